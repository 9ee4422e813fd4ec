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
/* The same of two texts with so many terms, of which so many are common to both. */
gboolean terms_suffice(guint common, guint one, guint other);

/*
 * Reads many texts one after the other, each term as a number: the same term has the same number.
 * It remembers the words it has met, a bounded number of them, which saves most of the work.
 */
struct terms_reader;
struct terms_reader *terms_reader_new(void);
void terms_reader_free(struct terms_reader *reader);
typedef struct terms_reader terms_reader_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(terms_reader_auto, terms_reader_free)
/* Adds the terms of the text that `terms` (gsize) does not have yet, as many as terms_of() takes. */
void terms_read(struct terms_reader *reader, const char *text, GArray *terms);

#endif
