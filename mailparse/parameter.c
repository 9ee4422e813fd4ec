#include "mailparse/parameter.h"

#include "mailparse/charset.h"

#include <stdlib.h>
#include <string.h>

#define SECTIONS_MAX 100
#define FIELD_BYTES (64 * 1024)

/* name*0*=..., in order; sections[i] is NULL where it is missing. */
struct pieces {
	char *plain;
	char *sections[SECTIONS_MAX];
	gboolean encoded[SECTIONS_MAX];
};

static void pieces_clear(struct pieces *p)
{
	g_free(p->plain);
	for (guint i = 0; i < SECTIONS_MAX; i++)
		g_free(p->sections[i]);
}

/* The parts between semicolons that no quotes hold: char *. */
static GPtrArray *split(const char *raw)
{
	GPtrArray *parts = g_ptr_array_new_with_free_func(g_free);
	gboolean quoted = FALSE;
	const char *start = raw, *at = raw;
	for (; *at && at - raw < FIELD_BYTES; at++) {
		if (*at == '\\' && quoted && at[1])
			at++;
		else if (*at == '"')
			quoted = !quoted;
		else if (*at == ';' && !quoted) {
			g_ptr_array_add(parts, g_strndup(start, at - start));
			start = at + 1;
		}
	}
	g_ptr_array_add(parts, g_strndup(start, at - start));
	return parts;
}

/* Without line ends, and without the quotes if it has them. */
static char *value_of(const char *text)
{
	GString *out = g_string_new("");
	while (g_ascii_isspace(*text))
		text++;
	gboolean quoted = *text == '"';
	for (text += quoted; *text && !(quoted && *text == '"'); text++) {
		if (quoted && *text == '\\' && (text[1] == '"' || text[1] == '\\'))
			text++;
		else if (*text == '\r' || *text == '\n')
			continue;
		g_string_append_c(out, *text == '\t' ? ' ' : *text);
	}
	char *value = g_string_free(out, FALSE);
	return quoted ? value : g_strchomp(value);
}

/* "*2*", "*0", "*" behind the name. */
static void keep(struct pieces *p, const char *suffix, const char *text)
{
	if (!*suffix) {
		if (!p->plain)
			p->plain = value_of(text);
		return;
	}
	char *end;
	gulong section = suffix[1] ? strtoul(suffix + 1, &end, 10) : 0;
	gboolean encoded = g_str_has_suffix(suffix, "*");
	if (section >= SECTIONS_MAX || p->sections[section])
		return;
	p->sections[section] = value_of(text);
	p->encoded[section] = encoded;
}

static void add_decoded(GByteArray *out, const char *text)
{
	for (; *text; text++) {
		guint8 byte = *text;
		if (*text == '%' && g_ascii_isxdigit(text[1]) && g_ascii_isxdigit(text[2])) {
			byte = g_ascii_xdigit_value(text[1]) * 16 + g_ascii_xdigit_value(text[2]);
			text += 2;
		}
		g_byte_array_append(out, &byte, 1);
	}
}

/* "charset'language'" before the first section (RFC 2231 4): what follows it. */
static const char *past_charset(const char *text, char **charset)
{
	const char *first = strchr(text, '\'');
	const char *second = first ? strchr(first + 1, '\'') : NULL;
	if (!second)
		return text;
	*charset = g_strndup(text, first - text);
	return second + 1;
}

static char *joined(const struct pieces *p)
{
	g_autofree char *charset = NULL;
	GByteArray *bytes = g_byte_array_new();
	for (guint i = 0; i < SECTIONS_MAX && p->sections[i]; i++) {
		const char *text = p->sections[i];
		if (i == 0 && p->encoded[i])
			text = past_charset(text, &charset);
		if (p->encoded[i])
			add_decoded(bytes, text);
		else
			g_byte_array_append(bytes, (const guint8 *)text, strlen(text));
	}
	char *value = charset_to_utf8(
		bytes->len ? (const char *)bytes->data : "", bytes->len, charset, NULL);
	g_byte_array_unref(bytes);
	return value;
}

char *parameter_read(const char *raw, const char *name)
{
	struct pieces p = { 0 };
	gsize length = strlen(name);
	g_autoptr(GPtrArray) parts = split(raw);
	/* Some leave out what stands before the first semicolon. */
	for (guint i = 0; i < parts->len; i++) {
		const char *part = parts->pdata[i];
		part += strspn(part, " \t\r\n");
		const char *equals = strchr(part, '=');
		if (!equals || g_ascii_strncasecmp(part, name, length) != 0)
			continue;
		g_autofree char *suffix =
			g_strstrip(g_strndup(part + length, equals - part - length));
		if (!*suffix || *suffix == '*')
			keep(&p, suffix, equals + 1);
	}
	char *value = p.sections[0] ? joined(&p)
		      : p.plain	    ? charset_to_utf8(p.plain, strlen(p.plain), NULL, NULL)
				    : NULL;
	pieces_clear(&p);
	return value;
}
