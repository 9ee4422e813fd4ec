/*
 * walk: the way through the parts of one mail, and how the texts among them are read. Only body.c
 * and walk_text.c include this.
 */
#ifndef MAILPARSE_WALK_H
#define MAILPARSE_WALK_H

#include "mailparse/body.h"

#include <gmime/gmime.h>

struct walk {
	struct body *body;
	const struct mail_options *limits;
	GPtrArray *warnings;
	guint parts;
	GBytes *bytes;		/* what the parser reads now */
	GByteArray *array;	/* the same, as GMime has it */
	struct body_text *text; /* of the multipart/alternative that is being read, if one is */
	gboolean full;		/* a limit was met and said */
	GMimePart *named;	/* the first text with a file name */
	GMimeObject *last;	/* the part that was read last */
	gsize end;		/* where it ends in `bytes` */
	gsize text_left;	/* bytes of text that may still be read */
	gsize copy_left;	/* bytes that may still be copied out of the mail to be walked */
};

/* The bytes of a part as they stand in the mail: a slice of it. The caller owns it. */
GBytes *walk_raw(struct walk *w, GMimeDataWrapper *wrapper);
/* Decoded; empty where there is nothing. The caller owns it. */
GBytes *walk_content(struct walk *w, GMimePart *part);

/*
 * `size` bytes in this charset (NULL: not said) as UTF-8, as much of it as may still be read of all
 * texts. What is left out is said in a warning that calls it `what`. The caller frees it.
 */
char *walk_limited_text(
	struct walk *w, const char *what, const char *bytes, gsize size, const char *charset);
/* Of a text/calendar part, unfolded. The caller frees it. */
char *walk_calendar_lines(struct walk *w, GMimePart *part);

/* The text to which the next part belongs: in an alternative all parts say the same. */
struct body_text *walk_text(struct walk *w);
/* Adds text to the body; takes the lines over. */
void walk_add_plain(struct walk *w, GPtrArray *lines);
/* Reads a part whose type, in lower case, is a text's. */
void walk_read_text(struct walk *w, GMimePart *part, const char *type);

#endif
