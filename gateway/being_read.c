#include "gateway/being_read.h"

#include "desk/ledger.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define START_TIME 19 /* of the fields behind the program's name in /proc/PID/stat */

static char *name_of(const char *digest)
{
	return g_strconcat("being_read ", digest, NULL);
}

/*
 * Number and start time of a process that runs; NULL: it doesn't. The number alone may come again,
 * in a container at every start.
 */
static char *process_of(int pid)
{
	g_autofree char *path = g_strdup_printf("/proc/%d/stat", pid);
	g_autofree char *text = NULL;
	g_file_get_contents(path, &text, NULL, NULL);
	/* The name stands in brackets and may hold anything. */
	const char *behind = text ? strrchr(text, ')') : NULL;
	if (!behind || !g_str_has_prefix(behind, ") "))
		return NULL;
	g_auto(GStrv) fields = g_strsplit(behind + 2, " ", START_TIME + 2);
	if (g_strv_length(fields) <= START_TIME || strchr("ZX", *fields[0]))
		return NULL;
	return g_strdup_printf("%d %s", pid, fields[START_TIME]);
}

gboolean being_read_begin(struct db *db, const char *digest, gboolean *interrupted, GError **error)
{
	g_autofree char *name = name_of(digest), *own = process_of(getpid());
	db_begin(db);
	g_autofree char *reader = fact_get(db, name);
	g_autofree char *running = reader ? process_of(atoi(reader)) : NULL;
	*interrupted = reader && g_strcmp0(reader, running) != 0;
	if (!*interrupted)
		fact_set(db, name, own ? own : "");
	return db_commit(db, error);
}

void being_read_end(struct db *db, const char *digest)
{
	g_autofree char *name = name_of(digest);
	fact_clear(db, name);
}
