/*
 * action_report_paper: paper to draw on, page after page (Pango and Cairo). Lengths are points.
 * Nobody but the files of action_report includes this.
 */
#ifndef GATEWAY_ACTION_REPORT_PAPER_H
#define GATEWAY_ACTION_REPORT_PAPER_H

#include <pango/pangocairo.h>

/* A4 */
#define PAPER_WIDTH 595.276
#define PAPER_HEIGHT 841.890
#define MARGIN 54.0
#define WIDTH (PAPER_WIDTH - 2 * MARGIN)
#define BOTTOM (PAPER_HEIGHT - MARGIN - 14)

#define FONT_TEXT "DejaVu Sans 9.5"
#define FONT_STRONG "DejaVu Sans Bold 9.5"
#define FONT_TITLE "DejaVu Sans Bold 13"
#define FONT_SMALL "DejaVu Sans 8"
#define FONT_CODE "DejaVu Sans Mono Bold 12"

struct paper {
	cairo_t *cairo;
	const char *footer; /* of every page, before its number */
	double y;	    /* of what comes next, from the top */
	int page, pages;    /* pages: 0 while they are being counted */
};

/* What people wrote as it can be printed: valid, line ends and tabs are ours, and nothing in it
 * steers the direction of the text. The caller frees it. */
char *paper_clean(const char *text);
/* The same with NIPs masked. */
char *paper_mask(const char *text);
/* Wrapped to the width. Text of people is cleaned before. The caller unrefs it. */
PangoLayout *paper_layout(struct paper *paper, const char *font, double width, const char *text);
double paper_height_of(PangoLayout *layout);
/* Draws the whole layout there, without looking at the page's end; returns its height. */
double paper_draw_at(struct paper *paper, PangoLayout *layout, double x, double y);
/* The line that the iterator is at, its top at y; returns its height. */
double paper_draw_line(struct paper *paper, PangoLayoutIter *line, double x, double y);
double paper_line_height(PangoLayoutIter *line);

/* Goes to the next page unless so much fits on this one. */
void paper_need(struct paper *paper, double height);
void paper_next_page(struct paper *paper);
/* The foot of the last page. */
void paper_end(struct paper *paper);
/* Draws line by line, over as many pages as it takes. */
void paper_flow(struct paper *paper, PangoLayout *layout, double x);
/* A line of text across the page. */
void paper_centred(struct paper *paper, const char *font, const char *text);
void paper_rule(struct paper *paper, double y, double thickness);

#endif
