/*
 * ledger: every mail ever seen, with its one outcome; the originals; the places in mailboxes.
 */
#ifndef DESK_LEDGER_H
#define DESK_LEDGER_H

#include "desk/db.h"

enum outcome {
	OUTCOME_TICKET,     /* opened a new ticket */
	OUTCOME_REPLY,      /* a comment on a ticket */
	OUTCOME_COMMAND,    /* a command: carried out, refused or awaiting proof */
	OUTCOME_IGNORED,    /* automatic mail and the like, with reason */
	OUTCOME_HELD,       /* waits for the operator, with reason */
	OUTCOME_UNREADABLE, /* no mail at all */
	OUTCOME_COUNT,
};
/* "ticket", "reply", "command", "ignored", "held", "unreadable". */
const char *outcome_word(enum outcome outcome);
gboolean outcome_read(const char *word, enum outcome *outcome);

struct ledger_row {
	gint64 id;
	char *digest, *source, *source_key;
	gint64 size;
	char *message_id, *sender, *sender_name, *subject;
	char *origin; /* person, auto-reply, bounce, list */
	gint64 taken_at;
	enum outcome outcome;
	char *reason;
	gint64 ticket_id; /* 0: none */
	char *ticket;     /* its number, "" */
	char *text;
	gboolean filed;
};
void ledger_row_free(struct ledger_row *row);
typedef struct ledger_row ledger_row_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ledger_row_auto, ledger_row_free)

/* Inserts; sets row->id. */
void ledger_add(struct db *db, struct ledger_row *row);
struct ledger_row *ledger_load(struct db *db, gint64 id);                 /* NULL: none */
struct ledger_row *ledger_by_digest(struct db *db, const char *digest);   /* NULL: none */
struct ledger_row *ledger_by_message_id(struct db *db, const char *id);   /* the first; NULL */
/* A held mail that was decided anew: the only change a row ever sees beside `filed`. */
void ledger_redecide(struct db *db, gint64 id, enum outcome outcome, const char *reason,
	gint64 ticket_id);

/* Newest last; `outcome` NULL for all; limit 0 for no limit (else the newest ones). */
GPtrArray *ledger_list(struct db *db, const enum outcome *outcome, int limit);
/* Counts by outcome, and whether they add up to all mails. */
gboolean ledger_counts(struct db *db, gint64 counts[OUTCOME_COUNT], gint64 *total);

void ledger_keep_original(struct db *db, gint64 mail_id, GBytes *bytes);
GBytes *ledger_original(struct db *db, gint64 mail_id); /* NULL: none */
void ledger_keep_attachment(struct db *db, gint64 mail_id, gint64 ticket_id, const char *filename,
	const char *type, gboolean is_inline, GBytes *content);
/* A held mail found its ticket: so do its attachments. */
void ledger_give_attachments(struct db *db, gint64 mail_id, gint64 ticket_id);

/* Mails of a source that are committed but not yet moved away: struct ledger_row *. */
GPtrArray *ledger_unfiled(struct db *db, const char *source);
void ledger_set_filed(struct db *db, gint64 id);
/* The mail turned up again under another name (UIDVALIDITY changed, moved back): file it anew. */
void ledger_set_place(struct db *db, gint64 id, const char *source, const char *key);

gint64 place_get(struct db *db, const char *source);
void place_set(struct db *db, const char *source, gint64 order, gint64 at);

/* Message ids of tickets. */
void thread_add(struct db *db, const char *message_id, gint64 ticket_id, const char *address);
gint64 thread_find(struct db *db, const char *message_id); /* ticket id; 0: none */
/* The ids of this person's copies, oldest first, at most the last `max`: char *. */
GPtrArray *thread_of(struct db *db, gint64 ticket_id, const char *address, int max);

void fact_set(struct db *db, const char *name, const char *value);
char *fact_get(struct db *db, const char *name); /* NULL: none */
void fact_clear(struct db *db, const char *name);

#endif
