#include "gateway/confined_child.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/landlock.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <linux/close_range.h>
#include <linux/seccomp.h>

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
	(READS | WRITES | LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_MAKE_CHAR |           \
		LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_SOCK |                       \
		LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK |                     \
		LANDLOCK_ACCESS_FS_MAKE_SYM)
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

static gboolean allow_all(int rules, int folder, int program)
{
	gboolean ok = allow(rules, folder, READS | WRITES) && allow(rules, program, FILE_READS) &&
		      allow_path(rules, "/dev/null",
			      LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE);
	for (guint i = 0; ok && i < G_N_ELEMENTS(readable); i++)
		ok = allow_path(rules, readable[i], READS);
	for (guint i = 0; ok && i < G_N_ELEMENTS(readable_files); i++)
		ok = allow_path(rules, readable_files[i], LANDLOCK_ACCESS_FS_READ_FILE);
	return ok;
}

gboolean confined_landlock(int folder, int program, int *rules, GError **error)
{
	*rules = -1;
	int known = version();
	if (known <= 0)
		return TRUE;
	struct ruleset all = {
		.files = HANDLED | (known > 1 ? LANDLOCK_ACCESS_FS_REFER : 0),
		.scopes = LANDLOCK_SCOPE_SIGNAL,
	};
	gsize size = known >= 6 ? sizeof all : sizeof all.files;
	*rules = syscall(SYS_landlock_create_ruleset, &all, size, 0);
	if (*rules >= 0 && allow_all(*rules, folder, program))
		return TRUE;
	g_set_error(error, CONFINED_ERROR, CONFINED_ERROR_SETUP, "Landlock: %s", g_strerror(errno));
	return FALSE;
}

/* ---- after the fork: system calls only ---- */

static void fail(const struct confined_child *child, const char *doing)
{
	struct confined_trouble trouble = { .error = errno };
	strncpy(trouble.doing, doing, sizeof trouble.doing - 1);
	if (write(child->trouble, &trouble, sizeof trouble) < 0)
		_exit(126);
	_exit(127);
}

void confined_must(const struct confined_child *child, gboolean done, const char *doing)
{
	if (!done)
		fail(child, doing);
}

static void forget_signals(void)
{
	struct sigaction standard = { .sa_handler = SIG_DFL };
	for (int i = 1; i < NSIG; i++)
		sigaction(i, &standard, NULL);
	sigset_t none;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

/*
 * Root would be above limits and modes. EINVAL: the root of a user namespace in which there is
 * nobody else; outside it is an ordinary user.
 */
static void become_nobody(const struct confined_child *child)
{
	if (setresgid(CONFINED_NOBODY, CONFINED_NOBODY, CONFINED_NOBODY) != 0) {
		confined_must(child, errno == EINVAL, "setresgid");
		return;
	}
	confined_must(child, setresuid(CONFINED_NOBODY, CONFINED_NOBODY, CONFINED_NOBODY) == 0, "setresuid");
}

static void take_files(const struct confined_child *child)
{
	confined_must(child, fchdir(child->folder) == 0, "fchdir");
	confined_must(child,
		dup2(child->input, 0) == 0 && dup2(child->output, 1) == 1 &&
			dup2(child->errors, 2) == 2,
		"dup2");
	confined_must(child, close_range(3, ~0U, CLOSE_RANGE_CLOEXEC) == 0, "close_range");
}

void confined_become(const struct confined_child *child)
{
	forget_signals();
	take_files(child);
	if (child->become_nobody) {
		/* Groups go first; in a user namespace of one's own they can't, and are nobody's.
		 */
		confined_must(child, setgroups(0, NULL) == 0 || errno == EPERM, "setgroups");
		become_nobody(child);
	}
	/* Does not outlive its guard either; changing the user would have undone it. */
	confined_must(child, prctl(PR_SET_PDEATHSIG, SIGKILL) == 0, "PR_SET_PDEATHSIG");
	confined_must(child, prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0, "PR_SET_NO_NEW_PRIVS");
	umask(077);
	for (guint i = 0; i < CONFINED_LIMITS; i++)
		confined_must(child, setrlimit(child->limits[i].what, &child->limits[i].value) == 0,
			"setrlimit");
	if (child->landlock >= 0)
		confined_must(child, syscall(SYS_landlock_restrict_self, child->landlock, 0) == 0,
			"landlock_restrict_self");
	confined_must(child, prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &child->filter) == 0,
		"PR_SET_SECCOMP");
	/* By the open file: nobody may not reach it by its path. */
	execveat(child->program, "", child->argv, child->environment, AT_EMPTY_PATH);
	fail(child, "execveat");
	_exit(127);
}
