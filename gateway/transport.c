#include "gateway/transport_driver.h"

#include <gio/gio.h>

struct transport *transport_open(const struct settings *settings, GError **error)
{
	const char *url = settings->smtp_url ? settings->smtp_url : "";
	const struct transport_driver *driver = NULL;
	struct transport *transport;

	if (g_str_has_prefix(url, "maildir:"))
		driver = &transport_maildir;
	else if (g_str_has_prefix(url, "smtp://") || g_str_has_prefix(url, "smtps://"))
		driver = &transport_smtp;
	if (!driver) {
		g_set_error(error, SETTINGS_ERROR, SETTINGS_ERROR_VALUE,
			"smtp url \"%s\": write smtp://HOST, smtps://HOST or maildir:/PATH", url);
		return NULL;
	}
	transport = driver->open(settings, error);
	if (transport)
		transport->driver = driver;
	return transport;
}

void transport_close(struct transport *transport)
{
	if (transport)
		transport->driver->close(transport);
}

/*
 * An address goes into a command line or a path, so nothing in it may end or split the line.
 * Letters beyond ASCII would need SMTPUTF8 (RFC 6531), which the desk does not speak.
 */
static gboolean is_address(const char *address)
{
	for (const char *p = address; *p; p++)
		if (!g_ascii_isgraph(*p) || *p == '<' || *p == '>')
			return FALSE;
	return TRUE;
}

enum transport_result transport_send(struct transport *transport, const char *from,
	const char *recipient, GBytes *bytes, char **detail)
{
	*detail = NULL;
	if (*recipient && is_address(recipient) && is_address(from))
		return transport->driver->send(transport, from, recipient, bytes, detail);
	*detail = g_strdup("the address holds a space or a sign that no mail address may have");
	return TRANSPORT_REFUSED;
}

enum transport_result transport_probe(struct transport *transport, char **detail)
{
	*detail = NULL;
	return transport->driver->probe(transport, detail);
}
