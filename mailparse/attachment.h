/*
 * attachment: what is sent along with a mail, decoded only when somebody asks for it. Nobody
 * outside mailparse/ includes this.
 */
#ifndef MAILPARSE_ATTACHMENT_H
#define MAILPARSE_ATTACHMENT_H

#include "mailparse/mailparse.h"

#include <gmime/gmime.h>

/* The bytes of a part as they stand in the mail, and how they are encoded. */
struct mail_content {
	GBytes *raw;
	GMimeContentEncoding encoding;
	char *id; /* Content-ID (RFC 2392) in lower case, or "" */
};

/*
 * Adds one to `list` and returns it, for its other members to be set. `name` as the mail has it,
 * NULL or "" if it has none; `type` in lower case; `raw` is taken over.
 */
struct mail_attachment *mail_attachment_add(GPtrArray *list, const char *name, const char *type,
	GBytes *raw, GMimeContentEncoding encoding);
void mail_attachment_free(struct mail_attachment *attachment);

/* The type that a file of this name has, by its extension. */
const char *attachment_type_of(const char *name);

/* Never NULL. The caller owns it. */
GBytes *content_decode(GBytes *raw, GMimeContentEncoding encoding);

/* Adds what the HTML refers to as "cid:..." (RFC 2392) to a set of strings, in lower case. */
void attachment_add_references(GHashTable *ids, const char *html);

#endif
