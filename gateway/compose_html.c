/*
 * A page as HTML for a phone: one column, inline styles only (many clients drop the others), no
 * image. No colour of text or background but on buttons, so that dark mode keeps its contrast.
 */
#include "gateway/compose_page.h"

#include <string.h>

#define FONT "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;"
#define LABEL_STYLE "font-size:14px;opacity:.75;"
#define BLOCK_STYLE "margin:0 0 16px;"
#define BUTTON_STYLE                                                                               \
	"display:block;margin:0 0 10px;padding:12px 16px;border-radius:8px;text-decoration:none;"  \
	"font-size:16px;line-height:1.35;text-align:left;"
/* White on this green reads well (5.9:1) on light and dark ground. */
#define FIRST_BUTTON BUTTON_STYLE "background:#17704f;border:1px solid #17704f;color:#ffffff;"
#define NEXT_BUTTON BUTTON_STYLE "border:1px solid #808080;color:inherit;"

/* %s escapes what it takes: the one way into the HTML, with put_whole_numbers(). */
static void put(GString *out, const char *format, ...) G_GNUC_PRINTF(2, 3);
static void put(GString *out, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	g_autofree char *html = g_markup_vprintf_escaped(format, values);
	va_end(values);
	g_string_append(out, html);
}

/* A number that ends one line and goes on in the next is hard to read and to copy. */
static void put_whole_numbers(GString *out, const char *line)
{
	g_autofree char *html = g_markup_escape_text(line, -1);
	g_autoptr(GRegex) number = g_regex_new("\\b[A-Z]{2,10}-[0-9]{4}-[0-9]{6}\\b", 0, 0, NULL);
	g_autofree char *whole = g_regex_replace(
		number, html, -1, 0, "<span style=\"white-space:nowrap\">\\0</span>", 0, NULL);
	g_string_append(out, whole ? whole : html);
}

/* Text with its line ends. */
static void put_lines(GString *out, const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (int i = 0; lines[i]; i++) {
		/* QP folds long lines, yet short source lines are kinder to readers of sources. */
		if (i)
			g_string_append(out, "<br>\n");
		put_whole_numbers(out, lines[i]);
	}
}

static void put_facts(GString *out, const struct block *block)
{
	put(out, "<div style=\"" BLOCK_STYLE
		 "border-top:1px solid #80808066;border-bottom:1px solid #80808066;"
		 "padding:10px 0 2px\">\n");
	for (guint i = 0; i < block->items->len; i++) {
		const struct pair *pair = block->items->pdata[i];
		put(out, "<p style=\"margin:0 0 6px\"><span style=\"" LABEL_STYLE "\">%s:</span> ",
			pair->label);
		put_lines(out, pair->value);
		put(out, "</p>\n");
	}
	put(out, "</div>\n");
}

static void put_quote(GString *out, const struct block *block)
{
	if (*block->title)
		put(out, "<p style=\"margin:0 0 4px;" LABEL_STYLE "\">%s</p>\n", block->title);
	put(out, "<div style=\"" BLOCK_STYLE "border-left:4px solid #17704f;padding:2px 0 2px 12px;"
		 "overflow-wrap:anywhere\">");
	put_lines(out, block->text);
	put(out, "</div>\n");
}

static void put_list(GString *out, const struct block *block)
{
	put(out, "<ul style=\"" BLOCK_STYLE "padding-left:20px\">\n");
	for (guint i = 0; i < block->items->len; i++) {
		const struct pair *pair = block->items->pdata[i];
		put(out, "<li style=\"margin:0 0 8px;overflow-wrap:anywhere\">");
		if (*pair->label)
			put(out, "<b>%s</b><br>", pair->label);
		put_lines(out, pair->value);
		put(out, "</li>\n");
	}
	put(out, "</ul>\n");
}

static void put_answers(GString *out, const struct block *block)
{
	if (*block->title)
		put(out, "<p style=\"margin:0 0 8px\">%s</p>\n", block->title);
	put(out, "<div style=\"" BLOCK_STYLE "\">\n");
	for (guint i = 0; i < block->items->len; i++) {
		const struct answer *answer = block->items->pdata[i];
		put(out,
			"<a href=\"%s\" style=\"%s\"><b>%s</b>"
			"<span style=\"font-size:14px\"> &nbsp;%s</span></a>\n",
			answer->uri, i || block->quiet ? NEXT_BUTTON : FIRST_BUTTON,
			answer->command, answer->meaning);
	}
	put(out, "</div>\n");
}

static void put_block(GString *out, const struct block *block)
{
	switch (block->kind) {
	case BLOCK_PARAGRAPH:
	case BLOCK_NOTE:
		put(out, "<p style=\"" BLOCK_STYLE "%s\">",
			block->kind == BLOCK_NOTE ? LABEL_STYLE : "");
		put_lines(out, block->text);
		put(out, "</p>\n");
		break;
	case BLOCK_FACTS:
		put_facts(out, block);
		break;
	case BLOCK_QUOTE:
		put_quote(out, block);
		break;
	case BLOCK_LIST:
		put_list(out, block);
		break;
	case BLOCK_ANSWERS:
		put_answers(out, block);
		break;
	case BLOCK_LINK:
		put(out,
			"<p style=\"" BLOCK_STYLE "\"><a href=\"%s\" style=\"" NEXT_BUTTON
			"text-align:center\">%s</a></p>\n",
			block->text, block->title);
		break;
	}
}

char *page_to_html(const struct page *page)
{
	GString *out = g_string_new("");
	put(out,
		"<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		"<meta name=\"color-scheme\" content=\"light dark\">\n"
		"<meta name=\"supported-color-schemes\" content=\"light dark\">\n"
		"<title>%s</title>\n</head>\n"
		"<body style=\"margin:0;padding:0\">\n<div style=\"max-width:560px;margin:0 auto;"
		"padding:16px;" FONT "font-size:16px;line-height:1.5;overflow-wrap:anywhere\">\n"
		"<h1 style=\"font-size:20px;line-height:1.3;margin:0 0 16px\">",
		page->language, page->headline);
	put_lines(out, page->headline);
	put(out, "</h1>\n");
	if (*page->greeting)
		put(out, "<p style=\"" BLOCK_STYLE "\">%s</p>\n", page->greeting);
	for (guint i = 0; i < page->blocks->len; i++)
		put_block(out, page->blocks->pdata[i]);
	put(out, "<p style=\"margin:24px 0 0;padding-top:12px;border-top:1px solid "
		 "#80808066;" LABEL_STYLE "\">");
	put_lines(out, page->footer);
	put(out, "</p>\n</div>\n</body>\n</html>\n");
	return g_string_free(out, FALSE);
}
