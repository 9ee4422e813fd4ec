/* Does a printed action report agree with the record? For whoever holds the paper. */
#include "desk/approval.h"
#include "desk/texts.h"
#include "desk/words.h"
#include "web-status/pages.h"

static void fact(struct html *h, const char *label, const char *value)
{
	html_open(h, "div", NULL);
	html_leaf(h, "dt", label, NULL);
	html_leaf(h, "dd", value, NULL);
	html_close(h);
}

/* The same for a wrong number and a wrong code: nobody learns here which tickets there are. */
static void refuse(struct visit *visit)
{
	struct html *h = page_begin(visit, _("Tidak cocok"), "");
	html_leaf(h, "p",
		_("Nomor dan kode ini tidak cocok dengan catatan kami. Mohon periksa sekali lagi "
		  "pengetikannya."),
		"class", "lead", NULL);
	html_open(h, "p", NULL);
	html_text(
		h, _("Tetap tidak cocok? Jangan gunakan laporan itu, dan tanyakan kepada kami: "));
	g_autofree char *mail = g_strdup_printf("mailto:%s", visit->settings->desk_address);
	html_leaf(h, "a", visit->settings->desk_address, "href", mail, NULL);
	html_close(h);
	page_end(visit, 404, h);
}

/* What the code covers and is soon compared. */
static void covered(struct visit *visit, struct html *h, const struct ticket *ticket,
	const struct approval *approval)
{
	const struct settings *s = visit->settings;
	struct event *report = event_load(visit->db, approval->report_event);
	g_autoptr(ticket_auto) then = ticket_copy(ticket);
	g_autofree char *at = words_time(approval->reported_at, s->timezone, s->language);
	approval_name(approval, then);
	fact(h, _("Perihal"), ticket_is_confidential(then) ? _("(rahasia)") : then->subject);
	fact(h, _("Kantor"), then->office);
	fact(h, _("Dikerjakan oleh"), report ? report->actor_name : "–");
	fact(h, _("Dilaporkan"), at);
	event_free(report);
}

/* The code alone says nothing of the text above it. */
static void advise(struct html *h)
{
	html_leaf(h, "p",
		_("Bandingkan semua ini dengan yang tercetak pada kertas: semuanya harus sama. "
		  "Halaman ini tidak memuat isi laporannya. Isi kertas dibandingkan dengan "
		  "laporan dalam catatan: pemohon dan petugas dapat memintanya dengan membalas "
		  "surat tiket ini dengan kata LAPORAN."),
		NULL);
}

static void confirm(struct visit *visit, const struct ticket *ticket,
	const struct approval *approval, const struct event *event)
{
	const struct settings *s = visit->settings;
	gboolean holds = approval_holds(visit->db, approval, ticket);
	g_autofree char *at = words_time(approval->at, s->timezone, s->language);
	g_autofree char *code = approval_code(approval->digest);
	struct html *h =
		page_begin(visit, holds ? _("Kode ini tercatat") : _("Tidak berlaku lagi"), "");
	html_leaf(h, "p",
		holds ? _("Kode ini milik laporan berikut, yang tercatat dan sudah disetujui.")
		      : _("Laporan dengan nomor dan kode ini pernah disetujui, tetapi sesudah itu "
			  "persetujuannya ditarik, tiketnya dibuka kembali, atau isinya berubah. "
			  "Mintalah laporan yang terbaru."),
		"class", "lead", NULL);
	html_open(h, "dl", "class", "facts", NULL);
	fact(h, _("Nomor"), ticket->number);
	if (holds)
		covered(visit, h, ticket, approval);
	fact(h, _("Disetujui"), at);
	fact(h, _("Disetujui oleh"), event->actor_name);
	fact(h, _("Kode persetujuan"), code);
	html_close(h);
	if (holds)
		advise(h);
	page_end(visit, 200, h);
}

void page_check(struct visit *visit)
{
	g_autoptr(ticket_auto) ticket = ticket_load_number(visit->db, visit->arguments[0]);
	g_autoptr(approval_auto) approval =
		ticket ? approval_find(visit->db, ticket->id, visit->arguments[1]) : NULL;
	struct event *event = approval ? event_load(visit->db, approval->event_id) : NULL;
	if (event)
		confirm(visit, ticket, approval, event);
	else
		refuse(visit);
	event_free(event);
}
