/*
 * action_report: the "Laporan Hasil Tindakan" of a solved ticket as a PDF (Pango and Cairo).
 */
#ifndef GATEWAY_ACTION_REPORT_H
#define GATEWAY_ACTION_REPORT_H

#include "desk/settings.h"
#include "desk/ticket.h"

#define ACTION_REPORT_ERROR (action_report_error_quark())
GQuark action_report_error_quark(void);
enum action_report_error {
	ACTION_REPORT_ERROR_NOT_APPROVED, /* only selesai prints: rule 2 of the office */
	ACTION_REPORT_ERROR_DRAW,         /* Cairo could not */
};

/*
 * A4 pages with letterhead, ticket, problem, action, who did and who verified it, and when. NIPs
 * are masked: it leaves the house. The same ticket gives the same bytes. NULL and `error`
 * (ACTION_REPORT_ERROR) on failure; the caller unrefs the bytes.
 */
GBytes *action_report_pdf(struct db *db, const struct settings *settings,
	const struct ticket *ticket, GError **error);

#endif
