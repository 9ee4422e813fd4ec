#include "gateway/crash_point.h"

#include <glib.h>
#include <signal.h>

void crash_point(const char *name)
{
	if (g_strcmp0(g_getenv("DESKTIK_CRASH_AT"), name) == 0)
		raise(SIGKILL);
}
