/*
 * sla: the target times of a month: how many were met, and each one that was not, with its reason.
 *
 * Counted by time of the act, as in figures.h: a response in the month in which the technician
 * accepts, a resolution in the month in which the leader approves (what counts is when the approved
 * report came). Only these have a per cent. What is past its target and still open when the month
 * ends is a breach of the month, too, and named apart; it gets into the per cent of the month in
 * which it is done. While the desk waits for the requester, no target passes.
 */
#ifndef DESK_SLA_H
#define DESK_SLA_H

#include "desk/calendar.h"
#include "desk/month.h"

enum sla_kind {
	SLA_RESPONSE,	/* accepted by a technician */
	SLA_RESOLUTION, /* reported, and the report approved */
	SLA_KINDS,
};

struct sla_row {
	gint64 done[SLA_KINDS];	   /* in the month */
	gint64 on_time[SLA_KINDS]; /* of those */
	gint64 open[SLA_KINDS];	   /* past the target and open at the month's end */
};
/* By priority; their sums are responded, approved and so on of struct figures. */
void sla_rows(const struct month *month, struct sla_row rows[PRIORITY_COUNT]);

struct sla_breach {
	gint64 ticket_id;
	enum sla_kind kind;
	gint64 target, actual; /* 0: not yet, when the month ended */
	gboolean open; /* not done in the month; a report that waits for approval has come */
};
/* In the order of the tickets, one at a time by sla_next(). End with query_end(). */
struct query *sla_breaches(const struct month *month);
gboolean sla_next(struct query *query, struct sla_breach *breach);

/*
 * Why, as the history says it: "tanpa teknisi sampai 3 Nov 2026 10.00; dialihkan 1×: kabel bukan
 * urusan kami". Never empty. `events`: struct event *, oldest first, as far as the month knows
 * them; `end`: of the month. What people wrote in confidential tickets is left out. The caller
 * frees it.
 */
char *sla_reason(const struct sla_breach *breach, const struct ticket *ticket,
	const GPtrArray *events, gint64 end, const struct calendar *calendar,
	const struct settings *settings);

#endif
