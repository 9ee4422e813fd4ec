#include "desk/ledger.h"

#include <string.h>

static const char *const outcome_words[OUTCOME_COUNT] = {
	[OUTCOME_TICKET] = "ticket",
	[OUTCOME_REPLY] = "reply",
	[OUTCOME_COMMAND] = "command",
	[OUTCOME_IGNORED] = "ignored",
	[OUTCOME_HELD] = "held",
	[OUTCOME_UNREADABLE] = "unreadable",
};

const char *outcome_word(enum outcome outcome)
{
	return outcome_words[outcome];
}

gboolean outcome_read(const char *word, enum outcome *outcome)
{
	for (int i = 0; i < OUTCOME_COUNT; i++)
		if (strcmp(word, outcome_words[i]) == 0) {
			*outcome = i;
			return TRUE;
		}
	return FALSE;
}

void ledger_row_free(struct ledger_row *row)
{
	if (!row)
		return;
	g_free(row->digest);
	g_free(row->source);
	g_free(row->source_key);
	g_free(row->message_id);
	g_free(row->sender);
	g_free(row->sender_name);
	g_free(row->subject);
	g_free(row->origin);
	g_free(row->reason);
	g_free(row->ticket);
	g_free(row->text);
	g_free(row);
}

void ledger_add(struct db *db, struct ledger_row *row)
{
	db_run(db,
		"INSERT INTO mail (digest, source, source_key, size, message_id, sender, "
		"sender_name, subject, origin, taken_at, outcome, reason, ticket_id, text, filed) "
		"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		"sssisssssissosi", row->digest, row->source, row->source_key, row->size,
		row->message_id, row->sender, row->sender_name, row->subject, row->origin,
		row->taken_at, outcome_word(row->outcome), row->reason, row->ticket_id, row->text,
		(gint64)row->filed);
	row->id = db_last_id(db);
}

#define LEDGER_COLUMNS                                                                             \
	"SELECT m.id, m.digest, m.source, m.source_key, m.size, m.message_id, m.sender, "          \
	"m.sender_name, m.subject, m.origin, m.taken_at, m.outcome, m.reason, m.ticket_id, "       \
	"t.number, m.text, m.filed FROM mail m LEFT JOIN ticket t ON t.id = m.ticket_id "

static struct ledger_row *read_row(struct query *query)
{
	struct ledger_row *row = g_new0(struct ledger_row, 1);
	int i = 0;
	row->id = query_int(query, i++);
	row->digest = g_strdup(query_text(query, i++));
	row->source = g_strdup(query_text(query, i++));
	row->source_key = g_strdup(query_text(query, i++));
	row->size = query_int(query, i++);
	row->message_id = g_strdup(query_text(query, i++));
	row->sender = g_strdup(query_text(query, i++));
	row->sender_name = g_strdup(query_text(query, i++));
	row->subject = g_strdup(query_text(query, i++));
	row->origin = g_strdup(query_text(query, i++));
	row->taken_at = query_int(query, i++);
	if (!outcome_read(query_text(query, i++), &row->outcome))
		row->outcome = OUTCOME_UNREADABLE;
	row->reason = g_strdup(query_text(query, i++));
	row->ticket_id = query_int(query, i++);
	row->ticket = g_strdup(query_text(query, i++));
	row->text = g_strdup(query_text(query, i++));
	row->filed = query_int(query, i++) != 0;
	return row;
}

static struct ledger_row *first_row(struct query *query)
{
	struct ledger_row *row = query_next(query) ? read_row(query) : NULL;
	query_end(query);
	return row;
}

static GPtrArray *all_rows(struct query *query)
{
	GPtrArray *rows = g_ptr_array_new_with_free_func((GDestroyNotify)ledger_row_free);
	while (query_next(query))
		g_ptr_array_add(rows, read_row(query));
	query_end(query);
	return rows;
}

struct ledger_row *ledger_load(struct db *db, gint64 id)
{
	return first_row(db_query(db, LEDGER_COLUMNS "WHERE m.id = ?", "i", id));
}

struct ledger_row *ledger_by_digest(struct db *db, const char *digest)
{
	return first_row(db_query(db, LEDGER_COLUMNS "WHERE m.digest = ?", "s", digest));
}

struct ledger_row *ledger_by_message_id(struct db *db, const char *id)
{
	return first_row(db_query(
		db, LEDGER_COLUMNS "WHERE m.message_id = ? ORDER BY m.id LIMIT 1", "s", id));
}

void ledger_redecide(struct db *db, gint64 id, enum outcome outcome, const char *reason,
	gint64 ticket_id)
{
	db_run(db,
		"UPDATE mail SET outcome = ?, reason = ?, ticket_id = ? "
		"WHERE id = ? AND outcome = 'held'",
		"ssoi", outcome_word(outcome), reason, ticket_id, id);
}

GPtrArray *ledger_list(struct db *db, const enum outcome *outcome, int limit)
{
	return all_rows(db_query(db,
		"SELECT * FROM (" LEDGER_COLUMNS "WHERE ?1 IS NULL OR m.outcome = ?1 "
		"ORDER BY m.id DESC LIMIT ?2) ORDER BY 1",
		"si", outcome ? outcome_word(*outcome) : NULL,
		limit ? (gint64)limit : (gint64)-1));
}

gboolean ledger_counts(struct db *db, gint64 counts[OUTCOME_COUNT], gint64 *total)
{
	memset(counts, 0, OUTCOME_COUNT * sizeof *counts);
	gint64 sum = 0;
	g_autoptr(query_auto) query =
		db_query(db, "SELECT outcome, count(*) FROM mail GROUP BY outcome", "");
	while (query_next(query)) {
		enum outcome outcome;
		if (!outcome_read(query_text(query, 0), &outcome))
			continue;
		counts[outcome] = query_int(query, 1);
		sum += counts[outcome];
	}
	*total = db_int(db, "SELECT count(*) FROM mail", "");
	return sum == *total;
}

void ledger_keep_original(struct db *db, gint64 mail_id, GBytes *bytes)
{
	db_run(db, "INSERT INTO original (mail_id, bytes) VALUES (?, ?)", "ib", mail_id, bytes);
}

GBytes *ledger_original(struct db *db, gint64 mail_id)
{
	g_autoptr(query_auto) query =
		db_query(db, "SELECT bytes FROM original WHERE mail_id = ?", "i", mail_id);
	return query_next(query) ? query_bytes(query, 0) : NULL;
}

void ledger_keep_attachment(struct db *db, gint64 mail_id, gint64 ticket_id, const char *filename,
	const char *type, gboolean is_inline, GBytes *content)
{
	db_run(db,
		"INSERT INTO attachment (mail_id, ticket_id, filename, type, is_inline, content) "
		"VALUES (?, ?, ?, ?, ?, ?)",
		"iossib", mail_id, ticket_id, filename, type, (gint64)is_inline, content);
}

void ledger_give_attachments(struct db *db, gint64 mail_id, gint64 ticket_id)
{
	db_run(db, "UPDATE attachment SET ticket_id = ? WHERE mail_id = ?", "ii", ticket_id,
		mail_id);
}

GPtrArray *ledger_unfiled(struct db *db, const char *source)
{
	return all_rows(db_query(db,
		LEDGER_COLUMNS "WHERE m.source = ? AND m.filed = 0 ORDER BY m.id", "s", source));
}

void ledger_set_filed(struct db *db, gint64 id)
{
	db_run(db, "UPDATE mail SET filed = 1 WHERE id = ?", "i", id);
}

void ledger_set_place(struct db *db, gint64 id, const char *source, const char *key)
{
	db_run(db, "UPDATE mail SET source = ?, source_key = ?, filed = 0 WHERE id = ?", "ssi",
		source, key, id);
}

gint64 place_get(struct db *db, const char *source)
{
	return db_int(db, "SELECT last_order FROM place WHERE source = ?", "s", source);
}

void place_set(struct db *db, const char *source, gint64 order, gint64 at)
{
	db_run(db,
		"INSERT INTO place (source, last_order, at) VALUES (?, ?, ?) ON CONFLICT (source) "
		"DO UPDATE SET last_order = max(last_order, excluded.last_order), at = excluded.at",
		"sii", source, order, at);
}

void thread_add(struct db *db, const char *message_id, gint64 ticket_id, const char *address)
{
	if (!*message_id)
		return;
	db_run(db,
		"INSERT INTO thread (message_id, ticket_id, address) VALUES (?, ?, ?) "
		"ON CONFLICT DO NOTHING",
		"sis", message_id, ticket_id, address);
}

gint64 thread_find(struct db *db, const char *message_id)
{
	return db_int(db, "SELECT max(ticket_id) FROM thread WHERE message_id = ?", "s",
		message_id);
}

GPtrArray *thread_of(struct db *db, gint64 ticket_id, const char *address, int max)
{
	GPtrArray *ids = g_ptr_array_new_with_free_func(g_free);
	/* The times of both kinds of copies bring them into order. */
	g_autoptr(query_auto) query = db_query(db,
		"SELECT h.message_id FROM thread h "
		"LEFT JOIN outbox x ON x.message_id = h.message_id "
		"LEFT JOIN mail m ON m.message_id = h.message_id AND m.ticket_id = h.ticket_id "
		"WHERE h.ticket_id = ? AND h.address = ? "
		"ORDER BY coalesce(x.created_at, m.taken_at) DESC, x.id DESC LIMIT ?",
		"isi", ticket_id, address, (gint64)max);
	while (query_next(query))
		g_ptr_array_insert(ids, 0, g_strdup(query_text(query, 0)));
	return ids;
}

void fact_set(struct db *db, const char *name, const char *value)
{
	db_run(db,
		"INSERT INTO fact (name, value) VALUES (?, ?) ON CONFLICT (name) "
		"DO UPDATE SET value = excluded.value",
		"ss", name, value);
}

char *fact_get(struct db *db, const char *name)
{
	return db_text(db, "SELECT value FROM fact WHERE name = ?", "s", name);
}

void fact_clear(struct db *db, const char *name)
{
	db_run(db, "DELETE FROM fact WHERE name = ?", "s", name);
}
