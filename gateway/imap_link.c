#include "gateway/imap_link.h"

#include "gateway/imap_tls.h"
#include "gateway/source.h"

#include <errno.h>
#include <stdlib.h>

struct imap_link {
	char *host;
	guint16 port;
	GSocketConnection *connection;
	GSocket *socket; /* of the connection */
	gnutls_certificate_credentials_t trust;
	gnutls_session_t session; /* NULL: plain */
	guint64 allowed;	  /* octets that may still be read */
	char *failure;
};

static void fail(struct imap_link *link, const char *what)
{
	if (!link->failure)
		link->failure = g_strdup(what);
}

/* One read or write of the socket, for TLS or for libetpan. -1 with errno set. */
static gssize plain_read(struct imap_link *link, void *buffer, gsize size)
{
	g_autoptr(GError) error = NULL;
	gssize n = g_socket_receive(link->socket, buffer, size, NULL, &error);

	if (n > 0)
		return n;
	fail(link, n == 0 ? "the server closed the connection" : error->message);
	errno = ECONNRESET;
	return n;
}

static gssize plain_write(struct imap_link *link, const void *buffer, gsize size)
{
	g_autoptr(GError) error = NULL;
	gssize n = g_socket_send(link->socket, buffer, size, NULL, &error);

	if (n >= 0)
		return n;
	fail(link, error->message);
	errno = EPIPE;
	return -1;
}

static ssize_t tls_pull(gnutls_transport_ptr_t link, void *buffer, size_t size)
{
	return plain_read(link, buffer, size);
}

static ssize_t tls_push(gnutls_transport_ptr_t link, const void *buffer, size_t size)
{
	return plain_write(link, buffer, size);
}

/* GnuTLS asks this where it would wait less than for ever. */
static int tls_pull_timeout(gnutls_transport_ptr_t data, unsigned milliseconds)
{
	struct imap_link *link = data;
	gint64 wait = milliseconds == GNUTLS_INDEFINITE_TIMEOUT ? -1 : milliseconds * 1000LL;

	return g_socket_condition_timed_wait(link->socket, G_IO_IN, wait, NULL, NULL) ? 1 : 0;
}

static gboolean is_again(gssize n)
{
	return n == GNUTLS_E_AGAIN || n == GNUTLS_E_INTERRUPTED;
}

/* libetpan asks again for ever when it gets 0, so the end of the stream is an error to it. */
static ssize_t low_read(mailstream_low *low, void *buffer, size_t size)
{
	struct imap_link *link = low->data;
	gssize n;

	if (link->failure)
		return -1;
	if (link->allowed == 0) {
		fail(link, "the server's answer is longer than any sensible one");
		return -1;
	}
	size = MIN(size, link->allowed);
	if (link->session) {
		do
			n = gnutls_record_recv(link->session, buffer, size);
		while (is_again(n));
		if (n <= 0)
			fail(link,
				n == 0 ? "the server closed the connection" : gnutls_strerror(n));
	} else {
		n = plain_read(link, buffer, size);
	}
	if (n <= 0)
		return -1;
	link->allowed -= n;
	return n;
}

static ssize_t low_write(mailstream_low *low, const void *buffer, size_t size)
{
	struct imap_link *link = low->data;
	gssize n;

	if (link->failure)
		return -1;
	if (!link->session)
		return plain_write(link, buffer, size);
	do
		n = gnutls_record_send(link->session, buffer, size);
	while (is_again(n));
	if (n < 0) {
		fail(link, gnutls_strerror(n));
		return -1;
	}
	return n;
}

static int low_close(mailstream_low *low)
{
	struct imap_link *link = low->data;

	if (link->session && !link->failure)
		gnutls_bye(link->session, GNUTLS_SHUT_WR);
	return 0;
}

static int low_fd(mailstream_low *low)
{
	return imap_link_fd(low->data);
}

/* `low` itself comes from the library's malloc. */
static void low_free(mailstream_low *low)
{
	imap_link_free(low->data);
	free(low);
}

static mailstream_low_driver link_driver = {
	.mailstream_read = low_read,
	.mailstream_write = low_write,
	.mailstream_close = low_close,
	.mailstream_get_fd = low_fd,
	.mailstream_free = low_free,
};

mailstream *imap_link_stream(struct imap_link *link)
{
	return mailstream_new(mailstream_low_new(link, &link_driver), 8192);
}

struct imap_link *imap_link_open(const char *host, guint16 port, int timeout, GError **error)
{
	g_autoptr(GSocketClient) client = g_socket_client_new();
	g_autoptr(GError) cause = NULL;
	GSocketConnection *connection;
	struct imap_link *link;

	g_socket_client_set_timeout(client, timeout);
	g_socket_client_set_enable_proxy(client, FALSE);
	connection = g_socket_client_connect_to_host(client, host, port, NULL, &cause);
	if (!connection) {
		g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_TEMPORARY,
			"no connection to %s:%u: %s", host, port, cause->message);
		return NULL;
	}
	link = g_new0(struct imap_link, 1);
	link->host = g_strdup(host);
	link->port = port;
	link->connection = connection;
	link->socket = g_socket_connection_get_socket(connection);
	g_socket_set_keepalive(link->socket, TRUE);
	imap_link_set_timeout(link, timeout);
	return link;
}

void imap_link_free(struct imap_link *link)
{
	if (!link)
		return;
	if (link->session)
		gnutls_deinit(link->session);
	if (link->trust)
		gnutls_certificate_free_credentials(link->trust);
	g_object_unref(link->connection);
	g_free(link->host);
	g_free(link->failure);
	g_free(link);
}

gboolean imap_link_is_loopback(const struct imap_link *link)
{
	g_autoptr(GSocketAddress) peer =
		g_socket_connection_get_remote_address(link->connection, NULL);

	return peer && G_IS_INET_SOCKET_ADDRESS(peer) &&
	       g_inet_address_get_is_loopback(
		       g_inet_socket_address_get_address(G_INET_SOCKET_ADDRESS(peer)));
}

static void prepare_session(struct imap_link *link)
{
	if (gnutls_init(&link->session, GNUTLS_CLIENT) < 0)
		g_error("out of memory");
	gnutls_set_default_priority(link->session);
	gnutls_credentials_set(link->session, GNUTLS_CRD_CERTIFICATE, link->trust);
	/* RFC 6066 allows no IP address here. */
	if (!g_hostname_is_ip_address(link->host))
		gnutls_server_name_set(
			link->session, GNUTLS_NAME_DNS, link->host, strlen(link->host));
	gnutls_transport_set_ptr(link->session, link);
	gnutls_transport_set_pull_function(link->session, tls_pull);
	gnutls_transport_set_push_function(link->session, tls_push);
	gnutls_transport_set_pull_timeout_function(link->session, tls_pull_timeout);
}

gboolean imap_link_start_tls(struct imap_link *link, const char *ca_file, GError **error)
{
	int r;

	link->trust = imap_tls_trust(ca_file, error);
	if (!link->trust)
		return FALSE;
	prepare_session(link);
	do
		r = gnutls_handshake(link->session);
	while (r < 0 && !gnutls_error_is_fatal(r));
	if (r == 0)
		return imap_tls_verify(link->session, link->host, link->port, error);

	/* A lost connection mends itself; a server that speaks something else does not. */
	if (link->failure)
		g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_TEMPORARY, "TLS with %s:%u: %s",
			link->host, link->port, link->failure);
	else
		g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_REFUSED,
			"TLS with %s:%u failed: %s; check url, port and tls", link->host,
			link->port, gnutls_strerror(r));
	return FALSE;
}

void imap_link_allow(struct imap_link *link, guint64 octets)
{
	link->allowed = octets;
}

void imap_link_set_timeout(struct imap_link *link, int seconds)
{
	g_socket_set_timeout(link->socket, seconds);
}

int imap_link_fd(const struct imap_link *link)
{
	return g_socket_get_fd(link->socket);
}

gboolean imap_link_has_pending(const struct imap_link *link)
{
	return link->session && gnutls_record_check_pending(link->session) > 0;
}

const char *imap_link_failure(const struct imap_link *link)
{
	return link->failure;
}
