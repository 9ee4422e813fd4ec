/* The sheet Per OPD: a row for each office that the month knows. */
#include "gateway/workbook_grid.h"
#include "desk/texts.h"
#include "desk/words.h"

enum { NAME, NEED, RECEIVED, DONE, ON_TIME, OPEN, CLOSED, ACHIEVED, RATED, MEAN, TOP, COLUMNS };

static const struct grid_column columns[COLUMNS] = {
	[NAME] = { N_("OPD"), 40, STYLE_NAME },
	[NEED] = { N_("Kebutuhan (1–5)"), 11, STYLE_INTEGER },
	[RECEIVED] = { N_("Diterima"), 10, STYLE_INTEGER, TOTAL_SUM },
	[DONE] = { N_("Selesai"), 10, STYLE_INTEGER, TOTAL_SUM },
	[ON_TIME] = { N_("Tepat waktu"), 11, STYLE_INTEGER, TOTAL_SUM },
	[OPEN] = { N_("Terbuka"), 10, STYLE_INTEGER, TOTAL_SUM },
	[CLOSED] = { N_("Ditolak, dibatalkan, digabung"), 17, STYLE_INTEGER, TOTAL_SUM },
	[ACHIEVED] = { N_("Capaian"), 10, STYLE_PERCENT, .part = DONE + 1, .whole = DONE + 1,
		.more = OPEN + 1 },
	[RATED] = { N_("Jumlah penilaian"), 11, STYLE_INTEGER, TOTAL_SUM },
	[MEAN] = { N_("Nilai rata-rata (1–4)"), 13, STYLE_HUNDREDTHS, TOTAL_MEAN,
		.whole = RATED + 1 },
	[TOP] = { N_("Layanan tersering"), 36, STYLE_NAME },
};

static void write_line(struct grid *grid, const struct figures_line *line)
{
	grid_text(grid, line->name);
	grid_number(grid, line->need);
	grid_counts(grid, line);
	grid_number(grid, line->closed);
	grid_number(grid, line->ratings);
	grid_mean(grid, line->rating_sum, line->ratings);
	grid_text(grid, *line->top_service ? line->top_service : "–");
	grid_end_row(grid);
}

void workbook_add_offices(struct workbook *workbook, lxw_worksheet *sheet)
{
	const GPtrArray *lines = workbook->tables->offices;
	g_autofree char *month = words_month(workbook->period, workbook->settings->language);
	g_autofree char *title = g_strdup_printf(_("Per OPD, %s"), month);
	int row = sheet_begin(workbook, sheet, title,
		_("Tiket yang diterima pada bulan ini, dan penilaian yang diberikan pada bulan "
		  "ini"),
		columns, COLUMNS);
	struct grid *grid = grid_begin(workbook, sheet, row, NULL, columns, COLUMNS, TRUE);
	for (guint i = 0; i < lines->len; i++)
		write_line(grid, lines->pdata[i]);
	row = grid_end(grid, _("Tidak ada tiket pada bulan ini."));
	sheet_end(sheet, row - 1, COLUMNS - 1);
}
