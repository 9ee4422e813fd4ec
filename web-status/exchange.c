#include "web-status/exchange.h"

#include <string.h>

#define FILENAME_CHARACTERS 120

static GHashTable *text_table(void)
{
	return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
}

struct request *request_new(void)
{
	struct request *request = g_new0(struct request, 1);
	request->method = g_strdup("GET");
	request->path = g_strdup("/");
	request->peer = g_strdup("127.0.0.1");
	request->query = text_table();
	request->cookies = text_table();
	request->headers = text_table();
	return request;
}

void request_free(struct request *request)
{
	if (!request)
		return;
	g_free(request->method);
	g_free(request->path);
	g_free(request->peer);
	g_hash_table_unref(request->query);
	g_hash_table_unref(request->cookies);
	g_hash_table_unref(request->headers);
	g_free(request);
}

static const char *text_of(GHashTable *table, const char *name)
{
	const char *value = g_hash_table_lookup(table, name);
	return value && *value && g_utf8_validate(value, -1, NULL) ? value : NULL;
}

const char *request_query(const struct request *request, const char *name)
{
	return text_of(request->query, name);
}

const char *request_cookie(const struct request *request, const char *name)
{
	return text_of(request->cookies, name);
}

const char *request_header(const struct request *request, const char *name)
{
	return text_of(request->headers, name);
}

struct response *response_new(void)
{
	struct response *response = g_new0(struct response, 1);
	response->status = 200;
	response->headers = g_ptr_array_new_with_free_func(g_free);
	return response;
}

void response_free(struct response *response)
{
	if (!response)
		return;
	g_ptr_array_unref(response->headers);
	g_clear_pointer(&response->body, g_bytes_unref);
	g_free(response);
}

void response_header(struct response *response, const char *name, const char *value)
{
	char *clean = g_strdup(value);
	for (char *at = clean; *at; at++)
		if (g_ascii_iscntrl(*at))
			*at = ' ';
	g_ptr_array_add(response->headers, g_strdup(name));
	g_ptr_array_add(response->headers, clean);
}

const char *response_get(const struct response *response, const char *name)
{
	for (guint i = 0; i + 1 < response->headers->len; i += 2)
		if (g_ascii_strcasecmp(response->headers->pdata[i], name) == 0)
			return response->headers->pdata[i + 1];
	return NULL;
}

void response_set(struct response *response, int status, const char *type, GBytes *body)
{
	g_clear_pointer(&response->body, g_bytes_unref);
	response->status = status;
	response->type = type;
	response->body = body;
}

void response_redirect(struct response *response, const char *location)
{
	response_set(response, 303, NULL, NULL);
	response_header(response, "Location", location);
}

/* What another system could take for a folder, a command or the end of the header value. */
static gboolean is_awkward(gunichar c)
{
	return !g_unichar_isprint(c) || g_unichar_type(c) == G_UNICODE_FORMAT ||
	       (c < 0x80 && strchr("/\\:*?\"<>|;%", (char)c));
}

static char *clean_filename(const char *filename)
{
	g_autofree char *valid = g_utf8_make_valid(filename, -1);
	g_autoptr(GString) clean = g_string_new(NULL);
	int characters = 0;
	for (const char *at = valid; *at && characters < FILENAME_CHARACTERS;
		at = g_utf8_next_char(at), characters++)
		g_string_append_unichar(
			clean, is_awkward(g_utf8_get_char(at)) ? '_' : g_utf8_get_char(at));
	/* No hidden file, and no "..". */
	for (gsize i = 0; i < clean->len && clean->str[i] == '.'; i++)
		clean->str[i] = '_';
	return g_strdup(*g_strstrip(clean->str) ? clean->str : "lampiran");
}

void response_download(
	struct response *response, const char *filename, const char *type, GBytes *body)
{
	g_autofree char *clean = clean_filename(filename);
	g_autofree char *plain = g_strdup(clean);
	for (char *at = plain; *at; at++)
		if ((guchar)*at >= 0x80)
			*at = '_';
	/* RFC 6266: the plain name for old clients, the real one after RFC 8187. */
	g_autofree char *encoded = g_uri_escape_string(clean, NULL, FALSE);
	g_autofree char *value =
		g_strdup_printf("attachment; filename=\"%s\"; filename*=UTF-8''%s", plain, encoded);
	response_set(response, 200, type, body);
	response_header(response, "Content-Disposition", value);
}
