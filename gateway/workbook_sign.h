/*
 * workbook_sign: blocks to sign, as the sheets that leaders sign share them. A block is one high
 * row: no page break goes through it.
 */
#ifndef GATEWAY_WORKBOOK_SIGN_H
#define GATEWAY_WORKBOOK_SIGN_H

#include "gateway/workbook_sheet.h"

struct signer {
	gboolean dated; /* place and date stand above */
	const char *role, *office;
	const char *name, *nip; /* NULL, "": dots for the pen */
};

/* The row of the block has the height for it. */
void sign_row(struct plan *plan, int row);
void sign_block(struct workbook *workbook, struct plan *plan, int row, int col, int last,
	const struct signer *signer);
/* "Mengetahui," and who signs for the desk, but `except`: see directory_head(). */
void sign_leader(struct workbook *workbook, struct plan *plan, int row, int col, int last,
	gboolean dated, gint64 except);

#endif
