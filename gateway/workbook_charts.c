/* The charts of Ringkasan: weeks of the month, services, and the last twelve months. */
#include "gateway/workbook_summary.h"
#include "desk/texts.h"
#include "desk/words.h"

#define PALE 0x9DB4CE
#define INK 0x1F3A5F
#define SERVICES 8

enum { NAME, RECEIVED, DONE, COLUMNS };

/* What a chart shows: rows of name, received, done. */
struct block {
	struct workbook *workbook;
	lxw_worksheet *sheet;
	struct plan *plan;
	int first, count;
	gint64 most; /* of its figures */
};

static void block_head(const struct block *b, const char *what)
{
	plan_text(b->plan, b->first - 1, NAME, NAME, STYLE_HEADER, what);
	plan_text(b->plan, b->first - 1, RECEIVED, RECEIVED, STYLE_HEADER, _("Diterima"));
	plan_text(b->plan, b->first - 1, DONE, DONE, STYLE_HEADER, _("Selesai"));
}

static void block_row(struct block *b, const char *name, gint64 received, gint64 done)
{
	int row = b->first + b->count++;
	b->most = MAX(b->most, MAX(received, done));
	plan_text(b->plan, row, NAME, NAME, STYLE_LABEL, name);
	plan_number(b->plan, row, RECEIVED, STYLE_INTEGER, received);
	plan_number(b->plan, row, DONE, STYLE_INTEGER, done);
}

/* "1–4 Nov" */
static char *week_name(const struct workbook *workbook, gint64 from, gint64 to)
{
	GTimeZone *zone = workbook->settings->timezone;
	g_autoptr(GDateTime) utc_first = g_date_time_new_from_unix_utc(from);
	g_autoptr(GDateTime) utc_last = g_date_time_new_from_unix_utc(to - 1);
	g_autoptr(GDateTime) first = g_date_time_to_timezone(utc_first, zone);
	g_autoptr(GDateTime) last = g_date_time_to_timezone(utc_last, zone);
	int begin = g_date_time_get_day_of_month(first), end = g_date_time_get_day_of_month(last);
	return begin == end ? g_strdup_printf("%d", begin) : g_strdup_printf("%d–%d", begin, end);
}

static void fill_weeks(struct block *b)
{
	const struct figures *f = b->workbook->figures;
	block_head(b, _("Tanggal"));
	for (guint i = 0; i < f->weeks->len; i++) {
		const struct figures_week *week = f->weeks->pdata[i];
		const struct figures_week *next =
			i + 1 < f->weeks->len ? f->weeks->pdata[i + 1] : NULL;
		g_autofree char *name =
			week_name(b->workbook, week->from, next ? next->from : f->to);
		block_row(b, name, week->received, week->done);
	}
}

static void fill_services(struct block *b)
{
	const GPtrArray *services = b->workbook->tables->services;
	block_head(b, _("Layanan"));
	for (guint i = 0; i < MIN(services->len, SERVICES); i++) {
		const struct figures_line *one = services->pdata[i];
		block_row(b, one->name, one->received, one->done);
	}
	if (!services->len)
		block_row(b, "–", 0, 0);
}

static void fill_months(struct block *b)
{
	const GPtrArray *months = b->workbook->trend->months;
	block_head(b, _("Bulan"));
	for (guint i = 0; i < months->len; i++) {
		const struct figures *f = months->pdata[i];
		g_autofree char *month = words_month(f->period, b->workbook->settings->language);
		/* "Nov 26" of "November 2026" is short enough for an axis. */
		g_autofree char *start = g_utf8_substring(month, 0, 3);
		g_autofree char *name = g_strdup_printf("%s %.2s", start, f->period + 2);
		block_row(b, name, f->received, f->approved);
	}
}

static void add_series(const struct block *b, lxw_chart *chart, int col, const char *name,
	int colour, gboolean line)
{
	const char *sheet = _("Ringkasan");
	int last = b->first + b->count - 1;
	lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
	lxw_chart_fill fill = { .color = colour };
	lxw_chart_line stroke = { .color = colour, .width = 2.25 };
	lxw_chart_font font = { .size = 8 };
	chart_series_set_name(series, name);
	chart_series_set_categories(series, sheet, b->first, NAME, last, NAME);
	chart_series_set_values(series, sheet, b->first, col, last, col);
	if (line) {
		chart_series_set_line(series, &stroke);
		chart_series_set_marker_type(series, LXW_CHART_MARKER_CIRCLE);
		chart_series_set_marker_size(series, 6);
		chart_series_set_marker_fill(series, &fill);
		chart_series_set_marker_line(series, &stroke);
		return;
	}
	chart_series_set_fill(series, &fill);
	chart_series_set_labels(series);
	chart_series_set_labels_font(series, &font);
}

static void style_chart(
	lxw_chart *chart, const char *title, gboolean sideways, gint64 most, gboolean line)
{
	enum { FEW = 6 };
	lxw_chart_font font = { .size = 8 }, head = { .size = 11, .bold = TRUE };
	lxw_chart_line none = { .none = TRUE };
	lxw_chart_axis *values = sideways ? chart->x_axis : chart->y_axis;
	lxw_chart_axis *names = sideways ? chart->y_axis : chart->x_axis;
	chart_title_set_name(chart, title);
	chart_title_set_name_font(chart, &head);
	chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
	chart_legend_set_font(chart, &font);
	chart_axis_set_num_font(chart->x_axis, &font);
	chart_axis_set_num_font(chart->y_axis, &font);
	chart_axis_set_min(values, 0);
	chart_axis_set_num_format(values, "[$-421]#,##0");
	/* There are no parts of tickets. */
	if (most < FEW)
		chart_axis_set_major_unit(values, 1);
	chart_axis_set_line(values, &none);
	chart_axis_major_gridlines_set_visible(values, line);
	if (!line)
		chart_axis_set_label_position(values, LXW_CHART_AXIS_LABEL_POSITION_NONE);
	if (sideways)
		chart_axis_set_reverse(names); /* the first row on top */
	chart_chartarea_set_line(chart, &none);
}

/* The page has room for three of them; `place`: 0 is the left one. */
static void add_chart(const struct block *b, int top, int place, uint8_t type, const char *title,
	const char *description)
{
	static const struct {
		int col, x_offset;
	} places[] = { { 0, 0 }, { 3, 0 }, { 7, 0 } };
	static const double scales[] = { 0.79, 0.83, 0.8 };
	gboolean line = type == LXW_CHART_LINE;
	lxw_chart *chart = workbook_add_chart(b->workbook->file, type);
	lxw_chart_options options = { .x_offset = places[place].x_offset,
		.y_offset = 2,
		.x_scale = scales[place],
		.y_scale = 1.02,
		.object_position = LXW_OBJECT_MOVE_DONT_SIZE,
		.description = (char *)description };
	add_series(b, chart, RECEIVED, _("Diterima"), PALE, line);
	add_series(b, chart, DONE, _("Selesai"), INK, line);
	style_chart(chart, title, type == LXW_CHART_BAR, b->most, line);
	worksheet_insert_chart_opt(b->sheet, top, places[place].col, chart, &options);
}

void workbook_add_charts(
	struct workbook *workbook, lxw_worksheet *sheet, struct plan *plan, int top, int data)
{
	static const struct {
		void (*fill)(struct block *block);
		uint8_t type;
		const char *title, *description;
	} charts[] = {
		{ fill_weeks, LXW_CHART_COLUMN, N_("Masuk dan selesai per minggu"),
			N_("Diagram: tiket diterima dan selesai per minggu bulan ini") },
		{ fill_services, LXW_CHART_BAR, N_("Tiket per layanan"),
			N_("Diagram: tiket diterima dan selesai per layanan") },
		{ fill_months, LXW_CHART_LINE, N_("Dua belas bulan terakhir"),
			N_("Diagram: tiket diterima dan selesai tiap bulan, setahun terakhir") },
	};
	int first = data + 1;
	for (guint i = 0; i < G_N_ELEMENTS(charts); i++) {
		struct block block = {
			.workbook = workbook, .sheet = sheet, .plan = plan, .first = first
		};
		charts[i].fill(&block);
		add_chart(&block, top, i, charts[i].type, _(charts[i].title),
			_(charts[i].description));
		first += block.count + 2;
	}
}
