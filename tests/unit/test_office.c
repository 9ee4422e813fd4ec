/* office: offices are reorganised; tickets, addresses, figures and history follow. */
#include "desk/office.h"
#include "desk/figures_tables.h"
#include "tests/unit/desk.h"
#include "tests/unit/folder.h"

#include <string.h>

#define HEALTH "Dinas Kesehatan"
#define ENVIRONMENT "Dinas Lingkungan Hidup"

static gint64 merge(struct desk *o, const char *old, const char *new, GError **error)
{
	const struct office_merge how = {
		.by = OPI, .by_name = "Opi Contoh", .reason = "Perda 1/2027", .now = o->now
	};
	db_begin(o->db);
	gint64 tickets = office_merge(o->db, old, new, &how, error);
	if (tickets < 0)
		db_rollback(o->db);
	else
		g_assert_true(db_commit(o->db, NULL));
	return tickets;
}

static void tickets_and_addresses_belong_to_the_new_office(struct desk *o, gconstpointer data)
{
	(void)data;
	g_autoptr(GError) error = NULL;
	desk_reach(o, STATUS_SELESAI);
	HEAR(DEWI, "aplikasi tidak bisa dibuka");
	g_assert_cmpint(merge(o, "dinas kesehatan", ENVIRONMENT, &error), ==, 1);
	g_assert_no_error(error);
	g_assert_cmpstr(desk_ticket(o)->office, ==, ENVIRONMENT);
	g_autofree char *today = desk_today(o);
	g_autoptr(office_auto) office = directory_office(o->db, RINI, today);
	g_assert_cmpstr(office->name, ==, ENVIRONMENT);
}

static void the_history_keeps_the_old_name(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	merge(o, HEALTH, ENVIRONMENT, NULL);
	g_autoptr(GPtrArray) events = event_list(o->db, desk_ticket(o)->id);
	const struct event *last = events->pdata[events->len - 1];
	g_assert_cmpstr(last->kind, ==, EVENT_CORRECTED);
	g_assert_cmpstr(last->actor, ==, OPI);
	g_assert_cmpstr(last->proof, ==, "cli");
	g_assert_cmpstr(
		last->text, ==, "Kantor: " HEALTH " → " ENVIRONMENT "\nAlasan: Perda 1/2027");
	g_assert_cmpstr(last->from_status, ==, last->to_status);
	g_assert_cmpint(event_verify(o->db), ==, 0);
}

static void people_of_both_offices_are_colleagues_now(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	merge(o, HEALTH, ENVIRONMENT, NULL);
	desk_answer(o, RINI, "ruangnya di lantai dua");
	assert_outcome(REPLY);
	desk_answer(o, RINI, "BATAL");
	assert_status(DIBATALKAN);
}

static void a_month_of_the_past_counts_them_as_one(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	HEAR(DEWI, "aplikasi tidak bisa dibuka");
	merge(o, HEALTH, ENVIRONMENT, NULL);
	g_autoptr(month_auto) month = month_open(o->db, "2026-11", o->settings->timezone, o->now);
	g_autoptr(figures_tables_auto) tables =
		figures_tables(month, o->calendar, o->settings->timezone);
	g_assert_cmpuint(tables->offices->len, ==, 1);
	const struct figures_line *row = tables->offices->pdata[0];
	g_assert_cmpstr(row->name, ==, ENVIRONMENT);
	g_assert_cmpint(row->received, ==, 2);
}

static void what_batal_brings_back_is_of_the_new_office(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	merge(o, HEALTH, ENVIRONMENT, NULL);
	desk_answer(o, TONO, "BATAL");
	assert_status(BARU);
	g_assert_cmpstr(desk_ticket(o)->office, ==, ENVIRONMENT);
}

/* The office that opd.csv says the address belongs to; the caller frees it. */
static char *imported(struct desk *o, const char *rows, const char *address, GPtrArray *warnings)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *today = desk_today(o);
	g_autofree char *text = g_strconcat("pola,opd,kebutuhan\n", rows, NULL);
	g_autofree char *path = folder_put(o->folder, "opd.csv", text);
	struct directory_files files = { .offices = path };
	directory_import(o->db, &files, today, warnings, &error);
	g_assert_no_error(error);
	g_autoptr(office_auto) office = directory_office(o->db, address, today);
	return g_strdup(office ? office->name : "-");
}

static void a_file_that_names_the_old_one_means_the_new_one(struct desk *o, gconstpointer data)
{
	(void)data;
	static const char rows[] = "@dinkes.example," HEALTH ",4\n@dlh.example," ENVIRONMENT ",2\n";
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	merge(o, HEALTH, ENVIRONMENT, NULL);
	g_autofree char *office = imported(o, rows, RINI, warnings);
	g_assert_cmpstr(office, ==, ENVIRONMENT);
	gboolean warned = FALSE;
	for (guint i = 0; i < warnings->len; i++)
		warned |= strstr(warnings->pdata[i], "opd.csv baris 2: \"" HEALTH "\"") != NULL;
	g_assert_true(warned);
	g_autoptr(office_auto) new = directory_office(o->db, DEWI, "2026-11-24");
	g_assert_cmpint(new->need, ==, 2);
}

static void mergers_are_followed_to_the_last(struct desk *o, gconstpointer data)
{
	(void)data;
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	desk_import_offices(o, "@dinkes.example," HEALTH ",4\n@dlh.example," ENVIRONMENT
			       ",2\n@baru.example,Dinas Baru,3\n");
	merge(o, HEALTH, ENVIRONMENT, NULL);
	merge(o, ENVIRONMENT, "Dinas Baru", NULL);
	g_autofree char *office = imported(
		o, "@dinkes.example," HEALTH ",4\n@b.example,Dinas Baru,3\n", RINI, warnings);
	g_assert_cmpstr(office, ==, "Dinas Baru");
}

static void what_can_not_be_merged_is_said(struct desk *o, gconstpointer data)
{
	(void)data;
	static const struct {
		const char *old, *new, *says;
	} wrong[] = { { "Dinas Entah", ENVIRONMENT, "there is no office \"Dinas Entah\"" },
		{ HEALTH, "Dinas Entah", "there is no office \"Dinas Entah\"" },
		{ HEALTH, HEALTH, "into itself" } };
	for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
		g_autoptr(GError) error = NULL;
		g_assert_cmpint(merge(o, wrong[i].old, wrong[i].new, &error), ==, -1);
		g_assert_error(error, OFFICE_ERROR, 0);
		g_assert_nonnull(strstr(error->message, wrong[i].says));
	}
	g_autoptr(GError) again = NULL;
	merge(o, HEALTH, ENVIRONMENT, NULL);
	g_assert_cmpint(merge(o, HEALTH, ENVIRONMENT, &again), ==, -1);
	g_assert_nonnull(strstr(again->message, "was merged into \"" ENVIRONMENT "\" already"));
}

static void the_list_says_what_became_of_each(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	merge(o, HEALTH, ENVIRONMENT, NULL);
	g_autoptr(GPtrArray) list = office_list(o->db);
	g_assert_cmpuint(list->len, ==, 2);
	const struct office_entry *old = list->pdata[0], *new = list->pdata[1];
	g_assert_cmpstr(old->name, ==, HEALTH);
	g_assert_cmpstr(old->merged_into, ==, ENVIRONMENT);
	g_assert_false(old->active);
	g_assert_cmpint(old->tickets, ==, 0);
	g_assert_cmpstr(new->patterns, ==, "@dinkes.example; @dlh.example");
	g_assert_cmpint(new->tickets, ==, 1);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name)                                                                                 \
	g_test_add("/office/" #name, struct desk, NULL, desk_set_up, name, desk_tear_down)
	TEST(tickets_and_addresses_belong_to_the_new_office);
	TEST(the_history_keeps_the_old_name);
	TEST(people_of_both_offices_are_colleagues_now);
	TEST(a_month_of_the_past_counts_them_as_one);
	TEST(what_batal_brings_back_is_of_the_new_office);
	TEST(a_file_that_names_the_old_one_means_the_new_one);
	TEST(mergers_are_followed_to_the_last);
	TEST(what_can_not_be_merged_is_said);
	TEST(the_list_says_what_became_of_each);
	return g_test_run();
}
