#include "mailparse/field.h"

#include <string.h>

/* The first byte of the wide colon of East Asian fonts is among them. */
#define SEPARATORS ":;\t\357"
#define NAME_END_MAX (2 * FIELD_NAME_BYTES)

const char *field_bare(const char *line)
{
	while (*line == '>' || *line == ' ' || *line == '*' || *line == '\t')
		line++;
	return line;
}

/* Marks of bold and underlined text mean nothing. */
static gboolean is_mark(char c)
{
	return c == '*' || c == '_';
}

/* "n o m o r" -> "nomor": every word is one letter. */
static void join_letters(char *name)
{
	gsize length = strlen(name);
	if (length < 5)
		return;
	for (gsize i = 0; i < length; i++)
		if ((name[i] == ' ') != (i % 2 == 1))
			return;
	for (gsize i = 0; i <= length / 2; i++)
		name[i] = name[2 * i];
	name[length / 2 + 1] = '\0';
}

/* The length of the name in the line; 0: no name stands here. */
static gsize read_name(const char *line, struct field *field)
{
	gsize length = 0, at = 0;
	gboolean blank = FALSE;
	for (; line[at]; at++) {
		char c = line[at];
		if (is_mark(c))
			continue;
		if (c == ' ') {
			blank = length > 0;
			continue;
		}
		if (!g_ascii_isalpha(c) && c != '.' && c != '-' && c != '/')
			break;
		if (length + blank + 1 >= FIELD_NAME_BYTES)
			return 0;
		if (blank)
			field->name[length++] = ' ';
		blank = FALSE;
		field->name[length++] = g_ascii_tolower(c);
	}
	while (length && field->name[length - 1] == '.')
		length--;
	field->name[length] = '\0';
	return length ? at : 0;
}

static guint column_after(const char *from, const char *to, guint column)
{
	for (; from < to; from = g_utf8_next_char(from))
		column = *from == '\t' ? (column / 8 + 1) * 8 : column + 1;
	return column;
}

gboolean field_read(const char *line, struct field *field)
{
	const char *start = field_bare(line);
	if (!g_ascii_isalpha(*start) || strcspn(start, SEPARATORS) > NAME_END_MAX)
		return FALSE;
	gsize length = read_name(start, field);
	const char *at = start + length;
	if (length == 0)
		return FALSE;
	field->separator = *at;
	if (*at == '\t') {
		at += strspn(at, " \t*_");
		if (*at == ':')
			field->separator = *at;
	}
	if (g_str_has_prefix(at, "：")) {
		field->separator = ':';
		at += strlen("：");
	} else if (*at == ':' || *at == ';') {
		at++;
	} else if (field->separator != '\t') {
		return FALSE;
	}
	at += strspn(at, " \t");
	while (is_mark(*at) && field->separator == ':' && (at[1] == ' ' || at[1] == '*'))
		at++;
	at += strspn(at, " \t");
	join_letters(field->name);
	field->value = at;
	field->column = column_after(line, at, 0);
	return TRUE;
}

gboolean field_is(const struct field *field, const char *const *names)
{
	/* "Number/Nomor" of two languages */
	const char *slash = strchr(field->name, '/');
	for (; *names; names++)
		if (strcmp(field->name, *names) == 0 || (slash && strcmp(slash + 1, *names) == 0))
			return TRUE;
	return FALSE;
}
