/*
 * workbook: the monthly report as an Excel file (libxlsxwriter).
 *
 * Sheets: Ringkasan (the figures of figures.h, tables, a chart, the block to sign), Tiket (every
 * ticket received in the month), Per OPD, Per Layanan (with the frequent problems), Per Teknisi,
 * Kepuasan and Keterangan (how each figure is computed). Text that came by mail is only ever written as text, never as a formula. The result of a ticket that the leader
 * has not approved is withheld; a confidential letter shows "(rahasia)" for subject and result.
 */
#ifndef GATEWAY_WORKBOOK_H
#define GATEWAY_WORKBOOK_H

#include "desk/db.h"
#include "desk/settings.h"

/*
 * The workbook of the month `period` ("2026-11"), see workbook_make(). The "data per" of the sheets
 * is `now`, or, of a closed month, when it was closed: then the figures are those that were sent.
 * The same database and `now` give the same bytes. NULL and `error` on failure; the caller unrefs
 * the bytes.
 */
GBytes *workbook_bytes(struct db *db, const struct settings *settings, const char *period,
	gint64 now, GError **error);
/* The same as a file, see workbook_make_file(); FALSE and `error` on failure. */
gboolean workbook_write(struct db *db, const struct settings *settings, const char *period,
	gint64 now, const char *path, GError **error);

#endif
