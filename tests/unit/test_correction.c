/*
 * correction: what has become of the tickets of months that were sent is told once, in the next
 * month's report.
 */
#include "desk/correction.h"
#include "tests/unit/desk.h"

/* 1 December 2026 and 1 January 2027, 00.00 WIB. */
#define DECEMBER G_GINT64_CONSTANT(1796058000)
#define JANUARY (DECEMBER + 31 * (gint64)DAY)

static struct month *open_month(struct desk *o, const char *period)
{
	return month_open(o->db, period, o->settings->timezone, o->now);
}

static void close_month(struct desk *o, const char *period)
{
	db_begin(o->db);
	struct month *month = open_month(o, period);
	month_close(month);
	month_free(month);
	g_assert_true(db_commit(o->db, NULL));
}

/* The first ticket reaches the status in November, and November is sent on 1 December. */
static void november_is_sent_with(struct desk *o, enum status status)
{
	desk_reach(o, status);
	o->now = DECEMBER + 8 * HOUR;
	close_month(o, "2026-11");
	o->now = DECEMBER + 2 * DAY;
}

static int corrections_in(struct desk *o, const char *period)
{
	int count = 0;
	struct correction one;
	g_autoptr(month_auto) month = open_month(o, period);
	g_autoptr(query_auto) query = corrections(month);
	for (; correction_next(month, query, &one); correction_clear(&one))
		count++;
	return count;
}

/* The one correction of December. */
static struct correction the_correction(struct desk *o)
{
	struct correction one, other;
	g_autoptr(month_auto) month = open_month(o, "2026-12");
	g_autoptr(query_auto) query = corrections(month);
	g_assert_true(correction_next(month, query, &one));
	g_assert_false(correction_next(month, query, &other));
	return one;
}

static void assert_november(
	struct desk *o, gint64 done_sent, gint64 open_sent, gint64 done_now, gint64 open_now)
{
	g_autoptr(month_auto) month = open_month(o, "2026-12");
	g_autoptr(GPtrArray) months = corrected_months(month, o->settings->timezone);
	g_assert_cmpint(months->len, ==, 1);
	const struct corrected_month *november = months->pdata[0];
	g_assert_cmpstr(november->period, ==, "2026-11");
	g_assert_cmpint(november->received, ==, 1);
	g_assert_cmpint(november->done_sent, ==, done_sent);
	g_assert_cmpint(november->open_sent, ==, open_sent);
	g_assert_cmpint(november->done_now, ==, done_now);
	g_assert_cmpint(november->open_now, ==, open_now);
}

static void before_a_month_was_sent_there_is_nothing_to_correct(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	o->now = DECEMBER + DAY;
	desk_answer(o, LINA, "SETUJU");
	g_autoptr(month_auto) december = open_month(o, "2026-12");
	g_assert_false(correction_is_possible(december));
	g_assert_cmpint(corrections_in(o, "2026-12"), ==, 0);
	close_month(o, "2026-12");
	g_autoptr(month_auto) again = open_month(o, "2026-12");
	g_assert_false(correction_is_possible(again));
}

static void a_late_approval_is_a_correction_of_its_month(struct desk *o, gconstpointer data)
{
	(void)data;
	november_is_sent_with(o, STATUS_TINDAK_LANJUT);
	g_assert_cmpint(corrections_in(o, "2026-12"), ==, 0);
	desk_answer(o, LINA, "SETUJU");
	struct correction one = the_correction(o);
	g_assert_cmpstr(one.ticket->number, ==, NUMBER);
	g_assert_cmpint(one.ticket->status, ==, STATUS_TINDAK_LANJUT);
	g_assert_cmpstr(one.report, ==, "2026-11");
	g_assert_cmpint(one.before, ==, STATUS_TINDAK_LANJUT);
	g_assert_cmpint(one.after, ==, STATUS_SELESAI);
	g_assert_cmpint(one.at, ==, DECEMBER + 2 * DAY);
	g_assert_cmpstr(one.actor_name, ==, "Lina Contoh");
	g_assert_cmpstr(one.actor_role, ==, "pimpinan");
	g_assert_false(one.confidential);
	correction_clear(&one);
	assert_november(o, 0, 1, 1, 0);
}

static void what_became_confidential_after_the_month_is_confidential(
	struct desk *o, gconstpointer data)
{
	(void)data;
	november_is_sent_with(o, STATUS_TINDAK_LANJUT);
	db_run(o->db, "UPDATE ticket SET letter_nature = 'rahasia'", "");
	desk_answer(o, LINA, "SETUJU");
	struct correction one = the_correction(o);
	g_assert_true(one.confidential);
	correction_clear(&one);
}

static void what_was_confidential_in_the_month_stays_so(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	db_run(o->db, "UPDATE ticket SET letter_nature = 'rahasia'", "");
	o->now = DECEMBER + 8 * HOUR;
	close_month(o, "2026-11");
	db_run(o->db, "UPDATE ticket SET letter_nature = 'biasa'", "");
	desk_answer(o, LINA, "SETUJU");
	struct correction one = the_correction(o);
	g_assert_true(one.confidential);
	correction_clear(&one);
}

static void a_reopening_takes_back_what_was_done(struct desk *o, gconstpointer data)
{
	(void)data;
	november_is_sent_with(o, STATUS_SELESAI);
	desk_answer(o, RINI, "BELUM masih mati");
	struct correction one = the_correction(o);
	g_assert_cmpint(one.before, ==, STATUS_SELESAI);
	g_assert_cmpint(one.after, ==, STATUS_DIKERJAKAN);
	correction_clear(&one);
	assert_november(o, 1, 0, 0, 1);
}

static void what_was_rejected_is_neither_done_nor_open(struct desk *o, gconstpointer data)
{
	(void)data;
	november_is_sent_with(o, STATUS_BARU);
	desk_answer(o, TONO, "TOLAK bukan wewenang kami");
	struct correction one = the_correction(o);
	g_assert_cmpint(one.after, ==, STATUS_DITOLAK);
	correction_clear(&one);
	assert_november(o, 0, 1, 0, 0);
}

static void what_came_back_to_its_status_is_no_correction(struct desk *o, gconstpointer data)
{
	(void)data;
	november_is_sent_with(o, STATUS_SELESAI);
	desk_answer(o, RINI, "BELUM masih mati");
	desk_answer(o, TONO, "SELESAI kabel diganti lagi");
	g_assert_cmpint(corrections_in(o, "2026-12"), ==, 1);
	desk_answer(o, LINA, "SETUJU");
	g_assert_cmpint(corrections_in(o, "2026-12"), ==, 0);
}

static void each_change_is_told_in_one_month_only(struct desk *o, gconstpointer data)
{
	(void)data;
	november_is_sent_with(o, STATUS_DIKERJAKAN);
	desk_answer(o, TONO, "SELESAI kabel diganti");
	o->now = JANUARY + 4 * (gint64)DAY;
	close_month(o, "2026-12");
	desk_answer(o, LINA, "SETUJU");
	/* December was sent: what it said stands, and January says what came after. */
	g_assert_cmpint(corrections_in(o, "2026-11"), ==, 0);
	struct correction one = the_correction(o);
	g_assert_cmpint(one.after, ==, STATUS_TINDAK_LANJUT);
	correction_clear(&one);
	assert_november(o, 0, 1, 0, 1);
	g_assert_cmpint(corrections_in(o, "2027-01"), ==, 1);
	o->now = JANUARY + 31 * (gint64)DAY;
	close_month(o, "2027-01");
	g_assert_cmpint(corrections_in(o, "2027-02"), ==, 0);
}

/* The report of 1 December knows of it already. */
static void what_happened_before_the_month_was_sent_is_no_correction(
	struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	o->now = DECEMBER + 7 * HOUR;
	desk_answer(o, LINA, "SETUJU");
	o->now = DECEMBER + 8 * HOUR;
	close_month(o, "2026-11");
	o->now = DECEMBER + DAY;
	g_assert_cmpint(corrections_in(o, "2026-12"), ==, 0);
}

static void the_month_s_own_tickets_are_no_corrections(struct desk *o, gconstpointer data)
{
	(void)data;
	november_is_sent_with(o, STATUS_SELESAI);
	HEAR(DEWI, "aplikasi surat tidak bisa dibuka");
	desk_answer_on(o, "TIK-2026-000002", WAHYU, "TERIMA");
	g_assert_cmpint(corrections_in(o, "2026-12"), ==, 0);
}

#define TEST(name)                                                                                 \
	g_test_add("/correction/" #name, struct desk, NULL, desk_set_up, name, desk_tear_down)

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	TEST(before_a_month_was_sent_there_is_nothing_to_correct);
	TEST(a_late_approval_is_a_correction_of_its_month);
	TEST(what_became_confidential_after_the_month_is_confidential);
	TEST(what_was_confidential_in_the_month_stays_so);
	TEST(a_reopening_takes_back_what_was_done);
	TEST(what_was_rejected_is_neither_done_nor_open);
	TEST(what_came_back_to_its_status_is_no_correction);
	TEST(each_change_is_told_in_one_month_only);
	TEST(what_happened_before_the_month_was_sent_is_no_correction);
	TEST(the_month_s_own_tickets_are_no_corrections);
	return g_test_run();
}
