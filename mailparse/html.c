#include "mailparse/html.h"

#include "mailparse/charset.h"
#include "mailparse/html_element.h"
#include "mailparse/html_tidy.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <stdlib.h>
#include <string.h>

#define LINK_BYTES 500
#define SMILEY_LETTERS 4
#define GAP_MAX 40
#define ITEM 1024 /* above all roles: an <ol> counts its items there */

struct page {
	GPtrArray *lines;
	GString *line;
	gsize made, limit;
	gboolean blank;	     /* white space waits to be written */
	gboolean blank_last; /* an ordinary one: a row of them is one */
	guint held;	   /* non-breaking ones: they keep an empty line open, and columns apart */
	gsize item;	   /* length of the line when it is nothing but an item's mark */
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
	p->blank = FALSE;
	p->held = p->item = 0;
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
	if (p->item && p->item == p->line->len)
		return; /* the words go beside their mark */
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

/* The white space that waits. A run of non-breaking ones is a gap between columns. */
static void add_blank(struct page *p)
{
	gsize length = p->line->len;
	gboolean fresh =
		length == 0 || p->line->str[length - 1] == '\t' || (p->item && p->item == length);
	guint width = p->held > 1 ? MIN(p->held, GAP_MAX) : 1;
	for (guint i = 0; p->blank && !fresh && i < width; i++)
		g_string_append_c(p->line, ' ');
	p->blank = FALSE;
	p->held = 0;
}

static void add_text(struct page *p, const char *text)
{
	for (const char *at = text; *at && p->made + p->line->len < p->limit;
		at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if (c >= 0x80 && c < 0xa0)
			c = charset_windows_1252(c); /* what browsers take them for */
		if (g_unichar_iscntrl(c) && c != '\n' && c != '\t' && c != '\r')
			continue;
		if (p->pres && c == '\n') {
			end_line(p);
			p->empty_lines = 0;
		} else if (p->pres && (c == ' ' || c == '\t' || c == 0xa0)) {
			g_string_append_c(p->line, c == '\t' ? '\t' : ' ');
		} else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xa0) {
			/* Typed blanks come as turns of both kinds. */
			p->held += c == 0xa0 || (p->held > 0 && !p->blank_last);
			p->blank_last = c != 0xa0;
			p->blank = TRUE;
		} else if (c && !is_invisible(c)) {
			add_blank(p);
			p->blank_last = FALSE;
			g_string_append_unichar(p->line, c);
		}
	}
}

static gboolean is_full(const struct page *p)
{
	return p->made + p->line->len >= p->limit;
}

/* 1, 2, 3 of an ordered list; else a dash. */
static void begin_item(struct page *p, xmlNode *node)
{
	if (is_full(p))
		return;
	if (element_is(node->parent, "ol")) {
		/* The parent counts its items: looking back from each would take too long. */
		guint count = GPOINTER_TO_UINT(node->parent->_private);
		g_autofree char *start = element_attribute(node->parent, "start");
		guint first = *start && count < ITEM ? CLAMP(atoi(start), 0, 9999) : 1;
		count += count < ITEM ? first * ITEM : ITEM;
		node->parent->_private = GUINT_TO_POINTER(count);
		g_string_append_printf(p->line, "%u. ", count / ITEM);
	} else {
		g_string_append(p->line, "- ");
	}
	p->item = p->line->len;
}

static void begin_cell(struct page *p)
{
	if (is_full(p) || p->line->len == 0 ||
		(p->rows == 0 && p->line->str[p->line->len - 1] == '\t'))
		return;
	g_string_append_c(p->line, '\t');
	p->blank = FALSE;
	p->held = 0;
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

/* "a%2Bb@office.example?subject=..." -> "a+b@office.example" */
static char *mail_target(const char *href)
{
	g_autofree char *coded = g_strndup(href, strcspn(href, "?"));
	g_autofree char *plain = g_uri_unescape_string(coded, NULL);
	gboolean valid = plain && g_utf8_validate(plain, -1, NULL);
	return g_strdup(valid ? plain : coded);
}

/* What the link leads to, as people write it; NULL if it leads nowhere. */
static char *target_of(const char *href)
{
	if (g_ascii_strncasecmp(href, "mailto:", 7) == 0)
		return mail_target(href + 7);
	if (g_ascii_strncasecmp(href, "tel:", 4) == 0)
		return g_strdup(href + 4);
	gboolean web = g_ascii_strncasecmp(href, "http://", 7) == 0 ||
		       g_ascii_strncasecmp(href, "https://", 8) == 0;
	return web && strlen(href) <= LINK_BYTES ? g_strdup(href) : NULL;
}

/* Without scheme, "www." and the last slash, in lower case. */
static char *bare_target(const char *target)
{
	const char *host = strstr(target, "://");
	const char *begin = host ? host + 3 : target;
	if (g_ascii_strncasecmp(begin, "www.", 4) == 0)
		begin += 4;
	char *bare = g_strstrip(g_ascii_strdown(begin, -1));
	if (g_str_has_suffix(bare, "/"))
		bare[strlen(bare) - 1] = '\0';
	return bare;
}

static gboolean same_digits(const char *a, const char *b)
{
	/* +62 812 is 0812. */
	a += strcspn(a, "0123456789");
	b += strcspn(b, "0123456789");
	a += *a == '0' ? 1 : g_str_has_prefix(a, "62") ? 2 : 0;
	b += *b == '0' ? 1 : g_str_has_prefix(b, "62") ? 2 : 0;
	while (*a || *b) {
		a += strcspn(a, "0123456789");
		b += strcspn(b, "0123456789");
		if (*a != *b)
			return FALSE;
		a += *a != '\0';
		b += *b != '\0';
	}
	return TRUE;
}

/* The target of a link, where its text does not say it. */
static void add_target(struct page *p, xmlNode *node)
{
	g_autofree char *href = g_strstrip(element_attribute(node, "href"));
	g_autofree char *target = target_of(href);
	if (!target)
		return;
	g_autofree char *text = element_text(node, LINK_BYTES);
	g_autofree char *shown = bare_target(text);
	g_autofree char *bare = bare_target(target);
	gboolean said = strstr(shown, bare) ||
			(g_ascii_strncasecmp(href, "tel:", 4) == 0 && same_digits(text, target));
	if (!*shown || !*bare || said)
		return;
	g_autofree char *whole = g_strdup_printf(" (%s)", target);
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
	if (roles & ELEMENT_LIST_MARK)
		p->held = 0;
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
	for (xmlNode *node = root; node && !is_full(p);) {
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

/* Elements may be nested deeper than libxml2 allows by itself: walking them takes no stack. */
static htmlDocPtr read_document(const char *html)
{
	int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
		      HTML_PARSE_NONET | HTML_PARSE_COMPACT;
	htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(html, MIN(strlen(html), G_MAXINT));
	if (!parser)
		return NULL;
	htmlCtxtUseOptions(parser, options);
	parser->options |= XML_PARSE_HUGE;
	xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
	htmlParseDocument(parser);
	htmlDocPtr document = parser->myDoc;
	htmlFreeParserCtxt(parser);
	return document;
}

GPtrArray *html_read(const char *html, gsize limit, struct html_seen *seen)
{
	struct page p = { .lines = lines_new(), .line = g_string_new(""), .limit = limit };
	g_autofree char *clean = html_tidied(html);
	htmlDocPtr document = read_document(clean);
	if (document) {
		walk(&p, xmlDocGetRootElement(document));
		seen->cut |= is_full(&p);
		fresh_line(&p);
		xmlFreeDoc(document);
	}
	g_string_free(p.line, TRUE);
	seen->images |= p.has_images;
	return p.lines;
}
