#include "web-status/files.h"

#include "desk/report.h"
#include "desk/words.h"
#include "web-status/pages.h"

#include <string.h>

#define WORKBOOK_TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

extern const char web_style_css[];

/* A row's id from a path; 0 if it is none. */
static gint64 id_of(const char *text)
{
	guint64 id;
	return g_ascii_string_to_unsigned(text, 10, 1, G_MAXINT64, &id, NULL) ? (gint64)id : 0;
}

void file_attachment(struct visit *visit)
{
	GBytes *content = NULL;
	gint64 id = id_of(visit->arguments[0]);
	struct attachment *attachment = id ? attachment_load(visit->db, id, &content) : NULL;
	g_autoptr(ticket_auto) ticket =
		attachment ? ticket_load(visit->db, attachment->ticket_id) : NULL;
	gboolean may = ticket && viewer_may_open(&visit->viewer, visit->db, ticket);
	if (may) {
		g_autoptr(GPtrArray) events = event_list(visit->db, ticket->id);
		may = viewer_may_download(&visit->viewer, ticket, events, attachment->mail_id);
	}
	if (may)
		response_download(visit->response, attachment->filename, "application/octet-stream",
			g_steal_pointer(&content));
	else
		page_not_found(visit);
	g_clear_pointer(&content, g_bytes_unref);
	attachment_free(attachment);
}

void file_workbook(struct visit *visit)
{
	const char *name = visit->arguments[0];
	g_autofree char *period = g_str_has_suffix(name, ".xlsx")
					  ? g_strndup(name, strlen(name) - strlen(".xlsx"))
					  : NULL;
	g_autoptr(report_auto) report =
		period ? report_load(visit->db, period, REPORT_WORKBOOK) : NULL;
	if (!report) {
		page_not_found(visit);
		return;
	}
	g_autofree char *filename = g_strdup_printf("Laporan-%s.xlsx", report->period);
	response_download(visit->response, filename, WORKBOOK_TYPE, g_bytes_ref(report->bytes));
}

static GBytes *plain_text(const struct visit *visit, const char *text)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	char *shown =
		viewer_is_staff(&visit->viewer) ? g_steal_pointer(&valid) : words_mask_nip(valid);
	return g_bytes_new_take(shown, strlen(shown));
}

void file_message(struct visit *visit)
{
	g_autoptr(ticket_auto) ticket = ticket_load_number(visit->db, visit->arguments[0]);
	gint64 id = id_of(visit->arguments[1]);
	struct event *event = ticket && id ? event_load(visit->db, id) : NULL;
	if (event && event->ticket_id == ticket->id &&
		viewer_may_open(&visit->viewer, visit->db, ticket) &&
		viewer_event(&visit->viewer, ticket, event) == EVENT_SHOWN)
		response_set(visit->response, 200, "text/plain; charset=utf-8",
			plain_text(visit, event->text));
	else
		page_not_found(visit);
	event_free(event);
}

char *file_style_etag(void)
{
	g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, web_style_css, -1);
	return g_strdup_printf("\"%.16s\"", sum);
}

void file_style(struct visit *visit)
{
	const char *known = request_header(visit->request, "if-none-match");
	visit->response->is_public = TRUE;
	response_header(visit->response, "ETag", visit->web->style_etag);
	/* Pages name it with its own hash: a changed stylesheet has another address. */
	response_header(visit->response, "Cache-Control", "public, max-age=31536000, immutable");
	if (known && strstr(known, visit->web->style_etag))
		response_set(visit->response, 304, NULL, NULL);
	else
		response_set(visit->response, 200, "text/css; charset=utf-8",
			g_bytes_new_static(web_style_css, strlen(web_style_css)));
}

void file_icon(struct visit *visit)
{
	static const char icon[] =
		"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\">"
		"<rect width=\"32\" height=\"32\" rx=\"7\" fill=\"#0f5f6e\"/>"
		"<path d=\"M6 10h20v13H6z\" fill=\"none\" stroke=\"#fff\" stroke-width=\"2.4\" "
		"stroke-linejoin=\"round\"/><path d=\"m6.500 10.500 9.500 7.500 9.500-7.500\" "
		"fill=\"none\" stroke=\"#fff\" stroke-width=\"2.4\" "
		"stroke-linejoin=\"round\"/></svg>";
	visit->response->is_public = TRUE;
	response_header(visit->response, "Cache-Control", "public, max-age=86400");
	response_set(visit->response, 200, "image/svg+xml", g_bytes_new_static(icon, strlen(icon)));
}

void file_robots(struct visit *visit)
{
	static const char robots[] = "User-agent: *\nDisallow: /\n";
	visit->response->is_public = TRUE;
	response_header(visit->response, "Cache-Control", "public, max-age=86400");
	response_set(visit->response, 200, "text/plain; charset=utf-8",
		g_bytes_new_static(robots, strlen(robots)));
}
