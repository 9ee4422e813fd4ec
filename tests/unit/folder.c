#include "tests/unit/folder.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <sys/prctl.h>

char *folder_put(const char *folder, const char *name, const char *text)
{
	char *path = g_build_filename(folder, name, NULL);
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
	return path;
}

void folder_remove(const char *folder)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	for (const char *name; (name = g_dir_read_name(dir));) {
		g_autofree char *path = g_build_filename(folder, name, NULL);
		g_unlink(path);
	}
	g_rmdir(folder);
}

char *folder_for_killed_desks(const char *test)
{
	g_assert_cmpint(prctl(PR_SET_CHILD_SUBREAPER, 1), ==, 0);
	char *folder = g_strdup_printf("/tmp/%s-XXXXXX", test);
	g_assert_nonnull(g_mkdtemp(folder));
	g_chmod(folder, 0777);
	g_setenv("TMPDIR", folder, TRUE);
	return folder;
}

void folder_remove_all(const char *folder)
{
	const char *const remove[] = { "rm", "-r", folder, NULL };
	g_spawn_sync(NULL, (char **)remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
		NULL);
}
