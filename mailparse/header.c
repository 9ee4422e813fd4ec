#include "mailparse/header.h"

#include "mailparse/charset.h"
#include "mailparse/encoded_word.h"
#include "mailparse/pattern.h"

#include <gmime/gmime.h>
#include <string.h>

#define FIELDS_MAX 2000
#define ADDRESSES_MAX 500
#define IDS_MAX 200

struct mail_address *mail_address_new(const char *name, const char *address)
{
	struct mail_address *one = g_new0(struct mail_address, 1);
	one->name = g_strdup(name);
	one->address = g_strdup(address);
	return one;
}

void mail_address_free(struct mail_address *address)
{
	if (!address)
		return;
	g_free(address->name);
	g_free(address->address);
	g_free(address);
}

static void field_free(gpointer data)
{
	struct header_field *field = data;
	g_free(field->name);
	g_free(field->value);
	g_free(field);
}

static char *one_line(const char *text)
{
	GString *out = g_string_new("");
	gboolean blank = FALSE;
	for (const char *at = text; *at; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if (c == ' ' || c == '\t' || c == '\n') {
			blank = out->len > 0;
			continue;
		}
		if (blank)
			g_string_append_c(out, ' ');
		blank = FALSE;
		g_string_append_unichar(out, c);
	}
	return g_string_free(out, FALSE);
}

/* RFC 5322 2.2: a name of printable letters, then a colon. */
static gsize name_length(const char *line, gsize size)
{
	gsize i = 0;
	while (i < size && line[i] > 32 && line[i] < 127 && line[i] != ':')
		i++;
	gsize name = i;
	while (i < size && (line[i] == ' ' || line[i] == '\t'))
		i++;
	return i < size && line[i] == ':' ? name : 0;
}

/* A fold is one blank, however deep the next line is indented. */
static char *unfolded(const char *value)
{
	GString *out = g_string_new("");
	for (const char *at = value; *at;) {
		if (*at == '\n') {
			at += strspn(at, "\n\t ");
			g_string_append_c(out, ' ');
		} else {
			g_string_append_c(out, *at++);
		}
	}
	return g_strstrip(g_string_free(out, FALSE));
}

static void add_field(GPtrArray *fields, const char *start, gsize size)
{
	gsize length = name_length(start, size);
	if (length == 0 || fields->len >= FIELDS_MAX)
		return;
	const char *colon = memchr(start, ':', size);
	struct header_field *field = g_new0(struct header_field, 1);
	field->name = g_ascii_strdown(start, length);
	g_autofree char *value = charset_to_utf8(colon + 1, size - (colon + 1 - start), NULL, NULL);
	field->value = unfolded(value);
	g_ptr_array_add(fields, field);
}

/* The end of the line that begins at `at`; `*next` is the begin of the one after it. */
static gsize line_end(const char *bytes, gsize size, gsize at, gsize *next)
{
	gsize end = at;
	while (end < size && bytes[end] != '\n' && bytes[end] != '\r')
		end++;
	*next = end;
	if (*next < size && bytes[*next] == '\r')
		(*next)++;
	if (*next < size && bytes[*next] == '\n')
		(*next)++;
	return end;
}

GPtrArray *header_read(const char *bytes, gsize size)
{
	GPtrArray *fields = g_ptr_array_new_with_free_func(field_free);
	gsize start = 0, end = 0;
	for (gsize at = 0, next; at < size; at = next) {
		gsize stop = line_end(bytes, size, at, &next);
		if (stop == at)
			break;
		if (bytes[at] == ' ' || bytes[at] == '\t') {
			end = stop; /* a folded line (2.2.3) */
			continue;
		}
		add_field(fields, bytes + start, end - start);
		start = at;
		end = stop;
	}
	add_field(fields, bytes + start, end - start);
	return fields;
}

const char *header_get(const GPtrArray *fields, const char *name)
{
	for (guint i = 0; i < fields->len; i++) {
		const struct header_field *field = fields->pdata[i];
		if (strcmp(field->name, name) == 0)
			return field->value;
	}
	return NULL;
}

char *header_text(const char *value)
{
	g_autofree char *decoded = encoded_words_decode(value ? value : "", FALSE);
	return one_line(decoded);
}

static void add_address(GPtrArray *out, InternetAddress *one)
{
	if (out->len >= ADDRESSES_MAX)
		return;
	if (INTERNET_ADDRESS_IS_GROUP(one)) {
		InternetAddressList *members =
			internet_address_group_get_members(INTERNET_ADDRESS_GROUP(one));
		for (int i = 0; i < internet_address_list_length(members); i++)
			add_address(out, internet_address_list_get_address(members, i));
		return;
	}
	const char *name = internet_address_get_name(one);
	const char *address = internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(one));
	g_autofree char *clean_name = charset_clean(name ? name : "");
	g_autofree char *clean = charset_clean(address ? address : "");
	g_autofree char *line = one_line(clean);
	g_autofree char *name_line = one_line(clean_name);
	g_ptr_array_add(out, mail_address_new(name_line, line));
}

/* A field that no grammar fits, but with an address somewhere in it. */
static void find_address(GPtrArray *out, const char *value)
{
	g_autofree char *address =
		text_capture("([^\\s<>\"'(),;:]+@[^\\s<>\"'(),;:]+)", value, 1);
	if (address)
		g_ptr_array_add(out, mail_address_new("", address));
}

GPtrArray *header_addresses(const char *value)
{
	GPtrArray *out = g_ptr_array_new_with_free_func((GDestroyNotify)mail_address_free);
	if (!value || !*value)
		return out;
	/* What the words hold, a comma perhaps, must not be taken for syntax. */
	g_autofree char *decoded = encoded_words_decode(value, TRUE);
	InternetAddressList *list = internet_address_list_parse(NULL, decoded);
	for (int i = 0; list && i < internet_address_list_length(list); i++)
		add_address(out, internet_address_list_get_address(list, i));
	g_clear_object(&list);
	const struct mail_address *first = out->len ? out->pdata[0] : NULL;
	if (!first || (out->len == 1 && !strchr(first->address, '@'))) {
		g_ptr_array_set_size(out, 0);
		find_address(out, value);
	}
	return out;
}

GPtrArray *header_ids(const char *value)
{
	GPtrArray *out = g_ptr_array_new_with_free_func(g_free);
	if (!value)
		return out;
	for (const char *at = value; (at = strchr(at, '<')) && out->len < IDS_MAX;) {
		at += 1 + strspn(at + 1, " \t");
		gsize length = strcspn(at, "<> \t");
		const char *end = at + length + strspn(at + length, " \t");
		if (length && *end == '>')
			g_ptr_array_add(out, g_strndup(at, length));
		at = end;
	}
	/* Some clients forget the brackets. */
	g_autofree char *bare = g_strstrip(g_strdup(value));
	if (out->len == 0 && strchr(bare, '@') && !strpbrk(bare, " \t<>"))
		g_ptr_array_add(out, g_steal_pointer(&bare));
	return out;
}

GDateTime *header_date(const char *value)
{
	return value && *value ? g_mime_utils_header_decode_date(value) : NULL;
}
