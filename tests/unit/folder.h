/*
 * folder: a test's own folder of files. Failures end the test.
 */
#ifndef TESTS_UNIT_FOLDER_H
#define TESTS_UNIT_FOLDER_H

/* Writes a file; returns its path, which the caller frees. */
char *folder_put(const char *folder, const char *name, const char *text);
/* Removes the files in it (there are no folders below it) and the folder. */
void folder_remove(const char *folder);

#endif
