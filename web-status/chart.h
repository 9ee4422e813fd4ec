/*
 * chart: inline SVG that scales, follows the page's colours and says in words what it shows.
 */
#ifndef WEB_CHART_H
#define WEB_CHART_H

#include "desk/figures.h"
#include "web-status/html.h"

/* Tickets in and done per week: struct figures_week *. */
void chart_weeks(struct html *html, const GPtrArray *weeks, GTimeZone *zone);
/* A list of bars: struct figures_count *. Nothing for an empty list. */
void chart_bars(struct html *html, const char *title, const GPtrArray *counts);

#endif
