/* intake: from the bytes of a mail to its one outcome, and everything that goes with it. */
#include "desk/directory.h"
#include "desk/outbox.h"
#include "desk/ticket.h"
#include "gateway/intake.h"

#include <glib/gstdio.h>
#include <string.h>

#define NOW G_GINT64_CONSTANT(1795485600) /* Tuesday 24 November 2026, 09.00 WIB */

struct fixture {
	char *folder;
	struct settings *settings;
	struct token_key key;
	struct db *db;
	struct calendar *calendar;
	struct intake intake;
};

static char *put(const struct fixture *o, const char *name, const char *text)
{
	char *path = g_build_filename(o->folder, name, NULL);
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
	return path;
}

static void import(struct fixture *o, const char *offices)
{
	g_autofree char *staff = put(o, "petugas.csv",
		"email,nama,nip,peran,seksi\n"
		"tono@tik.example,Tono Contoh,,teknisi,Jaringan\n"
		"lina@tik.example,Lina Contoh,,pimpinan,\n"
		"opi@tik.example,Opi Contoh,,operator,\n");
	g_autofree char *office = put(o, "opd.csv", offices);
	g_autofree char *services = put(o, "layanan.csv",
		"kode,layanan,jenis,seksi,kegawatan,kata_kunci,target_respon_menit,target_selesai_"
		"jam\n"
		"NET,Gangguan jaringan,gangguan,Jaringan,70,wifi;internet,60,8\n");
	struct directory_files files = { staff, office, services, NULL };
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GError) error = NULL;
	directory_import(o->db, &files, 2026, warnings, &error);
	g_assert_no_error(error);
}

static void set_up(struct fixture *o, gconstpointer data)
{
	(void)data;
	g_autoptr(GError) error = NULL;
	o->folder = g_dir_make_tmp("intake-XXXXXX", NULL);
	g_autofree char *conf = put(o, "desktik.conf",
		"[desk]\naddress = desk@tik.example\n[database]\npath = desk.db\n"
		"[mailbox]\nurl = maildir:in\n[smtp]\nurl = maildir:out\n"
		"[secrets]\nkey_file = key\n");
	o->settings = settings_read(conf, &error);
	g_assert_no_error(error);
	o->db = db_open(o->settings->database_path, DB_CREATE, &error);
	g_assert_no_error(error);
	g_assert_true(token_key_load(o->settings->key_file, &o->key, NULL));
	import(o, "pola,opd,kebutuhan\n@dinkes.example,Dinas Contoh Kesehatan,4\n");
	o->calendar = directory_calendar(o->db, o->settings, &error);
	g_assert_no_error(error);
	o->intake = (struct intake){ o->db, o->settings, o->calendar, &o->key };
}

static void tear_down(struct fixture *o, gconstpointer data)
{
	(void)data;
	calendar_free(o->calendar);
	db_close(o->db);
	g_autoptr(GDir) folder = g_dir_open(o->folder, 0, NULL);
	for (const char *name; (name = g_dir_read_name(folder));) {
		g_autofree char *path = g_build_filename(o->folder, name, NULL);
		g_unlink(path);
	}
	g_rmdir(o->folder);
	settings_free(o->settings);
	g_free(o->folder);
}

static struct intake_result take_as(struct fixture *o, const struct intake_mail *mail)
{
	struct intake_result result;
	g_autoptr(GError) error = NULL;
	intake_take(&o->intake, mail, NOW, &result, &error);
	g_assert_no_error(error);
	g_clear_pointer(&result.summary, g_free);
	return result;
}

static struct intake_result take(struct fixture *o, const char *text)
{
	g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
	struct intake_mail mail = {
		.bytes = bytes, .source = "test", .key = "", .size = strlen(text)
	};
	return take_as(o, &mail);
}

#define LETTER                                                                                     \
	"From: Rini Contoh <rini@dinkes.example>\r\nTo: desk@tik.example\r\n"                      \
	"Subject: wifi mati\r\nMessage-ID: <satu@dinkes.example>\r\n"                              \
	"Date: Tue, 24 Nov 2026 08:55:00 +0700\r\n\r\nmin wifi kantor mati dr pagi\r\n"

static void a_letter_becomes_a_ticket_with_its_bytes_and_its_answers(
	struct fixture *o, gconstpointer data)
{
	(void)data;
	struct intake_result result = take(o, LETTER);
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

static void the_same_bytes_again_change_nothing(struct fixture *o, gconstpointer data)
{
	(void)data;
	struct intake_result first = take(o, LETTER), again = take(o, LETTER);
	g_assert_false(first.seen);
	g_assert_true(again.seen);
	g_assert_cmpint(again.mail_id, ==, first.mail_id);
	g_assert_cmpint(db_int(o->db, "SELECT count(*) FROM mail", ""), ==, 1);
	g_assert_cmpint(db_int(o->db, "SELECT count(*) FROM outbox", ""), ==, 2);
}

static void bytes_that_are_no_mail_are_unreadable_and_kept(struct fixture *o, gconstpointer data)
{
	(void)data;
	static const char *const rubbish[] = { "", "\n", "no header at all, just words",
		"\x01\x02\xff\xfe binary", ":::::\r\n\r\n" };
	for (guint i = 0; i < G_N_ELEMENTS(rubbish); i++) {
		struct intake_result result = take(o, rubbish[i]);
		g_assert_cmpint(result.outcome, ==, OUTCOME_UNREADABLE);
		g_assert_true(result.hold);
	}
	gint64 counts[OUTCOME_COUNT], total;
	g_assert_true(ledger_counts(o->db, counts, &total));
	g_assert_cmpint(total, ==, G_N_ELEMENTS(rubbish));
}

static void a_mail_over_the_limit_is_held_with_its_header(struct fixture *o, gconstpointer data)
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
	struct intake_result result = take_as(o, &mail);
	g_assert_cmpint(result.outcome, ==, OUTCOME_HELD);
	g_assert_true(result.hold);
	g_assert_cmpint(place_get(o->db, "test"), ==, 9);
	g_assert_cmpint(
		db_int(o->db, "SELECT count(*) FROM outbox WHERE recipient = 'opi@tik.example'",
			""),
		==, 1);
}

static void a_held_letter_is_released_once_its_office_is_known(
	struct fixture *o, gconstpointer data)
{
	(void)data;
	struct intake_result result = take(o,
		"From: budi@baru.example\r\nTo: desk@tik.example\r\nSubject: internet putus\r\n"
		"Message-ID: <dua@baru.example>\r\nMIME-Version: 1.0\r\n"
		"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\ninternet "
		"putus\r\n--b\r\n"
		"Content-Type: application/pdf\r\nContent-Disposition: attachment; "
		"filename=surat.pdf"
		"\r\n\r\n%PDF-1.4\r\n--b--\r\n");
	g_assert_cmpint(result.outcome, ==, OUTCOME_HELD);
	import(o, "pola,opd,kebutuhan\nbudi@baru.example,Kantor Contoh Baru,2\n");
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

/* The reply address of this person's newest copy: its Message-ID holds the same token. */
static char *reply_address(struct fixture *o, const char *recipient)
{
	g_autofree char *id =
		db_text(o->db, "SELECT message_id FROM outbox WHERE recipient = ? ORDER BY id DESC",
			"s", recipient);
	*strchr(id, '@') = '\0';
	*strrchr(id, '.') = '\0';
	return g_strdup_printf("desk+%s@tik.example", id);
}

static void a_token_in_the_text_is_never_kept(struct fixture *o, gconstpointer data)
{
	(void)data;
	take(o, LETTER);
	g_autofree char *address = reply_address(o, "tono@tik.example");
	g_autofree char *mail = g_strdup_printf("From: tono@tik.example\r\nTo: %s\r\nSubject: Re: "
						"wifi\r\nMessage-ID: <t@tik.example>"
						"\r\n\r\nPROSES sudah dicek, balas ke %s saja\r\n",
		address, address);
	take(o, mail);
	g_autofree char *token = g_strndup(address + 5, strchr(address, '@') - address - 5);
	g_assert_cmpint(
		db_int(o->db, "SELECT count(*) FROM event WHERE instr(text, ?)", "s", token), ==,
		0);
	g_assert_cmpint(
		db_int(o->db, "SELECT count(*) FROM event WHERE instr(text, 'saja')", ""), >, 0);
}

static void a_reply_through_its_token_moves_the_ticket(struct fixture *o, gconstpointer data)
{
	(void)data;
	take(o, LETTER);
	g_autofree char *address = reply_address(o, "tono@tik.example");
	g_autofree char *mail = g_strdup_printf("From: tono@tik.example\r\nTo: %s\r\nSubject: Re: "
						"wifi\r\nMessage-ID: <t@tik.example>"
						"\r\n\r\nTERIMA\r\n",
		address);
	struct intake_result result = take(o, mail);
	g_assert_cmpint(result.outcome, ==, OUTCOME_COMMAND);
	g_autoptr(ticket_auto) ticket = ticket_load_number(o->db, "TIK-2026-000001");
	g_assert_cmpint(ticket->status, ==, STATUS_DIKERJAKAN);
	g_assert_cmpint(event_verify(o->db), ==, 0);
}

static void an_address_no_mail_can_go_to_stops_nothing(struct fixture *o, gconstpointer data)
{
	(void)data;
	struct intake_result result =
		take(o, "From: \"a b\r\n c\"@dinkes.example\r\nSubject: internet\r\n"
			"Message-ID: <x@dinkes.example>\r\n\r\ninternet mati\r\n");
	g_assert_cmpint(result.mail_id, >, 0);
	gint64 counts[OUTCOME_COUNT], total;
	g_assert_true(ledger_counts(o->db, counts, &total));
	g_assert_cmpint(total, ==, 1);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define CASE(name) g_test_add("/intake/" #name, struct fixture, NULL, set_up, name, tear_down)
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
