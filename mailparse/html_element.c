#include "mailparse/html_element.h"

#include <string.h>

/* Looking ahead is bounded: elements may be nested without end. */
#define PEEK_NODES 400
#define SIZE_NODES 40
#define ROW_BYTES 600
#define CELL_BREAKS 2
#define OLD_HEADER_BYTES 400

static gboolean holds_one_of(const char *text, const char *const *list)
{
	for (; *list; list++)
		if (strstr(text, *list))
			return TRUE;
	return FALSE;
}

gboolean element_is(const xmlNode *node, const char *name)
{
	return node && node->type == XML_ELEMENT_NODE &&
	       strcmp((const char *)node->name, name) == 0;
}

char *element_attribute(xmlNode *node, const char *name)
{
	xmlChar *value = xmlGetProp(node, (const xmlChar *)name);
	char *copy = g_utf8_make_valid(value ? (char *)value : "", -1);
	xmlFree(value);
	return copy;
}

/* In lower case. */
static char *mark_of(xmlNode *node, const char *name)
{
	g_autofree char *value = element_attribute(node, name);
	return g_ascii_strdown(value, -1);
}

static char *style_of(xmlNode *node)
{
	char *style = mark_of(node, "style");
	char *to = style;
	for (const char *from = style; *from; from++)
		if (!g_ascii_isspace(*from))
			*to++ = *from;
	*to = '\0';
	return style;
}

/* The node after this one in the order of the document, up to and not beyond `root`; NULL at the
 * end. */
static xmlNode *element_next(xmlNode *node, const xmlNode *root)
{
	if (node->type == XML_ELEMENT_NODE && node->children)
		return node->children;
	while (node && node != root && !node->next)
		node = node->parent;
	return node && node != root ? node->next : NULL;
}

char *element_text(xmlNode *root, gsize limit)
{
	GString *text = g_string_new("");
	guint seen = 0;
	for (xmlNode *node = root; node && seen++ < PEEK_NODES && text->len < limit;
		node = element_next(node, root)) {
		if (node->type != XML_TEXT_NODE || !node->content)
			continue;
		if (text->len)
			g_string_append_c(text, ' ');
		gsize room = MIN(limit - text->len, strlen((char *)node->content));
		g_string_append_len(text, (char *)node->content, room);
	}
	g_autofree char *bytes = g_string_free(text, FALSE);
	return g_utf8_make_valid(bytes, -1);
}

static gboolean is_without_size(const char *style)
{
	const char *size = strstr(style, "font-size:0");
	return size && strchr(";p", size[strlen("font-size:0")]);
}

/* Newsletters take the size of a cell away and give it back within. */
static gboolean holds_size(xmlNode *root)
{
	guint seen = 0;
	for (xmlNode *node = root->children; node && seen++ < SIZE_NODES;
		node = element_next(node, root)) {
		if (node->type != XML_ELEMENT_NODE || !node->properties)
			continue;
		g_autofree char *style = style_of(node);
		if (strstr(style, "font-size:") && !is_without_size(style))
			return TRUE;
	}
	return FALSE;
}

static gboolean is_hidden(xmlNode *node, const char *style)
{
	static const char *const styles[] = { "display:none", "visibility:hidden", "mso-hide:all",
		"opacity:0;", "max-height:0;", "max-height:0px", NULL };
	return xmlHasProp(node, (const xmlChar *)"hidden") || holds_one_of(style, styles) ||
	       g_str_has_suffix(style, "opacity:0") || g_str_has_suffix(style, "max-height:0") ||
	       (is_without_size(style) && !holds_size(node));
}

static gboolean is_quote(xmlNode *node, const char *class, const char *id, const char *style)
{
	static const char *const classes[] = { "gmail_attr", "yahoo_quoted", "moz-cite-prefix",
		"zmail_extra", "tutanota_quote", "ms-outlook-mobile-reference-message",
		"quoted_text", "gmail_extra_quote", "bloop_original_html", "mailspring_quote",
		"hcl_quote", NULL };
	static const char *const ids[] = { "reply-intro", "replybody1",
		"mail-editor-reference-message-container", "yahoo_quoted", "isreplycontent", NULL };
	if (holds_one_of(class, classes) || holds_one_of(id, ids))
		return TRUE;
	if (!element_is(node, "blockquote"))
		return FALSE;
	g_autofree char *type = mark_of(node, "type");
	return strcmp(type, "cite") == 0 || strstr(class, "quote") || strstr(class, "cite") ||
	       xmlHasProp(node, (const xmlChar *)"cite") || strstr(style, "border-left") ||
	       strstr(id, "blockquote");
}

static gboolean is_signature(const char *class, const char *id)
{
	/* The "-- " above Gmail's is in the midst of a line. */
	if (strstr(class, "signature_prefix"))
		return FALSE;
	static const char *const marks[] = { "gmail_signature", "moz-signature",
		"ms-outlook-mobile-signature", "ydp-signature", "composer_signature",
		"protonmail_signature_block", "mail-editor-signature", "zmail_signature",
		"zm-_id_-sgn", "bloop_sign", "x_signature", "edo-signature", "applemailsignature",
		"ymail_android_signature", "yahoo-signature", NULL };
	/* Yahoo: "ydp" and some hex digits before it. */
	return holds_one_of(class, marks) || holds_one_of(id, marks) ||
	       strcmp(id, "signature") == 0 || strcmp(class, "signature") == 0 ||
	       (g_str_has_prefix(class, "ydp") && strstr(class, "signature"));
}

/* A line drawn above somebody's header: Word's way to begin the old mail. */
static gboolean is_ruled_header(xmlNode *node, const char *style)
{
	if (!element_is(node, "div") || !strstr(style, "border-top:solid"))
		return FALSE;
	g_autofree char *text = element_text(node, OLD_HEADER_BYTES);
	const char *colon = strchr(text, ':');
	return colon && strchr(colon + 1, ':');
}

static gboolean is_old_mail(xmlNode *node, const char *class, const char *id, const char *style)
{
	static const char *const ids[] = { "divrplyfwdmsg", "appendonsend", "zwchr", "stopspelling",
		NULL };
	if (holds_one_of(id, ids) || strstr(class, "outlookmessageheader") ||
		is_ruled_header(node, style))
		return TRUE;
	g_autofree char *marker = mark_of(node, "data-marker");
	return strstr(marker, "__divider__") || strstr(marker, "__quoted_text__");
}

static gboolean is_cell(const xmlNode *node)
{
	return element_is(node, "td") || element_is(node, "th");
}

static gboolean is_break(const xmlNode *node)
{
	return element_is(node, "p") || element_is(node, "div") || element_is(node, "br");
}

/* Cells of a few words, whatever paragraphs Word put into them; not one of a page's layout. */
static gboolean is_row(xmlNode *row)
{
	static const char *const wide[] = { "table", "ul", "ol", "blockquote", "pre", "hr", NULL };
	guint cells = 0, seen = 0, breaks = 0;
	gsize bytes = 0;
	for (xmlNode *node = row->children; node; node = element_next(node, row)) {
		if (++seen > PEEK_NODES)
			return FALSE;
		if (node->type == XML_TEXT_NODE && node->content)
			bytes += strlen((char *)node->content);
		cells += is_cell(node);
		breaks = is_cell(node) ? 0 : breaks + is_break(node);
		if (bytes > ROW_BYTES || breaks > CELL_BREAKS ||
			(node->type == XML_ELEMENT_NODE &&
				g_strv_contains(wide, (const char *)node->name)))
			return FALSE;
	}
	return cells > 1;
}

guint element_roles(xmlNode *node)
{
	static const char *const never[] = { "script", "style", "head", "title", "noscript",
		"template", "object", "iframe", "svg", "select", "textarea", "audio", "video",
		"math", NULL };
	static const char *const paragraphs[] = { "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul",
		"ol", "table", "blockquote", "pre", "dl", "hr", NULL };
	static const char *const blocks[] = { "div", "tr", "li", "section", "article", "header",
		"footer", "dt", "dd", "body", "center", "address", "form", "caption", "thead",
		"tbody", "marquee", "fieldset", "figure", "main", "nav", "aside", NULL };
	const char *name = (const char *)node->name;
	if (g_strv_contains(never, name))
		return ELEMENT_HIDDEN;
	guint roles = g_strv_contains(paragraphs, name) ? ELEMENT_BLOCK | ELEMENT_PARAGRAPH
		      : g_strv_contains(blocks, name)	? ELEMENT_BLOCK
							: 0;
	/* A list in a list, a paragraph in an item: no blank line. */
	if ((roles & ELEMENT_PARAGRAPH) && element_is(node->parent, "li"))
		roles &= ~ELEMENT_PARAGRAPH;
	if (element_is(node, "tr") && is_row(node))
		roles |= ELEMENT_ROW;
	if (!node->properties)
		return roles;
	g_autofree char *class = mark_of(node, "class");
	g_autofree char *id = mark_of(node, "id");
	g_autofree char *style = style_of(node);
	g_autofree char *label = mark_of(node, "name"); /* Spark names its sections */
	if (is_hidden(node, style))
		return ELEMENT_HIDDEN;
	if (strstr(style, "display:block"))
		roles |= ELEMENT_BLOCK;
	if (strstr(style, "mso-list:ignore"))
		roles |= ELEMENT_LIST_MARK;
	if (is_quote(node, class, id, style) || strcmp(label, "messagereplysection") == 0)
		roles |= ELEMENT_QUOTE | ELEMENT_BLOCK;
	else if (strstr(class, "gmail_quote") || strstr(class, "protonmail_quote"))
		roles |= ELEMENT_QUOTED_REPLY | ELEMENT_BLOCK;
	if (is_old_mail(node, class, id, style))
		roles |= ELEMENT_OLD_MAIL | ELEMENT_BLOCK;
	if (is_signature(class, id) || strcmp(label, "messagesignaturesection") == 0)
		roles |= ELEMENT_SIGNATURE | ELEMENT_BLOCK;
	return roles;
}
