#include "mailparse/html.h"

#include "mailparse/html_element.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#define LINK_BYTES 500
#define SMILEY_LETTERS 4
#define ITEM 1024 /* above all roles: an <ol> counts its items there */

struct page {
	GPtrArray *lines;
	GString *line;
	gsize made, limit;
	gboolean blank;	   /* white space waits to be written */
	gboolean held;	   /* a non-breaking space keeps an empty line open */
	guint empty_lines; /* at the end of what is made */
	guint quotes;	   /* open elements that are quote */
	guint replies;	   /* open elements that hold quotes and perhaps answers */
	gboolean quote_ended; /* in such an element: what follows may be an answer */
	guint signatures;
	guint pres, rows;
	gboolean old_mail; /* everything from here on */
	gboolean has_images;
	xmlNode *hidden; /* an element whose content is not shown */
};

static enum line_kind kind_of(const struct page *p)
{
	if (p->quotes > 0 || (p->replies > 0 && !p->quote_ended) || p->old_mail)
		return LINE_QUOTE;
	return p->signatures > 0 ? LINE_SIGNATURE : LINE_NEW;
}

static void end_line(struct page *p)
{
	if (p->rows > 0) {
		p->blank = p->line->len > 0; /* a row is one line */
		return;
	}
	p->blank = p->held = FALSE;
	if (p->line->len == 0 && p->empty_lines > 0)
		return;
	p->empty_lines = p->line->len == 0 ? p->empty_lines + 1 : 0;
	lines_add(p->lines, p->line->str, p->line->len, kind_of(p));
	line_at(p->lines, p->lines->len - 1)->is_rest =
		p->old_mail && p->quotes == 0 && p->replies == 0;
	p->made += p->line->len + 1;
	g_string_truncate(p->line, 0);
}

static void fresh_line(struct page *p)
{
	if (p->line->len || p->held)
		end_line(p);
	p->blank = p->rows > 0 && p->line->len > 0;
}

static void fresh_paragraph(struct page *p)
{
	fresh_line(p);
	if (p->lines->len && p->empty_lines == 0 && p->rows == 0)
		end_line(p);
}

static gboolean is_invisible(gunichar c)
{
	return c == 0x200b || c == 0x200c || c == 0xfeff || c == 0xad || c == 0x2060 || c == 0x34f;
}

static void add_text(struct page *p, const char *text)
{
	for (const char *at = text; *at && p->made + p->line->len < p->limit;
		at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if (p->pres && c == '\n') {
			end_line(p);
			p->empty_lines = 0;
		} else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xa0) {
			if (p->pres)
				g_string_append_c(p->line, c == '\t' ? '\t' : ' ');
			else
				p->blank = p->line->len > 0;
			p->held |= c == 0xa0 && p->line->len == 0;
		} else if (!is_invisible(c)) {
			if (p->blank)
				g_string_append_c(p->line, ' ');
			p->blank = FALSE;
			g_string_append_unichar(p->line, c);
		}
	}
}

/* 1, 2, 3 of an ordered list; else a dash. */
static void begin_item(struct page *p, xmlNode *node)
{
	if (!element_is(node->parent, "ol")) {
		g_string_append(p->line, "- ");
		return;
	}
	/* The parent counts its items: looking back from each would take too long. */
	guint number = GPOINTER_TO_UINT(node->parent->_private) + ITEM;
	node->parent->_private = GUINT_TO_POINTER(number);
	g_string_append_printf(p->line, "%u. ", number / ITEM);
}

static void begin_cell(struct page *p)
{
	if (p->line->len == 0 || g_str_has_suffix(p->line->str, "\t"))
		return;
	g_string_append_c(p->line, '\t');
	p->blank = FALSE;
}

/* Some clients send a smiley as a picture. */
static void add_image(struct page *p, xmlNode *node)
{
	p->has_images = TRUE;
	g_autofree char *alt = element_attribute(node, "alt");
	if (*alt && g_utf8_get_char(alt) >= 0x2600 && g_utf8_strlen(alt, -1) <= SMILEY_LETTERS)
		add_text(p, alt);
}

static void enter(struct page *p, xmlNode *node)
{
	guint roles = element_roles(node);
	node->_private = GUINT_TO_POINTER(roles);
	if (roles & ELEMENT_HIDDEN) {
		p->hidden = node;
		return;
	}
	if (roles & ELEMENT_PARAGRAPH)
		fresh_paragraph(p);
	else if (roles & ELEMENT_BLOCK)
		fresh_line(p);
	if ((roles & ELEMENT_QUOTED_REPLY) && p->replies++ == 0)
		p->quote_ended = FALSE;
	p->quotes += (roles & ELEMENT_QUOTE) != 0;
	p->signatures += (roles & ELEMENT_SIGNATURE) != 0;
	p->rows += (roles & ELEMENT_ROW) != 0;
	p->old_mail |= (roles & ELEMENT_OLD_MAIL) != 0;
	if (element_is(node, "br"))
		end_line(p);
	else if (element_is(node, "li"))
		begin_item(p, node);
	else if (element_is(node, "td") || element_is(node, "th"))
		begin_cell(p);
	else if (element_is(node, "pre"))
		p->pres++;
	else if (element_is(node, "img"))
		add_image(p, node);
}

/* What the link leads to, as people write it; NULL if it leads nowhere. */
static const char *target_of(const char *href)
{
	if (g_ascii_strncasecmp(href, "mailto:", 7) == 0)
		return href + 7;
	gboolean web = g_ascii_strncasecmp(href, "http://", 7) == 0 ||
		       g_ascii_strncasecmp(href, "https://", 8) == 0;
	return web && strlen(href) <= LINK_BYTES ? href : NULL;
}

/* The target of a link, where its text does not say it. */
static void add_target(struct page *p, xmlNode *node)
{
	g_autofree char *href = g_strstrip(element_attribute(node, "href"));
	const char *target = target_of(href);
	if (!target)
		return;
	g_autofree char *text = g_strstrip(element_text(node, LINK_BYTES));
	const char *host = strstr(target, "://");
	g_autofree char *shown = g_strdup(host ? host + 3 : target);
	shown[strcspn(shown, host ? "" : "?")] = '\0';
	if (g_str_has_suffix(shown, "/"))
		shown[strlen(shown) - 1] = '\0';
	if (!*text || !*shown || strstr(text, shown) || strstr(target, text))
		return;
	g_autofree char *whole = g_strdup_printf(" (%s)", host ? target : shown);
	add_text(p, whole);
}

static void leave(struct page *p, xmlNode *node)
{
	if (p->hidden) {
		if (p->hidden == node)
			p->hidden = NULL;
		return;
	}
	guint roles = GPOINTER_TO_UINT(node->_private) % ITEM;
	if (element_is(node, "a"))
		add_target(p, node);
	if (roles & ELEMENT_ROW)
		p->rows--;
	if (roles & ELEMENT_PARAGRAPH)
		fresh_paragraph(p);
	else if (roles & ELEMENT_BLOCK)
		fresh_line(p);
	if (roles & ELEMENT_QUOTE && --p->quotes == 0 && element_is(node, "blockquote"))
		p->quote_ended = TRUE;
	p->replies -= (roles & ELEMENT_QUOTED_REPLY) != 0;
	p->signatures -= (roles & ELEMENT_SIGNATURE) != 0;
	if (element_is(node, "pre"))
		p->pres--;
}

/* Down, along, up: no recursion, however deep the elements are nested. */
static void walk(struct page *p, xmlNode *root)
{
	for (xmlNode *node = root; node && p->made < p->limit;) {
		gboolean element = node->type == XML_ELEMENT_NODE;
		if (element && !p->hidden)
			enter(p, node);
		else if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) &&
			 !p->hidden && node->content)
			add_text(p, (const char *)node->content);
		if (element && node->children && p->hidden != node) {
			node = node->children;
			continue;
		}
		if (element)
			leave(p, node);
		while (node && !node->next) {
			node = node == root ? NULL : node->parent;
			if (node && node->type == XML_ELEMENT_NODE)
				leave(p, node);
			if (node == root)
				node = NULL;
		}
		node = node ? node->next : NULL;
	}
}

/* Word's "<![if !vml]>" is no HTML; "<![endif]-->" ends a comment. */
static char *without_conditions(const char *html)
{
	GString *out = g_string_new("");
	const char *at = html, *mark;
	while ((mark = strstr(at, "<!["))) {
		const char *end = strchr(mark, '>');
		if (!end)
			break;
		gboolean keep = end[-1] == '-' || g_str_has_prefix(mark, "<![CDATA[");
		g_string_append_len(out, at, (keep ? end + 1 : mark) - at);
		at = end + 1;
	}
	g_string_append(out, at);
	return g_string_free(out, FALSE);
}

void html_read(const char *html, gsize limit, struct html_result *result)
{
	struct page p = { .lines = lines_new(), .line = g_string_new(""), .limit = limit };
	int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
		      HTML_PARSE_NONET | HTML_PARSE_COMPACT;
	g_autofree char *clean = without_conditions(html);
	htmlDocPtr document =
		htmlReadMemory(clean, (int)MIN(strlen(clean), G_MAXINT), NULL, "UTF-8", options);
	if (document) {
		walk(&p, xmlDocGetRootElement(document));
		fresh_line(&p);
		xmlFreeDoc(document);
	}
	g_string_free(p.line, TRUE);
	result->lines = p.lines;
	result->has_images = p.has_images;
}

void html_result_clear(struct html_result *result)
{
	g_clear_pointer(&result->lines, g_ptr_array_unref);
}
