#include "desk/division.h"

#include <string.h>

static gboolean is_freer(const struct workload *a, const struct workload *b)
{
	if (a->load != b->load)
		return a->load < b->load;
	if (a->last_assigned != b->last_assigned)
		return a->last_assigned < b->last_assigned;
	return a->person->id < b->person->id;
}

static gboolean may_get(const struct workload *one, const char *section, gint64 except)
{
	return section_is(one->person->section, section) && one->person->id != except &&
	       !one->away_until;
}

static const struct workload *freest(
	const GPtrArray *technicians, const char *section, gint64 except, const char *requester)
{
	const struct workload *best = NULL;
	for (guint i = 0; i < technicians->len; i++) {
		const struct workload *one = technicians->pdata[i];
		if (may_get(one, section, except) && strcmp(one->person->email, requester) != 0 &&
			(!best || is_freer(one, best)))
			best = one;
	}
	return best;
}

const struct workload *division_next(
	const GPtrArray *technicians, const char *section, gint64 except)
{
	return freest(technicians, section, except, "");
}

const struct workload *division_next_of(const GPtrArray *technicians, const struct ticket *ticket)
{
	return freest(technicians, ticket->section, ticket->assignee_id, ticket->requester);
}

GPtrArray *division_copy(const GPtrArray *technicians)
{
	GPtrArray *copy = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < technicians->len; i++)
		g_ptr_array_add(copy, g_memdup2(technicians->pdata[i], sizeof(struct workload)));
	return copy;
}

void division_give(const GPtrArray *technicians, const struct ticket *ticket, gint64 to, gint64 now)
{
	for (guint i = 0; i < technicians->len; i++) {
		struct workload *one = technicians->pdata[i];
		int sign = (one->person->id == to) - (one->person->id == ticket->assignee_id);
		one->open += sign;
		one->load += sign * priority_load(ticket->priority);
		if (one->person->id == to)
			one->last_assigned = now;
	}
}

void division_section_load(
	const GPtrArray *technicians, const struct ticket *ticket, int *open, int *people)
{
	*open = *people = 0;
	for (guint i = 0; i < technicians->len; i++) {
		const struct workload *one = technicians->pdata[i];
		if (!section_is(one->person->section, ticket->section) || one->away_until)
			continue;
		*open += one->open - (one->person->id == ticket->assignee_id);
		(*people)++;
	}
}
