/*
 * The new schema is not told as steps from the old one, but read from a fresh database: so both can
 * never differ. Names of tables and columns come from there, too, and stand in the SQL as they are.
 */
#include "desk/db_upgrade.h"

/* Objects that the schema itself makes; shadow tables belong to their virtual table. */
#define SCHEMA_OBJECTS                                                                             \
	"FROM sqlite_schema s WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "   \
	"AND NOT EXISTS (SELECT 1 FROM pragma_table_list l WHERE l.name = s.name AND "             \
	"l.schema = 'main' AND l.type = 'shadow') "

struct upgrade {
	struct db *db;
	struct db *fresh; /* of this version, empty */
};

static void G_GNUC_PRINTF(2, 3) run(struct db *db, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	g_autofree char *sql = g_strdup_vprintf(format, values);
	va_end(values);
	db_run(db, sql, "");
}

/* Everything of the kind in the schema, in the order in which it was made: names, then texts. */
static void list(struct db *db, const char *type, GPtrArray *names, GPtrArray *texts)
{
	g_autoptr(query_auto) query = db_query(db,
		"SELECT name, sql " SCHEMA_OBJECTS "AND s.type = ? ORDER BY s.rowid", "s", type);
	while (query_next(query)) {
		g_ptr_array_add(names, g_strdup(query_text(query, 0)));
		g_ptr_array_add(texts, g_strdup(query_text(query, 1)));
	}
}

/* What the object reads like in this database; NULL: it has none. The caller frees it. */
static char *text_of(struct db *db, const char *name)
{
	return db_text(
		db, "SELECT sql FROM sqlite_schema WHERE name = ? AND sql IS NOT NULL", "s", name);
}

/* Columns that the table has in both databases; the caller frees the list. */
static char *common_columns(struct upgrade *u, const char *new, const char *old)
{
	GString *columns = g_string_new("");
	g_autoptr(query_auto) query =
		db_query(u->fresh, "SELECT name FROM pragma_table_info(?) ORDER BY cid", "s", new);
	while (query_next(query)) {
		const char *column = query_text(query, 0);
		if (db_int(u->db, "SELECT count(*) FROM pragma_table_info(?) WHERE name = ?", "ss",
			    old, column))
			g_string_append_printf(
				columns, "%s\"%s\"", columns->len ? ", " : "", column);
	}
	return g_string_free(columns, FALSE);
}

/* A virtual table has no column for what its rows are found by. */
static gboolean is_virtual(struct upgrade *u, const char *name)
{
	return db_int(u->fresh,
		       "SELECT count(*) FROM pragma_table_list WHERE name = ? AND type = 'virtual'",
		       "s", name) > 0;
}

/* What hangs on the table goes with it, and would keep its name. */
static void drop_dependents(struct db *db, const char *table)
{
	g_autoptr(GPtrArray) drops = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(query_auto) query = db_query(db,
		"SELECT type, name FROM sqlite_schema WHERE tbl_name = ? AND sql IS NOT NULL "
		"AND type IN ('index', 'trigger')",
		"s", table);
	while (query_next(query))
		g_ptr_array_add(drops, g_strdup_printf("DROP %s \"%s\"", query_text(query, 0),
					       query_text(query, 1)));
	query_end(g_steal_pointer(&query));
	for (guint i = 0; i < drops->len; i++)
		db_run(db, drops->pdata[i], "");
}

static void rebuild(struct upgrade *u, const char *name, const char *text)
{
	g_autofree char *old = g_strconcat("old_", name, NULL);
	drop_dependents(u->db, name);
	run(u->db, "ALTER TABLE \"%s\" RENAME TO \"%s\"", name, old);
	db_run(u->db, text, "");
	g_autofree char *columns = common_columns(u, name, old);
	const char *rowid = is_virtual(u, name) ? "rowid, " : "";
	run(u->db, "INSERT INTO \"%s\" (%s%s) SELECT %s%s FROM \"%s\"", name, rowid, columns, rowid,
		columns, old);
	run(u->db, "DROP TABLE \"%s\"", old);
}

static void bring_tables(struct upgrade *u)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
	list(u->fresh, "table", names, texts);
	for (guint i = 0; i < names->len; i++) {
		g_autofree char *present = text_of(u->db, names->pdata[i]);
		if (!present)
			db_run(u->db, texts->pdata[i], "");
		else if (!g_str_equal(present, texts->pdata[i]))
			rebuild(u, names->pdata[i], texts->pdata[i]);
	}
}

/* Indexes or triggers: those that are not as they should be, and those that are missing. */
static void bring(struct upgrade *u, const char *type)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) old_names = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) old_texts = g_ptr_array_new_with_free_func(g_free);
	list(u->db, type, old_names, old_texts);
	for (guint i = 0; i < old_names->len; i++) {
		g_autofree char *wanted = text_of(u->fresh, old_names->pdata[i]);
		if (!wanted || !g_str_equal(wanted, old_texts->pdata[i]))
			run(u->db, "DROP %s \"%s\"", type, (char *)old_names->pdata[i]);
	}
	list(u->fresh, type, names, texts);
	for (guint i = 0; i < names->len; i++) {
		g_autofree char *present = text_of(u->db, names->pdata[i]);
		if (!present)
			db_run(u->db, texts->pdata[i], "");
	}
}

/* FALSE with `error` if a row points at one that is not there. */
static gboolean check_references(struct db *db, GError **error)
{
	g_autofree char *table =
		db_text(db, "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1", "");
	if (table)
		g_set_error(error, DB_ERROR, DB_ERROR_CORRUPT,
			"upgrade: a row of table %s points at none; restore a backup", table);
	return !table;
}

/*
 * Before approvals had rows of their own the history alone had them; what comes next in
 * it says whether one was taken back.
 */
static void bring_approvals(struct db *db)
{
	db_run(db,
		"INSERT INTO approval (event_id, ticket_id, at, report_event, reported_at, due, "
		"taken_back) SELECT e.id, e.ticket_id, e.at, r.id, r.at, t.due, (SELECT u.id "
		"FROM event u WHERE u.kind = 'ditarik' AND u.from_status = 'selesai' AND u.id = "
		"(SELECT min(id) FROM event WHERE ticket_id = e.ticket_id AND id > e.id "
		"AND from_status <> to_status)) "
		"FROM event e JOIN ticket t ON t.id = e.ticket_id JOIN event r ON r.id = "
		"(SELECT max(id) FROM event WHERE ticket_id = e.ticket_id AND id < e.id "
		"AND kind = 'selesai') WHERE e.kind = 'setuju' AND e.to_status = 'selesai' "
		"AND e.from_status <> e.to_status",
		"");
}

static gboolean in_transaction(struct upgrade *u, int version, GError **error)
{
	db_begin(u->db);
	/* Another process may have been faster. */
	if (db_int(u->db, "PRAGMA user_version", "") < version) {
		g_autofree char *approvals = text_of(u->db, "approval");
		bring_tables(u);
		bring(u, "index");
		bring(u, "trigger");
		if (!approvals)
			bring_approvals(u->db);
		/* From here on the head of the history is kept: see audit.h. */
		db_run(u->db,
			"INSERT OR IGNORE INTO fact (name, value) SELECT 'audit_head', "
			"id || ' ' || hash FROM event ORDER BY id DESC LIMIT 1",
			"");
		run(u->db, "PRAGMA user_version = %d", version);
	}
	if (!check_references(u->db, error)) {
		db_rollback(u->db);
		return FALSE;
	}
	return db_commit(u->db, error);
}

gboolean db_upgrade(struct db *db, int version, GError **error)
{
	g_autoptr(db_auto) fresh = db_open(":memory:", DB_CREATE, error);
	if (!fresh)
		return FALSE;
	struct upgrade u = { .db = db, .fresh = fresh };
	/* References name tables: they stay as they read while their table makes room. */
	db_run(db, "PRAGMA foreign_keys = OFF", "");
	db_run(db, "PRAGMA legacy_alter_table = ON", "");
	gboolean done = in_transaction(&u, version, error);
	db_run(db, "PRAGMA legacy_alter_table = OFF", "");
	db_run(db, "PRAGMA foreign_keys = ON", "");
	return done;
}
