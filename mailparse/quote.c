#include "mailparse/quote.h"

#include "mailparse/attribution.h"
#include "mailparse/old_mail.h"
#include "mailparse/own_text.h"
#include "mailparse/signature.h"

/*
 * From the begin of a forwarded mail on all is content, whatever container or '>' the client used.
 * Some clients forward with the very block with which they quote.
 */
static gboolean keep_forwarded(GPtrArray *lines)
{
	for (guint i = 0; i < lines->len; i++) {
		if (!old_mail_begins(lines, i))
			continue;
		for (guint k = i; k < lines->len; k++)
			line_at(lines, k)->kind = LINE_NEW;
		return TRUE;
	}
	return FALSE;
}

/* What only stands below the begin of an old mail may be the person's own words. */
static void restore_rest(GPtrArray *lines)
{
	for (guint i = 0; i < lines->len; i++)
		if (line_at(lines, i)->is_rest)
			line_at(lines, i)->kind = LINE_NEW;
}

/* Patterns that left nothing went too far. */
static void keep_something(GPtrArray *lines, const struct quote_options *options)
{
	if (lines_have(lines, LINE_NEW))
		return;
	if (options->own_sent_text && own_text_rescue(lines, options->own_sent_text))
		return;
	restore_rest(lines);
	/* A mail of nothing but a signature says just that. */
	if (lines_have(lines, LINE_NEW) || lines_have(lines, LINE_QUOTE))
		return;
	for (guint i = 0; i < lines->len; i++)
		line_at(lines, i)->kind = LINE_NEW;
}

void quote_mark(GPtrArray *lines, const struct quote_options *options)
{
	gboolean forwarded = options->keep_forward && keep_forwarded(lines);
	if (!forwarded) {
		/* Where we know what we sent, an answer below it can be told from it. */
		gboolean known = options->own_sent_text != NULL;
		attribution_mark(lines, known);
		old_mail_mark(lines, known);
		if (known)
			own_text_mark(lines, options->own_sent_text);
	}
	signature_mark(lines);
	keep_something(lines, options);
}
