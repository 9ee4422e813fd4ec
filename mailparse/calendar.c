#include "mailparse/calendar.h"

#include <stdio.h>
#include <string.h>

#define VALUE_BYTES 2000

void calendar_event_free(struct mail_event *event)
{
	if (!event)
		return;
	g_free(event->method);
	g_free(event->summary);
	g_free(event->start);
	g_free(event->end);
	g_free(event->location);
	g_free(event->organizer);
	g_free(event);
}

GBytes *calendar_unfold(GBytes *folded)
{
	gsize size;
	const char *bytes = g_bytes_get_data(folded, &size);
	GByteArray *out = g_byte_array_sized_new(size);
	for (gsize i = 0; i < size; i++) {
		gsize feed = bytes[i] == '\r' ? i + 1 : i;
		gboolean folds = feed + 1 < size && bytes[feed] == '\n' &&
				 (bytes[feed + 1] == ' ' || bytes[feed + 1] == '\t');
		if (folds)
			i = feed + 1;
		else
			g_byte_array_append(out, (const guint8 *)bytes + i, 1);
	}
	return g_byte_array_free_to_bytes(out);
}

/* 3.3.11 */
static char *unescaped(const char *value)
{
	GString *out = g_string_new("");
	for (const char *at = value; *at && out->len < VALUE_BYTES; at++) {
		if (*at == '\\' && at[1]) {
			at++;
			g_string_append_c(out, *at == 'n' || *at == 'N' ? ' ' : *at);
		} else {
			g_string_append_c(out, *at);
		}
	}
	g_autofree char *bytes = g_string_free(out, FALSE);
	return g_strstrip(g_utf8_make_valid(bytes, -1));
}

/* Where the value begins: past the colon that no quotes enclose; NULL without one. */
static const char *value_of(const char *line)
{
	gboolean quoted = FALSE;
	for (const char *at = line; *at; at++) {
		if (*at == '"')
			quoted = !quoted;
		else if (*at == ':' && !quoted)
			return at + 1;
	}
	return NULL;
}

/* A parameter between name and value, "" if there is none. */
static char *parameter(const char *line, const char *value, const char *name)
{
	g_autofree char *head = g_strndup(line, value - 1 - line);
	g_auto(GStrv) parts = g_strsplit(head, ";", -1);
	gsize length = strlen(name);
	for (int i = 1; parts[0] && parts[i]; i++)
		if (g_ascii_strncasecmp(parts[i], name, length) == 0 && parts[i][length] == '=')
			return g_strdup(g_strdelimit(parts[i] + length + 1, "\"", ' '));
	return g_strdup("");
}

/* "20261124T090000" with its zone -> "2026-11-24T09:00:00 Asia/Jakarta" (3.3.5). */
static char *time_of(const char *line, const char *value)
{
	int year, month, day, hour = 0, minute = 0, second = 0;
	int read =
		sscanf(value, "%4d%2d%2dT%2d%2d%2d", &year, &month, &day, &hour, &minute, &second);
	if (read < 3 || !g_date_valid_dmy(day, month, year))
		return unescaped(value);
	if (read < 5)
		return g_strdup_printf("%04d-%02d-%02d", year, month, day);
	g_autofree char *zone = parameter(line, value, "TZID");
	gboolean utc = g_str_has_suffix(value, "Z");
	g_strstrip(zone);
	return g_strdup_printf("%04d-%02d-%02dT%02d:%02d:%02d%s%s%s", year, month, day, hour,
		minute, second, utc ? "Z" : "", *zone && !utc ? " " : "", utc ? "" : zone);
}

static char *address_of(const char *value)
{
	return unescaped(g_ascii_strncasecmp(value, "mailto:", 7) == 0 ? value + 7 : value);
}

static gboolean is_property(const char *line, const char *name)
{
	gsize length = strlen(name);
	return g_ascii_strncasecmp(line, name, length) == 0 &&
	       (line[length] == ':' || line[length] == ';');
}

static void set(char **member, char *value)
{
	g_free(*member);
	*member = value;
}

static void read_property(struct mail_event *event, const char *line)
{
	const char *value = value_of(line);
	if (!value)
		return;
	if (is_property(line, "SUMMARY"))
		set(&event->summary, unescaped(value));
	else if (is_property(line, "DTSTART"))
		set(&event->start, time_of(line, value));
	else if (is_property(line, "DTEND"))
		set(&event->end, time_of(line, value));
	else if (is_property(line, "LOCATION"))
		set(&event->location, unescaped(value));
	else if (is_property(line, "ORGANIZER"))
		set(&event->organizer, address_of(value));
}

static struct mail_event *event_new(const char *method)
{
	struct mail_event *event = g_new0(struct mail_event, 1);
	event->method = g_ascii_strup(method, -1);
	event->summary = g_strdup("");
	event->start = g_strdup("");
	event->end = g_strdup("");
	event->location = g_strdup("");
	event->organizer = g_strdup("");
	return event;
}

void calendar_read(const char *text, GPtrArray *events)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	g_autofree char *method = g_strdup("");
	struct mail_event *event = NULL;
	guint inner = 0; /* an alarm in an event has properties of its own */
	for (int i = 0; lines[i]; i++) {
		char *line = g_strchomp(lines[i]);
		if (is_property(line, "METHOD")) {
			set(&method, unescaped(value_of(line) ? value_of(line) : ""));
		} else if (g_ascii_strcasecmp(line, "BEGIN:VEVENT") == 0) {
			if (events->len >= CALENDAR_EVENTS)
				return;
			event = event_new(method);
			g_ptr_array_add(events, event);
			inner = 0;
		} else if (g_ascii_strcasecmp(line, "END:VEVENT") == 0) {
			event = NULL;
		} else if (g_ascii_strncasecmp(line, "BEGIN:", 6) == 0) {
			inner++;
		} else if (g_ascii_strncasecmp(line, "END:", 4) == 0) {
			inner -= inner > 0;
		} else if (event && inner == 0) {
			read_property(event, line);
		}
	}
}

static void add_line(GString *out, const char *label, const char *value)
{
	if (*value)
		g_string_append_printf(out, "%s: %s\n", label, value);
}

/* A time as mail_event has it; `day_only` where it is a date. NULL if it is no time. */
static GDateTime *read_time(const char *text, gboolean *day_only, char **zone)
{
	int year, month, day, hour = 0, minute = 0;
	int read = sscanf(text, "%4d-%2d-%2dT%2d:%2d", &year, &month, &day, &hour, &minute);
	*day_only = read == 3;
	if (read != 3 && read != 5)
		return NULL;
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	g_autoptr(GDateTime) time = g_date_time_new(utc, year, month, day, hour, minute, 0);
	const char *blank = strchr(text, ' ');
	/* WIB has been UTC+7 without summer time ever since. */
	gboolean is_utc = g_str_has_suffix(text, "Z");
	gboolean is_wib =
		is_utc || (blank && (strstr(blank, "Jakarta") || strstr(blank, "SE Asia")));
	*zone = is_wib	? g_strdup(" WIB")
		: blank ? g_strdup_printf(" (%s)", blank + 1)
			: g_strdup("");
	return time ? g_date_time_add_hours(time, is_utc ? 7 : 0) : NULL;
}

static char *day_in_words(GDateTime *time)
{
	static const char *const days[] = { "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu",
		"Minggu" };
	static const char *const months[] = { "Januari", "Februari", "Maret", "April", "Mei",
		"Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember" };
	return g_strdup_printf("%s, %d %s %d", days[g_date_time_get_day_of_week(time) - 1],
		g_date_time_get_day_of_month(time), months[g_date_time_get_month(time) - 1],
		g_date_time_get_year(time));
}

/* "Selasa, 24 November 2026 pukul 09.00–11.00 WIB"; the last of whole days is one day before END.
 */
static char *time_in_words(const struct mail_event *event)
{
	gboolean day_only, end_day_only;
	g_autofree char *zone = NULL, *end_zone = NULL;
	g_autoptr(GDateTime) start = read_time(event->start, &day_only, &zone);
	g_autoptr(GDateTime) given = read_time(event->end, &end_day_only, &end_zone);
	if (!start)
		return g_strdup_printf(
			"%s%s%s", event->start, *event->end ? " – " : "", event->end);
	g_autoptr(GDateTime) end =
		given ? g_date_time_add_days(given, end_day_only ? -1 : 0) : NULL;
	if (!end)
		end = g_date_time_ref(start);
	g_autofree char *first = day_in_words(start);
	g_autofree char *last = day_in_words(end);
	g_autofree char *from = g_date_time_format(start, "%H.%M");
	g_autofree char *to = g_date_time_format(end, "%H.%M");
	gboolean same_day = strcmp(first, last) == 0;
	if (day_only)
		return same_day ? g_strdup(first) : g_strdup_printf("%s – %s", first, last);
	if (same_day)
		return g_strdup_printf("%s pukul %s%s%s%s", first, from,
			strcmp(from, to) == 0 ? "" : "–", strcmp(from, to) == 0 ? "" : to, zone);
	return g_strdup_printf("%s pukul %s – %s pukul %s%s", first, from, last, to, zone);
}

char *calendar_text(const GPtrArray *events)
{
	GString *out = g_string_new("");
	for (guint i = 0; i < events->len; i++) {
		const struct mail_event *event = events->pdata[i];
		const char *what = strcmp(event->method, "CANCEL") == 0	 ? "Undangan dibatalkan"
				   : strcmp(event->method, "REPLY") == 0 ? "Jawaban undangan"
									 : "Undangan";
		g_autofree char *when = time_in_words(event);
		g_string_append(out, i ? "\n" : "");
		add_line(out, what, event->summary);
		add_line(out, "Waktu", when);
		add_line(out, "Tempat", event->location);
		add_line(out, "Dari", event->organizer);
	}
	return g_strchomp(g_string_free(out, FALSE));
}
