#include "desk/approval_list.h"
#include "desk/situation.h"

#include <string.h>

gint64 approval_list_add(struct db *db, gint64 person_id, const GPtrArray *tickets, gint64 at)
{
	db_run(db, "INSERT INTO approval_list (person_id, at) VALUES (?, ?)", "ii", person_id, at);
	gint64 id = db_last_id(db);
	for (guint i = 0; i < tickets->len; i++) {
		const struct ticket *ticket = tickets->pdata[i];
		g_autofree char *digest = approval_digest_now(db, ticket);
		db_run(db,
			"INSERT INTO approval_item (list_id, ticket_id, report_event, digest) "
			"VALUES (?, ?, ?, ?)",
			"iiis", id, ticket->id, ticket->report_event, digest);
	}
	return id;
}

static void listed_free(gpointer data)
{
	struct listed *item = data;
	ticket_free(item->ticket);
	event_free(item->report);
	g_free(item->letter);
	g_ptr_array_unref(item->participants);
	g_free(item);
}

static struct listed *load(struct db *db, gint64 ticket_id, const char *digest)
{
	struct listed *item = g_new0(struct listed, 1);
	item->ticket = ticket_load(db, ticket_id);
	item->letter = event_opening_text(db, ticket_id);
	if (item->ticket && item->ticket->report_event)
		item->report = event_load(db, item->ticket->report_event);
	g_autofree char *now = item->ticket ? approval_digest_now(db, item->ticket) : g_strdup("");
	item->unchanged = *now && strcmp(now, digest) == 0;
	item->participants = participant_list(db, ticket_id);
	return item;
}

GPtrArray *approval_list_load(struct db *db, gint64 id)
{
	GPtrArray *items = g_ptr_array_new_with_free_func(listed_free);
	g_autoptr(query_auto) query = db_query(db,
		"SELECT ticket_id, digest FROM approval_item WHERE list_id = ? "
		"ORDER BY ticket_id",
		"i", id);
	while (query_next(query))
		g_ptr_array_add(items, load(db, query_int(query, 0), query_text(query, 1)));
	return items;
}
