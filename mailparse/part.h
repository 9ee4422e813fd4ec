/*
 * part: what the header of a MIME part says (RFC 2045, RFC 2183), however it is written. Nobody
 * outside mailparse/ includes this.
 */
#ifndef MAILPARSE_PART_H
#define MAILPARSE_PART_H

#include <gmime/gmime.h>

/* Lower case "type/subtype"; what says nothing of use is "text/plain". The caller frees it. */
char *part_type(GMimeObject *object);

/* A parameter of its Content-Type; "" without it. */
const char *part_parameter(GMimeObject *object, const char *name);
gboolean part_parameter_is(GMimeObject *object, const char *name, const char *word);

/* The file name (RFC 2183 2.3), else the name; NULL without either. The caller frees it. */
char *part_filename(GMimeObject *object);
/* Of an enclosed message: as the client calls it, else by its subject; "" without both. */
char *part_message_name(GMimeObject *part, GMimeMessage *message);

/* "inline", "attachment". */
gboolean part_has_disposition(GMimeObject *object, const char *word);

GMimeContentEncoding part_encoding(GMimePart *part);
/* Even where that is not allowed, as on a multipart. */
gboolean part_says_base64(GMimeObject *object);

#endif
