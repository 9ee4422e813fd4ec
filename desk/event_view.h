/*
 * event_view: the history as people see it: what of it is for the requester's side, on the page as
 * on paper, and what its rows are called.
 */
#ifndef DESK_EVENT_VIEW_H
#define DESK_EVENT_VIEW_H

#include "desk/ticket.h"

enum event_view {
	EVENT_HIDDEN,	/* does not exist for this person */
	EVENT_WITHHELD, /* that it happened is shown, its text is not */
	EVENT_SHOWN,
};
/* For those who ask: nothing internal, and of action reports the approved one only. */
enum event_view event_view_of_requester(const struct ticket *ticket, const struct event *event);

/* "Diterima teknisi" of "terima", translated; the kind itself if it has no name. */
const char *event_label(const char *kind);

#endif
