/*
 * desk: a desk for tests that hears mails without a gateway: a mail is loaded, decided and
 * written down; what would be mailed is only counted. Failures end the test.
 */
#ifndef TESTS_UNIT_DESK_H
#define TESTS_UNIT_DESK_H

#include "desk/decide.h"

#define MONDAY G_GINT64_CONSTANT(1795399200) /* 23 November 2026, 09.00 WIB */
#define MINUTE 60
#define HOUR 3600
#define DAY (24 * HOUR)

/* The ticket that the first letter opens. */
#define NUMBER "TIK-2026-000001"

/* Technicians of Jaringan (the first two) and of Aplikasi, leaders, operator. */
#define TONO "tono@tik.example"
#define SARI "sari@tik.example"
#define WAHYU "wahyu@tik.example"
#define HADI "hadi@tik.example"
#define LINA "lina@tik.example"
#define OPI "opi@tik.example"
/* Requester and a colleague of the same office; somebody of another one; nobody we know. */
#define RINI "rini@dinkes.example"
#define BUDI "budi@dinkes.example"
#define DEWI "dewi@dlh.example"
#define ASING "asing@luar.example"

struct desk {
	char *folder;
	struct settings *settings;
	struct token_key key;
	struct db *db;
	struct calendar *calendar;
	gint64 now; /* of the next mail; tests move it */
	int mails;
	gint64 mail_id; /* the last mail's row of the ledger */
	struct decision *last;
	struct ticket *ticket;
	GPtrArray *strings; /* what is handed out */
};

/* One mail. What is left out is as in a mail that says nothing of it. */
struct letter {
	const char *from, *text;
	const char *subject; /* NULL: "wifi mati" */
	const char *to;	     /* NULL: the desk's plain address */
	const char *id;	     /* Message-ID; NULL: one of its own */
	const char *answers; /* In-Reply-To */
	const char *cc;
	const char *nature; /* of the letter, as the next */
	const char *number;
	enum incoming_origin origin;
	gboolean dmarc_pass, dmarc_fail, oversize, unreadable, bounce_failed;
	guint attachments;
};

void desk_set_up(struct desk *o, gconstpointer data);
void desk_tear_down(struct desk *o, gconstpointer data);

/* The day of `now`; the caller frees it. */
char *desk_today(struct desk *o);

/* Imports petugas.csv anew; `rows` without the header. */
void desk_import_staff(struct desk *o, const char *rows);
#define STAFF_LEADERS                                                                              \
	"hadi@tik.example,Hadi Contoh,,pimpinan,\nlina@tik.example,Lina Contoh,,pimpinan,\n"       \
	"opi@tik.example,Opi Contoh,,operator,\n"
#define STAFF_OTHERS                                                                               \
	"sari@tik.example,Sari Contoh,,teknisi,Jaringan\n"                                         \
	"wahyu@tik.example,Wahyu Contoh,,teknisi,Aplikasi\n" STAFF_LEADERS
#define STAFF_TONO "tono@tik.example,Tono Contoh,,teknisi,Jaringan\n"

/* Imports opd.csv anew; `rows` without the header. */
void desk_import_offices(struct desk *o, const char *rows);

/* Imports layanan.csv anew; `rows` without the header, syarat last. */
void desk_import_services(struct desk *o, const char *rows);

/* Decides a mail and writes everything down. The result lives until the next mail. */
const struct decision *desk_hear(struct desk *o, struct letter letter);
#define HEAR(who, what, ...) desk_hear(o, (struct letter){ .from = who, .text = what, __VA_ARGS__ })
/* Decides it the same way, but writes nothing. */
const struct decision *desk_decide(struct desk *o, struct letter letter);
/* What the clock brings now, written down as well: whom it tells what, "" if nothing was due. */
const char *desk_clock(struct desk *o);
/* The same on a day whose morning lists are sent. */
const char *desk_tick(struct desk *o);
/* The same through the reply address of this person's own copy: with proof. */
const struct decision *desk_answer(struct desk *o, const char *person, const char *text);
/* The same about another ticket. */
const struct decision *desk_answer_on(
	struct desk *o, const char *number, const char *person, const char *text);
/* The operator corrects the ticket (decide_set.h); the error if it was refused (the caller frees
 * it). */
struct correction;
GError *desk_set(struct desk *o, const char *number, const struct correction *correction);
/* The reference of the token of a mail that shows this ticket's report as it is now. */
gint64 desk_shown(struct desk *o, const struct ticket *ticket);
/* "desk+TOKEN@tik.example", about NUMBER. */
const char *desk_reply_to(
	struct desk *o, enum token_purpose purpose, gint64 reference, const char *person);

/* Rini's letter, and what it takes to bring it to the status. */
void desk_reach(struct desk *o, enum status status);

/* The ticket NUMBER as the database has it now; lives until the next call. */
const struct ticket *desk_ticket(struct desk *o);
const struct ticket *desk_ticket_of(struct desk *o, const char *number);
/* Whom the last decision tells what, "assignment>tono received>rini", in alphabetical order. */
const char *desk_told(struct desk *o);
/* The last decision's notice of this kind to this person; NULL: none. */
const struct notice *desk_notice(struct desk *o, enum notice_kind kind, const char *to);
/* The kinds of the history rows that the last decision adds, "dibuka ditugaskan". */
const char *desk_events(struct desk *o);

#define assert_told(expected) g_assert_cmpstr(desk_told(o), ==, expected)
#define assert_events(expected) g_assert_cmpstr(desk_events(o), ==, expected)
#define assert_outcome(expected) g_assert_cmpint(o->last->outcome, ==, OUTCOME_##expected)
#define assert_status(expected) g_assert_cmpint(desk_ticket(o)->status, ==, STATUS_##expected)

#endif
