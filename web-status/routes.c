#include "web-status/routes.h"

#include "web-status/files.h"
#include "web-status/health.h"
#include "web-status/json.h"
#include "web-status/pages.h"
#include "web-status/session.h"

#include <string.h>

enum audience {
	FOR_ALL,
	FOR_KNOWN, /* anybody with a session; the handler looks further */
	FOR_STAFF,
	FOR_LEADERS, /* and operators */
};

enum kind {
	KIND_PAGE,
	KIND_JSON,
	KIND_STATIC, /* needs no database */
};

struct route {
	const char *pattern; /* "*" stands for one segment */
	void (*handle)(struct visit *visit);
	enum audience audience;
	enum kind kind;
	gboolean is_post;
};

static const struct route routes[] = {
	{ "/", page_home, FOR_KNOWN, KIND_PAGE, FALSE },
	{ "/tiket", page_tickets, FOR_KNOWN, KIND_PAGE, FALSE },
	{ "/tiket/*", page_ticket, FOR_KNOWN, KIND_PAGE, FALSE },
	{ "/tiket/*/pesan/*", file_message, FOR_KNOWN, KIND_PAGE, FALSE },
	{ "/lampiran/*", file_attachment, FOR_KNOWN, KIND_PAGE, FALSE },
	{ "/laporan", page_reports, FOR_LEADERS, KIND_PAGE, FALSE },
	{ "/laporan/*", file_workbook, FOR_LEADERS, KIND_PAGE, FALSE },
	{ "/periksa/*/*", page_check, FOR_ALL, KIND_PAGE, FALSE },
	{ "/masuk", session_enter, FOR_ALL, KIND_PAGE, FALSE },
	{ "/keluar", session_leave, FOR_ALL, KIND_PAGE, TRUE },
	{ "/api/v1/tickets", json_tickets, FOR_KNOWN, KIND_JSON, FALSE },
	{ "/api/v1/tickets/*", json_ticket, FOR_KNOWN, KIND_JSON, FALSE },
	{ "/api/v1/summary", json_summary, FOR_STAFF, KIND_JSON, FALSE },
	{ "/healthz", health_answer, FOR_ALL, KIND_JSON, FALSE },
	{ "/style.css", file_style, FOR_ALL, KIND_STATIC, FALSE },
	{ "/favicon.ico", file_icon, FOR_ALL, KIND_STATIC, FALSE },
	{ "/robots.txt", file_robots, FOR_ALL, KIND_STATIC, FALSE },
};

/* Segments of a path; a slash at the end adds none. */
static GStrv segments_of(const char *path)
{
	g_auto(GStrv) parts = g_strsplit(*path == '/' ? path + 1 : path, "/", -1);
	guint count = g_strv_length(parts);
	if (count > 0 && !*parts[count - 1])
		g_clear_pointer(&parts[count - 1], g_free);
	return g_steal_pointer(&parts);
}

static gboolean fits(const struct route *route, GStrv path, const char *arguments[2])
{
	g_auto(GStrv) pattern = segments_of(route->pattern);
	guint count = g_strv_length(pattern), argument = 0;
	arguments[0] = arguments[1] = "";
	if (g_strv_length(path) != count)
		return FALSE;
	for (guint i = 0; i < count; i++) {
		if (strcmp(pattern[i], "*") != 0) {
			if (strcmp(pattern[i], path[i]) != 0)
				return FALSE;
		} else if (*path[i]) {
			arguments[argument++] = path[i];
		} else {
			return FALSE;
		}
	}
	return TRUE;
}

static const struct route *find(GStrv path, const char *arguments[2])
{
	for (guint i = 0; i < G_N_ELEMENTS(routes); i++)
		if (fits(&routes[i], path, arguments))
			return &routes[i];
	return NULL;
}

gboolean routes_is_static(const char *path)
{
	const char *arguments[2];
	g_auto(GStrv) segments = segments_of(path);
	const struct route *route = find(segments, arguments);
	return route && route->kind == KIND_STATIC;
}

static gboolean may(const struct route *route, const struct viewer *viewer)
{
	switch (route->audience) {
	case FOR_ALL:
		return TRUE;
	case FOR_KNOWN:
		return viewer_is_known(viewer);
	case FOR_STAFF:
		return viewer_is_staff(viewer);
	case FOR_LEADERS:
		return viewer_is_leader(viewer);
	}
	return FALSE;
}

static void refuse(struct visit *visit, const struct route *route)
{
	if (route->kind == KIND_JSON)
		json_refuse(visit, viewer_is_known(&visit->viewer) ? 404 : 403);
	else if (!viewer_is_known(&visit->viewer))
		page_sign_in(visit, 403, SIGN_IN_WELCOME);
	else if (route->audience == FOR_LEADERS && viewer_is_staff(&visit->viewer))
		page_leaders_only(visit);
	else
		page_not_found(visit);
}

void routes_answer(struct visit *visit, const char *path)
{
	const char *method = visit->request->method;
	gboolean is_post = strcmp(method, "POST") == 0;
	gboolean is_read = strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0;
	g_auto(GStrv) segments = segments_of(path);
	const struct route *route = find(segments, visit->arguments);
	if (!is_read && !is_post) {
		response_header(visit->response, "Allow", "GET, HEAD");
		page_wrong_method(visit);
	} else if (!route) {
		page_not_found(visit);
	} else if (route->is_post != is_post) {
		response_header(visit->response, "Allow", route->is_post ? "POST" : "GET, HEAD");
		page_wrong_method(visit);
	} else if (!may(route, &visit->viewer)) {
		refuse(visit, route);
	} else {
		route->handle(visit);
	}
}
