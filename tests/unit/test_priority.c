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
		.threshold_critical = 75,
		.urgent_severity = 80 };
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
		{ 60, 1, 0, 30 },
		{ 0, 5, 0, 30 },
		{ 0, 1, 100, 20 },
		/* 40 + 22.5 + 20, rounded as in school */
		{ 80, 4, 100, 83 },
		{ 79, 2, 75, 62 },
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
	g_assert_cmpint(priority_score(&settings, 60, 3, 100), ==, 50);
	settings.weight_need = 0;
	settings.weight_availability = 100;
	g_assert_cmpint(priority_score(&settings, 60, 3, 40), ==, 40);
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

/* Any weights, any staffing: the urgent one of two offices with the same need is never behind. */
static void thin_staffing_never_pushes_what_is_urgent_behind_what_is_trivial(void)
{
	struct settings settings = standard();
	for (int weight = 0; weight <= 100; weight += 10)
		for (int need = 1; need <= 5; need++)
			for (int free = 0; free <= 100; free += 20) {
				settings.weight_severity = (100 - weight) / 2;
				settings.weight_need = 100 - weight - settings.weight_severity;
				settings.weight_availability = weight;
				g_assert_cmpint(priority_score(&settings, 80, need, 0), >=,
					priority_score(&settings, 20, need, free));
			}
	/* Below it staffing counts as it is. */
	settings = standard();
	g_assert_cmpint(
		priority_score(&settings, 79, 3, 0), <, priority_score(&settings, 79, 3, 50));
}

static void check_words(const char *text, const char *found, int raise)
{
	int raised;
	g_autofree char *words = priority_words(
		"darurat 20; seluruh kantor 15; pelayanan publik terhenti 25", 30, text, &raised);
	g_assert_cmpstr(words, ==, found);
	g_assert_cmpint(raised, ==, raise);
}

static void words_of_the_letter_raise_the_severity_within_bounds(void)
{
	check_words("wifi mati", "", 0);
	check_words("DARURAT! wifi mati", "darurat", 20);
	check_words("wifi mati di seluruh\n   kantor, mohon bantuan", "seluruh kantor", 15);
	check_words("Darurat, darurat, darurat", "darurat", 20);
	check_words("pelayanan publik terhenti di seluruh kantor. darurat",
		"darurat, seluruh kantor, pelayanan publik terhenti", 30);
	/* Whole words, and what is denied does not count. */
	check_words("kedaruratan", "", 0);
	check_words("tidak darurat, kapan-kapan saja", "", 0);
	check_words("bukan darurat. Eh, sekarang darurat", "darurat", 20);
}

static void the_sum_names_the_words_and_what_was_counted_in_full(void)
{
	struct settings settings = standard();
	struct ticket ticket = { .severity = 80,
		.need = 4,
		.availability = 25,
		.score = 83,
		.severity_words = (char *)"darurat" };
	g_autofree char *sum = priority_sum(&settings, &ticket);
	g_assert_cmpstr(sum, ==,
		"kegawatan 80 × 50% + kebutuhan kantor 75 × 30% + ketersediaan teknisi 100 × 20% = "
		"82,5, dibulatkan 83 dari 100. Kegawatan dinaikkan oleh kata: darurat. "
		"Ketersediaan teknisi (25) dihitung penuh karena masalahnya gawat");
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
	struct ticket ticket = { .severity = 80,
		.need = 4,
		.availability = 100,
		.score = 83,
		.severity_words = (char *)"" };
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
	TEST(thin_staffing_never_pushes_what_is_urgent_behind_what_is_trivial);
	TEST(words_of_the_letter_raise_the_severity_within_bounds);
	TEST(the_sum_names_the_words_and_what_was_counted_in_full);
	TEST(a_class_begins_at_its_threshold);
	TEST(classes_have_words);
	TEST(the_sum_is_shown);
	return g_test_run();
}
