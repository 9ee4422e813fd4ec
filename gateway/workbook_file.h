/*
 * workbook_file: an Excel file from nothing to its place (libxlsxwriter, constant memory).
 */
#ifndef GATEWAY_WORKBOOK_FILE_H
#define GATEWAY_WORKBOOK_FILE_H

#include "gateway/workbook_sheet.h"

#define WORKBOOK_ERROR (workbook_error_quark())
GQuark workbook_error_quark(void);
enum workbook_error {
	WORKBOOK_ERROR_PERIOD, /* no month */
	WORKBOOK_ERROR_FILE,   /* can't be written: folder, permission, disk full */
};

/* Adds sheets and fills them; workbook->styles are there. */
typedef void workbook_fill(struct workbook *workbook);

/*
 * Writes the file `path` with the given title: first to a file beside it, which is renamed when it
 * is complete and on disk, so that `path` is the old file or the whole new one. FALSE and `error`
 * (WORKBOOK_ERROR, or DB_ERROR of what was read meanwhile) on failure; `path` is then untouched.
 */
gboolean workbook_make(struct workbook *workbook, const char *title, workbook_fill *fill,
	const char *path, GError **error);
/* The same as bytes; NULL on failure. The caller unrefs them. */
GBytes *workbook_make_bytes(
	struct workbook *workbook, const char *title, workbook_fill *fill, GError **error);

#endif
