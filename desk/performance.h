/*
 * performance: what each technician did in a month, as e-kinerja counts it.
 *
 * One approved report is one piece of work: volume 1, unit "laporan". It counts in the month in
 * which a leader approved it (table approval), whenever the work was done: late approvals count
 * when they come, never lost and never twice. It is credited to whoever wrote that report, which is
 * the person who had its address on that day. Its time is the working time that the ticket was in
 * status `dikerjakan`, from the last TERIMA or reopening to the report, in whole minutes; while the
 * desk waits for the requester, and after the report, the time stands still.
 */
#ifndef DESK_PERFORMANCE_H
#define DESK_PERFORMANCE_H

#include "desk/ticket.h"

struct performance_row {
	char *number, *subject, *service, *office;
	gboolean is_confidential; /* subject and result are not for sheets */
	gint64 started_at;	  /* 0: never */
	/* of approved work */
	gint64 reported_at, approved_at;
	gint64 minutes; /* working time */
	char *result;	/* the approved report; NULL of work that does not count */
	char *verifier; /* name of the leader; NULL of work that does not count */
	/* of work that does not count: as it was when the month ended, or is now */
	enum status status;
	gboolean needs_revision;
	gint64 since; /* when it came to that status */
};

struct performance {
	struct person *person;
	GPtrArray *approved; /* struct performance_row *, by the time of their reports */
	GPtrArray *others;   /* the same: reported and not approved, or under way; by ticket */
	gint64 minutes;	     /* of the approved */
};
void performance_free(struct performance *performance);
typedef struct performance performance_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(performance_auto, performance_free)

/*
 * Everybody who has work in the month "2026-10", in the order of their names, whether or not the
 * directory still has them: struct performance *. None if it is no month. Check db_ok() afterwards.
 */
GPtrArray *performance_month(
	struct db *db, const struct calendar *calendar, GTimeZone *zone, const char *period);
/* One person's, without any work too. NULL if there is no such person, or it is no month. */
struct performance *performance_of(struct db *db, const struct calendar *calendar, GTimeZone *zone,
	const char *period, gint64 person_id);

/* Somebody else has, or had, the same name. */
gboolean person_has_namesake(struct db *db, const struct person *person);

/* What the month's approved work of one person adds up to: the same figures without the rows. */
struct performance_sum {
	gint64 person_id;
	gint64 count, minutes;
};
/* By person: struct performance_sum *. */
GPtrArray *performance_sums(
	struct db *db, const struct calendar *calendar, GTimeZone *zone, const char *period);

#endif
