/* Carrying out a row of the workflow table: what changes, and who is told. */
#include "desk/decide_parts.h"
#include "desk/handover.h"
#include "desk/route.h"
#include "desk/texts.h"

#include <string.h>

void refuse(struct making *m, enum command command, const char *why)
{
	outcome_set(m, OUTCOME_COMMAND, "%s refused", command_name(command));
	if (m->d->ticket) {
		g_autofree char *text =
			g_strdup_printf("%s: %s\n%s", command_name(command), why, m->text);
		event_push(m, EVENT_REFUSED, text, TRUE);
	}
	notice_sender(m, NOTICE_REFUSED, command, why);
}

void ask_proof(struct making *m, enum command command)
{
	outcome_set(m, OUTCOME_COMMAND, "%s without proof of the sender; confirmation asked",
		command == COMMAND_NONE ? "answer" : command_name(command));
	if (m->d->ticket)
		event_push(m, EVENT_UNPROVED, m->text, TRUE);
	notice_sender(m, NOTICE_CONFIRM, command, m->text);
}

gboolean confirm_pending(struct making *m)
{
	const struct ledger_row *pending = m->s->pending;
	/* A confirmed mail that itself says YA confirms nothing. */
	if (!pending || m->text == pending->text || strcmp(pending->sender, m->in->sender) != 0)
		return FALSE;
	m->text = pending->text;
	return TRUE;
}

void clock_resume(struct making *m)
{
	struct ticket *t = m->d->ticket;
	if (!t->waiting_since)
		return;
	gint64 stood = calendar_working_seconds(m->s->calendar, t->waiting_since, m->s->now);
	t->waited_seconds += stood;
	t->due = calendar_add_working(m->s->calendar, t->due, stood);
	t->waiting_since = 0;
}

static void accept_ticket(struct making *m)
{
	struct ticket *t = m->d->ticket;
	if (!t->accepted_at)
		t->accepted_at = m->s->now;
	t->passed = 0;
	/* A colleague of the section who accepts it takes it; nobody loses work unseen. */
	if (m->s->staff && t->assignee_id != m->s->staff->id) {
		g_autofree char *old = g_strdup(t->assignee);
		g_autofree char *old_name = g_strdup(t->assignee_name);
		assign_to(m, m->s->staff);
		if (*old)
			notice_push(m, NOTICE_HANDED_OVER, old, old_name, SPEAKER_TECHNICIAN,
				COMMAND_TERIMA, "");
	}
	/* Who does the work agrees with the service. */
	m->d->learn = g_strdup(t->service_code);
	notice_requester(m, NOTICE_ACCEPTED, COMMAND_TERIMA, "");
}

static void plain(struct making *m, enum command command, const char *argument)
{
	switch (command) {
	case COMMAND_PROSES:
		clock_resume(m);
		notice_requester(m, NOTICE_PROGRESS, command, argument);
		break;
	case COMMAND_NILAI:
		m->d->ticket->rating = g_ascii_digit_value(*argument);
		notice_sender(m, NOTICE_RATED, command, argument);
		break;
	default: /* the requester's answer to TUNGGU */
		clock_resume(m);
		notice_assignee(m, NOTICE_COMMENT, command, m->text);
	}
}

static void pause_clock(struct making *m, const char *question)
{
	m->d->ticket->waiting_since = m->s->now;
	notice_requester(m, NOTICE_QUESTION, COMMAND_TUNGGU, question);
}

static void report(struct making *m, struct event *event, const char *text)
{
	struct ticket *t = m->d->ticket;
	gboolean first = !t->reported_at;
	clock_resume(m);
	t->reported_at = m->s->now;
	t->needs_revision = FALSE;
	m->d->report = event;
	/* The requester hears that it is done, once, and reads the report when it is approved. */
	if (first)
		notice_requester(m, NOTICE_REPORTED, COMMAND_SELESAI, "");
	notice_leaders(m, NOTICE_APPROVAL, COMMAND_NONE, text);
}

/* What was approved stands in the history, too, in short: so its hashes cover it. */
static void bind(struct making *m, struct event *event)
{
	m->d->approved = approval_digest(m->d->ticket, m->letter ? m->letter : "", m->report);
	g_autofree char *code = approval_code(m->d->approved);
	g_autofree char *own = event->text;
	event->text =
		g_strdup_printf("%s%s%s: %s", own, *own ? "\n" : "", _("Kode persetujuan"), code);
}

static void approve(struct making *m, struct event *event)
{
	struct ticket *t = m->d->ticket;
	const char *text = m->report ? m->report->text : "";
	if (m->report)
		bind(m, event);
	t->closed_at = m->s->now;
	m->d->solved = TRUE;
	notice_requester(m, NOTICE_APPROVED, COMMAND_NONE, text);
	notice_assignee(m, NOTICE_REPORT_APPROVED, COMMAND_NONE, text);
}

static void send_back(struct making *m, const char *reason)
{
	m->d->ticket->needs_revision = TRUE;
	notice_assignee(m, NOTICE_REVISION, COMMAND_REVISI, reason);
}

static void close_ticket(struct making *m, enum command command, const char *reason)
{
	struct ticket *t = m->d->ticket;
	clock_resume(m);
	t->closed_at = m->s->now;
	incident_pass_on(m);
	if (command == COMMAND_TOLAK) {
		notice_requester(m, NOTICE_REJECTED, command, reason);
		return;
	}
	notice_requester(m, NOTICE_CANCELLED, command, reason);
	notice_assignee(m, NOTICE_REQUESTER_CANCELLED, command, reason);
}

/* Everything that belongs to the first solution is over; the clock starts anew. */
static void reopen(struct making *m)
{
	struct ticket *t = m->d->ticket;
	const struct service *service = service_of(m, t->service_code);
	t->closed_at = t->reported_at = 0;
	t->report_event = 0;
	t->needs_revision = FALSE;
	t->rating = 0;
	t->passed = t->reminded = 0;
	if (t->status == STATUS_BARU)
		t->accepted_at = 0;
	if (service)
		set_targets(m, service);
	notice_requester(m, NOTICE_REOPENED, COMMAND_NONE, "");
	notice_assignee(m, NOTICE_OBJECTION, COMMAND_NONE, m->text);
	/* An objection to a rejection is also the leader's to see. */
	if (t->status == STATUS_BARU && *t->assignee)
		notice_leaders(m, NOTICE_COMMENT, COMMAND_NONE, m->text);
}

/*
 * Routing was wrong: of the new section's services the letter fits one best. It is learned. What
 * waits for the word of the office stays bound to it, so that nobody gets round it.
 */
static void route_anew(struct making *m)
{
	struct ticket *t = m->d->ticket;
	const struct service *from = service_of(m, t->service_code);
	gboolean known = m->s->evidence && m->s->letter && t->id == m->s->ticket->id;
	if (!known || (from && section_is(from->section, t->section)))
		return;
	const struct incoming letter = {
		.subject = t->subject, .letter_subject = "", .text = m->s->letter
	};
	g_autoptr(routing_auto) routing = route_service(m->s->services, &letter, m->s->evidence);
	const struct candidate *best = routing_of_section(routing, t->section);
	if (!best || (awaits_office(m) && !requirement_is_identity(best->service->requires)))
		return;
	g_autofree char *why = g_strdup_printf(_("dialihkan ke seksi %s"), t->section);
	route_change(m->s->settings, m->s->calendar, t, from, best->service, why);
	m->d->learn = g_strdup(t->service_code);
}

/* The section of a ticket follows whoever has it; its service only a correction of the routing. */
static void change_section(struct making *m, const struct handover *to)
{
	struct ticket *t = m->d->ticket;
	gboolean another = !section_is(t->section, to->person->section);
	if (another) {
		g_free(t->section);
		t->section = g_strdup(to->person->section);
	}
	if (to->section)
		route_anew(m);
	if (another)
		prioritise(m, t->severity, t->need);
}

/* "Dari Tono kepada Wahyu: alasan", and the service where it changed. The caller frees it. */
static char *handover_words(
	const struct making *m, const char *from, const char *service, const struct handover *to)
{
	const struct ticket *t = m->d->ticket;
	g_autofree char *who =
		g_strdup_printf(_("Dari %s kepada %s: %s"), from, to->person->name, to->reason);
	if (strcmp(service, t->service) == 0)
		return g_steal_pointer(&who);
	return g_strdup_printf("%s\n%s: %s → %s", who, _("Layanan"), service, t->service);
}

static void hand_over(struct making *m, struct event *event, const struct handover *to)
{
	struct ticket *t = m->d->ticket;
	g_autofree char *old = g_strdup(t->assignee);
	g_autofree char *old_name = g_strdup(t->assignee_name);
	g_autofree char *old_service = g_strdup(t->service);
	change_section(m, to);
	g_free(event->text);
	event->text = handover_words(m, *old ? old_name : _("(belum ada)"), old_service, to);
	assign_to(m, to->person);
	incident_leave(m);
	/* Who gets it now has the whole time to answer. */
	const struct service *service = service_of(m, t->service_code);
	if (t->status == STATUS_BARU && service)
		set_respond_target(m, service);
	t->passed = 0;
	ask_office(m);
	notice_assignee(m, NOTICE_ASSIGNMENT, COMMAND_ALIHKAN, event->text);
	if (*old && strcmp(old, m->in->sender) != 0)
		notice_push(m, NOTICE_HANDED_OVER, old, old_name, SPEAKER_TECHNICIAN,
			COMMAND_ALIHKAN, event->text);
}

struct event *record_transition(
	struct making *m, const struct transition *transition, const char *text)
{
	g_autofree char *kind = transition->command == COMMAND_NONE
					? g_strdup(EVENT_COMMENT)
					: g_ascii_strdown(command_name(transition->command), -1);
	const char *from = status_word(m->d->ticket->status);
	/* Reports are not for the requester before they are approved; the page checks that, and
	 * what leader and technician say to each other about them is never. */
	gboolean internal = transition->effect == TRANSITION_SEND_BACK ||
			    transition->effect == TRANSITION_HAND_OVER;
	m->d->ticket->status = transition->to;
	struct event *event = event_push(m, kind, text, internal);
	g_free(event->from_status);
	event->from_status = g_strdup(from);
	return event;
}

static void take_effect(struct making *m, const struct transition *transition, struct event *event,
	const char *argument)
{
	switch (transition->effect) {
	case TRANSITION_PLAIN:
		plain(m, transition->command, argument);
		break;
	case TRANSITION_ACCEPT:
		accept_ticket(m);
		break;
	case TRANSITION_PAUSE:
		pause_clock(m, argument);
		break;
	case TRANSITION_REPORT:
		report(m, event, argument);
		break;
	case TRANSITION_APPROVE:
		approve(m, event);
		break;
	case TRANSITION_SEND_BACK:
		send_back(m, argument);
		break;
	case TRANSITION_CLOSE:
		close_ticket(m, transition->command, argument);
		break;
	case TRANSITION_REOPEN:
		reopen(m);
		break;
	case TRANSITION_HAND_OVER: /* see carry_out() */
	case TRANSITION_MERGE:	   /* see decide_merge.c */
	case TRANSITION_SPLIT:	   /* see decide_split.c */
		break;
	}
}

void carry_out(struct making *m, const struct transition *transition, const char *argument)
{
	struct handover to = { 0 };
	if (transition->effect == TRANSITION_HAND_OVER) {
		g_autofree char *problem = handover_read(m->s, m->d->ticket, argument, &to);
		if (problem) {
			refuse(m, transition->command, problem);
			return;
		}
	}
	outcome_set(m, transition->command == COMMAND_NONE ? OUTCOME_REPLY : OUTCOME_COMMAND,
		"%s: %s -> %s",
		transition->command == COMMAND_NONE ? "answer" : command_name(transition->command),
		status_word(transition->from), status_word(transition->to));
	m->d->command = transition->command;
	m->d->ticket_changed = TRUE;
	struct event *event = record_transition(m, transition, argument);
	if (transition->command != COMMAND_NONE)
		m->d->undoable = event;
	if (transition->effect == TRANSITION_HAND_OVER)
		hand_over(m, event, &to);
	else
		take_effect(m, transition, event, argument);
	handover_clear(&to);
	/* What a hand-over did says more than what was written. */
	const char *echo = transition->effect == TRANSITION_HAND_OVER ? event->text : argument;
	if (transition->speaker != SPEAKER_REQUESTER && !m->unechoed)
		notice_sender(m, NOTICE_UNDERSTOOD, transition->command, echo);
}
