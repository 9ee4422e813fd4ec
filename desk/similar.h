/*
 * similar: solved cases that are like a letter, found by full-text search over the terms (terms.h)
 * of problem and solution.
 *
 * A case counts by the part of the letter that it has in common, rare words for more than frequent
 * ones and those of the subject twice; the same service and the same office add to it. What has too
 * little in common is not shown: no case is better than a wrong one. However many cases there are,
 * only the newest thousand of each word are looked at, so the work is bounded.
 */
#ifndef DESK_SIMILAR_H
#define DESK_SIMILAR_H

#include "desk/ticket.h"

/* A solved case like this one. */
struct similar {
	char *number;
	char *subject;
	char *solution;
};

/* What to look for. */
struct similar_wish {
	const char *subject, *text;
	const char *service_code; /* NULL: not known */
	gint64 office_id;	  /* 0: not known */
};

void similar_free(struct similar *similar);
/* At most `max` cases, the most similar first: struct similar *. Never confidential ones. */
GPtrArray *similar_search(struct db *db, const struct similar_wish *wish, int max);
/* Adds a solved ticket; again for the same ticket takes the place of the old text. */
void similar_add(struct db *db, const struct ticket *ticket, const char *solution);
void similar_remove(struct db *db, gint64 ticket_id);

#endif
