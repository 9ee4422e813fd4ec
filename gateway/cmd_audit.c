/* desktik audit verify|list: is the history what the desk wrote, and what does it say? */
#include "desk/audit.h"
#include "gateway/cmd_print.h"

#include <stdio.h>
#include <string.h>

#define USAGE "audit verify [--head ID:HASH] | audit list [--ticket NUMBER] [--since 2026-11-30]"

/* What the fault means for somebody who never saw the database. */
static const char *explain(enum audit_fault fault)
{
	static const char *const texts[] = {
		[AUDIT_WHOLE] = "",
		[AUDIT_CONTENT] = "its content was changed after it was written",
		[AUDIT_PREDECESSOR] = "it does not follow the entry before it: entries were "
				      "changed, swapped or put in",
		[AUDIT_MISSING] = "it is missing, though later entries are there",
		[AUDIT_CUT] = "it and all later entries were cut off",
		[AUDIT_ADDED] = "it was added by somebody other than the desk",
		[AUDIT_HEAD] = "the head that the desk noted last is missing or another one",
		[AUDIT_APPROVAL] = "the record of what was approved is not the one that the entry "
				   "names: it was changed",
		[AUDIT_TRIGGER] = "the entries are whole, but a trigger that refuses changes is "
				  "missing or was changed",
	};
	return texts[fault];
}

/* The number of the ticket; NULL: unknown. The caller frees it. */
static char *number_of(struct db *db, gint64 ticket_id)
{
	g_autoptr(ticket_auto) ticket = ticket_id ? ticket_load(db, ticket_id) : NULL;
	return ticket ? g_strdup(ticket->number) : NULL;
}

static void put_head(JsonBuilder *b, const struct audit *audit)
{
	g_autofree char *head =
		g_strdup_printf("%" G_GINT64_FORMAT ":%s", audit->head, audit->hash);
	put_text(b, "head", audit->head ? head : "");
}

static void verified_json(const struct audit *audit, const char *number)
{
	g_autoptr(JsonBuilder) b = json_builder_new();
	json_builder_begin_object(b);
	put_bool(b, "whole", audit->fault == AUDIT_WHOLE);
	put_int(b, "entries", audit->fine);
	put_head(b, audit);
	put_text(b, "fault", audit_fault_word(audit->fault));
	if (audit->broken)
		put_int(b, "broken", audit->broken);
	put_text(b, "ticket", number);
	put_text(b, "text", explain(audit->fault));
	json_builder_end_object(b);
	print_json(b);
}

static void verified_plain(const struct audit *audit, const char *number)
{
	g_print("%" G_GINT64_FORMAT " entries are as the desk wrote them\n", audit->fine);
	if (audit->head)
		g_print("head: %" G_GINT64_FORMAT ":%s\n", audit->head, audit->hash);
	if (audit->broken)
		g_print("BROKEN: entry %" G_GINT64_FORMAT "%s%s (%s): %s\n", audit->broken,
			number ? " of " : "", number ? number : "", audit_fault_word(audit->fault),
			explain(audit->fault));
	else if (audit->fault != AUDIT_WHOLE)
		g_print("BROKEN (%s): %s\n", audit_fault_word(audit->fault), explain(audit->fault));
}

/* "17:3fa9…" as an earlier verify printed it. */
static gboolean noted_is_there(struct cmd *cmd, const char *noted, int *code)
{
	char *hash;
	gint64 id = g_ascii_strtoll(noted, &hash, 10);
	if (id < 1 || *hash != ':') {
		g_printerr("desktik: \"%s\" is no head; write it as `desktik audit verify` prints "
			   "it, ID:HASH\n",
			noted);
		*code = CMD_WRONG_USE;
		return FALSE;
	}
	if (audit_has(cmd->db, id, hash + 1))
		return TRUE;
	g_printerr("desktik: the history does not hold entry %" G_GINT64_FORMAT
		   " with the hash that was noted: its end was cut off, or it was written anew\n",
		id);
	*code = CMD_FAILED;
	return FALSE;
}

static int verify(struct cmd *cmd, const char *noted)
{
	g_autoptr(GError) error = NULL;
	struct audit audit;
	int code = CMD_DONE;
	if (noted && !noted_is_there(cmd, noted, &code))
		return code;
	audit_verify(cmd->db, &audit);
	g_autofree char *number = number_of(cmd->db, audit.ticket_id);
	if (!db_ok(cmd->db, &error)) {
		audit_clear(&audit);
		return cmd_failed(error);
	}
	if (cmd->json)
		verified_json(&audit, number);
	else
		verified_plain(&audit, number);
	code = audit.fault == AUDIT_WHOLE ? CMD_DONE : CMD_FAILED;
	audit_clear(&audit);
	return code;
}

static void entry_json(JsonBuilder *b, struct cmd *cmd, const struct event *e, const char *number)
{
	json_builder_begin_object(b);
	put_int(b, "id", e->id);
	put_text(b, "ticket", number);
	put_event(b, e, cmd->settings);
	put_string(b, "hash", e->hash);
	json_builder_end_object(b);
}

static void entry_row(
	struct table *table, struct cmd *cmd, const struct event *e, const char *number)
{
	g_autofree char *id = g_strdup_printf("%" G_GINT64_FORMAT, e->id);
	g_autofree char *at = print_time(e->at, cmd->settings);
	g_autofree char *hash = g_strndup(e->hash, 12);
	g_autofree char *line = g_strndup(e->text, strcspn(e->text, "\n"));
	table_row(
		table, id, at, number ? number : "-", e->actor_name, e->kind, e->proof, hash, line);
}

static int list(struct cmd *cmd, gint64 ticket_id, gint64 since)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) events = audit_list(cmd->db, ticket_id, since);
	g_autoptr(JsonBuilder) b = json_builder_new();
	struct table *table = table_new(8);
	table_row(table, "ENTRY", "TIME", "TICKET", "WHO", "WHAT", "PROOF", "HASH", "TEXT");
	json_builder_begin_array(b);
	for (guint i = 0; i < events->len; i++) {
		const struct event *event = events->pdata[i];
		g_autofree char *number = number_of(cmd->db, event->ticket_id);
		entry_json(b, cmd, event, number);
		entry_row(table, cmd, event, number);
	}
	json_builder_end_array(b);
	if (!db_ok(cmd->db, &error))
		return cmd_failed(error);
	if (cmd->json)
		print_json(b);
	else
		table_print(table);
	return CMD_DONE;
}

/* Midnight of the day in the desk's zone; FALSE, and said, if it is no day. */
static gboolean read_since(const struct cmd *cmd, const char *text, gint64 *since)
{
	int year, month, day, end = 0;
	g_autoptr(GDateTime) midnight = NULL;
	if (!text)
		return TRUE;
	if (sscanf(text, "%4d-%2d-%2d%n", &year, &month, &day, &end) == 3 && !text[end])
		midnight = g_date_time_new(cmd->settings->timezone, year, month, day, 0, 0, 0);
	if (midnight)
		*since = g_date_time_to_unix(midnight);
	else
		g_printerr("desktik: \"%s\" is no day; write it as 2026-11-30\n", text);
	return midnight != NULL;
}

static gboolean read_ticket(struct cmd *cmd, const char *number, gint64 *id)
{
	if (!number)
		return TRUE;
	g_autoptr(ticket_auto) ticket = ticket_load_number(cmd->db, number);
	if (ticket)
		*id = ticket->id;
	else
		g_printerr("desktik: there is no ticket %s\n", number);
	return ticket != NULL;
}

int cmd_audit(struct cmd *cmd)
{
	g_autofree char *noted = NULL, *number = NULL, *day = NULL;
	gint64 ticket_id = 0, since = 0;
	GOptionEntry entries[] = {
		{ "head", 0, 0, G_OPTION_ARG_STRING, &noted,
			"verify: a head that was noted earlier must still be there", "ID:HASH" },
		{ "ticket", 0, 0, G_OPTION_ARG_STRING, &number, "list: only of this ticket",
			"NUMBER" },
		{ "since", 0, 0, G_OPTION_ARG_STRING, &day, "list: only from this day on", "DATE" },
		{ 0 },
	};
	if (!cmd_options(cmd, USAGE, entries))
		return CMD_WRONG_USE;
	const char *verb = cmd->args[0];
	if (!verb || cmd->args[1])
		return cmd_usage(USAGE);
	if (strcmp(verb, "verify") == 0 && !number && !day)
		return verify(cmd, noted);
	if (strcmp(verb, "list") != 0 || noted)
		return cmd_usage(USAGE);
	if (!read_since(cmd, day, &since))
		return CMD_WRONG_USE;
	if (!read_ticket(cmd, number, &ticket_id))
		return CMD_FAILED;
	return list(cmd, ticket_id, since);
}
