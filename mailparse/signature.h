/*
 * signature: finds signatures in what is new. Nobody outside mailparse/ includes this.
 */
#ifndef MAILPARSE_SIGNATURE_H
#define MAILPARSE_SIGNATURE_H

#include "mailparse/lines.h"

/*
 * Marks the lines of signatures: after "-- " (RFC 3676 4.3), what telephones add, and a last block
 * of name, NIP and telephone. `alone`: "-- " may be the first line that is written.
 */
void signature_mark(GPtrArray *lines, gboolean alone);

#endif
