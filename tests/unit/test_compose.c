/* compose: what the desk's mails say, to whom, and what they never say. */
#include "desk/approval.h"
#include "desk/outbox.h"
#include "desk/report.h"
#include "desk/texts.h"
#include "desk/ticket.h"
#include "gateway/compose.h"
#include "mailparse/mailparse.h"
#include "tests/unit/office.h"

#include <string.h>

#define LETTER "min wifi kantor mati dr pagi"
#define REPORT "Kabel ruang server diganti."

static struct mail *read_row(const struct outbox_row *row)
{
	return mail_parse(row->bytes, NULL);
}

static char *raw_of(const struct outbox_row *row)
{
	gsize size;
	const char *bytes = g_bytes_get_data(row->bytes, &size);
	return g_strndup(bytes, size);
}

static guint count(const char *text, const char *pattern)
{
	guint found = 0;
	g_autoptr(GRegex) regex = g_regex_new(pattern, G_REGEX_MULTILINE, 0, NULL);
	g_autoptr(GMatchInfo) match = NULL;
	for (g_regex_match(regex, text, 0, &match); g_match_info_matches(match);
		g_match_info_next(match, NULL))
		found++;
	return found;
}

/* The texts of the two parts, decoded. */
static void parts_of(const struct outbox_row *row, char **text, char **html)
{
	g_autofree char *raw = raw_of(row);
	char **out[] = { text, html };
	static const char *const types[] = { "text/plain", "text/html" };
	for (int i = 0; i < 2; i++) {
		g_autofree char *mark =
			g_strdup_printf("Content-Type: %s; charset=utf-8", types[i]);
		const char *at = strstr(raw, mark);
		g_assert_nonnull(at);
		const char *body = strstr(at, "\r\n\r\n") + 4;
		const char *end = strstr(body, "\r\n--=_");
		g_assert_nonnull(end);
		/* mailparse reads a part that stands alone. */
		g_autofree char *alone =
			g_strdup_printf("From: a@b.example\r\nMIME-Version: 1.0\r\n"
					"Content-Type: text/plain; charset=utf-8\r\n"
					"Content-Transfer-Encoding: quoted-printable\r\n\r\n%.*s",
				(int)(end - body), body);
		g_autoptr(GBytes) bytes = g_bytes_new(alone, strlen(alone));
		struct mail_options options = { .is_first_mail = TRUE };
		g_autoptr(mail_auto) mail = mail_parse(bytes, &options);
		*out[i] = g_strconcat(mail->text, "\n", mail->quoted, "\n", mail->signature, NULL);
	}
}

static struct outbox_row *sent(struct office_fixture *o, const char *person, const char *kind)
{
	struct outbox_row *row = office_mail_to(o, person, kind);
	if (!row)
		g_error("no mail \"%s\" to %s", kind, person);
	return row;
}

/* The letter of Rini, worked on by Tono, up to the report that waits for Lina. */
static void play_until_report(struct office_fixture *o)
{
	office_write(o, "Rini Contoh <" RINI ">", NULL, "wifi mati", LETTER);
	office_answer(o, TONO, "TERIMA");
	office_answer(o, TONO, "SELESAI " REPORT);
}

static void the_acknowledgement_tells_number_priority_and_target(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	office_write(o, "Rini Contoh <" RINI ">", NULL, "wifi mati", LETTER);
	g_autoptr(outbox_row_auto) row = sent(o, RINI, "received");
	g_autofree char *text = NULL, *html = NULL;
	parts_of(row, &text, &html);
	static const char *const told[] = { "TIK-2026-000001", "Rini Contoh", "wifi mati",
		"Prioritas", "dari 100", "Target selesai", "Jaringan", "Tono Contoh", "BATAL" };
	for (guint i = 0; i < G_N_ELEMENTS(told); i++) {
		g_assert_nonnull(strstr(text, told[i]));
		g_assert_nonnull(strstr(html, told[i]));
	}
	g_assert_nonnull(strstr(row->subject, "[TIK-2026-000001] wifi mati"));
}

static void mails_say_who_they_answer_and_that_a_machine_wrote_them(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	play_until_report(o);
	g_autoptr(outbox_row_auto) row = sent(o, RINI, "received");
	g_autoptr(mail_auto) mail = read_row(row);
	g_autofree char *raw = raw_of(row);
	g_assert_cmpint(mail->origin, ==, MAIL_AUTO_REPLY);
	g_assert_cmpstr(mail->from->address, ==, "desk@tik.example");
	g_assert_cmpstr(mail->message_id, ==, row->message_id);
	g_assert_cmpuint(mail->in_reply_to->len, ==, 1);
	g_assert_cmpstr(mail->in_reply_to->pdata[0], ==, "1@orang.example");
	g_assert_nonnull(strstr(raw, "\r\nAuto-Submitted: auto-replied\r\n"));
	g_assert_cmpuint(count(raw, "^From:"), ==, 1);
	g_autoptr(outbox_row_auto) later = sent(o, RINI, "reported");
	g_autoptr(mail_auto) second = read_row(later);
	g_assert_cmpuint(second->references->len, >, 0);
	g_assert_cmpstr(second->in_reply_to->pdata[0], ==,
		second->references->pdata[second->references->len - 1]);
}

static void each_copy_carries_the_token_of_its_own_reader(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	play_until_report(o);
	g_autoptr(GPtrArray) rows = outbox_list(o->db, NULL, 0);
	for (guint i = 0; i < rows->len; i++) {
		const struct outbox_row *listed = rows->pdata[i];
		g_autoptr(outbox_row_auto) row = outbox_by_message_id(o->db, listed->message_id);
		g_autoptr(mail_auto) mail = read_row(row);
		const struct mail_address *reply = mail->reply_to->pdata[0];
		struct token token;
		g_assert_true(incoming_token(reply->address, &token));
		g_assert_true(token_verify(&o->key, &token, row->recipient));
		g_assert_false(token_verify(&o->key, &token, "orang.lain@tik.example"));
		token_clear(&token);
	}
	g_assert_cmpuint(rows->len, >, 4);
}

static void nobody_gets_the_token_of_somebody_else(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	office_write(o, RINI, NULL, "wifi mati", LETTER);
	office_answer(o, TONO, "TERIMA");
	g_autofree char *address = office_reply_address(o, TONO);
	g_autofree char *text = g_strdup_printf("PROSES jawab saja ke %s", address);
	office_answer(o, TONO, text);
	g_autoptr(outbox_row_auto) progress = sent(o, RINI, "progress");
	g_autofree char *told = NULL, *html = NULL;
	parts_of(progress, &told, &html);
	g_assert_nonnull(strstr(told, "jawab saja ke"));
	g_autofree char *mac = g_strdup(strchr(address, '+') + 1);
	*strchr(mac, '@') = '\0';
	const char *secret = strrchr(mac, '.') + 1;
	g_autoptr(GPtrArray) rows = outbox_list(o->db, NULL, 0);
	for (guint i = 0; i < rows->len; i++) {
		const struct outbox_row *listed = rows->pdata[i];
		if (strcmp(listed->recipient, TONO) == 0)
			continue;
		g_autoptr(outbox_row_auto) row = outbox_by_message_id(o->db, listed->message_id);
		g_autofree char *raw = raw_of(row);
		g_assert_null(strstr(raw, secret));
	}
}

static void the_report_is_withheld_until_the_leader_approves(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	play_until_report(o);
	g_autofree char *text = NULL, *html = NULL;
	g_autoptr(outbox_row_auto) waiting = sent(o, RINI, "reported");
	parts_of(waiting, &text, &html);
	g_assert_null(strstr(text, "ruang server"));
	g_assert_null(strstr(html, "ruang server"));
	office_answer(o, LINA, "SETUJU");
	g_autoptr(outbox_row_auto) row = sent(o, RINI, "approved");
	g_autoptr(mail_auto) mail = read_row(row);
	g_autofree char *told = NULL, *shown = NULL;
	parts_of(row, &told, &shown);
	g_assert_nonnull(strstr(told, REPORT));
	g_assert_nonnull(strstr(shown, REPORT));
	g_assert_cmpuint(mail->attachments->len, ==, 1);
	const struct mail_attachment *pdf = mail->attachments->pdata[0];
	g_assert_cmpstr(pdf->type, ==, "application/pdf");
	g_assert_cmpstr(pdf->filename, ==, "Laporan-TIK-2026-000001.pdf");
	g_autoptr(GBytes) content = mail_attachment_content(pdf);
	g_assert_true(memcmp(g_bytes_get_data(content, NULL), "%PDF-", 5) == 0);
}

static void what_people_write_stays_text(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	office_write(o, "=?utf-8?q?Rini=0D=0ABcc:_x=40y.example_=3Cb=3E?= <" RINI ">", NULL,
		"=?utf-8?q?wifi=0D=0AX-Jahat:_ya_=3Cscript=3Ealert(1)=3C/script=3E?=",
		"wifi mati <script>alert(1)</script> <img src=x onerror=alert(1)>\r\n"
		"%s%n%d ../../etc/passwd \"kutip\" & 'lagi'");
	g_autoptr(GPtrArray) rows = outbox_list(o->db, NULL, 0);
	g_assert_cmpuint(rows->len, ==, 2);
	for (guint i = 0; i < rows->len; i++) {
		const struct outbox_row *listed = rows->pdata[i];
		g_autoptr(outbox_row_auto) row = outbox_by_message_id(o->db, listed->message_id);
		g_autofree char *raw = raw_of(row), *text = NULL, *html = NULL;
		parts_of(row, &text, &html);
		g_assert_cmpuint(count(raw, "^(Bcc|X-Jahat):"), ==, 0);
		g_assert_cmpuint(count(raw, "^To:"), ==, 1);
		g_assert_cmpuint(count(raw, "^Subject:"), ==, 1);
		g_assert_null(strstr(html, "<script"));
		g_assert_null(strstr(html, "<img"));
		g_assert_nonnull(strstr(html, "&lt;script&gt;"));
	}
}

static void a_confidential_letter_stays_with_assignee_and_leader(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	office_write(o, RINI, NULL, "surat rahasia",
		"Nomor : 005/1/2026\r\nSifat : Rahasia\r\nHal : Gangguan wifi ruang sandi\r\n\r\n"
		"Yth. Kepala Dinas\r\n\r\nwifi ruang sandi mati, kata sandinya bocor.");
	g_autoptr(ticket_auto) ticket = ticket_load_number(o->db, "TIK-2026-000001");
	g_assert_true(ticket_is_confidential(ticket));
	g_autoptr(outbox_row_auto) theirs = sent(o, RINI, "received");
	g_autoptr(outbox_row_auto) task = sent(o, TONO, "assignment");
	g_autofree char *a = NULL, *b = NULL, *c = NULL, *d = NULL;
	parts_of(theirs, &a, &b);
	parts_of(task, &c, &d);
	g_assert_null(strstr(a, "ruang sandi"));
	g_assert_null(strstr(b, "ruang sandi"));
	g_assert_null(strstr(theirs->subject, "sandi"));
	g_assert_nonnull(strstr(c, "kata sandinya bocor"));
}

static void a_button_sends_the_word_to_the_readers_own_address(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	office_write(o, RINI, NULL, "wifi mati", LETTER);
	g_autoptr(outbox_row_auto) row = sent(o, TONO, "assignment");
	g_autofree char *text = NULL, *html = NULL, *local = NULL;
	parts_of(row, &text, &html);
	local = office_reply_address(o, TONO);
	g_autofree char *plus = g_strdup(local);
	*strchr(plus, '+') = '\0';
	g_autofree char *rest = g_strdup(strchr(local, '+') + 1);
	*strchr(rest, '@') = '\0';
	g_autofree char *uri = g_strdup_printf("mailto:%s%%2B%s", plus, rest);
	const char *at = strstr(html, uri);
	g_assert_nonnull(at);
	g_autofree char *link = g_strndup(at, strcspn(at, "\"'"));
	g_assert_nonnull(strstr(link, "body=TERIMA"));
	g_assert_nonnull(strstr(link, "subject="));
	g_assert_nonnull(strstr(link, "TIK-2026-000001"));
}

/* Buttons that do nothing, or what is not the reader's to say, are no help. */
static void assert_offers(struct office_fixture *o, const char *person, const char *kind,
	const char *word, gboolean offered)
{
	g_autoptr(outbox_row_auto) row = sent(o, person, kind);
	g_autofree char *text = NULL, *html = NULL;
	g_autofree char *body = g_strdup_printf("body=%s", word);
	parts_of(row, &text, &html);
	g_assert_cmpint(strstr(html, body) != NULL, ==, offered);
}

static void what_waits_for_the_office_offers_no_way_round_it(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	office_import(o, "pola,opd,kebutuhan\n@dinkes.example,Dinas Kesehatan,3\n"
			 "tu@dinkes.example,Dinas Kesehatan,3\n");
	db_run(o->db, "UPDATE service SET requires = 'nama; NIP'", "");
	office_write(o, RINI, NULL, "wifi mati", LETTER);
	office_answer(o, TONO, "TERIMA");
	assert_offers(o, TONO, "assignment", "TERIMA", TRUE);
	assert_offers(o, TONO, "refused", "TERIMA", FALSE);
	assert_offers(o, TONO, "refused", "TOLAK", TRUE);
	assert_offers(o, "tu@dinkes.example", "office-confirm", "YA", TRUE);
	office_answer(o, "tu@dinkes.example", "TIDAK");
	assert_offers(o, "tu@dinkes.example", "office-answered", "", FALSE);
	assert_offers(o, RINI, "rejected", "BELUM", TRUE);
}

/* Every kind of notice there is, in both languages, for a ticket full of odd letters. */
static struct ticket *odd_ticket(struct office_fixture *o)
{
	play_until_report(o);
	office_answer(o, LINA, "SETUJU");
	struct ticket *ticket = ticket_load_number(o->db, "TIK-2026-000001");
	g_free(ticket->subject);
	ticket->subject = g_strdup("wifi\r\nBcc: x@y.example\r\n\r\n<b>& \xe2\x80\xae %s");
	/* As if it had been approved so. */
	g_autofree char *digest = approval_digest_now(o->db, ticket);
	db_run(o->db, "UPDATE approval SET digest = ?", "s", digest);
	return ticket;
}

static void check_form(const struct outbox_row *row, const char *kind)
{
	g_autofree char *raw = raw_of(row), *text = NULL, *html = NULL;
	gsize size = g_bytes_get_size(row->bytes);
	g_assert_cmpuint(strlen(raw), ==, size);
	g_assert_cmpuint(count(raw, "(?<!\\r)\\n|\\r(?!\\n)"), ==, 0);
	g_assert_cmpuint(count(raw, "^.{999,}$"), ==, 0);
	g_assert_cmpuint(count(raw, "[^\\x00-\\x7f]"), ==, 0);
	g_autofree char *head = g_strndup(raw, strstr(raw, "\r\n\r\n") - raw);
	g_assert_cmpuint(count(head, "^(Bcc|<)"), ==, 0);
	parts_of(row, &text, &html);
	if (strstr(text, "(null)") || strstr(html, "(null)") || strstr(html, "%28null%29") ||
		strstr(html, "\xe2\x80\xae"))
		g_error("%s: %s", kind, text);
	g_assert_cmpuint(strlen(text), >, 60);
	g_assert_nonnull(strstr(html, "</html>"));
	g_autoptr(mail_auto) mail = read_row(row);
	g_assert_cmpuint(mail->warnings->len, ==, 0);
}

static void only_who_is_at_work_is_offered_for_a_ticket_without_technician(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	play_until_report(o);
	office_answer(o, TONO, "CUTI hari ini");
	office_write(o, RINI, NULL, "internet putus", "internet di aula putus");
	g_autoptr(outbox_row_auto) mail = sent(o, LINA, "unassigned");
	g_autofree char *text = NULL, *html = NULL;
	parts_of(mail, &text, &html);
	g_assert_nonnull(strstr(text, "Di seksi Jaringan sedang tidak ada teknisi yang bertugas."));
	g_assert_nonnull(strstr(text, "\nSedang tidak ada teknisi yang bertugas."));
	g_assert_null(strstr(text, "Teknisi yang dapat ditugasi:"));
}

static void every_kind_of_mail_is_whole(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	g_autoptr(ticket_auto) ticket = odd_ticket(o);
	g_autoptr(GBytes) book = g_bytes_new_static("PK", 2);
	g_autoptr(GError) error = NULL;
	static const enum speaker roles[] = { SPEAKER_REQUESTER, SPEAKER_TECHNICIAN, SPEAKER_LEADER,
		SPEAKER_OPERATOR };
	db_begin(o->db);
	report_keep(o->db, "2026-11", REPORT_WORKBOOK, NOW, book);
	for (int kind = 0; kind < NOTICE_COUNT; kind++)
		for (guint i = 0; i < G_N_ELEMENTS(roles); i++)
			for (int about = 0; about < 2; about++) {
				struct compose compose = { .db = o->db,
					.settings = o->settings,
					.key = &o->key,
					.now = NOW,
					.mail_id = 1 };
				struct notice notice = { .kind = kind,
					.to = "orang@tik.example",
					.to_name = "Nama\r\nBcc: x@y.example",
					.as = roles[i],
					.ticket = about ? ticket : NULL,
					.command = COMMAND_SELESAI,
					.text = kind == NOTICE_WORKBOOK ? "2026-11" : "satu\ndua",
					.by = "Siapa <b>" };
				g_autoptr(outbox_row_auto) row =
					compose_notice(&compose, &notice, &error);
				g_assert_no_error(error);
				g_assert_cmpstr(row->template, ==, notice_name(kind));
				check_form(row, notice_name(kind));
			}
	db_rollback(o->db);
}

static void an_address_that_is_none_is_an_error(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	static const char *const bad[] = { "", "tanpa-at", "a@b\r\nBcc: c@d.example",
		"a b@c.example" };
	for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
		struct compose compose = {
			.db = o->db, .settings = o->settings, .key = &o->key, .now = NOW
		};
		struct notice notice = { .kind = NOTICE_HELP,
			.to = (char *)bad[i],
			.to_name = "",
			.as = SPEAKER_REQUESTER,
			.text = "",
			.by = "" };
		g_autoptr(GError) error = NULL;
		g_assert_null(compose_notice(&compose, &notice, &error));
		g_assert_error(error, COMPOSE_ERROR, COMPOSE_ERROR_ADDRESS);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	texts_init("id");
#define CASE(name)                                                                                 \
	g_test_add("/compose/" #name, struct office_fixture, NULL, office_set_up, name,            \
		office_tear_down)
	CASE(the_acknowledgement_tells_number_priority_and_target);
	CASE(mails_say_who_they_answer_and_that_a_machine_wrote_them);
	CASE(each_copy_carries_the_token_of_its_own_reader);
	CASE(nobody_gets_the_token_of_somebody_else);
	CASE(the_report_is_withheld_until_the_leader_approves);
	CASE(what_people_write_stays_text);
	CASE(a_confidential_letter_stays_with_assignee_and_leader);
	CASE(a_button_sends_the_word_to_the_readers_own_address);
	CASE(only_who_is_at_work_is_offered_for_a_ticket_without_technician);
	CASE(what_waits_for_the_office_offers_no_way_round_it);
	CASE(every_kind_of_mail_is_whole);
	CASE(an_address_that_is_none_is_an_error);
	return g_test_run();
}
