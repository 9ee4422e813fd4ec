/*
 * report: the monthly workbooks that were written, as files kept in the database.
 */
#ifndef DESK_REPORT_H
#define DESK_REPORT_H

#include "desk/db.h"

struct report {
	char *period; /* "2026-11" */
	gint64 made_at;
	char *sha256;
	GBytes *bytes; /* NULL in lists */
};
void report_free(struct report *report);
typedef struct report report_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(report_auto, report_free)

GPtrArray *report_list(struct db *db); /* newest period first */
struct report *report_load(struct db *db, const char *period); /* NULL: none */
/* Keeps the workbook of a month; a newer one of the same month takes its place. */
void report_keep(struct db *db, const char *period, gint64 made_at, GBytes *bytes);

/* Scheduled work that was done. */
gboolean run_done(struct db *db, const char *job, const char *period);
void run_record(struct db *db, const char *job, const char *period, gint64 at);

#endif
