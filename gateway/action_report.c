#include "gateway/action_report.h"

#include "desk/texts.h"
#include "desk/words.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <string.h>

/* A4 in points. */
#define PAPER_WIDTH 595.276
#define PAPER_HEIGHT 841.890
#define MARGIN 57.0
#define WIDTH (PAPER_WIDTH - 2 * MARGIN)
#define BOTTOM (PAPER_HEIGHT - MARGIN - 24)
#define LABEL_WIDTH 120.0
#define SIGN_HEIGHT 105.0

#define FONT_TEXT "DejaVu Sans 10.5"
#define FONT_STRONG "DejaVu Sans Bold 10.5"
#define FONT_HEAD "DejaVu Sans Bold 14"
#define FONT_TITLE "DejaVu Sans Bold 13"
#define FONT_SMALL "DejaVu Sans 8.5"

G_DEFINE_QUARK(desktik - action - report - error, action_report_error)

/* What is printed, read from the store once. */
struct content {
	const struct settings *settings;
	const struct ticket *ticket;
	struct event *letter, *report, *approval;
	struct person *author, *approver; /* NULL: no longer in the directory */
};

/* The paper being drawn on. */
struct sheet {
	const struct content *content;
	cairo_t *cairo;
	double y;
	int page, pages; /* pages: 0 while they are being counted */
};

static PangoLayout *layout_new(
	struct sheet *sheet, const char *font, double width, const char *text)
{
	PangoLayout *layout = pango_cairo_create_layout(sheet->cairo);
	/* A unit of a PDF is a point; Pango would take it for a pixel of a screen. */
	pango_cairo_context_set_resolution(pango_layout_get_context(layout), 72);
	g_autoptr(PangoFontDescription) description = pango_font_description_from_string(font);
	pango_layout_set_font_description(layout, description);
	pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_spacing(layout, 2 * PANGO_SCALE);
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	pango_layout_set_text(layout, valid, -1);
	return layout;
}

/* Draws the whole layout without looking at the page's end; returns its height. */
static double draw_at(struct sheet *sheet, PangoLayout *layout, double x, double y)
{
	int height;
	pango_layout_get_size(layout, NULL, &height);
	cairo_move_to(sheet->cairo, x, y);
	pango_cairo_show_layout(sheet->cairo, layout);
	return (double)height / PANGO_SCALE;
}

static void draw_rule(struct sheet *sheet, double y, double thickness)
{
	cairo_set_line_width(sheet->cairo, thickness);
	cairo_move_to(sheet->cairo, MARGIN, y);
	cairo_line_to(sheet->cairo, PAPER_WIDTH - MARGIN, y);
	cairo_stroke(sheet->cairo);
}

static void draw_footer(struct sheet *sheet)
{
	const struct content *c = sheet->content;
	g_autofree char *text = g_strdup_printf(_("%s · %s · halaman %d dari %d"),
		c->settings->desk_name, c->ticket->number, sheet->page, sheet->pages);
	g_autoptr(PangoLayout) layout = layout_new(sheet, FONT_SMALL, WIDTH, text);
	draw_rule(sheet, PAPER_HEIGHT - MARGIN - 14, 0.4);
	draw_at(sheet, layout, MARGIN, PAPER_HEIGHT - MARGIN - 10);
}

static void next_page(struct sheet *sheet)
{
	draw_footer(sheet);
	cairo_show_page(sheet->cairo);
	sheet->page++;
	sheet->y = MARGIN;
}

static void need(struct sheet *sheet, double height)
{
	if (sheet->y + height > BOTTOM)
		next_page(sheet);
}

/* Draws line by line, over as many pages as it takes. */
static void flow(struct sheet *sheet, PangoLayout *layout, double x)
{
	g_autoptr(PangoLayoutIter) lines = pango_layout_get_iter(layout);
	do {
		PangoRectangle area;
		pango_layout_iter_get_line_extents(lines, NULL, &area);
		double height = (double)area.height / PANGO_SCALE + 2;
		need(sheet, height);
		double base =
			(double)(pango_layout_iter_get_baseline(lines) - area.y) / PANGO_SCALE;
		cairo_move_to(sheet->cairo, x + (double)area.x / PANGO_SCALE, sheet->y + base);
		pango_cairo_show_layout_line(
			sheet->cairo, pango_layout_iter_get_line_readonly(lines));
		sheet->y += height;
	} while (pango_layout_iter_next_line(lines));
}

static void draw_centred(struct sheet *sheet, const char *font, const char *text)
{
	g_autoptr(PangoLayout) layout = layout_new(sheet, font, WIDTH, text);
	pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER);
	flow(sheet, layout, MARGIN);
}

/* Nothing where there is no value. */
static void draw_fact(struct sheet *sheet, const char *label, const char *value)
{
	if (!*value)
		return;
	g_autofree char *masked = words_mask_nip(value);
	g_autoptr(PangoLayout) name = layout_new(sheet, FONT_TEXT, LABEL_WIDTH - 8, label);
	g_autoptr(PangoLayout) text = layout_new(sheet, FONT_TEXT, WIDTH - LABEL_WIDTH, masked);
	need(sheet, 16);
	draw_at(sheet, name, MARGIN, sheet->y);
	flow(sheet, text, MARGIN + LABEL_WIDTH);
	sheet->y += 2;
}

static void draw_time(struct sheet *sheet, const char *label, gint64 at, const char *more)
{
	if (!at)
		return;
	const struct settings *settings = sheet->content->settings;
	g_autofree char *time = words_time(at, settings->timezone, settings->language);
	g_autofree char *value = g_strconcat(time, more, NULL);
	draw_fact(sheet, label, value);
}

static void draw_section(struct sheet *sheet, const char *title, const char *text)
{
	g_autofree char *masked = words_mask_nip(*text ? text : "–");
	g_autoptr(PangoLayout) head = layout_new(sheet, FONT_STRONG, WIDTH, title);
	g_autoptr(PangoLayout) body = layout_new(sheet, FONT_TEXT, WIDTH - 12, masked);
	sheet->y += 10;
	need(sheet, 34); /* a heading never stands alone at the end of a page */
	flow(sheet, head, MARGIN);
	sheet->y += 2;
	flow(sheet, body, MARGIN + 12);
}

static void draw_letterhead(struct sheet *sheet)
{
	const struct settings *settings = sheet->content->settings;
	g_autofree char *below =
		g_strdup_printf("%s · %s", settings->desk_name, settings->desk_address);
	if (settings->desk_organisation && *settings->desk_organisation)
		draw_centred(sheet, FONT_HEAD, settings->desk_organisation);
	draw_centred(sheet, FONT_TEXT, below);
	sheet->y += 6;
	draw_rule(sheet, sheet->y, 1.6);
	draw_rule(sheet, sheet->y + 3, 0.5);
	sheet->y += 18;
	draw_centred(sheet, FONT_TITLE, _("LAPORAN HASIL TINDAKAN"));
	draw_centred(sheet, FONT_TEXT, sheet->content->ticket->number);
	sheet->y += 12;
}

static void draw_ticket(struct sheet *sheet)
{
	const struct ticket *t = sheet->content->ticket;
	const char *language = sheet->content->settings->language;
	gboolean named = strcmp(t->requester_name, t->requester) != 0;
	g_autofree char *requester =
		named ? g_strdup_printf("%s, %s", t->requester_name, t->requester)
		      : g_strdup(t->requester);
	g_autofree char *letter_date = words_date(t->letter_date, language);
	draw_fact(sheet, _("Perihal"), t->subject);
	draw_fact(sheet, _("Kantor"), t->office);
	draw_fact(sheet, _("Pemohon"), requester);
	draw_fact(sheet, _("Nomor surat"), t->letter_number);
	draw_fact(sheet, _("Tanggal surat"), letter_date);
	draw_fact(sheet, _("Layanan"), t->service);
	draw_fact(sheet, _("Seksi"), t->section);
	draw_fact(sheet, _("Prioritas"), priority_label(t->priority));
	draw_time(sheet, _("Diterima"), t->opened_at, "");
	draw_time(sheet, _("Mulai dikerjakan"), t->accepted_at, "");
	draw_time(sheet, _("Dilaporkan"), t->reported_at,
		ticket_is_late(t, t->closed_at) ? _(" (lewat target)") : _(" (tepat waktu)"));
	draw_time(sheet, _("Disetujui"), t->closed_at, "");
}

static double draw_signer(
	struct sheet *sheet, double x, const char *title, const char *name, const char *more)
{
	double width = WIDTH / 2 - 10, y = sheet->y;
	g_autofree char *masked = words_mask_nip(more);
	g_autoptr(PangoLayout) head = layout_new(sheet, FONT_TEXT, width, title);
	g_autoptr(PangoLayout) strong = layout_new(sheet, FONT_STRONG, width, name);
	g_autoptr(PangoLayout) rest = layout_new(sheet, FONT_SMALL, width, masked);
	y += draw_at(sheet, head, x, y) + 22;
	y += draw_at(sheet, strong, x, y) + 2;
	return y + draw_at(sheet, rest, x, y);
}

static char *signer_details(
	const struct content *c, const struct person *person, const struct event *event)
{
	const char *language = c->settings->language;
	g_autofree char *time = words_time(event->at, c->settings->timezone, language);
	const char *nip = person && person->nip ? person->nip : "";
	return g_strdup_printf("%s%s%s%s", *nip ? "NIP " : "", nip, *nip ? "\n" : "", time);
}

static const char *name_of(const struct event *event)
{
	return *event->actor_name ? event->actor_name : event->actor;
}

static void draw_signers(struct sheet *sheet)
{
	const struct content *c = sheet->content;
	g_autofree char *did = signer_details(c, c->author, c->report);
	g_autofree char *verified = signer_details(c, c->approver, c->approval);
	sheet->y += 24;
	need(sheet, SIGN_HEIGHT);
	double left = draw_signer(
		sheet, MARGIN, _("Dikerjakan dan dilaporkan oleh"), name_of(c->report), did);
	double right = draw_signer(sheet, MARGIN + WIDTH / 2 + 10,
		_("Diverifikasi dan disetujui oleh"), name_of(c->approval), verified);
	sheet->y = MAX(left, right) + 12;
	g_autoptr(PangoLayout) note = layout_new(sheet, FONT_SMALL, WIDTH,
		_("Persetujuan diberikan secara elektronik melalui surat balasan yang pengirimnya "
		  "sudah dibuktikan, dan tercatat dalam riwayat tiket ini."));
	flow(sheet, note, MARGIN);
}

/* Returns the number of pages drawn. */
static int draw(const struct content *content, cairo_surface_t *surface, int pages)
{
	struct sheet sheet = { .content = content,
		.cairo = cairo_create(surface),
		.y = MARGIN,
		.page = 1,
		.pages = pages };
	draw_letterhead(&sheet);
	draw_ticket(&sheet);
	draw_section(&sheet, _("Permasalahan"), content->letter ? content->letter->text : "");
	draw_section(&sheet, _("Tindakan dan hasil"), content->report->text);
	draw_signers(&sheet);
	draw_footer(&sheet);
	cairo_show_page(sheet.cairo);
	cairo_destroy(sheet.cairo);
	return sheet.page;
}

static cairo_status_t take(void *closure, const unsigned char *data, unsigned int length)
{
	g_byte_array_append(closure, data, length);
	return CAIRO_STATUS_SUCCESS;
}

static int count_pages(const struct content *content)
{
	cairo_surface_t *nowhere =
		cairo_pdf_surface_create_for_stream(NULL, NULL, PAPER_WIDTH, PAPER_HEIGHT);
	int pages = draw(content, nowhere, 0);
	cairo_surface_destroy(nowhere);
	return pages;
}

static GBytes *print(const struct content *content, GError **error)
{
	g_autoptr(GByteArray) pdf = g_byte_array_new();
	cairo_surface_t *surface =
		cairo_pdf_surface_create_for_stream(take, pdf, PAPER_WIDTH, PAPER_HEIGHT);
	g_autofree char *title =
		g_strdup_printf(_("Laporan Hasil Tindakan %s"), content->ticket->number);
	g_autoptr(GDateTime) closed = g_date_time_new_from_unix_utc(content->ticket->closed_at);
	g_autofree char *date = g_date_time_format(closed, "%Y-%m-%dT%H:%M:%SZ");
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title);
	cairo_pdf_surface_set_metadata(
		surface, CAIRO_PDF_METADATA_AUTHOR, content->settings->desk_name);
	/* Not the time of printing: the same ticket gives the same bytes. */
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
	draw(content, surface, count_pages(content));
	cairo_surface_finish(surface);
	cairo_status_t status = cairo_surface_status(surface);
	cairo_surface_destroy(surface);
	if (status != CAIRO_STATUS_SUCCESS) {
		g_set_error(error, ACTION_REPORT_ERROR, ACTION_REPORT_ERROR_DRAW, "%s",
			cairo_status_to_string(status));
		return NULL;
	}
	return g_byte_array_free_to_bytes(g_steal_pointer(&pdf));
}

static void read_events(struct db *db, struct content *content)
{
	g_autoptr(GPtrArray) events = event_list(db, content->ticket->id);
	for (guint i = 0; i < events->len; i++) {
		struct event *event = events->pdata[i];
		struct event **place = NULL;
		if (strcmp(event->kind, EVENT_OPENED) == 0)
			place = &content->letter;
		else if (event->id == content->ticket->report_event)
			place = &content->report;
		else if (strcmp(event->to_status, status_word(STATUS_SELESAI)) == 0 &&
			 strcmp(event->from_status, event->to_status) != 0)
			place = &content->approval; /* the last one: it may have been reopened */
		if (!place)
			continue;
		event_free(*place);
		*place = event;
		events->pdata[i] = NULL;
	}
}

static void content_clear(struct content *content)
{
	event_free(content->letter);
	event_free(content->report);
	event_free(content->approval);
	person_free(content->author);
	person_free(content->approver);
}

/* Who it was then: the address may be somebody else's by now. */
static struct person *person_then(
	struct db *db, const struct settings *settings, const struct event *event)
{
	g_autofree char *day = words_day(event->at, settings->timezone);
	return directory_person(db, event->actor, day);
}

GBytes *action_report_pdf(
	struct db *db, const struct settings *settings, const struct ticket *ticket, GError **error)
{
	struct content content = { .settings = settings, .ticket = ticket };
	GBytes *pdf = NULL;
	if (ticket_report_is_public(ticket))
		read_events(db, &content);
	if (!content.report || !content.approval) {
		g_set_error(error, ACTION_REPORT_ERROR, ACTION_REPORT_ERROR_NOT_APPROVED,
			"%s has no approved report; only a ticket that is %s prints",
			ticket->number, status_word(STATUS_SELESAI));
	} else {
		content.author = person_then(db, settings, content.report);
		content.approver = person_then(db, settings, content.approval);
		pdf = print(&content, error);
	}
	content_clear(&content);
	return pdf;
}
