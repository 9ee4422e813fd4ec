/*
 * The sheet Ringkasan, one page to sign: what stands out, the figures of the month beside those of
 * the month before and of last year, the balance, and three charts. What the ratios are computed
 * from, and what the charts show, stands below the page.
 */
#include "gateway/workbook_summary.h"
#include "gateway/workbook_sign.h"
#include "desk/texts.h"
#include "desk/words.h"

#include <string.h>

enum { LABEL, NOW, BEFORE, YEAR_AGO, CHANGE, GAP, RIGHT, AMOUNT, NOTE, LAST = NOTE + 2 };
enum { STANDING_OUT = 4, TABLES = 9, CHARTS = 23, CHART_ROWS = 16 };

struct summary {
	struct workbook *workbook;
	lxw_worksheet *sheet;
	struct plan *plan;
	int basis; /* row of the first ratio's parts, below the page */
};

static void add_title(struct summary *s)
{
	const struct settings *settings = s->workbook->settings;
	g_autofree char *month = words_month(s->workbook->period, settings->language);
	g_autofree char *time =
		words_time(s->workbook->now, settings->timezone, settings->language);
	g_autofree char *line = g_strdup_printf(
		s->workbook->month->closed ? _("Periode %s  ·  data per %s")
					   : _("SEMENTARA  ·  periode %s  ·  data per %s"),
		month, time);
	g_autofree char *title = g_strdup_printf(_("Laporan Bulanan %s"), settings->desk_name);
	plan_height(s->plan, 0, 26);
	plan_text(s->plan, 0, LABEL, LAST, STYLE_TITLE, title);
	plan_text(s->plan, 1, LABEL, LAST, STYLE_SUBTITLE, settings->desk_organisation);
	plan_text(s->plan, 2, LABEL, LAST, STYLE_SUBTITLE, line);
}

static void add_highlights(struct summary *s)
{
	g_autoptr(GPtrArray) sentences = trend_highlights(s->workbook->figures, s->workbook->tables,
		s->workbook->trend, s->workbook->settings);
	plan_text(s->plan, STANDING_OUT, LABEL, LAST, STYLE_SECTION, _("Yang menonjol"));
	for (guint i = 0; i < sentences->len; i++) {
		g_autofree char *line =
			g_strdup_printf("%u.  %s", i + 1, (char *)sentences->pdata[i]);
		plan_text(s->plan, STANDING_OUT + 1 + i, LABEL, LAST, STYLE_SENTENCE, line);
	}
}

/* ---- the balance ---- */

enum balance {
	OPEN_START,
	RECEIVED,
	REOPENED,
	APPROVED,
	REJECTED,
	CANCELLED,
	MERGED,
	OPEN_END,
	BALANCE_LINES
};

static int balance_row(enum balance line)
{
	return TABLES + 1 + line;
}

static gint64 balance_of(const struct figures *f, enum balance line)
{
	const gint64 counts[] = { f->open_start, f->received, f->reopened, f->approved, f->rejected,
		f->cancelled, f->merged, f->open_end };
	return counts[line];
}

/* Is what the balance gives what is open at the end? Says so below it, and keeps saying. */
static void add_balance_end(struct summary *s)
{
	const struct figures *f = s->workbook->figures;
	int row = balance_row(OPEN_END);
	gint64 sum = f->open_start + f->received + f->reopened - f->approved - f->rejected -
		     f->cancelled - f->merged;
	g_autofree char *start = cell_name(balance_row(OPEN_START), AMOUNT);
	g_autofree char *in =
		range_name(balance_row(RECEIVED), AMOUNT, balance_row(REOPENED), AMOUNT);
	g_autofree char *out =
		range_name(balance_row(APPROVED), AMOUNT, balance_row(MERGED), AMOUNT);
	g_autofree char *end = cell_name(row, AMOUNT);
	g_autofree char *formula = g_strdup_printf("=%s+SUM(%s)-SUM(%s)", start, in, out);
	const char *fits = _("Neraca cocok dengan hitungan langsung.");
	const char *differs = _("NERACA TIDAK COCOK dengan hitungan langsung.");
	g_autofree char *check = g_strdup_printf(
		"=IF(%s=%" G_GINT64_FORMAT ",\"%s\",\"%s\")", end, f->open_end, fits, differs);
	plan_text(s->plan, row, RIGHT, RIGHT, STYLE_TOTAL, _("Terbuka pada akhir bulan"));
	plan_formula(s->plan, row, AMOUNT, STYLE_TOTAL_INTEGER, formula, sum);
	plan_formula_text(s->plan, row + 1, RIGHT, LAST, STYLE_NOTE, check,
		sum == f->open_end ? fits : differs);
}

static void add_balance(struct summary *s)
{
	const struct {
		const char *label, *note;
	} lines[] = {
		{ _("Terbuka pada awal bulan"), _("belum ditutup saat bulan dimulai") },
		{ _("+ Diterima"), _("tiket baru pada bulan ini") },
		{ _("+ Dibuka kembali"), _("keberatan, atau ternyata belum tuntas") },
		{ _("− Selesai"), _("laporannya disetujui pimpinan") },
		{ _("− Ditolak"), _("oleh teknisi, dengan alasan") },
		{ _("− Dibatalkan"), _("oleh pemohon") },
		{ _("− Digabung"), _("dengan tiket lain tentang hal yang sama") },
	};
	const struct figures *f = s->workbook->figures;
	plan_text(s->plan, TABLES, RIGHT, LAST, STYLE_SECTION, _("Neraca tiket"));
	for (enum balance i = OPEN_START; i < OPEN_END; i++) {
		int row = balance_row(i);
		plan_text(s->plan, row, RIGHT, RIGHT, STYLE_LABEL, lines[i].label);
		if (i == RECEIVED) {
			g_autofree char *column =
				workbook_tickets_column(s->workbook, COLUMN_OPENED);
			g_autofree char *formula = g_strdup_printf("=COUNT(%s)", column);
			plan_formula(s->plan, row, AMOUNT, STYLE_INTEGER, formula, f->received);
		} else {
			plan_number(s->plan, row, AMOUNT, STYLE_INTEGER, balance_of(f, i));
		}
		plan_text(s->plan, row, NOTE, LAST, STYLE_NOTE, lines[i].note);
	}
	add_balance_end(s);
}

/* ---- the figures beside those of other months ---- */

static const struct figures *figures_in(const struct summary *s, int col)
{
	const struct trend *trend = s->workbook->trend;
	return col == NOW ? s->workbook->figures : col == BEFORE ? trend->before : trend->year_ago;
}

static void add_change(
	struct summary *s, int row, enum style style, double now, double before, gboolean known)
{
	gboolean is_share = style == STYLE_POINTS;
	g_autofree char *here = cell_name(row, NOW), *there = cell_name(row, BEFORE);
	g_autofree char *formula =
		g_strdup_printf("=IF(ISNUMBER(%s),IF(ISNUMBER(%s),%s(%s-%s),\"–\"),\"–\")", here,
			there, is_share ? "100*" : "", here, there);
	if (known)
		plan_formula(s->plan, row, CHANGE, style, formula,
			is_share ? 100 * (now - before) : now - before);
	else
		plan_formula_text(s->plan, row, CHANGE, CHANGE, style, formula, "–");
}

/* A number of the balance; this month's comes from there. */
static void add_count(struct summary *s, int row, const char *label, enum balance line)
{
	g_autofree char *cell = cell_name(balance_row(line), AMOUNT);
	g_autofree char *formula = g_strdup_printf("=%s", cell);
	const struct figures *before = figures_in(s, BEFORE), *year_ago = figures_in(s, YEAR_AGO);
	double now = balance_of(s->workbook->figures, line);
	plan_text(s->plan, row, LABEL, LABEL, STYLE_LABEL, label);
	plan_formula(s->plan, row, NOW, STYLE_INTEGER, formula, now);
	if (before)
		plan_number(s->plan, row, BEFORE, STYLE_INTEGER, balance_of(before, line));
	else
		plan_text(s->plan, row, BEFORE, BEFORE, STYLE_INTEGER, "–");
	if (year_ago)
		plan_number(s->plan, row, YEAR_AGO, STYLE_INTEGER, balance_of(year_ago, line));
	else
		plan_text(s->plan, row, YEAR_AGO, YEAR_AGO, STYLE_INTEGER, "–");
	add_change(
		s, row, STYLE_CHANGE, now, before ? balance_of(before, line) : 0, before != NULL);
}

enum measure { RESPONSE, RESOLUTION, ACHIEVEMENT, MEASURES };

static double part_of(const struct figures *f, enum measure measure)
{
	const gint64 parts[] = { f->responded_on_time, f->on_time, f->done };
	return parts[measure];
}

static double whole_of(const struct figures *f, enum measure measure)
{
	const gint64 wholes[] = { f->responded, f->approved, f->done + f->open };
	return wholes[measure];
}

static const char *measure_name(enum measure measure)
{
	const char *const names[] = { _("Respons tepat waktu"), _("Penyelesaian tepat waktu"),
		_("Capaian") };
	return names[measure];
}

/* A ratio, of parts that stand below the page: two columns for each month. */
static void add_measure(struct summary *s, int row, enum measure measure)
{
	double share[CHANGE] = { 0 };
	gboolean known[CHANGE] = { FALSE };
	plan_text(s->plan, row, LABEL, LABEL, STYLE_LABEL, measure_name(measure));
	for (int col = NOW; col <= YEAR_AGO; col++) {
		const struct figures *f = figures_in(s, col);
		int basis = s->basis + 2 * (int)measure;
		g_autofree char *part = cell_name(basis, col);
		g_autofree char *whole = cell_name(basis + 1, col);
		struct ratio ratio = { part, whole, f ? part_of(f, measure) : 0,
			f ? whole_of(f, measure) : 0 };
		plan_ratio(s->plan, row, col, STYLE_PERCENT, &ratio);
		known[col] = ratio.whole_value > 0;
		share[col] = known[col] ? ratio.part_value / ratio.whole_value : 0;
	}
	add_change(s, row, STYLE_POINTS, share[NOW], share[BEFORE], known[NOW] && known[BEFORE]);
}

static void add_target(struct summary *s, int row)
{
	const struct figures *f = s->workbook->figures;
	int target = s->workbook->settings->target_percent;
	g_autofree char *achieved = cell_name(row - 1, NOW), *wanted = cell_name(row, NOW);
	g_autofree char *formula =
		g_strdup_printf("=IF(ISNUMBER(%s),IF(%s>=%s,\"%s\",\"%s\"),\"–\")", achieved,
			achieved, wanted, _("tercapai"), _("belum"));
	double whole = whole_of(f, ACHIEVEMENT);
	gboolean reached = whole && part_of(f, ACHIEVEMENT) / whole >= target / 100.0;
	plan_text(s->plan, row, LABEL, LABEL, STYLE_LABEL, _("Target capaian"));
	plan_number(s->plan, row, NOW, STYLE_PERCENT, target / 100.0);
	plan_formula_text(s->plan, row, BEFORE, CHANGE,
		!whole	  ? STYLE_CENTER
		: reached ? STYLE_GOOD
			  : STYLE_BAD,
		formula,
		!whole	  ? "–"
		: reached ? _("tercapai")
			  : _("belum"));
}

/* A figure that comes from elsewhere, as it is. */
static void add_plain(struct summary *s, int row, const char *label, enum style style,
	const double values[CHANGE], const gboolean known[CHANGE])
{
	plan_text(s->plan, row, LABEL, LABEL, STYLE_LABEL, label);
	for (int col = NOW; col <= YEAR_AGO; col++) {
		if (known[col])
			plan_number(s->plan, row, col, style, values[col]);
		else
			plan_text(s->plan, row, col, col, style, "–");
	}
	add_change(s, row, style == STYLE_DECIMAL ? STYLE_CHANGE_DECIMAL : STYLE_CHANGE,
		values[NOW], values[BEFORE], known[NOW] && known[BEFORE]);
}

static void add_index(struct summary *s, int row)
{
	double values[CHANGE] = { 0 };
	gboolean known[CHANGE] = { FALSE };
	for (int col = NOW; col <= YEAR_AGO; col++) {
		const struct figures *f = figures_in(s, col);
		known[col] = f && f->rating_count;
		values[col] = known[col] ? figures_index(f) : 0;
	}
	add_plain(s, row, _("Indeks kepuasan"), STYLE_DECIMAL, values, known);
}

static void add_incidents(struct summary *s, int row)
{
	double values[CHANGE] = { 0 };
	gboolean known[CHANGE] = { FALSE };
	for (int col = NOW; col <= YEAR_AGO; col++) {
		const struct figures *f = figures_in(s, col);
		known[col] = f != NULL;
		values[col] = f ? f->incidents : 0;
	}
	add_plain(s, row, _("Gangguan luas"), STYLE_INTEGER, values, known);
}

static void add_figures(struct summary *s)
{
	const char *const titles[] = { _("Angka"), _("Bulan ini"), _("Bulan lalu"), _("Tahun lalu"),
		_("Perubahan") };
	int row = TABLES;
	plan_text(s->plan, row++, LABEL, CHANGE, STYLE_SECTION,
		_("Bulan ini dibanding bulan lalu dan bulan yang sama tahun lalu"));
	for (int col = LABEL; col <= CHANGE; col++)
		plan_text(s->plan, row, col, col, STYLE_HEADER, titles[col]);
	add_count(s, ++row, _("Tiket diterima"), RECEIVED);
	add_count(s, ++row, _("Tiket selesai"), APPROVED);
	add_count(s, ++row, _("Tiket ditolak"), REJECTED);
	add_count(s, ++row, _("Tiket terbuka pada akhir bulan"), OPEN_END);
	add_incidents(s, ++row);
	add_index(s, ++row);
	for (enum measure i = RESPONSE; i < MEASURES; i++)
		add_measure(s, ++row, i);
	add_target(s, ++row);
}

/* ---- to be signed ---- */

static void add_signature(struct summary *s, int row)
{
	plan_text(s->plan, row, LABEL, CHANGE, STYLE_NOTE,
		_("Cara menghitung setiap angka ada pada lembar Keterangan."));
	sign_row(s->plan, row + 1);
	sign_leader(s->workbook, s->plan, row + 1, RIGHT, LAST, TRUE, 0);
	worksheet_print_area(s->sheet, 0, 0, row + 1, LAST);
}

/* ---- below the page ---- */

static void add_basis(struct summary *s)
{
	const char *const titles[] = { _("Dasar persentase"), _("Bulan ini"), _("Bulan lalu"),
		_("Tahun lalu") };
	for (int col = LABEL; col <= YEAR_AGO; col++)
		plan_text(s->plan, s->basis - 1, col, col, STYLE_HEADER, titles[col]);
	for (int i = 0; i < 2 * MEASURES; i++) {
		int row = s->basis + i;
		g_autofree char *label = g_strdup_printf(
			i % 2 ? _("%s: dari") : _("%s: memenuhi"), measure_name(i / 2));
		plan_text(s->plan, row, LABEL, LABEL, STYLE_LABEL, label);
		for (int col = NOW; col <= YEAR_AGO; col++) {
			const struct figures *f = figures_in(s, col);
			plan_number(s->plan, row, col, STYLE_INTEGER,
				!f	? 0
				: i % 2 ? whole_of(f, i / 2)
					: part_of(f, i / 2));
		}
	}
}

static void set_up(struct workbook *workbook, lxw_worksheet *sheet)
{
	static const double widths[LAST + 1] = { 32, 12, 12, 12, 13, 3, 27, 10, 14, 14, 14 };
	workbook_page_setup(workbook, sheet, _("Ringkasan"));
	worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
	for (int i = 0; i <= LAST; i++)
		worksheet_set_column(sheet, i, i, widths[i], NULL);
	worksheet_fit_to_pages(sheet, 1, 1);
}

void workbook_add_summary(struct workbook *workbook, lxw_worksheet *sheet)
{
	enum { SIGNATURE = CHARTS + CHART_ROWS, BELOW = SIGNATURE + 4 };
	struct summary s = { .workbook = workbook, .sheet = sheet, .plan = plan_new() };
	s.basis = BELOW + 1;
	set_up(workbook, sheet);
	add_title(&s);
	add_highlights(&s);
	add_figures(&s);
	add_balance(&s);
	add_signature(&s, SIGNATURE);
	add_basis(&s);
	workbook_add_charts(workbook, sheet, s.plan, CHARTS, s.basis + 2 * MEASURES + 1);
	plan_write(s.plan, workbook, sheet);
}
