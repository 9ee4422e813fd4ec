/*
 * regency: the made-up regency of the simulated year: 45 offices with their people and habits, and
 * a desk of twelve technicians in three sections, with a database, settings and directory in a
 * folder of its own. Mails go through the gateway's own intake; the clock is `now`, nothing sleeps.
 * Failures end the program.
 */
#ifndef TESTS_YEAR_REGENCY_H
#define TESTS_YEAR_REGENCY_H

#include "gateway/intake.h"
#include "tests/year/letters.h"

/* Monday 5 January 2026, 07.30 WIB. */
#define REGENCY_START G_GINT64_CONSTANT(1767573000)

#define REGENCY_OFFICES 45
#define REGENCY_PEOPLE 4 /* who write, of each office */

struct regency_person {
	char *address;
	char *name;
	char *phone;
	int office;
};

struct regency {
	char *folder;
	struct settings *settings;
	struct token_key key;
	struct db *db;
	struct calendar *calendar;
	struct intake intake;
	struct letters *letters;
	GPtrArray *people; /* struct regency_person *, of the offices */
	GRand *random;
	gint64 now;
	int mails;
};

struct regency *regency_new(guint32 seed);
void regency_free(struct regency *r);

/* Names of the sections, and addresses of the desk's own people; both NULL-terminated. */
extern const char *const regency_sections[];
extern const char *const regency_leaders[];
extern const char *const regency_technicians[];
#define REGENCY_OPERATOR "operator@tik.example"

/* Our own mail server, whose Authentication-Results are believed. */
#define REGENCY_AUTHSERV "mx.tik.example"
/* The field of that server below its Authentication-Results: without it they count for nothing. */
#define REGENCY_RECEIVED                                                                           \
	"Received: from pc.example by " REGENCY_AUTHSERV "; Mon, 5 Jan 2026 07:30:00 +0700\r\n"

/* The day of `now`; the caller frees it. */
char *regency_today(struct regency *r);

/* From now on this technician is a leader (NULL: all are technicians again). */
void regency_promote(struct regency *r, const char *technician);

const char *regency_office_name(int office);

/* Somebody of an office, and a letter about what that office writes about most. */
const struct regency_person *regency_somebody(struct regency *r);
struct letter regency_letter(
	struct regency *r, const struct regency_person *person, gboolean with_late);

/* `desktik ticket set NUMBER service=CODE`, by the operator. */
void regency_set_service(struct regency *r, const struct ticket *ticket, const char *service);

/* Moves the clock by so many seconds of working time. */
void regency_pass(struct regency *r, gint64 seconds);

/* One mail as people's programs send it. Addresses and Message-ID as given; NULL: none. */
struct regency_mail {
	const char *from, *from_name, *to, *cc, *subject, *text;
	const char *id, *answers; /* without angle brackets; id NULL: one of its own */
	const char *headers;	  /* further ones, each with CRLF; NULL: none */
};
GBytes *regency_mail_bytes(struct regency *r, const struct regency_mail *mail);
/* The result's summary is not kept. */
struct intake_result regency_take_bytes(struct regency *r, GBytes *bytes);
struct intake_result regency_take(struct regency *r, const struct regency_mail *mail);

/* The reply address of the copy of ours with this Message-ID. The caller frees it. */
char *regency_address_of_copy(const char *message_id);
/* The reply address of the person's newest copy of a mail about the ticket (id); NULL: no copy. */
char *regency_reply_address(struct regency *r, const char *person, gint64 ticket_id);
/* The person answers that copy. */
struct intake_result regency_answer(
	struct regency *r, const char *person, gint64 ticket_id, const char *text);

#endif
