#include "mailparse/lines.h"

#include <string.h>

static void line_free(gpointer data)
{
	struct line *line = data;
	g_free(line->text);
	g_free(line);
}

GPtrArray *lines_new(void)
{
	return g_ptr_array_new_with_free_func(line_free);
}

void lines_add(GPtrArray *lines, const char *text, gssize length, enum line_kind kind)
{
	struct line *line = g_new0(struct line, 1);
	line->text = length < 0 ? g_strdup(text) : g_strndup(text, length);
	line->kind = kind;
	g_ptr_array_add(lines, line);
}

GPtrArray *lines_of_plain(const char *text)
{
	GPtrArray *lines = lines_new();
	for (const char *at = text; *at;) {
		gsize length = strcspn(at, "\n");
		const char *mark = at + strspn(at, " ");
		/* One or two blanks before it: some clients indent what they quote. */
		gboolean quoted = *mark == '>' && mark - at <= 2;
		lines_add(lines, at, length, quoted ? LINE_QUOTE : LINE_NEW);
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
	for (const char *at = line->text; *at; at = g_utf8_next_char(at))
		if (!g_unichar_isspace(g_utf8_get_char(at)))
			return FALSE;
	return TRUE;
}

gboolean lines_have(const GPtrArray *lines, enum line_kind kind)
{
	for (guint i = 0; i < lines->len; i++) {
		const struct line *line = lines->pdata[i];
		if (line->kind == kind && !line_is_blank(line))
			return TRUE;
	}
	return FALSE;
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
		g_autofree char *text = g_strchomp(g_strdup(line->text));
		g_string_append(out, text);
	}
	/* The indent of the first line says nothing. */
	return kind == LINE_NEW ? g_strstrip(g_string_free(out, FALSE)) : g_string_free(out, FALSE);
}
