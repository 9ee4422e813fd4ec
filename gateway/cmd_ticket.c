/* desktik ticket list|show|set|merge|split|report|verify */
#include "desk/ledger.h"
#include "desk/priority.h"
#include "desk/requirement.h"
#include "desk/ticket.h"
#include "gateway/cmd_print.h"
#include "gateway/ticket_act.h"
#include "gateway/ticket_paper.h"
#include "gateway/ticket_set.h"

#include <string.h>

#define USAGE                                                                                      \
	"ticket list [--status STATUS] [--section SECTION] [--assignee ADDRESS] "                  \
	"[--requester ADDRESS] [--office NAME] [--open] [--limit N] | ticket show NUMBER "         \
	"| " TICKET_SET_USAGE " | " TICKET_ACT_USAGE " | " TICKET_PAPER_USAGE

/* Members of the ticket, inside the object in hand. */
static void put_ticket(
	JsonBuilder *b, const struct ticket *t, const struct settings *settings, gint64 now)
{
	put_string(b, "number", t->number);
	put_string(b, "status", status_word(t->status));
	put_text(b, "merged_into", t->merged_number);
	put_text(b, "incident", t->incident_number);
	put_string(b, "subject", t->subject);
	put_string(b, "requester", t->requester);
	put_text(b, "requester_name", t->requester_name);
	put_text(b, "phone", t->phone);
	put_string(b, "office", t->office);
	put_string(b, "service", t->service);
	put_string(b, "service_code", t->service_code);
	put_string(b, "section", t->section);
	put_text(b, "assignee", t->assignee);
	put_text(b, "assignee_name", t->assignee_name);
	put_string(b, "priority", priority_word(t->priority));
	put_int(b, "score", t->score);
	put_time(b, "opened", t->opened_at, settings);
	put_time(b, "respond_due", t->respond_due, settings);
	put_time(b, "due", t->due, settings);
	put_time(b, "accepted", t->accepted_at, settings);
	put_time(b, "waiting_since", t->waiting_since, settings);
	put_time(b, "reported", t->reported_at, settings);
	put_time(b, "closed", t->closed_at, settings);
	put_bool(b, "late", ticket_is_late(t, now));
	put_bool(b, "needs_revision", t->needs_revision);
	put_text(b, "letter_number", t->letter_number);
	put_text(b, "letter_date", t->letter_date);
	put_text(b, "letter_nature", t->letter_nature);
	put_text(b, "letter_office", t->letter_office);
	if (t->rating)
		put_int(b, "rating", t->rating);
}

static int list(struct cmd *cmd, const struct ticket_filter *filter)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) tickets = ticket_list(cmd->db, filter);
	if (!db_ok(cmd->db, &error))
		return cmd_failed(error);
	if (cmd->json) {
		g_autoptr(JsonBuilder) b = json_builder_new();
		json_builder_begin_array(b);
		for (guint i = 0; i < tickets->len; i++) {
			json_builder_begin_object(b);
			put_ticket(b, tickets->pdata[i], cmd->settings, cmd_now(cmd));
			json_builder_end_object(b);
		}
		json_builder_end_array(b);
		print_json(b);
		return CMD_DONE;
	}
	struct table *table = table_new(7);
	table_row(table, "NUMBER", "STATUS", "PRIORITY", "DUE", "ASSIGNEE", "OFFICE", "SUBJECT");
	for (guint i = 0; i < tickets->len; i++) {
		const struct ticket *t = tickets->pdata[i];
		g_autofree char *due = print_time(t->due, cmd->settings);
		table_row(table, t->number, status_word(t->status), priority_word(t->priority), due,
			*t->assignee ? t->assignee : "-", t->office, t->subject);
	}
	table_print(table);
	return CMD_DONE;
}

static void put_events(JsonBuilder *b, GPtrArray *events, const struct settings *settings)
{
	json_builder_set_member_name(b, "events");
	json_builder_begin_array(b);
	for (guint i = 0; i < events->len; i++) {
		const struct event *e = events->pdata[i];
		json_builder_begin_object(b);
		put_event(b, e, settings);
		json_builder_end_object(b);
	}
	json_builder_end_array(b);
}

static void put_attachments(JsonBuilder *b, GPtrArray *attachments)
{
	json_builder_set_member_name(b, "attachments");
	json_builder_begin_array(b);
	for (guint i = 0; i < attachments->len; i++) {
		const struct attachment *a = attachments->pdata[i];
		json_builder_begin_object(b);
		put_int(b, "id", a->id);
		put_string(b, "filename", a->filename);
		put_string(b, "type", a->type);
		put_int(b, "size", a->size);
		json_builder_end_object(b);
	}
	json_builder_end_array(b);
}

/* What the service requires, and what of it the letters named. */
static void put_data(JsonBuilder *b, struct db *db, gint64 ticket_id)
{
	g_autoptr(GPtrArray) list = requirement_list(db, ticket_id);
	json_builder_set_member_name(b, "data");
	json_builder_begin_object(b);
	for (guint i = 0; i < list->len; i++) {
		const struct requirement *one = list->pdata[i];
		put_text(b, one->name, one->value);
	}
	json_builder_end_object(b);
}

/* "005/1234/2026, 2026-11-24, segera, Dinas Kesehatan"; "" if there was none. */
static char *letter_words(const struct ticket *t)
{
	const char *parts[] = { t->letter_number, t->letter_date, t->letter_nature,
		t->letter_office };
	GString *words = g_string_new("");
	for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
		if (*parts[i])
			g_string_append_printf(words, "%s%s", words->len ? ", " : "", parts[i]);
	return g_string_free(words, FALSE);
}

static void show_plain(
	const struct cmd *cmd, const struct ticket *t, GPtrArray *events, GPtrArray *attachments)
{
	g_autofree char *due = print_time(t->due, cmd->settings);
	g_autofree char *sum = priority_sum(cmd->settings, t);
	g_autofree char *letter = letter_words(t);
	g_autoptr(GPtrArray) data = requirement_list(cmd->db, t->id);
	struct table *table = table_new(2);
	table_row(table, t->number, t->subject);
	table_row(table, "Status", status_word(t->status));
	if (*t->merged_number)
		table_row(table, "Goes on as", t->merged_number);
	if (*t->incident_number)
		table_row(table, "Incident", t->incident_number);
	table_row(table, "Requester", t->requester);
	table_row(table, "Office", t->office);
	table_row(table, "Service", t->service);
	table_row(table, "Section", t->section);
	table_row(table, "Assignee", *t->assignee ? t->assignee : "-");
	table_row(table, "Priority", priority_word(t->priority));
	table_row(table, "", sum);
	table_row(table, "Due", due);
	if (*letter)
		table_row(table, "Letter", letter);
	for (guint i = 0; i < data->len; i++) {
		const struct requirement *one = data->pdata[i];
		table_row(table, one->name, *one->value ? one->value : "(missing)");
	}
	for (guint i = 0; i < attachments->len; i++) {
		const struct attachment *a = attachments->pdata[i];
		table_row(table, "Attachment", a->filename);
	}
	table_print(table);
	g_print("\n");
	table = table_new(5);
	table_row(table, "TIME", "WHO", "WHAT", "PROOF", "TEXT");
	for (guint i = 0; i < events->len; i++) {
		const struct event *e = events->pdata[i];
		g_autofree char *at = print_time(e->at, cmd->settings);
		g_auto(GStrv) lines = g_strsplit(e->text, "\n", -1);
		table_row(table, at, e->actor_name, e->kind, e->proof, lines[0] ? lines[0] : "");
		for (int k = 1; lines[0] && lines[k]; k++)
			table_row(table, "", "", "", "", lines[k]);
	}
	table_print(table);
}

static int show(struct cmd *cmd, const char *number)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(ticket_auto) t = ticket_load_number(cmd->db, number);
	g_autoptr(GPtrArray) events = t ? event_list(cmd->db, t->id) : NULL;
	g_autoptr(GPtrArray) attachments = t ? attachment_list(cmd->db, t->id) : NULL;
	if (!db_ok(cmd->db, &error))
		return cmd_failed(error);
	if (!t) {
		g_printerr("desktik: there is no ticket %s\n", number);
		return CMD_FAILED;
	}
	if (!cmd->json) {
		show_plain(cmd, t, events, attachments);
		return CMD_DONE;
	}
	g_autoptr(JsonBuilder) b = json_builder_new();
	json_builder_begin_object(b);
	put_ticket(b, t, cmd->settings, cmd_now(cmd));
	put_events(b, events, cmd->settings);
	put_attachments(b, attachments);
	put_data(b, cmd->db, t->id);
	json_builder_end_object(b);
	print_json(b);
	return CMD_DONE;
}

/* The ticket as it is afterwards, for scripts. */
static int change(struct cmd *cmd, int (*how)(struct cmd *cmd, char **number))
{
	g_autofree char *number = NULL;
	int code = how(cmd, &number);
	return code == CMD_DONE && cmd->json ? show(cmd, number) : code;
}

int cmd_ticket(struct cmd *cmd)
{
	const char *verb = cmd->args[0];
	if (g_strcmp0(verb, "set") == 0)
		return change(cmd, ticket_set);
	if (g_strcmp0(verb, "merge") == 0 || g_strcmp0(verb, "split") == 0)
		return change(cmd, ticket_act);
	if (g_strcmp0(verb, "report") == 0)
		return ticket_report(cmd);
	if (g_strcmp0(verb, "verify") == 0)
		return ticket_verify(cmd);
	struct ticket_filter filter = { 0 };
	enum status status;
	g_autofree char *word = NULL, *section = NULL, *assignee = NULL, *requester = NULL,
			*office = NULL, *limit = NULL;
	GOptionEntry entries[] = {
		{ "status", 0, 0, G_OPTION_ARG_STRING, &word, "Only this status", "STATUS" },
		{ "section", 0, 0, G_OPTION_ARG_STRING, &section, "Only this section", "SECTION" },
		{ "assignee", 0, 0, G_OPTION_ARG_STRING, &assignee, "Only of this technician",
			"ADDRESS" },
		{ "requester", 0, 0, G_OPTION_ARG_STRING, &requester, "Only of this requester",
			"ADDRESS" },
		{ "office", 0, 0, G_OPTION_ARG_STRING, &office, "Only of this office", "NAME" },
		{ "open", 0, 0, G_OPTION_ARG_NONE, &filter.only_open, "Only what is not closed",
			NULL },
		{ "limit", 0, 0, G_OPTION_ARG_STRING, &limit, "At most so many, the newest", "N" },
		{ 0 },
	};
	if (!cmd_options(cmd, USAGE, entries) || !read_count(limit, &filter.limit))
		return CMD_WRONG_USE;
	verb = cmd->args[0];
	if (word && !status_read(word, &status)) {
		g_printerr("desktik: \"%s\" is no status; allowed: baru, dikerjakan, menunggu, "
			   "tindak_lanjut, selesai, ditolak, dibatalkan, digabung\n",
			word);
		return CMD_WRONG_USE;
	}
	filter.status = word ? &status : NULL;
	filter.section = section;
	filter.assignee = assignee;
	filter.requester = requester;
	filter.office = office;
	if (verb && strcmp(verb, "list") == 0 && !cmd->args[1])
		return list(cmd, &filter);
	if (verb && strcmp(verb, "show") == 0 && cmd->args[1] && !cmd->args[2])
		return show(cmd, cmd->args[1]);
	return cmd_usage(USAGE);
}
