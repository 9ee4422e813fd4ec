#include "web-status/web.h"

#include "web-status/files.h"
#include "web-status/pages.h"
#include "web-status/routes.h"
#include "web-status/session.h"

#include <string.h>

/* "/desk" of "https://office.example/desk". */
static char *prefix_of(const char *base_url)
{
	g_autoptr(GUri) uri = base_url ? g_uri_parse(base_url, G_URI_FLAGS_NONE, NULL) : NULL;
	g_autofree char *path = g_strdup(uri ? g_uri_get_path(uri) : "");
	for (gsize length = strlen(path); length && path[length - 1] == '/'; length--)
		path[length - 1] = '\0';
	return g_steal_pointer(&path);
}

struct web *web_new(const struct settings *settings, GError **error)
{
	g_autoptr(web_auto) web = g_new0(struct web, 1);
	web->settings = settings;
	web->prefix = prefix_of(settings->web_base_url);
	web->secure = settings->web_base_url && g_str_has_prefix(settings->web_base_url, "https:");
	web->style_etag = file_style_etag();
	if (!token_key_read(settings->key_file, &web->key, error))
		return NULL;
	web->db = db_open(settings->database_path, DB_READ_ONLY, error);
	return web->db ? g_steal_pointer(&web) : NULL;
}

void web_free(struct web *web)
{
	if (!web)
		return;
	g_clear_pointer(&web->db, db_close);
	g_free(web->prefix);
	g_free(web->style_etag);
	memset(&web->key, 0, sizeof web->key);
	g_free(web);
}

/* The stylesheet is the page's own, and nothing else is ever loaded or run. */
#define POLICY                                                                                     \
	"default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "               \
	"base-uri 'none'; frame-ancestors 'none'"

static void add_safety_headers(const struct web *web, struct response *response)
{
	response_header(response, "Content-Security-Policy", POLICY);
	response_header(response, "X-Content-Type-Options", "nosniff");
	response_header(response, "Referrer-Policy", "no-referrer");
	response_header(response, "Cross-Origin-Resource-Policy", "same-origin");
	if (web->secure)
		response_header(response, "Strict-Transport-Security", "max-age=31536000");
	if (!response->is_public)
		response_header(response, "Cache-Control", "no-store");
}

/* The path within the page's own site: a proxy may have left the prefix of base_url on it. */
static const char *own_path(const struct web *web, const char *path)
{
	gsize length = strlen(web->prefix);
	if (length && g_str_has_prefix(path, web->prefix) &&
		(path[length] == '/' || path[length] == '\0'))
		return path[length] ? path + length : "/";
	return path;
}

static gboolean refuse_size(struct visit *visit)
{
	const struct request *request = visit->request;
	gsize body_max = strcmp(request->method, "POST") == 0 ? EXCHANGE_BODY_MAX : 0;
	if (strlen(request->path) > EXCHANGE_PATH_MAX || request->query_bytes > EXCHANGE_QUERY_MAX)
		page_too_large(visit, 414);
	else if (request->body_bytes < 0 || (gsize)request->body_bytes > body_max)
		page_too_large(visit, 413);
	else
		return FALSE;
	return TRUE;
}

/* FALSE with no database; the next request tries again. */
static gboolean reopen(struct web *web)
{
	g_autoptr(GError) error = NULL;
	if (!web->db)
		web->db = db_open(web->settings->database_path, DB_READ_ONLY, &error);
	if (error)
		g_printerr("desktik-web: %s\n", error->message);
	return web->db != NULL;
}

/* All that one page shows is of one moment: one read transaction. */
static void answer_from_database(struct visit *visit, const char *path)
{
	struct web *web = visit->web;
	g_autoptr(GError) error = NULL;
	if (!reopen(web)) {
		page_unavailable(visit);
		return;
	}
	visit->db = web->db;
	db_read_begin(web->db);
	session_read(visit);
	routes_answer(visit, path);
	db_read_end(web->db);
	if (db_ok(web->db, &error))
		return;
	g_printerr("desktik-web: %s\n", error->message);
	g_clear_pointer(&web->db, db_close);
	visit->db = NULL;
	/* What was read before the failure is no answer. */
	response_free(visit->response);
	visit->response = response_new();
	page_unavailable(visit);
}

struct response *web_answer(struct web *web, const struct request *request, gint64 now)
{
	struct visit visit = {
		.web = web,
		.settings = web->settings,
		.request = request,
		.response = response_new(),
		.now = now,
		.arguments = { "", "" },
	};
	const char *path = own_path(web, request->path);
	if (!g_utf8_validate(path, -1, NULL))
		page_not_found(&visit);
	else if (!refuse_size(&visit)) {
		if (routes_is_static(path))
			routes_answer(&visit, path);
		else
			answer_from_database(&visit, path);
	}
	add_safety_headers(web, visit.response);
	viewer_clear(&visit.viewer);
	return visit.response;
}
