/* One ticket: facts, conversation and history, attachments. */
#include "web-status/pages.h"

#include "desk/priority.h"
#include "desk/requirement.h"
#include "desk/texts.h"
#include "desk/words.h"

#include <string.h>

#define SHOWN_LETTERS 3000

static void fact(struct html *h, const char *label, const char *value)
{
	if (!value || !*value)
		return;
	html_open(h, "div", NULL);
	html_leaf(h, "dt", label, NULL);
	html_leaf(h, "dd", value, NULL);
	html_close(h);
}

static void fact_time(struct visit *visit, struct html *h, const char *label, gint64 at)
{
	if (!at)
		return;
	g_autofree char *text =
		words_time(at, visit->settings->timezone, visit->settings->language);
	fact(h, label, text);
}

static void fact_ticket(struct html *h, const char *label, const char *number)
{
	if (!*number)
		return;
	g_autofree char *path = g_strdup_printf("/tiket/%s", number);
	html_open(h, "div", NULL);
	html_leaf(h, "dt", label, NULL);
	html_open(h, "dd", NULL);
	html_link(h, path, NULL, number);
	html_close(h);
	html_close(h);
}

/* What the service requires, as far as the letters named it; staff sees also what lacks. */
static void fact_data(struct visit *visit, struct html *h, const struct ticket *t, gboolean staff)
{
	g_autoptr(GPtrArray) list = requirement_list(visit->db, t->id);
	for (guint i = 0; i < list->len; i++) {
		const struct requirement *one = list->pdata[i];
		g_autofree char *shown = staff ? g_strdup(one->value) : words_mask_nip(one->value);
		fact(h, one->name, *shown || !staff ? shown : _("belum ada"));
	}
	if (t->office_confirmed_at)
		fact_time(visit, h, _("Dikonfirmasi kantor"), t->office_confirmed_at);
}

static void facts(struct visit *visit, struct html *h, const struct ticket *t)
{
	gboolean staff = viewer_is_staff(&visit->viewer);
	g_autofree char *sum = priority_sum(visit->settings, t);
	g_autofree char *date = words_date(t->letter_date, visit->settings->language);
	html_open(h, "dl", "class", "facts", NULL);
	fact_ticket(h, _("Digabung ke"), t->merged_number);
	/* The ticket that leads may be another office's. */
	if (staff && t->incident_id != t->id)
		fact_ticket(h, _("Bagian dari insiden"), t->incident_number);
	fact(h, _("OPD"), t->office);
	fact(h, _("Pemohon"), t->requester_name);
	if (staff) {
		fact(h, _("Alamat"), t->requester);
		fact(h, _("Telepon"), t->phone);
	}
	fact(h, _("Layanan"), t->service);
	fact(h, _("Seksi"), t->section);
	fact(h, _("Teknisi"), t->assignee_name);
	fact_time(visit, h, _("Diterima"), t->opened_at);
	fact_time(visit, h, _("Target tanggapan"), t->accepted_at ? 0 : t->respond_due);
	fact_time(visit, h, _("Target selesai"), t->due);
	fact_time(visit, h, _("Waktu berhenti sejak"), t->waiting_since);
	fact_time(visit, h, _("Ditutup"), t->closed_at);
	fact(h, _("Nomor surat"), t->letter_number);
	fact(h, _("Tanggal surat"), date);
	fact(h, _("Sifat"), t->letter_nature);
	if (!ticket_is_confidential(t))
		fact_data(visit, h, t, staff);
	html_open(h, "div", "class", "wide", NULL);
	html_leaf(h, "dt", _("Prioritas"), NULL);
	html_leaf(h, "dd", sum, NULL);
	html_close(h);
	if (t->rating) {
		g_autofree char *rating = g_strdup_printf(_("%d dari 4"), t->rating);
		fact(h, _("Penilaian"), rating);
	}
	html_close(h);
}

static const char *proof_label(const char *proof)
{
	if (strcmp(proof, "token") == 0)
		return _("terbukti dengan tanda dalam suratnya sendiri");
	if (strcmp(proof, "dmarc") == 0)
		return _("terbukti oleh server surat (DMARC)");
	if (strcmp(proof, "none") == 0)
		return _("pengirim tidak dibuktikan");
	return NULL;
}

/* The text, cut where it gets long; the whole of it has an address of its own. */
static void event_text(struct html *h, const struct ticket *t, const struct event *e)
{
	if (!*e->text)
		return;
	html_open(h, "div", "class", "text", NULL);
	if (g_utf8_strlen(e->text, -1) <= SHOWN_LETTERS) {
		html_text(h, e->text);
	} else {
		g_autofree char *cut = g_utf8_substring(e->text, 0, SHOWN_LETTERS);
		g_autofree char *path =
			g_strdup_printf("/tiket/%s/pesan/%" G_GINT64_FORMAT, t->number, e->id);
		html_text(h, cut);
		html_text(h, "… ");
		html_link(h, path, NULL, _("seluruh teks"));
	}
	html_close(h);
}

static void event_item(struct visit *visit, struct html *h, const struct ticket *t,
	const struct event *e, enum event_view view)
{
	gboolean staff = viewer_is_staff(&visit->viewer);
	g_autofree char *class =
		g_strdup_printf("event by-%s%s", e->actor_role, e->internal ? " internal" : "");
	g_autofree char *at =
		words_time_short(e->at, visit->settings->timezone, visit->settings->language);
	html_open(h, "li", "class", class, NULL);
	html_open(h, "p", "class", "who", NULL);
	html_leaf(h, "strong", e->actor_name, NULL);
	html_text(h, " ");
	html_leaf(h, "span", event_label(e->kind), "class", "what", NULL);
	html_text(h, " ");
	html_leaf(h, "time", at, NULL);
	if (staff && e->internal) {
		html_text(h, " ");
		html_leaf(h, "span", _("internal"), "class", "chip", NULL);
	}
	html_close(h);
	if (view == EVENT_SHOWN)
		event_text(h, t, e);
	else
		html_leaf(h, "p", _("Isinya belum dapat ditampilkan untuk Anda."), "class",
			"withheld", NULL);
	if (staff && proof_label(e->proof))
		html_leaf(h, "p", proof_label(e->proof), "class", "proof", NULL);
	html_close(h);
}

static void history(struct visit *visit, struct html *h, const struct ticket *t, GPtrArray *events)
{
	html_leaf(h, "h2", _("Percakapan dan riwayat"), NULL);
	html_open(h, "ol", "class", "history", NULL);
	for (guint i = 0; i < events->len; i++) {
		const struct event *e = events->pdata[i];
		enum event_view view = viewer_event(&visit->viewer, t, e);
		if (view != EVENT_HIDDEN)
			event_item(visit, h, t, e, view);
	}
	html_close(h);
}

static void attachments(
	struct visit *visit, struct html *h, const struct ticket *t, GPtrArray *events)
{
	g_autoptr(GPtrArray) list = attachment_list(visit->db, t->id);
	gboolean open = FALSE;
	for (guint i = 0; i < list->len; i++) {
		const struct attachment *a = list->pdata[i];
		if (!viewer_may_download(&visit->viewer, t, events, a->mail_id))
			continue;
		if (!open) {
			html_leaf(h, "h2", _("Lampiran"), NULL);
			html_open(h, "ul", "class", "files", NULL);
			open = TRUE;
		}
		g_autofree char *path = g_strdup_printf("/lampiran/%" G_GINT64_FORMAT, a->id);
		g_autofree char *size =
			words_number(MAX(a->size, 103) / 1024.0, 1, visit->settings->language);
		html_open(h, "li", NULL);
		html_link(h, path, NULL, a->filename);
		html_textf(h, " (%s KB)", size);
		html_close(h);
	}
	if (open)
		html_close(h);
}

static void report(struct visit *visit, struct html *h, const struct ticket *t, GPtrArray *events)
{
	const struct event *e = viewer_report(&visit->viewer, t, events);
	if (!e)
		return;
	html_open(h, "section", "class", "report", NULL);
	html_leaf(h, "h2", _("Laporan hasil tindakan"), NULL);
	html_leaf(h, "div", e->text, "class", "text", NULL);
	html_open(h, "p", "class", "proof", NULL);
	html_textf(h, _("Dikerjakan oleh %s, disetujui pimpinan."), e->actor_name);
	html_close(h);
	html_close(h);
}

void page_ticket(struct visit *visit)
{
	g_autoptr(ticket_auto) t = ticket_load_number(visit->db, visit->arguments[0]);
	if (!t || !viewer_may_open(&visit->viewer, visit->db, t)) {
		page_not_found(visit);
		return;
	}
	gboolean reads = viewer_may_read(&visit->viewer, t);
	g_autoptr(GPtrArray) events = event_list(visit->db, t->id);
	struct html *h = page_begin(visit, reads ? t->subject : _("(rahasia)"), "/tiket/");
	html_open(h, "p", "class", "chips", NULL);
	html_leaf(h, "span", t->number, "class", "number", NULL);
	html_text(h, " ");
	page_status_chip(h, t, visit->now);
	html_text(h, " ");
	page_priority_chip(h, t);
	html_close(h);
	facts(visit, h, t);
	report(visit, h, t, events);
	attachments(visit, h, t, events);
	history(visit, h, t, events);
	page_end(visit, 200, h);
}
