/*
 * office: offices are reorganised. One is merged into another; nothing that was written is lost.
 */
#ifndef DESK_OFFICE_H
#define DESK_OFFICE_H

#include "desk/directory.h"

#define OFFICE_ERROR (office_error_quark())
GQuark office_error_quark(void);

struct office_entry {
	char *name;
	int need; /* 1-5 */
	gboolean active;
	char *patterns;	   /* "@a.example; b@c.example" */
	char *merged_into; /* name; "" if it was not */
	gint64 tickets;
};
/* All, also those that are no more, by name: struct office_entry *. */
GPtrArray *office_list(struct db *db);

/* Who merges, why and when. */
struct office_merge {
	const char *by, *by_name; /* address ("": nobody is named), for people */
	const char *reason;
	gint64 now;
};

/*
 * From now on `old` is `new` (names, any case): its addresses belong to the new one, and so do all
 * its tickets, those of the past, too, so that reports of any month add up. Each of the tickets
 * gets an entry in its history, where the old name stays. An opd.csv that still names the old one
 * means the new one. Inside the caller's transaction. The number of tickets; -1 with `error`
 * (OFFICE_ERROR, English) if there is no such office, or it was merged already.
 */
gint64 office_merge(struct db *db, const char *old, const char *new,
	const struct office_merge *merge, GError **error);

/* The office that the name means today: follows mergers. NULL: it was never merged. Caller frees.
 */
char *office_merged_name(struct db *db, const char *name);

#endif
