/* The sheet Tiket: every ticket received in the month, oldest first. */
#include "gateway/workbook_grid.h"
#include "desk/texts.h"
#include "desk/words.h"

#include <string.h>

enum { HEADER_ROW = TICKETS_FIRST_ROW - 1, COUNT_ROW = 1 };

static const struct grid_column columns[TICKET_COLUMNS] = {
	[COLUMN_NUMBER] = { N_("Nomor tiket"), 18, STYLE_LINK },
	[COLUMN_OPENED] = { N_("Diterima"), 17, STYLE_MOMENT },
	[COLUMN_OFFICE] = { N_("OPD"), 20, STYLE_TEXT },
	[COLUMN_REQUESTER] = { N_("Pemohon"), 17, STYLE_TEXT },
	[COLUMN_SUBJECT] = { N_("Perihal"), 30, STYLE_TEXT },
	[COLUMN_SERVICE] = { N_("Layanan"), 20, STYLE_TEXT },
	[COLUMN_SECTION] = { N_("Seksi"), 12, STYLE_TEXT },
	[COLUMN_TECHNICIAN] = { N_("Teknisi"), 17, STYLE_TEXT },
	[COLUMN_PRIORITY] = { N_("Prioritas"), 10, STYLE_CENTER },
	[COLUMN_STATUS] = { N_("Status"), 13, STYLE_CENTER },
	[COLUMN_DUE] = { N_("Target selesai"), 17, STYLE_MOMENT },
	[COLUMN_ACCEPTED] = { N_("Diterima teknisi"), 17, STYLE_MOMENT },
	[COLUMN_REPORTED] = { N_("Dilaporkan"), 17, STYLE_MOMENT },
	[COLUMN_CLOSED] = { N_("Ditutup"), 17, STYLE_MOMENT },
	[COLUMN_ON_TIME] = { N_("Tepat waktu"), 8.5, STYLE_CENTER },
	[COLUMN_LETTER] = { N_("Nomor surat"), 18, STYLE_TEXT },
	[COLUMN_LETTER_DATE] = { N_("Tanggal surat"), 12, STYLE_DAY },
	[COLUMN_RESULT] = { N_("Hasil"), 46, STYLE_TEXT },
};

static int last_row(const struct workbook *workbook)
{
	return TICKETS_FIRST_ROW + MAX((int)workbook->figures->received, 1) - 1;
}

char *workbook_tickets_column(const struct workbook *workbook, int col)
{
	char range[LXW_MAX_CELL_RANGE_LENGTH];
	lxw_rowcol_to_range_abs(range, TICKETS_FIRST_ROW, col, last_row(workbook), col);
	return g_strdup_printf("%s!%s", _("Tiket"), range);
}

/* Rejected, cancelled or merged: nothing was to be reported. */
static gboolean ended_without_work(const struct ticket *ticket)
{
	return !status_is_open(ticket->status) && ticket->status != STATUS_SELESAI;
}

/* Of tickets that were reported the report counts; an open one past its target is late already. */
static const char *on_time(const struct ticket *ticket, gint64 now)
{
	if (ended_without_work(ticket))
		return "–";
	if (ticket_is_late(ticket, now))
		return _("tidak");
	return ticket->reported_at ? _("ya") : "–";
}

/* What was done, once the leader has approved it. The caller frees it. */
static char *result_of(struct workbook *workbook, const struct ticket *ticket)
{
	if (ended_without_work(ticket))
		return g_strdup("–");
	if (!ticket_report_is_public(ticket))
		return g_strdup(_("belum disetujui"));
	if (ticket_is_confidential(ticket))
		return g_strdup(_("(rahasia)"));
	struct event *event = event_load(workbook->db, ticket->report_event);
	char *text = g_strdup(event ? event->text : "");
	event_free(event);
	return text;
}

static void write_ticket(struct workbook *workbook, struct grid *grid, const struct ticket *t)
{
	g_autofree char *result = result_of(workbook, t);
	const char *timely = on_time(t, workbook->now);
	grid_ticket(grid, t->number);
	grid_moment(grid, t->opened_at);
	grid_text(grid, t->office);
	grid_text(grid, *t->requester_name ? t->requester_name : t->requester);
	grid_text(grid, ticket_is_confidential(t) ? _("(rahasia)") : t->subject);
	grid_text(grid, t->service);
	grid_text(grid, t->section);
	grid_text(grid, *t->assignee_name ? t->assignee_name : "–");
	grid_styled(grid, STYLE_RENDAH + t->priority, priority_word(t->priority));
	grid_text(grid, status_word(t->status));
	grid_moment(grid, t->due);
	grid_moment(grid, t->accepted_at);
	grid_moment(grid, t->reported_at);
	grid_moment(grid, t->closed_at);
	grid_styled(grid, strcmp(timely, _("tidak")) == 0 ? STYLE_NO : STYLE_YES, timely);
	grid_text(grid, *t->letter_number ? t->letter_number : "–");
	grid_day(grid, t->letter_date);
	grid_text(grid, result);
	grid_end_row(grid);
}

/* Above the head: how many rows the filter shows, and how many of all are done. */
static void write_counts(struct workbook *workbook, lxw_worksheet *sheet)
{
	int last = last_row(workbook);
	g_autofree char *shown = range_name(TICKETS_FIRST_ROW, COLUMN_OPENED, last, COLUMN_OPENED);
	g_autofree char *states = range_name(TICKETS_FIRST_ROW, COLUMN_STATUS, last, COLUMN_STATUS);
	g_autofree char *subtotal = g_strdup_printf("=SUBTOTAL(102,%s)", shown);
	g_autofree char *done =
		g_strdup_printf("=COUNTIF(%s,\"%s\")", states, status_word(STATUS_SELESAI));
	cell_text(workbook, sheet, COUNT_ROW, 1, STYLE_NOTE, _("tiket yang tampil"));
	cell_formula(workbook, sheet, COUNT_ROW, 2, STYLE_NOTE_INTEGER, subtotal,
		workbook->figures->received);
	cell_text(workbook, sheet, COUNT_ROW, 3, STYLE_NOTE, _("selesai, dari semua"));
	cell_formula(
		workbook, sheet, COUNT_ROW, 4, STYLE_NOTE_INTEGER, done, workbook->figures->done);
}

static void set_up(struct workbook *workbook, lxw_worksheet *sheet)
{
	workbook_page_setup(workbook, sheet, _("Tiket"));
	for (int i = 0; i < TICKET_COLUMNS; i++)
		worksheet_set_column(sheet, i, i, columns[i].width, NULL);
	/* One page wide would be too small to read: two, with the number on both. */
	worksheet_fit_to_pages(sheet, 2, 0);
	worksheet_repeat_columns(sheet, 0, 0);
	/* A letter number such as 005/1234 is text on purpose. */
	worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:R1048576");
}

void workbook_add_tickets(struct workbook *workbook, lxw_worksheet *sheet)
{
	g_autofree char *month = words_month(workbook->period, workbook->settings->language);
	g_autofree char *title = g_strdup_printf(_("Tiket yang diterima pada %s"), month);
	set_up(workbook, sheet);
	worksheet_set_row(sheet, 0, 26, NULL);
	/* Not in the first column: that is repeated on every page. */
	cell_text(workbook, sheet, 0, 1, STYLE_TITLE, title);
	write_counts(workbook, sheet);
	struct grid *grid =
		grid_begin(workbook, sheet, HEADER_ROW, NULL, columns, TICKET_COLUMNS, TRUE);
	g_autoptr(query_auto) rows = month_tickets(workbook->month, MONTH_RECEIVED);
	for (struct ticket *t; (t = ticket_next(rows)); ticket_free(t))
		write_ticket(workbook, grid, t);
	int end = grid_end(grid, _("Tidak ada tiket yang diterima pada bulan ini."));
	sheet_end(sheet, end - 1, TICKET_COLUMNS - 1);
}
