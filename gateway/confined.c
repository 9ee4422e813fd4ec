#include "gateway/confined_child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define OPEN_FILES 64
#define SAID_BYTES 400 /* of standard error, for the log */
#define MORE_TASKS 16  /* processes and threads, beside those that there are */
#define GROUP_MEMORY 2 /* times what one process may take */
#define LOOK_MILLISECONDS 100
#define CHUNK 16384

G_DEFINE_QUARK(desktik - confined - error, confined_error)

void confined_output_clear(struct confined_output *output)
{
	g_clear_pointer(&output->bytes, g_bytes_unref);
}

/* One run. Files are -1 where closed. */
struct run {
	const struct confined_limits *limits;
	struct confined_child child;
	char *folder;
	int out, err, trouble, status; /* our ends of the pipes */
	int life;		       /* the guard ends the group when this is closed */
	pid_t pid;		       /* of the guard, and the group's */
	gint64 deadline, next_look;    /* monotonic, microseconds */
	gboolean ended;		       /* the child has, and this is how: */
	int how;		       /* as waitpid() */
	const char *too_much;	       /* of what; NULL: nothing */
	GByteArray *output;
	GString *said;
	gboolean cut;
};

static gboolean fail_setup(GError **error, const char *doing)
{
	g_set_error(
		error, CONFINED_ERROR, CONFINED_ERROR_SETUP, "%s: %s", doing, g_strerror(errno));
	return FALSE;
}

static void close_file(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* ---- before ---- */

static gboolean open_program(struct run *run, const char *name, GError **error)
{
	g_autofree char *path = g_find_program_in_path(name);
	run->child.program = path ? open(path, O_PATH | O_CLOEXEC) : -1;
	if (run->child.program >= 0)
		return TRUE;
	g_set_error(error, CONFINED_ERROR, CONFINED_ERROR_MISSING,
		"there is no program \"%s\" that could be run", name);
	return FALSE;
}

/* In memory: the child may seek in it, and needs nobody who feeds it. */
static gboolean open_input(struct run *run, GBytes *input, GError **error)
{
	gsize size, done = 0;
	const char *data = g_bytes_get_data(input, &size);
	run->child.input = memfd_create("input", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	if (run->child.input < 0)
		return fail_setup(error, "memfd");
	while (done < size) {
		gssize wrote = write(run->child.input, data + done, size - done);
		if (wrote < 0 && errno != EINTR)
			return fail_setup(error, "memfd");
		done += MAX(wrote, 0);
	}
	if (lseek(run->child.input, 0, SEEK_SET) != 0 ||
		fcntl(run->child.input, F_ADD_SEALS,
			F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) != 0)
		return fail_setup(error, "memfd");
	return TRUE;
}

static gboolean open_pipe(int *ours, int *theirs, GError **error)
{
	int ends[2];
	if (pipe2(ends, O_CLOEXEC) != 0)
		return fail_setup(error, "pipe");
	*ours = ends[0];
	*theirs = ends[1];
	/* 0 to 2 are what the child's own files are moved to. */
	if (*ours > 2 && *theirs > 2)
		return TRUE;
	errno = EBADF;
	return fail_setup(error, "the standard files are closed");
}

static gboolean open_folder(struct run *run, GError **error)
{
	run->folder = confined_folder_new(&run->child.folder, error);
	if (!run->folder)
		return FALSE;
	if (run->child.become_nobody &&
		fchown(run->child.folder, CONFINED_NOBODY, CONFINED_NOBODY) != 0 && errno != EINVAL)
		return fail_setup(error, run->folder);
	return TRUE;
}

static void set_limits(struct run *run)
{
	const struct confined_limits *l = run->limits;
	rlim_t seconds = l->milliseconds / 1000 + 1;
	uid_t user = run->child.become_nobody ? CONFINED_NOBODY : geteuid();
	/* Who may not fork is refused that by the filter; this limit counts threads, too. */
	rlim_t tasks = confined_tasks_of(user) + MORE_TASKS;
	const struct {
		int what;
		rlim_t value;
	} values[CONFINED_LIMITS] = {
		{ RLIMIT_CPU, seconds },
		{ RLIMIT_AS, l->memory_bytes },
		{ RLIMIT_FSIZE, l->file_bytes },
		{ RLIMIT_NOFILE, OPEN_FILES },
		{ RLIMIT_CORE, 0 },
		{ RLIMIT_NPROC, tasks },
		{ RLIMIT_MEMLOCK, 0 },
	};
	for (guint i = 0; i < CONFINED_LIMITS; i++) {
		struct rlimit present;
		rlim_t value = values[i].value;
		/* Nobody but root may raise what is lower already. */
		if (getrlimit(values[i].what, &present) == 0)
			value = MIN(value, present.rlim_max);
		run->child.limits[i].what = values[i].what;
		run->child.limits[i].value = (struct rlimit){ value, value };
	}
}

static char **environment_of(const struct run *run)
{
	char **list = NULL;
	list = g_environ_setenv(list, "PATH", "/usr/local/bin:/usr/bin:/bin", TRUE);
	list = g_environ_setenv(list, "LANG", "C.UTF-8", TRUE);
	list = g_environ_setenv(list, "HOME", run->folder, TRUE);
	list = g_environ_setenv(list, "TMPDIR", run->folder, TRUE);
	/* One letter must not take every processor. */
	return g_environ_setenv(list, "OMP_THREAD_LIMIT", "1", TRUE);
}

static gboolean prepare(struct run *run, const char *const *argv, GBytes *input, GError **error)
{
	struct confined_child *child = &run->child;
	child->argv = (char *const *)argv;
	child->become_nobody = geteuid() == 0;
	set_limits(run);
	if (!open_program(run, argv[0], error) || !open_pipe(&run->out, &child->output, error) ||
		!open_pipe(&run->err, &child->errors, error) ||
		!open_pipe(&run->trouble, &child->trouble, error) ||
		!open_pipe(&run->status, &child->status, error) ||
		!open_pipe(&child->life, &run->life, error) || !open_input(run, input, error) ||
		!open_folder(run, error) ||
		!confined_landlock(run->limits->secrets, child, error) ||
		!confined_filter(run->limits->may_fork, &child->filter, error))
		return FALSE;
	child->environment = environment_of(run);
	return TRUE;
}

/* ---- while it runs ---- */

/* The pipe closes when the child becomes the program, or brings word of what failed. */
static gboolean has_started(struct run *run, GError **error)
{
	struct confined_trouble trouble;
	gssize got;
	do
		got = read(run->trouble, &trouble, sizeof trouble);
	while (got < 0 && errno == EINTR);
	if (got == 0)
		return TRUE;
	errno = got == sizeof trouble ? trouble.error : EIO;
	return fail_setup(error, got == sizeof trouble ? trouble.doing : "start");
}

static gboolean start(struct run *run, GError **error)
{
	/* The child's orphans come to us, so that none is left behind. */
	if (prctl(PR_SET_CHILD_SUBREAPER, 1) != 0)
		return fail_setup(error, "PR_SET_CHILD_SUBREAPER");
	/* Who started us may have left it ignored: then nobody could learn how a child ended. */
	signal(SIGCHLD, SIG_DFL);
	run->pid = fork();
	if (run->pid < 0)
		return fail_setup(error, "fork");
	if (run->pid == 0)
		confined_guard(&run->child);
	close_file(&run->child.output);
	close_file(&run->child.errors);
	close_file(&run->child.trouble);
	close_file(&run->child.status);
	close_file(&run->child.life);
	return has_started(run, error);
}

static void take_output(struct run *run, const char *chunk, gsize got)
{
	gsize room = run->limits->output_bytes - run->output->len;
	run->cut = got > room;
	g_byte_array_append(run->output, (const guint8 *)chunk, MIN(got, room));
}

static void take_said(struct run *run, const char *chunk, gsize got)
{
	gsize room = SAID_BYTES - MIN(run->said->len, SAID_BYTES);
	g_string_append_len(run->said, chunk, MIN(got, room));
}

static void read_some(struct run *run, int *fd, void (*take)(struct run *, const char *, gsize))
{
	char chunk[CHUNK];
	gssize got = read(*fd, chunk, sizeof chunk);
	if (got > 0)
		take(run, chunk, got);
	else if (got == 0 || errno != EINTR)
		close_file(fd);
}

static int milliseconds_left(const struct run *run)
{
	return MAX(0, (run->deadline - g_get_monotonic_time() + 999) / 1000);
}

/* What each process and each file is allowed may be too much together. */
static void look_at_sums(struct run *run)
{
	const struct confined_limits *l = run->limits;
	gint64 now = g_get_monotonic_time();
	if (now < run->next_look)
		return;
	if (l->file_bytes && confined_folder_is_full(run->child.folder, l->file_bytes))
		run->too_much = "files";
	else if (l->may_fork &&
		 confined_group_memory(run->pid) > (guint64)l->memory_bytes * GROUP_MEMORY)
		run->too_much = "memory";
	run->next_look = g_get_monotonic_time() + LOOK_MILLISECONDS * 1000;
}

/* The guard writes once; if it only closes the pipe, it was killed. */
static void take_status(struct run *run)
{
	if (read(run->status, &run->how, sizeof run->how) != sizeof run->how)
		run->how = SIGKILL;
	run->ended = TRUE;
	close_file(&run->status);
}

/* Until it has ended and all pipes are closed, enough was read or taken, or time is over. */
static void read_all(struct run *run)
{
	while ((run->out >= 0 || run->err >= 0 || !run->ended) && !run->cut && !run->too_much) {
		int left = milliseconds_left(run);
		struct pollfd files[] = { { .fd = run->out, .events = POLLIN },
			{ .fd = run->err, .events = POLLIN },
			{ .fd = run->status, .events = POLLIN } };
		if (left == 0)
			return;
		if (poll(files, G_N_ELEMENTS(files), MIN(left, LOOK_MILLISECONDS)) > 0) {
			if (files[0].revents)
				read_some(run, &run->out, take_output);
			if (files[1].revents)
				read_some(run, &run->err, take_said);
			if (files[2].revents)
				take_status(run);
		}
		look_at_sums(run);
	}
}

static int wait_for(pid_t who, int *status)
{
	pid_t pid;
	do
		pid = waitpid(who, status, 0);
	while (pid < 0 && errno == EINTR);
	return pid;
}

/* Ends the whole group, its guard with it, and waits for each that was in it. */
static void end(struct run *run)
{
	int status;
	kill(run->pid, SIGKILL);
	kill(-run->pid, SIGKILL);
	wait_for(run->pid, &status);
	while (wait_for(-run->pid, &status) > 0)
		;
}

/* ---- after ---- */

/* What it said, as the end of a line of the log. */
static char *words_of(const struct run *run)
{
	g_autofree char *valid = g_utf8_make_valid(run->said->str, run->said->len);
	for (char *c = valid; *c; c++)
		if (g_ascii_iscntrl(*c))
			*c = ' ';
	g_strstrip(valid);
	return *valid ? g_strconcat(": ", valid, NULL) : g_strdup("");
}

static gboolean judge(struct run *run, GError **error)
{
	const char *name = run->child.argv[0];
	gboolean ended = run->ended;
	int status = run->how;
	g_autofree char *said = words_of(run);
	if (run->cut || (!run->too_much && ended && WIFEXITED(status) && WEXITSTATUS(status) == 0))
		return TRUE;
	if (run->too_much)
		g_set_error(error, CONFINED_ERROR, CONFINED_ERROR_TOO_MUCH,
			"%s took too much %s and was ended%s", name, run->too_much, said);
	else if (!ended)
		g_set_error(error, CONFINED_ERROR, CONFINED_ERROR_TIME,
			"%s did not end within %d ms%s", name, run->limits->milliseconds, said);
	else if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
		g_set_error(error, CONFINED_ERROR, CONFINED_ERROR_TIME,
			"%s computed for more than %d ms%s", name, run->limits->milliseconds, said);
	else if (WIFSIGNALED(status))
		g_set_error(error, CONFINED_ERROR, CONFINED_ERROR_ENDED, "%s ended by signal %d%s",
			name, WTERMSIG(status), said);
	else
		g_set_error(error, CONFINED_ERROR, CONFINED_ERROR_ENDED, "%s ended with %d%s", name,
			WEXITSTATUS(status), said);
	return FALSE;
}

static void run_clear(struct run *run)
{
	int *files[] = { &run->out, &run->err, &run->trouble, &run->status, &run->life,
		&run->child.life, &run->child.status, &run->child.program, &run->child.input,
		&run->child.output, &run->child.errors, &run->child.trouble, &run->child.landlock };
	if (run->folder)
		confined_folder_remove(run->folder, run->child.folder);
	close_file(&run->child.folder);
	for (guint i = 0; i < G_N_ELEMENTS(files); i++)
		close_file(files[i]);
	g_free(run->folder);
	g_free(run->child.filter.filter);
	g_strfreev((char **)run->child.environment);
	g_byte_array_unref(run->output);
	g_string_free(run->said, TRUE);
}

gboolean confined_run(const char *const *argv, GBytes *input, const struct confined_limits *limits,
	struct confined_output *output, GError **error)
{
	memset(output, 0, sizeof *output);
	struct run run = {
		.limits = limits,
		.child = { .program = -1,
			.input = -1,
			.output = -1,
			.errors = -1,
			.folder = -1,
			.trouble = -1,
			.life = -1,
			.status = -1,
			.landlock = -1 },
		.out = -1,
		.err = -1,
		.trouble = -1,
		.status = -1,
		.life = -1,
		.deadline = g_get_monotonic_time() + (gint64)limits->milliseconds * 1000,
		.output = g_byte_array_new(),
		.said = g_string_new(""),
	};
	gboolean ok = prepare(&run, argv, input, error) && start(&run, error);
	if (ok) {
		read_all(&run);
		end(&run);
		ok = judge(&run, error);
	} else if (run.pid > 0) {
		end(&run);
	}
	if (ok) {
		output->cut = run.cut;
		output->bytes = g_bytes_new(run.output->data, run.output->len);
	}
	run_clear(&run);
	return ok;
}
