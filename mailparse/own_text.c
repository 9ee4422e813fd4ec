#include "mailparse/own_text.h"

#include "mailparse/old_mail.h"

#include <string.h>

/* Words in a row that nobody writes twice by chance. */
#define RUN 4

struct word {
	guint hash;
	guint line;
	gboolean ours;
};

/* How much of a line is ours. */
struct share {
	guint words, ours;
};

static gboolean is_link(const char *at)
{
	return g_ascii_strncasecmp(at, "http://", 7) == 0 ||
	       g_ascii_strncasecmp(at, "https://", 8) == 0 ||
	       g_ascii_strncasecmp(at, "mailto:", 7) == 0;
}

/* The words of `text`, without links. */
static void add_words(GArray *words, const char *text, guint line)
{
	for (const char *at = text; *at;) {
		if (is_link(at)) {
			at += strcspn(at, " \t\n<>)\"");
			continue;
		}
		struct word word = { .hash = 5381, .line = line };
		const char *start = at;
		for (; *at && g_unichar_isalnum(g_utf8_get_char(at)); at = g_utf8_next_char(at))
			word.hash = word.hash * 33 + g_unichar_tolower(g_utf8_get_char(at));
		if (at > start)
			g_array_append_val(words, word);
		else
			at = g_utf8_next_char(at);
	}
}

static gpointer run_at(const GArray *words, guint i)
{
	guint hash = 0;
	for (guint k = i; k < i + RUN; k++)
		hash = hash * 31 + g_array_index(words, struct word, k).hash;
	return GUINT_TO_POINTER(hash);
}

static GHashTable *runs_of(const char *sent)
{
	g_autoptr(GArray) words = g_array_new(FALSE, TRUE, sizeof(struct word));
	GHashTable *runs = g_hash_table_new(NULL, NULL);
	add_words(words, sent, 0);
	for (guint i = 0; i + RUN <= words->len; i++)
		g_hash_table_add(runs, run_at(words, i));
	return runs;
}

/* struct share for each line. */
static GArray *compare(const GPtrArray *lines, const char *sent)
{
	g_autoptr(GHashTable) runs = runs_of(sent);
	g_autoptr(GArray) words = g_array_new(FALSE, TRUE, sizeof(struct word));
	GArray *shares = g_array_new(FALSE, TRUE, sizeof(struct share));
	g_array_set_size(shares, lines->len);
	for (guint i = 0; i < lines->len; i++)
		add_words(words, line_at(lines, i)->text, i);
	for (guint i = 0; i + RUN <= words->len; i++)
		for (guint k = i; g_hash_table_contains(runs, run_at(words, i)) && k < i + RUN; k++)
			g_array_index(words, struct word, k).ours = TRUE;
	for (guint i = 0; i < words->len; i++) {
		const struct word *word = &g_array_index(words, struct word, i);
		struct share *share = &g_array_index(shares, struct share, word->line);
		share->words++;
		share->ours += word->ours;
	}
	return shares;
}

static gboolean is_ours(const struct share *share)
{
	return share->words > 0 && share->ours * 5 >= share->words * 4;
}

static gboolean is_foreign(const struct share *share)
{
	return share->words > 0 && share->ours * 10 <= share->words * 3;
}

/*
 * Lines [from, to) of the quote that are not ours become new, if most of the quote is ours; returns
 * whether it is.
 */
static gboolean free_foreign(GPtrArray *lines, const GArray *shares, guint from, guint to)
{
	struct share whole = { 0 };
	for (guint i = from; i < to; i++) {
		const struct share *share = &g_array_index(shares, struct share, i);
		whole.words += share->words;
		whole.ours += share->ours;
	}
	if (whole.words == 0 || whole.ours * 2 < whole.words)
		return FALSE;
	for (guint i = from; i < to; i++)
		if (line_at(lines, i)->kind == LINE_QUOTE &&
			is_foreign(&g_array_index(shares, struct share, i)))
			line_at(lines, i)->kind = LINE_NEW;
	return TRUE;
}

static const struct share *share_at(const GArray *shares, guint i)
{
	return &g_array_index(shares, struct share, i);
}

/* The number of lines if none is ours. */
static guint first_ours(const GPtrArray *lines, const GArray *shares)
{
	guint i = 0;
	while (i < lines->len && !is_ours(share_at(shares, i)))
		i++;
	return i;
}

static gboolean is_marked(const struct line *line)
{
	return *line->text == '>';
}

/* Quoted lines from `from` on, up to one that begins something older. */
static guint region_end(const GPtrArray *lines, guint from, gboolean marked_too)
{
	guint i = from;
	while (i < lines->len && line_at(lines, i)->kind == LINE_QUOTE &&
		(marked_too || !is_marked(line_at(lines, i))) && !old_mail_begins(lines, i))
		i++;
	return MAX(i, from + 1);
}

/* Goes along the lines one way: those of ours that touch a quote become quote. */
static void mark_touching(GPtrArray *lines, const GArray *shares, gboolean upward)
{
	gboolean beside = FALSE;
	for (guint k = 0; k < lines->len; k++) {
		guint i = upward ? lines->len - 1 - k : k;
		struct line *line = line_at(lines, i);
		if (line_is_blank(line))
			continue;
		if (beside && line->kind == LINE_NEW && is_ours(share_at(shares, i)))
			line->kind = LINE_QUOTE;
		beside = line->kind == LINE_QUOTE;
	}
}

/* Where a client marked the quote, a sentence of ours elsewhere is cited by the person. */
static void mark_ours(GPtrArray *lines, const GArray *shares)
{
	if (lines_have(lines, LINE_QUOTE)) {
		mark_touching(lines, shares, FALSE);
		mark_touching(lines, shares, TRUE);
		return;
	}
	for (guint i = 0; i < lines->len; i++)
		if (line_at(lines, i)->kind == LINE_NEW && is_ours(share_at(shares, i)))
			line_at(lines, i)->kind = LINE_QUOTE;
}

/* A '>' above the line that introduces our text was typed by the person: "greater than". */
static void free_typed(GPtrArray *lines, const GArray *shares)
{
	guint ours = first_ours(lines, shares), introduction = ours;
	if (ours == lines->len)
		return;
	while (introduction > 0 && (is_marked(line_at(lines, introduction)) ||
					   line_at(lines, introduction)->kind != LINE_QUOTE))
		introduction--;
	for (guint i = 0; i < introduction; i++)
		if (line_at(lines, i)->kind == LINE_QUOTE && is_marked(line_at(lines, i)) &&
			is_foreign(share_at(shares, i)))
			line_at(lines, i)->kind = LINE_NEW;
}

void own_text_mark(GPtrArray *lines, const char *sent)
{
	g_autoptr(GArray) shares = compare(lines, sent);
	free_typed(lines, shares);
	mark_ours(lines, shares);
	for (guint i = first_ours(lines, shares); i < lines->len; i++) {
		if (line_at(lines, i)->kind != LINE_QUOTE || is_marked(line_at(lines, i)))
			continue;
		guint end = region_end(lines, i, FALSE);
		free_foreign(lines, shares, i, end);
		i = end - 1;
	}
}

gboolean own_text_rescue(GPtrArray *lines, const char *sent)
{
	g_autoptr(GArray) shares = compare(lines, sent);
	guint from = first_ours(lines, shares);
	return from < lines->len &&
	       free_foreign(lines, shares, from, region_end(lines, from, TRUE));
}
