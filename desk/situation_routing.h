/*
 * situation_routing: the part of a situation that finds a service and what it requires. Only
 * situation.c includes this.
 */
#ifndef DESK_SITUATION_ROUTING_H
#define DESK_SITUATION_ROUTING_H

#include "desk/situation.h"

/* The mail may open a ticket: its sender has an office, and there is no open one that it answers.
 */
gboolean situation_may_open(const struct situation *situation);

/* Evidence for the letter that may need a service (this mail, or the one that a hand-over is about,
 * or the problems of PECAH), what the ticket's letters named, the office's registered addresses. */
void situation_load_routing(
	struct db *db, struct situation *situation, const struct incoming *incoming);

#endif
