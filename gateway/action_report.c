#include "gateway/action_report.h"

#include "desk/texts.h"
#include "desk/words.h"
#include "gateway/action_report_parts.h"

#include <cairo-pdf.h>
#include <string.h>

G_DEFINE_QUARK(desktik - action - report - error, action_report_error)

/* Returns the number of pages drawn. */
static int draw(const struct content *content, cairo_surface_t *surface, int pages)
{
	g_autofree char *footer =
		g_strdup_printf("%s · %s", content->settings->desk_name, content->ticket->number);
	struct paper paper = { .cairo = cairo_create(surface),
		.footer = footer,
		.y = MARGIN,
		.page = 1,
		.pages = pages };
	action_report_draw_head(&paper, content);
	action_report_draw_body(&paper, content);
	action_report_draw_end(&paper, content);
	paper_end(&paper);
	cairo_destroy(paper.cairo);
	return paper.page;
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

static void describe(const struct content *content, cairo_surface_t *surface)
{
	g_autofree char *title =
		g_strdup_printf(_("Laporan Tindak Lanjut %s"), content->ticket->number);
	g_autoptr(GDateTime) closed = g_date_time_new_from_unix_utc(content->approval->at);
	g_autofree char *date = g_date_time_format(closed, "%Y-%m-%dT%H:%M:%SZ");
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title);
	cairo_pdf_surface_set_metadata(
		surface, CAIRO_PDF_METADATA_AUTHOR, content->settings->desk_name);
	if (*content->approved->digest)
		cairo_pdf_surface_set_metadata(
			surface, CAIRO_PDF_METADATA_KEYWORDS, content->approved->digest);
	/* Not the time of printing: the same ticket gives the same bytes. */
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
}

static GBytes *print(const struct content *content, GError **error)
{
	g_autoptr(GByteArray) pdf = g_byte_array_new();
	cairo_surface_t *surface =
		cairo_pdf_surface_create_for_stream(take, pdf, PAPER_WIDTH, PAPER_HEIGHT);
	describe(content, surface);
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

/* Who it was then: the address may be somebody else's by now. */
static struct person *person_then(
	struct db *db, const struct settings *settings, const struct event *event)
{
	g_autofree char *day = words_day(event->at, settings->timezone);
	return directory_person(db, event->actor, day);
}

static gboolean is_head(struct db *db, const struct content *content)
{
	g_autofree char *day = words_day(content->approval->at, content->settings->timezone);
	g_autoptr(person_auto) head = directory_head(db, day, 0);
	return head && content->approver && content->approver->id == head->id;
}

/* FALSE: letter, report or approval are not in the history. */
static gboolean content_read(struct db *db, struct content *content)
{
	const struct approval *approval = content->approved;
	content->events = event_list(db, content->ticket->id);
	for (guint i = 0; i < content->events->len; i++) {
		const struct event *event = content->events->pdata[i];
		if (!content->letter && strcmp(event->kind, EVENT_OPENED) == 0)
			content->letter = event;
		else if (event->id == approval->report_event)
			content->report = event;
		else if (event->id == approval->event_id)
			content->approval = event;
	}
	if (!content->report || !content->approval)
		return FALSE;
	content->author = person_then(db, content->settings, content->report);
	content->approver = person_then(db, content->settings, content->approval);
	content->by_head = is_head(db, content);
	return TRUE;
}

static void content_clear(struct content *content)
{
	g_clear_pointer(&content->events, g_ptr_array_unref);
	person_free(content->author);
	person_free(content->approver);
}

static GBytes *print_approved(struct db *db, const struct settings *settings,
	const struct approval *approval, const struct ticket *ticket, GError **error)
{
	g_autoptr(ticket_auto) then = ticket_copy(ticket);
	approval_name(approval, then);
	struct content content = { .settings = settings, .ticket = then, .approved = approval };
	GBytes *pdf = NULL;
	if (content_read(db, &content))
		pdf = print(&content, error);
	else
		g_set_error(error, ACTION_REPORT_ERROR, ACTION_REPORT_ERROR_NOT_APPROVED,
			"%s: its history has no report, or no approval of it", ticket->number);
	content_clear(&content);
	return pdf;
}

GBytes *action_report_pdf(
	struct db *db, const struct settings *settings, const struct ticket *ticket, GError **error)
{
	g_autoptr(approval_auto) approval =
		ticket_report_is_public(ticket) ? approval_load(db, ticket->id) : NULL;
	if (!approval) {
		g_set_error(error, ACTION_REPORT_ERROR, ACTION_REPORT_ERROR_NOT_APPROVED,
			"%s has no approved report; only a ticket that is %s prints",
			ticket->number, status_word(STATUS_SELESAI));
		return NULL;
	}
	if (!approval_holds(db, approval, ticket)) {
		g_set_error(error, ACTION_REPORT_ERROR, ACTION_REPORT_ERROR_CHANGED,
			"%s is not what was approved: it was changed in the database since; see "
			"`desktik audit verify`, and compare with a copy",
			ticket->number);
		return NULL;
	}
	return print_approved(db, settings, approval, ticket, error);
}
