/*
 * http: the wire. The only file that touches libmicrohttpd.
 */
#ifndef WEB_HTTP_H
#define WEB_HTTP_H

#include "web-status/web.h"

#define HTTP_ERROR (http_error_quark())
GQuark http_error_quark(void);

struct http;

/*
 * Listens at settings->web_host:web_port and answers with `web` in a thread of its own.
 * `fixed_now`: a pretended time, 0 for the real clock. `web` must outlive it. NULL and `error` if
 * it can't listen.
 */
struct http *http_start(struct web *web, gint64 fixed_now, GError **error);
/* Ends the requests in hand, then the thread. */
void http_stop(struct http *http);

#endif
