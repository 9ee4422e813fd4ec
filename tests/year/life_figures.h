/*
 * life_figures: what a year of the desk came to. Reads only.
 */
#ifndef TESTS_YEAR_LIFE_FIGURES_H
#define TESTS_YEAR_LIFE_FIGURES_H

#include "desk/ledger.h"
#include "tests/year/life.h"

struct life_hours {	       /* of working time */
	double median, ninety; /* nine of ten took no longer */
};

/* The work of a section; its technicians against their median. */
struct life_spread {
	const char *section;
	int technicians, tickets;
	int load, busiest, median; /* sums of priority_load() */
	double ratio;		   /* busiest / median */
	double per_day;		   /* the same ratio of loads per working day present */
};

struct life_figures {
	gint64 outcomes[OUTCOME_COUNT], mails;
	gint64 tickets, complaints, requests, incidents, in_incidents, merged, open;
	struct life_hours response, resolution;
	gint64 responded, responded_on_time, approved, on_time;
	struct life_spread sections[3];
	/* Of letters, in each quarter of the time and in all (the last): found rightly at once. */
	int letters[5], services[5], near[5];
	gint64 handed_over, corrected, passed, reminded, escalated, sent_back, reopened;
	gint64 leaves, automatic_leaves;
	int outgoing, most_in_a_day, rebuffs;
	const char *most_who; /* "address day" */
	double index;	      /* of the satisfaction survey, of the whole year */
	gint64 ratings;
	int months, balanced; /* months, and those whose balance closes */
	int sent, rebuilt;    /* workbooks sent, and those that come out with the same bytes now */
	gboolean chain_whole;
	guint breaches;
	double megabytes; /* of memory, at most */
};

void life_measure(struct life *life, struct life_figures *figures);

#endif
