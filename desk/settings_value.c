#include "desk/settings_value.h"

#include <arpa/inet.h>
#include <string.h>

static void take(char **member, char *value)
{
	g_free(*member);
	*member = value;
}

static gboolean has_control(const char *value)
{
	for (; *value; value++)
		if (g_ascii_iscntrl(*value))
			return TRUE;
	return FALSE;
}

char *settings_value_text(const char *value, char **text)
{
	if (has_control(value))
		return g_strdup("has a control character");
	take(text, g_strdup(value));
	return NULL;
}

char *settings_value_lines(const char *value, int max, char **lines)
{
	g_auto(GStrv) parts = g_strsplit(value, ";", -1);
	if (has_control(value))
		return g_strdup("has a control character");
	if ((int)g_strv_length(parts) > max)
		return g_strdup_printf("has more than %d lines", max);
	for (int i = 0; parts[i]; i++)
		if (!*g_strstrip(parts[i]))
			return g_strdup("has an empty line");
	take(lines, g_strjoinv("\n", parts));
	return NULL;
}

char *settings_value_word(const char *value, char **word)
{
	for (const char *at = value; *at; at++)
		if (!g_ascii_isgraph(*at))
			return g_strdup_printf(
				"\"%s\" has a blank or a character outside ASCII", value);
	take(word, g_strdup(value));
	return NULL;
}

char *settings_value_choice(const char *value, const char *choices, char **choice)
{
	g_auto(GStrv) words = g_strsplit(choices, "|", -1);

	if (!g_strv_contains((const char *const *)words, value))
		return g_strdup_printf("\"%s\" is none of the words", value);
	take(choice, g_strdup(value));
	return NULL;
}

char *settings_value_address(const char *value, char **address)
{
	if (strlen(value) > 254)
		return g_strdup("is longer than 254 characters");
	if (!g_regex_match_simple(
		    "^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
		    "@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"
		    "(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*$",
		    value, G_REGEX_DOLLAR_ENDONLY, 0))
		return g_strdup_printf("\"%s\" does not look like a mail address", value);
	take(address, g_strdup(value));
	return NULL;
}

char *settings_value_prefix(const char *value, char **prefix)
{
	if (!g_regex_match_simple("^[A-Z][A-Z0-9]{0,9}$", value, G_REGEX_DOLLAR_ENDONLY, 0))
		return g_strdup_printf("\"%s\" can't begin a ticket number", value);
	take(prefix, g_strdup(value));
	return NULL;
}

char *settings_value_path(const char *value, const char *folder, char **path)
{
	if (has_control(value))
		return g_strdup("has a control character");
	/* GKeyFile knows comments on lines of their own only: this would become part of the name.
	 */
	if (strstr(value, " #") || strstr(value, "\t#"))
		return g_strdup("has a comment after the value; a comment needs a line of its own");
	take(path, g_canonicalize_filename(value, folder));
	return NULL;
}

/* The URL in parts, or NULL and `problem`. Login names do not belong here: they have own keys. */
static GUri *parse_url(const char *value, const char *schemes, char **problem)
{
	g_auto(GStrv) allowed = g_strsplit(schemes, "|", -1);
	g_autoptr(GError) error = NULL;
	g_autoptr(GUri) uri = NULL;

	if (strpbrk(value, " \t") || has_control(value)) {
		*problem =
			g_strdup_printf("\"%s\" has a blank; in a URL it is written %%20", value);
		return NULL;
	}
	uri = g_uri_parse(value, G_URI_FLAGS_ENCODED_PATH, &error);
	if (!uri)
		*problem = g_strdup_printf("\"%s\" is no URL (%s)", value, error->message);
	else if (!g_strv_contains((const char *const *)allowed, g_uri_get_scheme(uri)))
		*problem = g_strdup_printf(
			"the scheme \"%s:\" is not known here", g_uri_get_scheme(uri));
	else if (!g_uri_get_host(uri) || !*g_uri_get_host(uri))
		*problem = g_strdup_printf("\"%s\" names no host", value);
	else if (g_uri_get_userinfo(uri))
		*problem = g_strdup("has a login name inside; use username and password_file");
	else if (g_uri_get_query(uri) || g_uri_get_fragment(uri))
		*problem = g_strdup_printf("\"%s\" has a part after ? or #", value);
	else if (g_uri_get_port(uri) == 0)
		*problem = g_strdup_printf("\"%s\" has port 0", value);
	return *problem ? NULL : g_steal_pointer(&uri);
}

static char *take_maildir(const char *value, const char *folder, char **url)
{
	const char *path = value + strlen("maildir:");
	g_autofree char *absolute = NULL;
	char *problem;

	/* maildir:///srv/mail is the same folder as maildir:/srv/mail. */
	if (g_str_has_prefix(path, "///"))
		path += 2;
	else if (g_str_has_prefix(path, "//"))
		return g_strdup_printf("\"%s\" names a host; a Maildir is a folder here", value);
	if (!*path)
		return g_strdup("names no folder");
	problem = settings_value_path(path, folder, &absolute);
	if (!problem)
		take(url, g_strconcat("maildir:", absolute, NULL));
	return problem;
}

char *settings_value_mail_url(
	const char *value, const char *schemes, const char *folder, char **url)
{
	g_autoptr(GUri) uri = NULL;
	char *problem = NULL;

	if (g_str_has_prefix(value, "maildir:"))
		return take_maildir(value, folder, url);
	uri = parse_url(value, schemes, &problem);
	if (uri)
		take(url, g_strdup(value));
	return problem;
}

char *settings_value_web_url(const char *value, char **url)
{
	char *problem = NULL;
	g_autoptr(GUri) uri = parse_url(value, "http|https", &problem);
	gsize length = strlen(value);

	if (!uri)
		return problem;
	while (length && value[length - 1] == '/')
		length--;
	take(url, g_strndup(value, length));
	return NULL;
}

static gboolean is_host(const char *host)
{
	return g_regex_match_simple(
		"^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$", host, G_REGEX_DOLLAR_ENDONLY, 0);
}

char *settings_value_listen(const char *value, char **host, int *port)
{
	const char *colon = strrchr(value, ':');
	g_autofree char *name = NULL;
	struct in6_addr address;
	guint64 number;

	if (!colon || !g_ascii_string_to_unsigned(colon + 1, 10, 1, 65535, &number, NULL))
		return g_strdup_printf("\"%s\" does not end in a port number", value);
	name = g_strndup(value, colon - value);
	if (*name == '[' && g_str_has_suffix(name, "]")) {
		name[strlen(name) - 1] = '\0';
		if (inet_pton(AF_INET6, name + 1, &address) != 1)
			return g_strdup_printf("\"%s\" is no IPv6 address", name + 1);
		take(host, g_strdup(name + 1));
	} else if (is_host(name)) {
		take(host, g_steal_pointer(&name));
	} else {
		return g_strdup_printf("\"%s\" has no host name or address before the port", value);
	}
	*port = (int)number;
	return NULL;
}

char *settings_value_clock(const char *value, char **clock)
{
	if (!g_regex_match_simple(
		    "^([01]?[0-9]|2[0-3])[.:][0-5][0-9]$", value, G_REGEX_DOLLAR_ENDONLY, 0))
		return g_strdup_printf("\"%s\" is no time of day", value);
	take(clock, g_strdup_printf("%s%.*s.%s", value[1] == '.' || value[1] == ':' ? "0" : "",
			    (int)strcspn(value, ".:"), value, strpbrk(value, ".:") + 1));
	return NULL;
}

char *settings_value_raises(const char *value, gint64 min, gint64 max, char **raises)
{
	g_auto(GStrv) entries = g_strsplit(value, ";", -1);
	for (int i = 0; entries[i]; i++) {
		const char *entry = g_strstrip(entries[i]);
		const char *blank = strrchr(entry, ' ');
		guint64 figure;
		if (!*entry)
			continue;
		if (!blank || !g_ascii_string_to_unsigned(blank + 1, 10, min, max, &figure, NULL))
			return g_strdup_printf(
				"\"%s\" does not end with a figure from %" G_GINT64_FORMAT
				" to %" G_GINT64_FORMAT,
				entry, min, max);
	}
	g_free(*raises);
	*raises = g_strdup(value);
	return NULL;
}

char *settings_value_zone(const char *value, GTimeZone **zone)
{
	GTimeZone *found = g_time_zone_new_identifier(value);

	if (!found)
		return g_strdup_printf("there is no time zone \"%s\" on this machine", value);
	g_clear_pointer(zone, g_time_zone_unref);
	*zone = found;
	return NULL;
}

gboolean settings_value_is_loopback(const char *url)
{
	g_autoptr(GUri) uri = g_uri_parse(url, G_URI_FLAGS_ENCODED_PATH, NULL);
	const char *host = uri ? g_uri_get_host(uri) : NULL;
	struct in_addr four;
	struct in6_addr six;

	if (!host)
		return FALSE;
	if (inet_pton(AF_INET, host, &four) == 1)
		return ntohl(four.s_addr) >> 24 == 127;
	if (inet_pton(AF_INET6, host, &six) == 1)
		return IN6_IS_ADDR_LOOPBACK(&six);
	return g_ascii_strcasecmp(host, "localhost") == 0;
}
