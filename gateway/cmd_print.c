#include "gateway/cmd_print.h"

#include "desk/words.h"

struct table {
	guint columns;
	GPtrArray *cells; /* char *, row after row */
};

void put_string(JsonBuilder *builder, const char *name, const char *value)
{
	/* What is no UTF-8 would make the whole output no JSON. */
	g_autofree char *valid = g_utf8_make_valid(value ? value : "", -1);
	json_builder_set_member_name(builder, name);
	json_builder_add_string_value(builder, valid);
}

void put_text(JsonBuilder *builder, const char *name, const char *value)
{
	if (value && *value) {
		put_string(builder, name, value);
		return;
	}
	json_builder_set_member_name(builder, name);
	json_builder_add_null_value(builder);
}

void put_int(JsonBuilder *builder, const char *name, gint64 value)
{
	json_builder_set_member_name(builder, name);
	json_builder_add_int_value(builder, value);
}

void put_bool(JsonBuilder *builder, const char *name, gboolean value)
{
	json_builder_set_member_name(builder, name);
	json_builder_add_boolean_value(builder, value);
}

void put_time(JsonBuilder *builder, const char *name, gint64 at, const struct settings *settings)
{
	g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at);
	g_autoptr(GDateTime) local = utc ? g_date_time_to_timezone(utc, settings->timezone) : NULL;
	g_autofree char *text =
		at && local ? g_date_time_format(local, "%Y-%m-%dT%H:%M:%S%:z") : NULL;
	put_text(builder, name, text);
}

void print_json(JsonBuilder *builder)
{
	g_autoptr(JsonNode) root = json_builder_get_root(builder);
	g_autofree char *text = json_to_string(root, FALSE);
	g_print("%s\n", text);
}

struct table *table_new(guint columns)
{
	struct table *table = g_new0(struct table, 1);
	table->columns = columns;
	table->cells = g_ptr_array_new_with_free_func(g_free);
	return table;
}

/*
 * Mails hold anything; a cell is one line, and nothing in it is obeyed by a terminal: no control
 * characters, and none that turn the direction of what follows.
 */
static char *cell_of(const char *text)
{
	g_autofree char *valid = g_utf8_make_valid(text ? text : "", -1);
	GString *cell = g_string_new(NULL);
	for (const char *at = valid; *at; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if (g_unichar_isspace(c) || g_unichar_iscntrl(c))
			g_string_append_c(cell, ' ');
		else if (g_unichar_type(c) != G_UNICODE_FORMAT)
			g_string_append_unichar(cell, c);
	}
	return g_strchomp(g_string_free(cell, FALSE));
}

void print_line(const char *format, ...)
{
	va_list values;
	va_start(values, format);
	g_autofree char *raw = g_strdup_vprintf(format, values);
	va_end(values);
	g_autofree char *line = cell_of(raw);
	g_print("%s\n", line);
}

void table_row(struct table *table, ...)
{
	va_list cells;
	va_start(cells, table);
	for (guint i = 0; i < table->columns; i++)
		g_ptr_array_add(table->cells, cell_of(va_arg(cells, const char *)));
	va_end(cells);
}

static guint width_of(const char *text)
{
	guint width = 0;
	for (; *text; text = g_utf8_next_char(text)) {
		gunichar c = g_utf8_get_char(text);
		width += g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1;
	}
	return width;
}

void table_print(struct table *table)
{
	g_autofree guint *widths = g_new0(guint, table->columns);
	for (guint i = 0; i < table->cells->len; i++) {
		guint width = width_of(table->cells->pdata[i]);
		widths[i % table->columns] = MAX(widths[i % table->columns], width);
	}
	for (guint i = 0; i < table->cells->len; i++) {
		const char *cell = table->cells->pdata[i];
		gboolean last = (i + 1) % table->columns == 0;
		g_print("%s", cell);
		if (last)
			g_print("\n");
		else
			g_print("%*s", (int)(widths[i % table->columns] - width_of(cell) + 2), "");
	}
	g_ptr_array_unref(table->cells);
	g_free(table);
}

char *print_time(gint64 at, const struct settings *settings)
{
	return at ? words_time_short(at, settings->timezone, settings->language) : g_strdup("-");
}

gboolean read_count(const char *text, int *count)
{
	guint64 value;
	if (!text)
		return TRUE;
	if (!g_ascii_string_to_unsigned(text, 10, 0, G_MAXINT, &value, NULL)) {
		g_printerr("desktik: \"%s\" is no number\n", text);
		return FALSE;
	}
	*count = (int)value;
	return TRUE;
}

void put_event(JsonBuilder *b, const struct event *e, const struct settings *settings)
{
	put_time(b, "at", e->at, settings);
	put_text(b, "actor", e->actor);
	put_text(b, "actor_name", e->actor_name);
	put_string(b, "role", e->actor_role);
	put_string(b, "kind", e->kind);
	put_text(b, "from_status", e->from_status);
	put_text(b, "to_status", e->to_status);
	put_text(b, "text", e->text);
	put_bool(b, "internal", e->internal);
	put_string(b, "proof", e->proof);
	if (e->mail_id)
		put_int(b, "mail", e->mail_id);
}
