/* intake: from the bytes of a mail to its one outcome, and everything that goes with it. */
#include "desk/outbox.h"
#include "desk/ticket.h"
#include "tests/unit/office.h"

#include <string.h>

#define LETTER                                                                                     \
	"From: Rini Contoh <rini@dinkes.example>\r\nTo: desk@tik.example\r\n"                      \
	"Subject: wifi mati\r\nMessage-ID: <satu@dinkes.example>\r\n"                              \
	"Date: Tue, 24 Nov 2026 08:55:00 +0700\r\n\r\nmin wifi kantor mati dr pagi\r\n"

static void a_letter_becomes_a_ticket_with_its_bytes_and_its_answers(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	struct intake_result result = office_take(o, LETTER);
	g_assert_cmpint(result.outcome, ==, OUTCOME_TICKET);
	g_autoptr(GBytes) original = ledger_original(o->db, result.mail_id);
	g_assert_cmpmem(g_bytes_get_data(original, NULL), g_bytes_get_size(original), LETTER,
		strlen(LETTER));
	g_autoptr(ticket_auto) ticket = ticket_load_number(o->db, "TIK-2026-000001");
	g_assert_cmpstr(ticket->assignee, ==, "tono@tik.example");
	g_autoptr(GPtrArray) queued = outbox_list(o->db, NULL, 0);
	g_assert_cmpuint(queued->len, ==, 2);
	for (guint i = 0; i < queued->len; i++) {
		const struct outbox_row *row = queued->pdata[i];
		g_assert_cmpint(thread_find(o->db, row->message_id), ==, ticket->id);
	}
}

static void the_same_bytes_again_change_nothing(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	struct intake_result first = office_take(o, LETTER), again = office_take(o, LETTER);
	g_assert_false(first.seen);
	g_assert_true(again.seen);
	g_assert_cmpint(again.mail_id, ==, first.mail_id);
	g_assert_cmpint(db_int(o->db, "SELECT count(*) FROM mail", ""), ==, 1);
	g_assert_cmpint(db_int(o->db, "SELECT count(*) FROM outbox", ""), ==, 2);
}

static void bytes_that_are_no_mail_are_unreadable_and_kept(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	static const char *const rubbish[] = { "", "\n", "no header at all, just words",
		"\x01\x02\xff\xfe binary", ":::::\r\n\r\n" };
	for (guint i = 0; i < G_N_ELEMENTS(rubbish); i++) {
		struct intake_result result = office_take(o, rubbish[i]);
		g_assert_cmpint(result.outcome, ==, OUTCOME_UNREADABLE);
		g_assert_true(result.hold);
	}
	gint64 counts[OUTCOME_COUNT], total;
	g_assert_true(ledger_counts(o->db, counts, &total));
	g_assert_cmpint(total, ==, G_N_ELEMENTS(rubbish));
}

static void a_mail_over_the_limit_is_held_with_its_header(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	static const char header[] = "From: rini@dinkes.example\r\nTo: desk@tik.example\r\n"
				     "Subject: foto\r\nMessage-ID: <besar@dinkes.example>\r\n\r\n";
	g_autoptr(GBytes) bytes = g_bytes_new_static(header, strlen(header));
	struct intake_mail mail = {
		.bytes = bytes,
		.source = "test",
		.key = "1/9",
		.order = 9,
		.size = 99999999,
		.oversize = TRUE,
	};
	struct intake_result result = office_take_mail(o, &mail);
	g_assert_cmpint(result.outcome, ==, OUTCOME_HELD);
	g_assert_true(result.hold);
	g_assert_cmpint(place_get(o->db, "test"), ==, 9);
	g_assert_cmpint(
		db_int(o->db, "SELECT count(*) FROM outbox WHERE recipient = 'opi@tik.example'",
			""),
		==, 1);
}

static void a_held_letter_is_released_once_its_office_is_known(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	struct intake_result result = office_take(o,
		"From: budi@baru.example\r\nTo: desk@tik.example\r\nSubject: internet putus\r\n"
		"Message-ID: <dua@baru.example>\r\nMIME-Version: 1.0\r\n"
		"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\ninternet "
		"putus\r\n--b\r\n"
		"Content-Type: application/pdf\r\nContent-Disposition: attachment; "
		"filename=surat.pdf"
		"\r\n\r\n%PDF-1.4\r\n--b--\r\n");
	g_assert_cmpint(result.outcome, ==, OUTCOME_HELD);
	office_import(o, "pola,opd,kebutuhan\nbudi@baru.example,Kantor Contoh Baru,2\n");
	struct intake_result released;
	g_autoptr(GError) error = NULL;
	intake_release(&o->intake, result.mail_id, NOW + 60, &released, &error);
	g_assert_no_error(error);
	g_assert_cmpint(released.outcome, ==, OUTCOME_TICKET);
	intake_result_clear(&released);
	g_autoptr(ticket_auto) ticket = ticket_load_number(o->db, "TIK-2026-000001");
	g_autoptr(GPtrArray) attachments = attachment_list(o->db, ticket->id);
	g_assert_cmpuint(attachments->len, ==, 1);
	g_assert_false(intake_release(&o->intake, result.mail_id, NOW + 60, &released, &error));
	g_assert_error(error, INTAKE_ERROR, INTAKE_ERROR_NOT_HELD);
}

static void a_token_in_the_text_is_never_kept(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	office_take(o, LETTER);
	g_autofree char *address = office_reply_address(o, "tono@tik.example");
	g_autofree char *mail = g_strdup_printf("From: tono@tik.example\r\nTo: %s\r\nSubject: Re: "
						"wifi\r\nMessage-ID: <t@tik.example>"
						"\r\n\r\nPROSES sudah dicek, balas ke %s saja\r\n",
		address, address);
	office_take(o, mail);
	g_autofree char *token = g_strndup(address + 5, strchr(address, '@') - address - 5);
	g_assert_cmpint(
		db_int(o->db, "SELECT count(*) FROM event WHERE instr(text, ?)", "s", token), ==,
		0);
	g_assert_cmpint(
		db_int(o->db, "SELECT count(*) FROM event WHERE instr(text, 'saja')", ""), >, 0);
}

static void a_reply_through_its_token_moves_the_ticket(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	office_take(o, LETTER);
	g_autofree char *address = office_reply_address(o, "tono@tik.example");
	g_autofree char *mail = g_strdup_printf("From: tono@tik.example\r\nTo: %s\r\nSubject: Re: "
						"wifi\r\nMessage-ID: <t@tik.example>"
						"\r\n\r\nTERIMA\r\n",
		address);
	struct intake_result result = office_take(o, mail);
	g_assert_cmpint(result.outcome, ==, OUTCOME_COMMAND);
	g_autoptr(ticket_auto) ticket = ticket_load_number(o->db, "TIK-2026-000001");
	g_assert_cmpint(ticket->status, ==, STATUS_DIKERJAKAN);
	g_assert_cmpint(event_verify(o->db), ==, 0);
}

static void an_address_no_mail_can_go_to_stops_nothing(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	struct intake_result result =
		office_take(o, "From: \"a b\r\n c\"@dinkes.example\r\nSubject: internet\r\n"
			       "Message-ID: <x@dinkes.example>\r\n\r\ninternet mati\r\n");
	g_assert_cmpint(result.mail_id, >, 0);
	gint64 counts[OUTCOME_COUNT], total;
	g_assert_true(ledger_counts(o->db, counts, &total));
	g_assert_cmpint(total, ==, 1);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define CASE(name)                                                                                 \
	g_test_add("/intake/" #name, struct office_fixture, NULL, office_set_up, name,             \
		office_tear_down)
	CASE(a_letter_becomes_a_ticket_with_its_bytes_and_its_answers);
	CASE(the_same_bytes_again_change_nothing);
	CASE(bytes_that_are_no_mail_are_unreadable_and_kept);
	CASE(a_mail_over_the_limit_is_held_with_its_header);
	CASE(a_held_letter_is_released_once_its_office_is_known);
	CASE(a_token_in_the_text_is_never_kept);
	CASE(a_reply_through_its_token_moves_the_ticket);
	CASE(an_address_no_mail_can_go_to_stops_nothing);
	return g_test_run();
}
