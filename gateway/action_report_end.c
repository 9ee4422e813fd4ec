/* The end of the paper: who signs, and how it can be checked against the record. */
#include "gateway/action_report_parts.h"
#include "gateway/action_report_qr.h"

#include "desk/texts.h"
#include "desk/words.h"

#include <string.h>

#define SIGN_HEIGHT 106.0
#define SIGN_ROOM 32.0 /* for a pen or a stamp */
#define QR_SIZE 90.0

struct signer {
	const char *above; /* place and date; "" */
	const char *title;
	const struct event *event;
	const struct person *person; /* NULL: no longer in the directory */
};

static double line_at(struct paper *paper, const char *font, double x, double y, const char *text)
{
	g_autofree char *clean = paper_clean(text);
	g_autoptr(PangoLayout) layout = paper_layout(paper, font, WIDTH / 2 - 12, clean);
	return *clean ? y + paper_draw_at(paper, layout, x, y) : y;
}

static double draw_signer(
	struct paper *paper, const struct content *c, double x, const struct signer *signer)
{
	const struct event *event = signer->event;
	const char *nip = signer->person && signer->person->nip ? signer->person->nip : "";
	g_autofree char *number = *nip ? g_strdup_printf("NIP %s", nip) : g_strdup("");
	g_autofree char *time = words_time(event->at, c->settings->timezone, c->settings->language);
	double y = line_at(paper, FONT_TEXT, x, paper->y, *signer->above ? signer->above : " ");
	y = line_at(paper, FONT_TEXT, x, y, signer->title) + SIGN_ROOM;
	y = line_at(
		paper, FONT_STRONG, x, y, *event->actor_name ? event->actor_name : event->actor);
	y = line_at(paper, FONT_SMALL, x, y, number);
	return line_at(paper, FONT_SMALL, x, y, time);
}

static void draw_signers(struct paper *paper, const struct content *c)
{
	const struct settings *s = c->settings;
	g_autofree char *day = words_day(c->approval->at, s->timezone);
	g_autofree char *date = words_date(day, s->language);
	g_autofree char *place =
		s->paper_place ? g_strdup_printf("%s, %s", s->paper_place, date) : g_strdup("");
	const struct signer technician = { "", _("Dikerjakan dan dilaporkan oleh"), c->report,
		c->author };
	const struct signer leader = { place,
		s->paper_leader_title && c->by_head ? s->paper_leader_title
						    : _("Diverifikasi dan disetujui oleh"),
		c->approval, c->approver };
	double left = draw_signer(paper, c, MARGIN, &technician);
	double right = draw_signer(paper, c, MARGIN + WIDTH / 2 + 12, &leader);
	paper->y = MAX(left, right) + 14;
}

/* Where the page of the desk says whether this paper is right; NULL: there is no page. */
static char *link_of(const struct content *c)
{
	g_autofree char *code = approval_code_plain(c->approved->digest);
	return c->settings->web_base_url && *code
		       ? g_strdup_printf("%s/periksa/%s/%s", c->settings->web_base_url,
				 c->ticket->number, code)
		       : NULL;
}

static char *advice(const struct content *c, const char *link)
{
	if (link)
		return g_strdup_printf(
			_("Cocokkan laporan ini dengan catatan: pindai kode QR, atau buka\n%s"),
			link);
	return g_strdup_printf(_("Cocokkan laporan ini dengan catatan: sebutkan nomor dan kode ini "
				 "kepada %s (%s)."),
		c->settings->desk_name, c->settings->desk_address);
}

static void draw_qr(struct paper *paper, const char *link, double y)
{
	g_autofree char *tag = g_strdup_printf("uri='%s'", link);
	cairo_tag_begin(paper->cairo, CAIRO_TAG_LINK, tag);
	qr_draw(paper->cairo, link, MARGIN + 4, y, QR_SIZE);
	cairo_tag_end(paper->cairo, CAIRO_TAG_LINK);
}

static double text_beside(
	struct paper *paper, const char *font, double x, double y, const char *text)
{
	g_autoptr(PangoLayout) layout =
		paper_layout(paper, font, PAPER_WIDTH - MARGIN - x - 8, text);
	return y + paper_draw_at(paper, layout, x, y) + 2;
}

static void draw_check(struct paper *paper, const struct content *c)
{
	g_autofree char *link = link_of(c);
	g_autofree char *code = approval_code(c->approved->digest);
	g_autofree char *how = advice(c, link);
	double top = paper->y, x = MARGIN + (link ? QR_SIZE + 12 : 10);
	if (link)
		draw_qr(paper, link, top + 2);
	double y = text_beside(paper, FONT_SMALL, x, top + 10, _("Kode persetujuan"));
	y = text_beside(paper, FONT_CODE, x, y, code) + 2;
	y = text_beside(paper, FONT_SMALL, x, y, how) + 2;
	y = text_beside(paper, FONT_SMALL, x, y,
		_("Persetujuan diberikan secara elektronik dan tercatat dalam riwayat tiket. Kode "
		  "ini menunjuk persetujuan itu; isi kertas ini sendiri perlu dibandingkan dengan "
		  "laporan dalam catatan."));
	paper->y = MAX(y + 6, link ? top + QR_SIZE + 4 : 0);
	cairo_set_line_width(paper->cairo, 0.5);
	cairo_rectangle(paper->cairo, MARGIN, top, WIDTH, paper->y - top);
	cairo_stroke(paper->cairo);
}

/* Of before there were codes. */
static void draw_note(struct paper *paper)
{
	g_autoptr(PangoLayout) note = paper_layout(paper, FONT_SMALL, WIDTH,
		_("Persetujuan diberikan secara elektronik melalui surat balasan yang pengirimnya "
		  "sudah dibuktikan, dan tercatat dalam riwayat tiket ini."));
	paper_flow(paper, note, MARGIN);
}

void action_report_draw_end(struct paper *paper, const struct content *c)
{
	paper->y += 16;
	/* Nobody signs a page that says nothing else but the code. */
	paper_need(paper, SIGN_HEIGHT + QR_SIZE + 8);
	draw_signers(paper, c);
	if (*c->approved->digest)
		draw_check(paper, c);
	else
		draw_note(paper);
}
