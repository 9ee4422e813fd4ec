/*
 * figures_parts: what the files of figures share. Nobody else includes this.
 */
#ifndef DESK_FIGURES_PARTS_H
#define DESK_FIGURES_PARTS_H

#include "desk/figures.h"
#include "desk/month_parts.h"

/* Rows of (name, count) -> struct figures_count *. Ends the query. */
GPtrArray *figures_counts(struct query *query);

/* Monday 00:00 of the week of a moment. */
gint64 figures_monday(gint64 at, GTimeZone *zone);

#endif
