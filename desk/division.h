/*
 * division: who of a section gets the work. Pure.
 */
#ifndef DESK_DIVISION_H
#define DESK_DIVISION_H

#include "desk/situation.h"

/*
 * The technician of the section with the least weighted open work, then the one who has waited
 * longest. Nobody on leave; not `except` (a person's id, 0: nobody). NULL if there is nobody.
 */
const struct workload *division_next(
	const GPtrArray *technicians, const char *section, gint64 except);

/* Open tickets and people of a section, without those on leave. */
void division_section_load(
	const GPtrArray *technicians, const char *section, int *open, int *people);

#endif
