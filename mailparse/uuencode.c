#include "mailparse/uuencode.h"

#include "mailparse/attachment.h"

#include <string.h>

#define FILES_MAX 50

static const char *next_line(const char *at)
{
	const char *end = strchr(at, '\n');
	return end ? end + 1 : at + strlen(at);
}

/* "begin 644 name": where the name begins; NULL if the line is none. */
static const char *name_at(const char *line)
{
	if (!g_str_has_prefix(line, "begin "))
		return NULL;
	const char *at = line + strlen("begin ");
	gsize digits = strspn(at, "01234567");
	return (digits == 3 || digits == 4) && at[digits] == ' ' && at[digits + 1] > ' '
		       ? at + digits + 1
		       : NULL;
}

static guint8 sextet(char c)
{
	return (c - ' ') & 077;
}

/* Decodes one line; FALSE if it can't be one. Blanks at its end may be lost. */
static gboolean add_line(GByteArray *out, const char *line, gsize length)
{
	guint bytes = sextet(line[0]), letters = (bytes + 2) / 3 * 4;
	if (length < 1 || line[0] < ' ' || line[0] > '`' || length > letters + 2)
		return FALSE;
	for (guint i = 0; i < letters; i += 4) {
		guint8 four[4] = { 0 };
		for (guint k = 0; k < 4; k++) {
			char c = i + k + 1 < length ? line[i + k + 1] : ' ';
			if (c < ' ' || c > '`')
				return FALSE;
			four[k] = sextet(c);
		}
		guint8 three[3] = { four[0] << 2 | four[1] >> 4, four[1] << 4 | four[2] >> 2,
			four[2] << 6 | four[3] };
		g_byte_array_append(out, three, MIN(3, bytes - i / 4 * 3));
	}
	return TRUE;
}

/* The file below "begin"; `*end` is past its "end" line. NULL if it is damaged. */
static GByteArray *decode(const char *at, const char **end)
{
	GByteArray *out = g_byte_array_new();
	for (; *at; at = next_line(at)) {
		gsize length = strcspn(at, "\r\n");
		if (length == 3 && strncmp(at, "end", 3) == 0 && out->len > 0) {
			*end = next_line(at);
			return out;
		}
		/* The last line, of no bytes, is a blank that may be lost. */
		if (length > 0 && !add_line(out, at, length))
			break;
	}
	g_byte_array_unref(out);
	return NULL;
}

GBytes *uuencode_decode(GBytes *raw)
{
	gsize size;
	const char *bytes = g_bytes_get_data(raw, &size);
	g_autofree char *text = g_strndup(bytes ? bytes : "", size);
	const char *end;
	for (const char *at = text; *at; at = next_line(at)) {
		GByteArray *file = name_at(at) ? decode(next_line(at), &end) : NULL;
		if (file)
			return g_byte_array_free_to_bytes(file);
	}
	return g_bytes_ref(raw);
}

char *uuencode_take(const char *text, GPtrArray *attachments)
{
	if (!strstr(text, "begin "))
		return g_strdup(text);
	GString *kept = g_string_new("");
	guint files = 0;
	for (const char *at = text, *end; *at;) {
		const char *name = files < FILES_MAX ? name_at(at) : NULL;
		GByteArray *file = name ? decode(next_line(at), &end) : NULL;
		if (!file) {
			g_string_append_len(kept, at, next_line(at) - at);
			at = next_line(at);
			continue;
		}
		g_autofree char *filename = g_strndup(name, strcspn(name, "\n"));
		mail_attachment_add(attachments, filename, attachment_type_of(filename),
			g_byte_array_free_to_bytes(file), GMIME_CONTENT_ENCODING_BINARY);
		files++;
		at = end;
	}
	return g_string_free(kept, FALSE);
}
