/* desktik-web: the status and report page. Reads the database, writes nothing. */
#include "desk/texts.h"
#include "web-status/http.h"

#include <locale.h>
#include <pthread.h>
#include <signal.h>

#define CONFIG "/etc/desktik/desktik.conf"

enum { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_WRONG_USE = 2 };

static int fail(const char *message)
{
	g_printerr("desktik-web: %s\n", message);
	return EXIT_FAILED;
}

/* Serves until SIGTERM or SIGINT. */
static int serve(const char *config, gint64 fixed_now)
{
	g_autoptr(GError) error = NULL;
	sigset_t signals;
	int signal;
	/* Before any thread is made, so that none of them is interrupted. */
	sigemptyset(&signals);
	sigaddset(&signals, SIGTERM);
	sigaddset(&signals, SIGINT);
	pthread_sigmask(SIG_BLOCK, &signals, NULL);
	g_autoptr(settings_auto) settings = settings_read(config, &error);
	if (!settings)
		return fail(error->message);
	texts_init(settings->language);
	g_autoptr(web_auto) web = web_new(settings, &error);
	struct http *http = web ? http_start(web, fixed_now, &error) : NULL;
	if (!http)
		return fail(error->message);
	g_printerr("desktik-web: listening at http://%s:%d%s/\n", settings->web_host,
		settings->web_port, web->prefix);
	sigwait(&signals, &signal);
	http_stop(http);
	return EXIT_DONE;
}

int main(int argc, char **argv)
{
	g_autofree char *config = NULL, *now = NULL;
	gboolean version = FALSE;
	GOptionEntry entries[] = {
		{ "config", 'c', 0, G_OPTION_ARG_FILENAME, &config,
			"The configuration; " CONFIG " if not given", "FILE" },
		{ "now", 0, 0, G_OPTION_ARG_STRING, &now,
			"Take this for the present time (for tests and demonstrations)", "TIME" },
		{ "version", 0, 0, G_OPTION_ARG_NONE, &version, "Print the version", NULL },
		{ 0 },
	};
	setlocale(LC_ALL, "");
	g_autoptr(GOptionContext) context = g_option_context_new("- the desk's status page");
	g_autoptr(GError) error = NULL;
	g_option_context_add_main_entries(context, entries, NULL);
	if (!g_option_context_parse(context, &argc, &argv, &error) || argc > 1) {
		g_printerr("desktik-web: %s; see desktik-web --help\n",
			error ? error->message : "no arguments are wanted");
		return EXIT_WRONG_USE;
	}
	if (version) {
		g_print("desktik-web %s\n", DESKTIK_VERSION);
		return EXIT_DONE;
	}
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	g_autoptr(GDateTime) time = now ? g_date_time_new_from_iso8601(now, utc) : NULL;
	if (now && !time) {
		g_printerr("desktik-web: --now wants a time such as 2026-11-24T09:12:00+07:00\n");
		return EXIT_WRONG_USE;
	}
	return serve(config ? config : CONFIG, time ? g_date_time_to_unix(time) : 0);
}
