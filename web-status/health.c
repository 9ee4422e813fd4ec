#include "web-status/health.h"

#include "desk/ledger.h"
#include "web-status/json.h"

#include <json-glib/json-glib.h>

static void put_age(JsonBuilder *b, const char *name, gint64 at, gint64 now)
{
	json_builder_set_member_name(b, name);
	if (at)
		json_builder_add_int_value(b, now - at);
	else
		json_builder_add_null_value(b);
}

void health_answer(struct visit *visit)
{
	gint64 counts[OUTBOX_FAILED + 1], oldest;
	gboolean readable = board_readable(visit->db);
	g_autofree char *poll = fact_get(visit->db, "last_poll");
	board_outbox(visit->db, counts, &oldest);
	g_autoptr(JsonBuilder) b = json_builder_new();
	json_builder_begin_object(b);
	json_builder_set_member_name(b, "database");
	json_builder_add_string_value(b, readable ? "ok" : "unreadable");
	put_age(b, "last_poll", poll ? g_ascii_strtoll(poll, NULL, 10) : 0, visit->now);
	json_builder_set_member_name(b, "outbox_queued");
	json_builder_add_int_value(b, counts[OUTBOX_QUEUED]);
	put_age(b, "outbox_oldest", oldest, visit->now);
	json_builder_end_object(b);
	json_answer(visit, readable ? 200 : 503, b);
}
