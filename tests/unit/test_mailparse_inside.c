/* The small modules inside mailparse/: each keeps the word of its header. */
#include "mailparse/attachment.h"
#include "mailparse/calendar.h"
#include "mailparse/charset.h"
#include "mailparse/decode.h"
#include "mailparse/encoded_word.h"
#include "mailparse/field.h"
#include "mailparse/flowed.h"
#include "mailparse/parameter.h"
#include "mailparse/phone.h"
#include "mailparse/uuencode.h"

#include <string.h>

/* Compares and frees. */
static void is(char *found, const char *expected)
{
	g_assert_cmpstr(found, ==, expected);
	g_free(found);
}

/* ---- decode ---- */

typedef void decoder(GByteArray *out, const char *text, gsize size);

static void decodes(decoder *decode, const char *text, const char *expected)
{
	GByteArray *out = g_byte_array_new();
	g_byte_array_append(out, (const guint8 *)"<", 1); /* it is added to what is there */
	decode(out, text, strlen(text));
	g_byte_array_append(out, (const guint8 *)"", 1);
	g_assert_cmpstr((const char *)out->data, ==, expected);
	g_byte_array_unref(out);
}

static void base64_is_read_however_it_was_broken(void)
{
	static const struct {
		const char *text, *bytes;
	} cases[] = {
		{ "", "<" }, { "c2F0dQ==", "<satu" }, { "c2F0dQ", "<satu" }, /* unpadded */
		{ "c2F0dQ====", "<satu" },				     /* padded too well */
		{ "c2F0dQ==ZHVh", "<satudua" }, /* padded in the midst */
		{ "c2F0\r\ndQ\n= =", "<satu" }, { "c\n2\nF 0\tdQ==", "<satu" },
		{ "c2F0!dQ==", "<satu" }, /* junk */
		{ "c2F0d", "<sat" },	  /* half a byte is none */
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
		decodes(decode_base64, cases[i].text, cases[i].bytes);
}

static void the_end_of_base64_is_known_by_its_lines(void)
{
#define LINE "TW9ob24gZGliYW50dSBwcmludGVyIHJ1c2Fr\n"
	static const struct {
		const char *base64, *rest;
	} cases[] = {
		{ LINE LINE, "" },
		{ LINE "dQ==\n", "" }, /* short, but the last one */
		{ LINE LINE "\n", "Dikirim lewat milis\nkantor\n" },
		{ LINE, "-- \nMilis Contoh\n" },
		{ "\n \n" LINE, "" },
		{ "", "Selamat pagi Pak, printer kami rusak.\n" },
		{ "", "" },
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *text = g_strconcat(cases[i].base64, cases[i].rest, NULL);
		gsize end = decode_base64_end(text, strlen(text));
		g_autofree char *rest = g_strdup(text + end);
		g_assert_cmpstr(g_strchug(rest), ==, cases[i].rest);
		g_assert_cmpint(decode_is_base64(text, strlen(text)), ==, *cases[i].base64 != 0);
	}
#undef LINE
}

static void what_is_no_quoted_printable_stays(void)
{
	static const struct {
		const char *text, *bytes;
	} cases[] = {
		{ "", "<" },
		{ "tarif=3D5=e2=82=AC", "<tarif=5€" },
		{ "satu =\ndua=\r\ntiga=", "<satu duatiga" },
		{ "satu=  \t\ndua", "<satudua" }, /* blanks behind the soft break */
		{ "a=b, 2=2=ZZ, =4", "<a=b, 2=2=ZZ, =4" },
		{ "==3D", "<==" },
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
		decodes(decode_quoted_printable, cases[i].text, cases[i].bytes);
}

/* ---- parameter ---- */

static void parameters_are_read_as_clients_write_them(void)
{
	static const struct {
		const char *raw, *name, *value;
	} cases[] = {
		{ "text/plain; charset=utf-8", "charset", "utf-8" },
		{ "text/plain; charset=utf-8", "name", NULL },
		{ "text/plain", "charset", NULL },
		{ "", "charset", NULL },
		{ "attachment;\n\tFILENAME = \"a.pdf\"", "filename", "a.pdf" },
		{ "attachment; filename=satu dua.pdf", "filename", "satu dua.pdf" },
		{ "attachment; filename=\"a;b\\\"c.pdf\"", "filename", "a;b\"c.pdf" },
		{ "attachment; filename=\"C:\\Surat\\a.pdf\"", "filename", "C:\\Surat\\a.pdf" },
		{ "attachment; filename=\"tak ditutup", "filename", "tak ditutup" },
		{ "attachment; ; x; filename=a; filename=b", "filename", "a" },
		{ "attachment; xfilename=a; filename2=b", "filename", NULL },
		{ "attachment; filename=d\xe9sa.pdf", "filename", "désa.pdf" },
		{ "attachment; filename==?utf-8?Q?a?=", "filename", "=?utf-8?Q?a?=" },
		/* RFC 2231 */
		{ "a; filename*=utf-8'id'Surat%20%e2%82%ac.pdf", "filename", "Surat €.pdf" },
		{ "a; filename*=iso-8859-1''caf%E9; filename=cafe", "filename", "café" },
		{ "a; filename*1*=%82%ac.pdf; filename*0*=utf-8''%e2", "filename", "€.pdf" },
		{ "a; filename*0=\"Surat\"; filename*1=\".pdf\"", "filename", "Surat.pdf" },
		{ "a; filename*0*=utf-8''a%20; filename*1=\"%20.pdf\"", "filename", "a %20.pdf" },
		{ "a; filename*0=satu; filename*2=tiga", "filename", "satu" },
		{ "a; filename*1=dua", "filename", NULL },
		{ "a; filename*99999999999999999999=x; filename=a", "filename", "a" },
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
		is(parameter_read(cases[i].raw, cases[i].name), cases[i].value);
}

/* ---- phone ---- */

static void a_telephone_is_told_from_other_numbers(void)
{
	static const struct {
		const char *line, *mobile, *fixed;
	} cases[] = {
		{ "HP 081234567890", "+6281234567890", NULL },
		{ "HP.0812-3456-7890 (WA)", "+6281234567890", NULL },
		{ "+62 812 3456 7890", "+6281234567890", NULL },
		{ "+62 (0)812 3456 7890", "+6281234567890", NULL },
		{ "6281234567890", "+6281234567890", NULL },
		{ "62081234567890", "+6281234567890", NULL },
		{ "https://wa.me/6281234567890", "+6281234567890", NULL },
		{ "Telp. (0295) 381234", NULL, "+62295381234" },
		{ "0295-381234 / 0812 3456 7890", "+6281234567890", "+62295381234" },
		{ "Telp 0295 381234 Fax 0295 381235", NULL, "+62295381234" },
		{ "Fax. (0295) 381235", NULL, NULL },
		{ "0295381234", NULL, NULL }, /* no area code can be seen */
		{ "24-11-2026", NULL, NULL },
		{ "Rapat 08-12-2026 pukul 10.30", NULL, NULL },
		{ "NIP. 19790812 201001 1 001", NULL, NULL },
		{ "NIP 197908122010011001", NULL, NULL },
		{ "NIK 3318081234560001", NULL, NULL },
		{ "Nomor 005/0812345678/2026", NULL, NULL },
		{ "0812.3456789/XI/2026", NULL, NULL },
		{ "0812", NULL, NULL },
		{ "0812345678901234", NULL, NULL },
		{ "x0812345678901", NULL, NULL },
		{ "", NULL, NULL },
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		is(phone_find(cases[i].line, PHONE_MOBILE), cases[i].mobile);
		is(phone_find(cases[i].line, PHONE_FIXED), cases[i].fixed);
	}
}

/* ---- field ---- */

static void fields_are_read_as_people_type_them(void)
{
	static const struct {
		const char *line, *name, *value; /* name NULL: it is no field */
		guint column;
		char separator;
	} cases[] = {
		{ "Nomor: 5", "nomor", "5", 7, ':' },
		{ "Nomor\t: 5", "nomor", "5", 10, ':' },
		{ "  No. Surat : 5", "no. surat", "5", 14, ':' },
		{ "> *Perihal:* Wifi", "perihal", "Wifi", 13, ':' },
		{ "*Dari* : Budi", "dari", "Budi", 9, ':' },
		{ "N o m o r ; 005", "nomor", "005", 12, ';' },
		{ "Sifat\tSegera", "sifat", "Segera", 8, '\t' },
		{ "Lamp.:", "lamp", "", 6, ':' },
		{ "Nomor：5", "nomor", "5", 6, ':' },
		{ "Number/Nomor: 5", "number/nomor", "5", 14, ':' },
		{ "Mohon dibantu", NULL, NULL, 0, 0 },
		{ "12: 30", NULL, NULL, 0, 0 },
		{ ": 5", NULL, NULL, 0, 0 },
		{ "", NULL, NULL, 0, 0 },
		{ "kalimat yang jauh lebih panjang daripada nama: x", NULL, NULL, 0, 0 },
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct field field;
		g_test_message("%s", cases[i].line);
		g_assert_cmpint(field_read(cases[i].line, &field), ==, cases[i].name != NULL);
		if (!cases[i].name)
			continue;
		g_assert_cmpstr(field.name, ==, cases[i].name);
		g_assert_cmpstr(field.value, ==, cases[i].value);
		g_assert_cmpuint(field.column, ==, cases[i].column);
		g_assert_cmpint(field.separator, ==, cases[i].separator);
	}
}

static void a_field_has_one_of_several_names(void)
{
	static const char *const names[] = { "nomor", "no", NULL };
	struct field field;
	g_assert_true(field_read("NOMOR: 5", &field) && field_is(&field, names));
	g_assert_true(field_read("Number/Nomor: 5", &field) && field_is(&field, names));
	g_assert_true(field_read("Nomor HP: 5", &field) && !field_is(&field, names));
	g_assert_cmpstr(field_bare("> > *Nomor* : 5"), ==, "Nomor* : 5");
}

/* ---- charset ---- */

static void bytes_become_clean_text(void)
{
	static const struct {
		const char *bytes;
		gsize size; /* 0: up to the NUL */
		const char *declared, *text;
		gboolean guessed;
	} cases[] = {
		{ "", 0, NULL, "", FALSE },
		{ "a\xe2\x82\xac", 0, "utf-8", "a€", FALSE },
		{ "a\xe2\x82\xac", 0, "UTF8", "a€", FALSE },
		{ "a\xe2\x82\xac", 0, NULL, "a€", FALSE },
		{ "a\xe2\x82\xac", 0, "iso-8859-1", "a€", FALSE }, /* said wrongly, as often */
		{ "a\x80\x93", 0, "iso-8859-1", "a€“", FALSE },	   /* windows-1252 in truth */
		{ "a\xe9", 0, NULL, "aé", TRUE },
		{ "a\xe9", 0, "utf-8", "aé", TRUE },
		{ "a\xe9", 0, "tidak-ada", "aé", TRUE },
		{ "a\xe2\x82\xac", 0, "tidak-ada", "a€", TRUE },
		{ "\xe2\x82\xac \xe2\x82\xac \x93", 0, "utf-8", "€ € “", TRUE }, /* one stray */
		{ "a\xe6", 0, "iso-8859-2", "ać", FALSE },
		{ "\x83X\x87@", 0, "shift_jis", "ス①", FALSE },
		{ "\xb2\xe2", 0, "gb2312", "测", FALSE },
		{ "+AOk-", 0, "utf-7", "é", FALSE },
		{ "h\0i\0", 4, "utf-16le", "hi", FALSE },
		{ "\xfe\xff\0h", 4, "utf-16", "h", FALSE },
		{ "a\r\nb\rc\nd\r\r\n", 0, NULL, "a\nb\nc\nd\n", FALSE },
		{ "a\0b\x07"
		  "c\td\x7f\x1b",
			8, "utf-8", "abc\td", FALSE },
		{ "\xef\xbb\xbf"
		  "a\xc2\x85"
		  "b",
			0, "utf-8", "ab", FALSE },
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		gboolean guessed = 2;
		gsize size = cases[i].size ? cases[i].size : strlen(cases[i].bytes);
		g_test_message("case %u", i);
		is(charset_to_utf8(cases[i].bytes, size, cases[i].declared, &guessed),
			cases[i].text);
		g_assert_cmpint(guessed, ==, cases[i].guessed);
	}
	is(charset_clean("a\r\n\x01"
			 "b\xe9"),
		"a\nbé");
}

static void windows_1252_has_letters_where_latin_1_has_none(void)
{
	g_assert_cmpuint(charset_windows_1252('a'), ==, 'a');
	g_assert_cmpuint(charset_windows_1252(0x80), ==, 0x20ac);
	g_assert_cmpuint(charset_windows_1252(0xe9), ==, 0xe9);
	g_assert_cmpuint(charset_windows_1252(0x81), ==, 0xfffd);
}

/* ---- encoded words ---- */

static void encoded_words_are_read_as_mailers_write_them(void)
{
	static const struct {
		const char *value, *text, *quoted; /* quoted NULL: as text */
	} cases[] = {
		{ "biasa saja", "biasa saja", NULL },
		{ "=?utf-8?Q?Contoh,_Budi?= <a@b>", "Contoh, Budi <a@b>",
			"\"Contoh, Budi\" <a@b>" },
		{ "=?utf-8?Q?=22B=22?=", "\"B\"", "\"\\\"B\\\"\"" },
		{ "\"=?utf-8?Q?a,b?=\" <c>", "\"a,b\" <c>", "\"a,b\" <c>" },
		{ "=?UTF-8?b?4oI=?= =?utf-8?B?rA==?= x", "€ x", "\"€\" x" }, /* cut in a letter */
		{ "=?utf-8?Q?a?= =?iso-8859-1?Q?=E9?=", "aé", "\"a\"\"é\"" },
		{ "=?utf-8?Q?a?= b =?utf-8?Q?c?=", "a b c", "\"a\" b \"c\"" },
		{ "Re:=?utf-8?Q?a?=(b)", "Re:a(b)", "Re:\"a\"(b)" },
		{ "=?utf-8*id?Q?a_b?=", "a b", "\"a b\"" },
		{ "=?tidak-ada?Q?=E9?=", "é", "\"é\"" },
		{ "=?utf-8?Q?a b=?= c", "a b= c", "\"a b=\" c" },
		{ "=?utf-8?B?YWJj", "abc", "\"abc\"" }, /* its end was cut off */
		{ "=?utf-8?X?abc?= =? ?? =?x", "=?utf-8?X?abc?= =? ?? =?x", NULL },
		{ "", "", NULL },
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		const char *quoted = cases[i].quoted ? cases[i].quoted : cases[i].text;
		is(encoded_words_decode(cases[i].value, FALSE), cases[i].text);
		is(encoded_words_decode(cases[i].value, TRUE), quoted);
	}
}

/* ---- flowed ---- */

/* "text|> quote|". */
static char *flat(GPtrArray *lines)
{
	GString *out = g_string_new("");
	for (guint i = 0; i < lines->len; i++) {
		const struct line *line = line_at(lines, i);
		g_assert_cmpint(line->kind, ==,
			*line->text == '>' && line->text[1] == ' ' ? LINE_QUOTE : LINE_NEW);
		g_string_append_printf(out, "%s|", line->text);
	}
	g_ptr_array_unref(lines);
	return g_string_free(out, FALSE);
}

static void flowed_lines_are_those_the_writer_typed(void)
{
	static const struct {
		const char *text;
		gboolean delsp;
		const char *lines;
	} cases[] = {
		{ "satu \ndua\ntiga", FALSE, "satu dua|tiga|" },
		{ "sa \ntu", TRUE, "satu|" },
		{ "> satu \n> dua\ntiga", FALSE, "> satu dua|tiga|" },
		{ "> satu \ndua", FALSE, "> satu |dua|" }, /* another depth */
		{ " >5 orang\n From saya", FALSE, ">5 orang|From saya|" },
		{ "satu \n-- \nBudi", FALSE, "satu |-- |Budi|" },
		{ "-- \nBudi", TRUE, "-- |Budi|" },
		{ "satu \n\ndua", FALSE, "satu |dua|" },
		{ "satu\n\ndua", FALSE, "satu||dua|" },
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
		is(flat(flowed_lines(cases[i].text, cases[i].delsp)), cases[i].lines);
}

/* ---- uuencode ---- */

#define FILE_LINES "begin 644 foto.jpg\n#86)C\n`\nend\n" /* "abc" */

static void uuencoded_files_are_taken_out_of_the_text(void)
{
	g_autoptr(GPtrArray) files =
		g_ptr_array_new_with_free_func((GDestroyNotify)mail_attachment_free);
	is(uuencode_take("Ini fotonya:\n" FILE_LINES "Mohon\n" FILE_LINES, files),
		"Ini fotonya:\nMohon\n");
	g_assert_cmpuint(files->len, ==, 2);
	const struct mail_attachment *one = files->pdata[0];
	g_autoptr(GBytes) content = mail_attachment_content(one);
	g_assert_cmpstr(one->filename, ==, "foto.jpg");
	g_assert_cmpstr(one->type, ==, "image/jpeg");
	g_assert_cmpmem(g_bytes_get_data(content, NULL), g_bytes_get_size(content), "abc", 3);
}

static void damaged_uuencoded_files_stay_in_the_text(void)
{
	static const char *const texts[] = { "begin 644 foto.jpg\n#86)C\n", /* no end */
		"begin 644 foto.jpg\nbukan isi berkas\nend\n", "begin 5 menit lagi\nend\n",
		"begin 644 \nend\n", " " FILE_LINES, "" };
	g_autoptr(GPtrArray) files =
		g_ptr_array_new_with_free_func((GDestroyNotify)mail_attachment_free);
	for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
		is(uuencode_take(texts[i], files), texts[i]);
	g_assert_cmpuint(files->len, ==, 0);
}

static void an_uuencoded_body_is_its_first_file_or_itself(void)
{
	static const char *const bodies[][2] = { { "x\n" FILE_LINES FILE_LINES, "abc" },
		{ "tanpa berkas\n", "tanpa berkas\n" }, { "", "" } };
	for (guint i = 0; i < G_N_ELEMENTS(bodies); i++) {
		g_autoptr(GBytes) raw = g_bytes_new_static(bodies[i][0], strlen(bodies[i][0]));
		g_autoptr(GBytes) file = uuencode_decode(raw);
		g_assert_cmpmem(g_bytes_get_data(file, NULL), g_bytes_get_size(file), bodies[i][1],
			strlen(bodies[i][1]));
	}
}

/* ---- calendar ---- */

static GPtrArray *events_of(const char *text)
{
	GPtrArray *events = g_ptr_array_new_with_free_func((GDestroyNotify)calendar_event_free);
	g_autoptr(GBytes) folded = g_bytes_new(text, strlen(text));
	g_autoptr(GBytes) unfolded = calendar_unfold(folded);
	gsize size;
	const char *bytes = g_bytes_get_data(unfolded, &size);
	g_autofree char *whole = g_strndup(bytes ? bytes : "", size);
	calendar_read(whole, events);
	return events;
}

static void an_event_says_what_when_where_and_who(void)
{
	g_autoptr(GPtrArray) events =
		events_of("BEGIN:VCALENDAR\nmethod:request\n"
			  "BEGIN:VTIMEZONE\nDTSTART:19700101T000000\nEND:VTIMEZONE\n"
			  "BEGIN:VEVENT\nSUMMARY;LANGUAGE=id:Rapat\\, lanju\n tan\\nkedua\n"
			  "DTSTART;TZID=\"Asia/Jakarta\":20261124T090000\nDTEND:20261124T040000Z\n"
			  "LOCATION:Aula\nORGANIZER;CN=\"Budi: Contoh\":MAILTO:budi@opd.example\n"
			  "BEGIN:VALARM\nSUMMARY:Pengingat\nEND:VALARM\nEND:VEVENT\n"
			  "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261128\nEND:VEVENT\nEND:VCALENDAR\n");
	g_assert_cmpuint(events->len, ==, 2);
	const struct mail_event *one = events->pdata[0], *day = events->pdata[1];
	g_assert_cmpstr(one->method, ==, "REQUEST");
	g_assert_cmpstr(one->summary, ==, "Rapat, lanjutan kedua");
	g_assert_cmpstr(one->start, ==, "2026-11-24T09:00:00 Asia/Jakarta");
	g_assert_cmpstr(one->end, ==, "2026-11-24T04:00:00Z");
	g_assert_cmpstr(one->location, ==, "Aula");
	g_assert_cmpstr(one->organizer, ==, "budi@opd.example");
	g_assert_cmpstr(day->start, ==, "2026-11-28");
	g_assert_cmpstr(day->summary, ==, "");
	g_assert_cmpstr(day->end, ==, "");
}

static void what_is_no_event_gives_none(void)
{
	static const char *const texts[] = { "", "SUMMARY:Rapat\n",
		"BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:x\nEND:VTODO\nEND:VCALENDAR\n" };
	for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autoptr(GPtrArray) events = events_of(texts[i]);
		g_assert_cmpuint(events->len, ==, 0);
	}
}

static void an_event_is_told_in_words(void)
{
	static const struct {
		const char *method, *start, *end, *text;
	} cases[] = {
		{ "REQUEST", "20261124T020000Z", "20261124T040000Z",
			"Undangan: Rapat\nWaktu: Selasa, 24 November 2026 pukul 09.00–11.00 WIB" },
		{ "CANCEL", "20261128", "20261130", /* the last day is not one of them */
			"Undangan dibatalkan: Rapat\n"
			"Waktu: Sabtu, 28 November 2026 – Minggu, 29 November 2026" },
		{ "REPLY", "20261128", "20261129",
			"Jawaban undangan: Rapat\nWaktu: Sabtu, 28 November 2026" },
		{ "REQUEST", "20261124T090000", "20261125T100000",
			"Undangan: Rapat\nWaktu: Selasa, 24 November 2026 pukul 09.00 – "
			"Rabu, 25 November 2026 pukul 10.00" },
		{ "REQUEST", "besok", "", "Undangan: Rapat\nWaktu: besok" },
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *text = g_strdup_printf("METHOD:%s\nBEGIN:VEVENT\nSUMMARY:"
							"Rapat\nDTSTART:%s\nDTEND:%s\nEND:VEVENT\n",
			cases[i].method, cases[i].start, cases[i].end);
		g_autoptr(GPtrArray) events = events_of(text);
		is(calendar_text(events), cases[i].text);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add_func("/mailparse/inside/" #name, name)
	TEST(base64_is_read_however_it_was_broken);
	TEST(the_end_of_base64_is_known_by_its_lines);
	TEST(what_is_no_quoted_printable_stays);
	TEST(parameters_are_read_as_clients_write_them);
	TEST(a_telephone_is_told_from_other_numbers);
	TEST(fields_are_read_as_people_type_them);
	TEST(a_field_has_one_of_several_names);
	TEST(bytes_become_clean_text);
	TEST(windows_1252_has_letters_where_latin_1_has_none);
	TEST(encoded_words_are_read_as_mailers_write_them);
	TEST(flowed_lines_are_those_the_writer_typed);
	TEST(uuencoded_files_are_taken_out_of_the_text);
	TEST(damaged_uuencoded_files_stay_in_the_text);
	TEST(an_uuencoded_body_is_its_first_file_or_itself);
	TEST(an_event_says_what_when_where_and_who);
	TEST(what_is_no_event_gives_none);
	TEST(an_event_is_told_in_words);
	return g_test_run();
}
