/* The frame of every page, and the pages that say what can't be had. */
#include "web-status/pages.h"

#include "desk/texts.h"
#include "desk/words.h"

#include <string.h>

static void navigation_link(
	struct html *h, const char *path, const char *label, const char *current)
{
	g_autofree char *href = html_path(h, path);
	html_leaf(h, "a", label, "href", href, "aria-current",
		strcmp(path, current) == 0 ? "page" : NULL, NULL);
}

static void navigation(struct visit *visit, struct html *h, const char *path)
{
	html_open(h, "nav", "aria-label", _("Halaman"), NULL);
	if (viewer_is_staff(&visit->viewer))
		navigation_link(h, "/", _("Beranda"), path);
	navigation_link(h, "/tiket", _("Tiket"), path);
	if (viewer_is_leader(&visit->viewer))
		navigation_link(h, "/laporan", _("Laporan"), path);
	html_close(h);
	g_autofree char *leave = html_path(h, "/keluar");
	html_open(h, "form", "method", "post", "action", leave, NULL);
	html_leaf(h, "button", _("Keluar"), "type", "submit", "class", "quiet", NULL);
	html_close(h);
}

static void head(struct visit *visit, struct html *h, const char *title)
{
	g_autofree char *version = g_strndup(visit->web->style_etag + 1, 16);
	g_autofree char *path = g_strconcat("/style.css?v=", version, NULL);
	g_autofree char *style = html_path(h, path);
	g_autofree char *icon = html_path(h, "/favicon.ico");
	g_autofree char *full = g_strdup_printf("%s – %s", title, visit->settings->desk_name);
	html_open(h, "head", NULL);
	html_void(h, "meta", "charset", "utf-8", NULL);
	html_void(h, "meta", "name", "viewport", "content", "width=device-width, initial-scale=1",
		NULL);
	html_void(h, "meta", "name", "color-scheme", "content", "light dark", NULL);
	html_leaf(h, "title", full, NULL);
	html_void(h, "link", "rel", "stylesheet", "href", style, NULL);
	html_void(h, "link", "rel", "icon", "href", icon, NULL);
	html_close(h);
}

struct html *page_begin(struct visit *visit, const char *title, const char *path)
{
	struct html *h = html_new(visit->web->prefix, !viewer_is_staff(&visit->viewer));
	html_constant(h, "<!DOCTYPE html>\n");
	html_open(h, "html", "lang", visit->settings->language, NULL);
	head(visit, h, title);
	html_open(h, "body", NULL);
	html_leaf(h, "a", _("Langsung ke isi"), "class", "skip", "href", "#isi", NULL);
	html_open(h, "header", "class", "top", NULL);
	html_open(h, "p", "class", "brand", NULL);
	html_leaf(h, "strong", visit->settings->desk_name, NULL);
	html_text(h, " ");
	html_leaf(h, "span", visit->settings->desk_organisation, NULL);
	html_close(h);
	if (viewer_is_known(&visit->viewer))
		navigation(visit, h, path);
	html_close(h);
	html_open(h, "main", "id", "isi", NULL);
	html_leaf(h, "h1", title, NULL);
	return h;
}

void page_end(struct visit *visit, int status, struct html *h)
{
	html_close_to(h, "main");
	g_autofree char *now =
		words_time(visit->now, visit->settings->timezone, visit->settings->language);
	html_open(h, "footer", NULL);
	html_open(h, "p", NULL);
	html_textf(h, _("Data per %s."), now);
	if (viewer_is_known(&visit->viewer)) {
		const char *who =
			visit->viewer.staff ? visit->viewer.staff->name : visit->viewer.address;
		html_text(h, " ");
		html_textf(h, _("Masuk sebagai: %s"), who);
	}
	html_close(h);
	html_close_to(h, "footer");
	html_close_to(h, "body");
	html_close_to(h, "html");
	response_set(visit->response, status, "text/html; charset=utf-8", html_end(h));
	html_free(h);
}

/* A short page of one or two sentences. */
static void message(struct visit *visit, int status, const char *title, const char *text)
{
	struct html *h = page_begin(visit, title, "");
	html_leaf(h, "p", text, "class", "lead", NULL);
	page_end(visit, status, h);
}

void page_sign_in(struct visit *visit, int status, enum sign_in_reason reason)
{
	const char *address = visit->settings->desk_address;
	struct html *h = page_begin(visit,
		reason == SIGN_IN_BAD_LINK ? _("Tautan ini tidak berlaku lagi") : _("Masuk"), "");
	html_leaf(h, "p",
		reason == SIGN_IN_BAD_LINK
			? _("Tautan dalam surat hanya berlaku untuk waktu tertentu. Mintalah yang "
			    "baru; caranya mudah.")
			: _("Halaman ini dibuka lewat tautan dalam surat dari Desk TIK. Tidak ada "
			    "kata sandi yang perlu diingat."),
		"class", "lead", NULL);
	html_open(h, "p", NULL);
	html_text(h, _("Kirim surat berisi satu kata, MASUK, dari alamat surel dinas Anda ke "));
	g_autofree char *mail = g_strdup_printf("mailto:%s?subject=MASUK&body=MASUK", address);
	html_leaf(h, "a", address, "href", mail, NULL);
	html_text(h, _(". Balasannya berisi tautan untuk Anda."));
	html_close(h);
	page_end(visit, status, h);
}

void page_not_found(struct visit *visit)
{
	message(visit, 404, _("Tidak ditemukan"),
		_("Halaman ini tidak ada, atau bukan untuk Anda. Periksa alamatnya, atau buka "
		  "tautan dalam surat Anda."));
}

void page_leaders_only(struct visit *visit)
{
	message(visit, 403, _("Khusus pimpinan"),
		_("Laporan bulanan hanya dapat dibuka oleh pimpinan dan operator."));
}

void page_wrong_method(struct visit *visit)
{
	message(visit, 405, _("Tidak bisa"), _("Halaman ini hanya dapat dibaca."));
}

void page_too_large(struct visit *visit, int status)
{
	message(visit, status, _("Terlalu panjang"),
		_("Permintaan ini lebih panjang dari yang "
		  "wajar."));
}

void page_unavailable(struct visit *visit)
{
	response_header(visit->response, "Retry-After", "30");
	message(visit, 503, _("Belum bisa ditampilkan"),
		_("Data sedang tidak dapat dibaca. Coba lagi sebentar lagi; surat Anda tetap "
		  "diterima dan tidak ada yang hilang."));
}
