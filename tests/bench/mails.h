/*
 * mails: the mails that are measured, made from nothing, the same bytes each time. Contents are
 * invented. The caller frees them.
 */
#ifndef TESTS_BENCH_MAILS_H
#define TESTS_BENCH_MAILS_H

#include <glib.h>

/* A letter as plain text, quoted-printable, 3 KB with its header. */
GBytes *mails_letter(void);
/* A reply from Outlook, HTML only, 60 KB: a few new lines above a long thread. */
GBytes *mails_html_reply(void);
/* One line of text, and a PDF of 10 MB in base64. */
GBytes *mails_pdf(void);

#endif
