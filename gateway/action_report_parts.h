/*
 * The pieces that the files of action_report share. Nobody else includes this.
 */
#ifndef GATEWAY_ACTION_REPORT_PARTS_H
#define GATEWAY_ACTION_REPORT_PARTS_H

#include "desk/approval.h"
#include "desk/settings.h"
#include "gateway/action_report_paper.h"

/* What is printed, read from the store once. */
struct content {
	const struct settings *settings;
	const struct ticket *ticket;			/* with the names that the leader saw */
	GPtrArray *events;				/* struct event *: the whole history */
	const struct event *letter, *report, *approval; /* of `events`; letter: NULL if none */
	const struct approval *approved;		/* the row of `approval`; its digest: "" of
							 * before there was one */
	gboolean by_head;				/* who signs under the title */
	struct person *author, *approver;		/* NULL: no longer in the directory */
};

void action_report_draw_head(struct paper *paper, const struct content *content);
void action_report_draw_body(struct paper *paper, const struct content *content);
/* Who signs, and how the paper can be checked. */
void action_report_draw_end(struct paper *paper, const struct content *content);

#endif
