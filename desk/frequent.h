/*
 * frequent: which problems came again and again, and what helped best; for reports.
 */
#ifndef DESK_FREQUENT_H
#define DESK_FREQUENT_H

#include "desk/db.h"

struct frequent {
	char *service;
	char *problem;	/* as the earliest letter called it; "" if all are confidential */
	gint64 count;	/* complaints or requests */
	gint64 offices; /* that wrote them */
	char *solution; /* the approved report of the best rated, then the fastest case; "" if none
			 */
	char *number;	/* of that case; "" */
};
void frequent_free(struct frequent *frequent);

/*
 * Tickets opened in [from, to), grouped by service and by what they say (terms.h); those that were
 * merged count once. The most frequent groups first, at most `limit`; what came only once is left
 * out: struct frequent *. Confidential letters are counted, never shown. Check db_ok() afterwards.
 */
GPtrArray *frequent_problems(struct db *db, gint64 from, gint64 to, int limit);

#endif
