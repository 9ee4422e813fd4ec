/*
 * action_report_table: ruled tables on paper. Cells wrap, a row that is longer than the page goes
 * on on the next one, and the head stands on each page.
 */
#ifndef GATEWAY_ACTION_REPORT_TABLE_H
#define GATEWAY_ACTION_REPORT_TABLE_H

#include "gateway/action_report_paper.h"

#define RULED_COLUMNS 3

struct ruled {
	guint columns;			  /* at most RULED_COLUMNS */
	double widths[RULED_COLUMNS];	  /* they sum up to WIDTH */
	const char *heads[RULED_COLUMNS]; /* NULL: no head */
	gboolean strong;		  /* the first column is a label */
};

/* The head; nothing if there is none. */
void ruled_begin(struct paper *paper, const struct ruled *shape);
/* One text for each column, as it is. */
void ruled_row(struct paper *paper, const struct ruled *shape, const char *const *texts);

#endif
