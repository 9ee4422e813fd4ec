/* frequent: the problems of a period that came again, and what helped best. */
#include "desk/frequent.h"
#include "tests/unit/desk.h"

/* A letter, and what became of it; `rating` NULL: none. Days pass. */
static void live(struct desk *o, const char *from, const char *subject, const char *report,
	int hours, const char *rating)
{
	desk_hear(o, (struct letter){ .from = from, .subject = subject, .text = subject });
	g_autofree char *number = g_strdup(o->last->ticket->number);
	g_autofree char *worker = g_strdup(o->last->ticket->assignee);
	if (report) {
		g_autofree char *done = g_strconcat("SELESAI ", report, NULL);
		desk_answer_on(o, number, worker, "TERIMA");
		o->now += hours * HOUR;
		desk_answer_on(o, number, worker, done);
		desk_answer_on(o, number, LINA, "SETUJU");
	}
	if (rating)
		desk_answer_on(o, number, from, rating);
	o->now += DAY;
}

static GPtrArray *problems(struct desk *o)
{
	return frequent_problems(o->db, MONDAY, o->now, 3);
}

static void check(const GPtrArray *list, guint place, const char *problem, int count, int offices,
	const char *solution)
{
	g_assert_cmpint(list->len, >, place);
	const struct frequent *one = list->pdata[place];
	g_assert_cmpstr(one->problem, ==, problem);
	g_assert_cmpint(one->count, ==, count);
	g_assert_cmpint(one->offices, ==, offices);
	g_assert_cmpstr(one->solution, ==, solution);
}

static void what_came_most_often_is_first(struct desk *o, gconstpointer data)
{
	(void)data;
	live(o, RINI, "aplikasi absensi error", NULL, 0, NULL);
	live(o, RINI, "wifi mati", NULL, 0, NULL);
	live(o, DEWI, "internet putus", NULL, 0, NULL);
	live(o, DEWI, "error di aplikasi absensi", NULL, 0, NULL);
	live(o, DEWI, "koneksi internet terputus", NULL, 0, NULL);
	live(o, DEWI, "sandi wifi lupa", NULL, 0, NULL);
	g_autoptr(GPtrArray) list = problems(o);
	g_assert_cmpint(list->len, ==, 2);
	check(list, 0, "wifi mati", 3, 2, "");
	check(list, 1, "aplikasi absensi error", 2, 2, "");
	g_assert_cmpstr(((struct frequent *)list->pdata[0])->service, ==, "Gangguan jaringan");
}

static void the_fastest_solution_is_named(struct desk *o, gconstpointer data)
{
	(void)data;
	live(o, RINI, "wifi mati", "kabel diganti", 4, NULL);
	live(o, DEWI, "wifi mati", "router dinyalakan ulang", 1, NULL);
	live(o, RINI, "wifi mati", "adaptor diganti", 3, NULL);
	live(o, RINI, "wifi mati", NULL, 0, NULL);
	g_autoptr(GPtrArray) list = problems(o);
	check(list, 0, "wifi mati", 4, 2, "router dinyalakan ulang");
	g_assert_cmpstr(((struct frequent *)list->pdata[0])->number, ==, "TIK-2026-000002");
}

static void better_is_what_the_requesters_rated_better(struct desk *o, gconstpointer data)
{
	(void)data;
	live(o, RINI, "wifi mati", "kabel diganti", 4, "4");
	live(o, DEWI, "wifi mati", "router dinyalakan ulang", 1, "2");
	g_autoptr(GPtrArray) list = problems(o);
	check(list, 0, "wifi mati", 2, 2, "kabel diganti");
}

static void confidential_letters_are_counted_and_not_shown(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi mati ruang rahasia", .nature = "rahasia");
	desk_answer(o, TONO, "TERIMA");
	desk_answer(o, TONO, "SELESAI sesuatu yang rahasia");
	desk_answer(o, LINA, "SETUJU");
	live(o, DEWI, "internet putus", "kabel diganti", 9, NULL);
	g_autoptr(GPtrArray) list = problems(o);
	check(list, 0, "internet putus", 2, 2, "kabel diganti");
}

static void a_report_without_approval_helps_nobody(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	o->now += DAY;
	live(o, DEWI, "wifi mati", NULL, 0, NULL);
	g_autoptr(GPtrArray) list = problems(o);
	check(list, 0, "wifi mati", 2, 2, "");
}

static void merged_letters_count_once_and_other_months_not(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	HEAR(BUDI, "wifi kantor mati");
	desk_answer_on(o, "TIK-2026-000002", TONO, "GABUNG " NUMBER);
	o->now += DAY;
	g_autoptr(GPtrArray) list = problems(o);
	g_assert_cmpint(list->len, ==, 0);
	live(o, DEWI, "wifi mati", NULL, 0, NULL);
	g_autoptr(GPtrArray) two = problems(o);
	check(two, 0, "wifi mati", 2, 2, "");
	g_autoptr(GPtrArray) later = frequent_problems(o->db, o->now, o->now + 30 * DAY, 3);
	g_assert_cmpint(later->len, ==, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name)                                                                                 \
	g_test_add("/frequent/" #name, struct desk, NULL, desk_set_up, name, desk_tear_down)
	TEST(what_came_most_often_is_first);
	TEST(the_fastest_solution_is_named);
	TEST(better_is_what_the_requesters_rated_better);
	TEST(confidential_letters_are_counted_and_not_shown);
	TEST(a_report_without_approval_helps_nobody);
	TEST(merged_letters_count_once_and_other_months_not);
	return g_test_run();
}
