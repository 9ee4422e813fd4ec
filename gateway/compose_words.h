/*
 * compose_words: the pieces that the files of compose share. Nobody else includes this.
 */
#ifndef GATEWAY_COMPOSE_WORDS_H
#define GATEWAY_COMPOSE_WORDS_H

#include "gateway/compose.h"
#include "gateway/compose_page.h"

/* One mail in the making. */
struct writing {
	const struct compose *compose;
	const struct settings *settings;
	const struct notice *notice;
	const struct ticket *ticket; /* NULL: about none */
	struct page *page;
	char *token;
	char *reply_to; /* local+TOKEN@domain */
	char *subject;	/* of the mail, on one line */
	struct event *report; /* that waits or was approved; NULL: none */
	/* The reader may see subject and content: always, but for confidential letters. */
	gboolean may_see;
	/* The reader may decide about the report: the mail shows it and carries that proof. */
	gboolean may_approve;
	gboolean report_shown;
	gboolean no_answers; /* offer no commands at the end */
	/* One attachment; NULL: none. */
	GBytes *attached;
	char *attached_name;
	const char *attached_type;
};

/* The subject of the ticket as this reader may see it. */
const char *visible_subject(const struct writing *w, const struct ticket *ticket);

/* Number, subject, status and what else counts now. `whole`: with the sum of the priority, who asks
 * and the letter, as for somebody who sees the ticket for the first time. */
void add_ticket_facts(struct writing *w, gboolean whole);
/* The letter that opened the ticket. */
void add_letter(struct writing *w);
/* Up to three solved cases like this one. */
void add_similar(struct writing *w);
/* The action report, if there is one and the reader may see it. */
void add_report(struct writing *w);
/* Somebody's words, if the reader may see them; names of attachments with them. */
void add_words_of(struct writing *w, const char *title, const char *text);
void add_attachment_names(struct writing *w, const char *label);
/* What was read from attachments, a paragraph for each line, if the reader may see it. */
void add_attachment_note(struct writing *w);
/* One ticket as a line of a list. */
void add_ticket_line(struct writing *w, const struct ticket *ticket);
/* A time as the desk writes it; the caller frees it. */
char *time_words(const struct writing *w, gint64 at);
/* A signed link to the page (number "": to its front); NULL if there is no page. Caller frees. */
char *link_make(const struct writing *w, const char *number);

/* The answers that fit now for this reader; nothing if there are none. */
void add_answers(struct writing *w);
/* Starts answers of one's own; then add_answer(). */
void add_answer(struct writing *w, enum command command);
void add_confirmation(struct writing *w);
/* All commands of the reader's role, for BANTUAN. */
void add_command_list(struct writing *w);
const char *rating_words(int figure); /* 1-4; "" else */

/* The kinds, by who reads them. FALSE: `kind` is not one of theirs. */
gboolean write_for_requester(struct writing *w);
gboolean write_for_technician(struct writing *w);
gboolean write_for_leader(struct writing *w);
gboolean write_for_operator(struct writing *w);
gboolean write_for_anyone(struct writing *w);

#endif
