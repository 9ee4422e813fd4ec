/*
 * workbook_sign: blocks to sign, as the sheets that leaders sign share them.
 */
#ifndef GATEWAY_WORKBOOK_SIGN_H
#define GATEWAY_WORKBOOK_SIGN_H

#include "gateway/workbook_sheet.h"

#define SIGN_ROWS 8 /* that a block takes, with room for the pen */

/* "Pati, ………" in the columns from `col` to `last`; dots alone without the setting of the place. */
void sign_place(struct workbook *workbook, struct plan *plan, int row, int col, int last);
/* Two lines of a role, room for the pen, name and NIP; dots for what is "". SIGN_ROWS rows. */
struct signer {
	const char *role, *office, *name, *nip;
};
void sign_block(struct plan *plan, int row, int col, int last, const struct signer *signer);
/* "Mengetahui," and the first leader of the directory but `except` (an id; 0: any). */
void sign_leader(
	struct workbook *workbook, struct plan *plan, int row, int col, int last, gint64 except);

#endif
