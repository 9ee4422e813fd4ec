#include "desk/priority.h"
#include "desk/texts.h"
#include "desk/words.h"

#include <stdlib.h>
#include <string.h>

int priority_severity(int severity, const char *nature)
{
	static const struct {
		const char *nature;
		int raise;
	} raises[] = { { "penting", 5 }, { "segera", 10 }, { "sangat segera", 20 } };
	for (guint i = 0; i < G_N_ELEMENTS(raises); i++)
		if (strcmp(nature, raises[i].nature) == 0)
			severity += raises[i].raise;
	return CLAMP(severity, 0, 100);
}

static gboolean is_negation(const char *word)
{
	static const char *const negations[] = { "tidak", "tdk", "tak", "bukan", "belum", "blm",
		"gak", "nggak", "ora", "not" };
	for (guint i = 0; i < G_N_ELEMENTS(negations); i++)
		if (strcmp(word, negations[i]) == 0)
			return TRUE;
	return FALSE;
}

/* The words of a text in lower case, each between blanks: " jaringan seluruh kantor mati ". */
static char *spread(const char *text)
{
	g_autofree char *lower = g_utf8_strdown(text, -1);
	GString *words = g_string_new(" ");
	for (const char *at = lower; *at; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if (g_unichar_isalnum(c))
			g_string_append_unichar(words, c);
		else if (words->str[words->len - 1] != ' ')
			g_string_append_c(words, ' ');
	}
	if (words->str[words->len - 1] != ' ')
		g_string_append_c(words, ' ');
	return g_string_free(words, FALSE);
}

/* Is the word that ends before `at` a negation? */
static gboolean is_negated(const char *words, const char *at)
{
	const char *start = at;
	while (start > words && start[-1] != ' ')
		start--;
	g_autofree char *word = g_strndup(start, at - start);
	return is_negation(word);
}

static gboolean says(const char *words, const char *phrase)
{
	g_autofree char *wanted = spread(phrase);
	for (const char *at = words; (at = strstr(at, wanted)); at++)
		if (!is_negated(words, at))
			return TRUE;
	return FALSE;
}

char *priority_words(const char *raising, int max, const char *text, int *raise)
{
	g_autofree char *words = spread(text);
	g_auto(GStrv) entries = g_strsplit(raising, ";", -1);
	GString *found = g_string_new("");
	*raise = 0;
	for (int i = 0; entries[i]; i++) {
		char *entry = g_strstrip(entries[i]);
		char *blank = strrchr(entry, ' ');
		if (!blank)
			continue;
		*blank = '\0';
		if (!says(words, entry))
			continue;
		g_string_append_printf(found, "%s%s", found->len ? ", " : "", g_strstrip(entry));
		*raise += atoi(blank + 1);
	}
	*raise = MIN(*raise, max);
	return g_string_free(found, FALSE);
}

/* What counts of the availability: all of it for an urgent ticket. */
static int priority_counted(const struct settings *settings, int severity, int availability)
{
	return severity >= settings->urgent_severity ? 100 : availability;
}

int priority_availability(int open, int people, int capacity)
{
	int room = people * capacity;
	if (room <= 0)
		return 0;
	return CLAMP(100 * (room - open) / room, 0, 100);
}

static int need_percent(int need)
{
	return (CLAMP(need, 1, 5) - 1) * 25;
}

static double sum(const struct settings *settings, int severity, int need, int availability)
{
	int counted = priority_counted(settings, severity, availability);
	return (settings->weight_severity * severity + settings->weight_need * need_percent(need) +
		       settings->weight_availability * counted) /
	       100.0;
}

int priority_score(const struct settings *settings, int severity, int need, int availability)
{
	return (int)(sum(settings, severity, need, availability) + 0.5);
}

enum priority priority_class(const struct settings *settings, int score)
{
	if (score >= settings->threshold_critical)
		return PRIORITY_KRITIS;
	if (score >= settings->threshold_high)
		return PRIORITY_TINGGI;
	return score >= settings->threshold_medium ? PRIORITY_SEDANG : PRIORITY_RENDAH;
}

char *priority_sum(const struct settings *settings, const struct ticket *ticket)
{
	double exact = sum(settings, ticket->severity, ticket->need, ticket->availability);
	int counted = priority_counted(settings, ticket->severity, ticket->availability);
	g_autofree char *total = words_number(exact, 1, settings->language);
	g_autofree char *full =
		counted != ticket->availability
			? g_strdup_printf(_(". Ketersediaan teknisi (%d) dihitung penuh karena "
					    "masalahnya gawat"),
				  ticket->availability)
			: g_strdup("");
	g_autofree char *raised =
		*ticket->severity_words ? g_strdup_printf(_(". Kegawatan dinaikkan oleh kata: %s"),
						  ticket->severity_words)
					: g_strdup("");
	return g_strdup_printf(_("kegawatan %d × %d%% + kebutuhan kantor %d × %d%% + ketersediaan "
				 "teknisi %d × %d%% "
				 "= %s, dibulatkan %d dari 100%s%s"),
		ticket->severity, settings->weight_severity, need_percent(ticket->need),
		settings->weight_need, counted, settings->weight_availability, total, ticket->score,
		raised, full);
}
