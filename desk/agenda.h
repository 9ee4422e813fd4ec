/*
 * agenda: the register of letters of a month: each ticket that was received, by its running number
 * of the year, and what was ordered about it.
 */
#ifndef DESK_AGENDA_H
#define DESK_AGENDA_H

#include "desk/month.h"

struct agenda_row {
	struct ticket *ticket;
	/* The leaders' words when they gave it to somebody, and which ticket it was split off from,
	 * a line each, as the history has them; "" if there are none. */
	char *orders;
};

struct agenda;
/* Oldest first, one at a time; clear each. */
struct agenda *agenda_begin(const struct month *month);
gboolean agenda_next(struct agenda *agenda, struct agenda_row *row);
void agenda_row_clear(struct agenda_row *row);
void agenda_end(struct agenda *agenda);

#endif
