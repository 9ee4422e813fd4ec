/* desktik: the gateway and its command line. */
#include "gateway/cmd.h"

#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#define CONFIG "/etc/desktik/desktik.conf"

static const struct command_entry {
	const char *name;
	const char *help;
	enum cmd_needs needs;
	int (*run)(struct cmd *cmd);
} table[] = {
	{ "gateway", "take in mail and send answers, until stopped (--once: one round)",
		CMD_NEEDS_KEY, cmd_gateway },
	{ "deliver", "take in one mail from standard input", CMD_NEEDS_KEY, cmd_deliver },
	{ "directory", "import or list people, offices, services and holidays", CMD_NEEDS_DATABASE,
		cmd_directory },
	{ "office", "list offices, or merge one into another", CMD_NEEDS_DATABASE, cmd_office },
	{ "ticket", "list, show, correct or print tickets; check a paper", CMD_NEEDS_DATABASE,
		cmd_ticket },
	{ "ledger", "every mail that came in, and what became of it", CMD_NEEDS_DATABASE,
		cmd_ledger },
	{ "held", "list held mails, or release one", CMD_NEEDS_KEY, cmd_held },
	{ "outbox", "mails that go out, and whether they went", CMD_NEEDS_DATABASE, cmd_outbox },
	{ "leave", "who is away, until when, and how that is known", CMD_NEEDS_DATABASE,
		cmd_leave },
	{ "report", "write the workbook of a month, or its e-kinerja; list what is kept",
		CMD_NEEDS_DATABASE, cmd_report },
	{ "audit", "verify the history, or list it", CMD_NEEDS_DATABASE, cmd_audit },
	{ "check", "try configuration, database, mailbox, mail server and clock", CMD_NEEDS_NOTHING,
		cmd_check },
	{ "template", "the letters: list them, show one, try one with made-up people",
		CMD_NEEDS_NOTHING, cmd_template },
	{ "explain", "what the desk would do with a mail, and why", CMD_NEEDS_NOTHING,
		cmd_explain },
};

static char *describe_commands(void)
{
	GString *text = g_string_new("Commands:\n");
	for (guint i = 0; i < G_N_ELEMENTS(table); i++)
		g_string_append_printf(text, "  %-10s %s\n", table[i].name, table[i].help);
	g_string_append(text, "\n`desktik COMMAND --help` tells more of each.\n"
			      "Exit codes: 0 done, 1 failed, 2 wrong use, 75 try again later.");
	return g_string_free(text, FALSE);
}

static const struct command_entry *find(const char *name)
{
	for (guint i = 0; i < G_N_ELEMENTS(table); i++)
		if (strcmp(table[i].name, name) == 0)
			return &table[i];
	return NULL;
}

/* "2026-11-24T09:12:00+07:00"; without an offset it is UTC. */
static gboolean read_now(const char *text, gint64 *now)
{
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	g_autoptr(GDateTime) time = g_date_time_new_from_iso8601(text, utc);
	if (time)
		*now = g_date_time_to_unix(time);
	return time != NULL;
}

/* `desktik COMMAND ... --help` needs neither settings nor database. */
static gboolean asks_help(struct cmd *cmd)
{
	if (!g_strv_contains((const char *const *)cmd->args, "--help") &&
		!g_strv_contains((const char *const *)cmd->args, "-h"))
		return FALSE;
	g_strfreev(cmd->args);
	cmd->args = g_strsplit("--help", " ", 0);
	return TRUE;
}

static int run(const struct command_entry *entry, struct cmd *cmd)
{
	g_autoptr(GError) error = NULL;
	int code;
	if (asks_help(cmd) || entry->needs == CMD_NEEDS_NOTHING ||
		cmd_open(cmd, entry->needs, &error)) {
		code = entry->run(cmd);
	} else {
		code = cmd_failed(error);
		/* A mail that is handed over must not be lost for a mistake in our settings. */
		if (entry->run == cmd_deliver)
			code = CMD_TRY_LATER;
	}
	cmd_close(cmd);
	return code;
}

/* A listing that was cut short by a full disk is a failure. */
static int finish_output(int code)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return code;
	g_printerr("desktik: standard output: %s\n", g_strerror(errno));
	return code ? code : CMD_FAILED;
}

static int wrong_use(const char *what)
{
	g_printerr("desktik: %s; see desktik --help\n", what);
	return CMD_WRONG_USE;
}

static int run_named(const char *name, char **args, struct cmd *cmd)
{
	const struct command_entry *entry = find(name);
	if (!entry) {
		g_autofree char *what = g_strdup_printf("\"%s\" is no command", name);
		return wrong_use(what);
	}
	cmd->args = g_strdupv(args);
	int code = finish_output(run(entry, cmd));
	g_strfreev(cmd->args);
	return code;
}

int main(int argc, char **argv)
{
	g_autofree char *config = NULL, *now = NULL;
	gboolean version = FALSE;
	struct cmd cmd = { 0 };
	GOptionEntry entries[] = {
		{ "config", 'c', 0, G_OPTION_ARG_FILENAME, &config,
			"The configuration; " CONFIG " if not given", "FILE" },
		{ "now", 0, 0, G_OPTION_ARG_STRING, &now,
			"Take this for the present time (for tests and demonstrations)", "TIME" },
		{ "json", 0, 0, G_OPTION_ARG_NONE, &cmd.json, "Print JSON", NULL },
		{ "version", 0, 0, G_OPTION_ARG_NONE, &version, "Print the version", NULL },
		{ 0 },
	};
	/* Names and texts are UTF-8 whatever the caller's locale is; cron has none. */
	setlocale(LC_ALL, "C.UTF-8");
	/* What people write to the desk is not for everybody on the machine. */
	umask(umask(077) | 027);
	g_autoptr(GOptionContext) context =
		g_option_context_new("COMMAND - the ticket desk that works by mail");
	g_autofree char *commands = describe_commands();
	g_autoptr(GError) error = NULL;
	g_option_context_set_description(context, commands);
	g_option_context_set_strict_posix(context, TRUE);
	g_option_context_add_main_entries(context, entries, NULL);
	if (!g_option_context_parse(context, &argc, &argv, &error))
		return wrong_use(error->message);
	if (version) {
		g_print("desktik %s\n", DESKTIK_VERSION);
		return finish_output(CMD_DONE);
	}
	if (argc < 2)
		return wrong_use("name a command");
	if (strcmp(argv[1], "help") == 0) {
		g_autofree char *help = g_option_context_get_help(context, TRUE, NULL);
		g_print("%s", help);
		return finish_output(CMD_DONE);
	}
	if (now && !read_now(now, &cmd.fixed_now))
		return wrong_use("--now wants a time such as 2026-11-24T09:12:00+07:00");
	cmd.config = config ? config : CONFIG;
	return run_named(argv[1], argv + 2, &cmd);
}
