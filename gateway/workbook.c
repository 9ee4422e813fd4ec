#include "gateway/workbook.h"
#include "gateway/workbook_file.h"
#include "desk/texts.h"
#include "desk/words.h"

/* In the order of the file. Names of sheets are used in formulas: see sheet_name(). */
static const struct {
	const char *name;
	void (*add)(struct workbook *workbook, lxw_worksheet *sheet);
} sheets[] = {
	{ N_("Ringkasan"), workbook_add_summary },
	{ N_("Tiket"), workbook_add_tickets },
	{ N_("Per OPD"), workbook_add_offices },
	{ N_("Per Layanan"), workbook_add_services },
	{ N_("Per Teknisi"), workbook_add_technicians },
	{ N_("SLA"), workbook_add_sla },
	{ N_("Kepuasan"), workbook_add_satisfaction },
	{ N_("Tunggakan"), workbook_add_backlog },
	{ N_("Insiden"), workbook_add_incidents },
	{ N_("Buku Agenda"), workbook_add_agenda },
	{ N_("Koreksi"), workbook_add_corrections },
	{ N_("Keterangan"), workbook_add_notes },
};

static void fill(struct workbook *workbook)
{
	lxw_worksheet *added[G_N_ELEMENTS(sheets)];
	for (guint i = 0; i < G_N_ELEMENTS(sheets); i++)
		added[i] = workbook_add_worksheet(workbook->file, _(sheets[i].name));
	for (guint i = 0; i < G_N_ELEMENTS(sheets); i++) {
		if (added[i])
			sheets[i].add(workbook, added[i]);
		else
			workbook->failure = LXW_ERROR_MEMORY_MALLOC_FAILED;
	}
}

static char *title_of(const struct settings *settings, const char *period)
{
	g_autofree char *month = words_month(period, settings->language);
	return g_strdup_printf(_("Laporan Bulanan %s – %s"), settings->desk_name, month);
}

static struct month *open_month(struct db *db, const struct settings *settings, const char *period,
	gint64 now, GError **error)
{
	struct month *month = month_open(db, period, settings->timezone, now);
	if (!month)
		g_set_error(error, WORKBOOK_ERROR, WORKBOOK_ERROR_PERIOD,
			_("%s bukan bulan; tulis misalnya 2026-11"), period);
	return month;
}

/* Reads everything in one state of the database; to be ended with end(). NULL: no month, or the
 * hours of the settings are none. */
static struct workbook *begin(struct db *db, const struct settings *settings, const char *period,
	gint64 now, GError **error)
{
	db_read_begin(db);
	struct month *month = open_month(db, settings, period, now, error);
	struct calendar *calendar = month ? directory_calendar(db, settings, error) : NULL;
	if (!calendar) {
		g_clear_pointer(&month, month_free);
		db_read_end(db);
		return NULL;
	}
	struct workbook *workbook = g_new0(struct workbook, 1);
	*workbook = (struct workbook){
		.db = db,
		.settings = settings,
		.period = month->period,
		.now = month->as_of,
		.month = month,
		.calendar = calendar,
		.figures = figures_of(month, settings->timezone),
		.tables = figures_tables(month, calendar, settings->timezone),
	};
	workbook->trend = trend_of(month, workbook->figures, settings->timezone);
	return workbook;
}

static void end(struct workbook *workbook)
{
	struct db *db = workbook->db;
	figures_tables_free(workbook->tables);
	trend_free(workbook->trend);
	figures_free(workbook->figures);
	calendar_free(workbook->calendar);
	month_free(workbook->month);
	g_free(workbook);
	db_read_end(db);
}

GBytes *workbook_bytes(struct db *db, const struct settings *settings, const char *period,
	gint64 now, GError **error)
{
	struct workbook *workbook = begin(db, settings, period, now, error);
	if (!workbook)
		return NULL;
	g_autofree char *title = title_of(settings, period);
	GBytes *bytes = db_ok(db, error) ? workbook_make(workbook, title, fill, error) : NULL;
	end(workbook);
	return bytes;
}

gboolean workbook_write(struct db *db, const struct settings *settings, const char *period,
	gint64 now, const char *path, GError **error)
{
	struct workbook *workbook = begin(db, settings, period, now, error);
	if (!workbook)
		return FALSE;
	g_autofree char *title = title_of(settings, period);
	gboolean ok = db_ok(db, error) && workbook_make_file(workbook, title, fill, path, error);
	end(workbook);
	return ok;
}
