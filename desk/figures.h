/*
 * figures: the numbers of reports, computed in one place. Workbook, page, JSON and mails show the
 * same number from the same function, of a closed month what was counted when it was sent.
 *
 * Two kinds of count, never mixed:
 * - by time of the act: the balance (received, reopened, approved, rejected, ...), timeliness
 *   (responded, on_time) and ratings count what was done in the month, whenever the ticket came;
 * - by time received: done, open and the tables (figures_tables.h) count the tickets opened in the
 *   month, as they are at month->as_of.
 */
#ifndef DESK_FIGURES_H
#define DESK_FIGURES_H

#include "desk/month.h"

#define RATING_MAX 4 /* 1 tidak puas … 4 sangat puas */

struct figures_week {
	gint64 from; /* Monday 00:00, or the first moment of the period */
	gint64 received, done;
};

struct figures {
	char *period; /* "2026-11" */
	gint64 from, to;
	/* The balance; it closes: open_start + received + reopened =
	   approved + rejected + cancelled + merged + open_end. */
	gint64 open_start, received, reopened, approved, rejected, cancelled, merged, open_end;
	gint64 incidents;  /* declared in the period; of the tickets received, one or more each */
	gint64 done, open; /* of the tickets received in the period: selesai, and still open */
	gint64 responded_on_time, responded; /* accepted in the period, and in time */
	gint64 on_time;			     /* of approved: reported within the target time */
	gint64 ratings[RATING_MAX + 1]; /* given in the period, by their figure; 0 is not used */
	gint64 rating_count, rating_sum;
	GPtrArray *weeks; /* struct figures_week *, Monday to Sunday, of the period only; done:
			     approved */
	GPtrArray *mails; /* struct figures_count *: outcomes of mails taken in during the period */
};
struct figures_count {
	char *name;
	gint64 count;
};
void figures_count_free(struct figures_count *count);

/*
 * The index of the public satisfaction survey (Permenpan RB 14/2017): the average × 25, from 25 to
 * 100; 0 without a rating. Its grade: "A" from 88.31, "B" from 76.61, "C" from 65, else "D"; "" for
 * 0.
 */
double figures_index(const struct figures *figures);
const char *figures_grade(double index);

/* Of an open month; check db_ok() afterwards. The first without weeks and mails (NULL). */
struct figures *figures_brief(const struct month *month);
struct figures *figures_of(const struct month *month, GTimeZone *zone);
/* The same by the month's name; NULL if `period` is no month. */
struct figures *figures_month(struct db *db, const char *period, GTimeZone *zone);
void figures_free(struct figures *figures);
typedef struct figures figures_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(figures_auto, figures_free)

/* What is open now, for the dashboard. */
struct figures_now {
	gint64 by_status[STATUS_COUNT];
	gint64 late;
	gint64 awaiting_approval;
	gint64 mails_total;			      /* in the ledger */
	GPtrArray *sections, *services, *technicians; /* struct figures_count *: open tickets */
	/* The last twelve weeks, oldest first: struct figures_week *. */
	GPtrArray *weeks;
};
struct figures_now *figures_now(struct db *db, gint64 now, GTimeZone *zone);
void figures_now_free(struct figures_now *figures);
typedef struct figures_now figures_now_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(figures_now_auto, figures_now_free)

/* Months with tickets, newest first: char * "2026-11". */
GPtrArray *figures_months(struct db *db, GTimeZone *zone);

#endif
