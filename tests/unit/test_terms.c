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

static void read_as_numbers_the_terms_are_the_same(void)
{
	static const char *const texts[] = { "Wifi kantor mati sejak pagi, koneksi terputus",
		"internet putus", "Printernya macet; printer lain é Ümlaut dikirim", "Mohon", "",
		"jaringan pagi printer" };
	g_autoptr(terms_reader_auto) reader = terms_reader_new();
	GArray *numbers[G_N_ELEMENTS(texts)];
	for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
		numbers[i] = g_array_new(FALSE, FALSE, sizeof(gsize));
		terms_read(reader, texts[i], numbers[i]);
	}
	for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
		for (guint k = 0; k < G_N_ELEMENTS(texts); k++) {
			g_autoptr(GPtrArray) one = terms_of(texts[i]);
			g_autoptr(GPtrArray) other = terms_of(texts[k]);
			g_assert_cmpint(numbers[i]->len, ==, one->len);
			for (guint a = 0; a < one->len; a++)
				for (guint b = 0; b < other->len; b++)
					g_assert_cmpint(g_array_index(numbers[i], gsize, a) ==
								g_array_index(numbers[k], gsize, b),
						==, g_str_equal(one->pdata[a], other->pdata[b]));
		}
	for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
		g_array_unref(numbers[i]);
}

static void a_second_text_adds_what_is_new(void)
{
	g_autoptr(terms_reader_auto) reader = terms_reader_new();
	g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(gsize));
	terms_read(reader, "wifi mati", numbers);
	terms_read(reader, "internet terputus, printer juga", numbers);
	g_assert_cmpint(numbers->len, ==, 3);
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
	TEST(read_as_numbers_the_terms_are_the_same);
	TEST(a_second_text_adds_what_is_new);
	return g_test_run();
}
