/*
 * confined: runs a program on bytes from outside, so that neither the bytes nor the program, should
 * they turn it against us, do harm.
 *
 * The child has no network (seccomp(2) refuses every socket), gains no privileges, sees no open
 * file and no environment of ours, works in an empty folder of its own that is removed afterwards,
 * and is bounded in time, memory, output and files. Where the kernel has Landlock, it reads only
 * what a program needs (/usr, /opt, fonts), but no folder of our secrets, and writes only into that
 * folder. From there nothing can be taken away again, so that all of it is counted. If we are root
 * it becomes "nobody". The whole process group ends with the run, and if we are killed in the midst
 * of it: nothing stays behind but the folder.
 */
#ifndef GATEWAY_CONFINED_H
#define GATEWAY_CONFINED_H

#include <glib.h>

#define CONFINED_ERROR (confined_error_quark())
GQuark confined_error_quark(void);
enum confined_error {
	CONFINED_ERROR_MISSING,	 /* there is no such program */
	CONFINED_ERROR_SETUP,	 /* the confinement could not be set up: nothing was run */
	CONFINED_ERROR_TIME,	 /* it took too long and was ended */
	CONFINED_ERROR_TOO_MUCH, /* its processes took too much together and were ended */
	CONFINED_ERROR_ENDED,	 /* it ended with another exit code than 0, or by a signal */
};

struct confined_limits {
	int milliseconds; /* by the wall clock; each process may compute for as long */
	/* Address space of each process; all of a command line may have twice as much. */
	gint64 memory_bytes;
	/* Of all files that it writes, each as many blocks as it takes; 0: it writes none. */
	gint64 file_bytes;
	gsize output_bytes; /* of standard output; what comes after is cut off */
	/* Files, NULL at the end: of their folders it reads nothing. NULL: there are none. */
	const char *const *secrets;
	gboolean may_fork; /* it is a command line that starts others, 16 at a time */
};

/*
 * Sums, of files and of memory, are looked at ten times a second: what a command line takes
 * meanwhile may be above them, by what the kernel allows each process and each file.
 */

struct confined_output {
	GBytes *bytes; /* standard output; NULL after an error */
	gboolean cut;  /* there was more of it than the limit: the program was ended */
};
void confined_output_clear(struct confined_output *output);

/*
 * Runs argv[0], looked up in PATH unless it is a path, with `input` as its standard input (it can
 * seek there, too). FALSE and `error`, with what it said on standard error, unless it ended with 0
 * or was cut off. Returns soon after the wall-clock limit in any case. May be called by any thread;
 * makes this process the reaper of the children's orphans (PR_SET_CHILD_SUBREAPER), for good.
 */
gboolean confined_run(const char *const *argv, GBytes *input, const struct confined_limits *limits,
	struct confined_output *output, GError **error);

/* Removes the folders of runs that were killed, unless they are in use. Call it at the start. */
void confined_sweep(void);

/* TRUE: this kernel has Landlock, so files are out of the child's reach, too. */
gboolean confined_hides_files(void);

#endif
