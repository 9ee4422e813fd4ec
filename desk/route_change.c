/* A ticket that was routed wrong gets its service. */
#include "desk/priority.h"
#include "desk/route.h"

#include <string.h>

#define MINUTE 60
#define HOUR 3600

/* A shorter target time does not bring the target forward: the clock of a ticket never runs back.
 */
static gint64 moved(const struct calendar *calendar, gint64 target, gint64 old, gint64 new)
{
	return new > old ? calendar_add_working(calendar, target, new - old) : target;
}

static void set(char **member, const char *value)
{
	g_free(*member);
	*member = g_strdup(value);
}

void route_change(const struct settings *settings, const struct calendar *calendar,
	struct ticket *t, const struct service *from, const struct service *to, const char *why)
{
	set(&t->service_code, to->code);
	set(&t->service, to->name);
	set(&t->section, to->section);
	set(&t->why_service, why);
	if (!from)
		return;
	t->severity = CLAMP(t->severity - from->severity + to->severity, 0, 100);
	t->score = priority_score(settings, t->severity, t->need, t->availability);
	t->priority = priority_class(settings, t->score);
	if (!t->accepted_at)
		t->respond_due =
			moved(calendar, t->respond_due, (gint64)from->respond_minutes * MINUTE,
				(gint64)to->respond_minutes * MINUTE);
	t->due = moved(calendar, t->due, (gint64)from->resolve_hours * HOUR,
		(gint64)to->resolve_hours * HOUR);
}
