#include "desk/division.h"

static gboolean is_freer(const struct workload *a, const struct workload *b)
{
	if (a->load != b->load)
		return a->load < b->load;
	if (a->last_assigned != b->last_assigned)
		return a->last_assigned < b->last_assigned;
	return a->person->id < b->person->id;
}

const struct workload *division_next(
	const GPtrArray *technicians, const char *section, gint64 except)
{
	const struct workload *best = NULL;
	for (guint i = 0; i < technicians->len; i++) {
		const struct workload *one = technicians->pdata[i];
		if (section_is(one->person->section, section) && one->person->id != except &&
			!one->away_until && (!best || is_freer(one, best)))
			best = one;
	}
	return best;
}

void division_section_load(
	const GPtrArray *technicians, const char *section, int *open, int *people)
{
	*open = *people = 0;
	for (guint i = 0; i < technicians->len; i++) {
		const struct workload *one = technicians->pdata[i];
		if (!section_is(one->person->section, section) || one->away_until)
			continue;
		*open += one->open;
		(*people)++;
	}
}
