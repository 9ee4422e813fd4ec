#include "desk/calendar.h"

#include <string.h>

#define STANDARD "Mon-Thu 07.30-15.30; Fri 07.30-14.00 break 12.00-13.00"
#define RAMADAN "Mon-Thu 07.30-14.15; Fri 07.30-13.30 break 12.00-12.30"
#define MINUTE 60
#define HOUR 3600

static GTimeZone *zone_of(const char *name)
{
	GTimeZone *zone = g_time_zone_new_identifier(name);

	g_assert_nonnull(zone);
	return zone;
}

/* "2026-11-24 09:12" in Asia/Jakarta, or in `name`. */
static gint64 moment_in(const char *name, const char *text)
{
	g_autoptr(GTimeZone) zone = zone_of(name);
	g_autoptr(GDateTime) time = g_date_time_new_from_iso8601(text, zone);

	g_assert_nonnull(time);
	return g_date_time_to_unix(time);
}

static gint64 at(const char *text)
{
	return moment_in("Asia/Jakarta", text);
}

static struct calendar *office_in(const char *name)
{
	g_autoptr(GTimeZone) zone = zone_of(name);
	g_autoptr(GError) error = NULL;
	struct calendar *calendar = calendar_new(zone);

	calendar_add_hours(calendar, "default", STANDARD, &error);
	g_assert_no_error(error);
	calendar_add_hours(calendar, "2026-02-18/2026-03-19", RAMADAN, &error);
	g_assert_no_error(error);
	return calendar;
}

static struct calendar *office(void)
{
	return office_in("Asia/Jakarta");
}

static void add_holiday(struct calendar *calendar, int year, int month, int day)
{
	g_autoptr(GDate) date = g_date_new_dmy(day, month, year);

	calendar_add_holiday(calendar, date);
}

static void test_one_day_counts_only_office_hours(void)
{
	g_autoptr(calendar_auto) calendar = office();

	/* Tuesday, 24 November 2026 */
	g_assert_cmpint(calendar_working_seconds(calendar, at("2026-11-24T00:00:00"),
				at("2026-11-25T00:00:00")), ==, 8 * HOUR);
	g_assert_cmpint(calendar_working_seconds(calendar, at("2026-11-24T09:00:00"),
				at("2026-11-24T09:00:30")), ==, 30);
	g_assert_cmpint(calendar_working_seconds(calendar, at("2026-11-24T05:00:00"),
				at("2026-11-24T07:30:00")), ==, 0);
	g_assert_cmpint(calendar_working_seconds(calendar, at("2026-11-24T15:30:00"),
				at("2026-11-25T07:30:00")), ==, 0);
	g_assert_cmpint(calendar_working_seconds(calendar, at("2026-11-24T15:29:00"),
				at("2026-11-25T07:31:00")), ==, 2 * MINUTE);
}

static void test_backwards_or_empty_is_zero(void)
{
	g_autoptr(calendar_auto) calendar = office();
	gint64 now = at("2026-11-24T09:00:00");

	g_assert_cmpint(calendar_working_seconds(calendar, now, now), ==, 0);
	g_assert_cmpint(calendar_working_seconds(calendar, now, now - HOUR), ==, 0);
}

static void test_friday_break_is_free(void)
{
	g_autoptr(calendar_auto) calendar = office();

	g_assert_cmpint(calendar_working_seconds(calendar, at("2026-11-27T00:00:00"),
				at("2026-11-28T00:00:00")), ==, 5 * HOUR + 30 * MINUTE);
	g_assert_cmpint(calendar_working_seconds(calendar, at("2026-11-27T12:00:00"),
				at("2026-11-27T13:00:00")), ==, 0);
	g_assert_cmpint(calendar_working_seconds(calendar, at("2026-11-27T11:59:00"),
				at("2026-11-27T13:01:00")), ==, 2 * MINUTE);
	g_assert_cmpint(calendar_add_working(calendar, at("2026-11-27T11:30:00"), HOUR), ==,
		at("2026-11-27T13:30:00"));
}

static void test_weekend_is_free(void)
{
	g_autoptr(calendar_auto) calendar = office();

	g_assert_cmpint(calendar_working_seconds(calendar, at("2026-11-28T00:00:00"),
				at("2026-11-30T00:00:00")), ==, 0);
	g_assert_cmpint(calendar_add_working(calendar, at("2026-11-27T13:00:00"), 2 * HOUR), ==,
		at("2026-11-30T08:30:00"));
}

static void test_week_of_the_office_has_37_and_a_half_hours(void)
{
	g_autoptr(calendar_auto) calendar = office();

	g_assert_cmpint(calendar_working_seconds(calendar, at("2026-11-23T00:00:00"),
				at("2026-11-30T00:00:00")), ==, 37 * HOUR + 30 * MINUTE);
}

static void test_ramadan_row_holds_on_its_first_and_last_day_only(void)
{
	g_autoptr(calendar_auto) calendar = office();

	/* Tuesday, Wednesday (first day), Thursday (last day), Friday */
	g_assert_cmpint(calendar_working_seconds(calendar, at("2026-02-17T00:00:00"),
				at("2026-02-18T00:00:00")), ==, 8 * HOUR);
	g_assert_cmpint(calendar_working_seconds(calendar, at("2026-02-18T00:00:00"),
				at("2026-02-19T00:00:00")), ==, 6 * HOUR + 45 * MINUTE);
	g_assert_cmpint(calendar_working_seconds(calendar, at("2026-03-19T00:00:00"),
				at("2026-03-20T00:00:00")), ==, 6 * HOUR + 45 * MINUTE);
	g_assert_cmpint(calendar_working_seconds(calendar, at("2026-03-20T00:00:00"),
				at("2026-03-21T00:00:00")), ==, 5 * HOUR + 30 * MINUTE);
	g_assert_cmpint(calendar_working_seconds(calendar, at("2026-02-20T00:00:00"),
				at("2026-02-21T00:00:00")), ==, 5 * HOUR + 30 * MINUTE);
}

static void test_later_dated_row_wins_and_default_never_does(void)
{
	g_autoptr(calendar_auto) calendar = office();

	g_assert_true(calendar_add_hours(calendar, "2026-03-02/2026-03-03", "Mon 08.00-10.00", NULL));
	g_assert_true(calendar_add_hours(calendar, "default", "Mon-Sat 07.00-14.00", NULL));
	g_assert_cmpint(calendar_working_seconds(calendar, at("2026-03-02T00:00:00"),
				at("2026-03-03T00:00:00")), ==, 2 * HOUR);
	/* Days the row does not name are free. */
	g_assert_false(calendar_is_working_day(calendar, at("2026-03-03T10:00:00")));
	g_assert_cmpint(calendar_working_seconds(calendar, at("2026-03-04T00:00:00"),
				at("2026-03-05T00:00:00")), ==, 6 * HOUR + 45 * MINUTE);
	/* A later default replaces the earlier one: a six-day week. */
	g_assert_true(calendar_is_working_day(calendar, at("2026-11-28T10:00:00")));
}

static void test_holidays_are_free(void)
{
	g_autoptr(calendar_auto) calendar = office();

	add_holiday(calendar, 2026, 12, 24);
	add_holiday(calendar, 2026, 12, 25);
	g_assert_false(calendar_is_working_day(calendar, at("2026-12-24T10:00:00")));
	g_assert_true(calendar_is_working_day(calendar, at("2026-12-23T23:59:59")));
	g_assert_cmpint(calendar_add_working(calendar, at("2026-12-23T15:00:00"), HOUR), ==,
		at("2026-12-28T08:00:00"));
}

static void test_add_lands_on_the_end_of_a_day_not_on_the_next_morning(void)
{
	g_autoptr(calendar_auto) calendar = office();

	g_assert_cmpint(calendar_add_working(calendar, at("2026-11-24T07:30:00"), 8 * HOUR), ==,
		at("2026-11-24T15:30:00"));
	g_assert_cmpint(calendar_add_working(calendar, at("2026-11-24T07:30:00"), 8 * HOUR + 1), ==,
		at("2026-11-25T07:30:01"));
}

static void test_add_at_night_begins_in_the_morning(void)
{
	g_autoptr(calendar_auto) calendar = office();

	g_assert_cmpint(calendar_add_working(calendar, at("2026-11-24T22:00:00"), HOUR), ==,
		at("2026-11-25T08:30:00"));
	g_assert_cmpint(calendar_add_working(calendar, at("2026-11-24T22:00:00"), 0), ==,
		at("2026-11-24T22:00:00"));
}

static void test_add_and_count_are_inverse(void)
{
	g_autoptr(calendar_auto) calendar = office();
	g_autoptr(GRand) random = g_rand_new_with_seed(20261124);

	add_holiday(calendar, 2026, 3, 19);
	for (int i = 0; i < 5000; i++) {
		gint64 from = at("2026-01-01T00:00:00") + g_rand_int_range(random, 0, 400 * 86400);
		gint64 seconds = g_rand_int_range(random, 1, 300 * HOUR);
		gint64 to = calendar_add_working(calendar, from, seconds);

		g_assert_cmpint(calendar_working_seconds(calendar, from, to), ==, seconds);
		g_assert_cmpint(calendar_working_seconds(calendar, from, to - 1), ==, seconds - 1);
	}
}

static void test_counts_agree_with_a_walk_second_by_second(void)
{
	g_autoptr(calendar_auto) calendar = office();
	gint64 from = at("2026-02-16T00:00:00"), to = at("2026-02-23T00:00:00");
	gint64 sum = 0;

	for (gint64 t = from; t < to; t += 30)
		sum += calendar_working_seconds(calendar, t, t + 30);
	g_assert_cmpint(sum, ==, calendar_working_seconds(calendar, from, to));
}

static void test_no_hours_at_all_falls_back_to_plain_time(void)
{
	g_autoptr(GTimeZone) zone = zone_of("Asia/Jakarta");
	g_autoptr(calendar_auto) calendar = calendar_new(zone);

	g_assert_cmpint(calendar_add_working(calendar, 1000, 5000), ==, 6000);
	g_assert_cmpint(calendar_add_working(calendar, 1000, G_MAXINT64), ==, G_MAXINT64);
	g_assert_cmpint(calendar_working_seconds(calendar, 0, 1000000), ==, 0);
	g_assert_false(calendar_is_working_day(calendar, 0));
}

static void test_first_working_day_skips_weekend_and_holiday(void)
{
	g_autoptr(calendar_auto) calendar = office();

	/* 1 August 2026 is a Saturday. */
	g_assert_false(calendar_is_first_working_day(calendar, at("2026-08-01T08:00:00")));
	g_assert_true(calendar_is_first_working_day(calendar, at("2026-08-03T08:00:00")));
	g_assert_false(calendar_is_first_working_day(calendar, at("2026-08-04T08:00:00")));
	add_holiday(calendar, 2026, 1, 1);
	g_assert_false(calendar_is_first_working_day(calendar, at("2026-01-01T08:00:00")));
	g_assert_true(calendar_is_first_working_day(calendar, at("2026-01-02T00:00:00")));
	g_assert_true(calendar_is_first_working_day(calendar, at("2026-12-01T23:59:59")));
}

static void test_clock_changes_count_real_time(void)
{
	g_autoptr(GTimeZone) zone = zone_of("Europe/Berlin");
	g_autoptr(calendar_auto) calendar = calendar_new(zone);

	g_assert_true(calendar_add_hours(calendar, "default", "Mon-Sun 00.00-24.00", NULL));
	/* The clock goes forward on 29 March and back on 25 October 2026. */
	g_assert_cmpint(calendar_working_seconds(calendar,
				moment_in("Europe/Berlin", "2026-03-29T00:00:00"),
				moment_in("Europe/Berlin", "2026-03-30T00:00:00")), ==, 23 * HOUR);
	g_assert_cmpint(calendar_working_seconds(calendar,
				moment_in("Europe/Berlin", "2026-10-25T00:00:00"),
				moment_in("Europe/Berlin", "2026-10-26T00:00:00")), ==, 25 * HOUR);
	g_assert_cmpint(calendar_working_seconds(calendar,
				moment_in("Europe/Berlin", "2026-01-01T00:00:00"),
				moment_in("Europe/Berlin", "2027-01-01T00:00:00")), ==, 365 * 24 * HOUR);
}

static void test_hours_in_a_skipped_hour_are_empty(void)
{
	g_autoptr(GTimeZone) zone = zone_of("Europe/Berlin");
	g_autoptr(calendar_auto) calendar = calendar_new(zone);

	g_assert_true(calendar_add_hours(calendar, "default", "Sun 02.10-02.50", NULL));
	g_assert_cmpint(calendar_working_seconds(calendar,
				moment_in("Europe/Berlin", "2026-03-29T00:00:00"),
				moment_in("Europe/Berlin", "2026-03-30T00:00:00")), ==, 0);
}

static void test_zones_of_the_east_keep_their_own_days(void)
{
	g_autoptr(calendar_auto) calendar = office_in("Asia/Jayapura");

	/* 22.30 UTC is 07.30 in Jayapura, and still night in Jakarta. */
	g_assert_cmpint(calendar_add_working(calendar, moment_in("UTC", "2026-11-23T22:30:00"), HOUR),
		==, moment_in("Asia/Jayapura", "2026-11-24T08:30:00"));
}

static void test_ways_of_writing_hours(void)
{
	static const struct {
		const char *hours;
		int minutes; /* of the week */
	} cases[] = {
		{ "Mon 07.30-15.30", 480 },
		{ "mon 07:30-15:30", 480 },
		{ "Sen-Kam 07.30-15.30; Jum 07.30-14.00 istirahat 12.00-13.00", 4 * 480 + 330 },
		{ "Senin - Kamis 07.30 - 15.30", 4 * 480 },
		{ "Senin s.d. Kamis 07.30 s/d 15.30 ;", 4 * 480 },
		{ "Senin – Kamis 07.30–15.30", 4 * 480 },
		{ "Mon, Wed, Fri 8.00-9.00", 180 },
		{ "Sat-Mon 08.00-09.00", 180 },
		{ "Jum'at 08.00-09.00; Sabtu 08.00-09.00; Ahad 08.00-09.00", 180 },
		{ "Mon 08.00-16.00 break 10.00-10.15 break 12.00-13.00", 405 },
		{ "Mon 08.00-12.00; Mon 13.00-16.00", 420 },
		{ "Mon-Sun 00.00-24.00", 7 * 1440 },
		{ "Mon 08.00-16.00 break 15.00-16.00", 420 },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GTimeZone) zone = zone_of("Asia/Jakarta");
		g_autoptr(calendar_auto) calendar = calendar_new(zone);
		g_autoptr(GError) error = NULL;

		g_test_message("%s", cases[i].hours);
		calendar_add_hours(calendar, "default", cases[i].hours, &error);
		g_assert_no_error(error);
		g_assert_cmpint(calendar_working_seconds(calendar, at("2026-11-23T00:00:00"),
					at("2026-11-30T00:00:00")), ==, cases[i].minutes * MINUTE);
	}
}

static void test_bad_rows_say_what_is_expected(void)
{
	static const struct {
		const char *period, *hours, *message;
	} cases[] = {
		{ "default", "", "at least one day" },
		{ "default", "07.30-15.30", "expected days" },
		{ "default", "Mon", "expected hours after the days" },
		{ "default", "Mun 07.30-15.30", "expected days" },
		{ "default", "Mon-Thx 07.30-15.30", "expected days" },
		{ "default", "Mon 07.30", "from-to" },
		{ "default", "Mon 7-15", "from-to" },
		{ "default", "Mon 07.60-15.30", "from-to" },
		{ "default", "Mon 07.30-25.00", "from-to" },
		{ "default", "Mon 07.30-24.30", "from-to" },
		{ "default", "Mon 15.30-07.30", "after the beginning" },
		{ "default", "Mon 07.30-07.30", "after the beginning" },
		{ "default", "Mon 07.30-15.30 break", "after \"break\"" },
		{ "default", "Mon 07.30-15.30 break 06.00-08.00", "inside the hours" },
		{ "default", "Mon 07.30-15.30 pause 12.00-13.00", "break 12.00-13.00" },
		{ "default", "Mon 07.30-15.30 Fri 07.30-14.00", "semicolon" },
		{ "default", "Mon-Fri 07.30-15.30; Fri 08.00-09.00", "overlapping" },
		{ "default", "Mon 07.30-15.30\xff", "UTF-8" },
		{ "", "Mon 07.30-15.30", "expected default" },
		{ "2026-02-18", "Mon 07.30-15.30", "two dates" },
		{ "2026-03-19/2026-02-18", "Mon 07.30-15.30", "in order" },
		{ "2026-02-30/2026-03-19", "Mon 07.30-15.30", "two dates" },
		{ "18-02-2026/19-03-2026", "Mon 07.30-15.30", "two dates" },
		{ "0000-01-01/2026-03-19", "Mon 07.30-15.30", "two dates" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GTimeZone) zone = zone_of("Asia/Jakarta");
		g_autoptr(calendar_auto) calendar = calendar_new(zone);
		g_autoptr(GError) error = NULL;

		g_test_message("%s = %s", cases[i].period, cases[i].hours);
		g_assert_false(
			calendar_add_hours(calendar, cases[i].period, cases[i].hours, &error));
		g_assert_true(error && error->domain == CALENDAR_ERROR);
		g_test_message("-> %s", error->message);
		g_assert_nonnull(strstr(error->message, cases[i].message));
		g_assert_false(calendar_is_working_day(calendar, at("2026-11-23T10:00:00")));
	}
}

static void test_a_year_is_counted_in_well_under_a_millisecond(void)
{
	g_autoptr(calendar_auto) calendar = office();
	gint64 from = at("2026-01-01T00:00:00"), to = at("2027-01-01T00:00:00");
	gint64 before = g_get_monotonic_time();
	gint64 sum = 0;

	for (int i = 0; i < 1000; i++)
		sum += calendar_working_seconds(calendar, from, to);
	g_test_message("%.1f us a year", (g_get_monotonic_time() - before) / 1000.0);
	/* Generous: the sanitizers and a busy machine are slow. */
	g_assert_cmpint(g_get_monotonic_time() - before, <, 5 * G_USEC_PER_SEC);
	g_assert_cmpint(sum, >, 0);
}

static void test_any_moment_is_safe(void)
{
	g_autoptr(calendar_auto) calendar = office();

	g_assert_cmpint(calendar_add_working(calendar, G_MAXINT64, HOUR), ==, G_MAXINT64);
	g_assert_cmpint(calendar_add_working(calendar, G_MININT64, HOUR), ==, G_MININT64);
	g_assert_cmpint(calendar_working_seconds(calendar, G_MAXINT64 - 1, G_MAXINT64), ==, 0);
	(void)calendar_is_first_working_day(calendar, G_MININT64);
	(void)calendar_is_first_working_day(calendar, G_MAXINT64);
}

static void test_working_days_are_counted_from_a_day_on(void)
{
	g_autoptr(calendar_auto) calendar = office();
	static const struct {
		const char *from;
		int count;
		const char *day;
	} rows[] = {
		{ "2026-11-24T09:00:00", 1, "2026-11-24T00:00:00" },
		{ "2026-11-24T23:00:00", 2, "2026-11-25T00:00:00" },
		/* the weekend, and a holiday on Monday */
		{ "2026-11-28T09:00:00", 1, "2026-12-01T00:00:00" },
		{ "2026-11-27T09:00:00", 3, "2026-12-02T00:00:00" },
	};

	add_holiday(calendar, 2026, 11, 30);
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
		g_assert_cmpint(calendar_working_day(calendar, at(rows[i].from), rows[i].count), ==,
			at(rows[i].day));
}

static void test_a_day_begins_and_its_working_hours_end(void)
{
	g_autoptr(calendar_auto) calendar = office();

	g_assert_cmpint(calendar_day_begins(calendar, "2026-11-24"), ==, at("2026-11-24T00:00:00"));
	g_assert_cmpint(calendar_day_begins(calendar, "2026-11-31"), ==, 0);
	g_assert_cmpint(calendar_day_ends(calendar, at("2026-11-24T09:00:00")), ==,
		at("2026-11-24T15:30:00"));
	g_assert_cmpint(calendar_day_ends(calendar, at("2026-11-27T18:00:00")), ==,
		at("2026-11-27T14:00:00"));
	/* Ramadan, and a day without work */
	g_assert_cmpint(calendar_day_ends(calendar, at("2026-02-19T09:00:00")), ==,
		at("2026-02-19T14:15:00"));
	g_assert_cmpint(calendar_day_ends(calendar, at("2026-11-28T09:00:00")), ==,
		at("2026-11-28T00:00:00"));
	g_assert_cmpint(calendar_time_of_day(calendar, at("2026-11-24T23:00:00"), "07.45"), ==,
		at("2026-11-24T07:45:00"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/calendar/one-day-counts-only-office-hours", test_one_day_counts_only_office_hours);
	g_test_add_func("/calendar/backwards-or-empty-is-zero", test_backwards_or_empty_is_zero);
	g_test_add_func("/calendar/friday-break-is-free", test_friday_break_is_free);
	g_test_add_func("/calendar/weekend-is-free", test_weekend_is_free);
	g_test_add_func("/calendar/week-of-the-office-has-37-and-a-half-hours",
		test_week_of_the_office_has_37_and_a_half_hours);
	g_test_add_func("/calendar/ramadan-row-holds-on-its-first-and-last-day-only",
		test_ramadan_row_holds_on_its_first_and_last_day_only);
	g_test_add_func("/calendar/later-dated-row-wins-and-default-never-does",
		test_later_dated_row_wins_and_default_never_does);
	g_test_add_func("/calendar/holidays-are-free", test_holidays_are_free);
	g_test_add_func("/calendar/add-lands-on-the-end-of-a-day-not-on-the-next-morning",
		test_add_lands_on_the_end_of_a_day_not_on_the_next_morning);
	g_test_add_func("/calendar/add-at-night-begins-in-the-morning",
		test_add_at_night_begins_in_the_morning);
	g_test_add_func("/calendar/add-and-count-are-inverse", test_add_and_count_are_inverse);
	g_test_add_func("/calendar/counts-agree-with-a-walk-second-by-second",
		test_counts_agree_with_a_walk_second_by_second);
	g_test_add_func("/calendar/no-hours-at-all-falls-back-to-plain-time",
		test_no_hours_at_all_falls_back_to_plain_time);
	g_test_add_func("/calendar/first-working-day-skips-weekend-and-holiday",
		test_first_working_day_skips_weekend_and_holiday);
	g_test_add_func("/calendar/clock-changes-count-real-time", test_clock_changes_count_real_time);
	g_test_add_func("/calendar/hours-in-a-skipped-hour-are-empty",
		test_hours_in_a_skipped_hour_are_empty);
	g_test_add_func("/calendar/zones-of-the-east-keep-their-own-days",
		test_zones_of_the_east_keep_their_own_days);
	g_test_add_func("/calendar/ways-of-writing-hours", test_ways_of_writing_hours);
	g_test_add_func("/calendar/bad-rows-say-what-is-expected", test_bad_rows_say_what_is_expected);
	g_test_add_func("/calendar/a-year-is-counted-in-well-under-a-millisecond",
		test_a_year_is_counted_in_well_under_a_millisecond);
	g_test_add_func("/calendar/any-moment-is-safe", test_any_moment_is_safe);
	g_test_add_func("/calendar/working-days-are-counted-from-a-day-on",
		test_working_days_are_counted_from_a_day_on);
	g_test_add_func("/calendar/a-day-begins-and-its-working-hours-end",
		test_a_day_begins_and_its_working_hours_end);
	return g_test_run();
}
