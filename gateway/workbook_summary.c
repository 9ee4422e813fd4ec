/*
 * The sheet Ringkasan: the balance of the month, the quality of service, tables and a chart, and
 * the block to sign. Left half: balance, services, offices; right half: chart, sections,
 * technicians.
 */
#include "gateway/workbook_sheet.h"
#include "desk/texts.h"
#include "desk/words.h"

#include <string.h>

/* Columns of a table, counted from its first. */
enum { NAME, RECEIVED, DONE, ON_TIME, OPEN, ACHIEVED, TABLE_COLUMNS };
enum { LEFT = 0, RIGHT = TABLE_COLUMNS + 1, LAST = RIGHT + TABLE_COLUMNS - 1 };
enum { BALANCE_ROW = 4, CHART_ROWS = 17, CHART_BARS = 8 };

struct summary {
	struct workbook *workbook;
	lxw_worksheet *sheet;
	struct plan *plan;
	int services_row; /* of the first row of the table of services */
	int done, open;	  /* of the month's tickets, all services */
	char *done_cell, *open_cell;
};

static void add_title(struct summary *s)
{
	const struct settings *settings = s->workbook->settings;
	g_autofree char *month = words_month(s->workbook->period, settings->language);
	g_autofree char *time =
		words_time(s->workbook->now, settings->timezone, settings->language);
	g_autofree char *line = g_strdup_printf(_("Periode %s  ·  data per %s"), month, time);
	g_autofree char *title = g_strdup_printf(_("Laporan Bulanan %s"), settings->desk_name);
	plan_height(s->plan, 0, 26);
	plan_text(s->plan, 0, LEFT, LAST, STYLE_TITLE, title);
	plan_text(s->plan, 1, LEFT, LAST, STYLE_SUBTITLE, settings->desk_organisation);
	plan_text(s->plan, 2, LEFT, LAST, STYLE_SUBTITLE, line);
}

/* Is what the balance gives what is open at the end? Says so beside it, and keeps saying. */
static void add_balance_end(struct summary *s, int row, gint64 open_end)
{
	const struct figures *f = s->workbook->figures;
	gint64 sum = f->open_start + f->received + f->reopened - f->approved - f->rejected -
		     f->cancelled - f->merged;
	int first = BALANCE_ROW + 1;
	g_autofree char *formula = g_strdup_printf("=B%d+B%d+B%d-B%d-B%d-B%d-B%d", first + 1,
		first + 2, first + 3, first + 4, first + 5, first + 6, first + 7);
	plan_text(s->plan, row, LEFT, LEFT, STYLE_TOTAL, _("Terbuka pada akhir bulan"));
	plan_formula(s->plan, row, RECEIVED, STYLE_TOTAL_INTEGER, formula, sum);
	g_autofree char *check = g_strdup_printf("=IF(B%d=%" G_GINT64_FORMAT ",\"%s\",\"%s\")",
		row + 1, open_end, _("neraca cocok dengan hitungan langsung"),
		_("NERACA TIDAK COCOK dengan hitungan langsung"));
	plan_formula_text(s->plan, row, DONE, ACHIEVED, STYLE_NOTE, check,
		sum == open_end ? _("neraca cocok dengan hitungan langsung")
				: _("NERACA TIDAK COCOK dengan hitungan langsung"));
}

/* Returns the row after the block. */
static int add_balance(struct summary *s)
{
	const struct figures *f = s->workbook->figures;
	const struct {
		const char *label, *note;
		gint64 count;
	} lines[] = {
		{ _("Terbuka pada awal bulan"), _("belum ditutup saat bulan dimulai"),
			f->open_start },
		{ _("+ Diterima"), _("tiket baru pada bulan ini"), f->received },
		{ _("+ Dibuka kembali"), _("keberatan, atau ternyata belum tuntas"), f->reopened },
		{ _("− Selesai"), _("laporannya disetujui pimpinan"), f->approved },
		{ _("− Ditolak"), _("oleh teknisi, dengan alasan"), f->rejected },
		{ _("− Dibatalkan"), _("oleh pemohon"), f->cancelled },
		{ _("− Digabung"), _("dengan tiket lain tentang hal yang sama"), f->merged },
	};
	int row = BALANCE_ROW;
	plan_text(s->plan, row++, LEFT, ACHIEVED, STYLE_SECTION, _("Neraca tiket"));
	for (guint i = 0; i < G_N_ELEMENTS(lines); i++, row++) {
		plan_text(s->plan, row, LEFT, LEFT, STYLE_LABEL, lines[i].label);
		if (i == 1) {
			g_autofree char *column =
				workbook_tickets_column(s->workbook, COLUMN_OPENED);
			g_autofree char *formula = g_strdup_printf("=COUNT(%s)", column);
			plan_formula(s->plan, row, RECEIVED, STYLE_INTEGER, formula, f->received);
		} else {
			plan_number(s->plan, row, RECEIVED, STYLE_INTEGER, lines[i].count);
		}
		plan_text(s->plan, row, DONE, ACHIEVED, STYLE_NOTE, lines[i].note);
	}
	add_balance_end(s, row, f->open_end);
	return row + 1;
}

/* The cells of a table's head, in its six columns. */
static void add_header(struct summary *s, int row, int col, const char *const *titles)
{
	for (int i = 0; i < TABLE_COLUMNS; i++)
		plan_text(s->plan, row, col + i, col + i, STYLE_HEADER, titles[i]);
}

static void add_target(struct summary *s, int row, const struct ratio *ratio)
{
	int target = s->workbook->settings->target_percent;
	g_autofree char *achieved = cell_name(row, ON_TIME);
	g_autofree char *wanted = cell_name(row, OPEN);
	g_autofree char *formula =
		g_strdup_printf("=IF(ISNUMBER(%s),IF(%s>=%s,\"%s\",\"%s\"),\"–\")", achieved,
			achieved, wanted, _("tercapai"), _("belum"));
	gboolean any = ratio->whole_value > 0;
	gboolean reached = any && ratio->part_value / ratio->whole_value * 100 >= target;
	plan_number(s->plan, row, OPEN, STYLE_PERCENT, target / 100.0);
	plan_formula_text(s->plan, row, ACHIEVED, ACHIEVED,
		!any	  ? STYLE_CENTER
		: reached ? STYLE_GOOD
			  : STYLE_BAD,
		formula,
		!any	  ? "–"
		: reached ? _("tercapai")
			  : _("belum"));
}

static void add_measure(
	struct summary *s, int row, const char *label, double part, double whole, gboolean target)
{
	g_autofree char *part_cell = cell_name(row, RECEIVED);
	g_autofree char *whole_cell = cell_name(row, DONE);
	struct ratio ratio = { part_cell, whole_cell, part, whole };
	plan_text(s->plan, row, LEFT, LEFT, STYLE_LABEL, label);
	if (target) {
		g_autofree char *sum = g_strdup_printf("=%s+%s", s->done_cell, s->open_cell);
		g_autofree char *done = g_strdup_printf("=%s", s->done_cell);
		plan_formula(s->plan, row, RECEIVED, STYLE_INTEGER, done, part);
		plan_formula(s->plan, row, DONE, STYLE_INTEGER, sum, whole);
		add_target(s, row, &ratio);
	} else {
		plan_number(s->plan, row, RECEIVED, STYLE_INTEGER, part);
		plan_number(s->plan, row, DONE, STYLE_INTEGER, whole);
		plan_text(s->plan, row, OPEN, OPEN, STYLE_CENTER, "–");
		plan_text(s->plan, row, ACHIEVED, ACHIEVED, STYLE_CENTER, "–");
	}
	plan_ratio(s->plan, row, ON_TIME, STYLE_PERCENT, &ratio);
}

/* The three measures. Needs the cells of the services' totals. Returns the row after. */
static void add_quality(struct summary *s, int row)
{
	const struct figures *f = s->workbook->figures;
	const char *const titles[] = { _("Ukuran"), _("Memenuhi"), _("Dari"), _("Persen"),
		_("Target"), _("Hasil") };
	plan_text(s->plan, row, LEFT, ACHIEVED, STYLE_SECTION, _("Mutu layanan"));
	add_header(s, row + 1, LEFT, titles);
	add_measure(
		s, row + 2, _("Respons tepat waktu"), f->responded_on_time, f->responded, FALSE);
	add_measure(s, row + 3, _("Penyelesaian tepat waktu"), f->on_time, f->approved, FALSE);
	add_measure(s, row + 4, _("Capaian"), s->done, s->done + s->open, TRUE);
}

static void add_table_row(struct summary *s, int row, int col, const struct figures_row *line)
{
	g_autofree char *done = cell_name(row, col + DONE), *open = cell_name(row, col + OPEN);
	g_autofree char *whole = g_strdup_printf("%s+%s", done, open);
	struct ratio ratio = { done, whole, line->done, line->done + line->open };
	plan_text(s->plan, row, col + NAME, col + NAME, STYLE_LABEL,
		*line->name ? line->name : _("(belum ada teknisi)"));
	plan_number(s->plan, row, col + RECEIVED, STYLE_INTEGER, line->received);
	plan_number(s->plan, row, col + DONE, STYLE_INTEGER, line->done);
	plan_number(s->plan, row, col + ON_TIME, STYLE_INTEGER, line->on_time);
	plan_number(s->plan, row, col + OPEN, STYLE_INTEGER, line->open);
	plan_ratio(s->plan, row, col + ACHIEVED, STYLE_PERCENT, &ratio);
}

static void add_total(
	struct summary *s, int first, int row, int col, const struct figures_row *total)
{
	const gint64 sums[] = { 0, total->received, total->done, total->on_time, total->open };
	g_autofree char *done = cell_name(row, col + DONE), *open = cell_name(row, col + OPEN);
	g_autofree char *whole = g_strdup_printf("%s+%s", done, open);
	struct ratio ratio = { done, whole, total->done, total->done + total->open };
	plan_text(s->plan, row, col, col, STYLE_TOTAL, _("Jumlah"));
	for (int i = RECEIVED; i <= OPEN; i++) {
		g_autofree char *range = range_name(first, col + i, row - 1, col + i);
		g_autofree char *formula = g_strdup_printf("=SUM(%s)", range);
		plan_formula(s->plan, row, col + i, STYLE_TOTAL_INTEGER, formula, sums[i]);
	}
	plan_ratio(s->plan, row, col + ACHIEVED, STYLE_TOTAL_PERCENT, &ratio);
}

/* Heading, head, one row a name, and the total, at `row`. Returns the row of the total. */
static int add_table(struct summary *s, int row, int col, const char *heading, const char *name,
	GPtrArray *lines)
{
	const char *const titles[] = { name, _("Diterima"), _("Selesai"), _("Tepat waktu"),
		_("Terbuka"), _("Capaian") };
	struct figures_row total = { 0 };
	plan_text(s->plan, row, col, col + ACHIEVED, STYLE_SECTION, heading);
	add_header(s, row + 1, col, titles);
	int first = row + 2;
	row = first;
	for (guint i = 0; i < lines->len; i++, row++) {
		const struct figures_row *line = lines->pdata[i];
		add_table_row(s, row, col, line);
		total.received += line->received;
		total.done += line->done;
		total.on_time += line->on_time;
		total.open += line->open;
	}
	if (lines->len == 0)
		plan_text(s->plan, row++, col, col + ACHIEVED, STYLE_NOTE,
			_("Tidak ada tiket pada bulan ini."));
	add_total(s, first, row, col, &total);
	return row;
}

static lxw_chart_series *add_series(struct summary *s, lxw_chart *chart, int column, int colour)
{
	int last = s->services_row + MIN(s->workbook->figures->services->len, CHART_BARS) - 1;
	const char *name = _("Ringkasan");
	lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
	lxw_chart_fill fill = { .color = colour };
	lxw_chart_font font = { .size = 8 };
	chart_series_set_categories(series, name, s->services_row, NAME, last, NAME);
	chart_series_set_values(series, name, s->services_row, column, last, column);
	chart_series_set_fill(series, &fill);
	chart_series_set_labels(series);
	chart_series_set_labels_font(series, &font);
	return series;
}

static void style_chart(lxw_chart *chart)
{
	lxw_chart_font font = { .size = 9 }, title = { .size = 12, .bold = TRUE };
	lxw_chart_line none = { .none = TRUE };
	chart_title_set_name(chart, _("Tiket per layanan"));
	chart_title_set_name_font(chart, &title);
	chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
	chart_axis_set_reverse(chart->y_axis); /* the first row on top */
	chart_axis_set_num_font(chart->y_axis, &font);
	chart_axis_major_gridlines_set_visible(chart->x_axis, LXW_FALSE);
	chart_axis_set_label_position(chart->x_axis, LXW_CHART_AXIS_LABEL_POSITION_NONE);
	chart_axis_set_line(chart->x_axis, &none);
	chart_chartarea_set_line(chart, &none);
}

static void add_chart(struct summary *s)
{
	const GPtrArray *services = s->workbook->figures->services;
	if (services->len == 0)
		return;
	lxw_chart *chart = workbook_add_chart(s->workbook->file, LXW_CHART_BAR);
	lxw_chart_options place = { .x_offset = 2,
		.y_offset = 2,
		.x_scale = 1.29,
		.y_scale = 1.24,
		.object_position = LXW_OBJECT_MOVE_DONT_SIZE,
		.description = (char *)_("Diagram: tiket diterima dan selesai per layanan") };
	chart_series_set_name(add_series(s, chart, RECEIVED, 0x9DB4CE), _("Diterima"));
	chart_series_set_name(add_series(s, chart, DONE, 0x1F3A5F), _("Selesai"));
	style_chart(chart);
	worksheet_insert_chart_opt(s->sheet, BALANCE_ROW, RIGHT, chart, &place);
}

/* The first leader of the directory; dots for the pen without one. */
static void add_signature(struct summary *s, int row)
{
	const char *name = "…………………………………", *nip = "…………………………………";
	g_autofree char *today = words_day(s->workbook->now, s->workbook->settings->timezone);
	GPtrArray *people = directory_people(s->workbook->db, today);
	for (guint i = 0; i < people->len; i++) {
		const struct person *person = people->pdata[i];
		if (person->role != SPEAKER_LEADER)
			continue;
		name = person->name;
		nip = *person->nip ? person->nip : nip;
		break;
	}
	g_autofree char *nip_line = g_strdup_printf("NIP. %s", nip);
	g_autofree char *office =
		g_strdup_printf(_("Pimpinan %s,"), s->workbook->settings->desk_organisation);
	plan_text(s->plan, row, RIGHT, LAST, STYLE_SIGN, _("…………………………, …………………………………"));
	plan_text(s->plan, row + 1, RIGHT, LAST, STYLE_SIGN, _("Mengetahui,"));
	plan_text(s->plan, row + 2, RIGHT, LAST, STYLE_SIGN, office);
	plan_text(s->plan, row + 7, RIGHT, LAST, STYLE_SIGN_NAME, name);
	plan_text(s->plan, row + 8, RIGHT, LAST, STYLE_SIGN, nip_line);
	plan_text(s->plan, row, LEFT, ACHIEVED, STYLE_NOTE,
		_("Cara menghitung setiap angka ada pada lembar Keterangan."));
	plan_text(s->plan, row + 1, LEFT, ACHIEVED, STYLE_NOTE,
		_("Tabel menghitung tiket yang diterima pada bulan ini, dengan keadaan saat data "
		  "diambil."));
	g_ptr_array_unref(people);
	worksheet_print_area(s->sheet, 0, 0, row + 8, LAST);
}

static void count_totals(struct summary *s)
{
	GPtrArray *services = s->workbook->figures->services;
	for (guint i = 0; i < services->len; i++) {
		const struct figures_row *line = services->pdata[i];
		s->done += line->done;
		s->open += line->open;
	}
	int total = s->services_row + MAX((int)services->len, 1);
	s->done_cell = cell_name(total, DONE);
	s->open_cell = cell_name(total, OPEN);
}

static void set_up(struct workbook *workbook, lxw_worksheet *sheet)
{
	static const double widths[TABLE_COLUMNS] = { 34, 11, 11, 12, 11, 11 };
	workbook_page_setup(workbook, sheet, _("Ringkasan"));
	worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
	for (int i = 0; i < TABLE_COLUMNS; i++) {
		worksheet_set_column(sheet, LEFT + i, LEFT + i, widths[i], NULL);
		worksheet_set_column(sheet, RIGHT + i, RIGHT + i, widths[i], NULL);
	}
	worksheet_set_column(sheet, TABLE_COLUMNS, TABLE_COLUMNS, 3, NULL);
}

void workbook_add_summary(struct workbook *workbook, lxw_worksheet *sheet)
{
	const struct figures *figures = workbook->figures;
	struct summary s = { .workbook = workbook, .sheet = sheet, .plan = plan_new() };
	set_up(workbook, sheet);
	add_title(&s);
	int quality = add_balance(&s) + 1;
	int tables = MAX(quality + 6, BALANCE_ROW + CHART_ROWS + 1);
	s.services_row = tables + 2;
	count_totals(&s);
	add_quality(&s, quality);
	int left = add_table(&s, tables, LEFT, _("Per layanan"), _("Layanan"), figures->services);
	int right = add_table(&s, tables, RIGHT, _("Per seksi"), _("Seksi"), figures->sections);
	left = add_table(&s, left + 2, LEFT, _("Per OPD"), _("OPD"), figures->offices);
	right = add_table(
		&s, right + 2, RIGHT, _("Per teknisi"), _("Teknisi"), figures->technicians);
	add_chart(&s);
	add_signature(&s, MAX(left, right) + 2);
	plan_write(s.plan, workbook, sheet);
	g_free(s.done_cell);
	g_free(s.open_cell);
}
