#include "mailparse/quote.h"

#include "mailparse/attribution.h"
#include "mailparse/footer.h"
#include "mailparse/old_mail.h"
#include "mailparse/own_text.h"
#include "mailparse/signature.h"

#include <string.h>

static void mark_from(GPtrArray *lines, guint from, enum line_kind kind)
{
	for (guint i = from; i < lines->len; i++)
		line_at(lines, i)->kind = kind;
}

/*
 * From the begin of a forwarded mail on all is content, whatever container or '>' the client used,
 * and the signature in it is its own. Some clients forward with the block with which they quote.
 */
static void keep_forwarded(GPtrArray *lines, guint begin)
{
	begin = old_mail_rule_above(lines, begin);
	mark_from(lines, begin, LINE_QUOTE);
	signature_mark(lines, FALSE);
	mark_from(lines, begin, LINE_NEW);
}

/* Telephones let people type into the container of the signature. */
static void free_typed_in_signature(GPtrArray *lines)
{
	for (guint i = 0; i < lines->len; i++)
		if (line_at(lines, i)->kind == LINE_SIGNATURE)
			line_at(lines, i)->kind = LINE_NEW;
	signature_mark(lines, FALSE);
}

/* What only stands below the begin of an old mail may be the person's own words. */
static void restore_rest(GPtrArray *lines)
{
	for (guint i = 0; i < lines->len; i++)
		if (line_at(lines, i)->is_rest)
			line_at(lines, i)->kind = LINE_NEW;
}

/* Where nothing new is left something went too far. */
static void keep_something(GPtrArray *lines, const struct quote_options *options)
{
	if (!lines_have(lines, LINE_NEW) && !options->encloses)
		free_typed_in_signature(lines);
	if (lines_have(lines, LINE_NEW) ||
		(options->own_sent_text && own_text_rescue(lines, options->own_sent_text)))
		return;
	restore_rest(lines);
	/* A first mail quotes nobody, and what we did not send is no quote of ours. */
	if (!lines_have(lines, LINE_NEW) && lines_have(lines, LINE_QUOTE) &&
		(options->keep_forward || options->own_sent_text))
		mark_from(lines, 0, LINE_NEW);
	if (lines_have(lines, LINE_NEW) || lines_have(lines, LINE_QUOTE) || options->encloses)
		return;
	/* A mail of nothing but a signature says just that; what a telephone adds says nothing. */
	for (guint i = 0; i < lines->len; i++)
		if (!footer_is(line_at(lines, i)->text))
			line_at(lines, i)->kind = LINE_NEW;
}

static gboolean is_quote_at(const GPtrArray *lines, guint i)
{
	return i < lines->len && line_at(lines, i)->kind == LINE_QUOTE;
}

/* "[...]" between quoted lines is what the client left out of them. */
static void mark_cuts(GPtrArray *lines)
{
	static const char *const cuts[] = { "[...]", "[…]", "[snip]", "...", "…", NULL };
	for (guint i = 1; i < lines->len; i++) {
		struct line *line = line_at(lines, i);
		if (line->kind == LINE_NEW && strchr("[.\342", *line->text) &&
			g_strv_contains(cuts, line->text) && is_quote_at(lines, i - 1) &&
			is_quote_at(lines, lines_next_written(lines, i + 1)))
			line->kind = LINE_QUOTE;
	}
}

void quote_mark(GPtrArray *lines, const struct quote_options *options)
{
	guint old = old_mail_first(lines);
	if (options->keep_forward && old < lines->len) {
		keep_forwarded(lines, old);
		return;
	}
	/* Where we know what we sent, an answer below it can be told from it. */
	gboolean known = options->own_sent_text != NULL;
	attribution_mark(lines, known);
	old_mail_mark(lines, old, known);
	mark_cuts(lines);
	if (known)
		own_text_mark(lines, options->own_sent_text);
	signature_mark(lines, options->encloses);
	keep_something(lines, options);
}
