/*
 * letter: the official letter inside a mail. mail_letter_read() is public, see mailparse.h.
 */
#ifndef MAILPARSE_LETTER_H
#define MAILPARSE_LETTER_H

#include "mailparse/mailparse.h"

void mail_letter_clear(struct mail_letter *letter);

#endif
