/* PECAH: a letter with several problems becomes a ticket for each. */
#include "desk/decide_parts.h"
#include "desk/division.h"
#include "desk/route.h"
#include "desk/split.h"
#include "desk/texts.h"

#include <string.h>

#define SUBJECT_LETTERS 80
#define EXAMPLE _("Contoh: PECAH wifi lantai 2 mati; minta email dinas baru")

static char *subject_of(const char *problem)
{
	if (g_utf8_strlen(problem, -1) <= SUBJECT_LETTERS)
		return g_strdup(problem);
	g_autofree char *cut = g_utf8_substring(problem, 0, SUBJECT_LETTERS - 1);
	return g_strconcat(cut, "…", NULL);
}

#define SET(member, value) (g_free(member), member = (value))

/* What is left of the first ticket: who asks, and with which letter. */
static struct ticket *begin(const struct making *m, const char *problem, int place)
{
	const struct ticket *from = m->d->ticket;
	struct ticket *t = ticket_new();
	t->year = m->s->year;
	t->seq = m->s->next_seq + place;
	SET(t->number, ticket_make_number(m->s->settings->ticket_prefix, t->year, t->seq));
	SET(t->subject, subject_of(problem));
	SET(t->requester, g_strdup(from->requester));
	SET(t->requester_name, g_strdup(from->requester_name));
	SET(t->phone, g_strdup(from->phone));
	SET(t->office, g_strdup(from->office));
	SET(t->letter_number, g_strdup(from->letter_number));
	SET(t->letter_date, g_strdup(from->letter_date));
	SET(t->letter_nature, g_strdup(from->letter_nature));
	SET(t->letter_office, g_strdup(from->letter_office));
	t->office_id = from->office_id;
	t->need = from->need;
	t->status = STATUS_BARU;
	t->opened_at = m->s->now;
	return t;
}

static void route_part(struct making *part)
{
	struct ticket *t = part->d->ticket;
	g_autoptr(routing_auto) routing =
		route_service(part->s->services, part->in, part->s->evidence);
	const struct service *service = routing->service;
	part->d->why_service = g_strdup(routing->why);
	SET(t->service_code, g_strdup(service->code));
	SET(t->service, g_strdup(service->name));
	SET(t->section, g_strdup(service->section));
	SET(t->why_service, g_strdup(part->d->why_service));
	prioritise(part, severity_of(part, service), t->need);
	set_targets(part, service);
}

static void assign_part(struct making *part)
{
	struct ticket *t = part->d->ticket;
	gint64 except = technician_id(part->s, t->requester);
	const struct workload *who = division_next(part->s->technicians, t->section, except);
	assign_to(part, who ? who->person : NULL);
	/* Also to the sender: the new ticket needs a mail to be answered. */
	if (who)
		notice_push(part, NOTICE_ASSIGNMENT, t->assignee, t->assignee_name,
			SPEAKER_TECHNICIAN, COMMAND_NONE, part->text);
	else
		notice_leaders(part, NOTICE_UNASSIGNED, COMMAND_NONE, part->text);
}

/* The ticket of one further problem. */
static const struct ticket *split_off(struct making *m, const char *problem, int place)
{
	struct making part;
	struct incoming alone = *m->in;
	alone.subject = alone.letter_subject = "";
	alone.text = problem;
	making_also(m, NULL, NULL, &part);
	part.in = &alone;
	part.text = problem;
	part.d->ticket = begin(m, problem, place);
	part.d->ticket_changed = TRUE;
	for (guint i = 0; i < m->participants->len; i++) {
		const struct participant *one = m->participants->pdata[i];
		struct participant *copy = g_new0(struct participant, 1);
		copy->address = g_strdup(one->address);
		copy->name = g_strdup(one->name);
		g_ptr_array_add(part.d->participants, copy);
	}
	route_part(&part);
	g_autofree char *from = g_strdup_printf(_("Dipecah dari tiket %s."), m->d->ticket->number);
	event_push(&part, EVENT_OPENED, problem, FALSE);
	event_push(&part, EVENT_SPLIT, from, FALSE);
	assign_part(&part);
	g_autofree char *note = g_strdup_printf(_("%s, seksi %s, kepada %s; layanan dipilih karena "
						  "%s."),
		part.d->ticket->service, part.d->ticket->section,
		*part.d->ticket->assignee ? part.d->ticket->assignee_name : _("pimpinan"),
		part.d->why_service);
	event_push_desk(&part, EVENT_ASSIGNED, note, TRUE);
	ask_office(&part);
	return part.d->ticket;
}

/* Why it can't be split like this; NULL if it can. The caller frees it. */
static char *objection(const struct making *m, const GPtrArray *problems)
{
	if (problems->len < 2)
		return g_strdup_printf(_("PECAH memerlukan sedikitnya dua masalah, dipisah titik "
					 "koma atau masing-masing satu baris. %s"),
			EXAMPLE);
	if (problems->len > SPLIT_MAX)
		return g_strdup_printf(_("Satu surat dapat dipecah menjadi paling banyak %d tiket; "
					 "yang ditulis %d."),
			SPLIT_MAX, (int)problems->len);
	if (m->s->services->len == 0)
		return g_strdup(_("Katalog layanan masih kosong."));
	return NULL;
}

void split(struct making *m, const struct transition *move, const char *argument)
{
	g_autoptr(GPtrArray) problems = split_problems(argument);
	g_autofree char *why = objection(m, problems);
	if (why) {
		refuse(m, COMMAND_PECAH, why);
		return;
	}
	outcome_set(m, OUTCOME_COMMAND, "PECAH: %u tickets", problems->len);
	m->d->command = COMMAND_PECAH;
	/* What was done before can't be taken back any more. */
	m->d->ticket_changed = TRUE;
	g_autoptr(GPtrArray) tickets = g_ptr_array_new();
	g_autoptr(GString) text = g_string_new(_("Dipecah. Tiket ini: "));
	g_string_append(text, problems->pdata[0]);
	g_ptr_array_add(tickets, m->d->ticket);
	for (guint i = 1; i < problems->len; i++) {
		const struct ticket *part = split_off(m, problems->pdata[i], i - 1);
		g_ptr_array_add(tickets, (gpointer)part);
		g_string_append_printf(text, "\n%s: %s", part->number, (char *)problems->pdata[i]);
	}
	record_transition(m, move, text->str);
	guint first = m->d->notices->len;
	notice_requester(m, NOTICE_SPLIT, COMMAND_PECAH, problems->pdata[0]);
	notice_sender(m, NOTICE_UNDERSTOOD, COMMAND_PECAH, argument);
	notices_give_list(m, first, tickets);
}
