/* The sheet Tiket: every ticket received in the month, oldest first. */
#include "gateway/workbook_sheet.h"
#include "desk/texts.h"
#include "desk/words.h"

#include <string.h>

enum { HEADER_ROW = TICKETS_FIRST_ROW - 1, COUNT_ROW = 1 };

static const struct {
	const char *title;
	double width;
} columns[TICKET_COLUMNS] = {
	[COLUMN_NUMBER] = { N_("Nomor tiket"), 18 },
	[COLUMN_OPENED] = { N_("Diterima"), 17 },
	[COLUMN_OFFICE] = { N_("OPD"), 20 },
	[COLUMN_REQUESTER] = { N_("Pemohon"), 17 },
	[COLUMN_SUBJECT] = { N_("Perihal"), 30 },
	[COLUMN_SERVICE] = { N_("Layanan"), 20 },
	[COLUMN_SECTION] = { N_("Seksi"), 12 },
	[COLUMN_TECHNICIAN] = { N_("Teknisi"), 17 },
	[COLUMN_PRIORITY] = { N_("Prioritas"), 10 },
	[COLUMN_STATUS] = { N_("Status"), 13 },
	[COLUMN_DUE] = { N_("Target selesai"), 17 },
	[COLUMN_ACCEPTED] = { N_("Diterima teknisi"), 17 },
	[COLUMN_REPORTED] = { N_("Dilaporkan"), 17 },
	[COLUMN_CLOSED] = { N_("Ditutup"), 17 },
	[COLUMN_ON_TIME] = { N_("Tepat waktu"), 8.5 },
	[COLUMN_LETTER] = { N_("Nomor surat"), 18 },
	[COLUMN_LETTER_DATE] = { N_("Tanggal surat"), 12 },
	[COLUMN_RESULT] = { N_("Hasil"), 46 },
};

static int last_row(const struct workbook *workbook)
{
	return TICKETS_FIRST_ROW + MAX((int)workbook->tickets->len, 1) - 1;
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

static void write_words(struct workbook *workbook, lxw_worksheet *sheet, int row,
	const struct ticket *ticket)
{
	const struct {
		enum ticket_column column;
		const char *text;
	} words[] = {
		{ COLUMN_OFFICE, ticket->office },
		{ COLUMN_REQUESTER,
			*ticket->requester_name ? ticket->requester_name : ticket->requester },
		{ COLUMN_SUBJECT,
			ticket_is_confidential(ticket) ? _("(rahasia)") : ticket->subject },
		{ COLUMN_SERVICE, ticket->service },
		{ COLUMN_SECTION, ticket->section },
		{ COLUMN_TECHNICIAN, *ticket->assignee_name ? ticket->assignee_name : "–" },
	};
	for (guint i = 0; i < G_N_ELEMENTS(words); i++)
		cell_text(workbook, sheet, row, words[i].column, STYLE_TEXT, words[i].text);
	cell_text(workbook, sheet, row, COLUMN_PRIORITY, STYLE_RENDAH + ticket->priority,
		priority_word(ticket->priority));
	cell_text(workbook, sheet, row, COLUMN_STATUS, STYLE_CENTER, status_word(ticket->status));
}

static void write_times(struct workbook *workbook, lxw_worksheet *sheet, int row,
	const struct ticket *ticket)
{
	const char *timely = on_time(ticket, workbook->now);
	enum style style = strcmp(timely, _("tidak")) == 0 ? STYLE_NO : STYLE_YES;
	cell_moment(workbook, sheet, row, COLUMN_DUE, ticket->due);
	cell_moment(workbook, sheet, row, COLUMN_ACCEPTED, ticket->accepted_at);
	cell_moment(workbook, sheet, row, COLUMN_REPORTED, ticket->reported_at);
	cell_moment(workbook, sheet, row, COLUMN_CLOSED, ticket->closed_at);
	cell_text(workbook, sheet, row, COLUMN_ON_TIME, style, timely);
}

/* High enough for every text, but a very long report must not fill whole pages. */
static void set_height(lxw_worksheet *sheet, int row, const struct ticket *ticket,
	const char *result)
{
	enum { MAX_LINES = 10 };
	const struct {
		enum ticket_column column;
		const char *text;
	} texts[] = {
		{ COLUMN_OFFICE, ticket->office },
		{ COLUMN_REQUESTER, ticket->requester_name },
		{ COLUMN_SUBJECT, ticket_is_confidential(ticket) ? "" : ticket->subject },
		{ COLUMN_SERVICE, ticket->service },
		{ COLUMN_TECHNICIAN, ticket->assignee_name },
		{ COLUMN_LETTER, ticket->letter_number },
		{ COLUMN_RESULT, result },
	};
	int lines = 1;
	for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
		lines = MAX(lines,
			workbook_lines(texts[i].text, columns[texts[i].column].width));
	worksheet_set_row(sheet, row, workbook_height(MIN(lines, MAX_LINES)), NULL);
}

static void write_ticket(struct workbook *workbook, lxw_worksheet *sheet, int row,
	const struct ticket *ticket)
{
	const char *base = workbook->settings->web_base_url;
	g_autofree char *url = base ? g_strdup_printf("%s/tiket/%s", base, ticket->number) : NULL;
	g_autofree char *result = result_of(workbook, ticket);
	set_height(sheet, row, ticket, result);
	if (url)
		cell_link(workbook, sheet, row, COLUMN_NUMBER, url, ticket->number);
	else
		cell_text(workbook, sheet, row, COLUMN_NUMBER, STYLE_TEXT, ticket->number);
	cell_moment(workbook, sheet, row, COLUMN_OPENED, ticket->opened_at);
	write_words(workbook, sheet, row, ticket);
	write_times(workbook, sheet, row, ticket);
	cell_text(workbook, sheet, row, COLUMN_LETTER, STYLE_TEXT,
		*ticket->letter_number ? ticket->letter_number : "–");
	cell_day(workbook, sheet, row, COLUMN_LETTER_DATE, ticket->letter_date);
	cell_text(workbook, sheet, row, COLUMN_RESULT, STYLE_TEXT, result);
}

static int count_where(struct workbook *workbook, int column, const char *word)
{
	int count = 0;
	for (guint i = 0; i < workbook->tickets->len; i++) {
		const struct ticket *ticket = workbook->tickets->pdata[i];
		const char *text = column == COLUMN_STATUS ? status_word(ticket->status) :
							     on_time(ticket, workbook->now);
		count += strcmp(text, word) == 0;
	}
	return count;
}

/* Above the header: how many rows the filter shows, and how many of all are done and in time. */
static void write_counts(struct workbook *workbook, lxw_worksheet *sheet)
{
	const struct {
		const char *label, *word;
		int column;
	} counts[] = {
		{ _("selesai"), status_word(STATUS_SELESAI), COLUMN_STATUS },
		{ _("tepat waktu"), _("ya"), COLUMN_ON_TIME },
		{ _("terlambat"), _("tidak"), COLUMN_ON_TIME },
	};
	g_autofree char *shown = range_name(
		TICKETS_FIRST_ROW, COLUMN_OPENED, last_row(workbook), COLUMN_OPENED);
	g_autofree char *subtotal = g_strdup_printf("=SUBTOTAL(102,%s)", shown);
	cell_text(workbook, sheet, COUNT_ROW, 1, STYLE_NOTE, _("tiket yang tampil"));
	cell_formula(workbook, sheet, COUNT_ROW, 2, STYLE_NOTE_INTEGER, subtotal,
		workbook->tickets->len);
	for (guint i = 0; i < G_N_ELEMENTS(counts); i++) {
		g_autofree char *range = range_name(TICKETS_FIRST_ROW, counts[i].column,
			last_row(workbook), counts[i].column);
		g_autofree char *formula =
			g_strdup_printf("=COUNTIF(%s,\"%s\")", range, counts[i].word);
		cell_text(workbook, sheet, COUNT_ROW, 3 + 2 * i, STYLE_NOTE, counts[i].label);
		cell_formula(workbook, sheet, COUNT_ROW, 4 + 2 * i, STYLE_NOTE_INTEGER, formula,
			count_where(workbook, counts[i].column, counts[i].word));
	}
}

static void set_up(struct workbook *workbook, lxw_worksheet *sheet)
{
	workbook_page_setup(workbook, sheet, _("Tiket"));
	for (int i = 0; i < TICKET_COLUMNS; i++)
		worksheet_set_column(sheet, i, i, columns[i].width, NULL);
	worksheet_freeze_panes(sheet, TICKETS_FIRST_ROW, 1);
	worksheet_repeat_rows(sheet, HEADER_ROW, HEADER_ROW);
	/* One page wide would be too small to read: two, with the number on both. */
	worksheet_fit_to_pages(sheet, 2, 0);
	worksheet_repeat_columns(sheet, 0, 0);
	worksheet_autofilter(sheet, HEADER_ROW, 0, last_row(workbook), TICKET_COLUMNS - 1);
	worksheet_print_area(sheet, 0, 0, last_row(workbook), TICKET_COLUMNS - 1);
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
	worksheet_set_row(sheet, HEADER_ROW, 30, NULL);
	for (int i = 0; i < TICKET_COLUMNS; i++)
		cell_text(workbook, sheet, HEADER_ROW, i, STYLE_HEADER, _(columns[i].title));
	if (workbook->tickets->len == 0)
		cell_text(workbook, sheet, TICKETS_FIRST_ROW, COLUMN_OFFICE, STYLE_SUBTITLE,
			_("Tidak ada tiket yang diterima pada bulan ini."));
	for (guint i = 0; i < workbook->tickets->len; i++)
		write_ticket(workbook, sheet, TICKETS_FIRST_ROW + i,
			workbook->tickets->pdata[workbook->tickets->len - 1 - i]);
}
