/*
 * quote: tells apart what a person newly wrote, what the client quoted, and the signature. By
 * structure first, by what the desk itself sent second, by patterns last; when in doubt a line
 * stays new. Nobody outside mailparse/ includes this.
 */
#ifndef MAILPARSE_QUOTE_H
#define MAILPARSE_QUOTE_H

#include "mailparse/lines.h"

struct quote_options {
	gboolean keep_forward;	   /* a forwarded message is content */
	const char *own_sent_text; /* may be NULL */
	gboolean encloses;	   /* without words of its own the mail says what it encloses */
};

/* Sets the kind of each line. */
void quote_mark(GPtrArray *lines, const struct quote_options *options);

#endif
