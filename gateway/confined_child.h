/*
 * confined_child: the parts of confined: the child's side, its guard, its folder. Nobody else
 * includes this.
 *
 * What the child needs is prepared before the fork: afterwards only system calls are made, because
 * other threads may have held the allocator's lock.
 */
#ifndef GATEWAY_CONFINED_CHILD_H
#define GATEWAY_CONFINED_CHILD_H

#include "gateway/confined.h"

#include <linux/filter.h>
#include <sys/resource.h>

#define CONFINED_LIMITS 7

struct confined_child {
	char *const *argv;
	char *const *environment;
	int program; /* of argv[0], opened; -1 where not */
	int input, output, errors, folder;
	int trouble;  /* a pipe: the child writes there what it could not set up */
	int life;     /* a pipe: the desk is gone when it is closed */
	int status;   /* a pipe: the guard writes there how the child ended, as waitpid() */
	int landlock; /* -1: this kernel has none */
	gboolean become_nobody;
	struct {
		int what;
		struct rlimit value;
	} limits[CONFINED_LIMITS];
	struct sock_fprog filter; /* its instructions are owned */
};

/* What the child writes into `trouble`. */
struct confined_trouble {
	int error; /* errno */
	char doing[32];
};

#define CONFINED_NOBODY 65534

/* Makes the filter of system calls. */
gboolean confined_filter(gboolean may_fork, struct sock_fprog *filter, GError **error);
/*
 * Makes the child's rules of Landlock: its folder, its program, and what a program needs, but
 * nothing beside these files of ours. FALSE and `error` if the kernel has Landlock and they can't
 * be made.
 */
gboolean confined_landlock(
	const char *const *secrets, struct confined_child *child, GError **error);
/*
 * Makes the folder; `fd` is opened on it. NULL and `error` if it can't be made. The caller frees
 * the path, after confined_folder_remove().
 */
char *confined_folder_new(int *fd, GError **error);
/* TRUE: its files take more than `limit` bytes of the disk. */
gboolean confined_folder_is_full(int folder, gint64 limit);
void confined_folder_remove(const char *path, int folder);

/* Processes and threads of a user: the kernel's limit counts them all. */
guint64 confined_tasks_of(uid_t user);
/* Address space of all processes of the group but its leader, in bytes. */
guint64 confined_group_memory(pid_t group);

/* After a fork: begins the group, forks the child, and ends the group when the desk is gone. */
void confined_guard(const struct confined_child *child) G_GNUC_NORETURN;
/* Unless it is done: writes errno and `doing` into `trouble` and exits. */
void confined_must(const struct confined_child *child, gboolean done, const char *doing);
/* Sets everything up and becomes the program. Does not return. */
void confined_become(const struct confined_child *child) G_GNUC_NORETURN;

#endif
