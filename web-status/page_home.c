/* The dashboard of the staff, and the list of monthly reports. */
#include "desk/month.h"
#include "desk/report.h"
#include "desk/texts.h"
#include "desk/words.h"
#include "web-status/chart.h"
#include "web-status/pages.h"

#define LISTED 8

static void tile(
	struct html *h, const char *label, gint64 value, const char *path, const char *class)
{
	g_autofree char *href = path ? html_path(h, path) : NULL;
	html_open(h, path ? "a" : "div", "class", class, "href", href, NULL);
	html_open(h, "span", "class", "figure", NULL);
	html_textf(h, "%" G_GINT64_FORMAT, value);
	html_close(h);
	html_leaf(h, "span", label, "class", "label", NULL);
	html_close(h);
}

static void tiles(struct html *h, const struct figures_now *now)
{
	gint64 open = 0;
	for (int i = 0; i < STATUS_COUNT; i++)
		open += status_is_open(i) ? now->by_status[i] : 0;
	html_open(h, "div", "class", "tiles", NULL);
	tile(h, _("terbuka"), open, "/tiket", "tile");
	tile(h, _("terlambat"), now->late, NULL, now->late ? "tile bad" : "tile");
	tile(h, _("menunggu persetujuan"), now->awaiting_approval, "/tiket?status=tindak_lanjut",
		"tile");
	tile(h, _("baru"), now->by_status[STATUS_BARU], "/tiket?status=baru", "tile");
	tile(h, _("menunggu pemohon"), now->by_status[STATUS_MENUNGGU], "/tiket?status=menunggu",
		"tile");
	html_close(h);
}

static void listing(struct visit *visit, struct html *h, const char *title,
	const GPtrArray *tickets, const char *none)
{
	html_open(h, "section", NULL);
	html_leaf(h, "h2", title, NULL);
	if (tickets->len)
		page_ticket_table(visit, h, tickets);
	else
		html_leaf(h, "p", none, "class", "empty", NULL);
	html_close(h);
}

void page_home(struct visit *visit)
{
	if (!viewer_is_staff(&visit->viewer)) {
		page_tickets(visit);
		return;
	}
	GTimeZone *zone = visit->settings->timezone;
	g_autoptr(figures_now_auto) now = figures_now(visit->db, visit->now, zone);
	g_autoptr(GPtrArray) late = board_late(visit->db, visit->now, LISTED);
	g_autoptr(GPtrArray) awaiting = board_awaiting(visit->db, LISTED);
	struct html *h = page_begin(visit, _("Beranda"), "/");
	tiles(h, now);
	html_open(h, "section", "class", "card", NULL);
	html_leaf(h, "h2", _("Masuk dan selesai per minggu"), NULL);
	chart_weeks(h, now->weeks, zone);
	html_close(h);
	html_open(h, "div", "class", "columns", NULL);
	chart_bars(h, _("Terbuka per seksi"), now->sections);
	chart_bars(h, _("Terbuka per layanan"), now->services);
	chart_bars(h, _("Beban teknisi"), now->technicians);
	html_close(h);
	listing(visit, h, _("Terlambat"), late, _("Tidak ada tiket yang terlambat."));
	listing(visit, h, _("Menunggu persetujuan pimpinan"), awaiting,
		_("Tidak ada laporan yang menunggu."));
	page_end(visit, 200, h);
}

void page_reports(struct visit *visit)
{
	const char *language = visit->settings->language;
	g_autoptr(GPtrArray) reports = report_list(visit->db);
	struct html *h = page_begin(visit, _("Laporan"), "/laporan");
	html_leaf(h, "p",
		_("Buku kerja bulanan. Yang sudah dikirim kepada pimpinan tidak berubah lagi; "
		  "bulan yang belum dikirim dapat diminta lewat surat: LAPORAN dan bulannya."),
		"class", "lead", NULL);
	if (!reports->len)
		html_leaf(h, "p",
			_("Belum ada buku kerja. Yang pertama dibuat pada hari kerja "
			  "pertama bulan depan."),
			"class", "empty", NULL);
	html_open(h, "ul", "class", "files", NULL);
	for (guint i = 0; i < reports->len; i++) {
		const struct report *one = reports->pdata[i];
		g_autofree char *path = g_strdup_printf("/laporan/%s.xlsx", one->period);
		g_autofree char *month = words_month(one->period, language);
		g_autofree char *at =
			words_time_short(one->made_at, visit->settings->timezone, language);
		html_open(h, "li", NULL);
		html_link(h, path, NULL, month);
		html_textf(h,
			month_is_closed(visit->db, one->period)
				? _(" – Excel, dikirim %s")
				: _(" – Excel, sementara, dibuat %s: belum dikirim"),
			at);
		html_close(h);
	}
	html_close(h);
	page_end(visit, 200, h);
}
