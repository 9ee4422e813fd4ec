/*
 * situation_approval: what somebody who writes about a report has seen of it. A piece of
 * situation_load(); nobody else includes this.
 */
#ifndef DESK_SITUATION_APPROVAL_H
#define DESK_SITUATION_APPROVAL_H

#include "desk/situation.h"

/* Ticket, report, letter, sender and token are loaded already. `taken` as in situation_load(). */
void situation_load_approval(struct db *db, const struct token_key *key, struct situation *s,
	const struct ledger_row *taken);

#endif
