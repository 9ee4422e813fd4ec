#include "gateway/imap_session.h"

#include <string.h>

/* What the server said to a login: "NO [CODE] text" with the tag gone. */
static gboolean judge_login(struct imap *imap, const char *answer, GError **error)
{
	static const char *const passing[] = { "[UNAVAILABLE]", "[INUSE]", "[LIMIT]",
		"[SERVERBUG]" };
	const char *user = imap->source.settings->mailbox_username;
	enum source_error code = SOURCE_ERROR_REFUSED;

	if (g_ascii_strncasecmp(answer, "OK", 2) == 0)
		return TRUE;
	for (gsize i = 0; i < G_N_ELEMENTS(passing); i++)
		if (strstr(answer, passing[i]))
			code = SOURCE_ERROR_TEMPORARY;
	g_set_error(error, SOURCE_ERROR, code,
		code == SOURCE_ERROR_REFUSED ? "%s:%u refuses the login of %s: %s; check username "
					       "and password_file"
					     : "%s:%u can not log %s in now: %s",
		imap->host, imap->port, user, answer);
	return FALSE;
}

/*
 * RFC 3501 6.2.2, RFC 4616, XOAUTH2. The answer goes out only when the server asks, and only once:
 * XOAUTH2 reports a failure as a second question, which wants an empty line.
 */
static gboolean authenticate(
	struct imap *imap, const char *mechanism, GBytes *secret, GError **error)
{
	gsize size;
	const guchar *data = g_bytes_get_data(secret, &size);
	g_autofree char *encoded = g_base64_encode(data, size);
	g_autofree char *command = NULL;
	const char *next = encoded, *line, *answer;

	imap_begin(imap, IMAP_ANSWER_BYTES);
	command = g_strdup_printf("%d AUTHENTICATE %s", ++imap->session->imap_tag, mechanism);
	if (!imap_send_line(imap, command))
		return imap_lost(imap, "logging in", error);
	while ((line = imap_read_line(imap))) {
		answer = imap_tagged(imap, line);
		if (answer) {
			if (!judge_login(imap, answer, error))
				return FALSE;
			imap->session->imap_state = MAILIMAP_STATE_AUTHENTICATED;
			return TRUE;
		}
		if (*line == '+') {
			if (!imap_send_line(imap, next))
				break;
			next = "";
		}
	}
	return imap_lost(imap, "logging in", error);
}

static gboolean login_xoauth2(struct imap *imap, const char *token, GError **error)
{
	g_autofree char *text = g_strdup_printf("user=%s\001auth=Bearer %s\001\001",
		imap->source.settings->mailbox_username, token);
	g_autoptr(GBytes) secret = g_bytes_new(text, strlen(text));

	if (mailimap_has_authentication(imap->session, "XOAUTH2"))
		return authenticate(imap, "XOAUTH2", secret, error);
	g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_REFUSED,
		"%s:%u does not offer XOAUTH2; set auth = login and a password", imap->host,
		imap->port);
	return FALSE;
}

static gboolean login_plain(struct imap *imap, const char *password, GError **error)
{
	const char *user = imap->source.settings->mailbox_username;
	g_autoptr(GByteArray) text = g_byte_array_new();
	g_autoptr(GBytes) secret = NULL;

	g_byte_array_append(text, (const guint8 *)"", 1);
	g_byte_array_append(text, (const guint8 *)user, strlen(user) + 1);
	g_byte_array_append(text, (const guint8 *)password, strlen(password));
	secret = g_bytes_new(text->data, text->len);
	return authenticate(imap, "PLAIN", secret, error);
}

/* What can be written between quotes (RFC 3501 QUOTED-CHAR). */
static gboolean is_quotable(const char *text)
{
	for (; *text; text++)
		if (!g_ascii_isprint(*text))
			return FALSE;
	return TRUE;
}

static gboolean login_command(struct imap *imap, const char *password, GError **error)
{
	const char *user = imap->source.settings->mailbox_username;
	g_autofree char *answer = NULL;
	const char *code;
	int r;

	if (mailimap_has_extension(imap->session, "LOGINDISABLED")) {
		g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_REFUSED,
			"%s:%u allows no login with a password here (LOGINDISABLED); use tls = "
			"starttls or implicit",
			imap->host, imap->port);
		return FALSE;
	}
	if (!is_quotable(user) || !is_quotable(password)) {
		g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_REFUSED,
			"%s:%u takes only letters, digits and ASCII signs in user name and "
			"password",
			imap->host, imap->port);
		return FALSE;
	}
	imap_begin(imap, IMAP_ANSWER_BYTES);
	r = mailimap_login(imap->session, user, password);
	if (r != MAILIMAP_ERROR_LOGIN)
		return imap_check(imap, r, "logging in", SOURCE_ERROR_REFUSED, error);
	code = imap_response_code(imap);
	answer = g_strdup_printf("NO [%s] %s", code ? code : "-",
		imap->session->imap_response ? imap->session->imap_response : "");
	return judge_login(imap, answer, error);
}

gboolean imap_login(struct imap *imap, GError **error)
{
	const struct settings *settings = imap->source.settings;
	g_autofree char *password = NULL;
	g_autoptr(GError) cause = NULL;

	if (!settings->mailbox_username) {
		g_set_error_literal(error, SOURCE_ERROR, SOURCE_ERROR_REFUSED,
			"the mailbox has no username in the settings");
		return FALSE;
	}
	password = settings_secret(settings->mailbox_password_file, "mailbox-password", &cause);
	if (!password) {
		g_set_error_literal(error, SOURCE_ERROR, SOURCE_ERROR_REFUSED, cause->message);
		return FALSE;
	}
	if (g_strcmp0(settings->mailbox_auth, "xoauth2") == 0)
		return login_xoauth2(imap, password, error);
	/* PLAIN first: it carries any character, and never as part of a command line. */
	if (mailimap_has_authentication(imap->session, "PLAIN"))
		return login_plain(imap, password, error);
	return login_command(imap, password, error);
}
