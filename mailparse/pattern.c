#include "mailparse/pattern.h"

#include <string.h>

GRegex *pattern_compile(const char *pattern)
{
	GRegex *regex = g_regex_new(
		pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE | G_REGEX_MULTILINE, 0, NULL);
	g_assert(regex);
	return regex;
}

gboolean pattern_matches(const GRegex *regex, const char *text)
{
	return strnlen(text, PATTERN_BYTES + 1) <= PATTERN_BYTES &&
	       g_regex_match(regex, text, 0, NULL);
}

char *pattern_capture(const GRegex *regex, const char *text, int group)
{
	g_autoptr(GMatchInfo) match = NULL;
	if (strnlen(text, PATTERN_BYTES + 1) > PATTERN_BYTES ||
		!g_regex_match(regex, text, 0, &match))
		return NULL;
	return text_strip(g_match_info_fetch(match, group));
}

char *text_strip(char *text)
{
	char *begin = text;
	while (*begin && g_unichar_isspace(g_utf8_get_char(begin)))
		begin = g_utf8_next_char(begin);
	gsize length = strlen(begin);
	memmove(text, begin, length + 1);
	while (length) {
		char *last = g_utf8_prev_char(text + length);
		if (!g_unichar_isspace(g_utf8_get_char(last)))
			break;
		*last = '\0';
		length = last - text;
	}
	return text;
}

gboolean text_begins_with(const char *text, const char *const *list)
{
	char first = g_ascii_tolower(*text);
	for (; *list; list++)
		if (**list == first && g_ascii_strncasecmp(text, *list, strlen(*list)) == 0)
			return TRUE;
	return FALSE;
}
