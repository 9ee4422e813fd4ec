/*
 * clockwork: what the clock makes the desk do (desk/schedule.h), written down and mailed.
 */
#ifndef GATEWAY_CLOCKWORK_H
#define GATEWAY_CLOCKWORK_H

#include "gateway/intake.h"
#include "gateway/round.h"

/*
 * Does what is due at `now`. Each transaction holds whole acts with their mails, and only some of
 * them, so that the database is never held for long. `log` hears of what was done.
 */
gboolean clockwork_run(
	const struct intake *intake, gint64 now, int stop_fd, round_log log, GError **error);

#endif
