#include "gateway/imap_session.h"

#include <string.h>

void imap_begin(struct imap *imap, guint64 octets)
{
	imap_link_allow(imap->link, octets);
}

/* The last "* BYE text" that came in, if any: why the server hung up. */
static char *bye_text(const struct imap *imap)
{
	const char *text = imap->session->imap_stream_buffer->str;
	const char *bye = g_str_has_prefix(text, "* BYE ") ? text : g_strrstr(text, "\n* BYE ");

	if (!bye)
		return NULL;
	bye += strcspn(bye, "B") + strlen("BYE ");
	return g_strndup(bye, MIN(strcspn(bye, "\r\n"), 300));
}

gboolean imap_lost(struct imap *imap, const char *doing, GError **error)
{
	g_autofree char *bye = bye_text(imap);
	const char *failure = imap_link_failure(imap->link);

	g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_TEMPORARY,
		"connection to %s:%u lost while %s: %s", imap->host, imap->port, doing,
		bye	  ? bye
		: failure ? failure
			  : "its answer can not be understood");
	return FALSE;
}

const char *imap_response_code(const struct imap *imap)
{
	const struct mailimap_response_info *info = imap->session->imap_response_info;

	if (!info)
		return NULL;
	return info->rsp_trycreate ? "TRYCREATE" : info->rsp_atom;
}

/* RFC 5530: these pass by themselves. */
static gboolean is_passing(const char *code)
{
	static const char *const passing[] = { "UNAVAILABLE", "INUSE", "SERVERBUG", "LIMIT",
		"EXPUNGEISSUED", NULL };

	return code && g_strv_contains(passing, code);
}

gboolean imap_check_numbering(struct imap *imap, GError **error)
{
	struct mailimap_selection_info *info = imap->session->imap_selection_info;

	if (info && info->sel_has_exists) {
		info->sel_has_exists = 0;
		imap->news = TRUE;
	}
	if (!info || !imap->uidvalidity || info->sel_uidvalidity == imap->uidvalidity)
		return TRUE;
	g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_RENUMBERED,
		"the server numbered the mails of %s anew (UIDVALIDITY was %u, is %u)",
		imap->folder, imap->uidvalidity, info->sel_uidvalidity);
	return FALSE;
}

gboolean imap_check(
	struct imap *imap, int result, const char *doing, enum source_error code, GError **error)
{
	const char *said = imap->session->imap_response;

	switch (result) {
	case MAILIMAP_NO_ERROR:
	case MAILIMAP_NO_ERROR_AUTHENTICATED:
	case MAILIMAP_NO_ERROR_NON_AUTHENTICATED:
		return imap_check_numbering(imap, error);
	case MAILIMAP_ERROR_STREAM:
	case MAILIMAP_ERROR_FATAL:
	case MAILIMAP_ERROR_PARSE:
	case MAILIMAP_ERROR_DONT_ACCEPT_CONNECTION:
		return imap_lost(imap, doing, error);
	}
	if (result == MAILIMAP_ERROR_PROTOCOL || is_passing(imap_response_code(imap)))
		code = SOURCE_ERROR_TEMPORARY;
	g_set_error(error, SOURCE_ERROR, code, "%s: %s:%u answers: %s", doing, imap->host,
		imap->port, said && *said ? said : "no");
	return FALSE;
}

gboolean imap_send_line(struct imap *imap, const char *line)
{
	mailstream *stream = imap->session->imap_stream;

	return mailstream_write(stream, line, strlen(line)) >= 0 &&
	       mailstream_write(stream, "\r\n", 2) >= 0 && mailstream_flush(stream) >= 0;
}

const char *imap_read_line(struct imap *imap)
{
	return mailstream_read_line_remove_eol(
		imap->session->imap_stream, imap->session->imap_stream_buffer);
}

const char *imap_tagged(const struct imap *imap, const char *line)
{
	g_autofree char *tag = g_strdup_printf("%d ", imap->session->imap_tag);

	return g_str_has_prefix(line, tag) ? line + strlen(tag) : NULL;
}

/* A contradiction between url and tls is not guessed away. */
static gboolean check_tls_setting(const struct imap *imap, GError **error)
{
	const struct settings *settings = imap->source.settings;

	if (!g_str_has_prefix(settings->mailbox_url, "imaps:") ||
		settings->mailbox_tls == TLS_IMPLICIT)
		return TRUE;
	g_set_error_literal(error, SOURCE_ERROR, SOURCE_ERROR_REFUSED,
		"mailbox: imaps:// goes with tls = implicit; for starttls write imap://");
	return FALSE;
}

/* What a man in the middle sends before TLS must not be taken for an answer inside it. */
static gboolean start_tls(struct imap *imap, GError **error)
{
	const char *ca_file = imap->source.settings->mailbox_ca_file;
	int r;

	imap_begin(imap, IMAP_ANSWER_BYTES);
	r = mailimap_starttls(imap->session);
	if (imap->session->imap_stream->read_buffer_len > 0) {
		g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_REFUSED,
			"%s:%u sent something between STARTTLS and TLS: somebody may be tampering "
			"with the connection",
			imap->host, imap->port);
		return FALSE;
	}
	/* BAD: it does not know the command. That does not pass by itself. */
	if (r == MAILIMAP_ERROR_PROTOCOL)
		r = MAILIMAP_ERROR_STARTTLS;
	return imap_check(imap, r, "starting TLS (STARTTLS)", SOURCE_ERROR_REFUSED, error) &&
	       imap_link_start_tls(imap->link, ca_file, error);
}

/* Without TLS passwords and letters would cross the net in the clear. */
static gboolean check_plain(const struct imap *imap, GError **error)
{
	if (imap_link_is_loopback(imap->link))
		return TRUE;
	g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_REFUSED,
		"tls = none is for servers on this machine only, and %s is not: use starttls or "
		"implicit",
		imap->host);
	return FALSE;
}

/* Connects up to the greeting, with implicit TLS where asked for. `logged_in`: PREAUTH. */
static gboolean greet(struct imap *imap, gboolean *logged_in, GError **error)
{
	const struct settings *settings = imap->source.settings;
	int r;

	imap->link =
		imap_link_open(imap->host, imap->port, settings->mailbox_timeout_seconds, error);
	if (!imap->link)
		return FALSE;
	if (settings->mailbox_tls == TLS_NONE && !check_plain(imap, error))
		return FALSE;
	if (settings->mailbox_tls == TLS_IMPLICIT &&
		!imap_link_start_tls(imap->link, settings->mailbox_ca_file, error))
		return FALSE;
	imap->session = mailimap_new(0, NULL);
	imap_begin(imap, IMAP_ANSWER_BYTES);
	r = mailimap_connect(imap->session, imap_link_stream(imap->link));
	*logged_in = r == MAILIMAP_NO_ERROR_AUTHENTICATED;
	return imap_check(imap, r, "connecting", SOURCE_ERROR_TEMPORARY, error);
}

/* What the server said it can do before TLS or login counts no more (RFC 3501 6.2.1). */
static gboolean read_capabilities(struct imap *imap, GError **error)
{
	struct mailimap_capability_data *data = NULL;
	int r;

	imap_begin(imap, IMAP_ANSWER_BYTES);
	r = mailimap_capability(imap->session, &data);
	if (r == MAILIMAP_NO_ERROR)
		mailimap_capability_data_free(data);
	return imap_check(imap, r, "asking what it can do", SOURCE_ERROR_TEMPORARY, error);
}

static gboolean select_mailbox(struct imap *imap, GError **error)
{
	g_autofree char *doing = g_strdup_printf("opening the folder %s", imap->folder);
	const struct mailimap_selection_info *info;

	imap_begin(imap, IMAP_ANSWER_BYTES);
	if (!imap_check(imap, mailimap_select(imap->session, imap->mailbox), doing,
		    SOURCE_ERROR_REFUSED, error))
		return FALSE;
	info = imap->session->imap_selection_info;
	if (info->sel_perm == MAILIMAP_MAILBOX_READONLY)
		g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_REFUSED,
			"the folder %s may only be read; the desk has to move mails out of it",
			imap->folder);
	else if (info->sel_uidvalidity == 0)
		g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_REFUSED,
			"%s:%u keeps no lasting numbers (UIDVALIDITY) for the mails of %s",
			imap->host, imap->port, imap->folder);
	imap->uidvalidity = info->sel_uidvalidity;
	return info->sel_perm != MAILIMAP_MAILBOX_READONLY && imap->uidvalidity != 0;
}

gboolean imap_connect(struct imap *imap, GError **error)
{
	const struct settings *settings = imap->source.settings;
	gboolean logged_in = FALSE;

	if (!check_tls_setting(imap, error) || !greet(imap, &logged_in, error))
		return FALSE;
	/* RFC 9051 11.1: a greeting PREAUTH would keep the client from STARTTLS. */
	if (logged_in && settings->mailbox_tls == TLS_STARTTLS) {
		g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_REFUSED,
			"%s:%u lets in without TLS or login (PREAUTH): use tls = implicit",
			imap->host, imap->port);
		return FALSE;
	}
	if (settings->mailbox_tls == TLS_STARTTLS && !start_tls(imap, error))
		return FALSE;
	if (!read_capabilities(imap, error))
		return FALSE;
	if (!logged_in && (!imap_login(imap, error) || !read_capabilities(imap, error)))
		return FALSE;
	imap->has_idle = mailimap_has_extension(imap->session, "IDLE");
	imap->has_move = mailimap_has_extension(imap->session, "MOVE");
	imap->has_uidplus = mailimap_has_extension(imap->session, "UIDPLUS");
	return imap_make_folders(imap, error) && select_mailbox(imap, error);
}
