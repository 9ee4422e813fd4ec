/* Who is away when: leave that is asked for by CUTI, and absences that only a program tells of. */
#include "tests/year/life_parts.h"

#include "desk/words.h"

#include <string.h>

/* Working days of leave in a year, in pieces. */
static const int pieces[] = { 5, 3, 2, 1, 1 };
/* Absences without a word, of one or two days. */
#define SILENT_ABSENCES 2

int life_technician(const char *address)
{
	for (int i = 0; regency_technicians[i]; i++)
		if (strcmp(regency_technicians[i], address) == 0)
			return i;
	return -1;
}

static int day_of(const struct life *l, gint64 at)
{
	g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at);
	g_autoptr(GDateTime) here = g_date_time_to_timezone(utc, l->r->settings->timezone);
	return g_date_time_get_year(here) == 2026 ? g_date_time_get_day_of_year(here) : 0;
}

gboolean life_is_away(const struct life *l, int technician, gint64 at)
{
	return l->absent[technician][day_of(l, at)] != PRESENT;
}

gint64 life_when_present(struct life *l, int technician, gint64 at)
{
	at = calendar_add_working(l->r->calendar, at, 1);
	while (life_is_away(l, technician, at))
		at = calendar_add_working(
			l->r->calendar, calendar_working_day(l->r->calendar, at + DAY, 1), 1);
	return at;
}

int life_days_present(const struct life *l, int technician)
{
	int days = 0;
	for (gint64 at = REGENCY_START; at < l->end; at += DAY)
		days += calendar_is_working_day(l->r->calendar, at) &&
			!life_is_away(l, technician, at);
	return days;
}

/* CUTI by a mail of one's own, for which our mail server vouches. */
static void ask_for_leave(struct life *l, const struct act *act)
{
	struct regency_mail mail = { .from = act->who,
		.subject = "cuti",
		.text = act->text,
		.headers = "Authentication-Results: " REGENCY_AUTHSERV
			   "; dmarc=pass header.from=tik.example\r\n" REGENCY_RECEIVED };
	life_take(l, &mail);
	life_read_outbox(l);
}

static void come_back(struct life *l, const struct act *act)
{
	l->answered_away[life_technician(act->who)] = FALSE;
}

/* Is nobody of this day or just beside it away yet, and is at most one colleague? */
static gboolean is_free(const struct life *l, int technician, gint64 from, gint64 to)
{
	for (gint64 at = from - 3 * DAY; at < to + 3 * DAY; at += DAY)
		if (life_is_away(l, technician, at))
			return FALSE;
	return from > REGENCY_START + 14 * DAY && to < l->end - 3 * DAY;
}

/* From a working day on, so many working days; FALSE: it does not fit. */
static gboolean be_away(struct life *l, int technician, gint64 first, int days, enum absence how)
{
	const struct calendar *calendar = l->r->calendar;
	gint64 last = calendar_working_day(calendar, first, days);
	const char *who = regency_technicians[technician];
	if (!is_free(l, technician, first, last))
		return FALSE;
	for (gint64 at = first; at <= last; at += DAY)
		l->absent[technician][day_of(l, at)] = how;
	life_plan(l, last + DAY, come_back, who, 0, NULL, NULL);
	if (how == OUT_OF_OFFICE)
		return TRUE;
	g_autofree char *from = words_day(first, l->r->settings->timezone);
	g_autofree char *until = words_day(last, l->r->settings->timezone);
	g_autofree char *from_words = words_date(from, "id");
	g_autofree char *until_words = words_date(until, "id");
	g_autofree char *text =
		days == 1 ? g_strdup_printf("CUTI %s", from_words)
			  : g_strdup_printf("CUTI %s sampai %s", from_words, until_words);
	gint64 ahead = first - g_rand_int_range(l->random, 2, 11) * DAY + 10 * HOUR;
	life_plan(l, ahead, ask_for_leave, who, 0, NULL, text);
	return TRUE;
}

static void plan_absence(struct life *l, int technician, int days, enum absence how)
{
	int span = (l->end - REGENCY_START) / DAY;
	for (int tries = 0; tries < 50; tries++) {
		gint64 day = REGENCY_START + g_rand_int_range(l->random, 0, span) * (gint64)DAY;
		gint64 first = calendar_working_day(l->r->calendar, day, 1);
		if (be_away(l, technician, first, days, how))
			return;
	}
}

/* Of a part of the year everybody takes that part of the leave. */
void life_plan_leaves(struct life *l)
{
	double share = (l->end - REGENCY_START) / (360.0 * DAY);
	for (int i = 0; i < LIFE_TECHNICIANS; i++) {
		for (guint j = 0; j < G_N_ELEMENTS(pieces); j++)
			if (share > 0.9 || chance(l->random, share))
				plan_absence(l, i, pieces[j], ON_LEAVE);
		for (int j = 0; j < SILENT_ABSENCES; j++)
			if (share > 0.9 || chance(l->random, share))
				plan_absence(
					l, i, g_rand_int_range(l->random, 1, 3), OUT_OF_OFFICE);
	}
}
