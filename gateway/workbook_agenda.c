/* The sheet Buku Agenda: the register of the letters that were received in the month. */
#include "gateway/workbook_grid.h"
#include "desk/agenda.h"
#include "desk/texts.h"
#include "desk/words.h"

#include <string.h>

enum { COLUMNS = 8 };

static const struct grid_column columns[COLUMNS] = {
	{ N_("Nomor agenda"), 9, .style = STYLE_TOP_NUMBER },
	{ N_("Diterima"), 17, .style = STYLE_MOMENT },
	{ N_("Nomor surat"), 19, .style = STYLE_TEXT },
	{ N_("Tanggal surat"), 13, .style = STYLE_DAY },
	{ N_("Dari"), 28, .style = STYLE_TEXT },
	{ N_("Perihal"), 36, .style = STYLE_TEXT },
	{ N_("Nomor tiket"), 18, .style = STYLE_LINK },
	{ N_("Disposisi"), 48, .style = STYLE_TEXT },
};

/* "Dinas Kesehatan", and below it who wrote, unless that is the office itself. */
static char *sender_of(const struct ticket *t)
{
	const char *who = *t->requester_name ? t->requester_name : t->requester;
	return strcmp(who, t->office) == 0 ? g_strdup(who)
					   : g_strdup_printf("%s\n%s", t->office, who);
}

/* What became of it that is no work. */
static void add_end(GString *text, const struct ticket *t)
{
	if (t->status == STATUS_DIGABUNG && *t->merged_number)
		g_string_append_printf(text, _("\nDigabung dengan %s"), t->merged_number);
	else if (t->status == STATUS_DITOLAK)
		g_string_append(text, _("\nDitolak"));
	else if (t->status == STATUS_DIBATALKAN)
		g_string_append(text, _("\nDibatalkan pemohon"));
}

static char *disposition_of(const struct agenda_row *row)
{
	const struct ticket *t = row->ticket;
	GString *text = g_string_new(NULL);
	g_string_append_printf(text, _("Seksi %s: %s"), t->section,
		*t->assignee_name ? t->assignee_name : _("(belum ada teknisi)"));
	if (*row->orders)
		g_string_append_printf(
			text, "\n%s", ticket_is_confidential(t) ? _("(rahasia)") : row->orders);
	add_end(text, t);
	return g_string_free(text, FALSE);
}

static void write_letter(struct grid *grid, const struct agenda_row *row)
{
	const struct ticket *t = row->ticket;
	g_autofree char *sender = sender_of(t);
	g_autofree char *disposition = disposition_of(row);
	grid_number(grid, t->seq);
	grid_moment(grid, t->opened_at);
	grid_text(grid, *t->letter_number ? t->letter_number : "–");
	grid_day(grid, t->letter_date);
	grid_text(grid, sender);
	grid_text(grid, ticket_is_confidential(t) ? _("(rahasia)") : t->subject);
	grid_ticket(grid, t->number);
	grid_text(grid, disposition);
	grid_end_row(grid);
}

void workbook_add_agenda(struct workbook *workbook, lxw_worksheet *sheet)
{
	struct agenda_row one;
	g_autofree char *month = words_month(workbook->period, workbook->settings->language);
	g_autofree char *subtitle = g_strdup_printf(
		_("Surat dan permohonan yang diterima pada %s, menurut nomor urut tahun ini"),
		month);
	int row = sheet_begin(workbook, sheet, _("Buku Agenda"), subtitle, columns, COLUMNS);
	struct grid *grid = grid_begin(workbook, sheet, row, NULL, columns, COLUMNS, TRUE);
	struct agenda *agenda = agenda_begin(workbook->month);
	for (; agenda_next(agenda, &one); agenda_row_clear(&one))
		write_letter(grid, &one);
	agenda_end(agenda);
	row = grid_end(grid, _("Tidak ada surat yang diterima pada bulan ini."));
	/* A letter number such as 005/1234 is text on purpose. */
	worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:H1048576");
	sheet_end(sheet, row - 1, COLUMNS - 1);
}
