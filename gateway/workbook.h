/*
 * workbook: the monthly report as an Excel file (libxlsxwriter).
 *
 * Sheets: Ringkasan (the figures of figures.h, tables, a chart, the block to sign), Tiket (every
 * ticket received in the month) and Keterangan (how each figure is computed). Text that came by
 * mail is only ever written as text, never as a formula. The result of a ticket that the leader
 * has not approved is withheld; a confidential letter shows "(rahasia)" for subject and result.
 */
#ifndef GATEWAY_WORKBOOK_H
#define GATEWAY_WORKBOOK_H

#include "desk/db.h"
#include "desk/settings.h"

#define WORKBOOK_ERROR (workbook_error_quark())
GQuark workbook_error_quark(void);
enum workbook_error {
	WORKBOOK_ERROR_PERIOD, /* no month */
	WORKBOOK_ERROR_FILE,   /* can't be written: folder, permission, disk full */
};

/*
 * Writes the workbook of the month `period` ("2026-11") to `path`: first to a file beside it, which
 * is renamed when it is complete, so that `path` is the old file or the whole new one. `now` is
 * the "data per" of the sheets. The same database and `now` give the same bytes. FALSE and `error`
 * (WORKBOOK_ERROR, or DB_ERROR) on failure; `path` is then untouched.
 */
gboolean workbook_write(struct db *db, const struct settings *settings, const char *period,
	gint64 now, const char *path, GError **error);

#endif
