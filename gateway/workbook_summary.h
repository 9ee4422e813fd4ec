/*
 * workbook_summary: what the files of the sheet Ringkasan share. Nobody else includes this.
 */
#ifndef GATEWAY_WORKBOOK_SUMMARY_H
#define GATEWAY_WORKBOOK_SUMMARY_H

#include "gateway/workbook_sheet.h"

/* Three charts side by side from the row `top` on; what they show is planned from `data` on. */
void workbook_add_charts(
	struct workbook *workbook, lxw_worksheet *sheet, struct plan *plan, int top, int data);

#endif
