/* desktik leave list: who is away, until when, and how that is known. */
#include "desk/leave.h"
#include "desk/words.h"
#include "gateway/cmd_print.h"

#define USAGE "leave list"

static const char *kind_of(const struct leave *leave)
{
	return leave->automatic ? "otomatis" : "cuti";
}

static void rows_json(const struct cmd *cmd, const GPtrArray *leaves)
{
	g_autoptr(JsonBuilder) b = json_builder_new();
	json_builder_begin_array(b);
	for (guint i = 0; i < leaves->len; i++) {
		const struct leave *leave = leaves->pdata[i];
		json_builder_begin_object(b);
		put_string(b, "person", leave->email);
		put_string(b, "name", leave->person);
		put_string(b, "first_day", leave->first_day);
		put_string(b, "last_day", leave->last_day);
		put_string(b, "kind", kind_of(leave));
		put_string(b, "note", leave->note);
		put_int(b, "mail", leave->mail_id);
		put_time(b, "noted", leave->at, cmd->settings);
		json_builder_end_object(b);
	}
	json_builder_end_array(b);
	print_json(b);
}

static void rows_plain(const struct cmd *cmd, const GPtrArray *leaves)
{
	struct table *table = table_new(6);
	table_row(table, "FROM", "UNTIL", "KIND", "PERSON", "NAME", "NOTED");
	for (guint i = 0; i < leaves->len; i++) {
		const struct leave *leave = leaves->pdata[i];
		g_autofree char *at = print_time(leave->at, cmd->settings);
		table_row(table, leave->first_day, leave->last_day, kind_of(leave), leave->email,
			leave->person, at);
	}
	table_print(table);
}

int cmd_leave(struct cmd *cmd)
{
	if (!cmd_options(cmd, USAGE, NULL))
		return CMD_WRONG_USE;
	if (g_strcmp0(cmd->args[0], "list") != 0 || cmd->args[1])
		return cmd_usage(USAGE);
	g_autoptr(GError) error = NULL;
	g_autofree char *today = words_day(cmd_now(cmd), cmd->settings->timezone);
	g_autoptr(GPtrArray) leaves = leave_list(cmd->db, 0, today);
	if (!db_ok(cmd->db, &error))
		return cmd_failed(error);
	if (cmd->json)
		rows_json(cmd, leaves);
	else
		rows_plain(cmd, leaves);
	return CMD_DONE;
}
