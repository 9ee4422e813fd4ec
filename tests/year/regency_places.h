/*
 * regency_places: the offices of the regency, and what they write about.
 */
#ifndef TESTS_YEAR_REGENCY_PLACES_H
#define TESTS_YEAR_REGENCY_PLACES_H

#include "tests/year/regency.h"

struct place {
	const char *domain; /* below kab.example */
	const char *name;
	int need;
	const char
		*favourites; /* services this office writes about four times as often as others */
};
extern const struct place regency_places[REGENCY_OFFICES];

/* How often offices write about a service, against the others. */
struct habit {
	const char *service;
	int weight;
};
extern const struct habit regency_habits[];
extern const guint regency_habit_count;

#endif
