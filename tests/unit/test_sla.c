/*
 * sla: target times of a month, met and missed, and the reasons in words.
 */
#include "desk/figures.h"
#include "desk/sla.h"
#include "tests/unit/desk.h"

/* ---- counted ---- */

#define DECEMBER G_GINT64_CONSTANT(1796058000) /* 1 December 2026, 00.00 WIB */

static struct month *november(struct desk *o)
{
	return month_open(o->db, "2026-11", o->settings->timezone, o->now);
}

/* "respons 3600 -; penyelesaian - open": each breach, and how late it was met, in seconds. */
static char *breaches(struct desk *o)
{
	GString *list = g_string_new("");
	struct sla_breach one;
	g_autoptr(month_auto) month = november(o);
	g_autoptr(query_auto) query = sla_breaches(month);
	while (sla_next(query, &one)) {
		g_autofree char *late = g_strdup_printf("%d", (int)(one.actual - one.target));
		g_string_append_printf(list, "%s%s %s%s", list->len ? "; " : "",
			one.kind == SLA_RESPONSE ? "response" : "resolution",
			one.actual ? late : "not yet", one.open ? " open" : "");
	}
	return g_string_free(list, FALSE);
}

static void assert_breaches(struct desk *o, const char *expected)
{
	g_autofree char *found = breaches(o);
	g_assert_cmpstr(found, ==, expected);
}

/* The table by priority is what the figures say, and has a row for each breach. */
static void assert_that_it_adds_up(struct desk *o)
{
	struct sla_row rows[PRIORITY_COUNT], sum = { 0 };
	struct sla_breach one;
	gint64 found = 0;
	g_autoptr(month_auto) month = november(o);
	g_autoptr(figures_auto) f = figures_brief(month);
	sla_rows(month, rows);
	for (int i = 0; i < PRIORITY_COUNT; i++)
		for (int kind = 0; kind < SLA_KINDS; kind++) {
			sum.done[kind] += rows[i].done[kind];
			sum.on_time[kind] += rows[i].on_time[kind];
			sum.open[kind] += rows[i].open[kind];
		}
	g_assert_cmpint(sum.done[SLA_RESPONSE], ==, f->responded);
	g_assert_cmpint(sum.on_time[SLA_RESPONSE], ==, f->responded_on_time);
	g_assert_cmpint(sum.done[SLA_RESOLUTION], ==, f->approved);
	g_assert_cmpint(sum.on_time[SLA_RESOLUTION], ==, f->on_time);
	g_autoptr(query_auto) query = sla_breaches(month);
	while (sla_next(query, &one))
		found++;
	for (int kind = 0; kind < SLA_KINDS; kind++)
		found -= sum.done[kind] - sum.on_time[kind] + sum.open[kind];
	g_assert_cmpint(found, ==, 0);
}

static void what_is_in_time_is_no_breach(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	o->now += DAY;
	assert_breaches(o, "");
	assert_that_it_adds_up(o);
}

static void an_unanswered_letter_is_a_breach_while_it_is_open(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi mati");
	o->now = MONDAY + HOUR;
	assert_breaches(o, "");
	o->now = MONDAY + 2 * HOUR;
	assert_breaches(o, "response not yet open");
	o->now = MONDAY + 2 * DAY;
	assert_breaches(o, "response not yet open; resolution not yet open");
	assert_that_it_adds_up(o);
}

static void what_comes_late_is_a_breach_by_so_much(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi mati");
	o->now = MONDAY + 2 * HOUR;
	desk_answer(o, TONO, "TERIMA");
	assert_breaches(o, "response 3600");
	/* The target is 09.00 of Tuesday: eight working hours. */
	o->now = MONDAY + DAY + 2 * HOUR;
	desk_answer(o, TONO, "SELESAI kabel diganti");
	assert_breaches(o, "response 3600; resolution 7200 open");
	desk_answer(o, LINA, "SETUJU");
	assert_breaches(o, "response 3600; resolution 7200");
	assert_that_it_adds_up(o);
}

/* The leader may take time: what counts is the report. */
static void a_report_in_time_is_no_breach_however_late_it_is_approved(
	struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	o->now = MONDAY + 4 * DAY;
	assert_breaches(o, "");
	desk_answer(o, LINA, "SETUJU");
	assert_breaches(o, "");
	assert_that_it_adds_up(o);
}

static void while_the_requester_is_asked_no_target_passes(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_MENUNGGU);
	o->now = MONDAY + 4 * DAY;
	assert_breaches(o, "");
	assert_that_it_adds_up(o);
}

static void what_was_rejected_has_no_target(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi mati");
	o->now = MONDAY + 2 * DAY;
	desk_answer(o, TONO, "TOLAK bukan wewenang kami");
	assert_breaches(o, "");
	assert_that_it_adds_up(o);
}

/* November has it as open, whatever came later. */
static void a_breach_that_was_open_at_the_end_stays_one(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	o->now = DECEMBER + 9 * HOUR;
	desk_answer(o, TONO, "SELESAI kabel diganti");
	desk_answer(o, LINA, "SETUJU");
	assert_breaches(o, "resolution not yet open");
	assert_that_it_adds_up(o);
}

static void a_reopened_ticket_keeps_the_breach_of_its_first_approval(
	struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	o->now = MONDAY + DAY + 2 * HOUR;
	desk_answer(o, TONO, "SELESAI kabel diganti");
	desk_answer(o, LINA, "SETUJU");
	g_autofree char *before = breaches(o);
	g_assert_true(g_str_has_prefix(before, "resolution "));
	desk_answer(o, RINI, "BELUM masih mati");
	assert_breaches(o, before);
	assert_that_it_adds_up(o);
}

/* ---- the reasons ---- */

/* A ticket of Monday 09.00 with a target of Tuesday 09.00, and its history. */
struct why {
	struct desk desk;
	struct sla_breach breach;
	struct ticket *ticket;
	GPtrArray *events;
};

static void why_set_up(struct why *o, gconstpointer data)
{
	desk_set_up(&o->desk, data);
	o->breach = (struct sla_breach){
		.kind = SLA_RESOLUTION, .target = MONDAY + DAY, .actual = MONDAY + 2 * DAY
	};
	o->ticket = ticket_new();
	o->ticket->opened_at = MONDAY;
	o->ticket->accepted_at = MONDAY + 10 * MINUTE;
	o->ticket->assignee_id = 1;
	o->events = g_ptr_array_new_with_free_func((GDestroyNotify)event_free);
}

static void why_tear_down(struct why *o, gconstpointer data)
{
	ticket_free(o->ticket);
	g_ptr_array_unref(o->events);
	desk_tear_down(&o->desk, data);
}

static void happen(struct why *o, gint64 after, const char *kind, const char *text)
{
	struct event *event = g_new0(struct event, 1);
	event->at = MONDAY + after;
	event->kind = g_strdup(kind);
	event->text = g_strdup(text);
	event->from_status = g_strdup("dikerjakan");
	event->to_status = g_strdup("dikerjakan");
	g_ptr_array_add(o->events, event);
}

static void happen_between(
	struct why *o, gint64 after, const char *kind, const char *from, const char *to)
{
	happen(o, after, kind, "");
	struct event *event = o->events->pdata[o->events->len - 1];
	g_free(event->from_status);
	g_free(event->to_status);
	event->from_status = g_strdup(from);
	event->to_status = g_strdup(to);
}

static void assert_reason(struct why *o, const char *expected)
{
	g_autofree char *reason = sla_reason(&o->breach, o->ticket, o->events, MONDAY + 3 * DAY,
		o->desk.calendar, o->desk.settings);
	g_assert_cmpstr(reason, ==, expected);
}

static void make_response(struct why *o, gint64 actual)
{
	o->breach = (struct sla_breach){
		.kind = SLA_RESPONSE, .target = MONDAY + HOUR, .actual = actual, .open = !actual
	};
	o->ticket->accepted_at = actual;
}

static void a_reason_is_never_empty(struct why *o, gconstpointer data)
{
	(void)data;
	assert_reason(o, "pengerjaan melewati target");
	o->breach.actual = 0;
	o->breach.open = TRUE;
	assert_reason(o, "pengerjaan belum selesai");
	o->ticket->accepted_at = 0;
	assert_reason(o, "teknisi belum memvalidasi");
	make_response(o, 0);
	assert_reason(o, "teknisi belum memvalidasi");
	make_response(o, MONDAY + 2 * HOUR);
	assert_reason(o, "teknisi terlambat memvalidasi");
}

static void nobody_had_it(struct why *o, gconstpointer data)
{
	(void)data;
	make_response(o, 0);
	o->ticket->assignee_id = 0;
	assert_reason(o, "tanpa teknisi");
}

static void nobody_had_it_until_somebody_got_it(struct why *o, gconstpointer data)
{
	(void)data;
	make_response(o, MONDAY + 5 * HOUR);
	happen(o, 0, EVENT_ASSIGNED,
		"Gangguan jaringan, seksi Jaringan, kepada pimpinan; layanan dipilih karena "
		"wifi.");
	happen(o, 2 * HOUR, "disposisi", "Dari (belum ada) kepada Tono Contoh: segera");
	assert_reason(o, "tanpa teknisi sampai 23 Nov 2026 11.00");
}

static void who_accepts_what_nobody_had_has_it(struct why *o, gconstpointer data)
{
	(void)data;
	make_response(o, MONDAY + 5 * HOUR);
	happen(o, 0, EVENT_ASSIGNED,
		"Gangguan jaringan, seksi Jaringan, kepada pimpinan; layanan dipilih karena "
		"wifi.");
	happen(o, 5 * HOUR, "terima", "");
	assert_reason(o, "tanpa teknisi sampai 23 Nov 2026 14.00");
}

static void hand_overs_are_counted_with_the_last_reason(struct why *o, gconstpointer data)
{
	(void)data;
	happen(o, 0, EVENT_ASSIGNED,
		"Gangguan jaringan, seksi Jaringan, kepada Tono Contoh; layanan dipilih karena "
		"wifi.");
	happen(o, HOUR, "alihkan", "Dari Tono Contoh kepada Sari Contoh: sedang di lapangan");
	happen(o, 2 * HOUR, "alihkan", "Dari Sari Contoh kepada Wahyu Contoh: bukan jaringan");
	happen(o, 3 * HOUR, EVENT_PASSED, "Dari Wahyu Contoh kepada Tono Contoh: belum dijawab");
	assert_reason(o, "dialihkan 2×: bukan jaringan; diteruskan sistem 1×: belum dijawab");
}

static void what_came_after_it_was_met_is_no_reason(struct why *o, gconstpointer data)
{
	(void)data;
	happen(o, 2 * DAY + HOUR, "revisi", "foto belum ada");
	assert_reason(o, "pengerjaan melewati target");
}

static void the_leader_sent_it_back(struct why *o, gconstpointer data)
{
	(void)data;
	happen(o, HOUR, "revisi", "foto  belum\nada");
	happen(o, 2 * HOUR, "revisi", "foto belum ada");
	assert_reason(o, "dikembalikan pimpinan 2×: foto belum ada");
}

static void words_about_confidential_letters_are_left_out(struct why *o, gconstpointer data)
{
	(void)data;
	g_free(o->ticket->letter_nature);
	o->ticket->letter_nature = g_strdup("rahasia");
	happen(o, HOUR, "alihkan", "Dari Tono Contoh kepada Sari Contoh: sandi brankas");
	happen(o, 2 * HOUR, "revisi", "sandi belum diganti");
	assert_reason(o, "dialihkan 1×; dikembalikan pimpinan 1×");
}

static void a_long_reason_is_cut(struct why *o, gconstpointer data)
{
	(void)data;
	g_autofree char *filler = g_strnfill(300, 'x');
	happen(o, HOUR, "revisi", filler);
	g_autofree char *expected = g_strdup_printf("dikembalikan pimpinan 1×: %.79s…", filler);
	assert_reason(o, expected);
}

static void it_was_opened_again(struct why *o, gconstpointer data)
{
	(void)data;
	o->ticket->accepted_at = MONDAY + DAY - MINUTE;
	happen_between(o, HOUR, "belum", "selesai", "dikerjakan");
	assert_reason(o, "dibuka kembali 1×");
}

/* SETUJU that was taken back is no reopening. */
static void what_was_taken_back_is_no_reopening(struct why *o, gconstpointer data)
{
	(void)data;
	happen_between(o, HOUR, EVENT_UNDONE, "selesai", "tindak_lanjut");
	assert_reason(o, "pengerjaan melewati target");
}

static void it_waits_for_the_word_of_the_office(struct why *o, gconstpointer data)
{
	(void)data;
	make_response(o, 0);
	happen(o, 0, EVENT_OFFICE_ASKED, "tu@dinkes.example");
	assert_reason(o, "menunggu konfirmasi kantor");
	happen(o, HOUR, EVENT_OFFICE_CONFIRMED, "ya");
	assert_reason(o, "teknisi belum memvalidasi");
}

/* Eight working hours: until 15.30 on Monday, and from 07.30 to 09.00 on Tuesday. */
static void it_was_accepted_when_little_time_was_left(struct why *o, gconstpointer data)
{
	(void)data;
	o->ticket->accepted_at = MONDAY + 3 * HOUR;
	assert_reason(o, "pengerjaan melewati target");
	o->ticket->accepted_at = MONDAY + 6 * HOUR;
	assert_reason(o, "diterima teknisi 2,0 jam kerja sebelum batas");
	o->ticket->accepted_at = MONDAY + DAY - 10 * MINUTE;
	assert_reason(o, "diterima teknisi kurang dari 1 jam kerja sebelum batas");
	o->ticket->accepted_at = MONDAY + DAY + HOUR;
	assert_reason(o, "diterima teknisi sesudah batas");
}

#define TEST(name) g_test_add("/sla/" #name, struct desk, NULL, desk_set_up, name, desk_tear_down)
#define TEST_WHY(name)                                                                             \
	g_test_add("/sla/reason/" #name, struct why, NULL, why_set_up, name, why_tear_down)

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	TEST(what_is_in_time_is_no_breach);
	TEST(an_unanswered_letter_is_a_breach_while_it_is_open);
	TEST(what_comes_late_is_a_breach_by_so_much);
	TEST(a_report_in_time_is_no_breach_however_late_it_is_approved);
	TEST(while_the_requester_is_asked_no_target_passes);
	TEST(what_was_rejected_has_no_target);
	TEST(a_breach_that_was_open_at_the_end_stays_one);
	TEST(a_reopened_ticket_keeps_the_breach_of_its_first_approval);
	TEST_WHY(a_reason_is_never_empty);
	TEST_WHY(nobody_had_it);
	TEST_WHY(nobody_had_it_until_somebody_got_it);
	TEST_WHY(who_accepts_what_nobody_had_has_it);
	TEST_WHY(hand_overs_are_counted_with_the_last_reason);
	TEST_WHY(what_came_after_it_was_met_is_no_reason);
	TEST_WHY(the_leader_sent_it_back);
	TEST_WHY(words_about_confidential_letters_are_left_out);
	TEST_WHY(a_long_reason_is_cut);
	TEST_WHY(it_was_opened_again);
	TEST_WHY(what_was_taken_back_is_no_reopening);
	TEST_WHY(it_waits_for_the_word_of_the_office);
	TEST_WHY(it_was_accepted_when_little_time_was_left);
	return g_test_run();
}
