/* The pieces of mails that tell about something else than one ticket. */
#include "gateway/compose_words.h"
#include "desk/texts.h"

#include <string.h>

#define SIGN_IN_TICKETS 10

/* What the notice lists, else the writer's own tickets; NULL: nothing. */
static const GPtrArray *tickets_of(const struct writing *w)
{
	const struct situation *s = w->compose->situation;
	if (w->notice->list)
		return w->notice->list;
	return s ? s->own_tickets : NULL;
}

guint tickets_listed(const struct writing *w)
{
	const GPtrArray *tickets = tickets_of(w);
	return tickets ? tickets->len : 0;
}

static const struct ticket *listed(const struct writing *w, guint index)
{
	return tickets_of(w)->pdata[index];
}

void add_tickets(struct writing *w)
{
	for (guint i = 0; i < tickets_listed(w); i++)
		add_ticket_line(w, listed(w, i));
}

char *also_listed(const struct writing *w)
{
	const GPtrArray *list = w->notice->list;
	GString *numbers = g_string_new("");
	for (guint i = 0; w->ticket && list && i < list->len; i++) {
		const struct ticket *one = list->pdata[i];
		if (strcmp(one->number, w->ticket->number) != 0)
			g_string_append_printf(
				numbers, "%s%s", numbers->len ? ", " : "", one->number);
	}
	return g_string_free(numbers, FALSE);
}

/* Each ticket with the report that waits: nobody approves what is not before their eyes, to the
 * end. */
void add_reports(struct writing *w)
{
	for (guint i = 0; i < tickets_listed(w); i++) {
		const struct ticket *ticket = listed(w, i);
		struct event *report = event_load(w->compose->db, ticket->report_event);
		if (!report)
			continue;
		g_autofree char *title = g_strdup_printf(_("%s, %s, oleh %s"), ticket->number,
			visible_subject(w, ticket), report->actor_name);
		g_autofree char *text = g_utf8_make_valid(report->text, -1);
		page_quote(w->page, title, text);
		event_free(report);
	}
}

/* A requester's link opens one ticket only; staff get one to the front. */
void add_ticket_links(struct writing *w)
{
	if (w->ticket || w->notice->as != SPEAKER_REQUESTER || !w->settings->web_base_url)
		return;
	guint count = MIN(tickets_listed(w), SIGN_IN_TICKETS);
	for (guint i = 0; i < count; i++) {
		const char *number = listed(w, i)->number;
		g_autofree char *url = link_make(w, number);
		g_autofree char *title = g_strdup_printf(_("Lihat %s"), number);
		page_link(w->page, title, url);
	}
	if (count == 0)
		page_say(w->page, "%s", _("Anda tidak punya tiket yang masih terbuka."));
}

void add_technicians(struct writing *w)
{
	const struct situation *s = w->compose->situation;
	if (!s || s->technicians->len == 0)
		return;
	guint at_work = 0;
	for (guint i = 0; i < s->technicians->len; i++) {
		const struct workload *one = s->technicians->pdata[i];
		if (one->away_until)
			continue;
		if (at_work++ == 0)
			page_say(w->page, "%s", _("Teknisi yang dapat ditugasi:"));
		g_autofree char *load = g_strdup_printf(
			_("seksi %s, %d tiket terbuka"), one->person->section, one->open);
		page_item(w->page, one->person->name, load);
	}
	if (at_work == 0)
		page_say(w->page, "%s", _("Sedang tidak ada teknisi yang bertugas."));
}

void add_mail_facts(struct writing *w)
{
	const struct incoming *in = w->compose->incoming;
	if (!in)
		return;
	gboolean confidential = strcmp(in->letter_nature, "rahasia") == 0 ||
				(w->ticket && ticket_is_confidential(w->ticket));
	g_autofree char *mail = g_strdup_printf("%" G_GINT64_FORMAT, w->compose->mail_id);
	g_autofree char *from = *in->sender_name
					? g_strdup_printf("%s, %s", in->sender_name, in->sender)
					: g_strdup(in->sender);
	g_autofree char *subject = token_redact(in->raw_subject);
	page_fact(w->page, _("Surat masuk"), mail);
	page_fact(w->page, _("Dari"), from);
	page_fact(w->page, _("Perihal"), confidential ? _("(rahasia)") : subject);
}
