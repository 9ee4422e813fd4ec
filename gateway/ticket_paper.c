#include "gateway/ticket_paper.h"

#include "desk/approval.h"
#include "desk/texts.h"
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

/* An approval whose code was given, and what the code covers. */
struct found {
	const struct ticket *ticket; /* with the names that the leader saw */
	const struct approval *approval;
	const struct event *event, *report;
	gboolean holds;
};

/* The number may be told to whoever holds the paper; a confidential subject is not. */
static const char *subject_of(const struct found *found)
{
	return ticket_is_confidential(found->ticket) ? _("(rahasia)") : found->ticket->subject;
}

static void verified_json(struct cmd *cmd, const struct ticket *ticket, const struct found *found)
{
	g_autoptr(JsonBuilder) b = json_builder_new();
	json_builder_begin_object(b);
	put_string(b, "number", ticket->number);
	put_bool(b, "fits", found != NULL);
	put_bool(b, "counts", found && found->holds);
	put_string(b, "status", status_word(ticket->status));
	if (found) {
		put_time(b, "approved", found->approval->at, cmd->settings);
		put_string(b, "by", found->event->actor_name);
		put_int(b, "entry", found->event->id);
		put_string(b, "digest", found->approval->digest);
	}
	if (found && found->holds) {
		put_string(b, "subject", subject_of(found));
		put_string(b, "office", found->ticket->office);
		put_string(b, "author", found->report->actor_name);
		put_time(b, "reported", found->approval->reported_at, cmd->settings);
	}
	json_builder_end_object(b);
	print_json(b);
}

static void print_covered(struct cmd *cmd, const struct found *found)
{
	g_autofree char *at = print_time(found->approval->reported_at, cmd->settings);
	print_line("subject: %s", subject_of(found));
	print_line("office: %s", found->ticket->office);
	print_line("reported: %s by %s", at, found->report->actor_name);
	g_print("Compare these with the paper, and its text with the report in the record "
		"(`desktik ticket report %s -o FILE.pdf`).\n",
		found->ticket->number);
}

static void verified_plain(struct cmd *cmd, const struct ticket *ticket, const struct found *found)
{
	if (!found) {
		g_print("%s: the code DOES NOT FIT any approval of this ticket\n", ticket->number);
		return;
	}
	g_autofree char *at = print_time(found->approval->at, cmd->settings);
	g_print("%s: the code fits: approved %s by %s (entry %" G_GINT64_FORMAT
		" of the history)\n",
		ticket->number, at, found->event->actor_name, found->event->id);
	if (found->holds)
		print_covered(cmd, found);
	else
		g_print("BUT that approval counts no more: the ticket is %s, and since then it was "
			"reopened, approved anew or changed, or the approval taken back\n",
			status_word(ticket->status));
}

static void say_verified(struct cmd *cmd, const struct ticket *ticket, const struct found *found)
{
	if (cmd->json)
		verified_json(cmd, ticket, found);
	else
		verified_plain(cmd, ticket, found);
}

static int verify(struct cmd *cmd, const char *number, const char *code)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(ticket_auto) ticket = find(cmd, number);
	if (!ticket)
		return CMD_FAILED;
	g_autoptr(ticket_auto) then = ticket_copy(ticket);
	g_autoptr(approval_auto) approval = approval_find(cmd->db, ticket->id, code);
	struct event *event = approval ? event_load(cmd->db, approval->event_id) : NULL;
	struct event *report = approval ? event_load(cmd->db, approval->report_event) : NULL;
	gboolean fits = event && report;
	gboolean holds = fits && approval_holds(cmd->db, approval, ticket);
	gboolean read = db_ok(cmd->db, &error);
	const struct found found = { then, approval, event, report, holds };
	if (fits)
		approval_name(approval, then);
	if (read)
		say_verified(cmd, ticket, fits ? &found : NULL);
	event_free(event);
	event_free(report);
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
