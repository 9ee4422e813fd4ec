/*
 * performance_workbook: the e-kinerja of one technician and month as an Excel file.
 *
 * Sheets: e-Kinerja (the approved work of desk/performance.h with live totals, and the block to
 * sign), Belum dihitung (what is reported and not approved, or under way), Keterangan (how it
 * counts). Text that came by mail is only ever written as text. A confidential letter shows
 * "(rahasia)" for subject and result; a report that is not approved shows nothing of itself.
 */
#ifndef GATEWAY_PERFORMANCE_WORKBOOK_H
#define GATEWAY_PERFORMANCE_WORKBOOK_H

#include "desk/performance.h"

/*
 * The workbook of `performance` in the month `period` ("2026-10") as of `now`. The same data and
 * `now` give the same bytes. NULL and `error` on failure; the caller unrefs the bytes.
 */
GBytes *performance_workbook(struct db *db, const struct settings *settings,
	const struct performance *performance, const char *period, gint64 now, GError **error);

/* "e-Kinerja-2026-10-Tono-Contoh.xlsx"; with the person's id where others have the same name. The
 * caller frees it. */
char *performance_file_name(struct db *db, const struct person *person, const char *period);

#endif
