#include "gateway/cmd.h"

#include "desk/texts.h"
#include "gateway/stop.h"

gboolean cmd_open(struct cmd *cmd, enum cmd_needs needs, GError **error)
{
	cmd->settings = settings_read(cmd->config, error);
	if (!cmd->settings)
		return FALSE;
	texts_init(cmd->settings->language);
	gboolean reads = needs == CMD_READS_ONLY;
	const char *path = cmd->settings->database_path;
	if (reads && !g_file_test(path, G_FILE_TEST_EXISTS)) {
		g_set_error(error, DB_ERROR, DB_ERROR_OPEN,
			"database %s is not there yet: `desktik directory import` makes it", path);
		return FALSE;
	}
	cmd->db = db_open(path, reads ? DB_READ_ONLY : DB_CREATE, error);
	if (!cmd->db)
		return FALSE;
	if (reads)
		return token_key_read(cmd->settings->key_file, &cmd->key, error);
	return needs != CMD_NEEDS_KEY || token_key_load(cmd->settings->key_file, &cmd->key, error);
}

void cmd_close(struct cmd *cmd)
{
	db_close(cmd->db);
	cmd->db = NULL;
	settings_free(cmd->settings);
	cmd->settings = NULL;
}

gint64 cmd_now(const struct cmd *cmd)
{
	return clock_now(cmd->fixed_now);
}

gboolean cmd_options(struct cmd *cmd, const char *usage, const GOptionEntry *entries)
{
	GOptionEntry json[] = {
		{ "json", 0, 0, G_OPTION_ARG_NONE, &cmd->json, "Print JSON", NULL },
		{ 0 },
	};
	g_autoptr(GOptionContext) context = g_option_context_new(usage);
	if (entries)
		g_option_context_add_main_entries(context, entries, NULL);
	g_option_context_add_main_entries(context, json, NULL);
	/* The parser takes the first word for the program's name. */
	g_autoptr(GPtrArray) words = g_ptr_array_new();
	g_ptr_array_add(words, g_strdup("desktik"));
	for (char **arg = cmd->args; *arg; arg++)
		g_ptr_array_add(words, g_strdup(*arg));
	g_ptr_array_add(words, NULL);
	char **parsed = (char **)g_ptr_array_steal(words, NULL);
	g_autoptr(GError) error = NULL;
	gboolean ok = g_option_context_parse_strv(context, &parsed, &error);
	if (ok) {
		g_strfreev(cmd->args);
		cmd->args = g_strdupv(parsed + 1);
	} else {
		g_printerr("desktik: %s; usage: desktik --config FILE %s\n", error->message, usage);
	}
	g_strfreev(parsed);
	return ok;
}

int cmd_usage(const char *usage)
{
	g_printerr("desktik: usage: desktik --config FILE %s\n", usage);
	return CMD_WRONG_USE;
}

int cmd_failed(const GError *error)
{
	g_printerr("desktik: %s\n", error->message);
	return CMD_FAILED;
}
