#include "gateway/compose_mime.h"

#include <gmime/gmime.h>
#include <string.h>

#define LOCAL_MAX 64	/* RFC 5321 4.5.3.1.1 */
#define ADDRESS_MAX 254 /* the path's 256 without its angle brackets */
#define ID_MAX 250

gboolean mime_address_is_plain(const char *address)
{
	const char *at = strrchr(address, '@');
	if (!at || at == address || at - address > LOCAL_MAX || !at[1] ||
		strlen(address) > ADDRESS_MAX || *address == '-')
		return FALSE;
	for (const char *c = address; c < at; c++)
		if (!g_ascii_isalnum(*c) && !strchr("!#$%&'*+-/=?^_`{|}~.", *c))
			return FALSE;
	for (const char *c = at + 1; *c; c++)
		if (!g_ascii_isalnum(*c) && *c != '-' && *c != '.')
			return FALSE;
	return TRUE;
}

gboolean mime_id_is_plain(const char *id)
{
	gsize length = strlen(id);
	if (length == 0 || length > ID_MAX)
		return FALSE;
	for (; *id; id++)
		if (!g_ascii_isgraph(*id) || *id == '<' || *id == '>')
			return FALSE;
	return TRUE;
}

static void add_mailbox(
	GMimeMessage *message, GMimeAddressType type, const char *name, const char *address)
{
	InternetAddress *mailbox = internet_address_mailbox_new(*name ? name : NULL, address);
	internet_address_set_charset(mailbox, "utf-8");
	internet_address_list_add(g_mime_message_get_addresses(message, type), mailbox);
	g_object_unref(mailbox);
}

static void set_header(GMimeMessage *message, const char *name, const char *value)
{
	g_mime_object_set_header(GMIME_OBJECT(message), name, value, "utf-8");
}

static void set_thread(GMimeMessage *message, const struct mime_letter *letter)
{
	GString *references = g_string_new("");
	for (guint i = 0; letter->thread && i < letter->thread->len; i++) {
		const char *id = letter->thread->pdata[i];
		if (mime_id_is_plain(id))
			g_string_append_printf(
				references, "%s<%s>", references->len ? " " : "", id);
	}
	if (letter->answers && mime_id_is_plain(letter->answers)) {
		g_autofree char *id = g_strdup_printf("<%s>", letter->answers);
		set_header(message, "In-Reply-To", id);
	}
	if (references->len)
		set_header(message, "References", references->str);
	g_string_free(references, TRUE);
}

static void set_headers(GMimeMessage *message, const struct mime_letter *letter)
{
	g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(letter->at);
	g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, letter->zone);
	add_mailbox(message, GMIME_ADDRESS_TYPE_FROM, letter->from_name, letter->from_address);
	add_mailbox(message, GMIME_ADDRESS_TYPE_TO, letter->to_name, letter->to_address);
	add_mailbox(message, GMIME_ADDRESS_TYPE_REPLY_TO, letter->from_name, letter->reply_to);
	g_mime_message_set_subject(message, letter->subject, "utf-8");
	g_mime_message_set_date(message, local);
	g_mime_message_set_message_id(message, letter->message_id);
	set_thread(message, letter);
	set_header(
		message, "Auto-Submitted", letter->is_answer ? "auto-replied" : "auto-generated");
	set_header(message, "X-Auto-Response-Suppress", "All");
}

/*
 * Boundaries are made of the Message-ID, not of chance. None can stand in a body: quoted-printable
 * never leaves a "=_", base64 has neither.
 */
static GMimeMultipart *multipart(const struct mime_letter *letter, const char *subtype)
{
	GMimeMultipart *whole = g_mime_multipart_new_with_subtype(subtype);
	g_autofree char *sum =
		g_compute_checksum_for_string(G_CHECKSUM_SHA256, letter->message_id, -1);
	g_autofree char *boundary = g_strdup_printf("=_%s_%.24s", subtype, sum);
	g_mime_multipart_set_boundary(whole, boundary);
	return whole;
}

static void set_content(
	GMimePart *part, const char *bytes, gsize size, GMimeContentEncoding encoding)
{
	GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes, size);
	GMimeDataWrapper *content =
		g_mime_data_wrapper_new_with_stream(stream, GMIME_CONTENT_ENCODING_DEFAULT);
	g_mime_part_set_content(part, content);
	g_mime_part_set_content_encoding(part, encoding);
	g_object_unref(content);
	g_object_unref(stream);
}

/* Always UTF-8: a GMimeTextPart would choose another charset where one is enough, and then
 * disagree with what the HTML says of itself. */
static void add_text(GMimeMultipart *parent, const char *subtype, const char *text)
{
	GMimePart *part = g_mime_part_new_with_type("text", subtype);
	g_mime_object_set_content_type_parameter(GMIME_OBJECT(part), "charset", "utf-8");
	set_content(part, text, strlen(text), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
	g_mime_multipart_add(parent, GMIME_OBJECT(part));
	g_object_unref(part);
}

void mime_attachment_free(struct mime_attachment *attachment)
{
	g_bytes_unref(attachment->bytes);
	g_free(attachment->name);
	g_free(attachment);
}

static void add_attachment(GMimeMultipart *parent, const struct mime_attachment *attachment)
{
	g_auto(GStrv) type = g_strsplit(attachment->type, "/", 2);
	GMimePart *part = g_mime_part_new_with_type(type[0], type[1]);
	gsize size;
	const char *bytes = g_bytes_get_data(attachment->bytes, &size);
	set_content(part, bytes, size, GMIME_CONTENT_ENCODING_BASE64);
	g_mime_object_set_disposition(GMIME_OBJECT(part), "attachment");
	g_mime_part_set_filename(part, attachment->name);
	g_mime_multipart_add(parent, GMIME_OBJECT(part));
	g_object_unref(part);
}

static GMimeObject *body_of(const struct mime_letter *letter)
{
	GMimeMultipart *texts = multipart(letter, "alternative");
	add_text(texts, "plain", letter->text);
	add_text(texts, "html", letter->html);
	if (!letter->attached->len)
		return GMIME_OBJECT(texts);
	GMimeMultipart *whole = multipart(letter, "mixed");
	g_mime_multipart_add(whole, GMIME_OBJECT(texts));
	for (guint i = 0; i < letter->attached->len; i++)
		add_attachment(whole, letter->attached->pdata[i]);
	g_object_unref(texts);
	return GMIME_OBJECT(whole);
}

static GBytes *write_out(GMimeMessage *message)
{
	GMimeFormatOptions *format = g_mime_format_options_new();
	g_mime_format_options_set_newline_format(format, GMIME_NEWLINE_FORMAT_DOS);
	GMimeStream *stream = g_mime_stream_mem_new();
	g_mime_object_write_to_stream(GMIME_OBJECT(message), format, stream);
	GByteArray *array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
	GBytes *bytes = g_bytes_new(array->data, array->len);
	g_object_unref(stream);
	g_mime_format_options_free(format);
	return bytes;
}

GBytes *mime_build(const struct mime_letter *letter)
{
	g_mime_init();
	GMimeMessage *message = g_mime_message_new(FALSE);
	set_headers(message, letter);
	GMimeObject *body = body_of(letter);
	g_mime_message_set_mime_part(message, body);
	g_object_unref(body);
	GBytes *bytes = write_out(message);
	g_object_unref(message);
	return bytes;
}
