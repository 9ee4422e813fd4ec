/*
 * figures_parts: what the files of figures share. Nobody else includes this.
 */
#ifndef DESK_FIGURES_PARTS_H
#define DESK_FIGURES_PARTS_H

#include "desk/figures.h"
#include "desk/month_parts.h"

/* Of month_ticket t, with ?1 the period, ?2 and ?3 its bounds and ?4 its last event. */
#define ON_TIME "(t.status = 'selesai' AND t.reported_at <= t.due)"
/* A rating counts when it was given; of several to one ticket the last one. The + keeps the search
   among the rows of the ticket: all ratings are many more. */
#define RATED                                                                                      \
	"t.period = ?1 AND t.rating BETWEEN 1 AND 4 AND (SELECT max(e.at) FROM event e "           \
	"WHERE e.ticket_id = t.id AND +e.kind = 'nilai' AND e.from_status = 'selesai' "            \
	"AND e.id <= ?4) BETWEEN ?2 AND ?3 - 1"

/* Rows of (name, count) -> struct figures_count *. Ends the query. */
GPtrArray *figures_counts(struct query *query);

/* Monday 00:00 of the week of a moment. */
gint64 figures_monday(gint64 at, GTimeZone *zone);

#endif
