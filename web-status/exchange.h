/*
 * exchange: one request and its response, without the wire. http.c fills the one and sends the
 * other; everything between them is a function of request, database and time.
 */
#ifndef WEB_EXCHANGE_H
#define WEB_EXCHANGE_H

#include <glib.h>

#define EXCHANGE_PATH_MAX 512	/* bytes of a path; longer ones get 414 */
#define EXCHANGE_QUERY_MAX 4096 /* bytes of all names and values after "?" */
#define EXCHANGE_BODY_MAX 1024	/* bytes of a form; larger ones get 413 */

struct request {
	char *method;	     /* "GET", "HEAD", "POST", ... */
	char *path;	     /* decoded, begins with "/" */
	char *peer;	     /* the address of the other end, "127.0.0.1" */
	GHashTable *query;   /* char * -> char *, decoded; of equal names the first counts */
	GHashTable *cookies; /* char * -> char * */
	GHashTable *headers; /* lower-case char * -> char * */
	gsize query_bytes;
	gint64 body_bytes; /* announced by Content-Length; -1: sent without a length */
};
/* GET / from 127.0.0.1 with nothing else. */
struct request *request_new(void);
void request_free(struct request *request);
typedef struct request request_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(request_auto, request_free)

/* The value, or NULL if it is missing, empty or not UTF-8. */
const char *request_query(const struct request *request, const char *name);
const char *request_cookie(const struct request *request, const char *name);
const char *request_header(const struct request *request, const char *name);

struct response {
	int status;
	const char *type;   /* NULL: no body */
	GPtrArray *headers; /* char *: name, value, name, value, ... */
	GBytes *body;
	gboolean is_public; /* may be kept by caches; all else is "no-store" */
};
struct response *response_new(void); /* 200 with nothing in it */
void response_free(struct response *response);
typedef struct response response_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(response_auto, response_free)

/* Adds a header; control characters in the value become blanks. */
void response_header(struct response *response, const char *name, const char *value);
/* The value of a header set before; NULL: none. */
const char *response_get(const struct response *response, const char *name);
/* Sets status, type and body; takes `body`. */
void response_set(struct response *response, int status, const char *type, GBytes *body);
void response_redirect(struct response *response, const char *location); /* 303 */
/* A file to be stored, never shown: harmless type, and its own name, cleaned. Takes `body`. */
void response_download(
	struct response *response, const char *filename, const char *type, GBytes *body);

#endif
