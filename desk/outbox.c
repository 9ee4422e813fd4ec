#include "desk/outbox.h"

static const char *const state_words[] = {
	[OUTBOX_QUEUED] = "queued",
	[OUTBOX_SENT] = "sent",
	[OUTBOX_FAILED] = "failed",
};

const char *outbox_state_word(enum outbox_state state)
{
	return state_words[state];
}

void outbox_row_free(struct outbox_row *row)
{
	if (!row)
		return;
	g_free(row->message_id);
	g_free(row->recipient);
	g_free(row->ticket);
	g_free(row->template);
	g_free(row->subject);
	g_free(row->detail);
	g_clear_pointer(&row->bytes, g_bytes_unref);
	g_free(row);
}

gint64 outbox_next_id(struct db *db)
{
	return db_int(db, "SELECT max(id) FROM outbox", "") + 1;
}

void outbox_add(struct db *db, struct outbox_row *row)
{
	db_run(db,
		"INSERT INTO outbox (id, created_at, message_id, recipient, ticket_id, template, "
		"subject, bytes, state, next_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?)",
		"iissossbi", row->id, row->created_at, row->message_id, row->recipient,
		row->ticket_id, row->template, row->subject, row->bytes, row->created_at);
}

#define OUTBOX_COLUMNS                                                                             \
	"SELECT x.id, x.created_at, x.message_id, x.recipient, x.ticket_id, t.number, "            \
	"x.template, x.subject, x.state, x.attempts, x.next_at, x.detail, x.sent_at "
#define OUTBOX_FROM "FROM outbox x LEFT JOIN ticket t ON t.id = x.ticket_id "

static enum outbox_state state_read(const char *word)
{
	for (guint i = 0; i < G_N_ELEMENTS(state_words); i++)
		if (g_str_equal(word, state_words[i]))
			return i;
	return OUTBOX_FAILED;
}

static struct outbox_row *read_row(struct query *query)
{
	struct outbox_row *row = g_new0(struct outbox_row, 1);
	row->id = query_int(query, 0);
	row->created_at = query_int(query, 1);
	row->message_id = g_strdup(query_text(query, 2));
	row->recipient = g_strdup(query_text(query, 3));
	row->ticket_id = query_int(query, 4);
	row->ticket = g_strdup(query_text(query, 5));
	row->template = g_strdup(query_text(query, 6));
	row->subject = g_strdup(query_text(query, 7));
	row->state = state_read(query_text(query, 8));
	row->attempts = query_int(query, 9);
	row->next_at = query_int(query, 10);
	row->detail = g_strdup(query_text(query, 11));
	row->sent_at = query_int(query, 12);
	return row;
}

static struct outbox_row *first_row(struct query *query)
{
	struct outbox_row *row = NULL;
	if (query_next(query)) {
		row = read_row(query);
		row->bytes = query_bytes(query, 13);
	}
	query_end(query);
	return row;
}

struct outbox_row *outbox_due(struct db *db, gint64 now)
{
	return first_row(db_query(db,
		OUTBOX_COLUMNS ", x.bytes " OUTBOX_FROM
			       "WHERE x.state = 'queued' AND x.next_at <= ? "
			       "ORDER BY x.next_at, x.id LIMIT 1",
		"i", now));
}

gint64 outbox_next_due(struct db *db)
{
	return db_int(db, "SELECT min(next_at) FROM outbox WHERE state = 'queued'", "");
}

struct outbox_row *outbox_by_message_id(struct db *db, const char *message_id)
{
	return first_row(db_query(db,
		OUTBOX_COLUMNS ", x.bytes " OUTBOX_FROM "WHERE x.message_id = ?", "s", message_id));
}

GPtrArray *outbox_list(struct db *db, const enum outbox_state *state, int limit)
{
	GPtrArray *rows = g_ptr_array_new_with_free_func((GDestroyNotify)outbox_row_free);
	g_autoptr(query_auto) query = db_query(db,
		"SELECT * FROM (" OUTBOX_COLUMNS OUTBOX_FROM "WHERE ?1 IS NULL OR x.state = ?1 "
		"ORDER BY x.id DESC LIMIT ?2) ORDER BY 1",
		"si", state ? outbox_state_word(*state) : NULL, limit ? (gint64)limit : (gint64)-1);
	while (query_next(query))
		g_ptr_array_add(rows, read_row(query));
	return rows;
}

void outbox_sent(struct db *db, gint64 id, gint64 at)
{
	db_run(db,
		"UPDATE outbox SET state = 'sent', sent_at = ?, attempts = attempts + 1, "
		"detail = '' WHERE id = ?",
		"ii", at, id);
}

void outbox_retry(struct db *db, gint64 id, gint64 next_at, const char *detail)
{
	db_run(db,
		"UPDATE outbox SET next_at = ?, attempts = attempts + 1, detail = ? WHERE id = ?",
		"isi", next_at, detail, id);
}

void outbox_failed(struct db *db, gint64 id, const char *detail)
{
	db_run(db,
		"UPDATE outbox SET state = 'failed', attempts = attempts + 1, detail = ? "
		"WHERE id = ?",
		"si", detail, id);
}

gint64 outbox_count_since(struct db *db, const char *recipient, gint64 since)
{
	return db_int(db, "SELECT count(*) FROM outbox WHERE recipient = ? AND created_at >= ?",
		"si", recipient, since);
}

static GPtrArray *texts(struct query *query)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
	while (query_next(query))
		g_ptr_array_add(list, g_strdup(query_text(query, 0)));
	query_end(query);
	return list;
}

GPtrArray *outbox_told(struct db *db, gint64 ticket_id, gint64 at)
{
	return texts(db_query(db,
		"SELECT DISTINCT recipient FROM outbox WHERE ticket_id = ? AND created_at = ? "
		"ORDER BY recipient",
		"ii", ticket_id, at));
}

/* "+": a leader gets thousands of mails, a ticket few. */
GPtrArray *outbox_copies(struct db *db, const char *recipient, gint64 ticket_id, gint64 since)
{
	GPtrArray *rows = g_ptr_array_new_with_free_func((GDestroyNotify)outbox_row_free);
	g_autoptr(query_auto) query = db_query(db,
		OUTBOX_COLUMNS OUTBOX_FROM "WHERE x.ticket_id = ? AND +x.recipient = ? "
					   "AND +x.created_at >= ? ORDER BY x.id DESC",
		"isi", ticket_id, recipient, since);
	while (query_next(query))
		g_ptr_array_add(rows, read_row(query));
	return rows;
}

gboolean outbox_was_told(
	struct db *db, const char *recipient, const char *template, gint64 ticket_id, gint64 since)
{
	return db_int(db,
		       "SELECT count(*) FROM outbox WHERE recipient = ?1 AND created_at >= ?2 "
		       "AND template = ?3 AND (?4 = 0 OR ticket_id = ?4)",
		       "sisi", recipient, since, template, ticket_id) > 0;
}
