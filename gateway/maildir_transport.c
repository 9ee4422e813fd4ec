/* The Maildir transport: where there is no mail server, each recipient gets a Maildir. */
#include "gateway/maildir.h"
#include "gateway/transport_driver.h"

#include <string.h>
#include <unistd.h>

struct maildir_transport {
	struct transport transport;
	char *path;
};

static struct transport *open_maildir(const struct settings *settings, GError **error)
{
	struct maildir_transport *transport;
	const char *path = settings->smtp_url + strlen("maildir:");

	if (!*path) {
		g_set_error_literal(error, SETTINGS_ERROR, SETTINGS_ERROR_VALUE,
			"smtp url: write maildir:/PATH");
		return NULL;
	}
	transport = g_new0(struct maildir_transport, 1);
	transport->path = g_strdup(path);
	return &transport->transport;
}

static void close_maildir(struct transport *base)
{
	struct maildir_transport *transport = (struct maildir_transport *)base;

	g_free(transport->path);
	g_free(transport);
}

/* The value of Message-ID in the header, folded or not; NULL if there is none. */
static char *message_id(const char *mail, gsize size)
{
	static const char field[] = "message-id:";
	const char *end = mail + size, *line = mail;

	while (line < end) {
		const char *stop = memchr(line, '\n', end - line);
		gsize length = (stop ? stop : end) - line;

		if (length == 0 || *line == '\r')
			break;
		if (length >= strlen(field) &&
			g_ascii_strncasecmp(line, field, strlen(field)) == 0) {
			const char *open = memchr(line, '<', end - line);
			const char *close = open ? memchr(open, '>', end - open) : NULL;

			return close ? g_strndup(open, close + 1 - open) : NULL;
		}
		line += length + 1;
	}
	return NULL;
}

/* The same mail always gets the same name, so that sending it again makes no second copy. */
static char *file_name(GBytes *bytes)
{
	gsize size;
	const char *mail = g_bytes_get_data(bytes, &size);
	g_autofree char *id = message_id(mail, size);
	g_autofree char *hash = id ? g_compute_checksum_for_string(G_CHECKSUM_SHA256, id, -1)
				   : g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);

	return g_strdup_printf("%.40s.desktik", hash);
}

/* A full disk is waited for; a path that can not be written to stops all mail. */
static enum transport_result judge(const GError *error, char **detail)
{
	*detail = g_strdup(error->message);
	if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED) ||
		g_error_matches(error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
		g_error_matches(error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY))
		return TRANSPORT_BROKEN;
	return TRANSPORT_LATER;
}

static gboolean make_root(const char *path, GError **error)
{
	if (g_mkdir_with_parents(path, 0700) == 0)
		return TRUE;
	g_set_error(error, G_IO_ERROR, g_io_error_from_errno(errno),
		"can not make the folder %s: %s", path, g_strerror(errno));
	return FALSE;
}

static enum transport_result send_maildir(struct transport *base, const char *from G_GNUC_UNUSED,
	const char *recipient, GBytes *bytes, char **detail)
{
	struct maildir_transport *transport = (struct maildir_transport *)base;
	g_autofree char *folder = maildir_address_folder(recipient);
	g_autofree char *path = g_build_filename(transport->path, folder, NULL);
	g_autofree char *name = file_name(bytes);
	g_autoptr(GError) error = NULL;

	if (make_root(transport->path, &error) && maildir_make(path, &error) &&
		maildir_deliver(path, name, bytes, &error))
		return TRANSPORT_SENT;
	return judge(error, detail);
}

static enum transport_result probe_maildir(struct transport *base, char **detail)
{
	struct maildir_transport *transport = (struct maildir_transport *)base;
	g_autoptr(GError) error = NULL;

	if (!make_root(transport->path, &error))
		return judge(error, detail);
	if (access(transport->path, W_OK | X_OK) == 0)
		return TRANSPORT_SENT;
	*detail = g_strdup_printf("%s can not be written to", transport->path);
	return TRANSPORT_BROKEN;
}

const struct transport_driver transport_maildir = {
	.open = open_maildir,
	.close = close_maildir,
	.send = send_maildir,
	.probe = probe_maildir,
};
