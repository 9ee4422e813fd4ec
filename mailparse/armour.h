/*
 * armour: text that PGP signed in clear (RFC 4880 7). Signatures are not verified. Nobody outside
 * mailparse/ includes this.
 */
#ifndef MAILPARSE_ARMOUR_H
#define MAILPARSE_ARMOUR_H

#include "mailparse/lines.h"

/* What PGP put around the text becomes signature; the dashes with which it guards lines go. */
void armour_mark(GPtrArray *lines);

#endif
