/*
 * route: which service a letter is about, and who gets the work. Pure.
 */
#ifndef DESK_ROUTE_H
#define DESK_ROUTE_H

#include "desk/situation.h"

/*
 * The service whose keywords stand most in the letter (its subject and perihal count three times);
 * else the one with the keyword "*"; else the first. NULL only if there are no services.
 * `*why` says what decided, in Indonesian; the caller frees it. `*sure` is FALSE for a fallback.
 */
const struct service *route_service(
	const GPtrArray *services, const struct incoming *incoming, char **why, gboolean *sure);

/*
 * The technician of the section with the least open work, then the one who has waited longest.
 * `except` (a person's id, 0: nobody) gets none. NULL if there is nobody.
 */
const struct workload *route_technician(
	const GPtrArray *technicians, const char *section, gint64 except);

/* Open tickets and people of a section. */
void route_section_load(
	const GPtrArray *technicians, const char *section, int *open, int *people);

#endif
