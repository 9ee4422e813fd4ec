/*
 * letter_part: the parts of an official letter that take more than a field's name. Only letter*.c
 * include this.
 */
#ifndef MAILPARSE_LETTER_PART_H
#define MAILPARSE_LETTER_PART_H

#include "mailparse/lines.h"

/*
 * The first date in the text, as ISO 8601: "24 November 2026", "24-11-2026", "24/11/26",
 * "2026-11-24", "November 24, 2026", in Indonesian and English, in old spellings too. NULL without
 * one. The caller frees it.
 */
char *letter_read_date(const char *text);

/*
 * The lowest office of the letterhead, else the one of `sender` (who it is from, as a nota dinas
 * says; may be NULL), else of the signer. NULL without one. The caller frees it.
 */
char *letter_read_office(const GPtrArray *lines, const char *sender);

/* A value without the right column, which begins after a wide gap, and without stars of bold text.
 */
char *letter_left_column(const char *value);

#endif
