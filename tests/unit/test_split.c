/* PECAH: a letter with several problems becomes a ticket for each. */
#include "desk/split.h"
#include "tests/unit/desk.h"

#include <string.h>

#define SECOND "TIK-2026-000002"
#define THIRD "TIK-2026-000003"

static const char letter[] = "Mohon bantuannya untuk beberapa hal berikut:\n"
			     "1. Internet lemot tiap jam 8-10, speedtest cuma 1 Mbps.\n"
			     "2. Perpanjangan tte bendahara.\n"
			     "3) Aplikasi antrean\n   sering macet\n"
			     "\n"
			     "Yang paling urgent no 1. Tks.";

static void check_problems(const char *text, const char *expected)
{
	g_autoptr(GPtrArray) list = split_problems(text);
	g_ptr_array_add(list, NULL);
	g_autofree char *found = g_strjoinv("|", (char **)list->pdata);
	g_assert_cmpstr(found, ==, expected);
}

static void problems_are_told_apart(void)
{
	check_problems("wifi lantai 2 mati; minta email dinas baru",
		"wifi lantai 2 mati|minta email dinas baru");
	check_problems("wifi mati\nminta email baru\n", "wifi mati|minta email baru");
	check_problems("1. wifi mati\n2) email baru\n- printer", "wifi mati|email baru|printer");
	/* What is around the items is no problem; what belongs to one stays with it. */
	check_problems(letter, "Internet lemot tiap jam 8-10, speedtest cuma 1 Mbps.|"
			       "Perpanjangan tte bendahara.|Aplikasi antrean sering macet");
	check_problems("wifi mati;;  ; .", "wifi mati");
	check_problems("", "");
}

static void pecah_makes_a_ticket_of_each_further_problem(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi dan aplikasi bermasalah", .cc = DEWI, .number = "005/1/2026");
	desk_answer(o, TONO, "PECAH wifi lantai 2 mati; aplikasi absensi error; minta tte");
	assert_outcome(COMMAND);
	assert_status(BARU);
	const struct ticket *t = desk_ticket_of(o, SECOND);
	g_assert_cmpstr(t->subject, ==, "aplikasi absensi error");
	g_assert_cmpstr(t->service_code, ==, "APL");
	g_assert_cmpstr(t->assignee, ==, WAHYU);
	g_assert_cmpstr(t->requester, ==, RINI);
	g_assert_cmpstr(t->office, ==, "Dinas Kesehatan");
	g_assert_cmpstr(t->letter_number, ==, "005/1/2026");
	g_assert_cmpint(t->status, ==, STATUS_BARU);
	g_assert_cmpint(t->score, >, 0);
	g_assert_cmpint(t->need, ==, 4);
	g_assert_true(participant_is(o->db, t->id, DEWI));
	g_assert_cmpstr(desk_ticket_of(o, THIRD)->service_code, ==, "TTE");
	g_assert_cmpint(event_verify(o->db), ==, 0);
}

static void the_requester_hears_once_and_each_technician_gets_the_work(
	struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	desk_answer(o, TONO, "PECAH wifi lantai 2 mati; aplikasi absensi error; minta tte");
	/* Persandian has nobody: its leaders decide. */
	assert_told("assignment>wahyu split>rini unassigned>hadi unassigned>lina understood>tono");
	const struct notice *notice = desk_notice(o, NOTICE_SPLIT, RINI);
	g_assert_cmpint(notice->list->len, ==, 3);
	g_assert_cmpstr(((struct ticket *)notice->list->pdata[2])->number, ==, THIRD);
	g_assert_cmpstr(
		desk_notice(o, NOTICE_ASSIGNMENT, WAHYU)->text, ==, "aplikasi absensi error");
}

static void who_splits_gets_own_further_work_by_mail_too(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_import_staff(o, STAFF_TONO STAFF_LEADERS);
	desk_reach(o, STATUS_BARU);
	desk_answer(o, TONO, "PECAH wifi lantai 2 mati; internet lantai 3 lambat");
	assert_told("assignment>tono split>rini understood>tono");
	g_assert_cmpstr(desk_notice(o, NOTICE_ASSIGNMENT, TONO)->ticket->number, ==, SECOND);
}

static void who_asked_does_not_get_the_work(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_import_offices(o, "@dinkes.example,Dinas Kesehatan,4\n@tik.example,Dinas Kominfo,3\n");
	HEAR(WAHYU, "wifi dan aplikasi bermasalah");
	desk_answer(o, TONO, "PECAH wifi lantai 2 mati; aplikasi absensi error");
	/* Wahyu alone works on applications. */
	g_assert_cmpstr(desk_ticket_of(o, SECOND)->section, ==, "Aplikasi");
	g_assert_cmpstr(desk_ticket_of(o, SECOND)->assignee, ==, "");
	g_assert_nonnull(desk_notice(o, NOTICE_UNASSIGNED, LINA));
}

static void both_histories_name_the_other(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	desk_answer(o, TONO, "PECAH\n1. wifi lantai 2 mati\n2. aplikasi absensi error");
	assert_status(DIKERJAKAN);
	g_autofree char *here =
		db_text(o->db, "SELECT text FROM event WHERE ticket_id = 1 AND kind = 'pecah'", "");
	g_assert_nonnull(strstr(here, "wifi lantai 2 mati"));
	g_assert_nonnull(strstr(here, SECOND ": aplikasi absensi error"));
	g_autofree char *there = db_text(o->db,
		"SELECT text FROM event WHERE ticket_id = 2 AND kind = '" EVENT_SPLIT "'", "");
	g_assert_nonnull(strstr(there, NUMBER));
}

static void answers_reach_the_new_ticket(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	desk_answer(o, TONO, "PECAH wifi lantai 2 mati; aplikasi absensi error");
	desk_answer_on(o, SECOND, WAHYU, "TERIMA");
	g_assert_cmpint(desk_ticket_of(o, SECOND)->status, ==, STATUS_DIKERJAKAN);
	assert_status(BARU);
	HEAR(DEWI, "wifi mati");
	g_assert_cmpstr(o->last->ticket->number, ==, THIRD);
}

static void check_refused(struct desk *o, const char *text, const char *reason)
{
	desk_answer(o, TONO, text);
	assert_told("refused>tono");
	g_assert_nonnull(strstr(desk_notice(o, NOTICE_REFUSED, TONO)->text, reason));
	g_assert_cmpint(db_int(o->db, "SELECT count(*) FROM ticket", ""), ==, 1);
}

static void less_than_two_or_more_than_ten_are_refused(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	check_refused(o, "PECAH", "Contoh: PECAH");
	check_refused(o, "PECAH wifi lantai 2 mati", "Contoh: PECAH");
	check_refused(o,
		"PECAH satu; dua; tiga; empat; lima; enam; tujuh; delapan; sembilan; "
		"sepuluh; sebelas",
		"paling banyak 10");
}

static void it_can_not_be_taken_back_and_says_so(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	desk_answer(o, TONO, "PECAH wifi lantai 2 mati; aplikasi absensi error");
	desk_answer(o, TONO, "BATAL");
	assert_told("refused>tono");
	g_assert_nonnull(strstr(desk_notice(o, NOTICE_REFUSED, TONO)->text, "GABUNG"));
	/* Nor what was done before it. */
	assert_status(DIKERJAKAN);
	/* The way back. */
	desk_answer_on(o, SECOND, WAHYU, "GABUNG " NUMBER);
	g_assert_cmpint(desk_ticket_of(o, SECOND)->status, ==, STATUS_DIGABUNG);
}

static void a_confidential_letter_stays_confidential(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi dan aplikasi", .nature = "rahasia");
	desk_answer(o, TONO, "PECAH wifi lantai 2 mati; aplikasi absensi error");
	g_assert_true(ticket_is_confidential(desk_ticket_of(o, SECOND)));
}

static void a_letter_that_numbers_different_problems_is_offered(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, letter, .subject = "3 kendala TIK, internet dulu");
	g_assert_cmpstr(desk_notice(o, NOTICE_ASSIGNMENT, TONO)->several, ==,
		"Internet lemot tiap jam 8-10, speedtest cuma 1 Mbps.; Perpanjangan tte "
		"bendahara.; "
		"Aplikasi antrean sering macet");
	/* What is offered is understood. */
	g_autofree char *command =
		g_strconcat("PECAH ", desk_notice(o, NOTICE_ASSIGNMENT, TONO)->several, NULL);
	desk_answer(o, TONO, command);
	g_assert_cmpstr(desk_ticket_of(o, SECOND)->service_code, ==, "TTE");
	g_assert_cmpstr(desk_ticket_of(o, THIRD)->service_code, ==, "APL");
}

static void check_not_offered(struct desk *o, const char *text)
{
	HEAR(RINI, text, .subject = "internet");
	const struct notice *notice = desk_notice(o, NOTICE_ASSIGNMENT, o->last->ticket->assignee);
	g_assert_cmpstr(notice->several, ==, "");
}

static void one_problem_with_several_points_is_not(struct desk *o, gconstpointer data)
{
	(void)data;
	check_not_offered(o, "1. internet lantai satu mati\n2. wifi lantai dua mati");
	check_not_offered(o, "wifi mati; aplikasi error");
	check_not_offered(o, "1. wifi mati");
	check_not_offered(o, "- wifi mati\n- aplikasi error");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/split/problems_are_told_apart", problems_are_told_apart);
#define TEST(name) g_test_add("/split/" #name, struct desk, NULL, desk_set_up, name, desk_tear_down)
	TEST(pecah_makes_a_ticket_of_each_further_problem);
	TEST(the_requester_hears_once_and_each_technician_gets_the_work);
	TEST(who_splits_gets_own_further_work_by_mail_too);
	TEST(who_asked_does_not_get_the_work);
	TEST(both_histories_name_the_other);
	TEST(answers_reach_the_new_ticket);
	TEST(less_than_two_or_more_than_ten_are_refused);
	TEST(it_can_not_be_taken_back_and_says_so);
	TEST(a_confidential_letter_stays_confidential);
	TEST(a_letter_that_numbers_different_problems_is_offered);
	TEST(one_problem_with_several_points_is_not);
	return g_test_run();
}
