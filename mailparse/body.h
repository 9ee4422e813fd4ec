/*
 * body: walks the MIME parts of a mail: its texts, plain and as HTML, and its attachments. Nobody
 * outside mailparse/ includes this.
 */
#ifndef MAILPARSE_BODY_H
#define MAILPARSE_BODY_H

#include "mailparse/lines.h"
#include "mailparse/mailparse.h"

/* One text of the mail, in UTF-8. Where the mail has it both ways, they say the same. */
struct body_text {
	GPtrArray *plain; /* struct line *; NULL: none */
	GPtrArray *html;  /* char *: the documents it consists of, in order */
};

struct body {
	GPtrArray *texts;	/* struct body_text *, in order */
	GPtrArray *attachments; /* struct mail_attachment *; taken over by the mail */
	GPtrArray *events;	/* struct mail_event *; taken over by the mail */
	/* of a multipart/report (RFC 3462); "" if there is none */
	char *report_type;     /* lower case: "delivery-status", "disposition-notification" */
	char *delivery_status; /* text of the message/delivery-status part */
	char *returned;	       /* header of the message that came back */
	GBytes *enclosed;      /* the first message/rfc822 that no report encloses; NULL */
};

/* `bytes` is the whole message. Warnings go to `warnings`. Never NULL. */
struct body *body_read(GBytes *bytes, const struct mail_options *limits, GPtrArray *warnings);
void body_free(struct body *body);

void mail_warn(GPtrArray *warnings, const char *format, ...) G_GNUC_PRINTF(2, 3);

#endif
