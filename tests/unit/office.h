/*
 * office: a small office for tests: a directory of three, a database and settings in a folder of
 * its own. Failures end the test.
 */
#ifndef TESTS_UNIT_OFFICE_H
#define TESTS_UNIT_OFFICE_H

#include "gateway/intake.h"

#define NOW G_GINT64_CONSTANT(1795485600) /* Tuesday 24 November 2026, 09.00 WIB */

/* Technician, leader and operator of the office, and somebody of a district office. */
#define TONO "tono@tik.example"
#define LINA "lina@tik.example"
#define OPI "opi@tik.example"
#define RINI "rini@dinkes.example"

struct office_fixture {
	char *folder;
	struct settings *settings;
	struct token_key key;
	struct db *db;
	struct calendar *calendar;
	struct intake intake;
	gint64 now; /* of the next mail */
	int mails;
};

void office_set_up(struct office_fixture *o, gconstpointer data);
void office_tear_down(struct office_fixture *o, gconstpointer data);

/* Imports opd.csv anew, from the text of the file. */
void office_import(struct office_fixture *o, const char *offices);
/* Takes in a whole mail as it came. Nothing of the result is owned. */
struct intake_result office_take_mail(struct office_fixture *o, const struct intake_mail *mail);
struct intake_result office_take(struct office_fixture *o, const char *text);
/* `person` writes to `to` (NULL: the desk). */
struct intake_result office_write(struct office_fixture *o, const char *person, const char *to,
	const char *subject, const char *text);
/* `person` answers the newest mail that the desk wrote to them. */
struct intake_result office_answer(struct office_fixture *o, const char *person, const char *text);
/* The reply address of this person's newest copy. The caller frees it. */
char *office_reply_address(struct office_fixture *o, const char *person);
/* The newest outgoing mail of the kind to this person; NULL: none. The caller frees it. */
struct outbox_row *office_mail_to(struct office_fixture *o, const char *person, const char *kind);

#endif
