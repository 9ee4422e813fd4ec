/*
 * own_text: knows what the desk itself sent, however a client wrapped, prefixed or re-coded it.
 * Both texts are compared as words, in runs of a few: neither line ends nor punctuation nor links,
 * which filters rewrite, take part. Nobody outside mailparse/ includes this.
 */
#ifndef MAILPARSE_OWN_TEXT_H
#define MAILPARSE_OWN_TEXT_H

#include "mailparse/lines.h"

/*
 * New lines that are ours become quote. Among lines that are quote only because they stand below
 * the begin of an old mail, those that are clearly not ours become new: answers between the lines.
 */
void own_text_mark(GPtrArray *lines, const char *sent);

/*
 * For a mail in which nothing new was found: what was written into the quoted lines themselves
 * becomes new. Returns whether the quote is ours, so that we know that there is nothing more.
 */
gboolean own_text_rescue(GPtrArray *lines, const char *sent);

#endif
