/* monthly_performance: e-kinerja mailed by the clock, once, and on demand; the action report. */
#include "desk/month.h"
#include "desk/report.h"
#include "gateway/monthly.h"
#include "gateway/monthly_performance.h"
#include "tests/unit/folder.h"
#include "tests/unit/office.h"

#include <string.h>

/* Tuesday 1 December 2026, 09.00 WIB: the first working day of the month. */
#define DECEMBER (NOW + 7 * 24 * G_GINT64_CONSTANT(3600))

static gint64 mails(struct office_fixture *o, const char *kind, const char *person)
{
	return db_int(o->db, "SELECT count(*) FROM outbox WHERE template = ? AND recipient = ?",
		"ss", kind, person);
}

static gboolean run_month(struct office_fixture *o, gint64 at)
{
	g_autoptr(GError) error = NULL;
	gboolean done;
	monthly_run(o->db, o->settings, o->calendar, &o->key, at, &done, &error);
	g_assert_no_error(error);
	return done;
}

/* The names of the files that the newest mail of the kind to this person carries. */
static char *files(struct office_fixture *o, const char *person, const char *kind)
{
	g_autoptr(outbox_row_auto) mail = office_mail_to(o, person, kind);
	g_assert_nonnull(mail);
	gsize size;
	const char *bytes = g_bytes_get_data(mail->bytes, &size);
	g_autofree char *raw = g_strndup(bytes, size);
	g_autoptr(GRegex) regex = g_regex_new(
		"Content-Disposition: attachment;\\s+filename=\"?([^\"\r\n]+)", 0, 0, NULL);
	g_autoptr(GMatchInfo) match = NULL;
	GString *found = g_string_new("");
	for (g_regex_match(regex, raw, 0, &match); g_match_info_matches(match);
		g_match_info_next(match, NULL)) {
		g_autofree char *name = g_match_info_fetch(match, 1);
		g_string_append_printf(found, "%s%s", found->len ? " " : "", name);
	}
	return g_string_free(found, FALSE);
}

static void assert_files(
	struct office_fixture *o, const char *person, const char *kind, const char *expected)
{
	g_autofree char *names = files(o, person, kind);
	g_assert_cmpstr(names, ==, expected);
}

static void done_by_tono(struct office_fixture *o)
{
	office_write(o, RINI, NULL, "wifi mati", "wifi kantor mati");
	office_answer(o, TONO, "TERIMA");
	office_answer(o, TONO, "SELESAI kabel diganti");
	office_answer(o, LINA, "SETUJU");
}

static void each_technician_gets_the_own_and_leaders_all_once(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	done_by_tono(o);
	g_assert_true(run_month(o, DECEMBER));
	g_assert_cmpint(mails(o, "performance", TONO), ==, 1);
	g_assert_cmpint(mails(o, "performance", LINA), ==, 1);
	g_assert_cmpint(mails(o, "performance", OPI), ==, 0);
	assert_files(o, TONO, "performance", "e-Kinerja-2026-11-Tono-Contoh.xlsx");
	assert_files(o, LINA, "performance", "e-Kinerja-2026-11-Tono-Contoh.xlsx");
	g_assert_false(run_month(o, DECEMBER + 3600));
	g_assert_cmpint(mails(o, "performance", TONO), ==, 1);
	g_assert_cmpint(mails(o, "performance", LINA), ==, 1);
}

static void a_crash_before_the_end_mails_nothing_twice(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	done_by_tono(o);
	struct compose compose = {
		.db = o->db, .settings = o->settings, .key = &o->key, .now = DECEMBER
	};
	g_autoptr(GError) error = NULL;
	db_begin(o->db);
	g_assert_true(monthly_performance(&compose, "2026-11", &error));
	g_assert_cmpint(mails(o, "performance", TONO), ==, 1);
	db_rollback(o->db);
	g_assert_cmpint(mails(o, "performance", TONO), ==, 0);
	g_assert_true(run_month(o, DECEMBER));
	g_assert_cmpint(mails(o, "performance", TONO), ==, 1);
}

static void without_work_nobody_gets_any(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	office_write(o, RINI, NULL, "wifi mati", "wifi kantor mati");
	g_assert_true(run_month(o, DECEMBER));
	g_assert_cmpint(mails(o, "workbook", LINA), ==, 1);
	g_assert_cmpint(mails(o, "performance", LINA), ==, 0);
	g_assert_cmpint(mails(o, "performance", TONO), ==, 0);
	/* Who asks is told. */
	o->now = DECEMBER;
	office_write(o, LINA, NULL, "laporan", "LAPORAN KINERJA 2026-11");
	assert_files(o, LINA, "performance", "");
	g_autoptr(outbox_row_auto) mail = office_mail_to(o, LINA, "performance");
	g_assert_nonnull(strstr(mail->subject, "Tidak ada pekerjaan"));
}

static void who_left_meanwhile_is_there_for_the_leaders(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	done_by_tono(o);
	g_autofree char *staff = folder_put(o->folder, "petugas.csv",
		"email,nama,nip,peran,seksi\n" LINA ",Lina Contoh,,pimpinan,\n"
		"sari@tik.example,Sari Contoh,,teknisi,Jaringan\n");
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GError) error = NULL;
	struct directory_files sheets = { .staff = staff };
	directory_import(o->db, &sheets, "2026-11-26", warnings, &error);
	g_assert_no_error(error);
	g_assert_true(run_month(o, DECEMBER));
	assert_files(o, LINA, "performance", "e-Kinerja-2026-11-Tono-Contoh.xlsx");
	g_assert_cmpint(mails(o, "performance", TONO), ==, 0);
	g_assert_cmpint(mails(o, "performance", "sari@tik.example"), ==, 0);
}

static char *kept_digest(struct office_fixture *o)
{
	return db_text(o->db, "SELECT sha256 FROM report WHERE person_id > 0", "");
}

static void a_sheet_stands_when_its_month_is_closed(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	done_by_tono(o);
	office_write(o, TONO, NULL, "laporan", "LAPORAN november 2026");
	assert_files(o, TONO, "performance", "e-Kinerja-2026-11-Tono-Contoh.xlsx");
	g_autofree char *first = kept_digest(o);
	o->now += 3600;
	office_write(o, TONO, NULL, "laporan", "LAPORAN november 2026");
	g_autofree char *later = kept_digest(o);
	/* As of another hour. */
	g_assert_cmpstr(first, !=, later);
	g_assert_true(run_month(o, DECEMBER));
	g_autofree char *sent = kept_digest(o);
	g_assert_cmpstr(later, !=, sent);
	o->now = DECEMBER + 24 * 3600;
	office_write(o, TONO, NULL, "laporan", "LAPORAN november 2026");
	office_write(o, LINA, NULL, "laporan", "LAPORAN KINERJA november 2026");
	g_autofree char *again = kept_digest(o);
	g_assert_cmpstr(sent, ==, again);
	g_assert_cmpint(mails(o, "performance", TONO), ==, 4);
	g_assert_cmpint(mails(o, "performance", LINA), ==, 2);
}

static void the_same_data_give_the_same_bytes(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	done_by_tono(o);
	g_autoptr(GPtrArray) all =
		performance_month(o->db, o->calendar, o->settings->timezone, "2026-11");
	g_assert_cmpuint(all->len, ==, 1);
	g_autoptr(GError) error = NULL;
	g_autoptr(GBytes) one =
		performance_sheet(o->db, o->settings, "2026-11", all->pdata[0], DECEMBER, &error);
	g_assert_no_error(error);
	g_autoptr(GBytes) other =
		performance_sheet(o->db, o->settings, "2026-11", all->pdata[0], DECEMBER, &error);
	g_assert_no_error(error);
	g_assert_true(g_bytes_equal(one, other));
	g_assert_false(performance_keep(o->db, o->settings, "2026-11", 99, DECEMBER, &error));
	g_assert_nonnull(error);
}

static void the_action_report_is_mailed_to_who_asks(struct office_fixture *o, gconstpointer data)
{
	static const char *const askers[] = { RINI, TONO, LINA };
	(void)data;
	done_by_tono(o);
	for (guint i = 0; i < G_N_ELEMENTS(askers); i++) {
		office_answer(o, askers[i], "minta laporannya");
		assert_files(o, askers[i], "action-report", "Laporan-TIK-2026-000001.pdf");
	}
}

static void a_confidential_report_goes_to_no_requester(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	office_write(o, RINI, NULL, "wifi mati",
		"Nomor : 005/12/2026\nSifat : Rahasia\nPerihal : wifi mati\n\nwifi kantor mati");
	office_answer(o, TONO, "TERIMA");
	office_answer(o, TONO, "SELESAI kabel diganti");
	office_answer(o, LINA, "SETUJU");
	office_answer(o, RINI, "LAPORAN");
	assert_files(o, RINI, "action-report", "");
	office_answer(o, LINA, "LAPORAN");
	assert_files(o, LINA, "action-report", "Laporan-TIK-2026-000001.pdf");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name)                                                                                 \
	g_test_add("/monthly/performance/" #name, struct office_fixture, NULL, office_set_up,      \
		name, office_tear_down)
	TEST(each_technician_gets_the_own_and_leaders_all_once);
	TEST(a_crash_before_the_end_mails_nothing_twice);
	TEST(without_work_nobody_gets_any);
	TEST(who_left_meanwhile_is_there_for_the_leaders);
	TEST(a_sheet_stands_when_its_month_is_closed);
	TEST(the_same_data_give_the_same_bytes);
	TEST(the_action_report_is_mailed_to_who_asks);
	TEST(a_confidential_report_goes_to_no_requester);
	return g_test_run();
}
