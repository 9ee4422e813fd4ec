#include "mailparse/lines.h"

#include <string.h>

GPtrArray *lines_new(void)
{
	return g_ptr_array_new_with_free_func(g_free);
}

void lines_add(GPtrArray *lines, const char *text, gssize length, enum line_kind kind)
{
	/* One piece of memory: the text stands behind the line. */
	gsize size = length < 0 ? strlen(text) : (gsize)length;
	struct line *line = g_malloc(sizeof *line + size + 1);
	line->text = (char *)(line + 1);
	memcpy(line->text, text, size);
	line->text[size] = '\0';
	line->kind = kind;
	line->is_rest = FALSE;
	g_ptr_array_add(lines, line);
}

/* U+00A0 is two bytes. */
static void make_spaces(char *text)
{
	char *to = text;
	for (const char *from = text; *from; from++) {
		gboolean wide = from[0] == '\302' && from[1] == '\240';
		*to++ = wide ? ' ' : *from;
		from += wide;
	}
	*to = '\0';
}

/* GroupWise: ">>> N <...> 24/11/2026 09:12 >>>" stands above what it does not mark. */
static gboolean is_introduction(const char *at, gsize length)
{
	return length > 8 && strncmp(at, ">>> ", 4) == 0 &&
	       strncmp(at + length - 4, " >>>", 4) == 0;
}

GPtrArray *lines_of_plain(const char *text)
{
	GPtrArray *lines = lines_new();
	gboolean has_wide = strstr(text, "\302\240") != NULL;
	for (const char *at = text; *at;) {
		gsize length = strcspn(at, "\n");
		const char *mark = at + strspn(at, " ");
		/* One or two blanks before it: some clients indent what they quote. */
		gboolean quoted = *mark == '>' && mark - at <= 2 && !is_introduction(at, length);
		lines_add(lines, at, length, quoted ? LINE_QUOTE : LINE_NEW);
		if (has_wide)
			make_spaces(line_at(lines, lines->len - 1)->text);
		at += length;
		if (*at)
			at++;
	}
	return lines;
}

struct line *line_at(const GPtrArray *lines, guint i)
{
	return lines->pdata[i];
}

gboolean line_is_blank(const struct line *line)
{
	const char *at = line->text + strspn(line->text, " \t");
	for (; *at; at = g_utf8_next_char(at))
		if (!g_unichar_isspace(g_utf8_get_char(at)))
			return FALSE;
	return TRUE;
}

gboolean lines_is_new(const GPtrArray *lines, guint i)
{
	return line_at(lines, i)->kind == LINE_NEW && !line_is_blank(line_at(lines, i));
}

GPtrArray *lines_copy(const GPtrArray *lines)
{
	GPtrArray *copy = lines_new();
	for (guint i = 0; i < lines->len; i++) {
		const struct line *line = line_at(lines, i);
		lines_add(copy, line->text, -1, line->kind);
		line_at(copy, i)->is_rest = line->is_rest;
	}
	return copy;
}

gboolean line_is_rule(const struct line *line)
{
	const char *at = line->text + strspn(line->text, " \t");
	gsize marks = strspn(at, "_-=*");
	return marks >= 5 && at[marks + strspn(at + marks, " \t")] == '\0';
}

gboolean lines_have_before(const GPtrArray *lines, guint end, enum line_kind kind)
{
	for (guint i = 0; i < end; i++) {
		const struct line *line = line_at(lines, i);
		if (line->kind == kind && !line_is_blank(line))
			return TRUE;
	}
	return FALSE;
}

gboolean lines_have(const GPtrArray *lines, enum line_kind kind)
{
	return lines_have_before(lines, lines->len, kind);
}

guint lines_next_written(const GPtrArray *lines, guint i)
{
	while (i < lines->len && line_is_blank(line_at(lines, i)))
		i++;
	return i;
}

void lines_append(GPtrArray *lines, GPtrArray *more)
{
	if (lines->len && more->len)
		lines_add(lines, "", 0, line_at(more, 0)->kind);
	g_ptr_array_extend_and_steal(lines, more);
}

void lines_mark_rest(GPtrArray *lines, guint from)
{
	for (guint i = from; i < lines->len; i++) {
		line_at(lines, i)->is_rest = line_at(lines, i)->kind != LINE_QUOTE;
		line_at(lines, i)->kind = LINE_QUOTE;
	}
}

/* One blank line stands for any number, and for what lay between. */
char *lines_join(const GPtrArray *lines, enum line_kind kind)
{
	GString *out = g_string_new("");
	gboolean gap = FALSE;
	for (guint i = 0; i < lines->len; i++) {
		const struct line *line = lines->pdata[i];
		if (line->kind != kind || line_is_blank(line)) {
			gap = TRUE;
			continue;
		}
		if (out->len)
			g_string_append(out, gap ? "\n\n" : "\n");
		gap = FALSE;
		g_string_append(out, line->text);
		while (g_ascii_isspace(out->str[out->len - 1]))
			g_string_truncate(out, out->len - 1);
	}
	/* The indent of the first line says nothing. */
	return kind == LINE_NEW ? g_strstrip(g_string_free(out, FALSE)) : g_string_free(out, FALSE);
}
