/*
 * html_element: what an element of an HTML mail is, by its name and by the marks that the clients
 * put on it. Only html*.c include this and libxml2.
 */
#ifndef MAILPARSE_HTML_ELEMENT_H
#define MAILPARSE_HTML_ELEMENT_H

#include <glib.h>
#include <libxml/tree.h>

enum element_role {
	ELEMENT_BLOCK = 1,	   /* its text begins and ends a line */
	ELEMENT_PARAGRAPH = 2,	   /* and a blank line stands around it */
	ELEMENT_HIDDEN = 4,	   /* nobody sees it */
	ELEMENT_QUOTE = 8,	   /* what it holds is quoted */
	ELEMENT_QUOTED_REPLY = 16, /* holds quotes, and perhaps answers between and below them */
	ELEMENT_OLD_MAIL = 32,	   /* from here on all is an old mail */
	ELEMENT_SIGNATURE = 64,
	ELEMENT_ROW = 128,	 /* a table's row of plain cells */
	ELEMENT_LIST_MARK = 256, /* what Word writes before an item, and no gap between columns */
};

/* A set of roles. */
guint element_roles(xmlNode *node);

gboolean element_is(const xmlNode *node, const char *name);

/* The text within, at most `limit` bytes of it, one blank between pieces. The caller frees it. */
char *element_text(xmlNode *node, gsize limit);

/* An attribute, "" if there is none. The caller frees it. */
char *element_attribute(xmlNode *node, const char *name);

#endif
