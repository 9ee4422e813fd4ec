/*
 * workbook_sheet: what the sheets of the monthly workbook share: styles, cells, safe text.
 *
 * The file is written in libxlsxwriter's constant-memory mode: the rows of a sheet must come in
 * order. A sheet laid out in blocks side by side is therefore planned first and written at the end.
 */
#ifndef GATEWAY_WORKBOOK_SHEET_H
#define GATEWAY_WORKBOOK_SHEET_H

#include "desk/figures_tables.h"
#include "desk/trend.h"

#include <xlsxwriter.h>

enum style {
	STYLE_PLAIN,
	STYLE_TITLE,
	STYLE_SUBTITLE,
	STYLE_SENTENCE,
	STYLE_SECTION, /* heading of a block */
	STYLE_HEADER,  /* of a table */
	STYLE_TEXT,    /* cells of a table from here on */
	STYLE_NAME,    /* beside figures: in the middle of a high row */
	STYLE_LABEL,   /* one line, smaller if it must be */
	STYLE_CENTER,
	STYLE_INTEGER,
	STYLE_DECIMAL,
	STYLE_HUNDREDTHS,
	STYLE_PERCENT,
	STYLE_TOP_INTEGER, /* beside texts of several lines */
	STYLE_TOP_NUMBER,  /* a number that counts nothing */
	STYLE_TOP_DECIMAL,
	STYLE_CHANGE, /* with its sign */
	STYLE_CHANGE_DECIMAL,
	STYLE_POINTS, /* a change of a percentage */
	STYLE_MOMENT,
	STYLE_DAY,
	STYLE_LINK,
	STYLE_YES,
	STYLE_NO,
	STYLE_RENDAH, /* in the order of enum priority */
	STYLE_SEDANG,
	STYLE_TINGGI,
	STYLE_KRITIS,
	STYLE_TOTAL,
	STYLE_TOTAL_INTEGER,
	STYLE_TOTAL_DECIMAL,
	STYLE_TOTAL_HUNDREDTHS,
	STYLE_TOTAL_PERCENT,
	STYLE_GOOD,
	STYLE_BAD,
	STYLE_BIG,  /* the figure that a sheet is about */
	STYLE_NOTE, /* small and grey */
	STYLE_NOTE_INTEGER,
	STYLE_SIGN,
	STYLE_SIGN_NAME,
	STYLE_COUNT,
};

/* One workbook being written, and what it is written from. */
struct workbook {
	lxw_workbook *file;
	lxw_format *styles[STYLE_COUNT];
	struct db *db;
	const struct settings *settings;
	const char *period;
	gint64 now;
	struct month *month; /* NULL in workbooks of another kind; so are the next ones */
	struct calendar *calendar;
	struct figures *figures; /* of the month */
	struct trend *trend;	 /* and those before it */
	struct figures_tables *tables;
	gpointer data;	   /* what else its sheets are filled from */
	lxw_error failure; /* the first one */
};

void workbook_add_styles(struct workbook *workbook);

/* A4 landscape, one page wide, organisation, title and page numbers at the foot. */
void workbook_page_setup(struct workbook *workbook, lxw_worksheet *sheet, const char *title);

/* Text as a cell may hold it: valid UTF-8, no control characters, at most 32767 UTF-16 units (the
 * rest is cut and marked "…"), trimmed. The caller frees it. */
char *workbook_clean(const char *text);

/* Lines that a text takes in a column `width` characters wide, about; the height for so many in
 * points. Said outright, because not every program fits rows to their text. */
int workbook_lines(const char *text, double width);
double workbook_height(int lines);

/* Cells in row order. Text is cleaned and never a formula; a time of 0 shows –. */
void cell_text(struct workbook *workbook, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t col,
	enum style style, const char *text);
void cell_number(struct workbook *workbook, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t col,
	enum style style, double number);
void cell_moment(
	struct workbook *workbook, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t col, gint64 at);
/* `iso` is "2026-11-24"; anything else is written as text. */
void cell_day(struct workbook *workbook, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t col,
	const char *iso);
/* The number of a ticket; where there is a page, a link to it. As a formula: a sheet holds 65,530
 * links of the other kind, all in memory until it is closed. */
void cell_ticket(struct workbook *workbook, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t col,
	const char *number);
/* A live formula with the value it has now; the second form for a text value. */
void cell_formula(struct workbook *workbook, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t col,
	enum style style, const char *formula, double value);
void cell_sign(struct workbook *workbook, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t col,
	const char *const parts[3]); /* see plan_sign() */
void cell_formula_text(struct workbook *workbook, lxw_worksheet *sheet, lxw_row_t row,
	lxw_col_t col, enum style style, const char *formula, const char *value);

/* "=IF(C5=0,"–",B5/C5)" with its value: a division by nothing shows –. */
struct ratio {
	const char *part, *whole; /* cells or expressions */
	double part_value, whole_value;
};

/* A planned sheet: cells in any order. */
struct plan;
struct plan *plan_new(void);
void plan_height(struct plan *plan, int row, double height); /* points */
void plan_text(struct plan *plan, int row, int col, int last_col, enum style style,
	const char *text); /* merged up to last_col if that is more than col */
void plan_number(struct plan *plan, int row, int col, enum style style, double number);
void plan_formula(
	struct plan *plan, int row, int col, enum style style, const char *formula, double value);
void plan_formula_text(struct plan *plan, int row, int col, int last_col, enum style style,
	const char *formula, const char *value);
void plan_ratio(struct plan *plan, int row, int col, enum style style, const struct ratio *ratio);
/* Lines in one cell of the style STYLE_SIGN, with a name among them as STYLE_SIGN_NAME has it. */
void plan_sign(struct plan *plan, int row, int col, int last_col, const char *before,
	const char *name, const char *after);
/* Writes all cells and frees the plan. */
void plan_write(struct plan *plan, struct workbook *workbook, lxw_worksheet *sheet);

/* "B7"; "B7:B12". The caller frees it. */
char *cell_name(int row, int col);
char *range_name(int first_row, int first_col, int last_row, int last_col);

/* The sheets of the monthly workbook. Ringkasan refers to the rows that Tiket fills. */
#define TICKETS_FIRST_ROW 4
/* "Tiket!$B$5:$B$70": the cells of a column of the sheet Tiket. The caller frees it. */
char *workbook_tickets_column(const struct workbook *workbook, int col);
enum ticket_column {
	COLUMN_NUMBER,
	COLUMN_OPENED,
	COLUMN_OFFICE,
	COLUMN_REQUESTER,
	COLUMN_SUBJECT,
	COLUMN_SERVICE,
	COLUMN_SECTION,
	COLUMN_TECHNICIAN,
	COLUMN_PRIORITY,
	COLUMN_STATUS,
	COLUMN_DUE,
	COLUMN_ACCEPTED,
	COLUMN_REPORTED,
	COLUMN_CLOSED,
	COLUMN_ON_TIME,
	COLUMN_LETTER,
	COLUMN_LETTER_DATE,
	COLUMN_RESULT,
	TICKET_COLUMNS,
};
void workbook_add_summary(struct workbook *workbook, lxw_worksheet *sheet);
void workbook_add_tickets(struct workbook *workbook, lxw_worksheet *sheet);
void workbook_add_offices(struct workbook *workbook, lxw_worksheet *sheet);
void workbook_add_services(struct workbook *workbook, lxw_worksheet *sheet);
void workbook_add_technicians(struct workbook *workbook, lxw_worksheet *sheet);
void workbook_add_sla(struct workbook *workbook, lxw_worksheet *sheet);
void workbook_add_satisfaction(struct workbook *workbook, lxw_worksheet *sheet);
void workbook_add_backlog(struct workbook *workbook, lxw_worksheet *sheet);
void workbook_add_incidents(struct workbook *workbook, lxw_worksheet *sheet);
void workbook_add_agenda(struct workbook *workbook, lxw_worksheet *sheet);
void workbook_add_corrections(struct workbook *workbook, lxw_worksheet *sheet);
void workbook_add_notes(struct workbook *workbook, lxw_worksheet *sheet);

#endif
