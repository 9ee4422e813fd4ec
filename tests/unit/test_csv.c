#include "desk/csv.h"

#include <string.h>

static struct csv *parse(const char *text)
{
	g_autoptr(GError) error = NULL;
	struct csv *csv = csv_parse("petugas.csv", text, strlen(text), &error);

	g_assert_no_error(error);
	g_assert_nonnull(csv);
	return csv;
}

/* The rows as "a|b/c|d". */
static char *flat(const struct csv *csv)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < csv->rows->len; i++) {
		const struct csv_row *row = g_ptr_array_index(csv->rows, i);

		g_string_append(out, i ? "/" : "");
		for (guint j = 0; j < row->fields->len; j++)
			g_string_append_printf(out, "%s%s", j ? "|" : "", csv_field(row, (int)j));
	}
	return g_string_free(out, FALSE);
}

static void test_files_as_excel_writes_them(void)
{
	static const struct {
		const char *text, *rows;
	} cases[] = {
		{ "a,b\n1,2\n", "1|2" },
		{ "a,b\n1,2", "1|2" },
		{ "a;b\r\n1;2\r\n", "1|2" },
		{ "a,b\r1,2\r3,4", "1|2/3|4" },
		{ "a\tb\n1\t2\n", "1|2" },
		{ "\xef\xbb\xbf" "a;b\r\n1;2", "1|2" },
		{ "a;b\n1,5;2\n", "1,5|2" },
		{ "\"a;x\",b\n1,2\n", "1|2" },
		{ "a,b\n\"1,5\",2\n", "1,5|2" },
		{ "a,b\n\"satu \"\"dua\"\" tiga\",2\n", "satu \"dua\" tiga|2" },
		{ "a,b\n\"baris\r\nbaru\",2\n", "baris\r\nbaru|2" },
		{ "a,b\n  1 ,\t2 \n", "1|2" },
		{ "a,b\n \"1\" ,\"2\" \n", "1|2" },
		{ "a,b\n\"\",2\n", "|2" },
		{ "a,b\n\n1,2\n,\n  \n3,4\n", "1|2/3|4" },
		{ "\n\na,b\n1,2\n", "1|2" },
		{ "a,b\n1\n", "1" },
		{ "a,b\n1,2,,,\n", "1|2" },
		{ "a,b,,\n1,2\n", "1|2" },
		{ "a,b\nlayar 14\",2\n", "layar 14\"|2" },
		{ "a,b\n\"Pati\" Kota,2\n", "Pati Kota|2" },
		{ "a\n1\n2\n", "1/2" },
		{ "a,b\n", "" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(csv_auto) csv = parse(cases[i].text);
		g_autofree char *rows = flat(csv);

		g_test_message("%" G_GSIZE_FORMAT, i);
		g_assert_cmpstr(rows, ==, cases[i].rows);
	}
}

static void test_header_is_lower_case_and_found_by_name(void)
{
	g_autoptr(csv_auto) csv = parse("Email; NAMA ;Seksi\nx@a.example;Budi;Jaringan\n");
	const struct csv_row *row = g_ptr_array_index(csv->rows, 0);

	g_assert_cmpstr(csv->name, ==, "petugas.csv");
	g_assert_cmpint(csv_column(csv, "email"), ==, 0);
	g_assert_cmpint(csv_column(csv, "nama"), ==, 1);
	g_assert_cmpint(csv_column(csv, "nip"), ==, -1);
	g_assert_cmpstr(csv_field(row, csv_column(csv, "seksi")), ==, "Jaringan");
	g_assert_cmpstr(csv_field(row, -1), ==, "");
	g_assert_cmpstr(csv_field(row, 99), ==, "");
}

static void test_lines_are_those_of_the_file(void)
{
	static const char *const ends[] = { "\n", "\r\n", "\r" };

	for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
		g_autofree char *text = g_strjoin(ends[i], "a,b", "1,2", "", "\"x", "y\",4", "5,6", NULL);
		g_autoptr(csv_auto) csv = parse(text);
		const struct csv_row *first = g_ptr_array_index(csv->rows, 0);
		const struct csv_row *second = g_ptr_array_index(csv->rows, 1);
		const struct csv_row *third = g_ptr_array_index(csv->rows, 2);

		g_assert_cmpint(first->line, ==, 2);
		g_assert_cmpint(second->line, ==, 4);
		g_assert_cmpint(third->line, ==, 6);
	}
}

static void test_windows_1252_becomes_utf8(void)
{
	g_autoptr(csv_auto) csv = parse("a,b\ncaf\xe9,\x93ya\x94 \x96 \x80\n");
	g_autofree char *rows = flat(csv);

	g_assert_cmpstr(rows, ==, "café|“ya” – €");
}

static void test_utf8_stays(void)
{
	g_autoptr(csv_auto) csv = parse("a,b\ncafé – €,2\n");
	g_autofree char *rows = flat(csv);

	g_assert_cmpstr(rows, ==, "café – €|2");
}

static void refuse(const char *bytes, gsize length, const char *message)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(csv_auto) csv = csv_parse("petugas.csv", bytes, length, &error);

	g_assert_null(csv);
	g_assert_true(error && error->domain == CSV_ERROR);
	g_test_message("%s", error->message);
	if (!strstr(error->message, message))
		g_error("\"%s\" lacks \"%s\"", error->message, message);
}

static void test_errors_name_file_and_line(void)
{
	static const struct {
		const char *text, *message;
	} cases[] = {
		{ "", "petugas.csv baris 1: berkas kosong" },
		{ "\n \r\n", "berkas kosong" },
		{ "\xef\xbb\xbf", "berkas kosong" },
		{ "a,b\n1,2\n\"3,4\n5,6\n", "petugas.csv baris 3: tanda petik" },
		{ "a,b\n1,2\n1,2,3\n", "petugas.csv baris 3: ada 3 kolom, judul hanya 2" },
		{ "a,b\n\"x\ny\",2,3\n", "petugas.csv baris 2: ada 3 kolom" },
		{ "a;b\n1;2;3\n", "titik koma" },
		{ "a,,c\n1,2,3\n", "petugas.csv baris 1: kolom 2 tidak punya judul" },
		{ "a,b,A\n1,2,3\n", "petugas.csv baris 1: judul kolom \"a\" ada dua kali (kolom 1 dan 3)" },
		{ "PK\x03\x04zip", "buku kerja Excel" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
		refuse(cases[i].text, strlen(cases[i].text), cases[i].message);
	refuse("a,b\n1,\0\n", 8, "petugas.csv baris 2: ada byte NUL");
	refuse("\xff\xfe" "a\0,\0", 6, "UTF-16");
}

static void test_any_bytes_end_in_rows_or_an_error(void)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(7);
	static const char letters[] = "\",;\r\n\t ab\xe9\xef\xbb\xbf\0";

	for (int round = 0; round < 20000; round++) {
		char bytes[24];
		gsize length = g_rand_int_range(random, 0, sizeof(bytes));
		g_autoptr(GError) error = NULL;

		for (gsize i = 0; i < length; i++)
			bytes[i] = letters[g_rand_int_range(random, 0, sizeof(letters))];
		g_autoptr(csv_auto) csv = csv_parse("x.csv", bytes, length, &error);

		g_assert_true((csv == NULL) == (error != NULL));
		for (guint i = 0; csv && i < csv->rows->len; i++) {
			const struct csv_row *row = g_ptr_array_index(csv->rows, i);

			g_assert_cmpuint(row->fields->len, <=, csv->header->len);
			g_assert_true(g_utf8_validate(csv_field(row, 0), -1, NULL));
		}
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/csv/files-as-excel-writes-them", test_files_as_excel_writes_them);
	g_test_add_func("/csv/header-is-lower-case-and-found-by-name",
		test_header_is_lower_case_and_found_by_name);
	g_test_add_func("/csv/lines-are-those-of-the-file", test_lines_are_those_of_the_file);
	g_test_add_func("/csv/windows-1252-becomes-utf8", test_windows_1252_becomes_utf8);
	g_test_add_func("/csv/utf8-stays", test_utf8_stays);
	g_test_add_func("/csv/errors-name-file-and-line", test_errors_name_file_and_line);
	g_test_add_func("/csv/any-bytes-end-in-rows-or-an-error", test_any_bytes_end_in_rows_or_an_error);
	return g_test_run();
}
