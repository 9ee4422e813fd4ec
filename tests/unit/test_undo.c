/* BATAL: everybody may take back the own last command for a while, until somebody builds on it. */
#include "tests/unit/desk.h"

#include <string.h>

static void terima_can_be_taken_back(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	desk_answer(o, TONO, "TERIMA");
	assert_status(DIKERJAKAN);
	g_assert_true(desk_notice(o, NOTICE_UNDERSTOOD, TONO)->undoable);
	desk_answer(o, TONO, "BATAL");
	assert_outcome(COMMAND);
	assert_status(BARU);
	g_assert_false(desk_notice(o, NOTICE_UNDERSTOOD, TONO)->undoable);
	assert_events(EVENT_UNDONE);
	g_assert_cmpint(desk_ticket(o)->accepted_at, ==, 0);
	/* Who was told of the act is told that it is off; who took it back reads what was undone.
	 */
	assert_told("understood>tono undone>rini");
	g_assert_cmpstr(desk_notice(o, NOTICE_UNDERSTOOD, TONO)->text, ==, "TERIMA");
	struct event *event = o->last->events->pdata[0];
	g_assert_cmpstr(event->from_status, ==, "dikerjakan");
	g_assert_cmpstr(event->to_status, ==, "baru");
	/* It can be done again. */
	desk_answer(o, TONO, "TERIMA");
	assert_status(DIKERJAKAN);
}

static void who_heard_of_it_hears_that_it_is_off(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	desk_answer(o, TONO, "SELESAI kabel diganti");
	o->now += 5 * MINUTE;
	desk_answer(o, TONO, "BATAL, salah tiket");
	assert_status(DIKERJAKAN);
	assert_told("understood>tono undone>hadi undone>lina undone>rini");
	const struct notice *leader = desk_notice(o, NOTICE_UNDONE, LINA);
	g_assert_cmpint(leader->as, ==, SPEAKER_LEADER);
	g_assert_cmpint(leader->command, ==, COMMAND_SELESAI);
	g_assert_cmpint(desk_notice(o, NOTICE_UNDONE, RINI)->as, ==, SPEAKER_REQUESTER);
	g_assert_cmpint(desk_ticket(o)->report_event, ==, 0);
}

static void an_approval_that_was_taken_back_waits_again(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	g_assert_cmpint(db_int(o->db, "SELECT count(*) FROM solved", ""), ==, 1);
	desk_answer(o, LINA, "BATAL");
	assert_status(TINDAK_LANJUT);
	g_assert_false(ticket_report_is_public(desk_ticket(o)));
	g_assert_cmpint(desk_ticket(o)->closed_at, ==, 0);
	g_assert_cmpint(db_int(o->db, "SELECT count(*) FROM solved", ""), ==, 0);
	desk_answer(o, LINA, "SETUJU");
	assert_status(SELESAI);
}

static void only_for_a_while(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	gint64 accepted = o->now;
	o->now = accepted + o->settings->undo_minutes * MINUTE + MINUTE;
	desk_answer(o, TONO, "BATAL");
	assert_status(DIKERJAKAN);
	assert_told("refused>tono");
}

static void not_when_somebody_has_built_on_it(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_MENUNGGU);
	desk_answer(o, RINI, "ruang kepala dinas");
	assert_status(DIKERJAKAN);
	desk_answer(o, TONO, "BATAL");
	assert_status(DIKERJAKAN);
	assert_told("refused>tono");
}

static void not_somebody_else_s_act(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	desk_answer(o, SARI, "BATAL");
	assert_status(DIKERJAKAN);
	assert_told("refused>sari");
}

static void not_twice(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	desk_answer(o, TONO, "PROSES cek kabel");
	desk_answer(o, TONO, "BATAL");
	desk_answer(o, TONO, "BATAL");
	/* The act before it was built on. */
	assert_status(DIKERJAKAN);
	assert_told("refused>tono");
}

static void not_without_proof(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	HEAR(TONO, "BATAL", .subject = "Re: [" NUMBER "] wifi mati");
	assert_status(DIKERJAKAN);
	assert_told("confirm>tono");
}

static void a_comment_builds_on_nothing(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	desk_answer(o, RINI, "baik, kami tunggu di kantor");
	desk_answer(o, TONO, "BATAL");
	assert_status(BARU);
}

static void a_requester_takes_back_belum_and_batal(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	desk_answer(o, RINI, "BELUM: masih mati");
	assert_status(DIKERJAKAN);
	desk_answer(o, RINI, "BATAL, ternyata sudah nyala");
	assert_status(SELESAI);
	g_assert_true(ticket_report_is_public(desk_ticket(o)));
}

static void a_second_batal_is_no_change_of_mind(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIBATALKAN);
	desk_answer(o, RINI, "BATAL");
	assert_status(DIBATALKAN);
	assert_told("refused>rini");
}

static void who_is_no_technician_any_more_gets_nothing_back(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	desk_answer(o, TONO, "ALIHKAN ke sari: saya pindah tugas");
	desk_import_staff(o, "tono@tik.example,Tono Contoh,,pimpinan,\n" STAFF_OTHERS);
	desk_answer(o, TONO, "BATAL");
	g_assert_cmpstr(desk_ticket(o)->assignee, ==, SARI);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add("/undo/" #name, struct desk, NULL, desk_set_up, name, desk_tear_down)
	TEST(terima_can_be_taken_back);
	TEST(who_heard_of_it_hears_that_it_is_off);
	TEST(an_approval_that_was_taken_back_waits_again);
	TEST(only_for_a_while);
	TEST(not_when_somebody_has_built_on_it);
	TEST(not_somebody_else_s_act);
	TEST(not_twice);
	TEST(not_without_proof);
	TEST(a_comment_builds_on_nothing);
	TEST(a_requester_takes_back_belum_and_batal);
	TEST(a_second_batal_is_no_change_of_mind);
	TEST(who_is_no_technician_any_more_gets_nothing_back);
	return g_test_run();
}
