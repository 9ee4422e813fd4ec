/*
 * life_parts: the pieces that the files of life share. Nobody else includes this.
 */
#ifndef TESTS_YEAR_LIFE_PARTS_H
#define TESTS_YEAR_LIFE_PARTS_H

#include "desk/outbox.h"
#include "tests/year/letters_words.h"
#include "tests/year/life.h"

#define MINUTE 60
#define HOUR 3600
#define DAY (24 * HOUR)

#define YEAR_DAYS 367

enum absence {
	PRESENT,
	ON_LEAVE,      /* CUTI said so */
	OUT_OF_OFFICE, /* only an automatic answer does */
};

/* What somebody is going to do. */
struct act {
	gint64 at;
	guint order; /* of what happens at the same time */
	void (*run)(struct life *life, const struct act *act);
	const char *who; /* address; lives as long as the year */
	gint64 ticket_id;
	char *copy; /* Message-ID of the mail that is answered; NULL: none */
	char *text; /* what is written; NULL: decided then */
};

struct life {
	struct life_options options;
	struct regency *r;
	GRand *random;
	struct watch *watch;
	gint64 end;
	GSequence *agenda; /* struct act * */
	guint acts;
	GPtrArray *cases;
	GHashTable *by_ticket; /* the same */
	gint64 last_outbox;
	int mails, outgoing, rebuffs, reports;
	GHashTable *days; /* "address day": mails of that day */
	char *fullest;	  /* who got the most in a day */
	int most;
	enum absence absent[LIFE_TECHNICIANS][YEAR_DAYS]; /* by day of the year */
	gint64 busy_until[LIFE_TECHNICIANS];
	gboolean answered_away[LIFE_TECHNICIANS]; /* the program did, during this absence */
};

/* Notes down an act. `copy` and `text` are copied; they may be NULL. */
void life_plan(struct life *l, gint64 at, void (*run)(struct life *, const struct act *),
	const char *who, gint64 ticket_id, const char *copy, const char *text);

/* The mail arrives. */
struct intake_result life_take(struct life *l, const struct regency_mail *mail);
/* The owner of a copy answers it. */
void life_answer(struct life *l, const char *who, const char *copy, const char *text);
/* The same as an act: `text` as it is. */
void life_say(struct life *l, const struct act *act);
/* What the desk wrote since the last time. After whatever it did. */
void life_read_outbox(struct life *l);
struct life_case *life_case_of(struct life *l, gint64 ticket_id); /* NULL: none */

/* So many seconds of working time from now, within the bounds. */
gint64 life_soon(struct life *l, gint64 from, gint64 to);

/* Index of the technician; -1: nobody. */
int life_technician(const char *address);
gboolean life_is_away(const struct life *l, int technician, gint64 at);
/* The first moment from `at` on at which he works. */
gint64 life_when_present(struct life *l, int technician, gint64 at);

/* From now on it is known what the ticket that the mail opened is about. */
void life_note_case(
	struct life *l, gint64 mail_id, const char *label, const char *text, gint64 repeats);
/* Everything that is known before: letters, leaves, incidents. */
void life_plan_letters(struct life *l);
void life_plan_leaves(struct life *l);
/* Who wrote a letter writes it again, as a new one. An act. */
void life_write_again(struct life *l, const struct act *act);

/* What a mail of the desk makes its reader do. */
void life_technician_reads(struct life *l, int technician, const struct outbox_row *copy);
void life_leader_reads(struct life *l, const struct outbox_row *copy);
void life_requester_reads(struct life *l, const struct outbox_row *copy);
void life_operator_reads(struct life *l, const struct outbox_row *copy);

/* The operator corrects the service, if it is not the right one. An act. */
void life_correct(struct life *l, const struct act *act);

#endif
