/* The pieces of mails that tell about a ticket. */
#include "gateway/compose_words.h"
#include "desk/approval_content.h"
#include "desk/priority.h"
#include "desk/similar.h"
#include "desk/texts.h"
#include "desk/words.h"

#include <string.h>

#define SIMILAR_MAX 3
#define QUOTE_LETTERS 6000
#define SOLUTION_LETTERS 600
#define DAY (24 * 3600)

const char *visible_subject(const struct writing *w, const struct ticket *ticket)
{
	gboolean theirs = w->notice->as == SPEAKER_LEADER ||
			  (w->notice->as == SPEAKER_TECHNICIAN &&
				  strcmp(ticket->assignee, w->notice->to) == 0);
	return ticket_is_confidential(ticket) && !theirs ? _("(rahasia)") : ticket->subject;
}

char *time_words(const struct writing *w, gint64 at)
{
	return words_time(at, w->settings->timezone, w->settings->language);
}

static char *cut(const char *text, glong letters)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	if (g_utf8_strlen(valid, -1) <= letters)
		return g_steal_pointer(&valid);
	g_autofree char *head = g_utf8_substring(valid, 0, letters);
	return g_strdup_printf(_("%s … (dipotong)"), head);
}

static void add_time(struct writing *w, const char *label, gint64 at, const char *more)
{
	g_autofree char *time = time_words(w, at);
	g_autofree char *value = g_strconcat(time, more, NULL);
	page_fact(w->page, label, value);
}

static void add_targets(struct writing *w)
{
	const struct ticket *t = w->ticket;
	if (t->status == STATUS_BARU)
		add_time(w, _("Batas respons"), t->respond_due, "");
	if (!status_is_open(t->status))
		return;
	if (t->status == STATUS_MENUNGGU)
		page_fact(w->page, _("Target selesai"),
			_("hitungan waktu berhenti sampai pemohon menjawab"));
	else
		add_time(w, _("Target selesai"), t->due,
			ticket_is_late(t, w->compose->now) ? _(" (sudah lewat)") : "");
}

static void add_priority(struct writing *w, gboolean whole)
{
	const struct ticket *t = w->ticket;
	const char *label = priority_label(t->priority);
	g_autofree char *sum = whole ? priority_sum(w->settings, t) : NULL;
	g_autofree char *value = whole ? g_strdup_printf("%s\n%s", label, sum)
				       : g_strdup_printf(_("%s (%d dari 100)"), label, t->score);
	page_fact(w->page, _("Prioritas"), value);
}

static void add_status(struct writing *w)
{
	const struct ticket *t = w->ticket;
	gboolean staff = w->notice->as != SPEAKER_REQUESTER;
	gboolean revision = staff && t->needs_revision && t->status == STATUS_TINDAK_LANJUT;
	page_fact(w->page, _("Status"),
		revision ? _("Tindak lanjut, laporan perlu direvisi") : status_label(t->status));
}

static void add_requester(struct writing *w)
{
	const struct ticket *t = w->ticket;
	g_autofree char *who = strcmp(t->requester_name, t->requester) == 0
				       ? g_strdup(t->requester)
				       : g_strdup_printf("%s, %s", t->requester_name, t->requester);
	page_fact(w->page, _("Kantor"), t->office);
	if (w->notice->as == SPEAKER_REQUESTER)
		return;
	page_fact(w->page, _("Pemohon"), who);
	page_fact(w->page, _("Telepon"), t->phone);
}

static void add_letter_facts(struct writing *w)
{
	const struct ticket *t = w->ticket;
	page_fact(w->page, _("Nomor surat"), t->letter_number);
	g_autofree char *date = words_date(t->letter_date, w->settings->language);
	page_fact(w->page, _("Tanggal surat"), date);
	page_fact(w->page, _("Sifat surat"), t->letter_nature);
}

/* Who may approve sees by whom and when, for the approval is for that, too. */
static void add_report_facts(struct writing *w)
{
	if (!w->may_approve)
		return;
	g_autofree char *by = g_strdup_printf("; %s, %s", w->report->actor_name, w->report->actor);
	page_fact(w->page, _("Seksi"), w->ticket->section);
	add_time(w, _("Dilaporkan"), w->ticket->reported_at, by);
}

void add_ticket_facts(struct writing *w, gboolean whole)
{
	const struct ticket *t = w->ticket;
	/* Who may approve sees all that the approval is for. */
	whole |= w->may_approve;
	w->facts_shown = TRUE;
	page_fact(w->page, _("Tiket"), t->number);
	page_fact(w->page, _("Perihal"), visible_subject(w, t));
	add_status(w);
	add_priority(w, whole);
	add_targets(w);
	if (whole) {
		page_fact(w->page, _("Layanan"), t->service);
		add_requester(w);
		add_letter_facts(w);
		add_report_facts(w);
		if (*t->assignee_name && w->notice->as != SPEAKER_TECHNICIAN)
			page_fact(w->page, _("Teknisi"), t->assignee_name);
	}
	if (!w->may_see)
		page_note(w->page, _("Surat ini bersifat rahasia: perihal dan isinya tidak "
				     "ditampilkan dalam email."));
}

char *words_cut(const char *text)
{
	return cut(text, QUOTE_LETTERS);
}

/* What is to be approved is shown to the end. */
static void add_words_of(struct writing *w, const char *title, const char *text)
{
	g_autofree char *shown = w->may_approve ? g_utf8_make_valid(text, -1) : words_cut(text);
	if (w->may_see)
		page_quote(w->page, title, shown);
}

void add_attachment_names(struct writing *w)
{
	GPtrArray *names = w->compose->attachments;
	if (!names || names->len == 0 || !w->may_see)
		return;
	GString *list = g_string_new("");
	for (guint i = 0; i < names->len; i++)
		g_string_append_printf(list, "%s%s", i ? "; " : "", (const char *)names->pdata[i]);
	page_fact(w->page, _("Lampiran"), list->str);
	g_string_free(list, TRUE);
}

/* The text of the first such row of the history; "" if there is none. */
static char *history_text(const struct writing *w, const char *kind)
{
	g_autoptr(GPtrArray) events = event_list(w->compose->db, w->ticket->id);
	for (guint i = 0; i < events->len; i++) {
		const struct event *event = events->pdata[i];
		if (strcmp(event->kind, kind) == 0)
			return g_strdup(event->text);
	}
	return g_strdup("");
}

/* What the letter said, as the history keeps it. */
static char *letter_text(const struct writing *w)
{
	return history_text(w, EVENT_OPENED);
}

/* Of the mail at hand, or of a ticket that was opened by an earlier one. */
static char *letter_attachments(const struct writing *w)
{
	g_autoptr(GPtrArray) attachments = attachment_list(w->compose->db, w->ticket->id);
	GString *list = g_string_new("");
	for (guint i = 0; i < attachments->len; i++) {
		const struct attachment *one = attachments->pdata[i];
		g_string_append_printf(list, "%s%s", i ? "; " : "", one->filename);
	}
	return g_string_free(list, FALSE);
}

void add_attachment_note(struct writing *w)
{
	g_autofree char *note = history_text(w, EVENT_READ);
	g_auto(GStrv) lines = g_strsplit(note, "\n", -1);
	for (int i = 0; w->may_see && lines[i]; i++)
		if (*lines[i])
			page_say(w->page, "%s", lines[i]);
}

void add_letter(struct writing *w)
{
	g_autofree char *text = letter_text(w);
	g_autofree char *names = letter_attachments(w);
	if (w->may_see)
		page_fact(w->page, _("Lampiran"), names);
	add_attachment_note(w);
	add_words_of(w, _("Isi surat"), text);
	w->letter_shown = TRUE;
}

void add_similar(struct writing *w)
{
	const struct ticket *t = w->ticket;
	g_autofree char *text = letter_text(w);
	struct similar_wish wish = { t->subject, text, t->service_code, t->office_id };
	/* One that was solved and came again may find itself. */
	g_autoptr(GPtrArray) cases = similar_search(w->compose->db, &wish, SIMILAR_MAX + 1);
	int shown = 0;
	for (guint i = 0; i < cases->len && shown < SIMILAR_MAX; i++) {
		const struct similar *one = cases->pdata[i];
		if (strcmp(one->number, t->number) == 0)
			continue;
		if (shown++ == 0)
			page_say(w->page, "%s", _("Kasus serupa yang sudah selesai:"));
		g_autofree char *title = g_strdup_printf("%s, %s", one->number, one->subject);
		g_autofree char *solution = cut(one->solution, SOLUTION_LETTERS);
		page_item(w->page, title, solution);
	}
}

void add_report(struct writing *w)
{
	if (!w->report)
		return;
	g_autofree char *title =
		g_strdup_printf(_("Laporan hasil tindakan, oleh %s"), w->report->actor_name);
	add_words_of(w, title, w->report->text);
	w->report_shown = TRUE;
}

/* The members of the incident that the answer is for, too. */
static void add_carried(struct writing *w)
{
	g_autoptr(GPtrArray) carried = approval_carried(w->compose->db, w->ticket);
	if (carried->len)
		page_say(w->page, "%s", _("Persetujuan ini berlaku juga untuk:"));
	for (guint i = 0; i < carried->len; i++) {
		const struct ticket *t = ((const struct related *)carried->pdata[i])->ticket;
		g_autofree char *letter =
			*t->letter_number ? g_strdup_printf(_("; surat nomor %s"), t->letter_number)
					  : g_strdup("");
		g_autofree char *text = g_strdup_printf("%s\n%s; %s, %s%s", t->subject, t->office,
			t->requester_name, t->requester, letter);
		g_autofree char *words = event_opening_text(w->compose->db, t->id);
		g_autofree char *whole = g_utf8_make_valid(words, -1);
		g_autofree char *title = g_strdup_printf(_("Isi surat %s"), t->number);
		page_item(w->page, t->number, text);
		page_quote(w->page, title, whole);
	}
}

void add_what_is_approved(struct writing *w)
{
	if (!w->report_shown)
		add_report(w);
	if (!w->facts_shown)
		add_ticket_facts(w, TRUE);
	if (!w->letter_shown)
		add_letter(w);
	add_carried(w);
}

void add_ticket_line(struct writing *w, const struct ticket *ticket)
{
	g_autofree char *due =
		words_time_short(ticket->due, w->settings->timezone, w->settings->language);
	gboolean stands = ticket->status == STATUS_MENUNGGU;
	g_autofree char *text = g_strdup_printf(_("%s\n%s; prioritas %s; target %s"),
		visible_subject(w, ticket), status_label(ticket->status),
		priority_label(ticket->priority), stands ? _("berhenti") : due);
	page_item(w->page, ticket->number, text);
}

char *link_make(const struct writing *w, const char *number)
{
	if (!w->settings->web_base_url)
		return NULL;
	struct token_link link = {
		.purpose = w->notice->as == SPEAKER_REQUESTER ? LINK_TICKET : LINK_STAFF,
		.person = w->notice->to,
		.number = (char *)number,
		.expires = w->compose->now + (gint64)w->settings->link_days * DAY,
	};
	g_autofree char *text = token_link_make(w->compose->key, &link);
	return g_strdup_printf("%s/masuk?t=%s", w->settings->web_base_url, text);
}
