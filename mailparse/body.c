#include "mailparse/body.h"

#include "mailparse/attachment.h"
#include "mailparse/calendar.h"
#include "mailparse/charset.h"
#include "mailparse/decode.h"
#include "mailparse/header.h"
#include "mailparse/mend.h"
#include "mailparse/part.h"
#include "mailparse/smime.h"
#include "mailparse/walk.h"

#include <string.h>

#define WARNINGS_MAX 50
/* Of the whole mail, when what it encloses is walked on its own. */
#define COPIES 3
#define COPY_BYTES 4096
#define HEADLESS_BYTES (64 * 1024)

void mail_warn(GPtrArray *warnings, const char *format, ...)
{
	if (warnings->len >= WARNINGS_MAX)
		return;
	va_list values;
	va_start(values, format);
	g_autofree char *text = g_strdup_vprintf(format, values);
	va_end(values);
	/* It may name what the mail says. */
	g_ptr_array_add(warnings, charset_clean(text));
}

static void text_free(struct body_text *text)
{
	g_clear_pointer(&text->plain, g_ptr_array_unref);
	g_ptr_array_unref(text->html);
	g_free(text);
}

/* Is the part what the person wrote, rather than something sent along? */
static gboolean is_body_text(GMimePart *part, const char *type)
{
	static const char *const types[] = { "text/plain", "text/html", "text/enriched",
		"text/richtext", NULL };
	g_autofree char *name = part_filename(GMIME_OBJECT(part));
	return g_strv_contains(types, type) &&
	       !part_has_disposition(GMIME_OBJECT(part), "attachment") && !name;
}

static char *whole_text(struct walk *w, GMimePart *part)
{
	g_autoptr(GBytes) content = walk_content(w, part);
	gsize size;
	const char *bytes = g_bytes_get_data(content, &size);
	return charset_to_utf8(
		bytes ? bytes : "", MIN(size, w->limits->max_text_bytes), "utf-8", NULL);
}

static void keep(struct walk *w, GMimePart *part, const char *type)
{
	GMimeObject *object = GMIME_OBJECT(part);
	g_autofree char *name = part_filename(object);
	const char *id = g_mime_part_get_content_id(part);
	struct mail_attachment *one = mail_attachment_add(w->body->attachments, name, type,
		walk_raw(w, g_mime_part_get_content(part)), part_encoding(part));
	one->is_inline = part_has_disposition(object, "inline");
	g_free(one->content->id);
	one->content->id = g_ascii_strdown(id ? id : "", -1);
	/* A telephone names the text that it sends. */
	if (!w->named && strcmp(type, "text/plain") == 0 &&
		!part_has_disposition(object, "attachment"))
		w->named = g_object_ref(part);
}

static void walk_bytes(struct walk *w, GBytes *bytes, guint depth);

/* RFC 2046 5.2.2: the first piece of a mail that was cut; it has the header of the whole. */
static void read_partial(struct walk *w, GMimePart *part, guint depth)
{
	mail_warn(w->warnings, "a piece of a mail that was cut into several");
	g_autoptr(GBytes) content = walk_content(w, part);
	if (part_parameter_is(GMIME_OBJECT(part), "number", "1"))
		walk_bytes(w, content, depth + 1);
}

/* RFC 8551: what is signed is inside; what is encrypted is not for us. */
static void read_smime(struct walk *w, GMimePart *part, guint depth)
{
	g_autoptr(GBytes) content = walk_content(w, part);
	g_autoptr(GBytes) inner = smime_signed_content(content);
	if (inner)
		walk_bytes(w, inner, depth + 1);
	else
		mail_warn(w->warnings, "encrypted with S/MIME; it can't be read here");
}

static void read_leaf(struct walk *w, GMimePart *part, guint depth)
{
	w->last = GMIME_OBJECT(part);
	static const char *const statuses[] = { "message/delivery-status",
		"message/global-delivery-status", NULL };
	static const char *const headers[] = { "text/rfc822-headers", "text/rfc822-header",
		"message/global-headers", NULL };
	/* Versions of a text that say no more than the others. */
	static const char *const others[] = { "text/x-amp-html",
		"text/vnd.google.email-reaction+json", NULL };
	g_autofree char *type = part_type(GMIME_OBJECT(part));
	struct body *body = w->body;
	if (g_strv_contains(statuses, type) && !*body->delivery_status) {
		g_free(body->delivery_status);
		body->delivery_status = whole_text(w, part);
	} else if (g_strv_contains(headers, type) && !*body->returned) {
		g_free(body->returned);
		body->returned = whole_text(w, part);
	} else if (w->text && g_strv_contains(others, type)) {
		return;
	} else if (is_body_text(part, type)) {
		walk_read_text(w, part, type);
	} else {
		keep(w, part, type);
		if (strcmp(type, "text/calendar") == 0) {
			g_autofree char *text = walk_calendar_lines(w, part);
			calendar_read(text, body->events);
			if (body->events->len >= CALENDAR_EVENTS)
				mail_warn(w->warnings, "only the first %d events are read",
					CALENDAR_EVENTS);
		} else if (strcmp(type, "message/partial") == 0) {
			read_partial(w, part, depth);
		} else if (g_str_has_suffix(type, "/pkcs7-mime") ||
			   g_str_has_suffix(type, "/x-pkcs7-mime")) {
			read_smime(w, part, depth);
		}
	}
}

static gboolean has_dos_lines(const struct walk *w)
{
	gsize size;
	const char *data = g_bytes_get_data(w->bytes, &size);
	const char *end = data ? memchr(data, '\n', size) : NULL;
	return end && end > data && end[-1] == '\r';
}

/* With the line ends of the whole mail. */
static GBytes *bytes_of(const struct walk *w, GMimeObject *object)
{
	GByteArray *bytes = g_byte_array_new();
	GMimeFormatOptions *options = g_mime_format_options_new();
	g_mime_format_options_set_newline_format(
		options, has_dos_lines(w) ? GMIME_NEWLINE_FORMAT_DOS : GMIME_NEWLINE_FORMAT_UNIX);
	GMimeStream *stream = g_mime_stream_mem_new_with_byte_array(bytes);
	g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream), FALSE);
	g_mime_object_write_to_stream(object, options, stream);
	g_mime_format_options_free(options);
	g_object_unref(stream);
	return g_byte_array_free_to_bytes(bytes);
}

static void read_message(struct walk *w, GMimeMessagePart *part)
{
	GMimeMessage *message = g_mime_message_part_get_message(part);
	if (!message)
		return;
	GBytes *bytes = bytes_of(w, GMIME_OBJECT(message));
	if (*w->body->report_type && !*w->body->returned) {
		g_autofree char *header = g_mime_object_get_headers(GMIME_OBJECT(message), NULL);
		g_free(w->body->returned);
		w->body->returned = charset_clean(header ? header : "");
	} else if (!*w->body->report_type && !w->body->enclosed) {
		w->body->enclosed = g_bytes_ref(bytes);
	}
	g_autofree char *name = part_message_name(GMIME_OBJECT(part), message);
	mail_attachment_add(
		w->body->attachments, name, "message/rfc822", bytes, GMIME_CONTENT_ENCODING_BINARY);
}

static void walk(struct walk *w, GMimeObject *object, guint depth);

/* A last part without header and blank line is none to GMime: its text stands after the others. */
static void read_headless(struct walk *w, GMimeMultipart *multipart)
{
	gsize size;
	const char *data = g_bytes_get_data(w->bytes, &size);
	if (w->end > size)
		return;
	g_autofree char *rest = g_strndup(data + w->end, MIN(size - w->end, HEADLESS_BYTES));
	const char *boundary = rest + strspn(rest, "\r\n");
	gsize length = strcspn(boundary, "\r\n");
	const char *text = boundary + length + strspn(boundary + length, "\r\n");
	const char *end = strstr(text, "\n--");
	const char *own = g_mime_multipart_get_boundary(multipart);
	g_autofree char *line = g_strconcat("--", own ? own : "", NULL);
	if (strlen(line) != length || strncmp(line, boundary, length) != 0 || !end ||
		g_str_has_prefix(text, "--") || header_name_length(text, strlen(text)))
		return;
	mail_warn(w->warnings, "a part without header or blank line");
	g_autofree char *clean = walk_limited_text(w, "text", text, end - text, NULL);
	walk_add_plain(w, lines_of_plain(clean));
}

static void walk_parts(struct walk *w, GMimeMultipart *multipart, guint depth)
{
	int count = g_mime_multipart_get_count(multipart);
	for (int i = 0; i < count && !w->full; i++)
		walk(w, g_mime_multipart_get_part(multipart, i), depth + 1);
	if (!multipart->write_end_boundary)
		mail_warn(w->warnings, "the last part is not closed; the mail may be cut off");
	GMimeObject *last = count ? g_mime_multipart_get_part(multipart, count - 1) : NULL;
	if (last && last == w->last && !w->full)
		read_headless(w, multipart);
}

/* As a part of this type with another boundary. */
static void walk_again(
	struct walk *w, const char *type, const char *boundary, const char *text, guint depth)
{
	g_autofree char *safe = g_strdelimit(g_strdup(boundary), "\"\\", '_');
	GString *part = g_string_new("");
	g_string_printf(part, "Content-Type: %s; boundary=\"%s\"\n\n%s", type, safe, text);
	g_autoptr(GBytes) bytes = g_string_free_to_bytes(part);
	walk_bytes(w, bytes, depth + 1);
}

/* A multipart without parts has all its text before the first boundary. */
static void read_prologue(struct walk *w, GMimeMultipart *multipart, const char *type, guint depth)
{
	const char *lost = g_mime_multipart_get_prologue(multipart);
	if (!lost || !*lost)
		return;
	g_autofree char *text = NULL;
	/* Not allowed (RFC 2045 6.4), but done. */
	if (part_says_base64(GMIME_OBJECT(multipart))) {
		GByteArray *decoded = g_byte_array_new();
		decode_base64(decoded, lost, strlen(lost));
		text = g_strndup((const char *)decoded->data, decoded->len);
		g_byte_array_unref(decoded);
	}
	const char *whole = text ? text : lost;
	g_autofree char *boundary = mend_boundary(whole);
	if (boundary) {
		mail_warn(w->warnings, "%s without a boundary that fits; another one was found",
			type);
		walk_again(w, type, boundary, whole, depth);
		return;
	}
	mail_warn(w->warnings, "%s without a boundary that fits; read as text", type);
	g_autofree char *clean = walk_limited_text(w, type, whole, strlen(whole), NULL);
	walk_add_plain(w, lines_of_plain(clean));
}

static void read_multipart(struct walk *w, GMimeMultipart *multipart, guint depth)
{
	g_autofree char *type = part_type(GMIME_OBJECT(multipart));
	if (strcmp(type, "multipart/report") == 0 && !*w->body->report_type) {
		g_free(w->body->report_type);
		w->body->report_type =
			g_ascii_strdown(part_parameter(GMIME_OBJECT(multipart), "report-type"), -1);
	}
	if (strcmp(type, "multipart/encrypted") == 0)
		mail_warn(w->warnings, "encrypted with PGP; it can't be read here");
	if (g_mime_multipart_get_count(multipart) == 0) {
		read_prologue(w, multipart, type, depth);
	} else if (strcmp(type, "multipart/alternative") == 0 && !w->text) {
		w->text = walk_text(w);
		walk_parts(w, multipart, depth);
		w->text = NULL;
	} else {
		walk_parts(w, multipart, depth);
	}
}

static void walk(struct walk *w, GMimeObject *object, guint depth)
{
	if (!object || w->full)
		return;
	if (++w->parts > w->limits->max_parts) {
		w->full = TRUE;
		mail_warn(w->warnings, "more than %u parts; the rest is not read",
			w->limits->max_parts);
	} else if (depth > w->limits->max_depth) {
		mail_warn(w->warnings, "parts nested deeper than %u; the rest is not read",
			w->limits->max_depth);
	} else if (GMIME_IS_MULTIPART(object)) {
		read_multipart(w, GMIME_MULTIPART(object), depth);
	} else if (GMIME_IS_MESSAGE_PART(object)) {
		read_message(w, GMIME_MESSAGE_PART(object));
	} else if (GMIME_IS_PART(object)) {
		read_leaf(w, GMIME_PART(object), depth);
	}
}

static struct body *body_new(void)
{
	struct body *body = g_new0(struct body, 1);
	body->texts = g_ptr_array_new_with_free_func((GDestroyNotify)text_free);
	body->attachments = g_ptr_array_new_with_free_func((GDestroyNotify)mail_attachment_free);
	body->events = g_ptr_array_new_with_free_func((GDestroyNotify)calendar_event_free);
	body->report_type = g_strdup("");
	body->delivery_status = g_strdup("");
	body->returned = g_strdup("");
	return body;
}

static void read_as_text(struct walk *w, GBytes *bytes)
{
	gsize size;
	const char *data = g_bytes_get_data(bytes, &size);
	g_autofree char *text = walk_limited_text(w, "text", data, size, NULL);
	walk_add_plain(w, lines_of_plain(text));
}

static void read_no_message(struct walk *w, GBytes *bytes)
{
	mail_warn(w->warnings, "no message: the bytes are shown as text");
	read_as_text(w, bytes);
}

static gboolean has_words(const struct body *body)
{
	for (guint i = 0; i < body->texts->len; i++) {
		const struct body_text *text = body->texts->pdata[i];
		if (text->html->len ||
			(text->plain && (lines_have(text->plain, LINE_NEW) ||
						lines_have(text->plain, LINE_QUOTE))))
			return TRUE;
	}
	return FALSE;
}

/* A text with a file name, if there is no other. */
static void read_named(struct walk *w)
{
	if (w->named && !has_words(w->body))
		walk_read_text(w, w->named, "text/plain");
	g_clear_object(&w->named);
}

/*
 * Walks a message or, below depth 0, a part. GMime reads where the bytes lie: its array only
 * borrows them, and is told so before it is let go.
 */
static void walk_bytes(struct walk *w, GBytes *bytes, guint depth)
{
	struct walk outer = *w;
	gsize size;
	gconstpointer data = g_bytes_get_data(bytes, &size);
	if (size > w->copy_left) {
		mail_warn(
			w->warnings, "parts in parts of too many bytes; the rest is no more split");
		read_as_text(w, bytes);
		return;
	}
	w->copy_left -= depth > 0 ? size : 0;
	w->bytes = bytes;
	w->array = g_byte_array_new_take((guint8 *)data, size);
	GMimeStream *stream = g_mime_stream_mem_new_with_byte_array(w->array);
	g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream), FALSE);
	GMimeParser *parser = g_mime_parser_new_with_stream(stream);
	if (depth == 0) {
		GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
		if (message)
			walk(w, g_mime_message_get_mime_part(message), depth);
		else
			read_no_message(w, bytes);
		read_named(w);
		g_clear_object(&message);
	} else {
		GMimeObject *part = g_mime_parser_construct_part(parser, NULL);
		walk(w, part, depth);
		read_named(w);
		g_clear_object(&part);
	}
	g_object_unref(parser);
	g_object_unref(stream);
	g_byte_array_steal(w->array, NULL);
	g_byte_array_unref(w->array);
	w->bytes = outer.bytes;
	w->array = outer.array;
	w->last = outer.last;
	w->end = outer.end;
}

/* What the HTML shows is inline, whatever its part says. */
static void mark_inline(const struct body *body)
{
	g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; i < body->texts->len; i++) {
		const struct body_text *text = body->texts->pdata[i];
		for (guint k = 0; k < text->html->len; k++)
			attachment_add_references(ids, text->html->pdata[k]);
	}
	for (guint i = 0; i < body->attachments->len; i++) {
		struct mail_attachment *one = body->attachments->pdata[i];
		one->is_inline |= g_hash_table_contains(ids, one->content->id);
	}
}

struct body *body_read(GBytes *bytes, const struct mail_options *limits, GPtrArray *warnings)
{
	struct body *body = body_new();
	struct walk w = { .body = body,
		.limits = limits,
		.warnings = warnings,
		.text_left = limits->max_text_bytes,
		.copy_left = COPIES * (g_bytes_get_size(bytes) + COPY_BYTES) };
	walk_bytes(&w, bytes, 0);
	mark_inline(body);
	return body;
}

void body_free(struct body *body)
{
	g_ptr_array_unref(body->texts);
	g_ptr_array_unref(body->attachments);
	g_ptr_array_unref(body->events);
	g_free(body->report_type);
	g_free(body->delivery_status);
	g_free(body->returned);
	g_clear_pointer(&body->enclosed, g_bytes_unref);
	g_free(body);
}
