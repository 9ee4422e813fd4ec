/*
 * frequent: which problems came again and again, and what helped best; for reports.
 */
#ifndef DESK_FREQUENT_H
#define DESK_FREQUENT_H

#include "desk/month.h"

struct frequent {
	char *service;
	char *problem;	/* as the earliest subject called it that says something; "" if all are
			   confidential */
	gint64 count;	/* complaints or requests */
	gint64 offices; /* that wrote them */
	char *solution; /* the approved report of the best rated, then the fastest case; "" if none
			 */
	char *number;	/* of that case; "" */
};
void frequent_free(struct frequent *frequent);

/*
 * Tickets opened in the month, grouped by service and by what they say (terms.h); those that were
 * merged count once. The most frequent groups first, of as frequent ones that which came first; at
 * most `limit`. What came only once is left out: struct frequent *. Confidential letters are
 * counted, never shown. Check db_ok() afterwards.
 *
 * A letter is compared by the terms that it shares with the groups of its service; no more than
 * FREQUENT_GROUPS groups are kept at once. As long as a month has no more different problems than
 * that, the counts are exact. Beyond, the half that came least and longest ago is forgotten, and
 * counted from the start if it comes again. So time grows with the number of letters, and memory
 * does not.
 */
#define FREQUENT_GROUPS 2048
GPtrArray *frequent_problems(const struct month *month, int limit);

#endif
