/* trend: a month beside those before it, and the three sentences that say what stands out. */
#include "desk/settings.h"
#include "desk/trend.h"
#include "tests/unit/desk.h"

#include <string.h>

static struct figures_line rows[] = { { .name = "Gangguan wifi", .received = 30 },
	{ .name = "Surel", .received = 10 } };

static void add_rows(GPtrArray *table, guint count)
{
	for (guint i = 0; i < count; i++)
		g_ptr_array_add(table, &rows[i]);
}

/* The sentences as one text, a line each; the caller frees it. */
static char *said(const struct figures *figures, struct figures *before, guint services)
{
	struct figures f = *figures;
	struct settings settings = { .language = "id", .target_percent = 90 };
	struct trend trend = { .before = before };
	f.period = "2026-11";
	struct figures_tables tables = { g_ptr_array_new(), g_ptr_array_new(), NULL, NULL };
	add_rows(tables.services, services);
	g_autoptr(GPtrArray) sentences = trend_highlights(&f, &tables, &trend, &settings);
	g_assert_cmpuint(sentences->len, ==, 3);
	g_ptr_array_add(sentences, NULL);
	g_ptr_array_unref(tables.services);
	g_ptr_array_unref(tables.offices);
	return g_strjoinv("\n", (char **)sentences->pdata);
}

#define assert_says(text, part) g_assert_nonnull(strstr(text, part))
#define assert_silent(text, part) g_assert_null(strstr(text, part))

static void a_missed_target_is_said_first(void)
{
	struct figures f = { .received = 40,
		.done = 30,
		.open = 10,
		.approved = 30,
		.on_time = 30,
		.open_start = 5,
		.open_end = 5 };
	g_autofree char *text = said(&f, NULL, 2);
	g_assert_true(g_str_has_prefix(text, "Capaian 75,0% belum memenuhi target 90%: 10 dari 40 "
					     "tiket bulan ini masih terbuka."));
	assert_says(text, "Layanan tersering: Gangguan wifi, 30 tiket (75,0% ");
	assert_says(text, "Semua penyelesaian (30) tepat waktu.");
}

static void a_target_that_is_just_met_is_met(void)
{
	struct figures f = { .received = 10,
		.done = 9,
		.open = 1,
		.approved = 9,
		.on_time = 9,
		.open_end = 1,
		.open_start = 1 };
	g_autofree char *text = said(&f, NULL, 0);
	assert_says(text, "Capaian 90,0% memenuhi target 90%.");
}

static void growth_is_measured_against_the_month_before(void)
{
	struct figures before = { .received = 50 };
	struct figures more = { .received = 1500, .done = 1500 };
	struct figures fewer = { .received = 10, .done = 10 };
	struct figures same = { .received = 50, .done = 50 };
	g_autofree char *up = said(&more, &before, 0);
	g_autofree char *down = said(&fewer, &before, 0);
	g_autofree char *equal = said(&same, &before, 0);
	assert_says(up, "Diterima 1.500 tiket, naik 2.900% dari bulan lalu (50).");
	assert_says(down, "Diterima 10 tiket, turun 80% dari bulan lalu (50).");
	assert_says(equal, "Diterima 50 tiket, sebanyak bulan lalu (50).");
}

static void lateness_backlog_and_low_ratings_come_before_what_is_well(void)
{
	struct figures f = { .received = 40,
		.done = 40,
		.approved = 40,
		.on_time = 10,
		.open_start = 2,
		.open_end = 22,
		.rating_count = 4,
		.rating_sum = 5 };
	g_autofree char *text = said(&f, NULL, 2);
	assert_says(text, "30 dari 40 penyelesaian melewati target waktu (75,0%).");
	assert_says(text, "Tunggakan bertambah dari 2 menjadi 22 tiket.");
	assert_says(text, "Indeks kepuasan 31,25 (mutu D) dari 4 penilaian.");
	assert_silent(text, "memenuhi target");
}

static void an_empty_month_has_three_sentences_too(void)
{
	struct figures f = { 0 };
	g_autofree char *text = said(&f, NULL, 0);
	g_assert_cmpstr(text, ==,
		"Tidak ada tiket yang diterima pada November 2026.\n"
		"Tidak ada tunggakan pada akhir bulan.\nBelum ada penilaian dari pemohon.");
}

static void one_row_or_a_small_share_does_not_stand_out(void)
{
	struct figures one = { .received = 30, .done = 30, .approved = 30, .on_time = 30 };
	struct figures many = { .received = 1000, .done = 1000, .approved = 1000, .on_time = 999 };
	g_autofree char *alone = said(&one, NULL, 1);
	g_autofree char *small = said(&many, NULL, 2);
	assert_silent(alone, "Layanan tersering");
	assert_silent(small, "Layanan tersering");
}

/* ---- from the database ---- */

struct looked {
	struct figures *figures;
	struct trend *trend;
};

static struct looked look_at(struct desk *o, const char *period)
{
	g_autoptr(month_auto) month = month_open(o->db, period, o->settings->timezone, o->now);
	struct figures *figures = figures_brief(month);
	return (struct looked){ figures, trend_of(month, figures, o->settings->timezone) };
}

static void looked_clear(struct looked *one)
{
	trend_free(one->trend);
	figures_free(one->figures);
}

static void months_before_the_first_letter_are_none(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	struct looked november = look_at(o, "2026-11"), january = look_at(o, "2027-01");
	g_assert_cmpuint(november.trend->months->len, ==, 1);
	g_assert_null(november.trend->before);
	g_assert_null(november.trend->year_ago);
	g_assert_cmpuint(january.trend->months->len, ==, 3);
	g_assert_cmpstr(january.trend->before->period, ==, "2026-12");
	g_assert_cmpint(january.trend->before->open_start, ==, 1);
	looked_clear(&november);
	looked_clear(&january);
}

static void a_year_is_twelve_months(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	struct looked next = look_at(o, "2027-11"), later = look_at(o, "2028-11");
	g_assert_cmpuint(next.trend->months->len, ==, TREND_MONTHS);
	g_assert_cmpstr(next.trend->year_ago->period, ==, "2026-11");
	g_assert_cmpint(next.trend->year_ago->received, ==, 1);
	g_assert_cmpuint(later.trend->months->len, ==, TREND_MONTHS);
	g_assert_cmpstr(((struct figures *)later.trend->months->pdata[0])->period, ==, "2027-12");
	looked_clear(&next);
	looked_clear(&later);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/trend/target", a_missed_target_is_said_first);
	g_test_add_func("/trend/target-met", a_target_that_is_just_met_is_met);
	g_test_add_func("/trend/growth", growth_is_measured_against_the_month_before);
	g_test_add_func(
		"/trend/worst-first", lateness_backlog_and_low_ratings_come_before_what_is_well);
	g_test_add_func("/trend/empty", an_empty_month_has_three_sentences_too);
	g_test_add_func("/trend/share", one_row_or_a_small_share_does_not_stand_out);
	g_test_add("/trend/months", struct desk, NULL, desk_set_up,
		months_before_the_first_letter_are_none, desk_tear_down);
	g_test_add("/trend/year", struct desk, NULL, desk_set_up, a_year_is_twelve_months,
		desk_tear_down);
	return g_test_run();
}
