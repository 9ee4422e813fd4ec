/*
 * parameter: the parameters of a MIME header field (RFC 2045 5.1), continued and encoded ones (RFC
 * 2231) and what clients make of them. Nobody outside mailparse/ includes this.
 */
#ifndef MAILPARSE_PARAMETER_H
#define MAILPARSE_PARAMETER_H

#include <glib.h>

/*
 * The parameter `name` (lower case) of a raw header field, in UTF-8; encoded words (RFC 2047) in it
 * are not decoded. NULL if there is none. The caller frees it.
 */
char *parameter_read(const char *raw, const char *name);

#endif
