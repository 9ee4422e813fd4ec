/*
 * folder: a test's own folder of files. Failures end the test.
 */
#ifndef TESTS_UNIT_FOLDER_H
#define TESTS_UNIT_FOLDER_H

/* Writes a file; returns its path, which the caller frees. */
char *folder_put(const char *folder, const char *name, const char *text);
/* Removes the files in it (there are no folders below it) and the folder. */
void folder_remove(const char *folder);

/*
 * For tests that kill a desk: whoever is left of it comes to this process and is waited for, and
 * what it leaves in TMPDIR is in a folder of its own, which every user may write to. Returns the
 * folder's path, which the caller frees after folder_remove_all().
 */
char *folder_for_killed_desks(const char *test);
/* Removes the folder and all that is below it. */
void folder_remove_all(const char *folder);

#endif
