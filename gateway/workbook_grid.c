#include "gateway/workbook_grid.h"
#include "desk/texts.h"

/* A very long report must not fill whole pages. */
#define MAX_LINES 10

struct grid {
	struct workbook *workbook;
	lxw_worksheet *sheet;
	const struct grid_column *columns;
	int count, first_row, row, col, lines;
	gboolean main;
	double *values; /* of the row, by column */
	double *sums;
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

static void write_head(struct grid *t, int row)
{
	worksheet_set_row(t->sheet, row, 30, NULL);
	for (int i = 0; i < t->count; i++)
		cell_text(t->workbook, t->sheet, row, i, STYLE_HEADER, _(t->columns[i].title));
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
	g_autofree char *part = cell_name(t->row, c->part - 1);
	g_autofree char *first = cell_name(t->row, c->whole - 1);
	g_autofree char *second = c->more ? cell_name(t->row, c->more - 1) : NULL;
	g_autofree char *whole =
		second ? g_strdup_printf("(%s+%s)", first, second) : g_strdup(first);
	g_autofree char *formula = g_strdup_printf("=IF(%s=0,\"–\",%s/%s)", whole, part, whole);
	double value = values[c->whole - 1] + (c->more ? values[c->more - 1] : 0);
	if (value == 0)
		cell_formula_text(t->workbook, t->sheet, t->row, col, style, formula, "–");
	else
		cell_formula(t->workbook, t->sheet, t->row, col, style, formula,
			values[c->part - 1] / value);
}

static void skip_ratios(struct grid *t)
{
	for (; t->col < t->count && t->columns[t->col].part; t->col++)
		write_ratio(t, t->col, t->values, t->columns[t->col].style);
}

/* The column of the next cell. */
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
	cell_text(t->workbook, t->sheet, t->row, col, style, text);
}

void grid_text(struct grid *t, const char *text)
{
	skip_ratios(t);
	grid_styled(t, t->columns[t->col].style, text);
}

void grid_number(struct grid *t, double number)
{
	int col = next(t);
	t->values[col] = number;
	t->sums[col] += number;
	cell_number(t->workbook, t->sheet, t->row, col, t->columns[col].style, number);
}

void grid_moment(struct grid *t, gint64 at)
{
	cell_moment(t->workbook, t->sheet, t->row, next(t), at);
}

void grid_day(struct grid *t, const char *iso)
{
	cell_day(t->workbook, t->sheet, t->row, next(t), iso);
}

void grid_ticket(struct grid *t, const char *number)
{
	cell_ticket(t->workbook, t->sheet, t->row, next(t), number);
}

void grid_end_row(struct grid *t)
{
	skip_ratios(t);
	g_assert(t->col == t->count);
	worksheet_set_row(t->sheet, t->row, workbook_height(MIN(t->lines, MAX_LINES)), NULL);
	t->row++;
	t->col = 0;
	t->lines = 1;
}

int grid_row(const struct grid *t)
{
	return t->row;
}

int grid_first_row(const struct grid *t)
{
	return t->first_row;
}

static void write_sum(struct grid *t, int col)
{
	enum style style =
		t->columns[col].style == STYLE_DECIMAL ? STYLE_TOTAL_DECIMAL : STYLE_TOTAL_INTEGER;
	g_autofree char *range = range_name(t->first_row, col, t->row - 1, col);
	g_autofree char *formula = g_strdup_printf("=SUM(%s)", range);
	cell_formula(t->workbook, t->sheet, t->row, col, style, formula, t->sums[col]);
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
		if (t->columns[i].total == TOTAL_SUM)
			write_sum(t, i);
		else if (t->columns[i].part)
			write_ratio(t, i, t->sums, STYLE_TOTAL_PERCENT);
		else
			cell_text(t->workbook, t->sheet, t->row, i, STYLE_TOTAL,
				i ? "" : _("Jumlah"));
	}
	t->row++;
}

int grid_end(struct grid *t, const char *empty)
{
	gboolean any = t->row > t->first_row;
	if (!any)
		cell_text(t->workbook, t->sheet, t->row++, 0, STYLE_NOTE, empty);
	if (t->main && any)
		worksheet_autofilter(t->sheet, t->first_row - 1, 0, t->row - 1, t->count - 1);
	if (has_totals(t))
		write_totals(t);
	int row = t->row;
	g_free(t->values);
	g_free(t->sums);
	g_free(t);
	return row;
}
