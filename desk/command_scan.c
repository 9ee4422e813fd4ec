#include "desk/command_scan.h"

#include <string.h>

static void word_free(gpointer data)
{
	struct word *word = data;
	g_free(word->text);
	g_free(word);
}

static gboolean is_letter(const char *at)
{
	gunichar c = g_utf8_get_char(at);
	/* "assalamu'alaikum" is one word, but quotation marks are around words. */
	return g_unichar_isalnum(c) ||
	       ((c == '\'' || c == 0x2019) &&
		       g_unichar_isalpha(g_utf8_get_char(g_utf8_next_char(at))));
}

static void push(struct scan *s, const char *start, const char *end, int line)
{
	struct word *word = g_new0(struct word, 1);
	word->text = g_utf8_strdown(start, end - start);
	word->start = start;
	word->end = end;
	word->line = line;
	g_ptr_array_add(s->words, word);
}

/* "sudahselesai" is two words. Lower case of ASCII letters keeps their places. */
static void push_maybe_two(struct scan *s, const char *start, const char *end, int line)
{
	g_autofree char *lower = g_ascii_strdown(start, end - start);
	gsize first = line == 0 ? command_word_glued(lower) : 0;
	if (first)
		push(s, start, start + first, line);
	push(s, start + first, end, line);
}

static void split(struct scan *s)
{
	int line = 0;
	gboolean line_has_word = FALSE;
	for (const char *at = s->text; *at;) {
		if (*at == '\n' && line_has_word) {
			line++;
			line_has_word = FALSE;
		}
		const char *start = at;
		/* An apostrophe belongs to a word only inside it. */
		while (*at && is_letter(at) &&
			(at > start || g_unichar_isalnum(g_utf8_get_char(at))))
			at = g_utf8_next_char(at);
		if (at == start) {
			at = g_utf8_next_char(at);
			continue;
		}
		push_maybe_two(s, start, at, line);
		line_has_word = TRUE;
	}
}

void scan_begin(struct scan *s, const char *text, enum speaker speaker, struct command_reading *out)
{
	*s = (struct scan){ speaker, text, g_ptr_array_new_with_free_func(word_free), out };
	split(s);
}

void scan_end(struct scan *s)
{
	g_ptr_array_unref(s->words);
}

const struct word *scan_word(const struct scan *s, guint i)
{
	return i < s->words->len ? s->words->pdata[i] : NULL;
}

gboolean scan_is(const struct scan *s, guint i, const char *text)
{
	const struct word *word = scan_word(s, i);
	return word && strcmp(word->text, text) == 0;
}

gboolean scan_in(const struct scan *s, guint i, enum word_set set)
{
	const struct word *word = scan_word(s, i);
	return word && command_word_in(word->text, set);
}

guint scan_digits(const struct scan *s, guint i)
{
	const struct word *word = scan_word(s, i);
	return word ? strspn(word->text, "0123456789") : 0;
}

gboolean scan_sign_behind(const struct scan *s, guint i, const char *signs)
{
	const struct word *word = scan_word(s, i), *next = scan_word(s, i + 1);
	if (!word)
		return FALSE;
	const char *end = next ? next->start : word->end + strlen(word->end);
	for (const char *at = word->end; at < end; at++)
		if (strchr(signs, *at))
			return TRUE;
	return FALSE;
}

static guint until_sign(const struct scan *s, guint i, const char *signs)
{
	while (i < s->words->len && !scan_sign_behind(s, i, signs))
		i++;
	return MIN(i + 1, s->words->len);
}

guint scan_sentence(const struct scan *s, guint i)
{
	return until_sign(s, i, ".!?\n");
}

guint scan_clause(const struct scan *s, guint i)
{
	return until_sign(s, i, ".!?\n,;:(");
}

gboolean scan_asks(const struct scan *s, guint i)
{
	return scan_sign_behind(s, scan_sentence(s, i) - 1, "?");
}

gboolean scan_clause_asks(const struct scan *s, guint i)
{
	return scan_sign_behind(s, scan_clause(s, i) - 1, "?");
}

gboolean scan_all_in(const struct scan *s, guint from, guint end, enum word_set set)
{
	for (guint i = from; i < end; i++)
		if (!scan_in(s, i, set))
			return FALSE;
	return TRUE;
}

gboolean scan_any_in(const struct scan *s, guint from, guint end, enum word_set set)
{
	for (guint i = from; i < end; i++)
		if (scan_in(s, i, set))
			return TRUE;
	return FALSE;
}

gboolean scan_may_thank(const struct scan *s, guint i)
{
	if (scan_in(s, i, WORDS_RECEIVE))
		return scan_in(s, i + 1, WORDS_THANKS);
	return scan_in(s, i, WORDS_THANKS) || scan_in(s, i, WORDS_THANKS_TOO);
}

gboolean scan_only_manners(const struct scan *s, guint i)
{
	for (; i < s->words->len; i++)
		if (!scan_in(s, i, WORDS_TITLE) && !scan_may_thank(s, i))
			return FALSE;
	return TRUE;
}

guint scan_skip_titles(const struct scan *s, guint i)
{
	while (scan_in(s, i, WORDS_TITLE))
		i++;
	return i;
}

gboolean scan_is_marked(const struct scan *s, guint i)
{
	const struct word *word = scan_word(s, i);
	const char *before = word->start, *after = word->end;
	while (before > s->text && before[-1] == ' ')
		before--;
	while (*after == ' ' || *after == '*')
		after++;
	return (before > s->text && before[-1] == '#') || *after == ':';
}

static const char *skip_ties(const char *at)
{
	static const char *const signs[] = { "–", "—", "”", "’", "→", "\u00a0", "\u200b" };
	for (;;) {
		const char *start = at;
		at += strspn(at, " \t\r\n:,.;!-*#)]\"'`_>=");
		for (guint i = 0; i < G_N_ELEMENTS(signs); i++)
			if (g_str_has_prefix(at, signs[i]))
				at += strlen(signs[i]);
		if (at == start)
			return at;
	}
}

char *scan_argument(const struct scan *s, guint i)
{
	char *argument = g_strchomp(g_strdup(skip_ties(scan_word(s, i)->end)));
	gsize length = strlen(argument);
	/* "(kabel diganti)" */
	if (*argument == '(' && strchr(argument, ')') == argument + length - 1) {
		memmove(argument, argument + 1, length - 2);
		argument[length - 2] = '\0';
	}
	return argument;
}
