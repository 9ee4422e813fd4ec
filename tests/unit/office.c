#include "tests/unit/office.h"

#include "desk/directory.h"
#include "desk/outbox.h"
#include "tests/unit/folder.h"

#include <string.h>

void office_import(struct office_fixture *o, const char *offices)
{
	g_autofree char *staff = folder_put(o->folder, "petugas.csv",
		"email,nama,nip,peran,seksi\n"
		"tono@tik.example,Tono Contoh,,teknisi,Jaringan\n"
		"lina@tik.example,Lina Contoh,,pimpinan,\n"
		"opi@tik.example,Opi Contoh,,operator,\n");
	g_autofree char *office = folder_put(o->folder, "opd.csv", offices);
	g_autofree char *services = folder_put(o->folder, "layanan.csv",
		"kode,layanan,jenis,seksi,kegawatan,kata_kunci,target_respon_menit,target_selesai_"
		"jam\n"
		"NET,Gangguan jaringan,gangguan,Jaringan,70,wifi;internet,60,8\n");
	struct directory_files files = { staff, office, services, NULL };
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GError) error = NULL;
	directory_import(o->db, &files, "2026-11-24", warnings, &error);
	g_assert_no_error(error);
}

void office_set_up(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	g_autoptr(GError) error = NULL;
	o->now = NOW;
	o->mails = 0;
	o->folder = g_dir_make_tmp("intake-XXXXXX", NULL);
	g_autofree char *conf = folder_put(o->folder, "desktik.conf",
		"[desk]\naddress = desk@tik.example\n[database]\npath = desk.db\n"
		"[mailbox]\nurl = maildir:in\n[smtp]\nurl = maildir:out\n"
		"[secrets]\nkey_file = key\n");
	o->settings = settings_read(conf, &error);
	g_assert_no_error(error);
	o->db = db_open(o->settings->database_path, DB_CREATE, &error);
	g_assert_no_error(error);
	g_assert_true(token_key_load(o->settings->key_file, &o->key, NULL));
	office_import(o, "pola,opd,kebutuhan\n@dinkes.example,Dinas Contoh Kesehatan,4\n");
	o->calendar = directory_calendar(o->db, o->settings, &error);
	g_assert_no_error(error);
	o->intake = (struct intake){ o->db, o->settings, o->calendar, &o->key };
}

void office_tear_down(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	calendar_free(o->calendar);
	db_close(o->db);
	folder_remove(o->folder);
	settings_free(o->settings);
	g_free(o->folder);
}

struct intake_result office_take_mail(struct office_fixture *o, const struct intake_mail *mail)
{
	struct intake_result result;
	g_autoptr(GError) error = NULL;
	intake_take(&o->intake, mail, o->now, &result, &error);
	g_assert_no_error(error);
	g_clear_pointer(&result.summary, g_free);
	return result;
}

struct intake_result office_take(struct office_fixture *o, const char *text)
{
	g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
	struct intake_mail mail = {
		.bytes = bytes, .source = "test", .key = "", .size = strlen(text)
	};
	return office_take_mail(o, &mail);
}

struct intake_result office_write(struct office_fixture *o, const char *person, const char *to,
	const char *subject, const char *text)
{
	o->now += 60;
	g_autofree char *mail = g_strdup_printf(
		"From: %s\r\nTo: %s\r\nSubject: %s\r\nMessage-ID: <%d@orang.example>\r\n"
		"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
		"Content-Transfer-Encoding: 8bit\r\n\r\n%s\r\n",
		person, to ? to : o->settings->desk_address, subject, ++o->mails, text);
	return office_take(o, mail);
}

char *office_reply_address(struct office_fixture *o, const char *person)
{
	g_autofree char *id = db_text(o->db,
		"SELECT message_id FROM outbox WHERE recipient = ? ORDER BY id DESC", "s", person);
	/* Its Message-ID holds the same token. */
	*strchr(id, '@') = '\0';
	*strrchr(id, '.') = '\0';
	return g_strdup_printf("desk+%s@tik.example", id);
}

struct intake_result office_answer(struct office_fixture *o, const char *person, const char *text)
{
	g_autofree char *to = office_reply_address(o, person);
	return office_write(o, person, to, "Re: surat", text);
}

struct outbox_row *office_mail_to(struct office_fixture *o, const char *person, const char *kind)
{
	g_autofree char *id = db_text(o->db,
		"SELECT message_id FROM outbox WHERE recipient = ? AND template = ? "
		"ORDER BY id DESC",
		"ss", person, kind);
	return id ? outbox_by_message_id(o->db, id) : NULL;
}
