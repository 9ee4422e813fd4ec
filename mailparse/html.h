/*
 * html: HTML mail as text that reads well, its quotes marked by the containers of the clients.
 * The only file that touches libxml2.
 */
#ifndef MAILPARSE_HTML_H
#define MAILPARSE_HTML_H

#include "mailparse/lines.h"

struct html_result {
	GPtrArray *lines; /* struct line *: quoted where the client says so */
	gboolean has_images;
	gboolean is_cut; /* the limit was met */
};

/* `html` is UTF-8; at most `limit` bytes of text are made. Clear with html_result_clear(). */
void html_read(const char *html, gsize limit, struct html_result *result);
void html_result_clear(struct html_result *result);

#endif
