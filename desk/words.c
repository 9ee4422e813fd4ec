#include "desk/words.h"

#include <math.h>
#include <string.h>

/* Names stand here, not in the process's locale: a mail reads the same on every machine. */
static const char *const months[2][12] = {
	{ "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
		"Oktober", "November", "Desember" },
	{ "January", "February", "March", "April", "May", "June", "July", "August", "September",
		"October", "November", "December" },
};

static const char *const short_months[2][12] = {
	{ "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des" },
	{ "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" },
};

static const char *const weekdays[2][7] = {
	{ "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu" },
	{ "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" },
};

/* Spellings people write besides the full names and our own short ones. */
static const struct {
	const char *name;
	int month;
} other_months[] = {
	{ "pebruari", 2 },
	{ "peb", 2 },
	{ "mrt", 3 },
	{ "agt", 8 },
	{ "ags", 8 },
	{ "agst", 8 },
	{ "sept", 9 },
	{ "nopember", 11 },
	{ "nop", 11 },
};

static int tongue(const char *language)
{
	return g_strcmp0(language, "en") == 0 ? 1 : 0;
}

static GDateTime *local_time(gint64 at, GTimeZone *zone)
{
	g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at);

	return utc ? g_date_time_to_timezone(utc, zone) : NULL;
}

static const char *zone_name(GDateTime *time, GTimeZone *zone)
{
	const char *identifier = g_time_zone_get_identifier(zone);

	/* The zone database has WIB and WITA too, but older copies say +07. */
	if (g_strcmp0(identifier, "Asia/Jakarta") == 0 ||
		g_strcmp0(identifier, "Asia/Pontianak") == 0)
		return "WIB";
	if (g_strcmp0(identifier, "Asia/Makassar") == 0)
		return "WITA";
	if (g_strcmp0(identifier, "Asia/Jayapura") == 0)
		return "WIT";
	return g_date_time_get_timezone_abbreviation(time);
}

char *words_day(gint64 at, GTimeZone *zone)
{
	g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at);
	g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, zone);
	return g_date_time_format(local, "%Y-%m-%d");
}

char *words_time(gint64 at, GTimeZone *zone, const char *language)
{
	g_autoptr(GDateTime) time = local_time(at, zone);
	int t = tongue(language);

	if (!time)
		return g_strdup("–");
	return g_strdup_printf("%s, %d %s %d %s %02d%s%02d %s",
		weekdays[t][g_date_time_get_day_of_week(time) - 1],
		g_date_time_get_day_of_month(time), months[t][g_date_time_get_month(time) - 1],
		g_date_time_get_year(time), t ? "at" : "pukul", g_date_time_get_hour(time),
		t ? ":" : ".", g_date_time_get_minute(time), zone_name(time, zone));
}

char *words_time_short(gint64 at, GTimeZone *zone, const char *language)
{
	g_autoptr(GDateTime) time = local_time(at, zone);
	int t = tongue(language);

	if (!time)
		return g_strdup("–");
	return g_strdup_printf("%d %s %d %02d%s%02d", g_date_time_get_day_of_month(time),
		short_months[t][g_date_time_get_month(time) - 1], g_date_time_get_year(time),
		g_date_time_get_hour(time), t ? ":" : ".", g_date_time_get_minute(time));
}

static gboolean matches(const char *text, const char *pattern)
{
	return g_regex_match_simple(pattern, text, G_REGEX_DOLLAR_ENDONLY, 0);
}

/* "2026-11" in numbers. */
static gboolean read_month(const char *period, int *year, int *month)
{
	if (!period || !matches(period, "^[0-9]{4}-[0-9]{2}$"))
		return FALSE;
	*year = (int)g_ascii_strtoll(period, NULL, 10);
	*month = (int)g_ascii_strtoll(period + 5, NULL, 10);
	return *year > 0 && *month >= 1 && *month <= 12;
}

char *words_date(const char *iso, const char *language)
{
	int year, month, day;

	if (!iso || !matches(iso, "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))
		return g_strdup(iso ? iso : "");
	year = (int)g_ascii_strtoll(iso, NULL, 10);
	month = (int)g_ascii_strtoll(iso + 5, NULL, 10);
	day = (int)g_ascii_strtoll(iso + 8, NULL, 10);
	if (!g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
		return g_strdup(iso);
	return g_strdup_printf("%d %s %d", day, months[tongue(language)][month - 1], year);
}

char *words_month(const char *period, const char *language)
{
	int year, month;

	if (!read_month(period, &year, &month))
		return g_strdup(period ? period : "");
	return g_strdup_printf("%s %d", months[tongue(language)][month - 1], year);
}

/* "2 jam", "1 hour", "3 hours". */
static char *count_of(gint64 count, const char *indonesian, const char *english, int t)
{
	if (!t)
		return g_strdup_printf("%" G_GINT64_FORMAT " %s", count, indonesian);
	return g_strdup_printf("%" G_GINT64_FORMAT " %s%s", count, english, count == 1 ? "" : "s");
}

static char *two_counts(char *large, char *small, gint64 small_count)
{
	g_autofree char *first = large, *second = small;

	return small_count ? g_strdup_printf("%s %s", first, second) : g_strdup(first);
}

char *words_duration(gint64 seconds, const char *language)
{
	int t = tongue(language);
	guint64 whole = seconds < 0 ? -(guint64)seconds : (guint64)seconds;
	gint64 minutes = (gint64)(whole / 60);
	gint64 hours = minutes / 60, days = hours / 24;

	if (days)
		return two_counts(count_of(days, "hari", "day", t),
			count_of(hours % 24, "jam", "hour", t), hours % 24);
	if (hours)
		return two_counts(count_of(hours, "jam", "hour", t),
			count_of(minutes % 60, "menit", "minute", t), minutes % 60);
	if (minutes)
		return count_of(minutes, "menit", "minute", t);
	return g_strdup(t ? "less than a minute" : "kurang dari semenit");
}

/* "1234567" with a point or comma between the thousands. */
static void append_grouped(GString *out, const char *digits, char separator)
{
	gsize length = strspn(digits, "0123456789");

	for (gsize i = 0; i < length; i++) {
		if (i && (length - i) % 3 == 0)
			g_string_append_c(out, separator);
		g_string_append_c(out, digits[i]);
	}
}

char *words_number(double value, int decimals, const char *language)
{
	char digits[G_ASCII_DTOSTR_BUF_SIZE + 400]; /* the largest double has 309 digits */
	char format[16];
	int t = tongue(language);
	GString *out;
	const char *point;

	if (!isfinite(value))
		return g_strdup("–");
	g_snprintf(format, sizeof(format), "%%.%df", CLAMP(decimals, 0, 9));
	g_ascii_formatd(digits, sizeof(digits), format, fabs(value));
	out = g_string_new(NULL);
	/* No minus before a value that is shown as zero. */
	if (value < 0 && strpbrk(digits, "123456789"))
		g_string_append_c(out, '-');
	append_grouped(out, digits, t ? ',' : '.');
	point = strchr(digits, '.');
	if (point)
		g_string_append_printf(out, "%c%s", t ? '.' : ',', point + 1);
	return g_string_free(out, FALSE);
}

char *words_percent(double part, double whole, int decimals, const char *language)
{
	g_autofree char *number = NULL;

	if (whole == 0 || !isfinite(part) || !isfinite(whole))
		return g_strdup("–");
	number = words_number(part / whole * 100, decimals, language);
	return g_strconcat(number, "%", NULL);
}

int words_month_number(const char *name)
{
	for (int i = 0; i < 24; i++)
		if (g_ascii_strcasecmp(months[i / 12][i % 12], name) == 0 ||
			g_ascii_strcasecmp(short_months[i / 12][i % 12], name) == 0)
			return i % 12 + 1;
	for (gsize i = 0; i < G_N_ELEMENTS(other_months); i++)
		if (g_ascii_strcasecmp(other_months[i].name, name) == 0)
			return other_months[i].month;
	return 0;
}

static char *make_period(gint64 year, gint64 month)
{
	if (year < 1 || year > 9999 || month < 1 || month > 12)
		return NULL;
	return g_strdup_printf("%04d-%02d", (int)year, (int)month);
}

static char *month_before(gint64 at, GTimeZone *zone)
{
	g_autoptr(GDateTime) now = local_time(at, zone);
	int month = now ? g_date_time_get_month(now) - 1 : 0;

	if (!now)
		return NULL;
	return month ? make_period(g_date_time_get_year(now), month)
		     : make_period(g_date_time_get_year(now) - 1, 12);
}

static char *this_month(gint64 at, GTimeZone *zone)
{
	g_autoptr(GDateTime) now = local_time(at, zone);

	return now ? make_period(g_date_time_get_year(now), g_date_time_get_month(now)) : NULL;
}

/*
 * A month alone means the last one of that name that has begun: in January "oktober" is that of
 * last year.
 */
static char *named_month(int month, gint64 at, GTimeZone *zone)
{
	g_autoptr(GDateTime) now = local_time(at, zone);

	if (!now)
		return NULL;
	return make_period(g_date_time_get_year(now) - (month > g_date_time_get_month(now)), month);
}

/* The first part of the text that fits the pattern, in its two groups. */
static gboolean two_groups(const char *text, const char *pattern, char **one, char **two)
{
	g_autoptr(GRegex) regex =
		g_regex_new(pattern, G_REGEX_CASELESS | G_REGEX_DOLLAR_ENDONLY, 0, NULL);
	g_autoptr(GMatchInfo) match = NULL;

	if (!g_regex_match(regex, text, 0, &match))
		return FALSE;
	*one = g_match_info_fetch(match, 1);
	*two = g_match_info_fetch(match, 2);
	return TRUE;
}

static gint64 number_of(const char *digits)
{
	return g_ascii_strtoll(digits, NULL, 10);
}

/* The first line, without the courtesies behind it: "oktober 2026 pak, terima kasih". */
static char *without_courtesy(const char *text)
{
	enum { PERIOD_LENGTH_MAX = 200 };
	g_autofree char *line = g_strchug(g_strdup(text));
	line[strcspn(line, "\r\n")] = '\0';
	if (strlen(line) > PERIOD_LENGTH_MAX)
		return g_steal_pointer(&line);
	g_autoptr(GRegex) regex = g_regex_new(
		"((^|[\\s.,!;]+)((pak|bapak|bu|ibu|mas|mbak)( "
		"[a-z]+)?|min|admin|ya|dong|nggih|dikirim|terima kasih"
		"|makasih|trims|suwun|matur nuwun|(mohon|tolong)( dikirim| kirim)?))+[.!]*\\s*$",
		G_REGEX_CASELESS, 0, NULL);
	char *short_line = g_regex_replace_literal(regex, line, -1, 0, "", 0, NULL);
	return g_strchomp(short_line ? short_line : g_steal_pointer(&line));
}

char *words_read_period(const char *text, gint64 at, GTimeZone *zone)
{
	g_autofree char *tidy = NULL, *one = NULL, *two = NULL;

	if (text && !g_utf8_validate(text, -1, NULL))
		return NULL;
	tidy = without_courtesy(text ? text : "");
	if (!*tidy || matches(tidy, "^(?i)(bulan|bln) (lalu|kemarin|kmrn)[.!]?$|^last month[.!]?$"))
		return month_before(at, zone);
	if (matches(tidy, "^(?i)(bulan|bln) (ini|sekarang)[.!]?$|^this month[.!]?$"))
		return this_month(at, zone);
	if (two_groups(tidy, "^(?:bulan\\s+)?([a-z]+)(?:[\\s./,-]+(?:tahun\\s+)?([0-9]{4}))?[.!]?$",
		    &one, &two)) {
		int month = words_month_number(one);

		if (!month)
			return NULL;
		return *two ? make_period(number_of(two), month) : named_month(month, at, zone);
	}
	if (two_groups(tidy, "^([0-9]{4})\\s*[-/.]\\s*([0-9]{1,2})[.!]?$", &one, &two))
		return make_period(number_of(one), number_of(two));
	if (two_groups(tidy, "^([0-9]{1,2})\\s*[-/.]\\s*([0-9]{4})[.!]?$", &one, &two))
		return make_period(number_of(two), number_of(one));
	return NULL;
}

gboolean words_period_bounds(const char *period, GTimeZone *zone, gint64 *from, gint64 *to)
{
	int year, month;

	if (!read_month(period, &year, &month))
		return FALSE;
	g_autoptr(GDateTime) first = g_date_time_new(zone, year, month, 1, 0, 0, 0);
	g_autoptr(GDateTime) next = month < 12 ? g_date_time_new(zone, year, month + 1, 1, 0, 0, 0)
					       : g_date_time_new(zone, year + 1, 1, 1, 0, 0, 0);

	if (!first || !next)
		return FALSE;
	*from = g_date_time_to_unix(first);
	*to = g_date_time_to_unix(next);
	return TRUE;
}

char *words_mask_nip(const char *text)
{
	/* 8 digits of birth, 6 of entry, 1 of sex, 3 of sequence; often written in those groups. */
	g_autoptr(GRegex) nip = NULL;
	char *masked;

	if (!g_utf8_validate(text, -1, NULL)) {
		g_autofree char *valid = g_utf8_make_valid(text, -1);

		return words_mask_nip(valid);
	}
	nip = g_regex_new("(?<![0-9])([0-9]{4})(?:[ .\\t\\x{a0}-]?[0-9]){14}(?![0-9])", 0, 0, NULL);
	masked = g_regex_replace(nip, text, -1, 0, "\\1 **** ****", 0, NULL);
	return masked ? masked : g_strdup(text);
}
