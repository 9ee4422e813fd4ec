/*
 * pages: what people see. Each function answers one visit; who may come is decided by routes.h and
 * what is shown by viewer.h.
 */
#ifndef WEB_PAGES_H
#define WEB_PAGES_H

#include "web-status/html.h"
#include "web-status/web.h"

void page_home(struct visit *visit);	/* the dashboard; a requester's own tickets */
void page_tickets(struct visit *visit); /* ?status= &seksi= &sebelum=ID */
void page_ticket(struct visit *visit);
void page_reports(struct visit *visit);
void page_check(struct visit *visit); /* NUMBER and CODE of a paper, for everybody */

enum sign_in_reason {
	SIGN_IN_WELCOME,
	SIGN_IN_BAD_LINK, /* forged, damaged or too old: the page tells them apart no more than this
			   */
};
void page_sign_in(struct visit *visit, int status, enum sign_in_reason reason);

/* The same page for what does not exist and for what this person may not see. */
void page_not_found(struct visit *visit);
void page_leaders_only(struct visit *visit);
void page_wrong_method(struct visit *visit);
void page_too_large(struct visit *visit, int status);
void page_unavailable(struct visit *visit); /* the database can't be read now */

/* For the pages themselves: head and navigation up to the open <main>, and the rest. */
struct html *page_begin(struct visit *visit, const char *title, const char *path);
void page_end(struct visit *visit, int status, struct html *html);

/* Status and priority as a word with a colour. */
void page_status_chip(struct html *html, const struct ticket *ticket, gint64 now);
void page_priority_chip(struct html *html, const struct ticket *ticket);
/* A list of tickets: a table that becomes cards on a phone. */
void page_ticket_table(struct visit *visit, struct html *html, const GPtrArray *tickets);
/* The subject, or what stands in its place for this viewer. */
const char *page_subject(const struct visit *visit, const struct ticket *ticket);

#endif
