#include "gateway/workbook.h"
#include "gateway/workbook_sheet.h"
#include "desk/texts.h"
#include "desk/words.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

G_DEFINE_QUARK(gateway-workbook-error, workbook_error)

static void describe(struct workbook *workbook)
{
	const struct settings *settings = workbook->settings;
	g_autofree char *month = words_month(workbook->period, settings->language);
	g_autofree char *title =
		g_strdup_printf(_("Laporan Bulanan %s – %s"), settings->desk_name, month);
	g_autofree char *clean = workbook_clean(title);
	g_autofree char *company = workbook_clean(settings->desk_organisation);
	lxw_doc_properties properties = {
		.title = clean,
		.company = company,
		.author = company,
		.created = workbook->now,
	};
	/* The names of sheets are used in formulas: one word each. */
	workbook_set_properties(workbook->file, &properties);
}

static gboolean fail(const char *path, const char *reason, GError **error)
{
	g_set_error(error, WORKBOOK_ERROR, WORKBOOK_ERROR_FILE,
		_("%s: buku kerja tidak dapat ditulis: %s"), path, reason);
	return FALSE;
}

/* Writes everything into `file`, for `path`; it may be left half-written on failure. */
static gboolean write_sheets(
	struct workbook *workbook, const char *file, const char *path, GError **error)
{
	g_autofree char *folder = g_path_get_dirname(file);
	lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = folder };
	workbook->file = workbook_new_opt(file, &options);
	if (!workbook->file)
		return fail(path, g_strerror(ENOMEM), error);
	lxw_worksheet *summary = workbook_add_worksheet(workbook->file, _("Ringkasan"));
	lxw_worksheet *tickets = workbook_add_worksheet(workbook->file, _("Tiket"));
	lxw_worksheet *notes = workbook_add_worksheet(workbook->file, _("Keterangan"));
	if (!summary || !tickets || !notes) {
		lxw_workbook_free(workbook->file);
		return fail(path, g_strerror(errno), error);
	}
	describe(workbook);
	workbook_add_styles(workbook);
	workbook_add_summary(workbook, summary);
	workbook_add_tickets(workbook, tickets);
	workbook_add_notes(workbook, notes);
	errno = 0;
	lxw_error closed = workbook_close(workbook->file);
	if (closed == LXW_NO_ERROR)
		closed = workbook->failure;
	if (closed != LXW_NO_ERROR)
		return fail(path, errno ? g_strerror(errno) : lxw_strerror(closed), error);
	return TRUE;
}

/* On disk before it takes its name: after a crash there is the old file or the whole new one. */
static gboolean put_in_place(const char *file, const char *path, GError **error)
{
	int fd = g_open(file, O_RDONLY | O_CLOEXEC, 0);
	gboolean ok = fd >= 0 && fsync(fd) == 0;
	int saved = errno;
	if (fd >= 0)
		close(fd);
	if (!ok)
		return fail(path, g_strerror(saved), error);
	if (g_rename(file, path) != 0)
		return fail(path, g_strerror(errno), error);
	return TRUE;
}

/* Where nothing can be written we want to know it first: libxlsxwriter talks to standard error. */
static gboolean make_file(const char *file, const char *path, GError **error)
{
	int fd = g_open(file, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
	if (fd < 0)
		return fail(path, g_strerror(errno), error);
	close(fd);
	return TRUE;
}

static gboolean write_beside(struct workbook *workbook, const char *path, GError **error)
{
	g_autofree char *folder = g_path_get_dirname(path);
	g_autofree char *name = g_path_get_basename(path);
	g_autofree char *file = g_strdup_printf("%s/.%s.%d", folder, name, (int)getpid());
	gboolean ok = make_file(file, path, error) && write_sheets(workbook, file, path, error) &&
		db_ok(workbook->db, error) && put_in_place(file, path, error);
	if (!ok)
		g_unlink(file);
	return ok;
}

gboolean workbook_write(struct db *db, const struct settings *settings, const char *period,
	gint64 now, const char *path, GError **error)
{
	struct workbook workbook = { .db = db, .settings = settings, .period = period, .now = now };
	struct ticket_filter filter = { 0 };
	if (!words_period_bounds(
		    period, settings->timezone, &filter.opened_from, &filter.opened_to)) {
		g_set_error(error, WORKBOOK_ERROR, WORKBOOK_ERROR_PERIOD,
			_("%s bukan bulan; tulis misalnya 2026-11"), period);
		return FALSE;
	}
	/* One state of the database for figures and rows. */
	db_read_begin(db);
	g_autoptr(figures_auto) figures = figures_month(db, period, settings->timezone);
	g_autoptr(GPtrArray) tickets = ticket_list(db, &filter);
	workbook.figures = figures;
	workbook.tickets = tickets;
	gboolean ok = db_ok(db, error) && write_beside(&workbook, path, error);
	db_read_end(db);
	return ok;
}
