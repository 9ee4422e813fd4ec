/*
 * smime: reads what an S/MIME message of type signed-data carries (RFC 8551 3.5.2). Signatures are
 * not verified. The only file that touches GnuTLS here. Nobody outside mailparse/ includes this.
 */
#ifndef MAILPARSE_SMIME_H
#define MAILPARSE_SMIME_H

#include <glib.h>

/*
 * The MIME entity inside of `der` (a CMS SignedData); NULL if there is none, as in an encrypted
 * message. The caller owns it.
 */
GBytes *smime_signed_content(GBytes *der);

#endif
