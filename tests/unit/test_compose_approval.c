/* compose: who may approve has before the eyes all that SETUJU is for. */
#include "desk/outbox.h"
#include "desk/texts.h"
#include "gateway/compose.h"
#include "mailparse/mailparse.h"
#include "tests/unit/office.h"

#include <string.h>

#define NUMBER "TIK-2026-000001"
#define END_OF_LETTER "demikian kalimat penutupnya"

/* The words of the newest such mail, on one line; the caller frees them. */
static char *words_of(struct office_fixture *o, const char *person, const char *kind)
{
	g_autoptr(outbox_row_auto) row = office_mail_to(o, person, kind);
	if (!row)
		g_error("no mail \"%s\" to %s", kind, person);
	g_autoptr(mail_auto) mail =
		mail_parse(row->bytes, &(struct mail_options){ .is_first_mail = TRUE });
	g_autofree char *all = g_strjoin("\n", mail->text, mail->quoted, mail->signature, NULL);
	g_autoptr(GRegex) breaks = g_regex_new("\\s+(> *)*", 0, 0, NULL);
	return g_regex_replace_literal(breaks, all, -1, 0, " ", 0, NULL);
}

static void assert_says(const char *words, const char *const *all)
{
	for (; *all; all++)
		if (!strstr(words, *all))
			g_error("\"%s\" is not in:\n%s", *all, words);
}

/* A letter longer than other mails quote, worked on and reported. */
static void play_until_report(struct office_fixture *o)
{
	GString *letter = g_string_new("wifi mati di ruang");
	for (int room = 0; letter->len < 12000; room++)
		g_string_append_printf(letter, " %d,%s", room, room % 10 ? "" : "\r\n");
	g_string_append(letter, "\r\n" END_OF_LETTER);
	office_write(o, "Rini Contoh <" RINI ">", NULL, "wifi mati", letter->str);
	g_string_free(letter, TRUE);
	office_answer(o, TONO, "TERIMA");
	office_answer(o, TONO, "SELESAI kabel diganti");
}

static const char *const approved[] = { NUMBER, "wifi mati", "Dinas Contoh Kesehatan",
	"Rini Contoh", RINI, "Gangguan jaringan", "Seksi : Jaringan",
	"Dilaporkan : ", "Tono Contoh", TONO, "kabel diganti", "di ruang 0,", END_OF_LETTER, NULL };

static void the_approval_mail_shows_all_to_the_end(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	play_until_report(o);
	g_autofree char *words = words_of(o, LINA, "approval");
	assert_says(words, approved);
	g_assert_null(strstr(words, "(dipotong)"));
	g_assert_null(strstr(words, "berlaku juga"));
}

static void every_mail_whose_answer_approves_shows_it(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	static const struct {
		const char *written, *kind;
	} rows[] = { { "REVISI", "refused" }, { "STATUS", "status" }, { "BANTUAN", "help" } };
	play_until_report(o);
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		office_answer(o, LINA, rows[i].written);
		g_autofree char *to = office_reply_address(o, LINA);
		g_autofree char *words = words_of(o, LINA, rows[i].kind);
		g_assert_nonnull(strstr(to, ".a"));
		assert_says(words, approved);
		g_assert_null(strstr(words, "(dipotong)"));
	}
}

static void who_does_the_work_is_spared_the_rest(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	play_until_report(o);
	g_autofree char *words = words_of(o, TONO, "assignment");
	g_assert_nonnull(strstr(words, "(dipotong)"));
	g_assert_null(strstr(words, END_OF_LETTER));
}

static void the_mail_of_a_leading_ticket_names_the_members(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	office_import(o, "pola,opd,kebutuhan\n@dinkes.example,Dinas Kesehatan,3\n"
			 "@dlh.example,Dinas Lingkungan Hidup,3\n@satpol.example,Satpol PP,3\n");
	office_write(o, RINI, NULL, "wifi mati", "wifi kantor mati dari pagi");
	office_write(o, "Dewi Contoh <dewi@dlh.example>", NULL, "internet putus",
		"wifi kantor mati dari pagi");
	office_write(o, "eka@satpol.example", NULL, "wifi kantor", "wifi kantor mati dari pagi");
	db_run(o->db, "UPDATE ticket SET letter_number = '005/12/2026' WHERE id = 2", "");
	office_answer(o, TONO, "TERIMA");
	office_answer(o, TONO, "SELESAI kabel diganti");
	g_autofree char *words = words_of(o, LINA, "approval");
	static const char *const members[] = { "Persetujuan ini berlaku juga untuk:",
		"TIK-2026-000002", "internet putus", "Dinas Lingkungan Hidup", "Dewi Contoh",
		"dewi@dlh.example", "surat nomor 005/12/2026", "TIK-2026-000003", "Satpol PP",
		"eka@satpol.example", "Isi surat TIK-2026-000002", "Isi surat TIK-2026-000003",
		NULL };
	assert_says(words, members);
	/* What the mail's token has is what the answer is compared with. */
	office_answer(o, LINA, "SETUJU");
	g_assert_cmpint(
		db_int(o->db, "SELECT count(*) FROM ticket WHERE status = 'selesai'", ""), ==, 3);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	texts_init("id");
#define TEST(name)                                                                                 \
	g_test_add("/compose-approval/" #name, struct office_fixture, NULL, office_set_up, name,   \
		office_tear_down)
	TEST(the_approval_mail_shows_all_to_the_end);
	TEST(every_mail_whose_answer_approves_shows_it);
	TEST(who_does_the_work_is_spared_the_rest);
	TEST(the_mail_of_a_leading_ticket_names_the_members);
	return g_test_run();
}
