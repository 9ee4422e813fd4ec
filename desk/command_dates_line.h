/*
 * command_dates_line: what a line says of days, before it is known which days they are. Only
 * desk/command_dates.c includes this.
 */
#ifndef DESK_COMMAND_DATES_LINE_H
#define DESK_COMMAND_DATES_LINE_H

#include <glib.h>

enum { DATES_DAYS_MAX = 366 };

/* A day as it was named: a day of the calendar, of the week, or a date with gaps (0). */
struct dates_point {
	enum { POINT_KNOWN, POINT_WEEKDAY, POINT_DATE } kind;
	guint32 known; /* Julian, as all days here */
	int weekday;   /* 1 Monday to 7 */
	int day, month, year;
};

/* What stands between the last point and the next. */
enum dates_tie { TIE_NONE, TIE_AND, TIE_DASH, TIE_UNTIL };

/* What the line says. Points come in the order of the line. */
struct dates_line {
	guint32 today;
	GPtrArray *tokens; /* char *, lower case */
	guint at;
	struct dates_point points[2];
	guint count;
	enum dates_tie tie; /* behind the last point */
	gboolean until;	    /* begins with "sampai" */
	int length, months; /* how long; 0: not said */
	gboolean workdays;  /* the length skips Saturday and Sunday */
	gboolean odd;	    /* a word that says nothing of days */
	gboolean wrong;	    /* not to be understood */
};

/* Reads the first line of the text into `line`, whose `today` is set and the rest 0. */
void dates_line_read(struct dates_line *line, const char *text);

/* 1 Monday to 7 Sunday. */
int dates_weekday(guint32 day);

#endif
