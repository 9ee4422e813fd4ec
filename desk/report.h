/*
 * report: the files of a month that were written, kept in the database: its workbook, and the
 * e-kinerja sheet of each technician.
 */
#ifndef DESK_REPORT_H
#define DESK_REPORT_H

#include "desk/db.h"

#define REPORT_WORKBOOK 0 /* in place of a person's id: the workbook of the month */

struct report {
	char *period;	  /* "2026-11" */
	gint64 person_id; /* whose sheet, or REPORT_WORKBOOK */
	char *person;	  /* the name; "" of a workbook */
	gint64 made_at;
	char *sha256;
	GBytes *bytes; /* NULL in lists */
};
void report_free(struct report *report);
typedef struct report report_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(report_auto, report_free)

/* struct report *, newest period first: the workbooks; all files, workbooks before sheets. */
GPtrArray *report_list(struct db *db);
GPtrArray *report_list_all(struct db *db);
/* The sheets of a month with their bytes, by name. */
GPtrArray *report_sheets(struct db *db, const char *period);
struct report *report_load(struct db *db, const char *period, gint64 person_id); /* NULL: none */
/* Keeps a file of a month; a newer one in its place. */
void report_keep(
	struct db *db, const char *period, gint64 person_id, gint64 made_at, GBytes *bytes);
/* The sheets of the month are to be made anew. */
void report_forget_sheets(struct db *db, const char *period);

/* Scheduled work that was done. */
gboolean run_done(struct db *db, const char *job, const char *period);
/* The latest period of which it was done; NULL: none. The caller frees it. */
char *run_last(struct db *db, const char *job);
void run_record(struct db *db, const char *job, const char *period, gint64 at);

#endif
