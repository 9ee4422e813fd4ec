#include "gateway/cmd_explain_text.h"

#include "desk/command.h"
#include "gateway/cmd_print.h"

static const struct {
	const char *name;
	enum speaker speaker;
} roles[] = { { "opd", SPEAKER_REQUESTER }, { "teknisi", SPEAKER_TECHNICIAN },
	{ "pimpinan", SPEAKER_LEADER }, { "operator", SPEAKER_OPERATOR } };

static void print_reading_json(const struct command_reading *reading)
{
	g_autoptr(JsonBuilder) builder = json_builder_new();
	json_builder_begin_object(builder);
	/* YA answers a mail that asks for a confirmation; by itself it is a comment. */
	put_text(builder, "command",
		reading->command == COMMAND_YA ? "" : command_name(reading->command));
	put_string(builder, "argument", reading->argument);
	put_text(builder, "unclear", command_name(reading->unclear));
	put_bool(builder, "thanks_only", reading->thanks_only);
	json_builder_end_object(builder);
	print_json(builder);
}

static void print_reading(const struct command_reading *reading)
{
	const char *command = "a comment";
	if (reading->thanks_only)
		command = "thanks only";
	else if (reading->unclear != COMMAND_NONE)
		command = "unclear, asked back";
	else if (reading->command != COMMAND_NONE)
		command = command_name(reading->command);
	print_line("%s", command);
	if (!*reading->argument)
		return;
	g_auto(GStrv) lines = g_strsplit(reading->argument, "\n", -1);
	for (int i = 0; lines[i]; i++)
		print_line("%s", lines[i]);
}

int cmd_explain_text(const struct cmd *cmd, const char *role, const char *text)
{
	guint i = 0;
	while (i < G_N_ELEMENTS(roles) && g_strcmp0(role, roles[i].name) != 0)
		i++;
	if (i == G_N_ELEMENTS(roles)) {
		g_printerr("desktik: --role must be opd, teknisi, pimpinan or operator\n");
		return CMD_WRONG_USE;
	}
	struct command_reading reading;
	command_read(text, roles[i].speaker, &reading);
	if (cmd->json)
		print_reading_json(&reading);
	else
		print_reading(&reading);
	command_reading_clear(&reading);
	return CMD_DONE;
}
