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
 * Sees to it that the workbook of the month is in the store. That of a closed month stays as it was
 * sent; another one is made anew. FALSE and `error` on failure.
 */
gboolean monthly_keep(struct db *db, const struct settings *settings, const char *period,
	gint64 now, GError **error);

/*
 * Closes last month (month.h) and mails its workbook to every leader if its time has come
 * (settings: report_time on the first working day) and it was not done yet; a month that was missed
 * since the last one, because nothing ran, goes before it. Each in a transaction of its own; the
 * run is recorded in it, so no crash or second start mails it twice. `*done` says whether mails
 * were queued.
 */
gboolean monthly_run(struct db *db, const struct settings *settings,
	const struct calendar *calendar, const struct token_key *key, gint64 now, gboolean *done,
	GError **error);

#endif
