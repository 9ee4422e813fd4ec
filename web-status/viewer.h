/*
 * viewer: who looks at the page, and what this person may see. Every page, file and JSON answer
 * asks here; nothing else decides about rights.
 *
 * A requester sees the tickets in which it takes part, without what staff marked internal and
 * without an action report that the leader has not approved. Staff see all tickets; the content of
 * a confidential letter only its assignee, leaders and operators (and the requester itself).
 */
#ifndef WEB_VIEWER_H
#define WEB_VIEWER_H

#include "desk/board.h"
#include "desk/event_view.h"

struct viewer {
	char *address;	      /* "" without a session */
	struct person *staff; /* the active person of the directory, if signed in as staff */
};
void viewer_clear(struct viewer *viewer);

gboolean viewer_is_known(const struct viewer *viewer); /* has a session */
gboolean viewer_is_staff(const struct viewer *viewer);
gboolean viewer_is_leader(const struct viewer *viewer); /* leader or operator: reports too */

/* May this person open the ticket's page at all? */
gboolean viewer_may_open(const struct viewer *viewer, struct db *db, const struct ticket *ticket);
/* May it read subject, letter, conversation and attachments of a ticket that it may open? */
gboolean viewer_may_read(const struct viewer *viewer, const struct ticket *ticket);

enum event_view viewer_event(
	const struct viewer *viewer, const struct ticket *ticket, const struct event *event);
/* May this person download what came with the mail `mail_id`? */
gboolean viewer_may_download(const struct viewer *viewer, const struct ticket *ticket,
	const GPtrArray *events, gint64 mail_id);
/* The text of the approved report; NULL if there is none or this person may not read it. */
const struct event *viewer_report(
	const struct viewer *viewer, const struct ticket *ticket, const GPtrArray *events);

#endif
