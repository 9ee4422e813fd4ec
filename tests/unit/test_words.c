#include "desk/words.h"

#include <locale.h>
#include <math.h>

/* Tuesday, 24 November 2026, 02.12 UTC */
#define NOW G_GINT64_CONSTANT(1795486320)

static GTimeZone *zone_of(const char *name)
{
	GTimeZone *zone = g_time_zone_new_identifier(name);

	g_assert_nonnull(zone);
	return zone;
}

/* Compares and frees. */
static void is(char *found, const char *expected)
{
	g_assert_cmpstr(found, ==, expected);
	g_free(found);
}

static void test_time_in_full(void)
{
	g_autoptr(GTimeZone) zone = zone_of("Asia/Jakarta");

	is(words_time(NOW, zone, "id"), "Selasa, 24 November 2026 pukul 09.12 WIB");
	is(words_time(NOW, zone, "en"), "Tuesday, 24 November 2026 at 09:12 WIB");
	is(words_time(0, zone, "id"), "Kamis, 1 Januari 1970 pukul 07.00 WIB");
	is(words_time(G_MAXINT64, zone, "id"), "–");
}

static void test_zones_have_their_indonesian_names(void)
{
	g_autoptr(GTimeZone) makassar = zone_of("Asia/Makassar");
	g_autoptr(GTimeZone) jayapura = zone_of("Asia/Jayapura");
	g_autoptr(GTimeZone) berlin = zone_of("Europe/Berlin");

	is(words_time(NOW, makassar, "id"), "Selasa, 24 November 2026 pukul 10.12 WITA");
	is(words_time(NOW, jayapura, "id"), "Selasa, 24 November 2026 pukul 11.12 WIT");
	is(words_time(NOW, berlin, "en"), "Tuesday, 24 November 2026 at 03:12 CET");
}

static void test_short_time(void)
{
	g_autoptr(GTimeZone) zone = zone_of("Asia/Jakarta");

	is(words_time_short(NOW, zone, "id"), "24 Nov 2026 09.12");
	is(words_time_short(NOW, zone, "en"), "24 Nov 2026 09:12");
	is(words_time_short(NOW + 30 * 86400, zone, "id"), "24 Des 2026 09.12");
	is(words_time_short(NOW + 30 * 86400, zone, "en"), "24 Dec 2026 09:12");
}

static void test_date(void)
{
	is(words_date("2026-11-24", "id"), "24 November 2026");
	is(words_date("2026-08-01", "id"), "1 Agustus 2026");
	is(words_date("2026-08-01", "en"), "1 August 2026");
	is(words_date("2026-02-30", "id"), "2026-02-30");
	is(words_date("besok", "id"), "besok");
	is(words_date("", "id"), "");
	is(words_date(NULL, "id"), "");
}

static void test_month(void)
{
	is(words_month("2026-11", "id"), "November 2026");
	is(words_month("2026-10", "id"), "Oktober 2026");
	is(words_month("2026-10", "en"), "October 2026");
	is(words_month("2026-13", "en"), "2026-13");
	is(words_month("x", "en"), "x");
}

static void test_duration(void)
{
	is(words_duration(0, "id"), "kurang dari semenit");
	is(words_duration(59, "en"), "less than a minute");
	is(words_duration(60, "id"), "1 menit");
	is(words_duration(60, "en"), "1 minute");
	is(words_duration(45 * 60, "id"), "45 menit");
	is(words_duration(9000, "id"), "2 jam 30 menit");
	is(words_duration(7200, "id"), "2 jam");
	is(words_duration(7200 + 60, "en"), "2 hours 1 minute");
	is(words_duration(76 * 3600, "id"), "3 hari 4 jam");
	is(words_duration(24 * 3600 + 600, "id"), "1 hari");
	is(words_duration(25 * 3600, "en"), "1 day 1 hour");
	is(words_duration(-7200, "id"), "2 jam");
	is(words_duration(G_MININT64, "id"), "106751991167300 hari 15 jam");
}

static void test_number(void)
{
	is(words_number(1234.5, 1, "id"), "1.234,5");
	is(words_number(1234.5, 1, "en"), "1,234.5");
	is(words_number(0, 0, "id"), "0");
	is(words_number(999, 0, "id"), "999");
	is(words_number(1000, 0, "id"), "1.000");
	is(words_number(1234567.891, 2, "id"), "1.234.567,89");
	is(words_number(-1234.5, 1, "id"), "-1.234,5");
	is(words_number(-0.001, 1, "id"), "0,0");
	is(words_number(NAN, 1, "id"), "–");
	is(words_number(INFINITY, 1, "id"), "–");
	is(words_number(3.25, -1, "id"), "3");
}

static void test_percent(void)
{
	is(words_percent(8335, 10000, 2, "id"), "83,35%");
	is(words_percent(8335, 10000, 2, "en"), "83.35%");
	is(words_percent(1, 3, 1, "id"), "33,3%");
	is(words_percent(0, 5, 0, "id"), "0%");
	is(words_percent(0, 0, 2, "id"), "–");
}

static void test_figures_do_not_follow_the_locale_of_the_process(void)
{
	g_autoptr(GTimeZone) zone = zone_of("Asia/Jakarta");

	/* Whatever of these the machine has. */
	(void)(setlocale(LC_ALL, "de_DE.UTF-8") || setlocale(LC_ALL, "id_ID.UTF-8"));
	is(words_number(1234.5, 1, "en"), "1,234.5");
	is(words_time(NOW, zone, "en"), "Tuesday, 24 November 2026 at 09:12 WIB");
	setlocale(LC_ALL, "C");
}

static void test_period_is_read_as_people_write_it(void)
{
	static const struct {
		const char *text, *period;
	} cases[] = {
		{ "2026-10", "2026-10" },
		{ " 2026-1 ", "2026-01" },
		{ "2026/10", "2026-10" },
		{ "oktober 2026", "2026-10" },
		{ "OKTOBER 2026.", "2026-10" },
		{ "Okt 2026", "2026-10" },
		{ "okt. 2026", "2026-10" },
		{ "october 2026", "2026-10" },
		{ "bulan Oktober tahun 2026", "2026-10" },
		{ "10/2026", "2026-10" },
		{ "10-2026", "2026-10" },
		{ "1/2026", "2026-01" },
		{ "Nop 2025", "2025-11" },
		{ "nopember 2025", "2025-11" },
		{ "Peb 2026", "2026-02" },
		{ "agustus 2026", "2026-08" },
		{ "Ags 2026", "2026-08" },
		{ "Mei 2026", "2026-05" },
		{ "may 2026", "2026-05" },
		{ "oktober", "2026-10" },
		{ "november", "2026-11" },
		{ "desember", "2025-12" },
		{ "", "2026-10" },
		{ "   ", "2026-10" },
		{ NULL, "2026-10" },
		{ "13/2026", NULL },
		{ "2026-00", NULL },
		{ "2026", NULL },
		{ "bulan lalu", "2026-10" },
		{ "Bulan kemarin", "2026-10" },
		{ "bulan ini", "2026-11" },
		{ "last month", "2026-10" },
		{ "nopember 2025 pak", "2025-11" },
		{ "nopember 2025 pak tono", "2025-11" },
		{ "oktober, terima kasih pak", "2026-10" },
		{ "oktober 2026\nKepala Bidang", "2026-10" },
		{ "bulan oktober 2026 mohon dikirim ya.", "2026-10" },
		{ "bulan madu", NULL },
		{ "oktobar 2026", NULL },
		{ "oktober 26", NULL },
		{ "2026-10-01", NULL },
		{ "oktober 2026 dan november 2026", NULL },
		{ "\xff\xfe", NULL },
	};
	g_autoptr(GTimeZone) zone = zone_of("Asia/Jakarta");

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("%s", cases[i].text ? cases[i].text : "(null)");
		is(words_read_period(cases[i].text, NOW, zone), cases[i].period);
	}
}

static void test_month_before_is_that_of_the_zone(void)
{
	g_autoptr(GTimeZone) zone = zone_of("Asia/Jakarta");

	/* 31 December 2026, 17.30 UTC: already January in Jakarta. */
	is(words_read_period("", 1798738200, zone), "2026-12");
	/* An hour earlier it is still December. */
	is(words_read_period("", 1798738200 - 3600, zone), "2026-11");
	/* January 2027: the month before is in the year before. */
	is(words_read_period(NULL, 1798738200 + 86400, zone), "2026-12");
}

static void test_bounds_of_a_month(void)
{
	g_autoptr(GTimeZone) zone = zone_of("Asia/Jakarta");
	gint64 from, to;

	g_assert_true(words_period_bounds("2026-11", zone, &from, &to));
	g_assert_cmpint(from, ==, 1793466000); /* 31 October, 17.00 UTC */
	g_assert_cmpint(to - from, ==, 30 * 86400);
	g_assert_true(words_period_bounds("2026-12", zone, &from, &to));
	g_assert_cmpint(to - from, ==, 31 * 86400);
	g_assert_true(words_period_bounds("2028-02", zone, &from, &to));
	g_assert_cmpint(to - from, ==, 29 * 86400);
	g_assert_false(words_period_bounds("2026-13", zone, &from, &to));
	g_assert_false(words_period_bounds("2026-1", zone, &from, &to));
	g_assert_false(words_period_bounds("oktober 2026", zone, &from, &to));
	g_assert_false(words_period_bounds(NULL, zone, &from, &to));
}

static void test_nip_is_masked(void)
{
	is(words_mask_nip("NIP. 199902172022031004"), "NIP. 1999 **** ****");
	is(words_mask_nip("NIP 19990217 202203 1 004, Pati"), "NIP 1999 **** ****, Pati");
	is(words_mask_nip("19990217.202203.1.004"), "1999 **** ****");
	is(words_mask_nip("dua: 199902172022031004 dan 198001012005012001"),
		"dua: 1999 **** **** dan 1980 **** ****");
	is(words_mask_nip("HP 081234567890, surat 000.8.3/0412/2026"),
		"HP 081234567890, surat 000.8.3/0412/2026");
	is(words_mask_nip("1999021720220310041"), "1999021720220310041"); /* 19 digits: no NIP */
	is(words_mask_nip(""), "");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/words/time-in-full", test_time_in_full);
	g_test_add_func("/words/zones-have-their-indonesian-names", test_zones_have_their_indonesian_names);
	g_test_add_func("/words/short-time", test_short_time);
	g_test_add_func("/words/date", test_date);
	g_test_add_func("/words/month", test_month);
	g_test_add_func("/words/duration", test_duration);
	g_test_add_func("/words/number", test_number);
	g_test_add_func("/words/percent", test_percent);
	g_test_add_func("/words/figures-do-not-follow-the-locale-of-the-process",
		test_figures_do_not_follow_the_locale_of_the_process);
	g_test_add_func("/words/period-is-read-as-people-write-it",
		test_period_is_read_as_people_write_it);
	g_test_add_func("/words/month-before-is-that-of-the-zone", test_month_before_is_that_of_the_zone);
	g_test_add_func("/words/bounds-of-a-month", test_bounds_of_a_month);
	g_test_add_func("/words/nip-is-masked", test_nip_is_masked);
	return g_test_run();
}
