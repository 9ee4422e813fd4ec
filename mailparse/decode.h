/*
 * decode: base64 and quoted-printable as mail programs and the servers between them leave it:
 * unpadded, padded in the midst, broken anywhere, with junk. Nobody outside mailparse/ includes
 * this.
 */
#ifndef MAILPARSE_DECODE_H
#define MAILPARSE_DECODE_H

#include <glib.h>

/* RFC 2045 6.8. What is no base64 is passed over; padding ends a run, and another may begin. */
void decode_base64(GByteArray *out, const char *text, gsize size);

/*
 * Where lines of base64 end and something else begins, such as the footer of a mailing list: an
 * offset into `text`, 0 if it is no base64 at all.
 */
gsize decode_base64_end(const char *text, gsize size);
/* Does it begin like base64? Some programs only say so. */
gboolean decode_is_base64(const char *text, gsize size);

/* RFC 2045 6.7. What is no quoted-printable stays as it is. */
void decode_quoted_printable(GByteArray *out, const char *text, gsize size);

#endif
