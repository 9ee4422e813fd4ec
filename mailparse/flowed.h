/*
 * flowed: format=flowed text (RFC 3676) as its writer typed it.
 */
#ifndef MAILPARSE_FLOWED_H
#define MAILPARSE_FLOWED_H

#include <glib.h>

/* Joins flowed lines of the same quote depth and takes away stuffing. `delsp`: the blank at a
 * line's end is not part of the text. The caller frees the result. */
char *flowed_join(const char *text, gboolean delsp);

#endif
