/*
 * similar: solved cases, found by full-text search over problem and solution.
 */
#ifndef DESK_SIMILAR_H
#define DESK_SIMILAR_H

#include "desk/situation.h"

void similar_free(struct similar *similar);
/* At most `max` cases most like this text: struct similar *. */
GPtrArray *similar_find(struct db *db, const char *subject, const char *text, int max);
/* Adds a solved ticket; again for the same ticket takes the place of the old text. */
void similar_add(struct db *db, const struct ticket *ticket, const char *solution);
void similar_remove(struct db *db, gint64 ticket_id);

#endif
