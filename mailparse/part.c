#include "mailparse/part.h"

#include "mailparse/charset.h"
#include "mailparse/header.h"
#include "mailparse/parameter.h"
#include "mailparse/pattern.h"

#include <string.h>

/* A field of an object as it stands in the mail; NULL if it has none. */
static const char *raw_field(GMimeObject *object, const char *name)
{
	GMimeHeader *header =
		g_mime_header_list_get_header(g_mime_object_get_header_list(object), name);
	return header ? g_mime_header_get_raw_value(header) : NULL;
}

/* Does it say this? A constant pattern. */
#define field_matches(object, name, pattern)                                                       \
	({                                                                                         \
		const char *raw = raw_field(object, name);                                         \
		g_autofree char *text = raw ? charset_clean(raw) : NULL;                           \
		text &&text_matches(pattern, text);                                                \
	})

gboolean part_says_base64(GMimeObject *object)
{
	return field_matches(object, "Content-Transfer-Encoding", "\\bbase64\\b");
}

GMimeContentEncoding part_encoding(GMimePart *part)
{
	GMimeDataWrapper *wrapper = g_mime_part_get_content(part);
	GMimeContentEncoding encoding = wrapper ? g_mime_data_wrapper_get_encoding(wrapper)
						: GMIME_CONTENT_ENCODING_DEFAULT;
	if (encoding != GMIME_CONTENT_ENCODING_DEFAULT)
		return encoding;
	/* In quotes, with a semicolon, with a comment. */
	GMimeObject *object = GMIME_OBJECT(part);
	if (field_matches(object, "Content-Transfer-Encoding", "\\bquoted-printable\\b"))
		return GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE;
	if (part_says_base64(object))
		return GMIME_CONTENT_ENCODING_BASE64;
	return encoding;
}

/* "Content-Type: text", "Content-Type: /", "Content-Type:" */
static gboolean is_unsaid(GMimeObject *object)
{
	return field_matches(object, "Content-Type", "^\\s*(text|/)?\\s*(;|$)");
}

char *part_type(GMimeObject *object)
{
	GMimeContentType *type = g_mime_object_get_content_type(object);
	const char *major = type ? g_mime_content_type_get_media_type(type) : NULL;
	const char *minor = type ? g_mime_content_type_get_media_subtype(type) : NULL;
	/* RFC 2045 5.2: what says nothing of use is text. */
	if (is_unsaid(object) ||
		(major && g_ascii_strcasecmp(major, "text") == 0 && !(minor && *minor)))
		return g_strdup("text/plain");
	g_autofree char *both = g_strdup_printf("%s/%s", major && *major ? major : "application",
		minor && *minor ? minor : "octet-stream");
	g_autofree char *clean = charset_clean(both);
	return g_ascii_strdown(clean, -1);
}

const char *part_parameter(GMimeObject *object, const char *name)
{
	const char *value = g_mime_object_get_content_type_parameter(object, name);
	return value ? value : "";
}

gboolean part_parameter_is(GMimeObject *object, const char *name, const char *word)
{
	return g_ascii_strcasecmp(part_parameter(object, name), word) == 0;
}

/* NULL if it has none. The caller frees it. */
char *part_filename(GMimeObject *object)
{
	const char *disposition = raw_field(object, "Content-Disposition");
	const char *type = raw_field(object, "Content-Type");
	char *name = disposition ? parameter_read(disposition, "filename") : NULL;
	if (name && *name)
		return name;
	g_free(name);
	name = type ? parameter_read(type, "name") : NULL;
	if (name && *name)
		return name;
	g_free(name);
	return NULL;
}

gboolean part_has_disposition(GMimeObject *object, const char *word)
{
	const char *disposition = g_mime_object_get_disposition(object);
	return disposition && g_ascii_strcasecmp(disposition, word) == 0;
}

/* As the client calls it, else by its subject. */
char *part_message_name(GMimeObject *part, GMimeMessage *message)
{
	char *given = part_filename(part);
	if (given)
		return given;
	const char *subject = g_mime_message_get_subject(message);
	g_autofree char *clean = header_text(subject ? subject : "");
	g_strdelimit(clean, "/\\", '-');
	return *clean ? g_strconcat(clean, ".eml", NULL) : g_strdup("");
}
