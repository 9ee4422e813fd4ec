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
	char *reply_to;	      /* local+TOKEN@domain */
	char *subject;	      /* of the mail, on one line */
	struct event *report; /* that waits or was approved; NULL: none */
	/* The reader may see subject and content: always, but for confidential letters. */
	gboolean may_see;
	/* The reader may decide about the report: the mail shows it and carries that proof. */
	gboolean may_approve;
	gboolean report_shown, facts_shown, letter_shown;
	gboolean answered;   /* the answers, or others in their place, are on the page */
	gboolean linked;     /* so is the link to the page of the desk */
	GPtrArray *attached; /* struct mime_attachment * */
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
/* All that SETUJU is for and the page does not show yet. */
void add_what_is_approved(struct writing *w);
/* Somebody's words, not too many of them; the caller frees it. */
char *words_cut(const char *text);
/* What was attached to the mail at hand, if the reader may see it. */
void add_attachment_names(struct writing *w);
/* What was read from attachments, a paragraph for each line, if the reader may see it. */
void add_attachment_note(struct writing *w);
/* One ticket as a line of a list. */
void add_ticket_line(struct writing *w, const struct ticket *ticket);
/* A time as the desk writes it; the caller frees it. */
char *time_words(const struct writing *w, gint64 at);
/* local+TOKEN@domain; the caller frees it. */
char *reply_address(const struct writing *w, const char *token);
/* A signed link to the page (number "": to its front); NULL if there is no page. Caller frees. */
char *link_make(const struct writing *w, const char *number);

/* The answers that fit now for this reader; nothing if there are none. */
void add_answers(struct writing *w);
void add_confirmation(struct writing *w);
void add_office_confirmation(struct writing *w);
void add_approve_all(struct writing *w);
/* The data that the service requires and nobody has named, "NIP, HP"; "" if none. */
const char *missing_data(const struct writing *w);
/* The same as a form, to be copied or one tap away. */
void add_data(struct writing *w);
void add_undo(struct writing *w);
/* All commands of the reader's role, for BANTUAN. */
void add_command_list(struct writing *w);
const char *rating_words(int figure); /* 1-4; "" else */

/* How many tickets the mail lists, and the list. */
guint tickets_listed(const struct writing *w);
void add_tickets(struct writing *w);
/* The numbers of those beside the mail's own ticket; "" if there are none. The caller frees it. */
char *also_listed(const struct writing *w);
/* Of the tickets listed, the reports that wait for approval. */
void add_reports(struct writing *w);
/* For a requester's MASUK: a link to each open ticket. */
void add_ticket_links(struct writing *w);
void add_technicians(struct writing *w);
/* From whom and about what the mail at hand is; not what it says. */
void add_mail_facts(struct writing *w);
void add_page_link(struct writing *w);

/* Attaches what the notice brings. FALSE with `error` (COMPOSE_ERROR_PART) if it can't be had. */
gboolean attach_parts(struct writing *w, GError **error);

#endif
