/*
 * monthly_performance: the e-kinerja sheets of a month, made, kept, and mailed once: to each
 * technician the own one, to each leader all of them. A sheet of a closed month (desk/month.h)
 * stands as it was sent; before that it is made anew whenever it is asked for.
 */
#ifndef GATEWAY_MONTHLY_PERFORMANCE_H
#define GATEWAY_MONTHLY_PERFORMANCE_H

#include "desk/performance.h"
#include "gateway/compose.h"

/* One person's sheet: the kept one of a closed month, else `performance` as of `now`. NULL and
 * `error` on failure; the caller unrefs the bytes. */
GBytes *performance_sheet(struct db *db, const struct settings *settings, const char *period,
	const struct performance *performance, gint64 now, GError **error);

/* Sees to it that the sheet of the person, or of everybody who has work in the month (0), is in the
 * store. FALSE and `error` on failure. */
gboolean performance_keep(struct db *db, const struct settings *settings, const char *period,
	gint64 person_id, gint64 now, GError **error);

/*
 * What the monthly run does about e-kinerja, inside its transaction: makes and keeps all sheets,
 * and queues the mails. Who has no work in the month gets none; without any sheet nor do leaders.
 */
gboolean monthly_performance(const struct compose *compose, const char *period, GError **error);

#endif
