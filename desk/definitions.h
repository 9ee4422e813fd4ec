/*
 * definitions: what each figure of the reports means and how it is computed, in words for people.
 * The workbook's sheet Keterangan and docs/panduan/angka.md say the same.
 */
#ifndef DESK_DEFINITIONS_H
#define DESK_DEFINITIONS_H

#include <glib.h>

struct definition {
	const char *name, *meaning; /* to be translated */
};
/* All of them, ended by one without a name. */
const struct definition *definitions(void);

#endif
