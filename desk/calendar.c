#include "desk/calendar.h"

#include <string.h>

G_DEFINE_QUARK(desk-calendar-error-quark, calendar_error)

#define DAY_SECONDS 86400
#define JULIAN_1970 719163 /* GDate's number of 1 January 1970 */
#define YEARS_WITHOUT_WORK (10 * 366)
/* Years 1 to 9999: what GDate and people can name. It also bounds the walk through the days. */
#define EARLIEST G_GINT64_CONSTANT(-62135596800)
#define LATEST G_GINT64_CONSTANT(253402300799)

/* Working hours of one weekday, in seconds after midnight. */
struct span {
	int weekday; /* 0 is Monday */
	int start, end;
};

struct row {
	gboolean standard; /* "default": no dates */
	gint64 first, last; /* days since 1 January 1970, both included */
	GArray *spans; /* struct span, by weekday and start */
};

struct calendar {
	GTimeZone *zone;
	GPtrArray *rows;	/* struct row *, in the order they were added */
	GHashTable *holidays; /* set of Julian day numbers */
};

/* ---- reading a row ---- */

static const struct {
	const char *name;
	int weekday;
} day_names[] = {
	{ "mon", 0 }, { "monday", 0 }, { "sen", 0 }, { "senin", 0 },
	{ "tue", 1 }, { "tuesday", 1 }, { "sel", 1 }, { "selasa", 1 },
	{ "wed", 2 }, { "wednesday", 2 }, { "rab", 2 }, { "rabu", 2 },
	{ "thu", 3 }, { "thursday", 3 }, { "kam", 3 }, { "kamis", 3 },
	{ "fri", 4 }, { "friday", 4 }, { "jum", 4 }, { "jumat", 4 }, { "jum'at", 4 },
	{ "sat", 5 }, { "saturday", 5 }, { "sab", 5 }, { "sabtu", 5 },
	{ "sun", 6 }, { "sunday", 6 }, { "min", 6 }, { "minggu", 6 }, { "ahad", 6 },
};

static void row_free(void *data)
{
	struct row *row = data;

	g_array_unref(row->spans);
	g_free(row);
}

static gboolean fail_hours(GError **error, const char *text, const char *expected)
{
	g_set_error(error, CALENDAR_ERROR, CALENDAR_ERROR_HOURS, "\"%s\": %s", text, expected);
	return FALSE;
}

static int find_day(const char *name)
{
	for (gsize i = 0; i < G_N_ELEMENTS(day_names); i++)
		if (g_ascii_strcasecmp(day_names[i].name, name) == 0)
			return day_names[i].weekday;
	return -1;
}

/* "Mon", "Mon-Thu", "Sat-Sun", "Mon,Wed,Fri": marks the days. */
static gboolean read_days(const char *text, gboolean days[7], GError **error)
{
	g_auto(GStrv) parts = g_strsplit(text, ",", -1);

	for (guint i = 0; parts[i]; i++) {
		g_auto(GStrv) ends = g_strsplit(parts[i], "-", 2);
		int first = ends[0] ? find_day(ends[0]) : -1;
		int last = ends[0] && ends[1] ? find_day(ends[1]) : first;

		if (first < 0 || last < 0)
			return fail_hours(error, text,
				"expected days, such as Mon, Mon-Thu or Sen-Kam, and then hours");
		for (int day = first;; day = (day + 1) % 7) {
			days[day] = TRUE;
			if (day == last)
				break;
		}
	}
	return TRUE;
}

/* "07.30" or "07:30" in seconds after midnight; -1 if it is no time of day. 24.00 is one. */
static int read_clock(const char *text)
{
	g_auto(GStrv) parts = g_strsplit_set(text, ".:", 2);
	guint64 hour, minute;

	if (g_strv_length(parts) != 2 || strlen(parts[1]) != 2 ||
		!g_ascii_string_to_unsigned(parts[0], 10, 0, 24, &hour, NULL) ||
		!g_ascii_string_to_unsigned(parts[1], 10, 0, 59, &minute, NULL) ||
		(hour == 24 && minute > 0))
		return -1;
	return (int)(hour * 3600 + minute * 60);
}

static gboolean read_range(const char *text, struct span *span, GError **error)
{
	g_auto(GStrv) ends = g_strsplit(text, "-", 2);

	if (g_strv_length(ends) != 2)
		return fail_hours(error, text, "expected hours from-to, such as 07.30-15.30");
	span->start = read_clock(ends[0]);
	span->end = read_clock(ends[1]);
	if (span->start < 0 || span->end < 0)
		return fail_hours(error, text, "expected hours from-to, such as 07.30-15.30");
	if (span->start >= span->end)
		return fail_hours(error, text, "the end must be after the beginning, on the same day");
	return TRUE;
}

/* Takes the break out of the last of the spans, which becomes two (or one, or none). */
static gboolean cut_break(GArray *spans, const char *text, GError **error)
{
	struct span whole = g_array_index(spans, struct span, spans->len - 1);
	struct span pause = { 0 }, before = whole, after = whole;

	if (!read_range(text, &pause, error))
		return FALSE;
	if (pause.start < whole.start || pause.end > whole.end)
		return fail_hours(error, text, "the break must be inside the hours before it");
	before.end = pause.start;
	after.start = pause.end;
	g_array_set_size(spans, spans->len - 1);
	if (before.start < before.end)
		g_array_append_val(spans, before);
	/* Empty or not, the rest stays last: the next break is cut out of it. */
	g_array_append_val(spans, after);
	return TRUE;
}

/* The words after the days: "07.30-14.00 break 12.00-13.00". */
static gboolean read_ranges(char **words, const char *entry, GArray *spans, GError **error)
{
	struct span span = { 0 };

	if (!words[0])
		return fail_hours(error, entry, "expected hours after the days, such as 07.30-15.30");
	if (!read_range(words[0], &span, error))
		return FALSE;
	g_array_append_val(spans, span);
	for (words++; *words; words += 2) {
		if (g_ascii_strcasecmp(*words, "break") != 0 &&
			g_ascii_strcasecmp(*words, "istirahat") != 0)
			return fail_hours(error, *words,
				"expected \"break 12.00-13.00\", or a semicolon before the next days");
		if (!words[1])
			return fail_hours(error, entry, "expected hours after \"break\", such as 12.00-13.00");
		if (!cut_break(spans, words[1], error))
			return FALSE;
	}
	return TRUE;
}

static char **split_words(const char *text)
{
	g_auto(GStrv) parts = g_strsplit_set(text, " \t", -1);
	g_autoptr(GPtrArray) words = g_ptr_array_new();

	for (guint i = 0; parts[i]; i++)
		if (*parts[i])
			g_ptr_array_add(words, g_strdup(parts[i]));
	g_ptr_array_add(words, NULL);
	return (char **)g_ptr_array_free(g_steal_pointer(&words), FALSE);
}

static gboolean read_entry(const char *entry, struct row *row, GError **error)
{
	g_auto(GStrv) words = split_words(entry);
	g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(struct span));
	gboolean days[7] = { FALSE };

	if (!words[0])
		return TRUE; /* a semicolon at the end */
	if (!read_days(words[0], days, error) || !read_ranges(words + 1, entry, spans, error))
		return FALSE;
	for (int day = 0; day < 7; day++) {
		for (guint i = 0; days[day] && i < spans->len; i++) {
			struct span span = g_array_index(spans, struct span, i);

			span.weekday = day;
			if (span.start < span.end)
				g_array_append_val(row->spans, span);
		}
	}
	return TRUE;
}

static int compare_spans(const void *a, const void *b)
{
	const struct span *left = a, *right = b;

	return left->weekday != right->weekday ? left->weekday - right->weekday
					       : left->start - right->start;
}

static gboolean check_overlap(const struct row *row, const char *hours, GError **error)
{
	for (guint i = 1; i < row->spans->len; i++) {
		const struct span *a = &g_array_index(row->spans, struct span, i - 1);
		const struct span *b = &g_array_index(row->spans, struct span, i);

		if (a->weekday == b->weekday && b->start < a->end)
			return fail_hours(error, hours, "a day is named twice with overlapping hours");
	}
	if (!row->spans->len)
		return fail_hours(error, hours, "expected at least one day with hours, Mon 07.30-15.30");
	return TRUE;
}

/* Blanks around hyphens and commas, and the dashes Word makes, go: "Mon – Thu" is "Mon-Thu". */
static char *tidy_hours(const char *hours)
{
	g_autoptr(GRegex) dashes = g_regex_new("\\s*(?:–|—|-|\\bs[./]d\\.?)\\s*", 0, 0, NULL);
	g_autoptr(GRegex) commas = g_regex_new("\\s*,\\s*", 0, 0, NULL);
	g_autofree char *joined = g_regex_replace_literal(dashes, hours, -1, 0, "-", 0, NULL);

	return g_regex_replace_literal(commas, joined, -1, 0, ",", 0, NULL);
}

static gboolean read_hours(const char *hours, struct row *row, GError **error)
{
	g_autofree char *tidy = NULL;
	g_auto(GStrv) entries = NULL;

	if (!g_utf8_validate(hours, -1, NULL))
		return fail_hours(error, "?", "expected UTF-8 text");
	tidy = tidy_hours(hours);
	entries = g_strsplit(tidy, ";", -1);
	for (guint i = 0; entries[i]; i++)
		if (!read_entry(entries[i], row, error))
			return FALSE;
	g_array_sort(row->spans, compare_spans);
	return check_overlap(row, hours, error);
}

/* "2026-02-18" in days since 1970. */
static gboolean read_day(const char *text, gint64 *day)
{
	g_auto(GStrv) parts = NULL;
	guint64 year, month, number;

	if (!g_regex_match_simple("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", text, G_REGEX_DOLLAR_ENDONLY, 0))
		return FALSE;
	parts = g_strsplit(text, "-", 3);
	year = g_ascii_strtoull(parts[0], NULL, 10);
	month = g_ascii_strtoull(parts[1], NULL, 10);
	number = g_ascii_strtoull(parts[2], NULL, 10);
	if (!g_date_valid_dmy((GDateDay)number, (GDateMonth)month, (GDateYear)year))
		return FALSE;
	g_autoptr(GDate) date =
		g_date_new_dmy((GDateDay)number, (GDateMonth)month, (GDateYear)year);
	*day = (gint64)g_date_get_julian(date) - JULIAN_1970;
	return TRUE;
}

static gboolean read_period(const char *period, struct row *row, GError **error)
{
	g_auto(GStrv) ends = g_strsplit(period, "/", 2);

	row->standard = g_ascii_strcasecmp(period, "default") == 0;
	if (row->standard)
		return TRUE;
	if (g_strv_length(ends) == 2 && read_day(g_strstrip(ends[0]), &row->first) &&
		read_day(g_strstrip(ends[1]), &row->last) && row->first <= row->last)
		return TRUE;
	g_set_error(error, CALENDAR_ERROR, CALENDAR_ERROR_PERIOD,
		"\"%s\": expected default, or two dates in order, 2026-02-18/2026-03-19", period);
	return FALSE;
}

gboolean calendar_add_hours(struct calendar *calendar, const char *period, const char *hours,
	GError **error)
{
	struct row *row = g_new0(struct row, 1);

	row->spans = g_array_new(FALSE, FALSE, sizeof(struct span));
	if (!read_period(period, row, error) || !read_hours(hours, row, error)) {
		row_free(row);
		return FALSE;
	}
	g_ptr_array_add(calendar->rows, row);
	return TRUE;
}

/* ---- the calendar ---- */

struct calendar *calendar_new(GTimeZone *zone)
{
	struct calendar *calendar = g_new0(struct calendar, 1);

	calendar->zone = g_time_zone_ref(zone);
	calendar->rows = g_ptr_array_new_with_free_func(row_free);
	calendar->holidays = g_hash_table_new(NULL, NULL);
	return calendar;
}

void calendar_free(struct calendar *calendar)
{
	if (!calendar)
		return;
	g_time_zone_unref(calendar->zone);
	g_ptr_array_unref(calendar->rows);
	g_hash_table_unref(calendar->holidays);
	g_free(calendar);
}

void calendar_add_holiday(struct calendar *calendar, const GDate *date)
{
	if (g_date_valid(date))
		g_hash_table_add(calendar->holidays, GUINT_TO_POINTER(g_date_get_julian(date)));
}

/* ---- days ---- */

/* The local day of a moment, in days since 1970. */
static gint64 day_of(const struct calendar *calendar, gint64 at)
{
	int interval = g_time_zone_find_interval(calendar->zone, G_TIME_TYPE_UNIVERSAL, at);
	gint64 local = at + g_time_zone_get_offset(calendar->zone, interval);

	return local >= 0 ? local / DAY_SECONDS : -((-local + DAY_SECONDS - 1) / DAY_SECONDS);
}

/* The moment of a wall-clock time. A time that a change of the clock skips is moved past it. */
static gint64 moment_of(const struct calendar *calendar, gint64 day, int seconds)
{
	gint64 local = day * DAY_SECONDS + seconds;
	int interval = g_time_zone_adjust_time(calendar->zone, G_TIME_TYPE_STANDARD, &local);

	return local - g_time_zone_get_offset(calendar->zone, interval);
}

static int weekday_of(gint64 day)
{
	return (int)(((day + 3) % 7 + 7) % 7); /* 1 January 1970 was a Thursday */
}

/* The row for this day: the last dated one around it, else the last default; NULL if none. */
static const struct row *row_of(const struct calendar *calendar, gint64 day)
{
	const struct row *standard = NULL;

	for (guint i = calendar->rows->len; i > 0; i--) {
		const struct row *row = g_ptr_array_index(calendar->rows, i - 1);

		if (!row->standard && row->first <= day && day <= row->last)
			return row;
		if (row->standard && !standard)
			standard = row;
	}
	return standard;
}

/* The day's spans, `*count` of them; NULL on a free day. */
static const struct span *spans_of(const struct calendar *calendar, gint64 day, guint *count)
{
	const struct row *row = row_of(calendar, day);
	const struct span *first = NULL;

	*count = 0;
	if (!row || g_hash_table_contains(calendar->holidays,
			    GUINT_TO_POINTER((guint)(day + JULIAN_1970))))
		return NULL;
	for (guint i = 0; i < row->spans->len; i++) {
		const struct span *span = &g_array_index(row->spans, struct span, i);

		if (span->weekday != weekday_of(day))
			continue;
		if (!first)
			first = span;
		++*count;
	}
	return first;
}

gint64 calendar_working_seconds(const struct calendar *calendar, gint64 from, gint64 to)
{
	gint64 sum = 0;
	gint64 last;

	from = CLAMP(from, EARLIEST, LATEST);
	to = CLAMP(to, EARLIEST, LATEST);
	if (to <= from)
		return 0;
	last = day_of(calendar, to);
	for (gint64 day = day_of(calendar, from); day <= last; day++) {
		guint count;
		const struct span *spans = spans_of(calendar, day, &count);

		for (guint i = 0; i < count; i++) {
			gint64 start = MAX(from, moment_of(calendar, day, spans[i].start));
			gint64 end = MIN(to, moment_of(calendar, day, spans[i].end));

			sum += MAX(0, end - start);
		}
	}
	return sum;
}

/* Works through one day from `from`. TRUE when `*seconds` have passed, at `*at`. */
static gboolean work_day(const struct calendar *calendar, gint64 day, gint64 from, gint64 *seconds,
	gint64 *at)
{
	guint count;
	const struct span *spans = spans_of(calendar, day, &count);

	for (guint i = 0; i < count; i++) {
		gint64 start = MAX(from, moment_of(calendar, day, spans[i].start));
		gint64 there = MAX(0, moment_of(calendar, day, spans[i].end) - start);

		if (there >= *seconds) {
			*at = start + *seconds;
			return TRUE;
		}
		*seconds -= there;
	}
	return FALSE;
}

gint64 calendar_add_working(const struct calendar *calendar, gint64 from, gint64 seconds)
{
	gint64 left = seconds, before = seconds, at;
	int idle = 0;

	if (seconds <= 0 || from < EARLIEST || from > LATEST)
		return from;
	for (gint64 day = day_of(calendar, from); idle <= YEARS_WITHOUT_WORK; day++) {
		if (day > LATEST / DAY_SECONDS)
			break;
		if (work_day(calendar, day, from, &left, &at))
			return at;
		idle = left < before ? 0 : idle + 1;
		before = left;
	}
	return from > G_MAXINT64 - seconds ? G_MAXINT64 : from + seconds;
}

gboolean calendar_is_working_day(const struct calendar *calendar, gint64 at)
{
	guint count;

	return spans_of(calendar, day_of(calendar, CLAMP(at, EARLIEST, LATEST)), &count) != NULL;
}

gboolean calendar_is_first_working_day(const struct calendar *calendar, gint64 at)
{
	gint64 day = day_of(calendar, CLAMP(at, EARLIEST, LATEST));
	GDate date;
	guint count;

	if (!spans_of(calendar, day, &count))
		return FALSE;
	g_date_clear(&date, 1);
	g_date_set_julian(&date, (guint32)CLAMP(day + JULIAN_1970, 1, G_MAXINT32));
	for (int number = g_date_get_day(&date); number > 1; number--)
		if (spans_of(calendar, --day, &count))
			return FALSE;
	return TRUE;
}

gint64 calendar_day_begins(const struct calendar *calendar, const char *day)
{
	gint64 number;

	return read_day(day, &number) ? moment_of(calendar, number, 0) : 0;
}

gint64 calendar_working_day(const struct calendar *calendar, gint64 at, int count)
{
	gint64 first = day_of(calendar, CLAMP(at, EARLIEST, LATEST));
	guint spans;

	for (gint64 day = first; day <= first + YEARS_WITHOUT_WORK; day++)
		if (spans_of(calendar, day, &spans) && --count <= 0)
			return moment_of(calendar, day, 0);
	return moment_of(calendar, first, 0);
}

gint64 calendar_time_of_day(const struct calendar *calendar, gint64 at, const char *time)
{
	int seconds = read_clock(time);

	g_assert(seconds >= 0);
	return moment_of(calendar, day_of(calendar, CLAMP(at, EARLIEST, LATEST)), seconds);
}

gint64 calendar_day_ends(const struct calendar *calendar, gint64 at)
{
	gint64 day = day_of(calendar, CLAMP(at, EARLIEST, LATEST));
	guint count;
	const struct span *spans = spans_of(calendar, day, &count);

	return moment_of(calendar, day, spans ? spans[count - 1].end : 0);
}
