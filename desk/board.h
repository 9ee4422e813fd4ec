/*
 * board: the few reads that only the status page needs, so that all SQL text stays in desk/.
 */
#ifndef DESK_BOARD_H
#define DESK_BOARD_H

#include "desk/outbox.h"
#include "desk/ticket.h"

/* Tickets of which this address is the requester or a participant, newest first: struct ticket *,
 * at most `limit`, with ids below `before_id` (0: from the newest). */
GPtrArray *board_tickets_of(struct db *db, const char *address, gint64 before_id, int limit);

/* Is it the requester or a participant of the ticket? Any case. */
gboolean board_takes_part(struct db *db, const struct ticket *ticket, const char *address);

/* Open tickets whose clock runs and has run out at `now`, the longest overdue first. */
GPtrArray *board_late(struct db *db, gint64 now, int limit);

/* Action reports that wait for the leader, the longest waiting first. */
GPtrArray *board_awaiting(struct db *db, int limit);

/* How many mails of the outbox are in each state, and since when the oldest one waits (0: none). */
void board_outbox(struct db *db, gint64 counts[OUTBOX_FAILED + 1], gint64 *oldest_queued);

/* Can the database be read? FALSE also clears the error. */
gboolean board_readable(struct db *db);

#endif
