/* Any HTML gives clean lines, and no more of them than the limit allows. */
#include "mailparse/html.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

/* A letter, or the gap before it, that crosses the limit is written to its end. */
#define OVER_THE_LIMIT 48

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *html = fuzz_text(data, size);
	gsize limit = size % 2 ? 1024 * 1024 : 200, made = 0;
	struct html_seen seen = { 0 };
	g_autoptr(GPtrArray) lines = html_read(html, limit, &seen);
	for (guint i = 0; i < lines->len; i++) {
		const struct line *line = line_at(lines, i);
		check_line(line->text);
		g_assert_cmpint(line->kind, <=, LINE_SIGNATURE);
		made += strlen(line->text);
	}
	g_assert_cmpuint(made, <=, limit + OVER_THE_LIMIT);
	return 0;
}
