/*
 * requirement: the data that a service needs (layanan.csv, column syarat), as letters name them.
 * Reading is pure; the rest keeps what was read.
 */
#ifndef DESK_REQUIREMENT_H
#define DESK_REQUIREMENT_H

#include "desk/db.h"

struct requirement {
	char *name;	   /* as the service calls it, "NIP" */
	char *value;	   /* "" if no letter named it yet */
	gboolean labelled; /* stood behind its name, not just somewhere in the text */
};
GPtrArray *requirements_new(void); /* of struct requirement *, which it frees */

/*
 * The data that `requires` ("nama; NIP; jabatan; HP") lists, in that order, with what the text says
 * of each: "Nama : …", "NIP. 1999…", "HP/WA: 08…", "jabatan sbg …", a value on the line after its
 * name, columns between tabs or bars. NIP (18 digits), NIK (16), phone numbers and mail addresses
 * are known by their shape, too. What stands below the letter's closing words is the signer's, and
 * counts only where a form follows there. The first one named counts. The caller unrefs it.
 */
GPtrArray *requirement_read(const char *requires, const char *text);

/* What `known` has of the list's data is filled in where the list has nothing. */
void requirement_fill(GPtrArray *list, const GPtrArray *known);
/* "NIP, HP": what has no value; "" if nothing lacks. The caller frees it. */
char *requirement_missing(const GPtrArray *list);
/* What is in `list` and new, or other and behind its name, beside `known`. The caller unrefs it. */
GPtrArray *requirement_news(const GPtrArray *list, const GPtrArray *known);

/* The service is about one person: it lists NIP or NIK. The office must confirm such a request. */
gboolean requirement_is_identity(const char *requires);

/* Keeps the data of the ticket; an older value of the same name goes. */
void requirement_save(struct db *db, gint64 ticket_id, const GPtrArray *list);
GPtrArray *requirement_load(struct db *db, gint64 ticket_id);
/* All data that the ticket's present service requires, with what is there: for ticket show. */
GPtrArray *requirement_list(struct db *db, gint64 ticket_id);

/* The registered addresses (no @domain) of the office that are valid on the day. char *. */
GPtrArray *requirement_registered(struct db *db, gint64 office_id, const char *today);
/* When the office, or the operator in its place, was last asked to confirm the ticket; 0: never. */
gint64 requirement_asked_at(struct db *db, gint64 ticket_id);

#endif
