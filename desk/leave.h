/*
 * leave: the days on which technicians are away.
 */
#ifndef DESK_LEAVE_H
#define DESK_LEAVE_H

#include "desk/db.h"

struct leave {
	gint64 id; /* 0: not yet stored */
	gint64 person_id;
	char *person;		    /* name; of a stored one */
	char *email;		    /* of a stored one */
	char *first_day, *last_day; /* "2026-12-01", both included */
	/* Only an out-of-office answer says so: it ends when the technician writes with proof. */
	gboolean automatic;
	char *note;	/* what was written */
	gint64 mail_id; /* of the mail that says so */
	gint64 at;
	gint64 cancelled_at; /* 0: it counts */
};
struct leave *leave_new(gint64 person_id, const char *first_day, const char *last_day);
struct leave *leave_copy(const struct leave *leave);
void leave_free(struct leave *leave);
typedef struct leave leave_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(leave_auto, leave_free)

/* The leave of this person that holds `day` and lasts longest; NULL: at work. The caller frees. */
struct leave *leave_on(struct db *db, gint64 person_id, const char *day);
/* Leaves that count and are not over before `day`, by their first day; person 0: of everybody. */
GPtrArray *leave_list(struct db *db, gint64 person_id, const char *day);
/* Inserts (id 0, sets it), or notes that it was cancelled. */
void leave_save(struct db *db, struct leave *leave);

/*
 * The last day of absence that an out-of-office answer names: "sampai 5 Desember 2026", "until Dec
 * 5", "kembali bekerja tanggal 7 Desember" (then the day before). A date without a year is the one
 * nearest to `today`. NULL if it names none. The caller frees it.
 */
char *leave_read_until(const char *text, const char *today);

#endif
