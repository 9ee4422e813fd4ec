#include "mailparse/header.h"

#include "mailparse/charset.h"
#include "mailparse/encoded_word.h"
#include "mailparse/pattern.h"

#include <gmime/gmime.h>
#include <string.h>

#define FIELDS_MAX 100000
#define BLANKS " \t\n"
#define IDS_MAX 1000

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
	for (const char *at = text + strspn(text, BLANKS); *at;) {
		gsize run = strcspn(at, BLANKS);
		g_string_append_len(out, at, run);
		at += run;
		at += strspn(at, BLANKS);
		if (*at)
			g_string_append_c(out, ' ');
	}
	return g_string_free(out, FALSE);
}

gsize header_name_length(const char *line, gsize size)
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
		gsize run = strcspn(at, "\n");
		g_string_append_len(out, at, run);
		at += run;
		if (*at)
			g_string_append_c(out, ' ');
		at += strspn(at, "\n\t ");
	}
	return g_strstrip(g_string_free(out, FALSE));
}

static void add_field(GPtrArray *fields, const char *start, gsize size)
{
	gsize length = header_name_length(start, size);
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
	const char *feed = memchr(bytes + at, '\n', size - at);
	gsize end = feed ? (gsize)(feed - bytes) : size;
	*next = feed ? end + 1 : size;
	while (end > at && bytes[end - 1] == '\r')
		end--;
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
	if (out->len >= HEADER_ADDRESSES)
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
	g_autofree char *address = text_capture("([^\\s<>\"'(),;:]+@[^\\s<>\"'(),;:]+)", value, 1);
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
	for (const char *at = value; (at = strchr(at, '<'));) {
		at += 1 + strspn(at + 1, " \t");
		gsize length = strcspn(at, "<> \t");
		const char *end = at + length + strspn(at + length, " \t");
		if (length && *end == '>')
			g_ptr_array_add(out, g_strndup(at, length));
		at = end;
	}
	/* The last ones are the nearest. */
	if (out->len > IDS_MAX)
		g_ptr_array_remove_range(out, 0, out->len - IDS_MAX);
	/* Some clients forget the brackets. */
	g_autofree char *bare = g_strstrip(g_strdup(value));
	if (out->len == 0 && strchr(bare, '@') && !strpbrk(bare, " \t<>"))
		g_ptr_array_add(out, g_steal_pointer(&bare));
	return out;
}

/* Names of days are of no use, those of months have the same three letters in most languages. */
static const char *english_month(const char *word)
{
	static const char *const months[][2] = { { "jan", "Jan" }, { "feb", "Feb" },
		{ "peb", "Feb" }, { "mar", "Mar" }, { "apr", "Apr" }, { "may", "May" },
		{ "mei", "May" }, { "jun", "Jun" }, { "jul", "Jul" }, { "aug", "Aug" },
		{ "agu", "Aug" }, { "agt", "Aug" }, { "ags", "Aug" }, { "sep", "Sep" },
		{ "oct", "Oct" }, { "okt", "Oct" }, { "nov", "Nov" }, { "nop", "Nov" },
		{ "dec", "Dec" }, { "des", "Dec" } };
	for (guint i = 0; i < G_N_ELEMENTS(months); i++)
		if (g_ascii_strncasecmp(word, months[i][0], 3) == 0)
			return months[i][1];
	return NULL;
}

/* "+07:00", "0700" and "WIB" are the zone of Java; WITA and WIT lie east of it. */
static char *zone_of(const char *word)
{
	static const char *const zones[][2] = { { "WIB", "+0700" }, { "WITA", "+0800" },
		{ "WIT", "+0900" } };
	for (guint i = 0; i < G_N_ELEMENTS(zones); i++)
		if (g_ascii_strcasecmp(word, zones[i][0]) == 0)
			return g_strdup(zones[i][1]);
	if ((*word == '+' || *word == '-') && strlen(word) == 6 && word[3] == ':')
		return g_strdup_printf("%.3s%s", word, word + 4);
	if (strlen(word) == 4 && strspn(word, "0123456789") == 4 && *word == '0')
		return g_strconcat("+", word, NULL);
	return NULL;
}

/* As RFC 5322 3.3 wants it, of what programs in other languages write. */
static char *english_date(const char *value)
{
	g_autoptr(GString) out = g_string_new("");
	g_auto(GStrv) words = g_strsplit_set(value, " \t,", -1);
	for (int i = 0; words[i]; i++) {
		const char *word = words[i];
		gboolean letters = g_ascii_isalpha(*word);
		const char *month = letters ? english_month(word) : NULL;
		g_autofree char *zone = zone_of(word);
		/* "09.12.00" */
		g_autofree char *clock = text_matches("^[0-9]{1,2}\\.[0-9]{2}(\\.[0-9]{2})?$", word)
						 ? g_strdelimit(g_strdup(word), ".", ':')
						 : NULL;
		/* Days are dropped; "GMT" and "EST" are not. */
		if (letters && !month && !zone && !(i > 2 && g_ascii_isupper(word[1])))
			continue;
		if (*word == '(')
			break;
		if (*word)
			g_string_append_printf(out, "%s%s", out->len ? " " : "",
				zone	? zone
				: month ? month
				: clock ? clock
					: word);
	}
	return g_strdup(out->str);
}

GDateTime *header_date(const char *value)
{
	if (!value || !*value)
		return NULL;
	if (g_ascii_isdigit(*value) && strchr(value, 'T') && value[4] == '-') {
		g_autofree char *iso = g_strndup(value, strcspn(value, " ("));
		g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
		return g_date_time_new_from_iso8601(iso, utc);
	}
	/* As programs in English write it. */
	if (text_matches("^([A-Z][a-z]{2}, +)?[0-9]{1,2} "
			 "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
			 " [0-9]{4} [0-9:]+ [+-][0-9]{4}\\b",
		    value))
		return g_mime_utils_header_decode_date(value);
	g_autofree char *english = english_date(value);
	return g_mime_utils_header_decode_date(english);
}
