/* The Maildir source: the mailbox is a folder on this machine. */
#include "gateway/maildir.h"
#include "gateway/source_driver.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

/* Of a mail that is too large only so much is looked at to find its header. */
#define HEADER_BYTES (256 * 1024)

struct maildir {
	struct source source;
	char *path;
	char *folders[2]; /* paths, by enum source_folder */
	int watch;	  /* inotify; from before the first look, so that nothing slips through */
};

/* Takes `cause`, if there is one. TRUE: there was none. */
static gboolean settle(GError *cause, GError **error)
{
	enum source_error code = SOURCE_ERROR_REFUSED;

	if (!cause)
		return TRUE;
	/* A full or failing disk is waited for; all else does not mend itself. */
	if (g_error_matches(cause, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ||
		g_error_matches(cause, G_IO_ERROR, G_IO_ERROR_FAILED))
		code = SOURCE_ERROR_TEMPORARY;
	g_set_error_literal(error, SOURCE_ERROR, code, cause->message);
	g_error_free(cause);
	return FALSE;
}

static void maildir_close(struct source *source)
{
	struct maildir *maildir = (struct maildir *)source;

	if (maildir->watch >= 0)
		close(maildir->watch);
	g_free(maildir->path);
	g_free(maildir->folders[FOLDER_DONE]);
	g_free(maildir->folders[FOLDER_HELD]);
	g_free(maildir);
}

/* A mail that can't be moved away would be answered, and then stop all that come after it. */
static gboolean is_writable(const char *path, GError **error)
{
	static const char *const parts[] = { "new", "cur" };

	for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
		g_autofree char *folder = g_build_filename(path, parts[i], NULL);

		if (access(folder, W_OK | X_OK) < 0) {
			g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_REFUSED,
				"can not write to the folder %s: %s", folder, g_strerror(errno));
			return FALSE;
		}
	}
	return TRUE;
}

static gboolean make_folders(struct maildir *maildir, GError **error)
{
	const struct settings *settings = maildir->source.settings;
	GError *cause = NULL;

	maildir_make(maildir->path, &cause);
	if (!settle(cause, error) || !is_writable(maildir->path, error))
		return FALSE;
	for (int i = 0; i < 2; i++) {
		const char *name = source_folder_name(settings, i);

		maildir->folders[i] = maildir_folder(maildir->path, name);
		if (!maildir->folders[i]) {
			g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_REFUSED,
				"\"%s\" can not be the name of a folder", name);
			return FALSE;
		}
		cause = NULL;
		maildir_make(maildir->folders[i], &cause);
		if (!settle(cause, error) || !is_writable(maildir->folders[i], error))
			return FALSE;
	}
	return TRUE;
}

static gboolean watch(struct maildir *maildir, GError **error)
{
	g_autofree char *new = g_build_filename(maildir->path, "new", NULL);
	g_autofree char *cur = g_build_filename(maildir->path, "cur", NULL);
	guint32 events = IN_MOVED_TO | IN_CREATE | IN_CLOSE_WRITE;

	maildir->watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	if (maildir->watch >= 0 && inotify_add_watch(maildir->watch, new, events) >= 0 &&
		inotify_add_watch(maildir->watch, cur, events) >= 0)
		return TRUE;
	g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_TEMPORARY, "can not watch %s: %s",
		maildir->path, g_strerror(errno));
	return FALSE;
}

static struct source *maildir_open(const struct settings *settings, GError **error)
{
	struct maildir *maildir = g_new0(struct maildir, 1);

	maildir->source.settings = settings;
	maildir->watch = -1;
	maildir->path = g_strdup(settings->mailbox_url + strlen("maildir:"));
	if (!*maildir->path)
		g_set_error_literal(error, SOURCE_ERROR, SOURCE_ERROR_REFUSED,
			"mailbox url: write maildir:/PATH");
	else if (make_folders(maildir, error) && watch(maildir, error)) {
		maildir->source.name = g_strdup(settings->mailbox_url);
		return &maildir->source;
	}
	maildir_close(&maildir->source);
	return NULL;
}

/* TRUE if there was an event to forget. */
static gboolean forget_events(struct maildir *maildir)
{
	char events[4096];
	gboolean any = FALSE;

	while (read(maildir->watch, events, sizeof events) > 0)
		any = TRUE;
	return any;
}

static struct source_mail *read_mail(
	const struct maildir *maildir, const struct maildir_entry *entry, GError **error)
{
	guint64 limit = maildir->source.settings->max_mail_bytes;
	gboolean oversize = entry->size > limit;
	g_autoptr(GBytes) bytes = maildir_read(entry->path, oversize ? HEADER_BYTES : limit, error);
	g_autoptr(GBytes) header = NULL;
	char *key = g_strdup(entry->key);

	if (!bytes) {
		g_free(key);
		return NULL;
	}
	if (!oversize)
		return source_mail_new(key, 0, bytes, g_bytes_get_size(bytes), FALSE);
	header = g_bytes_new_from_bytes(bytes, 0, source_header_length(bytes));
	return source_mail_new(key, 0, header, entry->size, TRUE);
}

static GPtrArray *maildir_fetch(struct source *source, guint64 after G_GNUC_UNUSED, GError **error)
{
	struct maildir *maildir = (struct maildir *)source;
	g_autoptr(GPtrArray) mails =
		g_ptr_array_new_with_free_func((GDestroyNotify)source_mail_free);
	g_autoptr(GPtrArray) entries = NULL;
	g_autoptr(GError) cause = NULL;
	guint64 total = 0;

	forget_events(maildir);
	entries = maildir_list(maildir->path, &cause);
	for (guint i = 0; entries && i < entries->len; i++) {
		g_autoptr(GError) problem = NULL;
		struct source_mail *mail;

		if (mails->len >= (guint)source->settings->batch || total > SOURCE_BATCH_BYTES)
			break;
		mail = read_mail(maildir, entries->pdata[i], &problem);
		/* A file that can't be read is told when nothing else is left to do; one that is no
		   longer there was moved away by somebody. */
		if (!mail && !cause && !g_error_matches(problem, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
			cause = g_steal_pointer(&problem);
		if (!mail)
			continue;
		total += g_bytes_get_size(mail->bytes);
		g_ptr_array_add(mails, mail);
	}
	if (mails->len)
		return g_steal_pointer(&mails);
	return settle(g_steal_pointer(&cause), error) ? g_steal_pointer(&mails) : NULL;
}

static gboolean maildir_file(
	struct source *source, GPtrArray *keys, enum source_folder folder, GError **error)
{
	struct maildir *maildir = (struct maildir *)source;
	g_autoptr(GHashTable) wanted = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GPtrArray) entries = NULL;
	GError *cause = NULL;

	for (guint i = 0; i < keys->len; i++)
		g_hash_table_add(wanted, keys->pdata[i]);
	entries = maildir_list(maildir->path, &cause);
	for (guint i = 0; entries && !cause && i < entries->len; i++) {
		const struct maildir_entry *entry = entries->pdata[i];

		if (g_hash_table_contains(wanted, entry->key))
			maildir_move(entry, maildir->folders[folder], &cause);
	}
	return settle(cause, error);
}

static gboolean maildir_wait(struct source *source, int seconds, int wake_fd, GError **error)
{
	struct maildir *maildir = (struct maildir *)source;
	gint64 until = g_get_monotonic_time() + MAX(seconds, 0) * G_TIME_SPAN_SECOND, left;
	struct pollfd fds[] = {
		{ .fd = maildir->watch, .events = POLLIN },
		{ .fd = wake_fd, .events = POLLIN }, /* poll() leaves out a negative one */
	};
	int n;

	do {
		left = until - g_get_monotonic_time();
		n = poll(fds, 2, left <= 0 ? 0 : (int)MIN(left / 1000 + 1, G_MAXINT));
	} while (n < 0 && errno == EINTR);
	if (n >= 0)
		return TRUE;
	g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_TEMPORARY, "waiting for mail: %s",
		g_strerror(errno));
	return FALSE;
}

static char *maildir_describe(const struct source *source G_GNUC_UNUSED)
{
	return g_strdup("MAILDIR");
}

const struct source_driver source_maildir = {
	.open = maildir_open,
	.close = maildir_close,
	.fetch = maildir_fetch,
	.file = maildir_file,
	.wait = maildir_wait,
	.describe = maildir_describe,
};
