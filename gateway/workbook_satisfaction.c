/* The sheet Kepuasan: the index, how the ratings are spread, by service, and what was said. */
#include "gateway/compose_words.h"
#include "gateway/workbook_grid.h"
#include "desk/satisfaction.h"
#include "desk/texts.h"
#include "desk/words.h"

/* Columns of the sheet; the label of a block takes the first two. */
enum { LABEL, LABEL_END, VALUE, SHARE, CHART_COLUMN };
enum {
	INDEX_ROW = 3,
	SPREAD_ROW = 9,
	FIRST_ROW = SPREAD_ROW + 2,
	TOTAL_ROW = FIRST_ROW + RATING_MAX
};

enum { AT, NUMBER, OFFICE, OF_SERVICE, TECHNICIAN, RATING, TEXT, COMMENT_COLUMNS };
static const struct grid_column comment_columns[COMMENT_COLUMNS] = {
	[AT] = { N_("Tanggal"), 17, STYLE_MOMENT },
	[NUMBER] = { N_("Nomor tiket"), 18, STYLE_LINK },
	[OFFICE] = { N_("OPD"), 28, STYLE_TEXT },
	[OF_SERVICE] = { N_("Layanan"), 30, STYLE_TEXT },
	[TECHNICIAN] = { N_("Teknisi"), 22, STYLE_TEXT },
	[RATING] = { N_("Nilai (1–4)"), 9, STYLE_TOP_INTEGER },
	[TEXT] = { N_("Komentar pemohon"), 48, STYLE_TEXT },
};

enum { SERVICE, RATED, MEAN, SERVICE_COLUMNS };
static const struct grid_column service_columns[SERVICE_COLUMNS] = {
	[SERVICE] = { N_("Layanan"), 35, STYLE_NAME, .span = 2 },
	[RATED] = { N_("Jumlah penilaian"), 28, STYLE_INTEGER, TOTAL_SUM },
	[MEAN] = { N_("Nilai rata-rata (1–4)"), 30, STYLE_HUNDREDTHS, TOTAL_MEAN,
		.whole = RATED + 1 },
};

struct leaf {
	struct workbook *workbook;
	lxw_worksheet *sheet;
};

static void add_label(const struct leaf *l, int row, enum style style, const char *text)
{
	worksheet_merge_range(l->sheet, row, LABEL, row, LABEL_END, "", l->workbook->styles[style]);
	cell_text(l->workbook, l->sheet, row, LABEL, style, text);
}

/* Part by whole, cells of the sheet. */
static void add_share(
	const struct leaf *l, int row, int col, enum style style, const struct ratio *ratio)
{
	g_autofree char *formula =
		g_strdup_printf("=IF(%s=0,\"–\",%s/%s)", ratio->whole, ratio->part, ratio->whole);
	if (ratio->whole_value == 0)
		cell_formula_text(l->workbook, l->sheet, row, col, style, formula, "–");
	else
		cell_formula(l->workbook, l->sheet, row, col, style, formula,
			ratio->part_value / ratio->whole_value);
}

static void add_index(const struct leaf *l)
{
	const struct figures *figures = l->workbook->figures;
	g_autofree char *total = cell_name(TOTAL_ROW, VALUE);
	g_autofree char *figure_4 = cell_name(FIRST_ROW, VALUE);
	g_autofree char *figure_3 = cell_name(FIRST_ROW + 1, VALUE);
	g_autofree char *figure_2 = cell_name(FIRST_ROW + 2, VALUE);
	g_autofree char *figure_1 = cell_name(FIRST_ROW + 3, VALUE);
	g_autofree char *formula = g_strdup_printf("=IF(%s=0,\"–\",25*(4*%s+3*%s+2*%s+%s)/%s)",
		total, figure_4, figure_3, figure_2, figure_1, total);
	worksheet_set_row(l->sheet, INDEX_ROW, 24, NULL);
	add_label(l, INDEX_ROW, STYLE_NAME, _("Indeks kepuasan (25–100)"));
	if (figures->rating_count)
		cell_formula(l->workbook, l->sheet, INDEX_ROW, VALUE, STYLE_BIG, formula,
			figures_index(figures));
	else
		cell_formula_text(l->workbook, l->sheet, INDEX_ROW, VALUE, STYLE_BIG, formula, "–");
}

static char *grade_words(const char *grade)
{
	return g_strdup_printf("%s – %s", grade, satisfaction_words(grade));
}

/* As figures_grade() has it. */
static void add_grade(const struct leaf *l)
{
	const char *grade = figures_grade(figures_index(l->workbook->figures));
	g_autofree char *index = cell_name(INDEX_ROW, VALUE);
	g_autofree char *a = grade_words("A"), *b = grade_words("B"), *c = grade_words("C"),
			*d = grade_words("D");
	g_autofree char *now = *grade ? grade_words(grade) : g_strdup("–");
	g_autofree char *formula = g_strdup_printf(
		"=IF(ISNUMBER(%s),IF(ROUND(%s,2)>=88.31,\"%s\",IF(ROUND(%s,2)>=76.61,\"%s\","
		"IF(ROUND(%s,2)>=65,\"%s\",\"%s\"))),\"–\")",
		index, index, a, index, b, index, c, d);
	add_label(l, INDEX_ROW + 1, STYLE_NAME, _("Mutu pelayanan (Permenpan RB 14/2017)"));
	cell_formula_text(l->workbook, l->sheet, INDEX_ROW + 1, VALUE, STYLE_CENTER, formula, now);
}

static void add_response(const struct leaf *l)
{
	struct satisfaction_response response = satisfaction_response(l->workbook->month);
	int row = INDEX_ROW + 2;
	g_autofree char *approved = cell_name(row, VALUE);
	g_autofree char *rated = cell_name(row + 1, VALUE);
	struct ratio share = { rated, approved, response.rated, response.approved };
	add_label(l, row, STYLE_NAME, _("Disetujui pada bulan ini dan masih selesai"));
	cell_number(l->workbook, l->sheet, row, VALUE, STYLE_INTEGER, response.approved);
	add_label(l, row + 1, STYLE_NAME, _("di antaranya sudah dinilai"));
	cell_number(l->workbook, l->sheet, row + 1, VALUE, STYLE_INTEGER, response.rated);
	add_label(l, row + 2, STYLE_NAME, _("Tingkat jawaban"));
	add_share(l, row + 2, VALUE, STYLE_PERCENT, &share);
}

static void add_spread_total(const struct leaf *l)
{
	const struct figures *figures = l->workbook->figures;
	g_autofree char *range = range_name(FIRST_ROW, VALUE, TOTAL_ROW - 1, VALUE);
	g_autofree char *sum = g_strdup_printf("=SUM(%s)", range);
	g_autofree char *total = cell_name(TOTAL_ROW, VALUE);
	struct ratio all = { total, total, figures->rating_count, figures->rating_count };
	add_label(l, TOTAL_ROW, STYLE_TOTAL, _("Jumlah"));
	cell_formula(l->workbook, l->sheet, TOTAL_ROW, VALUE, STYLE_TOTAL_INTEGER, sum,
		figures->rating_count);
	add_share(l, TOTAL_ROW, SHARE, STYLE_TOTAL_PERCENT, &all);
}

static void add_spread(const struct leaf *l)
{
	const struct figures *figures = l->workbook->figures;
	g_autofree char *total = cell_name(TOTAL_ROW, VALUE);
	cell_text(l->workbook, l->sheet, SPREAD_ROW, LABEL, STYLE_SECTION, _("Sebaran penilaian"));
	worksheet_set_row(l->sheet, SPREAD_ROW + 1, 20, NULL);
	add_label(l, SPREAD_ROW + 1, STYLE_HEADER, _("Nilai"));
	cell_text(
		l->workbook, l->sheet, SPREAD_ROW + 1, VALUE, STYLE_HEADER, _("Jumlah penilaian"));
	cell_text(l->workbook, l->sheet, SPREAD_ROW + 1, SHARE, STYLE_HEADER, _("Bagian"));
	for (int i = 0; i < RATING_MAX; i++) {
		int figure = RATING_MAX - i, row = FIRST_ROW + i;
		g_autofree char *label = g_strdup_printf("%d – %s", figure, rating_words(figure));
		g_autofree char *count = cell_name(row, VALUE);
		struct ratio share = { count, total, figures->ratings[figure],
			figures->rating_count };
		add_label(l, row, STYLE_NAME, label);
		cell_number(
			l->workbook, l->sheet, row, VALUE, STYLE_INTEGER, figures->ratings[figure]);
		add_share(l, row, SHARE, STYLE_PERCENT, &share);
	}
	add_spread_total(l);
}

static void add_chart(const struct leaf *l)
{
	if (l->workbook->figures->rating_count == 0)
		return;
	const char *name = _("Kepuasan");
	lxw_chart *chart = workbook_add_chart(l->workbook->file, LXW_CHART_BAR);
	lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
	lxw_chart_font font = { .size = 9 }, title = { .size = 12, .bold = TRUE };
	lxw_chart_line none = { .none = TRUE };
	lxw_chart_fill fill = { .color = 0x1F3A5F };
	lxw_chart_options place = { .x_offset = 30,
		.y_offset = 0,
		.x_scale = 1.15,
		.y_scale = 0.98,
		.object_position = LXW_OBJECT_MOVE_DONT_SIZE,
		.description = (char *)_("Diagram: sebaran penilaian") };
	chart_series_set_categories(series, name, FIRST_ROW, LABEL, TOTAL_ROW - 1, LABEL);
	chart_series_set_values(series, name, FIRST_ROW, VALUE, TOTAL_ROW - 1, VALUE);
	chart_series_set_fill(series, &fill);
	chart_series_set_labels(series);
	chart_series_set_labels_font(series, &font);
	chart_title_set_name(chart, _("Sebaran penilaian"));
	chart_title_set_name_font(chart, &title);
	chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
	chart_axis_set_reverse(chart->y_axis); /* the first row on top */
	chart_axis_set_num_font(chart->y_axis, &font);
	chart_axis_major_gridlines_set_visible(chart->x_axis, LXW_FALSE);
	chart_axis_set_label_position(chart->x_axis, LXW_CHART_AXIS_LABEL_POSITION_NONE);
	chart_axis_set_line(chart->x_axis, &none);
	chart_chartarea_set_line(chart, &none);
	worksheet_insert_chart_opt(l->sheet, INDEX_ROW, CHART_COLUMN, chart, &place);
}

static int add_services(const struct leaf *l, int row)
{
	const GPtrArray *lines = l->workbook->tables->services;
	struct grid *grid = grid_begin(l->workbook, l->sheet, row, _("Penilaian per layanan"),
		service_columns, SERVICE_COLUMNS, FALSE);
	for (guint i = 0; i < lines->len; i++) {
		const struct figures_line *line = lines->pdata[i];
		if (!line->ratings)
			continue;
		grid_text(grid, line->name);
		grid_number(grid, line->ratings);
		grid_mean(grid, line->rating_sum, line->ratings);
		grid_end_row(grid);
	}
	return grid_end(grid, _("Belum ada penilaian pada bulan ini."));
}

static void write_comment(struct grid *grid, const struct satisfaction_comment *comment)
{
	grid_moment(grid, comment->at);
	grid_ticket(grid, comment->number);
	grid_text(grid, comment->office);
	grid_text(grid, comment->service);
	grid_text(grid, *comment->technician ? comment->technician : "–");
	grid_number(grid, comment->rating);
	grid_text(grid, comment->comment ? comment->comment : _("(rahasia)"));
	grid_end_row(grid);
}

static int add_comments(const struct leaf *l, int row)
{
	struct grid *grid = grid_begin(l->workbook, l->sheet, row, _("Komentar pemohon"),
		comment_columns, COMMENT_COLUMNS, FALSE);
	g_autoptr(query_auto) query = satisfaction_comments(l->workbook->month);
	for (struct satisfaction_comment *one; (one = satisfaction_next(query));
		satisfaction_comment_free(one))
		write_comment(grid, one);
	return grid_end(grid, _("Tidak ada komentar pada bulan ini."));
}

void workbook_add_satisfaction(struct workbook *workbook, lxw_worksheet *sheet)
{
	const struct leaf leaf = { workbook, sheet };
	g_autofree char *month = words_month(workbook->period, workbook->settings->language);
	g_autofree char *title = g_strdup_printf(_("Kepuasan pemohon, %s"), month);
	sheet_begin(workbook, sheet, title,
		_("Penilaian yang diberikan pada bulan ini, dari tiap tiket yang terakhir"),
		comment_columns, COMMENT_COLUMNS);
	add_index(&leaf);
	add_grade(&leaf);
	add_response(&leaf);
	add_spread(&leaf);
	add_chart(&leaf);
	int row = add_services(&leaf, TOTAL_ROW + 2);
	row = add_comments(&leaf, row + 1);
	sheet_end(sheet, row - 1, COMMENT_COLUMNS - 1);
}
