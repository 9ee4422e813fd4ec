#include "tests/bench/month.h"
#include "desk/db.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#define CONF                                                                                       \
	"[desk]\naddress = desk@tik.example\norganisation = Dinas Contoh\n[database]\n"            \
	"path = desk.db\n[mailbox]\nurl = maildir:in\n[smtp]\nurl = maildir:out\n[web]\n"          \
	"base_url = https://desk.tik.example\n[secrets]\nkey_file = key\n"

#define NUMBERS(last)                                                                              \
	"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " last ") "
#define START "1793466000" /* 1 November 2026, 00.00 WIB */

/* i scattered over 0 .. size-1, the same in every run. */
#define DICE(salt, size) "((i * 7919 + " salt " * 104729) % 1000003 % " size ")"

/* clang-format off */
static const char *const statements[] = {
	NUMBERS("12") "INSERT INTO person (email, name, nip, role, section) SELECT 'teknisi' || i "
		"|| '@tik.example', 'Teknisi Contoh ' || i, '', 'teknisi', "
		"CASE i % 3 WHEN 0 THEN 'jaringan' WHEN 1 THEN 'aplikasi' ELSE 'persandian' "
		"END FROM n",
	"INSERT INTO person (email, name, nip, role) VALUES ('lina@tik.example', 'Lina Contoh', "
		"'', 'pimpinan')",
	NUMBERS("45") "INSERT INTO office (name, need) SELECT 'Dinas Contoh ' || i, 1 + i % 5 "
		"FROM n",
	NUMBERS("8") "INSERT INTO service (code, name, kind, section, severity, keywords, "
		"respond_minutes, resolve_hours) SELECT 'L' || i, 'Layanan contoh ' || i, "
		"CASE i % 2 WHEN 0 THEN 'gangguan' ELSE 'permohonan' END, CASE i % 3 WHEN 0 "
		"THEN 'jaringan' WHEN 1 THEN 'aplikasi' ELSE 'persandian' END, 50, 'kata', "
		"60, 8 FROM n",
	"CREATE TEMP TABLE word (k INTEGER PRIMARY KEY, what TEXT)",
	"INSERT INTO word (what) VALUES ('Wifi'), ('Internet'), ('Printer jaringan'), "
		"('Email dinas'), ('Situs web'), ('Aplikasi keuangan'), ('Aplikasi absensi'), "
		"('Tanda tangan elektronik'), ('CCTV'), ('Telepon kantor'), ('VPN'), ('Server berkas'), "
		"('Kabel LAN'), ('Access point'), ('Subdomain'), ('Akun SPBE'), ('Video rapat'), "
		"('Komputer pelayanan'), ('Mesin antrean'), ('Jaringan lantai dua')",
	NUMBERS("?1") "INSERT INTO ticket (id, number, year, seq, subject, requester, "
		"requester_name, office_id, service_code, section, assignee_id, status, "
		"score, priority, severity, need, availability, opened_at, respond_due, due, "
		"accepted_at, reported_at, closed_at, letter_number, letter_date, rating) "
		"SELECT i, printf('TIK-2026-%06d', i), 2026, i, w.what || ' ' || "
		"CASE " DICE("1", "4") " WHEN 0 THEN 'mati' WHEN 1 THEN 'lambat' WHEN 2 THEN "
		"'tidak bisa dibuka' ELSE 'sering putus' END || ' di ruang ' "
		"|| " DICE("2", "60") ", 'tu' || " DICE("3", "45") " || '@contoh.example', "
		"'Pemohon Contoh', 1 + " DICE("3", "45") ", 'L' || (1 + " DICE("4", "8") "), "
		"CASE (1 + " DICE("4", "8") ") % 3 WHEN 0 THEN "
		"'jaringan' WHEN 1 THEN "
		"'aplikasi' ELSE "
		"'persandian' END, 1 "
		"+ " DICE("5", "12") ", CASE "
		"WHEN "
		"i % 3 < "
		"2 THEN "
		"'selesai'"
		" WHEN i "
		"% 6 = 2 "
		"THEN "
		"'dikerjak"
		"an' ELSE "
		"'ditolak'"
		" END, "
		"50, "
		"CASE"
		" " DICE("6", "4") " WHEN 0 THEN 'rendah' WHEN 1 THEN 'sedang' WHEN 2 "
		"THEN 'tinggi' ELSE 'kritis' END, 50, 50, 50, o.at, o.at + 3600, "
		"o.at + 28800, CASE WHEN i % 6 <> 5 THEN o.at + 600 + " DICE("7", "3300") " END, CASE WHEN i % 3 < 2 THEN o.at + 9000 + " DICE("8", "22000") " END, "
		"CASE WHEN i % 3 < 2 THEN o.at + 50000 WHEN i % 6 = 5 THEN o.at + 1800 END, "
		"CASE i % 3 WHEN 0 THEN '005/' || i || '/2026' ELSE '' END, "
		"CASE i % 3 WHEN 0 THEN '2026-11-02' ELSE '' END, "
		"CASE WHEN i % 3 < 2 AND i % 4 = 0 THEN 1 + " DICE("9", "4") " END "
		"FROM (SELECT i, " START
		" + i * 2400000 / ?1 AS at FROM n) o "
		"JOIN word w ON w.k = 1 + " DICE("10", "20"),
	"INSERT INTO event (ticket_id, at, actor, actor_name, actor_role, kind, from_status, "
		"to_status, text, internal, proof, prev_hash, hash) SELECT id, opened_at, requester, "
		"requester_name, 'pemohon', 'dibuka', '', 'baru', 'Yth. Bapak/Ibu, bersama ini kami "
		"sampaikan bahwa ' || lower(subject) || ' sejak pagi sehingga pelayanan terganggu. Mohon "
		"bantuan pemeriksaan. Terima kasih.', 0, 'none', '', '' FROM ticket",
	"INSERT INTO event (ticket_id, at, actor, actor_name, actor_role, kind, from_status, "
		"to_status, text, internal, proof, prev_hash, hash) SELECT t.id, t.accepted_at, p.email, "
		"p.name, 'teknisi', 'terima', 'baru', 'dikerjakan', '', 0, 'token', '', '' FROM ticket t "
		"JOIN person p ON p.id = t.assignee_id WHERE accepted_at IS NOT NULL",
	"INSERT INTO event (ticket_id, at, actor, actor_name, actor_role, kind, from_status, "
		"to_status, text, internal, proof, prev_hash, hash) SELECT t.id, t.reported_at, p.email, "
		"p.name, 'teknisi', 'selesai', 'dikerjakan', 'tindak_lanjut', 'Diperiksa di tempat. ' || "
		"t.subject || ': kabel dan konektor diganti, pengaturan diperbaiki. Hasil uji baik, "
		"pemohon sudah mencoba.', 0, 'token', '', '' FROM ticket t JOIN person p ON p.id = "
		"t.assignee_id WHERE reported_at IS NOT NULL",
	"INSERT INTO event (ticket_id, at, actor, actor_name, actor_role, kind, from_status, "
		"to_status, text, internal, proof, prev_hash, hash) SELECT id, closed_at, "
		"'lina@tik.example', 'Lina Contoh', 'pimpinan', 'setuju', 'tindak_lanjut', 'selesai', '', "
		"0, 'token', '', '' FROM ticket WHERE status = 'selesai'",
	"INSERT INTO event (ticket_id, at, actor, actor_name, actor_role, kind, from_status, "
		"to_status, text, internal, proof, prev_hash, hash) SELECT id, closed_at, "
		"'teknisi1@tik.example', 'Teknisi Contoh 1', 'teknisi', 'tolak', 'baru', 'ditolak', "
		"'Bukan wewenang kami.', 0, 'token', '', '' FROM ticket WHERE status = 'ditolak'",
	"INSERT INTO event (ticket_id, at, actor, actor_name, actor_role, kind, from_status, "
		"to_status, text, internal, proof, prev_hash, hash) SELECT id, closed_at + 3600, "
		"requester, "
		"requester_name, 'pemohon', 'nilai', 'selesai', 'selesai', rating || ' terima kasih', 0, "
		"'token', '', '' FROM ticket WHERE rating IS NOT NULL",
	"UPDATE ticket SET report_event = (SELECT id FROM event WHERE ticket_id = ticket.id AND "
		"kind = 'selesai') WHERE status = 'selesai'",
	"INSERT INTO approval (event_id, ticket_id, at, report_event, reported_at, due) SELECT "
		"e.id, t.id, e.at, t.report_event, t.reported_at, t.due FROM event e JOIN ticket t ON t.id "
		"= e.ticket_id WHERE e.kind = 'setuju'",
	"ANALYZE",
};
/* clang-format on */

static void end_with(const char *what, const char *why)
{
	fprintf(stderr, "bench: %s: %s\n", what, why);
	exit(1);
}

static void run(sqlite3 *handle, const char *sql, int tickets)
{
	sqlite3_stmt *statement;
	if (sqlite3_prepare_v2(handle, sql, -1, &statement, NULL) != SQLITE_OK)
		end_with(sql, sqlite3_errmsg(handle));
	if (sqlite3_bind_parameter_count(statement))
		sqlite3_bind_int(statement, 1, tickets);
	if (sqlite3_step(statement) != SQLITE_DONE)
		end_with(sql, sqlite3_errmsg(handle));
	sqlite3_finalize(statement);
}

void month_make(const char *folder, int tickets)
{
	g_autofree char *conf = g_build_filename(folder, "desktik.conf", NULL);
	g_autofree char *path = g_build_filename(folder, "desk.db", NULL);
	g_autoptr(GError) error = NULL;
	sqlite3 *handle;
	if (!g_file_set_contents(conf, CONF, -1, &error))
		end_with(conf, error->message);
	struct db *db = db_open(path, DB_CREATE, &error);
	if (!db)
		end_with(path, error->message);
	db_close(db);
	if (sqlite3_open(path, &handle) != SQLITE_OK)
		end_with(path, sqlite3_errmsg(handle));
	sqlite3_exec(handle, "PRAGMA synchronous = OFF; BEGIN", NULL, NULL, NULL);
	for (guint i = 0; i < G_N_ELEMENTS(statements); i++)
		run(handle, statements[i], tickets);
	sqlite3_exec(handle, "COMMIT", NULL, NULL, NULL);
	sqlite3_close(handle);
}
