/* The folder that a child works in: what it holds, and that it goes. */
#include "gateway/confined_child.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define PREFIX "desktik-reads-"
/* A file takes this much, too, where it is empty. */
#define ENTRY_BYTES 4096
#define YOUNG_SECONDS 60

char *confined_folder_new(int *fd, GError **error)
{
	char *path = g_dir_make_tmp(PREFIX "XXXXXX", error);
	if (!path)
		return NULL;
	*fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	/* Who sweeps can tell that it is in use. */
	if (*fd >= 0 && flock(*fd, LOCK_SH | LOCK_NB) == 0)
		return path;
	g_set_error(error, CONFINED_ERROR, CONFINED_ERROR_SETUP, "%s: %s", path, g_strerror(errno));
	rmdir(path);
	g_free(path);
	return NULL;
}

/* Calls `each` for the files until it says FALSE. The folder's own file keeps its place. */
static void walk(int folder, gboolean (*each)(int, const char *, gpointer), gpointer data)
{
	int fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *files = fd >= 0 ? fdopendir(fd) : NULL;
	if (!files) {
		if (fd >= 0)
			close(fd);
		return;
	}
	for (struct dirent *one; (one = readdir(files));)
		if (strcmp(one->d_name, ".") != 0 && strcmp(one->d_name, "..") != 0 &&
			!each(folder, one->d_name, data))
			break;
	closedir(files);
}

struct sum {
	gint64 bytes, limit;
};

static gboolean add_file(int folder, const char *name, gpointer data)
{
	struct sum *sum = data;
	struct stat file;
	if (fstatat(folder, name, &file, AT_SYMLINK_NOFOLLOW) == 0)
		sum->bytes += MAX((gint64)file.st_blocks * 512, ENTRY_BYTES);
	return sum->bytes <= sum->limit;
}

gboolean confined_folder_is_full(int folder, gint64 limit)
{
	struct sum sum = { 0, limit };
	walk(folder, add_file, &sum);
	return sum.bytes > limit;
}

static gboolean remove_file(int folder, const char *name, gpointer data)
{
	(void)data;
	unlinkat(folder, name, 0);
	return TRUE;
}

/* There are no folders in it: the child can't make any. */
void confined_folder_remove(const char *path, int folder)
{
	walk(folder, remove_file, NULL);
	rmdir(path);
}

static gboolean is_left_behind(int folder)
{
	struct stat is;
	if (fstat(folder, &is) != 0 || time(NULL) - is.st_mtime < YOUNG_SECONDS)
		return FALSE;
	return (is.st_uid == geteuid() || (geteuid() == 0 && is.st_uid == CONFINED_NOBODY)) &&
	       flock(folder, LOCK_EX | LOCK_NB) == 0;
}

void confined_sweep(void)
{
	g_autoptr(GDir) all = g_dir_open(g_get_tmp_dir(), 0, NULL);
	for (const char *name; all && (name = g_dir_read_name(all));) {
		if (!g_str_has_prefix(name, PREFIX))
			continue;
		g_autofree char *path = g_build_filename(g_get_tmp_dir(), name, NULL);
		int folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
		if (folder >= 0 && is_left_behind(folder))
			confined_folder_remove(path, folder);
		if (folder >= 0)
			close(folder);
	}
}
