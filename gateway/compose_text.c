/* A page as plain text that stands alone: every answer in words, no line much over 72 letters. */
#include "gateway/compose_page.h"
#include "desk/texts.h"

#include <string.h>

#define WIDTH 72
/* A letter that somebody broke by hand keeps its lines: breaking them again at
   almost the same width leaves single words between them. */
#define WIDTH_WRITTEN 80

static int letters(const char *text)
{
	return (int)g_utf8_strlen(text, -1);
}

/* One line of the source, broken between words; `first` and `next` stand before the pieces. */
static void wrap_line(GString *out, const char *line, const char *first, const char *next)
{
	if (letters(first) + letters(line) <= WIDTH_WRITTEN) {
		g_string_append_printf(out, "%s%s\n", first, line);
		return;
	}
	g_auto(GStrv) words = g_strsplit(line, " ", -1);
	g_string_append(out, first);
	int column = letters(first);
	gboolean empty = TRUE;
	for (int i = 0; words[i]; i++) {
		int length = letters(words[i]);
		if (!empty && column + 1 + length > WIDTH) {
			g_string_append_printf(out, "\n%s", next);
			column = letters(next);
		} else if (!empty) {
			g_string_append_c(out, ' ');
			column++;
		}
		g_string_append(out, words[i]);
		column += length;
		empty = FALSE;
	}
	g_string_append_c(out, '\n');
}

static void wrap(GString *out, const char *text, const char *first, const char *next)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (int i = 0; lines[i]; i++) {
		g_strchomp(lines[i]);
		wrap_line(out, lines[i], i ? next : first, next);
	}
}

static int widest_label(const struct block *block)
{
	int widest = 0;
	for (guint i = 0; i < block->items->len; i++) {
		const struct pair *pair = block->items->pdata[i];
		widest = MAX(widest, letters(pair->label));
	}
	return widest;
}

static void add_facts(GString *out, const struct block *block)
{
	int widest = widest_label(block);
	g_autofree char *indent = g_strnfill(widest + 3, ' ');
	for (guint i = 0; i < block->items->len; i++) {
		const struct pair *pair = block->items->pdata[i];
		g_autofree char *gap = g_strnfill(widest - letters(pair->label), ' ');
		g_autofree char *first = g_strdup_printf("%s%s : ", pair->label, gap);
		wrap(out, pair->value, first, indent);
	}
}

static void add_list(GString *out, const struct block *block)
{
	for (guint i = 0; i < block->items->len; i++) {
		const struct pair *pair = block->items->pdata[i];
		/* "TOLAK: alasan" has its colon already. */
		const char *mark = !*pair->label ? "" : strchr(pair->label, ':') ? " – " : ": ";
		g_autofree char *line = g_strconcat(pair->label, mark, pair->value, NULL);
		wrap(out, line, "- ", "  ");
	}
}

static void add_answers(GString *out, const struct block *block)
{
	wrap(out, block->title, "", "");
	for (guint i = 0; i < block->items->len; i++) {
		const struct answer *answer = block->items->pdata[i];
		g_autofree char *line = g_strdup_printf("%s  (%s)", answer->typed, answer->meaning);
		wrap(out, line, "* ", "  ");
	}
}

/* A button that repeats what the text has said. */
static gboolean is_only_for_a_tap(const struct block *block)
{
	return block->kind == BLOCK_ANSWERS && !*block->title;
}

static void add_block(GString *out, const struct block *block)
{
	if (is_only_for_a_tap(block))
		return;
	g_string_append_c(out, '\n');
	switch (block->kind) {
	case BLOCK_PARAGRAPH:
	case BLOCK_NOTE:
		wrap(out, block->text, "", "");
		break;
	case BLOCK_FACTS:
		add_facts(out, block);
		break;
	case BLOCK_QUOTE:
		if (*block->title)
			g_string_append_printf(out, "%s:\n", block->title);
		wrap(out, block->text, "> ", "> ");
		break;
	case BLOCK_LIST:
		add_list(out, block);
		break;
	case BLOCK_ANSWERS:
		add_answers(out, block);
		break;
	case BLOCK_LINK:
		/* A link broken over lines is no link. */
		g_string_append_printf(out, "%s:\n%s\n", block->title, block->text);
		break;
	}
}

char *page_to_text(const struct page *page)
{
	GString *out = g_string_new("");
	wrap(out, page->headline, "", "");
	if (*page->greeting)
		g_string_append_printf(out, "\n%s\n", page->greeting);
	for (guint i = 0; i < page->blocks->len; i++)
		add_block(out, page->blocks->pdata[i]);
	/* With the usual mark of a signature, so that an answer's quote is easy to tell. */
	g_string_append(out, "\n-- \n");
	wrap(out, page->footer, "", "");
	return g_string_free(out, FALSE);
}
