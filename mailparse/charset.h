/*
 * charset: bytes in any charset -> clean UTF-8. Never fails: the declared charset, else UTF-8 if
 * the bytes are that, else windows-1252.
 */
#ifndef MAILPARSE_CHARSET_H
#define MAILPARSE_CHARSET_H

#include <glib.h>

/*
 * `declared` may be NULL or nonsense. Line ends become \n; NULs and control characters other than
 * tab go. `*guessed` (may be NULL) is TRUE if the declared charset did not fit. Caller frees.
 */
char *charset_to_utf8(const char *bytes, gsize size, const char *declared, gboolean *guessed);

/* The same for text that is said to be UTF-8. */
char *charset_clean(const char *text);

/* The letter that windows-1252 has for a byte; U+FFFD where it has none. */
gunichar charset_windows_1252(guchar byte);

#endif
