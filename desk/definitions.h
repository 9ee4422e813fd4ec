/*
 * definitions: what each figure of the reports means and how it is computed, in words for people.
 * The sheets Keterangan of the workbooks and docs/panduan/angka.md say the same.
 */
#ifndef DESK_DEFINITIONS_H
#define DESK_DEFINITIONS_H

#include <glib.h>

struct definition {
	const char *name, *meaning; /* to be translated */
};
/* Those of the monthly workbook, and of the e-kinerja of a technician; each list is ended by one
 * without a name. */
const struct definition *definitions(void);
const struct definition *definitions_of_performance(void);

#endif
