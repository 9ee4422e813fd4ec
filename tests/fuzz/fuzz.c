#include "tests/fuzz/fuzz.h"

#include <stdlib.h>

/* GLib's and GMime's criticals are our mistakes. libFuzzer sees abort(), not GLib's trap. */
static void on_log(const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
	g_log_default_handler(domain, level & G_LOG_LEVEL_MASK, message, data);
	if (level & (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_ERROR))
		abort();
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc, (void)argv;
	g_log_set_default_handler(on_log, NULL);
	return 0;
}

char *fuzz_text(const uint8_t *data, size_t size)
{
	g_autofree char *valid = g_utf8_make_valid((const char *)data, size);
	GString *text = g_string_sized_new(size);
	for (const char *at = valid; *at; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if (c == '\n' || c == '\t' || !g_unichar_iscntrl(c))
			g_string_append_unichar(text, c);
	}
	return g_string_free(text, FALSE);
}

void check_text(const char *text)
{
	g_assert_nonnull(text);
	g_assert_true(g_utf8_validate(text, -1, NULL));
}

void check_line(const char *text)
{
	check_text(text);
	for (const char *at = text; *at; at = g_utf8_next_char(at))
		g_assert_true(*at == '\t' || !g_unichar_iscntrl(g_utf8_get_char(at)));
}

void check_shape(const char *text, const char *pattern)
{
	check_line(text);
	g_autofree char *whole = g_strconcat("^(?:", pattern, ")\\z", NULL);
	/* libFuzzer sees abort(), not g_error()'s trap. */
	if (!g_regex_match_simple(whole, text, 0, 0)) {
		g_printerr("\"%s\" is not %s\n", text, pattern);
		abort();
	}
}
