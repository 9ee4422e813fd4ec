/*
 * staff: the rows of petugas.csv become people of the directory, and stay the same people from one
 * import to the next. An address of an office passes from one official to another: each is a row of
 * their own, with their days, and the record goes on pointing at the one it was then.
 */
#ifndef DESK_STAFF_H
#define DESK_STAFF_H

#include "desk/db.h"

/* Days are "2026-08-17", both included; "" has no bound. */
struct staff_row {
	char *email; /* lower case */
	char *name, *nip, *section;
	const char *role; /* teknisi, pimpinan, operator */
	char *from, *until;
};
void staff_row_free(struct staff_row *row);

/*
 * The same person? The same NIP, or a name that differs by a title, an abbreviation or a typing
 * error. A new NIP with the old name is a corrected NIP. Pure.
 */
gboolean staff_is_same(
	const char *name, const char *nip, const char *old_name, const char *old_nip);

/*
 * Makes the directory say what the rows say. Rows of one address must not overlap. A row without
 * `from` names the person who has the address now: somebody else than until yesterday begins today,
 * and the one before ends yesterday. Who is in no row ends yesterday. `warnings` (char *) tells of
 * each address that passed on. Inside the caller's transaction.
 */
void staff_write(struct db *db, const GPtrArray *rows, const char *today, GPtrArray *warnings);

/* "2026-11-24" before "2026-11-25"; the caller frees it. */
char *staff_day_before(const char *day);

#endif
