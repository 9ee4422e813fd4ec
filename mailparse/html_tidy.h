/*
 * html_tidy: HTML as mail programs write it, made such that libxml2 reads it as browsers do, and in
 * bounded time. Nobody outside mailparse/ includes this.
 */
#ifndef MAILPARSE_HTML_TIDY_H
#define MAILPARSE_HTML_TIDY_H

#include <glib.h>

/*
 * Without Word's conditions and elements of its own, and without <meta>, since the text is UTF-8 by
 * now; entities end with their semicolon; tags have no attributes beyond reason. The caller frees
 * it.
 */
char *html_tidied(const char *html);

/* text/enriched (RFC 1896) as HTML. The caller frees it. */
char *html_of_enriched(const char *text);

#endif
