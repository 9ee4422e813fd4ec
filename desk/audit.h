/*
 * audit: is the history still what the desk wrote?
 *
 * Each entry of the history carries a hash over itself and the hash of its predecessor. The id and
 * hash of the newest are kept a second time, as the fact "audit_head", written in the same
 * transaction: so a history whose end was cut off, or that somebody added to, is found as well.
 *
 * What it can't prove: who may write to the database file and knows these rules can write chain and
 * head anew. Against that, note a head (`desktik audit verify` prints it) in another place and
 * compare later: audit_has() says whether the history still holds that entry.
 */
#ifndef DESK_AUDIT_H
#define DESK_AUDIT_H

#include "desk/ticket.h"

#define AUDIT_HEAD_FACT "audit_head" /* "ID HASH" */

enum audit_fault {
	AUDIT_WHOLE,	   /* nothing is wrong */
	AUDIT_CONTENT,	   /* the entry is not what its hash was computed over */
	AUDIT_PREDECESSOR, /* it follows another entry than the one before it */
	AUDIT_MISSING,	   /* there is no entry of this number, but later ones */
	AUDIT_CUT,	   /* the entries from this number on are gone */
	AUDIT_ADDED,	   /* it was not added by the desk */
	AUDIT_HEAD,	   /* the fact is missing or names another hash */
	AUDIT_APPROVAL,	   /* an approval is for something else than its entry says */
	AUDIT_TRIGGER,	   /* entries could be changed: a trigger is missing or another one */
};

struct audit {
	enum audit_fault fault; /* the first one */
	gint64 fine;		/* entries before it */
	gint64 broken;		/* id of the first broken entry; 0: none */
	gint64 ticket_id;	/* its ticket; 0: unknown */
	gint64 head;		/* id of the last fine entry; 0: none */
	char *hash;		/* its hash; "" */
};
void audit_clear(struct audit *audit);

/* Walks the whole history. Check db_ok() afterwards. */
void audit_verify(struct db *db, struct audit *audit);
/* "content", "predecessor", "missing", "cut", "added", "head", "approval", "trigger"; "" for
 * AUDIT_WHOLE. */
const char *audit_fault_word(enum audit_fault fault);
/* Is the entry of this id there, with this hash? */
gboolean audit_has(struct db *db, gint64 id, const char *hash);

/* Entries, oldest first, of one ticket (0: all) from `since` on (0: the first): struct event *. */
GPtrArray *audit_list(struct db *db, gint64 ticket_id, gint64 since);

#endif
