/*
 * Any text falls apart into new, quoted and signature with nothing lost, doubled or out of order;
 * what '>' marks stays quoted; and something is left to read.
 */
#include "mailparse/lines.h"
#include "mailparse/quote.h"
#include "mailparse/footer.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

/* What lines_join() hands out is just the lines of that kind; blanks around a line say nothing. */
static void check_kind(const GPtrArray *lines, enum line_kind kind)
{
	g_autofree char *joined = lines_join(lines, kind);
	g_auto(GStrv) out = g_strsplit(joined, "\n", -1);
	guint at = 0;
	for (guint i = 0; i < lines->len; i++) {
		if (line_at(lines, i)->kind != kind || line_is_blank(line_at(lines, i)))
			continue;
		while (out[at] && !*g_strstrip(out[at]))
			at++;
		g_autofree char *line = g_strstrip(g_strdup(line_at(lines, i)->text));
		g_assert_cmpstr(out[at++], ==, line);
	}
	for (; out[at]; at++)
		g_assert_cmpstr(out[at], ==, "");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *text = fuzz_text(data, size);
	g_autoptr(GPtrArray) before = lines_of_plain(text), lines = lines_of_plain(text);
	struct quote_options options = { .keep_forward = size % 2,
		.own_sent_text = size % 3 ? NULL : "Tiket TIK-2026-000001 sudah kami terima." };
	quote_mark(lines, &options);
	g_assert_cmpuint(lines->len, ==, before->len);
	gboolean said = FALSE;
	for (guint i = 0; i < lines->len; i++) {
		const struct line *was = line_at(before, i), *is = line_at(lines, i);
		g_assert_cmpstr(is->text, ==, was->text);
		/* What the desk sent tells a '>' that the person typed from a client's. */
		if (was->kind == LINE_QUOTE && !options.keep_forward && !options.own_sent_text)
			g_assert_cmpint(is->kind, ==, LINE_QUOTE);
		said |= !line_is_blank(was) && !footer_is(was->text);
	}
	/* Nothing new is said only beside a quote; a signature alone is the text, a footer is not.
	 */
	g_assert_true(lines_have(lines, LINE_NEW) || lines_have(lines, LINE_QUOTE) || !said);
	for (enum line_kind kind = LINE_NEW; kind <= LINE_SIGNATURE; kind++)
		check_kind(lines, kind);
	return 0;
}
