/*
 * transport: carries one composed mail to the world. Two kinds: SMTP by libcurl (smtp.c) and
 * Maildir (maildir_transport.c, one sub-folder a recipient).
 */
#ifndef GATEWAY_TRANSPORT_H
#define GATEWAY_TRANSPORT_H

#include "desk/settings.h"

enum transport_result {
	TRANSPORT_SENT,	   /* accepted: 2xx */
	TRANSPORT_LATER,   /* 4xx, no connection, time-out: try this mail again later */
	TRANSPORT_REFUSED, /* 5xx for this mail or recipient: never again */
	TRANSPORT_BROKEN,  /* login, certificate or settings are wrong: no mail can go; a human is
			      needed */
};

struct transport;

/* Does not connect yet. `settings` must outlive it. NULL and `error` for unusable settings. */
struct transport *transport_open(const struct settings *settings, GError **error);
void transport_close(struct transport *transport);

/*
 * Sends `bytes` (RFC 5322, CRLF line ends) from envelope sender `from` to `recipient`, on a
 * connection that is kept for the next mail. On anything but TRANSPORT_SENT `*detail` (may not be
 * NULL) is the server's answer or what went wrong, with no secret in it; the caller frees it.
 */
enum transport_result transport_send(struct transport *transport, const char *from,
	const char *recipient, GBytes *bytes, char **detail);

/* Connects and logs in without sending, for `desktik check`. Result and detail as above. */
enum transport_result transport_probe(struct transport *transport, char **detail);

#endif
