/* What is due by the clock, ticket by ticket, and the lists of the morning. */
#include "desk/decide_parts.h"
#include "desk/division.h"
#include "desk/priority.h"
#include "desk/schedule.h"
#include "desk/texts.h"
#include "desk/words.h"

#include <string.h>

/* Per cent of the target time that are gone: the assignee is reminded twice, then the leaders. */
#define REMINDER_FIRST 75
#define REMINDER_LAST 100
#define ESCALATION 125

struct clock {
	const struct schedule *schedule;
	struct situation situation; /* its loads follow what is decided */
	struct decision *all;
	guint mails;
};

static const struct incoming nobody = { .sender = "", .sender_name = "" };

static struct making making_of(struct clock *c, struct decision *d)
{
	return (struct making){
		.s = &c->situation,
		.in = &nobody,
		.d = d,
		.text = "",
		.actor = "",
		.actor_name = c->situation.settings->desk_name,
		.actor_role = "desk",
	};
}

/* ---- priority ---- */

static int need_of(const struct schedule *schedule, const struct ticket *ticket)
{
	gpointer need;
	return g_hash_table_lookup_extended(schedule->needs, &ticket->office_id, NULL, &need)
		       ? GPOINTER_TO_INT(need)
		       : ticket->need;
}

/* Silent, unless the class changes. */
static void reconsider(struct making *m, const struct schedule *schedule)
{
	struct ticket *t = m->d->ticket;
	g_autoptr(ticket_auto) before = ticket_copy(t);
	prioritise(m, severity_again(m, service_of(m, t->service_code)), need_of(schedule, t));
	m->d->ticket_changed = t->severity != before->severity || t->need != before->need ||
			       t->availability != before->availability ||
			       t->score != before->score || t->priority != before->priority;
	if (t->priority == before->priority)
		return;
	g_autofree char *sum = priority_sum(m->s->settings, t);
	g_autofree char *text = g_strdup_printf(_("Dari %s ke %s: %s"),
		priority_label(before->priority), priority_label(t->priority), sum);
	event_push_desk(m, EVENT_PRIORITY, text, FALSE);
}

/* ---- passing on ---- */

static const struct workload *load_of(const struct situation *s, gint64 person_id)
{
	for (guint i = 0; i < s->technicians->len; i++) {
		const struct workload *one = s->technicians->pdata[i];
		if (one->person->id == person_id)
			return one;
	}
	return NULL;
}

/* One step on, and who had it hears of it. FALSE: there is nobody else. */
static gboolean move(struct making *m, const char *reason)
{
	const struct ticket *t = m->d->ticket;
	g_autofree char *old = g_strdup(t->assignee);
	g_autofree char *old_name = g_strdup(t->assignee_name);
	if (!pass_on(m, reason))
		return FALSE;
	const struct event *event = m->d->events->pdata[m->d->events->len - 1];
	if (*old)
		notice_push(m, NOTICE_HANDED_OVER, old, old_name, SPEAKER_TECHNICIAN,
			COMMAND_ALIHKAN, event->text);
	return TRUE;
}

/* The leaders know: nothing passes on any more until somebody takes it. */
static gboolean leaders_were_asked(const struct making *m)
{
	return m->d->ticket->passed > m->s->settings->passes;
}

static void ask_leaders(struct making *m, GString *reasons, const char *reason)
{
	m->d->ticket->passed = m->s->settings->passes + 1;
	g_string_append_printf(reasons, "%s%s", reasons->len ? "; " : "", reason);
}

/* The assignee is away, and was not yet when this ticket came. */
static gboolean is_left_behind(const struct making *m, const struct workload *assignee)
{
	const struct ticket *t = m->d->ticket;
	return assignee && assignee->away_until &&
	       MAX(t->assigned_at, t->accepted_at) <= assignee->away_since &&
	       is_due_meanwhile(m->s, t, assignee->away_until);
}

static gboolean hand_on(struct making *m, const struct workload *assignee, GString *reasons)
{
	g_autofree char *reason = leave_reason(
		m->s, assignee->person->name, assignee->away_until, assignee->away_automatic);
	if (move(m, reason))
		return TRUE;
	ask_leaders(m, reasons, reason);
	return FALSE;
}

static gboolean pass_unanswered(struct making *m, GString *reasons)
{
	struct ticket *t = m->d->ticket;
	const struct settings *settings = m->s->settings;
	g_autofree char *due = words_time(t->respond_due, settings->timezone, settings->language);
	g_autofree char *reason =
		*t->assignee
			? g_strdup_printf(_("%s belum menjawab sampai %s"), t->assignee_name, due)
			: g_strdup_printf(_("belum ada teknisi sampai %s"), due);
	if (t->passed < settings->passes && move(m, reason)) {
		t->passed++;
		return TRUE;
	}
	ask_leaders(m, reasons, reason);
	return FALSE;
}

/* Nobody has it: whoever of its section is at work again gets it, with the whole time to answer. */
static gboolean give(struct making *m)
{
	if (!pass_on(m, _("kini ada teknisi yang bertugas")))
		return FALSE;
	m->d->ticket->passed = 0;
	return TRUE;
}

/* TRUE: somebody else has it now. */
static gboolean pass(struct making *m, GString *reasons)
{
	const struct ticket *t = m->d->ticket;
	const struct workload *assignee = load_of(m->s, t->assignee_id);
	if (!t->assignee_id && give(m))
		return TRUE;
	if (leaders_were_asked(m) || awaits_office(m))
		return FALSE;
	if (is_left_behind(m, assignee))
		return hand_on(m, assignee, reasons);
	return t->status == STATUS_BARU && m->s->now > t->respond_due &&
	       pass_unanswered(m, reasons);
}

/* ---- reminders ---- */

/* The working time that the target gives, and what of it is left (below 0: what is over it). */
static void measure(const struct making *m, gint64 *total, gint64 *left)
{
	const struct ticket *t = m->d->ticket;
	const struct calendar *calendar = m->s->calendar;
	const struct service *service = service_of(m, t->service_code);
	*total = service ? (gint64)service->resolve_hours * HOUR
			 : calendar_working_seconds(calendar, t->opened_at, t->due) -
				   t->waited_seconds;
	*left = t->due > m->s->now ? calendar_working_seconds(calendar, m->s->now, t->due)
				   : -calendar_working_seconds(calendar, t->due, m->s->now);
}

static int stage(const struct making *m)
{
	static const int stages[] = { ESCALATION, REMINDER_LAST, REMINDER_FIRST };
	gint64 total, left;
	measure(m, &total, &left);
	for (guint i = 0; i < G_N_ELEMENTS(stages); i++)
		if ((total - left) * 100 >= total * stages[i])
			return stages[i];
	return 0;
}

/* While somebody else is awaited the clock stands, and nobody is reminded. */
static gboolean clock_runs(const struct ticket *ticket)
{
	return ticket->status == STATUS_BARU || ticket->status == STATUS_DIKERJAKAN;
}

static void remind(struct making *m, GString *reasons)
{
	struct ticket *t = m->d->ticket;
	const struct workload *assignee = load_of(m->s, t->assignee_id);
	int now = stage(m);
	/* Who is away is reminded on the return, who waits for the office not at all; the leaders
	 * know of a ticket without a technician. */
	gboolean is_there = assignee && !assignee->away_until && !awaits_office(m);
	if (now <= t->reminded || (now < ESCALATION && !is_there))
		return;
	t->reminded = now;
	m->d->ticket_changed = TRUE;
	g_autofree char *text = g_strdup_printf(_("%d%% dari target waktu sudah berjalan"), now);
	if (now >= ESCALATION) {
		g_string_append_printf(reasons, "%s%s", reasons->len ? "; " : "", text);
		return;
	}
	g_autofree char *percent = g_strdup_printf("%d", now);
	event_push_desk(m, EVENT_REMINDED, text, TRUE);
	notice_assignee(m, NOTICE_REMINDER, COMMAND_NONE, percent);
}

/* ---- one ticket ---- */

/* What follows from whether it was passed on; what changes nothing is no part of the decision. */
static void conclude(struct clock *c, struct making *m, gboolean passed, GString *reasons)
{
	struct ticket *t = m->d->ticket;
	/* The mail to the next one says when it is due. */
	if (passed)
		t->reminded = MAX(t->reminded, MIN(stage(m), REMINDER_LAST));
	else if (clock_runs(t))
		remind(m, reasons);
	if (reasons->len)
		escalate(m, reasons->str);
	m->d->bookkeeping = !passed;
	c->mails += m->d->notices->len;
	if (m->d->ticket_changed)
		g_ptr_array_add(c->all->also, m->d);
}

/* Where its leading ticket goes, and how often that was passed on. TRUE: somebody else has it. */
static gboolean go_along(
	struct making *m, const struct making *leading, GPtrArray *together, GString *reasons)
{
	int passed = leading->d->ticket->passed;
	if (!together) {
		m->d->ticket_changed = m->d->ticket_changed || m->d->ticket->passed != passed;
		m->d->ticket->passed = passed;
		return FALSE;
	}
	if (!incident_follow(m, leading))
		return pass(m, reasons);
	g_ptr_array_add(together, m->d->ticket);
	return TRUE;
}

/* `together`: what was passed on in one; NULL: the leading ticket was not. */
static void look_at_members(struct clock *c, const struct ticket *before,
	const struct making *leading, GPtrArray *together)
{
	const GPtrArray *tickets = c->schedule->tickets;
	for (guint i = 0; before->incident_id == before->id && i < tickets->len; i++) {
		if (incident_leading(tickets, tickets->pdata[i]) != before)
			continue;
		g_autoptr(GString) reasons = g_string_new("");
		struct making m = making_of(c, decision_new(tickets->pdata[i]));
		reconsider(&m, c->schedule);
		conclude(c, &m, go_along(&m, leading, together, reasons), reasons);
		if (!m.d->ticket_changed)
			decision_free(m.d);
	}
}

static void look_at(struct clock *c, const struct ticket *ticket)
{
	/* The report is the leader's, and in the list of the morning. A member of an incident is
	 * looked at with the ticket that leads it. */
	if (ticket->status == STATUS_TINDAK_LANJUT ||
		incident_leading(c->schedule->tickets, ticket))
		return;
	g_autoptr(GString) reasons = g_string_new("");
	g_autoptr(GPtrArray) together = g_ptr_array_new();
	struct making m = making_of(c, decision_new(ticket));
	reconsider(&m, c->schedule);
	gboolean passed = pass(&m, reasons);
	conclude(c, &m, passed, reasons);
	g_ptr_array_add(together, m.d->ticket);
	look_at_members(c, ticket, &m, passed ? together : NULL);
	if (together->len > 1)
		notices_give_list(&m, 0, together);
	if (!m.d->ticket_changed)
		decision_free(m.d);
}

/* ---- the lists of the morning ---- */

/* The highest class first, then what is due first. */
static int by_urgency(gconstpointer a, gconstpointer b)
{
	const struct ticket *one = *(struct ticket *const *)a, *other = *(struct ticket *const *)b;
	if (one->priority != other->priority)
		return other->priority - one->priority;
	return (one->due > other->due) - (one->due < other->due);
}

static gboolean waits_for_leader(const struct ticket *ticket)
{
	return ticket->status == STATUS_TINDAK_LANJUT && !ticket->needs_revision;
}

static void list_work(struct making *m, const GPtrArray *tickets, const struct workload *technician)
{
	g_autoptr(GPtrArray) own = g_ptr_array_new();
	for (guint i = 0; i < tickets->len; i++) {
		struct ticket *ticket = tickets->pdata[i];
		if (ticket->assignee_id == technician->person->id && !waits_for_leader(ticket))
			g_ptr_array_add(own, ticket);
	}
	g_ptr_array_sort(own, by_urgency);
	if (own->len && !technician->away_until)
		notice_list(m, NOTICE_MORNING, technician->person, own, 0, "");
}

/* Own reports are another leader's to approve. */
static void list_reports(
	struct making *m, const struct schedule *schedule, const struct person *leader)
{
	g_autoptr(GPtrArray) waiting = g_ptr_array_new();
	for (guint i = 0; i < schedule->tickets->len; i++) {
		struct ticket *ticket = schedule->tickets->pdata[i];
		const char *author = g_hash_table_lookup(schedule->authors, &ticket->id);
		if (waits_for_leader(ticket) && author && strcmp(author, leader->email) != 0)
			g_ptr_array_add(waiting, ticket);
	}
	if (waiting->len)
		notice_list(m, NOTICE_APPROVALS, leader, waiting, 0, "");
}

/* Nobody has it, or nobody accepted it since the leaders were asked. */
static gboolean is_untaken(const struct situation *s, const struct ticket *ticket)
{
	if (ticket->status == STATUS_TINDAK_LANJUT)
		return FALSE;
	return !ticket->assignee_id ||
	       (ticket->status == STATUS_BARU && ticket->passed > s->settings->passes);
}

static void list_untaken(struct making *m, const GPtrArray *tickets)
{
	const GPtrArray *leaders = leaders_of(m->s);
	g_autoptr(GPtrArray) untaken = g_ptr_array_new();
	for (guint i = 0; i < tickets->len; i++)
		if (is_untaken(m->s, tickets->pdata[i]))
			g_ptr_array_add(untaken, tickets->pdata[i]);
	g_ptr_array_sort(untaken, by_urgency);
	for (guint i = 0; untaken->len && i < leaders->len; i++)
		notice_list(m, NOTICE_UNTAKEN, leaders->pdata[i], untaken, 0, "");
}

static void morning(struct clock *c)
{
	const struct situation *s = &c->situation;
	struct making m = making_of(c, c->all);
	for (guint i = 0; i < s->technicians->len; i++)
		list_work(&m, c->schedule->tickets, s->technicians->pdata[i]);
	for (guint i = 0; i < s->leaders->len; i++)
		list_reports(&m, c->schedule, s->leaders->pdata[i]);
	list_untaken(&m, c->schedule->tickets);
	c->all->job = "morning";
	c->all->period = words_day(s->now, s->settings->timezone);
}

struct decision *decide_clock(const struct schedule *schedule, guint max, gboolean *more)
{
	g_autoptr(GPtrArray) loads = division_copy(schedule->situation->technicians);
	struct clock c = { .schedule = schedule, .situation = *schedule->situation };
	guint i;
	c.situation.technicians = loads;
	c.all = decision_new(NULL);
	c.all->at = c.situation.now;
	for (i = 0; i < schedule->tickets->len && c.mails < max; i++)
		look_at(&c, schedule->tickets->pdata[i]);
	*more = i < schedule->tickets->len;
	/* The lists show the tickets as they are after all that. */
	if (c.all->also->len)
		*more = *more || schedule->morning;
	else if (schedule->morning)
		morning(&c);
	if (!c.all->also->len && !c.all->job)
		g_clear_pointer(&c.all, decision_free);
	return c.all;
}
