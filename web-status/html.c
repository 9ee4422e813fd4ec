#include "web-status/html.h"

#include "desk/words.h"

#include <stdarg.h>
#include <string.h>

#define NIP_DIGITS 18

struct html {
	GString *out;
	GPtrArray *open; /* const char *, names of the open elements */
	char *prefix;
	gboolean mask_nip;
};

struct html *html_new(const char *prefix, gboolean mask_nip)
{
	struct html *html = g_new0(struct html, 1);
	html->out = g_string_sized_new(16384);
	html->open = g_ptr_array_new();
	html->prefix = g_strdup(prefix);
	html->mask_nip = mask_nip;
	return html;
}

void html_free(struct html *html)
{
	if (!html)
		return;
	g_string_free(html->out, TRUE);
	g_ptr_array_unref(html->open);
	g_free(html->prefix);
	g_free(html);
}

/* Characters that show nothing but change how the rest is read. */
static gboolean is_hidden(gunichar c)
{
	return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0) || c == 0x200e ||
	       c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) ||
	       c == 0x061c;
}

static void escape_character(GString *out, gunichar c)
{
	switch (c) {
	case '&':
		g_string_append(out, "&amp;");
		break;
	case '<':
		g_string_append(out, "&lt;");
		break;
	case '>':
		g_string_append(out, "&gt;");
		break;
	case '"':
		g_string_append(out, "&quot;");
		break;
	case '\'':
		g_string_append(out, "&#39;");
		break;
	default:
		g_string_append_unichar(out, is_hidden(c) ? 0xfffd : c);
	}
}

void html_escape(GString *out, const char *text)
{
	g_autofree char *valid =
		g_utf8_validate(text, -1, NULL) ? NULL : g_utf8_make_valid(text, -1);
	for (const char *at = valid ? valid : text; *at; at = g_utf8_next_char(at)) {
		/* "\r\n" is one line end. */
		if (*at == '\r' && at[1] == '\n')
			continue;
		escape_character(out, *at == '\r' ? '\n' : g_utf8_get_char(at));
	}
}

static void start(struct html *html, const char *element, va_list attributes)
{
	g_string_append_c(html->out, '<');
	g_string_append(html->out, element);
	const char *name;
	while ((name = va_arg(attributes, const char *))) {
		const char *value = va_arg(attributes, const char *);
		if (!value)
			continue;
		g_string_append_printf(html->out, " %s=\"", name);
		html_escape(html->out, value);
		g_string_append_c(html->out, '"');
	}
	g_string_append_c(html->out, '>');
}

void html_open(struct html *html, const char *element, ...)
{
	va_list attributes;
	va_start(attributes, element);
	start(html, element, attributes);
	va_end(attributes);
	g_ptr_array_add(html->open, (char *)element);
}

void html_void(struct html *html, const char *element, ...)
{
	va_list attributes;
	va_start(attributes, element);
	start(html, element, attributes);
	va_end(attributes);
	/* SVG knows no void elements; HTML ignores this slash. */
	g_string_truncate(html->out, html->out->len - 1);
	g_string_append(html->out, "/>");
}

/* Blocks, after which a line end in the source changes nothing for the reader. */
static const char *const ends_line[] = { "div", "p", "h1", "h2", "h3", "ul", "ol", "li", "dl", "dd",
	"tr", "table", "section", "article", "header", "footer", "main", "nav", "form", "head",
	"title", NULL };

void html_close(struct html *html)
{
	g_assert(html->open->len > 0);
	const char *element = g_ptr_array_steal_index(html->open, html->open->len - 1);
	g_string_append_printf(html->out, "</%s>", element);
	if (g_strv_contains(ends_line, element))
		g_string_append_c(html->out, '\n');
}

void html_close_to(struct html *html, const char *element)
{
	g_assert(html->open->len > 0);
	g_assert(strcmp(html->open->pdata[html->open->len - 1], element) == 0);
	html_close(html);
}

/* Looking for a NIP costs more than writing the text, and few texts hold that many digits. */
static gboolean may_hold_nip(const char *text)
{
	int digits = 0;
	for (; *text && digits < NIP_DIGITS; text++)
		digits += g_ascii_isdigit(*text) != 0;
	return digits == NIP_DIGITS;
}

void html_text(struct html *html, const char *text)
{
	if (html->mask_nip && may_hold_nip(text)) {
		g_autofree char *masked = words_mask_nip(text);
		html_escape(html->out, masked);
	} else {
		html_escape(html->out, text);
	}
}

void html_textf(struct html *html, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	g_autofree char *text = g_strdup_vprintf(format, values);
	va_end(values);
	html_text(html, text);
}

void html_leaf(struct html *html, const char *element, const char *text, ...)
{
	va_list attributes;
	va_start(attributes, text);
	start(html, element, attributes);
	va_end(attributes);
	g_ptr_array_add(html->open, (char *)element);
	html_text(html, text);
	html_close(html);
}

char *html_path(const struct html *html, const char *path)
{
	return g_strconcat(html->prefix, path, NULL);
}

void html_link(struct html *html, const char *path, const char *class, const char *text)
{
	g_autofree char *href = html_path(html, path);
	html_leaf(html, "a", text, "href", href, "class", class, NULL);
}

void html_constant_text(struct html *html, const char *literal)
{
	g_string_append(html->out, literal);
}

GBytes *html_end(struct html *html)
{
	g_assert(html->open->len == 0);
	GBytes *bytes = g_bytes_new(html->out->str, html->out->len);
	g_string_truncate(html->out, 0);
	return bytes;
}
