/* terms: what of a letter says what it is about. */
#include "desk/terms.h"

static char *joined(const char *text)
{
	g_autoptr(GPtrArray) terms = terms_of(text);
	g_ptr_array_add(terms, NULL);
	return g_strjoinv(" ", (char **)terms->pdata);
}

static void check(const char *text, const char *expected)
{
	g_autofree char *found = joined(text);
	g_assert_cmpstr(found, ==, expected);
}

static void manners_fillers_and_figures_say_nothing(void)
{
	check("Mohon bantuannya pak, terima kasih", "");
	check("Dengan hormat, bersama ini kami sampaikan bahwa pada hari Senin 23 November 2026",
		"bahwa");
	check("12345 2026 08.00", "");
	check("", "");
	check("…!? — ()", "");
}

static void a_word_and_its_affixed_forms_are_one_term(void)
{
	check("printer printernya", "printer");
	check("dikirim kirimkan", "kirim");
	check("penggantian mengganti", "ganti");
	check("tersambung sambungan sambungannya", "sambung");
}

static void short_words_stay_whole(void)
{
	check("desa meja pena", "desa meja pena");
}

static void what_has_several_names_is_one_term(void)
{
	check("wifi", "jaring");
	check("internet jaringannya koneksi WIFI", "jaring");
	check("lemot lambat lelet", "lambat");
	check("putus terputus mati down", "mati");
}

static gboolean alike(const char *one, const char *other)
{
	g_autoptr(GPtrArray) a = terms_of(one);
	g_autoptr(GPtrArray) b = terms_of(other);
	g_assert_cmpint(terms_are_alike(a, b), ==, terms_are_alike(b, a));
	return terms_are_alike(a, b);
}

static void the_same_complaint_in_other_words_is_alike(void)
{
	g_assert_true(alike("min wifi kantor mati dr pagi", "Internet terputus sejak pagi"));
	g_assert_true(alike("wifi mati",
		"Dengan hormat, bersama ini kami laporkan bahwa jaringan internet pada kantor kami "
		"putus sejak hari Senin sehingga pelayanan KTP terhenti. Mohon bantuan Saudara."));
	g_assert_true(alike("printer macet", "printernya macet lagi pak"));
}

static void another_complaint_is_not(void)
{
	g_assert_false(alike("wifi mati", "printer mati"));
	g_assert_false(alike("internet lambat", "internet mati"));
	g_assert_false(alike("minta email dinas", "lupa sandi absensi"));
	/* Nothing says nothing. */
	g_assert_false(alike("mohon bantuan", "mohon bantuan"));
	g_assert_false(alike("", "wifi mati"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add_func("/terms/" #name, name)
	TEST(manners_fillers_and_figures_say_nothing);
	TEST(a_word_and_its_affixed_forms_are_one_term);
	TEST(short_words_stay_whole);
	TEST(what_has_several_names_is_one_term);
	TEST(the_same_complaint_in_other_words_is_alike);
	TEST(another_complaint_is_not);
	return g_test_run();
}
