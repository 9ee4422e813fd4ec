/*
 * texts: gettext. The sources are Indonesian; po/en.po is the English.
 */
#ifndef DESK_TEXTS_H
#define DESK_TEXTS_H

#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) (text)

/* Call once, first thing in main(): `language` is "id" or "en". */
void texts_init(const char *language);

#endif
