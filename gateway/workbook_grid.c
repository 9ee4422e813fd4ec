#include "gateway/workbook_grid.h"
#include "desk/texts.h"

#include <string.h>

/* A row can't be higher than 409 points. */
#define MAX_LINES 30

struct grid {
	struct workbook *workbook;
	lxw_worksheet *sheet;
	const struct grid_column *columns;
	int count, first_row, row, col, lines;
	gboolean main;
	int *places; /* the first column of the sheet that each column takes, and the one behind */
	double *values; /* of the row, by column */
	double *sums;	/* of all rows; TOTAL_MEAN: of values times weights */
};

int sheet_begin(struct workbook *workbook, lxw_worksheet *sheet, const char *title,
	const char *subtitle, const struct grid_column *columns, int count)
{
	workbook_page_setup(workbook, sheet, title);
	for (int i = 0; i < count; i++)
		worksheet_set_column(sheet, i, i, columns[i].width, NULL);
	worksheet_set_row(sheet, 0, 26, NULL);
	cell_text(workbook, sheet, 0, 0, STYLE_TITLE, title);
	cell_text(workbook, sheet, 1, 0, STYLE_SUBTITLE, subtitle);
	return 3;
}

void sheet_end(lxw_worksheet *sheet, int last_row, int last_col)
{
	worksheet_print_area(sheet, 0, 0, last_row, last_col);
}

/* Where the column is on the sheet; one that takes several has them merged. */
static int place(struct grid *t, int row, int col, enum style style)
{
	int first = t->places[col], last = t->places[col + 1] - 1;
	if (last > first)
		worksheet_merge_range(
			t->sheet, row, first, row, last, "", t->workbook->styles[style]);
	return first;
}

static void write_head(struct grid *t, int row)
{
	worksheet_set_row(t->sheet, row, 30, NULL);
	for (int i = 0; i < t->count; i++)
		cell_text(t->workbook, t->sheet, row, place(t, row, i, STYLE_HEADER), STYLE_HEADER,
			_(t->columns[i].title));
}

static int *places_of(const struct grid_column *columns, int count)
{
	int *places = g_new0(int, count + 1);
	for (int i = 0; i < count; i++)
		places[i + 1] = places[i] + MAX(columns[i].span, 1);
	return places;
}

struct grid *grid_begin(struct workbook *workbook, lxw_worksheet *sheet, int row,
	const char *heading, const struct grid_column *columns, int count, gboolean main)
{
	struct grid *t = g_new0(struct grid, 1);
	if (heading)
		cell_text(workbook, sheet, row++, 0, STYLE_SECTION, heading);
	*t = (struct grid){
		.workbook = workbook,
		.sheet = sheet,
		.columns = columns,
		.count = count,
		.first_row = row + 1,
		.row = row + 1,
		.lines = 1,
		.main = main,
		.places = places_of(columns, count),
		.values = g_new0(double, count),
		.sums = g_new0(double, count),
	};
	write_head(t, row);
	if (main) {
		worksheet_freeze_panes(sheet, row + 1, 1);
		worksheet_repeat_rows(sheet, row, row);
	}
	return t;
}

/* "=IF((C5+E5)=0,"–",C5/(C5+E5))" of the cells of a row. */
static void write_ratio(struct grid *t, int col, const double *values, enum style style)
{
	const struct grid_column *c = &t->columns[col];
	int at = place(t, t->row, col, style);
	g_autofree char *part = cell_name(t->row, t->places[c->part - 1]);
	g_autofree char *first = cell_name(t->row, t->places[c->whole - 1]);
	g_autofree char *second = c->more ? cell_name(t->row, t->places[c->more - 1]) : NULL;
	g_autofree char *whole =
		second ? g_strdup_printf("(%s+%s)", first, second) : g_strdup(first);
	g_autofree char *formula = g_strdup_printf("=IF(%s=0,\"–\",%s/%s)", whole, part, whole);
	double value = values[c->whole - 1] + (c->more ? values[c->more - 1] : 0);
	if (value == 0)
		cell_formula_text(t->workbook, t->sheet, t->row, at, style, formula, "–");
	else
		cell_formula(t->workbook, t->sheet, t->row, at, style, formula,
			values[c->part - 1] / value);
}

static void skip_ratios(struct grid *t)
{
	for (; t->col < t->count && t->columns[t->col].part; t->col++)
		write_ratio(t, t->col, t->values, t->columns[t->col].style);
}

/* The column of the next cell, see place(). */
static int next(struct grid *t)
{
	skip_ratios(t);
	g_assert(t->col < t->count);
	return t->col++;
}

void grid_styled(struct grid *t, enum style style, const char *text)
{
	int col = next(t);
	t->lines = MAX(t->lines, workbook_lines(text, t->columns[col].width));
	cell_text(t->workbook, t->sheet, t->row, place(t, t->row, col, style), style, text);
}

void grid_text(struct grid *t, const char *text)
{
	skip_ratios(t);
	grid_styled(t, t->columns[t->col].style, text);
}

void grid_number(struct grid *t, double number)
{
	int col = next(t);
	enum style style = t->columns[col].style;
	t->values[col] = number;
	cell_number(t->workbook, t->sheet, t->row, place(t, t->row, col, style), style, number);
}

void grid_mean(struct grid *t, double sum, gint64 count)
{
	if (count)
		grid_number(t, sum / count);
	else
		grid_text(t, "–");
}

void grid_counts(struct grid *grid, const struct figures_line *line)
{
	grid_number(grid, line->received);
	grid_number(grid, line->done);
	grid_number(grid, line->on_time);
	grid_number(grid, line->open);
}

void grid_moment(struct grid *t, gint64 at)
{
	int col = next(t);
	cell_moment(t->workbook, t->sheet, t->row, place(t, t->row, col, STYLE_MOMENT), at);
}

void grid_day(struct grid *t, const char *iso)
{
	int col = next(t);
	cell_day(t->workbook, t->sheet, t->row, place(t, t->row, col, STYLE_DAY), iso);
}

void grid_ticket(struct grid *t, const char *number)
{
	int col = next(t);
	cell_ticket(t->workbook, t->sheet, t->row, place(t, t->row, col, STYLE_LINK), number);
}

static void add_to_sums(struct grid *t)
{
	for (int i = 0; i < t->count; i++) {
		gboolean mean = t->columns[i].total == TOTAL_MEAN;
		t->sums[i] += t->values[i] * (mean ? t->values[t->columns[i].whole - 1] : 1);
	}
	memset(t->values, 0, t->count * sizeof *t->values);
}

void grid_end_row(struct grid *t)
{
	skip_ratios(t);
	g_assert(t->col == t->count);
	add_to_sums(t);
	worksheet_set_row(t->sheet, t->row, workbook_height(MIN(t->lines, MAX_LINES)), NULL);
	t->row++;
	t->col = 0;
	t->lines = 1;
}

static enum style total_style(enum style style)
{
	switch (style) {
	case STYLE_DECIMAL:
		return STYLE_TOTAL_DECIMAL;
	case STYLE_HUNDREDTHS:
		return STYLE_TOTAL_HUNDREDTHS;
	case STYLE_PERCENT:
		return STYLE_TOTAL_PERCENT;
	default:
		return STYLE_TOTAL_INTEGER;
	}
}

/* The cells of a column, all rows. The caller frees it. */
static char *column_range(const struct grid *t, int col)
{
	return range_name(t->first_row, t->places[col], t->row - 1, t->places[col]);
}

static void write_sum(struct grid *t, int col, enum style style)
{
	g_autofree char *range = column_range(t, col);
	g_autofree char *formula = g_strdup_printf("=SUM(%s)", range);
	cell_formula(t->workbook, t->sheet, t->row, place(t, t->row, col, style), style, formula,
		t->sums[col]);
}

static void write_mean(struct grid *t, int col, enum style style)
{
	int weight = t->columns[col].whole - 1;
	int at = place(t, t->row, col, style);
	g_autofree char *values = column_range(t, col);
	g_autofree char *weights = column_range(t, weight);
	g_autofree char *whole = cell_name(t->row, t->places[weight]);
	g_autofree char *formula = g_strdup_printf(
		"=IF(%s=0,\"–\",SUMPRODUCT(%s,%s)/%s)", whole, values, weights, whole);
	if (t->sums[weight] == 0)
		cell_formula_text(t->workbook, t->sheet, t->row, at, style, formula, "–");
	else
		cell_formula(t->workbook, t->sheet, t->row, at, style, formula,
			t->sums[col] / t->sums[weight]);
}

static gboolean has_totals(const struct grid *t)
{
	for (int i = 0; i < t->count; i++)
		if (t->columns[i].total == TOTAL_SUM)
			return TRUE;
	return FALSE;
}

static void write_totals(struct grid *t)
{
	for (int i = 0; i < t->count; i++) {
		const struct grid_column *c = &t->columns[i];
		if (c->total == TOTAL_SUM)
			write_sum(t, i, total_style(c->style));
		else if (c->total == TOTAL_MEAN)
			write_mean(t, i, total_style(c->style));
		else if (c->part)
			write_ratio(t, i, t->sums, total_style(c->style));
		else
			cell_text(t->workbook, t->sheet, t->row, place(t, t->row, i, STYLE_TOTAL),
				STYLE_TOTAL, i ? "" : _("Jumlah"));
	}
	t->row++;
}

int grid_end(struct grid *t, const char *empty)
{
	gboolean any = t->row > t->first_row;
	if (!any)
		cell_text(t->workbook, t->sheet, t->row++, 0, STYLE_NOTE, empty);
	if (t->main && any)
		worksheet_autofilter(
			t->sheet, t->first_row - 1, 0, t->row - 1, t->places[t->count] - 1);
	if (has_totals(t))
		write_totals(t);
	int row = t->row;
	g_free(t->places);
	g_free(t->values);
	g_free(t->sums);
	g_free(t);
	return row;
}
