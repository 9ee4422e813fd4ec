/*
 * replay FILE|FOLDER...: gives each file, and each below the folders, to the fuzz target that it is
 * linked with. Prints TAP; an input that ends the program, or takes SECONDS_MAX, is named "not ok".
 */
#include "tests/fuzz/fuzz.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define SECONDS_MAX 20

static const char *current;
static guint number;
static int tap; /* standard output; what targets and GLib print goes to standard error */

/* Whatever a sanitizer finds shall come here, by abort(). */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
	return "abort_on_error=1:handle_abort=0";
}

static void on_death(int signal)
{
	const char *why = signal == SIGALRM ? "takes too long" : "ended the program";
	dprintf(tap, "not ok %u - %s\n", number, current);
	dprintf(STDERR_FILENO, "%s %s\n", current, why); /* prove does not say which it was */
	_exit(1);
}

static int by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void collect(GPtrArray *files, const char *path)
{
	g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
	if (!folder) {
		g_ptr_array_add(files, g_strdup(path));
		return;
	}
	for (const char *name; (name = g_dir_read_name(folder));) {
		g_autofree char *below = g_build_filename(path, name, NULL);
		if (*name != '.')
			collect(files, below);
	}
}

static gboolean replay(const char *path)
{
	g_autofree char *data = NULL;
	gsize size;
	g_autoptr(GError) error = NULL;
	if (!g_file_get_contents(path, &data, &size, &error)) {
		dprintf(tap, "not ok %u - %s\n", number, error->message);
		return FALSE;
	}
	/* Without the NUL that GLib puts behind it: reading past the end must be seen. */
	g_autofree uint8_t *exact = g_malloc(MAX(size, 1));
	memcpy(exact, data, size);
	alarm(SECONDS_MAX);
	LLVMFuzzerTestOneInput(exact, size);
	alarm(0);
	dprintf(tap, "ok %u - %s\n", number, path);
	return TRUE;
}

int main(int argc, char **argv)
{
	g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
	gboolean ok = TRUE;
	for (int i = 1; i < argc; i++)
		collect(files, argv[i]);
	g_ptr_array_sort(files, by_name);
	tap = dup(STDOUT_FILENO);
	dup2(STDERR_FILENO, STDOUT_FILENO);
	signal(SIGABRT, on_death);
	signal(SIGALRM, on_death);
	LLVMFuzzerInitialize(&argc, &argv);
	dprintf(tap, "1..%u\n", files->len);
	for (number = 1; number <= files->len; number++) {
		current = files->pdata[number - 1];
		ok = replay(current) && ok;
	}
	return ok ? 0 : 1;
}
