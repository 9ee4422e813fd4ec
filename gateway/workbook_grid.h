/*
 * workbook_grid: a table on a sheet, row by row: head, cells in the order of its columns, ratios
 * that compute themselves, live totals, filter, print set-up. Every table of the workbooks is one,
 * so they look alike. Rows go out at once (constant memory): several tables of a sheet come one
 * below the other.
 */
#ifndef GATEWAY_WORKBOOK_GRID_H
#define GATEWAY_WORKBOOK_GRID_H

#include "gateway/workbook_sheet.h"

enum grid_total {
	TOTAL_NONE,
	TOTAL_SUM,
	TOTAL_MEAN, /* weighted by the cells of column `whole`; "–" where that is 0 */
};

struct grid_column {
	const char *title; /* N_(): translated when it is written */
	double width;	   /* in characters */
	enum style style;  /* of its cells: STYLE_TEXT, STYLE_INTEGER, STYLE_PERCENT, ... */
	enum grid_total total;
	/* A ratio of cells of the row, "–" for a division by nothing: part ÷ (whole + more),
	 * columns counted from 1; 0: no ratio, 0 for `more`: nothing more. Its cells write
	 * themselves. */
	int part, whole, more;
	int span; /* columns of the sheet that it takes; 0: one. `width` is that of all together */
};

/* Title and, smaller, what the sheet shows; sets up page and columns. `columns`: widths from the
 * first column on. Returns the row where the first table begins. */
int sheet_begin(struct workbook *workbook, lxw_worksheet *sheet, const char *title,
	const char *subtitle, const struct grid_column *columns, int count);
/* Everything up to the cell is printed. */
void sheet_end(lxw_worksheet *sheet, int last_row, int last_col);

struct grid;
/*
 * Begins a table at `row`: `heading` above it (NULL: none), then its head. `main`: the head stays
 * in sight, is repeated on each page, and has a filter: one table of a sheet only.
 */
struct grid *grid_begin(struct workbook *workbook, lxw_worksheet *sheet, int row,
	const char *heading, const struct grid_column *columns, int count, gboolean main);

/* The next cell of the row. Text is never a formula; a row grows with its texts. */
void grid_text(struct grid *grid, const char *text);
void grid_styled(struct grid *grid, enum style style, const char *text);
void grid_number(struct grid *grid, double number);
void grid_mean(struct grid *grid, double sum, gint64 count); /* "–" for a count of 0 */
/* Four cells that every table of the month has: received, done, on time, open. */
void grid_counts(struct grid *grid, const struct figures_line *line);
void grid_moment(struct grid *grid, gint64 at); /* 0: – */
void grid_day(struct grid *grid, const char *iso);
/* The number of a ticket, as a link to its page where there is one. */
void grid_ticket(struct grid *grid, const char *number);
void grid_end_row(struct grid *grid);

/* Writes the total, where a column has one, or `empty` where there is no row; frees the table.
 * Returns the row after it. */
int grid_end(struct grid *grid, const char *empty);

#endif
