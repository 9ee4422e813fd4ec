#include "mailparse/own_text.h"

#include "mailparse/old_mail.h"
#include "mailparse/own_words.h"

#include <string.h>

/* So many of our words are a copy of what we sent. */
#define COPY_WORDS 12

/*
 * Lines [from, to) of the quote that are not ours become new, if most of the quote is ours or most
 * of what we sent is in it; returns whether it is.
 */
static gboolean free_foreign(GPtrArray *lines, const struct own_words *own, guint from, guint to)
{
	struct share whole = { 0 };
	for (guint i = from; i < to; i++) {
		const struct share *share = own_words_of(own, i);
		whole.words += share->words;
		whole.ours += share->ours;
	}
	if (whole.ours == 0 || (whole.ours * 2 < whole.words && whole.ours * 2 < own->sent))
		return FALSE;
	for (guint i = from; i < to; i++)
		if (line_at(lines, i)->kind == LINE_QUOTE && share_is_foreign(own_words_of(own, i)))
			line_at(lines, i)->kind = LINE_NEW;
	return TRUE;
}

/* The number of lines if none is ours. */
static guint first_ours(const GPtrArray *lines, const struct own_words *own)
{
	guint i = 0;
	while (i < lines->len && !share_is_ours(own_words_of(own, i)))
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

/*
 * Goes along the lines one way: those of ours that touch a quote become quote, and what stands
 * between them without a word.
 */
static void mark_touching(GPtrArray *lines, const struct own_words *own, gboolean upward)
{
	gboolean beside = FALSE;
	for (guint k = 0; k < lines->len; k++) {
		guint i = upward ? lines->len - 1 - k : k;
		struct line *line = line_at(lines, i);
		if (line_is_blank(line))
			continue;
		if (beside && line->kind == LINE_NEW && share_is_ours(own_words_of(own, i)))
			line->kind = LINE_QUOTE;
		beside = line->kind == LINE_QUOTE;
	}
}

/* A link or a rule of ours between two lines of ours. */
static void mark_wordless(GPtrArray *lines, const struct own_words *own)
{
	gboolean beside = FALSE;
	for (guint i = 0; i < lines->len; i++) {
		struct line *line = line_at(lines, i);
		if (line_is_blank(line))
			continue;
		if (beside && line->kind == LINE_NEW && own_words_of(own, i)->words == 0) {
			guint next = lines_next_written(lines, i + 1);
			if (next == lines->len || line_at(lines, next)->kind == LINE_QUOTE)
				line->kind = LINE_QUOTE;
		}
		beside = line->kind == LINE_QUOTE;
	}
}

static guint ours_in(const GPtrArray *lines, const struct own_words *own)
{
	guint words = 0;
	for (guint i = 0; i < lines->len; i++)
		if (share_is_ours(own_words_of(own, i)))
			words += own_words_of(own, i)->ours;
	return words;
}

/* Where a client marked the quote, a sentence of ours elsewhere is cited by the person. */
static void mark_ours(GPtrArray *lines, const struct own_words *own)
{
	gboolean quoted = lines_have(lines, LINE_QUOTE);
	if (quoted) {
		mark_touching(lines, own, FALSE);
		mark_touching(lines, own, TRUE);
	}
	/* A sentence of ours alone is what the person says with our words. */
	gboolean copied = !quoted && ours_in(lines, own) >= COPY_WORDS;
	for (guint i = 0; i < lines->len && copied; i++)
		if (line_at(lines, i)->kind == LINE_NEW && share_is_ours(own_words_of(own, i)))
			line_at(lines, i)->kind = LINE_QUOTE;
	mark_wordless(lines, own);
}

/* A '>' above the line that introduces our text was typed by the person: "greater than". */
static void free_typed(GPtrArray *lines, const struct own_words *own)
{
	guint ours = first_ours(lines, own), introduction = ours;
	if (ours == lines->len)
		return;
	while (introduction > 0 && (is_marked(line_at(lines, introduction)) ||
					   line_at(lines, introduction)->kind != LINE_QUOTE))
		introduction--;
	for (guint i = 0; i < introduction; i++)
		if (line_at(lines, i)->kind == LINE_QUOTE && is_marked(line_at(lines, i)) &&
			share_is_foreign(own_words_of(own, i)))
			line_at(lines, i)->kind = LINE_NEW;
}

void own_text_mark(GPtrArray *lines, const char *sent)
{
	struct own_words own;
	own_words_compare(&own, lines, sent);
	free_typed(lines, &own);
	mark_ours(lines, &own);
	for (guint i = first_ours(lines, &own); i < lines->len; i++) {
		if (line_at(lines, i)->kind != LINE_QUOTE || is_marked(line_at(lines, i)))
			continue;
		guint end = region_end(lines, i, FALSE);
		free_foreign(lines, &own, i, end);
		i = end - 1;
	}
	own_words_clear(&own);
}

gboolean own_text_rescue(GPtrArray *lines, const char *sent)
{
	struct own_words own;
	own_words_compare(&own, lines, sent);
	guint from = first_ours(lines, &own);
	gboolean is_ours = from < lines->len && line_at(lines, from)->kind == LINE_QUOTE &&
			   free_foreign(lines, &own, from, region_end(lines, from, TRUE));
	own_words_clear(&own);
	return is_ours;
}
