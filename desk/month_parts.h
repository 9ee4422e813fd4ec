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

/* Of tickets t of the month ?1 [?2, ?3): those of MONTH_OPEN_AT_END. */
#define OPEN_AT_END                                                                                \
	"WHERE t.period = ?1 AND t.opened_at < ?3 AND (?2 OR 1) AND t.end_status IN " OPEN " "

/* What takes an act back as if it had not been: BATAL, and what voids an approval. */
#define TAKES_BACK "('ditarik', 'persetujuan_batal')"
/* The approval a (NULL of before they were kept) was not taken back before a moment. */
#define STANDS(a, moment)                                                                          \
	"(" a ".taken_back IS NULL OR (SELECT u.at FROM event u WHERE u.id = " a ".taken_back) "   \
	">= " moment ") "

#endif
