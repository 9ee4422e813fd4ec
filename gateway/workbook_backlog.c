/* The sheet Tunggakan: what was open at the month's end, and whom it waits for. */
#include "gateway/workbook_grid.h"
#include "desk/backlog.h"
#include "desk/texts.h"
#include "desk/words.h"

enum {
	NUMBER,
	SUBJECT,
	OFFICE,
	SERVICE,
	OWNER,
	RECEIVED,
	AGE,
	DUE,
	LATE,
	WAIT,
	SINCE,
	STATE,
	COLUMNS,
};

static const struct grid_column columns[COLUMNS] = {
	[NUMBER] = { N_("Nomor tiket"), 18, STYLE_LINK },
	[SUBJECT] = { N_("Perihal"), 30, STYLE_TEXT },
	[OFFICE] = { N_("OPD"), 20, STYLE_TEXT },
	[SERVICE] = { N_("Layanan"), 19, STYLE_TEXT },
	[OWNER] = { N_("Pemegang"), 17, STYLE_TEXT },
	[RECEIVED] = { N_("Diterima"), 17, STYLE_MOMENT },
	[AGE] = { N_("Umur (hari)"), 8, STYLE_TOP_INTEGER },
	[DUE] = { N_("Target selesai"), 17, STYLE_MOMENT },
	[LATE] = { N_("Lewat target"), 8, STYLE_CENTER },
	[WAIT] = { N_("Menunggu siapa"), 21, STYLE_TEXT },
	[SINCE] = { N_("Sejak"), 17, STYLE_MOMENT },
	[STATE] = { N_("Keadaan"), 16, STYLE_CENTER },
};

enum { SUMMARY_COLUMNS = 2 };
static const struct grid_column summary_columns[SUMMARY_COLUMNS] = {
	{ N_("Tiket"), 18, .style = STYLE_INTEGER },
	{ N_("Menunggu siapa"), 30, .style = STYLE_LABEL },
};

/* The counts stand above the rows they count: both live formulas and their values come first. */
static int write_summary(
	struct workbook *workbook, lxw_worksheet *sheet, int row, int first, int last)
{
	gint64 counts[WAIT_COUNT], sum = 0;
	int begin = row + 2;
	g_autofree char *area = range_name(first, WAIT, last, WAIT);
	backlog_counts(workbook->month, counts);
	cell_text(workbook, sheet, row, 0, STYLE_SECTION, _("Ringkasan menurut yang ditunggu"));
	for (int i = 0; i < SUMMARY_COLUMNS; i++)
		cell_text(workbook, sheet, row + 1, i, STYLE_HEADER, _(summary_columns[i].title));
	for (int i = 0; i < WAIT_COUNT; i++) {
		const char *label = backlog_wait_label(i);
		g_autofree char *formula = g_strdup_printf("=COUNTIF(%s,\"%s\")", area, label);
		cell_formula(workbook, sheet, begin + i, 0, STYLE_INTEGER, formula, counts[i]);
		cell_text(workbook, sheet, begin + i, 1, STYLE_LABEL, label);
		sum += counts[i];
	}
	g_autofree char *all = range_name(begin, 0, begin + WAIT_COUNT - 1, 0);
	g_autofree char *formula = g_strdup_printf("=SUM(%s)", all);
	cell_formula(workbook, sheet, begin + WAIT_COUNT, 0, STYLE_TOTAL_INTEGER, formula, sum);
	cell_text(workbook, sheet, begin + WAIT_COUNT, 1, STYLE_TOTAL, _("Jumlah"));
	return begin + WAIT_COUNT + 2;
}

/* "dikerjakan"; of a ticket that was closed since the month ended "selesai 2 Des 2026". */
static char *state_of(const struct workbook *workbook, const struct backlog_row *row)
{
	const struct settings *settings = workbook->settings;
	const char *word = status_word(row->ticket->status);
	if (row->wait != WAIT_NOBODY)
		return g_strdup(word);
	g_autofree char *at = words_time_short(row->since, settings->timezone, settings->language);
	return g_strdup_printf("%s %s", word, at);
}

static void write_ticket(
	struct workbook *workbook, struct grid *grid, const struct backlog_row *row)
{
	const struct ticket *t = row->ticket;
	g_autofree char *state = state_of(workbook, row);
	gboolean late = ticket_is_late(t, workbook->now);
	grid_ticket(grid, t->number);
	grid_text(grid, ticket_is_confidential(t) ? _("(rahasia)") : t->subject);
	grid_text(grid, t->office);
	grid_text(grid, t->service);
	grid_text(grid, *t->assignee_name ? t->assignee_name : "–");
	grid_moment(grid, t->opened_at);
	grid_number(grid, (month_end(workbook->month) - t->opened_at) / 86400);
	grid_moment(grid, t->due);
	grid_styled(grid, late ? STYLE_NO : STYLE_YES, late ? _("ya") : _("tidak"));
	grid_text(grid, backlog_wait_label(row->wait));
	grid_moment(grid, row->since);
	grid_text(grid, state);
	grid_end_row(grid);
}

static int write_tickets(struct workbook *workbook, lxw_worksheet *sheet, int row)
{
	struct backlog_row one;
	struct grid *grid = grid_begin(workbook, sheet, row, NULL, columns, COLUMNS, TRUE);
	g_autoptr(query_auto) query = backlog_rows(workbook->month);
	for (; backlog_next(query, &one); backlog_row_clear(&one))
		write_ticket(workbook, grid, &one);
	return grid_end(grid, _("Tidak ada tiket yang terbuka pada akhir bulan ini."));
}

void workbook_add_backlog(struct workbook *workbook, lxw_worksheet *sheet)
{
	const struct settings *settings = workbook->settings;
	gint64 open = month_count(workbook->month, MONTH_OPEN_AT_END);
	g_autofree char *month = words_month(workbook->period, settings->language);
	g_autofree char *time =
		words_time_short(workbook->now, settings->timezone, settings->language);
	g_autofree char *subtitle = g_strdup_printf(
		_("Terbuka pada akhir %s · yang ditunggu menurut keadaan %s"), month, time);
	int row = sheet_begin(workbook, sheet, _("Tunggakan"), subtitle, columns, COLUMNS);
	/* Behind the summary, a blank row, and the head of the tickets. */
	int first = row + 2 + WAIT_COUNT + 2 + 1;
	row = write_summary(workbook, sheet, row, first, first + MAX(open, 1) - 1);
	row = write_tickets(workbook, sheet, row);
	sheet_end(sheet, row - 1, COLUMNS - 1);
}
