/* One disturbance of many offices: letters join it, and the leading ticket acts for all. */
#include "desk/decide_parts.h"
#include "desk/approval_content.h"
#include "desk/incident.h"
#include "desk/division.h"
#include "desk/texts.h"

#include <string.h>

static gboolean leads(const struct ticket *ticket)
{
	return ticket->id && ticket->incident_id == ticket->id;
}

static const struct workload *workload_of(const struct situation *s, gint64 person_id)
{
	for (guint i = 0; i < s->technicians->len; i++) {
		const struct workload *one = s->technicians->pdata[i];
		if (one->person->id == person_id && !one->away_until)
			return one;
	}
	return NULL;
}

/* Who has the leading ticket, if at work; else the freest of its section. NULL: nobody. */
static const struct person *worker_of(const struct situation *s, const struct ticket *leading)
{
	const struct workload *who = workload_of(s, leading->assignee_id);
	if (!who)
		who = division_next(
			s->technicians, leading->section, technician_id(s, leading->requester));
	return who ? who->person : NULL;
}

/* Who asked is heard as the requester: somebody else must do the work. */
static gboolean may_work(const struct person *person, const struct ticket *ticket)
{
	return !person || strcmp(person->email, ticket->requester) != 0;
}

/* The ticket in the making becomes part of the incident. */
static void become_part(struct making *m, const struct ticket *leading, const struct person *worker)
{
	struct ticket *t = m->d->ticket;
	enum status before = t->status;
	m->d->ticket_changed = TRUE;
	t->incident_id = leading->id;
	g_free(t->incident_number);
	t->incident_number = g_strdup(leading->number);
	if (worker && t->assignee_id != worker->id)
		assign_to(m, worker);
	if (!section_is(t->section, leading->section)) {
		g_free(t->section);
		t->section = g_strdup(leading->section);
	}
	/* Whoever accepted the leading ticket accepted the incident. */
	if (leading->status != STATUS_BARU && t->status == STATUS_BARU) {
		t->status = STATUS_DIKERJAKAN;
		t->accepted_at = m->s->now;
	}
	g_autofree char *text = g_strdup_printf(_("Bagian dari insiden %s, dikerjakan %s."),
		leading->number, *t->assignee ? t->assignee_name : _("(belum ada)"));
	struct event *event = event_push_desk(m, EVENT_JOINED, text, TRUE);
	g_free(event->from_status);
	event->from_status = g_strdup(status_word(before));
	notice_requester(m, NOTICE_INCIDENT, COMMAND_NONE, "");
}

/* The leading ticket, as it will be: who has it, and that it is one. */
static void lead(struct making *m, const struct person *worker, int count)
{
	struct ticket *t = m->d->ticket;
	m->d->ticket_changed = TRUE;
	t->incident_id = t->id;
	g_free(t->incident_number);
	t->incident_number = g_strdup(t->number);
	if (worker && t->assignee_id != worker->id)
		assign_to(m, worker);
	g_autofree char *text = g_strdup_printf(
		_("Insiden: %d pengaduan serupa dari beberapa kantor, dipimpin tiket ini."), count);
	event_push_desk(m, EVENT_INCIDENT, text, TRUE);
	notice_requester(m, NOTICE_INCIDENT, COMMAND_NONE, "");
}

/* Whoever had one of the tickets and has it no more. */
static void tell_former(struct making *m, const struct ticket *before)
{
	const struct ticket *t = m->d->ticket;
	if (before->assignee_id && before->assignee_id != t->assignee_id)
		notice_push(m, NOTICE_HANDED_OVER, before->assignee, before->assignee_name,
			SPEAKER_TECHNICIAN, COMMAND_NONE,
			_("Tiket ini menjadi bagian dari satu insiden, yang dikerjakan satu "
			  "teknisi."));
}

static void also_of(struct making *m, const struct related *one, struct making *also)
{
	making_also(m, one->ticket, one->report, also);
	also->letter = one->text;
	also->participants = one->participants;
	also->undo = one->undo;
}

static void tell_staff(struct making *lead, const GPtrArray *tickets)
{
	const struct ticket *t = lead->d->ticket;
	g_autofree char *text =
		g_strdup_printf(_("%d pengaduan serupa tentang %s"), (int)tickets->len, t->service);
	guint first = lead->d->notices->len;
	if (*t->assignee)
		notice_push(lead, NOTICE_OUTBREAK, t->assignee, t->assignee_name,
			SPEAKER_TECHNICIAN, COMMAND_NONE, text);
	notice_leaders(lead, NOTICE_OUTBREAK, COMMAND_NONE, text);
	notices_give_list(lead, first, tickets);
}

/* The letters so far become an incident; that of `m` is the last of them. */
static void declare(struct making *m, const struct burst *burst, const struct person *worker)
{
	struct making lead_m;
	g_autoptr(GPtrArray) tickets = g_ptr_array_new();
	also_of(m, burst->leader, &lead_m);
	lead(&lead_m, worker, burst->others->len + 2);
	tell_former(&lead_m, burst->leader->ticket);
	g_ptr_array_add(tickets, lead_m.d->ticket);
	for (guint i = 0; i < burst->others->len; i++) {
		struct making also;
		const struct related *one = burst->others->pdata[i];
		if (!may_work(worker, one->ticket))
			continue;
		also_of(m, one, &also);
		become_part(&also, lead_m.d->ticket, worker);
		tell_former(&also, one->ticket);
		g_ptr_array_add(tickets, also.d->ticket);
	}
	g_ptr_array_add(tickets, m->d->ticket);
	tell_staff(&lead_m, tickets);
}

gboolean incident_join(struct making *m, const struct service *service)
{
	struct burst burst;
	if (!incident_find(m->s, m->in, m->text, service, &burst))
		return FALSE;
	const struct ticket *leading = burst.leader->ticket;
	const struct person *worker = worker_of(m->s, leading);
	gboolean joins = may_work(worker, m->d->ticket);
	if (joins)
		become_part(m, leading, worker);
	if (joins && !burst.is_declared)
		declare(m, &burst, worker);
	burst_clear(&burst);
	return joins;
}

/* Acts that concern the work, not one office's own question or refusal. */
static gboolean is_carried(enum command command)
{
	switch (command) {
	case COMMAND_TERIMA:
	case COMMAND_PROSES:
	case COMMAND_SELESAI:
	case COMMAND_SETUJU:
	case COMMAND_REVISI:
	case COMMAND_ALIHKAN:
	case COMMAND_DISPOSISI:
		return TRUE;
	default:
		return FALSE;
	}
}

static void hand_on(struct making *also, const struct making *m, const struct transition *move)
{
	struct ticket *t = also->d->ticket;
	const struct ticket *leading = m->d->ticket;
	const struct workload *who = workload_of(m->s, leading->assignee_id);
	const struct event *event = m->d->events->pdata[m->d->events->len - 1];
	also->d->undoable = record_transition(also, move, event->text);
	also->d->ticket_changed = TRUE;
	g_free(t->section);
	t->section = g_strdup(leading->section);
	assign_to(also, who ? who->person : NULL);
}

static gboolean carry_to(struct making *m, const struct related *member, enum command command,
	const char *argument, const struct ticket **now)
{
	const struct transition *move =
		status_is_open(member->ticket->status)
			? workflow_find(m->s->staff->role, member->ticket->status, command)
			: NULL;
	gboolean about_report = move && (move->effect == TRANSITION_APPROVE ||
						move->effect == TRANSITION_SEND_BACK);
	const struct workload *next = workload_of(m->s, m->d->ticket->assignee_id);
	gboolean own = !may_work(m->s->staff, member->ticket) ||
		       (move && move->effect == TRANSITION_HAND_OVER && next &&
			       !may_work(next->person, member->ticket));
	if (!move || own || (about_report && !approval_carries(m->report, member)))
		return FALSE;
	struct making also;
	also_of(m, member, &also);
	also.offices_only = TRUE;
	if (move->effect == TRANSITION_HAND_OVER)
		hand_on(&also, m, move);
	else
		carry_out(&also, move, argument);
	*now = also.d->ticket;
	return TRUE;
}

void incident_carry(struct making *m, enum command command, const char *argument)
{
	if (!leads(m->d->ticket) || !is_carried(command) || !m->d->ticket_changed)
		return;
	g_autoptr(GPtrArray) tickets = g_ptr_array_new();
	g_ptr_array_add(tickets, m->d->ticket);
	for (guint i = 0; i < m->s->members->len; i++) {
		const struct ticket *now;
		if (carry_to(m, m->s->members->pdata[i], command, argument, &now))
			g_ptr_array_add(tickets, (gpointer)now);
	}
	if (tickets->len > 1)
		notices_give_list(m, 0, tickets);
}

const struct ticket *incident_leading(const GPtrArray *tickets, const struct ticket *ticket)
{
	gboolean goes_along =
		ticket->incident_id && !leads(ticket) && ticket->status != STATUS_TINDAK_LANJUT;
	for (guint i = 0; goes_along && i < tickets->len; i++) {
		const struct ticket *one = tickets->pdata[i];
		if (one->id == ticket->incident_id)
			return leads(one) && one->assignee_id == ticket->assignee_id &&
					       one->status != STATUS_TINDAK_LANJUT
				       ? one
				       : NULL;
	}
	return NULL;
}

gboolean incident_follow(struct making *m, const struct making *leading)
{
	const struct ticket *first = leading->d->ticket;
	const struct event *event = leading->d->events->pdata[leading->d->events->len - 1];
	const struct person *next = workload_of(m->s, first->assignee_id)->person;
	if (!may_work(next, m->d->ticket))
		return FALSE;
	pass_to(m, next, event->text);
	m->d->ticket->passed = first->passed;
	return TRUE;
}

void incident_undo(struct making *m)
{
	const struct event *act = m->undo->event;
	for (guint i = 0; i < m->s->members->len; i++) {
		const struct related *member = m->s->members->pdata[i];
		const struct event *its = member->undo ? member->undo->event : NULL;
		if (!its || its->at != act->at || strcmp(its->actor, act->actor) != 0 ||
			strcmp(its->kind, act->kind) != 0)
			continue;
		struct making also;
		also_of(m, member, &also);
		also.offices_only = TRUE;
		undo_one(&also);
	}
}

void incident_pass_on(struct making *m)
{
	const struct ticket *next = NULL;
	for (guint i = 0; leads(m->d->ticket) && i < m->s->members->len; i++) {
		const struct related *member = m->s->members->pdata[i];
		if (!status_is_open(member->ticket->status))
			continue;
		struct making also;
		also_of(m, member, &also);
		struct ticket *t = also.d->ticket;
		if (!next)
			next = t;
		also.d->ticket_changed = TRUE;
		t->incident_id = next->id;
		g_free(t->incident_number);
		t->incident_number = g_strdup(next->number);
		g_autofree char *text =
			g_strdup_printf(_("Insiden kini dipimpin tiket %s."), next->number);
		event_push_desk(&also, EVENT_JOINED, text, TRUE);
	}
}

void incident_leave(struct making *m)
{
	struct ticket *t = m->d->ticket;
	if (!t->incident_id || leads(t) || m->offices_only)
		return;
	g_autofree char *text =
		g_strdup_printf(_("Tidak lagi bagian dari insiden %s."), t->incident_number);
	t->incident_id = 0;
	g_free(t->incident_number);
	t->incident_number = g_strdup("");
	event_push_desk(m, EVENT_LEFT, text, TRUE);
}
