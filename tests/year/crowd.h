/*
 * crowd: random but seeded mails from many people: requesters and colleagues, strangers,
 * technicians, leaders and operators, with and without proof, forged, automatic, twice, damaged and
 * meaningless; and a clock that moves on by minutes to days.
 */
#ifndef TESTS_YEAR_CROWD_H
#define TESTS_YEAR_CROWD_H

#include "tests/year/regency.h"

struct crowd;
struct crowd *crowd_new(struct regency *r);
void crowd_free(struct crowd *crowd);

/* Moves the clock and writes the next mail. The caller unrefs it. */
GBytes *crowd_next(struct crowd *crowd);
/* What it was, for people: "leader kepala@… answers 51@…: SETUJU". Until the next one. */
const char *crowd_said(const struct crowd *crowd);

/* Begins every technician's action report, followed by a number: no other text has it. */
#define CROWD_REPORT "lapkhusus"

#endif
