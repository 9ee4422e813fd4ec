/*
 * body: walks the MIME parts of a mail: its text, plain and as HTML, and its attachments. Nobody
 * outside mailparse/ includes this.
 */
#ifndef MAILPARSE_BODY_H
#define MAILPARSE_BODY_H

#include "mailparse/mailparse.h"

struct body {
	GString *plain;		/* text/plain parts, in order, UTF-8 */
	GString *html;		/* text/html parts, in order, UTF-8 */
	GPtrArray *attachments; /* struct mail_attachment *; taken over by the mail */
	/* of a multipart/report (RFC 3462); "" if there is none */
	char *report_type;     /* lower case: "delivery-status", "disposition-notification" */
	char *delivery_status; /* text of the message/delivery-status part */
	char *returned;	       /* header of the message that came back */
	gboolean has_calendar, has_signed;
};

/* `bytes` is the whole message. Warnings go to `warnings`. Never NULL. */
struct body *body_read(GBytes *bytes, const struct mail_options *limits, GPtrArray *warnings);
void body_free(struct body *body);

void mail_warn(GPtrArray *warnings, const char *format, ...) G_GNUC_PRINTF(2, 3);
void mail_attachment_free(struct mail_attachment *attachment);

#endif
