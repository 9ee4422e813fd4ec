/* Authentication-Results (RFC 8601). What anybody may have written into a mail is not believed. */
#include "mailparse/header.h"
#include "mailparse/lines.h"
#include "mailparse/origin.h"
#include "mailparse/pattern.h"

#include <stdlib.h>
#include <string.h>

#define RESULTS_MAX 200
#define INSTANCES_MAX 50 /* RFC 8617 4.2.1 */
#define VALUE_BYTES (64 * 1024)

static void authentication_free(gpointer data)
{
	struct mail_authentication *one = data;
	g_free(one->authserv_id);
	g_free(one->method);
	g_free(one->result);
	g_free(one->domain);
	g_free(one);
}

/*
 * Cuts the value at the semicolons that neither a comment nor a quoted string holds (RFC 5322
 * 3.2.2, 3.2.4), and takes the comments out: char *.
 */
static GPtrArray *split(const char *value)
{
	GPtrArray *parts = g_ptr_array_new_with_free_func(g_free);
	GString *part = g_string_new("");
	guint depth = 0;
	gboolean quoted = FALSE;
	for (const char *c = value; *c && c - value < VALUE_BYTES; c++) {
		gboolean escaped = *c == '\\' && c[1] && (quoted || depth > 0);
		if (escaped) {
			if (depth == 0)
				g_string_append_len(part, c, 2);
			c++;
		} else if (*c == '"' && depth == 0) {
			quoted = !quoted;
			g_string_append_c(part, *c);
		} else if (*c == '(' && !quoted) {
			depth++;
		} else if (*c == ')' && depth > 0) {
			/* A comment keeps words apart. */
			if (--depth == 0)
				g_string_append_c(part, ' ');
		} else if (*c == ';' && !quoted && depth == 0) {
			g_ptr_array_add(parts, g_strdup(part->str));
			g_string_truncate(part, 0);
		} else if (depth == 0) {
			g_string_append_c(part, *c);
		}
	}
	g_ptr_array_add(parts, g_string_free(part, FALSE));
	return parts;
}

static void skip_blanks(const char **at)
{
	*at += strspn(*at, " \t");
}

/*
 * A word up to one of `stops`, in lower case; `*at` is then past it. Quoted strings are parts of
 * it, as in "x; y"@office.example.
 */
static char *read_word(const char **at, const char *stops)
{
	GString *word = g_string_new("");
	gboolean quoted = FALSE;
	skip_blanks(at);
	for (; **at && (quoted || !strchr(stops, **at)); (*at)++) {
		if (**at == '"') {
			quoted = !quoted;
			continue;
		}
		*at += **at == '\\' && quoted && (*at)[1];
		g_string_append_c(word, g_ascii_tolower(**at));
	}
	return g_string_free(word, FALSE);
}

/* "budi@Office.example." -> "office.example" */
static char *domain_of(const char *value)
{
	const char *at = strrchr(value, '@');
	g_autofree char *domain = g_strdup(at ? at + 1 : value);
	gsize length = strlen(domain);
	if (length && domain[length - 1] == '.')
		domain[length - 1] = '\0';
	return g_utf8_make_valid(domain, -1);
}

/* Of the properties that say whom a method is about the one named first here counts. */
static guint rank_of(const char *method, const char *property)
{
	static const char *const by_method[][4] = {
		{ "dkim", "header.d", "header.i", NULL },
		{ "spf", "smtp.mailfrom", "smtp.mail", "smtp.helo" },
		{ "dmarc", "header.from", "from", NULL },
	};
	static const char *const others[] = { "header.from", "header.d", "smtp.mailfrom",
		"smtp.helo" };
	const char *const *names = others;
	for (guint i = 0; i < G_N_ELEMENTS(by_method); i++)
		if (strcmp(by_method[i][0], method) == 0)
			names = by_method[i] + 1;
	for (guint i = 0; i < 3 && names[i]; i++)
		if (strcmp(names[i], property) == 0)
			return i;
	return G_MAXUINT;
}

/* "ptype.property=value ..." behind the result; reason= is one of them here. */
static void read_properties(struct mail_authentication *one, const char *at)
{
	guint best = G_MAXUINT;
	while (*at) {
		g_autofree char *name = read_word(&at, " \t=");
		skip_blanks(&at);
		if (*at != '=') {
			at += *at && !*name;
			continue;
		}
		at++;
		g_autofree char *value = read_word(&at, " \t");
		guint rank = rank_of(one->method, name);
		if (rank >= best || !*value)
			continue;
		best = rank;
		g_free(one->domain);
		one->domain = domain_of(value);
	}
}

/* RFC 5321 4.1.2; what is none says nothing. */
static gboolean is_keyword(const char *word)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-_";
	return *word && strspn(word, letters) == strlen(word);
}

/* "method[/version]=result ..." (2.2); NULL if it is none. */
static struct mail_authentication *read_result(const char *at)
{
	g_autofree char *method = read_word(&at, " \t=");
	skip_blanks(&at);
	/* "dkim / 1 = pass" */
	if (*at == '/') {
		at++;
		g_free(read_word(&at, " \t="));
		skip_blanks(&at);
	}
	method[strcspn(method, "/")] = '\0';
	if (*at != '=' || !*method)
		return NULL;
	at++;
	g_autofree char *result = read_word(&at, " \t");
	if (!is_keyword(method) || !is_keyword(result))
		return NULL;
	struct mail_authentication *one = g_new0(struct mail_authentication, 1);
	one->method = g_strdup(method);
	one->result = g_strdup(result);
	one->domain = g_strdup("");
	read_properties(one, at);
	return one;
}

/* Of two words on one method the upper one counts: the lower may be the sender's. */
static gboolean is_known(const GPtrArray *out, guint before, const char *method)
{
	for (guint i = 0; i < before; i++) {
		const struct mail_authentication *one = out->pdata[i];
		if (strcmp(one->method, method) == 0)
			return TRUE;
	}
	return FALSE;
}

struct trust {
	const char *authserv_id; /* NULL: any */
	gboolean arc;
};

/* One field. Returns whether it is of the trusted server. */
static gboolean read_field(GPtrArray *out, const char *value, const struct trust *trust)
{
	g_autoptr(GPtrArray) parts = split(value);
	guint next = 0, instance = 0;
	if (trust->arc && text_matches("^\\s*i\\s*=", parts->pdata[0])) {
		gulong number = strtoul(strchr(parts->pdata[0], '=') + 1, NULL, 10);
		instance = number <= INSTANCES_MAX ? number : 0;
		next++;
	}
	const char *first = next < parts->len ? parts->pdata[next] : "";
	struct mail_authentication *result = read_result(first);
	/* Exchange leaves the id out. */
	gboolean anonymous = result != NULL;
	g_clear_pointer(&result, authentication_free);
	g_autofree char *id = anonymous ? g_strdup("") : read_word(&first, " \t");
	if (trust->authserv_id && g_ascii_strcasecmp(id, trust->authserv_id) != 0)
		return FALSE;
	guint before = trust->authserv_id ? out->len : 0;
	for (guint i = next + !anonymous; i < parts->len && out->len < RESULTS_MAX; i++) {
		struct mail_authentication *one = read_result(parts->pdata[i]);
		if (!one)
			continue;
		one->authserv_id = g_utf8_make_valid(id, -1);
		one->instance = instance;
		if (is_known(out, before, one->method))
			authentication_free(one);
		else
			g_ptr_array_add(out, one);
	}
	return TRUE;
}

/* What a foreign host or sender chose is in quotes; what it called itself says HELO. */
static char *without_quotes(const char *value)
{
	GString *out = g_string_new("");
	gboolean quoted = FALSE;
	for (; *value; value++) {
		if (*value == '\\' && quoted && value[1])
			value++;
		else if (*value == '"')
			quoted = !quoted;
		else if (!quoted)
			g_string_append_c(out, *value);
	}
	return g_string_free(out, FALSE);
}

/*
 * A hop inside our own house: LMTP to the mail store, or from this very machine. The name that the
 * server looked up and the address stand in the first comment: "from here (here [127.0.0.1]) by".
 */
static gboolean is_own_hop(const char *received)
{
	g_autofree char *plain = without_quotes(received);
	return text_matches("^\\s*(from \\S+ (\\([^()]*\\) )*)?by \\S+ (\\([^()]*\\) )*with LMTP",
		       plain) ||
	       text_matches("^\\s*from \\S+ \\((?!helo|ehlo)([^()\\[\\]\\s=]+ )?"
			    "\\[(127\\.[0-9.]+|::1|IPv6:::1)\\]\\)\\s",
		       plain);
}

/*
 * With a trusted id: only its headers, only the topmost unbroken block of them, and only above the
 * Received field of a hop from outside. Below that stands what the sender wrote.
 */
static GPtrArray *read_all(const GPtrArray *fields, const char *name, const struct trust *trust)
{
	GPtrArray *out = g_ptr_array_new_with_free_func(authentication_free);
	gboolean seen = FALSE, received = FALSE;
	for (guint i = 0; i < fields->len; i++) {
		const struct header_field *field = fields->pdata[i];
		if (trust->authserv_id && strcmp(field->name, "received") == 0) {
			received = TRUE;
			if (seen || !is_own_hop(field->value))
				break;
		}
		if (strcmp(field->name, name) == 0)
			seen |= read_field(out, field->value, trust);
	}
	/* A mail that no server received has nobody's word but its writer's. */
	if (trust->authserv_id && !received)
		g_ptr_array_set_size(out, 0);
	return out;
}

GPtrArray *authentication_read(const GPtrArray *fields, const char *trusted_authserv_id)
{
	struct trust trust = { trusted_authserv_id, FALSE };
	return read_all(fields, "authentication-results", &trust);
}

GPtrArray *authentication_read_arc(const GPtrArray *fields)
{
	struct trust trust = { NULL, TRUE };
	return read_all(fields, "arc-authentication-results", &trust);
}
