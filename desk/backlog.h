/*
 * backlog: what was open when a month ended, and whom it waits for.
 *
 * The tickets are those of the month's end; what they wait for is as of the report (month->as_of):
 * one that was closed in between waits for nobody.
 */
#ifndef DESK_BACKLOG_H
#define DESK_BACKLOG_H

#include "desk/month.h"

enum backlog_wait {
	WAIT_OPERATOR,	 /* has no technician */
	WAIT_OFFICE,	 /* to confirm that the request is theirs */
	WAIT_ACCEPTANCE, /* of the technician */
	WAIT_WORK,	 /* of the technician */
	WAIT_REVISION,	 /* of the report, by the technician */
	WAIT_REQUESTER,	 /* to answer a question */
	WAIT_LEADER,	 /* to approve the report */
	WAIT_NOBODY,	 /* closed since the month ended */
	WAIT_COUNT,
};
const char *backlog_wait_label(enum backlog_wait wait); /* translated */

struct backlog_row {
	struct ticket *ticket;
	enum backlog_wait wait;
	gint64 since; /* it waits so; closed since */
};
/* Oldest first, one at a time; clear each. End with query_end(). */
struct query *backlog_rows(const struct month *month);
gboolean backlog_next(struct query *query, struct backlog_row *row);
void backlog_row_clear(struct backlog_row *row);

/* How many of the rows wait for whom; the sum is open_end of struct figures. */
void backlog_counts(const struct month *month, gint64 counts[WAIT_COUNT]);

#endif
