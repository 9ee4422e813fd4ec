#include "web-status/http.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <netdb.h>
#include <string.h>

#define CONNECTIONS_MAX 256
#define CONNECTION_BYTES (32 * 1024) /* request line and headers */
#define TIMEOUT_SECONDS 20

G_DEFINE_QUARK(desktik - http - error, http_error)

struct http {
	struct web *web;
	gint64 fixed_now;
	struct MHD_Daemon *daemon;
};

static enum MHD_Result add_value(
	void *data, enum MHD_ValueKind kind, const char *name, const char *value)
{
	struct request *r = data;
	if (kind == MHD_HEADER_KIND) {
		char *lower = g_ascii_strdown(name, -1);
		if (g_hash_table_contains(r->headers, lower))
			g_free(lower);
		else
			g_hash_table_insert(r->headers, lower, g_strdup(value ? value : ""));
		return MHD_YES;
	}
	GHashTable *table = kind == MHD_COOKIE_KIND ? r->cookies : r->query;
	if (kind == MHD_GET_ARGUMENT_KIND)
		r->query_bytes += strlen(name) + (value ? strlen(value) : 0);
	if (!g_hash_table_contains(table, name))
		g_hash_table_insert(table, g_strdup(name), g_strdup(value ? value : ""));
	return MHD_YES;
}

static char *peer_of(struct MHD_Connection *connection)
{
	char text[INET6_ADDRSTRLEN] = "";
	const union MHD_ConnectionInfo *info =
		MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
	const struct sockaddr *address = info ? info->client_addr : NULL;
	if (address && address->sa_family == AF_INET)
		inet_ntop(AF_INET, &((const struct sockaddr_in *)address)->sin_addr, text,
			sizeof text);
	else if (address && address->sa_family == AF_INET6)
		inet_ntop(AF_INET6, &((const struct sockaddr_in6 *)address)->sin6_addr, text,
			sizeof text);
	return g_strdup(text);
}

/* What the client says it will send; -1: it does not say. */
static gint64 announced(const struct request *r)
{
	guint64 bytes;
	const char *length = request_header(r, "content-length");
	if (request_header(r, "transfer-encoding"))
		return -1;
	if (!length)
		return 0;
	return g_ascii_string_to_unsigned(length, 10, 0, G_MAXINT64, &bytes, NULL) ? (gint64)bytes
										   : -1;
}

static struct request *read_request(
	struct MHD_Connection *connection, const char *url, const char *method)
{
	struct request *r = request_new();
	g_free(r->method);
	r->method = g_strdup(method);
	g_free(r->path);
	r->path = g_strdup(url);
	g_free(r->peer);
	r->peer = peer_of(connection);
	MHD_get_connection_values(connection, MHD_HEADER_KIND, add_value, r);
	MHD_get_connection_values(connection, MHD_COOKIE_KIND, add_value, r);
	MHD_get_connection_values(connection, MHD_GET_ARGUMENT_KIND, add_value, r);
	r->body_bytes = announced(r);
	return r;
}

static enum MHD_Result send_response(
	struct MHD_Connection *connection, const struct response *response)
{
	gsize size = 0;
	const void *data = response->body ? g_bytes_get_data(response->body, &size) : NULL;
	struct MHD_Response *out = MHD_create_response_from_buffer(
		size, (void *)(data ? data : ""), MHD_RESPMEM_MUST_COPY);
	if (!out)
		return MHD_NO;
	if (response->type)
		MHD_add_response_header(out, "Content-Type", response->type);
	for (guint i = 0; i + 1 < response->headers->len; i += 2)
		MHD_add_response_header(
			out, response->headers->pdata[i], response->headers->pdata[i + 1]);
	enum MHD_Result result = MHD_queue_response(connection, response->status, out);
	MHD_destroy_response(out);
	return result;
}

/* Called when the header is there, then for the body, then when all is there. */
static enum MHD_Result on_request(void *data, struct MHD_Connection *connection, const char *url,
	const char *method, const char *version, const char *upload, size_t *upload_size,
	void **state)
{
	(void)version, (void)upload;
	struct http *http = data;
	gint64 now = http->fixed_now ? http->fixed_now : g_get_real_time() / G_USEC_PER_SEC;
	if (!*state) {
		struct request *request = read_request(connection, url, method);
		*state = request;
		/* A body that is not wanted is refused before it is sent. */
		if (request->body_bytes == 0 ||
			(request->body_bytes > 0 && request->body_bytes <= EXCHANGE_BODY_MAX))
			return MHD_YES;
	} else if (*upload_size) {
		/* No form of the page has a field: what comes is dropped. */
		*upload_size = 0;
		return MHD_YES;
	}
	g_autoptr(response_auto) response = web_answer(http->web, *state, now);
	return send_response(connection, response);
}

static void on_completed(void *data, struct MHD_Connection *connection, void **state,
	enum MHD_RequestTerminationCode why)
{
	(void)data, (void)connection, (void)why;
	request_free(*state);
	*state = NULL;
}

static struct addrinfo *resolve(const struct settings *settings, GError **error)
{
	struct addrinfo *found = NULL;
	struct addrinfo hints = { .ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE };
	g_autofree char *port = g_strdup_printf("%d", settings->web_port);
	int code = getaddrinfo(settings->web_host, port, &hints, &found);
	if (code == 0)
		return found;
	g_set_error(error, HTTP_ERROR, 0, "[web] listen: %s: %s", settings->web_host,
		gai_strerror(code));
	return NULL;
}

struct http *http_start(struct web *web, gint64 fixed_now, GError **error)
{
	struct addrinfo *address = resolve(web->settings, error);
	if (!address)
		return NULL;
	struct http *http = g_new0(struct http, 1);
	http->web = web;
	http->fixed_now = fixed_now;
	unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD;
	if (address->ai_family == AF_INET6)
		flags |= MHD_USE_IPv6;
	http->daemon = MHD_start_daemon(flags, web->settings->web_port, NULL, NULL, on_request,
		http, MHD_OPTION_SOCK_ADDR, address->ai_addr, MHD_OPTION_NOTIFY_COMPLETED,
		on_completed, NULL, MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS_MAX,
		MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CONNECTION_BYTES,
		MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)TIMEOUT_SECONDS, MHD_OPTION_END);
	int failure = errno;
	freeaddrinfo(address);
	if (http->daemon)
		return http;
	g_free(http);
	g_set_error(error, HTTP_ERROR, 0,
		"can't listen at %s port %d: %s; is another program there? ([web] listen)",
		web->settings->web_host, web->settings->web_port, g_strerror(failure));
	return NULL;
}

void http_stop(struct http *http)
{
	if (!http)
		return;
	MHD_stop_daemon(http->daemon);
	g_free(http);
}
