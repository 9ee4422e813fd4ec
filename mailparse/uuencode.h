/*
 * uuencode: files that old programs put right into the text of a mail ("begin 644 foto.jpg", IEEE
 * Std 1003.1). Nobody outside mailparse/ includes this.
 */
#ifndef MAILPARSE_UUENCODE_H
#define MAILPARSE_UUENCODE_H

#include <glib.h>

/*
 * Returns the text without such files, each of which is added to `attachments`. A damaged one stays
 * in the text. The caller frees it.
 */
char *uuencode_take(const char *text, GPtrArray *attachments);

/* The first file in `raw`; `raw` itself if there is none. The caller owns it. */
GBytes *uuencode_decode(GBytes *raw);

#endif
