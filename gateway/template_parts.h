/*
 * template_parts: what a template is once it was read. Part of template; nobody else includes this.
 */
#ifndef GATEWAY_TEMPLATE_PARTS_H
#define GATEWAY_TEMPLATE_PARTS_H

#include "gateway/template.h"

/* A piece of running text: as it stands, or a value. */
struct piece {
	char *text; /* NULL: the value of `name` */
	const struct template_name *name;
};

enum element_kind {
	ELEMENT_HEADLINE,
	ELEMENT_PARAGRAPH,
	ELEMENT_NOTE,
	ELEMENT_ITEM,
	ELEMENT_QUOTE,
	ELEMENT_BLOCK,
	ELEMENT_IF,
};

struct element {
	enum element_kind kind;
	int line;
	GPtrArray *title;		  /* struct piece *: of a quote; NULL: none */
	GPtrArray *text;		  /* struct piece *; NULL for block and if */
	const struct template_name *name; /* of the block or the condition */
	gboolean negated;
	char **words;		     /* one of which the value must be; NULL: any value */
	GPtrArray *then, *otherwise; /* struct element *; of an if */
};

struct template
{
	GPtrArray *subject; /* struct piece *; NULL: none */
	GPtrArray *elements;
};

/* A template that is being read. */
struct parser {
	const char *file;
	char **lines; /* without blanks at their ends */
	int at;	      /* index of the line to be read next */
	const struct template_vocabulary *vocabulary;
	guint brings;
	GError **error;
};

/* Sets the error "FILE:LINE: ..."; FALSE. */
gboolean template_fail(const struct parser *p, int line, const char *format, ...)
	G_GNUC_PRINTF(3, 4);
/* A name of the vocabulary; NULL: there is none. */
const struct template_name *template_look_up(const struct parser *p, const char *name);
/* The same, and this mail has it; NULL and an error else. */
const struct template_name *template_find(
	const struct parser *p, int line, const char *name, gboolean as_condition);

GPtrArray *pieces_new(void);
void pieces_add_text(GPtrArray *pieces, const char *text, gsize length);
/* Running text of one line. FALSE and an error for a name that can't stand there. */
gboolean pieces_add(const struct parser *p, int line, GPtrArray *pieces, const char *text);

#endif
