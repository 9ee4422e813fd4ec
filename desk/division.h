/*
 * division: who of a section gets the work. Pure.
 */
#ifndef DESK_DIVISION_H
#define DESK_DIVISION_H

#include "desk/situation.h"

/*
 * The technician of the section with the least weighted open work, then the one who has waited
 * longest. Nobody on leave; not `except` (a person's id, 0: nobody). NULL if there is nobody.
 */
const struct workload *division_next(
	const GPtrArray *technicians, const char *section, gint64 except);

/* The same for a ticket that has to leave its assignee; nor does its requester get it. */
const struct workload *division_next_of(const GPtrArray *technicians, const struct ticket *ticket);

/* Several are divided at once: a copy of the loads, and what it is after `to` got the ticket. */
GPtrArray *division_copy(const GPtrArray *technicians);
void division_give(
	const GPtrArray *technicians, const struct ticket *ticket, gint64 to, gint64 now);

/* People of the ticket's section who are not on leave, and their open tickets beside this one. */
void division_section_load(
	const GPtrArray *technicians, const struct ticket *ticket, int *open, int *people);

#endif
