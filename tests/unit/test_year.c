/* Some weeks of the simulated year (tests/year/life.h): nothing is lost and nothing is broken. */
#include "tests/year/life_figures.h"

static void print(const GPtrArray *breaches)
{
	for (guint i = 0; i < breaches->len; i++)
		g_test_message("%s", (const char *)breaches->pdata[i]);
}

#ifdef __SANITIZE_ADDRESS__
#define LETTERS 40
#else
#define LETTERS 120
#endif

static void some_weeks_of_the_desk(void)
{
	struct life_options options = {
		.seed = 1, .weeks = 5, .letters = LETTERS, .look_every = 200
	};
	struct life *life = life_new(&options);
	struct life_figures f;
	life_run(life);
	life_measure(life, &f);
	print(watch_breaches(life_watch(life)));
	g_assert_cmpuint(f.breaches, ==, 0);
	g_assert_true(f.chain_whole);
	g_assert_cmpint(f.months, ==, 2);
	g_assert_cmpint(f.balanced, ==, f.months);
	g_assert_cmpint(f.sent, ==, 1);
	g_assert_cmpint(f.rebuilt, ==, f.sent);
	/* Every letter became a ticket, and most were worked off, as people do. */
	g_assert_cmpint(f.tickets, >=, options.letters);
	g_assert_cmpint(f.approved, >, f.tickets * 3 / 4);
	g_assert_cmpint(f.leaves, >, 0);
	g_assert_cmpint(f.ratings, >, 0);
	g_assert_cmpint(f.handed_over, >, 0);
	g_assert_cmpint(f.corrected, >, 0);
	life_free(life);
}

static void the_same_options_make_the_same_year(void)
{
	struct life_options options = { .seed = 2, .weeks = 1, .letters = 12, .look_every = 50 };
	char *heads[2];
	for (guint i = 0; i < G_N_ELEMENTS(heads); i++) {
		struct life *life = life_new(&options);
		life_run(life);
		heads[i] = db_text(life_regency(life)->db,
			"SELECT group_concat(at || kind || actor) FROM event", "");
		life_free(life);
	}
	g_assert_cmpstr(heads[0], ==, heads[1]);
	for (guint i = 0; i < G_N_ELEMENTS(heads); i++)
		g_free(heads[i]);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/year/some_weeks_of_the_desk", some_weeks_of_the_desk);
	g_test_add_func(
		"/year/the_same_options_make_the_same_year", the_same_options_make_the_same_year);
	return g_test_run();
}
