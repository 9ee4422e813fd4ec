/*
 * round: one look into the mailbox: fetch, take in, move away. The daemon and --once both turn it.
 */
#ifndef GATEWAY_ROUND_H
#define GATEWAY_ROUND_H

#include "gateway/intake.h"
#include "gateway/source.h"

typedef void (*round_log)(const char *line);

/*
 * Takes in one batch of mails and moves them; `*more`: there may be others, and the caller comes
 * again after what else it has to do. First moves what an earlier run committed but did not move.
 * `stop_fd` readable (-1: none): ends after the mail in hand. FALSE and `error` (SOURCE_ERROR or
 * DB_ERROR) on failure; what was committed stays so.
 */
gboolean round_turn(const struct intake *intake, struct source *source, gint64 fixed_now,
	int stop_fd, round_log log, gboolean *more, GError **error);

#endif
