/*
 * json: a mail as one JSON object on one line.
 */
#ifndef MAILPARSE_JSON_H
#define MAILPARSE_JSON_H

#include "mailparse/mailparse.h"

/* The caller frees it. Contents of attachments are not in it, their sizes are. */
char *mail_to_json(const struct mail *mail);

#endif
