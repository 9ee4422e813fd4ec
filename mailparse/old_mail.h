/*
 * old_mail: where an old mail begins in the text of a new one without a '>': its header as a block
 * of fields, or a line such as "----- Pesan Asli -----". Nobody outside mailparse/ includes this.
 */
#ifndef MAILPARSE_OLD_MAIL_H
#define MAILPARSE_OLD_MAIL_H

#include "mailparse/lines.h"

/* How many lines the header of an old mail has that begins at line `i`; 0: none does. */
guint old_mail_header(const GPtrArray *lines, guint i);

/* Does an old mail begin at line `i`? */
gboolean old_mail_begins(const GPtrArray *lines, guint i);

/* The first line at which one does; the number of lines if none does. */
guint old_mail_first(const GPtrArray *lines);

/* Where the blank lines and rules right above line `i` begin. */
guint old_mail_rule_above(const GPtrArray *lines, guint i);

/*
 * Below something newly written, all from the begin of an old mail on is quote; with `even_first`
 * also where nothing is written above it. None begins above line `first`.
 */
void old_mail_mark(GPtrArray *lines, guint first, gboolean even_first);

#endif
