/*
 * leave: the days on which technicians are away.
 */
#ifndef DESK_LEAVE_H
#define DESK_LEAVE_H

#include "desk/db.h"

/* The last day of this person's leave that holds `day` ("2026-12-01"); NULL: at work. Caller frees.
 */
char *leave_until(struct db *db, gint64 person_id, const char *day);

#endif
