/* The history: append-only rows in a hash chain. Declared in ticket.h. */
#include "desk/audit.h"
#include "desk/ledger.h"

#include <string.h>

void event_free(struct event *event)
{
	if (!event)
		return;
	g_free(event->actor);
	g_free(event->actor_name);
	g_free(event->actor_role);
	g_free(event->kind);
	g_free(event->from_status);
	g_free(event->to_status);
	g_free(event->text);
	g_free(event->proof);
	g_free(event->prev_hash);
	g_free(event->hash);
	g_free(event);
}

/* Each field with its length: no two different rows give the same bytes. */
static void hash_text(GChecksum *sum, const char *text)
{
	g_autofree char *length = g_strdup_printf("%zu:", strlen(text));
	g_checksum_update(sum, (const guchar *)length, -1);
	g_checksum_update(sum, (const guchar *)text, strlen(text));
}

static void hash_number(GChecksum *sum, gint64 number)
{
	g_autofree char *text = g_strdup_printf("%" G_GINT64_FORMAT, number);
	hash_text(sum, text);
}

char *event_hash(const struct event *event, const char *previous)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	hash_text(sum, previous);
	hash_number(sum, event->id);
	hash_number(sum, event->ticket_id);
	hash_number(sum, event->at);
	hash_text(sum, event->actor);
	hash_text(sum, event->actor_name);
	hash_text(sum, event->actor_role);
	hash_text(sum, event->kind);
	hash_text(sum, event->from_status);
	hash_text(sum, event->to_status);
	hash_text(sum, event->text);
	hash_number(sum, event->internal);
	hash_text(sum, event->proof);
	hash_number(sum, event->mail_id);
	return g_strdup(g_checksum_get_string(sum));
}

void event_add(struct db *db, struct event *event)
{
	g_autofree char *last = db_text(db, "SELECT hash FROM event ORDER BY id DESC LIMIT 1", "");
	const char *previous = last ? last : "";
	event->id = db_int(db, "SELECT max(id) FROM event", "") + 1;
	g_autofree char *hash = event_hash(event, previous);
	db_run(db,
		"INSERT INTO event (id, ticket_id, at, actor, actor_name, actor_role, kind, "
		"from_status, to_status, text, internal, proof, mail_id, prev_hash, hash) "
		"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		"ioisssssssisoss", event->id, event->ticket_id, event->at, event->actor,
		event->actor_name, event->actor_role, event->kind, event->from_status,
		event->to_status, event->text, (gint64)event->internal, event->proof,
		event->mail_id, previous, hash);
	g_autofree char *head = g_strdup_printf("%" G_GINT64_FORMAT " %s", event->id, hash);
	fact_set(db, AUDIT_HEAD_FACT, head);
}

#define EVENT_COLUMNS                                                                              \
	"id, ticket_id, at, actor, actor_name, actor_role, kind, from_status, to_status, text, "   \
	"internal, proof, mail_id, prev_hash, hash "

static struct event *read_event(struct query *query)
{
	struct event *event = g_new0(struct event, 1);
	event->id = query_int(query, 0);
	event->ticket_id = query_int(query, 1);
	event->at = query_int(query, 2);
	event->actor = g_strdup(query_text(query, 3));
	event->actor_name = g_strdup(query_text(query, 4));
	event->actor_role = g_strdup(query_text(query, 5));
	event->kind = g_strdup(query_text(query, 6));
	event->from_status = g_strdup(query_text(query, 7));
	event->to_status = g_strdup(query_text(query, 8));
	event->text = g_strdup(query_text(query, 9));
	event->internal = query_int(query, 10) != 0;
	event->proof = g_strdup(query_text(query, 11));
	event->mail_id = query_int(query, 12);
	event->prev_hash = g_strdup(query_text(query, 13));
	event->hash = g_strdup(query_text(query, 14));
	return event;
}

GPtrArray *event_list(struct db *db, gint64 ticket_id)
{
	return event_list_until(db, ticket_id, G_MAXINT64);
}

GPtrArray *event_list_until(struct db *db, gint64 ticket_id, gint64 last)
{
	GPtrArray *events = g_ptr_array_new_with_free_func((GDestroyNotify)event_free);
	g_autoptr(query_auto) query = db_query(db,
		"SELECT " EVENT_COLUMNS "FROM event WHERE ticket_id = ? AND id <= ? ORDER BY id",
		"ii", ticket_id, last);
	while (query_next(query))
		g_ptr_array_add(events, read_event(query));
	return events;
}

char *event_opening_text(struct db *db, gint64 ticket_id)
{
	char *text = db_text(db,
		"SELECT text FROM event WHERE ticket_id = ? AND kind = ? ORDER BY id LIMIT 1", "is",
		ticket_id, EVENT_OPENED);
	return text ? text : g_strdup("");
}

struct event *event_load(struct db *db, gint64 id)
{
	g_autoptr(query_auto) query =
		db_query(db, "SELECT " EVENT_COLUMNS "FROM event WHERE id = ?", "i", id);
	return query_next(query) ? read_event(query) : NULL;
}

gint64 event_last_move(struct db *db, gint64 ticket_id)
{
	return db_int(db,
		"SELECT max(at) FROM event WHERE ticket_id = ? AND from_status <> to_status", "i",
		ticket_id);
}
