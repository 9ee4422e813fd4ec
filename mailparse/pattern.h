/*
 * pattern: constant regular expressions, any case, compiled once where they stand. Text longer than
 * PATTERN_BYTES is no line that a person wrote and matches nothing: time stays bounded.
 */
#ifndef MAILPARSE_PATTERN_H
#define MAILPARSE_PATTERN_H

#include <glib.h>

#define PATTERN_BYTES 4096

/* For the two macros: compiles, or g_assert()s that the constant is a pattern. */
GRegex *pattern_compile(const char *pattern);
gboolean pattern_matches(const GRegex *regex, const char *text);
char *pattern_capture(const GRegex *regex, const char *text, int group);

/* Takes blanks of every kind off both ends, in place; returns `text`. */
char *text_strip(char *text);
/* Does the text begin with one of the list, in any case? The list is in lower case and ends with
 * NULL. */
gboolean text_begins_with(const char *text, const char *const *list);

#define PATTERN_COMPILED(pattern)                                                                  \
	({                                                                                         \
		static gsize compiled;                                                             \
		if (g_once_init_enter(&compiled))                                                  \
			g_once_init_leave(&compiled, (gsize)pattern_compile(pattern));             \
		(const GRegex *)compiled;                                                          \
	})

/* Does the constant pattern match? */
#define text_matches(pattern, text) pattern_matches(PATTERN_COMPILED(pattern), text)
/* The group of the first match, trimmed; NULL if there is none. The caller frees it. */
#define text_capture(pattern, text, group) pattern_capture(PATTERN_COMPILED(pattern), text, group)

#endif
