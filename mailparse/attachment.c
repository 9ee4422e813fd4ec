#include "mailparse/attachment.h"

#include "mailparse/decode.h"
#include "mailparse/header.h"
#include "mailparse/uuencode.h"

#include <string.h>

#define FILENAME_LETTERS 120

GBytes *content_decode(GBytes *raw, GMimeContentEncoding encoding)
{
	gsize size;
	const char *bytes = g_bytes_get_data(raw, &size);
	gboolean base64 = encoding == GMIME_CONTENT_ENCODING_BASE64;
	if (bytes && encoding == GMIME_CONTENT_ENCODING_UUENCODE)
		return uuencode_decode(raw);
	if (!bytes || (base64 && !decode_is_base64(bytes, size)) ||
		(!base64 && encoding != GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE))
		return g_bytes_ref(raw);
	GByteArray *decoded = g_byte_array_new();
	if (base64)
		decode_base64(decoded, bytes, size);
	else
		decode_quoted_printable(decoded, bytes, size);
	return g_byte_array_free_to_bytes(decoded);
}

GBytes *mail_attachment_content(const struct mail_attachment *attachment)
{
	return content_decode(attachment->content->raw, attachment->content->encoding);
}

/* For files without a name, and for those without a type. */
static const char *const known[][2] = { { "application/pdf", "pdf" }, { "image/jpeg", "jpg" },
	{ "image/png", "png" }, { "image/gif", "gif" }, { "text/plain", "txt" },
	{ "text/html", "html" }, { "text/calendar", "ics" }, { "message/rfc822", "eml" },
	{ "application/msword", "doc" }, { "application/pkcs7-mime", "p7m" },
	{ "application/pkcs7-signature", "p7s" }, { "application/pgp-signature", "asc" },
	{ "application/ms-tnef", "dat" } };

static const char *extension_of(const char *type)
{
	for (guint i = 0; i < G_N_ELEMENTS(known); i++)
		if (strcmp(type, known[i][0]) == 0)
			return known[i][1];
	return "bin";
}

const char *attachment_type_of(const char *name)
{
	const char *dot = strrchr(name, '.');
	for (guint i = 0; dot && i < G_N_ELEMENTS(known); i++)
		if (g_ascii_strcasecmp(dot + 1, known[i][1]) == 0)
			return known[i][0];
	return dot && g_ascii_strcasecmp(dot, ".jpeg") == 0 ? "image/jpeg"
							    : "application/octet-stream";
}

/* Marks that turn the direction of writing make "exe.pdf" of "fdp.exe". */
static gboolean is_invisible(gunichar c)
{
	return (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
	       (c >= 0x2060 && c <= 0x2069) || c == 0xfeff;
}

static char *visible(const char *text)
{
	GString *out = g_string_new("");
	for (const char *at = text; *at; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if (!is_invisible(c))
			g_string_append_unichar(out, c == '\\' ? '/' : c);
	}
	return g_string_free(out, FALSE);
}

/* Last path component, nothing invisible, never empty, "." or "..". */
static char *safe_name(const char *raw, const char *type, guint number)
{
	g_autofree char *decoded = header_text(raw);
	g_autofree char *path = visible(decoded);
	const char *slash = strrchr(path, '/');
	g_autofree char *name = g_strstrip(g_strdup(slash ? slash + 1 : path));
	if (!*name || strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
		return g_strdup_printf("attachment-%u.%s", number, extension_of(type));
	glong letters = g_utf8_strlen(name, -1);
	if (letters <= FILENAME_LETTERS)
		return g_steal_pointer(&name);
	/* Its end says what it is. */
	return g_utf8_substring(name, letters - FILENAME_LETTERS, letters);
}

struct mail_attachment *mail_attachment_add(GPtrArray *list, const char *name, const char *type,
	GBytes *raw, GMimeContentEncoding encoding)
{
	struct mail_attachment *one = g_new0(struct mail_attachment, 1);
	one->type = g_strdup(type);
	one->filename = safe_name(name ? name : "", type, list->len + 1);
	one->content = g_new0(struct mail_content, 1);
	one->content->raw = raw;
	one->content->encoding = encoding;
	one->content->id = g_strdup("");
	g_ptr_array_add(list, one);
	return one;
}

void mail_attachment_free(struct mail_attachment *attachment)
{
	if (!attachment)
		return;
	g_free(attachment->filename);
	g_free(attachment->type);
	g_bytes_unref(attachment->content->raw);
	g_free(attachment->content->id);
	g_free(attachment->content);
	g_free(attachment);
}

static gboolean is_id_byte(char c)
{
	return c && !strchr(" \t\n\"'<>)", c);
}

void attachment_add_references(GHashTable *ids, const char *html)
{
	for (const char *at = html; (at = strpbrk(at, "cC"));) {
		if (g_ascii_strncasecmp(at++, "cid:", 4) != 0)
			continue;
		const char *end = at += 3;
		while (is_id_byte(*end))
			end++;
		if (end > at)
			g_hash_table_add(ids, g_ascii_strdown(at, end - at));
	}
}
