/*
 * figures_tables: the tables of a month, a line for each office, service, technician and section.
 *
 * As in figures.h, what became of the tickets is told of those opened in the month, as they are at
 * month->as_of; ratings, hand-overs and approved work count when they were done. So the columns add
 * up to the month's figures.
 */
#ifndef DESK_FIGURES_TABLES_H
#define DESK_FIGURES_TABLES_H

#include "desk/calendar.h"
#include "desk/figures.h"

struct figures_line {
	char *key;  /* code of the service, number of the office or person ("0": nobody), section */
	char *name; /* "" of nobody */
	gint64 received; /* opened in the month */
	gint64 done;	 /* of those: selesai */
	gint64 on_time;	 /* of those done: within the target time */
	gint64 open;	 /* of those: still open */
	gint64 closed;	 /* of those: rejected, cancelled or merged */
	gint64 ratings, rating_sum;

	/* of an office */
	int need;	   /* 1-5, the highest that its tickets were weighed with */
	char *top_service; /* asked for most often, of several the first by name; "" */

	/* of a service; section of a person too */
	gboolean is_request;
	char *section;
	/* Working hours from the letter to the report of what is done, without the time that the
	   desk waited for the requester. 0 while nothing is done. */
	double median_hours, mean_hours;

	/* of a technician */
	gint64 given, taken;	 /* hand-overs by ALIHKAN, DISPOSISI or the desk; not taken back */
	gint64 reports, minutes; /* approved work, as performance.h counts it */
};
void figures_line_free(struct figures_line *line);

struct figures_tables {
	/* struct figures_line *, most received first; nobody last. */
	GPtrArray *offices, *services, *technicians, *sections;
};

/* `calendar`: NULL if there is none; then hours are 0. Check db_ok() afterwards. */
struct figures_tables *figures_tables(
	const struct month *month, const struct calendar *calendar, GTimeZone *zone);
void figures_tables_free(struct figures_tables *tables);
typedef struct figures_tables figures_tables_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(figures_tables_auto, figures_tables_free)

#endif
