#include "mailparse/armour.h"

#include <string.h>

static gboolean is_at(const GPtrArray *lines, guint i, const char *mark)
{
	return i < lines->len && line_at(lines, i)->kind == LINE_NEW &&
	       g_str_has_prefix(line_at(lines, i)->text, mark);
}

static guint mark_until(GPtrArray *lines, guint i, const char *end)
{
	for (; i < lines->len; i++) {
		line_at(lines, i)->kind = LINE_SIGNATURE;
		if (g_str_has_prefix(line_at(lines, i)->text, end))
			break;
	}
	return i;
}

void armour_mark(GPtrArray *lines)
{
	gboolean guarded = FALSE;
	for (guint i = 0; i < lines->len; i++) {
		struct line *line = line_at(lines, i);
		if (is_at(lines, i, "-----BEGIN PGP SIGNED MESSAGE-----")) {
			guarded = TRUE;
			line->kind = LINE_SIGNATURE;
			for (i++; i < lines->len && !line_is_blank(line_at(lines, i)); i++)
				line_at(lines, i)->kind = LINE_SIGNATURE;
		} else if (is_at(lines, i, "-----BEGIN PGP SIGNATURE-----")) {
			guarded = FALSE;
			i = mark_until(lines, i, "-----END PGP SIGNATURE-----");
		} else if (guarded && g_str_has_prefix(line->text, "- ")) {
			memmove(line->text, line->text + 2, strlen(line->text) - 1);
		}
	}
}
