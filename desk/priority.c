#include "desk/priority.h"
#include "desk/texts.h"
#include "desk/words.h"

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
	return (settings->weight_severity * severity +
		       settings->weight_need * need_percent(need) +
		       settings->weight_availability * availability) /
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
	g_autofree char *total = words_number(exact, 1, settings->language);
	return g_strdup_printf(
		_("kegawatan %d × %d%% + kebutuhan kantor %d × %d%% + ketersediaan teknisi %d × "
		  "%d%% = %s, dibulatkan %d dari 100"),
		ticket->severity, settings->weight_severity, need_percent(ticket->need),
		settings->weight_need, ticket->availability, settings->weight_availability, total,
		ticket->score);
}
