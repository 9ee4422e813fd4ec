#include "desk/office.h"
#include "desk/texts.h"
#include "desk/ticket.h"

#include <string.h>

G_DEFINE_QUARK(desk - office - error, office_error)

static void entry_free(gpointer data)
{
	struct office_entry *entry = data;
	g_free(entry->name);
	g_free(entry->patterns);
	g_free(entry->merged_into);
	g_free(entry);
}

#define OFFICE_ENTRIES                                                                             \
	"SELECT o.id, o.name, o.need, o.active, (SELECT group_concat(pattern, '; ') FROM (SELECT " \
	"DISTINCT pattern FROM office_pattern WHERE office_id = o.id ORDER BY pattern)), m.name, " \
	"(SELECT count(*) FROM ticket WHERE office_id = o.id) FROM office o LEFT JOIN office m "   \
	"ON m.id = o.merged_into ORDER BY o.name"

static struct office_entry *read_entry(struct query *query)
{
	struct office_entry *entry = g_new0(struct office_entry, 1);
	entry->name = g_strdup(query_text(query, 1));
	entry->need = query_int(query, 2);
	entry->active = query_int(query, 3) != 0;
	entry->patterns = g_strdup(query_text(query, 4));
	entry->merged_into = g_strdup(query_text(query, 5));
	entry->tickets = query_int(query, 6);
	return entry;
}

GPtrArray *office_list(struct db *db)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(entry_free);
	g_autoptr(query_auto) query = db_query(db, OFFICE_ENTRIES, "");
	while (query_next(query))
		g_ptr_array_add(list, read_entry(query));
	return list;
}

/* The office of this name, any case; 0 with `error` if there is none, or it is no more. */
static gint64 find(struct db *db, const char *name, char **real_name, GError **error)
{
	gint64 id = 0;
	g_autofree char *into = NULL;
	g_autoptr(query_auto) query = db_query(db, OFFICE_ENTRIES, "");
	while (query_next(query)) {
		if (!section_is(query_text(query, 1), name))
			continue;
		id = query_int(query, 0);
		g_free(*real_name);
		*real_name = g_strdup(query_text(query, 1));
		g_free(into);
		into = g_strdup(query_text(query, 5));
	}
	if (!id)
		g_set_error(error, OFFICE_ERROR, 0,
			"there is no office \"%s\"; `desktik office list` has them all", name);
	else if (*into)
		g_set_error(error, OFFICE_ERROR, 0, "\"%s\" was merged into \"%s\" already",
			*real_name, into);
	return id && !*into ? id : 0;
}

/* An entry for the office and one for each ticket, which can be understood by itself. */
static gint64 record(struct db *db, gint64 old, const char *text, const struct office_merge *merge)
{
	g_autoptr(GPtrArray) tickets = g_ptr_array_new_with_free_func((GDestroyNotify)ticket_free);
	g_autoptr(query_auto) query =
		db_query(db, "SELECT id FROM ticket WHERE office_id = ? ORDER BY id", "i", old);
	while (query_next(query)) {
		struct ticket *ticket = ticket_load(db, query_int(query, 0));
		if (ticket)
			g_ptr_array_add(tickets, ticket);
	}
	/* The first one is about no ticket: an office may have none. */
	g_ptr_array_insert(tickets, 0, NULL);
	for (guint i = 0; i < tickets->len; i++) {
		const struct ticket *ticket = tickets->pdata[i];
		const char *status = ticket ? status_word(ticket->status) : "";
		struct event event = {
			.ticket_id = ticket ? ticket->id : 0,
			.at = merge->now,
			.actor = (char *)merge->by,
			.actor_name = (char *)merge->by_name,
			.actor_role = (char *)speaker_word(SPEAKER_OPERATOR),
			.kind = (char *)EVENT_CORRECTED,
			.from_status = (char *)status,
			.to_status = (char *)status,
			.text = (char *)text,
			.internal = TRUE,
			.proof = (char *)"cli",
		};
		event_add(db, &event);
	}
	return tickets->len - 1;
}

gint64 office_merge(struct db *db, const char *old_name, const char *new_name,
	const struct office_merge *merge, GError **error)
{
	g_autofree char *from = NULL, *to = NULL;
	gint64 old = find(db, old_name, &from, error);
	gint64 new = old ? find(db, new_name, &to, error) : 0;
	if (!new)
		return -1;
	if (old == new) {
		g_set_error(error, OFFICE_ERROR, 0, "\"%s\" can't be merged into itself", from);
		return -1;
	}
	g_autofree char *text = g_strdup_printf(
		"%s: %s → %s\n%s: %s", _("Kantor"), from, to, _("Alasan"), merge->reason);
	gint64 count = record(db, old, text, merge);
	db_run(db, "UPDATE ticket SET office_id = ? WHERE office_id = ?", "ii", new, old);
	/* What BATAL brings back is of the new office, too. */
	db_run(db, "UPDATE undo SET office_id = ? WHERE office_id = ?", "ii", new, old);
	db_run(db, "UPDATE office_pattern SET office_id = ? WHERE office_id = ?", "ii", new, old);
	db_run(db, "UPDATE office SET active = 0, merged_into = ? WHERE id = ?", "ii", new, old);
	return count;
}

char *office_merged_name(struct db *db, const char *name)
{
	return db_text(db,
		"WITH RECURSIVE chain (id, name, into_id, step) AS (SELECT id, name, merged_into, "
		"0 "
		"FROM office WHERE name = ? UNION ALL SELECT o.id, o.name, o.merged_into, step + 1 "
		"FROM chain JOIN office o ON o.id = chain.into_id) "
		"SELECT name FROM chain WHERE step > 0 AND into_id IS NULL",
		"s", name);
}
