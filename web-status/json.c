#include "web-status/json.h"

#include "desk/figures.h"
#include "desk/texts.h"
#include "web-status/pages.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define TICKETS_MAX 100

void json_answer(struct visit *visit, int status, void *builder)
{
	g_autoptr(JsonNode) root = json_builder_get_root(builder);
	char *text = json_to_string(root, FALSE);
	response_set(
		visit->response, status, "application/json", g_bytes_new_take(text, strlen(text)));
}

static void put(JsonBuilder *b, const char *name, const char *value)
{
	g_autofree char *valid = value && *value ? g_utf8_make_valid(value, -1) : NULL;
	json_builder_set_member_name(b, name);
	if (valid)
		json_builder_add_string_value(b, valid);
	else
		json_builder_add_null_value(b);
}

static void put_int(JsonBuilder *b, const char *name, gint64 value)
{
	json_builder_set_member_name(b, name);
	json_builder_add_int_value(b, value);
}

static void put_time(const struct visit *visit, JsonBuilder *b, const char *name, gint64 at)
{
	g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at);
	g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, visit->settings->timezone);
	g_autofree char *text = at ? g_date_time_format(local, "%Y-%m-%dT%H:%M:%S%:z") : NULL;
	put(b, name, text);
}

static void put_ticket(
	const struct visit *visit, JsonBuilder *b, const struct ticket *t, const char *subject)
{
	put(b, "number", t->number);
	put(b, "status", status_word(t->status));
	put(b, "subject", subject);
	put(b, "requester", t->requester);
	put(b, "office", t->office);
	put(b, "service", t->service);
	put(b, "section", t->section);
	put(b, "assignee", t->assignee);
	put(b, "priority", priority_word(t->priority));
	put_int(b, "score", t->score);
	put_time(visit, b, "opened", t->opened_at);
	put_time(visit, b, "due", t->due);
	put_time(visit, b, "closed", t->closed_at);
	put_int(b, "id", t->id);
}

static GPtrArray *find(struct visit *visit)
{
	guint64 before = 0;
	enum status status;
	const char *text = request_query(visit->request, "sebelum");
	const char *word = request_query(visit->request, "status");
	if (text)
		g_ascii_string_to_unsigned(text, 10, 1, G_MAXINT64, &before, NULL);
	struct ticket_filter filter = {
		.status = word && status_read(word, &status) ? &status : NULL,
		.section = request_query(visit->request, "seksi"),
		.limit = TICKETS_MAX,
		.before_id = (gint64)before,
	};
	return viewer_is_staff(&visit->viewer) ? ticket_list(visit->db, &filter)
					       : board_tickets_of(visit->db, visit->viewer.address,
							 filter.before_id, TICKETS_MAX);
}

void json_tickets(struct visit *visit)
{
	g_autoptr(GPtrArray) tickets = find(visit);
	g_autoptr(JsonBuilder) b = json_builder_new();
	json_builder_begin_array(b);
	for (guint i = 0; i < tickets->len; i++) {
		const struct ticket *t = tickets->pdata[i];
		json_builder_begin_object(b);
		put_ticket(visit, b, t, page_subject(visit, t));
		json_builder_end_object(b);
	}
	json_builder_end_array(b);
	json_answer(visit, 200, b);
}

static void put_events(struct visit *visit, JsonBuilder *b, const struct ticket *t)
{
	g_autoptr(GPtrArray) events = event_list(visit->db, t->id);
	json_builder_set_member_name(b, "events");
	json_builder_begin_array(b);
	for (guint i = 0; i < events->len; i++) {
		const struct event *e = events->pdata[i];
		enum event_view view = viewer_event(&visit->viewer, t, e);
		if (view == EVENT_HIDDEN)
			continue;
		json_builder_begin_object(b);
		put_time(visit, b, "at", e->at);
		put(b, "actor", e->actor_name);
		put(b, "role", e->actor_role);
		put(b, "kind", e->kind);
		put(b, "status", e->to_status);
		put(b, "text", view == EVENT_SHOWN ? e->text : NULL);
		json_builder_end_object(b);
	}
	json_builder_end_array(b);
}

void json_ticket(struct visit *visit)
{
	g_autoptr(ticket_auto) t = ticket_load_number(visit->db, visit->arguments[0]);
	if (!t || !viewer_may_open(&visit->viewer, visit->db, t)) {
		json_refuse(visit, 404);
		return;
	}
	g_autoptr(JsonBuilder) b = json_builder_new();
	json_builder_begin_object(b);
	put_ticket(visit, b, t, viewer_may_read(&visit->viewer, t) ? t->subject : _("(rahasia)"));
	put_events(visit, b, t);
	json_builder_end_object(b);
	json_answer(visit, 200, b);
}

void json_summary(struct visit *visit)
{
	g_autoptr(figures_now_auto) now =
		figures_now(visit->db, visit->now, visit->settings->timezone);
	g_autoptr(JsonBuilder) b = json_builder_new();
	json_builder_begin_object(b);
	for (int i = 0; i < STATUS_COUNT; i++)
		put_int(b, status_word(i), now->by_status[i]);
	put_int(b, "late", now->late);
	put_int(b, "awaiting_approval", now->awaiting_approval);
	put_int(b, "mails", now->mails_total);
	json_builder_end_object(b);
	json_answer(visit, 200, b);
}

void json_refuse(struct visit *visit, int status)
{
	g_autoptr(JsonBuilder) b = json_builder_new();
	json_builder_begin_object(b);
	put(b, "error", status == 403 ? "sign in first: send MASUK to the desk" : "not found");
	json_builder_end_object(b);
	json_answer(visit, status, b);
}
