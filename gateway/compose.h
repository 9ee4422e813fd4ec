/*
 * compose: words a notice as a mail: plain text that stands alone, HTML with one-tap answers.
 * Nothing here decides anything or writes to the database; it reads what a mail needs to say.
 */
#ifndef GATEWAY_COMPOSE_H
#define GATEWAY_COMPOSE_H

#include "desk/decide.h"
#include "desk/outbox.h"

#define COMPOSE_ERROR (compose_error_quark())
GQuark compose_error_quark(void);
enum compose_error {
	COMPOSE_ERROR_ADDRESS, /* the recipient's address can't stand in an envelope */
	COMPOSE_ERROR_PART,    /* an attachment could not be made */
};

/* What all mails of one decision share. Borrowed. */
struct compose {
	struct db *db; /* inside the write transaction that queues the mail */
	const struct settings *settings;
	const struct token_key *key;
	gint64 now;
	/* Of the mail that is answered; NULL and 0 for scheduled mails. */
	const struct situation *situation; /* the sender's tickets, the technicians */
	const struct incoming *incoming;
	gint64 mail_id;		/* its ledger row: what a confirmation refers to */
	GPtrArray *attachments; /* char *: file names of the letter; NULL: none */
	/* Gets what is wrong with the office's own templates (char *, English); NULL: nobody asks.
	 */
	GPtrArray *problems;
};

/*
 * Composes `notice` for its reader. The row is complete and ready for outbox_add(): bytes in RFC
 * 5322 form with CRLF, Message-ID <TOKEN.OUTBOXID@domain>, Reply-To local+TOKEN@domain, both with
 * the reader's own token. NULL and `error` if it can't be made. The caller frees the row.
 */
struct outbox_row *compose_notice(
	const struct compose *compose, const struct notice *notice, GError **error);

/* A mail's words without the mail: for who wants to see what a letter looks like. */
struct shown {
	char *subject, *text, *html;
};
/* Makes no parts and needs nothing in the store but the ticket. Clear it with shown_clear(). */
void compose_show(const struct compose *compose, const struct notice *notice, struct shown *shown);
void shown_clear(struct shown *shown);

#endif
