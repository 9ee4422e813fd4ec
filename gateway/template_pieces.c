/* Reading templates: the names, and running text with names in it. */
#include "gateway/template_parts.h"

#include <string.h>

static void piece_free(gpointer data)
{
	struct piece *piece = data;
	g_free(piece->text);
	g_free(piece);
}

GPtrArray *pieces_new(void)
{
	return g_ptr_array_new_with_free_func(piece_free);
}

gboolean template_fail(const struct parser *p, int line, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	g_autofree char *what = g_strdup_vprintf(format, values);
	va_end(values);
	g_set_error(
		p->error, TEMPLATE_ERROR, TEMPLATE_ERROR_TEXT, "%s:%d: %s", p->file, line, what);
	return FALSE;
}

gboolean template_name_fits(const struct template_name *name, guint brings)
{
	return !name->needs || (name->needs & brings);
}

/* "{number}, {subject}, ...": what may stand there. `as_condition`: in an {if}. */
static char *known_names(const struct parser *p, gboolean as_condition)
{
	GString *list = g_string_new("");
	for (guint i = 0; i < p->vocabulary->count; i++) {
		const struct template_name *one = &p->vocabulary->names[i];
		gboolean stands =
			as_condition ? one->kind != TEMPLATE_BLOCK : one->kind != TEMPLATE_FLAG;
		if (stands && template_name_fits(one, p->brings))
			g_string_append_printf(list, as_condition ? "%s%s" : "%s{%s}",
				list->len ? ", " : "", one->name);
	}
	return g_string_free(list, FALSE);
}

const struct template_name *template_look_up(const struct parser *p, const char *name)
{
	for (guint i = 0; i < p->vocabulary->count; i++)
		if (strcmp(p->vocabulary->names[i].name, name) == 0)
			return &p->vocabulary->names[i];
	return NULL;
}

/* One that this mail has; NULL and an error else. */
const struct template_name *template_find(
	const struct parser *p, int line, const char *name, gboolean as_condition)
{
	const struct template_name *found = template_look_up(p, name);
	if (found && template_name_fits(found, p->brings))
		return found;
	g_autofree char *known = known_names(p, as_condition);
	if (as_condition)
		template_fail(p, line, "{if}: %s \"%s\"; known: %s",
			found ? "this letter has no" : "unknown name", name, known);
	else
		template_fail(p, line, "%s {%s}; known: %s",
			found ? "this letter has no" : "unknown name", name, known);
	return NULL;
}

void pieces_add_text(GPtrArray *pieces, const char *text, gsize length)
{
	struct piece *last = pieces->len ? pieces->pdata[pieces->len - 1] : NULL;
	if (last && last->text) {
		g_autofree char *before = last->text;
		last->text = g_strdup_printf("%s%.*s", before, (int)length, text);
	} else if (length) {
		struct piece *piece = g_new0(struct piece, 1);
		piece->text = g_strndup(text, length);
		g_ptr_array_add(pieces, piece);
	}
}

/* The name between the braces at `open`, which it leaves behind the closing one. */
static gboolean add_value(const struct parser *p, int line, GPtrArray *pieces, const char **open)
{
	const char *close = strchr(*open, '}');
	if (!close)
		return template_fail(
			p, line, "\"{\" is not closed; for a brace of your own write {{");
	g_autofree char *name = g_strstrip(g_strndup(*open + 1, close - *open - 1));
	if (g_str_has_prefix(name, "if ") || strcmp(name, "else") == 0 || strcmp(name, "end") == 0)
		return template_fail(p, line, "{%s} must stand on a line of its own", name);
	const struct template_name *found = template_find(p, line, name, FALSE);
	if (!found)
		return FALSE;
	if (found->kind == TEMPLATE_BLOCK)
		return template_fail(
			p, line, "the block {%s} must stand on a line of its own", name);
	if (found->kind == TEMPLATE_FLAG)
		return template_fail(p, line, "\"%s\" has no text; it is for {if %s}", name, name);
	struct piece *piece = g_new0(struct piece, 1);
	piece->name = found;
	g_ptr_array_add(pieces, piece);
	*open = close + 1;
	return TRUE;
}

/* Running text of one line. */
gboolean pieces_add(const struct parser *p, int line, GPtrArray *pieces, const char *text)
{
	while (*text) {
		gsize plain = strcspn(text, "{");
		pieces_add_text(pieces, text, plain);
		text += plain;
		if (text[0] == '{' && text[1] == '{') {
			pieces_add_text(pieces, "{", 1);
			text += 2;
		} else if (*text && !add_value(p, line, pieces, &text)) {
			return FALSE;
		}
	}
	return TRUE;
}
