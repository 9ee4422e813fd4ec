/*
 * decide_set: the operator corrects a mistake in a ticket. Pure, as decide() is: apply_changes()
 * writes it. Recorded as one entry of the history that says what was changed from what to what, and
 * why; whom it concerns is told.
 */
#ifndef DESK_DECIDE_SET_H
#define DESK_DECIDE_SET_H

#include "desk/decide.h"

#define SET_ERROR (set_error_quark())
GQuark set_error_quark(void);

/* What is NULL, FALSE or 0 stays as it is. Borrowed. */
struct correction {
	const char *reason;  /* never empty */
	const char *by;	     /* address of the operator; "" if nobody is named */
	const char *by_name; /* for people */
	/* Moves section and target times; the same again confirms it. Routing learns it. */
	const struct service *service;
	const char *section;
	const struct person *assignee; /* a technician; without `section` the section follows */
	gboolean nobody;	       /* takes the ticket from its assignee */
	const struct office *office;
	const char *requester, *subject, *phone, *letter_number, *letter_date, *letter_nature;
	const int *severity; /* 0-100; the score follows */
	gint64 due;
	gboolean confirmed; /* the office said yes, by telephone for example */
	const enum status
		*status; /* baru, dikerjakan, ditolak or dibatalkan: never past approval */
};

/*
 * The situation's ticket as it will be, with its entry and notices. NULL with `error` (SET_ERROR,
 * English) for what the ticket's state does not allow, or if nothing would change.
 */
struct decision *decide_set(
	const struct situation *situation, const struct correction *correction, GError **error);

#endif
