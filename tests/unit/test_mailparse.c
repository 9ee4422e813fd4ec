/* mailparse.h: what only a program sees. What mails mean is in tests/corpus. */
#include "mailparse/json.h"
#include "mailparse/letter.h"
#include "mailparse/mailparse.h"

#include <string.h>

#define TRUSTED "mx.desk.example"
#define HEAD                                                                                       \
	"From: Budi Contoh <budi@opd.example>\nTo: desk@tik.example\n"                             \
	"Date: Tue, 24 Nov 2026 09:12:00 +0700\nMessage-ID: <a@opd.example>\n"
#define PLAIN "Content-Type: text/plain; charset=utf-8\n\n"
#define PARTS "Content-Type: multipart/mixed; boundary=b\n\n"

static struct mail *parsed(const char *text, const struct mail_options *options)
{
	g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
	return mail_parse(bytes, options);
}

static gboolean warned(const struct mail *mail, const char *words)
{
	for (guint i = 0; i < mail->warnings->len; i++)
		if (strstr(mail->warnings->pdata[i], words))
			return TRUE;
	return FALSE;
}

static char *repeated(const char *piece, gsize count)
{
	GString *text = g_string_new("");
	while (count-- > 0)
		g_string_append(text, piece);
	return g_string_free(text, FALSE);
}

/* ---- any bytes, any options ---- */

static void has_all_members(const struct mail *mail)
{
	const char *texts[] = { mail->from->name, mail->from->address, mail->subject,
		mail->message_id, mail->text, mail->quoted, mail->signature };
	const GPtrArray *lists[] = { mail->reply_to, mail->to, mail->cc, mail->in_reply_to,
		mail->references, mail->attachments, mail->events, mail->authentication,
		mail->arc_authentication, mail->warnings };
	for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
		g_assert_true(texts[i] && g_utf8_validate(texts[i], -1, NULL));
	for (guint i = 0; i < G_N_ELEMENTS(lists); i++)
		g_assert_nonnull(lists[i]);
}

static void any_bytes_give_a_mail_with_all_its_members(void)
{
	static const struct {
		const char *bytes;
		gsize size;
	} cases[] = { { NULL, 0 }, { "\0", 1 }, { "\r", 1 }, { "\n\n", 2 }, { "From ", 5 },
		{ ":", 1 }, { "\xff\xfe\xfd", 3 }, { "From: =?", 8 },
		{ "Subject: x\0y\n\n\0", 15 } };
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GBytes) bytes = g_bytes_new(cases[i].bytes, cases[i].size);
		g_autoptr(mail_auto) mail = mail_parse(bytes, NULL);
		has_all_members(mail);
	}
}

static void nothing_is_a_mail_of_nothing(void)
{
	g_autoptr(GBytes) bytes = g_bytes_new(NULL, 0);
	g_autoptr(mail_auto) mail = mail_parse(bytes, NULL);
	g_assert_cmpstr(mail->from->address, ==, "");
	g_assert_cmpstr(mail->subject, ==, "");
	g_assert_cmpstr(mail->text, ==, "");
	g_assert_null(mail->date);
	g_assert_null(mail->bounce);
	g_assert_null(mail->letter.number);
	g_assert_cmpint(mail->origin, ==, MAIL_PERSON);
	g_assert_cmpuint(mail->attachments->len, ==, 0);
	g_assert_true(warned(mail, "no sender address"));
}

static void no_options_and_options_of_zero_are_the_defaults(void)
{
	static const struct mail_options zero = { 0 };
	g_autofree char *words = repeated("laporan\n", 200 * 1024);
	g_autofree char *text = g_strconcat(HEAD PLAIN, words, NULL);
	g_autoptr(mail_auto) one = parsed(text, NULL);
	g_autoptr(mail_auto) other = parsed(text, &zero);
	g_autofree char *a = mail_to_json(one);
	g_autofree char *b = mail_to_json(other);
	g_assert_cmpstr(a, ==, b);
	g_assert_cmpuint(strlen(one->text), <=, 1024 * 1024);
	g_assert_cmpuint(strlen(one->text), >, 1000 * 1024);
	g_assert_true(warned(one, "only the first 1048576 are read"));
}

static void every_origin_has_its_name(void)
{
	g_assert_cmpstr(mail_origin_name(MAIL_PERSON), ==, "person");
	g_assert_cmpstr(mail_origin_name(MAIL_AUTO_REPLY), ==, "auto-reply");
	g_assert_cmpstr(mail_origin_name(MAIL_BOUNCE), ==, "bounce");
	g_assert_cmpstr(mail_origin_name(MAIL_LIST), ==, "list");
}

/* ---- limits ---- */

static void limits_are_kept_and_the_rest_is_read(void)
{
#define PART "--b\n" PLAIN
#define INNER(boundary) "Content-Type: multipart/mixed; boundary=" boundary "\n\n"
#define DEEP "--b\n" INNER("c") "--c\n" INNER("d") "--d\n" PLAIN "dalam\n--d--\n--c--\n"
#define FILE(name) "--b\nContent-Type: application/pdf; name=" name "\n\n%PDF-\n"
	static const struct {
		struct mail_options options;
		const char *mail, *text;
		guint files;
		const char *warning; /* NULL: none at all */
	} cases[] = {
		/* the multipart is one, too */
		{ { .max_parts = 4 }, HEAD PARTS PART "satu\n" FILE("a") FILE("c") "--b--\n",
			"satu", 2, NULL },
		{ { .max_parts = 3 }, HEAD PARTS PART "satu\n" FILE("a") FILE("c") "--b--\n",
			"satu", 1, "more than 3 parts" },
		{ { .max_depth = 1 }, HEAD PARTS PART "satu\n--b--\n", "satu", 0, NULL },
		{ { .max_depth = 1 }, HEAD PARTS PART "satu\n" DEEP PART "tiga\n--b--\n",
			"satu\n\ntiga", 0, "deeper than 1" },
		{ { .max_text_bytes = 10 }, HEAD PLAIN "satu lima", "satu lima", 0, NULL },
		{ { .max_text_bytes = 10 }, HEAD PLAIN "satu dua tiga", "satu dua t", 0,
			"only the first 10" },
		/* no half letters */
		{ { .max_text_bytes = 10 }, HEAD PLAIN "123456789\xe2\x80\x93", "123456789", 0,
			"only the first 10" },
		/* of all texts together, and of no attachment */
		{ { .max_text_bytes = 10 },
			HEAD PARTS PART "satu\n" FILE("a") PART "dua tiga empat\n--b--\n",
			"satu\n\ndua", 1, "only the first 4" },
		{ { .max_text_bytes = 30 },
			HEAD "Content-Type: text/html\n\n<p>satu</p>"
			     "<p>dua tiga empat lima enam tujuh</p>",
			"satu\n\ndua tiga empat l", 0, "only the first 30" },
		/* whole lines */
		{ { .max_header_bytes = sizeof HEAD PLAIN - 2 }, HEAD PLAIN "satu", "satu", 0,
			NULL },
		{ { .max_header_bytes = sizeof HEAD - 1 }, HEAD "X-Sampah: y\n\nsatu", "satu", 0,
			"header of" },
		{ { .max_header_bytes = sizeof HEAD }, HEAD "Subject: y\n\nsatu", "satu", 0,
			"header of" },
	};
#undef PART
#undef INNER
#undef DEEP
#undef FILE
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(mail_auto) mail = parsed(cases[i].mail, &cases[i].options);
		g_test_message("case %u", i);
		g_assert_cmpstr(mail->text, ==, cases[i].text);
		g_assert_cmpuint(mail->attachments->len, ==, cases[i].files);
		g_assert_cmpstr(mail->from->address, ==, "budi@opd.example");
		g_assert_cmpstr(mail->subject, ==, "");
		if (cases[i].warning)
			g_assert_true(warned(mail, cases[i].warning));
		else
			g_assert_cmpuint(mail->warnings->len, ==, 0);
	}
}

/* ---- whom to believe ---- */

#define RESULTS                                                                                    \
	"Authentication-Results: " TRUSTED "; dmarc=fail header.from=a.example\n"                  \
	"Authentication-Results: other.example; spf=pass smtp.mailfrom=b.example\n"                \
	"Received: from sender.example by " TRUSTED "; Tue, 24 Nov 2026 09:12:00 +0700\n"          \
	"Authentication-Results: " TRUSTED "; dkim=pass header.d=c.example\n"

static void with_a_trusted_server_only_its_own_word_above_the_first_hop_counts(void)
{
	static const struct {
		const char *trusted, *domains;
	} cases[] = {
		{ NULL, "a.example b.example c.example" },
		{ TRUSTED, "a.example" },
		{ "MX.Desk.Example", "a.example" },
		{ "other.example", "b.example" },
		{ "desk.example", "" },
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct mail_options options = { .trusted_authserv_id = cases[i].trusted };
		g_autoptr(mail_auto) mail = parsed(RESULTS HEAD PLAIN "isi", &options);
		g_autoptr(GString) domains = g_string_new("");
		for (guint k = 0; k < mail->authentication->len; k++) {
			const struct mail_authentication *one = mail->authentication->pdata[k];
			g_string_append_printf(domains, "%s%s", k ? " " : "", one->domain);
		}
		g_assert_cmpstr(domains->str, ==, cases[i].domains);
	}
}

/* ---- first mail or answer ---- */

#define FORWARD                                                                                    \
	PLAIN "Mohon dibantu.\n\n---------- Forwarded message ---------\n"                         \
	      "Dari: Warga <warga@rumah.example>\nDate: Sel, 24 Nov 2026 pukul 08.00\n"            \
	      "Subject: Wifi balai\nTo: <budi@opd.example>\n\nWifi balai desa mati.\n"

static void a_forward_is_content_of_a_first_mail_and_quote_in_an_answer(void)
{
	static const struct {
		gboolean first, answer;
		const char *fields;
		gboolean is_content;
	} cases[] = {
		/* header and subject decide */
		{ FALSE, FALSE, "Subject: Wifi\n", TRUE },
		{ FALSE, FALSE, "Subject: Fwd: Wifi\n", TRUE },
		{ FALSE, FALSE, "Subject: Re: Wifi\n", FALSE },
		{ FALSE, FALSE, "Subject: Wifi\nIn-Reply-To: <x@tik.example>\n", FALSE },
		{ FALSE, FALSE, "Subject: Fwd: Wifi\nIn-Reply-To: <x@tik.example>\n", TRUE },
		/* unless somebody knows better */
		{ FALSE, TRUE, "Subject: Fwd: Wifi\n", FALSE },
		{ FALSE, TRUE, "Subject: Wifi\n", FALSE },
		{ TRUE, FALSE, "Subject: Re: Wifi\nIn-Reply-To: <x@tik.example>\n", TRUE },
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct mail_options options = { .is_first_mail = cases[i].first,
			.is_answer = cases[i].answer };
		g_autofree char *text = g_strconcat(HEAD, cases[i].fields, FORWARD, NULL);
		g_autoptr(mail_auto) mail = parsed(text, &options);
		g_test_message("case %u", i);
		g_assert_true(g_str_has_prefix(mail->text, "Mohon dibantu."));
		g_assert_cmpint(strstr(mail->text, "Wifi balai desa mati.") != NULL, ==,
			cases[i].is_content);
		g_assert_cmpint(strstr(mail->quoted, "Wifi balai desa mati.") != NULL, ==,
			!cases[i].is_content);
	}
}

/* ---- what the desk sent ---- */

#define OF_DESK                                                                                    \
	"From: desk@tik.example\nMIME-Version: 1.0\n"                                              \
	"Content-Type: multipart/alternative; boundary=b\n\n"                                      \
	"--b\n" PLAIN "Laporan Saudara sudah kami terima dengan nomor TIK-2026-000007.\n\n"        \
	"> Wifi ruang rapat mati.\n\n"                                                             \
	"Teknisi kami akan datang besok pagi.\n"                                                   \
	"--b\nContent-Type: text/html; charset=utf-8\n"                                            \
	"Content-Transfer-Encoding: quoted-printable\n\n"                                          \
	"<div style=3D\"border:1px\"><h1>Laporan diterima</h1><p>Laporan Saudara sudah kami "      \
	"terima.</p><p>Apakah wifi ruang rapat sudah dapat dipakai lagi hari ini?</p>"             \
	"<p>Siapa yang dapat kami hubungi di ruang tersebut?</p>"                                  \
	"<p>Hormat kami, <b>Meja Layanan</b> =E2=80=93 Dinas Contoh</p></div>\n--b--\n"

static char *sent_text(void)
{
	g_autoptr(GBytes) bytes = g_bytes_new_static(OF_DESK, strlen(OF_DESK));
	return mail_sent_text(bytes);
}

static void all_that_the_desk_sent_is_in_its_sent_text(void)
{
	static const char *const pieces[] = { "nomor TIK-2026-000007", "Wifi ruang rapat mati.",
		"Teknisi kami akan datang", "Laporan diterima", "dapat dipakai lagi hari ini?",
		"Siapa yang dapat kami hubungi", "Meja Layanan – Dinas Contoh" };
	g_autofree char *sent = sent_text();
	for (guint i = 0; i < G_N_ELEMENTS(pieces); i++)
		g_assert_nonnull(strstr(sent, pieces[i]));
	g_assert_null(strstr(sent, "border"));
}

/* The HTML of it, as a telephone wraps it anew and marks nothing. */
#define ANSWER                                                                                     \
	HEAD "Subject: Re: Wifi\nIn-Reply-To: <x@tik.example>\n" PLAIN                             \
	     "Laporan diterima\nLaporan Saudara sudah\nkami terima.\nApakah wifi ruang rapat\n"    \
	     "sudah dapat dipakai\nlagi hari ini?\nSudah Pak, suwun.\n"                            \
	     "Siapa yang dapat kami\nhubungi di ruang tersebut?\nBu Sri, lantai dua.\n"            \
	     "Hormat kami, Meja Layanan -\nDinas Contoh\n"

static void its_own_words_are_quote_however_a_client_wrapped_them(void)
{
	g_autofree char *sent = sent_text();
	struct mail_options options = { .own_sent_text = sent };
	g_autoptr(mail_auto) mail = parsed(ANSWER, &options);
	g_assert_cmpstr(mail->text, ==, "Sudah Pak, suwun.\n\nBu Sri, lantai dua.");
	g_assert_nonnull(strstr(mail->quoted, "lagi hari ini?"));
	g_assert_nonnull(strstr(mail->quoted, "Dinas Contoh"));
	/* Nothing else tells. */
	g_autoptr(mail_auto) unknown = parsed(ANSWER, NULL);
	g_assert_nonnull(strstr(unknown->text, "lagi hari ini?"));
	g_assert_cmpstr(unknown->quoted, ==, "");
}

/* ---- attachments ---- */

static void scribble(gpointer data)
{
	GString *text = data;
	memset(text->str, '#', text->len);
	text->str[0] = '\0'; /* it is let go */
}

/* A mail with two files, and `size` bytes of preamble. */
static GString *with_files(gsize size)
{
	g_autofree char *preamble = repeated("-", size);
	GString *text = g_string_new(HEAD PARTS);
	g_string_append(text, preamble);
	g_string_append(text, "\n--b\n" PLAIN "Terlampir.\n"
			      "--b\nContent-Type: text/csv; name=a.csv\n\nsatu;dua\n"
			      "--b\nContent-Type: application/pdf; "
			      "name=c.pdf\nContent-Transfer-Encoding: base64\n\n"
			      "JVBERi0x\nLjc=\n--b--\n");
	return text;
}

static void is_content(GBytes *content, const char *expected)
{
	gsize size;
	const char *bytes = g_bytes_get_data(content, &size);
	g_assert_cmpmem(bytes, size, expected, strlen(expected));
}

static void an_attachment_has_the_same_bytes_each_time(void)
{
	GString *text = with_files(0);
	g_autoptr(mail_auto) mail = parsed(text->str, NULL);
	g_string_free(text, TRUE);
	g_assert_cmpuint(mail->attachments->len, ==, 2);
	for (guint i = 0; i < 3; i++) {
		g_autoptr(GBytes) csv = mail_attachment_content(mail->attachments->pdata[0]);
		g_autoptr(GBytes) pdf = mail_attachment_content(mail->attachments->pdata[1]);
		is_content(csv, "satu;dua");
		is_content(pdf, "%PDF-1.7");
	}
}

static void a_content_outlives_its_mail_and_then_lets_the_bytes_go(void)
{
	/* Big mails are read where they lie, small ones are copied. */
	static const gsize sizes[] = { 0, 400 * 1024 };
	for (guint i = 0; i < G_N_ELEMENTS(sizes); i++) {
		GString *text = with_files(sizes[i]);
		GBytes *bytes = g_bytes_new_with_free_func(text->str, text->len, scribble, text);
		struct mail *mail = mail_parse(bytes, NULL);
		g_bytes_unref(bytes);
		GBytes *csv = mail_attachment_content(mail->attachments->pdata[0]);
		GBytes *pdf = mail_attachment_content(mail->attachments->pdata[1]);
		mail_free(mail);
		is_content(csv, "satu;dua");
		is_content(pdf, "%PDF-1.7");
		g_bytes_unref(csv);
		g_bytes_unref(pdf);
		g_assert_cmpint(text->str[0], ==, '\0'); /* nobody holds it any longer */
		g_string_free(text, TRUE);
	}
}

/* ---- letters ---- */

#define LETTER                                                                                     \
	"PEMERINTAH KABUPATEN PATI\nDINAS CONTOH\n\nPati, 24 November 2026\n\n"                    \
	"Nomor    : 005/1234/2026\nSifat    : Segera\nPerihal  : Perbaikan Jaringan\n\n"           \
	"Narahubung 081234567890.\n"

static void a_letter_is_read_from_any_text(void)
{
	struct mail_letter letter = { 0 };
	mail_letter_read(LETTER, &letter);
	g_assert_cmpstr(letter.number, ==, "005/1234/2026");
	g_assert_cmpstr(letter.date, ==, "2026-11-24");
	g_assert_cmpstr(letter.nature, ==, "segera");
	g_assert_cmpstr(letter.subject, ==, "Perbaikan Jaringan");
	g_assert_cmpstr(letter.office, ==, "DINAS CONTOH");
	g_assert_cmpstr(letter.phone, ==, "+6281234567890");
	g_assert_null(letter.attachment);
	mail_letter_clear(&letter);
}

static void a_letter_keeps_what_is_known_and_gets_what_is_missing(void)
{
	char *number = g_strdup("1/2026"), *phone = g_strdup("+62295381234");
	struct mail_letter letter = { .number = number, .phone = phone };
	mail_letter_read(LETTER, &letter);
	g_assert_true(letter.number == number && letter.phone == phone);
	g_assert_cmpstr(letter.number, ==, "1/2026");
	g_assert_cmpstr(letter.phone, ==, "+62295381234");
	g_assert_cmpstr(letter.subject, ==, "Perbaikan Jaringan");
	g_assert_cmpstr(letter.date, ==, "2026-11-24");
	mail_letter_read("Nomor : 9/9/2026\nLampiran : 1 berkas\nPerihal : Lain\n", &letter);
	g_assert_cmpstr(letter.subject, ==, "Perbaikan Jaringan");
	g_assert_cmpstr(letter.attachment, ==, "1 berkas");
	mail_letter_clear(&letter);
}

static void a_text_that_is_no_letter_fills_nothing(void)
{
	struct mail_letter letter = { 0 };
	mail_letter_read("Pati, 24 November 2026\nWifi mati sejak pagi.\n", &letter);
	mail_letter_read("", &letter);
	g_assert_true(!letter.number && !letter.date && !letter.nature && !letter.attachment &&
		      !letter.subject && !letter.office && !letter.phone);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add_func("/mailparse/" #name, name)
	TEST(any_bytes_give_a_mail_with_all_its_members);
	TEST(nothing_is_a_mail_of_nothing);
	TEST(no_options_and_options_of_zero_are_the_defaults);
	TEST(every_origin_has_its_name);
	TEST(limits_are_kept_and_the_rest_is_read);
	TEST(with_a_trusted_server_only_its_own_word_above_the_first_hop_counts);
	TEST(a_forward_is_content_of_a_first_mail_and_quote_in_an_answer);
	TEST(all_that_the_desk_sent_is_in_its_sent_text);
	TEST(its_own_words_are_quote_however_a_client_wrapped_them);
	TEST(an_attachment_has_the_same_bytes_each_time);
	TEST(a_content_outlives_its_mail_and_then_lets_the_bytes_go);
	TEST(a_letter_is_read_from_any_text);
	TEST(a_letter_keeps_what_is_known_and_gets_what_is_missing);
	TEST(a_text_that_is_no_letter_fills_nothing);
	return g_test_run();
}
