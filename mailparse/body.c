#include "mailparse/body.h"

#include "mailparse/attachment.h"
#include "mailparse/calendar.h"
#include "mailparse/charset.h"
#include "mailparse/flowed.h"
#include "mailparse/header.h"
#include "mailparse/smime.h"
#include "mailparse/uuencode.h"

#include <string.h>

#define WARNINGS_MAX 50

struct walk {
	struct body *body;
	const struct mail_options *limits;
	GPtrArray *warnings;
	guint parts;
	GBytes *bytes;		/* what the parser reads now */
	GByteArray *array;	/* the same, as GMime has it */
	struct body_text *text; /* of the multipart/alternative that is being read, if one is */
	gboolean full;		/* a limit was met and said */
};

void mail_warn(GPtrArray *warnings, const char *format, ...)
{
	if (warnings->len >= WARNINGS_MAX)
		return;
	va_list values;
	va_start(values, format);
	g_ptr_array_add(warnings, g_strdup_vprintf(format, values));
	va_end(values);
}

static void text_free(struct body_text *text)
{
	g_clear_pointer(&text->plain, g_ptr_array_unref);
	g_ptr_array_unref(text->html);
	g_free(text);
}

/* In an alternative all parts say the same. */
static struct body_text *text_here(struct walk *w)
{
	if (w->text)
		return w->text;
	struct body_text *text = g_new0(struct body_text, 1);
	text->html = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(w->body->texts, text);
	return text;
}

/* The bytes of the part as they stand in the mail: a slice of it, no copy. */
static GBytes *raw_of(const struct walk *w, GMimeDataWrapper *wrapper)
{
	GMimeStream *stream = wrapper ? g_mime_data_wrapper_get_stream(wrapper) : NULL;
	if (!stream || !GMIME_IS_STREAM_MEM(stream) ||
		g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream)) != w->array)
		return g_bytes_new_static("", 0);
	gsize whole = g_bytes_get_size(w->bytes);
	gsize begin = CLAMP(stream->bound_start, 0, (gint64)whole);
	gsize end = stream->bound_end < 0 ? whole : CLAMP((gsize)stream->bound_end, begin, whole);
	return g_bytes_new_from_bytes(w->bytes, begin, end - begin);
}

static GMimeContentEncoding encoding_of(GMimePart *part)
{
	GMimeDataWrapper *wrapper = g_mime_part_get_content(part);
	return wrapper ? g_mime_data_wrapper_get_encoding(wrapper) : GMIME_CONTENT_ENCODING_DEFAULT;
}

/* Decoded bytes; empty where there is nothing. */
static GBytes *content_of(const struct walk *w, GMimePart *part)
{
	g_autoptr(GBytes) raw = raw_of(w, g_mime_part_get_content(part));
	return content_decode(raw, encoding_of(part));
}

static char *type_of(GMimeObject *object)
{
	GMimeContentType *type = g_mime_object_get_content_type(object);
	const char *major = type ? g_mime_content_type_get_media_type(type) : NULL;
	const char *minor = type ? g_mime_content_type_get_media_subtype(type) : NULL;
	g_autofree char *both = g_strdup_printf("%s/%s", major && *major ? major : "application",
		minor && *minor ? minor : "octet-stream");
	g_autofree char *clean = charset_clean(both);
	return g_ascii_strdown(clean, -1);
}

static const char *parameter(GMimeObject *object, const char *name)
{
	const char *value = g_mime_object_get_content_type_parameter(object, name);
	return value ? value : "";
}

static gboolean parameter_is(GMimeObject *object, const char *name, const char *word)
{
	return g_ascii_strcasecmp(parameter(object, name), word) == 0;
}

static gboolean has_disposition(GMimeObject *object, const char *word)
{
	const char *disposition = g_mime_object_get_disposition(object);
	return disposition && g_ascii_strcasecmp(disposition, word) == 0;
}

static char *decoded_text(struct walk *w, GMimePart *part, const char *type)
{
	gboolean guessed;
	g_autoptr(GBytes) content = content_of(w, part);
	gsize size;
	const char *bytes = g_bytes_get_data(content, &size);
	gsize limit = w->limits->max_text_bytes;
	if (size > limit) {
		mail_warn(w->warnings,
			"%s part of %" G_GSIZE_FORMAT " bytes: only the first %" G_GSIZE_FORMAT
			" are read",
			type, size, limit);
		size = limit;
	}
	const char *charset = parameter(GMIME_OBJECT(part), "charset");
	char *text = charset_to_utf8(bytes ? bytes : "", size, charset, &guessed);
	if (guessed && *charset)
		mail_warn(w->warnings, "charset \"%s\" does not fit; read as another", charset);
	return text;
}

/* Takes the lines over. */
static void add_plain(struct walk *w, GPtrArray *lines)
{
	struct body_text *to = text_here(w);
	if (to->plain)
		lines_append(to->plain, lines);
	else
		to->plain = lines;
}

static void read_plain(struct walk *w, GMimePart *part, const char *text)
{
	GMimeObject *object = GMIME_OBJECT(part);
	g_autofree char *kept = uuencode_take(text, w->body->attachments);
	gboolean flowed = parameter_is(object, "format", "flowed");
	add_plain(w, flowed ? flowed_lines(kept, parameter_is(object, "delsp", "yes"))
			    : lines_of_plain(kept));
}

/* RFC 1896: tags as in HTML, and one line end means nothing. */
static char *html_of_enriched(const char *text)
{
	g_auto(GStrv) paragraphs = g_strsplit(text, "\n\n", -1);
	return g_strjoinv("<br>\n", paragraphs);
}

static void read_text(struct walk *w, GMimePart *part, const char *type)
{
	g_autofree char *text = decoded_text(w, part, type);
	if (strcmp(type, "text/html") == 0)
		g_ptr_array_add(text_here(w)->html, g_steal_pointer(&text));
	else if (strcmp(type, "text/plain") == 0)
		read_plain(w, part, text);
	else if (text_here(w)->html->len == 0)
		g_ptr_array_add(text_here(w)->html, html_of_enriched(text));
}

/* Is the part what the person wrote, rather than something sent along? */
static gboolean is_body_text(GMimePart *part, const char *type)
{
	static const char *const types[] = { "text/plain", "text/html", "text/enriched",
		"text/richtext", NULL };
	return g_strv_contains(types, type) && !has_disposition(GMIME_OBJECT(part), "attachment") &&
	       !g_mime_part_get_filename(part);
}

static char *whole_text(struct walk *w, GMimePart *part)
{
	g_autoptr(GBytes) content = content_of(w, part);
	gsize size;
	const char *bytes = g_bytes_get_data(content, &size);
	return charset_to_utf8(
		bytes ? bytes : "", MIN(size, w->limits->max_text_bytes), "utf-8", NULL);
}

static void keep(struct walk *w, GMimePart *part, const char *type)
{
	gboolean is_inline = has_disposition(GMIME_OBJECT(part), "inline") ||
			     (g_mime_part_get_content_id(part) &&
				     !has_disposition(GMIME_OBJECT(part), "attachment"));
	mail_attachment_add(w->body->attachments, g_mime_part_get_filename(part), type, is_inline,
		raw_of(w, g_mime_part_get_content(part)), encoding_of(part));
}

static void walk_bytes(struct walk *w, GBytes *bytes, guint depth);

/* RFC 8551: what is signed is inside; what is encrypted is not for us. */
static void read_smime(struct walk *w, GMimePart *part, guint depth)
{
	g_autoptr(GBytes) content = content_of(w, part);
	g_autoptr(GBytes) inner = smime_signed_content(content);
	if (inner)
		walk_bytes(w, inner, depth + 1);
	else
		mail_warn(w->warnings, "encrypted with S/MIME; it can't be read here");
}

static void read_leaf(struct walk *w, GMimePart *part, guint depth)
{
	static const char *const statuses[] = { "message/delivery-status",
		"message/global-delivery-status", NULL };
	static const char *const headers[] = { "text/rfc822-headers", "text/rfc822-header",
		"message/global-headers", NULL };
	g_autofree char *type = type_of(GMIME_OBJECT(part));
	struct body *body = w->body;
	if (g_strv_contains(statuses, type) && !*body->delivery_status) {
		g_free(body->delivery_status);
		body->delivery_status = whole_text(w, part);
	} else if (g_strv_contains(headers, type) && !*body->returned) {
		g_free(body->returned);
		body->returned = whole_text(w, part);
	} else if (is_body_text(part, type)) {
		read_text(w, part, type);
	} else {
		keep(w, part, type);
		if (strcmp(type, "text/calendar") == 0) {
			g_autofree char *text = decoded_text(w, part, type);
			calendar_read(text, body->events);
		} else if (g_str_has_suffix(type, "/pkcs7-mime") ||
			   g_str_has_suffix(type, "/x-pkcs7-mime")) {
			read_smime(w, part, depth);
		}
	}
}

static GBytes *bytes_of(GMimeObject *object)
{
	GByteArray *bytes = g_byte_array_new();
	GMimeStream *stream = g_mime_stream_mem_new_with_byte_array(bytes);
	g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream), FALSE);
	g_mime_object_write_to_stream(object, NULL, stream);
	g_object_unref(stream);
	return g_byte_array_free_to_bytes(bytes);
}

/* As the client calls it, else by its subject. */
static char *message_name(GMimeObject *part, GMimeMessage *message)
{
	const char *given = g_mime_object_get_content_disposition_parameter(part, "filename");
	if (!given || !*given)
		given = parameter(part, "name");
	if (*given)
		return g_strdup(given);
	const char *subject = g_mime_message_get_subject(message);
	g_autofree char *clean = header_text(subject ? subject : "");
	g_strdelimit(clean, "/\\", '-');
	return *clean ? g_strconcat(clean, ".eml", NULL) : g_strdup("");
}

static void read_message(struct walk *w, GMimeMessagePart *part)
{
	GMimeMessage *message = g_mime_message_part_get_message(part);
	if (!message)
		return;
	GBytes *bytes = bytes_of(GMIME_OBJECT(message));
	if (*w->body->report_type && !*w->body->returned) {
		g_autofree char *header = g_mime_object_get_headers(GMIME_OBJECT(message), NULL);
		g_free(w->body->returned);
		w->body->returned = charset_clean(header ? header : "");
	} else if (!*w->body->report_type && !w->body->enclosed) {
		w->body->enclosed = g_bytes_ref(bytes);
	}
	g_autofree char *name = message_name(GMIME_OBJECT(part), message);
	mail_attachment_add(w->body->attachments, name, "message/rfc822", FALSE, bytes,
		GMIME_CONTENT_ENCODING_BINARY);
}

static void walk(struct walk *w, GMimeObject *object, guint depth);

static void walk_parts(struct walk *w, GMimeMultipart *multipart, guint depth)
{
	int count = g_mime_multipart_get_count(multipart);
	for (int i = 0; i < count && !w->full; i++)
		walk(w, g_mime_multipart_get_part(multipart, i), depth + 1);
}

/* A multipart without parts has all its text before the first boundary. */
static void read_prologue(struct walk *w, GMimeMultipart *multipart, const char *type)
{
	const char *lost = g_mime_multipart_get_prologue(multipart);
	if (!lost || !*lost)
		return;
	mail_warn(w->warnings, "%s without a boundary that fits; read as text", type);
	gsize size = MIN(strlen(lost), w->limits->max_text_bytes);
	g_autofree char *text = charset_to_utf8(lost, size, NULL, NULL);
	add_plain(w, lines_of_plain(text));
}

static void read_multipart(struct walk *w, GMimeMultipart *multipart, guint depth)
{
	g_autofree char *type = type_of(GMIME_OBJECT(multipart));
	if (strcmp(type, "multipart/report") == 0 && !*w->body->report_type) {
		g_free(w->body->report_type);
		w->body->report_type =
			g_ascii_strdown(parameter(GMIME_OBJECT(multipart), "report-type"), -1);
	}
	if (strcmp(type, "multipart/encrypted") == 0)
		mail_warn(w->warnings, "encrypted with PGP; it can't be read here");
	if (g_mime_multipart_get_count(multipart) == 0) {
		read_prologue(w, multipart, type);
	} else if (strcmp(type, "multipart/alternative") == 0 && !w->text) {
		w->text = text_here(w);
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
	mail_warn(w->warnings, "no message: the bytes are shown as text");
	g_autofree char *text = charset_to_utf8(
		data ? data : "", MIN(size, w->limits->max_text_bytes), NULL, NULL);
	add_plain(w, lines_of_plain(text));
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
			read_as_text(w, bytes);
		g_clear_object(&message);
	} else {
		GMimeObject *part = g_mime_parser_construct_part(parser, NULL);
		walk(w, part, depth);
		g_clear_object(&part);
	}
	g_object_unref(parser);
	g_object_unref(stream);
	g_byte_array_steal(w->array, NULL);
	g_byte_array_unref(w->array);
	w->bytes = outer.bytes;
	w->array = outer.array;
}

struct body *body_read(GBytes *bytes, const struct mail_options *limits, GPtrArray *warnings)
{
	struct body *body = body_new();
	struct walk w = { .body = body, .limits = limits, .warnings = warnings };
	walk_bytes(&w, bytes, 0);
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
