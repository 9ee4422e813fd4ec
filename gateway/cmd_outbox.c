/* desktik outbox list: mails that go out, and whether they went. */
#include "desk/outbox.h"
#include "gateway/cmd_print.h"

#include <string.h>

#define USAGE "outbox list [--state queued|sent|failed] [--limit N]"

static void rows_json(const struct cmd *cmd, GPtrArray *rows)
{
	g_autoptr(JsonBuilder) b = json_builder_new();
	json_builder_begin_array(b);
	for (guint i = 0; i < rows->len; i++) {
		const struct outbox_row *row = rows->pdata[i];
		json_builder_begin_object(b);
		put_int(b, "id", row->id);
		put_string(b, "message_id", row->message_id);
		put_string(b, "to", row->recipient);
		put_string(b, "subject", row->subject);
		put_string(b, "template", row->template);
		put_text(b, "ticket", row->ticket);
		put_string(b, "state", outbox_state_word(row->state));
		put_int(b, "attempts", row->attempts);
		put_time(b, "created", row->created_at, cmd->settings);
		put_time(b, "next", row->state == OUTBOX_QUEUED ? row->next_at : 0, cmd->settings);
		put_time(b, "sent", row->sent_at, cmd->settings);
		put_text(b, "detail", row->detail);
		json_builder_end_object(b);
	}
	json_builder_end_array(b);
	print_json(b);
}

static void rows_plain(const struct cmd *cmd, GPtrArray *rows)
{
	struct table *table = table_new(7);
	table_row(table, "CREATED", "STATE", "TRIES", "TO", "MAIL", "TICKET", "DETAIL");
	for (guint i = 0; i < rows->len; i++) {
		const struct outbox_row *row = rows->pdata[i];
		g_autofree char *at = print_time(row->created_at, cmd->settings);
		g_autofree char *tries = g_strdup_printf("%d", row->attempts);
		table_row(table, at, outbox_state_word(row->state), tries, row->recipient,
			row->template, *row->ticket ? row->ticket : "-", row->detail);
	}
	table_print(table);
}

static gboolean state_read(const char *word, enum outbox_state *state)
{
	for (int i = OUTBOX_QUEUED; i <= OUTBOX_FAILED; i++)
		if (strcmp(word, outbox_state_word(i)) == 0) {
			*state = i;
			return TRUE;
		}
	g_printerr("desktik: \"%s\" is no state; allowed: queued, sent, failed\n", word);
	return FALSE;
}

int cmd_outbox(struct cmd *cmd)
{
	int count = 0;
	enum outbox_state state;
	g_autofree char *word = NULL, *limit = NULL;
	GOptionEntry entries[] = {
		{ "state", 0, 0, G_OPTION_ARG_STRING, &word, "Only this state", "STATE" },
		{ "limit", 0, 0, G_OPTION_ARG_STRING, &limit, "At most so many, the newest", "N" },
		{ 0 },
	};
	if (!cmd_options(cmd, USAGE, entries) || !read_count(limit, &count) ||
		(word && !state_read(word, &state)))
		return CMD_WRONG_USE;
	if (g_strcmp0(cmd->args[0], "list") != 0 || cmd->args[1])
		return cmd_usage(USAGE);
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) rows = outbox_list(cmd->db, word ? &state : NULL, count);
	if (!db_ok(cmd->db, &error))
		return cmd_failed(error);
	if (cmd->json)
		rows_json(cmd, rows);
	else
		rows_plain(cmd, rows);
	return CMD_DONE;
}
