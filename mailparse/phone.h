/*
 * phone: Indonesian telephone numbers in running text. Nobody outside mailparse/ includes this.
 */
#ifndef MAILPARSE_PHONE_H
#define MAILPARSE_PHONE_H

#include <glib.h>

enum phone_kind {
	PHONE_MOBILE,
	PHONE_FIXED,
};

/*
 * The first number of this kind in the line, as +62 and digits; NULL if there is none. Dates, NIP,
 * NIK and the numbers of letters are none. The caller frees it.
 */
char *phone_find(const char *line, enum phone_kind kind);

#endif
