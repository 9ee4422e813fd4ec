/* action_report: only a solved ticket prints, and what the paper says. */
#include "desk/approval.h"
#include "desk/texts.h"
#include "desk/outbox.h"
#include "gateway/action_report.h"
#include "tests/unit/office.h"

#include <glib/gstdio.h>
#include <string.h>

static void play(struct office_fixture *o, const char *report, gboolean approve)
{
	g_autofree char *answer = g_strconcat("SELESAI ", report, NULL);
	office_write(o, "Rini Contoh <" RINI ">", NULL, "wifi mati", "wifi kantor mati dr pagi");
	office_answer(o, TONO, "TERIMA");
	office_answer(o, TONO, answer);
	if (approve)
		office_answer(o, LINA, "SETUJU");
}

static GBytes *print(struct office_fixture *o)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(ticket_auto) ticket = ticket_load_number(o->db, "TIK-2026-000001");
	GBytes *pdf = action_report_pdf(o->db, o->settings, ticket, &error);
	g_assert_no_error(error);
	return pdf;
}

/* What poppler reads in it. */
static char *words_of(struct office_fixture *o, GBytes *pdf)
{
	gsize size;
	const char *bytes = g_bytes_get_data(pdf, &size);
	g_autofree char *path = g_build_filename(o->folder, "laporan.pdf", NULL);
	g_assert_true(g_file_set_contents(path, bytes, (gssize)size, NULL));
	const char *const command[] = { "pdftotext", "-layout", path, "-", NULL };
	char *text = NULL;
	int status = -1;
	g_autoptr(GError) error = NULL;
	g_spawn_sync(NULL, (char **)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL,
		&status, &error);
	g_assert_no_error(error);
	g_assert_true(g_spawn_check_wait_status(status, NULL));
	return text;
}

static void the_paper_says_who_did_what_and_who_verified_it(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	play(o, "Kabel ruang server diganti.", TRUE);
	g_autoptr(GBytes) pdf = print(o);
	g_autofree char *text = words_of(o, pdf);
	static const char *const said[] = { "LAPORAN TINDAK LANJUT", "TIK-2026-000001", "wifi mati",
		"Dinas Contoh Kesehatan", "Rini Contoh", "wifi kantor mati dr pagi",
		"Kabel ruang server diganti.", "Tono Contoh", "Lina Contoh", "tepat waktu",
		"Selasa, 24 November 2026 pukul 09.04 WIB", "halaman 1 dari 1" };
	for (guint i = 0; i < G_N_ELEMENTS(said); i++)
		if (!strstr(text, said[i]))
			g_error("\"%s\" is not in:\n%s", said[i], text);
}

static void before_the_approval_nothing_prints(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	play(o, "Kabel ruang server diganti.", FALSE);
	g_autoptr(GError) error = NULL;
	g_autoptr(ticket_auto) ticket = ticket_load_number(o->db, "TIK-2026-000001");
	g_assert_cmpint(ticket->status, ==, STATUS_TINDAK_LANJUT);
	g_assert_null(action_report_pdf(o->db, o->settings, ticket, &error));
	g_assert_error(error, ACTION_REPORT_ERROR, ACTION_REPORT_ERROR_NOT_APPROVED);
}

static void the_same_ticket_prints_the_same_bytes(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	play(o, "Kabel ruang server diganti.", TRUE);
	g_autoptr(GBytes) once = print(o);
	g_autoptr(GBytes) again = print(o);
	g_assert_true(g_bytes_equal(once, again));
}

static void a_long_report_goes_over_pages_and_loses_nothing(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	GString *report = g_string_new("Rincian pekerjaan:");
	for (int i = 1; i <= 150; i++)
		g_string_append_printf(report, "\r\nlangkah nomor %d dikerjakan", i);
	play(o, report->str, TRUE);
	g_autoptr(GBytes) pdf = print(o);
	g_autofree char *text = words_of(o, pdf);
	for (int i = 1; i <= 150; i++) {
		g_autofree char *line = g_strdup_printf("langkah nomor %d dikerjakan", i);
		if (!strstr(text, line))
			g_error("\"%s\" is not on the paper", line);
	}
	g_assert_nonnull(strstr(text, "halaman 1 dari 4"));
	g_assert_nonnull(strstr(text, "halaman 4 dari 4"));
	g_string_free(report, TRUE);
}

static void assert_said(const char *text, const char *what)
{
	if (!strstr(text, what))
		g_error("\"%s\" is not in:\n%s", what, text);
}

static void identity_numbers_stand_where_they_were_approved_and_signed(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	db_run(o->db, "UPDATE person SET nip = '199901012025011999' WHERE email = ?", "s", TONO);
	db_run(o->db, "UPDATE person SET nip = '197002021995022888' WHERE email = ?", "s", LINA);
	office_write(o, "Rini Contoh <" RINI ">", NULL, "wifi mati",
		"wifi untuk NIP 19770101 200001 1 777 mati");
	office_answer(o, TONO, "TERIMA");
	office_answer(o, TONO, "SELESAI Akun untuk NIP 19880202 201101 2 003 dibuat.");
	office_answer(o, LINA, "SETUJU");
	g_autoptr(GBytes) pdf = print(o);
	g_autofree char *text = words_of(o, pdf);
	assert_said(text, "NIP 199901012025011999");
	assert_said(text, "NIP 197002021995022888");
	assert_said(text, "Akun untuk NIP 19880202 201101 2 003 dibuat.");
	assert_said(text, "wifi untuk NIP 1977 **** **** mati");
}

static void what_is_not_what_was_approved_does_not_print(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	play(o, "Kabel ruang server diganti.", TRUE);
	db_run(o->db, "UPDATE ticket SET subject = 'lain'", "");
	g_autoptr(GError) error = NULL;
	g_autoptr(ticket_auto) ticket = ticket_load_number(o->db, "TIK-2026-000001");
	g_assert_null(action_report_pdf(o->db, o->settings, ticket, &error));
	g_assert_error(error, ACTION_REPORT_ERROR, ACTION_REPORT_ERROR_CHANGED);
}

static void the_code_and_where_to_check_it_stand_below(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	o->settings->web_base_url = g_strdup("https://tik.example/desk");
	play(o, "Kabel ruang server diganti.", TRUE);
	g_autoptr(approval_auto) approval = approval_load(o->db, 1);
	g_autofree char *code = approval_code(approval->digest);
	g_autofree char *plain = approval_code_plain(approval->digest);
	g_autofree char *link =
		g_strconcat("https://tik.example/desk/periksa/TIK-2026-000001/", plain, NULL);
	g_autoptr(GBytes) pdf = print(o);
	g_autofree char *text = words_of(o, pdf);
	assert_said(text, code);
	assert_said(text, link);
}

/* What this program prints; NULL: it is not installed. The caller frees it. */
static char *said_by(const char *const *command)
{
	char *text = NULL;
	g_autofree char *program = g_find_program_in_path(command[0]);
	int status = -1;
	if (!program)
		return NULL;
	g_assert_true(g_spawn_sync(NULL, (char **)command, NULL,
		G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &text, NULL, &status,
		NULL));
	g_assert_true(g_spawn_check_wait_status(status, NULL));
	return text;
}

static void the_qr_code_is_the_link(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	o->settings->web_base_url = g_strdup("https://tik.example");
	play(o, "Kabel ruang server diganti.", TRUE);
	g_autoptr(approval_auto) approval = approval_load(o->db, 1);
	g_autofree char *plain = approval_code_plain(approval->digest);
	g_autofree char *link =
		g_strconcat("https://tik.example/periksa/TIK-2026-000001/", plain, "\n", NULL);
	g_autoptr(GBytes) pdf = print(o);
	g_autofree char *text = words_of(o, pdf);
	g_autofree char *path = g_build_filename(o->folder, "laporan.pdf", NULL);
	g_autofree char *picture = g_build_filename(o->folder, "laporan", NULL);
	g_autofree char *png = g_strconcat(picture, ".png", NULL);
	g_autofree char *drawn = said_by((const char *[]){
		"pdftoppm", "-r", "150", "-png", "-singlefile", path, picture, NULL });
	g_autofree char *read =
		said_by((const char *[]){ "zbarimg", "-q", "--raw", "--nodbus", png, NULL });
	if (read)
		g_assert_cmpstr(read, ==, link);
	else
		g_test_skip("zbarimg is not installed");
}

static void an_approval_of_before_prints_without_a_code(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	play(o, "Kabel ruang server diganti.", TRUE);
	db_run(o->db, "UPDATE approval SET digest = '', office = '', service = ''", "");
	g_autoptr(GBytes) pdf = print(o);
	g_autofree char *text = words_of(o, pdf);
	assert_said(text, "Dinas Contoh Kesehatan");
	assert_said(text, "Persetujuan diberikan secara elektronik melalui surat balasan");
	g_assert_null(strstr(text, "Kode persetujuan"));
}

static void letterhead_place_and_title_are_those_of_the_settings(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	o->settings->paper_letterhead = g_strdup("PEMERINTAH CONTOH\nDINAS CONTOH\nJalan Contoh 7");
	o->settings->paper_place = g_strdup("Kota Contoh");
	o->settings->paper_leader_title = g_strdup("Kepala Dinas Contoh");
	play(o, "Kabel ruang server diganti.", TRUE);
	g_autoptr(GBytes) pdf = print(o);
	g_autofree char *text = words_of(o, pdf);
	assert_said(text, "PEMERINTAH CONTOH");
	assert_said(text, "Jalan Contoh 7");
	assert_said(text, "Kota Contoh, 24 November 2026");
	assert_said(text, "Kepala Dinas Contoh");
	g_assert_null(strstr(text, "desk@tik.example\n"));
}

static void only_who_was_head_then_signs_under_the_title(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	o->settings->paper_leader_title = g_strdup("Kepala Dinas Contoh");
	db_run(o->db,
		"UPDATE person SET email = 'aris@tik.example', name = 'Aris Contoh' "
		"WHERE email = ?",
		"s", LINA);
	db_run(o->db,
		"INSERT INTO person (email, name, role) VALUES (?, 'Lina Contoh', 'pimpinan')", "s",
		LINA);
	play(o, "Kabel ruang server diganti.", TRUE);
	g_autoptr(GBytes) pdf = print(o);
	g_autofree char *text = words_of(o, pdf);
	assert_said(text, "Lina Contoh");
	assert_said(text, "Diverifikasi dan disetujui oleh");
	g_assert_null(strstr(text, "Kepala Dinas Contoh"));
	/* Nor afterwards, when the one before her has gone. */
	db_run(o->db, "UPDATE person SET active = 0, until_day = '2026-11-30' WHERE email = ?", "s",
		"aris@tik.example");
	g_autoptr(GBytes) later = print(o);
	g_assert_true(g_bytes_equal(pdf, later));
}

static void a_broken_image_is_named_and_left_out(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	g_assert_null(action_report_image_problem(o->settings));
	play(o, "Kabel ruang server diganti.", TRUE);
	g_autoptr(GBytes) without = print(o);
	o->settings->paper_image = g_build_filename(o->folder, "lambang.png", NULL);
	g_autofree char *missing = action_report_image_problem(o->settings);
	g_assert_nonnull(strstr(missing, "file not found"));
	g_assert_true(g_file_set_contents(o->settings->paper_image, "\x89PNG rusak", -1, NULL));
	g_autofree char *broken = action_report_image_problem(o->settings);
	g_assert_nonnull(broken);
	g_autoptr(GBytes) with = print(o);
	g_assert_true(g_bytes_equal(without, with));
}

/* One red dot, as any program writes it. */
static const guint8 dot[] = { 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00,
	0x0d, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x02,
	0x00, 0x00, 0x00, 0x90, 0x77, 0x53, 0xde, 0x00, 0x00, 0x00, 0x0c, 0x49, 0x44, 0x41, 0x54,
	0x78, 0x9c, 0x63, 0xf8, 0xcf, 0xc0, 0x00, 0x00, 0x03, 0x01, 0x01, 0x00, 0xc9, 0xfe, 0x92,
	0xef, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82 };

static void an_image_is_printed(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	play(o, "Kabel ruang server diganti.", TRUE);
	g_autoptr(GBytes) without = print(o);
	o->settings->paper_image = g_build_filename(o->folder, "lambang.png", NULL);
	g_assert_true(
		g_file_set_contents(o->settings->paper_image, (const char *)dot, sizeof dot, NULL));
	g_assert_null(action_report_image_problem(o->settings));
	g_autoptr(GBytes) with = print(o);
	g_autoptr(GBytes) again = print(o);
	g_assert_false(g_bytes_equal(without, with));
	g_assert_true(g_bytes_equal(with, again));
}

static gboolean has_font_for(const char *letter)
{
	g_autofree char *pattern = g_strdup_printf(":charset=%x", g_utf8_get_char(letter));
	const char *const command[] = { "fc-list", pattern, "family", NULL };
	g_autofree char *found = NULL;
	return g_spawn_sync(NULL, (char **)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &found,
		       NULL, NULL, NULL) &&
	       *found;
}

static void text_of_any_script_can_be_searched_and_copied(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	g_autofree char *long_word = g_strnfill(600, 'k');
	g_autofree char *report = g_strconcat("café naïve\r\nواي عليكم\r\n😀 beres\r\n"
					      "ꦫꦲꦪꦸ\r\nkolom\tdua\r\na\x07kontrol\x1b b\r\n",
		long_word, NULL);
	play(o, report, TRUE);
	g_autoptr(GBytes) pdf = print(o);
	g_autofree char *text = words_of(o, pdf);
	assert_said(text, "café naïve");
	assert_said(text, "عليكم");
	assert_said(text, "😀 beres");
	assert_said(text, "kolom");
	assert_said(text, "akontrol b");
	if (has_font_for("ꦫ"))
		assert_said(text, "ꦫꦲꦪꦸ");
	/* Broken over lines, but whole: no hyphen was put in. */
	guint letters = 0;
	for (const char *at = text; *at; at++)
		letters += *at == 'k';
	g_assert_cmpuint(letters, >=, 600);
	g_assert_null(strstr(text, "k-\n"));
}

static void the_history_is_what_the_requester_may_see(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	play(o, "Laporan pertama tanpa foto.", FALSE);
	office_answer(o, LINA, "REVISI tambahkan foto");
	office_answer(o, TONO, "SELESAI Laporan kedua dengan foto.");
	office_answer(o, LINA, "SETUJU");
	g_autoptr(GBytes) pdf = print(o);
	g_autofree char *text = words_of(o, pdf);
	assert_said(text, "Laporan kedua dengan foto.");
	assert_said(text, "Diterima teknisi");
	assert_said(text, "Disetujui pimpinan");
	g_assert_null(strstr(text, "tambahkan foto"));
	g_assert_null(strstr(text, "Laporan pertama"));
}

static void a_report_that_was_taken_back_is_not_on_the_paper(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	play(o, "Rekaan dapur yang keliru.", FALSE);
	office_answer(o, TONO, "BATAL");
	office_answer(o, TONO, "SELESAI Kabel ruang server diganti.");
	office_answer(o, LINA, "SETUJU");
	g_autoptr(GBytes) pdf = print(o);
	g_autofree char *text = words_of(o, pdf);
	assert_said(text, "Ditarik kembali");
	assert_said(text, "Kabel ruang server diganti.");
	g_assert_null(strstr(text, "dapur"));
}

static void the_paper_stays_what_it_was(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	play(o, "Kabel ruang server diganti.", TRUE);
	g_autoptr(GBytes) before = print(o);
	office_answer(o, RINI, "4 terima kasih");
	g_assert_cmpint(db_int(o->db, "SELECT rating FROM ticket", ""), ==, 4);
	db_run(o->db, "UPDATE ticket SET due = 1, severity = 99, score = 99, priority = 'kritis'",
		"");
	g_autoptr(GBytes) after = print(o);
	g_assert_true(g_bytes_equal(before, after));
}

static void late_is_what_was_late_when_it_was_approved(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	office_write(o, "Rini Contoh <" RINI ">", NULL, "wifi mati", "wifi kantor mati dr pagi");
	office_answer(o, TONO, "TERIMA");
	db_run(o->db, "UPDATE ticket SET due = 1", "");
	office_answer(o, TONO, "SELESAI Kabel ruang server diganti.");
	office_answer(o, LINA, "SETUJU");
	db_run(o->db, "UPDATE ticket SET due = reported_at", "");
	g_autoptr(GBytes) pdf = print(o);
	g_autofree char *text = words_of(o, pdf);
	assert_said(text, "(lewat target)");
	g_assert_null(strstr(text, "tepat waktu"));
}

/* "Content-Disposition: attachment; filename=Laporan-…" in the newest mail of the kind. */
static gboolean brings_the_paper(struct office_fixture *o, const char *person, const char *kind)
{
	struct outbox_row *row = office_mail_to(o, person, kind);
	g_assert_nonnull(row);
	gsize size;
	const char *bytes = g_bytes_get_data(row->bytes, &size);
	gboolean brings = g_strstr_len(bytes, (gssize)size, "Laporan-TIK-2026-000001.pdf") != NULL;
	outbox_row_free(row);
	return brings;
}

static void requester_and_technician_get_it_when_it_is_approved(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	play(o, "Kabel ruang server diganti.", TRUE);
	g_assert_true(brings_the_paper(o, RINI, "approved"));
	g_assert_true(brings_the_paper(o, TONO, "report-approved"));
	g_assert_false(brings_the_paper(o, RINI, "reported"));
}

static void a_confidential_one_is_mailed_to_the_technician_only(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	office_write(o, "Rini Contoh <" RINI ">", NULL, "wifi mati",
		"Nomor : 005/1/2026\nSifat : Rahasia\nPerihal : wifi mati\n\nwifi kantor mati");
	office_answer(o, TONO, "TERIMA");
	office_answer(o, TONO, "SELESAI Kabel diganti.");
	office_answer(o, LINA, "SETUJU");
	g_assert_false(brings_the_paper(o, RINI, "approved"));
	g_assert_true(brings_the_paper(o, TONO, "report-approved"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	texts_init("id");
#define CASE(name)                                                                                 \
	g_test_add("/action-report/" #name, struct office_fixture, NULL, office_set_up, name,      \
		office_tear_down)
	CASE(the_paper_says_who_did_what_and_who_verified_it);
	CASE(before_the_approval_nothing_prints);
	CASE(the_same_ticket_prints_the_same_bytes);
	CASE(a_long_report_goes_over_pages_and_loses_nothing);
	CASE(identity_numbers_stand_where_they_were_approved_and_signed);
	CASE(what_is_not_what_was_approved_does_not_print);
	CASE(the_code_and_where_to_check_it_stand_below);
	CASE(the_qr_code_is_the_link);
	CASE(an_approval_of_before_prints_without_a_code);
	CASE(letterhead_place_and_title_are_those_of_the_settings);
	CASE(only_who_was_head_then_signs_under_the_title);
	CASE(a_broken_image_is_named_and_left_out);
	CASE(an_image_is_printed);
	CASE(text_of_any_script_can_be_searched_and_copied);
	CASE(the_history_is_what_the_requester_may_see);
	CASE(a_report_that_was_taken_back_is_not_on_the_paper);
	CASE(the_paper_stays_what_it_was);
	CASE(late_is_what_was_late_when_it_was_approved);
	CASE(requester_and_technician_get_it_when_it_is_approved);
	CASE(a_confidential_one_is_mailed_to_the_technician_only);
	return g_test_run();
}
