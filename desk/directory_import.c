/* The clerk's four spreadsheets into the database: all of them or nothing. */
#include "desk/csv.h"
#include "desk/directory_parts.h"
#include "desk/office.h"
#include "desk/staff.h"
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
	GPtrArray *staff;    /* struct staff_row *, as the file has them */
	GHashTable *periods; /* address or pattern -> GPtrArray of struct period * */
	const char *today;
};

/* The days of one row; "" has no bound. */
struct period {
	char *from, *until;
	int line;
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

/* "2026-08-17", "" for no date; the caller frees it. */
static char *day(struct sheet *sheet, const char *column)
{
	const char *text = cell(sheet, column);
	int y, m, d;
	if (!*text)
		return g_strdup("");
	if (split_date(text, &y, &m, &d) && y >= 1900 && g_date_valid_dmy(d, m, y))
		return g_strdup_printf("%04d-%02d-%02d", y, m, d);
	mistake(sheet, column, _("\"%s\" bukan tanggal; contoh: 2026-08-17"), text);
	return g_strdup("");
}

static void period_free(gpointer data)
{
	struct period *period = data;
	g_free(period->from);
	g_free(period->until);
	g_free(period);
}

/* TRUE if the days of this row are no other's with the same key; both lines are named. */
static gboolean apart(
	struct sheet *sheet, const char *column, const char *key, const struct period *mine)
{
	g_autofree char *name = g_strdup_printf("%s %s", column, key);
	GPtrArray *others = g_hash_table_lookup(sheet->import->periods, name);
	for (guint i = 0; others && i < others->len; i++) {
		const struct period *other = others->pdata[i];
		if ((*mine->until && strcmp(other->from, mine->until) > 0) ||
			(*other->until && strcmp(mine->from, other->until) > 0))
			continue;
		gboolean dated = *mine->from || *mine->until || *other->from || *other->until;
		mistake(sheet, column,
			dated ? _("\"%s\" tumpang tindih dengan baris %d; ubah mulai atau sampai")
			      : _("\"%s\" sudah ada di baris %d; hapus salah satu"),
			key, other->line);
		return FALSE;
	}
	if (!others) {
		others = g_ptr_array_new_with_free_func(period_free);
		g_hash_table_insert(sheet->import->periods, g_steal_pointer(&name), others);
	}
	struct period *kept = g_new0(struct period, 1);
	kept->from = g_strdup(mine->from);
	kept->until = g_strdup(mine->until);
	kept->line = sheet->row->line;
	g_ptr_array_add(others, kept);
	return TRUE;
}

/* Reads mulai and sampai. FALSE: a mistake, or another row has these days already. */
static gboolean read_period(
	struct sheet *sheet, const char *column, const char *key, struct period *period)
{
	period->from = day(sheet, "mulai");
	period->until = day(sheet, "sampai");
	if (*period->until && strcmp(period->from, period->until) > 0) {
		mistake(sheet, "sampai", _("lebih awal dari mulai (%s)"), period->from);
		return FALSE;
	}
	return *key && apart(sheet, column, key, period);
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

static void read_person(struct sheet *sheet, GHashTable *seen G_GNUC_UNUSED)
{
	static const char *const roles[] = { "teknisi", "pimpinan", "operator", NULL };
	g_autofree char *email = address(sheet, "email");
	const char *name = required(sheet, "nama");
	const char *role = one_of(sheet, "peran", roles);
	const char *section = cell(sheet, "seksi");
	if (strcmp(role, "teknisi") == 0 && !*section)
		mistake(sheet, "seksi", _("kosong; seorang teknisi harus punya seksi"));
	struct period period;
	struct staff_row *row = g_new0(struct staff_row, 1);
	gboolean fits = read_period(sheet, "email", email, &period);
	*row = (struct staff_row){
		.email = g_steal_pointer(&email),
		.name = g_strdup(name),
		.nip = g_strdup(cell(sheet, "nip")),
		.section = g_strdup(section),
		.role = role,
		.from = period.from,
		.until = period.until,
	};
	if (fits)
		g_ptr_array_add(sheet->import->staff, row);
	else
		staff_row_free(row);
}

/* An opd.csv that was not brought up to date means the office that the old one became. */
static const char *present_name(struct sheet *sheet, const char *office, const char *merged)
{
	if (!merged)
		return office;
	g_ptr_array_add(sheet->import->warnings,
		g_strdup_printf(_("%s baris %d: \"%s\" sudah digabung ke \"%s\"; alamatnya "
				  "dicatat untuk yang baru. Perbaiki nama di berkas."),
			sheet->csv->name, sheet->row->line, office, merged));
	db_run(sheet->import->db, "UPDATE office SET active = 1 WHERE name = ?", "s", merged);
	return merged;
}

static void put_pattern(struct sheet *sheet, const char *pattern, const char *office, int need,
	const struct period *period)
{
	g_autofree char *merged = office_merged_name(sheet->import->db, office);
	const char *name = present_name(sheet, office, merged);
	if (!merged)
		db_run(sheet->import->db,
			"INSERT INTO office (name, need) VALUES (?, ?) ON CONFLICT (name) "
			"DO UPDATE SET need = excluded.need, active = 1",
			"si", office, (gint64)CLAMP(need, 1, 5));
	db_run(sheet->import->db,
		"INSERT OR REPLACE INTO office_pattern (pattern, office_id, from_day, until_day) "
		"SELECT ?, id, ?, ? FROM office WHERE name = ?",
		"ssss", pattern, period->from, period->until, name);
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
	struct period period;
	gboolean fits = read_period(sheet, "pola", pattern, &period);
	if (fits)
		put_pattern(sheet, pattern, office, need, &period);
	g_free(period.from);
	g_free(period.until);
	if (!fits)
		return;
	/* The same office in several rows must say the same need. */
	g_autofree char *key = g_strdup_printf("\n%s", office);
	gpointer known;
	if (g_hash_table_lookup_extended(seen, key, NULL, &known) && GPOINTER_TO_INT(known) != need)
		mistake(sheet, "kebutuhan", _("berbeda dari baris lain dari \"%s\" (%d)"), office,
			GPOINTER_TO_INT(known));
	g_hash_table_insert(seen, g_steal_pointer(&key), GINT_TO_POINTER(need));
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
		"respond_minutes, resolve_hours, requires) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
		"ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind, "
		"section = excluded.section, severity = excluded.severity, "
		"keywords = excluded.keywords, respond_minutes = excluded.respond_minutes, "
		"resolve_hours = excluded.resolve_hours, requires = excluded.requires, active = 1",
		"ssssisiis", code, name, kind, section, (gint64)CLAMP(severity, 0, 100),
		cell(sheet, "kata_kunci"), (gint64)respond, (gint64)resolve, cell(sheet, "syarat"));
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
	if (files->staff) {
		read_sheet(import, files->staff, staff, "SELECT 1", read_person);
		staff_write(import->db, import->staff, import->today, import->warnings);
	}
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

gboolean directory_import(struct db *db, const struct directory_files *files, const char *today,
	GPtrArray *warnings, GError **error)
{
	g_autoptr(GPtrArray) mistakes = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) staff = g_ptr_array_new_with_free_func((GDestroyNotify)staff_row_free);
	g_autoptr(GHashTable) periods = g_hash_table_new_full(
		g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
	struct import import = { .db = db,
		.mistakes = mistakes,
		.warnings = warnings,
		.staff = staff,
		.periods = periods,
		.today = today };
	db_begin(db);
	read_all(&import, files);
	if (mistakes->len > 0) {
		db_rollback(db);
		return refuse(&import, error);
	}
	directory_look_for_gaps(db, today, warnings);
	return db_commit(db, error);
}
