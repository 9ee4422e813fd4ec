/*
 * calendar: what an invitation says (RFC 5545, RFC 5546). Only what its reader must know: what,
 * when, where, and who invites. Nobody outside mailparse/ includes this.
 */
#ifndef MAILPARSE_CALENDAR_H
#define MAILPARSE_CALENDAR_H

#include "mailparse/mailparse.h"

#define CALENDAR_EVENTS 20

/*
 * Takes out the folds (RFC 5545 3.1), which may stand in the midst of a letter: before the bytes
 * become text. The caller owns the result.
 */
GBytes *calendar_unfold(GBytes *folded);

/*
 * Adds the events of a text/calendar part, unfolded, to `events`, struct mail_event *, until there
 * are CALENDAR_EVENTS.
 */
void calendar_read(const char *text, GPtrArray *events);
void calendar_event_free(struct mail_event *event);

/* The events in words, for people. The caller frees it. */
char *calendar_text(const GPtrArray *events);

#endif
