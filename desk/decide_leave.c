/* Leave: CUTI, BATAL of it, out-of-office answers, and the work that can't wait for the return. */
#include "desk/command_dates.h"
#include "desk/decide_parts.h"
#include "desk/division.h"
#include "desk/texts.h"
#include "desk/words.h"

#include <string.h>

#define DAY (24 * HOUR)
/* A mail program wrote it: whatever it names, it is asked for anew after so long. */
#define AUTOMATIC_DAYS_MAX 31

static char *today_of(const struct situation *s)
{
	return words_day(s->now, s->settings->timezone);
}

static char *days_words(const struct situation *s, const char *first_day, const char *last_day)
{
	g_autofree char *first = words_date(first_day, s->settings->language);
	g_autofree char *last = words_date(last_day, s->settings->language);
	return strcmp(first, last) == 0 ? g_strdup(first)
					: g_strdup_printf(_("%s sampai %s"), first, last);
}

char *leave_reason(
	const struct situation *s, const char *name, const char *last_day, gboolean automatic)
{
	g_autofree char *last = words_date(last_day, s->settings->language);
	return g_strdup_printf(automatic
				       ? _("%s tidak di kantor sampai %s menurut balasan otomatis")
				       : _("%s cuti sampai %s"),
		name, last);
}

gboolean is_due_meanwhile(
	const struct situation *s, const struct ticket *ticket, const char *last_day)
{
	const struct calendar *calendar = s->calendar;
	/* Noon of the next day, whatever the clocks do at night. */
	gint64 after = calendar_day_begins(calendar, last_day) + DAY + DAY / 2;
	gint64 back = calendar_day_ends(calendar, calendar_working_day(calendar, after, 1));
	gint64 due = ticket->due;
	if (ticket->status == STATUS_BARU)
		due = MIN(due, ticket->respond_due);
	if (ticket->waiting_since)
		due = calendar_add_working(calendar, due,
			calendar_working_seconds(calendar, ticket->waiting_since, s->now));
	return due <= back;
}

void pass_to(struct making *m, const struct person *next, const char *text)
{
	struct ticket *t = m->d->ticket;
	event_push_desk(m, EVENT_PASSED, text, TRUE);
	division_give(m->s->technicians, t, next->id, m->s->now);
	assign_to(m, next);
	const struct service *service = service_of(m, t->service_code);
	if (t->status == STATUS_BARU && service)
		set_respond_target(m, service);
	m->d->ticket_changed = TRUE;
}

gboolean pass_on(struct making *m, const char *reason)
{
	struct ticket *t = m->d->ticket;
	const struct workload *next = division_next_of(m->s->technicians, t);
	if (!next)
		return FALSE;
	g_autofree char *text = g_strdup_printf(_("Dari %s kepada %s: %s"),
		t->assignee_id ? t->assignee_name : _("(belum ada)"), next->person->name, reason);
	pass_to(m, next->person, text);
	notice_push(m, NOTICE_ASSIGNMENT, t->assignee, t->assignee_name, SPEAKER_TECHNICIAN,
		COMMAND_ALIHKAN, text);
	return TRUE;
}

void escalate(struct making *m, const char *reason)
{
	event_push_desk(m, EVENT_ESCALATED, reason, TRUE);
	notice_leaders(m, NOTICE_ESCALATION, COMMAND_NONE, reason);
	m->d->ticket_changed = TRUE;
}

/* A leave that begins, and the work of who takes it. */
struct handing {
	struct making m; /* with loads of its own */
	const struct leave *leave;
	char *reason;
	GPtrArray *handed; /* struct ticket *: as they are passed on */
};

/* An incident can't wait when one of its tickets can't. */
static gboolean can_wait(const struct handing *h, const struct ticket *ticket)
{
	const GPtrArray *work = h->m.s->work;
	for (guint i = 0; i < work->len; i++) {
		const struct ticket *one = work->pdata[i];
		if ((one == ticket || incident_leading(work, one) == ticket) &&
			is_due_meanwhile(h->m.s, one, h->leave->last_day))
			return FALSE;
	}
	return TRUE;
}

/* To the next one, or to the leaders where there is nobody. TRUE: passed on. */
static gboolean hand_on_one(struct handing *h, struct making *one)
{
	if (pass_on(one, h->reason)) {
		g_ptr_array_add(h->handed, one->d->ticket);
		return TRUE;
	}
	one->d->ticket->passed = h->m.s->settings->passes + 1;
	escalate(one, h->reason);
	return FALSE;
}

static void hand_on_members(struct handing *h, struct making *leading, const struct ticket *before)
{
	const GPtrArray *work = h->m.s->work;
	g_autoptr(GPtrArray) together = g_ptr_array_new();
	g_ptr_array_add(together, leading->d->ticket);
	for (guint i = 0; i < work->len; i++) {
		struct making also;
		if (incident_leading(work, work->pdata[i]) != before)
			continue;
		making_also(&h->m, work->pdata[i], NULL, &also);
		if (incident_follow(&also, leading)) {
			g_ptr_array_add(h->handed, also.d->ticket);
			g_ptr_array_add(together, also.d->ticket);
		} else {
			hand_on_one(h, &also);
		}
	}
	if (together->len > 1)
		notices_give_list(leading, 0, together);
}

/* Passes on what can't wait, an incident as a whole; what was passed on. */
static GPtrArray *hand_on(struct making *m, const struct leave *leave)
{
	g_autoptr(GPtrArray) loads = division_copy(m->s->technicians);
	struct situation own = *m->s;
	own.technicians = loads;
	g_autofree char *reason =
		leave_reason(m->s, m->s->staff->name, leave->last_day, leave->automatic);
	struct handing h = { *m, leave, reason, g_ptr_array_new() };
	h.m.s = &own;
	h.m.actor_name = m->s->settings->desk_name;
	for (guint i = 0; i < own.work->len; i++) {
		const struct ticket *ticket = own.work->pdata[i];
		struct making one;
		if (incident_leading(own.work, ticket) || ticket->status == STATUS_TINDAK_LANJUT ||
			can_wait(&h, ticket))
			continue;
		making_also(&h.m, ticket, NULL, &one);
		if (hand_on_one(&h, &one))
			hand_on_members(&h, &one, ticket);
	}
	return h.handed;
}

/* In the history, about no ticket. */
static void leave_event(struct making *m, const char *text)
{
	struct making also;
	making_also(m, NULL, NULL, &also);
	also.actor_name = m->s->staff->name;
	also.actor_role = speaker_word(m->s->staff->role);
	event_push(&also, EVENT_LEAVE, text, TRUE);
}

/* The leave, and if it has begun what follows from that: the tickets that were handed on. */
static GPtrArray *record(struct making *m, const char *first_day, const char *last_day,
	gboolean automatic, const char *note)
{
	struct leave *leave = leave_new(m->s->staff->id, first_day, last_day);
	leave->automatic = automatic;
	leave->at = m->s->now;
	g_free(leave->note);
	leave->note = g_strdup(note);
	g_ptr_array_add(m->d->leaves, leave);
	g_autofree char *days = days_words(m->s, leave->first_day, leave->last_day);
	leave_event(m, days);
	g_autofree char *today = today_of(m->s);
	return strcmp(first_day, today) <= 0 ? hand_on(m, leave) : g_ptr_array_new();
}

/* It is about the person: whatever ticket the mail answers has nothing to do with it. */
static void leave_ticket_aside(struct making *m)
{
	g_clear_pointer(&m->d->ticket, ticket_free);
}

/* Written once more, it is the same leave. */
static gboolean is_known(const struct situation *s, const char *first_day, const char *last_day)
{
	for (guint i = 0; i < s->leaves->len; i++) {
		const struct leave *one = s->leaves->pdata[i];
		if (!one->automatic && strcmp(one->first_day, first_day) == 0 &&
			strcmp(one->last_day, last_day) == 0)
			return TRUE;
	}
	return FALSE;
}

void leave_take(struct making *m, const char *argument)
{
	g_autofree char *first = NULL, *last = NULL;
	leave_ticket_aside(m);
	if (!command_read_dates(argument, m->s->now, m->s->settings->timezone, &first, &last)) {
		refuse(m, COMMAND_CUTI,
			_("Tanggalnya tidak dikenali. Contoh: CUTI 1-5 Desember 2026."));
		return;
	}
	g_autofree char *today = today_of(m->s);
	if (strcmp(last, today) < 0) {
		refuse(m, COMMAND_CUTI,
			_("Tanggal itu sudah lewat. Contoh: CUTI 1-5 Desember 2026."));
		return;
	}
	outcome_set(m, OUTCOME_COMMAND, "CUTI: away from %s to %s", first, last);
	m->d->command = COMMAND_CUTI;
	g_autoptr(GPtrArray) handed = is_known(m->s, first, last)
					      ? g_ptr_array_new()
					      : record(m, first, last, FALSE, m->text);
	g_autofree char *words = days_words(m->s, first, last);
	notice_list(m, NOTICE_LEAVE, m->s->staff, handed, 0, words);
}

/* The leave whose mail is answered, else the one that was taken last. */
static const struct leave *leave_meant(const struct situation *s)
{
	const struct leave *meant = NULL;
	for (guint i = 0; i < s->leaves->len; i++) {
		const struct leave *one = s->leaves->pdata[i];
		if (s->token.purpose == TOKEN_DESK && one->mail_id == s->token.reference)
			return one;
		if (!meant || one->at >= meant->at)
			meant = one;
	}
	return meant;
}

static void cancel(struct making *m, const struct leave *leave)
{
	struct leave *copy = leave_copy(leave);
	copy->cancelled_at = m->s->now;
	g_ptr_array_add(m->d->leaves, copy);
	g_autofree char *days = days_words(m->s, leave->first_day, leave->last_day);
	g_autofree char *text = g_strdup_printf(_("dibatalkan: %s"), days);
	leave_event(m, text);
}

void leave_cancel(struct making *m)
{
	const struct leave *leave = leave_meant(m->s);
	g_autofree char *days = days_words(m->s, leave->first_day, leave->last_day);
	g_autofree char *words = g_strdup_printf(
		_("Cuti %s dibatalkan. Tiket yang sudah diserahkan tetap pada rekan Anda."), days);
	outcome_set(m, OUTCOME_COMMAND, "BATAL: leave from %s to %s taken back", leave->first_day,
		leave->last_day);
	m->d->command = COMMAND_BATAL;
	cancel(m, leave);
	g_autoptr(GPtrArray) none = g_ptr_array_new();
	notice_done(m, COMMAND_BATAL, none, words);
}

static const struct workload *own_load(const struct situation *s)
{
	for (guint i = 0; i < s->technicians->len; i++) {
		const struct workload *one = s->technicians->pdata[i];
		if (one->person->id == s->staff->id)
			return one;
	}
	return NULL;
}

/* The last day that an out-of-office answer stands for. */
static char *automatic_until(const struct making *m, const char *today)
{
	const struct situation *s = m->s;
	g_autofree char *text = g_strconcat(m->in->raw_subject, "\n", m->in->text, NULL);
	g_autofree char *named = leave_read_until(text, today);
	g_autofree char *latest =
		words_day(s->now + AUTOMATIC_DAYS_MAX * DAY, s->settings->timezone);
	if (named)
		return g_strdup(strcmp(named, latest) < 0 ? named : latest);
	/* Who answers after hours is away from the next day on. */
	gint64 from = s->now > calendar_day_ends(s->calendar, s->now) ? s->now + DAY : s->now;
	gint64 last = calendar_working_day(s->calendar, from, s->settings->auto_reply_days);
	return words_day(last, s->settings->timezone);
}

void leave_automatically(struct making *m)
{
	const struct person *staff = m->s->staff;
	if (!staff || staff->role != SPEAKER_TECHNICIAN || m->proof == PROOF_NONE)
		return;
	const struct workload *own = own_load(m->s);
	g_autofree char *today = today_of(m->s);
	g_autofree char *last = automatic_until(m, today);
	/* One that was forgotten names a day that is over. */
	if (strcmp(last, today) < 0 ||
		(own && own->away_until && strcmp(own->away_until, last) >= 0))
		return;
	g_autoptr(GPtrArray) handed = record(m, today, last, TRUE, m->in->text);
}

void leave_end_automatic(struct making *m)
{
	for (guint i = 0; i < m->s->leaves->len; i++) {
		const struct leave *one = m->s->leaves->pdata[i];
		if (one->automatic)
			cancel(m, one);
	}
}
