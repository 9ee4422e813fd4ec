/*
 * month: the tickets that the reports of a month are counted from.
 *
 * A month is closed when its workbook is sent. What was said about it stands: its tickets are kept
 * as they were, and whatever becomes of them later is a correction (correction.h), shown in the
 * month in which it comes. A month that is not closed is read from the tickets as they are now.
 *
 * The history needs no copy: nothing is ever changed in it, so what it says about the time before a
 * moment stays the same.
 */
#ifndef DESK_MONTH_H
#define DESK_MONTH_H

#include "desk/ticket.h"

struct month {
	struct db *db;
	char *period;	   /* "2026-11" */
	gint64 from, to;   /* [from, to) */
	gint64 as_of;	   /* when it was closed, else `now` */
	gint64 last_event; /* the newest row of the history then */
	gboolean closed;
};

/*
 * Brings the month's tickets into the relation `month_ticket` of this connection (columns of
 * `ticket`, `period`, and `end_status`: when the month ended) until month_free(): those that were
 * received in the month, that anything happened to in it, and that were open at its end. NULL if
 * `period` is no month. Best inside db_read_begin(). Check db_ok() afterwards.
 */
struct month *month_open(struct db *db, const char *period, GTimeZone *zone, gint64 now);
void month_free(struct month *month);
typedef struct month month_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(month_auto, month_free)

/* Keeps the tickets as month_open() found them. Inside the caller's write transaction. */
void month_close(struct month *month);

gboolean month_is_closed(struct db *db, const char *period);

enum month_part {
	MONTH_RECEIVED,	   /* opened in the month */
	MONTH_OPEN_AT_END, /* open when it ended (now, if it has not) */
};
/* The tickets of that part, oldest first, one at a time by ticket_next(). End with query_end(). */
struct query *month_tickets(const struct month *month, enum month_part part);
gint64 month_count(const struct month *month, enum month_part part);
/* One ticket as the month has it; NULL: it has nothing to do with the month. The caller frees it.
 */
struct ticket *month_ticket(const struct month *month, gint64 id);

/* When it ended; as_of, if it has not. */
gint64 month_end(const struct month *month);

#endif
