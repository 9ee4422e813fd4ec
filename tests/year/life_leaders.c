/* How leaders and the operator answer. */
#include "tests/year/life_parts.h"

#include <string.h>

#define APPROVES_AT_ONCE 0.5 /* else with the list of the morning */
#define SENDS_BACK 0.04
#define APPROVES_LIST 0.85

static void look_at_report(struct life *l, const struct act *act)
{
	g_autoptr(ticket_auto) ticket = ticket_load(l->r->db, act->ticket_id);
	struct life_case *one = life_case_of(l, act->ticket_id);
	static const char *const words[] = { "SETUJU", "SETUJU", "acc", "ok setuju" };
	if (ticket->status != STATUS_TINDAK_LANJUT || ticket->needs_revision)
		return;
	if (!one->revised && chance(l->random, SENDS_BACK)) {
		one->revised = TRUE;
		life_answer(l, act->who, act->copy, "REVISI tambahkan foto perangkat");
	} else {
		life_answer(l, act->who, act->copy, PICK(l->random, words));
	}
}

/* The technician of the section who is there and has least to do; NULL: nobody is. */
static const char *somebody_of(struct life *l, const struct ticket *ticket)
{
	const char *best = NULL;
	gint64 least = G_MAXINT64;
	for (int i = 0; i < LIFE_TECHNICIANS; i++) {
		const char *who = regency_technicians[i];
		g_autofree char *section =
			db_text(l->r->db, "SELECT section FROM person WHERE email = ?", "s", who);
		gint64 open = ticket_count(
			l->r->db, &(struct ticket_filter){ .assignee = who, .only_open = TRUE });
		if (section_is(section, ticket->section) && strcmp(who, ticket->assignee) != 0 &&
			!life_is_away(l, i, l->r->now) && open < least) {
			best = who;
			least = open;
		}
	}
	return best;
}

/* It is late, or nobody has it: somebody else is told to see to it. */
static void look_at_escalation(struct life *l, const struct act *act)
{
	g_autoptr(ticket_auto) ticket = ticket_load(l->r->db, act->ticket_id);
	int technician = life_technician(ticket->assignee);
	gboolean in_hand = ticket->status != STATUS_BARU && technician >= 0 &&
			   !life_is_away(l, technician, l->r->now);
	const char *next = somebody_of(l, ticket);
	if (!status_is_open(ticket->status) || ticket->status == STATUS_TINDAK_LANJUT || in_hand ||
		!next)
		return;
	g_autofree char *name = g_strndup(next, strchr(next, '@') - next);
	g_autofree char *text = g_strdup_printf("DISPOSISI ke %s: tolong dibantu segera", name);
	life_answer(l, act->who, act->copy, text);
}

static const char *leader(const char *address)
{
	for (int i = 0; regency_leaders[i]; i++)
		if (strcmp(regency_leaders[i], address) == 0)
			return regency_leaders[i];
	return NULL;
}

/* Each case has one leader who sees to it; the list is the first one's. */
void life_leader_reads(struct life *l, const struct outbox_row *copy)
{
	const char *who = leader(copy->recipient);
	gboolean own = copy->ticket_id && who == regency_leaders[copy->ticket_id % 3];
	const char *template = copy->template;
	if (strcmp(template, "approvals") == 0 && who == regency_leaders[0] &&
		chance(l->random, APPROVES_LIST))
		life_plan(l, life_soon(l, 10 * MINUTE, 90 * MINUTE), life_say, who, 0,
			copy->message_id, "SETUJU SEMUA");
	else if (strcmp(template, "approval") == 0 && own && chance(l->random, APPROVES_AT_ONCE))
		life_plan(l, life_soon(l, 5 * MINUTE, 4 * HOUR), look_at_report, who,
			copy->ticket_id, copy->message_id, NULL);
	else if (own &&
		 (strcmp(template, "escalation") == 0 || strcmp(template, "unassigned") == 0))
		life_plan(l, life_soon(l, 5 * MINUTE, HOUR), look_at_escalation, who,
			copy->ticket_id, copy->message_id, NULL);
}

void life_correct(struct life *l, const struct act *act)
{
	const struct life_case *one = life_case_of(l, act->ticket_id);
	g_autoptr(ticket_auto) ticket = ticket_load(l->r->db, act->ticket_id);
	gboolean is_late =
		!status_is_open(ticket->status) || ticket->status == STATUS_TINDAK_LANJUT;
	if (is_late || strcmp(ticket->service_code, one->service) == 0)
		return;
	regency_set_service(l->r, ticket, one->service);
	watch_turn(l->watch, "the operator corrects the service");
	life_read_outbox(l);
}

/* The service is a guess: the operator looks at it. */
void life_operator_reads(struct life *l, const struct outbox_row *copy)
{
	if (strcmp(copy->template, "doubtful") == 0 && life_case_of(l, copy->ticket_id))
		life_plan(l, life_soon(l, 5 * MINUTE, 45 * MINUTE), life_correct, REGENCY_OPERATOR,
			copy->ticket_id, NULL, NULL);
}
