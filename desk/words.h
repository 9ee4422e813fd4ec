/*
 * words: times, figures and names as people of the office read them. Pure.
 */
#ifndef DESK_WORDS_H
#define DESK_WORDS_H

#include <glib.h>

/* `language` is "id" or "en" everywhere. The caller frees every returned string. */

/* "Selasa, 24 November 2026 pukul 09.12 WIB" / "Tuesday, 24 November 2026 at 09:12 WIB". */
char *words_time(gint64 at, GTimeZone *zone, const char *language);
/* "2026-11-24": the day in that zone. */
char *words_day(gint64 at, GTimeZone *zone);
/* "24 Nov 2026 09.12" for lists. */
char *words_time_short(gint64 at, GTimeZone *zone, const char *language);
/* "24 November 2026"; `iso` is "2026-11-24"; returned as it is if it is no date. */
char *words_date(const char *iso, const char *language);
/* "November 2026" from "2026-11". */
char *words_month(const char *period, const char *language);
/* "2 jam 30 menit", "3 hari 4 jam" (a day is 24 hours), "kurang dari semenit". */
char *words_duration(gint64 seconds, const char *language);
/* "1.234,5" with the given number of decimals / "1,234.5". */
char *words_number(double value, int decimals, const char *language);
/* "83,35%"; "–" when `whole` is 0. */
char *words_percent(double part, double whole, int decimals, const char *language);

/*
 * "2026-10", "oktober 2026", "Okt 2026", "october 2026", "10/2026" -> "2026-10"; "bulan ini",
 * "bulan lalu". Courtesies behind it and further lines don't count. NULL if it is no month. An
 * empty text gives the month before `at`.
 */
char *words_read_period(const char *text, gint64 at, GTimeZone *zone);

/* 1 to 12 from "Desember", "nop", "december"; 0 if it is no month. */
int words_month_number(const char *name);

/* First and one-past-last second of the month "2026-10" in the zone. FALSE if it is no month. */
gboolean words_period_bounds(const char *period, GTimeZone *zone, gint64 *from, gint64 *to);

/* NIP numbers (18 digits, maybe with blanks) keep their first four digits: "1999 **** ****". */
char *words_mask_nip(const char *text);

#endif
