/* priority: computed from three weighted parts, and shown as the sum it is. */
#include "desk/priority.h"

#include <string.h>

/* The standard weights and thresholds. */
static struct settings standard(void)
{
	return (struct settings){ .language = (char *)"id",
		.weight_severity = 50,
		.weight_need = 30,
		.weight_availability = 20,
		.threshold_medium = 35,
		.threshold_high = 55,
		.threshold_critical = 75 };
}

static void urgency_of_the_letter_raises_and_never_lowers(void)
{
	g_assert_cmpint(priority_severity(60, ""), ==, 60);
	g_assert_cmpint(priority_severity(60, "biasa"), ==, 60);
	g_assert_cmpint(priority_severity(60, "rahasia"), ==, 60);
	g_assert_cmpint(priority_severity(60, "entah apa"), ==, 60);
	g_assert_cmpint(priority_severity(60, "penting"), >, 60);
	g_assert_cmpint(priority_severity(60, "segera"), >, priority_severity(60, "penting"));
	g_assert_cmpint(priority_severity(60, "sangat segera"), >, priority_severity(60, "segera"));
}

static void severity_stays_between_0_and_100(void)
{
	static const char *const natures[] = { "", "penting", "segera", "sangat segera" };
	for (guint i = 0; i < G_N_ELEMENTS(natures); i++) {
		g_assert_cmpint(priority_severity(100, natures[i]), ==, 100);
		g_assert_cmpint(priority_severity(0, natures[i]), >=, 0);
	}
	g_assert_cmpint(priority_severity(-5, ""), ==, 0);
	g_assert_cmpint(priority_severity(95, "sangat segera"), ==, 100);
}

static void availability_is_the_free_share_of_the_capacity(void)
{
	g_assert_cmpint(priority_availability(0, 2, 8), ==, 100);
	g_assert_cmpint(priority_availability(4, 2, 8), ==, 75);
	g_assert_cmpint(priority_availability(8, 1, 8), ==, 0);
	/* More than can be carried, and a section without people. */
	g_assert_cmpint(priority_availability(20, 1, 8), ==, 0);
	g_assert_cmpint(priority_availability(0, 0, 8), ==, 0);
	g_assert_cmpint(priority_availability(3, 0, 8), ==, 0);
}

static void the_score_is_the_weighted_sum(void)
{
	struct settings settings = standard();
	static const struct {
		int severity, need, availability, score;
	} rows[] = {
		{ 0, 1, 0, 0 },
		{ 100, 5, 100, 100 },
		{ 100, 1, 0, 50 },
		{ 0, 5, 0, 30 },
		{ 0, 1, 100, 20 },
		/* 40 + 22.5 + 20, rounded as in school */
		{ 80, 4, 100, 83 },
		{ 80, 2, 75, 63 },
		/* a need that no import lets in */
		{ 0, 9, 0, 30 },
		{ 0, 0, 0, 0 },
	};
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
		g_assert_cmpint(priority_score(&settings, rows[i].severity, rows[i].need,
					rows[i].availability),
			==, rows[i].score);
}

static void the_weights_are_settings(void)
{
	struct settings settings = standard();
	settings.weight_severity = 0;
	settings.weight_need = 100;
	settings.weight_availability = 0;
	g_assert_cmpint(priority_score(&settings, 100, 3, 100), ==, 50);
	settings.weight_need = 0;
	settings.weight_availability = 100;
	g_assert_cmpint(priority_score(&settings, 100, 3, 40), ==, 40);
}

static void every_part_counts_upwards(void)
{
	struct settings settings = standard();
	for (int i = 0; i < 100; i++) {
		g_assert_cmpint(priority_score(&settings, i, 3, 50), <=,
			priority_score(&settings, i + 1, 3, 50));
		g_assert_cmpint(priority_score(&settings, 50, 3, i), <=,
			priority_score(&settings, 50, 3, i + 1));
	}
	for (int need = 1; need < 5; need++)
		g_assert_cmpint(priority_score(&settings, 50, need, 50), <,
			priority_score(&settings, 50, need + 1, 50));
}

static void a_class_begins_at_its_threshold(void)
{
	struct settings settings = standard();
	static const struct {
		int score;
		enum priority class;
	} rows[] = {
		{ 0, PRIORITY_RENDAH },
		{ 34, PRIORITY_RENDAH },
		{ 35, PRIORITY_SEDANG },
		{ 54, PRIORITY_SEDANG },
		{ 55, PRIORITY_TINGGI },
		{ 74, PRIORITY_TINGGI },
		{ 75, PRIORITY_KRITIS },
		{ 100, PRIORITY_KRITIS },
	};
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
		g_assert_cmpint(priority_class(&settings, rows[i].score), ==, rows[i].class);
	settings.threshold_medium = 1;
	g_assert_cmpint(priority_class(&settings, 1), ==, PRIORITY_SEDANG);
}

static void classes_have_words(void)
{
	static const char *const words[] = { "rendah", "sedang", "tinggi", "kritis" };
	static const char *const labels[] = { "Rendah", "Sedang", "Tinggi", "Kritis" };
	for (int i = PRIORITY_RENDAH; i <= PRIORITY_KRITIS; i++) {
		g_assert_cmpstr(priority_word(i), ==, words[i]);
		g_assert_cmpstr(priority_label(i), ==, labels[i]);
	}
}

/* Somebody who reckons after it must come to the same. */
static void the_sum_is_shown(void)
{
	struct settings settings = standard();
	struct ticket ticket = { .severity = 80, .need = 4, .availability = 100, .score = 83 };
	g_autofree char *sum = priority_sum(&settings, &ticket);
	g_assert_cmpstr(sum, ==,
		"kegawatan 80 × 50% + kebutuhan kantor 75 × 30% + ketersediaan teknisi 100 × 20% = "
		"82,5, dibulatkan 83 dari 100");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add_func("/priority/" #name, name)
	TEST(urgency_of_the_letter_raises_and_never_lowers);
	TEST(severity_stays_between_0_and_100);
	TEST(availability_is_the_free_share_of_the_capacity);
	TEST(the_score_is_the_weighted_sum);
	TEST(the_weights_are_settings);
	TEST(every_part_counts_upwards);
	TEST(a_class_begins_at_its_threshold);
	TEST(classes_have_words);
	TEST(the_sum_is_shown);
	return g_test_run();
}
