#include "mailparse/walk.h"

#include "mailparse/armour.h"
#include "mailparse/attachment.h"
#include "mailparse/calendar.h"
#include "mailparse/charset.h"
#include "mailparse/decode.h"
#include "mailparse/flowed.h"
#include "mailparse/html_tidy.h"
#include "mailparse/part.h"
#include "mailparse/pattern.h"
#include "mailparse/uuencode.h"

#include <string.h>

#define META_BYTES 2000
#define FOOTER_BYTES (64 * 1024)
#define SHORT_BYTES 16

struct body_text *walk_text(struct walk *w)
{
	if (w->text)
		return w->text;
	struct body_text *text = g_new0(struct body_text, 1);
	text->html = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(w->body->texts, text);
	return text;
}

/* The bytes of the part as they stand in the mail: a slice of it, no copy. */
GBytes *walk_raw(struct walk *w, GMimeDataWrapper *wrapper)
{
	GMimeStream *stream = wrapper ? g_mime_data_wrapper_get_stream(wrapper) : NULL;
	if (!stream || !GMIME_IS_STREAM_MEM(stream) ||
		g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream)) != w->array)
		return g_bytes_new_static("", 0);
	gsize whole = g_bytes_get_size(w->bytes);
	gsize begin = CLAMP(stream->bound_start, 0, (gint64)whole);
	gsize end = stream->bound_end < 0 ? whole : CLAMP((gsize)stream->bound_end, begin, whole);
	w->end = end;
	return g_bytes_new_from_bytes(w->bytes, begin, end - begin);
}

/* Decoded bytes; empty where there is nothing. */
GBytes *walk_content(struct walk *w, GMimePart *part)
{
	g_autoptr(GBytes) raw = walk_raw(w, g_mime_part_get_content(part));
	return content_decode(raw, part_encoding(part));
}

/*
 * A mailing list or a scanner may put its own lines below the base64 of a text: they are decoded
 * with the rest here to something meaningless, so the text is cut where the base64 ends.
 */
static GBytes *text_content(struct walk *w, GMimePart *part, char **footer)
{
	g_autoptr(GBytes) raw = walk_raw(w, g_mime_part_get_content(part));
	gsize size;
	const char *bytes = g_bytes_get_data(raw, &size);
	GMimeContentEncoding encoding = part_encoding(part);
	gsize end = bytes && encoding == GMIME_CONTENT_ENCODING_BASE64
			    ? decode_base64_end(bytes, size)
			    : size;
	if (end == 0 || end >= size) {
		GBytes *decoded = content_decode(raw, encoding);
		gsize length;
		const char *text = g_bytes_get_data(decoded, &length);
		/* "CUTI" may be four letters of base64, and is a word. */
		if (encoding != GMIME_CONTENT_ENCODING_BASE64 || size > SHORT_BYTES || !text ||
			g_utf8_validate_len(text, length, NULL))
			return decoded;
		g_bytes_unref(decoded);
		return g_bytes_ref(raw);
	}
	g_autoptr(GBytes) head = g_bytes_new_from_bytes(raw, 0, end);
	*footer = charset_to_utf8(bytes + end, MIN(size - end, FOOTER_BYTES), NULL, NULL);
	return content_decode(head, encoding);
}

/* As the header says; of HTML without that, as the page itself says. */
static char *charset_of(GMimePart *part, const char *type, const char *bytes, gsize size)
{
	const char *declared = part_parameter(GMIME_OBJECT(part), "charset");
	if (*declared || strcmp(type, "text/html") != 0)
		return g_strdup(declared);
	g_autofree char *head = g_strndup(bytes, MIN(size, META_BYTES));
	g_autofree char *text = g_utf8_make_valid(head, -1);
	char *said = text_capture("<meta[^>]*charset\\s*=\\s*[\"']?([a-z0-9_-]+)", text, 1);
	return said ? said : g_strdup("");
}

/* In UTF-8, as much of it as may still be read of all texts; what is left out is said. */
char *walk_limited_text(
	struct walk *w, const char *what, const char *bytes, gsize size, const char *charset)
{
	gboolean guessed;
	gsize limit = w->text_left, whole = size;
	size = MIN(size, limit);
	char *text = charset_to_utf8(bytes ? bytes : "", size, charset, &guessed);
	if (guessed && charset && *charset)
		mail_warn(w->warnings, "charset \"%s\" does not fit; read as another", charset);
	/* Other charsets than UTF-8 need less room for the same letters. */
	gboolean grown = strlen(text) > limit;
	if (grown)
		*g_utf8_find_prev_char(text, text + limit + 1) = '\0';
	if (grown || size < whole)
		mail_warn(w->warnings,
			"%s of %" G_GSIZE_FORMAT " bytes: only the first %" G_GSIZE_FORMAT
			" are read",
			what, whole, limit);
	w->text_left -= MIN(w->text_left, strlen(text) + 2); /* and what keeps texts apart */
	return text;
}

static char *decoded_text(struct walk *w, GMimePart *part, const char *type)
{
	g_autofree char *footer = NULL;
	g_autoptr(GBytes) content = text_content(w, part, &footer);
	gsize size;
	const char *bytes = g_bytes_get_data(content, &size);
	g_autofree char *charset = charset_of(part, type, bytes ? bytes : "", size);
	char *text = walk_limited_text(w, type, bytes, size, charset);
	if (!footer)
		return text;
	char *both = g_strjoin("\n\n", text, footer, NULL);
	g_free(text);
	return both;
}

/* Takes the lines over. */
void walk_add_plain(struct walk *w, GPtrArray *lines)
{
	struct body_text *to = walk_text(w);
	if (to->plain)
		lines_append(to->plain, lines);
	else
		to->plain = lines;
}

static void read_plain(struct walk *w, GMimePart *part, const char *text)
{
	GMimeObject *object = GMIME_OBJECT(part);
	g_autofree char *kept = uuencode_take(text, w->body->attachments);
	gboolean flowed = part_parameter_is(object, "format", "flowed");
	GPtrArray *lines = flowed ? flowed_lines(kept, part_parameter_is(object, "delsp", "yes"))
				  : lines_of_plain(kept);
	if (strstr(kept, "-----BEGIN PGP SIGNED"))
		armour_mark(lines);
	walk_add_plain(w, lines);
}

void walk_read_text(struct walk *w, GMimePart *part, const char *type)
{
	g_autofree char *text = decoded_text(w, part, type);
	if (strcmp(type, "text/plain") == 0) {
		read_plain(w, part, text);
		return;
	}
	struct body_text *to = walk_text(w);
	if (strcmp(type, "text/html") == 0)
		g_ptr_array_add(to->html, g_steal_pointer(&text));
	else if (to->html->len == 0)
		g_ptr_array_add(to->html, html_of_enriched(text));
}

char *walk_calendar_lines(struct walk *w, GMimePart *part)
{
	g_autoptr(GBytes) content = walk_content(w, part);
	g_autoptr(GBytes) unfolded = calendar_unfold(content);
	gsize size;
	const char *bytes = g_bytes_get_data(unfolded, &size);
	const char *charset = part_parameter(GMIME_OBJECT(part), "charset");
	return walk_limited_text(w, "text/calendar", bytes, size, *charset ? charset : "utf-8");
}
