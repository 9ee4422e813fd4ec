/*
 * compose_mime: a mail's texts and names -> its bytes (GMime). RFC 5322, 2045-2047, 2231, 3834.
 */
#ifndef GATEWAY_COMPOSE_MIME_H
#define GATEWAY_COMPOSE_MIME_H

#include <glib.h>

struct mime_attachment {
	GBytes *bytes;
	char *name;
	const char *type; /* "application/pdf"; static */
};
void mime_attachment_free(struct mime_attachment *attachment);

/* All text is UTF-8 on one line but for the bodies. Borrowed. */
struct mime_letter {
	const char *from_name, *from_address;
	const char *to_name, *to_address;
	const char *reply_to;
	const char *subject;
	const char *message_id; /* without angle brackets, as all ids here */
	const char *answers;	/* In-Reply-To; NULL: none */
	GPtrArray *thread;	/* char *: References, oldest first */
	gint64 at;
	GTimeZone *zone;
	gboolean is_answer; /* Auto-Submitted: auto-replied instead of auto-generated */
	const char *text, *html;
	GPtrArray *attached; /* struct mime_attachment * */
};

/* Bytes with CRLF, no line over 998 octets; the caller unrefs them. */
GBytes *mime_build(const struct mime_letter *letter);

/* Can a mail be sent there without quoting anything? RFC 5321 4.1.2 Mailbox with a Dot-string. */
gboolean mime_address_is_plain(const char *address);
/* An id of somebody else that can stand in a header. */
gboolean mime_id_is_plain(const char *id);

#endif
