/* desktik template: the letters of the desk, for a clerk who wants to change one. */
#include "desk/texts.h"
#include "gateway/cmd_print.h"
#include "gateway/template_sample.h"
#include "gateway/templates.h"

#include <string.h>

#define USAGE                                                                                      \
	"template list | template names | template show NAME [--language id|en] | template "       \
	"sample "                                                                                  \
	"NAME [--html]"

struct template_options {
	char *language;
	gboolean html;
};

static void list_json(const struct settings *settings)
{
	g_autoptr(JsonBuilder) b = json_builder_new();
	json_builder_begin_array(b);
	for (int kind = 0; kind < NOTICE_COUNT; kind++) {
		g_autofree char *file = templates_own_file(settings, kind);
		json_builder_begin_object(b);
		put_string(b, "name", notice_name(kind));
		put_text(b, "file", file);
		put_string(b, "when", _(templates_kind(kind)->when));
		json_builder_end_object(b);
	}
	json_builder_end_array(b);
	print_json(b);
}

static int list(const struct cmd *cmd)
{
	if (cmd->json) {
		list_json(cmd->settings);
		return CMD_DONE;
	}
	struct table *table = table_new(3);
	table_row(table, "NAME", "WHEN", "FILE");
	for (int kind = 0; kind < NOTICE_COUNT; kind++) {
		g_autofree char *file = templates_own_file(cmd->settings, kind);
		table_row(table, notice_name(kind), _(templates_kind(kind)->when),
			file ? file : "built-in");
	}
	table_print(table);
	return CMD_DONE;
}

static const char *word_of(enum template_name_kind kind)
{
	static const char *const words[] = { [TEMPLATE_VALUE] = "value",
		[TEMPLATE_FLAG] = "condition",
		[TEMPLATE_BLOCK] = "block" };
	return words[kind];
}

/* As it is written in a template. */
static char *written(const struct template_name *name)
{
	return g_strdup_printf(name->kind == TEMPLATE_FLAG ? "{if %s}" : "{%s}", name->name);
}

static void names_json(const struct template_vocabulary *vocabulary)
{
	g_autoptr(JsonBuilder) b = json_builder_new();
	json_builder_begin_array(b);
	for (guint i = 0; i < vocabulary->count; i++) {
		const struct template_name *name = &vocabulary->names[i];
		json_builder_begin_object(b);
		put_string(b, "name", name->name);
		put_string(b, "kind", word_of(name->kind));
		put_string(b, "meaning", _(name->meaning));
		json_builder_set_member_name(b, "templates");
		json_builder_begin_array(b);
		for (int kind = 0; kind < NOTICE_COUNT; kind++)
			if (template_name_fits(name, templates_kind(kind)->brings))
				json_builder_add_string_value(b, notice_name(kind));
		json_builder_end_array(b);
		json_builder_end_object(b);
	}
	json_builder_end_array(b);
	print_json(b);
}

static int names(const struct cmd *cmd)
{
	const struct template_vocabulary *vocabulary = compose_vocabulary();
	if (cmd->json) {
		names_json(vocabulary);
		return CMD_DONE;
	}
	struct table *table = table_new(3);
	table_row(table, "NAME", "KIND", "MEANING");
	for (guint i = 0; i < vocabulary->count; i++) {
		const struct template_name *name = &vocabulary->names[i];
		g_autofree char *text = written(name);
		table_row(table, text, word_of(name->kind), _(name->meaning));
	}
	table_print(table);
	return CMD_DONE;
}

/* The built-in text, with the names it may use as comments: to be copied and changed. */
static int show(enum notice_kind kind)
{
	const struct template_vocabulary *vocabulary = compose_vocabulary();
	const struct letter_kind *letter = templates_kind(kind);
	g_print("// %s: %s\n", notice_name(kind), _(letter->when));
	for (guint i = 0; i < vocabulary->count; i++) {
		const struct template_name *name = &vocabulary->names[i];
		g_autofree char *text = written(name);
		if (template_name_fits(name, letter->brings))
			g_print("//   %-18s %s\n", text, _(name->meaning));
	}
	g_print("\n%s", templates_text(kind));
	return CMD_DONE;
}

static int sample(const struct cmd *cmd, enum notice_kind kind, gboolean html)
{
	g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GError) error = NULL;
	struct shown shown;
	if (!template_sample(cmd->settings, kind, &shown, problems, &error))
		return cmd_failed(error);
	if (html)
		g_print("%s", shown.html);
	else
		g_print("%s: %s\n\n%s", _("Perihal"), shown.subject, shown.text);
	for (guint i = 0; i < problems->len; i++)
		g_printerr("desktik: %s\n", (char *)problems->pdata[i]);
	shown_clear(&shown);
	return problems->len ? CMD_FAILED : CMD_DONE;
}

static int one(struct cmd *cmd, const char *verb, const struct template_options *options)
{
	enum notice_kind kind;
	if (!cmd->args[1] || cmd->args[2])
		return cmd_usage(USAGE);
	if (!templates_find(cmd->args[1], &kind)) {
		g_printerr("desktik: no letter is called \"%s\"; see desktik template list\n",
			cmd->args[1]);
		return CMD_WRONG_USE;
	}
	if (strcmp(verb, "show") == 0)
		return show(kind);
	return sample(cmd, kind, options->html);
}

static int act(struct cmd *cmd, const struct template_options *options)
{
	const char *verb = cmd->args[0] ? cmd->args[0] : "";
	if (strcmp(verb, "list") == 0 && !cmd->args[1])
		return list(cmd);
	if (strcmp(verb, "names") == 0 && !cmd->args[1])
		return names(cmd);
	if (strcmp(verb, "show") == 0 || strcmp(verb, "sample") == 0)
		return one(cmd, verb, options);
	return cmd_usage(USAGE);
}

/* The settings' language, or the one that was asked for. */
static gboolean choose_language(struct cmd *cmd, const char *language)
{
	if (language && strcmp(language, "id") != 0 && strcmp(language, "en") != 0) {
		g_printerr("desktik: --language must be id or en\n");
		return FALSE;
	}
	if (language) {
		g_free(cmd->settings->language);
		cmd->settings->language = g_strdup(language);
	}
	texts_init(cmd->settings->language);
	return TRUE;
}

int cmd_template(struct cmd *cmd)
{
	struct template_options options = { 0 };
	GOptionEntry entries[] = {
		{ "language", 0, 0, G_OPTION_ARG_STRING, &options.language,
			"id or en; the desk's own if not given", "LANGUAGE" },
		{ "html", 0, 0, G_OPTION_ARG_NONE, &options.html, "Print the HTML part", NULL },
		{ 0 },
	};
	g_autoptr(GError) error = NULL;
	if (!cmd_options(cmd, USAGE, entries))
		return CMD_WRONG_USE;
	cmd->settings = settings_read(cmd->config, &error);
	int code = CMD_WRONG_USE;
	if (!cmd->settings)
		code = cmd_failed(error);
	else if (choose_language(cmd, options.language))
		code = act(cmd, &options);
	g_free(options.language);
	return code;
}
