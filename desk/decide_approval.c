/* What was approved, or waits to be, is changed by the operator: leaders are asked anew. */
#include "desk/decide_parts.h"
#include "desk/approval_content.h"
#include "desk/texts.h"

#include <string.h>

static gboolean is_changed(const struct making *m)
{
	const char *letter = m->letter ? m->letter : "";
	g_autofree char *before = approval_digest(m->s->ticket, letter, m->report);
	g_autofree char *now = approval_digest(m->d->ticket, letter, m->report);
	return strcmp(before, now) != 0;
}

static gboolean takes_part(const struct making *m, const char *address)
{
	for (guint i = 0; i < m->participants->len; i++) {
		const struct participant *one = m->participants->pdata[i];
		if (strcmp(one->address, address) == 0)
			return TRUE;
	}
	return strcmp(m->d->ticket->requester, address) == 0;
}

/* Of the ticket's office, and the ticket is still of that. */
static gboolean is_colleague(const struct making *m, const char *address)
{
	const GPtrArray *colleagues = m->s->approval_colleagues;
	gboolean is = FALSE;
	for (guint i = 0; i < colleagues->len; i++)
		is |= strcmp(colleagues->pdata[i], address) == 0;
	return is && m->d->ticket->office_id == m->s->ticket->office_id;
}

/* Who was told of the approval and is still concerned. */
static void tell(struct making *m, const char *why)
{
	const GPtrArray *told = m->s->approval ? m->s->approval_told : NULL;
	for (guint i = 0; told && i < told->len; i++) {
		const char *to = told->pdata[i];
		gboolean worked = strcmp(m->d->ticket->assignee, to) == 0;
		if (worked || takes_part(m, to) || is_colleague(m, to))
			notice_push(m, NOTICE_UNDONE, to, "",
				worked ? SPEAKER_TECHNICIAN : SPEAKER_REQUESTER, COMMAND_SETUJU,
				why);
	}
}

static void void_approval(struct making *m, const char *why)
{
	struct ticket *t = m->d->ticket;
	t->status = STATUS_TINDAK_LANJUT;
	t->closed_at = 0;
	m->d->unsolved = TRUE;
	struct event *event = event_push_desk(m, EVENT_VOIDED,
		_("Yang disetujui sudah berubah, jadi persetujuannya batal; pimpinan diminta "
		  "menyetujui lagi."),
		FALSE);
	g_free(event->from_status);
	event->from_status = g_strdup(status_word(STATUS_SELESAI));
	tell(m, why);
}

struct decision *decide_anew(const struct situation *situation, const GPtrArray *waiting)
{
	const struct incoming nothing = { .sender = "", .sender_name = "", .text = "" };
	struct making m = { .s = situation,
		.in = &nothing,
		.d = decision_new(NULL),
		.text = "",
		.actor = "",
		.actor_name = situation->settings->desk_name,
		.actor_role = "desk",
		.proof = PROOF_NONE };
	for (guint i = 0; i < waiting->len; i++) {
		const struct related *one = waiting->pdata[i];
		struct making also;
		making_also(&m, one->ticket, one->report, &also);
		if (one->report)
			notice_leaders(&also, NOTICE_APPROVAL, COMMAND_NONE, one->report->text);
	}
	return m.d;
}

/* Where the answer to the leading ticket is for this one, too, its mail shows what changed. */
static void ask_leaders(struct making *m)
{
	struct making first = *m;
	const struct related self = { .ticket = m->d->ticket, .report = (struct event *)m->report };
	if (approval_goes_with(m->s->leading, &self))
		making_also(m, m->s->leading->ticket, m->s->leading->report, &first);
	notice_leaders(&first, NOTICE_APPROVAL, COMMAND_NONE, m->report->text);
}

gboolean approval_reconsider(struct making *m, const char *why)
{
	const struct ticket *t = m->d->ticket;
	gboolean approved = t->status == STATUS_SELESAI;
	gboolean waits = t->status == STATUS_TINDAK_LANJUT && !t->needs_revision;
	if (!m->report || t->status != m->s->ticket->status || !(approved || waits) ||
		!is_changed(m))
		return FALSE;
	if (approved)
		void_approval(m, why);
	ask_leaders(m);
	return approved;
}
