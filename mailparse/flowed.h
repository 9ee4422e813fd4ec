/*
 * flowed: format=flowed text (RFC 3676) as its writer typed it. Nobody outside mailparse/ includes
 * this.
 */
#ifndef MAILPARSE_FLOWED_H
#define MAILPARSE_FLOWED_H

#include "mailparse/lines.h"

/*
 * Joins flowed lines of the same quote depth and takes away stuffing: a '>' that the writer typed
 * is no quote. `delsp`: the blank at a line's end is not part of the text.
 */
GPtrArray *flowed_lines(const char *text, gboolean delsp);

#endif
