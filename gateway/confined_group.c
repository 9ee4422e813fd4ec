/* The processes of a run: their guard, their number and their memory. */
#include "gateway/confined_child.h"

#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <linux/close_range.h>

/* ---- the guard; after the fork: system calls only ---- */

/* Ends the group with the desk, whichever way that ends, and tells how the child ended. */
static G_GNUC_NORETURN void stand_guard(pid_t child)
{
	struct pollfd files[] = { { .fd = 0 }, { .fd = 2, .events = POLLIN } };
	for (;;) {
		int status = 0;
		if (poll(files, G_N_ELEMENTS(files), -1) < 0)
			continue;
		/* Nobody writes there: it was closed. We are of the group ourselves. */
		if (files[0].revents && kill(0, SIGKILL) == 0)
			_exit(0);
		if (!files[1].revents || waitpid(child, &status, 0) != child)
			continue;
		if (write(1, &status, sizeof status) != sizeof status)
			kill(0, SIGKILL);
		files[1].fd = -1;
		close(1);
	}
}

void confined_guard(const struct confined_child *child)
{
	sigset_t all;
	sigfillset(&all);
	/* Who asks the desk to end may ask us, too; it decides for both. */
	sigprocmask(SIG_SETMASK, &all, NULL);
	/* A group, which is ended as one, and no terminal to type into. */
	confined_must(child, setsid() > 0, "setsid");
	pid_t pid = fork();
	confined_must(child, pid >= 0, "fork");
	if (pid == 0)
		confined_become(child);
	int end = syscall(SYS_pidfd_open, pid, 0);
	confined_must(child, end >= 0, "pidfd_open");
	confined_must(child,
		dup2(child->life, 0) == 0 && dup2(child->status, 1) == 1 && dup2(end, 2) == 2,
		"dup2");
	confined_must(child, close_range(3, ~0U, 0) == 0, "close_range");
	stand_guard(pid);
}

/* ---- what the kernel tells of all processes ---- */

guint64 confined_tasks_of(uid_t user)
{
	guint64 tasks = 0;
	DIR *processes = opendir("/proc");
	for (struct dirent *one; processes && (one = readdir(processes));) {
		struct stat threads;
		g_autofree char *path = g_strdup_printf("/proc/%s/task", one->d_name);
		if (g_ascii_isdigit(*one->d_name) && stat(path, &threads) == 0 &&
			threads.st_uid == user)
			tasks += threads.st_nlink > 2 ? threads.st_nlink - 2 : 1;
	}
	if (processes)
		closedir(processes);
	return tasks;
}

/* Of /proc/PID/stat, counted from behind the program's name. */
#define FIELD_GROUP 2
#define FIELD_MEMORY 20

static guint64 memory_of(const char *process, pid_t group)
{
	g_autofree char *path = g_strdup_printf("/proc/%s/stat", process);
	g_autofree char *text = NULL;
	if (!g_file_get_contents(path, &text, NULL, NULL))
		return 0;
	/* The name stands in brackets and may hold anything. */
	const char *behind = strrchr(text, ')');
	if (!behind || !g_str_has_prefix(behind, ") "))
		return 0;
	g_auto(GStrv) fields = g_strsplit(behind + 2, " ", FIELD_MEMORY + 2);
	if (g_strv_length(fields) <= FIELD_MEMORY || atoi(fields[FIELD_GROUP]) != group)
		return 0;
	return g_ascii_strtoull(fields[FIELD_MEMORY], NULL, 10);
}

guint64 confined_group_memory(pid_t group)
{
	guint64 bytes = 0;
	DIR *processes = opendir("/proc");
	for (struct dirent *one; processes && (one = readdir(processes));)
		/* The guard has the desk's memory, and shares it. */
		if (g_ascii_isdigit(*one->d_name) && atoi(one->d_name) != group)
			bytes += memory_of(one->d_name, group);
	if (processes)
		closedir(processes);
	return bytes;
}
