#include "desk/db.h"
#include "desk/db_upgrade.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <string.h>

#define SCHEMA_VERSION 3
#define BUSY_MILLISECONDS 10000

extern const char desk_schema_sql[];

struct db {
	sqlite3 *handle;
	GHashTable *statements; /* SQL text -> struct query * */
	GError *error;		/* the first one since the last look */
	gboolean in_transaction;
	int inner_reads; /* read transactions begun inside another one */
};

struct query {
	struct db *db;
	sqlite3_stmt *statement;
	gboolean busy;	  /* in use: a second user of the same text gets a statement of its own */
	gboolean private; /* not in the cache */
	gboolean row;
};

G_DEFINE_QUARK(desk - db - error, db_error)

static enum db_error error_of(int rc)
{
	switch (rc & 0xff) {
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return DB_ERROR_CORRUPT;
	case SQLITE_FULL:
	case SQLITE_IOERR:
	case SQLITE_READONLY:
	case SQLITE_NOMEM:
		return DB_ERROR_FULL;
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return DB_ERROR_BUSY;
	case SQLITE_CANTOPEN:
		return DB_ERROR_OPEN;
	default:
		return DB_ERROR_OTHER;
	}
}

static void fail(struct db *db, int rc, const char *doing)
{
	if (db->error)
		return;
	enum db_error code = error_of(rc);
	const char *advice =
		code == DB_ERROR_CORRUPT ? "damaged or no database; restore a backup: " : "";
	db->error = g_error_new(DB_ERROR, code, "database %s: %s%s (%s)",
		sqlite3_db_filename(db->handle, "main"), advice, sqlite3_errmsg(db->handle), doing);
}

static void statement_free(struct query *query)
{
	sqlite3_finalize(query->statement);
	g_free(query);
}

static void exec(struct db *db, const char *sql)
{
	if (db->error)
		return;
	int rc = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);
	if (rc != SQLITE_OK)
		fail(db, rc, "setting up");
}

static void create(struct db *db)
{
	db_begin(db);
	/* Another process may have been faster. */
	if (db_int(db, "PRAGMA user_version", "") == 0) {
		exec(db, desk_schema_sql);
		exec(db, "PRAGMA user_version = " G_STRINGIFY(SCHEMA_VERSION));
	}
	GError *error = NULL;
	if (!db_commit(db, &error))
		db->error = error;
}

static void upgrade(struct db *db)
{
	GError *error = NULL;
	if (!db_upgrade(db, SCHEMA_VERSION, &error))
		db->error = error;
}

static void check_version(struct db *db, enum db_mode mode, const char *path)
{
	gint64 version = db_int(db, "PRAGMA user_version", "");
	if (db->error)
		return;
	if (version == 0 && mode == DB_CREATE)
		create(db);
	else if (version == 0)
		db->error = g_error_new(DB_ERROR, DB_ERROR_OPEN,
			"database %s is empty: run `desktik directory import` first", path);
	else if (version < SCHEMA_VERSION && mode == DB_CREATE)
		upgrade(db);
	else if (version < SCHEMA_VERSION)
		db->error = g_error_new(DB_ERROR, DB_ERROR_OPEN,
			"database %s is of version %" G_GINT64_FORMAT
			", older than this program's %d: make a copy of it, then start "
			"desktik-gateway or run `desktik ledger`, which brings it up to date",
			path, version, SCHEMA_VERSION);
	else if (version > SCHEMA_VERSION)
		db->error = g_error_new(DB_ERROR, DB_ERROR_OPEN,
			"database %s is of version %" G_GINT64_FORMAT
			", newer than this program's %d: install the newer Desk TIK",
			path, version, SCHEMA_VERSION);
}

struct db *db_open(const char *path, enum db_mode mode, GError **error)
{
	g_autoptr(db_auto) db = g_new0(struct db, 1);
	db->statements = g_hash_table_new_full(
		g_str_hash, g_str_equal, NULL, (GDestroyNotify)statement_free);
	int flags = mode == DB_READ_ONLY ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
	if (mode == DB_CREATE)
		flags |= SQLITE_OPEN_CREATE;
	int rc = sqlite3_open_v2(path, &db->handle, flags | SQLITE_OPEN_NOMUTEX, NULL);
	if (rc != SQLITE_OK) {
		g_set_error(error, DB_ERROR, error_of(rc), "database %s: %s", path,
			db->handle ? sqlite3_errmsg(db->handle) : sqlite3_errstr(rc));
		return NULL;
	}
	sqlite3_extended_result_codes(db->handle, 1);
	sqlite3_busy_timeout(db->handle, BUSY_MILLISECONDS);
	if (mode != DB_READ_ONLY)
		exec(db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
	exec(db, "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"
		 "PRAGMA cell_size_check = ON;");
	check_version(db, mode, path);
	return db_ok(db, error) ? g_steal_pointer(&db) : NULL;
}

struct db *db_open_scratch(GError **error)
{
	g_autoptr(db_auto) db = db_open(":memory:", DB_CREATE, error);
	if (!db)
		return NULL;
	exec(db, "PRAGMA foreign_keys = OFF;");
	return db_ok(db, error) ? g_steal_pointer(&db) : NULL;
}

void db_close(struct db *db)
{
	if (!db)
		return;
	g_hash_table_unref(db->statements);
	if (db->handle)
		sqlite3_close(db->handle);
	g_clear_error(&db->error);
	g_free(db);
}

static struct query *statement_for(struct db *db, const char *sql)
{
	struct query *cached = g_hash_table_lookup(db->statements, sql);
	if (cached && !cached->busy)
		return cached;
	struct query *query = g_new0(struct query, 1);
	query->db = db;
	query->private = cached != NULL;
	if (!db->error) {
		int rc = sqlite3_prepare_v3(
			db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &query->statement, NULL);
		if (rc != SQLITE_OK)
			fail(db, rc, sql);
	}
	if (!query->statement)
		query->private = TRUE;
	else if (!query->private)
		g_hash_table_insert(db->statements, (char *)sqlite3_sql(query->statement), query);
	return query;
}

static void bind(struct query *query, int i, char type, va_list *values)
{
	sqlite3_stmt *statement = query->statement;
	int rc = SQLITE_OK;
	if (type == 's') {
		rc = sqlite3_bind_text(
			statement, i, va_arg(*values, const char *), -1, SQLITE_TRANSIENT);
	} else if (type == 'b') {
		gsize size = 0;
		const void *data = g_bytes_get_data(va_arg(*values, GBytes *), &size);
		/* A NULL pointer would bind NULL, not empty bytes. */
		rc = sqlite3_bind_blob64(statement, i, data ? data : "", size, SQLITE_TRANSIENT);
	} else {
		gint64 value = va_arg(*values, gint64);
		g_assert(type == 'i' || type == 'o');
		rc = type == 'o' && value == 0 ? sqlite3_bind_null(statement, i)
					       : sqlite3_bind_int64(statement, i, value);
	}
	if (rc != SQLITE_OK)
		fail(query->db, rc, "binding a value");
}

static struct query *query_start(struct db *db, const char *sql, const char *types, va_list *values)
{
	struct query *query = statement_for(db, sql);
	query->busy = TRUE;
	query->row = FALSE;
	if (!query->statement)
		return query;
	g_assert(sqlite3_bind_parameter_count(query->statement) == (int)strlen(types));
	for (int i = 0; types[i]; i++)
		bind(query, i + 1, types[i], values);
	return query;
}

struct query *db_query(struct db *db, const char *sql, const char *types, ...)
{
	va_list values;
	va_start(values, types);
	struct query *query = query_start(db, sql, types, &values);
	va_end(values);
	return query;
}

gboolean query_next(struct query *query)
{
	query->row = FALSE;
	if (query->db->error || !query->statement)
		return FALSE;
	int rc = sqlite3_step(query->statement);
	if (rc == SQLITE_ROW)
		query->row = TRUE;
	else if (rc != SQLITE_DONE)
		fail(query->db, rc, sqlite3_sql(query->statement));
	return query->row;
}

gint64 query_int(struct query *query, int column)
{
	return query->row ? sqlite3_column_int64(query->statement, column) : 0;
}

const char *query_text(struct query *query, int column)
{
	const char *text =
		query->row ? (const char *)sqlite3_column_text(query->statement, column) : NULL;
	return text ? text : "";
}

gboolean query_is_null(struct query *query, int column)
{
	return !query->row || sqlite3_column_type(query->statement, column) == SQLITE_NULL;
}

GBytes *query_bytes(struct query *query, int column)
{
	if (!query->row)
		return g_bytes_new(NULL, 0);
	const void *data = sqlite3_column_blob(query->statement, column);
	return g_bytes_new(data, sqlite3_column_bytes(query->statement, column));
}

void query_end(struct query *query)
{
	if (!query)
		return;
	if (query->private) {
		statement_free(query);
		return;
	}
	sqlite3_reset(query->statement);
	sqlite3_clear_bindings(query->statement);
	query->busy = FALSE;
	query->row = FALSE;
}

void db_run(struct db *db, const char *sql, const char *types, ...)
{
	va_list values;
	va_start(values, types);
	g_autoptr(query_auto) query = query_start(db, sql, types, &values);
	va_end(values);
	while (query_next(query))
		;
}

gint64 db_int(struct db *db, const char *sql, const char *types, ...)
{
	va_list values;
	va_start(values, types);
	g_autoptr(query_auto) query = query_start(db, sql, types, &values);
	va_end(values);
	query_next(query);
	return query_int(query, 0);
}

char *db_text(struct db *db, const char *sql, const char *types, ...)
{
	va_list values;
	va_start(values, types);
	g_autoptr(query_auto) query = query_start(db, sql, types, &values);
	va_end(values);
	return query_next(query) ? g_strdup(query_text(query, 0)) : NULL;
}

gint64 db_last_id(struct db *db)
{
	return sqlite3_last_insert_rowid(db->handle);
}

gboolean db_ok(struct db *db, GError **error)
{
	if (!db->error)
		return TRUE;
	g_propagate_error(error, g_steal_pointer(&db->error));
	return FALSE;
}

void db_begin(struct db *db)
{
	g_assert(!db->in_transaction);
	db->in_transaction = TRUE;
	exec(db, "BEGIN IMMEDIATE");
}

gboolean db_commit(struct db *db, GError **error)
{
	g_assert(db->in_transaction);
	exec(db, "COMMIT");
	GError *first = g_steal_pointer(&db->error);
	if (first)
		db_rollback(db);
	db->in_transaction = FALSE;
	if (!first)
		return TRUE;
	g_propagate_error(error, first);
	return FALSE;
}

void db_rollback(struct db *db)
{
	g_clear_error(&db->error);
	/* SQLite may have rolled back by itself (disk full); then there is nothing to undo. */
	if (!sqlite3_get_autocommit(db->handle))
		sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
	db->in_transaction = FALSE;
}

void db_read_begin(struct db *db)
{
	/* Inside a transaction all reads see one state already. */
	if (db->in_transaction) {
		db->inner_reads++;
		return;
	}
	db->in_transaction = TRUE;
	exec(db, "BEGIN");
}

void db_read_end(struct db *db)
{
	if (db->inner_reads > 0) {
		db->inner_reads--;
		return;
	}
	/* Ends the transaction but keeps an error for db_ok(). */
	if (!sqlite3_get_autocommit(db->handle))
		sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
	db->in_transaction = FALSE;
}

gboolean db_is_writable(struct db *db)
{
	return sqlite3_db_readonly(db->handle, "main") == 0;
}

char *db_check(struct db *db)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *result = db_text(db, "PRAGMA quick_check(1)", "");
	if (!db_ok(db, &error))
		return g_strdup(error->message);
	return g_steal_pointer(&result);
}
