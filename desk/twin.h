/*
 * twin: is a letter a second one about what the same office has written already? It opens its own
 * ticket all the same; whoever gets the work is offered GABUNG. Nothing is ever merged unasked.
 */
#ifndef DESK_TWIN_H
#define DESK_TWIN_H

#include "desk/situation.h"

/* The office's open tickets since then, newest first: struct related *. */
GPtrArray *twin_candidates(struct db *db, gint64 office_id, gint64 since);

/*
 * The ticket among situation->earlier that a letter about this service seems to repeat: the one
 * with the same letter number, else the newest about the same service in similar words. NULL: none.
 */
const struct related *twin_find(const struct situation *situation, const struct incoming *incoming,
	const char *text, const char *service_code);

/* Who has that ticket, to get this one too: if of the section and at work, and not `except` (a
 * person's id). NULL: nobody. */
const struct workload *twin_worker(const struct situation *situation, const struct related *twin,
	const char *section, gint64 except);

#endif
