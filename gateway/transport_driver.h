/*
 * transport_driver: what one kind of transport provides. Private to transport.c and the kinds.
 *
 * Each function means what its namesake in transport.h says. A kind embeds `struct transport` as
 * its first member.
 */
#ifndef GATEWAY_TRANSPORT_DRIVER_H
#define GATEWAY_TRANSPORT_DRIVER_H

#include "gateway/transport.h"

struct transport_driver {
	struct transport *(*open)(const struct settings *settings, GError **error);
	void (*close)(struct transport *transport);
	enum transport_result (*send)(struct transport *transport, const char *from,
		const char *recipient, GBytes *bytes, char **detail);
	enum transport_result (*probe)(struct transport *transport, char **detail);
};

struct transport {
	const struct transport_driver *driver;
};

extern const struct transport_driver transport_smtp;
extern const struct transport_driver transport_maildir;

#endif
