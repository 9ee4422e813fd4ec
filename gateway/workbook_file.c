#include "gateway/workbook_file.h"
#include "desk/texts.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

G_DEFINE_QUARK(gateway - workbook - error, workbook_error)

static gboolean fail(const char *reason, GError **error)
{
	g_set_error(error, WORKBOOK_ERROR, WORKBOOK_ERROR_FILE,
		_("buku kerja tidak dapat ditulis: %s"), reason);
	return FALSE;
}

static void describe(struct workbook *workbook, const char *title)
{
	g_autofree char *clean = workbook_clean(title);
	g_autofree char *company = workbook_clean(workbook->settings->desk_organisation);
	lxw_doc_properties properties = {
		.title = clean,
		.company = company,
		.author = company,
		.created = workbook->now,
	};
	workbook_set_properties(workbook->file, &properties);
}

/* Writes everything into `file`; it may be left half-written on failure. */
static gboolean write_sheets(struct workbook *workbook, const char *title, workbook_fill *fill,
	const char *file, GError **error)
{
	g_autofree char *folder = g_path_get_dirname(file);
	lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = folder };
	workbook->file = workbook_new_opt(file, &options);
	if (!workbook->file)
		return fail(g_strerror(ENOMEM), error);
	describe(workbook, title);
	workbook_add_styles(workbook);
	fill(workbook);
	errno = 0;
	lxw_error closed = workbook_close(workbook->file);
	if (closed == LXW_NO_ERROR)
		closed = workbook->failure;
	if (closed != LXW_NO_ERROR)
		return fail(errno ? g_strerror(errno) : lxw_strerror(closed), error);
	return db_ok(workbook->db, error);
}

/* On disk before it takes its name: after a crash there is the old file or the whole new one. */
static gboolean put_in_place(const char *file, const char *path, GError **error)
{
	int fd = g_open(file, O_RDONLY | O_CLOEXEC, 0);
	gboolean ok = fd >= 0 && fsync(fd) == 0 && g_rename(file, path) == 0;
	int saved = errno;
	if (fd >= 0)
		close(fd);
	return ok || fail(g_strerror(saved), error);
}

/* Where nothing can be written we want to know it first: libxlsxwriter talks to standard error. */
static gboolean make_file(const char *file, GError **error)
{
	int fd = g_open(file, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
	if (fd < 0)
		return fail(g_strerror(errno), error);
	close(fd);
	return TRUE;
}

gboolean workbook_make_file(struct workbook *workbook, const char *title, workbook_fill *fill,
	const char *path, GError **error)
{
	g_autofree char *folder = g_path_get_dirname(path);
	g_autofree char *name = g_path_get_basename(path);
	g_autofree char *file = g_strdup_printf("%s/.%s.%d", folder, name, (int)getpid());
	gboolean ok = make_file(file, error) && write_sheets(workbook, title, fill, file, error) &&
		      put_in_place(file, path, error);
	if (!ok) {
		g_unlink(file);
		g_prefix_error(error, "%s: ", path);
	}
	return ok;
}

GBytes *workbook_make(
	struct workbook *workbook, const char *title, workbook_fill *fill, GError **error)
{
	g_autofree char *folder = g_dir_make_tmp("desktik-XXXXXX", error);
	if (!folder)
		return NULL;
	g_autofree char *path = g_build_filename(folder, "workbook.xlsx", NULL);
	char *bytes = NULL;
	gsize size = 0;
	gboolean ok = write_sheets(workbook, title, fill, path, error) &&
		      g_file_get_contents(path, &bytes, &size, error);
	g_unlink(path);
	g_rmdir(folder);
	return ok ? g_bytes_new_take(bytes, size) : NULL;
}
