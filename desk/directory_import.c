/* The clerk's four spreadsheets into the database: all of them or nothing. */
#include "desk/csv.h"
#include "desk/directory.h"
#include "desk/texts.h"

#include <stdio.h>
#include <string.h>

#define MISTAKES_MAX 20

G_DEFINE_QUARK(desk - directory - error, directory_error)

struct import {
	struct db *db;
	GPtrArray *mistakes; /* char * */
	guint more;	     /* mistakes beyond MISTAKES_MAX */
	GPtrArray *warnings; /* char * */
	int year;
};

/* One file while it is read. */
struct sheet {
	struct import *import;
	struct csv *csv;
	const struct csv_row *row;
};

static void G_GNUC_PRINTF(3, 4)
	mistake(struct sheet *sheet, const char *column, const char *format, ...)
{
	if (sheet->import->mistakes->len >= MISTAKES_MAX) {
		sheet->import->more++;
		return;
	}
	va_list values;
	va_start(values, format);
	g_autofree char *what = g_strdup_vprintf(format, values);
	va_end(values);
	g_ptr_array_add(sheet->import->mistakes,
		g_strdup_printf(_("%s baris %d, kolom %s: %s"), sheet->csv->name,
			sheet->row ? sheet->row->line : 1, column, what));
}

static const char *cell(struct sheet *sheet, const char *column)
{
	return csv_field(sheet->row, csv_column(sheet->csv, column));
}

static const char *required(struct sheet *sheet, const char *column)
{
	const char *text = cell(sheet, column);
	if (!*text)
		mistake(sheet, column, _("kosong; isi kolom ini"));
	return text;
}

static int number(struct sheet *sheet, const char *column, int least, int most)
{
	const char *text = required(sheet, column);
	char *end;
	gint64 value = g_ascii_strtoll(text, &end, 10);
	if (*text && (*end || value < least || value > most))
		mistake(sheet, column, _("\"%s\" bukan angka bulat %d sampai %d"), text, least,
			most);
	return value;
}

static const char *one_of(struct sheet *sheet, const char *column, const char *const *words)
{
	g_autofree char *lower = g_utf8_strdown(required(sheet, column), -1);
	for (int i = 0; words[i]; i++)
		if (strcmp(lower, words[i]) == 0)
			return words[i];
	g_autofree char *all = g_strjoinv(", ", (char **)words);
	if (*lower)
		mistake(sheet, column, _("\"%s\" tidak dikenal; tulis salah satu dari: %s"), lower,
			all);
	return words[0];
}

static gboolean is_address(const char *text)
{
	const char *at = strchr(text, '@');
	return at && at > text && at[1] && !strchr(at + 1, '@') && strchr(at + 1, '.') &&
	       !strpbrk(text, " \t,;<>()\"");
}

static char *address(struct sheet *sheet, const char *column)
{
	const char *text = required(sheet, column);
	if (*text && !is_address(text))
		mistake(sheet, column, _("\"%s\" bukan alamat surel; contoh: nama@kantor.example"),
			text);
	return g_ascii_strdown(text, -1);
}

static gboolean open_sheet(
	struct import *import, const char *path, const char *const *columns, struct sheet *sheet)
{
	g_autofree char *bytes = NULL;
	g_autoptr(GError) error = NULL;
	gsize length;
	g_autofree char *name = g_path_get_basename(path);
	memset(sheet, 0, sizeof *sheet);
	sheet->import = import;
	if (g_file_get_contents(path, &bytes, &length, &error))
		sheet->csv = csv_parse(name, bytes, length, &error);
	if (!sheet->csv) {
		g_ptr_array_add(import->mistakes, g_strdup(error->message));
		return FALSE;
	}
	guint before = import->mistakes->len;
	for (int i = 0; columns[i]; i++)
		if (csv_column(sheet->csv, columns[i]) < 0) {
			g_autofree char *all = g_strjoinv(", ", (char **)columns);
			mistake(sheet, columns[i],
				_("kolom ini tidak ada; baris pertama harus memuat: %s"), all);
		}
	/* Taken at its word, it would switch off everybody. */
	if (sheet->csv->rows->len == 0)
		g_ptr_array_add(import->mistakes,
			g_strdup_printf(_("%s baris 2: tidak ada isi di bawah judul kolom"), name));
	return import->mistakes->len == before;
}

/* TRUE the first time; a second row with the same key is a mistake. */
static gboolean once(struct sheet *sheet, GHashTable *seen, const char *column, const char *key)
{
	gpointer line;
	if (*key && g_hash_table_lookup_extended(seen, key, NULL, &line)) {
		mistake(sheet, column, _("\"%s\" sudah ada di baris %d; hapus salah satu"), key,
			GPOINTER_TO_INT(line));
		return FALSE;
	}
	g_hash_table_insert(seen, g_strdup(key), GINT_TO_POINTER(sheet->row->line));
	return TRUE;
}

typedef void row_reader(struct sheet *sheet, GHashTable *seen);

static void read_sheet(struct import *import, const char *path, const char *const *columns,
	const char *switch_off, row_reader *read_row)
{
	struct sheet sheet;
	if (open_sheet(import, path, columns, &sheet)) {
		g_autoptr(GHashTable) seen =
			g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
		db_run(import->db, switch_off, "");
		for (guint i = 0; i < sheet.csv->rows->len; i++) {
			sheet.row = sheet.csv->rows->pdata[i];
			read_row(&sheet, seen);
		}
	}
	csv_free(sheet.csv);
}

static void read_person(struct sheet *sheet, GHashTable *seen)
{
	static const char *const roles[] = { "teknisi", "pimpinan", "operator", NULL };
	g_autofree char *email = address(sheet, "email");
	const char *name = required(sheet, "nama");
	const char *role = one_of(sheet, "peran", roles);
	const char *section = cell(sheet, "seksi");
	if (strcmp(role, "teknisi") == 0 && !*section)
		mistake(sheet, "seksi", _("kosong; seorang teknisi harus punya seksi"));
	if (!once(sheet, seen, "email", email))
		return;
	db_run(sheet->import->db,
		"INSERT INTO person (email, name, nip, role, section) VALUES (?, ?, ?, ?, ?) "
		"ON CONFLICT (email, from_day) DO UPDATE SET name = excluded.name, nip = "
		"excluded.nip, "
		"role = excluded.role, section = excluded.section, active = 1",
		"sssss", email, name, cell(sheet, "nip"), role, section);
}

static void read_office(struct sheet *sheet, GHashTable *seen)
{
	g_autofree char *pattern = g_ascii_strdown(required(sheet, "pola"), -1);
	const char *office = required(sheet, "opd");
	int need = number(sheet, "kebutuhan", 1, 5);
	gboolean domain =
		pattern[0] == '@' && strchr(pattern, '.') && !strpbrk(pattern + 1, "@ \t,;<>()\"");
	if (*pattern && !domain && !is_address(pattern))
		mistake(sheet, "pola",
			_("\"%s\" bukan alamat atau @domain; contoh: @dinkes.patikab.example"),
			pattern);
	if (!once(sheet, seen, "pola", pattern))
		return;
	/* The same office in several rows must say the same need. */
	g_autofree char *key = g_strdup_printf("\n%s", office);
	gpointer known;
	if (g_hash_table_lookup_extended(seen, key, NULL, &known) && GPOINTER_TO_INT(known) != need)
		mistake(sheet, "kebutuhan", _("berbeda dari baris lain dari \"%s\" (%d)"), office,
			GPOINTER_TO_INT(known));
	g_hash_table_insert(seen, g_steal_pointer(&key), GINT_TO_POINTER(need));
	db_run(sheet->import->db,
		"INSERT INTO office (name, need) VALUES (?, ?) ON CONFLICT (name) "
		"DO UPDATE SET need = excluded.need, active = 1",
		"si", office, (gint64)CLAMP(need, 1, 5));
	db_run(sheet->import->db,
		"INSERT OR REPLACE INTO office_pattern (pattern, office_id) "
		"SELECT ?, id FROM office WHERE name = ?",
		"ss", pattern, office);
}

static void read_service(struct sheet *sheet, GHashTable *seen)
{
	static const char *const kinds[] = { "gangguan", "permohonan", NULL };
	const char *code = required(sheet, "kode");
	const char *name = required(sheet, "layanan");
	const char *kind = one_of(sheet, "jenis", kinds);
	const char *section = required(sheet, "seksi");
	int severity = number(sheet, "kegawatan", 0, 100);
	int respond = number(sheet, "target_respon_menit", 1, 100000);
	int resolve = number(sheet, "target_selesai_jam", 1, 10000);
	if (!once(sheet, seen, "kode", code))
		return;
	db_run(sheet->import->db,
		"INSERT INTO service (code, name, kind, section, severity, keywords, "
		"respond_minutes, resolve_hours) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
		"ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind, "
		"section = excluded.section, severity = excluded.severity, "
		"keywords = excluded.keywords, respond_minutes = excluded.respond_minutes, "
		"resolve_hours = excluded.resolve_hours, active = 1",
		"ssssisii", code, name, kind, section, (gint64)CLAMP(severity, 0, 100),
		cell(sheet, "kata_kunci"), (gint64)respond, (gint64)resolve);
}

/* "2026-08-17"; Excel likes to turn it into the local form, "17/08/2026" or "17-08-2026". */
static gboolean split_date(const char *text, int *year, int *month, int *day)
{
	int end = 0;
	if (sscanf(text, "%4d-%2d-%2d%n", year, month, day, &end) == 3 && !text[end])
		return TRUE;
	if (sscanf(text, "%2d/%2d/%4d%n", day, month, year, &end) == 3 && !text[end])
		return TRUE;
	return sscanf(text, "%2d-%2d-%4d%n", day, month, year, &end) == 3 && !text[end];
}

static void read_holiday(struct sheet *sheet, GHashTable *seen)
{
	const char *text = required(sheet, "tanggal");
	int year, month, day;
	if (!split_date(text, &year, &month, &day) || year < 1900 ||
		!g_date_valid_dmy(day, month, year)) {
		if (*text)
			mistake(sheet, "tanggal", _("\"%s\" bukan tanggal; contoh: 2026-08-17"),
				text);
		return;
	}
	g_autofree char *iso = g_strdup_printf("%04d-%02d-%02d", year, month, day);
	if (!once(sheet, seen, "tanggal", iso))
		return;
	db_run(sheet->import->db, "INSERT OR REPLACE INTO holiday (day, note) VALUES (?, ?)", "ss",
		iso, cell(sheet, "keterangan"));
}

static void read_all(struct import *import, const struct directory_files *files)
{
	static const char *const staff[] = { "email", "nama", "nip", "peran", "seksi", NULL };
	static const char *const offices[] = { "pola", "opd", "kebutuhan", NULL };
	static const char *const services[] = { "kode", "layanan", "jenis", "seksi", "kegawatan",
		"kata_kunci", "target_respon_menit", "target_selesai_jam", NULL };
	static const char *const holidays[] = { "tanggal", "keterangan", NULL };
	if (files->staff)
		read_sheet(
			import, files->staff, staff, "UPDATE person SET active = 0", read_person);
	if (files->offices) {
		/* Patterns point at offices; nothing points at a pattern. */
		db_run(import->db, "UPDATE office SET active = 0", "");
		read_sheet(
			import, files->offices, offices, "DELETE FROM office_pattern", read_office);
	}
	if (files->services)
		read_sheet(import, files->services, services, "UPDATE service SET active = 0",
			read_service);
	/* Holidays add up over the years: a new year's file does not take the old ones away. */
	if (files->holidays)
		read_sheet(import, files->holidays, holidays, "SELECT 1", read_holiday);
}

static void G_GNUC_PRINTF(2, 3) warn(struct import *import, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	g_ptr_array_add(import->warnings, g_strdup_vprintf(format, values));
	va_end(values);
}

static void look_for_gaps(struct import *import)
{
	struct db *db = import->db;
	for (int year = import->year; year <= import->year + 1; year++) {
		g_autofree char *pattern = g_strdup_printf("%04d-%%", year);
		if (db_int(db, "SELECT count(*) FROM holiday WHERE day LIKE ?", "s", pattern) == 0)
			warn(import,
				_("Hari libur tahun %d belum ada; impor berkas libur tahun itu "
				  "agar "
				  "target waktu tepat."),
				year);
	}
	g_autoptr(query_auto) query = db_query(db,
		"SELECT DISTINCT section FROM service WHERE active AND section NOT IN "
		"(SELECT section FROM person WHERE role = 'teknisi' AND active) ORDER BY 1",
		"");
	while (query_next(query))
		warn(import,
			_("Seksi \"%s\" tidak punya teknisi; surat untuknya diserahkan ke "
			  "pimpinan."),
			query_text(query, 0));
	if (db_int(db, "SELECT count(*) FROM person WHERE role = 'pimpinan' AND active", "") == 0)
		warn(import, _("Belum ada pimpinan: laporan tidak dapat disetujui."));
	if (db_int(db, "SELECT count(*) FROM person WHERE role = 'operator' AND active", "") == 0)
		warn(import, _("Belum ada operator: surat yang ditahan tidak ada yang melihat."));
}

static gboolean refuse(struct import *import, GError **error)
{
	if (import->more)
		g_ptr_array_add(import->mistakes,
			g_strdup_printf(_("… dan %u kesalahan lagi."), import->more));
	g_ptr_array_add(import->mistakes, NULL);
	g_autofree char *all = g_strjoinv("\n", (char **)import->mistakes->pdata);
	g_set_error(error, DIRECTORY_ERROR, 0,
		_("Tidak ada yang diimpor. Perbaiki lalu ulangi:\n%s"), all);
	return FALSE;
}

gboolean directory_import(struct db *db, const struct directory_files *files, int year,
	GPtrArray *warnings, GError **error)
{
	g_autoptr(GPtrArray) mistakes = g_ptr_array_new_with_free_func(g_free);
	struct import import = {
		.db = db, .mistakes = mistakes, .warnings = warnings, .year = year
	};
	db_begin(db);
	read_all(&import, files);
	if (mistakes->len > 0) {
		db_rollback(db);
		return refuse(&import, error);
	}
	look_for_gaps(&import);
	return db_commit(db, error);
}
