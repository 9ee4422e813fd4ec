#include "desk/decide_parts.h"
#include "desk/texts.h"

#include <string.h>

struct decision *decision_new(const struct ticket *ticket)
{
	struct decision *d = g_new0(struct decision, 1);
	d->outcome = OUTCOME_COUNT;
	d->ticket = ticket ? ticket_copy(ticket) : NULL;
	d->events = g_ptr_array_new_with_free_func((GDestroyNotify)event_free);
	d->participants = g_ptr_array_new_with_free_func((GDestroyNotify)participant_free);
	d->notices = g_ptr_array_new();
	d->data = requirements_new();
	d->also = g_ptr_array_new_with_free_func((GDestroyNotify)decision_free);
	d->leaves = g_ptr_array_new_with_free_func((GDestroyNotify)leave_free);
	return d;
}

void notice_free(struct notice *notice)
{
	g_free(notice->to);
	g_free(notice->to_name);
	g_free(notice->text);
	g_free(notice->missing);
	g_free(notice->by);
	g_free(notice->twin);
	g_free(notice->several);
	g_clear_pointer(&notice->list, g_ptr_array_unref);
	g_free(notice);
}

void decision_free(struct decision *d)
{
	if (!d)
		return;
	g_free(d->reason);
	g_free(d->why_service);
	g_free(d->learn);
	g_free(d->approved);
	ticket_free(d->ticket);
	g_ptr_array_unref(d->events);
	g_ptr_array_unref(d->participants);
	g_ptr_array_unref(d->data);
	g_ptr_array_set_free_func(d->notices, (GDestroyNotify)notice_free);
	g_ptr_array_unref(d->notices);
	g_ptr_array_unref(d->also);
	g_ptr_array_unref(d->leaves);
	g_free(d->period);
	g_free(d);
}

void making_also(const struct making *m, const struct ticket *ticket, const struct event *report,
	struct making *also)
{
	*also = *m;
	also->d = decision_new(ticket);
	also->report = report;
	also->letter = NULL;
	also->participants = NULL;
	also->undo = NULL;
	g_ptr_array_add(m->d->also, also->d);
}

GPtrArray *decision_notices(const struct decision *d)
{
	GPtrArray *all = g_ptr_array_new();
	g_ptr_array_extend(all, d->notices, NULL, NULL);
	for (guint i = 0; i < d->also->len; i++) {
		g_autoptr(GPtrArray) more = decision_notices(d->also->pdata[i]);
		g_ptr_array_extend(all, more, NULL, NULL);
	}
	return all;
}

static const struct {
	const char *name;
	gboolean unasked; /* not an answer to what the reader just wrote */
} notices[NOTICE_COUNT] = {
	[NOTICE_RECEIVED] = { "received", FALSE },
	[NOTICE_ACCEPTED] = { "accepted", TRUE },
	[NOTICE_REJECTED] = { "rejected", TRUE },
	[NOTICE_PROGRESS] = { "progress", TRUE },
	[NOTICE_QUESTION] = { "question", TRUE },
	[NOTICE_REPORTED] = { "reported", TRUE },
	[NOTICE_APPROVED] = { "approved", TRUE },
	[NOTICE_CANCELLED] = { "cancelled", FALSE },
	[NOTICE_REOPENED] = { "reopened", FALSE },
	[NOTICE_RATED] = { "rated", FALSE },
	[NOTICE_STILL_OPEN] = { "still-open", FALSE },
	[NOTICE_DATA] = { "data", FALSE },
	[NOTICE_OFFICE_CONFIRM] = { "office-confirm", TRUE },
	[NOTICE_OFFICE_ANSWERED] = { "office-answered", FALSE },
	[NOTICE_MERGED] = { "merged", TRUE },
	[NOTICE_SPLIT] = { "split", TRUE },
	[NOTICE_INCIDENT] = { "incident", TRUE },
	[NOTICE_UNDONE] = { "undone", TRUE },
	[NOTICE_STRANGER] = { "stranger", FALSE },
	[NOTICE_ASSIGNMENT] = { "assignment", TRUE },
	[NOTICE_HANDED_OVER] = { "handed-over", TRUE },
	[NOTICE_REVISION] = { "revision", TRUE },
	[NOTICE_REPORT_APPROVED] = { "report-approved", TRUE },
	[NOTICE_OBJECTION] = { "objection", TRUE },
	[NOTICE_REQUESTER_CANCELLED] = { "requester-cancelled", TRUE },
	[NOTICE_COMMENT] = { "comment", TRUE },
	[NOTICE_REMINDER] = { "reminder", TRUE },
	[NOTICE_OUTBREAK] = { "outbreak", TRUE },
	[NOTICE_MORNING] = { "morning", TRUE },
	[NOTICE_LEAVE] = { "leave", FALSE },
	[NOTICE_ESCALATION] = { "escalation", TRUE },
	[NOTICE_APPROVALS] = { "approvals", TRUE },
	[NOTICE_APPROVAL] = { "approval", TRUE },
	[NOTICE_UNASSIGNED] = { "unassigned", TRUE },
	[NOTICE_UNTAKEN] = { "untaken", TRUE },
	[NOTICE_WORKBOOK] = { "workbook", TRUE },
	[NOTICE_PERFORMANCE] = { "performance", TRUE },
	[NOTICE_UNDERSTOOD] = { "understood", FALSE },
	[NOTICE_DONE] = { "done", FALSE },
	[NOTICE_REFUSED] = { "refused", FALSE },
	[NOTICE_CONFIRM] = { "confirm", FALSE },
	[NOTICE_UNCLEAR] = { "unclear", FALSE },
	[NOTICE_HINT] = { "hint", FALSE },
	[NOTICE_STATUS] = { "status", FALSE },
	[NOTICE_HELP] = { "help", FALSE },
	[NOTICE_SIGN_IN] = { "sign-in", FALSE },
	[NOTICE_ACTION_REPORT] = { "action-report", FALSE },
	[NOTICE_HELD] = { "held", TRUE },
	[NOTICE_DOUBTFUL] = { "doubtful", TRUE },
	[NOTICE_BOUNCE] = { "bounce", TRUE },
};

const char *notice_name(enum notice_kind kind)
{
	return notices[kind].name;
}

void outcome_set(struct making *m, enum outcome outcome, const char *format, ...)
{
	if (m->d->outcome != OUTCOME_COUNT)
		return;
	va_list values;
	va_start(values, format);
	m->d->outcome = outcome;
	m->d->reason = g_strdup_vprintf(format, values);
	va_end(values);
	m->d->hold = outcome == OUTCOME_HELD || outcome == OUTCOME_UNREADABLE;
}

static struct event *push(struct making *m, const char *kind, const char *text, gboolean internal)
{
	struct event *event = g_new0(struct event, 1);
	const struct ticket *t = m->d->ticket;
	event->at = m->s->now;
	event->kind = g_strdup(kind);
	event->text = g_strdup(text);
	event->internal = internal;
	event->from_status = g_strdup(t && t->id ? status_word(t->status) : "");
	event->to_status = g_strdup(t ? status_word(t->status) : "");
	g_ptr_array_add(m->d->events, event);
	return event;
}

struct event *event_push(struct making *m, const char *kind, const char *text, gboolean internal)
{
	struct event *event = push(m, kind, text, internal);
	event->actor = g_strdup(m->actor);
	event->actor_name = g_strdup(m->actor_name);
	event->actor_role = g_strdup(m->actor_role);
	event->proof = g_strdup(proof_word(m->proof));
	return event;
}

struct event *event_push_desk(
	struct making *m, const char *kind, const char *text, gboolean internal)
{
	struct event *event = push(m, kind, text, internal);
	event->actor = g_strdup("");
	event->actor_name = g_strdup(m->s->settings->desk_name);
	event->actor_role = g_strdup("desk");
	event->proof = g_strdup("desk");
	return event;
}

void notice_push(struct making *m, enum notice_kind kind, const char *to, const char *to_name,
	enum speaker as, enum command command, const char *text)
{
	/* Whoever sits at the machine has no mailbox. */
	if (!*to)
		return;
	/* Caps are for answers to people outside: staff must hear of every act. */
	gboolean to_sender = strcmp(to, m->in->sender) == 0;
	if (to_sender && !m->s->staff && !notices[kind].unasked &&
		m->s->replies_last_hour >= m->s->settings->replies_per_hour)
		return;
	if (m->offices_only && as != SPEAKER_REQUESTER)
		return;
	struct notice *notice = g_new0(struct notice, 1);
	notice->twin = g_strdup("");
	notice->several = g_strdup("");
	notice->kind = kind;
	notice->undoable = kind == NOTICE_LEAVE ||
			   (kind == NOTICE_UNDERSTOOD && m->d->undoable && as != SPEAKER_REQUESTER);
	notice->to = g_strdup(to);
	notice->to_name = g_strdup(to_name);
	notice->as = as;
	notice->ticket = m->d->ticket;
	notice->command = command;
	notice->text = g_strdup(text ? text : "");
	notice->missing = g_strdup("");
	notice->by = g_strdup(m->actor_name);
	g_ptr_array_add(m->d->notices, notice);
}

void notice_sender(struct making *m, enum notice_kind kind, enum command command, const char *text)
{
	const struct person *staff = m->s->staff;
	gboolean as_staff = strcmp(m->actor_role, "pemohon") != 0;
	notice_push(m, kind, m->in->sender, staff ? staff->name : m->in->sender_name,
		as_staff && staff ? staff->role : SPEAKER_REQUESTER, command, text);
}

static void notice_participants(struct making *m, const GPtrArray *participants,
	enum notice_kind kind, enum command command, const char *text)
{
	for (guint i = 0; participants && i < participants->len; i++) {
		const struct participant *one = participants->pdata[i];
		if (strcmp(one->address, m->d->ticket->requester) != 0)
			notice_push(
				m, kind, one->address, one->name, SPEAKER_REQUESTER, command, text);
	}
}

void notice_requester(
	struct making *m, enum notice_kind kind, enum command command, const char *text)
{
	const struct ticket *t = m->d->ticket;
	notice_push(m, kind, t->requester, t->requester_name, SPEAKER_REQUESTER, command, text);
	/* A ticket that follows another one has none of its people. */
	if (t->id)
		notice_participants(m, m->participants, kind, command, text);
	notice_participants(m, m->d->participants, kind, command, text);
}

void notice_list(struct making *m, enum notice_kind kind, const struct person *to,
	const GPtrArray *tickets, gint64 reference, const char *text)
{
	notice_push(m, kind, to->email, to->name, to->role, COMMAND_NONE, text);
	struct notice *notice = m->d->notices->pdata[m->d->notices->len - 1];
	notice->ticket = NULL;
	notice->reference = reference;
	notice->list = g_ptr_array_new_with_free_func((GDestroyNotify)ticket_free);
	for (guint i = 0; i < tickets->len; i++)
		g_ptr_array_add(notice->list, ticket_copy(tickets->pdata[i]));
}

/* The requester's side reads of the requester's own tickets only. */
static GPtrArray *readable(
	const struct notice *notice, const struct ticket *own, const GPtrArray *tickets)
{
	GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)ticket_free);
	for (guint i = 0; i < tickets->len; i++) {
		const struct ticket *one = tickets->pdata[i];
		if (notice->as != SPEAKER_REQUESTER || strcmp(one->requester, own->requester) == 0)
			g_ptr_array_add(list, ticket_copy(one));
	}
	return list;
}

void notices_give_list(struct making *m, guint first, const GPtrArray *tickets)
{
	for (guint i = first; i < m->d->notices->len; i++) {
		struct notice *notice = m->d->notices->pdata[i];
		g_clear_pointer(&notice->list, g_ptr_array_unref);
		notice->list = readable(notice, m->d->ticket, tickets);
	}
}

void notice_done(struct making *m, enum command command, const GPtrArray *tickets, const char *text)
{
	notice_list(m, NOTICE_DONE, m->s->staff, tickets, 0, text);
	struct notice *notice = m->d->notices->pdata[m->d->notices->len - 1];
	notice->command = command;
	notice->undoable = command == COMMAND_SETUJU;
}

const GPtrArray *leaders_of(const struct situation *s)
{
	return s->leaders->len ? s->leaders : s->operators;
}

void notice_leaders(struct making *m, enum notice_kind kind, enum command command, const char *text)
{
	const GPtrArray *leaders = leaders_of(m->s);
	for (guint i = 0; i < leaders->len; i++) {
		const struct person *leader = leaders->pdata[i];
		notice_push(m, kind, leader->email, leader->name, leader->role, command, text);
	}
}

void notice_assignee(
	struct making *m, enum notice_kind kind, enum command command, const char *text)
{
	const struct ticket *t = m->d->ticket;
	if (!*t->assignee)
		notice_leaders(m, kind, command, text);
	else if (strcmp(t->assignee, m->in->sender) != 0)
		notice_push(
			m, kind, t->assignee, t->assignee_name, SPEAKER_TECHNICIAN, command, text);
}

void notice_operators(struct making *m, enum notice_kind kind, const char *text)
{
	for (guint i = 0; i < m->s->operators->len; i++) {
		const struct person *operator= m->s->operators->pdata[i];
		notice_push(m, kind, operator->email, operator->name, SPEAKER_OPERATOR,
			COMMAND_NONE, text);
	}
}

static void hold(struct making *m, const char *reason, const char *for_operator)
{
	outcome_set(m, OUTCOME_HELD, "%s", reason);
	notice_operators(m, NOTICE_HELD, for_operator);
}

static void decide_bounce(struct making *m)
{
	const struct incoming *in = m->in;
	outcome_set(m, OUTCOME_IGNORED, "bounce: %s %s",
		*in->bounce_recipient ? in->bounce_recipient : "unknown recipient",
		in->bounce_status);
	g_autofree char *what = g_strdup_printf(_("Surat ke %s tidak sampai (%s). %s"),
		*in->bounce_recipient ? in->bounce_recipient : _("alamat tak dikenal"),
		*in->bounce_status ? in->bounce_status : "?", in->bounce_diagnostic);
	if (m->d->ticket)
		event_push(m, EVENT_BOUNCE, what, TRUE);
	if (in->bounce_failed)
		notice_operators(m, NOTICE_BOUNCE, what);
}

/* Automatic mail is recorded and shown, not answered. TRUE: it was one. */
static gboolean decide_machine(struct making *m)
{
	switch (m->in->origin) {
	case INCOMING_BOUNCE:
		decide_bounce(m);
		return TRUE;
	case INCOMING_AUTO_REPLY:
		outcome_set(m, OUTCOME_IGNORED, "automatic reply");
		if (m->d->ticket)
			event_push(m, "balasan_otomatis", m->in->text, TRUE);
		leave_automatically(m);
		return TRUE;
	case INCOMING_LIST:
		outcome_set(m, OUTCOME_IGNORED, "mailing list");
		return TRUE;
	default:
		return FALSE;
	}
}

/* Our own mail, or one that was there before. */
static gboolean decide_seen(struct making *m)
{
	if (m->s->own || strcmp(m->in->sender, m->s->settings->desk_address) == 0)
		outcome_set(m, OUTCOME_IGNORED, "the desk's own mail came back");
	else if (m->s->twin && strcmp(m->s->twin->sender, m->in->sender) == 0)
		outcome_set(
			m, OUTCOME_IGNORED, "duplicate of mail %" G_GINT64_FORMAT, m->s->twin->id);
	else
		return FALSE;
	return TRUE;
}

static void decide_stranger(struct making *m)
{
	if (m->d->ticket == NULL && m->s->ticket)
		hold(m, "sender is no participant of the ticket it answers",
			_("Pengirim menjawab surat tentang tiket yang bukan miliknya; isinya tidak "
			  "dimasukkan ke tiket itu. Bila ia memang dari kantor pemohon, tambahkan "
			  "alamatnya ke opd.csv, impor, lalu lepaskan surat ini."));
	else
		hold(m, "sender is not in the directory",
			_("Alamat pengirim belum terdaftar di opd.csv. Tambahkan alamat itu, "
			  "impor, lalu lepaskan surat ini."));
	if (!m->s->told_stranger)
		notice_sender(m, NOTICE_STRANGER, COMMAND_NONE, "");
}

static void decide_person(struct making *m)
{
	const struct situation *s = m->s;
	if (s->staff && m->proof != PROOF_NONE)
		leave_end_automatic(m);
	gboolean own_request = m->d->ticket && strcmp(m->d->ticket->requester, m->in->sender) == 0;
	if (s->staff && !own_request)
		decide_staff(m);
	else if (m->d->ticket)
		decide_requester(m);
	else if (s->office)
		decide_new_ticket(m);
	else
		decide_stranger(m);
}

static void decide_mail(struct making *m)
{
	if (m->in->unreadable) {
		outcome_set(m, OUTCOME_UNREADABLE, "no mail: no header field could be read");
		notice_operators(m, NOTICE_HELD, _("Isi tidak dapat dibaca sebagai surat."));
	} else if (decide_seen(m) || decide_machine(m)) {
		return;
	} else if (!*m->in->sender) {
		hold(m, "no sender", _("Surat tanpa alamat pengirim."));
	} else if (m->in->oversize) {
		hold(m, "larger than the limit; kept on the mail server",
			_("Surat melebihi batas ukuran; disimpan di folder tahanan pada server."));
	} else {
		decide_person(m);
	}
}

static struct making making_new(const struct situation *situation, const struct incoming *incoming)
{
	return (struct making){
		.s = situation,
		.in = incoming,
		.d = decision_new(situation->may_post ? situation->ticket : NULL),
		.report = situation->report,
		.letter = situation->letter,
		.participants = situation->participants,
		.undo = situation->undo,
		.text = incoming->text,
		.actor = incoming->sender,
		.actor_name = *incoming->sender_name ? incoming->sender_name : incoming->sender,
		.actor_role = "pemohon",
		.proof = situation->proof,
	};
}

struct decision *decide_for_operator(
	const struct situation *situation, const struct incoming *incoming, enum command command)
{
	struct making m = making_new(situation, incoming);
	/* Whoever may run the command line may do it; the directory need not know them. */
	decision_free(m.d);
	m.d = decision_new(situation->ticket);
	m.actor_role = speaker_word(SPEAKER_OPERATOR);
	m.proof = PROOF_CLI;
	const struct transition *move =
		workflow_find(SPEAKER_TECHNICIAN, m.d->ticket->status, command);
	if (!move)
		refuse(&m, command, _("Perintah itu tidak berlaku pada status tiket sekarang."));
	else if (move->effect == TRANSITION_MERGE)
		merge(&m, move);
	else if (move->effect == TRANSITION_SPLIT)
		split(&m, move, m.text);
	else
		refuse(&m, command, _("Perintah ini bukan untuk operator."));
	return m.d;
}

struct decision *decide(const struct situation *situation, const struct incoming *incoming)
{
	struct making m = making_new(situation, incoming);
	decide_mail(&m);
	g_assert(m.d->outcome != OUTCOME_COUNT);
	/* Nothing happened to the ticket: it is only what the mail is filed under. */
	if (m.d->ticket && !m.d->ticket->id && m.d->outcome != OUTCOME_TICKET)
		g_clear_pointer(&m.d->ticket, ticket_free);
	return m.d;
}
