/*
 * What was taken back counts nowhere: not in the figures, the target times, or e-kinerja; and what
 * becomes of an approval after its month was sent changes nothing of that month.
 */
#include "desk/apply.h"
#include "desk/decide_set.h"
#include "desk/figures_tables.h"
#include "desk/performance.h"
#include "desk/sla.h"
#include "tests/unit/desk.h"

/* 1 December 2026, 00.00 WIB. */
#define DECEMBER G_GINT64_CONSTANT(1796058000)

/* All that counts an approval, of one month. */
struct counted {
	gint64 approved, on_time, weeks, sla, reports, reopened, rejected;
};

static gint64 reports_in(struct desk *o, const char *period)
{
	gint64 count = 0;
	g_autoptr(GPtrArray) sums =
		performance_sums(o->db, o->calendar, o->settings->timezone, period);
	for (guint i = 0; i < sums->len; i++)
		count += ((struct performance_sum *)sums->pdata[i])->count;
	return count;
}

static struct counted count(struct desk *o, const char *period)
{
	struct counted c = { 0 };
	struct sla_row rows[PRIORITY_COUNT];
	GTimeZone *zone = o->settings->timezone;
	g_autoptr(month_auto) month = month_open(o->db, period, zone, o->now);
	g_autoptr(figures_auto) f = figures_of(month, zone);
	g_assert_cmpint(f->open_start + f->received + f->reopened, ==,
		f->approved + f->rejected + f->cancelled + f->merged + f->open_end);
	sla_rows(month, rows);
	for (int i = 0; i < PRIORITY_COUNT; i++)
		c.sla += rows[i].done[SLA_RESOLUTION];
	for (guint i = 0; i < f->weeks->len; i++)
		c.weeks += ((struct figures_week *)f->weeks->pdata[i])->done;
	c.reports = reports_in(o, period);
	c.approved = f->approved;
	c.on_time = f->on_time;
	c.reopened = f->reopened;
	c.rejected = f->rejected;
	return c;
}

static void assert_all(struct counted c, gint64 approvals)
{
	g_assert_cmpint(c.approved, ==, approvals);
	g_assert_cmpint(c.on_time, ==, approvals);
	g_assert_cmpint(c.weeks, ==, approvals);
	g_assert_cmpint(c.sla, ==, approvals);
	g_assert_cmpint(c.reports, ==, approvals);
}

/* The operator mends the subject, which voids what was approved. */
static void mend_subject(struct desk *o, const char *subject)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) none = g_ptr_array_new();
	struct incoming in = { .sender = "",
		.sender_name = "",
		.subject = "",
		.raw_subject = NUMBER,
		.text = "",
		.message_id = "",
		.recipients = none,
		.cc = none,
		.answered = none };
	struct correction c = {
		.reason = "salah ketik", .by = OPI, .by_name = "Opi Contoh", .subject = subject
	};
	g_autoptr(situation_auto) situation =
		situation_load(o->db, o->settings, o->calendar, &o->key, o->now, &in, NULL);
	g_autoptr(decision_auto) d = decide_set(situation, &c, &error);
	g_assert_no_error(error);
	db_begin(o->db);
	apply_changes(o->db, d, 0);
	g_assert_true(db_commit(o->db, NULL));
}

static void an_approval_that_was_taken_back_is_none(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	o->now += MINUTE;
	desk_answer(o, LINA, "BATAL");
	assert_all(count(o, "2026-11"), 0);
	o->now += MINUTE;
	desk_answer(o, LINA, "SETUJU");
	struct counted c = count(o, "2026-11");
	assert_all(c, 1);
	g_assert_cmpint(c.reopened, ==, 0);
}

static void a_rejection_that_was_taken_back_is_none(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	desk_answer(o, TONO, "TOLAK bukan wewenang kami");
	g_assert_cmpint(count(o, "2026-11").rejected, ==, 1);
	o->now += MINUTE;
	desk_answer(o, TONO, "BATAL");
	struct counted c = count(o, "2026-11");
	g_assert_cmpint(c.rejected + c.reopened, ==, 0);
}

static void over_the_month_s_end_each_month_has_what_befell_it(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	o->now = DECEMBER - 5 * MINUTE;
	desk_answer(o, LINA, "SETUJU");
	o->now = DECEMBER + 5 * MINUTE;
	desk_answer(o, LINA, "BATAL");
	struct counted november = count(o, "2026-11"), december = count(o, "2026-12");
	g_assert_cmpint(november.approved, ==, 1);
	g_assert_cmpint(december.approved, ==, 0);
	g_assert_cmpint(december.reopened, ==, 1);
}

static void a_void_approval_counts_when_it_is_given_anew(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	o->now += HOUR;
	mend_subject(o, "wifi lantai dua mati");
	assert_all(count(o, "2026-11"), 0);
	o->now += HOUR;
	desk_answer(o, LINA, "SETUJU");
	struct counted c = count(o, "2026-11");
	assert_all(c, 1);
	g_assert_cmpint(c.reopened, ==, 0);
}

static void what_voids_it_later_changes_nothing_that_was_sent(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	o->now = DECEMBER + 8 * HOUR;
	db_begin(o->db);
	struct month *month = month_open(o->db, "2026-11", o->settings->timezone, o->now);
	month_close(month);
	month_free(month);
	g_assert_true(db_commit(o->db, NULL));
	o->now += DAY;
	mend_subject(o, "wifi lantai dua mati");
	assert_all(count(o, "2026-11"), 1);
	o->now += HOUR;
	desk_answer(o, LINA, "SETUJU");
	assert_all(count(o, "2026-11"), 1);
	/* The same work is not done twice. */
	g_assert_cmpint(reports_in(o, "2026-12"), ==, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name)                                                                                 \
	g_test_add("/taken-back/" #name, struct desk, NULL, desk_set_up, name, desk_tear_down)
	TEST(an_approval_that_was_taken_back_is_none);
	TEST(a_rejection_that_was_taken_back_is_none);
	TEST(over_the_month_s_end_each_month_has_what_befell_it);
	TEST(a_void_approval_counts_when_it_is_given_anew);
	TEST(what_voids_it_later_changes_nothing_that_was_sent);
	return g_test_run();
}
