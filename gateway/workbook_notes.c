/* The sheet Keterangan: how each figure is computed, and with which settings. */
#include "gateway/workbook_sheet.h"
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

static int add_figures(struct workbook *workbook, lxw_worksheet *sheet, int row)
{
	const char *const notes[][2] = {
		{ _("Diterima"), _("Tiket yang dibuka antara tanggal 1 pukul 00.00 dan akhir "
				   "bulan, menurut waktu surat diterima.") },
		{ _("Terbuka"), _("Belum selesai, ditolak, atau dibatalkan: termasuk yang menunggu "
				  "jawaban pemohon dan yang menunggu persetujuan pimpinan.") },
		{ _("Neraca"), _("Terbuka awal + diterima + dibuka kembali − selesai − ditolak − "
				 "dibatalkan = terbuka akhir. Dihitung menurut waktu kejadian, "
				 "termasuk untuk tiket dari bulan sebelumnya.") },
		{ _("Selesai"), _("Laporan hasil tindakan disetujui pimpinan. Sebelum itu status "
				  "tetap tindak_lanjut dan hasilnya tidak ditampilkan.") },
		{ _("Respons tepat waktu"),
			_("Dari tiket yang divalidasi teknisi pada bulan ini: "
			  "divalidasi sebelum batas waktu respons layanannya.") },
		{ _("Penyelesaian tepat waktu"),
			_("Dari tiket yang disetujui pada bulan ini: dilaporkan teknisi sebelum "
			  "target. Selama menunggu jawaban pemohon, waktu berhenti.") },
		{ _("Capaian"), _("Selesai ÷ (selesai + masih terbuka), dari tiket yang diterima "
				  "pada bulan ini. Yang ditolak atau dibatalkan tidak dihitung.") },
		{ _("Tepat waktu (lembar Tiket)"),
			_("ya: dilaporkan sebelum target; tidak: dilaporkan sesudah target, atau "
			  "belum dilaporkan padahal target sudah lewat; –: target belum lewat, "
			  "menunggu pemohon, ditolak, atau dibatalkan.") },
		{ _("Tanda –"),
			_("Tidak ada yang dapat dihitung (pembagi nol) atau belum terjadi.") },
		{ _("(rahasia)"),
			_("Surat bersifat rahasia: perihal dan hasilnya tidak ditampilkan.") },
	};
	for (guint i = 0; i < G_N_ELEMENTS(notes); i++)
		row = add_note(workbook, sheet, row, notes[i][0], notes[i][1]);
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
	int row = add_figures(workbook, sheet, 3) + 1;
	cell_text(workbook, sheet, row, 0, STYLE_HEADER, _("Pengaturan"));
	cell_text(workbook, sheet, row, 1, STYLE_HEADER, _("Nilai"));
	row = add_settings(workbook, sheet, row + 1);
	worksheet_print_area(sheet, 0, 0, row - 1, 1);
}
