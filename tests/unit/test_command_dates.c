/* command_dates: which days a CUTI names. It is Wednesday, 25 November 2026. */
#include "desk/command_dates.h"

#include <string.h>

static const struct {
	const char *argument, *first, *last;
} rows[] = {
	/* Today. */
	{ "", "2026-11-25", "2026-11-25" },
	{ "hari ini", "2026-11-25", "2026-11-25" },
	{ "pak", "2026-11-25", "2026-11-25" },
	{ "today", "2026-11-25", "2026-11-25" },
	/* Both days written out. */
	{ "1-5 Desember 2026", "2026-12-01", "2026-12-05" },
	{ "1 - 5 Desember", "2026-12-01", "2026-12-05" },
	{ "1 s.d. 5 Desember", "2026-12-01", "2026-12-05" },
	{ "1 sd 5 Desember", "2026-12-01", "2026-12-05" },
	{ "1 s/d 5 des", "2026-12-01", "2026-12-05" },
	{ "1 sampai dengan 5 Desember 2026", "2026-12-01", "2026-12-05" },
	{ "1–5 Desember 2026", "2026-12-01", "2026-12-05" },
	{ "tanggal 1 Desember s.d. tanggal 5 Desember 2026", "2026-12-01", "2026-12-05" },
	{ "Senin, 30 November 2026 s.d. Rabu, 2 Desember 2026", "2026-11-30", "2026-12-02" },
	{ "30 Desember - 3 Januari", "2026-12-30", "2027-01-03" },
	{ "30 Desember 2026 - 3 Januari 2027", "2026-12-30", "2027-01-03" },
	{ "20 November - 2 Desember", "2026-11-20", "2026-12-02" },
	{ "1-5 Desember 2025", "2025-12-01", "2025-12-05" },
	{ "1 Desember - 5", "2026-12-01", "2026-12-05" },
	{ "2026-12-01 s.d. 2026-12-05", "2026-12-01", "2026-12-05" },
	{ "2026-12-01 - 2026-12-05", "2026-12-01", "2026-12-05" },
	{ "1/12/2026 - 5/12/2026", "2026-12-01", "2026-12-05" },
	{ "01-12-2026 sampai 05-12-2026", "2026-12-01", "2026-12-05" },
	{ "1/12 - 5/12", "2026-12-01", "2026-12-05" },
	{ "1.12.26", "2026-12-01", "2026-12-01" },
	{ "December 1 to 5", "2026-12-01", "2026-12-05" },
	{ "Dec 1-5, 2026", "2026-12-01", "2026-12-05" },
	{ "3 January 2027", "2027-01-03", "2027-01-03" },
	{ "4 dan 5 Desember", "2026-12-04", "2026-12-05" },
	{ "4, 5, 6 Desember", "2026-12-04", "2026-12-06" },
	/* Without a year: the nearest that is not over. */
	{ "1 Nopember", "2027-11-01", "2027-11-01" },
	{ "25 November", "2026-11-25", "2026-11-25" },
	{ "23-27 November", "2026-11-23", "2026-11-27" },
	{ "29 Februari", "2028-02-29", "2028-02-29" },
	{ "2 November 2026", "2026-11-02", "2026-11-02" },
	/* Without a month, too. */
	{ "tanggal 4", "2026-12-04", "2026-12-04" },
	{ "tgl 28", "2026-11-28", "2026-11-28" },
	{ "tgl 4-6", "2026-12-04", "2026-12-06" },
	{ "28-2", "2026-11-28", "2026-12-02" },
	{ "tanggal 31", "2026-12-31", "2026-12-31" },
	/* From today on. */
	{ "besok", "2026-11-26", "2026-11-26" },
	{ "bsk", "2026-11-26", "2026-11-26" },
	{ "lusa", "2026-11-27", "2026-11-27" },
	{ "besok lusa", "2026-11-27", "2026-11-27" },
	{ "kemarin", "2026-11-24", "2026-11-24" },
	{ "besok sampai jumat", "2026-11-26", "2026-11-27" },
	{ "besok dan lusa", "2026-11-26", "2026-11-27" },
	{ "sampai jumat", "2026-11-25", "2026-11-27" },
	{ "hari ini s/d jum'at", "2026-11-25", "2026-11-27" },
	{ "sampai tanggal 5", "2026-11-25", "2026-12-05" },
	{ "mulai besok sampai 1 Desember", "2026-11-26", "2026-12-01" },
	/* Days of the week. */
	{ "rabu", "2026-11-25", "2026-11-25" },
	{ "senin", "2026-11-30", "2026-11-30" },
	{ "hari senin", "2026-11-30", "2026-11-30" },
	{ "senin-rabu", "2026-11-30", "2026-12-02" },
	{ "senin sampai 10 desember", "2026-11-30", "2026-12-10" },
	{ "hari minggu", "2026-11-29", "2026-11-29" },
	{ "besok kamis", "2026-11-26", "2026-11-26" },
	{ "senin depan", "2026-11-30", "2026-11-30" },
	{ "jumat depan", "2026-12-04", "2026-12-04" },
	{ "minggu depan", "2026-11-30", "2026-12-04" },
	{ "next week", "2026-11-30", "2026-12-04" },
	{ "selasa minggu depan", "2026-12-01", "2026-12-01" },
	{ "minggu ini", "2026-11-25", "2026-11-27" },
	/* So many days. */
	{ "3 hari", "2026-11-25", "2026-11-27" },
	{ "3hari", "2026-11-25", "2026-11-27" },
	{ "3 hari mulai besok", "2026-11-26", "2026-11-28" },
	{ "besok 3 hari", "2026-11-26", "2026-11-28" },
	{ "selama 3 (tiga) hari mulai tanggal 1 Desember 2026", "2026-12-01", "2026-12-03" },
	{ "tiga hari mulai senin", "2026-11-30", "2026-12-02" },
	{ "3 hari kerja mulai jumat", "2026-11-27", "2026-12-01" },
	{ "1-3 Desember (3 hari)", "2026-12-01", "2026-12-03" },
	{ "sehari", "2026-11-25", "2026-11-25" },
	{ "seminggu mulai senin", "2026-11-30", "2026-12-06" },
	{ "2 minggu mulai senin", "2026-11-30", "2026-12-13" },
	{ "3 days from tomorrow", "2026-11-26", "2026-11-28" },
	/* What else stands there. */
	{ "1-5 Desember, acara keluarga", "2026-12-01", "2026-12-05" },
	{ "besok karena sakit", "2026-11-26", "2026-11-26" },
	{ "besok - ada acara", "2026-11-26", "2026-11-26" },
	{ "besok jam 10.00", "2026-11-26", "2026-11-26" },
	{ "besok\n\nBudi\n081200000000", "2026-11-26", "2026-11-26" },
	{ "tidak masuk hari ini", "2026-11-25", "2026-11-25" },
	/* Not understood. */
	{ "dulu", NULL, NULL },
	{ "melahirkan", NULL, NULL },
	{ "sampai selesai", NULL, NULL },
	{ "besok sampai sembuh", NULL, NULL },
	{ "31 November", NULL, NULL },
	{ "32 Desember", NULL, NULL },
	{ "1/13/2026", NULL, NULL },
	{ "5 Desember 2026 - 1 Desember 2026", NULL, NULL },
	{ "1 Januari 2027 - 3 Maret 2028", NULL, NULL },
	/* Backwards in one month: a slip. */
	{ "5-1 Desember 2026", NULL, NULL },
	{ "5-1 Desember", NULL, NULL },
	{ "30 - 3 Januari", NULL, NULL },
	{ "30 Desember - 3", NULL, NULL },
	{ "5 Desember - 1 Desember 2026", NULL, NULL },
	{ "5 Desember - 1 Desember", NULL, NULL },
	/* Without a year, begun long ago. */
	{ "1 Oktober - 5 Desember", NULL, NULL },
	{ "400 hari", NULL, NULL },
	{ "0 hari", NULL, NULL },
	{ "senin, kamis", NULL, NULL },
	{ "4, 7 Desember", NULL, NULL },
	{ "1-2-3-4 Desember", NULL, NULL },
	{ "99999999999999999999", NULL, NULL },
	{ "99999999999999999999 hari", NULL, NULL },
	{ "bukan besok", NULL, NULL },
	{ "\xff", NULL, NULL },
};

static void check(const char *now, guint i)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_identifier("Asia/Jakarta");
	g_autoptr(GDateTime) time = g_date_time_new_from_iso8601(now, zone);
	g_autofree char *first = NULL, *last = NULL;
	gboolean read = command_read_dates(
		rows[i].argument, g_date_time_to_unix(time), zone, &first, &last);
	if (g_strcmp0(first, rows[i].first) == 0 && g_strcmp0(last, rows[i].last) == 0 &&
		read == (rows[i].first != NULL))
		return;
	g_test_message("\"%s\" is read as %s to %s", rows[i].argument, first, last);
	g_test_fail();
}

static void a_line_names_days(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
		check("2026-11-25T09:00:00+07", i);
}

static void a_day_begins_at_midnight_of_the_zone(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		check("2026-11-25T00:00:00+07", i);
		check("2026-11-25T23:59:59+07", i);
	}
}

/* Any line gives days in order, at most 366, or nothing. */
static void days_are_in_order(void)
{
	static const char *const parts[] = { "1", "5", "31", "2026", "desember", "januari", "-",
		"s.d.", "besok", "lusa", "senin", "minggu", "depan", "hari", "3", "kerja", ",",
		"dan", "/", "12", "sampai", "ini", "kemarin", "2027-02-29", "2028-02-29" };
	g_autoptr(GRand) rand = g_rand_new_with_seed(7);
	g_autoptr(GTimeZone) zone = g_time_zone_new_utc();
	for (int round = 0; round < 20000; round++) {
		g_autoptr(GString) line = g_string_new("");
		for (int k = g_rand_int_range(rand, 1, 7); k > 0; k--)
			g_string_append_printf(
				line, "%s ", parts[g_rand_int_range(rand, 0, G_N_ELEMENTS(parts))]);
		g_autofree char *first = NULL, *last = NULL;
		if (!command_read_dates(line->str, 1795575600, zone, &first, &last)) {
			g_assert_null(first);
			g_assert_null(last);
			continue;
		}
		GDate from, to;
		g_date_clear(&from, 1);
		g_date_clear(&to, 1);
		g_date_set_parse(&from, first);
		g_date_set_parse(&to, last);
		g_assert_true(g_date_valid(&from) && g_date_valid(&to));
		g_assert_cmpint(g_date_days_between(&from, &to), >=, 0);
		g_assert_cmpint(g_date_days_between(&from, &to), <, 366);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/dates/named", a_line_names_days);
	g_test_add_func("/dates/midnight", a_day_begins_at_midnight_of_the_zone);
	g_test_add_func("/dates/order", days_are_in_order);
	return g_test_run();
}
