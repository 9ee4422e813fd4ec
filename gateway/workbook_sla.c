/* The sheet SLA: target times met, by priority, and each one that was missed, with its reason. */
#include "gateway/workbook_grid.h"
#include "desk/sla.h"
#include "desk/texts.h"
#include "desk/words.h"

enum { BREACH_COLUMNS = 10, TARGET_COLUMNS = 9 };

static const struct grid_column breach_columns[BREACH_COLUMNS] = {
	{ N_("Nomor tiket"), 18, .style = STYLE_LINK },
	{ N_("OPD"), 22, .style = STYLE_TEXT },
	{ N_("Layanan"), 20, .style = STYLE_TEXT },
	{ N_("Teknisi"), 17, .style = STYLE_TEXT },
	{ N_("Prioritas"), 17, .style = STYLE_CENTER },
	{ N_("Jenis"), 14, .style = STYLE_CENTER },
	{ N_("Target"), 17, .style = STYLE_MOMENT },
	{ N_("Tercapai"), 17, .style = STYLE_MOMENT },
	{ N_("Lewat target (jam kerja)"), 14, .style = STYLE_TOP_DECIMAL },
	{ N_("Sebab menurut riwayat"), 48, .style = STYLE_TEXT },
};

/* In the first columns of the other table, so their widths are the same. */
static const struct grid_column target_columns[TARGET_COLUMNS] = {
	{ N_("Prioritas"), 18, .style = STYLE_CENTER },
	{ N_("Respons tepat waktu"), 22, .style = STYLE_INTEGER, .total = TOTAL_SUM },
	{ N_("Dari tiket yang divalidasi"), 20, .style = STYLE_INTEGER, .total = TOTAL_SUM },
	{ N_("Respons tepat waktu (%)"), 17, .style = STYLE_PERCENT, .part = 2, .whole = 3 },
	{ N_("Lewat batas, belum divalidasi"), 17, .style = STYLE_INTEGER, .total = TOTAL_SUM },
	{ N_("Selesai tepat waktu"), 14, .style = STYLE_INTEGER, .total = TOTAL_SUM },
	{ N_("Dari tiket yang disetujui"), 17, .style = STYLE_INTEGER, .total = TOTAL_SUM },
	{ N_("Selesai tepat waktu (%)"), 17, .style = STYLE_PERCENT, .part = 6, .whole = 7 },
	{ N_("Lewat target, belum selesai"), 14, .style = STYLE_INTEGER, .total = TOTAL_SUM },
};

static int write_targets(struct workbook *workbook, lxw_worksheet *sheet, int row)
{
	struct sla_row rows[PRIORITY_COUNT];
	sla_rows(workbook->month, rows);
	struct grid *grid = grid_begin(workbook, sheet, row, _("Target waktu per prioritas"),
		target_columns, TARGET_COLUMNS, FALSE);
	for (int i = PRIORITY_COUNT - 1; i >= 0; i--) {
		grid_styled(grid, STYLE_RENDAH + i, priority_word(i));
		for (int kind = 0; kind < SLA_KINDS; kind++) {
			grid_number(grid, rows[i].on_time[kind]);
			grid_number(grid, rows[i].done[kind]);
			grid_number(grid, rows[i].open[kind]);
		}
		grid_end_row(grid);
	}
	return grid_end(grid, "");
}

/* When it was met, and how late. An approval from before approvals were kept says neither. */
static void write_actual(struct grid *grid, const struct sla_breach *breach, gint64 end,
	const struct calendar *calendar)
{
	gint64 until = breach->actual ? breach->actual : end;
	if (breach->actual || !breach->open)
		grid_moment(grid, breach->actual);
	else
		grid_styled(grid, STYLE_NO, _("belum"));
	if (breach->actual || breach->open)
		grid_number(
			grid, calendar_working_seconds(calendar, breach->target, until) / 3600.0);
	else
		grid_styled(grid, STYLE_CENTER, "–");
}

static void write_breach(
	struct workbook *workbook, struct grid *grid, const struct sla_breach *breach)
{
	const struct calendar *calendar = workbook->calendar;
	gint64 end = month_end(workbook->month);
	g_autoptr(ticket_auto) t = month_ticket(workbook->month, breach->ticket_id);
	g_autoptr(GPtrArray) events =
		event_list_until(workbook->db, breach->ticket_id, workbook->month->last_event);
	g_autofree char *reason = sla_reason(breach, t, events, end, calendar, workbook->settings);
	grid_ticket(grid, t->number);
	grid_text(grid, t->office);
	grid_text(grid, t->service);
	grid_text(grid, *t->assignee_name ? t->assignee_name : "–");
	grid_styled(grid, STYLE_RENDAH + t->priority, priority_word(t->priority));
	grid_text(grid, breach->kind == SLA_RESPONSE ? _("respons") : _("penyelesaian"));
	grid_moment(grid, breach->target);
	write_actual(grid, breach, end, calendar);
	grid_text(grid, reason);
	grid_end_row(grid);
}

static int write_breaches(struct workbook *workbook, lxw_worksheet *sheet, int row)
{
	struct sla_breach breach;
	struct grid *grid = grid_begin(workbook, sheet, row, _("Target yang terlewati"),
		breach_columns, BREACH_COLUMNS, TRUE);
	g_autoptr(query_auto) query = sla_breaches(workbook->month);
	while (sla_next(query, &breach))
		write_breach(workbook, grid, &breach);
	return grid_end(grid, _("Tidak ada target yang terlewati pada bulan ini."));
}

static int write_notes(struct workbook *workbook, lxw_worksheet *sheet, int row)
{
	const char *const notes[] = {
		_("Persentase dihitung menurut waktu kejadian: respons pada bulan teknisi "
		  "memvalidasi, penyelesaian pada bulan pimpinan menyetujui."),
		_("Yang lewat target dan masih terbuka pada akhir bulan dihitung terpisah; ia "
		  "masuk persentase pada bulan tiketnya divalidasi atau disetujui."),
		_("Selama menunggu jawaban pemohon, waktu berhenti. Jam lewat target: jam kerja, "
		  "sampai tercapai, atau sampai akhir bulan bila belum."),
	};
	for (guint i = 0; i < G_N_ELEMENTS(notes); i++)
		cell_text(workbook, sheet, row++, 0, STYLE_NOTE, notes[i]);
	return row + 1;
}

void workbook_add_sla(struct workbook *workbook, lxw_worksheet *sheet)
{
	g_autofree char *month = words_month(workbook->period, workbook->settings->language);
	g_autofree char *subtitle = g_strdup_printf(
		_("%s · respons sampai divalidasi teknisi, penyelesaian sampai dilaporkan"), month);
	int row = sheet_begin(workbook, sheet, _("SLA"), subtitle, breach_columns, BREACH_COLUMNS);
	row = write_targets(workbook, sheet, row);
	row = write_notes(workbook, sheet, row);
	row = write_breaches(workbook, sheet, row);
	sheet_end(sheet, row - 1, BREACH_COLUMNS - 1);
}
