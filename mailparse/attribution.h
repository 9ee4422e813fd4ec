/*
 * attribution: the line, or the few lines, with which a client introduces what it quotes: "Pada
 * Sel, 24 Nov 2026 pukul 09.12 Desk TIK <...> menulis:". Nobody outside mailparse/ includes this.
 */
#ifndef MAILPARSE_ATTRIBUTION_H
#define MAILPARSE_ATTRIBUTION_H

#include "mailparse/lines.h"

/*
 * Marks attributions as quote. One that stands above lines already marked is theirs; below one that
 * stands above unmarked lines, and below something newly written, all the rest is quote. With
 * `even_first` nothing needs to be written above it.
 */
void attribution_mark(GPtrArray *lines, gboolean even_first);

#endif
