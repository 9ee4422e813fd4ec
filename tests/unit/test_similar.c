/* similar: what helped before is shown when the same case comes again, and nothing else. */
#include "desk/similar.h"
#include "tests/unit/desk.h"

#include <string.h>

/* A case, from the letter to the approval. */
static void solve(
	struct desk *o, const char *from, const char *subject, const char *text, const char *report)
{
	desk_hear(o, (struct letter){ .from = from, .subject = subject, .text = text });
	const char *number = o->last->ticket->number;
	g_autofree char *keep = g_strdup(number);
	g_autofree char *worker = g_strdup(o->last->ticket->assignee);
	g_autofree char *done = g_strconcat("SELESAI ", report, NULL);
	desk_answer_on(o, keep, worker, "TERIMA");
	desk_answer_on(o, keep, worker, done);
	desk_answer_on(o, keep, LINA, "SETUJU");
	g_assert_cmpint(desk_ticket_of(o, keep)->status, ==, STATUS_SELESAI);
	/* The next letter is no second one about it. */
	o->now += 30 * DAY;
}

static const char *found(struct desk *o, const struct similar_wish *wish)
{
	g_autoptr(GPtrArray) cases = similar_search(o->db, wish, 3);
	GString *list = g_string_new("");
	for (guint i = 0; i < cases->len; i++) {
		const struct similar *one = cases->pdata[i];
		g_string_append_printf(list, "%s%s", i ? "; " : "", one->solution);
	}
	g_ptr_array_add(o->strings, list->str);
	return g_string_free(list, FALSE);
}

#define assert_found(expected, ...)                                                                \
	g_assert_cmpstr(found(o, &(struct similar_wish){ __VA_ARGS__ }), ==, expected)

static void the_same_case_comes_with_what_helped(struct desk *o, gconstpointer data)
{
	(void)data;
	solve(o, RINI, "wifi mati", "wifi kantor mati dari pagi", "adaptor diganti");
	assert_found("adaptor diganti", .subject = "wifi mati lagi", .text = "mohon dicek");
	/* In other words, and of another office. */
	assert_found("adaptor diganti", .subject = "Gangguan internet",
		.text = "Dengan hormat, koneksi di kantor kami terputus.");
}

static void an_unrelated_letter_gets_none(struct desk *o, gconstpointer data)
{
	(void)data;
	solve(o, RINI, "wifi mati", "wifi kantor mati dari pagi", "adaptor diganti");
	solve(o, RINI, "aplikasi absensi error", "aplikasi absensi error saat masuk",
		"cache dihapus");
	assert_found(
		"", .subject = "Undangan", .text = "Mohon kehadiran Bapak pada rapat anggaran.");
	assert_found("", .subject = "printer mati", .text = "printer tidak menyala");
	assert_found("", .subject = "Mohon bantuan", .text = "Terima kasih atas kerja samanya.");
	assert_found("", .subject = "", .text = "");
}

static void nothing_of_a_letter_is_syntax(struct desk *o, gconstpointer data)
{
	(void)data;
	solve(o, RINI, "wifi mati", "wifi kantor mati", "adaptor diganti");
	assert_found(
		"", .subject = "\" OR problem:* NEAR(", .text = "AND NOT ^ \"\" {solution}: -");
}

static void the_same_service_comes_first_then_the_same_office(struct desk *o, gconstpointer data)
{
	(void)data;
	solve(o, RINI, "server antrean macet", "server antrean macet aplikasi",
		"layanan dimulai ulang");
	solve(o, DEWI, "server antrean macet", "server antrean macet wifi", "kabel server diganti");
	assert_found("layanan dimulai ulang; kabel server diganti",
		.subject = "server antrean macet", .text = "", .service_code = "APL");
	assert_found("kabel server diganti; layanan dimulai ulang",
		.subject = "server antrean macet", .text = "", .service_code = "NET");
	assert_found("layanan dimulai ulang; kabel server diganti",
		.subject = "server antrean macet", .text = "", .office_id = 1);
	assert_found("kabel server diganti; layanan dimulai ulang",
		.subject = "server antrean macet", .text = "", .office_id = 2);
}

static void the_solution_is_searched_too(struct desk *o, gconstpointer data)
{
	(void)data;
	solve(o, RINI, "wifi aneh", "kadang bisa kadang tidak",
		"firmware router mikrotik diperbarui");
	assert_found(
		"firmware router mikrotik diperbarui", .subject = "firmware mikrotik", .text = "");
}

static void three_at_most_and_the_newer_first(struct desk *o, gconstpointer data)
{
	(void)data;
	solve(o, RINI, "wifi mati", "wifi mati", "satu");
	solve(o, RINI, "wifi mati", "wifi mati", "dua");
	solve(o, RINI, "wifi mati", "wifi mati", "tiga");
	solve(o, RINI, "wifi mati", "wifi mati", "empat");
	assert_found("empat; tiga; dua", .subject = "wifi mati", .text = "");
}

static void a_confidential_case_is_never_an_example(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi ruang rapat mati", .nature = "rahasia");
	desk_answer(o, TONO, "TERIMA");
	desk_answer(o, TONO, "SELESAI kabel diganti");
	desk_answer(o, LINA, "SETUJU");
	assert_status(SELESAI);
	assert_found("", .subject = "wifi mati", .text = "wifi ruang rapat mati");
}

static void what_turned_out_not_to_be_solved_is_no_example(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	assert_found("kabel diganti", .subject = "wifi mati", .text = "");
	desk_answer(o, RINI, "BELUM: masih mati");
	assert_found("", .subject = "wifi mati", .text = "");
}

/* Words that every case has must cost no more than rare ones, and find the newest. */
static void frequent_words_are_looked_up_in_the_newest_cases_only(
	struct desk *o, gconstpointer data)
{
	(void)data;
	g_autoptr(GError) error = NULL;
	desk_reach(o, STATUS_SELESAI);
	gint64 event = desk_ticket(o)->report_event;
	db_begin(o->db);
	for (int seq = 2; seq <= 3000; seq++) {
		g_autoptr(ticket_auto) t = ticket_copy(desk_ticket(o));
		t->id = 0;
		t->seq = seq;
		t->report_event = event;
		g_free(t->number);
		t->number = ticket_make_number("TIK", 2026, seq);
		ticket_save(o->db, t);
		similar_add(o->db, t, seq == 2 ? "osiloskop" : "wifi dinyalakan");
	}
	db_commit(o->db, &error);
	g_assert_no_error(error);
	struct similar_wish wish = { .subject = "wifi mati", .text = "" };
	g_autoptr(GPtrArray) newest = similar_search(o->db, &wish, 1);
	g_assert_cmpstr(((struct similar *)newest->pdata[0])->number, ==, "TIK-2026-003000");
	/* A rare word finds the oldest, too. */
	wish.subject = "wifi osiloskop";
	g_autoptr(GPtrArray) oldest = similar_search(o->db, &wish, 1);
	g_assert_cmpstr(((struct similar *)oldest->pdata[0])->number, ==, "TIK-2026-000002");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name)                                                                                 \
	g_test_add("/similar/" #name, struct desk, NULL, desk_set_up, name, desk_tear_down)
	TEST(the_same_case_comes_with_what_helped);
	TEST(an_unrelated_letter_gets_none);
	TEST(nothing_of_a_letter_is_syntax);
	TEST(the_same_service_comes_first_then_the_same_office);
	TEST(the_solution_is_searched_too);
	TEST(three_at_most_and_the_newer_first);
	TEST(a_confidential_case_is_never_an_example);
	TEST(what_turned_out_not_to_be_solved_is_no_example);
	TEST(frequent_words_are_looked_up_in_the_newest_cases_only);
	return g_test_run();
}
