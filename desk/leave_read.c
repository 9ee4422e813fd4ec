/* The date that an out-of-office answer names. Declared in leave.h. */
#include "desk/leave.h"
#include "desk/words.h"

/* One date, as people and their mail programs write it. */
#define DAY "(?P<day>[0-9]{1,2})"
#define YEAR "(?P<year>20[0-9]{2})"
#define MONTH "(?P<month>[a-z]{3,9})"
static const char *const dates[] = {
	YEAR "-(?P<number>[0-9]{1,2})-" DAY,
	DAY "[./-](?P<number>[0-9]{1,2})(?:[./-]" YEAR ")?",
	DAY "(?:st|nd|rd|th)?\\s+(?:of\\s+)?" MONTH "\\.?(?:,?\\s+" YEAR ")?",
	MONTH "\\.?\\s+" DAY "(?:st|nd|rd|th)?(?:,?\\s+" YEAR ")?",
};

/* What stands before it: up to and including that day, or the day of the return. */
#define BETWEEN                                                                                    \
	"\\s*(?:(?:dengan|hari|tanggal|tgl|pada|on|the|bekerja|kerja|masuk|ke kantor|di kantor|"   \
	"to (?:the office|work)|in the office|in office|beraktivitas|senin|selasa|rabu|kamis|"     \
	"jum'?at|sabtu|minggu|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"           \
	"\\b[.,:]?\\s*)*"
#define UNTIL                                                                                      \
	"(?:\\b(?:sampai|hingga|s[./]?d\\.?|until|till|through|thru)|[0-9]\\s*[-\xe2\x80\x93])"
#define RETURN "\\b(?:kembali|masuk|aktif|back|return|returning|bertugas)"

static int month_of(GMatchInfo *match)
{
	g_autofree char *number = g_match_info_fetch_named(match, "number");
	if (number && *number)
		return (int)g_ascii_strtoll(number, NULL, 10);
	g_autofree char *name = g_match_info_fetch_named(match, "month");
	return name ? words_month_number(name) : 0;
}

/* Without a year: of the three that are possible the one nearest to today. */
static int nearest_year(const GDate *today, int month, int day)
{
	int best = 0, distance = G_MAXINT;
	for (int year = g_date_get_year(today) - 1; year <= g_date_get_year(today) + 1; year++) {
		if (!g_date_valid_dmy((GDateDay)day, month, (GDateYear)year))
			continue;
		g_autoptr(GDate) date = g_date_new_dmy((GDateDay)day, month, (GDateYear)year);
		int away = ABS(g_date_days_between(today, date));
		if (away < distance) {
			distance = away;
			best = year;
		}
	}
	return best;
}

static GDate *date_of(GMatchInfo *match, const GDate *today)
{
	g_autofree char *day_text = g_match_info_fetch_named(match, "day");
	g_autofree char *year_text = g_match_info_fetch_named(match, "year");
	int day = (int)g_ascii_strtoll(day_text, NULL, 10);
	int month = month_of(match);
	if (day < 1 || day > 31 || month < 1 || month > 12)
		return NULL;
	int year = year_text && *year_text ? (int)g_ascii_strtoll(year_text, NULL, 10)
					   : nearest_year(today, month, day);
	return g_date_valid_dmy((GDateDay)day, month, (GDateYear)year)
		       ? g_date_new_dmy((GDateDay)day, month, (GDateYear)year)
		       : NULL;
}

/* The first date of the text with these words before it; NULL: none. */
static GDate *date_after(const char *text, const char *words, const GDate *today)
{
	for (guint i = 0; i < G_N_ELEMENTS(dates); i++) {
		g_autofree char *pattern = g_strconcat(words, BETWEEN, dates[i], "\\b", NULL);
		g_autoptr(GRegex) regex = g_regex_new(pattern, G_REGEX_CASELESS, 0, NULL);
		g_autoptr(GMatchInfo) match = NULL;
		GDate *date = g_regex_match(regex, text, 0, &match) ? date_of(match, today) : NULL;
		if (date)
			return date;
	}
	return NULL;
}

char *leave_read_until(const char *text, const char *today)
{
	g_auto(GStrv) parts = g_strsplit(today, "-", 3);
	g_autoptr(GDate) now = g_date_new_dmy((GDateDay)g_ascii_strtoll(parts[2], NULL, 10),
		(int)g_ascii_strtoll(parts[1], NULL, 10),
		(GDateYear)g_ascii_strtoll(parts[0], NULL, 10));
	g_autoptr(GDate) last = date_after(text, UNTIL, now);
	if (!last) {
		last = date_after(text, RETURN, now);
		if (last)
			g_date_subtract_days(last, 1);
	}
	char iso[sizeof "2026-12-01"];
	return last && g_date_strftime(iso, sizeof iso, "%Y-%m-%d", last) ? g_strdup(iso) : NULL;
}
