/*
 * field: "Name : value" as clients write it above an old mail and offices in a letter. Tolerates
 * the marks of bold text, what a scanner makes of letters ("N o m o r ; ...") and the cells of a
 * table. Nobody outside mailparse/ includes this.
 */
#ifndef MAILPARSE_FIELD_H
#define MAILPARSE_FIELD_H

#include <glib.h>

#define FIELD_NAME_BYTES 32

struct field {
	char name[FIELD_NAME_BYTES]; /* lower case, one blank between words, no marks */
	const char *value;	     /* in the line, past blanks; "" if there is none */
	guint column;		     /* of the value, a tab counted as 8 */
	char separator;		     /* ':', ';' or '\t' */
};

/* Reads the begin of `line`. FALSE: it has no such form. */
gboolean field_read(const char *line, struct field *field);

/* Is the name one of the list, which ends with NULL? */
gboolean field_is(const struct field *field, const char *const *names);

/* Without '>', stars and blanks at its begin. */
const char *field_bare(const char *line);

#endif
