/* SETUJU SEMUA: exactly the reports of the list that is answered. */
#include "tests/unit/desk.h"

#include <string.h>

#define NEXT_MORNING (MONDAY + DAY)

static const struct decision *write_about(
	struct desk *o, const char *person, int seq, const char *text)
{
	g_autofree char *subject = g_strdup_printf("Re: [TIK-2026-%06d] wifi mati", seq);
	return HEAR(person, text, .subject = subject, .dmarc_pass = TRUE);
}

/* So many reports wait, and their list went out. */
static void list_reports(struct desk *o, int count)
{
	for (int seq = 1; seq <= count; seq++) {
		HEAR(RINI, "wifi kantor mati", .cc = BUDI);
		write_about(o, TONO, seq, "TERIMA");
		write_about(o, TONO, seq, "SELESAI kabel diganti");
	}
	o->now = NEXT_MORNING;
	g_assert_cmpstr(desk_clock(o), ==, "approvals>hadi approvals>lina");
}

/* The leader answers the own copy of the list that is at hand. */
static const struct decision *answer_list(struct desk *o, gint64 list, const char *text)
{
	return HEAR(LINA, text, .subject = "Re: laporan yang menunggu",
		.to = desk_reply_to(o, TOKEN_LIST, list, LINA));
}

static gint64 list_of(struct desk *o, const char *leader)
{
	return desk_notice(o, NOTICE_APPROVALS, leader)->reference;
}

static enum status status_of(struct desk *o, int seq)
{
	g_autofree char *number = g_strdup_printf("TIK-2026-%06d", seq);
	g_autoptr(ticket_auto) ticket = ticket_load_number(o->db, number);
	return ticket->status;
}

static void each_listed_report_is_approved_as_by_setuju(struct desk *o, gconstpointer data)
{
	(void)data;
	list_reports(o, 2);
	answer_list(o, list_of(o, LINA), "SETUJU SEMUA");
	assert_outcome(COMMAND);
	g_assert_cmpint(status_of(o, 1), ==, STATUS_SELESAI);
	g_assert_cmpint(status_of(o, 2), ==, STATUS_SELESAI);
	/* Everybody hears of each; the leader gets one answer. */
	assert_told("approved>budi approved>budi approved>rini approved>rini done>lina "
		    "report-approved>tono report-approved>tono");
	const struct notice *answer = desk_notice(o, NOTICE_DONE, LINA);
	g_assert_cmpint(answer->command, ==, COMMAND_SETUJU);
	g_assert_cmpuint(answer->list->len, ==, 2);
	g_assert_nonnull(strstr(answer->text, "2 laporan disetujui."));
	const struct notice *result = desk_notice(o, NOTICE_APPROVED, RINI);
	g_assert_cmpstr(result->text, ==, "kabel diganti");
	/* In the history it is the leader's, as any SETUJU. */
	const struct decision *one = o->last->also->pdata[0];
	const struct event *event = one->events->pdata[0];
	g_assert_cmpstr(event->kind, ==, "setuju");
	g_assert_cmpstr(event->actor, ==, LINA);
	g_assert_cmpstr(event->proof, ==, "token");
}

static void each_can_be_taken_back(struct desk *o, gconstpointer data)
{
	(void)data;
	list_reports(o, 2);
	answer_list(o, list_of(o, LINA), "SETUJU SEMUA");
	o->now += 5 * MINUTE;
	write_about(o, LINA, 2, "BATAL");
	g_assert_cmpint(status_of(o, 1), ==, STATUS_SELESAI);
	g_assert_cmpint(status_of(o, 2), ==, STATUS_TINDAK_LANJUT);
}

static void what_came_later_is_not_approved(struct desk *o, gconstpointer data)
{
	(void)data;
	list_reports(o, 1);
	gint64 list = list_of(o, LINA);
	HEAR(RINI, "wifi mati lagi");
	write_about(o, TONO, 2, "TERIMA");
	write_about(o, TONO, 2, "SELESAI kabel diganti");
	answer_list(o, list, "SETUJU SEMUA");
	g_assert_cmpint(status_of(o, 1), ==, STATUS_SELESAI);
	g_assert_cmpint(status_of(o, 2), ==, STATUS_TINDAK_LANJUT);
}

static void what_changed_meanwhile_is_named_with_the_reason(struct desk *o, gconstpointer data)
{
	(void)data;
	list_reports(o, 4);
	gint64 list = list_of(o, LINA);
	o->now += MINUTE;
	write_about(o, HADI, 1, "SETUJU");
	write_about(o, HADI, 2, "REVISI tambahkan foto");
	write_about(o, HADI, 3, "REVISI tambahkan foto");
	o->now += MINUTE;
	write_about(o, TONO, 3, "SELESAI kabel diganti, foto terlampir");
	answer_list(o, list, "SETUJU SEMUA");
	g_assert_cmpint(status_of(o, 2), ==, STATUS_TINDAK_LANJUT);
	g_assert_cmpint(status_of(o, 3), ==, STATUS_TINDAK_LANJUT);
	g_assert_cmpint(status_of(o, 4), ==, STATUS_SELESAI);
	const char *text = desk_notice(o, NOTICE_DONE, LINA)->text;
	g_assert_nonnull(strstr(text, "1 laporan disetujui. Tidak disetujui:"));
	g_assert_nonnull(strstr(text, "TIK-2026-000001: sudah disetujui"));
	g_assert_nonnull(strstr(text, "TIK-2026-000002: Laporan ini sudah dikembalikan"));
	g_assert_nonnull(strstr(text, "TIK-2026-000003: Laporan sudah diperbarui"));
	/* Again: nothing is left of the list. */
	answer_list(o, list, "SETUJU SEMUA");
	assert_told("refused>lina");
}

static void what_the_list_showed_otherwise_is_not_approved(struct desk *o, gconstpointer data)
{
	(void)data;
	list_reports(o, 2);
	gint64 list = list_of(o, LINA);
	db_run(o->db, "UPDATE ticket SET subject = 'lain sekali' WHERE seq = 1", "");
	answer_list(o, list, "SETUJU SEMUA");
	g_assert_cmpint(status_of(o, 1), ==, STATUS_TINDAK_LANJUT);
	g_assert_cmpint(status_of(o, 2), ==, STATUS_SELESAI);
	g_assert_nonnull(strstr(desk_notice(o, NOTICE_DONE, LINA)->text,
		"TIK-2026-000001: Laporan sudah diperbarui"));
}

static void what_was_not_mailed_by_itself_is_to_be_read_first(struct desk *o, gconstpointer data)
{
	(void)data;
	list_reports(o, 3);
	/* The second one did not go out, the third one never was made. */
	db_run(o->db, "UPDATE outbox SET state = 'failed', sent_at = NULL WHERE ticket_id = 2", "");
	db_run(o->db, "DELETE FROM outbox WHERE ticket_id = 3", "");
	answer_list(o, list_of(o, LINA), "SETUJU SEMUA");
	g_assert_cmpint(status_of(o, 1), ==, STATUS_SELESAI);
	g_assert_cmpint(status_of(o, 2), ==, STATUS_TINDAK_LANJUT);
	g_assert_cmpint(status_of(o, 3), ==, STATUS_TINDAK_LANJUT);
	const char *text = desk_notice(o, NOTICE_DONE, LINA)->text;
	g_assert_nonnull(strstr(text, "TIK-2026-000002: belum disetujui; bacalah dahulu"));
	g_assert_nonnull(strstr(text, "TIK-2026-000003: belum disetujui; bacalah dahulu"));
}

static void an_own_report_is_left_whatever_the_address_was(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_import_staff(o,
		"tono@tik.example,Tono Contoh,000000000000000001,teknisi,Jaringan\n" STAFF_OTHERS);
	list_reports(o, 1);
	gint64 list = list_of(o, LINA);
	desk_import_staff(o, "lina@tik.example,Tono Contoh,000000000000000001,pimpinan,\n"
			     "hadi@tik.example,Hadi Contoh,,pimpinan,\n");
	answer_list(o, list, "SETUJU SEMUA");
	g_assert_cmpint(status_of(o, 1), ==, STATUS_TINDAK_LANJUT);
	g_assert_nonnull(strstr(desk_notice(o, NOTICE_REFUSED, LINA)->text, "Laporan sendiri"));
}

static void without_the_list_it_is_refused(struct desk *o, gconstpointer data)
{
	(void)data;
	list_reports(o, 1);
	gint64 list = list_of(o, LINA);
	for (guint i = 0; i < 4; i++) {
		if (i == 0) /* which list? */
			HEAR(LINA, "SETUJU SEMUA", .dmarc_pass = TRUE, .subject = "laporan");
		else if (i == 1) /* one ticket is not all */
			desk_answer(o, LINA, "SETUJU SEMUA");
		else if (i == 2) /* somebody got hold of the list */
			HEAR(LINA, "SETUJU SEMUA", .dmarc_fail = TRUE, .subject = "laporan",
				.to = desk_reply_to(o, TOKEN_LIST, list, LINA));
		else /* another leader's list */
			HEAR(HADI, "SETUJU SEMUA", .dmarc_pass = TRUE, .subject = "laporan",
				.to = desk_reply_to(o, TOKEN_LIST, list, LINA));
		g_test_message("row %u", i);
		g_assert_cmpint(status_of(o, 1), ==, STATUS_TINDAK_LANJUT);
		const char *who = i < 3 ? LINA : HADI;
		g_assert_nonnull(strstr(desk_notice(o, NOTICE_REFUSED, who)->text,
			"hanya berlaku sebagai balasan surat daftar"));
	}
}

static void setuju_alone_does_not_mean_the_list(struct desk *o, gconstpointer data)
{
	(void)data;
	list_reports(o, 1);
	answer_list(o, list_of(o, LINA), "SETUJU");
	assert_told("refused>lina");
	g_assert_cmpint(status_of(o, 1), ==, STATUS_TINDAK_LANJUT);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name)                                                                                 \
	g_test_add("/approvals/" #name, struct desk, NULL, desk_set_up, name, desk_tear_down)
	TEST(each_listed_report_is_approved_as_by_setuju);
	TEST(each_can_be_taken_back);
	TEST(what_came_later_is_not_approved);
	TEST(what_changed_meanwhile_is_named_with_the_reason);
	TEST(what_the_list_showed_otherwise_is_not_approved);
	TEST(what_was_not_mailed_by_itself_is_to_be_read_first);
	TEST(an_own_report_is_left_whatever_the_address_was);
	TEST(without_the_list_it_is_refused);
	TEST(setuju_alone_does_not_mean_the_list);
	return g_test_run();
}
