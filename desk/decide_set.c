#include "desk/decide_set.h"
#include "desk/decide_parts.h"
#include "desk/priority.h"
#include "desk/division.h"
#include "desk/route.h"
#include "desk/texts.h"
#include "desk/words.h"

#include <string.h>

G_DEFINE_QUARK(desk - set - error, set_error)

/* A correction in the making. */
struct setting {
	struct making m;
	const struct correction *c;
	GString *what;	      /* "Layanan: A → B", a line for each */
	gboolean weighs;      /* an input of the priority changed */
	gboolean retimed;     /* the service's target times count */
	gboolean for_outside; /* the requester sees it, too */
	gboolean voided;      /* the approval is; who was told of it has heard so */
};

static void note(struct setting *s, const char *name, const char *from, const char *to)
{
	if (strcmp(from, to) != 0)
		g_string_append_printf(
			s->what, "%s: %s → %s\n", name, *from ? from : "–", *to ? to : "–");
}

/* A text of the ticket becomes `to`; NULL: it stays. TRUE if it is another one now. */
static gboolean change(struct setting *s, const char *name, char **member, const char *to)
{
	if (!to || strcmp(*member, to) == 0)
		return FALSE;
	note(s, name, *member, to);
	g_free(*member);
	*member = g_strdup(to);
	return TRUE;
}

static void change_number(struct setting *s, const char *name, gint64 from, gint64 to)
{
	g_autofree char *old = g_strdup_printf("%" G_GINT64_FORMAT, from);
	g_autofree char *new = g_strdup_printf("%" G_GINT64_FORMAT, to);
	note(s, name, old, new);
}

static void change_time(struct setting *s, const char *name, gint64 from, gint64 to)
{
	GTimeZone *zone = s->m.s->settings->timezone;
	g_autofree char *old = words_time_short(from, zone, "id");
	g_autofree char *new = words_time_short(to, zone, "id");
	note(s, name, old, new);
}

static void set_letter(struct setting *s)
{
	const struct correction *c = s->c;
	struct ticket *t = s->m.d->ticket;
	s->for_outside |= change(s, _("Perihal"), &t->subject, c->subject);
	if (change(s, _("Pemohon"), &t->requester, c->requester)) {
		g_free(t->requester_name);
		t->requester_name = g_strdup(t->requester);
	}
	change(s, _("Telepon"), &t->phone, c->phone);
	change(s, _("Nomor surat"), &t->letter_number, c->letter_number);
	change(s, _("Tanggal surat"), &t->letter_date, c->letter_date);
	s->weighs |= change(s, _("Sifat surat"), &t->letter_nature, c->letter_nature);
	if (c->confirmed && !t->office_confirmed_at) {
		t->office_confirmed_at = s->m.s->now;
		note(s, _("Dikonfirmasi kantor"), _("belum"), _("ya"));
	}
}

static void set_office(struct setting *s)
{
	const struct office *office = s->c->office;
	struct ticket *t = s->m.d->ticket;
	if (!office || !change(s, _("Kantor"), &t->office, office->name))
		return;
	t->office_id = office->id;
	t->need = office->need;
	s->weighs = s->for_outside = TRUE;
}

static void set_service(struct setting *s)
{
	const struct service *service = s->c->service;
	struct ticket *t = s->m.d->ticket;
	if (!service)
		return;
	g_free(t->why_service);
	t->why_service = g_strdup(_("ditetapkan operator"));
	s->m.d->learn = g_strdup(service->code);
	/* A guess was right. */
	if (strcmp(t->service_code, service->code) == 0) {
		g_string_append_printf(s->what, _("Layanan dikonfirmasi: %s\n"), t->service);
		return;
	}
	change(s, _("Layanan"), &t->service, service->name);
	g_free(t->service_code);
	t->service_code = g_strdup(service->code);
	change(s, _("Seksi"), &t->section, service->section);
	s->weighs = s->retimed = s->for_outside = TRUE;
}

static void set_section(struct setting *s)
{
	const struct correction *c = s->c;
	const char *section = c->section;
	if (!section && !c->service && c->assignee)
		section = c->assignee->section;
	s->weighs |= change(s, _("Seksi"), &s->m.d->ticket->section, section);
}

/* Who works on it from now on; NULL: nobody. */
static const struct person *worker(const struct setting *s)
{
	const struct ticket *t = s->m.d->ticket;
	const GPtrArray *technicians = s->m.s->technicians;
	if (s->c->assignee || s->c->nobody)
		return s->c->assignee;
	for (guint i = 0; i < technicians->len; i++) {
		const struct person *one = ((const struct workload *)technicians->pdata[i])->person;
		if (one->id == t->assignee_id && section_is(one->section, t->section))
			return one;
	}
	const struct workload *next = division_next(technicians, t->section, t->assignee_id);
	return next ? next->person : NULL;
}

static void set_assignee(struct setting *s)
{
	const struct correction *c = s->c;
	struct ticket *t = s->m.d->ticket;
	gboolean moved = !section_is(s->m.s->ticket->section, t->section);
	if (!c->assignee && !c->nobody && !moved)
		return;
	const struct person *person = worker(s);
	if ((person ? person->id : 0) == t->assignee_id)
		return;
	note(s, _("Teknisi"), t->assignee_name, person ? person->name : "");
	assign_to(&s->m, person);
}

/* The clock of the service counts from the letter on, without the time that it stood still. */
static void set_times(struct setting *s)
{
	struct ticket *t = s->m.d->ticket;
	const struct calendar *calendar = s->m.s->calendar;
	gint64 due = s->c->due;
	if (s->retimed) {
		t->respond_due = calendar_add_working(
			calendar, t->opened_at, (gint64)s->c->service->respond_minutes * MINUTE);
		if (!due)
			due = calendar_add_working(calendar, t->opened_at,
				(gint64)s->c->service->resolve_hours * HOUR + t->waited_seconds);
	}
	if (!due || due == t->due)
		return;
	change_time(s, _("Target selesai"), t->due, due);
	t->due = due;
	t->reminded = 0;
	s->for_outside = TRUE;
}

static int severity_now(const struct setting *s)
{
	const struct ticket *t = s->m.d->ticket;
	if (s->c->severity)
		return *s->c->severity;
	/* Need and section leave the severity alone. */
	if (!s->retimed && !s->c->letter_nature)
		return t->severity;
	return severity_again(&s->m, service_of(&s->m, t->service_code));
}

static void set_priority(struct setting *s)
{
	struct ticket *t = s->m.d->ticket;
	int severity = severity_now(s), before = t->severity, score = t->score;
	if (!s->weighs && severity == before)
		return;
	t->severity_fixed |= s->c->severity != NULL;
	prioritise(&s->m, severity, t->need);
	change_number(s, _("Kegawatan"), before, t->severity);
	change_number(s, _("Skor prioritas"), score, t->score);
	s->for_outside |= score != t->score;
}

/* What only a report and its approval had brought is gone; the clock starts anew. */
static void reopen(struct setting *s)
{
	struct ticket *t = s->m.d->ticket;
	const struct service *service = service_of(&s->m, t->service_code);
	s->m.d->unsolved = s->m.s->ticket->status == STATUS_SELESAI;
	if (t->closed_at && service)
		set_targets(&s->m, service);
	t->closed_at = t->reported_at = 0;
	t->report_event = 0;
	t->needs_revision = FALSE;
	t->rating = 0;
	if (t->status == STATUS_BARU)
		t->accepted_at = 0;
	else if (!t->accepted_at)
		t->accepted_at = s->m.s->now;
}

static void set_status(struct setting *s)
{
	struct ticket *t = s->m.d->ticket;
	if (!s->c->status || *s->c->status == t->status)
		return;
	note(s, _("Status"), status_word(t->status), status_word(*s->c->status));
	t->status = *s->c->status;
	clock_resume(&s->m);
	if (status_is_open(t->status)) {
		reopen(s);
	} else {
		t->closed_at = s->m.s->now;
	}
}

/* The service that it would have is bound to a person, and the office did not say yes. */
static gboolean lacks_office(const struct setting *s)
{
	const struct ticket *t = s->m.s->ticket;
	const struct service *service =
		s->c->service ? s->c->service : service_of(&s->m, t->service_code);
	return !t->office_confirmed_at && !s->c->confirmed && service &&
	       requirement_is_identity(service->requires);
}

/* A status of the operator is a correction, never an approval. NULL: it may be set. */
static char *status_objection(const struct setting *s)
{
	const struct ticket *t = s->m.s->ticket;
	enum status to = *s->c->status;
	gboolean somebody = s->c->assignee || (t->assignee_id && !s->c->nobody);
	if (to != STATUS_BARU && to != STATUS_DIKERJAKAN && to != STATUS_DITOLAK &&
		to != STATUS_DIBATALKAN)
		return g_strdup_printf("status=%s can't be set by hand; allowed: baru, dikerjakan, "
				       "ditolak, dibatalkan",
			status_word(to));
	if (t->status == STATUS_DIGABUNG)
		return g_strdup_printf(
			"%s was merged into %s; correct that one", t->number, t->merged_number);
	if (t->status == STATUS_SELESAI && !status_is_open(to))
		return g_strdup_printf("%s has an approved report; reopen it with "
				       "status=dikerjakan first",
			t->number);
	if (to == STATUS_DIKERJAKAN && !somebody)
		return g_strdup("status=dikerjakan needs somebody who works on it; add "
				"assignee=ADDRESS");
	if (to == STATUS_DIKERJAKAN && lacks_office(s))
		return g_strdup("the office has not confirmed this request; confirm first with "
				"dikonfirmasi=ya");
	return NULL;
}

static char *objection(const struct setting *s)
{
	const struct correction *c = s->c;
	const char *section = c->section ? c->section : c->service ? c->service->section : NULL;
	if (c->assignee && section && !section_is(c->assignee->section, section))
		return g_strdup_printf("%s is of section %s, the ticket would be of section %s",
			c->assignee->email, c->assignee->section, section);
	if (c->due && c->due < s->m.s->ticket->opened_at)
		return g_strdup("due= is before the ticket was opened");
	return c->status ? status_objection(s) : NULL;
}

static gboolean was_told(const struct decision *d, const char *address)
{
	for (guint i = 0; i < d->notices->len; i++)
		if (strcmp(((struct notice *)d->notices->pdata[i])->to, address) == 0)
			return TRUE;
	return FALSE;
}

static void tell_technicians(struct setting *s, const char *text)
{
	struct making *m = &s->m;
	const struct ticket *t = m->d->ticket, *before = m->s->ticket;
	gboolean anew = t->status == STATUS_BARU && before->status != STATUS_BARU;
	if (t->assignee_id == before->assignee_id && !anew) {
		if (!was_told(m->d, t->assignee))
			notice_assignee(m, NOTICE_COMMENT, COMMAND_NONE, text);
		return;
	}
	if (*t->assignee)
		notice_assignee(m, NOTICE_ASSIGNMENT, COMMAND_ALIHKAN, text);
	else if (status_is_open(t->status))
		notice_leaders(m, NOTICE_UNASSIGNED, COMMAND_NONE, text);
	if (*before->assignee && t->assignee_id != before->assignee_id)
		notice_push(m, NOTICE_HANDED_OVER, before->assignee, before->assignee_name,
			SPEAKER_TECHNICIAN, COMMAND_ALIHKAN, text);
}

static void tell_requester(struct setting *s)
{
	struct making *m = &s->m;
	const struct ticket *t = m->d->ticket, *before = m->s->ticket;
	gboolean moved = t->status != before->status;
	if (strcmp(t->requester, before->requester) != 0)
		notice_push(m, NOTICE_RECEIVED, t->requester, t->requester_name, SPEAKER_REQUESTER,
			COMMAND_NONE, "");
	else if (s->voided)
		return;
	else if (moved && t->status == STATUS_DITOLAK)
		notice_requester(m, NOTICE_REJECTED, COMMAND_TOLAK, s->c->reason);
	else if (moved && t->status == STATUS_DIBATALKAN)
		notice_requester(m, NOTICE_CANCELLED, COMMAND_BATAL, s->c->reason);
	else if (moved && !status_is_open(before->status))
		notice_requester(m, NOTICE_REOPENED, COMMAND_NONE, "");
	else if (moved || s->for_outside)
		notice_requester(m, NOTICE_STATUS, COMMAND_NONE, "");
}

static void record(struct setting *s)
{
	struct making *m = &s->m;
	g_autofree char *text =
		g_strdup_printf("%s%s: %s", s->what->str, _("Alasan"), s->c->reason);
	struct event *event = event_push(m, EVENT_CORRECTED, text, TRUE);
	g_free(event->from_status);
	event->from_status = g_strdup(status_word(m->s->ticket->status));
	g_free(event->proof);
	event->proof = g_strdup("cli");
	m->d->ticket_changed = TRUE;
	outcome_set(m, OUTCOME_COMMAND, "corrected by the operator");
	s->voided = approval_reconsider(m, s->c->reason);
	tell_technicians(s, text);
	tell_requester(s);
	/* Another office is asked by the first TERIMA: its addresses are not those of before. */
	if (s->c->service && m->d->ticket->office_id == m->s->ticket->office_id)
		ask_office(m);
}

static void carry_out_all(struct setting *s)
{
	set_letter(s);
	set_office(s);
	set_service(s);
	set_section(s);
	set_assignee(s);
	set_status(s);
	set_times(s);
	set_priority(s);
}

struct decision *decide_set(
	const struct situation *situation, const struct correction *c, GError **error)
{
	/* No mail asks for it. */
	const struct incoming nothing = { .sender = c->by,
		.sender_name = c->by_name,
		.subject = "",
		.raw_subject = "",
		.text = "",
		.message_id = "" };
	g_autoptr(GString) what = g_string_new("");
	struct setting s = { .c = c, .what = what };
	s.m = (struct making){ .s = situation,
		.in = &nothing,
		.report = situation->report,
		.letter = situation->letter,
		.participants = situation->participants,
		.text = "",
		.actor = c->by,
		.actor_name = c->by_name,
		.actor_role = speaker_word(SPEAKER_OPERATOR),
		.proof = PROOF_NONE };
	g_autofree char *why = objection(&s);
	if (!why) {
		s.m.d = decision_new(situation->ticket);
		carry_out_all(&s);
		if (what->len) {
			record(&s);
			return s.m.d;
		}
		decision_free(s.m.d);
		why = g_strdup("nothing would change: the ticket says so already");
	}
	g_set_error_literal(error, SET_ERROR, 0, why);
	return NULL;
}
