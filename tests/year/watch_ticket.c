/* What a ticket and its history may become. */
#include "tests/year/watch_parts.h"

#include <string.h>

static gboolean kind_is(const char *kind, enum command command)
{
	g_autofree char *name = g_ascii_strdown(command_name(command), -1);
	return strcmp(kind, command == COMMAND_NONE ? EVENT_COMMENT : name) == 0;
}

static gboolean is_command(const char *kind)
{
	for (int command = COMMAND_NONE + 1; command <= COMMAND_YA; command++)
		if (kind_is(kind, command))
			return TRUE;
	return FALSE;
}

/* The row of the workflow's table that the event follows. */
static const struct transition *transition_of(const struct event *event)
{
	int count;
	const struct transition *table = workflow_table(&count);
	for (int i = 0; i < count; i++)
		if (strcmp(speaker_word(table[i].speaker), event->actor_role) == 0 &&
			strcmp(status_word(table[i].from), event->from_status) == 0 &&
			strcmp(status_word(table[i].to), event->to_status) == 0 &&
			kind_is(event->kind, table[i].command))
			return &table[i];
	return NULL;
}

/* Does the directory give the actor the role it acted in? */
static gboolean is_role(struct watch *w, const struct event *event, const struct ticket *ticket)
{
	g_autofree char *today = regency_today(w->r);
	if (strcmp(event->actor_role, "desk") == 0)
		return !*event->actor;
	if (strcmp(event->actor_role, "pemohon") == 0) {
		g_autoptr(office_auto) office = directory_office(w->r->db, event->actor, today);
		return strcmp(event->actor, ticket->requester) == 0 ||
		       (office && office->id == ticket->office_id);
	}
	g_autoptr(person_auto) person = directory_person(w->r->db, event->actor, today);
	return person && strcmp(speaker_word(person->role), event->actor_role) == 0;
}

static void watch_move(struct watch *w, const struct event *event, const struct ticket *ticket)
{
	const struct transition *transition = transition_of(event);
	BREACH_UNLESS(w, transition, "%s: %s as %s: %s -> %s is not in the table", ticket->number,
		event->kind, event->actor_role, event->from_status, event->to_status);
	if (transition)
		g_hash_table_add(w->walked, (gpointer)transition);
	BREACH_UNLESS(w, strcmp(event->proof, "none") != 0, "%s: %s without proof", ticket->number,
		event->kind);
	BREACH_UNLESS(w, is_role(w, event, ticket), "%s: %s by %s, who is no %s", ticket->number,
		event->kind, event->actor, event->actor_role);
	if (!transition || transition->effect != TRANSITION_APPROVE)
		return;
	struct event *report = event_load(w->r->db, ticket->report_event);
	BREACH_UNLESS(w, report && strcmp(report->actor, event->actor) != 0,
		"%s: %s approves an own report", ticket->number, event->actor);
	event_free(report);
}

/* What is taken back is an own act that led there. */
static void watch_undone(struct watch *w, const struct event *event, const struct ticket *ticket)
{
	gint64 acts = db_int(w->r->db,
		"SELECT count(*) FROM event WHERE ticket_id = ? AND id < ? AND actor = ? "
		"AND from_status = ? AND to_status = ?",
		"iisss", event->ticket_id, event->id, event->actor, event->to_status,
		event->from_status);
	BREACH_UNLESS(w, acts, "%s: %s takes back what it never did: %s -> %s", ticket->number,
		event->actor, event->from_status, event->to_status);
	BREACH_UNLESS(w, strcmp(event->proof, "none") != 0, "%s: taken back without proof",
		ticket->number);
}

/* Whoever accepted an incident accepted what joins it. */
static void watch_joined(struct watch *w, const struct event *event, const struct ticket *ticket)
{
	gboolean moves = strcmp(event->from_status, event->to_status) != 0;
	gboolean accepted = strcmp(event->from_status, status_word(STATUS_BARU)) == 0 &&
			    strcmp(event->to_status, status_word(STATUS_DIKERJAKAN)) == 0;
	BREACH_UNLESS(w, ticket->incident_id && (!moves || accepted), "%s: joins nothing: %s -> %s",
		ticket->number, event->from_status, event->to_status);
}

/* What is written in it, and who must not read that yet. */
static void note_secrets(struct watch *w, const struct event *event)
{
	gboolean report = strcmp(event->kind, "selesai") == 0;
	const char *at = event->text;
	for (char *mark; (mark = watch_next_mark(&at));) {
		if (!report && !event->internal) {
			g_free(mark);
			continue;
		}
		struct secret *secret = g_new0(struct secret, 1);
		secret->ticket_id = event->ticket_id;
		secret->author = g_strdup(event->actor);
		/* The first who wrote it is its author. */
		if (g_hash_table_contains(w->secrets, mark)) {
			g_free(secret->author);
			g_free(secret);
			g_free(mark);
		} else {
			g_hash_table_insert(w->secrets, mark, secret);
		}
	}
}

static void note_approval(struct watch *w, const struct ticket *ticket)
{
	struct event *report = event_load(w->r->db, ticket->report_event);
	const char *at = report ? report->text : "";
	for (char *mark; (mark = watch_next_mark(&at)); g_free(mark)) {
		struct secret *secret = g_hash_table_lookup(w->secrets, mark);
		if (secret)
			secret->approved = TRUE;
	}
	event_free(report);
}

static void watch_event(struct watch *w, const struct event *event, const char *status,
	gboolean was_there, const struct ticket *ticket)
{
	gboolean moves = strcmp(event->from_status, event->to_status) != 0;
	/* All that is written while a ticket is opened comes from nowhere. */
	gboolean opening = !*event->from_status && !was_there;
	BREACH_UNLESS(w, opening || strcmp(event->from_status, status) == 0,
		"%s: %s begins at %s, but the ticket was %s", ticket->number, event->kind,
		event->from_status, status);
	g_autofree char *clean = token_redact(event->text);
	BREACH_UNLESS(
		w, strcmp(clean, event->text) == 0, "%s: a token in the history", ticket->number);
	if (strcmp(event->kind, EVENT_UNDONE) == 0)
		watch_undone(w, event, ticket);
	else if (strcmp(event->kind, EVENT_JOINED) == 0)
		watch_joined(w, event, ticket);
	else if (!opening && (moves || is_command(event->kind)))
		watch_move(w, event, ticket);
	if (strcmp(event->to_status, status_word(STATUS_TINDAK_LANJUT)) == 0 &&
		(kind_is(event->kind, COMMAND_SELESAI) || kind_is(event->kind, COMMAND_REVISI)))
		BREACH_UNLESS(w, ticket->needs_revision == kind_is(event->kind, COMMAND_REVISI),
			"%s: needs revision: %d after %s", ticket->number, ticket->needs_revision,
			event->kind);
	note_secrets(w, event);
	if (moves && strcmp(event->to_status, status_word(STATUS_SELESAI)) == 0)
		note_approval(w, ticket);
}

static gboolean is_reopened(const struct ticket *before, const struct ticket *after)
{
	return !status_is_open(before->status) && status_is_open(after->status);
}

/* Only who opens a ticket again, corrects it or takes an act back, turns its clock back. */
static void watch_clock(struct watch *w, const struct ticket *before, const struct ticket *after,
	const struct event *last)
{
	const char *number = after->number;
	BREACH_UNLESS(w, (after->status == STATUS_MENUNGGU) == (after->waiting_since != 0),
		"%s: the clock stands still in %s", number, status_word(after->status));
	if (!before)
		return;
	gboolean back = is_reopened(before, after) || strcmp(last->kind, EVENT_UNDONE) == 0 ||
			strcmp(last->kind, EVENT_CORRECTED) == 0;
	BREACH_UNLESS(w, after->due >= before->due || back, "%s: due earlier than before", number);
	BREACH_UNLESS(w, after->waited_seconds >= before->waited_seconds || back,
		"%s: waited less than before", number);
	BREACH_UNLESS(w, after->opened_at == before->opened_at, "%s: opened anew", number);
}

static void watch_state(struct watch *w, const struct ticket *t)
{
	BREACH_UNLESS(w, status_is_open(t->status) == (t->closed_at == 0),
		"%s: %s, closed at %" G_GINT64_FORMAT, t->number, status_word(t->status),
		t->closed_at);
	gboolean has_report = t->status == STATUS_TINDAK_LANJUT || t->status == STATUS_SELESAI;
	BREACH_UNLESS(w, !has_report || t->report_event, "%s: %s without a report", t->number,
		status_word(t->status));
	BREACH_UNLESS(w, has_report || t->status == STATUS_DIBATALKAN || !t->report_event,
		"%s: %s with a report", t->number, status_word(t->status));
	BREACH_UNLESS(w, t->status != STATUS_DIKERJAKAN || t->accepted_at,
		"%s: worked on, but not accepted", t->number);
	BREACH_UNLESS(w, !t->needs_revision || t->status == STATUS_TINDAK_LANJUT,
		"%s: needs revision in %s", t->number, status_word(t->status));
	BREACH_UNLESS(w, t->rating >= 0 && t->rating <= 4, "%s: rated %d", t->number, t->rating);
	BREACH_UNLESS(w, t->rating == 0 || t->status == STATUS_SELESAI, "%s: rated in %s",
		t->number, status_word(t->status));
}

/* Who gets a ticket is a technician of its section. */
static void watch_assignee(struct watch *w, const struct ticket *before, const struct ticket *after)
{
	if (!after->assignee_id || (before && before->assignee_id == after->assignee_id))
		return;
	struct person *person = directory_person_by_id(w->r->db, after->assignee_id);
	BREACH_UNLESS(w, person && person->active && person->role == SPEAKER_TECHNICIAN,
		"%s: given to somebody who is no technician", after->number);
	BREACH_UNLESS(w, section_is(person->section, after->section), "%s of %s: given to %s of %s",
		after->number, after->section, person->email, person->section);
	BREACH_UNLESS(w, strcmp(person->email, after->requester) != 0,
		"%s: given to its own requester", after->number);
	person_free(person);
}

void watch_ticket(struct watch *watch, const struct ticket *before, const struct ticket *after,
	const GPtrArray *events)
{
	const char *status = before ? status_word(before->status) : "";
	for (guint i = 0; i < events->len; i++) {
		const struct event *event = events->pdata[i];
		watch_event(watch, event, status, before != NULL, after);
		status = event->to_status;
	}
	const struct event *first = events->pdata[0];
	BREACH_UNLESS(watch, before || strcmp(first->kind, EVENT_OPENED) == 0, "%s: begins with %s",
		after->number, first->kind);
	BREACH_UNLESS(watch, strcmp(status, status_word(after->status)) == 0,
		"%s is %s, but its history ends at %s", after->number, status_word(after->status),
		status);
	const struct event *last = events->pdata[events->len - 1];
	watch_clock(watch, before, after, last);
	watch_state(watch, after);
	/* What is taken back is as it was, whatever became of the people. */
	if (strcmp(last->kind, EVENT_UNDONE) != 0)
		watch_assignee(watch, before, after);
}
