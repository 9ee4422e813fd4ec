/*
 * command_scan: the new text of a mail as words and sentences, while desk/command.c reads it. Only
 * the files desk/command*.c include this.
 */
#ifndef DESK_COMMAND_SCAN_H
#define DESK_COMMAND_SCAN_H

#include "desk/command_words.h"

/* One word of the text, and where it stands. */
struct word {
	char *text; /* lower case */
	const char *start, *end;
	int line; /* of those that are not empty */
};

/* A text while it is read. Words are numbered from 0; a number past the last word is no error. */
struct scan {
	enum speaker speaker;
	const char *text;
	GPtrArray *words; /* struct word * */
	struct command_reading *out;
};

/* `text` and `out` must outlive the scan. End it with scan_end(). */
void scan_begin(
	struct scan *s, const char *text, enum speaker speaker, struct command_reading *out);
void scan_end(struct scan *s);

/* NULL past the last word. */
const struct word *scan_word(const struct scan *s, guint i);
gboolean scan_is(const struct scan *s, guint i, const char *text);
gboolean scan_in(const struct scan *s, guint i, enum word_set set);
/* The figures that word i begins with; 0 if it begins with a letter. */
guint scan_digits(const struct scan *s, guint i);

/* Is any of these signs between word i and the next, or behind the last? */
gboolean scan_sign_behind(const struct scan *s, guint i, const char *signs);
/* One past the last word of the sentence that word i is in. */
guint scan_sentence(const struct scan *s, guint i);
/* As above, but a comma and the like end it too. */
guint scan_clause(const struct scan *s, guint i);
/* Does the sentence, or the clause, of word i end with a question mark? */
gboolean scan_asks(const struct scan *s, guint i);
gboolean scan_clause_asks(const struct scan *s, guint i);
/* Are all words from `from` to before `end` in the set? TRUE for none. */
gboolean scan_all_in(const struct scan *s, guint from, guint end, enum word_set set);
gboolean scan_any_in(const struct scan *s, guint from, guint end, enum word_set set);
/* May word i stand in a text of thanks? "terima" only before "kasih". */
gboolean scan_may_thank(const struct scan *s, guint i);
/* Nothing but manners from word i to the end: "pak", "terima kasih". */
gboolean scan_only_manners(const struct scan *s, guint i);
/* The first word from i on that is no title. */
guint scan_skip_titles(const struct scan *s, guint i);
/* '#' before the word, or ':' after it: certainly meant as a command. */
gboolean scan_is_marked(const struct scan *s, guint i);

/* What follows word i, without the punctuation that ties it on. The caller frees it. */
char *scan_argument(const struct scan *s, guint i);

#endif
