/*
 * apply: writes a decision into the database. Inside the caller's write transaction; outgoing mail
 * is composed and queued by the gateway in the same one.
 */
#ifndef DESK_APPLY_H
#define DESK_APPLY_H

#include "desk/decide.h"

/*
 * Saves ticket, ledger row (with the decision's outcome and ticket), history, participants, thread
 * and solved case. Sets row->id and the ids of ticket and events. A row that has an id already (a
 * held mail decided anew) gets the new outcome.
 */
void apply_decision(struct db *db, struct decision *decision, const struct incoming *incoming,
	struct ledger_row *row);

/* The same for what no mail asked for (`mail_id` 0), or for the tickets alone. */
void apply_changes(struct db *db, struct decision *decision, gint64 mail_id);

#endif
