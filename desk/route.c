#include "desk/route.h"
#include "desk/texts.h"

#include <string.h>

#define SUBJECT_WEIGHT 3

/* "ip" must not be found in "ipar": so short a word has to stand alone. */
#define SHORT_WORD 3

/*
 * How often `word` begins a word of the text. Its end is free: Indonesian adds -nya, -lah, -kan.
 */
static int occurrences(const char *text, const char *word)
{
	int count = 0;
	gsize length = strlen(word);
	for (const char *at = text; (at = strstr(at, word)); at += length) {
		gunichar before = at > text ? g_utf8_get_char(g_utf8_prev_char(at)) : ' ';
		gunichar after = g_utf8_get_char(at + length);
		if (!g_unichar_isalnum(before) &&
			(length > SHORT_WORD || !g_unichar_isalnum(after)))
			count++;
	}
	return count;
}

static int score(
	const struct service *service, const char *subject, const char *text, GString *found)
{
	int total = 0;
	g_autofree char *lower = g_utf8_strdown(service->keywords, -1);
	g_auto(GStrv) words = g_strsplit_set(lower, ",;|", -1);
	for (int i = 0; words[i]; i++) {
		const char *word = g_strstrip(words[i]);
		if (!*word || strcmp(word, "*") == 0)
			continue;
		int hits = SUBJECT_WEIGHT * MIN(occurrences(subject, word), 1) +
			   MIN(occurrences(text, word), 2);
		/* A phrase says more than a word. */
		int points = hits * (strchr(word, ' ') ? 2 : 1);
		if (points > 0)
			g_string_append_printf(found, "%s%s", found->len ? ", " : "", word);
		total += points;
	}
	return total;
}

static gboolean is_catch_all(const struct service *service)
{
	g_auto(GStrv) words = g_strsplit_set(service->keywords, ",;|", -1);
	for (int i = 0; words[i]; i++)
		if (strcmp(g_strstrip(words[i]), "*") == 0)
			return TRUE;
	return FALSE;
}

static const struct service *fallback(const GPtrArray *services, char **why)
{
	const struct service *service = services->len ? services->pdata[0] : NULL;
	for (guint i = 0; i < services->len; i++)
		if (is_catch_all(services->pdata[i]))
			service = services->pdata[i];
	*why = g_strdup(_("tidak ada kata kunci yang cocok; layanan umum dipakai"));
	return service;
}

const struct service *route_service(
	const GPtrArray *services, const struct incoming *incoming, char **why, gboolean *sure)
{
	g_autofree char *both =
		g_strconcat(incoming->subject, "\n", incoming->letter_subject, NULL);
	g_autofree char *subject = g_utf8_strdown(both, -1);
	g_autofree char *text = g_utf8_strdown(incoming->text, -1);
	const struct service *best = NULL;
	int best_score = 0;
	g_autofree char *best_words = NULL;
	for (guint i = 0; i < services->len; i++) {
		g_autoptr(GString) found = g_string_new("");
		int points = score(services->pdata[i], subject, text, found);
		if (points > best_score) {
			best = services->pdata[i];
			best_score = points;
			g_free(best_words);
			best_words = g_strdup(found->str);
		}
	}
	*sure = best != NULL;
	if (!best)
		return fallback(services, why);
	*why = g_strdup_printf(_("kata kunci: %s (nilai %d)"), best_words, best_score);
	return best;
}
