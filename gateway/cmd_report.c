/* desktik report PERIOD -o FILE: the workbook of a month. */
#include "desk/words.h"
#include "gateway/cmd_print.h"
#include "gateway/workbook.h"

#define USAGE "report 2026-11 -o FILE.xlsx"

int cmd_report(struct cmd *cmd)
{
	g_autofree char *path = NULL;
	GOptionEntry entries[] = {
		{ "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, "Where to write it", "FILE" },
		{ 0 },
	};
	if (!cmd_options(cmd, USAGE, entries))
		return CMD_WRONG_USE;
	if (!cmd->args[0] || cmd->args[1] || !path)
		return cmd_usage(USAGE);
	/* Nothing would mean last month; from a script it means that a variable is not set. */
	g_autofree char *period =
		words_read_period(cmd->args[0], cmd_now(cmd), cmd->settings->timezone);
	if (!period || !*cmd->args[0]) {
		g_printerr("desktik: \"%s\" is no month; write it as 2026-11\n", cmd->args[0]);
		return CMD_WRONG_USE;
	}
	gint64 from, to;
	if (words_period_bounds(period, cmd->settings->timezone, &from, &to) &&
		from > cmd_now(cmd)) {
		g_printerr("desktik: %s has not begun yet\n", period);
		return CMD_FAILED;
	}
	g_autoptr(GError) error = NULL;
	if (!workbook_write(cmd->db, cmd->settings, period, cmd_now(cmd), path, &error))
		return cmd_failed(error);
	if (cmd->json) {
		g_autoptr(JsonBuilder) b = json_builder_new();
		json_builder_begin_object(b);
		put_string(b, "period", period);
		put_string(b, "file", path);
		json_builder_end_object(b);
		print_json(b);
	}
	return CMD_DONE;
}
