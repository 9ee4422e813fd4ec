/*
 * settings_value: checks of one value of desktik.conf, used by settings.c only.
 *
 * Each function returns NULL when the value is good, or else what is wrong with it in a few
 * English words, which the caller frees. What is taken over is stored through the last argument,
 * whose old content is freed; it is untouched on failure.
 */
#ifndef DESK_SETTINGS_VALUE_H
#define DESK_SETTINGS_VALUE_H

#include <glib.h>

/* One line of text: no control characters, which could end a header line of a mail. */
char *settings_value_text(const char *value, char **text);
/* One word of printable ASCII: an authserv-id, a login name. */
char *settings_value_word(const char *value, char **word);
/* One of "a|b|c". */
char *settings_value_choice(const char *value, const char *choices, char **choice);
/* local@domain, the dot-atom form of RFC 5321; a domain without dot is taken (a lab's server). */
char *settings_value_address(const char *value, char **address);
/* Capital letters and digits: the beginning of every ticket number. */
char *settings_value_prefix(const char *value, char **prefix);
/* A path, made absolute with `folder`. */
char *settings_value_path(const char *value, const char *folder, char **path);
/* SCHEME://host[:port][/folder] with one of the `schemes` "imap|imaps", or maildir:/path. */
char *settings_value_mail_url(
	const char *value, const char *schemes, const char *folder, char **url);
/* http:// or https://, without the slashes at the end. */
char *settings_value_web_url(const char *value, char **url);
/* host:port or [address]:port. */
char *settings_value_listen(const char *value, char **host, int *port);
/* "08.00" or "08:00", kept as "08.00". */
char *settings_value_clock(const char *value, char **clock);
/* "one; two": at most `max` lines, none empty; kept with line ends between them. */
char *settings_value_lines(const char *value, int max, char **lines);
/* "darurat 20; seluruh kantor 15": words, each with a figure from min to max. */
char *settings_value_raises(const char *value, gint64 min, gint64 max, char **raises);
char *settings_value_zone(const char *value, GTimeZone **zone);

/* Is the host of this URL the machine itself (127.0.0.0/8, ::1, localhost)? */
gboolean settings_value_is_loopback(const char *url);

#endif
