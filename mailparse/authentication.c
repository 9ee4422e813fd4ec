/* Authentication-Results (RFC 8601). What anybody may have written into a mail is not believed. */
#include "mailparse/header.h"
#include "mailparse/lines.h"
#include "mailparse/origin.h"
#include "mailparse/pattern.h"

#include <string.h>

static void authentication_free(gpointer data)
{
	struct mail_authentication *one = data;
	g_free(one->authserv_id);
	g_free(one->method);
	g_free(one->result);
	g_free(one->domain);
	g_free(one);
}

/* Without comments in parentheses, which may hold anything. */
static char *without_comments(const char *value)
{
	GString *out = g_string_new("");
	int depth = 0;
	gboolean quoted = FALSE;
	for (const char *c = value; *c; c++) {
		if (*c == '"' && depth == 0)
			quoted = !quoted;
		if (*c == '(' && !quoted)
			depth++;
		else if (*c == ')' && !quoted && depth > 0)
			depth--;
		else if (depth == 0)
			g_string_append_c(out, *c);
	}
	return g_string_free(out, FALSE);
}

static char *property(const char *result, const char *names)
{
	g_autofree char *pattern = g_strdup_printf("\\b(?:%s)\\s*=\\s*\"?([^\\s\";]+)", names);
	g_autoptr(GRegex) regex = g_regex_new(pattern, G_REGEX_CASELESS, 0, NULL);
	g_autoptr(GMatchInfo) match = NULL;
	if (!g_regex_match(regex, result, 0, &match))
		return g_strdup("");
	g_autofree char *value = g_match_info_fetch(match, 1);
	const char *at = strrchr(value, '@');
	return g_ascii_strdown(at ? at + 1 : value, -1);
}

/* Of two words on one method the upper one counts: the lower may be the sender's. */
static gboolean is_known(const GPtrArray *out, guint before, const char *method)
{
	for (guint i = 0; i < before; i++) {
		const struct mail_authentication *one = out->pdata[i];
		if (g_ascii_strcasecmp(one->method, method) == 0)
			return TRUE;
	}
	return FALSE;
}

/* `before`: how many results the fields above gave. */
static void add_result(GPtrArray *out, guint before, const char *authserv_id, const char *result)
{
	g_autoptr(GRegex) regex =
		g_regex_new("^\\s*([a-z0-9_-]+)(?:\\s*/\\s*[0-9]+)?\\s*=\\s*([a-z]+)",
			G_REGEX_CASELESS, 0, NULL);
	g_autoptr(GMatchInfo) match = NULL;
	if (!g_regex_match(regex, result, 0, &match))
		return;
	g_autofree char *method = g_match_info_fetch(match, 1);
	g_autofree char *word = g_match_info_fetch(match, 2);
	if (is_known(out, before, method))
		return;
	struct mail_authentication *one = g_new0(struct mail_authentication, 1);
	one->authserv_id = g_strdup(authserv_id);
	one->method = g_ascii_strdown(method, -1);
	one->result = g_ascii_strdown(word, -1);
	if (strcmp(one->method, "dkim") == 0)
		one->domain = property(result, "header\\.d|header\\.i");
	else if (strcmp(one->method, "spf") == 0)
		one->domain = property(result, "smtp\\.mailfrom|smtp\\.helo");
	else
		one->domain = property(result, "header\\.from");
	g_ptr_array_add(out, one);
}

/* "id [version]; method=result ...; ..." */
static char *read_id(GStrv parts)
{
	g_auto(GStrv) words = g_strsplit(g_strstrip(parts[0]), " ", 2);
	return g_ascii_strdown(words[0] ? words[0] : "", -1);
}

/* A hop inside our own house: LMTP to the mail store, or from this very machine. */
static gboolean is_own_hop(const char *received)
{
	const char *by = g_strrstr(received, " by ");
	return (by && text_matches("\\bwith LMTP", by)) ||
	       text_matches("\\([^)]*\\[(127\\.|::1\\]|IPv6:::1\\])", received);
}

/*
 * With a trusted id: only its headers, only the topmost unbroken block of them, and only above the
 * Received field of a hop from outside. Below that stands what the sender wrote.
 */
GPtrArray *authentication_read(const GPtrArray *fields, const char *trusted)
{
	GPtrArray *out = g_ptr_array_new_with_free_func(authentication_free);
	gboolean outside = FALSE;
	for (guint i = 0; i < fields->len; i++) {
		const struct header_field *field = fields->pdata[i];
		if (trusted && strcmp(field->name, "received") == 0) {
			if (out->len)
				break;
			outside |= !is_own_hop(field->value);
		}
		if (strcmp(field->name, "authentication-results") != 0)
			continue;
		g_autofree char *value = without_comments(field->value);
		g_auto(GStrv) parts = g_strsplit(value, ";", -1);
		g_autofree char *id = parts[0] ? read_id(parts) : g_strdup("");
		if (trusted && (outside || g_ascii_strcasecmp(id, trusted) != 0))
			continue;
		guint before = out->len;
		for (guint k = 1; parts[0] && parts[k]; k++)
			add_result(out, trusted ? before : 0, id, parts[k]);
	}
	return out;
}
