/* The IMAP source (RFC 3501): its life, and what it can do. */
#include "gateway/imap_session.h"

static void imap_close(struct source *source)
{
	struct imap *imap = (struct imap *)source;

	if (imap->session) {
		/* The LOGOUT of a closing desk is good manners, not worth a long wait. */
		imap_link_set_timeout(imap->link, 5);
		imap_begin(imap, IMAP_ANSWER_BYTES);
		mailimap_free(imap->session);
	} else {
		imap_link_free(imap->link);
	}
	g_free(imap->host);
	g_free(imap->folder);
	g_free(imap->mailbox);
	g_free(imap->prefix);
	g_free(imap->folders[FOLDER_DONE]);
	g_free(imap->folders[FOLDER_HELD]);
	g_array_unref(imap->pending);
	g_free(imap);
}

static guint16 default_port(const struct imap *imap)
{
	return imap->source.settings->mailbox_tls == TLS_IMPLICIT ? 993 : 143;
}

/* RFC 5092 in the part that has a meaning here: imaps://host:port/folder. */
static gboolean read_url(struct imap *imap, const char *url, GError **error)
{
	g_autofree char *scheme = NULL, *user = NULL, *path = NULL;
	g_autoptr(GError) cause = NULL;
	int port;

	if (!g_uri_split(url, G_URI_FLAGS_NONE, &scheme, &user, &imap->host, &port, &path, NULL,
		    NULL, &cause) ||
		!imap->host || !*imap->host || user) {
		g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_REFUSED,
			"mailbox url: %s; write imaps://HOST/FOLDER or imap://HOST/FOLDER, spaces "
			"as %%20",
			cause  ? cause->message
			: user ? "the user belongs into username"
			       : "it names no host");
		return FALSE;
	}
	imap->port = port > 0 ? port : default_port(imap);
	imap->folder = g_strdup(*path == '/' && path[1] ? path + 1 : "INBOX");
	return TRUE;
}

static char *make_name(const struct imap *imap)
{
	const struct settings *settings = imap->source.settings;
	gboolean imaps = settings->mailbox_tls == TLS_IMPLICIT;
	g_autofree char *user =
		settings->mailbox_username
			? g_uri_escape_string(settings->mailbox_username, NULL, TRUE)
			: g_strdup("");
	g_autofree char *folder = g_uri_escape_string(imap->folder, "/", TRUE);
	g_autofree char *port = imap->port == default_port(imap)
					? g_strdup("")
					: g_strdup_printf(":%u", imap->port);

	return g_strdup_printf("%s://%s@%s%s/%s;UIDVALIDITY=%u", imaps ? "imaps" : "imap", user,
		imap->host, port, folder, imap->uidvalidity);
}

static struct source *imap_open(const struct settings *settings, GError **error)
{
	struct imap *imap = g_new0(struct imap, 1);

	imap->source.settings = settings;
	imap->pending = g_array_new(FALSE, FALSE, sizeof(guint32));
	if (!read_url(imap, settings->mailbox_url, error) || !imap_connect(imap, error)) {
		imap_close(&imap->source);
		return NULL;
	}
	imap->source.name = make_name(imap);
	return &imap->source;
}

static char *imap_describe(const struct source *source)
{
	const struct imap *imap = (const struct imap *)source;
	g_autoptr(GPtrArray) words = g_ptr_array_new();

	if (imap->has_idle)
		g_ptr_array_add(words, "IDLE");
	if (imap->has_move)
		g_ptr_array_add(words, "MOVE");
	if (imap->has_uidplus)
		g_ptr_array_add(words, "UIDPLUS");
	g_ptr_array_add(words, NULL);
	return g_strjoinv(" ", (char **)words->pdata);
}

const struct source_driver source_imap = {
	.open = imap_open,
	.close = imap_close,
	.fetch = imap_fetch,
	.file = imap_file,
	.wait = imap_wait,
	.describe = imap_describe,
};
