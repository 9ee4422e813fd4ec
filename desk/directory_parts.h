/*
 * The pieces that the files of the directory's import share. Nobody else includes this.
 */
#ifndef DESK_DIRECTORY_PARTS_H
#define DESK_DIRECTORY_PARTS_H

#include "desk/directory.h"

/* Adds to `warnings` (char *) what the directory lacks from `today` on. */
void directory_look_for_gaps(struct db *db, const char *today, GPtrArray *warnings);

#endif
