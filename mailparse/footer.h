/*
 * footer: what telephones, mail programs and mail servers add to a text, and nobody typed. Nobody
 * outside mailparse/ includes this.
 */
#ifndef MAILPARSE_FOOTER_H
#define MAILPARSE_FOOTER_H

#include "mailparse/lines.h"

/* "Dikirim dari iPhone saya", "Dapatkan Outlook untuk Android", and nothing else in the line. */
gboolean footer_is(const char *line);

/*
 * Marks such lines as signature; in the last paragraphs of what is new also an office's note on
 * secrecy, and in the first one a server's banner on mail from outside.
 */
void footer_mark(GPtrArray *lines);

#endif
