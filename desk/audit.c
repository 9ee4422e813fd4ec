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

/* The code that an entry of SETUJU ends with, "" if it has none; the caller frees it. */
static char *code_in(const char *text)
{
	g_autoptr(GMatchInfo) match = NULL;
	g_autoptr(GRegex) code =
		g_regex_new("[0-9A-F]{4}( [0-9A-F]{4}){3}$", G_REGEX_DEFAULT, 0, NULL);
	return g_regex_match(code, text, 0, &match) ? g_match_info_fetch(match, 0) : g_strdup("");
}

/* What was approved stands in the entry as a code, which its hash covers. */
static void check_approvals(struct db *db, struct audit *audit)
{
	g_autoptr(query_auto) query = db_query(db,
		"SELECT a.event_id, a.ticket_id, a.digest, e.text, a.at = e.at AND a.ticket_id = "
		"e.ticket_id FROM approval a JOIN event e ON e.id = a.event_id ORDER BY a.event_id",
		"");
	while (audit->fault == AUDIT_WHOLE && query_next(query)) {
		g_autofree char *code = approval_code(query_text(query, 2));
		g_autofree char *noted = code_in(query_text(query, 3));
		if (strcmp(code, noted) != 0 || !query_int(query, 4))
			found(audit, AUDIT_APPROVAL, query_int(query, 0), query_int(query, 1));
	}
}

/* No approval is left out: each SETUJU has its row. */
static void check_no_approval_missing(struct db *db, struct audit *audit)
{
	g_autoptr(query_auto) query = db_query(db,
		"SELECT e.id, e.ticket_id FROM event e WHERE e.kind = 'setuju' "
		"AND e.to_status = 'selesai' AND e.from_status <> e.to_status AND NOT EXISTS "
		"(SELECT 1 FROM approval a WHERE a.event_id = e.id) ORDER BY e.id LIMIT 1",
		"");
	if (audit->fault == AUDIT_WHOLE && query_next(query))
		found(audit, AUDIT_APPROVAL, query_int(query, 0), query_int(query, 1));
}

/* What was approved is what the ticket says now: a change that went past the desk shows here. */
static void check_approved_tickets(struct db *db, struct audit *audit)
{
	g_autoptr(query_auto) query =
		db_query(db, "SELECT id FROM ticket WHERE status = 'selesai' ORDER BY id", "");
	while (audit->fault == AUDIT_WHOLE && query_next(query)) {
		g_autoptr(ticket_auto) ticket = ticket_load(db, query_int(query, 0));
		g_autoptr(approval_auto) approval = approval_load(db, ticket->id);
		if (approval && !approval_holds(db, approval, ticket))
			found(audit, AUDIT_APPROVAL, approval->event_id, ticket->id);
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
	if (audit->fault == AUDIT_WHOLE) {
		check_approvals(db, audit);
		check_no_approval_missing(db, audit);
		check_approved_tickets(db, audit);
	}
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
