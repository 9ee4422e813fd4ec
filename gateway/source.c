#include "gateway/source_driver.h"

#include <string.h>

G_DEFINE_QUARK(desktik - source - error, source_error)

struct source *source_open(const struct settings *settings, GError **error)
{
	const char *url = settings->mailbox_url ? settings->mailbox_url : "";
	const struct source_driver *driver = NULL;
	struct source *source;

	if (g_str_has_prefix(url, "maildir:"))
		driver = &source_maildir;
	else if (g_str_has_prefix(url, "imap://") || g_str_has_prefix(url, "imaps://"))
		driver = &source_imap;
	if (!driver) {
		g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_REFUSED,
			"mailbox url \"%s\": write imaps://HOST/FOLDER, imap://HOST/FOLDER or "
			"maildir:/PATH",
			url);
		return NULL;
	}
	source = driver->open(settings, error);
	if (source) {
		source->driver = driver;
		source->settings = settings;
	}
	return source;
}

void source_close(struct source *source)
{
	if (!source)
		return;
	g_free(source->name);
	source->driver->close(source);
}

const char *source_name(const struct source *source)
{
	return source->name;
}

GPtrArray *source_fetch(struct source *source, guint64 after, GError **error)
{
	return source->driver->fetch(source, after, error);
}

gboolean source_file(
	struct source *source, GPtrArray *keys, enum source_folder folder, GError **error)
{
	return keys->len == 0 || source->driver->file(source, keys, folder, error);
}

gboolean source_wait(struct source *source, int seconds, int wake_fd, GError **error)
{
	return source->driver->wait(source, seconds, wake_fd, error);
}

char *source_describe(const struct source *source)
{
	return source->driver->describe(source);
}

struct source_mail *source_mail_new(
	char *key, guint64 order, GBytes *bytes, guint64 size, gboolean oversize)
{
	struct source_mail *mail = g_new0(struct source_mail, 1);

	mail->key = key;
	mail->order = order;
	mail->bytes = g_bytes_ref(bytes);
	mail->size = size;
	mail->oversize = oversize;
	return mail;
}

void source_mail_free(struct source_mail *mail)
{
	if (!mail)
		return;
	g_free(mail->key);
	g_bytes_unref(mail->bytes);
	g_free(mail);
}

gsize source_header_length(GBytes *bytes)
{
	gsize length, at = 0;
	const char *data = g_bytes_get_data(bytes, &length);

	while (at < length) {
		const char *end = memchr(data + at, '\n', length - at);
		gsize line = end ? (gsize)(end - data) - at : length - at;

		at += end ? line + 1 : line;
		if (line == 0 || (line == 1 && data[at - 2] == '\r'))
			return at;
	}
	return length;
}

const char *source_folder_name(const struct settings *settings, enum source_folder folder)
{
	return folder == FOLDER_DONE ? settings->done_folder : settings->held_folder;
}
