#include "desk/command_dates.h"

#include "desk/command_dates_line.h"

enum { YEARS_SEARCHED = 8, DAYS_BACK_MAX = 31 };

static gboolean matches(const struct dates_point *p, guint32 day)
{
	GDate date;
	g_date_clear(&date, 1);
	g_date_set_julian(&date, day);
	if (p->kind == POINT_WEEKDAY)
		return dates_weekday(day) == p->weekday;
	return g_date_get_day(&date) == p->day &&
	       (!p->month || (int)g_date_get_month(&date) == p->month) &&
	       (!p->year || g_date_get_year(&date) == p->year);
}

static guint32 exact(int day, int month, int year)
{
	GDate date;
	if (!g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
		return 0;
	g_date_clear(&date, 1);
	g_date_set_dmy(&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
	return g_date_get_julian(&date);
}

/* The nearest such day from `from` on, or back from it. 0: there is none. */
static guint32 nearest(const struct dates_point *p, guint32 from, int step)
{
	if (p->kind == POINT_KNOWN)
		return p->known;
	if (p->kind == POINT_DATE && p->year && p->month)
		return exact(p->day, p->month, p->year);
	for (int i = 0; i < YEARS_SEARCHED * 366; i++, from += (guint32)step)
		if (matches(p, from))
			return from;
	return 0;
}

static guint32 end_of_length(const struct dates_line *l, guint32 first)
{
	guint32 last = first;
	if (l->months) {
		GDate date;
		g_date_clear(&date, 1);
		g_date_set_julian(&date, first);
		g_date_add_months(&date, (guint)l->months);
		return g_date_get_julian(&date) - 1;
	}
	for (int left = l->length; left > 0; last++)
		left -= !l->workdays || dates_weekday(last) <= 5;
	return l->length ? last - 1 : first;
}

/* "5-1 Desember": one of the two is a slip, and nobody knows which. */
static gboolean runs_backwards(const struct dates_point *a, const struct dates_point *b)
{
	gboolean one_month =
		(a->month || b->month) && (!a->month || !b->month || a->month == b->month);
	return one_month && (!a->year || !b->year || a->year == b->year) && a->day > b->day;
}

static void resolve_two(const struct dates_line *l, guint32 *first, guint32 *last)
{
	struct dates_point a = l->points[0], b = l->points[1];
	if (b.kind == POINT_DATE && b.year && !b.month)
		b.month = a.month;
	/* "28-2", "1-5 Desember": the last day is not over; the first may be. */
	if (a.kind == POINT_DATE && b.kind == POINT_DATE && runs_backwards(&a, &b)) {
		*first = *last = 0;
	} else if (a.kind == POINT_DATE && b.kind == POINT_DATE && !a.year &&
		   (b.month || !a.month)) {
		*last = nearest(&b, l->today, 1);
		*first = *last ? nearest(&a, *last, -1) : 0;
		/* Without a year nobody means one that began so long ago. */
		if (*last >= l->today && *first + DAYS_BACK_MAX < l->today)
			*first = 0;
	} else {
		*first = nearest(&a, l->today, 1);
		*last = *first ? nearest(&b, *first, 1) : 0;
	}
}

static gboolean resolve(const struct dates_line *l, guint32 *first, guint32 *last)
{
	gboolean dangles = l->tie == TIE_UNTIL;
	if (l->wrong || dangles || (l->count == 0 && !l->length && !l->months && l->odd))
		return FALSE;
	*first = l->today;
	if (l->count == 2) {
		resolve_two(l, first, last);
	} else if (l->until) {
		*last = nearest(&l->points[0], l->today, 1);
	} else {
		if (l->count)
			*first = nearest(&l->points[0], l->today, 1);
		*last = *first ? end_of_length(l, *first) : 0;
	}
	return *first && *last >= *first && *last - *first < DATES_DAYS_MAX;
}

static char *iso(guint32 day)
{
	GDate date;
	g_date_clear(&date, 1);
	g_date_set_julian(&date, day);
	return g_strdup_printf("%04d-%02d-%02d", g_date_get_year(&date), g_date_get_month(&date),
		g_date_get_day(&date));
}

gboolean command_read_dates(
	const char *argument, gint64 now, GTimeZone *zone, char **first_day, char **last_day)
{
	*first_day = *last_day = NULL;
	g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(now);
	g_autoptr(GDateTime) local = utc ? g_date_time_to_timezone(utc, zone) : NULL;
	if (!local || !g_utf8_validate(argument, -1, NULL))
		return FALSE;
	struct dates_line l = { 0 };
	l.today = exact(g_date_time_get_day_of_month(local), g_date_time_get_month(local),
		g_date_time_get_year(local));
	dates_line_read(&l, argument);
	guint32 first, last;
	gboolean read = resolve(&l, &first, &last);
	if (!read)
		return FALSE;
	*first_day = iso(first);
	*last_day = iso(last);
	return TRUE;
}
