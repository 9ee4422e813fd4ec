/* The sheet Koreksi: what has become of tickets of months that were sent before. */
#include "gateway/workbook_grid.h"
#include "desk/correction.h"
#include "desk/texts.h"
#include "desk/words.h"

enum { COLUMNS = 11, MONTH_COLUMNS = 8 };

static const struct grid_column columns[COLUMNS] = {
	{ N_("Nomor tiket"), 18, .style = STYLE_LINK },
	{ N_("Laporan bulan"), 16, .style = STYLE_TEXT },
	{ N_("Diterima"), 17, .style = STYLE_MOMENT },
	{ N_("Perihal"), 30, .style = STYLE_TEXT },
	{ N_("OPD"), 20, .style = STYLE_TEXT },
	{ N_("Layanan"), 20, .style = STYLE_TEXT },
	{ N_("Teknisi"), 17, .style = STYLE_TEXT },
	{ N_("Status dalam laporan"), 14, .style = STYLE_CENTER },
	{ N_("Perubahan"), 26, .style = STYLE_CENTER },
	{ N_("Kapan"), 17, .style = STYLE_MOMENT },
	{ N_("Oleh"), 24, .style = STYLE_TEXT },
};

/* In the first columns of the other table, so their widths are the same. */
static const struct grid_column month_columns[MONTH_COLUMNS] = {
	{ N_("Laporan bulan"), 18, .style = STYLE_LABEL },
	{ N_("Diterima"), 16, .style = STYLE_INTEGER },
	{ N_("Selesai, menurut laporan"), 17, .style = STYLE_INTEGER },
	{ N_("Terbuka, menurut laporan"), 30, .style = STYLE_INTEGER },
	{ N_("Capaian, menurut laporan"), 20, .style = STYLE_PERCENT, .part = 3, .whole = 3,
		.more = 4 },
	{ N_("Selesai, kini"), 20, .style = STYLE_INTEGER },
	{ N_("Terbuka, kini"), 17, .style = STYLE_INTEGER },
	{ N_("Capaian, kini"), 14, .style = STYLE_PERCENT, .part = 6, .whole = 6, .more = 7 },
};

static int write_months(struct workbook *workbook, lxw_worksheet *sheet, int row)
{
	const struct settings *settings = workbook->settings;
	struct grid *grid = grid_begin(workbook, sheet, row, _("Bulan yang sudah terkirim"),
		month_columns, MONTH_COLUMNS, FALSE);
	g_autoptr(GPtrArray) months = corrected_months(workbook->month, settings->timezone);
	for (guint i = 0; i < months->len; i++) {
		const struct corrected_month *one = months->pdata[i];
		g_autofree char *name = words_month(one->period, settings->language);
		grid_text(grid, name);
		grid_number(grid, one->received);
		grid_number(grid, one->done_sent);
		grid_number(grid, one->open_sent);
		grid_number(grid, one->done_now);
		grid_number(grid, one->open_now);
		grid_end_row(grid);
	}
	return grid_end(grid, _("Tidak ada perubahan pada bulan yang sudah terkirim."));
}

static void write_correction(
	struct workbook *workbook, struct grid *grid, const struct correction *one)
{
	const struct ticket *t = one->ticket;
	g_autofree char *report = words_month(one->report, workbook->settings->language);
	g_autofree char *change =
		g_strdup_printf("%s → %s", status_word(one->before), status_word(one->after));
	g_autofree char *who =
		*one->actor_name ? g_strdup_printf("%s (%s)", one->actor_name, one->actor_role)
				 : g_strdup(_("sistem"));
	grid_ticket(grid, t->number);
	grid_text(grid, report);
	grid_moment(grid, t->opened_at);
	grid_text(grid, one->confidential ? _("(rahasia)") : t->subject);
	grid_text(grid, t->office);
	grid_text(grid, t->service);
	grid_text(grid, *t->assignee_name ? t->assignee_name : "–");
	grid_text(grid, status_word(t->status));
	grid_text(grid, change);
	grid_moment(grid, one->at);
	grid_text(grid, who);
	grid_end_row(grid);
}

static int write_corrections(
	struct workbook *workbook, lxw_worksheet *sheet, int row, const char *empty)
{
	struct correction one;
	struct grid *grid = grid_begin(
		workbook, sheet, row, _("Tiket yang statusnya berubah"), columns, COLUMNS, TRUE);
	g_autoptr(query_auto) query = corrections(workbook->month);
	for (; correction_next(workbook->month, query, &one); correction_clear(&one))
		write_correction(workbook, grid, &one);
	return grid_end(grid, empty);
}

void workbook_add_corrections(struct workbook *workbook, lxw_worksheet *sheet)
{
	const char *const notes[] = {
		_("Laporan yang sudah terkirim tidak diubah; yang terjadi sesudahnya tercatat di "
		  "sini, sekali, pada laporan berikutnya."),
		_("Capaian = selesai ÷ (selesai + terbuka), dari tiket yang diterima pada bulan "
		  "itu. Tiket yang kembali ke status semula tidak dicantumkan."),
	};
	gboolean possible = correction_is_possible(workbook->month);
	g_autofree char *month = words_month(workbook->period, workbook->settings->language);
	g_autofree char *subtitle = g_strdup_printf(
		_("Laporan %s · perubahan pada bulan-bulan yang sudah terkirim"), month);
	int row = sheet_begin(workbook, sheet, _("Koreksi"), subtitle, columns, COLUMNS);
	for (guint i = 0; i < G_N_ELEMENTS(notes); i++)
		cell_text(workbook, sheet, row++, 0, STYLE_NOTE, notes[i]);
	row++;
	if (possible)
		row = write_months(workbook, sheet, row) + 1;
	row = write_corrections(workbook, sheet, row,
		possible ? _("Tidak ada tiket yang statusnya berubah.")
			 : _("Belum ada laporan bulan sebelumnya yang terkirim."));
	sheet_end(sheet, row - 1, COLUMNS - 1);
}
