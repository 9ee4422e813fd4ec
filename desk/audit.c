#include "desk/audit.h"
#include "desk/approval.h"
#include "desk/ledger.h"

#include <string.h>

extern const char desk_schema_sql[];

void audit_clear(struct audit *audit)
{
	g_clear_pointer(&audit->hash, g_free);
}

const char *audit_fault_word(enum audit_fault fault)
{
	static const char *const words[] = {
		[AUDIT_WHOLE] = "",
		[AUDIT_CONTENT] = "content",
		[AUDIT_PREDECESSOR] = "predecessor",
		[AUDIT_MISSING] = "missing",
		[AUDIT_CUT] = "cut",
		[AUDIT_ADDED] = "added",
		[AUDIT_HEAD] = "head",
		[AUDIT_APPROVAL] = "approval",
		[AUDIT_TRIGGER] = "trigger",
	};
	return words[fault];
}

static void found(struct audit *audit, enum audit_fault fault, gint64 id, gint64 ticket_id)
{
	audit->fault = fault;
	audit->broken = id;
	audit->ticket_id = ticket_id;
}

/* Does the entry follow those before it? TRUE, and it is the last fine one; or the fault. */
static gboolean follows(struct audit *audit, const struct event *event)
{
	g_autofree char *hash = event_hash(event, event->prev_hash);
	gint64 expected = audit->head + 1;
	if (event->id > expected)
		found(audit, AUDIT_MISSING, expected, 0);
	else if (event->id < expected)
		found(audit, AUDIT_ADDED, event->id, event->ticket_id);
	else if (strcmp(hash, event->hash) != 0)
		found(audit, AUDIT_CONTENT, event->id, event->ticket_id);
	else if (strcmp(event->prev_hash, audit->hash) != 0)
		found(audit, AUDIT_PREDECESSOR, event->id, event->ticket_id);
	else
		audit->head = event->id;
	if (audit->fault != AUDIT_WHOLE)
		return FALSE;
	audit->fine++;
	g_free(audit->hash);
	audit->hash = g_steal_pointer(&hash);
	return TRUE;
}

static void walk(struct db *db, struct audit *audit)
{
	gboolean fits = TRUE;
	g_autoptr(query_auto) query = db_query(db, "SELECT id FROM event ORDER BY id", "");
	while (fits && query_next(query)) {
		struct event *event = event_load(db, query_int(query, 0));
		fits = event && follows(audit, event);
		event_free(event);
	}
}

static void check_head(struct db *db, struct audit *audit)
{
	g_autofree char *fact = fact_get(db, AUDIT_HEAD_FACT);
	if (!fact && !audit->head)
		return;
	char *hash = (char *)"";
	gint64 id = fact ? g_ascii_strtoll(fact, &hash, 10) : 0;
	if (!id)
		found(audit, AUDIT_HEAD, audit->head, 0);
	else if (id > audit->head)
		found(audit, AUDIT_CUT, audit->head + 1, 0);
	else if (id < audit->head)
		found(audit, AUDIT_ADDED, id + 1,
			db_int(db, "SELECT ticket_id FROM event WHERE id = ?", "i", id + 1));
	else if (strcmp(g_strchug(hash), audit->hash) != 0)
		found(audit, AUDIT_HEAD, audit->head, 0);
}

/* What was approved stands in the entry as a code, which its hash covers. */
static void check_approvals(struct db *db, struct audit *audit)
{
	g_autoptr(query_auto) query = db_query(db,
		"SELECT a.event_id, a.ticket_id, a.digest, e.text FROM approval a "
		"JOIN event e ON e.id = a.event_id WHERE a.digest <> '' ORDER BY a.event_id",
		"");
	while (audit->fault == AUDIT_WHOLE && query_next(query)) {
		g_autofree char *code = approval_code(query_text(query, 2));
		if (!g_str_has_suffix(query_text(query, 3), code))
			found(audit, AUDIT_APPROVAL, query_int(query, 0), query_int(query, 1));
	}
}

/* As the schema has them, to the letter. */
static gboolean triggers_are_there(struct db *db)
{
	static const char *const names[] = { "event_no_update", "event_no_delete" };
	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *text = db_text(db,
			"SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?", "s",
			names[i]);
		if (!text || !strstr(desk_schema_sql, text))
			return FALSE;
	}
	return TRUE;
}

void audit_verify(struct db *db, struct audit *audit)
{
	memset(audit, 0, sizeof *audit);
	audit->hash = g_strdup("");
	/* Entry and head are of one moment. */
	db_read_begin(db);
	walk(db, audit);
	if (audit->fault == AUDIT_WHOLE)
		check_head(db, audit);
	if (audit->fault == AUDIT_WHOLE)
		check_approvals(db, audit);
	if (audit->fault == AUDIT_WHOLE && !triggers_are_there(db))
		found(audit, AUDIT_TRIGGER, 0, 0);
	db_read_end(db);
}

gint64 event_verify(struct db *db)
{
	struct audit audit;
	audit_verify(db, &audit);
	audit_clear(&audit);
	return audit.fault != AUDIT_WHOLE && !audit.broken ? -1 : audit.broken;
}

gboolean audit_has(struct db *db, gint64 id, const char *hash)
{
	struct event *event = event_load(db, id);
	gboolean has = event && g_ascii_strcasecmp(event->hash, hash) == 0;
	event_free(event);
	return has;
}

GPtrArray *audit_list(struct db *db, gint64 ticket_id, gint64 since)
{
	GPtrArray *events = g_ptr_array_new_with_free_func((GDestroyNotify)event_free);
	g_autoptr(query_auto) query = db_query(db,
		"SELECT id FROM event WHERE (?1 = 0 OR ticket_id = ?1) AND at >= ?2 ORDER BY id",
		"ii", ticket_id, since);
	while (query_next(query)) {
		struct event *event = event_load(db, query_int(query, 0));
		if (event)
			g_ptr_array_add(events, event);
	}
	return events;
}
