/*
 * action_report: the "Laporan Tindak Lanjut" of a solved ticket as a PDF (Pango and Cairo).
 */
#ifndef GATEWAY_ACTION_REPORT_H
#define GATEWAY_ACTION_REPORT_H

#include "desk/settings.h"
#include "desk/ticket.h"

#define ACTION_REPORT_ERROR (action_report_error_quark())
GQuark action_report_error_quark(void);
enum action_report_error {
	ACTION_REPORT_ERROR_NOT_APPROVED, /* only selesai prints: rule 2 of the office */
	ACTION_REPORT_ERROR_CHANGED,	  /* it is not what the leader approved */
	ACTION_REPORT_ERROR_DRAW,	  /* Cairo could not */
};

/*
 * A4 pages with letterhead, ticket, problem, action, the history as the requester may see it, who
 * did and who verified it, and a code (approval.h) by which paper can be checked. The report is
 * printed as it was approved, signers with their NIP; NIPs in other texts are masked. The same
 * approved ticket gives the same bytes, whatever becomes of its priority, target or rating. NULL
 * and `error` (ACTION_REPORT_ERROR) on failure; the caller unrefs the bytes.
 */
GBytes *action_report_pdf(struct db *db, const struct settings *settings,
	const struct ticket *ticket, GError **error);

/* What is wrong with the image of the letterhead, in English; NULL: nothing, or there is none. The
 * paper prints without an image that is wrong. The caller frees it. */
char *action_report_image_problem(const struct settings *settings);

#endif
