/* The list of tickets. */
#include "web-status/pages.h"

#include "desk/texts.h"
#include "desk/words.h"

#include <string.h>

#define PAGE_TICKETS 50

const char *page_subject(const struct visit *visit, const struct ticket *ticket)
{
	/* In lists, also before those who may read it on the ticket's own page. */
	if (ticket_is_confidential(ticket) && viewer_is_staff(&visit->viewer))
		return _("(rahasia)");
	return ticket->subject;
}

void page_status_chip(struct html *h, const struct ticket *t, gint64 now)
{
	g_autofree char *class = g_strdup_printf("chip s-%s", status_word(t->status));
	html_leaf(h, "span", status_label(t->status), "class", class, NULL);
	if (t->needs_revision) {
		html_text(h, " ");
		html_leaf(h, "span", _("perlu revisi"), "class", "chip warn", NULL);
	}
	if (status_is_open(t->status) && ticket_is_late(t, now)) {
		html_text(h, " ");
		html_leaf(h, "span", _("terlambat"), "class", "chip late", NULL);
	}
}

void page_priority_chip(struct html *h, const struct ticket *t)
{
	g_autofree char *class = g_strdup_printf("chip p-%s", priority_word(t->priority));
	html_leaf(h, "span", priority_label(t->priority), "class", class, NULL);
}

static void row(struct visit *visit, struct html *h, const struct ticket *t)
{
	g_autofree char *path = g_strconcat("/tiket/", t->number, NULL);
	g_autofree char *due =
		words_time_short(t->due, visit->settings->timezone, visit->settings->language);
	html_open(h, "tr", NULL);
	html_open(h, "td", "class", "number", NULL);
	html_link(h, path, NULL, t->number);
	html_close(h);
	html_leaf(h, "td", page_subject(visit, t), "class", "subject", NULL);
	html_leaf(h, "td", t->office, "data-label", _("OPD"), NULL);
	html_open(h, "td", "data-label", _("Status"), NULL);
	html_open(h, "div", NULL);
	page_status_chip(h, t, visit->now);
	html_close(h);
	html_close(h);
	html_open(h, "td", "data-label", _("Prioritas"), NULL);
	page_priority_chip(h, t);
	html_close(h);
	html_leaf(h, "td", *t->assignee_name ? t->assignee_name : "–", "data-label", _("Teknisi"),
		NULL);
	html_leaf(h, "td", due, "data-label", _("Target"), "class", "time", NULL);
	html_close(h);
}

void page_ticket_table(struct visit *visit, struct html *h, const GPtrArray *tickets)
{
	const char *const titles[] = { _("Nomor"), _("Perihal"), _("OPD"), _("Status"),
		_("Prioritas"), _("Teknisi"), _("Target") };
	html_open(h, "table", "class", "tickets", NULL);
	html_open(h, "thead", NULL);
	html_open(h, "tr", NULL);
	for (guint i = 0; i < G_N_ELEMENTS(titles); i++)
		html_leaf(h, "th", titles[i], "scope", "col", NULL);
	html_close(h);
	html_close(h);
	html_open(h, "tbody", NULL);
	for (guint i = 0; i < tickets->len; i++)
		row(visit, h, tickets->pdata[i]);
	html_close(h);
	html_close(h);
}

static void option(struct html *h, const char *value, const char *label, const char *chosen)
{
	html_leaf(h, "option", label, "value", value, "selected",
		g_strcmp0(value, chosen ? chosen : "") == 0 ? "" : NULL, NULL);
}

static void filters(struct visit *visit, struct html *h, const char *status, const char *section)
{
	g_autofree char *action = html_path(h, "/tiket");
	g_autoptr(GPtrArray) services = directory_services(visit->db);
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	html_open(h, "form", "method", "get", "action", action, "class", "filters", NULL);
	html_open(h, "label", NULL);
	html_text(h, _("Status"));
	html_open(h, "select", "name", "status", NULL);
	option(h, "", _("semua"), status);
	for (int i = 0; i < STATUS_COUNT; i++)
		option(h, status_word(i), status_label(i), status);
	html_close(h);
	html_close(h);
	html_open(h, "label", NULL);
	html_text(h, _("Seksi"));
	html_open(h, "select", "name", "seksi", NULL);
	option(h, "", _("semua"), section);
	for (guint i = 0; i < services->len; i++) {
		const struct service *service = services->pdata[i];
		if (g_hash_table_add(seen, service->section))
			option(h, service->section, service->section, section);
	}
	html_close(h);
	html_close(h);
	html_leaf(h, "button", _("Tampilkan"), "type", "submit", NULL);
	html_close(h);
}

static gint64 before_of(const struct visit *visit)
{
	guint64 id;
	const char *text = request_query(visit->request, "sebelum");
	return text && g_ascii_string_to_unsigned(text, 10, 1, G_MAXINT64, &id, NULL) ? (gint64)id
										      : 0;
}

static void older(struct html *h, const GPtrArray *tickets, const char *status, const char *section)
{
	if (tickets->len < PAGE_TICKETS)
		return;
	const struct ticket *last = tickets->pdata[tickets->len - 1];
	g_autofree char *escaped = g_uri_escape_string(section ? section : "", NULL, FALSE);
	g_autofree char *path =
		g_strdup_printf("/tiket?sebelum=%" G_GINT64_FORMAT "&status=%s&seksi=%s", last->id,
			status ? status : "", escaped);
	html_open(h, "p", "class", "older", NULL);
	html_link(h, path, NULL, _("Yang lebih lama →"));
	html_close(h);
}

void page_tickets(struct visit *visit)
{
	gboolean staff = viewer_is_staff(&visit->viewer);
	const char *word = staff ? request_query(visit->request, "status") : NULL;
	const char *section = staff ? request_query(visit->request, "seksi") : NULL;
	enum status status;
	gboolean known = word && status_read(word, &status);
	struct ticket_filter filter = {
		.status = known ? &status : NULL,
		.section = section,
		.limit = PAGE_TICKETS,
		.before_id = before_of(visit),
	};
	g_autoptr(GPtrArray) tickets = staff ? ticket_list(visit->db, &filter)
					     : board_tickets_of(visit->db, visit->viewer.address,
						       filter.before_id, PAGE_TICKETS);
	struct html *h = page_begin(visit, staff ? _("Tiket") : _("Tiket Anda"), "/tiket");
	if (staff)
		filters(visit, h, known ? word : NULL, section);
	if (tickets->len)
		page_ticket_table(visit, h, tickets);
	else
		html_leaf(h, "p", _("Tidak ada tiket di sini."), "class", "empty", NULL);
	older(h, tickets, known ? word : NULL, section);
	page_end(visit, 200, h);
}
