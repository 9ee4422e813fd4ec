/*
 * origin: did a person write this, or a machine (RFC 3834)? And what a bounce says (RFC 3464).
 * Nobody outside mailparse/ includes this.
 */
#ifndef MAILPARSE_ORIGIN_H
#define MAILPARSE_ORIGIN_H

#include "mailparse/body.h"

/* `has_words`: somebody typed something. */
enum mail_origin origin_of(const GPtrArray *fields, const struct mail_address *from,
	const char *subject, const struct body *body, gboolean has_words);

/*
 * `text` is the whole readable text of the mail. Never NULL; the caller frees it with
 * mail_bounce_free().
 */
struct mail_bounce *bounce_read(
	const GPtrArray *fields, const struct body *body, const char *subject, const char *text);
void mail_bounce_free(struct mail_bounce *bounce);

/* struct mail_authentication *, see mail_options. */
GPtrArray *authentication_read(const GPtrArray *fields, const char *trusted_authserv_id);
/* The same of ARC-Authentication-Results, of whichever server. */
GPtrArray *authentication_read_arc(const GPtrArray *fields);

#endif
