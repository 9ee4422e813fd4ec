#include "desk/command_requester.h"

#include <string.h>

/* Rated by word i, the last that belongs to the figure. */
static gboolean rated(struct scan *s, char figure, guint i)
{
	g_autofree char *comment = scan_argument(s, i);
	s->out->command = COMMAND_NILAI;
	g_free(s->out->argument);
	s->out->argument = g_strdup_printf("%c%s%s", figure, *comment ? " " : "", comment);
	return TRUE;
}

/* "1. kabel\n2. switch" */
static gboolean begins_list(const struct scan *s, guint i)
{
	const struct word *word = scan_word(s, i), *other;
	for (guint k = i + 1; (other = scan_word(s, k)); k++)
		if (other->line > word->line && strlen(other->text) == 1 &&
			*other->text == *word->text + 1)
			return TRUE;
	return FALSE;
}

static guint line_end(const struct scan *s, guint i)
{
	const struct word *word = scan_word(s, i), *other;
	while ((other = scan_word(s, i)) && other->line == word->line)
		i++;
	return i;
}

/* "2 komputer mati", "1. wifi mati", "3 Desember": a count, an item of a list, a date. */
static gboolean counts_something(const struct scan *s, guint i)
{
	guint end = line_end(s, i), next = i + 1;
	if (next == end || scan_in(s, next, WORDS_PRAISE))
		return FALSE;
	return *scan_word(s, i)->end == '.' || scan_digits(s, next) ||
	       scan_in(s, next, WORDS_COUNTED) || scan_in(s, next, WORDS_MONTH) ||
	       scan_in(s, next, WORDS_STILL) || scan_any_in(s, next, end, WORDS_TROUBLE) ||
	       scan_any_in(s, next, end, WORDS_STILL);
}

gboolean command_read_figure(struct scan *s, guint i)
{
	if (scan_in(s, i, WORDS_RATING))
		i += scan_in(s, i + 1, WORDS_SELF) ? 2 : 1;
	const struct word *word = scan_word(s, i);
	if (!word || strlen(word->text) != 1 || *word->text < '1' || *word->text > '4')
		return FALSE;
	/* "4/4" is said of a scale of four; "1/5", "4,5" and "1-5" are no rating. */
	if (*word->end == '/' && scan_is(s, i + 1, "4") && !scan_sign_behind(s, i + 1, "/"))
		return rated(s, *word->text, i + 1);
	if ((*word->end && strchr("/-.,:", *word->end) && g_ascii_isdigit(word->end[1])) ||
		*word->end == '%')
		return FALSE;
	if (scan_asks(s, i) || counts_something(s, i) || begins_list(s, i))
		return FALSE;
	return rated(s, *word->text, i);
}

/* Is word i in the set, or this word of it with a typing error? */
static gboolean in_or_like(const struct scan *s, guint i, enum word_set set, const char *like)
{
	const struct word *word = scan_word(s, i);
	return word && (command_word_in(word->text, set) || command_word_like(word->text, like));
}

gboolean command_read_contented(struct scan *s, guint i)
{
	enum { WORDS_BEFORE_MAX = 3 };
	char figure = '3';
	guint at = i;
	for (; !scan_in(s, at, WORDS_CONTENT); at++) {
		if (at == i + WORDS_BEFORE_MAX)
			return FALSE;
		if (in_or_like(s, at, WORDS_HARDLY, "kurang"))
			figure = '2';
		else if (in_or_like(s, at, WORDS_NEGATION, "tidak") &&
			 !scan_in(s, at, WORDS_NOT_YET))
			figure = '1';
		else if (scan_in(s, at, WORDS_SO) && figure < '3')
			figure = '2';
		else if (in_or_like(s, at, WORDS_VERY, "sangat") && figure == '3')
			figure = '4';
		else if (!scan_in(s, at, WORDS_FAIRLY))
			return FALSE;
	}
	if (scan_asks(s, i))
		return FALSE;
	if (at == i && scan_in(s, at + 1, WORDS_VERY)) {
		figure = '4';
		at++;
	}
	return rated(s, figure, at);
}

/* "masih saja mati" */
static gboolean still_in_trouble(const struct scan *s, guint i)
{
	if (!scan_in(s, i, WORDS_STILL))
		return FALSE;
	do
		i++;
	while (scan_in(s, i, WORDS_STILL_FILLER) && !scan_in(s, i, WORDS_TROUBLE));
	return scan_in(s, i, WORDS_TROUBLE);
}

static gboolean not_yet_solved(const struct scan *s, guint i)
{
	if (!in_or_like(s, i, WORDS_NOT_YET, "belum") || scan_in(s, i + 1, WORDS_NOT_TRIED))
		return FALSE;
	return !scan_is(s, i + 1, "ada") || !scan_in(s, i + 2, WORDS_PROBLEM);
}

gboolean command_read_not_yet(struct scan *s, guint i)
{
	gboolean still = still_in_trouble(s, i);
	if ((!still && !not_yet_solved(s, i)) || scan_clause_asks(s, i))
		return FALSE;
	s->out->command = COMMAND_BELUM;
	if (!still && scan_only_manners(s, i + 1))
		return TRUE;
	g_free(s->out->argument);
	/* "masih mati" is itself what is wrong. */
	s->out->argument = still ? g_strdup(scan_word(s, i)->start) : scan_argument(s, i);
	return TRUE;
}

gboolean command_read_no_more(struct scan *s, guint i)
{
	guint next = scan_skip_titles(s, i + 2);
	if (!scan_in(s, i, WORDS_NEGATION) || !scan_is(s, i + 1, "jadi") || scan_asks(s, i))
		return FALSE;
	if (scan_word(s, next) && !scan_in(s, next, WORDS_CANCELLED) &&
		!scan_sign_behind(s, next - 1, ",.\n"))
		return FALSE;
	s->out->unclear = COMMAND_BATAL;
	return TRUE;
}

static gboolean says_thanks(const struct scan *s, guint i)
{
	return scan_in(s, i, WORDS_THANKS) ||
	       (scan_in(s, i, WORDS_RECEIVE) && scan_in(s, i + 1, WORDS_THANKS));
}

/* Behind what is asked for: courtesies only. */
static gboolean may_follow_report(const struct scan *s, guint i)
{
	return scan_in(s, i, WORDS_RESULT) || scan_in(s, i, WORDS_SENDING) ||
	       scan_in(s, i, WORDS_ASKING) || scan_in(s, i, WORDS_TITLE) || says_thanks(s, i);
}

gboolean command_read_wants_report(struct scan *s, guint i)
{
	gboolean asked = FALSE, sent = FALSE, self = FALSE, wanting = FALSE;
	for (; scan_word(s, i) && !scan_in(s, i, WORDS_REPORT); i++) {
		if (scan_in(s, i, WORDS_ASKING))
			asked = TRUE;
		else if (scan_in(s, i, WORDS_SENDING))
			sent = TRUE;
		else if (scan_in(s, i, WORDS_SELF))
			self = TRUE;
		else if (scan_in(s, i, WORDS_WANTING) || says_thanks(s, i))
			wanting = TRUE;
		else if (!scan_in(s, i, WORDS_TITLE) && !scan_in(s, i, WORDS_AGREEING))
			return FALSE;
	}
	/* "kami kirim laporan" announces one; "hasil laporan" alone asks for nothing. */
	if (!scan_word(s, i) || (self && !asked) || (wanting && !asked && !sent))
		return FALSE;
	for (i++; scan_word(s, i); i++) {
		if (!may_follow_report(s, i))
			return FALSE;
		asked |= scan_in(s, i, WORDS_ASKING) || scan_in(s, i, WORDS_SENDING);
	}
	if (strchr(s->text, '?') && !asked && !sent)
		return FALSE;
	s->out->command = COMMAND_LAPORAN;
	return TRUE;
}
