/*
 * A second letter on the same thing opens its own ticket; the technician may merge it. What was
 * merged leads to the ticket that goes on, for ever.
 */
#include "desk/figures.h"
#include "tests/unit/desk.h"

#include <string.h>

#define SECOND "TIK-2026-000002"
#define THIRD "TIK-2026-000003"

/* ---- the offer ---- */

static const char *offered(struct desk *o)
{
	const struct notice *notice = desk_notice(o, NOTICE_ASSIGNMENT, TONO);
	if (!notice)
		notice = desk_notice(o, NOTICE_ASSIGNMENT, SARI);
	g_assert_nonnull(notice);
	return notice->twin;
}

static void a_second_letter_on_the_same_thing_is_offered_as_gabung(
	struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	g_assert_cmpstr(offered(o), ==, "");
	o->now += 2 * DAY;
	HEAR(BUDI, "pak internet kantor masih putus", .subject = "internet putus");
	/* No letter is lost: it has its own ticket all the same. */
	assert_outcome(TICKET);
	g_assert_cmpstr(o->last->ticket->number, ==, SECOND);
	g_assert_cmpstr(offered(o), ==, NUMBER);
	/* Who knows the first one judges. */
	g_assert_cmpstr(o->last->ticket->assignee, ==, TONO);
	const struct event *assigned = o->last->events->pdata[1];
	g_assert_nonnull(strstr(assigned->text, "Mungkin surat kedua tentang " NUMBER));
}

static void another_matter_is_not(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	HEAR(RINI, "mohon tambah access point wifi di aula baru", .subject = "access point aula");
	g_assert_cmpstr(offered(o), ==, "");
}

static void another_office_is_not(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	HEAR(DEWI, "wifi kantor mati dari pagi");
	g_assert_cmpstr(offered(o), ==, "");
}

static void after_the_window_it_is_not(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	o->now += o->settings->duplicate_days * DAY + 1;
	HEAR(RINI, "wifi kantor mati dari pagi");
	g_assert_cmpstr(offered(o), ==, "");
}

static void what_is_closed_is_no_twin(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	HEAR(RINI, "wifi kantor mati dari pagi");
	g_assert_cmpstr(offered(o), ==, "");
}

static void the_same_letter_number_is_the_same_letter(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi mati", .number = "005/1234/2026");
	HEAR(BUDI, "mohon tindak lanjut surat terlampir", .subject = "surat",
		.number = "005 / 1234 /2026");
	g_assert_cmpstr(offered(o), ==, NUMBER);
}

static void a_number_with_a_gap_is_no_number(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi mati", .number = "045.2/   /2026");
	HEAR(BUDI, "lain lagi", .subject = "surat", .number = "045.2/   /2026");
	g_assert_cmpstr(offered(o), ==, "");
}

/* ---- GABUNG ---- */

/* Rini's letter, and Budi's on the same thing. */
static void two_letters(struct desk *o)
{
	desk_reach(o, STATUS_DIKERJAKAN);
	HEAR(BUDI, "internet kantor putus pak", .subject = "internet putus");
	g_assert_cmpstr(o->last->ticket->number, ==, SECOND);
}

static void merge_them(struct desk *o)
{
	two_letters(o);
	desk_answer_on(o, SECOND, TONO, "GABUNG " NUMBER);
	g_assert_cmpint(desk_ticket_of(o, SECOND)->status, ==, STATUS_DIGABUNG);
}

static void gabung_merges_and_tells(struct desk *o, gconstpointer data)
{
	(void)data;
	two_letters(o);
	desk_answer_on(o, SECOND, TONO, "GABUNG tik-2026-1, hal yang sama");
	assert_outcome(COMMAND);
	assert_told("merged>budi understood>tono");
	const struct ticket *t = desk_ticket_of(o, SECOND);
	g_assert_cmpint(t->status, ==, STATUS_DIGABUNG);
	g_assert_cmpstr(t->merged_number, ==, NUMBER);
	g_assert_cmpint(t->closed_at, ==, o->now);
	assert_status(DIKERJAKAN);
	/* Both histories name the other. */
	g_autofree char *here = db_text(
		o->db, "SELECT text FROM event WHERE ticket_id = 2 AND kind = 'gabung'", "");
	g_autofree char *there = db_text(o->db,
		"SELECT text FROM event WHERE ticket_id = 1 AND kind = '" EVENT_MERGED "'", "");
	g_assert_nonnull(strstr(here, NUMBER));
	g_assert_nonnull(strstr(there, SECOND));
}

static void who_works_on_the_other_hears_of_it(struct desk *o, gconstpointer data)
{
	(void)data;
	two_letters(o);
	desk_answer_on(o, SECOND, SARI, "GABUNG " NUMBER);
	assert_told("comment>tono handed-over>tono merged>budi understood>sari");
}

static void the_requester_takes_part_in_what_goes_on(struct desk *o, gconstpointer data)
{
	(void)data;
	merge_them(o);
	desk_answer(o, TONO, "SELESAI kabel diganti");
	assert_told("approval>hadi approval>lina reported>budi reported>rini understood>tono");
	desk_answer(o, LINA, "SETUJU");
	g_assert_cmpstr(desk_notice(o, NOTICE_APPROVED, BUDI)->text, ==, "kabel diganti");
}

static void mail_to_the_merged_ticket_goes_to_the_other(struct desk *o, gconstpointer data)
{
	(void)data;
	merge_them(o);
	/* By the token of the old mail, by the number in the subject, and by its thread. */
	desk_answer_on(o, SECOND, BUDI, "sekarang ruang rapat juga");
	assert_outcome(REPLY);
	g_assert_cmpstr(o->last->ticket->number, ==, NUMBER);
	g_assert_cmpint(o->last->ticket->id, ==, 1);
	HEAR(BUDI, "bagaimana?", .subject = "Re: [" SECOND "] internet putus", .dmarc_pass = TRUE);
	g_assert_cmpstr(o->last->ticket->number, ==, NUMBER);
	g_autofree char *id =
		db_text(o->db, "SELECT message_id FROM thread WHERE ticket_id = 2 LIMIT 1", "");
	HEAR(BUDI, "halo, kami masih menunggu kabar", .subject = "internet putus", .answers = id);
	g_assert_cmpstr(o->last->ticket->number, ==, NUMBER);
}

static void its_token_proves_for_the_other(struct desk *o, gconstpointer data)
{
	(void)data;
	merge_them(o);
	desk_answer_on(o, SECOND, TONO, "TUNGGU ruang mana?");
	assert_status(MENUNGGU);
	desk_answer_on(o, SECOND, BUDI, "ruang kepala");
	assert_status(DIKERJAKAN);
}

static void a_chain_of_mergers_leads_to_its_end(struct desk *o, gconstpointer data)
{
	(void)data;
	two_letters(o);
	HEAR(RINI, "wifi mati total", .subject = "wifi mati");
	desk_answer_on(o, THIRD, TONO, "GABUNG " SECOND);
	desk_answer_on(o, SECOND, TONO, "GABUNG " NUMBER);
	desk_answer_on(o, THIRD, RINI, "tolong cepat");
	g_assert_cmpstr(o->last->ticket->number, ==, NUMBER);
	/* Who names a merged one means the one that goes on. */
	HEAR(RINI, "wifi mati sekali", .subject = "wifi mati");
	desk_answer_on(o, "TIK-2026-000004", TONO, "GABUNG " THIRD);
	g_assert_cmpstr(desk_ticket_of(o, "TIK-2026-000004")->merged_number, ==, NUMBER);
}

static void a_circle_ends(struct desk *o, gconstpointer data)
{
	(void)data;
	merge_them(o);
	/* Nobody can make one; a damaged database must not hang the desk. */
	db_run(o->db, "UPDATE ticket SET merged_into = 2 WHERE id = 1", "");
	g_autoptr(ticket_auto) first = ticket_load(o->db, 1);
	g_autoptr(ticket_auto) last = ticket_follow(o->db, first);
	g_assert_cmpint(last->id, >, 0);
	g_assert_true(participant_is(o->db, 1, BUDI));
}

static void check_refused(struct desk *o, const char *from, const char *text, const char *reason)
{
	desk_answer_on(o, from, TONO, text);
	assert_told("refused>tono");
	const char *why = desk_notice(o, NOTICE_REFUSED, TONO)->text;
	g_test_message("%s: %s", text, why);
	g_assert_nonnull(strstr(why, reason));
	g_assert_cmpint(desk_ticket_of(o, from)->merged_into, ==, 0);
}

static void gabung_is_refused_with_the_reason(struct desk *o, gconstpointer data)
{
	(void)data;
	two_letters(o);
	check_refused(o, SECOND, "GABUNG", "Contoh: GABUNG");
	check_refused(o, SECOND, "GABUNG dengan yang kemarin", "Contoh: GABUNG");
	check_refused(o, SECOND, "GABUNG TIK-2026-000999", "TIK-2026-000999 tidak ada");
	check_refused(o, SECOND, "GABUNG " SECOND, "tiket ini sendiri");
	HEAR(DEWI, "aplikasi rusak", .subject = "aplikasi");
	check_refused(o, SECOND, "GABUNG " THIRD, "kantor lain (Dinas Lingkungan Hidup)");
	desk_answer(o, RINI, "BATAL");
	check_refused(o, SECOND, "GABUNG " NUMBER, "sudah ditutup");
}

static void a_ticket_is_not_merged_into_what_was_merged_into_it(struct desk *o, gconstpointer data)
{
	(void)data;
	merge_them(o);
	check_refused(o, NUMBER, "GABUNG " SECOND, "sudah digabung ke sini");
}

static void only_the_section_merges(struct desk *o, gconstpointer data)
{
	(void)data;
	two_letters(o);
	desk_answer_on(o, SECOND, WAHYU, "GABUNG " NUMBER);
	assert_told("refused>wahyu");
	desk_answer_on(o, SECOND, BUDI, "GABUNG " NUMBER);
	g_assert_cmpint(desk_ticket_of(o, SECOND)->merged_into, ==, 0);
}

static void batal_brings_it_back(struct desk *o, gconstpointer data)
{
	(void)data;
	merge_them(o);
	desk_answer_on(o, SECOND, TONO, "BATAL");
	assert_told("understood>tono undone>budi");
	const struct ticket *t = desk_ticket_of(o, SECOND);
	g_assert_cmpint(t->status, ==, STATUS_BARU);
	g_assert_cmpint(t->merged_into, ==, 0);
	g_assert_cmpint(t->closed_at, ==, 0);
	g_assert_false(participant_is(o->db, 1, BUDI));
	g_autofree char *there = db_text(o->db,
		"SELECT text FROM event WHERE ticket_id = 1 AND kind = '" EVENT_UNDONE "'", "");
	g_assert_nonnull(strstr(there, SECOND " tidak lagi digabung"));
	/* What is written to it stays with it again. */
	desk_answer_on(o, SECOND, BUDI, "halo");
	g_assert_cmpstr(o->last->ticket->number, ==, SECOND);
	g_assert_cmpint(event_verify(o->db), ==, 0);
}

static void only_who_merged_and_only_for_a_while(struct desk *o, gconstpointer data)
{
	(void)data;
	merge_them(o);
	desk_answer_on(o, SECOND, SARI, "BATAL");
	assert_told("refused>sari");
	o->now += o->settings->undo_minutes * MINUTE + 1;
	desk_answer_on(o, SECOND, TONO, "BATAL");
	assert_told("refused>tono");
	g_assert_cmpint(desk_ticket_of(o, SECOND)->status, ==, STATUS_DIGABUNG);
}

static void the_clock_of_a_merged_ticket_stands_no_longer(struct desk *o, gconstpointer data)
{
	(void)data;
	two_letters(o);
	desk_answer_on(o, SECOND, TONO, "TERIMA");
	desk_answer_on(o, SECOND, TONO, "TUNGGU ruang mana?");
	desk_answer_on(o, SECOND, TONO, "GABUNG " NUMBER);
	g_assert_cmpint(desk_ticket_of(o, SECOND)->waiting_since, ==, 0);
}

/* As the command line does it. */
static struct decision *operate(struct desk *o, enum command command, const char *text)
{
	g_autoptr(GPtrArray) none = g_ptr_array_new();
	struct incoming in = { .sender = OPI,
		.sender_name = "Opi Contoh",
		.subject = "",
		.raw_subject = "[" SECOND "]",
		.text = text,
		.message_id = "",
		.recipients = none,
		.cc = none,
		.answered = none,
		.letter_number = "",
		.letter_nature = "",
		.letter_subject = "" };
	g_autoptr(situation_auto) s =
		situation_load(o->db, o->settings, o->calendar, &o->key, o->now, &in, NULL);
	return decide_for_operator(s, &in, command);
}

static void the_operator_may_too_from_the_command_line(struct desk *o, gconstpointer data)
{
	(void)data;
	two_letters(o);
	g_autoptr(decision_auto) d = operate(o, COMMAND_GABUNG, NUMBER);
	g_assert_cmpint(d->ticket->status, ==, STATUS_DIGABUNG);
	const struct event *event = d->events->pdata[0];
	g_assert_cmpstr(event->actor, ==, OPI);
	g_assert_cmpstr(event->actor_role, ==, "operator");
	g_assert_cmpstr(event->proof, ==, "cli");
	g_autoptr(decision_auto) split = operate(o, COMMAND_PECAH, "wifi mati; minta tte");
	g_assert_cmpint(split->also->len, ==, 1);
	g_autoptr(decision_auto) other = operate(o, COMMAND_SELESAI, "beres");
	g_assert_cmpint(other->ticket->status, ==, STATUS_BARU);
}

static void the_balance_counts_it(struct desk *o, gconstpointer data)
{
	(void)data;
	merge_them(o);
	o->now += MINUTE;
	g_autoptr(figures_auto) f = figures_month(o->db, "2026-11", o->settings->timezone);
	g_assert_cmpint(f->received, ==, 2);
	g_assert_cmpint(f->merged, ==, 1);
	g_assert_cmpint(f->open_end, ==, 1);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add("/twin/" #name, struct desk, NULL, desk_set_up, name, desk_tear_down)
	TEST(a_second_letter_on_the_same_thing_is_offered_as_gabung);
	TEST(another_matter_is_not);
	TEST(another_office_is_not);
	TEST(after_the_window_it_is_not);
	TEST(what_is_closed_is_no_twin);
	TEST(the_same_letter_number_is_the_same_letter);
	TEST(a_number_with_a_gap_is_no_number);
	TEST(gabung_merges_and_tells);
	TEST(who_works_on_the_other_hears_of_it);
	TEST(the_requester_takes_part_in_what_goes_on);
	TEST(mail_to_the_merged_ticket_goes_to_the_other);
	TEST(its_token_proves_for_the_other);
	TEST(a_chain_of_mergers_leads_to_its_end);
	TEST(a_circle_ends);
	TEST(gabung_is_refused_with_the_reason);
	TEST(a_ticket_is_not_merged_into_what_was_merged_into_it);
	TEST(only_the_section_merges);
	TEST(batal_brings_it_back);
	TEST(only_who_merged_and_only_for_a_while);
	TEST(the_clock_of_a_merged_ticket_stands_no_longer);
	TEST(the_operator_may_too_from_the_command_line);
	TEST(the_balance_counts_it);
	return g_test_run();
}
