/* desktik ledger; desktik held list|release: every mail that came in, and what became of it. */
#include "desk/directory.h"
#include "desk/ledger.h"
#include "gateway/cmd_print.h"
#include "gateway/intake.h"

#include <string.h>

#define USAGE "ledger [--outcome OUTCOME] [--limit N]"
#define HELD_USAGE "held list | held release MAIL"

static void row_json(JsonBuilder *b, const struct ledger_row *row, const struct settings *settings)
{
	json_builder_begin_object(b);
	put_int(b, "id", row->id);
	put_string(b, "message_id", row->message_id);
	put_string(b, "from", row->sender);
	put_text(b, "from_name", row->sender_name);
	put_string(b, "subject", row->subject);
	put_string(b, "origin", row->origin);
	put_string(b, "outcome", outcome_word(row->outcome));
	put_string(b, "reason", row->reason);
	put_text(b, "ticket", row->ticket);
	put_time(b, "taken", row->taken_at, settings);
	put_int(b, "size", row->size);
	put_string(b, "source", row->source);
	put_bool(b, "filed", row->filed);
	json_builder_end_object(b);
}

static void rows_json(const struct cmd *cmd, GPtrArray *rows)
{
	g_autoptr(JsonBuilder) b = json_builder_new();
	json_builder_begin_array(b);
	for (guint i = 0; i < rows->len; i++)
		row_json(b, rows->pdata[i], cmd->settings);
	json_builder_end_array(b);
	print_json(b);
}

static void rows_plain(const struct cmd *cmd, GPtrArray *rows)
{
	struct table *table = table_new(7);
	table_row(table, "MAIL", "TAKEN", "FROM", "OUTCOME", "TICKET", "REASON", "SUBJECT");
	for (guint i = 0; i < rows->len; i++) {
		const struct ledger_row *row = rows->pdata[i];
		g_autofree char *id = g_strdup_printf("%" G_GINT64_FORMAT, row->id);
		g_autofree char *at = print_time(row->taken_at, cmd->settings);
		table_row(table, id, at, row->sender, outcome_word(row->outcome),
			*row->ticket ? row->ticket : "-", row->reason, row->subject);
	}
	table_print(table);
}

/* The sum of the outcomes is the number of mails: the desk checks that itself and says so. */
static gboolean print_sum(const struct cmd *cmd)
{
	gint64 counts[OUTCOME_COUNT], total;
	gboolean equal = ledger_counts(cmd->db, counts, &total);
	g_print("\n");
	for (int i = 0; i < OUTCOME_COUNT; i++)
		g_print("%s%s %" G_GINT64_FORMAT, i ? " + " : "", outcome_word(i), counts[i]);
	g_print(" = %" G_GINT64_FORMAT " mails%s\n", total,
		equal ? "" : ": THE SUM IS WRONG; run `desktik check`");
	return equal;
}

static int list(struct cmd *cmd, const enum outcome *outcome, int limit, gboolean sum)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) rows = ledger_list(cmd->db, outcome, limit);
	if (!db_ok(cmd->db, &error))
		return cmd_failed(error);
	if (cmd->json) {
		rows_json(cmd, rows);
		return CMD_DONE;
	}
	rows_plain(cmd, rows);
	return !sum || print_sum(cmd) ? CMD_DONE : CMD_FAILED;
}

int cmd_ledger(struct cmd *cmd)
{
	int count = 0;
	enum outcome outcome;
	g_autofree char *word = NULL, *limit = NULL;
	GOptionEntry entries[] = {
		{ "outcome", 0, 0, G_OPTION_ARG_STRING, &word, "Only this outcome", "OUTCOME" },
		{ "limit", 0, 0, G_OPTION_ARG_STRING, &limit, "At most so many, the newest", "N" },
		{ 0 },
	};
	if (!cmd_options(cmd, USAGE, entries) || !read_count(limit, &count))
		return CMD_WRONG_USE;
	if (word && !outcome_read(word, &outcome)) {
		g_printerr("desktik: \"%s\" is no outcome; allowed: ticket, reply, command, "
			   "ignored, held, unreadable\n",
			word);
		return CMD_WRONG_USE;
	}
	if (cmd->args[0])
		return cmd_usage(USAGE);
	return list(cmd, word ? &outcome : NULL, count, !word);
}

/* The mail as the listings have it, with its new outcome. */
static void print_row(const struct cmd *cmd, gint64 id)
{
	g_autoptr(JsonBuilder) b = json_builder_new();
	g_autoptr(ledger_row_auto) row = ledger_load(cmd->db, id);
	if (!row)
		return;
	row_json(b, row, cmd->settings);
	print_json(b);
}

static int release(struct cmd *cmd, const char *number)
{
	int id;
	g_autoptr(GError) error = NULL;
	if (!read_count(number, &id))
		return CMD_WRONG_USE;
	g_autoptr(calendar_auto) calendar = directory_calendar(cmd->db, cmd->settings, &error);
	if (!calendar)
		return cmd_failed(error);
	struct intake intake = { cmd->db, cmd->settings, calendar, &cmd->key };
	struct intake_result result;
	if (!intake_release(&intake, id, cmd_now(cmd), &result, &error))
		return cmd_failed(error);
	if (cmd->json)
		print_row(cmd, id);
	else
		g_print("%s\n", result.summary);
	int code = result.outcome == OUTCOME_HELD ? CMD_FAILED : CMD_DONE;
	intake_result_clear(&result);
	return code;
}

int cmd_held(struct cmd *cmd)
{
	static const enum outcome held = OUTCOME_HELD;
	if (!cmd_options(cmd, HELD_USAGE, NULL))
		return CMD_WRONG_USE;
	const char *verb = cmd->args[0];
	if (verb && strcmp(verb, "list") == 0 && !cmd->args[1])
		return list(cmd, &held, 0, FALSE);
	if (verb && strcmp(verb, "release") == 0 && cmd->args[1] && !cmd->args[2])
		return release(cmd, cmd->args[1]);
	return cmd_usage(HELD_USAGE);
}
