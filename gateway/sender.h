/*
 * sender: drains the outbox. 2xx: sent; 4xx: again later, with growing pauses; 5xx: failed, and the
 * operators are told. The row is marked only after the server took the mail, so a crash in between
 * sends the same mail, with the same Message-ID, once more; it never loses it.
 */
#ifndef GATEWAY_SENDER_H
#define GATEWAY_SENDER_H

#include "desk/db.h"
#include "desk/settings.h"
#include "desk/token.h"

struct sender;

/* What the sender tells: English, one line. Called from its own thread. */
typedef void (*sender_log)(const char *line);

struct sender_setup {
	const struct settings *settings;
	const struct token_key *key;
	gint64 fixed_now; /* 0: the real clock */
	sender_log log;
};

enum sender_state {
	SENDER_DONE,   /* nothing is due any more */
	SENDER_PAUSED, /* the server can't be reached or is busy: try again later */
	SENDER_BROKEN, /* login, certificate or settings: a human is needed */
};

/* Opens its own connection to the database. NULL and `error` on failure. */
struct sender *sender_new(const struct sender_setup *setup, GError **error);
void sender_free(struct sender *sender);
typedef struct sender sender_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(sender_auto, sender_free)

/*
 * Sends what is due, until nothing is, the server refuses to talk, or `stop_fd` (-1: none) is
 * readable. FALSE and `error` if the database failed.
 */
gboolean sender_drain(struct sender *sender, int stop_fd, enum sender_state *state, GError **error);

/* Drains again and again, also what other processes queue, until `stop_fd` is readable. FALSE and
 * `error` if the database failed. */
gboolean sender_run(struct sender *sender, int stop_fd, GError **error);

#endif
