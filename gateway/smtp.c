/*
 * The SMTP transport (RFC 5321) over libcurl. One easy handle keeps the connection for the next
 * mail. What the server said is listened in on, because libcurl itself gives only its last number.
 */
#include "gateway/transport_driver.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <string.h>
#include <sys/socket.h>

/* A reply longer than that helps nobody. */
#define REPLY_BYTES 1000

struct smtp {
	struct transport transport;
	const struct settings *settings;
	CURL *curl;
	char *url;   /* with the name for EHLO as its path, as libcurl wants it */
	char *login; /* password; NULL: not read yet, or no login */
	char problem[CURL_ERROR_SIZE];
	/* Of the mail on its way: */
	const char *data;
	gsize left;
	GString *reply;	      /* the server's last reply, its lines joined */
	gboolean reply_ended; /* its last line is in */
	char command[8];      /* the last one sent: "EHLO", "AUTH", "MAIL", "RCPT", "DATA" */
	gboolean quitting;    /* QUIT was sent: what follows is no answer to the mail */
	gboolean in_data;     /* the server took DATA: from now on it may have the mail */
};

static gsize give_mail(char *buffer, gsize size, gsize count, void *data)
{
	struct smtp *smtp = data;
	gsize n = MIN(size * count, smtp->left);

	memcpy(buffer, smtp->data, n);
	smtp->data += n;
	smtp->left -= n;
	return n;
}

/* Replies of commands like NOOP would go to standard output. */
static gsize drop_output(
	char *buffer G_GNUC_UNUSED, gsize size, gsize count, void *data G_GNUC_UNUSED)
{
	return size * count;
}

/* One line of a reply: "250-text" goes on, "250 text" ends it (RFC 5321 4.2.1). */
static void note_reply(struct smtp *smtp, const char *line, gsize length)
{
	g_autofree char *text = g_strstrip(g_strndup(line, length));

	if (smtp->quitting)
		return;
	if (smtp->reply_ended)
		g_string_truncate(smtp->reply, 0);
	smtp->reply_ended = strlen(text) < 4 || text[3] != '-';
	if (g_str_has_prefix(text, "354"))
		smtp->in_data = TRUE;
	if (smtp->reply->len + strlen(text) > REPLY_BYTES)
		return;
	if (smtp->reply->len > 0)
		g_string_append_printf(smtp->reply, " %s", strlen(text) > 4 ? text + 4 : "");
	else
		g_string_append(smtp->reply, text);
}

/* Keeps the verb only: an AUTH line carries the password. */
static void note_command(struct smtp *smtp, const char *line, gsize length)
{
	gsize n = 0;

	while (n < length && n < sizeof smtp->command - 1 && g_ascii_isalpha(line[n]))
		n++;
	/* After a refusal libcurl says QUIT by itself. */
	smtp->quitting = length >= 6 && g_ascii_strncasecmp(line, "QUIT\r\n", 6) == 0;
	if (smtp->quitting)
		return;
	/* The continuation of AUTH is no command of its own. */
	if (n == 4 && (length == n || g_ascii_isspace(line[n])))
		g_snprintf(smtp->command, sizeof smtp->command, "%.*s", (int)n, line);
	else if (g_ascii_strncasecmp(line, "STARTTLS", MIN(length, 8)) == 0)
		g_strlcpy(smtp->command, "TLS", sizeof smtp->command);
}

static int listen_in(
	CURL *curl G_GNUC_UNUSED, curl_infotype type, char *data, gsize size, void *context)
{
	if (type == CURLINFO_HEADER_IN)
		note_reply(context, data, size);
	else if (type == CURLINFO_HEADER_OUT)
		note_command(context, data, size);
	return 0;
}

static gboolean is_loopback(const struct sockaddr *address)
{
	if (address->sa_family == AF_INET)
		return ntohl(((const struct sockaddr_in *)address)->sin_addr.s_addr) >> 24 == 127;
	return address->sa_family == AF_INET6 &&
	       IN6_IS_ADDR_LOOPBACK(&((const struct sockaddr_in6 *)address)->sin6_addr);
}

/* tls = none must not send passwords and letters across a net. */
static curl_socket_t open_loopback(
	void *context, curlsocktype purpose G_GNUC_UNUSED, struct curl_sockaddr *address)
{
	struct smtp *smtp = context;

	if (is_loopback(&address->addr))
		return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
	g_string_assign(smtp->reply, "tls = none is for servers on this machine only: use starttls "
				     "or implicit");
	return CURL_SOCKET_BAD;
}

static int default_port(const struct settings *settings)
{
	if (settings->smtp_tls == TLS_IMPLICIT)
		return 465;
	/* RFC 6409: mail is submitted, with a login, at 587; 25 is for servers among themselves. */
	return settings->smtp_username ? 587 : 25;
}

/* The path is the name for EHLO: that of the desk's own mail domain (RFC 5321 2.3.5). */
static char *make_url(const struct settings *settings, GError **error)
{
	const char *at = settings->desk_address ? strrchr(settings->desk_address, '@') : NULL;
	g_autofree char *host = NULL;
	g_autoptr(GError) cause = NULL;
	int port;

	if (!g_uri_split_network(
		    settings->smtp_url, G_URI_FLAGS_NONE, NULL, &host, &port, &cause)) {
		g_set_error(error, SETTINGS_ERROR, SETTINGS_ERROR_VALUE, "smtp url: %s",
			cause->message);
		return NULL;
	}
	return g_strdup_printf("%s://%s%s%s:%d/%s",
		settings->smtp_tls == TLS_IMPLICIT ? "smtps" : "smtp", strchr(host, ':') ? "[" : "",
		host, strchr(host, ':') ? "]" : "", port > 0 ? port : default_port(settings),
		at ? at + 1 : "localhost");
}

static void set_options(struct smtp *smtp)
{
	const struct settings *settings = smtp->settings;
	CURL *curl = smtp->curl;
	long timeout = settings->smtp_timeout_seconds;

	curl_easy_reset(curl);
	curl_easy_setopt(curl, CURLOPT_URL, smtp->url);
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	curl_easy_setopt(curl, CURLOPT_PROXY, "");
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, timeout);
	curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, timeout);
	curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
	curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, timeout);
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
	if (settings->smtp_tls == TLS_STARTTLS)
		curl_easy_setopt(curl, CURLOPT_USE_SSL, (long)CURLUSESSL_ALL);
	if (settings->smtp_tls == TLS_NONE) {
		curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_loopback);
		curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, smtp);
	}
	if (settings->smtp_ca_file)
		curl_easy_setopt(curl, CURLOPT_CAINFO, settings->smtp_ca_file);
	if (settings->smtp_username) {
		curl_easy_setopt(curl, CURLOPT_USERNAME, settings->smtp_username);
		curl_easy_setopt(curl, CURLOPT_PASSWORD, smtp->login);
	}
	curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, smtp->problem);
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, drop_output);
	curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, listen_in);
	curl_easy_setopt(curl, CURLOPT_DEBUGDATA, smtp);
	curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L);
}

static void begin(struct smtp *smtp)
{
	set_options(smtp);
	g_string_truncate(smtp->reply, 0);
	smtp->reply_ended = TRUE;
	smtp->in_data = FALSE;
	smtp->quitting = FALSE;
	smtp->command[0] = '\0';
	smtp->problem[0] = '\0';
}

/* The password is read when it is needed: a missing one must not keep the desk from starting. */
static gboolean read_login(struct smtp *smtp, char **detail)
{
	g_autoptr(GError) error = NULL;

	if (!smtp->settings->smtp_username || smtp->login)
		return TRUE;
	smtp->login = settings_secret(smtp->settings->smtp_password_file, "smtp-password", &error);
	if (!smtp->login)
		*detail = g_strdup(error->message);
	return smtp->login != NULL;
}

static gboolean is_setting_error(CURLcode code)
{
	switch (code) {
	case CURLE_PEER_FAILED_VERIFICATION:
	case CURLE_SSL_CACERT_BADFILE:
	case CURLE_USE_SSL_FAILED:
	case CURLE_URL_MALFORMAT:
	case CURLE_UNSUPPORTED_PROTOCOL:
	case CURLE_NOT_BUILT_IN:
		return TRUE;
	default:
		return FALSE;
	}
}

/*
 * Whose fault is a 5xx? After MAIL, RCPT or DATA it is about this mail, unless the server wants a
 * login or TLS first (RFC 4954 6, RFC 3207 4); before them no mail can go at all.
 */
static enum transport_result judge_reply(const struct smtp *smtp, long code)
{
	gboolean of_mail = g_ascii_strcasecmp(smtp->command, "MAIL") == 0 ||
			   g_ascii_strcasecmp(smtp->command, "RCPT") == 0 ||
			   g_ascii_strcasecmp(smtp->command, "DATA") == 0;

	if (code / 100 != 5)
		return TRANSPORT_LATER;
	if (code == 530 || code == 534 || code == 535 || code == 538 || !of_mail)
		return TRANSPORT_BROKEN;
	return TRANSPORT_REFUSED;
}

/* libcurl's words for certificate trouble name neither server nor remedy. */
static char *explain(const struct smtp *smtp, CURLcode code, long answer)
{
	const char *problem = *smtp->problem ? smtp->problem : curl_easy_strerror(code);

	if (code == CURLE_PEER_FAILED_VERIFICATION)
		return g_strdup_printf("certificate of %s refused: %s; if this is your own CA, set "
				       "ca_file to its certificate",
			smtp->settings->smtp_url, problem);
	if (code == CURLE_USE_SSL_FAILED)
		return g_strdup_printf("%s offers no STARTTLS, and nothing is sent without it",
			smtp->settings->smtp_url);
	if (code == CURLE_LOGIN_DENIED || answer >= 400)
		return g_strdup(smtp->reply->len ? smtp->reply->str : problem);
	/* Our own remark about tls = none. */
	if (smtp->reply->len && !g_ascii_isdigit(*smtp->reply->str))
		return g_strdup(smtp->reply->str);
	return g_strdup(problem);
}

static enum transport_result judge(const struct smtp *smtp, CURLcode code, char **detail)
{
	long answer = 0;

	if (code == CURLE_OK)
		return TRANSPORT_SENT;
	curl_easy_getinfo(smtp->curl, CURLINFO_RESPONSE_CODE, &answer);
	*detail = explain(smtp, code, answer);
	if (is_setting_error(code))
		return TRANSPORT_BROKEN;
	if (code == CURLE_LOGIN_DENIED)
		return answer / 100 == 4 ? TRANSPORT_LATER : TRANSPORT_BROKEN;
	if (smtp->reply->len && !g_ascii_isdigit(*smtp->reply->str))
		return TRANSPORT_BROKEN;
	return answer >= 400 ? judge_reply(smtp, answer) : TRANSPORT_LATER;
}

static void set_mail(
	struct smtp *smtp, const char *from, struct curl_slist *recipients, GBytes *bytes)
{
	begin(smtp);
	smtp->data = g_bytes_get_data(bytes, &smtp->left);
	curl_easy_setopt(smtp->curl, CURLOPT_MAIL_FROM, from);
	curl_easy_setopt(smtp->curl, CURLOPT_MAIL_RCPT, recipients);
	curl_easy_setopt(smtp->curl, CURLOPT_UPLOAD, 1L);
	curl_easy_setopt(smtp->curl, CURLOPT_READFUNCTION, give_mail);
	curl_easy_setopt(smtp->curl, CURLOPT_READDATA, smtp);
	curl_easy_setopt(smtp->curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t)smtp->left);
}

/* Did the kept connection turn out to be closed, before the server could have got the mail? */
static gboolean was_stale(const struct smtp *smtp, CURLcode code)
{
	long fresh = 1, answer = 0;

	curl_easy_getinfo(smtp->curl, CURLINFO_NUM_CONNECTS, &fresh);
	curl_easy_getinfo(smtp->curl, CURLINFO_RESPONSE_CODE, &answer);
	return code != CURLE_OK && fresh == 0 && !smtp->in_data && (answer < 400 || answer == 421);
}

static enum transport_result send_smtp(struct transport *base, const char *from,
	const char *recipient, GBytes *bytes, char **detail)
{
	struct smtp *smtp = (struct smtp *)base;
	struct curl_slist *recipients;
	CURLcode code;

	if (!read_login(smtp, detail))
		return TRANSPORT_BROKEN;
	recipients = curl_slist_append(NULL, recipient);
	set_mail(smtp, from, recipients, bytes);
	code = curl_easy_perform(smtp->curl);
	if (was_stale(smtp, code)) {
		set_mail(smtp, from, recipients, bytes);
		curl_easy_setopt(smtp->curl, CURLOPT_FRESH_CONNECT, 1L);
		code = curl_easy_perform(smtp->curl);
	}
	curl_slist_free_all(recipients);
	return judge(smtp, code, detail);
}

static enum transport_result probe_smtp(struct transport *base, char **detail)
{
	struct smtp *smtp = (struct smtp *)base;

	if (!read_login(smtp, detail))
		return TRANSPORT_BROKEN;
	begin(smtp);
	curl_easy_setopt(smtp->curl, CURLOPT_FRESH_CONNECT, 1L);
	curl_easy_setopt(smtp->curl, CURLOPT_CUSTOMREQUEST, "NOOP");
	return judge(smtp, curl_easy_perform(smtp->curl), detail);
}

static gboolean check_tls_setting(const struct settings *settings, GError **error)
{
	if (!g_str_has_prefix(settings->smtp_url, "smtps:") || settings->smtp_tls == TLS_IMPLICIT)
		return TRUE;
	g_set_error_literal(error, SETTINGS_ERROR, SETTINGS_ERROR_VALUE,
		"smtp: smtps:// goes with tls = implicit; for starttls write smtp://");
	return FALSE;
}

static gpointer init_curl(gpointer data G_GNUC_UNUSED)
{
	return GINT_TO_POINTER(curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK);
}

static struct transport *open_smtp(const struct settings *settings, GError **error)
{
	static GOnce once = G_ONCE_INIT;
	g_autofree char *url = NULL;
	struct smtp *smtp;

	if (!check_tls_setting(settings, error) || !(url = make_url(settings, error)))
		return NULL;
	g_once(&once, init_curl, NULL);
	smtp = g_new0(struct smtp, 1);
	smtp->settings = settings;
	smtp->url = g_steal_pointer(&url);
	smtp->reply = g_string_new(NULL);
	smtp->curl = curl_easy_init();
	if (!smtp->curl)
		g_error("libcurl can not start");
	return &smtp->transport;
}

static void close_smtp(struct transport *base)
{
	struct smtp *smtp = (struct smtp *)base;

	curl_easy_cleanup(smtp->curl);
	g_string_free(smtp->reply, TRUE);
	g_free(smtp->url);
	g_free(smtp->login);
	g_free(smtp);
}

const struct transport_driver transport_smtp = {
	.open = open_smtp,
	.close = close_smtp,
	.send = send_smtp,
	.probe = probe_smtp,
};
