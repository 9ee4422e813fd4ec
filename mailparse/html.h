/*
 * html: HTML mail as text that reads well, its quotes marked by the containers of the clients.
 * The only file that touches libxml2.
 */
#ifndef MAILPARSE_HTML_H
#define MAILPARSE_HTML_H

#include "mailparse/lines.h"

struct html_seen {
	gboolean images;
	gboolean cut; /* the limit was met */
};

/*
 * `html` is UTF-8; at most `limit` bytes of text are made. struct line *, quoted where the client
 * says so; sets what is seen in `*seen` and leaves the rest of it. Never NULL.
 */
GPtrArray *html_read(const char *html, gsize limit, struct html_seen *seen);

#endif
