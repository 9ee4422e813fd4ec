/* desktik explain: what the desk would do with a mail, or how it reads a text. Touches nothing. */
#include "desk/decide.h"
#include "desk/route.h"
#include "gateway/cmd_explain_text.h"
#include "gateway/cmd_print.h"
#include "gateway/intake.h"

#include <string.h>

static void print_lines(const char *first, const char *others, const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (int i = 0; lines[i]; i++)
		print_line("%s%s%s", i ? others : first, *first ? " " : "", lines[i]);
}

static GBytes *read_file(const char *path, GError **error)
{
	char *bytes;
	gsize size;
	if (!g_file_get_contents(
		    strcmp(path, "-") == 0 ? "/dev/stdin" : path, &bytes, &size, error))
		return NULL;
	return g_bytes_new_take(bytes, size);
}

/* Who the desk takes the sender for. */
static char *sender_is(const struct situation *s)
{
	if (s->staff)
		return g_strdup_printf("%s, %s%s%s", s->staff->name, speaker_word(s->staff->role),
			*s->staff->section ? " of section " : "", s->staff->section);
	if (s->office)
		return g_strdup_printf("office %s (need %d)", s->office->name, s->office->need);
	return g_strdup("not in the directory");
}

struct explanation {
	const struct cmd *cmd;
	const struct reading *reading;
	const struct situation *situation;
	const struct decision *decision;
	const struct routing *routing; /* NULL: the mail opens no ticket */
	char *sender;
};

static void put_ticket(JsonBuilder *builder, const struct ticket *t)
{
	json_builder_set_member_name(builder, "ticket");
	if (!t) {
		json_builder_add_null_value(builder);
		return;
	}
	json_builder_begin_object(builder);
	put_text(builder, "number", t->number);
	put_text(builder, "status", status_word(t->status));
	put_text(builder, "subject", t->subject);
	put_text(builder, "office", t->office);
	put_text(builder, "service", t->service);
	put_text(builder, "section", t->section);
	put_text(builder, "assignee", t->assignee);
	put_text(builder, "priority", priority_word(t->priority));
	json_builder_set_member_name(builder, "score");
	json_builder_add_int_value(builder, t->score);
	json_builder_end_object(builder);
}

static void put_notices(JsonBuilder *builder, GPtrArray *notices)
{
	json_builder_set_member_name(builder, "mails");
	json_builder_begin_array(builder);
	for (guint i = 0; i < notices->len; i++) {
		const struct notice *notice = notices->pdata[i];
		json_builder_begin_object(builder);
		put_text(builder, "kind", notice_name(notice->kind));
		put_text(builder, "to", notice->to);
		json_builder_end_object(builder);
	}
	json_builder_end_array(builder);
}

/* What became of the same mail when it came. */
static void put_twin(JsonBuilder *builder, const struct ledger_row *twin)
{
	json_builder_set_member_name(builder, "seen");
	if (!twin) {
		json_builder_add_null_value(builder);
		return;
	}
	json_builder_begin_object(builder);
	put_int(builder, "id", twin->id);
	put_text(builder, "outcome", outcome_word(twin->outcome));
	put_text(builder, "reason", twin->reason);
	put_text(builder, "ticket", twin->ticket);
	json_builder_end_object(builder);
}

static void put_score(JsonBuilder *builder, const char *name, double score)
{
	json_builder_set_member_name(builder, name);
	json_builder_add_double_value(builder, score);
}

/* Every service with what speaks for it, as logarithms of odds (desk/route.h). */
static void put_candidates(JsonBuilder *builder, const struct routing *routing)
{
	json_builder_set_member_name(builder, "candidates");
	json_builder_begin_array(builder);
	for (guint i = 0; routing && i < routing->candidates->len; i++) {
		const struct candidate *one = routing->candidates->pdata[i];
		json_builder_begin_object(builder);
		put_text(builder, "service", one->service->code);
		put_score(builder, "keywords", one->keywords);
		put_score(builder, "perihal", one->perihal);
		put_score(builder, "history", one->history);
		put_score(builder, "bayes", one->bayes);
		put_score(builder, "kind", one->kind);
		put_score(builder, "total", one->total);
		put_int(builder, "certainty", one->certainty);
		json_builder_end_object(builder);
	}
	json_builder_end_array(builder);
}

static void explain_json(const struct explanation *e)
{
	g_autoptr(JsonBuilder) builder = json_builder_new();
	json_builder_begin_object(builder);
	put_text(builder, "from", e->reading->sender);
	put_text(builder, "sender", e->sender);
	put_text(builder, "subject", e->reading->subject);
	put_text(builder, "origin", mail_origin_name(e->reading->mail->origin));
	put_text(builder, "text", e->reading->text);
	put_text(builder, "attachments", e->reading->incoming.attachment_note);
	put_text(builder, "proof", proof_word(e->situation->proof));
	put_text(builder, "found_by", e->situation->found_by);
	put_text(builder, "outcome", outcome_word(e->decision->outcome));
	put_text(builder, "reason", e->decision->reason);
	put_text(builder, "command", command_name(e->decision->command));
	put_text(builder, "why_service", e->decision->why_service);
	put_candidates(builder, e->routing);
	put_twin(builder, e->situation->twin);
	put_ticket(builder, e->decision->ticket);
	put_notices(builder, e->decision->notices);
	json_builder_end_object(builder);
	print_json(builder);
}

#define CANDIDATES_SHOWN 5

static void print_candidates(const struct routing *routing)
{
	struct table *table = table_new(8);
	table_row(table, "SERVICE", "CERTAINTY", "TOTAL", "KEYWORDS", "PERIHAL", "HISTORY", "BAYES",
		"KIND");
	for (guint i = 0; i < MIN(routing->candidates->len, CANDIDATES_SHOWN); i++) {
		const struct candidate *one = routing->candidates->pdata[i];
		const double scores[] = { one->total, one->keywords, one->perihal, one->history,
			one->bayes, one->kind };
		char *cells[G_N_ELEMENTS(scores)];
		g_autofree char *certainty = g_strdup_printf("%d%%", one->certainty);
		for (guint k = 0; k < G_N_ELEMENTS(scores); k++)
			cells[k] = g_strdup_printf("%.1f", scores[k]);
		table_row(table, one->service->code, certainty, cells[0], cells[1], cells[2],
			cells[3], cells[4], cells[5]);
		for (guint k = 0; k < G_N_ELEMENTS(scores); k++)
			g_free(cells[k]);
	}
	table_print(table);
}

static void print_placing(const struct ticket *t)
{
	print_line("Priority  %s (%d)", priority_word(t->priority), t->score);
	print_line("Assignee  %s", *t->assignee ? t->assignee : "nobody");
}

static void explain_plain(const struct explanation *e)
{
	const struct ticket *t = e->decision->ticket;
	const char *from = e->reading->sender;
	print_line("From      %s: %s", *from ? from : "nobody", e->sender);
	print_line("Origin    %s", mail_origin_name(e->reading->mail->origin));
	print_line("Proof     %s", proof_word(e->situation->proof));
	if (*e->situation->found_by)
		print_line("Thread    ticket %s, by %s%s", e->situation->ticket->number,
			e->situation->found_by,
			e->situation->may_post ? "" : ", but the sender may not post to it");
	if (e->reading->note && *e->reading->note)
		print_lines("Attached ", "         ", e->reading->note);
	print_line("Outcome   %s: %s", outcome_word(e->decision->outcome), e->decision->reason);
	const struct ledger_row *twin = e->situation->twin;
	if (twin)
		print_line("Seen      as mail %" G_GINT64_FORMAT ", which became %s: %s%s%s",
			twin->id, outcome_word(twin->outcome), twin->reason,
			*twin->ticket ? ", " : "", twin->ticket);
	if (t)
		print_line(
			"Ticket    %s, %s, \"%s\"", t->number, status_word(t->status), t->subject);
	if (e->decision->why_service)
		print_line("Service   %s, section %s, because of %s", t->service, t->section,
			e->decision->why_service);
	if (e->decision->outcome == OUTCOME_TICKET)
		print_placing(t);
	if (e->routing)
		print_candidates(e->routing);
	for (guint i = 0; i < e->decision->notices->len; i++) {
		const struct notice *notice = e->decision->notices->pdata[i];
		print_line("%s %s to %s", i ? "         " : "Mails    ", notice_name(notice->kind),
			notice->to);
	}
}

static gboolean explain_mail(const struct cmd *cmd, GBytes *bytes, GError **error)
{
	g_autoptr(calendar_auto) calendar = directory_calendar(cmd->db, cmd->settings, error);
	if (!calendar)
		return FALSE;
	gboolean oversize = (gint64)g_bytes_get_size(bytes) > cmd->settings->max_mail_bytes;
	struct intake intake = { cmd->db, cmd->settings, calendar, &cmd->key };
	g_autoptr(reading_auto) reading = intake_read(&intake, bytes, oversize, cmd_now(cmd));
	db_read_begin(cmd->db);
	g_autoptr(situation_auto) situation = situation_load(cmd->db, cmd->settings, calendar,
		&cmd->key, cmd_now(cmd), &reading->incoming, NULL);
	g_autoptr(decision_auto) decision = decide(situation, &reading->incoming);
	db_read_end(cmd->db);
	if (!db_ok(cmd->db, error))
		return FALSE;
	g_autofree char *sender = sender_is(situation);
	g_autoptr(routing_auto) routing = decision->outcome == OUTCOME_TICKET ?
		route_service(situation->services, &reading->incoming, situation->evidence) : NULL;
	struct explanation explanation = { cmd, reading, situation, decision, routing, sender };
	if (cmd->json)
		explain_json(&explanation);
	else
		explain_plain(&explanation);
	return TRUE;
}

#define USAGE "explain FILE | explain --role ROLE --text TEXT"

int cmd_explain(struct cmd *cmd)
{
	g_autofree char *role = NULL, *text = NULL;
	g_auto(GStrv) files = NULL;
	GOptionEntry entries[] = {
		{ "role", 0, 0, G_OPTION_ARG_STRING, &role,
			"Who writes: opd, teknisi, pimpinan or operator", "ROLE" },
		{ "text", 0, 0, G_OPTION_ARG_STRING, &text, "Explain this text instead of a mail",
			"TEXT" },
		{ G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
		{ 0 },
	};
	if (!cmd_options(cmd, USAGE, entries))
		return CMD_WRONG_USE;
	if (text ? !role || files : !files || files[1])
		return cmd_usage(USAGE);
	if (text)
		return cmd_explain_text(cmd, role, text);
	g_autoptr(GError) error = NULL;
	g_autoptr(GBytes) bytes = read_file(files[0], &error);
	if (bytes && cmd_open(cmd, CMD_READS_ONLY, &error) && explain_mail(cmd, bytes, &error))
		return CMD_DONE;
	return cmd_failed(error);
}
