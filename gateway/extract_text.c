/* What the programs wrote, as text for people. */
#include "gateway/extract_parts.h"

#include "desk/token.h"

#include <string.h>

/* A page with fewer letters and digits is a picture: scanners put their name on it. */
#define SCAN_LETTERS 30

/* As mailparse takes them out of what the mail itself says; and the marks of direction. */
static gboolean is_obeyed(gunichar c)
{
	return (c < 0x20 && c != '\n' && c != '\t' && c != '\f') || (c >= 0x7f && c < 0xa0) ||
	       c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
	       (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

char *extract_clean(const char *bytes, gsize size)
{
	g_autofree char *valid = g_utf8_make_valid(size ? bytes : "", size);
	GString *text = g_string_sized_new(size);
	for (const char *at = valid; *at; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if (!is_obeyed(c))
			g_string_append_unichar(text, c);
	}
	return g_string_free(text, FALSE);
}

static guint indentation(const char *line)
{
	return strspn(line, " ");
}

/* A page's margin is not the letter's: lines that are set in more go on with the one before. */
static void take_off_margin(char **lines)
{
	guint margin = G_MAXUINT;
	for (int i = 0; lines[i]; i++)
		if (lines[i][indentation(lines[i])])
			margin = MIN(margin, indentation(lines[i]));
	for (int i = 0; lines[i]; i++) {
		guint taken = MIN(margin, indentation(lines[i]));
		memmove(lines[i], lines[i] + taken, strlen(lines[i] + taken) + 1);
	}
}

/* Columns that the page sets apart by little must not run into one another. */
static char *widen_gaps(const char *text)
{
	g_autoptr(GRegex) gap = g_regex_new("(?<=\\S) {3}(?=\\S)", 0, 0, NULL);
	return g_regex_replace_literal(gap, text, -1, 0, "    ", 0, NULL);
}

char *extract_tidy(const char *raw)
{
	g_autofree char *pages = g_strdelimit(widen_gaps(raw), "\f", '\n');
	g_auto(GStrv) lines = g_strsplit(pages, "\n", -1);
	GString *text = g_string_new("");
	for (int i = 0; lines[i]; i++)
		g_strchomp(lines[i]);
	take_off_margin(lines);
	for (int i = 0; lines[i]; i++)
		if (*lines[i] || (text->len && !g_str_has_suffix(text->str, "\n\n")))
			g_string_append_printf(text, "%s\n", lines[i]);
	g_strchomp(text->str);
	g_autofree char *redacted = token_redact(text->str);
	g_string_free(text, TRUE);
	return g_utf8_strlen(redacted, -1) > EXTRACT_TEXT_LETTERS
		       ? g_utf8_substring(redacted, 0, EXTRACT_TEXT_LETTERS)
		       : g_steal_pointer(&redacted);
}

guint extract_count_letters(const char *text)
{
	guint letters = 0;
	for (; *text; text = g_utf8_next_char(text))
		letters += g_unichar_isalnum(g_utf8_get_char(text));
	return letters;
}

/* pdftotext ends each page with a form feed. */
gboolean extract_is_scan(const char *text)
{
	guint pages = 0;
	for (const char *c = text; *c; c++)
		pages += *c == '\f';
	return extract_count_letters(text) < SCAN_LETTERS * MAX(1, pages);
}
