/*
 * decide: what a mail means. Here: first mails, strangers, machines, the manners of answering.
 * What staff and requesters may do stands in test_decide_staff.c and test_decide_requester.c.
 */
#include "tests/unit/desk.h"

#include <string.h>

/* ---- first mails ---- */

static void the_first_mail_of_a_known_office_opens_a_ticket(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "min wifi kantor mati dr pagi");
	assert_outcome(TICKET);
	assert_told("assignment>tono received>rini");
	assert_events("dibuka ditugaskan");
	g_assert_false(o->last->hold);
	const struct ticket *t = desk_ticket(o);
	g_assert_cmpint(t->status, ==, STATUS_BARU);
	g_assert_cmpstr(t->subject, ==, "wifi mati");
	g_assert_cmpstr(t->requester, ==, RINI);
	g_assert_cmpstr(t->office, ==, "Dinas Kesehatan");
	g_assert_cmpstr(t->service_code, ==, "NET");
	g_assert_cmpstr(t->section, ==, "Jaringan");
	g_assert_cmpstr(t->assignee, ==, TONO);
	g_assert_cmpint(t->opened_at, ==, o->now);
}

static void target_times_are_working_time(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi mati");
	/* An hour; eight hours of a day that began at 07.30 and ends at 15.30. */
	g_assert_cmpint(desk_ticket(o)->respond_due, ==, MONDAY + HOUR);
	g_assert_cmpint(desk_ticket(o)->due, ==, MONDAY + DAY);
}

static void priority_is_computed_from_its_three_parts(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi mati");
	const struct ticket *t = desk_ticket(o);
	g_assert_cmpint(t->severity, ==, 60);
	g_assert_cmpint(t->need, ==, 4);
	g_assert_cmpint(t->availability, ==, 100);
	/* 50% of 60, 30% of 75, 20% of 100. */
	g_assert_cmpint(t->score, ==, 73);
	g_assert_cmpint(t->priority, ==, PRIORITY_TINGGI);
}

static void numbers_run_on(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi mati");
	g_assert_cmpstr(o->last->ticket->number, ==, "TIK-2026-000001");
	HEAR(DEWI, "internet mati");
	g_assert_cmpstr(o->last->ticket->number, ==, "TIK-2026-000002");
}

static void work_is_divided_evenly_within_the_section(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi mati");
	g_assert_cmpstr(o->last->ticket->assignee, ==, TONO);
	HEAR(DEWI, "wifi mati");
	g_assert_cmpstr(o->last->ticket->assignee, ==, SARI);
	HEAR(DEWI, "aplikasi error", .subject = "aplikasi");
	g_assert_cmpstr(o->last->ticket->assignee, ==, WAHYU);
}

static void a_section_without_people_is_the_leaders_to_give_out(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "tte tidak bisa dipakai", .subject = "tte");
	assert_outcome(TICKET);
	assert_told("received>rini unassigned>hadi unassigned>lina");
	g_assert_cmpstr(desk_ticket(o)->assignee, ==, "");
	g_assert_cmpint(desk_ticket(o)->availability, ==, 0);
}

static void a_letter_of_no_known_service_is_shown_to_the_operator(
	struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "mohon bantuannya", .subject = "bantuan");
	assert_outcome(TICKET);
	assert_told("assignment>tono doubtful>opi received>rini");
	g_assert_cmpstr(desk_ticket(o)->service_code, ==, "UMUM");
}

static void without_a_subject_the_first_line_is_the_subject(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "\n  min wifi mati \nsejak pagi", .subject = "(no subject)");
	g_assert_cmpstr(desk_ticket(o)->subject, ==, "min wifi mati");
}

static void a_letter_without_text_still_opens_a_ticket(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "", .subject = "surat wifi", .attachments = 1);
	assert_outcome(TICKET);
	assert_events("dibuka ditugaskan");
}

static void people_in_copy_take_part(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi mati", .cc = DEWI);
	g_assert_true(participant_is(o->db, desk_ticket(o)->id, DEWI));
	g_assert_false(participant_is(o->db, desk_ticket(o)->id, BUDI));
}

static void the_letter_s_urgency_raises_the_priority(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi mati", .nature = "sangat segera");
	g_assert_cmpint(desk_ticket(o)->severity, ==, 80);
	g_assert_cmpint(desk_ticket(o)->priority, ==, PRIORITY_KRITIS);
}

static void an_empty_catalogue_holds_letters(struct desk *o, gconstpointer data)
{
	(void)data;
	db_run(o->db, "UPDATE service SET active = 0", "");
	HEAR(RINI, "wifi mati");
	assert_outcome(HELD);
	g_assert_null(o->last->ticket);
	assert_told("held>opi");
}

static void thanks_and_lone_commands_open_no_ticket(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "terima kasih pak");
	assert_outcome(IGNORED);
	assert_told("");
	static const char *const alone[] = { "BATAL", "YA", "4" };
	for (guint i = 0; i < G_N_ELEMENTS(alone); i++) {
		HEAR(RINI, alone[i]);
		assert_outcome(COMMAND);
		assert_told("refused>rini");
	}
	g_assert_cmpint(db_int(o->db, "SELECT count(*) FROM ticket", ""), ==, 0);
	/* With a file there is more to it than the word. */
	HEAR(RINI, "BATAL", .attachments = 1);
	assert_outcome(TICKET);
	HEAR(RINI, "terima kasih", .attachments = 1);
	assert_outcome(TICKET);
}

static void questions_are_answered_without_a_ticket(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "STATUS");
	assert_told("status>rini");
	HEAR(RINI, "BANTUAN");
	assert_told("help>rini");
	HEAR(LINA, "MASUK");
	assert_told("sign-in>lina");
	HEAR(LINA, "LAPORAN 2026-10");
	assert_told("workbook>lina");
	g_assert_cmpstr(desk_notice(o, NOTICE_WORKBOOK, LINA)->text, ==, "2026-10");
	HEAR(LINA, "LAPORAN bulan madu");
	assert_told("refused>lina");
	g_assert_cmpint(db_int(o->db, "SELECT count(*) FROM ticket", ""), ==, 0);
}

/* ---- strangers ---- */

static void a_stranger_is_held_and_told_once_a_day(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(ASING, "wifi mati");
	assert_outcome(HELD);
	g_assert_true(o->last->hold);
	g_assert_null(o->last->ticket);
	assert_told("held>opi stranger>asing");
	o->now += 23 * HOUR;
	HEAR(ASING, "halo?");
	assert_told("held>opi");
	o->now += 2 * HOUR;
	HEAR(ASING, "halo??");
	assert_told("held>opi stranger>asing");
}

static void a_stranger_who_knows_a_number_can_not_post(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	HEAR(ASING, "BATAL", .subject = "Re: [" NUMBER "] wifi mati");
	assert_outcome(HELD);
	g_assert_null(o->last->ticket);
	assert_events("");
	assert_told("held>opi stranger>asing");
	assert_status(DIKERJAKAN);
	g_assert_cmpint(
		db_int(o->db, "SELECT count(*) FROM event WHERE actor = ?", "s", ASING), ==, 0);
}

static void another_office_that_knows_a_number_gets_a_ticket_of_its_own(
	struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	HEAR(DEWI, "wifi kami juga mati", .subject = "Re: [" NUMBER "] wifi mati",
		.dmarc_pass = TRUE);
	assert_outcome(TICKET);
	g_assert_cmpstr(o->last->ticket->number, ==, "TIK-2026-000002");
	/* The second one of the section: the first has a ticket. */
	assert_told("assignment>sari received>dewi");
}

static void a_stranger_can_not_use_a_token_made_for_somebody(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	HEAR(ASING, "BATAL", .to = desk_reply_to(o, TOKEN_REQUESTER, 1, RINI));
	assert_outcome(HELD);
	assert_status(DIKERJAKAN);
}

/* ---- machines ---- */

static void machines_are_never_answered(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_MENUNGGU);
	const char *to = desk_reply_to(o, TOKEN_REQUESTER, 1, RINI);
	HEAR(RINI, "Saya sedang cuti", .to = to, .origin = INCOMING_AUTO_REPLY);
	assert_outcome(IGNORED);
	assert_told("");
	assert_events("balasan_otomatis");
	HEAR(RINI, "BATAL", .to = to, .origin = INCOMING_LIST);
	assert_outcome(IGNORED);
	assert_told("");
	HEAR(ASING, "Automatic reply", .origin = INCOMING_AUTO_REPLY);
	assert_outcome(IGNORED);
	assert_told("");
	HEAR(ASING, "Berita", .origin = INCOMING_LIST);
	assert_outcome(IGNORED);
	assert_told("");
	/* The clock still stands: nobody answered. */
	assert_status(MENUNGGU);
}

static void the_words_of_a_machine_are_no_command(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	HEAR(TONO, "TERIMA", .to = desk_reply_to(o, TOKEN_TECHNICIAN, 1, TONO),
		.origin = INCOMING_AUTO_REPLY);
	assert_status(BARU);
}

static void a_bounce_is_kept_with_its_ticket_and_told_to_the_operator(
	struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi mati", .id = "satu@dinkes.example");
	HEAR("mailer-daemon@mx.example", "5.1.1", .answers = "satu@dinkes.example",
		.origin = INCOMING_BOUNCE, .bounce_failed = TRUE);
	assert_outcome(IGNORED);
	assert_events(EVENT_BOUNCE);
	assert_told("bounce>opi");
	g_assert_nonnull(strstr(desk_notice(o, NOTICE_BOUNCE, OPI)->text, RINI));
}

static void a_delayed_mail_needs_nobody(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR("mailer-daemon@mx.example", "4.4.1", .origin = INCOMING_BOUNCE);
	assert_outcome(IGNORED);
	assert_told("");
}

static void a_bounce_without_sender_is_still_a_bounce(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR("", "5.1.1", .origin = INCOMING_BOUNCE, .bounce_failed = TRUE);
	assert_outcome(IGNORED);
	assert_told("bounce>opi");
}

/* ---- what is no letter, or was there before ---- */

static void the_desk_s_own_mail_that_comes_back_is_ignored(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi mati");
	g_autofree char *own = db_text(o->db, "SELECT message_id FROM outbox LIMIT 1", "");
	HEAR(RINI, "wifi mati", .id = own);
	assert_outcome(IGNORED);
	assert_told("");
	HEAR("desk@tik.example", "wifi mati");
	assert_outcome(IGNORED);
	assert_told("");
}

static void the_same_mail_again_is_a_duplicate(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi mati", .id = "satu@dinkes.example");
	HEAR(RINI, "wifi mati", .id = "satu@dinkes.example");
	assert_outcome(IGNORED);
	assert_told("");
	g_assert_null(o->last->ticket);
	/* Nobody suppresses another one's letter by its id. */
	HEAR(DEWI, "wifi mati", .id = "satu@dinkes.example");
	assert_outcome(TICKET);
}

static void what_can_not_be_read_is_kept_for_the_operator(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR("", "", .unreadable = TRUE);
	assert_outcome(UNREADABLE);
	g_assert_true(o->last->hold);
	assert_told("held>opi");
	HEAR("", "wifi mati");
	assert_outcome(HELD);
	assert_told("held>opi");
	HEAR(RINI, "", .oversize = TRUE);
	assert_outcome(HELD);
	assert_told("held>opi");
}

static void staff_that_writes_about_nothing_is_the_operator_s(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(TONO, "rapat jam berapa?", .subject = "rapat");
	assert_outcome(HELD);
	assert_told("held>opi");
	HEAR(TONO, "TERIMA", .subject = "rapat");
	assert_outcome(COMMAND);
	assert_told("refused>tono");
}

/* ---- caps ---- */

static void answers_to_one_address_have_a_cap(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi mati");
	for (int i = 1; i < o->settings->replies_per_hour; i++) {
		HEAR(RINI, "STATUS");
		assert_told("status>rini");
	}
	HEAR(RINI, "STATUS");
	assert_outcome(COMMAND);
	assert_told("");
	/* Others go on, an hour later this one too. */
	HEAR(DEWI, "STATUS");
	assert_told("status>dewi");
	o->now += HOUR + 1;
	HEAR(RINI, "STATUS");
	assert_told("status>rini");
}

static void above_the_cap_the_work_goes_on(struct desk *o, gconstpointer data)
{
	(void)data;
	for (int i = 0; i < o->settings->replies_per_hour; i++)
		HEAR(RINI, "STATUS");
	HEAR(RINI, "wifi mati");
	assert_outcome(TICKET);
	g_assert_null(desk_notice(o, NOTICE_RECEIVED, RINI));
	g_assert_nonnull(desk_notice(o, NOTICE_ASSIGNMENT, TONO));
	/* What others do is no answer to Rini's mails. */
	desk_answer(o, TONO, "TERIMA");
	assert_told("accepted>rini understood>tono");
}

static void a_cap_is_for_the_one_who_writes(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	for (int i = 0; i < o->settings->replies_per_hour; i++)
		HEAR(BUDI, "STATUS");
	desk_answer(o, BUDI, "BATAL sudah nyala");
	assert_told("cancelled>rini requester-cancelled>tono");
}

static void staff_has_no_cap(struct desk *o, gconstpointer data)
{
	(void)data;
	for (int i = 0; i < o->settings->replies_per_hour + 2; i++) {
		HEAR(LINA, "STATUS");
		assert_told("status>lina");
	}
}

/* ---- pure ---- */

static struct incoming plain_incoming(GPtrArray *none, const char *text)
{
	return (struct incoming){ .sender = RINI,
		.sender_name = "Rini",
		.subject = "wifi",
		.raw_subject = "wifi",
		.text = text,
		.message_id = "a@b.example",
		.recipients = none,
		.cc = none,
		.answered = none,
		.bounce_recipient = "",
		.bounce_status = "",
		.bounce_diagnostic = "",
		.letter_number = "",
		.letter_date = "",
		.letter_nature = "",
		.letter_subject = "",
		.letter_office = "",
		.phone = "",
		.attachment_note = "",
		.attachment_name = "" };
}

static void deciding_performs_nothing_and_repeats(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_MENUNGGU);
	g_autoptr(GPtrArray) none = g_ptr_array_new();
	struct incoming in = plain_incoming(none, "ruang server");
	g_autoptr(situation_auto) s =
		situation_load(o->db, o->settings, o->calendar, &o->key, o->now + HOUR, &in, NULL);
	s->ticket = ticket_load_number(o->db, NUMBER);
	s->may_post = TRUE;
	s->proof = PROOF_TOKEN;
	g_autoptr(decision_auto) one = decide(s, &in);
	g_autoptr(decision_auto) two = decide(s, &in);
	/* The situation's own ticket waits still. */
	g_assert_cmpint(s->ticket->status, ==, STATUS_MENUNGGU);
	g_assert_cmpint(s->ticket->waiting_since, !=, 0);
	g_assert_cmpint(one->ticket->status, ==, STATUS_DIKERJAKAN);
	g_assert_cmpint(two->ticket->due, ==, one->ticket->due);
	g_assert_cmpstr(two->reason, ==, one->reason);
	g_assert_cmpuint(two->notices->len, ==, one->notices->len);
	assert_status(MENUNGGU);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name)                                                                                 \
	g_test_add("/decide/" #name, struct desk, NULL, desk_set_up, name, desk_tear_down)
	TEST(the_first_mail_of_a_known_office_opens_a_ticket);
	TEST(target_times_are_working_time);
	TEST(priority_is_computed_from_its_three_parts);
	TEST(numbers_run_on);
	TEST(work_is_divided_evenly_within_the_section);
	TEST(a_section_without_people_is_the_leaders_to_give_out);
	TEST(a_letter_of_no_known_service_is_shown_to_the_operator);
	TEST(without_a_subject_the_first_line_is_the_subject);
	TEST(a_letter_without_text_still_opens_a_ticket);
	TEST(people_in_copy_take_part);
	TEST(the_letter_s_urgency_raises_the_priority);
	TEST(an_empty_catalogue_holds_letters);
	TEST(thanks_and_lone_commands_open_no_ticket);
	TEST(questions_are_answered_without_a_ticket);
	TEST(a_stranger_is_held_and_told_once_a_day);
	TEST(a_stranger_who_knows_a_number_can_not_post);
	TEST(another_office_that_knows_a_number_gets_a_ticket_of_its_own);
	TEST(a_stranger_can_not_use_a_token_made_for_somebody);
	TEST(machines_are_never_answered);
	TEST(the_words_of_a_machine_are_no_command);
	TEST(a_bounce_is_kept_with_its_ticket_and_told_to_the_operator);
	TEST(a_delayed_mail_needs_nobody);
	TEST(a_bounce_without_sender_is_still_a_bounce);
	TEST(the_desk_s_own_mail_that_comes_back_is_ignored);
	TEST(the_same_mail_again_is_a_duplicate);
	TEST(what_can_not_be_read_is_kept_for_the_operator);
	TEST(staff_that_writes_about_nothing_is_the_operator_s);
	TEST(answers_to_one_address_have_a_cap);
	TEST(above_the_cap_the_work_goes_on);
	TEST(a_cap_is_for_the_one_who_writes);
	TEST(staff_has_no_cap);
	TEST(deciding_performs_nothing_and_repeats);
	return g_test_run();
}
