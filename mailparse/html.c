#include "mailparse/html.h"

#include <libxml/HTMLparser.h>
#include <string.h>

struct page {
	GPtrArray *lines;
	GString *line;
	gsize made, limit;
	gboolean blank;	   /* white space waits to be written */
	guint empty_lines; /* at the end of what is made */
	guint quotes;	   /* open quote containers */
	guint signatures;  /* open signature containers */
	guint pres;
	gboolean rest_quoted; /* everything from here on */
	gboolean has_images;
	xmlNode *hidden; /* an element whose content is not shown */
};

static enum line_kind kind_of(const struct page *p)
{
	if (p->quotes > 0 || p->rest_quoted)
		return LINE_QUOTE;
	return p->signatures > 0 ? LINE_SIGNATURE : LINE_NEW;
}

static void end_line(struct page *p)
{
	p->blank = FALSE;
	if (p->line->len == 0 && p->empty_lines > 0)
		return;
	p->empty_lines = p->line->len == 0 ? p->empty_lines + 1 : 0;
	lines_add(p->lines, p->line->str, p->line->len, kind_of(p));
	p->made += p->line->len + 1;
	g_string_truncate(p->line, 0);
}

static void fresh_line(struct page *p)
{
	if (p->line->len)
		end_line(p);
	p->blank = FALSE;
}

static void fresh_paragraph(struct page *p)
{
	fresh_line(p);
	if (p->lines->len && p->empty_lines == 0)
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
		} else if (!is_invisible(c)) {
			if (p->blank)
				g_string_append_c(p->line, ' ');
			p->blank = FALSE;
			g_string_append_unichar(p->line, c);
		}
	}
}

static gboolean is_one_of(const char *name, const char *const *list)
{
	for (; *list; list++)
		if (strcmp(name, *list) == 0)
			return TRUE;
	return FALSE;
}

static char *attribute(xmlNode *node, const char *name)
{
	xmlChar *value = xmlGetProp(node, (const xmlChar *)name);
	char *lower = value ? g_utf8_strdown((char *)value, -1) : g_strdup("");
	xmlFree(value);
	return lower;
}

static char *without_blanks(const char *text)
{
	g_auto(GStrv) words = g_strsplit(text, " ", -1);
	return g_strjoinv("", words);
}

static gboolean is_hidden(xmlNode *node, const char *name)
{
	static const char *const never[] = { "script", "style", "head", "title", "noscript",
		"template", "object", "iframe", "svg", "select", NULL };
	if (is_one_of(name, never))
		return TRUE;
	if (xmlHasProp(node, (const xmlChar *)"hidden"))
		return TRUE;
	g_autofree char *style = attribute(node, "style");
	g_autofree char *tight = without_blanks(style);
	return strstr(tight, "display:none") || strstr(tight, "visibility:hidden") ||
	       strstr(tight, "mso-hide:all") || strstr(tight, "font-size:0;") ||
	       strstr(tight, "font-size:0px") || g_str_has_suffix(tight, "font-size:0");
}

/* Containers that hold a quote, by client. */
static gboolean is_quote_container(xmlNode *node, const char *name)
{
	g_autofree char *class = attribute(node, "class");
	static const char *const classes[] = { "gmail_quote", "gmail_attr", "yahoo_quoted",
		"moz-cite-prefix", "protonmail_quote", "zmail_extra", "tutanota_quote",
		"ms-outlook-mobile-reference-message", "quoted_text", NULL };
	for (int i = 0; classes[i]; i++)
		if (strstr(class, classes[i]))
			return TRUE;
	g_autofree char *id = attribute(node, "id");
	if (strcmp(id, "reply-intro") == 0 || g_str_has_prefix(id, "yahoo_quoted") ||
		strcmp(id, "replybody1") == 0 ||
		strcmp(id, "mail-editor-reference-message-container") == 0)
		return TRUE;
	if (strcmp(name, "blockquote") != 0)
		return FALSE;
	g_autofree char *type = attribute(node, "type");
	return strcmp(type, "cite") == 0 || xmlHasProp(node, (const xmlChar *)"cite");
}

static gboolean is_signature_container(xmlNode *node)
{
	static const char *const marks[] = { "gmail_signature", "moz-signature",
		"ms-outlook-mobile-signature", "ydp-signature", "composer_signature", NULL };
	g_autofree char *class = attribute(node, "class");
	g_autofree char *id = attribute(node, "id");
	for (int i = 0; marks[i]; i++)
		if (strstr(class, marks[i]) || strstr(id, marks[i]))
			return TRUE;
	return strcmp(id, "signature") == 0 || strcmp(id, "x_signature") == 0;
}

/* Marks after which everything is the old mail. */
static gboolean begins_old_mail(xmlNode *node, const char *name)
{
	g_autofree char *id = attribute(node, "id");
	if (strstr(id, "divrplyfwdmsg") || strstr(id, "appendonsend") || strcmp(id, "zwchr") == 0)
		return TRUE;
	g_autofree char *marker = attribute(node, "data-marker");
	if (strstr(marker, "__divider__") || strstr(marker, "__quoted_text__"))
		return TRUE;
	g_autofree char *class = attribute(node, "class");
	if (strstr(class, "outlookmessageheader"))
		return TRUE;
	if (strcmp(name, "div") != 0)
		return FALSE;
	g_autofree char *style = attribute(node, "style");
	g_autofree char *tight = without_blanks(style);
	return strstr(tight, "border:none;border-top:solid") != NULL;
}

static const char *const paragraphs[] = { "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol",
	"table", "blockquote", "pre", "dl", "hr", NULL };
static const char *const blocks[] = { "div", "tr", "li", "section", "article", "header", "footer",
	"dt", "dd", "body", "center", "address", "form", "caption", "thead", "tbody", NULL };

/* 1, 2, 3 of an ordered list; else a dash. */
static void begin_item(struct page *p, xmlNode *node)
{
	guint number = 1;
	if (node->parent && node->parent->name &&
		strcmp((const char *)node->parent->name, "ol") == 0) {
		for (xmlNode *at = node->prev; at; at = at->prev)
			number += at->type == XML_ELEMENT_NODE;
		g_string_append_printf(p->line, "%u. ", number);
	} else {
		g_string_append(p->line, "- ");
	}
}

static gboolean has_cell_before(xmlNode *node)
{
	for (node = node->prev; node; node = node->prev)
		if (node->type == XML_ELEMENT_NODE)
			return TRUE;
	return FALSE;
}

static void enter(struct page *p, xmlNode *node)
{
	const char *name = (const char *)node->name;
	if (is_hidden(node, name)) {
		p->hidden = node;
		return;
	}
	gboolean quote = is_quote_container(node, name);
	gboolean old = begins_old_mail(node, name);
	gboolean signature = is_signature_container(node);
	if (quote || old || signature || is_one_of(name, blocks))
		fresh_line(p);
	if (is_one_of(name, paragraphs))
		fresh_paragraph(p);
	p->quotes += quote;
	p->signatures += signature;
	p->rest_quoted |= old;
	if (strcmp(name, "br") == 0)
		end_line(p);
	else if (strcmp(name, "li") == 0)
		begin_item(p, node);
	else if ((strcmp(name, "td") == 0 || strcmp(name, "th") == 0) && has_cell_before(node) &&
		 p->line->len)
		g_string_append_c(p->line, '\t');
	else if (strcmp(name, "pre") == 0)
		p->pres++;
	else if (strcmp(name, "img") == 0)
		p->has_images = TRUE;
}

/* The target of a link, where its text does not say it. */
static void add_target(struct page *p, xmlNode *node)
{
	xmlChar *raw = xmlGetProp(node, (const xmlChar *)"href");
	xmlChar *content = xmlNodeGetContent(node);
	g_autofree char *href = g_strstrip(g_strdup(raw ? (char *)raw : ""));
	g_autofree char *text = g_strstrip(g_strdup(content ? (char *)content : ""));
	xmlFree(raw);
	xmlFree(content);
	gboolean web = g_str_has_prefix(href, "http://") || g_str_has_prefix(href, "https://");
	const char *shown = web ? strstr(href, "//") + 2 : href;
	if (!web || !*text || strstr(text, shown) || strstr(href, text) || strlen(href) > 500)
		return;
	if (!g_utf8_validate(href, -1, NULL))
		return;
	g_autofree char *target = g_strdup_printf(" (%s)", href);
	add_text(p, target);
}

static void leave(struct page *p, xmlNode *node)
{
	const char *name = (const char *)node->name;
	if (p->hidden) {
		if (p->hidden == node)
			p->hidden = NULL;
		return;
	}
	gboolean quote = is_quote_container(node, name);
	gboolean signature = is_signature_container(node);
	if (strcmp(name, "a") == 0)
		add_target(p, node);
	if (quote || signature || is_one_of(name, blocks))
		fresh_line(p);
	if (is_one_of(name, paragraphs))
		fresh_paragraph(p);
	p->quotes -= quote;
	p->signatures -= signature;
	if (strcmp(name, "pre") == 0)
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

void html_read(const char *html, gsize limit, struct html_result *result)
{
	struct page p = { .lines = lines_new(), .line = g_string_new(""), .limit = limit };
	int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
		      HTML_PARSE_NONET | HTML_PARSE_COMPACT;
	htmlDocPtr document =
		htmlReadMemory(html, (int)MIN(strlen(html), G_MAXINT), NULL, "UTF-8", options);
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
