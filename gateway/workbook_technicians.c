/*
 * The sheet Per Teknisi: a row for each technician, and one for tickets that nobody has; below it a
 * row for each section.
 */
#include "gateway/workbook_grid.h"
#include "desk/texts.h"
#include "desk/words.h"

enum {
	NAME,
	SECTION,
	RECEIVED,
	DONE,
	ON_TIME,
	OPEN,
	ACHIEVED,
	GIVEN,
	TAKEN,
	RATED,
	MEAN,
	REPORTS,
	HOURS,
	COLUMNS
};

static const struct grid_column columns[COLUMNS] = {
	[NAME] = { N_("Teknisi"), 34, STYLE_NAME },
	[SECTION] = { N_("Seksi"), 16, STYLE_NAME },
	[RECEIVED] = { N_("Diterima"), 11, STYLE_INTEGER, TOTAL_SUM },
	[DONE] = { N_("Selesai"), 11, STYLE_INTEGER, TOTAL_SUM },
	[ON_TIME] = { N_("Tepat waktu"), 11, STYLE_INTEGER, TOTAL_SUM },
	[OPEN] = { N_("Terbuka"), 11, STYLE_INTEGER, TOTAL_SUM },
	[ACHIEVED] = { N_("Capaian"), 11, STYLE_PERCENT, .part = DONE + 1, .whole = DONE + 1,
		.more = OPEN + 1 },
	[GIVEN] = { N_("Diserahkan ke rekan"), 12, STYLE_INTEGER, TOTAL_SUM },
	[TAKEN] = { N_("Diambil alih"), 12, STYLE_INTEGER, TOTAL_SUM },
	[RATED] = { N_("Jumlah penilaian"), 11, STYLE_INTEGER, TOTAL_SUM },
	[MEAN] = { N_("Nilai rata-rata (1–4)"), 13, STYLE_HUNDREDTHS, TOTAL_MEAN,
		.whole = RATED + 1 },
	[REPORTS] = { N_("Laporan disetujui"), 11, STYLE_INTEGER, TOTAL_SUM },
	[HOURS] = { N_("Jam kerja"), 11, STYLE_DECIMAL, TOTAL_SUM },
};

/* In the columns of the first table. */
static const struct grid_column section_columns[] = {
	[NAME] = { N_("Seksi"), 34, STYLE_NAME },
	[SECTION] = { N_("Ditolak, dibatalkan, digabung"), 16, STYLE_INTEGER, TOTAL_SUM },
	[RECEIVED] = { N_("Diterima"), 11, STYLE_INTEGER, TOTAL_SUM },
	[DONE] = { N_("Selesai"), 11, STYLE_INTEGER, TOTAL_SUM },
	[ON_TIME] = { N_("Tepat waktu"), 11, STYLE_INTEGER, TOTAL_SUM },
	[OPEN] = { N_("Terbuka"), 11, STYLE_INTEGER, TOTAL_SUM },
	[ACHIEVED] = { N_("Capaian"), 11, STYLE_PERCENT, .part = DONE + 1, .whole = DONE + 1,
		.more = OPEN + 1 },
};

static void write_section(struct grid *grid, const struct figures_line *line)
{
	grid_text(grid, line->name);
	grid_number(grid, line->closed);
	grid_counts(grid, line);
	grid_end_row(grid);
}

static int add_sections(struct workbook *workbook, lxw_worksheet *sheet, int row)
{
	const GPtrArray *lines = workbook->tables->sections;
	struct grid *grid = grid_begin(workbook, sheet, row, _("Per seksi"), section_columns,
		G_N_ELEMENTS(section_columns), FALSE);
	for (guint i = 0; i < lines->len; i++)
		write_section(grid, lines->pdata[i]);
	return grid_end(grid, _("Tidak ada tiket pada bulan ini."));
}

static void write_line(struct grid *grid, const struct figures_line *line)
{
	grid_text(grid, *line->name ? line->name : _("(belum ada teknisi)"));
	grid_text(grid, *line->section ? line->section : "–");
	grid_counts(grid, line);
	grid_number(grid, line->given);
	grid_number(grid, line->taken);
	grid_number(grid, line->ratings);
	grid_mean(grid, line->rating_sum, line->ratings);
	grid_number(grid, line->reports);
	grid_number(grid, line->minutes / 60.0);
	grid_end_row(grid);
}

void workbook_add_technicians(struct workbook *workbook, lxw_worksheet *sheet)
{
	const GPtrArray *lines = workbook->tables->technicians;
	g_autofree char *month = words_month(workbook->period, workbook->settings->language);
	g_autofree char *title = g_strdup_printf(_("Per Teknisi, %s"), month);
	int row = sheet_begin(workbook, sheet, title,
		_("Tiket yang diterima pada bulan ini menurut teknisi terakhirnya; penyerahan, "
		  "penilaian, dan laporan yang disetujui pada bulan ini"),
		columns, COLUMNS);
	struct grid *grid = grid_begin(workbook, sheet, row, NULL, columns, COLUMNS, TRUE);
	for (guint i = 0; i < lines->len; i++)
		write_line(grid, lines->pdata[i]);
	row = grid_end(grid, _("Tidak ada tiket pada bulan ini."));
	row = add_sections(workbook, sheet, row + 1);
	sheet_end(sheet, row - 1, COLUMNS - 1);
}
