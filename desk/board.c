#include "desk/board.h"

#include <string.h>

static GPtrArray *tickets(struct db *db, struct query *query)
{
	GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)ticket_free);
	while (query_next(query)) {
		struct ticket *ticket = ticket_load(db, query_int(query, 0));
		if (ticket)
			g_ptr_array_add(list, ticket);
	}
	query_end(query);
	return list;
}

GPtrArray *board_tickets_of(struct db *db, const char *address, gint64 before_id, int limit)
{
	g_autofree char *lower = g_ascii_strdown(address, -1);
	return tickets(db,
		db_query(db,
			"SELECT id FROM (SELECT id FROM ticket WHERE requester = ?1 "
			"UNION SELECT ticket_id FROM participant WHERE address = ?1) "
			"WHERE ?2 = 0 OR id < ?2 ORDER BY id DESC LIMIT ?3",
			"sii", lower, before_id, (gint64)limit));
}

gboolean board_takes_part(struct db *db, const struct ticket *ticket, const char *address)
{
	return g_ascii_strcasecmp(ticket->requester, address) == 0 ||
		participant_is(db, ticket->id, address);
}

GPtrArray *board_late(struct db *db, gint64 now, int limit)
{
	return tickets(db,
		db_query(db,
			"SELECT id FROM ticket WHERE status IN ('baru', 'dikerjakan') "
			"AND due < ? ORDER BY due, id LIMIT ?",
			"ii", now, (gint64)limit));
}

GPtrArray *board_awaiting(struct db *db, int limit)
{
	return tickets(db,
		db_query(db,
			"SELECT id FROM ticket WHERE status = 'tindak_lanjut' "
			"ORDER BY reported_at, id LIMIT ?",
			"i", (gint64)limit));
}

void board_outbox(struct db *db, gint64 counts[OUTBOX_FAILED + 1], gint64 *oldest_queued)
{
	memset(counts, 0, (OUTBOX_FAILED + 1) * sizeof *counts);
	g_autoptr(query_auto) query =
		db_query(db, "SELECT state, count(*) FROM outbox GROUP BY state", "");
	while (query_next(query))
		for (int state = 0; state <= OUTBOX_FAILED; state++)
			if (strcmp(query_text(query, 0), outbox_state_word(state)) == 0)
				counts[state] = query_int(query, 1);
	*oldest_queued =
		db_int(db, "SELECT min(created_at) FROM outbox WHERE state = 'queued'", "");
}

gboolean board_readable(struct db *db)
{
	/* A real page of the file, not only the cached header. */
	db_int(db, "SELECT count(*) FROM (SELECT 1 FROM person LIMIT 1)", "");
	return db_ok(db, NULL);
}
