#include "mailparse/html_tidy.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#define ENTITY_BYTES 10
#define ATTRIBUTES_MAX 200

/* The bytes are UTF-8 by now, whatever the page says of itself. */
static gboolean is_meta(const char *at)
{
	return g_ascii_strncasecmp(at, "<meta", 5) == 0;
}

/* Word's "<![if !vml]>" and "<o:p>" are no HTML; "<![endif]-->" ends a comment. */
static const char *past_word(const char *at)
{
	if (*at != '<')
		return at;
	const char *name = at + 1 + (at[1] == '/');
	gsize prefix = strspn(name, "owvm");
	gboolean condition = g_str_has_prefix(at, "<![") && !g_str_has_prefix(at, "<![CDATA[");
	gboolean foreign = prefix == 1 && name[1] == ':';
	const char *end = condition || foreign || is_meta(at) ? strchr(at, '>') : NULL;
	return end && end[-1] != '-' ? end + 1 : at;
}

/* "&nbsp" and "&eacute" without the semicolon, as browsers read them: the length, or 0. */
static gsize open_entity(const char *at)
{
	static const char *const short_names[] = { "nbsp", "amp", "lt", "gt", "quot" };
	char name[ENTITY_BYTES + 1];
	gsize length = 0;
	while (length < ENTITY_BYTES && g_ascii_isalpha(at[1 + length])) {
		name[length] = at[1 + length];
		length++;
	}
	name[length] = '\0';
	if (at[1 + length] == ';')
		return 0;
	const htmlEntityDesc *known = length ? htmlEntityLookup((const xmlChar *)name) : NULL;
	if (known && known->value < 0x100)
		return 1 + length;
	for (guint i = 0; i < G_N_ELEMENTS(short_names); i++)
		if (g_str_has_prefix(name, short_names[i]))
			return 1 + strlen(short_names[i]);
	return 0;
}

/* Copies a tag without attributes beyond reason: libxml2 compares each with all before it. */
static const char *add_tag(GString *out, const char *at)
{
	const char *end = at, *kept = NULL;
	guint words = 0;
	for (char quote = 0; *end && (quote || *end != '>'); end++) {
		if (quote)
			quote = *end == quote ? 0 : quote;
		else if ((*end == '"' || *end == '\'') && end > at && end[-1] == '=')
			quote = *end;
		else if (g_ascii_isspace(*end) && ++words == ATTRIBUTES_MAX)
			kept = end;
	}
	if (!*end) {
		/* It never ends: what looks like it is text. */
		g_string_append(out, "&lt;");
		return at + 1;
	}
	g_string_append_len(out, at, (kept ? kept : end) - at);
	g_string_append_c(out, '>');
	return end + 1;
}

char *html_tidied(const char *html)
{
	GString *out = g_string_new("");
	for (const char *at = html; *at;) {
		gsize run = strcspn(at, "<>&");
		g_string_append_len(out, at, run);
		at += run;
		const char *past = past_word(at);
		gsize entity = *at == '&' ? open_entity(at) : 0;
		if (past > at) {
			at = past;
		} else if (entity) {
			g_string_append_len(out, at, entity);
			g_string_append_c(out, ';');
			at += entity;
		} else if (*at == '<' && g_ascii_isalpha(at[1])) {
			at = add_tag(out, at);
		} else if (*at) {
			g_string_append_c(out, *at++);
		}
	}
	return g_string_free(out, FALSE);
}

/* RFC 1896: tags as in HTML, but one line end means nothing and "<<" is a letter. */
char *html_of_enriched(const char *text)
{
	static const char *const as_html[][2] = { { "<<", "&lt;" }, { "\n\n", "<br>\n" },
		{ "<param>", "<style>" }, { "</param>", "</style>" }, { "<nofill>", "<pre>" },
		{ "</nofill>", "</pre>" } };
	GString *html = g_string_new(text);
	for (guint i = 0; i < G_N_ELEMENTS(as_html); i++)
		g_string_replace(html, as_html[i][0], as_html[i][1], 0);
	return g_string_free(html, FALSE);
}
