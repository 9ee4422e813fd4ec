/*
 * letter: the official letter inside a mail. mail_letter_read() is public, see mailparse.h.
 */
#ifndef MAILPARSE_LETTER_H
#define MAILPARSE_LETTER_H

#include "mailparse/lines.h"
#include "mailparse/mailparse.h"

/* As mail_letter_read(), of lines. */
void letter_read_lines(const GPtrArray *lines, struct mail_letter *letter);

#endif
