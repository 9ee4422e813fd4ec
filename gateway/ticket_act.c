#include "gateway/ticket_act.h"

#include "desk/decide.h"
#include "desk/directory.h"
#include "gateway/ticket_set.h"

#include <string.h>

/* "GABUNG: why not"; NULL: it was carried out. The caller frees it. */
static char *refusal(const struct decision *d)
{
	for (guint i = 0; i < d->events->len; i++) {
		const struct event *event = d->events->pdata[i];
		if (strcmp(event->kind, EVENT_REFUSED) == 0)
			return g_strndup(event->text, strcspn(event->text, "\n"));
	}
	return NULL;
}

static gboolean carry_out_for(struct cmd *cmd, const struct situation *situation,
	const struct incoming *incoming, enum command command)
{
	g_autoptr(decision_auto) d = decide_for_operator(situation, incoming, command);
	g_autofree char *why = refusal(d);
	if (why) {
		g_printerr("desktik: not done: %s\n", why);
		return FALSE;
	}
	operator_apply(cmd, situation, d);
	return TRUE;
}

/* The operator at the machine has no mailbox to answer to. */
static int act(struct cmd *cmd, const char *number, enum command command, const char *text,
	const char *by, const char *name)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(calendar_auto) calendar = directory_calendar(cmd->db, cmd->settings, &error);
	if (!calendar || !token_key_load(cmd->settings->key_file, &cmd->key, &error))
		return cmd_failed(error);
	struct incoming incoming;
	db_begin(cmd->db);
	g_autoptr(situation_auto) situation =
		operator_situation(cmd, calendar, number, by, name, text, &incoming);
	gboolean known = situation->ticket != NULL;
	gboolean done = known && carry_out_for(cmd, situation, &incoming, command);
	operator_incoming_clear(&incoming);
	if (!known)
		g_printerr("desktik: there is no ticket %s\n", number);
	if (done)
		return db_commit(cmd->db, &error) ? CMD_DONE : cmd_failed(error);
	db_rollback(cmd->db);
	return known ? CMD_WRONG_USE : CMD_FAILED;
}

int ticket_act(struct cmd *cmd, char **number)
{
	g_autofree char *by = NULL, *address = NULL, *name = NULL;
	GOptionEntry entries[] = {
		{ "by", 0, 0, G_OPTION_ARG_STRING, &by, "The operator who does it", "ADDRESS" },
		{ 0 },
	};
	if (!cmd_options(cmd, TICKET_ACT_USAGE, entries))
		return CMD_WRONG_USE;
	if (!cmd->args[1] || !cmd->args[2] || cmd->args[3])
		return cmd_usage(TICKET_ACT_USAGE);
	if (!operator_read(cmd, by, &address, &name))
		return CMD_WRONG_USE;
	enum command command = strcmp(cmd->args[0], "merge") == 0 ? COMMAND_GABUNG : COMMAND_PECAH;
	*number = g_ascii_strup(cmd->args[1], -1);
	return act(cmd, *number, command, cmd->args[2], address, name);
}
