/*
 * trend: a month's figures beside those of the months before it.
 */
#ifndef DESK_TREND_H
#define DESK_TREND_H

#include "desk/figures_tables.h"

#define TREND_MONTHS 12

struct trend {
	/* struct figures * (figures_brief()), oldest first: up to twelve months, the month itself
	   is the last. Months before the desk's first letter are left out. */
	GPtrArray *months;
	struct figures *before;	  /* the month before, borrowed; NULL: before the first letter */
	struct figures *year_ago; /* the same month of last year; NULL: the same */
};

/* Of closed months as they were sent. `figures` are the month's own; they must outlive the trend.
 * Check db_ok() afterwards. */
struct trend *trend_of(const struct month *month, const struct figures *figures, GTimeZone *zone);
void trend_free(struct trend *trend);
typedef struct trend trend_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(trend_auto, trend_free)

/*
 * Three sentences that say what stands out, most telling first: char *, in the language of the
 * texts. Pure. All of one month.
 */
GPtrArray *trend_highlights(const struct figures *figures, const struct figures_tables *tables,
	const struct trend *trend, const struct settings *settings);

#endif
