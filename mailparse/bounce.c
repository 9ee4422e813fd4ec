/* What a bounce says: RFC 3464 fields, else what the common mail servers write instead. */
#include "mailparse/header.h"
#include "mailparse/lines.h"
#include "mailparse/origin.h"
#include "mailparse/pattern.h"

#include <string.h>

static char *or_empty(char *found)
{
	return found ? found : g_strdup("");
}

#define capture(pattern, text) or_empty(text_capture(pattern, text, 1))

/* "rfc822; budi@office.example" -> "budi@office.example" */
static char *after_type(const char *value)
{
	const char *semicolon = value ? strchr(value, ';') : NULL;
	g_autofree char *rest = g_strstrip(g_strdup(semicolon ? semicolon + 1
						    : value   ? value
							      : ""));
	gsize length = strlen(rest);
	if (length > 2 && rest[0] == '<' && rest[length - 1] == '>')
		return g_strndup(rest + 1, length - 2);
	return g_steal_pointer(&rest);
}

/* The groups of the status part: of the message first, then one a recipient (2.1). */
static void read_status(const char *status, struct mail_bounce *b)
{
	for (const char *at = status; *at;) {
		const char *end = strstr(at, "\n\n");
		gsize length = end ? (gsize)(end - at) : strlen(at);
		g_autoptr(GPtrArray) fields = header_read(at, length);
		at += length;
		at += strspn(at, "\n");
		const char *recipient = header_get(fields, "original-recipient");
		if (!recipient)
			recipient = header_get(fields, "final-recipient");
		if (!recipient)
			continue;
		const char *code = header_get(fields, "status"),
			   *action = header_get(fields, "action");
		b->recipient = after_type(recipient);
		b->status = capture("([245]\\.[0-9]{1,3}\\.[0-9]{1,3})", code ? code : "");
		b->diagnostic = after_type(header_get(fields, "diagnostic-code"));
		b->action = g_ascii_strdown(action ? action : "", -1);
		return;
	}
}

#define ADDRESS "([^\\s<>\"'(),;:@]{1,64}@[^\\s<>\"'(),;:@]{1,255}\\.[a-z0-9-]{2,24})"

static void guess(const GPtrArray *fields, const char *text, struct mail_bounce *b)
{
	const char *failed = header_get(fields, "x-failed-recipients");
	if (!b->recipient)
		b->recipient = failed ? capture(ADDRESS, failed) : g_strdup("");
	/* "<budi@office.example>:" of qmail and Postfix; else the first address. */
	const GRegex *places[] = { PATTERN_COMPILED("^\\s*<?" ADDRESS ">?\\s*:?\\s*$"),
		PATTERN_COMPILED("<" ADDRESS ">\\s*:"), PATTERN_COMPILED(ADDRESS) };
	for (guint i = 0; i < G_N_ELEMENTS(places) && !*b->recipient; i++) {
		g_free(b->recipient);
		b->recipient = or_empty(pattern_capture(places[i], text, 1));
	}
	if (!b->status || !*b->status) {
		g_free(b->status);
		b->status = capture("\\b([245]\\.[0-9]{1,3}\\.[0-9]{1,3})\\b", text);
	}
	if (!b->diagnostic || !*b->diagnostic) {
		g_free(b->diagnostic);
		b->diagnostic = capture("^.*?\\b([45][0-9]{2}[ -#].*)$", text);
	}
	if (!b->action || !*b->action) {
		g_free(b->action);
		gboolean delayed =
			text_matches(
				"delayed|tertunda|belum dapat dikirim|will (be )?retr", text) ||
			*b->status == '4';
		b->action = g_strdup(delayed ? "delayed" : "failed");
	}
}

/* Older servers put the header of the mail that came back under their text. */
static char *returned_id(const char *whole)
{
	g_auto(GStrv) lines = g_strsplit(whole, "\n", -1);
	for (int i = 0; lines[i]; i++) {
		char *id = text_capture("^[\\s>]*Message-ID:\\s*(<[^>\\s]+>)", lines[i], 1);
		if (id)
			return id;
	}
	return NULL;
}

struct mail_bounce *bounce_read(const GPtrArray *fields, const struct body *body, const char *whole)
{
	/* What matters stands at the begin; the rest is the mail that came back. */
	g_autofree char *text = g_utf8_substring(whole, 0, MIN(g_utf8_strlen(whole, -1), 1000));
	struct mail_bounce *b = g_new0(struct mail_bounce, 1);
	if (*body->delivery_status)
		read_status(body->delivery_status, b);
	guess(fields, text, b);
	g_autoptr(GPtrArray) returned = header_read(body->returned, strlen(body->returned));
	const char *id = header_get(returned, "message-id");
	g_autofree char *found = id ? NULL : returned_id(whole);
	g_autoptr(GPtrArray) ids = header_ids(id ? id : found);
	b->original_message_id = g_strdup(ids->len ? ids->pdata[0] : "");
	return b;
}

void mail_bounce_free(struct mail_bounce *b)
{
	if (!b)
		return;
	g_free(b->recipient);
	g_free(b->status);
	g_free(b->diagnostic);
	g_free(b->action);
	g_free(b->original_message_id);
	g_free(b);
}
