/* action_report: only a solved ticket prints, and what the paper says. */
#include "desk/texts.h"
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
	static const char *const said[] = { "LAPORAN HASIL TINDAKAN", "TIK-2026-000001",
		"wifi mati", "Dinas Contoh Kesehatan", "Rini Contoh", "wifi kantor mati dr pagi",
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

static void identity_numbers_leave_the_house_masked(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	db_run(o->db, "UPDATE person SET nip = '199901012025011999' WHERE email = ?", "s", TONO);
	play(o, "Akun untuk NIP 19880202 201101 2 003 dibuat.", TRUE);
	g_autoptr(GBytes) pdf = print(o);
	g_autofree char *text = words_of(o, pdf);
	g_assert_nonnull(strstr(text, "NIP 1999 **** ****"));
	g_assert_nonnull(strstr(text, "NIP 1988 **** ****"));
	g_assert_null(strstr(text, "199901012025011999"));
	g_assert_null(strstr(text, "201101"));
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
	CASE(identity_numbers_leave_the_house_masked);
	return g_test_run();
}
