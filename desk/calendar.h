/*
 * calendar: the office's working time. Pure: holidays and hours come in, nothing is read.
 *
 * Times are Unix seconds (UTC); days and hours are those of the calendar's time zone.
 */
#ifndef DESK_CALENDAR_H
#define DESK_CALENDAR_H

#include <glib.h>

struct calendar;

#define CALENDAR_ERROR (calendar_error_quark())
GQuark calendar_error_quark(void);
enum calendar_error {
	CALENDAR_ERROR_PERIOD, /* neither "default" nor two dates in order */
	CALENDAR_ERROR_HOURS,
};

struct calendar *calendar_new(GTimeZone *zone);
void calendar_free(struct calendar *calendar);
typedef struct calendar calendar_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(calendar_auto, calendar_free)

/*
 * Adds a row of hours. `period` is "default" or "2026-02-18/2026-03-19" (both days included; later
 * rows win over earlier ones, any dated row over default). `hours` is
 * "Mon-Thu 07.30-15.30; Fri 07.30-14.00 break 12.00-13.00"; days not named are free; "Sen-Kam",
 * "Jum" and "07:30" are understood too, "istirahat" for break. A day may be named twice if its
 * hours do not overlap; hours end on the day they begin, at 24.00 at the latest. FALSE and an
 * error that says what is expected; the calendar is then unchanged.
 */
gboolean calendar_add_hours(struct calendar *calendar, const char *period, const char *hours,
	GError **error);

/* A public holiday or cuti bersama: no working time. */
void calendar_add_holiday(struct calendar *calendar, const GDate *date);

/* Seconds of working time in [from, to); 0 if to <= from. */
gint64 calendar_working_seconds(const struct calendar *calendar, gint64 from, gint64 to);

/*
 * The moment at which `seconds` of working time have passed since `from`. If no working time is
 * found within ten years, `from` plus `seconds` of plain time.
 */
gint64 calendar_add_working(const struct calendar *calendar, gint64 from, gint64 seconds);

/* Is the day of `at` a working day, and is it the first one of its month? */
gboolean calendar_is_working_day(const struct calendar *calendar, gint64 at);
gboolean calendar_is_first_working_day(const struct calendar *calendar, gint64 at);

/* The midnight with which a day ("2026-12-01") begins; 0 if it is no date. */
gint64 calendar_day_begins(const struct calendar *calendar, const char *day);

/*
 * The midnight with which the `count`-th working day begins (1: the first one), counted from the
 * day of `at`, which may be the first. That day itself if there is none within ten years.
 */
gint64 calendar_working_day(const struct calendar *calendar, gint64 at, int count);

/* The moment of a time of day, "07.45", on the day of `at`. It must be a time. */
gint64 calendar_time_of_day(const struct calendar *calendar, gint64 at, const char *time);

/* When the last working hour of the day of `at` ends; on a free day the midnight it begins with. */
gint64 calendar_day_ends(const struct calendar *calendar, gint64 at);

#endif
