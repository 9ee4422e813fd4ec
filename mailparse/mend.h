/*
 * mend: makes of bytes that somebody sent as a mail what a MIME parser can read, where the ends of
 * lines or of the header are damaged. Nobody outside mailparse/ includes this.
 */
#ifndef MAILPARSE_MEND_H
#define MAILPARSE_MEND_H

#include <glib.h>

/*
 * The message in `bytes`: without the "From " line of an mbox file and what that did to its lines,
 * without blank lines before it, its header at most `max_header` bytes, each field about its content
 * once. Text without any header gets an empty one. What was done is added to `warnings`, char *. The
 * result is `bytes`, or a slice of it, wherever nothing had to be done.
 */
GBytes *mend_message(GBytes *bytes, gsize max_header, GPtrArray *warnings);

#endif
