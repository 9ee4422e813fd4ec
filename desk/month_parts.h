/*
 * month_parts: what this library's queries about a month share.
 */
#ifndef DESK_MONTH_PARTS_H
#define DESK_MONTH_PARTS_H

#include "desk/month.h"

/* The status words of open tickets. */
#define OPEN "('baru', 'dikerjakan', 'menunggu', 'tindak_lanjut')"

/* The status of ticket t just before a moment: what its history says last. */
#define STATUS_AT(moment)                                                                          \
	"(SELECT e.to_status FROM event e WHERE e.ticket_id = t.id AND e.at < " moment             \
	" ORDER BY e.id DESC LIMIT 1)"

/* Of tickets t of the month ?1 [?2, ?3): those of MONTH_RECEIVED, and of MONTH_OPEN_AT_END. */
#define RECEIVED "t.period = ?1 AND t.opened_at >= ?2 AND t.opened_at < ?3"
#define OPEN_AT_END                                                                                \
	"WHERE t.period = ?1 AND t.opened_at < ?3 AND (?2 OR 1) AND t.end_status IN " OPEN " "

/* What takes an act back as if it had not been: BATAL, and what voids an approval. */
#define TAKES_BACK "('ditarik', 'persetujuan_batal')"
/*
 * Entries e that approved, from one moment to another, each with its approval a, whose columns are
 * NULL where it was not kept yet. What was taken back before the moment `until` approved nothing.
 */
#define WITH_APPROVAL "LEFT JOIN approval a ON a.event_id = e.id "
#define APPROVES(from, to, until)                                                                  \
	"e.at >= " from " AND e.at < " to " AND e.to_status = 'selesai' "                          \
	"AND e.from_status <> 'selesai' AND (a.taken_back IS NULL "                                \
	"OR (SELECT u.at FROM event u WHERE u.id = a.taken_back) >= " until ") "
/* When its work on ticket t was reported, and its target: as it was, for it may be reopened since.
 */
#define APPROVED_REPORTED "coalesce(a.reported_at, t.reported_at)"
#define APPROVED_DUE "coalesce(a.due, t.due)"
#define APPROVED_ON_TIME "(" APPROVED_REPORTED " <= " APPROVED_DUE ") IS TRUE"

#endif
