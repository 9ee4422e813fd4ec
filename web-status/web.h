/*
 * web: the status page as one function: web_answer() turns a request into a response. It reads the
 * database read-only and writes nothing anywhere. One thread.
 */
#ifndef WEB_WEB_H
#define WEB_WEB_H

#include "desk/settings.h"
#include "desk/ticket.h"
#include "desk/token.h"
#include "web-status/exchange.h"
#include "web-status/viewer.h"

struct web {
	const struct settings *settings; /* the caller's */
	struct token_key key;
	struct db *db;	  /* NULL after a failure: opened again at the next request */
	char *prefix;	  /* path of base_url, "" at the root */
	gboolean secure;  /* base_url is https: the cookie goes over TLS only */
	char *style_etag; /* in quotes */
};

/* Opens database and key. NULL and `error` if either can't be read. */
struct web *web_new(const struct settings *settings, GError **error);
void web_free(struct web *web);
typedef struct web web_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(web_auto, web_free)

/* `now` in Unix seconds. Never NULL; the caller frees it. */
struct response *web_answer(struct web *web, const struct request *request, gint64 now);

/* One request on its way to its response: what a handler sees. */
struct visit {
	struct web *web;
	const struct settings *settings;
	struct db *db;
	const struct request *request;
	struct response *response;
	struct viewer viewer;
	gint64 now;
	/* The variable segments of the path, in order; "" where the route has none. Not empty and
	 * without "/", else anything. */
	const char *arguments[2];
};

#endif
