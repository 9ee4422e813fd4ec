/* Text as the cells of a workbook can hold it. Declared in workbook_sheet.h. */
#include "gateway/workbook_sheet.h"

#include <string.h>

/* What XML or a reader's eye can not hold: controls, and marks that turn the text around. */
static gboolean is_unwanted(gunichar c)
{
	if (c == '\n' || c == '\t')
		return FALSE;
	return g_unichar_iscntrl(c) || (c >= 0x202A && c <= 0x202E) ||
	       (c >= 0x2066 && c <= 0x2069) || (c & 0xFFFE) == 0xFFFE ||
	       (c >= 0xFDD0 && c <= 0xFDEF);
}

enum { MAX_UNITS = 32767 };

/* In a sheet "_x0041_" is an A; who writes it means what stands there. */
static char *escape_codes(char *text)
{
	if (!strstr(text, "_x"))
		return text;
	g_autofree char *old = text;
	g_autoptr(GRegex) code =
		g_regex_new("_(x[0-9A-Fa-f]{4}_)", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
	return g_regex_replace(code, old, -1, 0, "_x005F_\\1", G_REGEX_MATCH_DEFAULT, NULL);
}

/* Most text is: ASCII without controls and without blanks around it, and not too long. */
static gboolean is_plain(const char *text)
{
	const char *p = text;
	if (!text || *text == ' ')
		return FALSE;
	for (; *p; p++)
		if ((*p < ' ' && *p != '\n') || *p > '~' || (*p == '_' && p[1] == 'x'))
			return FALSE;
	return p - text <= MAX_UNITS && (p == text || (p[-1] != ' ' && p[-1] != '\n'));
}

char *workbook_clean(const char *text)
{
	if (is_plain(text))
		return g_strdup(text);
	g_autofree char *valid = g_utf8_make_valid(text ? text : "", -1);
	g_strstrip(valid);
	GString *clean = g_string_new(NULL);
	gsize last = 0; /* where the text must end to leave room for the mark */
	int units = 0;
	for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		if (is_unwanted(c))
			continue;
		units += c > 0xFFFF ? 2 : 1;
		if (units > MAX_UNITS) {
			g_string_truncate(clean, last);
			g_string_append(clean, "…");
			break;
		}
		g_string_append_unichar(clean, c);
		if (units < MAX_UNITS)
			last = clean->len;
	}
	return escape_codes(g_string_free(clean, FALSE));
}

/* Letters of the word at `p`. */
static int word_length(const char *p)
{
	int length = 0;
	for (; *p && *p != ' ' && *p != '\n'; p++)
		length += ((guchar)*p & 0xC0) != 0x80;
	return length;
}

int workbook_lines(const char *text, double width)
{
	enum { MAX_LINES = 100 };
	int lines = 1, used = 0, room = MAX((int)width, 1);
	/* As most texts are. */
	if (strnlen(text, room + 1) <= (gsize)room && !strchr(text, '\n'))
		return 1;
	for (const char *p = text; *p && lines < MAX_LINES;) {
		int word = word_length(p);
		/* A word that does not fit begins a line, and one longer than that is broken. */
		if (used && used + word > room) {
			lines++;
			used = 0;
		}
		lines += MAX(word - 1, 0) / room;
		used += word > room ? (word - 1) % room + 1 : word;
		p += strcspn(p, " \n");
		if (*p == '\n') {
			lines++;
			used = 0;
		} else if (*p) {
			used++;
		}
		p += *p != '\0';
	}
	return lines;
}

double workbook_height(int lines)
{
	return lines * 13.5 + 2.5;
}
