#include "gateway/confined_child.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <linux/close_range.h>
#include <linux/seccomp.h>

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
	confined_must(child, setresuid(CONFINED_NOBODY, CONFINED_NOBODY, CONFINED_NOBODY) == 0,
		"setresuid");
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
