/* GABUNG: this ticket is the same thing as another one, which goes on for both. */
#include "desk/decide_parts.h"
#include "desk/texts.h"

#include <string.h>

static gboolean has_open_members(const struct making *m)
{
	for (guint i = 0; i < m->s->members->len; i++)
		if (status_is_open(((struct related *)m->s->members->pdata[i])->ticket->status))
			return TRUE;
	return FALSE;
}

/* Why the ticket can't go on as the other one; NULL if it can. The caller frees it. */
static char *objection(const struct making *m, const struct named *named)
{
	const struct ticket *t = m->d->ticket, *to = named ? named->ticket : NULL;
	if (!named)
		return g_strdup(_("Nomor tiket yang dituju belum disebut. Contoh: GABUNG "
				  "TIK-2026-000123."));
	if (!to)
		return g_strdup_printf(_("Tiket %s tidak ada. Periksa nomornya."), named->number);
	if (to->id == t->id)
		return g_strdup_printf(
			_("%s adalah tiket ini sendiri, atau sudah digabung ke sini."),
			named->number);
	if (!status_is_open(to->status))
		return g_strdup_printf(
			_("Tiket %s sudah ditutup (%s). Kerjakan tiket ini tersendiri."),
			to->number, status_label(to->status));
	/* Who takes part in a ticket reads it: another office's is not theirs to read. */
	if (to->office_id != t->office_id)
		return g_strdup_printf(
			_("Tiket %s dari kantor lain (%s). Hanya tiket satu kantor yang dapat "
			  "digabung; gangguan di banyak kantor disatukan sebagai insiden."),
			to->number, to->office);
	if (has_open_members(m))
		return g_strdup_printf(_("Tiket ini memimpin insiden. Gabungkan tiket lain ke "
					 "tiket ini: balas tiket %s dengan GABUNG %s."),
			to->number, t->number);
	return NULL;
}

/* The ticket that goes on hears of it: its history, and who works on it. */
static void tell_other(struct making *m, const struct ticket *to)
{
	struct making also;
	const struct ticket *t = m->d->ticket;
	g_autofree char *text = g_strdup_printf(
		_("Tiket %s dari %s digabung ke tiket ini."), t->number, t->requester_name);
	making_also(m, to, NULL, &also);
	event_push(&also, EVENT_MERGED, text, FALSE);
	notice_assignee(&also, NOTICE_COMMENT, COMMAND_GABUNG, text);
}

void merge(struct making *m, const struct transition *move)
{
	struct ticket *t = m->d->ticket;
	const struct named *named = m->s->named->len ? m->s->named->pdata[0] : NULL;
	g_autofree char *why = objection(m, named);
	if (why) {
		refuse(m, COMMAND_GABUNG, why);
		return;
	}
	const struct ticket *to = named->ticket;
	g_autofree char *text = g_strdup_printf(_("Digabung ke tiket %s."), to->number);
	outcome_set(m, OUTCOME_COMMAND, "GABUNG: %s goes on as %s", t->number, to->number);
	m->d->command = COMMAND_GABUNG;
	m->d->ticket_changed = TRUE;
	m->d->undoable = record_transition(m, move, text);
	clock_resume(m);
	t->closed_at = m->s->now;
	t->merged_into = to->id;
	g_free(t->merged_number);
	t->merged_number = g_strdup(to->number);
	notice_requester(m, NOTICE_MERGED, COMMAND_GABUNG, text);
	if (*t->assignee && strcmp(t->assignee, m->in->sender) != 0)
		notice_push(m, NOTICE_HANDED_OVER, t->assignee, t->assignee_name,
			SPEAKER_TECHNICIAN, COMMAND_GABUNG, text);
	tell_other(m, to);
	notice_sender(m, NOTICE_UNDERSTOOD, COMMAND_GABUNG, to->number);
}

/* The mail named a ticket that was merged; BATAL of that is meant, not of what came after. */
gboolean unmerge(struct making *m)
{
	const struct related *merged = m->s->merged;
	const struct undo *own = m->undo;
	if (!merged || !merged->undo || !merged->ticket->merged_into)
		return FALSE;
	m->undo = merged->undo;
	if (!undo_is_possible(m)) {
		m->undo = own;
		return FALSE;
	}
	struct making also;
	g_autofree char *text = g_strdup_printf(
		_("Tiket %s tidak lagi digabung ke tiket ini."), merged->ticket->number);
	const struct ticket *other = m->d->ticket;
	m->participants = merged->participants;
	making_also(m, other, m->report, &also);
	event_push(&also, EVENT_UNDONE, text, FALSE);
	ticket_free(m->d->ticket);
	m->d->ticket = ticket_copy(merged->ticket);
	undo(m);
	return TRUE;
}
