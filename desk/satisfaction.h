/*
 * satisfaction: what the requesters said of the work in a month, beside the figures of figures.h
 * (ratings, figures_index(), figures_grade()).
 */
#ifndef DESK_SATISFACTION_H
#define DESK_SATISFACTION_H

#include "desk/figures.h"

/* What a grade means, in the words of Permenpan RB 14/2017, translated: "A" is "sangat baik"; ""
 * for another. */
const char *satisfaction_words(const char *grade);

/* Tickets that were approved in the month and still are, and how many of them are rated. */
struct satisfaction_response {
	gint64 approved, rated;
};
struct satisfaction_response satisfaction_response(const struct month *month);

/* A rating of the month that came with a comment. */
struct satisfaction_comment {
	gint64 at;
	char *number, *office, *service;
	char *technician; /* "" if nobody */
	int rating;	  /* 1-4 */
	char *comment;	  /* NULL: the letter is confidential */
};
void satisfaction_comment_free(struct satisfaction_comment *comment);

/* All of them, oldest first, one at a time by satisfaction_next(). End with query_end(). */
struct query *satisfaction_comments(const struct month *month);
/* NULL at the end. The caller frees it. */
struct satisfaction_comment *satisfaction_next(struct query *query);

#endif
