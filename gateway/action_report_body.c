/* What the paper says: the ticket, the problem, what was done, and the history of the work. */
#include "gateway/action_report_parts.h"

#include "desk/event_view.h"
#include "desk/texts.h"
#include "desk/words.h"
#include "gateway/action_report_table.h"

#include <string.h>

#define LABEL_WIDTH 118.0
#define TIME_WIDTH 104.0
#define WHO_WIDTH 140.0
#define ACT_LETTERS 400

static const struct ruled facts_shape = {
	.columns = 2, .widths = { LABEL_WIDTH, WIDTH - LABEL_WIDTH }, .strong = TRUE
};

/* Nothing where there is no value. */
static void fact(struct paper *paper, const char *label, const char *value)
{
	if (!*value)
		return;
	g_autofree char *clean = paper_mask(value);
	ruled_row(paper, &facts_shape, (const char *[]){ label, clean });
}

static void fact_time(struct paper *paper, const struct content *c, const char *label, gint64 at,
	const char *more)
{
	if (!at)
		return;
	g_autofree char *time = words_time(at, c->settings->timezone, c->settings->language);
	g_autofree char *value = g_strconcat(time, more, NULL);
	fact(paper, label, value);
}

/* "005/1234/2026, 24 November 2026"; "" without a letter. The caller frees it. */
static char *letter_words(const struct content *c)
{
	const struct ticket *t = c->ticket;
	g_autofree char *date = words_date(t->letter_date, c->settings->language);
	return g_strdup_printf(
		"%s%s%s", t->letter_number, *t->letter_number && *date ? ", " : "", date);
}

/* Only what was so when it was approved and stays so: neither priority nor rating. */
static void draw_facts(struct paper *paper, const struct content *c)
{
	const struct ticket *t = c->ticket;
	gboolean named = strcmp(t->requester_name, t->requester) != 0;
	g_autofree char *requester =
		named ? g_strdup_printf("%s, %s", t->requester_name, t->requester)
		      : g_strdup(t->requester);
	g_autofree char *letter = letter_words(c);
	g_autofree char *service = g_strdup_printf(_("%s · seksi %s"), t->service, t->section);
	ruled_begin(paper, &facts_shape);
	fact(paper, _("Perihal"), t->subject);
	fact(paper, _("Kantor"), t->office);
	fact(paper, _("Pemohon"), requester);
	fact(paper, _("Surat"), letter);
	fact(paper, _("Layanan"), service);
	fact_time(paper, c, _("Diterima"), t->opened_at, "");
	fact_time(paper, c, _("Mulai dikerjakan"), t->accepted_at, "");
	fact_time(paper, c, _("Dilaporkan"), c->approved->reported_at,
		c->approved->reported_at > c->approved->due ? _(" (lewat target)")
							    : _(" (tepat waktu)"));
	fact_time(paper, c, _("Disetujui"), c->approval->at, "");
}

static void heading(struct paper *paper, const char *title)
{
	g_autoptr(PangoLayout) head = paper_layout(paper, FONT_STRONG, WIDTH, title);
	paper->y += 12;
	paper_need(paper, 44); /* it never stands alone at the end of a page */
	paper_flow(paper, head, MARGIN);
	paper->y += 3;
}

/* The text is clean. */
static void section(struct paper *paper, const char *title, const char *text)
{
	g_autoptr(PangoLayout) body =
		paper_layout(paper, FONT_TEXT, WIDTH - 10, *text ? text : "–");
	heading(paper, title);
	paper_flow(paper, body, MARGIN + 10);
}

/* "Perkembangan: kabel dicari". What stands elsewhere on the paper is not said again. */
static char *act_words(const struct content *c, const struct event *event, enum event_view view)
{
	const char *label = event_label(event->kind);
	if (view != EVENT_SHOWN || !*event->text || event == c->letter || event == c->report ||
		event == c->approval)
		return g_strdup(label);
	g_autofree char *clean = paper_mask(event->text);
	if (g_utf8_strlen(clean, -1) <= ACT_LETTERS)
		return g_strdup_printf("%s: %s", label, clean);
	g_autofree char *head = g_utf8_substring(clean, 0, ACT_LETTERS);
	return g_strdup_printf("%s: %s …", label, head);
}

static void draw_act(struct paper *paper, const struct content *c, const struct ruled *shape,
	const struct event *event, enum event_view view)
{
	g_autofree char *time =
		words_time_short(event->at, c->settings->timezone, c->settings->language);
	g_autofree char *who = paper_mask(*event->actor_name ? event->actor_name : event->actor);
	g_autofree char *what = act_words(c, event, view);
	ruled_row(paper, shape, (const char *[]){ time, who, what });
}

/* Up to the approval: the paper stays what it was then. */
static void draw_history(struct paper *paper, const struct content *c)
{
	const struct ruled shape = { .columns = 3,
		.widths = { TIME_WIDTH, WHO_WIDTH, WIDTH - TIME_WIDTH - WHO_WIDTH },
		.heads = { _("Tanggal"), _("Oleh"), _("Tindakan") } };
	heading(paper, _("Riwayat pekerjaan"));
	ruled_begin(paper, &shape);
	for (guint i = 0; i < c->events->len; i++) {
		const struct event *event = c->events->pdata[i];
		enum event_view view = event_view_of_requester(c->ticket, event);
		if (view != EVENT_HIDDEN && event->id <= c->approval->id)
			draw_act(paper, c, &shape, event, view);
	}
}

void action_report_draw_body(struct paper *paper, const struct content *c)
{
	draw_facts(paper, c);
	g_autofree char *letter = paper_mask(c->letter ? c->letter->text : "");
	/* To the letter what the leader approved. */
	g_autofree char *report = paper_clean(c->report->text);
	section(paper, _("Permasalahan"), letter);
	section(paper, _("Tindakan dan hasil"), report);
	draw_history(paper, c);
}
