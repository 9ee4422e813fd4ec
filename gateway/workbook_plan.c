/* A sheet planned in blocks and written row by row. Declared in workbook_sheet.h. */
#include "gateway/workbook_sheet.h"

struct cell {
	int row, col, last_col;
	enum style style;
	enum {
		CELL_HEIGHT,
		CELL_TEXT,
		CELL_NUMBER,
		CELL_FORMULA,
		CELL_FORMULA_TEXT,
		CELL_SIGN
	} kind;
	char *formula, *text;
	char *before, *after; /* of CELL_SIGN, around the text */
	double number;
};

struct plan {
	GPtrArray *cells; /* struct cell * */
};

static void cell_free(struct cell *cell)
{
	g_free(cell->formula);
	g_free(cell->text);
	g_free(cell->before);
	g_free(cell->after);
	g_free(cell);
}

struct plan *plan_new(void)
{
	struct plan *plan = g_new0(struct plan, 1);
	plan->cells = g_ptr_array_new_with_free_func((GDestroyNotify)cell_free);
	return plan;
}

static struct cell *add(struct plan *plan, int row, int col, enum style style)
{
	struct cell *cell = g_new0(struct cell, 1);
	cell->row = row;
	cell->col = cell->last_col = col;
	cell->kind = CELL_TEXT;
	cell->style = style;
	g_ptr_array_add(plan->cells, cell);
	return cell;
}

/* Sorts before the cells of its row. */
void plan_height(struct plan *plan, int row, double height)
{
	struct cell *cell = add(plan, row, -1, STYLE_PLAIN);
	cell->kind = CELL_HEIGHT;
	cell->number = height;
}

void plan_text(
	struct plan *plan, int row, int col, int last_col, enum style style, const char *text)
{
	struct cell *cell = add(plan, row, col, style);
	cell->last_col = last_col;
	cell->text = g_strdup(text);
}

void plan_number(struct plan *plan, int row, int col, enum style style, double number)
{
	struct cell *cell = add(plan, row, col, style);
	cell->kind = CELL_NUMBER;
	cell->number = number;
}

void plan_formula(
	struct plan *plan, int row, int col, enum style style, const char *formula, double value)
{
	struct cell *cell = add(plan, row, col, style);
	cell->kind = CELL_FORMULA;
	cell->formula = g_strdup(formula);
	cell->number = value;
}

void plan_formula_text(struct plan *plan, int row, int col, int last_col, enum style style,
	const char *formula, const char *value)
{
	struct cell *cell = add(plan, row, col, style);
	cell->kind = CELL_FORMULA_TEXT;
	cell->last_col = last_col;
	cell->formula = g_strdup(formula);
	cell->text = g_strdup(value);
}

void plan_sign(struct plan *plan, int row, int col, int last_col, const char *before,
	const char *name, const char *after)
{
	struct cell *cell = add(plan, row, col, STYLE_SIGN);
	cell->kind = CELL_SIGN;
	cell->last_col = last_col;
	cell->before = g_strdup(before);
	cell->text = g_strdup(name);
	cell->after = g_strdup(after);
}

void plan_ratio(struct plan *plan, int row, int col, enum style style, const struct ratio *ratio)
{
	g_autofree char *formula = g_strdup_printf(
		"=IF((%s)=0,\"–\",(%s)/(%s))", ratio->whole, ratio->part, ratio->whole);
	if (ratio->whole_value == 0)
		plan_formula_text(plan, row, col, col, style, formula, "–");
	else
		plan_formula(
			plan, row, col, style, formula, ratio->part_value / ratio->whole_value);
}

static gint by_place(gconstpointer a, gconstpointer b)
{
	const struct cell *one = *(struct cell *const *)a, *other = *(struct cell *const *)b;
	return one->row != other->row ? one->row - other->row : one->col - other->col;
}

static void write_cell(const struct cell *cell, struct workbook *workbook, lxw_worksheet *sheet)
{
	if (cell->last_col > cell->col)
		worksheet_merge_range(sheet, cell->row, cell->col, cell->row, cell->last_col, "",
			workbook->styles[cell->style]);
	switch (cell->kind) {
	case CELL_HEIGHT:
		worksheet_set_row(sheet, cell->row, cell->number, NULL);
		break;
	case CELL_TEXT:
		cell_text(workbook, sheet, cell->row, cell->col, cell->style, cell->text);
		break;
	case CELL_NUMBER:
		cell_number(workbook, sheet, cell->row, cell->col, cell->style, cell->number);
		break;
	case CELL_FORMULA:
		cell_formula(workbook, sheet, cell->row, cell->col, cell->style, cell->formula,
			cell->number);
		break;
	case CELL_FORMULA_TEXT:
		cell_formula_text(workbook, sheet, cell->row, cell->col, cell->style, cell->formula,
			cell->text);
		break;
	case CELL_SIGN:
		cell_sign(workbook, sheet, cell->row, cell->col,
			(const char *const[]){ cell->before, cell->text, cell->after });
		break;
	}
}

void plan_write(struct plan *plan, struct workbook *workbook, lxw_worksheet *sheet)
{
	g_ptr_array_sort(plan->cells, by_place);
	for (guint i = 0; i < plan->cells->len; i++)
		write_cell(plan->cells->pdata[i], workbook, sheet);
	g_ptr_array_unref(plan->cells);
	g_free(plan);
}
