/* Dates as offices write them. */
#include "mailparse/letter_part.h"

#include "mailparse/pattern.h"

#include <stdlib.h>
#include <string.h>

static const char *const months[][3] = { { "januari", "january", "jan" },
	{ "februari", "february", "feb" }, { "maret", "march", "mar" }, { "april", "april", "apr" },
	{ "mei", "may", "mei" }, { "juni", "june", "jun" }, { "juli", "july", "jul" },
	{ "agustus", "august", "agt" }, { "september", "september", "sep" },
	{ "oktober", "october", "okt" }, { "november", "november", "nov" },
	{ "desember", "december", "des" } };

/* Old spellings and other short forms. */
static const struct {
	const char *word;
	int month;
} other_months[] = { { "pebruari", 2 }, { "peb", 2 }, { "ags", 8 }, { "agu", 8 }, { "aug", 8 },
	{ "sept", 9 }, { "oct", 10 }, { "nopember", 11 }, { "nop", 11 }, { "dec", 12 } };

static int month_of(const char *word)
{
	g_autofree char *lower = g_utf8_strdown(word, -1);
	for (int i = 0; i < 12; i++)
		for (int k = 0; k < 3; k++)
			if (strcmp(lower, months[i][k]) == 0)
				return i + 1;
	for (guint i = 0; i < G_N_ELEMENTS(other_months); i++)
		if (strcmp(lower, other_months[i].word) == 0)
			return other_months[i].month;
	return 0;
}

static char *iso_date(int year, int month, int day)
{
	if (year < 100)
		year += 2000;
	if (!g_date_valid_dmy(day, month, year))
		return NULL;
	return g_strdup_printf("%04d-%02d-%02d", year, month, day);
}

static char *date_of(const char *text, const GRegex *shape, int day, int month, int year)
{
	g_autoptr(GMatchInfo) match = NULL;
	if (strnlen(text, PATTERN_BYTES + 1) > PATTERN_BYTES ||
		!g_regex_match(shape, text, 0, &match))
		return NULL;
	g_autofree char *d = g_match_info_fetch(match, day);
	g_autofree char *m = g_match_info_fetch(match, month);
	g_autofree char *y = g_match_info_fetch(match, year);
	int number = g_ascii_isdigit(*m) ? atoi(m) : month_of(m);
	return number ? iso_date(atoi(y), number, atoi(d)) : NULL;
}

/* "24 November 2026", "24-11-2026", "24/11/2026", "2026-11-24", "November 24, 2026". */
char *letter_read_date(const char *text)
{
	const GRegex *shapes[] = {
		PATTERN_COMPILED(
			"\\b([0-9]{1,2})(?:st|nd|rd|th)?[ .-]+([a-z]{3,9})[ ,.-]+([0-9]{4})\\b"),
		PATTERN_COMPILED(
			"\\b([0-9]{1,2}) ?[/.-] ?([0-9]{1,2}) ?[/.-] ?([0-9]{4}|[0-9]{2})\\b"),
		PATTERN_COMPILED("\\b([0-9]{4})-([0-9]{2})-([0-9]{2})\\b"),
		PATTERN_COMPILED("\\b([a-z]{3,9})\\.? ([0-9]{1,2}),? ([0-9]{4})\\b"),
	};
	static const int groups[][3] = { { 1, 2, 3 }, { 1, 2, 3 }, { 3, 2, 1 }, { 2, 1, 3 } };
	static const guint order[] = { 0, 2, 1, 3 };
	for (guint i = 0; i < G_N_ELEMENTS(shapes); i++) {
		const int *at = groups[order[i]];
		char *date = date_of(text, shapes[order[i]], at[0], at[1], at[2]);
		if (date)
			return date;
	}
	return NULL;
}
