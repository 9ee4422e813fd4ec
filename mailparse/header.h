/*
 * header: the fields of a message's header, in order, decoded. Nobody outside mailparse/ includes
 * this.
 */
#ifndef MAILPARSE_HEADER_H
#define MAILPARSE_HEADER_H

#include "mailparse/mailparse.h"

struct header_field {
	char *name;  /* lower case */
	char *value; /* UTF-8, unfolded on one line, encoded words (RFC 2047) not yet decoded */
};

/*
 * The length of the field's name with which a line begins (RFC 5322 2.2: printable letters, then a
 * colon); 0 if it begins none.
 */
gsize header_name_length(const char *line, gsize size);

/* Reads header fields up to the first empty line: struct header_field *. Never NULL. */
GPtrArray *header_read(const char *bytes, gsize size);

/* The first field of this (lower case) name; NULL if there is none. */
const char *header_get(const GPtrArray *fields, const char *name);

/* Decodes encoded words: one line, no control characters. The caller frees it. */
char *header_text(const char *value);
#define HEADER_ADDRESSES 500
/* struct mail_address *, groups flattened, the first HEADER_ADDRESSES. Never NULL. */
GPtrArray *header_addresses(const char *value);
/* Message ids without angle brackets, of very many the last ones: char *. Never NULL. */
GPtrArray *header_ids(const char *value);
/* NULL if it is no date. */
GDateTime *header_date(const char *value);

struct mail_address *mail_address_new(const char *name, const char *address);
void mail_address_free(struct mail_address *address);

#endif
