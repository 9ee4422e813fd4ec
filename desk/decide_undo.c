/* BATAL takes back the sender's own last act, while nobody has built on it. */
#include "desk/decide_parts.h"
#include "desk/texts.h"

#include <string.h>

gboolean undo_is_possible(const struct making *m)
{
	const struct undo *last = m->undo;
	return last && strcmp(last->event->actor, m->in->sender) == 0 &&
	       m->s->now - last->event->at <= m->s->settings->undo_minutes * MINUTE;
}

/* As what somebody who was told of the act was told. */
static enum speaker role_of(const struct situation *s, const char *address)
{
	for (guint i = 0; i < s->leaders->len; i++)
		if (strcmp(((struct person *)s->leaders->pdata[i])->email, address) == 0)
			return SPEAKER_LEADER;
	for (guint i = 0; i < s->technicians->len; i++)
		if (strcmp(((struct workload *)s->technicians->pdata[i])->person->email, address) ==
			0)
			return SPEAKER_TECHNICIAN;
	return SPEAKER_REQUESTER;
}

static void tell(struct making *m, enum command undone, const char *text)
{
	const struct ticket *t = m->d->ticket;
	const GPtrArray *told = m->undo->told;
	for (guint i = 0; i < told->len; i++) {
		const char *to = told->pdata[i];
		enum speaker as =
			strcmp(to, t->requester) == 0 ? SPEAKER_REQUESTER : role_of(m->s, to);
		if (strcmp(to, m->in->sender) != 0)
			notice_push(m, NOTICE_UNDONE, to, "", as, undone, text);
	}
}

static gboolean is_technician(const struct situation *s, gint64 person_id)
{
	for (guint i = 0; i < s->technicians->len; i++)
		if (((struct workload *)s->technicians->pdata[i])->person->id == person_id)
			return TRUE;
	return FALSE;
}

/* Who had it may be no technician any more: then who has it now keeps it. */
static void keep_assignee(struct making *m, const struct ticket *now)
{
	struct ticket *t = m->d->ticket;
	if (!t->assignee_id || is_technician(m->s, t->assignee_id))
		return;
	g_free(t->assignee);
	g_free(t->assignee_name);
	t->assignee_id = now->assignee_id;
	t->assignee = g_strdup(now->assignee);
	t->assignee_name = g_strdup(now->assignee_name);
	t->assigned_at = now->assigned_at;
}

void undo_one(struct making *m)
{
	const struct undo *last = m->undo;
	g_autofree char *from = g_strdup(status_word(m->d->ticket->status));
	enum command undone = command_read_name(last->event->kind);
	g_autoptr(ticket_auto) now = m->d->ticket;
	m->d->ticket = ticket_copy(last->before);
	keep_assignee(m, now);
	m->d->ticket_changed = TRUE;
	m->d->command = COMMAND_BATAL;
	m->d->unsolved = undone == COMMAND_SETUJU;
	outcome_set(m, OUTCOME_COMMAND, "BATAL: %s taken back", command_name(undone));
	g_autofree char *text = g_strdup_printf("%s: %s", command_name(undone), last->event->text);
	struct event *event = event_push(m, EVENT_UNDONE, text, last->event->internal);
	g_free(event->from_status);
	event->from_status = g_steal_pointer(&from);
	tell(m, undone, m->text);
}

void undo(struct making *m)
{
	undo_one(m);
	incident_undo(m);
	notice_sender(m, NOTICE_UNDERSTOOD, COMMAND_BATAL,
		command_name(command_read_name(m->undo->event->kind)));
}
