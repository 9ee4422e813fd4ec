/* confined: what a program that reads enemy bytes can't do. */
#include "gateway/confined.h"
#include "tests/unit/folder.h"

#include <arpa/inet.h>
#include <asm/ioctls.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <grp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utime.h>

#define MEGABYTE (1024 * 1024)
#define AMPLE 60000 /* ms: nothing here needs as long */

static const struct confined_limits one_process = {
	.milliseconds = AMPLE,
	.memory_bytes = 256 * MEGABYTE,
	.output_bytes = MEGABYTE,
};

static const struct confined_limits command_line = {
	.milliseconds = AMPLE,
	.memory_bytes = 256 * MEGABYTE,
	.file_bytes = MEGABYTE,
	.output_bytes = MEGABYTE,
	.may_fork = TRUE,
};

/* What the script wrote; NULL and `error` as confined_run(). The caller frees it. */
static char *run_shell(const char *shell, const char *script, const char *input,
	const struct confined_limits *limits, GError **error)
{
	const char *const argv[] = { shell, "-c", script, NULL };
	g_autoptr(GBytes) bytes = g_bytes_new(input, strlen(input));
	struct confined_output output;
	if (!confined_run(argv, bytes, limits, &output, error))
		return NULL;
	gsize size;
	const char *data = g_bytes_get_data(output.bytes, &size);
	char *text = g_strndup(data ? data : "", size);
	confined_output_clear(&output);
	return text;
}

static char *run(const char *script, const struct confined_limits *limits, GError **error)
{
	return run_shell("/bin/sh", script, "", limits, error);
}

static void says(const char *script, const char *expected)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *text = run(script, &command_line, &error);
	g_assert_no_error(error);
	g_assert_cmpstr(text, ==, expected);
}

/* No child is left, dead or alive: what lost its parent came to us. */
static void nothing_is_left(void)
{
	g_assert_cmpint(waitpid(-1, NULL, WNOHANG), ==, -1);
	g_assert_cmpint(errno, ==, ECHILD);
}

static void it_reads_its_input_and_its_output_is_returned(void)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *text =
		run_shell("/bin/sh", "cat; echo selesai", "surat\n", &command_line, &error);
	g_assert_no_error(error);
	g_assert_cmpstr(text, ==, "surat\nselesai\n");
	nothing_is_left();
}

static void a_program_that_is_missing_is_said(void)
{
	g_autoptr(GError) error = NULL;
	const char *const argv[] = { "tidak-ada-program-ini", NULL };
	g_autoptr(GBytes) none = g_bytes_new(NULL, 0);
	struct confined_output output;
	g_assert_false(confined_run(argv, none, &one_process, &output, &error));
	g_assert_error(error, CONFINED_ERROR, CONFINED_ERROR_MISSING);
	g_assert_null(output.bytes);
}

static void exit_code_and_standard_error_are_in_the_message(void)
{
	g_autoptr(GError) error = NULL;
	g_assert_null(
		run("echo 'Syntax Error: \033[31mno\nPDF' >&2; exit 3", &one_process, &error));
	g_assert_error(error, CONFINED_ERROR, CONFINED_ERROR_ENDED);
	g_assert_cmpstr(error->message, ==, "/bin/sh ended with 3: Syntax Error:  [31mno PDF");
}

static void it_sees_no_environment_and_no_file_of_ours(void)
{
	g_setenv("DESKTIK_SECRET", "rahasia", TRUE);
	int fd = dup(0);
	g_assert_cmpint(fd, >, 2);
	says("echo \"$DESKTIK_SECRET\"; ls -A", "\n");
	g_autofree char *script = g_strdup_printf("(echo x >&%d) 2>/dev/null || echo tertutup", fd);
	says(script, "tertutup\n");
	close(fd);
	g_unsetenv("DESKTIK_SECRET");
}

static void its_folder_is_its_own_and_is_removed(void)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *text =
		run("echo halo >berkas && cat berkas && printf %s \"$PWD\"", &command_line, &error);
	g_assert_no_error(error);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	g_assert_cmpstr(lines[0], ==, "halo");
	g_assert_true(g_path_is_absolute(lines[1]));
	g_assert_false(g_file_test(lines[1], G_FILE_TEST_EXISTS));
}

static void it_makes_no_folders_and_links(void)
{
	says("mkdir x 2>/dev/null || echo tidak; ln -s /etc y 2>/dev/null || echo tidak",
		"tidak\ntidak\n");
}

/* Endless sleep, endless work, and files closed in the middle of it. */
static void it_is_ended_when_time_is_over(void)
{
	static const char *const endless[] = { "exec sleep 1000", "while :; do :; done",
		"exec >&- 2>&-; while :; do :; done" };
	struct confined_limits short_time = command_line;
	short_time.milliseconds = 200;
	for (guint i = 0; i < G_N_ELEMENTS(endless); i++) {
		g_autoptr(GError) error = NULL;
		g_assert_null(run(endless[i], &short_time, &error));
		g_assert_error(error, CONFINED_ERROR, CONFINED_ERROR_TIME);
		nothing_is_left();
	}
}

static void what_it_leaves_running_ends_with_it(void)
{
	struct confined_limits short_time = command_line;
	short_time.milliseconds = 200;
	g_autoptr(GError) error = NULL;
	g_autofree char *text = run("sleep 1000 & echo halo", &short_time, &error);
	g_assert_no_error(error);
	g_assert_cmpstr(text, ==, "halo\n");
	nothing_is_left();
}

static void it_takes_no_more_memory_than_allowed(void)
{
	g_autoptr(GError) error = NULL;
	g_assert_null(run("exec dd if=/dev/zero of=/dev/null bs=1G count=1", &one_process, &error));
	g_assert_error(error, CONFINED_ERROR, CONFINED_ERROR_ENDED);
	g_clear_error(&error);
	g_autofree char *text =
		run("dd if=/dev/zero of=/dev/null bs=1M count=1 2>/dev/null && echo bisa",
			&command_line, &error);
	g_assert_no_error(error);
	g_assert_cmpstr(text, ==, "bisa\n");
}

static void endless_output_is_cut_off(void)
{
	const char *const argv[] = { "yes", NULL };
	struct confined_limits little = one_process;
	little.output_bytes = 1001;
	g_autoptr(GBytes) none = g_bytes_new(NULL, 0);
	g_autoptr(GError) error = NULL;
	struct confined_output output;
	g_assert_true(confined_run(argv, none, &little, &output, &error));
	g_assert_no_error(error);
	g_assert_true(output.cut);
	g_assert_cmpuint(g_bytes_get_size(output.bytes), ==, 1001);
	confined_output_clear(&output);
	nothing_is_left();
}

static void endless_complaints_are_cut_off_too(void)
{
	g_autoptr(GError) error = NULL;
	g_assert_null(run("yes x | head -c 1000000 >&2; exit 1", &command_line, &error));
	g_assert_error(error, CONFINED_ERROR, CONFINED_ERROR_ENDED);
	g_assert_cmpuint(strlen(error->message), <, 500);
}

static void it_writes_no_large_file_and_some_write_none(void)
{
	g_autoptr(GError) error = NULL;
	g_assert_null(run("exec head -c 2000000 /dev/zero >berkas", &command_line, &error));
	g_assert_error(error, CONFINED_ERROR, CONFINED_ERROR_ENDED);
	g_clear_error(&error);
	g_assert_null(run("echo x >berkas", &one_process, &error));
	g_assert_error(error, CONFINED_ERROR, CONFINED_ERROR_ENDED);
}

static void files_outside_are_out_of_its_reach(void)
{
	if (!confined_hides_files()) {
		g_test_skip("this kernel has no Landlock");
		return;
	}
	g_autofree char *folder = g_dir_make_tmp("confined-XXXXXX", NULL);
	g_autofree char *file = g_build_filename(folder, "kunci", NULL);
	g_assert_true(g_file_set_contents(file, "rahasia", -1, NULL));
	/* Modes alone would allow it. */
	g_chmod(folder, 0777);
	g_chmod(file, 0666);
	static const char *const tries[] = { "cat %s/kunci", "echo x >%s/kunci", "echo x >%s/lain",
		"ls %s", "rm -f %s/kunci; test ! -e %s/kunci", "cat /etc/passwd",
		"cat /proc/$PPID/environ",
		/* The calls themselves, which open nothing before. */
		"perl -e 'exit(truncate(\"%s/kunci\", 0) ? 0 : 1)'",
		"perl -e 'exit(chmod(0, \"%s/kunci\") ? 0 : 1)'",
		"perl -e 'exit(utime(1, 1, \"%s/kunci\") ? 0 : 1)'" };
	says("perl -e 'exit(0)'", "");
	for (guint i = 0; i < G_N_ELEMENTS(tries); i++) {
		g_auto(GStrv) parts = g_strsplit(tries[i], "%s", -1);
		g_autofree char *script = g_strjoinv(folder, parts);
		g_test_message("%s", script);
		g_autoptr(GError) error = NULL;
		g_assert_null(run(script, &command_line, &error));
		g_assert_error(error, CONFINED_ERROR, CONFINED_ERROR_ENDED);
	}
	g_autofree char *kept = NULL;
	g_assert_true(g_file_get_contents(file, &kept, NULL, NULL));
	g_assert_cmpstr(kept, ==, "rahasia");
	g_remove(file);
	g_rmdir(folder);
}

/* As where the desk lies in /opt: its own folder only is out of reach. */
static void folders_of_secrets_are_out_of_its_reach(void)
{
	if (!confined_hides_files()) {
		g_test_skip("this kernel has no Landlock");
		return;
	}
	static const char *const secrets[] = { "/usr/share/common-licenses/kunci",
		"/usr/share/doc/perl-base/copyright", NULL };
	struct confined_limits limits = command_line;
	limits.secrets = secrets;
	says("head -c 0 /usr/share/common-licenses/GPL-3 && echo ya", "ya\n");
	static const char *const tries[] = { "cat /usr/share/common-licenses/GPL-3",
		"ls /usr/share/common-licenses", "cat /usr/share/doc/perl-base/copyright" };
	for (guint i = 0; i < G_N_ELEMENTS(tries); i++) {
		g_autoptr(GError) error = NULL;
		g_test_message("%s", tries[i]);
		g_assert_null(run(tries[i], &limits, &error));
		g_assert_error(error, CONFINED_ERROR, CONFINED_ERROR_ENDED);
	}
	/* What lies beside them is read as before. */
	g_autoptr(GError) error = NULL;
	g_autofree char *text =
		run("perl -e 'use POSIX; print 1' && test -r /usr/share/doc/dash/copyright && "
		    "head -c 0 /usr/share/doc/dash/copyright",
			&limits, &error);
	g_assert_no_error(error);
	g_assert_cmpstr(text, ==, "1");
}

/* A listening socket on loopback, which whoever has a network reaches; its port. */
static int listen_on_loopback(int *port)
{
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr = { htonl(INADDR_LOOPBACK) } };
	socklen_t size = sizeof at;
	g_assert_cmpint(bind(fd, (struct sockaddr *)&at, sizeof at), ==, 0);
	g_assert_cmpint(listen(fd, 4), ==, 0);
	g_assert_cmpint(getsockname(fd, (struct sockaddr *)&at, &size), ==, 0);
	*port = ntohs(at.sin_port);
	return fd;
}

static gboolean somebody_came(int fd)
{
	int came = accept(fd, NULL, NULL);
	if (came >= 0)
		close(came);
	return came >= 0;
}

static void it_has_no_network(void)
{
	int port, fd = listen_on_loopback(&port);
	g_autofree char *script = g_strdup_printf("exec 3<>/dev/tcp/127.0.0.1/%d", port);
	/* The very same script comes through where nothing confines it. */
	const char *const argv[] = { "/bin/bash", "-c", script, NULL };
	int status;
	g_autoptr(GError) error = NULL;
	g_assert_true(g_spawn_sync(
		NULL, (char **)argv, NULL, 0, NULL, NULL, NULL, NULL, &status, &error));
	g_assert_cmpint(status, ==, 0);
	g_assert_true(somebody_came(fd));
	g_assert_null(run_shell("/bin/bash", script, "", &command_line, &error));
	g_assert_error(error, CONFINED_ERROR, CONFINED_ERROR_ENDED);
	g_assert_nonnull(strstr(error->message, "Operation not permitted"));
	g_assert_false(somebody_came(fd));
	close(fd);
}

static void a_single_program_starts_no_other(void)
{
	g_autoptr(GError) error = NULL;
	g_assert_null(run("/bin/true; echo x", &one_process, &error));
	g_assert_error(error, CONFINED_ERROR, CONFINED_ERROR_ENDED);
}

/* Its processes are counted, can't leave their group, and end as one. */
static void a_fork_bomb_is_bounded_and_leaves_nothing(void)
{
	struct confined_limits short_time = command_line;
	short_time.milliseconds = 500;
	g_autoptr(GError) error = NULL;
	g_autofree char *text = run("f() { f | f & }; f; exec sleep 1000", &short_time, &error);
	g_assert_nonnull(error);
	nothing_is_left();
	g_clear_error(&error);
	text = run("setsid sleep 1000 2>/dev/null || echo tidak", &command_line, &error);
	g_assert_cmpstr(text, ==, "tidak\n");
}

static void it_works_where_ended_children_are_ignored(void)
{
	signal(SIGCHLD, SIG_IGN);
	says("echo halo", "halo\n");
	nothing_is_left();
}

static void it_can_signal_nobody(void)
{
	says("kill -9 $PPID 2>/dev/null || echo tidak", "tidak\n");
}

/* Each is small: many files, many empty ones, many processes. */
static void what_is_small_alone_is_bounded_together(void)
{
	static const char *const greedy[] = {
		"for i in 0 1 2 3 4 5 6 7; do head -c 200000 /dev/zero >b$i; done; exec sleep 1000",
		"i=0; while [ $i -lt 300 ]; do : >b$i; i=$((i + 1)); done; exec sleep 1000",
		"for i in 0 1 2 3 4 5 6 7 8 9; do perl -e '$x = \"x\" x 80e6; sleep 1000' & done; "
		"wait"
	};
	static const char *const what[] = { "files", "files", "memory" };
	struct confined_limits limits = command_line;
	limits.milliseconds = 20000;
	for (guint i = 0; i < G_N_ELEMENTS(greedy); i++) {
		g_autoptr(GError) error = NULL;
		g_assert_null(run(greedy[i], &limits, &error));
		g_assert_error(error, CONFINED_ERROR, CONFINED_ERROR_TOO_MUCH);
		g_assert_nonnull(strstr(error->message, what[i]));
		nothing_is_left();
	}
}

/* Neither deleted, nor replaced, nor without a name, nor in memory. */
static void nothing_it_writes_escapes_the_sum(void)
{
	says("echo x >a; echo x >b; rm -f a 2>/dev/null; mv a b 2>/dev/null; ls", "a\nb\n");
	g_autofree char *script =
		g_strdup_printf("perl -e 'print sysopen(F, \".\", %d) ? \"ya\" : \"tidak\";"
				"$n = \"n\"; print syscall(%d, $n, 0) >= 0 ? \" ya\" : \" tidak\"'",
			O_TMPFILE | O_RDWR, SYS_memfd_create);
	says(script, "tidak tidak");
}

static void it_has_no_more_than_some_processes(void)
{
	struct confined_limits limits = command_line;
	limits.milliseconds = 5000;
	g_autoptr(GError) error = NULL;
	g_autofree char *text = run("perl -e '$n = 0; $n++ while $n < 40 && defined($p = fork) && "
				    "($p || sleep 1000); print $n' 2>/dev/null",
		&limits, &error);
	g_assert_no_error(error);
	/* Other tests may begin and end some of the same user meanwhile. */
	g_assert_cmpint(atoi(text), >, 4);
	g_assert_cmpint(atoi(text), <, 32);
}

/* ---- the desk is gone ---- */

static guint count_processes(const char *command, gsize size)
{
	guint count = 0;
	g_autoptr(GDir) all = g_dir_open("/proc", 0, NULL);
	for (const char *name; (name = g_dir_read_name(all));) {
		g_autofree char *path = g_build_filename("/proc", name, "cmdline", NULL);
		g_autofree char *text = NULL;
		gsize length;
		if (g_ascii_isdigit(*name) && g_file_get_contents(path, &text, &length, NULL) &&
			length == size && memcmp(text, command, size) == 0)
			count++;
	}
	return count;
}

static gboolean become_so_many(guint wanted)
{
	/* A command line as no other process has it. */
	g_autofree char *command = g_strdup_printf("sleep%c1%d", '_', getpid());
	gsize size = strlen(command) + 1;
	command[strlen("sleep")] = '\0';
	for (int i = 0; i < 1000; i++) {
		if (count_processes(command, size) == wanted)
			return TRUE;
		g_usleep(10000);
	}
	return FALSE;
}

static void its_jobs_end_with_a_desk_that_is_killed(void)
{
	g_autofree char *script = g_strdup_printf(
		"sleep 1%d & (sleep 1%d &) ; sleep 1%d & wait", getpid(), getpid(), getpid());
	pid_t desk = fork();
	if (desk == 0) {
		run(script, &command_line, NULL);
		_exit(1);
	}
	g_assert_true(become_so_many(3));
	g_assert_cmpint(kill(desk, SIGKILL), ==, 0);
	g_assert_true(become_so_many(0));
	while (waitpid(-1, NULL, 0) > 0)
		;
}

/* A folder of a run that was killed, one that is in use, a new one, and one of somebody else. */
static void old_folders_are_swept(void)
{
	static const char *const names[] = { "desktik-reads-tua111", "desktik-reads-pakai1",
		"desktik-reads-baru11", "desktik-lain" };
	char *paths[G_N_ELEMENTS(names)];
	struct utimbuf old = { 1, 1 };
	int used = -1;
	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		paths[i] = g_build_filename(g_get_tmp_dir(), names[i], NULL);
		g_autofree char *file = g_build_filename(paths[i], "halaman.png", NULL);
		g_assert_cmpint(g_mkdir(paths[i], 0700), ==, 0);
		g_assert_true(g_file_set_contents(file, "x", -1, NULL));
		if (i != 2)
			g_assert_cmpint(g_utime(paths[i], &old), ==, 0);
		if (i == 1)
			used = open(paths[i], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	}
	g_assert_cmpint(flock(used, LOCK_SH), ==, 0);
	confined_sweep();
	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		g_assert_cmpint(g_file_test(paths[i], G_FILE_TEST_EXISTS), ==, i > 0);
		g_autofree char *file = g_build_filename(paths[i], "halaman.png", NULL);
		g_remove(file);
		g_rmdir(paths[i]);
		g_free(paths[i]);
	}
	close(used);
}

/* By an open file: it names its owner and the signal, and a byte in the pipe sends it. */
#define SIGNAL_BY_FILE                                                                             \
	"perl -e 'pipe(R, W); print fcntl(R, %d, %d) ? \"ya\" : \"tidak\";"                        \
	"print fcntl(R, %d, 9) ? \" ya\" : \" tidak\"; fcntl(R, %d, %d); syswrite(W, \"x\");"      \
	"$p = pack(\"i\", %d); print ioctl(R, %d, $p) ? \" ya\" : \" tidak\"'"

/* The desk as an ordinary user, of whom the child is one process more. */
static void as_an_ordinary_user_is_signalled(void)
{
	if (geteuid() == 0 && (setgroups(0, NULL) != 0 || setgid(65534) != 0 || setuid(65534) != 0))
		_exit(2);
	g_autofree char *script = g_strdup_printf(
		SIGNAL_BY_FILE, F_SETOWN, getpid(), F_SETSIG, F_SETFL, O_ASYNC, getpid(), FIOASYNC);
	g_autoptr(GError) error = NULL;
	g_autofree char *text = run(script, &command_line, &error);
	g_test_message("%s%s", text ? text : "", error ? error->message : "");
	g_usleep(10000);
	_exit(g_strcmp0(text, "tidak tidak tidak") == 0 ? 0 : 1);
}

static void no_file_signals_for_it(void)
{
	int status;
	pid_t desk = fork();
	if (desk == 0)
		as_an_ordinary_user_is_signalled();
	g_assert_cmpint(waitpid(desk, &status, 0), ==, desk);
	g_assert_false(WIFSIGNALED(status));
	g_assert_cmpint(WEXITSTATUS(status), ==, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_autofree char *folder = folder_for_killed_desks("confined");
	g_test_add_func("/confined/input-output", it_reads_its_input_and_its_output_is_returned);
	g_test_add_func("/confined/missing", a_program_that_is_missing_is_said);
	g_test_add_func("/confined/message", exit_code_and_standard_error_are_in_the_message);
	g_test_add_func("/confined/environment", it_sees_no_environment_and_no_file_of_ours);
	g_test_add_func("/confined/folder", its_folder_is_its_own_and_is_removed);
	g_test_add_func("/confined/folders", it_makes_no_folders_and_links);
	g_test_add_func("/confined/time", it_is_ended_when_time_is_over);
	g_test_add_func("/confined/left-running", what_it_leaves_running_ends_with_it);
	g_test_add_func("/confined/memory", it_takes_no_more_memory_than_allowed);
	g_test_add_func("/confined/output", endless_output_is_cut_off);
	g_test_add_func("/confined/complaints", endless_complaints_are_cut_off_too);
	g_test_add_func("/confined/file-size", it_writes_no_large_file_and_some_write_none);
	g_test_add_func("/confined/files", files_outside_are_out_of_its_reach);
	g_test_add_func("/confined/secrets", folders_of_secrets_are_out_of_its_reach);
	g_test_add_func("/confined/network", it_has_no_network);
	g_test_add_func("/confined/single", a_single_program_starts_no_other);
	g_test_add_func("/confined/fork-bomb", a_fork_bomb_is_bounded_and_leaves_nothing);
	g_test_add_func("/confined/ignored", it_works_where_ended_children_are_ignored);
	g_test_add_func("/confined/signals", it_can_signal_nobody);
	g_test_add_func("/confined/file-signals", no_file_signals_for_it);
	g_test_add_func("/confined/sums", what_is_small_alone_is_bounded_together);
	g_test_add_func("/confined/escapes", nothing_it_writes_escapes_the_sum);
	g_test_add_func("/confined/processes", it_has_no_more_than_some_processes);
	g_test_add_func("/confined/killed", its_jobs_end_with_a_desk_that_is_killed);
	g_test_add_func("/confined/sweep", old_folders_are_swept);
	int failed = g_test_run();
	folder_remove_all(folder);
	return failed;
}
