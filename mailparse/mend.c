#include "mailparse/mend.h"

#include "mailparse/body.h"
#include "mailparse/header.h"

#include <string.h>

#define NAME_BYTES 200
#define BOUNDARY_BYTES 300
#define HEADER_BYTES 1000
#define COPIED_BYTES (256 * 1024)
#define GROUPS_MAX 4000
#define BOUNDARIES_MAX 20000

struct message {
	const char *data;
	gsize size;
	gsize header; /* where it ends: one past its last line */
};

static gboolean is_mbox(const struct message *m)
{
	return m->size > 5 && strncmp(m->data, "From ", 5) == 0;
}

/* The begin of the line after `at`. */
static gsize next_line(const struct message *m, gsize at)
{
	const char *end = at < m->size ? memchr(m->data + at, '\n', m->size - at) : NULL;
	return end ? (gsize)(end - m->data) + 1 : m->size;
}

static gboolean is_blank_line(const struct message *m, gsize at)
{
	if (at < m->size && m->data[at] == '\r')
		at++;
	return at < m->size && m->data[at] == '\n';
}

static gsize header_end(const struct message *m)
{
	gsize at = 0;
	while (at < m->size && !is_blank_line(m, at))
		at = next_line(m, at);
	return at;
}

static gboolean is_folded(const char *line)
{
	return *line == ' ' || *line == '\t';
}

static gboolean is_mail_field(const char *line, gsize size)
{
	static const char *const names[] = { "from", "to", "cc", "subject", "date", "message-id",
		"mime-version", "received", "return-path", "reply-to", "in-reply-to", "references",
		"sender", "delivered-to", "dkim-signature", "user-agent", NULL };
	g_autofree char *name = g_ascii_strdown(line, header_name_length(line, size));
	return g_strv_contains(names, name) || g_str_has_prefix(name, "content-") ||
	       g_str_has_prefix(name, "x-");
}

/* A CR that ends a line by itself. */
static gboolean has_bare_cr(const char *data, gsize size)
{
	for (const char *at = data; (at = memchr(at, '\r', size - (at - data))); at++)
		if ((gsize)(at - data) + 1 >= size || (at[1] != '\n' && at[1] != '\r'))
			return TRUE;
	return FALSE;
}

/*
 * Where lines end with LF a CR alone is a blank, so that nobody's words become a field of their
 * own; else it ends the line. "\r\r\n" is one end.
 */
static GBytes *with_line_ends(const struct message *m)
{
	gboolean feeds = memchr(m->data, '\n', m->header) != NULL;
	GByteArray *out = g_byte_array_sized_new(m->size);
	for (gsize i = 0; i < m->size; i++) {
		gsize run = 0;
		while (i + run < m->size && m->data[i + run] == '\r')
			run++;
		gboolean ends = run > 0 && i + run < m->size && m->data[i + run] == '\n';
		guint8 byte = run == 0 ? (guint8)m->data[i] : feeds && i < m->header ? ' ' : '\n';
		if (ends)
			i += run - 1; /* the LF follows */
		else
			g_byte_array_append(out, &byte, 1);
	}
	return g_byte_array_free_to_bytes(out);
}

/* ">From " at the begin of a line is "From " again. */
static GBytes *without_mbox(const struct message *m)
{
	GByteArray *out = g_byte_array_sized_new(m->size);
	for (gsize at = next_line(m, 0), next; at < m->size; at = next) {
		next = next_line(m, at);
		gsize skip = next - at > 6 && strncmp(m->data + at, ">From ", 6) == 0;
		g_byte_array_append(out, (const guint8 *)m->data + at + skip, next - at - skip);
	}
	return g_byte_array_free_to_bytes(out);
}

/*
 * Where the body begins without a blank line above it: the first line that is no part of a header
 * and below which no field of a mail's header stands. The header's end if it is whole.
 */
static gsize fused_body(const struct message *m)
{
	gsize fused = m->header;
	for (gsize at = 0; at < m->header; at = next_line(m, at)) {
		const char *line = m->data + at;
		gsize size = m->header - at;
		if (fused < m->header && is_mail_field(line, size))
			fused = m->header;
		else if (fused == m->header && header_name_length(line, size) == 0 &&
			 !(is_folded(line) && at > 0))
			fused = at;
	}
	return fused;
}

/* RFC 2045 5: of several fields about the content the first one counts. */
static gboolean is_wanted(GHashTable *seen, const char *line, gsize size)
{
	if (g_ascii_strncasecmp(line, "content-", MIN(size, 8)) != 0)
		return FALSE;
	return g_hash_table_add(seen, g_ascii_strdown(line, header_name_length(line, size)));
}

static gboolean has_repeated(const struct message *m)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (gsize at = 0; at < m->header; at = next_line(m, at))
		if (g_ascii_strncasecmp(m->data + at, "content-", MIN(m->header - at, 8)) == 0 &&
			!is_wanted(seen, m->data + at, m->header - at))
			return TRUE;
	return FALSE;
}

/* The fields of a message that a MIME parser needs, and its body, which begins at `body`. */
static GBytes *content_only(const struct message *m, gsize header, gsize body)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GByteArray *out = g_byte_array_sized_new(m->size - body + HEADER_BYTES);
	gboolean wanted = FALSE;
	for (gsize at = 0, next; at < header; at = next) {
		next = next_line(m, at);
		const char *line = m->data + at;
		if (!is_folded(line))
			wanted = is_wanted(seen, line, next - at);
		if (wanted)
			g_byte_array_append(out, (const guint8 *)line, next - at);
	}
	if (body >= m->size || !is_blank_line(m, body))
		g_byte_array_append(out, (const guint8 *)"\n", 1);
	g_byte_array_append(out, (const guint8 *)m->data + body, m->size - body);
	return g_byte_array_free_to_bytes(out);
}

/* How much of the header is read: whole lines, at most `max` bytes. */
static gsize header_within(const struct message *m, gsize end, gsize max, GPtrArray *warnings)
{
	if (end <= max)
		return end;
	gsize cut = 0;
	for (gsize next = 0; next <= max; next = next_line(m, next))
		cut = next;
	mail_warn(warnings,
		"header of %" G_GSIZE_FORMAT " bytes: only the first %" G_GSIZE_FORMAT " are read",
		end, cut);
	return cut;
}

/* Does the byte occur more often than that? */
static gboolean has_many(const struct message *m, char byte, guint limit)
{
	guint count = 0;
	const char *at = m->data, *end = m->data + m->size;
	while (count <= limit && (at = memchr(at, byte, end - at))) {
		count++;
		at++;
	}
	return count > limit;
}

static gboolean is_address_field(const char *line, gsize size)
{
	static const char *const names[] = { "from", "to", "cc", "bcc", "sender", "reply-to",
		NULL };
	g_autofree char *name = g_ascii_strdown(line, header_name_length(line, size));
	const char *bare = g_str_has_prefix(name, "resent-") ? name + strlen("resent-") : name;
	return g_strv_contains(names, bare);
}

/*
 * "To: a:a:a:..." is a group in a group in a group, and GMime's stack is not endless. This may
 * stand in the header of an enclosed message, too. The colons become blanks.
 */
static GBytes *without_deep_groups(const struct message *m, GPtrArray *warnings)
{
	char *copy = g_malloc(m->size);
	memcpy(copy, m->data, m->size);
	gboolean inside = FALSE, changed = FALSE;
	guint colons = 0;
	for (gsize at = 0, next; at < m->size; at = next) {
		next = next_line(m, at);
		if (!is_folded(m->data + at)) {
			inside = is_address_field(m->data + at, MIN(next - at, NAME_BYTES));
			colons = 0;
		}
		for (gsize i = at; inside && i < next; i++)
			if (copy[i] == ':' && ++colons > GROUPS_MAX) {
				copy[i] = ' ';
				changed = TRUE;
			}
	}
	if (changed)
		mail_warn(warnings, "addresses in more than %d groups are not read", GROUPS_MAX);
	return g_bytes_new_take(copy, m->size);
}

/*
 * Lines that may be boundaries, without end, in a mail that has parts: what follows the last of
 * them is left out.
 */
static gsize parts_end(const struct message *m)
{
	guint count = 0;
	const char *end = m->data + m->size;
	if (m->size < 3 * BOUNDARIES_MAX)
		return m->size;
	if (!memmem(m->data, m->size, "oundary", strlen("oundary")) &&
		!memmem(m->data, m->size, "OUNDARY", strlen("OUNDARY")))
		return m->size;
	/* By their dashes, which the base64 of an attachment does not have. */
	for (const char *at = m->data; (at = memchr(at, '-', end - at)); at++)
		if (at > m->data && at[-1] == '\n' && at + 2 < end && at[1] == '-' &&
			!g_ascii_isspace(at[2]) && ++count > BOUNDARIES_MAX)
			return at - m->data;
	return m->size;
}

static struct message message_in(GBytes *bytes)
{
	struct message m = { 0 };
	m.data = g_bytes_get_data(bytes, &m.size);
	m.data = m.data ? m.data : "";
	m.header = header_end(&m);
	return m;
}

static GBytes *replace(GBytes *old, GBytes *new)
{
	g_bytes_unref(old);
	return new;
}

/* What would cost GMime its stack or the rest of the day. */
static GBytes *within_reason(GBytes *message, GPtrArray *warnings)
{
	struct message m = message_in(message);
	if (has_many(&m, ':', GROUPS_MAX)) {
		message = replace(message, without_deep_groups(&m, warnings));
		m = message_in(message);
	}
	gsize end = parts_end(&m);
	if (end < m.size) {
		mail_warn(warnings,
			"more than %d lines begin like boundaries; the rest is not read",
			BOUNDARIES_MAX);
		message = replace(message, g_bytes_new_from_bytes(message, 0, end));
	}
	return message;
}

/* From the first line on, in lines. */
static GBytes *with_good_lines(GBytes *bytes)
{
	struct message m = message_in(bytes);
	gsize start = 0;
	while (start < m.size && (m.data[start] == '\r' || m.data[start] == '\n'))
		start++;
	GBytes *message = g_bytes_new_from_bytes(bytes, start, m.size - start);
	m = message_in(message);
	if (has_bare_cr(m.data, m.header)) {
		message = replace(message, with_line_ends(&m));
		m = message_in(message);
	}
	return is_mbox(&m) ? replace(message, without_mbox(&m)) : message;
}

GBytes *mend_message(GBytes *bytes, gsize max_header, GPtrArray *warnings, GBytes **header)
{
	GBytes *message = within_reason(with_good_lines(bytes), warnings);
	struct message m = message_in(message);
	gsize body = fused_body(&m), end = header_within(&m, body, max_header, warnings);
	*header = g_bytes_new_from_bytes(message, 0, end);
	if (body < m.header)
		mail_warn(warnings, "no blank line between header and body");
	/* A big one is not copied without need. */
	if ((m.size > 0 && m.size <= COPIED_BYTES) || end < m.header || has_repeated(&m))
		message = replace(message, content_only(&m, end, body));
	return message;
}

char *mend_boundary(const char *text)
{
	for (const char *at = text; at && *at;
		at = strchr(at, '\n') ? strchr(at, '\n') + 1 : NULL) {
		gsize length = strcspn(at, "\r\n");
		const char *next = at + length + strspn(at + length, "\r\n");
		if (length > 2 && length < BOUNDARY_BYTES && strncmp(at, "--", 2) == 0 &&
			g_ascii_strncasecmp(next, "content-", 8) == 0)
			return g_strchomp(g_strndup(at + 2, length - 2));
	}
	return NULL;
}
