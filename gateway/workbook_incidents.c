/* The sheet Insiden: disturbances of many offices that were declared in the month. */
#include "gateway/workbook_grid.h"
#include "desk/incident_record.h"
#include "desk/texts.h"
#include "desk/words.h"

enum { COLUMNS = 12 };

static const struct grid_column columns[COLUMNS] = {
	{ N_("Tiket utama"), 18, .style = STYLE_LINK },
	{ N_("Gangguan"), 28, .style = STYLE_TEXT },
	{ N_("Layanan"), 19, .style = STYLE_TEXT },
	{ N_("Dinyatakan"), 17, .style = STYLE_MOMENT },
	{ N_("Berakhir"), 17, .style = STYLE_MOMENT },
	{ N_("Lama (jam kerja)"), 10, .style = STYLE_TOP_DECIMAL },
	{ N_("Tiket"), 8, .style = STYLE_TOP_INTEGER, .total = TOTAL_SUM },
	{ N_("OPD"), 8, .style = STYLE_TOP_INTEGER },
	{ N_("OPD yang terkena"), 30, .style = STYLE_TEXT },
	{ N_("Teknisi"), 17, .style = STYLE_TEXT },
	{ N_("Keadaan"), 13, .style = STYLE_CENTER },
	{ N_("Hasil"), 38, .style = STYLE_TEXT },
};

static const char *result_of(const struct incident_record *one)
{
	enum status status = one->ticket->status;
	if (*one->result)
		return one->result;
	if (ticket_is_confidential(one->ticket))
		return _("(rahasia)");
	return status_is_open(status) ? _("belum disetujui") : "–";
}

static void write_incident(
	struct workbook *workbook, struct grid *grid, const struct incident_record *one)
{
	const struct ticket *t = one->ticket;
	gint64 until = one->ended_at ? one->ended_at : workbook->now;
	grid_ticket(grid, t->number);
	grid_text(grid, ticket_is_confidential(t) ? _("(rahasia)") : t->subject);
	grid_text(grid, t->service);
	grid_moment(grid, one->declared_at);
	if (one->ended_at)
		grid_moment(grid, one->ended_at);
	else
		grid_styled(grid, STYLE_NO, _("berlangsung"));
	grid_number(grid,
		calendar_working_seconds(workbook->calendar, one->declared_at, until) / 3600.0);
	grid_number(grid, one->tickets);
	grid_number(grid, one->offices);
	grid_text(grid, one->office_names);
	grid_text(grid, *t->assignee_name ? t->assignee_name : "–");
	grid_text(grid, status_word(t->status));
	grid_text(grid, result_of(one));
	grid_end_row(grid);
}

void workbook_add_incidents(struct workbook *workbook, lxw_worksheet *sheet)
{
	struct incident_record one;
	g_autofree char *month = words_month(workbook->period, workbook->settings->language);
	g_autofree char *subtitle =
		g_strdup_printf(_("Gangguan banyak OPD yang dinyatakan pada %s"), month);
	int row = sheet_begin(workbook, sheet, _("Insiden"), subtitle, columns, COLUMNS);
	struct grid *grid = grid_begin(workbook, sheet, row, NULL, columns, COLUMNS, TRUE);
	g_autoptr(query_auto) query = incident_records(workbook->month);
	while (incident_record_next(workbook->month, query, &one)) {
		write_incident(workbook, grid, &one);
		incident_record_clear(&one);
	}
	row = grid_end(grid, _("Tidak ada insiden yang dinyatakan pada bulan ini."));
	sheet_end(sheet, row - 1, COLUMNS - 1);
}
