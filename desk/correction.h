/*
 * correction: what has become of the tickets of months already sent.
 *
 * A sent month stands (month.h). What changed afterwards is told once, in the next month's report:
 * what happened between the closing of the month before and this month's own closing. A ticket
 * that came back to the status it had is no correction.
 */
#ifndef DESK_CORRECTION_H
#define DESK_CORRECTION_H

#include "desk/month.h"

struct correction {
	struct ticket *ticket;	   /* as the report had it */
	gboolean confidential;	   /* it was then, or is by now */
	char *report;		   /* the first month that was sent with it: "2026-11" */
	enum status before, after; /* what was last said about it, and now */
	gint64 at;		   /* of the last change */
	char *actor_name, *actor_role;
};

/* Is there an earlier month that was sent? */
gboolean correction_is_possible(const struct month *month);
/* By month and ticket, one at a time; clear each. End with query_end(). */
struct query *corrections(const struct month *month);
gboolean correction_next(const struct month *month, struct query *query, struct correction *one);
void correction_clear(struct correction *one);

/* A sent month with corrections: of the tickets it received, as it was sent and as they are now. */
struct corrected_month {
	char *period;
	gint64 received, done_sent, open_sent, done_now, open_now;
};
void corrected_month_free(struct corrected_month *one);
/* struct corrected_month *, oldest first. */
GPtrArray *corrected_months(const struct month *month, GTimeZone *zone);

#endif
