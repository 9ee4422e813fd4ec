/* performance: what a technician's month adds up to, each time reckoned by hand. Hours are Mon-Thu
 * 07.30-15.30 and Fri 07.30-14.00 with a break 12.00-13.00; 23 November 2026 is a Monday. */
#include "desk/performance.h"
#include "tests/unit/desk.h"

/* From then on it is that time; 1 December is 31 November. */
static void at(struct desk *o, int day, int hour, int minute)
{
	o->now = MONDAY + (day - 23) * DAY + (hour - 9) * HOUR + minute * MINUTE;
}

static gint64 time_of(int day, int hour, int minute)
{
	return MONDAY + (day - 23) * DAY + (hour - 9) * HOUR + minute * MINUTE;
}

static gint64 id_of(struct desk *o, const char *name)
{
	return db_int(o->db, "SELECT id FROM person WHERE name = ?", "s", name);
}

static struct performance *month_of(struct desk *o, const char *name, const char *period)
{
	g_autoptr(GError) error = NULL;
	struct performance *one =
		performance_of(o->db, o->calendar, o->settings->timezone, period, id_of(o, name));
	db_ok(o->db, &error);
	g_assert_no_error(error);
	return one;
}

/* How many pieces of work, how many minutes, and how many that do not count. */
static void check(struct desk *o, const char *name, const char *period, guint count, gint64 minutes,
	guint others)
{
	g_autoptr(performance_auto) one = month_of(o, name, period);
	g_assert_cmpuint(one->approved->len, ==, count);
	g_assert_cmpint(one->minutes, ==, minutes);
	g_assert_cmpuint(one->others->len, ==, others);
	gint64 summed_count = 0, summed_minutes = 0;
	g_autoptr(GPtrArray) sums =
		performance_sums(o->db, o->calendar, o->settings->timezone, period);
	for (guint i = 0; i < sums->len; i++) {
		const struct performance_sum *sum = sums->pdata[i];
		if (sum->person_id != one->person->id)
			continue;
		summed_count += sum->count;
		summed_minutes += sum->minutes;
	}
	g_assert_cmpint(summed_count, ==, count);
	g_assert_cmpint(summed_minutes, ==, minutes);
}

/* A letter of Monday 09.00 that Tono accepts at 10.00. */
static void accepted(struct desk *o)
{
	HEAR(RINI, "wifi kantor mati dari pagi");
	at(o, 23, 10, 0);
	desk_answer(o, TONO, "TERIMA");
	assert_status(DIKERJAKAN);
}

static void approved_work_is_told_with_all_that_e_kinerja_asks(struct desk *o, gconstpointer data)
{
	(void)data;
	accepted(o);
	at(o, 23, 11, 30);
	desk_answer(o, TONO, "SELESAI kabel diganti\nhasil uji 94 Mbps");
	at(o, 24, 8, 0);
	desk_answer(o, LINA, "SETUJU");
	g_autoptr(performance_auto) one = month_of(o, "Tono Contoh", "2026-11");
	g_assert_cmpuint(one->approved->len, ==, 1);
	const struct performance_row *row = one->approved->pdata[0];
	g_assert_cmpstr(row->number, ==, NUMBER);
	g_assert_cmpstr(row->subject, ==, "wifi mati");
	g_assert_cmpstr(row->service, ==, "Gangguan jaringan");
	g_assert_cmpstr(row->office, ==, "Dinas Kesehatan");
	g_assert_cmpint(row->started_at, ==, time_of(23, 10, 0));
	g_assert_cmpint(row->reported_at, ==, time_of(23, 11, 30));
	g_assert_cmpint(row->minutes, ==, 90);
	g_assert_cmpstr(row->result, ==, "kabel diganti\nhasil uji 94 Mbps");
	g_assert_cmpstr(row->verifier, ==, "Lina Contoh");
	g_assert_cmpint(row->approved_at, ==, time_of(24, 8, 0));
	g_assert_false(row->is_confidential);
	check(o, "Tono Contoh", "2026-11", 1, 90, 0);
	check(o, "Sari Contoh", "2026-11", 0, 0, 0);
}

static void only_what_is_approved_counts(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi kantor mati dari pagi");
	check(o, "Tono Contoh", "2026-11", 0, 0, 0);
	at(o, 23, 10, 0);
	desk_answer(o, TONO, "TERIMA");
	check(o, "Tono Contoh", "2026-11", 0, 0, 1);
	at(o, 23, 11, 0);
	desk_answer(o, TONO, "SELESAI kabel diganti");
	g_autoptr(performance_auto) one = month_of(o, "Tono Contoh", "2026-11");
	g_assert_cmpuint(one->approved->len, ==, 0);
	const struct performance_row *row = one->others->pdata[0];
	g_assert_cmpint(row->status, ==, STATUS_TINDAK_LANJUT);
	g_assert_cmpint(row->since, ==, time_of(23, 11, 0));
	g_assert_false(row->needs_revision);
	g_assert_null(row->result);
}

static void a_hand_over_credits_who_reports(struct desk *o, gconstpointer data)
{
	(void)data;
	accepted(o);
	at(o, 23, 12, 0);
	desk_answer(o, TONO, "ALIHKAN ke sari: saya di lapangan");
	at(o, 23, 13, 0);
	desk_answer(o, SARI, "SELESAI kabel diganti");
	desk_answer(o, LINA, "SETUJU");
	/* The ticket was in work from 10.00 to 13.00. */
	check(o, "Sari Contoh", "2026-11", 1, 180, 0);
	check(o, "Tono Contoh", "2026-11", 0, 0, 0);
}

static void of_a_revised_report_the_approved_one_counts(struct desk *o, gconstpointer data)
{
	(void)data;
	accepted(o);
	at(o, 23, 11, 0);
	desk_answer(o, TONO, "SELESAI kabel diganti");
	at(o, 23, 12, 0);
	desk_answer(o, LINA, "REVISI sebutkan ruangannya");
	g_autoptr(performance_auto) before = month_of(o, "Tono Contoh", "2026-11");
	g_assert_true(((struct performance_row *)before->others->pdata[0])->needs_revision);
	at(o, 24, 9, 0);
	desk_answer(o, TONO, "SELESAI kabel lantai 2 diganti");
	desk_answer(o, LINA, "SETUJU");
	check(o, "Tono Contoh", "2026-11", 1, 60, 0);
	g_autoptr(performance_auto) one = month_of(o, "Tono Contoh", "2026-11");
	const struct performance_row *row = one->approved->pdata[0];
	g_assert_cmpstr(row->result, ==, "kabel lantai 2 diganti");
	g_assert_cmpint(row->reported_at, ==, time_of(24, 9, 0));
}

static void what_a_colleague_revised_is_the_colleague_s(struct desk *o, gconstpointer data)
{
	(void)data;
	accepted(o);
	at(o, 23, 11, 0);
	desk_answer(o, TONO, "SELESAI kabel diganti");
	desk_answer(o, LINA, "REVISI sebutkan ruangannya");
	desk_answer(o, SARI, "SELESAI kabel lantai 2 diganti");
	desk_answer(o, LINA, "SETUJU");
	check(o, "Sari Contoh", "2026-11", 1, 60, 0);
	check(o, "Tono Contoh", "2026-11", 0, 0, 0);
}

static void reopened_work_counts_in_each_month_by_itself(struct desk *o, gconstpointer data)
{
	(void)data;
	accepted(o);
	at(o, 23, 11, 0);
	desk_answer(o, TONO, "SELESAI kabel diganti");
	desk_answer(o, LINA, "SETUJU");
	/* Friday 27th 11.00 to Tuesday 1 December 08.00: 60 + 60, 480, 30 minutes. */
	at(o, 27, 11, 0);
	desk_answer(o, RINI, "BELUM: mati lagi");
	assert_status(DIKERJAKAN);
	at(o, 31, 8, 0);
	desk_answer(o, TONO, "SELESAI switch diganti");
	desk_answer(o, LINA, "SETUJU");
	check(o, "Tono Contoh", "2026-11", 1, 60, 1);
	check(o, "Tono Contoh", "2026-12", 1, 630, 0);
	g_autoptr(performance_auto) november = month_of(o, "Tono Contoh", "2026-11");
	const struct performance_row *row = november->approved->pdata[0];
	g_assert_cmpstr(row->result, ==, "kabel diganti");
	g_assert_cmpint(row->started_at, ==, time_of(23, 10, 0));
	/* At the month's end the second work was under way. */
	row = november->others->pdata[0];
	g_assert_cmpint(row->status, ==, STATUS_DIKERJAKAN);
	g_assert_cmpint(row->since, ==, time_of(27, 11, 0));
	g_autoptr(performance_auto) december = month_of(o, "Tono Contoh", "2026-12");
	row = december->approved->pdata[0];
	g_assert_cmpstr(row->result, ==, "switch diganti");
	g_assert_cmpint(row->started_at, ==, time_of(27, 11, 0));
}

static void a_reopening_that_was_taken_back_changes_nothing(struct desk *o, gconstpointer data)
{
	(void)data;
	accepted(o);
	at(o, 23, 11, 0);
	desk_answer(o, TONO, "SELESAI kabel diganti");
	desk_answer(o, LINA, "SETUJU");
	at(o, 24, 9, 0);
	desk_answer(o, RINI, "BELUM: mati lagi");
	assert_status(DIKERJAKAN);
	at(o, 24, 9, 10);
	desk_answer(o, RINI, "BATAL");
	assert_status(SELESAI);
	check(o, "Tono Contoh", "2026-11", 1, 60, 0);
}

static void setuju_taken_back_counts_nothing(struct desk *o, gconstpointer data)
{
	(void)data;
	accepted(o);
	at(o, 23, 11, 0);
	desk_answer(o, TONO, "SELESAI kabel diganti");
	desk_answer(o, LINA, "SETUJU");
	check(o, "Tono Contoh", "2026-11", 1, 60, 0);
	desk_answer(o, LINA, "BATAL");
	assert_status(TINDAK_LANJUT);
	check(o, "Tono Contoh", "2026-11", 0, 0, 1);
	desk_answer(o, LINA, "SETUJU");
	check(o, "Tono Contoh", "2026-11", 1, 60, 0);
}

static void cancelled_work_is_in_neither_list(struct desk *o, gconstpointer data)
{
	(void)data;
	accepted(o);
	at(o, 23, 12, 0);
	desk_answer(o, RINI, "BATAL");
	assert_status(DIBATALKAN);
	check(o, "Tono Contoh", "2026-11", 0, 0, 0);
}

static void a_report_taken_back_interrupts_the_time(struct desk *o, gconstpointer data)
{
	(void)data;
	accepted(o);
	at(o, 23, 11, 0);
	desk_answer(o, TONO, "SELESAI kabel diganti");
	at(o, 23, 11, 10);
	desk_answer(o, TONO, "BATAL");
	at(o, 23, 12, 0);
	desk_answer(o, TONO, "SELESAI kabel dan switch diganti");
	desk_answer(o, LINA, "SETUJU");
	/* 10.00 to 11.00 and 11.10 to 12.00. */
	check(o, "Tono Contoh", "2026-11", 1, 110, 0);
	g_autoptr(performance_auto) one = month_of(o, "Tono Contoh", "2026-11");
	const struct performance_row *row = one->approved->pdata[0];
	g_assert_cmpint(row->started_at, ==, time_of(23, 10, 0));
}

static void a_late_approval_counts_in_the_month_in_which_it_comes(
	struct desk *o, gconstpointer data)
{
	(void)data;
	accepted(o);
	at(o, 30, 15, 0);
	desk_answer(o, TONO, "SELESAI kabel diganti");
	at(o, 31, 9, 0);
	desk_answer(o, LINA, "SETUJU");
	/* 330 on Monday, 480 on three days, 330 on Friday, 450 on the 30th. */
	gint64 minutes = 330 + 3 * 480 + 330 + 450;
	check(o, "Tono Contoh", "2026-11", 0, 0, 1);
	check(o, "Tono Contoh", "2026-12", 1, minutes, 0);
	g_autoptr(performance_auto) november = month_of(o, "Tono Contoh", "2026-11");
	const struct performance_row *row = november->others->pdata[0];
	g_assert_cmpint(row->status, ==, STATUS_TINDAK_LANJUT);
	g_assert_cmpint(row->since, ==, time_of(30, 15, 0));
}

static void waiting_for_the_requester_is_no_work(struct desk *o, gconstpointer data)
{
	(void)data;
	accepted(o);
	/* Friday 13.30, half an hour before the end, to Monday 09.00. */
	at(o, 27, 13, 30);
	desk_answer(o, TONO, "TUNGGU ruang mana?");
	g_autoptr(performance_auto) waiting = month_of(o, "Tono Contoh", "2026-11");
	const struct performance_row *row = waiting->others->pdata[0];
	g_assert_cmpint(row->status, ==, STATUS_MENUNGGU);
	at(o, 30, 9, 0);
	desk_answer(o, RINI, "ruang pelayanan");
	assert_status(DIKERJAKAN);
	at(o, 30, 9, 20);
	desk_answer(o, TONO, "SELESAI kabel diganti");
	desk_answer(o, LINA, "SETUJU");
	check(o, "Tono Contoh", "2026-11", 1, 330 + 3 * 480 + 270 + 30 + 20, 0);
}

static void work_at_night_and_on_sunday_takes_no_working_time(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi kantor mati dari pagi");
	at(o, 29, 20, 0);
	desk_answer(o, TONO, "TERIMA");
	at(o, 29, 22, 0);
	desk_answer(o, TONO, "SELESAI kabel diganti");
	desk_answer(o, LINA, "SETUJU");
	check(o, "Tono Contoh", "2026-11", 1, 0, 0);
}

static void an_address_that_passed_on_credits_each_with_the_own_work(
	struct desk *o, gconstpointer data)
{
	(void)data;
	accepted(o);
	at(o, 23, 11, 0);
	desk_answer(o, TONO, "SELESAI kabel diganti");
	/* The address is another one's from the next day on, when it is approved. */
	at(o, 24, 9, 0);
	desk_import_staff(o, "tono@tik.example,Baru Rekaan,,teknisi,Jaringan\n" STAFF_OTHERS);
	desk_answer(o, LINA, "SETUJU");
	at(o, 24, 10, 0);
	HEAR(DEWI, "internet kantor kami putus", .subject = "internet putus");
	const char *second = "TIK-2026-000002";
	at(o, 24, 11, 0);
	desk_answer_on(o, second, TONO, "TERIMA");
	at(o, 24, 11, 45);
	desk_answer_on(o, second, TONO, "SELESAI modem diganti");
	desk_answer_on(o, second, LINA, "SETUJU");
	check(o, "Tono Contoh", "2026-11", 1, 60, 0);
	check(o, "Baru Rekaan", "2026-11", 1, 45, 0);
	/* Whom the directory has no more still has a sheet. */
	g_autoptr(GPtrArray) all =
		performance_month(o->db, o->calendar, o->settings->timezone, "2026-11");
	g_assert_cmpuint(all->len, ==, 2);
	g_assert_cmpstr(((struct performance *)all->pdata[0])->person->name, ==, "Baru Rekaan");
	g_assert_cmpstr(((struct performance *)all->pdata[1])->person->name, ==, "Tono Contoh");
}

static void a_leader_s_own_report_is_verified_by_another_leader(struct desk *o, gconstpointer data)
{
	(void)data;
	accepted(o);
	at(o, 23, 11, 0);
	desk_answer(o, TONO, "SELESAI kabel diganti");
	/* Tono becomes a leader before anybody has approved it. */
	at(o, 24, 9, 0);
	desk_import_staff(o, "tono@tik.example,Tono Contoh,,pimpinan,\n" STAFF_OTHERS);
	desk_answer(o, TONO, "SETUJU");
	assert_status(TINDAK_LANJUT);
	check(o, "Tono Contoh", "2026-11", 0, 0, 1);
	desk_answer(o, HADI, "SETUJU");
	assert_status(SELESAI);
	check(o, "Tono Contoh", "2026-11", 1, 60, 0);
	g_autoptr(performance_auto) one = month_of(o, "Tono Contoh", "2026-11");
	g_assert_cmpstr(
		((struct performance_row *)one->approved->pdata[0])->verifier, ==, "Hadi Contoh");
}

static void a_confidential_letter_is_marked(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi kantor mati dari pagi", .nature = "rahasia");
	desk_answer(o, TONO, "TERIMA");
	g_autoptr(performance_auto) one = month_of(o, "Tono Contoh", "2026-11");
	g_assert_true(((struct performance_row *)one->others->pdata[0])->is_confidential);
}

static void a_month_without_work_is_empty_and_no_month_is_none(struct desk *o, gconstpointer data)
{
	(void)data;
	accepted(o);
	GTimeZone *zone = o->settings->timezone;
	g_autoptr(GPtrArray) october = performance_month(o->db, o->calendar, zone, "2026-10");
	g_assert_cmpuint(october->len, ==, 0);
	g_autoptr(GPtrArray) nonsense = performance_month(o->db, o->calendar, zone, "2026-13");
	g_assert_cmpuint(nonsense->len, ==, 0);
	check(o, "Tono Contoh", "2026-10", 0, 0, 0);
	g_assert_null(performance_of(o->db, o->calendar, zone, "oktober", id_of(o, "Tono Contoh")));
	g_assert_null(performance_of(o->db, o->calendar, zone, "2026-10", 999));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name)                                                                                 \
	g_test_add("/performance/" #name, struct desk, NULL, desk_set_up, name, desk_tear_down)
	TEST(approved_work_is_told_with_all_that_e_kinerja_asks);
	TEST(only_what_is_approved_counts);
	TEST(a_hand_over_credits_who_reports);
	TEST(of_a_revised_report_the_approved_one_counts);
	TEST(what_a_colleague_revised_is_the_colleague_s);
	TEST(reopened_work_counts_in_each_month_by_itself);
	TEST(a_reopening_that_was_taken_back_changes_nothing);
	TEST(setuju_taken_back_counts_nothing);
	TEST(cancelled_work_is_in_neither_list);
	TEST(a_report_taken_back_interrupts_the_time);
	TEST(a_late_approval_counts_in_the_month_in_which_it_comes);
	TEST(waiting_for_the_requester_is_no_work);
	TEST(work_at_night_and_on_sunday_takes_no_working_time);
	TEST(an_address_that_passed_on_credits_each_with_the_own_work);
	TEST(a_leader_s_own_report_is_verified_by_another_leader);
	TEST(a_confidential_letter_is_marked);
	TEST(a_month_without_work_is_empty_and_no_month_is_none);
	return g_test_run();
}
