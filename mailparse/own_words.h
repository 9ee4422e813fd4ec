/*
 * own_words: which words of a mail's lines are those that the desk sent. Neither line ends nor
 * punctuation nor links, which filters rewrite, take part. Only own_*.c include this.
 */
#ifndef MAILPARSE_OWN_WORDS_H
#define MAILPARSE_OWN_WORDS_H

#include "mailparse/lines.h"

/* How much of a line is ours. */
struct share {
	guint words, ours;
	gboolean filled; /* a line of ours, and more behind it: a form that was filled in */
};

struct own_words {
	GArray *shares; /* struct share for each line */
	guint sent;	/* words of what was sent */
};

/* Clear with own_words_clear(). */
void own_words_compare(struct own_words *own, const GPtrArray *lines, const char *sent);
void own_words_clear(struct own_words *own);

const struct share *own_words_of(const struct own_words *own, guint line);
/* Almost all, or almost none of the line's words. */
gboolean share_is_ours(const struct share *share);
gboolean share_is_foreign(const struct share *share);

#endif
