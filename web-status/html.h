/*
 * html: the one writer of HTML (and of SVG inside it). Text and attribute values are escaped;
 * only string literals of the source go out as they are. Elements are closed by the writer's own
 * stack, so a page is always well formed.
 *
 * What comes from people may hold anything: invalid UTF-8 and control characters become U+FFFD,
 * and so do the invisible characters that turn the direction of text (a file name "gpj.exe" must
 * not read "exe.jpg").
 */
#ifndef WEB_HTML_H
#define WEB_HTML_H

#include <glib.h>

struct html;

/* `prefix` goes before every path of html_link ("" or "/desk"). `mask_nip`: texts go through
 * words_mask_nip(), because the reader is not staff. */
struct html *html_new(const char *prefix, gboolean mask_nip);
void html_free(struct html *html);
typedef struct html html_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(html_auto, html_free)

/* Opens an element; pairs of attribute name and value follow, ended by NULL. A pair whose value is
 * NULL is left out; a value of "" stands as an empty attribute. */
void html_open(struct html *html, const char *element, ...) G_GNUC_NULL_TERMINATED;
/* An element without content (input, meta, rect). */
void html_void(struct html *html, const char *element, ...) G_GNUC_NULL_TERMINATED;
/* Closes the element opened last. */
void html_close(struct html *html);
/* Closes that element and checks that it is this one. */
void html_close_to(struct html *html, const char *element);

void html_text(struct html *html, const char *text);
void html_textf(struct html *html, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* An element with nothing but text in it: html_leaf(h, "td", text, "class", "number", NULL). */
void html_leaf(
	struct html *html, const char *element, const char *text, ...) G_GNUC_NULL_TERMINATED;
/* A link within the page's own site: `path` begins with "/" and is put behind the prefix. */
void html_link(struct html *html, const char *path, const char *class, const char *text);
/* The path behind the prefix, for an attribute; the caller frees it. */
char *html_path(const struct html *html, const char *path);

/* A constant of the source, as it is. Refuses anything but a string literal. */
#define html_constant(html, literal) html_constant_text(html, "" literal "")
void html_constant_text(struct html *html, const char *literal);

/* All elements closed: the page. The writer is empty afterwards. */
GBytes *html_end(struct html *html);

/* Appends `text` escaped, as every function above does it. */
void html_escape(GString *out, const char *text);

#endif
