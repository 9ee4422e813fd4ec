/* The sheet Keterangan: how each figure is computed, and with which settings. */
#include "gateway/workbook_sheet.h"
#include "desk/definitions.h"
#include "desk/texts.h"
#include "desk/words.h"

enum { NAME_WIDTH = 30, MEANING_WIDTH = 105 };

static int add_note(struct workbook *workbook, lxw_worksheet *sheet, int row, const char *name,
	const char *meaning)
{
	worksheet_set_row(
		sheet, row, workbook_height(workbook_lines(meaning, MEANING_WIDTH)), NULL);
	cell_text(workbook, sheet, row, 0, STYLE_TEXT, name);
	cell_text(workbook, sheet, row, 1, STYLE_TEXT, meaning);
	return row + 1;
}

static int add_definitions(struct workbook *workbook, lxw_worksheet *sheet, int row)
{
	for (const struct definition *one = definitions(); one->name; one++)
		row = add_note(workbook, sheet, row, _(one->name), _(one->meaning));
	return row;
}

static int add_settings(struct workbook *workbook, lxw_worksheet *sheet, int row)
{
	const struct settings *settings = workbook->settings;
	g_autofree char *time = words_time(workbook->now, settings->timezone, settings->language);
	g_autofree char *target = g_strdup_printf(_("%d%% (capaian)"), settings->target_percent);
	g_autofree char *weights = g_strdup_printf(
		_("kegawatan %d%%, kebutuhan OPD %d%%, ketersediaan teknisi %d%%; sedang mulai %d, "
		  "tinggi mulai %d, kritis mulai %d"),
		settings->weight_severity, settings->weight_need, settings->weight_availability,
		settings->threshold_medium, settings->threshold_high, settings->threshold_critical);
	row = add_note(workbook, sheet, row, _("Data per"), time);
	row = add_note(workbook, sheet, row, _("Keadaan laporan"),
		workbook->month->closed ? _("sudah dikirim; angkanya tetap")
					: _("belum dikirim; angkanya masih dapat berubah"));
	row = add_note(workbook, sheet, row, _("Zona waktu"), settings->timezone_name);
	row = add_note(workbook, sheet, row, _("Target"), target);
	row = add_note(workbook, sheet, row, _("Prioritas"), weights);
	for (guint i = 0; i < settings->working_time->len; i++) {
		const struct settings_hours *hours = settings->working_time->pdata[i];
		g_autofree char *name = g_strdup_printf(_("Jam kerja (%s)"), hours->period);
		row = add_note(workbook, sheet, row, name, hours->hours);
	}
	return row;
}

void workbook_add_notes(struct workbook *workbook, lxw_worksheet *sheet)
{
	workbook_page_setup(workbook, sheet, _("Keterangan"));
	worksheet_set_column(sheet, 0, 0, NAME_WIDTH, NULL);
	worksheet_set_column(sheet, 1, 1, MEANING_WIDTH, NULL);
	worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
	cell_text(workbook, sheet, 0, 0, STYLE_TITLE, _("Keterangan"));
	cell_text(workbook, sheet, 2, 0, STYLE_HEADER, _("Angka"));
	cell_text(workbook, sheet, 2, 1, STYLE_HEADER, _("Cara menghitung"));
	int row = add_definitions(workbook, sheet, 3) + 1;
	cell_text(workbook, sheet, row, 0, STYLE_HEADER, _("Pengaturan"));
	cell_text(workbook, sheet, row, 1, STYLE_HEADER, _("Nilai"));
	row = add_settings(workbook, sheet, row + 1);
	worksheet_print_area(sheet, 0, 0, row - 1, 1);
}
