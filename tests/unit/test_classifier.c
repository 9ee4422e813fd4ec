/* classifier: the words of letters, and what the desk learns from those that people settled. */
#include "desk/classifier.h"
#include "desk/route.h"
#include "tests/unit/desk.h"

#include <string.h>

static char *words_of(const char *office, const char *subject, const char *text)
{
	g_autoptr(GPtrArray) words = classifier_words(office, subject, "", text);
	g_ptr_array_add(words, NULL);
	return g_strjoinv(",", (char **)words->pdata);
}

static const struct {
	const char *text, *words;
} texts[] = {
	{ "Printer macet", "printer,printer macet,macet" },
	/* manners, who and when say nothing */
	{ "Mohon bantuan Bapak, sejak pagi. Terima kasih", "sejak" },
	/* endings go, and so do figures and single letters */
	{ "jaringannya jaringan", "jaring,jaring jaring" },
	{ "dibuatkan", "dibuat" },
	{ "pc 3 mati 2x", "pc,pc mati,mati" },
	/* said twice is said once */
	{ "mati mati mati", "mati,mati mati" },
	/* letters beyond ASCII are letters */
	{ "ÉCHO", "écho" },
	{ "", "" },
};

static void letters_have_words(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autofree char *words = words_of("", "", texts[i].text);
		g_assert_cmpstr(words, ==, texts[i].words);
	}
}

static void the_name_of_the_office_says_nothing(void)
{
	g_autofree char *words =
		words_of("Dinas Pekerjaan Umum", "", "pekerjaan umum macet printer");
	g_assert_cmpstr(words, ==, "macet,macet printer,printer");
}

static void a_pair_does_not_join_subject_and_text(void)
{
	g_autofree char *words = words_of("", "printer", "macet");
	g_assert_cmpstr(words, ==, "printer,macet");
}

static void a_book_has_no_more_words_than_fit(void)
{
	g_autoptr(GString) book = g_string_new("");
	for (int i = 0; i < 5000; i++)
		g_string_append_printf(
			book, "kata%c%c%c ", 'a' + i % 26, 'a' + i / 26 % 26, 'a' + i / 676);
	g_autoptr(GPtrArray) words = classifier_words("", "", "", book->str);
	g_assert_cmpuint(words->len, ==, CLASSIFIER_WORDS_MAX);
}

static const char *const codes[] = { "A", "B", "C" };

static void nothing_learned_says_nothing(void)
{
	double scores[3] = { 9, 9, 9 };
	g_autoptr(evidence_auto) evidence = evidence_new(codes, 3, "");
	g_autoptr(GPtrArray) words = classifier_words("", "", "", "printer macet");
	g_assert_cmpfloat(classifier_score(evidence, words, scores), ==, 0);
	for (int i = 0; i < 3; i++) {
		g_assert_cmpfloat(scores[i], ==, 0);
		g_assert_cmpfloat_with_epsilon(classifier_habit(evidence, codes[i]), 0, 1e-9);
	}
}

static void a_service_without_lessons_is_neither_for_nor_against(void)
{
	double scores[3];
	g_autoptr(evidence_auto) evidence = evidence_new(codes, 3, "");
	g_autoptr(GPtrArray) words = classifier_words("", "", "", "printer");
	evidence_add_letters(evidence, "A", 50);
	evidence_add_letters(evidence, "B", 50);
	evidence_add_word(evidence, "printer", "A", 40);
	g_assert_cmpfloat(classifier_score(evidence, words, scores), ==, 1);
	g_assert_cmpfloat(scores[0], >, 0);
	g_assert_cmpfloat(scores[1], <, 0);
	g_assert_cmpfloat_with_epsilon(scores[2], 0, 1e-9);
}

static void services_that_are_gone_do_not_count(void)
{
	g_autoptr(evidence_auto) evidence = evidence_new(codes, 3, "");
	evidence_add_letters(evidence, "GONE", 5);
	evidence_add_word(evidence, "printer", "GONE", 5);
	evidence_add_history(evidence, "GONE", 5);
	g_assert_cmpfloat(evidence->all_letters, ==, 0);
	g_assert_cmpuint(g_hash_table_size(evidence->words), ==, 0);
	g_assert_cmpfloat(evidence->all_history, ==, 0);
}

/* ---- lessons ---- */

static int learned(struct desk *o, const char *word, const char *code)
{
	return db_int(o->db, "SELECT letters FROM learned_word WHERE word = ? AND service_code = ?",
		"ss", word, code);
}

static int lessons(struct desk *o, const char *code)
{
	return db_int(
		o->db, "SELECT letters FROM learned_service WHERE service_code = ?", "s", code);
}

static void accepting_a_ticket_confirms_its_service(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi kantor mati dari pagi");
	g_assert_cmpint(lessons(o, "NET"), ==, 0);
	desk_answer(o, TONO, "TERIMA");
	g_assert_cmpint(lessons(o, "NET"), ==, 1);
	g_assert_cmpint(learned(o, "wifi", "NET"), ==, 1);
}

static void a_hand_over_to_another_section_corrects_the_service(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi kantor mati dari pagi");
	desk_answer(o, TONO, "TERIMA");
	desk_answer(o, TONO, "ALIHKAN ke seksi aplikasi: ternyata aplikasinya");
	g_assert_cmpstr(desk_ticket(o)->service_code, ==, "APL");
	g_assert_cmpstr(desk_ticket(o)->section, ==, "Aplikasi");
	/* The old lesson is taken out, the new one is in. */
	g_assert_cmpint(lessons(o, "NET"), ==, 0);
	g_assert_cmpint(learned(o, "wifi", "NET"), ==, 0);
	g_assert_cmpint(lessons(o, "APL"), ==, 1);
	g_assert_cmpint(learned(o, "wifi", "APL"), ==, 1);
	/* What the colleague wrote about it is no word of the letter. */
	g_assert_cmpint(learned(o, "ternyata", "APL"), ==, 0);
	/* The history and the echo name it. */
	const char *says = "Layanan: Gangguan jaringan → Gangguan aplikasi";
	g_assert_nonnull(strstr(((struct event *)o->last->events->pdata[0])->text, says));
	g_assert_nonnull(strstr(desk_notice(o, NOTICE_UNDERSTOOD, TONO)->text, says));
}

/* A colleague who helps says nothing of what it is about; the section is whoever works on it. */
static void a_hand_over_to_a_named_person_keeps_the_service(struct desk *o, gconstpointer data)
{
	(void)data;
	static const char *const ways[] = { "DISPOSISI ke wahyu: tolong dibantu",
		"ALIHKAN ke Tono Contoh: sudah dibantu" };
	HEAR(RINI, "wifi kantor mati dari pagi");
	for (guint i = 0; i < G_N_ELEMENTS(ways); i++) {
		desk_answer(o, LINA, ways[i]);
		g_assert_cmpstr(desk_ticket(o)->section, ==, i == 0 ? "Aplikasi" : "Jaringan");
		g_assert_cmpstr(desk_ticket(o)->service_code, ==, "NET");
		g_assert_cmpstr(o->last->learn, ==, NULL);
		g_assert_null(strstr(((struct event *)o->last->events->pdata[0])->text, "Layanan"));
	}
}

/* It had the right service all the time. */
static void back_from_a_helper_to_its_section_corrects_nothing(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi kantor mati dari pagi");
	desk_answer(o, LINA, "DISPOSISI ke wahyu: tolong dibantu");
	desk_answer(o, LINA, "DISPOSISI ke seksi jaringan: cukup");
	g_assert_cmpstr(desk_ticket(o)->section, ==, "Jaringan");
	g_assert_cmpstr(desk_ticket(o)->service_code, ==, "NET");
	g_assert_cmpstr(o->last->learn, ==, NULL);
}

static void a_hand_over_within_the_section_teaches_nothing(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi kantor mati dari pagi");
	desk_answer(o, TONO, "ALIHKAN ke sari: saya di luar kantor");
	g_assert_cmpstr(desk_ticket(o)->service_code, ==, "NET");
	g_assert_cmpint(lessons(o, "NET"), ==, 0);
}

static void a_leaders_disposition_corrects_the_service(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi kantor mati dari pagi");
	desk_answer(o, LINA, "DISPOSISI ke seksi aplikasi: ini urusan aplikasi");
	g_assert_cmpstr(desk_ticket(o)->service_code, ==, "APL");
	g_assert_cmpint(lessons(o, "APL"), ==, 1);
}

/* The newest ticket is of another service, and that is learned. */
static void correct(struct desk *o, const char *code)
{
	struct ticket *t = o->last->ticket;
	g_autoptr(GPtrArray) services = directory_services(o->db);
	for (guint i = 0; i < services->len; i++) {
		const struct service *one = services->pdata[i];
		if (strcmp(one->code, code) == 0)
			route_change(o->settings, o->calendar, t, NULL, one, "");
	}
	ticket_save(o->db, t);
	classifier_learn_ticket(o->db, t, code);
}

static void a_lesson_may_be_corrected(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi kantor mati dari pagi");
	correct(o, "TTE");
	g_assert_cmpint(lessons(o, "TTE"), ==, 1);
	correct(o, "NET");
	correct(o, "NET");
	g_assert_cmpint(lessons(o, "TTE"), ==, 0);
	g_assert_cmpint(lessons(o, "NET"), ==, 1);
	g_assert_cmpint(learned(o, "wifi", "NET"), ==, 1);
}

/* Who gets it has the time that the service has; nothing that was promised comes nearer. */
static void another_service_never_brings_a_target_forward(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi kantor mati dari pagi");
	struct ticket *t = o->last->ticket;
	gint64 due = t->due;
	struct service quick = { .code = (char *)"NET",
		.name = (char *)"",
		.section = (char *)"",
		.severity = 60,
		.respond_minutes = 60,
		.resolve_hours = 8 };
	struct service slow = { .code = (char *)"TTE",
		.name = (char *)"",
		.section = (char *)"",
		.severity = 40,
		.respond_minutes = 120,
		.resolve_hours = 16 };
	route_change(o->settings, o->calendar, t, &quick, &slow, "coba");
	g_assert_cmpint(t->due, ==, calendar_add_working(o->calendar, due, 8 * HOUR));
	g_assert_cmpint(t->severity, ==, 40);
	g_assert_cmpstr(t->why_service, ==, "coba");
	gint64 later = t->due;
	route_change(o->settings, o->calendar, t, &slow, &quick, "coba");
	g_assert_cmpint(t->due, ==, later);
	g_assert_cmpint(t->severity, ==, 60);
}

static void what_was_corrected_is_routed_right_the_next_time(struct desk *o, gconstpointer data)
{
	(void)data;
	static const char *const letters[] = { "halaman putih waktu entri", "entri tidak tersimpan",
		"tombol simpan di halaman entri hilang", "halaman entri kosong" };
	for (int round = 0; round < 6; round++)
		for (guint i = 0; i < G_N_ELEMENTS(letters); i++) {
			HEAR(RINI, letters[i], .subject = "lapor");
			correct(o, "APL");
			HEAR(RINI, "sinyal hilang di aula", .subject = "lapor");
			correct(o, "TTE");
		}
	HEAR(RINI, "entri data muncul halaman putih", .subject = "lapor");
	g_assert_cmpstr(o->last->ticket->service_code, ==, "APL");
	g_assert_nonnull(strstr(o->last->ticket->why_service, "surat-surat terdahulu"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add_func("/classifier/" #name, name)
	TEST(letters_have_words);
	TEST(the_name_of_the_office_says_nothing);
	TEST(a_pair_does_not_join_subject_and_text);
	TEST(a_book_has_no_more_words_than_fit);
	TEST(nothing_learned_says_nothing);
	TEST(a_service_without_lessons_is_neither_for_nor_against);
	TEST(services_that_are_gone_do_not_count);
#define DESK_TEST(name)                                                                            \
	g_test_add("/classifier/" #name, struct desk, NULL, desk_set_up, name, desk_tear_down)
	DESK_TEST(accepting_a_ticket_confirms_its_service);
	DESK_TEST(a_hand_over_to_another_section_corrects_the_service);
	DESK_TEST(a_hand_over_to_a_named_person_keeps_the_service);
	DESK_TEST(back_from_a_helper_to_its_section_corrects_nothing);
	DESK_TEST(a_hand_over_within_the_section_teaches_nothing);
	DESK_TEST(a_leaders_disposition_corrects_the_service);
	DESK_TEST(a_lesson_may_be_corrected);
	DESK_TEST(another_service_never_brings_a_target_forward);
	DESK_TEST(what_was_corrected_is_routed_right_the_next_time);
	return g_test_run();
}
