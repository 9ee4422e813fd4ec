/*
 * month: what the reports of a month are counted from, and that a month which was sent stands.
 */
#include "desk/figures.h"
#include "tests/unit/desk.h"

/* 1 November and 1 December 2026, 00.00 WIB; the workbook goes out at 07.45. */
#define NOVEMBER G_GINT64_CONSTANT(1793466000)
#define DECEMBER (NOVEMBER + 30 * (gint64)DAY)
#define SENT (DECEMBER + 7 * HOUR + 45 * MINUTE)

#define SECOND "TIK-2026-000002"

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

static gint64 tickets_of(struct desk *o, const char *period)
{
	g_autoptr(month_auto) month = open_month(o, period);
	return db_int(o->db, "SELECT count(*) FROM month_ticket WHERE period = ?", "s", period);
}

/* ---- what belongs to a month ---- */

static void what_is_no_month_is_none(struct desk *o, gconstpointer data)
{
	(void)data;
	g_assert_null(open_month(o, "2026-13"));
	g_assert_null(open_month(o, "november"));
}

static void a_ticket_belongs_to_each_month_in_which_it_was_open(struct desk *o, gconstpointer data)
{
	(void)data;
	o->now = NOVEMBER - DAY;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	o->now = DECEMBER + DAY;
	desk_answer(o, LINA, "SETUJU");
	o->now = DECEMBER + 60 * (gint64)DAY;
	g_assert_cmpint(tickets_of(o, "2026-09"), ==, 0);
	g_assert_cmpint(tickets_of(o, "2026-10"), ==, 1);
	/* Nothing befell it in November, but it was open. */
	g_assert_cmpint(tickets_of(o, "2026-11"), ==, 1);
	g_assert_cmpint(tickets_of(o, "2026-12"), ==, 1);
	g_assert_cmpint(tickets_of(o, "2027-01"), ==, 0);
}

static void received_and_open_at_the_end_are_told_apart(struct desk *o, gconstpointer data)
{
	(void)data;
	o->now = NOVEMBER - 1;
	HEAR(RINI, "wifi mati");
	o->now = NOVEMBER;
	HEAR(DEWI, "aplikasi surat tidak bisa dibuka");
	o->now = NOVEMBER + DAY;
	desk_answer_on(o, SECOND, DEWI, "BATAL");
	g_autoptr(month_auto) month = open_month(o, "2026-11");
	g_assert_cmpint(month_count(month, MONTH_RECEIVED), ==, 1);
	g_assert_cmpint(month_count(month, MONTH_OPEN_AT_END), ==, 1);
	g_autoptr(query_auto) received = month_tickets(month, MONTH_RECEIVED);
	g_autoptr(ticket_auto) second = ticket_next(received);
	g_assert_cmpstr(second->number, ==, SECOND);
	g_assert_null(ticket_next(received));
	g_autoptr(query_auto) open = month_tickets(month, MONTH_OPEN_AT_END);
	g_autoptr(ticket_auto) first = ticket_next(open);
	g_assert_cmpstr(first->number, ==, NUMBER);
	g_assert_null(ticket_next(open));
}

/* What happened after a month's end does not change what was open then. */
static void open_at_the_end_is_said_by_the_history(struct desk *o, gconstpointer data)
{
	(void)data;
	o->now = DECEMBER - HOUR;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	o->now = DECEMBER + DAY;
	desk_answer(o, LINA, "SETUJU");
	g_autoptr(month_auto) month = open_month(o, "2026-11");
	g_assert_cmpint(month_count(month, MONTH_OPEN_AT_END), ==, 1);
	g_autoptr(ticket_auto) ticket = month_ticket(month, 1);
	g_assert_cmpint(ticket->status, ==, STATUS_SELESAI);
	g_assert_null(month_ticket(month, 2));
}

static void a_month_that_goes_on_ends_now(struct desk *o, gconstpointer data)
{
	(void)data;
	o->now = NOVEMBER + DAY;
	g_autoptr(month_auto) running = open_month(o, "2026-11");
	g_assert_cmpint(month_end(running), ==, NOVEMBER + DAY);
	o->now = DECEMBER + DAY;
	g_autoptr(month_auto) past = open_month(o, "2026-11");
	g_assert_cmpint(month_end(past), ==, DECEMBER);
}

static void two_months_are_open_beside_each_other(struct desk *o, gconstpointer data)
{
	(void)data;
	o->now = NOVEMBER - DAY;
	HEAR(RINI, "wifi mati");
	o->now = NOVEMBER + DAY;
	HEAR(DEWI, "aplikasi surat tidak bisa dibuka");
	g_autoptr(month_auto) november = open_month(o, "2026-11");
	struct month *october = open_month(o, "2026-10");
	g_assert_cmpint(month_count(october, MONTH_RECEIVED), ==, 1);
	g_assert_cmpint(month_count(november, MONTH_OPEN_AT_END), ==, 2);
	month_free(october);
	g_assert_cmpint(month_count(november, MONTH_OPEN_AT_END), ==, 2);
}

static void who_may_only_read_reads_months(struct desk *o, gconstpointer data)
{
	(void)data;
	g_autoptr(GError) error = NULL;
	HEAR(RINI, "wifi mati");
	g_autoptr(db_auto) reader = db_open(o->settings->database_path, DB_READ_ONLY, &error);
	g_assert_no_error(error);
	db_read_begin(reader);
	struct month *month = month_open(reader, "2026-11", o->settings->timezone, o->now);
	g_assert_cmpint(month_count(month, MONTH_RECEIVED), ==, 1);
	month_free(month);
	db_read_end(reader);
	db_ok(reader, &error);
	g_assert_no_error(error);
}

/* ---- a month that was sent ---- */

static void closing_notes_when_and_how_far(struct desk *o, gconstpointer data)
{
	(void)data;
	o->now = DECEMBER - DAY;
	HEAR(RINI, "wifi mati");
	gint64 last = db_int(o->db, "SELECT max(id) FROM event", "");
	o->now = SENT;
	g_assert_false(month_is_closed(o->db, "2026-11"));
	close_month(o, "2026-11");
	g_assert_true(month_is_closed(o->db, "2026-11"));
	g_assert_false(month_is_closed(o->db, "2026-10"));
	o->now = SENT + 90 * (gint64)DAY;
	HEAR(DEWI, "aplikasi surat tidak bisa dibuka");
	g_autoptr(month_auto) month = open_month(o, "2026-11");
	g_assert_true(month->closed);
	g_assert_cmpint(month->as_of, ==, SENT);
	g_assert_cmpint(month->last_event, ==, last);
}

static void assert_same(const struct figures *one, const struct figures *other)
{
	g_assert_cmpint(one->open_start, ==, other->open_start);
	g_assert_cmpint(one->received, ==, other->received);
	g_assert_cmpint(one->reopened, ==, other->reopened);
	g_assert_cmpint(one->approved, ==, other->approved);
	g_assert_cmpint(one->rejected, ==, other->rejected);
	g_assert_cmpint(one->open_end, ==, other->open_end);
	g_assert_cmpint(one->done, ==, other->done);
	g_assert_cmpint(one->open, ==, other->open);
	g_assert_cmpint(one->responded_on_time, ==, other->responded_on_time);
	g_assert_cmpint(one->responded, ==, other->responded);
	g_assert_cmpint(one->on_time, ==, other->on_time);
}

/* `what` befalls the first ticket after November was sent: November is the same before and after.
 */
static void assert_that_november_stands(struct desk *o, const char *who, const char *what)
{
	GTimeZone *zone = o->settings->timezone;
	enum status before = desk_ticket(o)->status;
	o->now = SENT;
	close_month(o, "2026-11");
	g_autoptr(figures_auto) sent = figures_month(o->db, "2026-11", zone);
	o->now = SENT + DAY;
	desk_answer(o, who, what);
	g_assert_cmpint(desk_ticket(o)->status, !=, before);
	g_autoptr(figures_auto) later = figures_month(o->db, "2026-11", zone);
	assert_same(sent, later);
	g_autoptr(month_auto) month = open_month(o, "2026-11");
	g_autoptr(ticket_auto) ticket = month_ticket(month, 1);
	g_assert_cmpint(ticket->status, ==, before);
}

static void a_late_approval_does_not_change_a_sent_month(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	assert_that_november_stands(o, LINA, "SETUJU");
}

static void a_reopening_does_not_change_a_sent_month(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	assert_that_november_stands(o, RINI, "BELUM masih mati");
}

static void a_rejection_does_not_change_a_sent_month(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	assert_that_november_stands(o, TONO, "TOLAK bukan wewenang kami");
}

#define TEST(name) g_test_add("/month/" #name, struct desk, NULL, desk_set_up, name, desk_tear_down)

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	TEST(what_is_no_month_is_none);
	TEST(a_ticket_belongs_to_each_month_in_which_it_was_open);
	TEST(received_and_open_at_the_end_are_told_apart);
	TEST(open_at_the_end_is_said_by_the_history);
	TEST(a_month_that_goes_on_ends_now);
	TEST(two_months_are_open_beside_each_other);
	TEST(who_may_only_read_reads_months);
	TEST(closing_notes_when_and_how_far);
	TEST(a_late_approval_does_not_change_a_sent_month);
	TEST(a_reopening_does_not_change_a_sent_month);
	TEST(a_rejection_does_not_change_a_sent_month);
	return g_test_run();
}
