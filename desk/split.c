#include "desk/split.h"
#include "desk/route.h"

#include <string.h>

#define LETTERS_MIN 3

static gboolean says_something(const char *text)
{
	int letters = 0;
	for (const char *at = text; *at; at = g_utf8_next_char(at))
		letters += g_unichar_isalpha(g_utf8_get_char(at));
	return letters >= LETTERS_MIN;
}

static void add(GPtrArray *list, GString *item)
{
	char *text = g_strstrip(g_string_free(item, FALSE));
	if (says_something(text))
		g_ptr_array_add(list, text);
	else
		g_free(text);
}

/* Items with a figure (or, if `dashes`, a dash) before them. */
static GPtrArray *items(const char *text, gboolean dashes)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GRegex) mark = g_regex_new(
		dashes ? "^\\s*(?:\\d{1,2}[.)]|[-*•–])\\s*(?=\\D)" : "^\\s*\\d{1,2}[.)]\\s*(?=\\D)",
		0, 0, NULL);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	GString *item = NULL;
	for (int i = 0; lines[i]; i++) {
		g_autoptr(GMatchInfo) match = NULL;
		int end = 0;
		gboolean begins = g_regex_match(mark, lines[i], 0, &match) &&
				  g_match_info_fetch_pos(match, 0, NULL, &end);
		gboolean blank = !lines[i][strspn(lines[i], " \t\r")];
		if (item && (begins || blank))
			add(list, g_steal_pointer(&item));
		if (begins)
			item = g_string_new(lines[i] + end);
		else if (item)
			g_string_append_printf(item, " %s", g_strstrip(lines[i]));
	}
	if (item)
		add(list, item);
	return list;
}

static GPtrArray *between(const char *text, const char *sign)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
	g_auto(GStrv) parts = g_strsplit(text, sign, -1);
	for (int i = 0; parts[i]; i++)
		add(list, g_string_new(parts[i]));
	return list;
}

GPtrArray *split_problems(const char *text)
{
	GPtrArray *list = items(text, TRUE);
	if (list->len >= 2)
		return list;
	g_ptr_array_unref(list);
	return between(text, strchr(text, ';') ? ";" : "\n");
}

/* The service of a problem alone; NULL where it is a guess. */
static const struct service *service_of_problem(
	const struct situation *s, const struct incoming *in, const char *problem)
{
	struct incoming alone = *in;
	alone.subject = alone.letter_subject = "";
	alone.text = problem;
	g_autoptr(routing_auto) routing = route_service(s->services, &alone, s->evidence);
	return routing->certainty >= s->settings->routing_sure ? routing->service : NULL;
}

char *split_offer(const struct situation *s, const struct incoming *in, const char *text)
{
	g_autoptr(GPtrArray) list = items(text, FALSE);
	const struct service *first = NULL;
	gboolean differ = FALSE;
	GString *offer = g_string_new("");
	for (guint i = 0; i < list->len && i < SPLIT_MAX; i++) {
		const struct service *service = service_of_problem(s, in, list->pdata[i]);
		differ = differ || (first && service && service != first);
		first = first ? first : service;
		/* The sign between problems must not stand within one. */
		g_autofree char *problem = g_strdelimit(g_strdup(list->pdata[i]), ";", ',');
		g_string_append_printf(offer, "%s%s", i ? "; " : "", problem);
	}
	if (!differ)
		g_string_truncate(offer, 0);
	return g_string_free(offer, FALSE);
}
