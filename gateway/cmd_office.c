/* desktik office list|merge */
#include "desk/approval_content.h"
#include "desk/office.h"
#include "gateway/cmd_print.h"
#include "gateway/ticket_set.h"

#include <string.h>

#define USAGE "office list | office merge \"OLD NAME\" \"NEW NAME\" --reason TEXT [--by ADDRESS]"

static void list_json(GPtrArray *offices)
{
	g_autoptr(JsonBuilder) b = json_builder_new();
	json_builder_begin_array(b);
	for (guint i = 0; i < offices->len; i++) {
		const struct office_entry *one = offices->pdata[i];
		json_builder_begin_object(b);
		put_string(b, "name", one->name);
		put_int(b, "need", one->need);
		put_bool(b, "active", one->active);
		put_text(b, "patterns", one->patterns);
		put_text(b, "merged_into", one->merged_into);
		put_int(b, "tickets", one->tickets);
		json_builder_end_object(b);
	}
	json_builder_end_array(b);
	print_json(b);
}

static void list_plain(GPtrArray *offices)
{
	struct table *table = table_new(4);
	table_row(table, "OFFICE", "NEED", "TICKETS", "ADDRESSES");
	for (guint i = 0; i < offices->len; i++) {
		const struct office_entry *one = offices->pdata[i];
		g_autofree char *need = g_strdup_printf("%d", one->need);
		g_autofree char *tickets = g_strdup_printf("%" G_GINT64_FORMAT, one->tickets);
		g_autofree char *state =
			*one->merged_into ? g_strdup_printf("merged into %s", one->merged_into)
					  : g_strdup(one->active ? one->patterns : "no more");
		table_row(table, one->name, need, tickets, state);
	}
	table_print(table);
}

static int list(struct cmd *cmd)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) offices = office_list(cmd->db);
	if (!db_ok(cmd->db, &error))
		return cmd_failed(error);
	if (cmd->json)
		list_json(offices);
	else
		list_plain(offices);
	return CMD_DONE;
}

static void merged(const struct cmd *cmd, gint64 tickets)
{
	if (!cmd->json) {
		g_print("%s is part of %s now; tickets moved: %" G_GINT64_FORMAT "\n", cmd->args[1],
			cmd->args[2], tickets);
		return;
	}
	g_autoptr(JsonBuilder) b = json_builder_new();
	json_builder_begin_object(b);
	put_string(b, "old", cmd->args[1]);
	put_string(b, "new", cmd->args[2]);
	put_int(b, "tickets", tickets);
	json_builder_end_object(b);
	print_json(b);
}

/* -1 with `error`: nothing is to be kept. */
static gint64 merge_and_ask(struct cmd *cmd, const struct office_merge *how, GError **error)
{
	g_autoptr(GHashTable) waiting = approval_waiting(cmd->db);
	gint64 tickets = office_merge(cmd->db, cmd->args[1], cmd->args[2], how, error);
	if (tickets >= 0 && !operator_ask_anew(cmd, waiting, error))
		return -1;
	return tickets;
}

static int merge(struct cmd *cmd, const char *reason, const char *by)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *address = NULL, *name = NULL;
	if (!reason || !*reason) {
		g_printerr("desktik: --reason is missing: say why, it is recorded\n");
		return CMD_WRONG_USE;
	}
	if (!operator_read(cmd, by, &address, &name))
		return CMD_WRONG_USE;
	const struct office_merge how = {
		.by = address, .by_name = name, .reason = reason, .now = cmd_now(cmd)
	};
	db_begin(cmd->db);
	gint64 tickets = merge_and_ask(cmd, &how, &error);
	if (tickets < 0) {
		db_rollback(cmd->db);
		cmd_failed(error);
		return CMD_WRONG_USE;
	}
	if (!db_commit(cmd->db, &error))
		return cmd_failed(error);
	merged(cmd, tickets);
	return CMD_DONE;
}

int cmd_office(struct cmd *cmd)
{
	g_autofree char *reason = NULL, *by = NULL;
	GOptionEntry entries[] = {
		{ "reason", 0, 0, G_OPTION_ARG_STRING, &reason, "merge: why; it is recorded",
			"TEXT" },
		{ "by", 0, 0, G_OPTION_ARG_STRING, &by, "merge: the operator who does it",
			"ADDRESS" },
		{ 0 },
	};
	if (!cmd_options(cmd, USAGE, entries))
		return CMD_WRONG_USE;
	const char *verb = cmd->args[0];
	if (verb && strcmp(verb, "list") == 0 && !cmd->args[1] && !reason && !by)
		return list(cmd);
	if (verb && strcmp(verb, "merge") == 0 && g_strv_length(cmd->args) == 3)
		return merge(cmd, reason, by);
	return cmd_usage(USAGE);
}
