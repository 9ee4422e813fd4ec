/*
 * command_dates: the days that the argument of CUTI names. Pure: the time comes in as a value.
 */
#ifndef DESK_COMMAND_DATES_H
#define DESK_COMMAND_DATES_H

#include <glib.h>

/*
 * Reads the first line of `argument`: "1-5 Desember 2026", "besok sampai jumat", "3 hari mulai
 * besok", "minggu depan" (Monday to Friday); "" is today. Without a year the nearest days that are
 * not over are meant. "3 hari" are days of the calendar, "3 hari kerja" skips Saturday and Sunday.
 * Words that say nothing of days are passed over.
 *
 * TRUE: `*first_day` and `*last_day` are ISO days ("2026-12-01"), not in reverse, at most 366 days
 * together; the caller frees them. FALSE, and NULL in both: not understood.
 */
gboolean command_read_dates(
	const char *argument, gint64 now, GTimeZone *zone, char **first_day, char **last_day);

#endif
