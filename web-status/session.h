/*
 * session: a signed link becomes a cookie. There are no passwords and nothing is stored: the
 * cookie is itself a signed token (LINK_SESSION) that names its person and never outlives the link
 * it came from.
 *
 * Rights of staff come only from a sign-in link (LINK_STAFF). The link of a ticket mail
 * (LINK_TICKET) is meant for a requester and may have been passed on: its session opens the
 * person's own tickets and no more, whoever the person is.
 */
#ifndef WEB_SESSION_H
#define WEB_SESSION_H

#include "web-status/web.h"

#define SESSION_COOKIE "desk_sesi"

/* Fills visit->viewer from the cookie; nobody if there is none or it is no good. The rights of
 * staff are looked up anew each time: who has left the directory has none. */
void session_read(struct visit *visit);

/* GET /masuk?t=TOKEN: sets the cookie and redirects, so that the token leaves the address bar. */
void session_enter(struct visit *visit);
/* POST /keluar: forgets the cookie. */
void session_leave(struct visit *visit);

#endif
