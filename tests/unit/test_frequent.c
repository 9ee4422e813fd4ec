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

static GPtrArray *problems_of(struct desk *o, const char *period)
{
	g_autoptr(month_auto) month = month_open(o->db, period, o->settings->timezone, o->now);
	return frequent_problems(month, 3);
}

static GPtrArray *problems(struct desk *o)
{
	return problems_of(o, "2026-11");
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
	g_autoptr(GPtrArray) later = problems_of(o, "2026-12");
	g_assert_cmpint(later->len, ==, 0);
}

static void a_sent_month_says_what_it_said(struct desk *o, gconstpointer data)
{
	(void)data;
	live(o, RINI, "wifi mati", "kabel diganti", 4, NULL);
	live(o, DEWI, "wifi mati", NULL, 0, NULL);
	g_autoptr(month_auto) month = month_open(o->db, "2026-11", o->settings->timezone, o->now);
	db_begin(o->db);
	month_close(month);
	g_autoptr(GError) error = NULL;
	g_assert_true(db_commit(o->db, &error));
	desk_answer_on(o, "TIK-2026-000001", RINI, "BELUM mati lagi");
	g_assert_cmpint(o->last->ticket->status, ==, STATUS_DIKERJAKAN);
	g_autoptr(GPtrArray) list = problems(o);
	check(list, 0, "wifi mati", 2, 2, "kabel diganti");
}

/* A letter of one service, stored as it is. */
static void store(struct desk *o, int seq, const char *subject)
{
	g_autoptr(ticket_auto) t = ticket_new();
	g_free(t->number);
	t->number = ticket_make_number("TIK", 2026, seq);
	g_free(t->service_code);
	t->service_code = g_strdup("NET");
	g_free(t->subject);
	t->subject = g_strdup(subject);
	t->year = 2026;
	t->seq = seq;
	t->office_id = 1;
	t->opened_at = t->due = t->respond_due = MONDAY + seq;
	ticket_save(o->db, t);
}

/* Twice as many problems as are kept, of which one comes again and again. */
static void among_very_many_problems_the_frequent_one_is_counted(struct desk *o, gconstpointer data)
{
	(void)data;
	enum { LETTERS = 2 * FREQUENT_GROUPS, EACH = 10 };
	db_begin(o->db);
	for (int i = 0; i < LETTERS; i++) {
		g_autofree char *rare = g_strdup_printf("b%04dx c%04dx", i, i);
		store(o, i + 1, i % EACH ? rare : "wifi mati");
	}
	g_autoptr(GError) error = NULL;
	g_assert_true(db_commit(o->db, &error));
	g_autoptr(GPtrArray) list = problems(o);
	g_assert_cmpint(list->len, ==, 1);
	check(list, 0, "wifi mati", (LETTERS + EACH - 1) / EACH, 1, "");
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
	TEST(a_sent_month_says_what_it_said);
	TEST(among_very_many_problems_the_frequent_one_is_counted);
	return g_test_run();
}
