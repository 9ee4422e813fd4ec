/*
 * approval: what a leader approved, to the letter.
 *
 * A digest stands for everything that the leader saw of a report and that the paper prints of it:
 * the approval mail carries it in its token, SETUJU counts for it alone and writes it down, and the
 * paper shows its first letters as a code, so that paper can be checked against the record.
 */
#ifndef DESK_APPROVAL_H
#define DESK_APPROVAL_H

#include "desk/ticket.h"

/*
 * SHA-256, in hex, of number, subject, office, requester, service, section, number and date of the
 * letter, what it said, and the report with its author and time. Pure. The caller frees it.
 */
char *approval_digest(const struct ticket *ticket, const char *letter, const struct event *report);
/* The same of the ticket and its present report, as they are stored; "" if there is no report. */
char *approval_digest_now(struct db *db, const struct ticket *ticket);

/* The first 64 bits for people: "3FA9 12BC 0D4E 77A1"; "" of "". The caller frees it. */
char *approval_code(const char *digest);
/* The same without the spaces, for a link. */
char *approval_code_plain(const char *digest);
/* Is it this digest's code, in any case, with or without spaces, or the whole digest? The time it
 * takes does not tell how much of it is right. FALSE for the digest "". */
gboolean approval_code_is(const char *digest, const char *code);

/* SETUJU: one row for each, see schema.sql. */
struct approval {
	gint64 event_id; /* SETUJU */
	gint64 ticket_id, at;
	gint64 report_event;
	gint64 reported_at, due; /* due: the target then */
	char *digest;		 /* "" of before it was kept */
	char *office, *service;	 /* as the leader saw them; "" of before they were kept */
	gint64 taken_back;	 /* the entry by which it stopped to count; 0: it stands */
};
void approval_free(struct approval *approval);
typedef struct approval approval_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(approval_auto, approval_free)

/* The last one of the ticket that stands; NULL: none. */
struct approval *approval_load(struct db *db, gint64 ticket_id);
/* Addresses that were told of it, as requester or technician, or asked for the report: char *. */
GPtrArray *approval_told(struct db *db, const struct approval *approval);
/* The one whose code this is, standing or not; NULL: none. */
struct approval *approval_find(struct db *db, gint64 ticket_id, const char *code);
/* The ticket is selesai by this approval, and what was approved is what the ticket says now. */
gboolean approval_holds(
	struct db *db, const struct approval *approval, const struct ticket *ticket);
/* Names of office and service become those that the leader saw. */
void approval_name(const struct approval *approval, struct ticket *ticket);
/* Writes the row of the event, which has its id. */
void approval_add(
	struct db *db, const struct ticket *ticket, const struct event *event, const char *digest);
/* The last one of the ticket that stands counts no more, by that entry of the history. */
void approval_take_back(struct db *db, gint64 ticket_id, gint64 event_id);

#endif
