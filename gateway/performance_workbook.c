#include "gateway/performance_workbook.h"
#include "gateway/workbook_file.h"
#include "gateway/workbook_grid.h"
#include "gateway/workbook_sign.h"
#include "desk/definitions.h"
#include "desk/month.h"
#include "desk/texts.h"
#include "desk/words.h"

#include <string.h>

#define DOTS "…………………………………"

/* clang-format off */
static const struct grid_column work_columns[] = {
	[0] = { N_("No."), 4.5, STYLE_CENTER },
	[1] = { N_("Tanggal"), 11.5, STYLE_DAY },
	[2] = { N_("Uraian kegiatan"), 26, STYLE_TEXT },
	[3] = { N_("OPD"), 15, STYLE_TEXT },
	[4] = { N_("Nomor tiket"), 15.5, STYLE_LINK },
	[5] = { N_("Mulai"), 15.5, STYLE_MOMENT },
	[6] = { N_("Selesai"), 15.5, STYLE_MOMENT },
	[7] = { N_("Durasi (menit)"), 8.5, STYLE_TOP_INTEGER, TOTAL_SUM },
	[8] = { N_("Hasil"), 32, STYLE_TEXT },
	[9] = { N_("Volume"), 8, STYLE_TOP_INTEGER, TOTAL_SUM },
	[10] = { N_("Satuan"), 8, STYLE_CENTER },
	[11] = { N_("Diverifikasi oleh"), 15, STYLE_TEXT },
	[12] = { N_("Diverifikasi pada"), 15.5, STYLE_MOMENT },
};
static const struct grid_column other_columns[] = {
	[0] = { N_("No."), 5, STYLE_CENTER },
	[1] = { N_("Uraian kegiatan"), 40, STYLE_TEXT },
	[2] = { N_("OPD"), 26, STYLE_TEXT },
	[3] = { N_("Nomor tiket"), 17, STYLE_LINK },
	[4] = { N_("Mulai"), 17, STYLE_MOMENT },
	[5] = { N_("Status"), 36, STYLE_TEXT },
	[6] = { N_("Sejak"), 17, STYLE_MOMENT },
};
static const struct grid_column note_columns[] = {
	[0] = { N_("Angka"), 28, STYLE_TEXT },
	[1] = { N_("Cara menghitung"), 105, STYLE_TEXT },
};
static const struct grid_column setting_columns[] = {
	[0] = { N_("Pengaturan"), 28, STYLE_TEXT },
	[1] = { N_("Nilai"), 105, STYLE_TEXT },
};
/* clang-format on */
enum {
	WORK_COLUMNS = G_N_ELEMENTS(work_columns),
	OTHER_COLUMNS = G_N_ELEMENTS(other_columns),
	NOTE_COLUMNS = G_N_ELEMENTS(note_columns),
	/* The block to sign: leader on the left, technician on the right. */
	LEFT = 1,
	LEFT_LAST = 3,
	RIGHT = 8,
	RIGHT_LAST = 10,
};

/* "Gangguan jaringan: wifi mati". The caller frees it. */
static char *activity(const struct performance_row *row)
{
	return g_strdup_printf(
		"%s: %s", row->service, row->is_confidential ? _("(rahasia)") : row->subject);
}

static void write_number(struct grid *grid, guint i)
{
	g_autofree char *number = g_strdup_printf("%u", i + 1);
	grid_text(grid, number);
}

static void write_work(
	struct workbook *workbook, struct grid *grid, guint i, const struct performance_row *row)
{
	g_autofree char *day = words_day(row->reported_at, workbook->settings->timezone);
	g_autofree char *what = activity(row);
	write_number(grid, i);
	grid_day(grid, day);
	grid_text(grid, what);
	grid_text(grid, row->office);
	grid_ticket(grid, row->number);
	grid_moment(grid, row->started_at);
	grid_moment(grid, row->reported_at);
	grid_number(grid, row->minutes);
	grid_text(grid, row->is_confidential ? _("(rahasia)") : row->result);
	grid_number(grid, 1);
	grid_text(grid, _("laporan"));
	grid_text(grid, row->verifier);
	grid_moment(grid, row->approved_at);
	grid_end_row(grid);
}

static const char *or_dots(const char *text)
{
	return *text ? text : DOTS;
}

/* Who it is about, above the table. Returns the row after it. */
static int write_person(struct workbook *workbook, lxw_worksheet *sheet, int row)
{
	const struct performance *p = workbook->data;
	g_autofree char *month = words_month(workbook->period, workbook->settings->language);
	const char *const lines[][2] = {
		{ _("Nama"), p->person->name },
		{ _("NIP"), or_dots(p->person->nip) },
		{ _("Seksi"), *p->person->section ? p->person->section : "–" },
		{ _("Bulan"), month },
	};
	for (guint i = 0; i < G_N_ELEMENTS(lines); i++, row++) {
		g_autofree char *value = g_strdup_printf(": %s", lines[i][1]);
		cell_text(workbook, sheet, row, 0, STYLE_PLAIN, lines[i][0]);
		cell_text(workbook, sheet, row, 2, STYLE_PLAIN, value);
	}
	return row + 1;
}

static void write_signatures(struct workbook *workbook, lxw_worksheet *sheet, int row)
{
	const struct performance *p = workbook->data;
	struct plan *plan = plan_new();
	g_autofree char *post = g_strdup_printf(_("Teknisi seksi %s,"), p->person->section);
	struct signer author = {
		.dated = TRUE,
		.role = _("Yang membuat,"),
		.office = *p->person->section ? post : "",
		.name = p->person->name,
		.nip = p->person->nip,
	};
	sign_row(plan, row);
	sign_leader(workbook, plan, row, LEFT, LEFT_LAST, FALSE, p->person->id);
	sign_block(workbook, plan, row, RIGHT, RIGHT_LAST, &author);
	plan_write(plan, workbook, sheet);
}

static void add_work(struct workbook *workbook, lxw_worksheet *sheet)
{
	const struct performance *p = workbook->data;
	int row = sheet_begin(workbook, sheet, _("e-Kinerja"),
		_("Pekerjaan yang laporannya disetujui pimpinan"), work_columns, WORK_COLUMNS);
	row = write_person(workbook, sheet, row);
	struct grid *grid =
		grid_begin(workbook, sheet, row, NULL, work_columns, WORK_COLUMNS, TRUE);
	for (guint i = 0; i < p->approved->len; i++)
		write_work(workbook, grid, i, p->approved->pdata[i]);
	row = grid_end(grid, _("Tidak ada laporan yang disetujui pada bulan ini."));
	write_signatures(workbook, sheet, row + 1);
	sheet_end(sheet, row + 1, WORK_COLUMNS - 1);
}

static void add_others(struct workbook *workbook, lxw_worksheet *sheet)
{
	const struct performance *p = workbook->data;
	int row = sheet_begin(workbook, sheet, _("Belum dihitung"),
		_("Pekerjaan yang masih berjalan, atau dilaporkan dan belum disetujui, pada akhir "
		  "bulan"),
		other_columns, OTHER_COLUMNS);
	struct grid *grid =
		grid_begin(workbook, sheet, row, NULL, other_columns, OTHER_COLUMNS, TRUE);
	for (guint i = 0; i < p->others->len; i++) {
		const struct performance_row *one = p->others->pdata[i];
		g_autofree char *what = activity(one);
		write_number(grid, i);
		grid_text(grid, what);
		grid_text(grid, one->office);
		grid_ticket(grid, one->number);
		grid_moment(grid, one->started_at);
		grid_text(grid, one->needs_revision ? _("Perlu diperbaiki, lalu dilaporkan lagi")
						    : status_label(one->status));
		grid_moment(grid, one->since);
		grid_end_row(grid);
	}
	row = grid_end(grid, _("Tidak ada."));
	sheet_end(sheet, row - 1, OTHER_COLUMNS - 1);
}

static void write_note(struct grid *grid, const char *name, const char *meaning)
{
	grid_text(grid, name);
	grid_text(grid, meaning);
	grid_end_row(grid);
}

/* Returns the row after it. */
static int write_definitions(struct workbook *workbook, lxw_worksheet *sheet, int row)
{
	struct grid *grid =
		grid_begin(workbook, sheet, row, NULL, note_columns, NOTE_COLUMNS, FALSE);
	for (const struct definition *one = definitions_of_performance(); one->name; one++)
		write_note(grid, _(one->name), _(one->meaning));
	return grid_end(grid, "");
}

static int write_settings(struct workbook *workbook, lxw_worksheet *sheet, int row)
{
	const struct settings *settings = workbook->settings;
	g_autofree char *now = words_time(workbook->now, settings->timezone, settings->language);
	struct grid *grid =
		grid_begin(workbook, sheet, row, NULL, setting_columns, NOTE_COLUMNS, FALSE);
	write_note(grid, _("Data per"), now);
	write_note(grid, _("Keadaan laporan"),
		month_is_closed(workbook->db, workbook->period)
			? _("sudah dikirim; angkanya tetap")
			: _("belum dikirim; angkanya masih dapat berubah"));
	for (guint i = 0; i < settings->working_time->len; i++) {
		const struct settings_hours *hours = settings->working_time->pdata[i];
		g_autofree char *name = g_strdup_printf(_("Jam kerja (%s)"), hours->period);
		write_note(grid, name, hours->hours);
	}
	return grid_end(grid, "");
}

static void add_notes(struct workbook *workbook, lxw_worksheet *sheet)
{
	int row = sheet_begin(workbook, sheet, _("Keterangan"),
		_("Cara menghitung setiap angka pada lembar e-Kinerja"), note_columns,
		NOTE_COLUMNS);
	row = write_definitions(workbook, sheet, row);
	sheet_end(sheet, write_settings(workbook, sheet, row + 1) - 1, NOTE_COLUMNS - 1);
}

static void fill(struct workbook *workbook)
{
	static const struct {
		const char *name;
		void (*add)(struct workbook *workbook, lxw_worksheet *sheet);
	} sheets[] = {
		{ N_("e-Kinerja"), add_work },
		{ N_("Belum dihitung"), add_others },
		{ N_("Keterangan"), add_notes },
	};
	for (guint i = 0; i < G_N_ELEMENTS(sheets); i++) {
		lxw_worksheet *sheet = workbook_add_worksheet(workbook->file, _(sheets[i].name));
		if (sheet)
			sheets[i].add(workbook, sheet);
		else
			workbook->failure = LXW_ERROR_MEMORY_MALLOC_FAILED;
	}
}

GBytes *performance_workbook(struct db *db, const struct settings *settings,
	const struct performance *performance, const char *period, gint64 now, GError **error)
{
	struct workbook workbook = {
		.db = db,
		.settings = settings,
		.period = period,
		.now = now,
		.data = (gpointer)performance,
	};
	g_autofree char *month = words_month(period, settings->language);
	g_autofree char *title =
		g_strdup_printf(_("e-Kinerja %s – %s"), performance->person->name, month);
	return workbook_make(&workbook, title, fill, error);
}

char *performance_file_name(struct db *db, const struct person *person, const char *period)
{
	g_autofree char *name = g_str_to_ascii(person->name, "C");
	g_auto(GStrv) words = g_strsplit_set(name, " ", -1);
	GString *file = g_string_new("e-Kinerja-");
	g_string_append(file, period);
	gsize without_name = file->len;
	for (char **word = words; *word; word++) {
		g_strcanon(*word, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS, '-');
		g_autofree char *plain = g_strdelimit(g_strdup(*word), "-", ' ');
		if (*g_strstrip(plain))
			g_string_append_printf(file, "-%s", g_strdelimit(plain, " ", '-'));
	}
	/* A file system takes 255 bytes. */
	g_string_truncate(file, MIN(file->len, 100));
	if (file->len == without_name || person_has_namesake(db, person))
		g_string_append_printf(file, "-%" G_GINT64_FORMAT, person->id);
	g_string_append(file, ".xlsx");
	return g_string_free(file, FALSE);
}
