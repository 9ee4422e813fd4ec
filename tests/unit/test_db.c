/* db: transactions, and reads that stand inside one. */
#include "desk/db.h"

#include <glib/gstdio.h>

struct fixture {
	char *folder;
	char *path;
	struct db *db;
};

static void set_up(struct fixture *o, gconstpointer data)
{
	(void)data;
	g_autoptr(GError) error = NULL;
	o->folder = g_dir_make_tmp("desktik-db-XXXXXX", &error);
	g_assert_no_error(error);
	o->path = g_build_filename(o->folder, "desk.db", NULL);
	o->db = db_open(o->path, DB_CREATE, &error);
	g_assert_no_error(error);
}

static void tear_down(struct fixture *o, gconstpointer data)
{
	(void)data;
	static const char *const endings[] = { "", "-wal", "-shm" };
	db_close(o->db);
	for (guint i = 0; i < G_N_ELEMENTS(endings); i++) {
		g_autofree char *file = g_strconcat(o->path, endings[i], NULL);
		g_unlink(file);
	}
	g_rmdir(o->folder);
	g_free(o->path);
	g_free(o->folder);
}

static void add_fact(struct db *db, const char *name)
{
	db_run(db, "INSERT INTO fact (name, value) VALUES (?, '')", "s", name);
}

static gint64 facts(struct db *db)
{
	return db_int(db, "SELECT count(*) FROM fact", "");
}

static void read_inside_a_write_belongs_to_it(struct fixture *o, gconstpointer data)
{
	(void)data;
	g_autoptr(GError) error = NULL;
	db_begin(o->db);
	add_fact(o->db, "before");
	db_read_begin(o->db);
	g_assert_cmpint(facts(o->db), ==, 1);
	db_read_end(o->db);
	add_fact(o->db, "after");
	g_assert_true(db_commit(o->db, &error));
	g_assert_no_error(error);
	g_assert_cmpint(facts(o->db), ==, 2);
}

static void rollback_undoes_what_stood_around_a_read(struct fixture *o, gconstpointer data)
{
	(void)data;
	db_begin(o->db);
	add_fact(o->db, "before");
	db_read_begin(o->db);
	db_read_end(o->db);
	db_rollback(o->db);
	g_assert_cmpint(facts(o->db), ==, 0);
}

static void read_sees_one_state(struct fixture *o, gconstpointer data)
{
	(void)data;
	g_autoptr(GError) error = NULL;
	g_autoptr(db_auto) other = db_open(o->path, DB_WRITE, &error);
	g_assert_no_error(error);
	db_read_begin(o->db);
	g_assert_cmpint(facts(o->db), ==, 0);
	db_begin(other);
	add_fact(other, "meanwhile");
	g_assert_true(db_commit(other, &error));
	g_assert_cmpint(facts(o->db), ==, 0);
	db_read_end(o->db);
	g_assert_cmpint(facts(o->db), ==, 1);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add("/db/" #name, struct fixture, NULL, set_up, name, tear_down)
	TEST(read_inside_a_write_belongs_to_it);
	TEST(rollback_undoes_what_stood_around_a_read);
	TEST(read_sees_one_state);
	return g_test_run();
}
