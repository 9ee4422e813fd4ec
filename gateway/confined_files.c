/* The files that a confined child can reach. */
#include "gateway/confined_child.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Rights of Landlock's second version, which Debian 12's header may not name. */
#ifndef LANDLOCK_ACCESS_FS_REFER
#define LANDLOCK_ACCESS_FS_REFER (1ULL << 13)
#endif

/* What Debian 12's header lacks: the fields up to the sixth version. */
struct ruleset {
	guint64 files, network, scopes;
};
#ifndef LANDLOCK_SCOPE_SIGNAL
#define LANDLOCK_SCOPE_SIGNAL (1ULL << 1)
#endif

#define READS                                                                                      \
	(LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
/* What is written stays until the end: what is gone from the folder could not be counted. */
#define WRITES (LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG)
/* Every right of the first version: what no rule gives is refused. */
#define HANDLED                                                                                    \
	(READS | WRITES | LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |         \
		LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR |                       \
		LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |                      \
		LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM)
#define FILE_READS (LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE)

/* Programs, libraries, fonts, languages; nothing that is anybody's secret. */
static const char *const readable[] = { "/usr", "/opt", "/lib", "/lib64", "/bin", "/etc/fonts",
	"/var/cache/fontconfig", "/sys/devices/system/cpu" };
static const char *const readable_files[] = { "/etc/ld.so.cache", "/etc/ld.so.preload",
	"/etc/localtime", "/proc/cpuinfo", "/proc/meminfo", "/dev/zero", "/dev/urandom" };

static int version(void)
{
	return syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

gboolean confined_hides_files(void)
{
	return version() > 0;
}

static gboolean allow(int rules, int fd, guint64 rights)
{
	struct landlock_path_beneath_attr rule = { .allowed_access = rights, .parent_fd = fd };
	return syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
}

/* What is not there needs no rule. */
static gboolean allow_path(int rules, const char *path, guint64 rights)
{
	int fd = open(path, O_PATH | O_CLOEXEC);
	if (fd < 0)
		return TRUE;
	gboolean ok = allow(rules, fd, rights);
	close(fd);
	return ok;
}

/* ---- what is not to be read ---- */

/* The folder that the file lies in, if it is a link: in truth. NULL: there is none. */
static char *folder_of(const char *file)
{
	g_autofree char *folder = g_path_get_dirname(file);
	char *real = realpath(file, NULL);
	g_autofree char *named = real ? NULL : realpath(folder, NULL);
	g_autofree char *in = real ? g_path_get_dirname(real) : NULL;
	free(real);
	return real ? g_steal_pointer(&in) : g_steal_pointer(&named);
}

/* The root is in nobody's reach anyhow, but everything is below it. */
static GPtrArray *folders_of(const char *const *secrets)
{
	GPtrArray *folders = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; secrets && secrets[i]; i++) {
		g_autofree char *folder = folder_of(secrets[i]);
		if (folder && strcmp(folder, "/") != 0)
			g_ptr_array_add(folders, g_steal_pointer(&folder));
	}
	return folders;
}

static gboolean is_in(const char *path, const char *folder)
{
	gsize length = strlen(folder);
	return strncmp(path, folder, length) == 0 && (path[length] == '/' || !path[length]);
}

static gboolean allow_tree(int rules, const char *path, const GPtrArray *hidden);

/* A right holds for all below: where something below is hidden, each of the others gets its own. */
static gboolean allow_entries(int rules, const char *path, const GPtrArray *hidden)
{
	gboolean ok = TRUE;
	g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
	for (const char *name; ok && folder && (name = g_dir_read_name(folder));) {
		g_autofree char *entry = g_build_filename(path, name, NULL);
		struct stat is;
		if (lstat(entry, &is) != 0)
			continue;
		if (S_ISDIR(is.st_mode))
			ok = allow_tree(rules, entry, hidden);
		else if (S_ISREG(is.st_mode))
			ok = allow_path(rules, entry, FILE_READS);
	}
	return ok;
}

/* `path` without links in it. */
static gboolean allow_tree(int rules, const char *path, const GPtrArray *hidden)
{
	gboolean holds_hidden = FALSE;
	for (guint i = 0; i < hidden->len; i++) {
		if (is_in(path, hidden->pdata[i]))
			return TRUE;
		holds_hidden |= is_in(hidden->pdata[i], path);
	}
	return holds_hidden ? allow_entries(rules, path, hidden) : allow_path(rules, path, READS);
}

static gboolean allow_readable(int rules, const GPtrArray *hidden)
{
	gboolean ok = TRUE;
	for (guint i = 0; ok && i < G_N_ELEMENTS(readable); i++) {
		char *path = realpath(readable[i], NULL);
		ok = !path || allow_tree(rules, path, hidden);
		free(path);
	}
	return ok;
}

static gboolean allow_all(int rules, const char *const *secrets, const struct confined_child *child)
{
	g_autoptr(GPtrArray) hidden = folders_of(secrets);
	gboolean ok = allow(rules, child->folder, READS | WRITES) &&
		      allow(rules, child->program, FILE_READS) &&
		      allow_path(rules, "/dev/null",
			      LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE) &&
		      allow_readable(rules, hidden);
	for (guint i = 0; ok && i < G_N_ELEMENTS(readable_files); i++)
		ok = allow_path(rules, readable_files[i], LANDLOCK_ACCESS_FS_READ_FILE);
	return ok;
}

gboolean confined_landlock(const char *const *secrets, struct confined_child *child, GError **error)
{
	int known = version();
	if (known <= 0)
		return TRUE;
	struct ruleset all = {
		.files = HANDLED | (known > 1 ? LANDLOCK_ACCESS_FS_REFER : 0),
		.scopes = LANDLOCK_SCOPE_SIGNAL,
	};
	gsize size = known >= 6 ? sizeof all : sizeof all.files;
	child->landlock = syscall(SYS_landlock_create_ruleset, &all, size, 0);
	if (child->landlock >= 0 && allow_all(child->landlock, secrets, child))
		return TRUE;
	g_set_error(error, CONFINED_ERROR, CONFINED_ERROR_SETUP, "Landlock: %s", g_strerror(errno));
	return FALSE;
}
