/*
 * incident: one disturbance of many offices. A burst of similar complaints becomes one incident;
 * the earliest ticket leads it. One technician works on it: what is done to the leading ticket is
 * done to all of its members that are still open, and each office hears of it. Each ticket keeps
 * its number, its history and its rating.
 *
 * Whatever is done to a member only concerns that member; ALIHKAN and DISPOSISI take it out.
 */
#ifndef DESK_INCIDENT_H
#define DESK_INCIDENT_H

#include "desk/situation.h"

/*
 * Open tickets about the service, not yet reported: those since then, and those that lead an
 * incident; oldest first: struct related *. Confidential ones take no part.
 */
GPtrArray *incident_candidates(struct db *db, const char *service_code, gint64 since);
/* The tickets of the incident without the leading one, closed ones too, with their acts. */
GPtrArray *incident_members(struct db *db, gint64 leading_id);

/* What a letter is part of. */
struct burst {
	const struct related *leader;
	GPtrArray *others;    /* const struct related *: to become members with the letter */
	gboolean is_declared; /* it was one before: the letter only joins */
};
/*
 * Is a letter about this service part of an incident, or does it make one: similar complaints of
 * settings->incident_offices offices within settings->incident_minutes? Clear it if TRUE.
 */
gboolean incident_find(const struct situation *situation, const struct incoming *incoming,
	const char *text, const struct service *service, struct burst *burst);
void burst_clear(struct burst *burst);

#endif
