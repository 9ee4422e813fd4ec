/*
 * monthly: the workbook of each month, made, kept and mailed to the leaders once.
 */
#ifndef GATEWAY_MONTHLY_H
#define GATEWAY_MONTHLY_H

#include "desk/calendar.h"
#include "desk/report.h"
#include "desk/settings.h"
#include "desk/token.h"

/*
 * Sees to it that the workbook of the month is in the store. One that was made after the month's
 * end is final and stays as it was sent; an earlier one is made anew. FALSE and `error` on failure.
 */
gboolean monthly_keep(struct db *db, const struct settings *settings, const char *period,
	gint64 now, GError **error);

/*
 * Mails last month's workbook to every leader if its time has come (settings: report_time on the
 * first working day) and it was not done yet. In a transaction of its own; the run is recorded in
 * it, so no crash or second start mails it twice. `*done` says whether mails were queued.
 */
gboolean monthly_run(struct db *db, const struct settings *settings,
	const struct calendar *calendar, const struct token_key *key, gint64 now, gboolean *done,
	GError **error);

#endif
