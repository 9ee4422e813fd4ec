/* db_upgrade: a database of the first version becomes one of this version. */
#include "desk/ticket.h"
#include "tests/unit/folder.h"

#include <sqlite3.h>
#include <string.h>

/* The schema of version 1 as it was delivered, and a small desk in it. */
#define OLD_SCHEMA "tests/unit/schema-1.sql"
#define OLD_DESK "tests/unit/desk-1.sql"

struct fixture {
	char *folder;
	char *path;
	struct db *db; /* of this version; NULL until it is opened */
};

static void run_file(sqlite3 *old, const char *file)
{
	g_autofree char *sql = NULL;
	g_autoptr(GError) error = NULL;
	g_file_get_contents(file, &sql, NULL, &error);
	g_assert_no_error(error);
	g_assert_cmpint(sqlite3_exec(old, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

static void run_old(struct fixture *o, const char *sql)
{
	sqlite3 *old;
	g_assert_cmpint(sqlite3_open(o->path, &old), ==, SQLITE_OK);
	g_assert_cmpint(sqlite3_exec(old, sql, NULL, NULL, NULL), ==, SQLITE_OK);
	sqlite3_close(old);
}

static void set_up(struct fixture *o, gconstpointer data)
{
	(void)data;
	g_autoptr(GError) error = NULL;
	sqlite3 *old;
	o->folder = g_dir_make_tmp("desktik-upgrade-XXXXXX", &error);
	g_assert_no_error(error);
	o->path = g_build_filename(o->folder, "desk.db", NULL);
	g_assert_cmpint(sqlite3_open(o->path, &old), ==, SQLITE_OK);
	run_file(old, OLD_SCHEMA);
	run_file(old, OLD_DESK);
	sqlite3_close(old);
}

static void tear_down(struct fixture *o, gconstpointer data)
{
	(void)data;
	db_close(o->db);
	folder_remove(o->folder);
	g_free(o->folder);
	g_free(o->path);
}

static void open_now(struct fixture *o)
{
	g_autoptr(GError) error = NULL;
	o->db = db_open(o->path, DB_CREATE, &error);
	g_assert_no_error(error);
}

/* All that a query finds, a line for each row. */
static char *all_of(struct db *db, const char *sql)
{
	g_autoptr(GError) error = NULL;
	GString *text = g_string_new("");
	g_autoptr(query_auto) query = db_query(db, sql, "");
	while (query_next(query))
		g_string_append_printf(text, "%s\n", query_text(query, 0));
	db_ok(db, &error);
	g_assert_no_error(error);
	return g_string_free(text, FALSE);
}

#define assert_same(sql)                                                                           \
	do {                                                                                       \
		g_autofree char *upgraded = all_of(o->db, sql);                                    \
		g_autofree char *made_new = all_of(fresh, sql);                                    \
		g_assert_cmpstr(upgraded, ==, made_new);                                           \
		g_assert_cmpstr(made_new, !=, "");                                                 \
	} while (0)

static void the_schema_is_that_of_a_new_database(struct fixture *o, gconstpointer data)
{
	(void)data;
	g_autoptr(GError) error = NULL;
	g_autoptr(db_auto) fresh = db_open(":memory:", DB_CREATE, &error);
	g_assert_no_error(error);
	open_now(o);
	assert_same("SELECT type || ' ' || name || ' ' || tbl_name || ' ' || ifnull(sql, '') "
		    "FROM sqlite_schema ORDER BY type, name");
	/* Every column of every table, in its place. */
	assert_same("SELECT t.name || ' ' || c.cid || ' ' || c.name || ' ' || c.type || ' ' || "
		    "c.\"notnull\" || ' ' || ifnull(c.dflt_value, '') || ' ' || c.pk "
		    "FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table' "
		    "ORDER BY t.name, c.cid");
	assert_same("PRAGMA user_version");
}

static void every_row_is_still_there(struct fixture *o, gconstpointer data)
{
	(void)data;
	static const struct {
		const char *table;
		int rows;
	} tables[] = { { "person", 3 }, { "office", 2 }, { "office_pattern", 2 }, { "service", 1 },
		{ "holiday", 1 }, { "ticket", 2 }, { "participant", 1 }, { "mail", 2 },
		{ "original", 1 }, { "attachment", 1 }, { "event", 6 }, { "thread", 1 },
		{ "outbox", 1 }, { "place", 1 }, { "run", 1 }, { "report", 1 }, { "solved", 1 },
		{ "undo", 0 }, { "leave", 0 } };
	open_now(o);
	for (guint i = 0; i < G_N_ELEMENTS(tables); i++) {
		g_autofree char *sql = g_strdup_printf("SELECT count(*) FROM %s", tables[i].table);
		g_test_message("%s", tables[i].table);
		g_assert_cmpint(db_int(o->db, sql, ""), ==, tables[i].rows);
	}
	g_assert_true(db_ok(o->db, NULL));
}

static void a_ticket_keeps_all_that_it_was(struct fixture *o, gconstpointer data)
{
	(void)data;
	open_now(o);
	g_autoptr(ticket_auto) t = ticket_load_number(o->db, "TIK-2026-000001");
	g_assert_nonnull(t);
	g_assert_cmpstr(t->subject, ==, "wifi mati");
	g_assert_cmpstr(t->phone, ==, "081200000000");
	g_assert_cmpstr(t->office, ==, "Dinas Kesehatan");
	g_assert_cmpstr(t->assignee_name, ==, "Tono Contoh");
	g_assert_cmpint(t->status, ==, STATUS_SELESAI);
	g_assert_cmpint(t->availability, ==, 100);
	g_assert_cmpint(t->opened_at, ==, 1795399200);
	g_assert_cmpint(t->report_event, ==, 4);
	g_assert_cmpstr(t->letter_office, ==, "Dinas Kesehatan");
	g_assert_cmpint(t->rating, ==, 3);
	g_assert_cmpstr(t->severity_words, ==, "");
	g_assert_cmpint(t->passed, ==, 0);
	g_assert_cmpint(t->merged_into, ==, 0);
}

static void the_directory_knows_the_same_people(struct fixture *o, gconstpointer data)
{
	(void)data;
	open_now(o);
	g_autofree char *people = all_of(o->db,
		"SELECT id || ' ' || email || ' ' || active || ' ' || from_day FROM person "
		"ORDER BY id");
	g_assert_cmpstr(people, ==,
		"1 tono@tik.example 1 \n2 lina@tik.example 1 \n3 lama@tik.example 0 \n");
	g_autofree char *patterns =
		all_of(o->db, "SELECT pattern || ' ' || office_id FROM office_pattern ORDER BY 1");
	g_assert_cmpstr(patterns, ==, "@dinkes.example 1\n@dlh.example 2\n");
}

static void the_history_still_verifies_and_goes_on(struct fixture *o, gconstpointer data)
{
	(void)data;
	open_now(o);
	g_assert_cmpint(event_verify(o->db), ==, 0);
	struct event event = { .ticket_id = 2,
		.at = 1795413700,
		.actor = (char *)"",
		.actor_name = (char *)"Desk TIK",
		.actor_role = (char *)"desk",
		.kind = (char *)EVENT_COMMENT,
		.from_status = (char *)"baru",
		.to_status = (char *)"baru",
		.text = (char *)"",
		.proof = (char *)"desk" };
	event_add(o->db, &event);
	g_assert_cmpint(event.id, ==, 7);
	g_assert_cmpint(event_verify(o->db), ==, 0);
	db_run(o->db, "DELETE FROM event", "");
	g_assert_false(db_ok(o->db, NULL));
}

/* One more row of the old history of ticket 1; what it was chained to is of no matter here. */
static void add_old(struct fixture *o, int id, const char *kind, const char *from, const char *to,
	const char *text)
{
	g_autofree char *sql = g_strdup_printf(
		"INSERT INTO event VALUES (%d, 1, %d, 'lina@tik.example', 'Lina Contoh', "
		"'pimpinan', '%s', '%s', '%s', '%s', 0, 'token', NULL, '', '')",
		id, 1795413600 + id, kind, from, to, text);
	run_old(o, sql);
}

static char *approvals(struct fixture *o)
{
	open_now(o);
	return all_of(o->db,
		"SELECT event_id || ' ' || report_event || ' ' || reported_at || ' ' || due || "
		"'[' || digest || ']' FROM approval WHERE taken_back IS NULL ORDER BY event_id");
}

static void an_approval_of_before_is_brought_over_without_a_code(
	struct fixture *o, gconstpointer data)
{
	(void)data;
	g_autofree char *found = approvals(o);
	g_autofree char *due = all_of(o->db, "SELECT due FROM ticket WHERE id = 1");
	g_autofree char *expected = g_strdup_printf("5 4 1795406400 %s[]\n", g_strchomp(due));
	g_assert_cmpstr(found, ==, expected);
}

static void an_approval_that_was_taken_back_is_not(struct fixture *o, gconstpointer data)
{
	(void)data;
	add_old(o, 7, "ditarik", "selesai", "tindak_lanjut", "SETUJU: ");
	g_autofree char *found = approvals(o);
	g_assert_cmpstr(found, ==, "");
	g_assert_cmpint(db_int(o->db, "SELECT taken_back FROM approval", ""), ==, 7);
}

/* Approved, reopened, reported and approved again: both count, each with its own report. */
static void the_approvals_of_a_reopened_ticket_both_are(struct fixture *o, gconstpointer data)
{
	(void)data;
	add_old(o, 7, "belum", "selesai", "dikerjakan", "belum beres");
	add_old(o, 8, "selesai", "dikerjakan", "tindak_lanjut", "router diganti");
	add_old(o, 9, "setuju", "tindak_lanjut", "selesai", "");
	add_old(o, 10, "ditarik", "selesai", "selesai", "NILAI: 3");
	open_now(o);
	g_autofree char *found = all_of(
		o->db, "SELECT event_id || ' ' || report_event FROM approval ORDER BY event_id");
	g_assert_cmpstr(found, ==, "5 4\n9 8\n");
}

static void only_the_one_that_was_taken_back_is_not(struct fixture *o, gconstpointer data)
{
	(void)data;
	add_old(o, 7, "belum", "selesai", "dikerjakan", "belum beres");
	add_old(o, 8, "selesai", "dikerjakan", "tindak_lanjut", "router diganti");
	add_old(o, 9, "setuju", "tindak_lanjut", "selesai", "");
	add_old(o, 10, "ditarik", "selesai", "tindak_lanjut", "SETUJU: ");
	open_now(o);
	g_autofree char *found =
		all_of(o->db, "SELECT event_id FROM approval WHERE taken_back IS NULL");
	g_assert_cmpstr(found, ==, "5\n");
}

static void solved_cases_are_still_found(struct fixture *o, gconstpointer data)
{
	(void)data;
	open_now(o);
	g_assert_cmpint(
		db_int(o->db, "SELECT rowid FROM solved WHERE solved MATCH 'kabel'", ""), ==, 1);
}

static void references_are_whole_and_kept_from_now_on(struct fixture *o, gconstpointer data)
{
	(void)data;
	open_now(o);
	g_assert_cmpint(db_int(o->db, "SELECT count(*) FROM pragma_foreign_key_check", ""), ==, 0);
	db_run(o->db, "UPDATE ticket SET office_id = 99", "");
	g_assert_false(db_ok(o->db, NULL));
	db_run(o->db, "DELETE FROM person WHERE id = 1", "");
	g_assert_false(db_ok(o->db, NULL));
}

static void a_ticket_can_be_kept_for_batal(struct fixture *o, gconstpointer data)
{
	(void)data;
	open_now(o);
	ticket_keep_before(o->db, 1, 5);
	struct event *event;
	g_autoptr(ticket_auto) before = ticket_load_before(o->db, 1, &event);
	g_assert_nonnull(before);
	g_assert_cmpint(before->rating, ==, 3);
	g_assert_cmpint(before->opened_at, ==, 1795399200);
	event_free(event);
}

static void a_reader_says_what_to_do(struct fixture *o, gconstpointer data)
{
	(void)data;
	static const enum db_mode modes[] = { DB_READ_ONLY, DB_WRITE };
	for (guint i = 0; i < G_N_ELEMENTS(modes); i++) {
		g_autoptr(GError) error = NULL;
		g_assert_null(db_open(o->path, modes[i], &error));
		g_assert_error(error, DB_ERROR, DB_ERROR_OPEN);
		g_assert_nonnull(strstr(error->message, "is of version 1"));
		g_assert_nonnull(strstr(error->message, "desktik ledger"));
	}
}

static void a_database_whose_rows_point_at_none_stays_as_it_was(
	struct fixture *o, gconstpointer data)
{
	(void)data;
	g_autoptr(GError) error = NULL;
	run_old(o, "UPDATE ticket SET office_id = 99 WHERE id = 2");
	g_assert_null(db_open(o->path, DB_CREATE, &error));
	g_assert_error(error, DB_ERROR, DB_ERROR_CORRUPT);
	g_assert_nonnull(strstr(error->message, "table ticket"));
	sqlite3 *old;
	sqlite3_stmt *statement;
	g_assert_cmpint(sqlite3_open(o->path, &old), ==, SQLITE_OK);
	sqlite3_prepare_v2(old, "PRAGMA user_version", -1, &statement, NULL);
	g_assert_cmpint(sqlite3_step(statement), ==, SQLITE_ROW);
	g_assert_cmpint(sqlite3_column_int(statement, 0), ==, 1);
	sqlite3_finalize(statement);
	g_assert_cmpint(
		sqlite3_exec(old, "SELECT from_day FROM person", NULL, NULL, NULL), !=, SQLITE_OK);
	sqlite3_close(old);
}

static void once_is_enough(struct fixture *o, gconstpointer data)
{
	(void)data;
	open_now(o);
	db_run(o->db, "UPDATE person SET from_day = '2026-01-01' WHERE id = 1", "");
	db_close(o->db);
	open_now(o);
	g_assert_cmpint(
		db_int(o->db, "SELECT count(*) FROM person WHERE from_day <> ''", ""), ==, 1);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add("/upgrade/" #name, struct fixture, NULL, set_up, name, tear_down)
	TEST(the_schema_is_that_of_a_new_database);
	TEST(every_row_is_still_there);
	TEST(a_ticket_keeps_all_that_it_was);
	TEST(the_directory_knows_the_same_people);
	TEST(the_history_still_verifies_and_goes_on);
	TEST(an_approval_of_before_is_brought_over_without_a_code);
	TEST(an_approval_that_was_taken_back_is_not);
	TEST(the_approvals_of_a_reopened_ticket_both_are);
	TEST(only_the_one_that_was_taken_back_is_not);
	TEST(solved_cases_are_still_found);
	TEST(references_are_whole_and_kept_from_now_on);
	TEST(a_ticket_can_be_kept_for_batal);
	TEST(a_reader_says_what_to_do);
	TEST(a_database_whose_rows_point_at_none_stays_as_it_was);
	TEST(once_is_enough);
	return g_test_run();
}
