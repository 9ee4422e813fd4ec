#include "mailparse/flowed.h"

#include <string.h>

static guint depth_of(const char *line)
{
	guint depth = 0;
	while (line[depth] == '>')
		depth++;
	return depth;
}

char *flowed_join(const char *text, gboolean delsp)
{
	GString *out = g_string_new("");
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
		if (!(open && depth == open_depth && !signature)) {
			if (i > 0)
				g_string_append_c(out, '\n');
			for (guint k = 0; k < depth; k++)
				g_string_append_c(out, '>');
			if (depth)
				g_string_append_c(out, ' ');
		}
		gsize length = strlen(line);
		g_string_append_len(out, line, flows && delsp ? length - 1 : length);
		open = flows;
		open_depth = depth;
	}
	return g_string_free(out, FALSE);
}
