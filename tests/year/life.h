/*
 * life: a working year of the regency (regency.h). Offices write labelled letters; technicians,
 * leaders, requesters and the operator do what the desk's mails ask of them, each in their own
 * time: they answer the copies that the desk made for them, fall behind, forget, go on leave, and
 * now and then write what is no help. The clock runs through; nothing sleeps. What must be true of
 * a desk (watch.h) is looked at after every mail and after every turn of the clock.
 *
 * The same options make the same year.
 */
#ifndef TESTS_YEAR_LIFE_H
#define TESTS_YEAR_LIFE_H

#include "tests/year/regency.h"
#include "tests/year/watch.h"

#define LIFE_TECHNICIANS 12

struct life_options {
	guint32 seed;
	int weeks;	/* from REGENCY_START on; 0: until the end of 2026 */
	int letters;	/* of offices, the two incidents beside them */
	int look_every; /* after so many mails the whole desk is looked at */
};

/* What somebody wrote, as a sensible clerk would see it. */
struct life_case {
	gint64 ticket_id;
	const char *service; /* the label */
	char *section;	     /* of that service */
	char *opened_as;     /* the service that the desk found */
	char *opened_in;     /* and its section */
	gint64 opened_at;
	gint64 repeats;		/* the ticket that the same person wrote about before; 0: none */
	char *letter;		/* the text, for who writes it again */
	const char *planned_by; /* the technician who will act on it by himself; NULL: nobody */
	gboolean asked, revised, objected; /* once is enough */
};

struct life;
struct life *life_new(const struct life_options *options);
void life_free(struct life *life);
void life_run(struct life *life);

struct regency *life_regency(const struct life *life);
struct watch *life_watch(const struct life *life);
/* struct life_case *, in the order of their tickets. */
const GPtrArray *life_cases(const struct life *life);
/* Working days of a technician (in the order of regency_technicians), without the days away. */
int life_days_present(const struct life *life, int technician);
/* Mails by mouth of the desk: all, and the most that one person got on one day. */
int life_outgoing(const struct life *life);
int life_most_in_a_day(const struct life *life, const char **who);
/* Mails that say that something was not understood, not possible or not proved. */
int life_rebuffs(const struct life *life);

#endif
