/* decide: what requesters, colleagues of their office and people in copy may do to a ticket. */
#include "tests/unit/desk.h"

#include <string.h>

#define ABOUT "Re: [" NUMBER "] wifi mati"

/* The window in which a requester may say that it is not solved. */
#define WINDOW(o) ((gint64)(o)->settings->reopen_days * DAY)

/* ---- words ---- */

static void other_words_are_passed_on_to_the_technician(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	desk_answer(o, RINI, "ruangnya di lantai dua");
	assert_outcome(REPLY);
	assert_status(DIKERJAKAN);
	assert_told("comment>tono");
	assert_events(EVENT_COMMENT);
	g_assert_cmpstr(desk_notice(o, NOTICE_COMMENT, TONO)->text, ==, "ruangnya di lantai dua");
	g_assert_false(((struct event *)o->last->events->pdata[0])->internal);
}

static void words_about_a_report_reach_the_leaders_too(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	desk_answer(o, RINI, "belum nyala pak");
	assert_status(TINDAK_LANJUT);
	assert_told("comment>hadi comment>lina comment>tono");
}

static void thanks_need_no_answer(struct desk *o, gconstpointer data)
{
	(void)data;
	static const enum status all[] = { STATUS_BARU, STATUS_MENUNGGU, STATUS_SELESAI,
		STATUS_DITOLAK };
	for (guint i = 0; i < G_N_ELEMENTS(all); i++) {
		desk_tear_down(o, NULL);
		memset(o, 0, sizeof *o);
		desk_set_up(o, NULL);
		desk_reach(o, all[i]);
		desk_answer(o, RINI, "Terima kasih pak, sangat membantu");
		assert_outcome(REPLY);
		assert_told("");
		g_assert_cmpint(desk_ticket(o)->status, ==, all[i]);
	}
}

static void thanks_with_a_file_say_more(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	HEAR(RINI, "terima kasih", .to = desk_reply_to(o, TOKEN_REQUESTER, 1, RINI),
		.attachments = 1);
	assert_told("comment>tono");
}

static void an_empty_answer_is_only_recorded(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_MENUNGGU);
	desk_answer(o, RINI, "");
	assert_outcome(REPLY);
	assert_told("");
	assert_status(MENUNGGU);
}

static void questions_change_nothing(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_MENUNGGU);
	HEAR(RINI, "status?", .subject = ABOUT);
	assert_outcome(COMMAND);
	assert_told("status>rini");
	assert_status(MENUNGGU);
}

/* ---- menunggu ---- */

static void any_answer_resumes_the_clock(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_MENUNGGU);
	gint64 due = desk_ticket(o)->due;
	/* Monday 10.00 to Tuesday 09.00: 5.5 hours of working time and 1.5. */
	o->now += DAY;
	desk_answer(o, RINI, "ruang server");
	assert_outcome(REPLY);
	assert_status(DIKERJAKAN);
	assert_told("comment>tono");
	const struct ticket *t = desk_ticket(o);
	g_assert_cmpint(t->waiting_since, ==, 0);
	g_assert_cmpint(t->waited_seconds, ==, 8 * HOUR);
	g_assert_cmpint(t->due, ==, calendar_add_working(o->calendar, due, 8 * HOUR));
}

static void even_a_figure_or_a_file_is_an_answer(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_MENUNGGU);
	desk_answer(o, RINI, "2");
	assert_status(DIKERJAKAN);
	g_assert_cmpint(desk_ticket(o)->rating, ==, 0);
	desk_answer(o, TONO, "TUNGGU foto lampunya?");
	assert_status(MENUNGGU);
	HEAR(RINI, "", .to = desk_reply_to(o, TOKEN_REQUESTER, 1, RINI), .attachments = 1);
	assert_status(DIKERJAKAN);
}

static void an_answer_without_proof_is_passed_on_and_moves_nothing(
	struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_MENUNGGU);
	HEAR(RINI, "ruang server", .subject = ABOUT);
	assert_outcome(REPLY);
	assert_status(MENUNGGU);
	assert_told("comment>tono");
}

/* ---- ditolak ---- */

static void an_objection_puts_a_rejected_ticket_back(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DITOLAK);
	o->now += DAY;
	desk_answer(o, RINI, "ini printer dinas, bukan pribadi");
	assert_status(BARU);
	assert_told("comment>hadi comment>lina objection>tono reopened>rini");
	const struct ticket *t = desk_ticket(o);
	g_assert_cmpint(t->closed_at, ==, 0);
	g_assert_cmpint(t->accepted_at, ==, 0);
	/* The clock starts anew: an hour, and eight hours. */
	g_assert_cmpint(t->respond_due, ==, o->now + HOUR);
	g_assert_cmpint(t->due, ==, o->now + DAY);
}

static void a_late_objection_opens_a_new_ticket(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DITOLAK);
	o->now += WINDOW(o) + 1;
	desk_answer(o, RINI, "ini printer dinas");
	assert_outcome(TICKET);
	assert_status(DITOLAK);
}

/* ---- selesai ---- */

static void belum_reopens_within_the_window(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	gint64 accepted = desk_ticket(o)->accepted_at;
	o->now += WINDOW(o);
	desk_answer(o, RINI, "masih mati pak");
	assert_outcome(COMMAND);
	assert_status(DIKERJAKAN);
	assert_told("objection>tono reopened>rini");
	g_assert_cmpstr(desk_notice(o, NOTICE_OBJECTION, TONO)->text, ==, "masih mati pak");
	const struct ticket *t = desk_ticket(o);
	g_assert_cmpint(t->closed_at, ==, 0);
	g_assert_cmpint(t->reported_at, ==, 0);
	g_assert_cmpint(t->report_event, ==, 0);
	g_assert_cmpint(t->accepted_at, ==, accepted);
	g_assert_cmpint(t->due, ==, calendar_add_working(o->calendar, o->now, 8 * HOUR));
	g_assert_false(ticket_report_is_public(t));
}

static void belum_after_the_window_opens_a_new_ticket(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	o->now += WINDOW(o) + 1;
	desk_answer(o, RINI, "belum selesai, wifi masih mati");
	assert_outcome(TICKET);
	g_assert_cmpstr(o->last->ticket->number, ==, "TIK-2026-000002");
	g_assert_nonnull(desk_notice(o, NOTICE_RECEIVED, RINI));
	assert_status(SELESAI);
}

static void the_window_counts_for_offices_that_left_too(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	desk_import_offices(o, "@dlh.example,Dinas Lingkungan Hidup,2\n");
	o->now += WINDOW(o) + 1;
	desk_answer(o, RINI, "belum selesai, wifi masih mati");
	assert_status(SELESAI);
}

static void a_reopened_ticket_is_reported_anew(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	desk_answer(o, RINI, "4");
	desk_answer(o, RINI, "masih mati pak");
	/* The first solution's rating goes with it. */
	g_assert_cmpint(desk_ticket(o)->rating, ==, 0);
	desk_answer(o, TONO, "SELESAI switch diganti");
	assert_told("approval>hadi approval>lina reported>rini understood>tono");
	desk_answer(o, LINA, "SETUJU");
	g_assert_cmpstr(desk_notice(o, NOTICE_APPROVED, RINI)->text, ==, "switch diganti");
}

static void belum_without_proof_is_asked_back_and_confirmed_by_ya(
	struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	HEAR(RINI, "masih mati pak", .subject = ABOUT);
	assert_status(SELESAI);
	assert_told("confirm>rini");
	HEAR(RINI, "YA", .to = desk_reply_to(o, TOKEN_CONFIRM, o->mail_id, RINI));
	assert_status(DIKERJAKAN);
	assert_told("objection>tono reopened>rini");
}

/* A YA that comes too late is about that mail still. */
static void a_late_ya_loses_no_letter(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	HEAR(RINI, "wifi masih mati pak, tolong", .subject = ABOUT);
	HEAR(RINI, "masih mati pak", .subject = ABOUT);
	assert_told("confirm>rini");
	const char *to = desk_reply_to(o, TOKEN_CONFIRM, o->mail_id, RINI);
	o->now += WINDOW(o) + 1;
	HEAR(RINI, "YA", .to = to);
	assert_status(SELESAI);
	assert_outcome(TICKET);
	g_assert_cmpstr(desk_notice(o, NOTICE_RECEIVED, RINI)->text, ==, "masih mati pak");
}

static void other_words_on_a_solved_ticket_reopen_nothing(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	desk_answer(o, RINI, "apakah kabelnya perlu kami simpan?");
	assert_outcome(REPLY);
	assert_status(SELESAI);
	/* It is passed on, and the sender hears how to say that it is not solved. */
	assert_told("comment>tono still-open>rini");
}

static void a_rating_is_kept(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	desk_answer(o, RINI, "4");
	assert_outcome(COMMAND);
	assert_status(SELESAI);
	assert_told("rated>rini");
	g_assert_cmpint(desk_ticket(o)->rating, ==, 4);
	desk_answer(o, RINI, "kurang puas, lambat");
	g_assert_cmpint(desk_ticket(o)->rating, ==, 2);
}

static void a_rating_may_come_late(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	o->now += WINDOW(o) + DAY;
	desk_answer(o, RINI, "3");
	g_assert_cmpint(desk_ticket(o)->rating, ==, 3);
}

static void a_figure_off_the_scale_is_answered_with_the_scale(struct desk *o, gconstpointer data)
{
	(void)data;
	static const char *const figures[] = { "5", "10", "0", "5/5" };
	for (guint i = 0; i < G_N_ELEMENTS(figures); i++) {
		desk_reach(o, STATUS_SELESAI);
		desk_answer(o, RINI, figures[i]);
		assert_told("refused>rini");
		g_assert_cmpint(desk_ticket(o)->rating, ==, 0);
		assert_status(SELESAI);
	}
}

static void a_rating_before_the_end_is_a_comment(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	desk_answer(o, RINI, "1");
	assert_outcome(REPLY);
	assert_told("comment>tono");
	g_assert_cmpint(desk_ticket(o)->rating, ==, 0);
}

static void a_rating_needs_proof(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	HEAR(RINI, "1", .subject = ABOUT);
	assert_told("confirm>rini");
	g_assert_cmpint(desk_ticket(o)->rating, ==, 0);
}

/* ---- batal ---- */

static void batal_cancels_before_the_report(struct desk *o, gconstpointer data)
{
	(void)data;
	static const enum status all[] = { STATUS_BARU, STATUS_DIKERJAKAN, STATUS_MENUNGGU };
	for (guint i = 0; i < G_N_ELEMENTS(all); i++) {
		desk_tear_down(o, NULL);
		memset(o, 0, sizeof *o);
		desk_set_up(o, NULL);
		desk_reach(o, all[i]);
		o->now += HOUR;
		desk_answer(o, RINI, "BATAL sudah nyala sendiri");
		assert_status(DIBATALKAN);
		assert_told("cancelled>rini requester-cancelled>tono");
		g_assert_cmpint(desk_ticket(o)->closed_at, ==, o->now);
		g_assert_cmpint(desk_ticket(o)->waiting_since, ==, 0);
	}
}

static void batal_comes_too_late_once_it_is_reported(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	desk_answer(o, RINI, "BATAL");
	assert_status(TINDAK_LANJUT);
	assert_told("refused>rini");
	assert_events(EVENT_REFUSED);
}

static void batal_without_proof_is_asked_back(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	HEAR(RINI, "BATAL", .subject = ABOUT);
	assert_status(DIKERJAKAN);
	assert_told("confirm>rini");
	HEAR(RINI, "YA", .to = desk_reply_to(o, TOKEN_CONFIRM, o->mail_id, RINI));
	assert_status(DIBATALKAN);
}

static void prose_that_resembles_batal_is_asked_back(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	desk_answer(o, RINI, "bata");
	assert_status(DIKERJAKAN);
	desk_answer(o, RINI, "dibatalkan rapatnya, jadi besok saja ke sini");
	assert_status(DIKERJAKAN);
	assert_told("unclear>rini");
}

static void what_comes_after_a_cancelled_ticket_opens_a_new_one(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIBATALKAN);
	desk_answer(o, RINI, "wifi mati lagi");
	assert_outcome(TICKET);
	g_assert_cmpstr(o->last->ticket->number, ==, "TIK-2026-000002");
	assert_status(DIBATALKAN);
}

/* ---- who else ---- */

static void a_colleague_of_the_office_decides_as_well(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi mati", .id = "satu@dinkes.example");
	HEAR(BUDI, "BATAL", .answers = "satu@dinkes.example", .dmarc_pass = TRUE);
	assert_status(DIBATALKAN);
	/* The requester hears what was done. */
	assert_told("cancelled>budi cancelled>rini requester-cancelled>tono");
}

static void a_colleague_who_only_knows_the_number_opens_a_ticket(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	HEAR(BUDI, "wifi kami juga mati", .subject = ABOUT);
	assert_outcome(TICKET);
	g_assert_cmpstr(o->last->ticket->number, ==, "TIK-2026-000002");
	/* Known to our mail server as one of that office, it is about that ticket. */
	HEAR(BUDI, "wifi lantai dua juga", .subject = ABOUT, .dmarc_pass = TRUE);
	assert_outcome(REPLY);
	g_assert_cmpstr(o->last->ticket->number, ==, NUMBER);
	HEAR(DEWI, "kami juga", .subject = ABOUT, .dmarc_pass = TRUE);
	assert_outcome(TICKET);
}

static void the_requester_has_the_last_word_on_the_rating(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	desk_answer(o, BUDI, "3 cukup");
	g_assert_cmpint(desk_ticket(o)->rating, ==, 3);
	assert_told("rated>budi");
	desk_answer(o, RINI, "4");
	g_assert_cmpint(desk_ticket(o)->rating, ==, 4);
	desk_answer(o, BUDI, "1 jelek");
	g_assert_cmpint(desk_ticket(o)->rating, ==, 4);
	assert_outcome(REPLY);
}

static void who_is_named_in_cc_later_takes_part_from_then_on(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	HEAR(RINI, "Bu Dewi ikut kami beri tahu", .subject = ABOUT, .cc = DEWI,
		.to = desk_reply_to(o, TOKEN_REQUESTER, 0, RINI));
	desk_answer(o, TONO, "TERIMA");
	assert_told("accepted>dewi accepted>rini understood>tono");
}

static void people_in_copy_comment_and_decide_nothing(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi mati", .cc = DEWI);
	HEAR(DEWI, "kami juga", .subject = ABOUT);
	assert_outcome(REPLY);
	assert_told("comment>tono");
	HEAR(DEWI, "BATAL", .subject = ABOUT, .dmarc_pass = TRUE);
	assert_status(BARU);
	assert_told("comment>tono");
}

static void another_office_that_answers_a_forwarded_mail_gets_its_own_ticket(
	struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi mati", .id = "satu@dinkes.example");
	HEAR(DEWI, "wifi kami juga mati", .answers = "satu@dinkes.example");
	assert_outcome(TICKET);
	g_assert_cmpstr(o->last->ticket->requester, ==, DEWI);
}

static void words_on_an_unassigned_ticket_reach_the_leaders(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "tte tidak bisa dipakai", .subject = "tte");
	desk_answer(o, RINI, "sejak kemarin");
	assert_told("comment>hadi comment>lina");
}

/* A technician who asks for help is a requester there, whatever words are used. */
static void staff_is_the_requester_of_an_own_ticket(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_import_offices(o, "tono@tik.example,Diskominfo,3\n");
	HEAR(TONO, "wifi ruang rapat mati");
	desk_answer(o, SARI, "TERIMA");
	desk_answer(o, TONO, "SELESAI sudah saya perbaiki");
	assert_status(DIKERJAKAN);
	assert_told("comment>sari");
	desk_answer(o, TONO, "BATAL");
	assert_status(DIBATALKAN);
}

static void people_in_cc_hear_every_step(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi kantor mati dari pagi", .cc = BUDI);
	assert_told("assignment>tono received>budi received>rini");
	desk_answer(o, TONO, "TERIMA");
	assert_told("accepted>budi accepted>rini understood>tono");
	desk_answer(o, TONO, "TUNGGU: ruang mana?");
	assert_told("question>budi question>rini understood>tono");
	/* Either may answer. */
	desk_answer(o, BUDI, "ruang rapat lantai 2");
	assert_status(DIKERJAKAN);
	desk_answer(o, TONO, "SELESAI kabel diganti");
	assert_told("approval>hadi approval>lina reported>budi reported>rini understood>tono");
	desk_answer(o, LINA, "SETUJU");
	assert_told("approved>budi approved>rini report-approved>tono understood>lina");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name)                                                                                 \
	g_test_add("/decide/requester/" #name, struct desk, NULL, desk_set_up, name, desk_tear_down)
	TEST(other_words_are_passed_on_to_the_technician);
	TEST(words_about_a_report_reach_the_leaders_too);
	TEST(thanks_need_no_answer);
	TEST(thanks_with_a_file_say_more);
	TEST(an_empty_answer_is_only_recorded);
	TEST(questions_change_nothing);
	TEST(any_answer_resumes_the_clock);
	TEST(even_a_figure_or_a_file_is_an_answer);
	TEST(an_answer_without_proof_is_passed_on_and_moves_nothing);
	TEST(an_objection_puts_a_rejected_ticket_back);
	TEST(a_late_objection_opens_a_new_ticket);
	TEST(belum_reopens_within_the_window);
	TEST(belum_after_the_window_opens_a_new_ticket);
	TEST(the_window_counts_for_offices_that_left_too);
	TEST(a_reopened_ticket_is_reported_anew);
	TEST(belum_without_proof_is_asked_back_and_confirmed_by_ya);
	TEST(a_late_ya_loses_no_letter);
	TEST(other_words_on_a_solved_ticket_reopen_nothing);
	TEST(a_rating_is_kept);
	TEST(a_rating_may_come_late);
	TEST(a_figure_off_the_scale_is_answered_with_the_scale);
	TEST(a_rating_before_the_end_is_a_comment);
	TEST(a_rating_needs_proof);
	TEST(batal_cancels_before_the_report);
	TEST(batal_comes_too_late_once_it_is_reported);
	TEST(batal_without_proof_is_asked_back);
	TEST(prose_that_resembles_batal_is_asked_back);
	TEST(what_comes_after_a_cancelled_ticket_opens_a_new_one);
	TEST(a_colleague_of_the_office_decides_as_well);
	TEST(a_colleague_who_only_knows_the_number_opens_a_ticket);
	TEST(the_requester_has_the_last_word_on_the_rating);
	TEST(who_is_named_in_cc_later_takes_part_from_then_on);
	TEST(people_in_copy_comment_and_decide_nothing);
	TEST(another_office_that_answers_a_forwarded_mail_gets_its_own_ticket);
	TEST(words_on_an_unassigned_ticket_reach_the_leaders);
	TEST(staff_is_the_requester_of_an_own_ticket);
	TEST(people_in_cc_hear_every_step);
	return g_test_run();
}
