/*
 * workbook_file: an Excel file from nothing to its bytes (libxlsxwriter, constant memory).
 */
#ifndef GATEWAY_WORKBOOK_FILE_H
#define GATEWAY_WORKBOOK_FILE_H

#include "gateway/workbook_sheet.h"

#define WORKBOOK_ERROR (workbook_error_quark())
GQuark workbook_error_quark(void);
enum workbook_error {
	WORKBOOK_ERROR_PERIOD, /* no month */
	WORKBOOK_ERROR_FILE,   /* can't be written: memory, disk full */
};

/* Adds sheets and fills them; workbook->styles are there. */
typedef void workbook_fill(struct workbook *workbook);

/*
 * The file as bytes, with the given title. NULL and `error` (WORKBOOK_ERROR, G_FILE_ERROR, or
 * DB_ERROR of what was read meanwhile) on failure. The caller unrefs them.
 */
GBytes *workbook_make(
	struct workbook *workbook, const char *title, workbook_fill *fill, GError **error);
/*
 * The same as a file, however large: written beside `path` and renamed when it is complete and on
 * disk, so that `path` is the old file or the whole new one. FALSE and `error` on failure.
 */
gboolean workbook_make_file(struct workbook *workbook, const char *title, workbook_fill *fill,
	const char *path, GError **error);

#endif
