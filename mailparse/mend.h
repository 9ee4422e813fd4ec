/*
 * mend: makes of bytes that somebody sent as a mail what a MIME parser can read, where the ends of
 * lines or of the header are damaged. Nobody outside mailparse/ includes this.
 */
#ifndef MAILPARSE_MEND_H
#define MAILPARSE_MEND_H

#include <glib.h>

/*
 * The message in `bytes`, for a MIME parser: without the "From " line of an mbox file and what that
 * did to its lines, without blank lines before it, of the fields about its content only the first
 * of each. Text without any header gets an empty one. `*header` is the whole header, cut to at most
 * `max_header` bytes. What was done is added to `warnings`, char *. Nothing is copied without need;
 * the caller owns both.
 */
GBytes *mend_message(GBytes *bytes, gsize max_header, GPtrArray *warnings, GBytes **header);

/*
 * For a multipart without a boundary that fits: the X of the first line "--X" under which a part's
 * header stands. NULL without one. The caller frees it.
 */
char *mend_boundary(const char *text);

#endif
