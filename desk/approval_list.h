/*
 * approval_list: the lists of waiting reports as they were mailed to leaders.
 */
#ifndef DESK_APPROVAL_LIST_H
#define DESK_APPROVAL_LIST_H

#include "desk/ticket.h"

/* Keeps what the reports of these tickets (struct ticket *) say, as it is listed for the person;
 * the id. */
gint64 approval_list_add(struct db *db, gint64 person_id, const GPtrArray *tickets, gint64 at);

/* The listed reports and their tickets as they are now: struct listed * (situation.h). */
GPtrArray *approval_list_load(struct db *db, gint64 id);

#endif
