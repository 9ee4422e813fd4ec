/* The system calls that a confined child is refused. */
#include "gateway/confined_child.h"

#include <asm/ioctls.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/sockios.h>
#include <sched.h>
#include <seccomp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define NAMELESS (O_TMPFILE & ~O_DIRECTORY)

/* By name: a kernel or an architecture that lacks one has nothing to refuse. */
static const char *const refused[] = {
	/* network, also by way of io_uring */
	"socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "sendto",
	"sendmsg", "sendmmsg", "io_uring_setup", "io_uring_enter", "io_uring_register",
	/* other processes, and leaving the group that is ended as one */
	"ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "pidfd_open",
	"pidfd_getfd", "pidfd_send_signal", "kill", "tkill", "tgkill", "rt_sigqueueinfo",
	"rt_tgsigqueueinfo", "kcmp", "setpgid", "setsid", "setpriority", "ioprio_set",
	"sched_setscheduler", "sched_setattr", "sched_setparam", "sched_setaffinity",
	"migrate_pages", "move_pages", "process_mrelease",
	/* the file tree, beyond plain files in the child's folder */
	"mount", "umount2", "pivot_root", "chroot", "open_tree", "move_mount", "fsopen", "fsmount",
	"fsconfig", "fspick", "mount_setattr", "mkdir", "mkdirat", "mknod", "mknodat", "symlink",
	"symlinkat", "link", "linkat", "open_by_handle_at", "name_to_handle_at", "quotactl",
	"quotactl_fd", "fanotify_init", "chmod", "fchmod", "fchmodat", "chown", "fchown", "lchown",
	"fchownat", "setxattr", "lsetxattr", "fsetxattr", "removexattr", "lremovexattr",
	"fremovexattr", "unlink", "unlinkat", "rmdir", "rename", "renameat", "renameat2", "utime",
	"utimes", "utimensat", "futimesat",
	/* which Landlock before its third version does not see */
	"truncate", "truncate64",
	/* the kernel */
	"unshare", "setns", "keyctl", "add_key", "request_key", "bpf", "perf_event_open",
	"userfaultfd", "init_module", "finit_module", "delete_module", "kexec_load",
	"kexec_file_load", "reboot", "swapon", "swapoff", "acct", "syslog", "settimeofday",
	"clock_settime", "clock_adjtime", "adjtimex", "sethostname", "setdomainname", "iopl",
	"ioperm", "vhangup", "lookup_dcookie", "nfsservctl", "personality", "mq_open", "msgget",
	"semget", "shmget",
	/* memory that is in no process, so that it is not counted */
	"memfd_create", "memfd_secret", "vmsplice"
};

/* Numbers are the same on every architecture from 424 on; 512 begins another table. */
#define FIRST_NUMBER 424
#define LAST_NUMBER 511

/* What is younger than the library can't be named, so it can't be judged. */
static int refuse_unknown(scmp_filter_ctx filter)
{
	for (int number = FIRST_NUMBER; number <= LAST_NUMBER; number++) {
		char *name = seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, number);
		int rc = name ? 0 : seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), number, 0);
		free(name);
		if (rc != 0)
			return rc;
	}
	return 0;
}

static int refuse(scmp_filter_ctx filter)
{
	for (guint i = 0; i < G_N_ELEMENTS(refused); i++) {
		int number = seccomp_syscall_resolve_name(refused[i]);
		if (number == __NR_SCMP_ERROR)
			continue; /* younger than the library: see below */
		int rc = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), number, 0);
		if (rc != 0)
			return rc;
	}
	/* The C library asks for its own limits this way; those of others are none of its business.
	 */
	return seccomp_rule_add(
		filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(prlimit64), 1, SCMP_A0(SCMP_CMP_NE, 0));
}

/* Files without a name are not counted. openat2() hides its flags: all know openat(). */
static int refuse_nameless_files(scmp_filter_ctx filter)
{
	int rc = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(open), 1,
		SCMP_A1(SCMP_CMP_MASKED_EQ, NAMELESS, NAMELESS));
	if (rc == 0)
		rc = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(openat), 1,
			SCMP_A2(SCMP_CMP_MASKED_EQ, NAMELESS, NAMELESS));
	return rc == 0 ? seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(openat2), 0)
		       : rc;
}

/*
 * An open file sends signals, too: any signal, to any process of the same user. What asks for that
 * is an int to the kernel: the upper half of the register is not looked at.
 */
static int refuse_signals_of_files(scmp_filter_ctx filter)
{
	static const struct {
		const char *call;
		guint32 command;
	} commands[] = { { "fcntl", F_SETOWN }, { "fcntl", F_SETOWN_EX }, { "fcntl", F_SETSIG },
		{ "fcntl64", F_SETOWN }, { "fcntl64", F_SETOWN_EX }, { "fcntl64", F_SETSIG },
		{ "ioctl", FIOSETOWN }, { "ioctl", SIOCSPGRP }, { "ioctl", FIOASYNC } };
	for (guint i = 0; i < G_N_ELEMENTS(commands); i++) {
		int number = seccomp_syscall_resolve_name(commands[i].call);
		int rc = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), number, 1,
			SCMP_A1(SCMP_CMP_MASKED_EQ, 0xffffffff, commands[i].command));
		if (rc != 0)
			return rc;
	}
	return 0;
}

#define NAMESPACES                                                                                 \
	(CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER |             \
		CLONE_NEWPID | CLONE_NEWNET)

/*
 * Threads are always allowed. clone3() hides its flags from the filter: without it, the C library
 * takes clone().
 */
static int bound_clone(scmp_filter_ctx filter, gboolean may_fork)
{
	int rc = seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
	for (int i = 0; rc == 0 && i < 32; i++)
		if (NAMESPACES & (1u << i))
			rc = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1,
				SCMP_A0(SCMP_CMP_MASKED_EQ, 1u << i, 1u << i));
	if (rc != 0 || may_fork)
		return rc;
	rc = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1,
		SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0));
	if (rc == 0)
		rc = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(fork), 0);
	return rc == 0 ? seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(vfork), 0) : rc;
}

/* The library writes the filter into a file only. */
static int take_instructions(scmp_filter_ctx filter, struct sock_fprog *program)
{
	int fd = memfd_create("filter", MFD_CLOEXEC);
	if (fd < 0)
		return -errno;
	struct stat size;
	int rc = seccomp_export_bpf(filter, fd);
	if (rc == 0 && fstat(fd, &size) != 0)
		rc = -errno;
	if (rc == 0) {
		program->filter = g_malloc(size.st_size);
		program->len = size.st_size / sizeof *program->filter;
		if (pread(fd, program->filter, size.st_size, 0) != size.st_size)
			rc = -EIO;
	}
	close(fd);
	return rc;
}

gboolean confined_filter(gboolean may_fork, struct sock_fprog *program, GError **error)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
	int rc = filter ? refuse(filter) : -ENOMEM;
	if (rc == 0)
		rc = refuse_nameless_files(filter);
	if (rc == 0)
		rc = refuse_signals_of_files(filter);
	if (rc == 0)
		rc = refuse_unknown(filter);
	if (rc == 0)
		rc = bound_clone(filter, may_fork);
	if (rc == 0)
		rc = take_instructions(filter, program);
	if (filter)
		seccomp_release(filter);
	if (rc != 0)
		g_set_error(error, CONFINED_ERROR, CONFINED_ERROR_SETUP, "seccomp filter: %s",
			g_strerror(-rc));
	return rc == 0;
}
