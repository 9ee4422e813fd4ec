/*
 * directory_change: what an import of the spreadsheets changed, for the one who did it.
 */
#ifndef GATEWAY_DIRECTORY_CHANGE_H
#define GATEWAY_DIRECTORY_CHANGE_H

#include "desk/directory.h"

/* All that is active in the directory at one moment. */
struct directory_state;
struct directory_state *directory_state_read(struct db *db); /* check db_ok() afterwards */
void directory_state_free(struct directory_state *state);
typedef struct directory_state directory_state_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(directory_state_auto, directory_state_free)

struct directory_change {
	const char *kind;		      /* "people", "offices", "services", "holidays" */
	guint count;			      /* now */
	GPtrArray *added, *changed, *removed; /* char *: address, name, code or day; in order */
};
void directory_change_free(struct directory_change *change);

/* One struct directory_change for each kind. The caller frees the array. */
GPtrArray *directory_changes(
	const struct directory_state *before, const struct directory_state *after);

#endif
