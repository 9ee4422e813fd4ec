/*
 * approval_content: what the answer to one approval mail is for: the report of its ticket, and, of
 * a ticket that leads an incident, the same report on each member that the answer goes for, too.
 */
#ifndef DESK_APPROVAL_CONTENT_H
#define DESK_APPROVAL_CONTENT_H

#include "desk/situation.h"

/* What is answered to this report of the leading ticket is answered to the member's, too: it waits
 * with the report that was written for all. Pure. */
gboolean approval_carries(const struct event *report, const struct related *member);
/* Those members of the ticket, by id: struct related *. None if it leads no incident. */
GPtrArray *approval_carried(struct db *db, const struct ticket *ticket);
/* The answer to the leading ticket (NULL: there is none) is for the member, too: leaders are asked
 * by the mail about that one. Pure. */
gboolean approval_goes_with(const struct related *leading, const struct related *member);
/* The digests (approval.h) of all that the answer is for, as they are stored. The mail's token has
 * it, and the answer counts while it is the same. The caller frees it. */
char *approval_content(struct db *db, const struct ticket *ticket);

/* What all reports that wait for approval are for: gint64 ticket id -> char *. */
GHashTable *approval_waiting(struct db *db);
/* Of those, by id, the ones that are for something else by now, a new name of office or service:
 * struct related *, with their acts, each one whose mail leaders are to get anew. */
GPtrArray *approval_changed(struct db *db, GHashTable *before);

#endif
