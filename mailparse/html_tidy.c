#include "mailparse/html_tidy.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#define ENTITY_BYTES 10
#define ATTRIBUTES_MAX 200
#define NAME_BYTES 12
#define OPEN_MAX 300

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

/* The HTML as it is written, and what is known of it so far. */
struct tidy {
	GString *out;
	guint open;    /* elements that wait for their end tag */
	guint dropped; /* start tags that were left out because too many were open */
	gboolean bare; /* no tag ends any more: what looks like one is text */
};

/* Elements that have no end tag, or whose next brother ends them, do not nest. */
static gboolean nests(const char *name)
{
	static const char *const flat[] = { "area", "base", "br", "col", "dd", "dt", "hr", "img",
		"input", "li", "link", "meta", "option", "p", "tbody", "td", "tfoot", "th", "thead",
		"tr", "wbr", NULL };
	gsize length = 0;
	while (length < NAME_BYTES && g_ascii_isalnum(name[length]))
		length++;
	g_autofree char *lower = g_ascii_strdown(name, length);
	return !g_strv_contains(flat, lower);
}

/* Where the tag ends: at a '>' outside of quotes, else at any; NULL if nowhere. */
static const char *tag_end(const char *at, const char **kept)
{
	const char *end = at;
	guint words = 0;
	for (char quote = 0; *end && (quote || *end != '>'); end++) {
		if (quote)
			quote = *end == quote ? 0 : quote;
		else if ((*end == '"' || *end == '\'') && end > at && end[-1] == '=')
			quote = *end;
		else if (g_ascii_isspace(*end) && ++words == ATTRIBUTES_MAX)
			*kept = end;
	}
	return *end ? end : strchr(at, '>');
}

/*
 * Copies a tag without attributes beyond reason: libxml2 compares each with all before it. At an
 * end tag it looks through all open elements: so there are never too many of these.
 */
static const char *add_tag(struct tidy *t, const char *at)
{
	const char *kept = NULL;
	const char *end = t->bare ? NULL : tag_end(at, &kept);
	gboolean closes = at[1] == '/';
	if (!end) {
		t->bare = TRUE;
		g_string_append(t->out, "&lt;");
		return at + 1;
	}
	gboolean counts = nests(at + 1 + closes), drop = FALSE;
	if (counts && closes) {
		drop = t->dropped > 0;
		t->dropped -= drop;
		t->open -= !drop && t->open > 0;
	} else if (counts) {
		drop = t->open >= OPEN_MAX;
		t->dropped += drop;
		t->open += !drop;
	}
	if (!drop) {
		g_string_append_len(t->out, at, (kept ? MIN(kept, end) : end) - at);
		g_string_append_c(t->out, '>');
	}
	return end + 1;
}

static gboolean is_tag(const char *at)
{
	return *at == '<' && g_ascii_isalpha(at[1] == '/' ? at[2] : at[1]);
}

char *html_tidied(const char *html)
{
	struct tidy t = { .out = g_string_new("") };
	for (const char *at = html; *at;) {
		gsize run = strcspn(at, "<>&");
		g_string_append_len(t.out, at, run);
		at += run;
		const char *past = past_word(at);
		gsize entity = *at == '&' ? open_entity(at) : 0;
		if (past > at) {
			at = past;
		} else if (entity) {
			g_string_append_len(t.out, at, entity);
			g_string_append_c(t.out, ';');
			at += entity;
		} else if (is_tag(at)) {
			at = add_tag(&t, at);
		} else if (*at) {
			g_string_append_c(t.out, *at++);
		}
	}
	return g_string_free(t.out, FALSE);
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
