/*
 * db: the one thin wrapper over SQLite. All SQL text lives in desk/; it is constant, its values
 * are bound.
 *
 * Errors stick: after the first failure every query finds no row and every statement does
 * nothing, until db_ok() takes the error or the transaction ends. So a sequence of reads and
 * writes needs one check, at its end; db_commit() is such a check and never commits half a work.
 */
#ifndef DESK_DB_H
#define DESK_DB_H

#include <glib.h>

struct db;
struct query;

#define DB_ERROR (db_error_quark())
GQuark db_error_quark(void);
enum db_error {
	DB_ERROR_OPEN,    /* no such file, no permission, a newer version */
	DB_ERROR_CORRUPT, /* the file is damaged or no database */
	DB_ERROR_FULL,    /* disk full or not writable: try again later */
	DB_ERROR_BUSY,    /* another program holds it: try again later */
	DB_ERROR_OTHER,
};

enum db_mode {
	DB_CREATE,    /* make it if missing, bring an older one to this version's schema */
	DB_WRITE,     /* must exist and have this version's schema */
	DB_READ_ONLY, /* the same, and no statement can write */
};

/* WAL, synchronous=FULL, foreign keys on. A database of a newer version is refused; of an older one,
 * too, but for DB_CREATE. */
struct db *db_open(const char *path, enum db_mode mode, GError **error);
/* An empty one in memory, where a row may refer to what is not there: for samples. */
struct db *db_open_scratch(GError **error);
void db_close(struct db *db);
typedef struct db db_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(db_auto, db_close)

/*
 * Starts a statement. `types` names the values that follow, one letter each: 's' const char *
 * (NULL binds NULL), 'i' gint64 (cast it!), 'b' GBytes *, 'o' gint64 where 0 binds NULL.
 * Never NULL; the caller ends it with query_end(). Statements are cached by their text.
 */
struct query *db_query(struct db *db, const char *sql, const char *types, ...);
gboolean query_next(struct query *query); /* TRUE: a row is there */
gint64 query_int(struct query *query, int column); /* 0 for NULL */
/* "" for NULL; valid until the next query_next() or query_end(). */
const char *query_text(struct query *query, int column);
gboolean query_is_null(struct query *query, int column);
GBytes *query_bytes(struct query *query, int column); /* the caller unrefs it */
void query_end(struct query *query);
typedef struct query query_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(query_auto, query_end)

/* A statement without rows. */
void db_run(struct db *db, const char *sql, const char *types, ...);
/* First column of the first row; 0 / NULL without one. The caller frees the text. */
gint64 db_int(struct db *db, const char *sql, const char *types, ...);
char *db_text(struct db *db, const char *sql, const char *types, ...);
gint64 db_last_id(struct db *db);

/* TRUE if nothing failed since the last look; else FALSE, `error` set, and the error is cleared. */
gboolean db_ok(struct db *db, GError **error);

/* One write transaction (BEGIN IMMEDIATE). Commit is FALSE with `error`, and rolled back, after any
 * failure inside; nothing is reported before it is on disk. */
void db_begin(struct db *db);
gboolean db_commit(struct db *db, GError **error);
void db_rollback(struct db *db);

/*
 * A read transaction: all queries until db_read_end() see one state of the database. Inside another
 * transaction it is part of that one and ends nothing.
 */
void db_read_begin(struct db *db);
void db_read_end(struct db *db);

/* PRAGMA quick_check; "ok" or what is wrong. The caller frees it. */
char *db_check(struct db *db);
/* FALSE: whose file it is, or its mode, does not let us write to it. */
gboolean db_is_writable(struct db *db);

#endif
