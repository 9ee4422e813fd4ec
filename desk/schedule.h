/*
 * schedule: what the clock makes the desk do: passing on what is not answered or can't wait for
 * the end of a leave, reminders, escalation, priorities anew, and the lists of the morning.
 *
 * Each look decides from what is stored, so nothing is done twice and a desk that was down does
 * once what is due now: the latest reminder, one step on, the lists of today.
 */
#ifndef DESK_SCHEDULE_H
#define DESK_SCHEDULE_H

#include "desk/decide.h"

struct schedule {
	struct situation *situation; /* people and services */
	GPtrArray *tickets;	     /* struct ticket *: all open ones, oldest first */
	GHashTable *needs;	     /* id of an office -> its need of IT now */
	gboolean morning;	     /* the lists of today are due */
	GHashTable *authors;	     /* then: id of a ticket -> address of who wrote the report */
};

/* Reads everything; check db_ok() afterwards. */
struct schedule *schedule_load(struct db *db, const struct settings *settings,
	const struct calendar *calendar, gint64 now);
void schedule_free(struct schedule *schedule);
typedef struct schedule schedule_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(schedule_auto, schedule_free)

/*
 * What is due now, each ticket's part in `also`; NULL if nothing is. Pure. No more tickets are
 * looked at once there are `max` mails, so that a transaction stays small: then `*more` is TRUE,
 * and the schedule is to be loaded and asked again.
 */
struct decision *decide_clock(const struct schedule *schedule, guint max, gboolean *more);

#endif
