/* requirement: the data that a service needs, as letters name them. */
#include "desk/requirement.h"

#include <string.h>

#define ALL "nama; NIP; jabatan; HP"

/* Every value in order, between bars. */
static char *values(const char *requires, const char *text)
{
	g_autoptr(GPtrArray) list = requirement_read(requires, text);
	GString *all = g_string_new("");
	for (guint i = 0; i < list->len; i++)
		g_string_append_printf(
			all, "%s%s", i ? "|" : "", ((struct requirement *)list->pdata[i])->value);
	return g_string_free(all, FALSE);
}

static const struct {
	const char *text, *expected;
} letters[] = {
	{ "Nama : Budi Rekaan, S.Kom.\nNIP : 19870101 201001 1 002\nJabatan : Kepala Seksi Umum\n"
	  "HP : 0812-3456-7890",
		"Budi Rekaan, S.Kom.|198701012010011002|Kepala Seksi Umum|081234567890" },
	{ "Nama : dr. Siti Contoh, M.M.; NIP : 199001012015022001\nJabatan : Camat.",
		"dr. Siti Contoh, M.M.|199001012015022001|Camat|" },
	{ "Nama lengkap: Siti Contoh\nNIP. 199001012015022001\nJabatan: Camat\nHP/WA: 0812 3456 "
	  "789",
		"Siti Contoh|199001012015022001|Camat|08123456789" },
	/* one line from a phone */
	{ "nama budi rekaan, nip 198701012010011002, jabatan sbg kasi umum, no hp 081234567890",
		"budi rekaan|198701012010011002|kasi umum|081234567890" },
	{ "mohon reset tte a.n. Siti Contoh", "Siti Contoh|||" },
	{ "tte pak camat kedaluwarsa. jabatan sbg camat sukamaju. wa +62 812-3456-7890",
		"||camat sukamaju|+6281234567890" },
	/* columns, lists, the value below its name */
	{ "Nama\tBudi Rekaan\nNIP\t198701012010011002\nJabatan\tAnalis",
		"Budi Rekaan|198701012010011002|Analis|" },
	{ "| Nama | Budi Rekaan |\n| Jabatan | Analis |", "Budi Rekaan||Analis|" },
	{ "1. Nama : Budi Rekaan\n2. NIP : 198701012010011002",
		"Budi Rekaan|198701012010011002||" },
	{ "Nama :\nBudi Rekaan\nJabatan :\n  Analis", "Budi Rekaan||Analis|" },
	{ "Nama/NIP : Budi Rekaan / 198701012010011002", "Budi Rekaan|198701012010011002||" },
	{ "(Nama: Budi Rekaan; NIP: 198701012010011002)", "Budi Rekaan|198701012010011002||" },
	/* a form that nobody filled in, and words that only sound like one */
	{ "Nama : ................\nNIP :\nJabatan : -\nHP : ____", "|||" },
	{ "nama dan NIP terlampir, jabatan sesuai SK", "|||" },
	{ "Mohon dibuatkan akun dengan nama sebagai berikut:", "|||" },
	/* the shapes are kept: a letter's number is no phone, sixteen digits are no NIP */
	{ "Nomor 005/0812/2026 NIK 3318010101870001", "|||" },
	{ "NIP: 12345", "|||" },
	/* the signer is not the one that the letter is about */
	{ "Mohon reset passphrase.\nDemikian, terima kasih.\nKepala Dinas\nBudi Rekaan\n"
	  "NIP. 196501011990031001",
		"|||" },
	{ "Data terlampir di bawah.\nDemikian, terima kasih.\nKepala Dinas\n\n"
	  "Nama : Siti Contoh\nNIP : 199001012015022001",
		"Siti Contoh|199001012015022001||" },
	{ "", "|||" },
};

static void letters_are_read(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(letters); i++) {
		g_autofree char *found = values(ALL, letters[i].text);
		g_test_message("%s", letters[i].text);
		g_assert_cmpstr(found, ==, letters[i].expected);
	}
}

static void other_data_goes_by_its_name(void)
{
	g_autofree char *found = values("alamat IP; unit kerja; NIK; email",
		"Unit kerja : Subbag Keuangan\nAlamat IP: 10.1.2.3\nNIK 3318010101870001\n"
		"budi@dinkes.example");
	g_assert_cmpstr(found, ==, "10.1.2.3|Subbag Keuangan|3318010101870001|budi@dinkes.example");
}

/* No run of the same signs, however long, keeps the desk from what stands before it. */
static void hostile_letters_are_read_all_the_same(void)
{
	static const char *const bits[] = { " ", "\n", "\t", "\n \n", "nama ", "nama:\n", "0 ",
		"1. ", "demikian ", "nip/", ", " };
	for (guint i = 0; i < G_N_ELEMENTS(bits); i++) {
		g_autoptr(GString) text = g_string_new("");
		while (text->len < 300000)
			g_string_append(text, bits[i]);
		g_string_prepend(text, "HP: 081234567890\n");
		g_autofree char *found = values("HP; nama; NIP; jabatan; email", text->str);
		g_assert_true(g_str_has_prefix(found, "081234567890|"));
	}
}

static void what_lacks_is_named_in_the_order_of_the_service(void)
{
	g_autoptr(GPtrArray) list = requirement_read(ALL, "Nama: Budi Rekaan\nJabatan: Analis");
	g_autofree char *missing = requirement_missing(list);
	g_assert_cmpstr(missing, ==, "NIP, HP");
	g_autoptr(GPtrArray) none = requirement_read("", "Nama: Budi Rekaan");
	g_autofree char *nothing = requirement_missing(none);
	g_assert_cmpstr(nothing, ==, "");
}

static char *news(const char *before, const char *after)
{
	g_autoptr(GPtrArray) known_all = requirement_read(ALL, before);
	g_autoptr(GPtrArray) none = requirements_new();
	g_autoptr(GPtrArray) known = requirement_news(known_all, none);
	g_autoptr(GPtrArray) list = requirement_read(ALL, after);
	g_autoptr(GPtrArray) fresh = requirement_news(list, known);
	GString *all = g_string_new("");
	for (guint i = 0; i < fresh->len; i++) {
		const struct requirement *one = fresh->pdata[i];
		g_string_append_printf(all, "%s=%s ", one->name, one->value);
	}
	return g_string_free(all, FALSE);
}

static void a_later_letter_adds_and_corrects_by_name(void)
{
	g_autofree char *added = news("Nama: Budi Rekaan", "NIP 198701012010011002");
	g_assert_cmpstr(added, ==, "NIP=198701012010011002 ");
	g_autofree char *same = news("Nama: Budi Rekaan", "Nama: Budi Rekaan");
	g_assert_cmpstr(same, ==, "");
	g_autofree char *other = news("HP: 081234567890", "HP yang benar\nHP: 081200000000");
	g_assert_cmpstr(other, ==, "HP=081200000000 ");
	/* A number somewhere in the text corrects nothing. */
	g_autofree char *stray = news("HP: 081234567890", "mohon hubungi 081200000000");
	g_assert_cmpstr(stray, ==, "");
}

static void a_service_is_bound_to_a_person_by_nip_or_nik(void)
{
	g_assert_true(requirement_is_identity("nama; NIP; HP"));
	g_assert_true(requirement_is_identity("nik"));
	g_assert_false(requirement_is_identity("nama; HP"));
	g_assert_false(requirement_is_identity(""));
	g_assert_false(requirement_is_identity(NULL));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add_func("/requirement/" #name, name)
	TEST(letters_are_read);
	TEST(other_data_goes_by_its_name);
	TEST(hostile_letters_are_read_all_the_same);
	TEST(what_lacks_is_named_in_the_order_of_the_service);
	TEST(a_later_letter_adds_and_corrects_by_name);
	TEST(a_service_is_bound_to_a_person_by_nip_or_nik);
	return g_test_run();
}
