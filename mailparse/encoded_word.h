/*
 * encoded_word: RFC 2047 words in header fields. Neighbours of one charset are joined before they
 * are decoded: many mailers cut them inside a character.
 */
#ifndef MAILPARSE_ENCODED_WORD_H
#define MAILPARSE_ENCODED_WORD_H

#include <glib.h>

/*
 * All encoded words of `value` decoded; what is none stays. With `quote` the decoded text stands as
 * a quoted-string (RFC 5322 3.2.4), for fields with a syntax. Clean UTF-8; the caller frees it.
 */
char *encoded_words_decode(const char *value, gboolean quote);

#endif
