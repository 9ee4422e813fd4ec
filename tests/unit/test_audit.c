/* audit: whoever tampers with the file of the database is found, and what was done is named. */
#include "desk/audit.h"
#include "desk/ledger.h"
#include "tests/unit/desk.h"

#include <sqlite3.h>
#include <string.h>

/* Rini's letter and Tono's TERIMA: entries 1 to 3 of one ticket; then a second one: 4 and 5. */
static void write_history(struct desk *o)
{
	HEAR(RINI, "wifi kantor mati dari pagi");
	desk_answer(o, TONO, "TERIMA");
	HEAR(DEWI, "aplikasi tidak bisa dibuka");
	g_assert_cmpint(db_int(o->db, "SELECT max(id) FROM event", ""), ==, 5);
}

/* Somebody with the file at hand, and any program for SQLite. */
static void tamper(struct desk *o, const char *sql)
{
	sqlite3 *file;
	char *said = NULL;
	g_assert_cmpint(sqlite3_open(o->settings->database_path, &file), ==, SQLITE_OK);
	sqlite3_exec(file,
		"DROP TRIGGER IF EXISTS event_no_update; DROP TRIGGER IF EXISTS event_no_delete",
		NULL, NULL, NULL);
	g_assert_cmpint(sqlite3_exec(file, sql, NULL, NULL, &said), ==, SQLITE_OK);
	/* And whoever covers the tracks. */
	g_assert_cmpint(sqlite3_exec(file,
				"CREATE TRIGGER event_no_update BEFORE UPDATE ON event\n"
				"BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;"
				"CREATE TRIGGER event_no_delete BEFORE DELETE ON event\n"
				"BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;",
				NULL, NULL, &said),
		==, SQLITE_OK);
	sqlite3_close(file);
}

#define assert_found(expected, id, ticket, fine_before)                                            \
	do {                                                                                       \
		g_autoptr(GError) wrong = NULL;                                                    \
		struct audit audit;                                                                \
		audit_verify(o->db, &audit);                                                       \
		db_ok(o->db, &wrong);                                                              \
		g_assert_no_error(wrong);                                                          \
		g_assert_cmpstr(audit_fault_word(audit.fault), ==, expected);                      \
		g_assert_cmpint(audit.broken, ==, id);                                             \
		g_assert_cmpint(audit.ticket_id, ==, ticket);                                      \
		g_assert_cmpint(audit.fine, ==, fine_before);                                      \
		audit_clear(&audit);                                                               \
	} while (0)

static void an_untouched_history_is_whole(struct desk *o, gconstpointer data)
{
	(void)data;
	assert_found("", 0, 0, 0);
	write_history(o);
	assert_found("", 0, 0, 5);
	/* The tool that the other tests use changes nothing by itself. */
	tamper(o, "SELECT 1");
	assert_found("", 0, 0, 5);
}

static void an_edited_row_is_named(struct desk *o, gconstpointer data)
{
	(void)data;
	write_history(o);
	tamper(o, "UPDATE event SET text = 'lain' WHERE id = 4");
	assert_found("content", 4, 2, 3);
}

static void the_first_of_several_is_named(struct desk *o, gconstpointer data)
{
	(void)data;
	write_history(o);
	tamper(o, "UPDATE event SET actor_name = 'Sari Contoh' WHERE id IN (2, 5)");
	assert_found("content", 2, 1, 1);
}

static void a_deleted_row_is_named(struct desk *o, gconstpointer data)
{
	(void)data;
	write_history(o);
	tamper(o, "DELETE FROM event WHERE id = 3");
	assert_found("missing", 3, 0, 2);
}

static void the_first_row_can_not_be_deleted_either(struct desk *o, gconstpointer data)
{
	(void)data;
	write_history(o);
	tamper(o, "UPDATE ticket SET report_event = NULL; DELETE FROM event WHERE id = 1");
	assert_found("missing", 1, 0, 0);
}

static void a_history_that_is_cut_off_is_found(struct desk *o, gconstpointer data)
{
	(void)data;
	write_history(o);
	tamper(o, "DELETE FROM event WHERE id >= 4");
	assert_found("cut", 4, 0, 3);
}

static void a_history_that_is_emptied_is_found(struct desk *o, gconstpointer data)
{
	(void)data;
	write_history(o);
	tamper(o, "DELETE FROM event");
	assert_found("cut", 1, 0, 0);
}

static void swapped_rows_are_found(struct desk *o, gconstpointer data)
{
	(void)data;
	write_history(o);
	tamper(o, "UPDATE event SET id = 99 WHERE id = 2; UPDATE event SET id = 2 WHERE id = 3; "
		  "UPDATE event SET id = 3 WHERE id = 99");
	assert_found("content", 2, 1, 1);
}

/* Who knows how the hash is made writes a row that fits itself, but not what follows. */
static void replace(struct desk *o, gint64 id, const char *text)
{
	struct event *event = event_load(o->db, id);
	g_free(event->text);
	event->text = g_strdup(text);
	g_autofree char *hash = event_hash(event, event->prev_hash);
	g_autofree char *sql = g_strdup_printf(
		"UPDATE event SET text = '%s', hash = '%s' WHERE id = %d", text, hash, (int)id);
	event_free(event);
	tamper(o, sql);
}

static void a_row_that_was_forged_well_does_not_fit_its_successor(
	struct desk *o, gconstpointer data)
{
	(void)data;
	write_history(o);
	replace(o, 3, "lain");
	assert_found("predecessor", 4, 2, 3);
}

static void the_last_row_can_not_be_forged_either(struct desk *o, gconstpointer data)
{
	(void)data;
	write_history(o);
	replace(o, 5, "lain");
	assert_found("head", 5, 0, 5);
}

/* Entry 6, as good as one of the desk. */
static void insert(struct desk *o, gint64 id)
{
	struct event *event = event_load(o->db, 5);
	event->id = id;
	g_autofree char *hash = event_hash(event, event->hash);
	g_autofree char *sql = g_strdup_printf(
		"INSERT INTO event SELECT %d, ticket_id, at, actor, actor_name, actor_role, kind, "
		"from_status, to_status, text, internal, proof, mail_id, hash, '%s' FROM event "
		"WHERE id = 5",
		(int)id, hash);
	event_free(event);
	tamper(o, sql);
}

static void a_row_that_somebody_added_is_found(struct desk *o, gconstpointer data)
{
	(void)data;
	write_history(o);
	insert(o, 6);
	assert_found("added", 6, 2, 6);
}

static void nor_can_one_be_put_before_the_first(struct desk *o, gconstpointer data)
{
	(void)data;
	write_history(o);
	insert(o, 0);
	assert_found("added", 0, 2, 0);
}

static void a_head_that_is_gone_is_found(struct desk *o, gconstpointer data)
{
	(void)data;
	write_history(o);
	tamper(o, "DELETE FROM event WHERE id = 5; DELETE FROM fact WHERE name = 'audit_head'");
	assert_found("head", 4, 0, 4);
}

static void what_was_approved_is_what_the_entry_says(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	gint64 entries = db_int(o->db, "SELECT count(*) FROM event", "");
	gint64 entry = db_int(o->db, "SELECT event_id FROM approval", "");
	assert_found("", 0, 0, entries);
	tamper(o, "UPDATE approval SET digest = "
		  "'00000000000000000000000000000000000000000000000000000000000000ff'");
	assert_found("approval", entry, 1, entries);
}

/* Whoever wants to print something else as approved. */
static void an_approval_can_not_be_emptied_removed_or_put_under_another_text(
	struct desk *o, gconstpointer data)
{
	(void)data;
	static const char *const tricks[] = { "UPDATE approval SET digest = ''",
		"UPDATE approval SET at = at - 100000", "DELETE FROM approval",
		"UPDATE ticket SET subject = 'palsu'" };
	for (guint i = 0; i < G_N_ELEMENTS(tricks); i++) {
		if (i) {
			desk_tear_down(o, NULL);
			*o = (struct desk){ 0 };
			desk_set_up(o, NULL);
		}
		desk_reach(o, STATUS_SELESAI);
		gint64 entries = db_int(o->db, "SELECT count(*) FROM event", "");
		gint64 entry = db_int(o->db, "SELECT event_id FROM approval", "");
		assert_found("", 0, 0, entries);
		tamper(o, tricks[i]);
		assert_found("approval", entry, 1, entries);
	}
}

static void a_trigger_that_is_gone_is_found(struct desk *o, gconstpointer data)
{
	(void)data;
	static const char *const changes[] = { "DROP TRIGGER event_no_update",
		"DROP TRIGGER event_no_delete",
		"DROP TRIGGER event_no_update; CREATE TRIGGER event_no_update BEFORE UPDATE ON "
		"event BEGIN SELECT 1; END" };
	write_history(o);
	for (guint i = 0; i < G_N_ELEMENTS(changes); i++) {
		sqlite3 *file;
		tamper(o, "SELECT 1");
		g_assert_cmpint(sqlite3_open(o->settings->database_path, &file), ==, SQLITE_OK);
		g_assert_cmpint(sqlite3_exec(file, changes[i], NULL, NULL, NULL), ==, SQLITE_OK);
		sqlite3_close(file);
		assert_found("trigger", 0, 0, 5);
	}
}

/* All was written anew, head and all: only what was noted elsewhere shows it. */
static void what_was_noted_elsewhere_shows_a_history_that_was_written_anew(
	struct desk *o, gconstpointer data)
{
	(void)data;
	struct audit audit;
	write_history(o);
	audit_verify(o->db, &audit);
	g_assert_true(audit_has(o->db, audit.head, audit.hash));
	replace(o, 5, "lain");
	tamper(o, "UPDATE fact SET value = (SELECT id || ' ' || hash FROM event WHERE id = 5) "
		  "WHERE name = 'audit_head'");
	assert_found("", 0, 0, 5);
	g_assert_false(audit_has(o->db, audit.head, audit.hash));
	g_assert_false(audit_has(o->db, 99, audit.hash));
	audit_clear(&audit);
}

static void a_decision_that_is_rolled_back_leaves_the_head(struct desk *o, gconstpointer data)
{
	(void)data;
	write_history(o);
	db_begin(o->db);
	struct event event = { .ticket_id = 1,
		.at = o->now,
		.actor = (char *)"",
		.actor_name = (char *)"Desk TIK",
		.actor_role = (char *)"desk",
		.kind = (char *)EVENT_COMMENT,
		.from_status = (char *)"baru",
		.to_status = (char *)"baru",
		.text = (char *)"",
		.proof = (char *)"desk" };
	event_add(o->db, &event);
	db_rollback(o->db);
	assert_found("", 0, 0, 5);
}

static void entries_are_listed_by_ticket_and_time(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi kantor mati dari pagi");
	o->now += DAY;
	desk_answer(o, TONO, "TERIMA");
	HEAR(DEWI, "aplikasi tidak bisa dibuka");
	g_autoptr(GPtrArray) all = audit_list(o->db, 0, 0);
	g_assert_cmpuint(all->len, ==, 5);
	g_autoptr(GPtrArray) first = audit_list(o->db, 1, 0);
	g_assert_cmpuint(first->len, ==, 3);
	g_autoptr(GPtrArray) late = audit_list(o->db, 1, o->now);
	g_assert_cmpuint(late->len, ==, 1);
	const struct event *event = late->pdata[0];
	g_assert_cmpstr(event->kind, ==, "terima");
	g_assert_cmpuint(strlen(event->hash), ==, 64);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add("/audit/" #name, struct desk, NULL, desk_set_up, name, desk_tear_down)
	TEST(an_untouched_history_is_whole);
	TEST(an_edited_row_is_named);
	TEST(the_first_of_several_is_named);
	TEST(a_deleted_row_is_named);
	TEST(the_first_row_can_not_be_deleted_either);
	TEST(a_history_that_is_cut_off_is_found);
	TEST(a_history_that_is_emptied_is_found);
	TEST(swapped_rows_are_found);
	TEST(a_row_that_was_forged_well_does_not_fit_its_successor);
	TEST(the_last_row_can_not_be_forged_either);
	TEST(a_row_that_somebody_added_is_found);
	TEST(nor_can_one_be_put_before_the_first);
	TEST(a_head_that_is_gone_is_found);
	TEST(what_was_approved_is_what_the_entry_says);
	TEST(an_approval_can_not_be_emptied_removed_or_put_under_another_text);
	TEST(a_trigger_that_is_gone_is_found);
	TEST(what_was_noted_elsewhere_shows_a_history_that_was_written_anew);
	TEST(a_decision_that_is_rolled_back_leaves_the_head);
	TEST(entries_are_listed_by_ticket_and_time);
	return g_test_run();
}
