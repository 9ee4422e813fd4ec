/*
 * source_driver: what one kind of source provides. Private to source.c and the kinds.
 *
 * Each function means what its namesake in source.h says. A kind embeds `struct source` as its
 * first member.
 */
#ifndef GATEWAY_SOURCE_DRIVER_H
#define GATEWAY_SOURCE_DRIVER_H

#include "gateway/source.h"

/* The octets of mail that one batch may hold; a single larger mail is a batch of its own. */
#define SOURCE_BATCH_BYTES (32 * 1024 * 1024)

struct source_driver {
	struct source *(*open)(const struct settings *settings, GError **error);
	void (*close)(struct source *source);
	GPtrArray *(*fetch)(struct source *source, guint64 after, GError **error);
	gboolean (*file)(
		struct source *source, GPtrArray *keys, enum source_folder folder, GError **error);
	gboolean (*wait)(struct source *source, int seconds, int wake_fd, GError **error);
	char *(*describe)(const struct source *source);
};

struct source {
	const struct source_driver *driver;
	const struct settings *settings;
	char *name; /* freed by source_close() */
};

extern const struct source_driver source_imap;
extern const struct source_driver source_maildir;

/* Takes `key`; the rest is copied or referenced. */
struct source_mail *source_mail_new(
	char *key, guint64 order, GBytes *bytes, guint64 size, gboolean oversize);

/* The octets of `bytes` up to and including the empty line that ends the header. */
gsize source_header_length(GBytes *bytes);

/* The name of the folder as the settings give it. */
const char *source_folder_name(const struct settings *settings, enum source_folder folder);

#endif
