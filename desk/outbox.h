/*
 * outbox: fully composed mails on their way out. A row is written in the same transaction as what
 * it tells, and is never composed again: a crash changes nothing about it.
 */
#ifndef DESK_OUTBOX_H
#define DESK_OUTBOX_H

#include "desk/db.h"

enum outbox_state {
	OUTBOX_QUEUED,
	OUTBOX_SENT,
	OUTBOX_FAILED,
};
const char *outbox_state_word(enum outbox_state state); /* "queued", "sent", "failed" */

struct outbox_row {
	gint64 id;
	gint64 created_at;
	char *message_id; /* without angle brackets */
	char *recipient;
	gint64 ticket_id; /* 0: none */
	char *ticket;	  /* its number, "" */
	char *template;
	char *subject;
	GBytes *bytes; /* NULL in lists */
	enum outbox_state state;
	int attempts;
	gint64 next_at;
	char *detail;
	gint64 sent_at; /* 0: not yet */
};
void outbox_row_free(struct outbox_row *row);
typedef struct outbox_row outbox_row_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(outbox_row_auto, outbox_row_free)

/* The id that the next row will have: part of its Message-ID. Inside the write transaction. */
gint64 outbox_next_id(struct db *db);
void outbox_add(struct db *db, struct outbox_row *row);
/* The next row that is due at `now`, oldest first, with its bytes; NULL: none. */
struct outbox_row *outbox_due(struct db *db, gint64 now);
/* When the next queued row is due; 0: nothing is queued. */
gint64 outbox_next_due(struct db *db);
struct outbox_row *outbox_by_message_id(struct db *db, const char *message_id); /* NULL: none */
GPtrArray *outbox_list(struct db *db, const enum outbox_state *state, int limit);

void outbox_sent(struct db *db, gint64 id, gint64 at);
void outbox_retry(struct db *db, gint64 id, gint64 next_at, const char *detail);
void outbox_failed(struct db *db, gint64 id, const char *detail);

/* Whom mails about this ticket were made for at this moment: char *. */
GPtrArray *outbox_told(struct db *db, gint64 ticket_id, gint64 at);
/* This person's mails about the ticket that were made since then, the newest first: struct
 * outbox_row *, without bytes. */
GPtrArray *outbox_copies(struct db *db, const char *recipient, gint64 ticket_id, gint64 since);
/* Was such a mail made for this address since then, about this ticket (0: about any or none)? */
gboolean outbox_was_told(
	struct db *db, const char *recipient, const char *template, gint64 ticket_id, gint64 since);
/* Mails made for this address since then: for the caps. */
gint64 outbox_count_since(struct db *db, const char *recipient, gint64 since);

#endif
