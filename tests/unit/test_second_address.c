/* A requester writes from another address of its office: a second domain, or a private mailbox that
 * opd.csv names. */
#include "tests/unit/desk.h"

#include <string.h>

#define PRIVATE "rini.pribadi@pos.example"
#define DOMAIN "rini@dinkes2.example"
/* As a mail program answers a mail that was passed on: by its Message-ID. */
#define ANSWERS "1@orang.example"
#define ABOUT "Re: [" NUMBER "] wifi mati"
/* Of the same provider as the private mailbox, but not in opd.csv. */
#define NEIGHBOUR "tetangga@pos.example"

static void set_up(struct desk *o, gconstpointer data)
{
	desk_set_up(o, data);
	desk_import_offices(o,
		"@dinkes.example,Dinas Kesehatan,4\n@dinkes2.example,Dinas Kesehatan,4\n" PRIVATE
		",Dinas Kesehatan,4\n@dlh.example,Dinas Lingkungan Hidup,2\n");
}

static void both_kinds_of_second_address_comment(struct desk *o, gconstpointer data)
{
	(void)data;
	static const char *const others[] = { PRIVATE, DOMAIN };
	desk_reach(o, STATUS_DIKERJAKAN);
	for (guint i = 0; i < G_N_ELEMENTS(others); i++) {
		HEAR(others[i], "ruangnya di lantai dua", .answers = ANSWERS);
		assert_outcome(REPLY);
		assert_told("comment>tono");
	}
}

static void an_answer_with_proof_resumes_the_clock(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_MENUNGGU);
	HEAR(PRIVATE, "ruang server", .answers = ANSWERS);
	assert_status(MENUNGGU);
	assert_told("comment>tono");
	HEAR(PRIVATE, "ruang server", .answers = ANSWERS, .dmarc_pass = TRUE);
	assert_status(DIKERJAKAN);
}

/* The token in the reply address is of the copy that went to the other address. */
static void the_token_of_the_other_address_is_no_proof(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	HEAR(PRIVATE, "BATAL", .answers = ANSWERS,
		.to = desk_reply_to(o, TOKEN_REQUESTER, 1, RINI));
	assert_status(DIKERJAKAN);
	assert_told("confirm>rini.pribadi");
}

static void a_command_is_confirmed_at_the_address_that_sent_it(struct desk *o, gconstpointer data)
{
	(void)data;
	static const struct {
		enum status from, to;
		const char *text;
	} commands[] = { { STATUS_DIKERJAKAN, STATUS_DIBATALKAN, "BATAL" },
		{ STATUS_SELESAI, STATUS_DIKERJAKAN, "BELUM wifi masih mati" },
		{ STATUS_SELESAI, STATUS_SELESAI, "4" } };
	for (guint i = 0; i < G_N_ELEMENTS(commands); i++) {
		desk_tear_down(o, NULL);
		memset(o, 0, sizeof *o);
		set_up(o, NULL);
		desk_reach(o, commands[i].from);
		HEAR(PRIVATE, commands[i].text, .answers = ANSWERS);
		assert_told("confirm>rini.pribadi");
		g_assert_cmpint(desk_ticket(o)->status, ==, commands[i].from);
		HEAR(PRIVATE, "YA", .to = desk_reply_to(o, TOKEN_CONFIRM, o->mail_id, PRIVATE));
		g_assert_cmpint(desk_ticket(o)->status, ==, commands[i].to);
	}
	g_assert_cmpint(desk_ticket(o)->rating, ==, 4);
}

static void a_confirmation_counts_for_the_address_that_was_asked_only(
	struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	HEAR(PRIVATE, "BATAL", .answers = ANSWERS);
	gint64 asked = o->mail_id;
	HEAR(BUDI, "YA", .answers = ANSWERS, .to = desk_reply_to(o, TOKEN_CONFIRM, asked, PRIVATE));
	assert_status(DIKERJAKAN);
}

static void who_answered_with_proof_is_kept_informed(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	HEAR(PRIVATE, "ruangnya di lantai dua", .answers = ANSWERS, .dmarc_pass = TRUE);
	desk_answer(o, TONO, "TUNGGU ruang yang mana?");
	assert_told("question>rini question>rini.pribadi understood>tono");
	/* And answers with the token of its own copy. */
	HEAR(PRIVATE, "ruang server", .to = desk_reply_to(o, TOKEN_REQUESTER, 1, PRIVATE));
	assert_status(DIKERJAKAN);
}

static void who_decides_hears_of_it_at_the_same_address(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	HEAR(PRIVATE, "4", .answers = ANSWERS, .dmarc_pass = TRUE);
	assert_told("rated>rini.pribadi");
	g_assert_cmpint(desk_ticket(o)->rating, ==, 4);
}

static void a_from_line_alone_makes_nobody_a_participant(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	HEAR(PRIVATE, "ruangnya di lantai dua", .answers = ANSWERS);
	g_assert_false(participant_is(o->db, desk_ticket(o)->id, PRIVATE));
}

/* What STATUS lists for this address: the number of its open tickets. */
static guint listed(struct desk *o, const char *address)
{
	g_autoptr(GPtrArray) none = g_ptr_array_new();
	struct incoming in = { .sender = address,
		.sender_name = "",
		.subject = "status",
		.raw_subject = "status",
		.text = "STATUS",
		.message_id = "",
		.letter_subject = "",
		.recipients = none,
		.cc = none,
		.answered = none };
	g_autoptr(situation_auto) s =
		situation_load(o->db, o->settings, o->calendar, &o->key, o->now, &in, NULL);
	return s->own_tickets->len;
}

static void status_lists_what_the_second_address_takes_part_in(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	g_assert_cmpuint(listed(o, RINI), ==, 1);
	g_assert_cmpuint(listed(o, PRIVATE), ==, 0);
	HEAR(PRIVATE, "ruangnya di lantai dua", .answers = ANSWERS, .dmarc_pass = TRUE);
	g_assert_cmpuint(listed(o, PRIVATE), ==, 1);
	g_assert_cmpuint(listed(o, DOMAIN), ==, 0);
	g_assert_cmpuint(listed(o, NEIGHBOUR), ==, 0);
	desk_answer(o, RINI, "BATAL");
	g_assert_cmpuint(listed(o, PRIVATE), ==, 0);
}

static void a_follow_up_has_none_of_the_old_tickets_people(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIBATALKAN);
	HEAR(PRIVATE, "printer juga macet", .answers = ANSWERS, .dmarc_pass = TRUE);
	assert_outcome(TICKET);
	g_assert_cmpstr(o->last->ticket->requester, ==, PRIVATE);
	g_assert_cmpuint(o->last->participants->len, ==, 0);
}

static void a_stranger_who_knows_the_thread_is_still_a_stranger(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	HEAR(NEIGHBOUR, "BATAL", .subject = ABOUT, .answers = ANSWERS, .dmarc_pass = TRUE);
	assert_outcome(HELD);
	assert_status(DIKERJAKAN);
	HEAR(NEIGHBOUR, "STATUS", .subject = ABOUT, .answers = ANSWERS, .dmarc_pass = TRUE);
	g_assert_null(desk_notice(o, NOTICE_STATUS, NEIGHBOUR));
	g_assert_false(participant_is(o->db, desk_ticket(o)->id, NEIGHBOUR));
}

static void the_number_alone_opens_no_door_for_the_office_either(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	HEAR(PRIVATE, "BELUM wifi masih mati", .subject = ABOUT);
	assert_outcome(TICKET);
	assert_status(DIKERJAKAN);
	/* Our mail server's word for the address does. */
	HEAR(PRIVATE, "BELUM wifi masih mati", .subject = ABOUT, .dmarc_pass = TRUE);
	assert_outcome(REPLY);
	HEAR(PRIVATE, "BATAL", .subject = ABOUT, .dmarc_pass = TRUE);
	assert_status(DIBATALKAN);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name)                                                                                 \
	g_test_add("/second_address/" #name, struct desk, NULL, set_up, name, desk_tear_down)
	TEST(both_kinds_of_second_address_comment);
	TEST(an_answer_with_proof_resumes_the_clock);
	TEST(the_token_of_the_other_address_is_no_proof);
	TEST(a_command_is_confirmed_at_the_address_that_sent_it);
	TEST(a_confirmation_counts_for_the_address_that_was_asked_only);
	TEST(who_answered_with_proof_is_kept_informed);
	TEST(who_decides_hears_of_it_at_the_same_address);
	TEST(a_from_line_alone_makes_nobody_a_participant);
	TEST(status_lists_what_the_second_address_takes_part_in);
	TEST(a_follow_up_has_none_of_the_old_tickets_people);
	TEST(a_stranger_who_knows_the_thread_is_still_a_stranger);
	TEST(the_number_alone_opens_no_door_for_the_office_either);
	return g_test_run();
}
