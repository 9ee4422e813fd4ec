#include "mailparse/body.h"

#include "mailparse/charset.h"
#include "mailparse/flowed.h"
#include "mailparse/header.h"

#include <gmime/gmime.h>
#include <string.h>

#define FILENAME_LETTERS 120
#define WARNINGS_MAX 50

struct walk {
	struct body *body;
	const struct mail_options *limits;
	GPtrArray *warnings;
	guint parts;
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

void mail_attachment_free(struct mail_attachment *attachment)
{
	if (!attachment)
		return;
	g_free(attachment->filename);
	g_free(attachment->type);
	g_clear_pointer(&attachment->content, g_bytes_unref);
	g_free(attachment);
}

/* Decoded bytes; empty where there is nothing. */
static GBytes *content_of(GMimePart *part)
{
	GMimeDataWrapper *wrapper = g_mime_part_get_content(part);
	if (!wrapper)
		return g_bytes_new_static("", 0);
	GByteArray *bytes = g_byte_array_new();
	GMimeStream *stream = g_mime_stream_mem_new_with_byte_array(bytes);
	g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream), FALSE);
	g_mime_data_wrapper_write_to_stream(wrapper, stream);
	g_object_unref(stream);
	return g_byte_array_free_to_bytes(bytes);
}

static const char *extension_of(const char *type)
{
	static const char *const known[][2] = { { "application/pdf", "pdf" },
		{ "image/jpeg", "jpg" }, { "image/png", "png" }, { "image/gif", "gif" },
		{ "text/plain", "txt" }, { "text/html", "html" }, { "text/calendar", "ics" },
		{ "message/rfc822", "eml" }, { "application/msword", "doc" },
		{ "application/ms-tnef", "dat" } };
	for (guint i = 0; i < G_N_ELEMENTS(known); i++)
		if (strcmp(type, known[i][0]) == 0)
			return known[i][1];
	return "bin";
}

/* Last path component, nothing invisible, never empty, "." or "..". */
static char *safe_name(const char *raw, const char *type, guint number)
{
	g_autofree char *decoded = header_text(raw);
	for (char *at = decoded; *at; at++)
		if (*at == '\\')
			*at = '/';
	const char *slash = strrchr(decoded, '/');
	g_autofree char *name = g_strstrip(g_strdup(slash ? slash + 1 : decoded));
	if (!*name || strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
		return g_strdup_printf("attachment-%u.%s", number, extension_of(type));
	glong letters = g_utf8_strlen(name, -1);
	if (letters <= FILENAME_LETTERS)
		return g_steal_pointer(&name);
	/* Its end says what it is. */
	return g_utf8_substring(name, letters - FILENAME_LETTERS, letters);
}

static void add_attachment(
	struct walk *w, const char *name, const char *type, gboolean is_inline, GBytes *content)
{
	struct mail_attachment *one = g_new0(struct mail_attachment, 1);
	one->type = g_strdup(type);
	one->filename = safe_name(name ? name : "", type, w->body->attachments->len + 1);
	one->is_inline = is_inline;
	one->content = content;
	g_ptr_array_add(w->body->attachments, one);
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

static gboolean has_disposition(GMimeObject *object, const char *word)
{
	const char *disposition = g_mime_object_get_disposition(object);
	return disposition && g_ascii_strcasecmp(disposition, word) == 0;
}

static char *text_of(struct walk *w, GMimePart *part, const char *type)
{
	gboolean guessed;
	g_autoptr(GBytes) content = content_of(part);
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

static void append(GString *to, const char *text)
{
	if (to->len && to->str[to->len - 1] != '\n')
		g_string_append_c(to, '\n');
	g_string_append(to, text);
}

static void read_text(struct walk *w, GMimePart *part, const char *type)
{
	g_autofree char *text = text_of(w, part, type);
	if (strcmp(type, "text/html") == 0) {
		append(w->body->html, text);
		return;
	}
	GMimeObject *object = GMIME_OBJECT(part);
	if (g_ascii_strcasecmp(parameter(object, "format"), "flowed") == 0) {
		g_autofree char *joined = flowed_join(
			text, g_ascii_strcasecmp(parameter(object, "delsp"), "yes") == 0);
		append(w->body->plain, joined);
	} else {
		append(w->body->plain, text);
	}
}

/* Is the part what the person wrote, rather than something sent along? */
static gboolean is_body_text(GMimePart *part, const char *type)
{
	if (strcmp(type, "text/plain") != 0 && strcmp(type, "text/html") != 0)
		return FALSE;
	return !has_disposition(GMIME_OBJECT(part), "attachment") &&
	       !g_mime_part_get_filename(part);
}

static char *whole_text(GMimePart *part)
{
	g_autoptr(GBytes) content = content_of(part);
	gsize size;
	const char *bytes = g_bytes_get_data(content, &size);
	return charset_to_utf8(bytes ? bytes : "", size, "utf-8", NULL);
}

static void read_leaf(struct walk *w, GMimePart *part)
{
	g_autofree char *type = type_of(GMIME_OBJECT(part));
	struct body *body = w->body;
	if (strcmp(type, "message/delivery-status") == 0 && !*body->delivery_status) {
		g_free(body->delivery_status);
		body->delivery_status = whole_text(part);
	} else if (strcmp(type, "text/rfc822-headers") == 0 && !*body->returned) {
		g_free(body->returned);
		body->returned = whole_text(part);
	} else if (is_body_text(part, type)) {
		read_text(w, part, type);
	} else {
		gboolean is_inline = has_disposition(GMIME_OBJECT(part), "inline") ||
				     (g_mime_part_get_content_id(part) &&
					     !has_disposition(GMIME_OBJECT(part), "attachment"));
		body->has_calendar |= strcmp(type, "text/calendar") == 0;
		add_attachment(
			w, g_mime_part_get_filename(part), type, is_inline, content_of(part));
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

static void read_message(struct walk *w, GMimeMessagePart *part)
{
	GMimeMessage *message = g_mime_message_part_get_message(part);
	if (!message)
		return;
	if (*w->body->report_type && !*w->body->returned) {
		g_autofree char *header = g_mime_object_get_headers(GMIME_OBJECT(message), NULL);
		g_free(w->body->returned);
		w->body->returned = charset_clean(header ? header : "");
	}
	const char *subject = g_mime_message_get_subject(message);
	g_autofree char *clean = header_text(subject ? subject : "");
	g_strdelimit(clean, "/\\", '-');
	g_autofree char *name = *clean ? g_strconcat(clean, ".eml", NULL) : g_strdup("");
	add_attachment(w, name, "message/rfc822", FALSE, bytes_of(GMIME_OBJECT(message)));
}

static void walk(struct walk *w, GMimeObject *object, guint depth);

static void read_multipart(struct walk *w, GMimeMultipart *multipart, guint depth)
{
	g_autofree char *type = type_of(GMIME_OBJECT(multipart));
	if (strcmp(type, "multipart/report") == 0 && !*w->body->report_type) {
		g_free(w->body->report_type);
		w->body->report_type =
			g_ascii_strdown(parameter(GMIME_OBJECT(multipart), "report-type"), -1);
	}
	w->body->has_signed |= strcmp(type, "multipart/signed") == 0;
	int count = g_mime_multipart_get_count(multipart);
	for (int i = 0; i < count && w->parts <= w->limits->max_parts; i++)
		walk(w, g_mime_multipart_get_part(multipart, i), depth + 1);
	const char *lost = g_mime_multipart_get_prologue(multipart);
	if (count == 0 && lost && *lost) {
		mail_warn(w->warnings, "%s without a boundary that fits; read as text", type);
		g_autofree char *text = charset_to_utf8(lost, strlen(lost), NULL, NULL);
		append(w->body->plain, text);
	}
}

static void walk(struct walk *w, GMimeObject *object, guint depth)
{
	if (!object)
		return;
	if (++w->parts > w->limits->max_parts) {
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
		read_leaf(w, GMIME_PART(object));
	}
}

static struct body *body_new(void)
{
	struct body *body = g_new0(struct body, 1);
	body->plain = g_string_new("");
	body->html = g_string_new("");
	body->attachments = g_ptr_array_new_with_free_func((GDestroyNotify)mail_attachment_free);
	body->report_type = g_strdup("");
	body->delivery_status = g_strdup("");
	body->returned = g_strdup("");
	return body;
}

struct body *body_read(GBytes *bytes, const struct mail_options *limits, GPtrArray *warnings)
{
	struct body *body = body_new();
	gsize size;
	const char *data = g_bytes_get_data(bytes, &size);
	GMimeStream *stream = g_mime_stream_mem_new_with_buffer(data ? data : "", size);
	GMimeParser *parser = g_mime_parser_new_with_stream(stream);
	GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
	if (message) {
		struct walk w = { .body = body, .limits = limits, .warnings = warnings };
		walk(&w, g_mime_message_get_mime_part(message), 0);
		g_object_unref(message);
	} else {
		mail_warn(warnings, "no message: the bytes are shown as text");
		g_autofree char *text = charset_to_utf8(
			data ? data : "", MIN(size, limits->max_text_bytes), NULL, NULL);
		append(body->plain, text);
	}
	g_object_unref(parser);
	g_object_unref(stream);
	return body;
}

void body_free(struct body *body)
{
	g_string_free(body->plain, TRUE);
	g_string_free(body->html, TRUE);
	g_ptr_array_unref(body->attachments);
	g_free(body->report_type);
	g_free(body->delivery_status);
	g_free(body->returned);
	g_free(body);
}
