/* The sheet Per Layanan: a row for each service, and the problems that came again and again. */
#include "gateway/workbook_grid.h"
#include "desk/frequent.h"
#include "desk/texts.h"
#include "desk/words.h"

#define PROBLEMS_MAX 20

enum { NAME, KIND, SECTION, RECEIVED, DONE, ON_TIME, OPEN, ACHIEVED, MEDIAN, MEAN, COLUMNS };

static const struct grid_column columns[COLUMNS] = {
	[NAME] = { N_("Layanan"), 38, STYLE_NAME },
	[KIND] = { N_("Jenis"), 13, STYLE_CENTER },
	[SECTION] = { N_("Seksi"), 15, STYLE_NAME },
	[RECEIVED] = { N_("Diterima"), 10, STYLE_INTEGER, TOTAL_SUM },
	[DONE] = { N_("Selesai"), 10, STYLE_INTEGER, TOTAL_SUM },
	[ON_TIME] = { N_("Tepat waktu"), 11, STYLE_INTEGER, TOTAL_SUM },
	[OPEN] = { N_("Terbuka"), 10, STYLE_INTEGER, TOTAL_SUM },
	[ACHIEVED] = { N_("Capaian"), 10, STYLE_PERCENT, .part = DONE + 1, .whole = DONE + 1,
		.more = OPEN + 1 },
	[MEDIAN] = { N_("Median jam kerja"), 15, STYLE_DECIMAL },
	[MEAN] = { N_("Rata-rata jam kerja"), 18, STYLE_DECIMAL, TOTAL_MEAN, .whole = DONE + 1 },
};

/* On the same ten columns of the sheet. */
enum { PROBLEM, OF_SERVICE, TIMES, OFFICES, SOLUTION, TICKET, PROBLEM_COLUMNS };
static const struct grid_column problem_columns[PROBLEM_COLUMNS] = {
	[PROBLEM] = { N_("Masalah"), 38, STYLE_TEXT },
	[OF_SERVICE] = { N_("Layanan"), 32, STYLE_TEXT, .span = 2 },
	[TIMES] = { N_("Kali"), 10, STYLE_TOP_INTEGER },
	[OFFICES] = { N_("OPD"), 10, STYLE_TOP_INTEGER },
	[SOLUTION] = { N_("Penyelesaian terbaik"), 50, STYLE_TEXT, .span = 4 },
	[TICKET] = { N_("Tiketnya"), 18, STYLE_LINK },
};

static void write_line(struct grid *grid, const struct figures_line *line)
{
	grid_text(grid, line->name);
	grid_text(grid, line->is_request ? _("permohonan") : _("gangguan"));
	grid_text(grid, line->section);
	grid_counts(grid, line);
	if (line->done)
		grid_number(grid, line->median_hours);
	else
		grid_text(grid, "–");
	grid_mean(grid, line->mean_hours * line->done, line->done);
	grid_end_row(grid);
}

static int add_services(struct workbook *workbook, lxw_worksheet *sheet, int row)
{
	const GPtrArray *lines = workbook->tables->services;
	struct grid *grid = grid_begin(workbook, sheet, row, NULL, columns, COLUMNS, TRUE);
	for (guint i = 0; i < lines->len; i++)
		write_line(grid, lines->pdata[i]);
	return grid_end(grid, _("Tidak ada tiket pada bulan ini."));
}

static void write_problem(struct grid *grid, const struct frequent *problem)
{
	grid_text(grid, *problem->problem ? problem->problem : _("(rahasia)"));
	grid_text(grid, problem->service);
	grid_number(grid, problem->count);
	grid_number(grid, problem->offices);
	grid_text(grid, *problem->solution ? problem->solution : "–");
	if (*problem->number)
		grid_ticket(grid, problem->number);
	else
		grid_styled(grid, STYLE_CENTER, "–");
	grid_end_row(grid);
}

static int add_problems(struct workbook *workbook, lxw_worksheet *sheet, int row)
{
	g_autoptr(GPtrArray) problems = frequent_problems(workbook->month, PROBLEMS_MAX);
	struct grid *grid = grid_begin(workbook, sheet, row, _("Masalah yang paling sering"),
		problem_columns, PROBLEM_COLUMNS, FALSE);
	for (guint i = 0; i < problems->len; i++)
		write_problem(grid, problems->pdata[i]);
	return grid_end(grid, _("Tidak ada masalah yang berulang pada bulan ini."));
}

void workbook_add_services(struct workbook *workbook, lxw_worksheet *sheet)
{
	g_autofree char *month = words_month(workbook->period, workbook->settings->language);
	g_autofree char *title = g_strdup_printf(_("Per Layanan, %s"), month);
	int row = sheet_begin(workbook, sheet, title,
		_("Tiket yang diterima pada bulan ini; jam kerja dari surat diterima sampai "
		  "laporan, tanpa waktu menunggu pemohon"),
		columns, COLUMNS);
	row = add_services(workbook, sheet, row);
	row = add_problems(workbook, sheet, row + 1);
	sheet_end(sheet, row - 1, COLUMNS - 1);
}
