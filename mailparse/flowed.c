#include "mailparse/flowed.h"

#include <string.h>

static guint depth_of(const char *line)
{
	guint depth = 0;
	while (line[depth] == '>')
		depth++;
	return depth;
}

static void add_paragraph(GPtrArray *lines, GString *text, guint depth)
{
	g_autoptr(GString) marked = g_string_new("");
	for (guint i = 0; i < depth; i++)
		g_string_append_c(marked, '>');
	if (depth)
		g_string_append_c(marked, ' ');
	g_string_append(marked, text->str);
	lines_add(lines, marked->str, marked->len, depth ? LINE_QUOTE : LINE_NEW);
	g_string_truncate(text, 0);
}

GPtrArray *flowed_lines(const char *text, gboolean delsp)
{
	GPtrArray *out = lines_new();
	g_autoptr(GString) paragraph = g_string_new("");
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	gboolean open = FALSE; /* the last line flows on */
	guint open_depth = 0;
	for (int i = 0; lines[i]; i++) {
		guint depth = depth_of(lines[i]);
		const char *line = lines[i] + depth;
		if (*line == ' ')
			line++; /* stuffed (4.4) */
		gboolean signature = strcmp(line, "-- ") == 0;
		gboolean flows = !signature && g_str_has_suffix(line, " ");
		if (i > 0 && !(open && depth == open_depth && !signature))
			add_paragraph(out, paragraph, open_depth);
		gsize length = strlen(line);
		g_string_append_len(paragraph, line, flows && delsp ? length - 1 : length);
		open = flows;
		open_depth = depth;
	}
	add_paragraph(out, paragraph, open_depth);
	return out;
}
