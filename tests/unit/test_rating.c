/* figures: the ratings of a month, and the index that the public satisfaction survey makes of them.
 */
#include "desk/figures.h"
#include "tests/unit/desk.h"

static struct figures *november(struct desk *o)
{
	return figures_month(o->db, "2026-11", o->settings->timezone);
}

static void ratings_count_in_the_month_in_which_they_are_given(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	g_autoptr(figures_auto) none = november(o);
	g_assert_cmpint(none->rating_count, ==, 0);
	g_assert_cmpfloat(figures_index(none), ==, 0);
	desk_answer(o, RINI, "3");
	g_autoptr(figures_auto) one = november(o);
	g_assert_cmpint(one->rating_count, ==, 1);
	g_assert_cmpint(one->rating_sum, ==, 3);
	g_assert_cmpint(one->ratings[3], ==, 1);
	g_assert_cmpfloat(figures_index(one), ==, 75);
	g_autoptr(figures_auto) other = figures_month(o->db, "2026-12", o->settings->timezone);
	g_assert_cmpint(other->rating_count, ==, 0);
}

static void of_several_to_one_ticket_the_last_counts(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	desk_answer(o, RINI, "1");
	o->now += 10 * DAY; /* December */
	desk_answer(o, RINI, "4");
	g_autoptr(figures_auto) before = november(o);
	g_assert_cmpint(before->rating_count, ==, 0);
	g_autoptr(figures_auto) after = figures_month(o->db, "2026-12", o->settings->timezone);
	g_assert_cmpint(after->rating_count, ==, 1);
	g_assert_cmpint(after->ratings[4], ==, 1);
}

static void a_rating_that_is_taken_back_is_none(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	desk_answer(o, RINI, "2");
	desk_answer(o, RINI, "BATAL");
	g_autoptr(figures_auto) f = november(o);
	g_assert_cmpint(f->rating_count, ==, 0);
}

static void the_index_has_the_grades_of_the_survey(void)
{
	static const struct {
		gint64 sum, count;
		double index;
		const char *grade;
	} rows[] = { { 1, 1, 25, "D" }, { 4, 1, 100, "A" }, { 13, 4, 81.25, "B" },
		{ 7, 2, 87.5, "B" }, { 15, 4, 93.75, "A" }, { 3, 1, 75, "C" },
		{ 5, 2, 62.5, "D" } };
	static const struct {
		double index;
		const char *grade;
	} borders[] = { { 100, "A" }, { 88.31, "A" }, { 88.30, "B" }, { 76.61, "B" },
		{ 76.60, "C" }, { 65, "C" }, { 64.99, "D" }, { 25, "D" }, { 0, "" } };
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct figures f = { .rating_sum = rows[i].sum, .rating_count = rows[i].count };
		g_assert_cmpfloat_with_epsilon(figures_index(&f), rows[i].index, 1e-9);
		g_assert_cmpstr(figures_grade(figures_index(&f)), ==, rows[i].grade);
	}
	for (guint i = 0; i < G_N_ELEMENTS(borders); i++)
		g_assert_cmpstr(figures_grade(borders[i].index), ==, borders[i].grade);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name)                                                                                 \
	g_test_add("/rating/" #name, struct desk, NULL, desk_set_up, name, desk_tear_down)
	TEST(ratings_count_in_the_month_in_which_they_are_given);
	TEST(of_several_to_one_ticket_the_last_counts);
	TEST(a_rating_that_is_taken_back_is_none);
	g_test_add_func("/rating/the_index_has_the_grades_of_the_survey",
		the_index_has_the_grades_of_the_survey);
	return g_test_run();
}
