#include "gateway/ticket_paper.h"

#include "desk/approval.h"
#include "gateway/action_report.h"
#include "gateway/cmd_print.h"

/* What has to happen before the report prints. */
static const char *missing(const struct ticket *t)
{
	switch (t->status) {
	case STATUS_TINDAK_LANJUT:
		return t->needs_revision
			       ? "a leader sent the report back; a new SELESAI and its SETUJU are "
				 "missing"
			       : "the leader's SETUJU is missing";
	case STATUS_BARU:
	case STATUS_DIKERJAKAN:
	case STATUS_MENUNGGU:
		return "the technician's SELESAI and the leader's SETUJU are missing";
	default:
		return "it ended without a report";
	}
}

static struct ticket *find(struct cmd *cmd, const char *number)
{
	struct ticket *ticket = ticket_load_number(cmd->db, number);
	if (!ticket)
		g_printerr("desktik: there is no ticket %s\n", number);
	return ticket;
}

static void reported_json(const struct ticket *ticket, const char *path)
{
	g_autoptr(JsonBuilder) b = json_builder_new();
	json_builder_begin_object(b);
	put_string(b, "number", ticket->number);
	put_string(b, "file", path);
	json_builder_end_object(b);
	print_json(b);
}

static int write_report(struct cmd *cmd, const char *number, const char *path)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(ticket_auto) ticket = find(cmd, number);
	if (!ticket)
		return CMD_FAILED;
	if (!ticket_report_is_public(ticket)) {
		g_printerr("desktik: the report of %s does not print yet: the ticket is %s; %s\n",
			ticket->number, status_word(ticket->status), missing(ticket));
		return CMD_FAILED;
	}
	g_autoptr(GBytes) pdf = action_report_pdf(cmd->db, cmd->settings, ticket, &error);
	if (!pdf)
		return cmd_failed(error);
	gsize size;
	const char *bytes = g_bytes_get_data(pdf, &size);
	if (!g_file_set_contents(path, bytes, (gssize)size, &error))
		return cmd_failed(error);
	if (cmd->json)
		reported_json(ticket, path);
	return CMD_DONE;
}

int ticket_report(struct cmd *cmd)
{
	g_autofree char *path = NULL;
	GOptionEntry entries[] = {
		{ "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, "Where to write it", "FILE" },
		{ 0 },
	};
	if (!cmd_options(cmd, TICKET_PAPER_USAGE, entries))
		return CMD_WRONG_USE;
	if (!cmd->args[1] || cmd->args[2] || !path)
		return cmd_usage(TICKET_PAPER_USAGE);
	return write_report(cmd, cmd->args[1], path);
}

static void verified_json(struct cmd *cmd, const struct ticket *ticket,
	const struct approval *approval, const struct event *event, gboolean holds)
{
	g_autoptr(JsonBuilder) b = json_builder_new();
	json_builder_begin_object(b);
	put_string(b, "number", ticket->number);
	put_bool(b, "fits", approval != NULL);
	put_bool(b, "counts", holds);
	put_string(b, "status", status_word(ticket->status));
	if (event) {
		put_time(b, "approved", approval->at, cmd->settings);
		put_string(b, "by", event->actor_name);
		put_int(b, "entry", event->id);
		put_string(b, "digest", approval->digest);
	}
	json_builder_end_object(b);
	print_json(b);
}

static void verified_plain(struct cmd *cmd, const struct ticket *ticket,
	const struct approval *approval, const struct event *event, gboolean holds)
{
	if (!event) {
		g_print("%s: the code DOES NOT FIT any approval of this ticket\n", ticket->number);
		return;
	}
	g_autofree char *at = print_time(approval->at, cmd->settings);
	g_print("%s: the code fits: approved %s by %s (entry %" G_GINT64_FORMAT
		" of the history)\n",
		ticket->number, at, event->actor_name, event->id);
	if (!holds)
		g_print("BUT that approval counts no more: the ticket is %s and was reopened, "
			"approved anew or changed since\n",
			status_word(ticket->status));
}

static int verify(struct cmd *cmd, const char *number, const char *code)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(ticket_auto) ticket = find(cmd, number);
	if (!ticket)
		return CMD_FAILED;
	g_autoptr(approval_auto) approval = approval_find(cmd->db, ticket->id, code);
	struct event *event = approval ? event_load(cmd->db, approval->event_id) : NULL;
	gboolean holds = approval && approval_holds(cmd->db, approval, ticket);
	gboolean read = db_ok(cmd->db, &error);
	if (read && cmd->json)
		verified_json(cmd, ticket, approval, event, holds);
	else if (read)
		verified_plain(cmd, ticket, approval, event, holds);
	event_free(event);
	if (!read)
		return cmd_failed(error);
	return holds ? CMD_DONE : CMD_FAILED;
}

int ticket_verify(struct cmd *cmd)
{
	if (!cmd_options(cmd, TICKET_PAPER_USAGE, NULL))
		return CMD_WRONG_USE;
	if (!cmd->args[1] || !cmd->args[2])
		return cmd_usage(TICKET_PAPER_USAGE);
	/* As it stands on paper, in groups. */
	g_autofree char *code = g_strjoinv(" ", cmd->args + 2);
	return verify(cmd, cmd->args[1], code);
}
