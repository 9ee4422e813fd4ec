/*
 * terms: the words of a letter that say what it is about, for everything that compares letters:
 * similar cases, second letters, incidents, frequent problems. Pure.
 */
#ifndef DESK_TERMS_H
#define DESK_TERMS_H

#include <glib.h>

/*
 * The distinct terms of a text, in the order of their first use; char *, owned. In lower case,
 * without manners and fillers, without figures, without Indonesian affixes ("terputus", "putusnya"
 * are "putus"), and with one term for what people call by several names (wifi, internet, koneksi).
 * A word of the same stem always gives the same term; a term need not be a word.
 */
GPtrArray *terms_of(const char *text);

gboolean terms_have(const GPtrArray *terms, const char *term);
/* Do both speak of the same thing? Most of what the shorter one says is in the longer one. */
gboolean terms_are_alike(const GPtrArray *one, const GPtrArray *other);

#endif
