/* desktik check: tries everything the desk needs, and says what is wrong and how to mend it. */
#include "desk/audit.h"
#include "desk/directory.h"
#include "desk/ledger.h"
#include "desk/ticket.h"
#include "desk/words.h"
#include "gateway/action_report.h"
#include "gateway/cmd_print.h"
#include "gateway/extract.h"
#include "gateway/source.h"
#include "gateway/stop.h"
#include "gateway/templates.h"
#include "gateway/transport.h"

#include <string.h>
#include <sys/statvfs.h>

#define USAGE "check"
#define SPARE_BYTES (512.0 * 1024 * 1024)

enum verdict {
	VERDICT_OK,
	VERDICT_WARNING,
	VERDICT_FAILED,
};

struct finding {
	const char *item;
	enum verdict verdict;
	char *text;
};

struct check {
	struct cmd *cmd;
	GPtrArray *findings; /* struct finding * */
	gboolean failed;
};

static void finding_free(gpointer data)
{
	struct finding *finding = data;
	g_free(finding->text);
	g_free(finding);
}

static void found(struct check *c, const char *item, enum verdict verdict, const char *format, ...)
	G_GNUC_PRINTF(4, 5);
static void found(struct check *c, const char *item, enum verdict verdict, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	struct finding *finding = g_new0(struct finding, 1);
	finding->item = item;
	finding->verdict = verdict;
	finding->text = g_strdup_vprintf(format, values);
	va_end(values);
	g_ptr_array_add(c->findings, finding);
	c->failed |= verdict == VERDICT_FAILED;
}

static gboolean check_configuration(struct check *c)
{
	g_autoptr(GError) error = NULL;
	if (!cmd_open(c->cmd, CMD_NEEDS_KEY, &error)) {
		const char *item = error->domain == SETTINGS_ERROR ? "configuration"
				   : error->domain == DB_ERROR	   ? "database"
								   : "key";
		found(c, item, VERDICT_FAILED, "%s", error->message);
		return FALSE;
	}
	const struct settings *s = c->cmd->settings;
	found(c, "configuration", VERDICT_OK, "%s", s->file);
	const char *secrets[] = { s->mailbox_password_file, s->smtp_password_file };
	for (guint i = 0; i < G_N_ELEMENTS(secrets); i++)
		if (secrets[i] && !settings_secret_is_private(secrets[i]))
			found(c, "secrets", VERDICT_WARNING,
				"everybody on this machine can read %s; mend it with: chmod o= %s",
				secrets[i], secrets[i]);
	return TRUE;
}

static void check_space(struct check *c)
{
	struct statvfs disk;
	const char *path = c->cmd->settings->database_path;
	if (statvfs(path, &disk) != 0)
		return;
	double free_bytes = (double)disk.f_bavail * disk.f_frsize;
	if (free_bytes < SPARE_BYTES)
		found(c, "disk", VERDICT_WARNING,
			"only %.0f MB free where %s lies; make room before it is full",
			free_bytes / 1048576, path);
	else
		found(c, "disk", VERDICT_OK, "%.1f GB free", free_bytes / 1073741824);
}

static void check_history(struct check *c)
{
	struct audit audit;
	audit_verify(c->cmd->db, &audit);
	if (audit.fault != AUDIT_WHOLE)
		found(c, "history", VERDICT_FAILED,
			"somebody changed the database by hand (%s, entry %" G_GINT64_FORMAT
			"); see `desktik audit verify`, and compare with a copy",
			audit_fault_word(audit.fault), audit.broken);
	else
		found(c, "history", VERDICT_OK,
			"the chain of all %" G_GINT64_FORMAT " entries is whole", audit.fine);
	audit_clear(&audit);
}

static void check_database(struct check *c)
{
	g_autofree char *state = db_check(c->cmd->db);
	gint64 counts[OUTCOME_COUNT], total;
	gboolean equal = ledger_counts(c->cmd->db, counts, &total);
	g_autoptr(GError) error = NULL;
	if (!db_ok(c->cmd->db, &error) || strcmp(state, "ok") != 0)
		found(c, "database", VERDICT_FAILED,
			"%s; stop the desk and bring back the last good copy",
			error ? error->message : state);
	else if (!db_is_writable(c->cmd->db))
		found(c, "database", VERDICT_FAILED,
			"%s can only be read; give it to the user that the desk runs as",
			c->cmd->settings->database_path);
	else
		found(c, "database", VERDICT_OK, "%s, %" G_GINT64_FORMAT " mails",
			c->cmd->settings->database_path, total);
	check_history(c);
	if (!equal)
		found(c, "ledger", VERDICT_FAILED, "the outcomes do not sum up to all mails");
	check_space(c);
}

static void check_directory(struct check *c)
{
	g_autofree char *today = words_day(clock_now(0), c->cmd->settings->timezone);
	g_autoptr(GPtrArray) people = directory_people(c->cmd->db, today);
	g_autoptr(GPtrArray) orphans = directory_orphans(c->cmd->db, today);
	g_autoptr(GPtrArray) offices = directory_offices(c->cmd->db);
	g_autoptr(GPtrArray) services = directory_services(c->cmd->db);
	guint roles[SPEAKER_OPERATOR + 1] = { 0 };
	for (guint i = 0; i < people->len; i++)
		roles[((struct person *)people->pdata[i])->role]++;
	static const struct {
		enum speaker role;
		const char *need;
	} needs[] = { { SPEAKER_TECHNICIAN, "no technician: nobody can accept a ticket" },
		{ SPEAKER_LEADER, "no leader: nobody can approve a report" },
		{ SPEAKER_OPERATOR, "no operator: nobody is told of held mail and failures" } };
	for (guint i = 0; i < G_N_ELEMENTS(needs); i++)
		if (!roles[needs[i].role])
			found(c, "directory", VERDICT_WARNING,
				"%s; add one to petugas.csv and import it", needs[i].need);
	if (!offices->len || !services->len)
		found(c, "directory", VERDICT_WARNING,
			"no %s: every letter will be held; import %s",
			offices->len ? "service" : "office",
			offices->len ? "layanan.csv" : "opd.csv");
	if (orphans->len)
		found(c, "directory", VERDICT_WARNING,
			"%u open tickets are held by somebody who is no technician any more, the "
			"first %s; give them to others: DISPOSISI, or `desktik ticket set`",
			orphans->len, ((struct ticket *)orphans->pdata[0])->number);
	if (people->len && offices->len && services->len)
		found(c, "directory", VERDICT_OK, "%u people, %u offices, %u services", people->len,
			offices->len, services->len);
}

static void check_unassigned(struct check *c)
{
	g_autoptr(GPtrArray) tickets = ticket_open(c->cmd->db, 0);
	const char *first = NULL;
	guint count = 0;
	for (guint i = 0; i < tickets->len; i++) {
		const struct ticket *one = tickets->pdata[i];
		if (!one->assignee_id && count++ == 0)
			first = one->number;
	}
	if (count)
		found(c, "unassigned", VERDICT_WARNING,
			"%u open tickets without a technician, the first %s; the next one at work "
			"in the section gets them, else DISPOSISI",
			count, first);
	else
		found(c, "unassigned", VERDICT_OK, "every open ticket has a technician");
}

static void check_mailbox(struct check *c)
{
	g_autoptr(GError) error = NULL;
	if (!c->cmd->settings->mailbox_url) {
		found(c, "mailbox", VERDICT_WARNING,
			"none is set: mail comes in by `desktik deliver` only");
		return;
	}
	struct source *source = source_open(c->cmd->settings, &error);
	if (!source) {
		found(c, "mailbox", VERDICT_FAILED, "%s", error->message);
		return;
	}
	g_autofree char *can = source_describe(source);
	found(c, "mailbox", VERDICT_OK, "%s (%s)", source_name(source), can);
	source_close(source);
}

static void check_smtp(struct check *c)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *detail = NULL;
	struct transport *transport = transport_open(c->cmd->settings, &error);
	if (!transport) {
		found(c, "smtp", VERDICT_FAILED, "%s", error->message);
		return;
	}
	if (transport_probe(transport, &detail) == TRANSPORT_SENT)
		found(c, "smtp", VERDICT_OK, "%s", c->cmd->settings->smtp_url);
	else
		found(c, "smtp", VERDICT_FAILED, "%s: %s", c->cmd->settings->smtp_url, detail);
	transport_close(transport);
}

static void check_templates(struct check *c)
{
	guint count;
	g_autoptr(GPtrArray) problems = templates_check(c->cmd->settings, &count);
	const char *folder = c->cmd->settings->mail_templates;
	for (guint i = 0; i < problems->len; i++)
		found(c, "templates", VERDICT_FAILED, "%s", (char *)problems->pdata[i]);
	if (problems->len == 0 && folder)
		found(c, "templates", VERDICT_OK, "%u of the office's own in %s", count, folder);
	else if (problems->len == 0)
		found(c, "templates", VERDICT_OK, "all letters are the built-in ones");
}

static void check_paper(struct check *c)
{
	const struct settings *s = c->cmd->settings;
	g_autofree char *problem = action_report_image_problem(s);
	if (problem)
		found(c, "paper", VERDICT_WARNING,
			"%s %s; the action report prints without it. Mend [paper] image",
			s->paper_image, problem);
	else
		found(c, "paper", VERDICT_OK, "letterhead %s image",
			s->paper_image ? "with" : "without");
}

/* Runs what reads attached letters, on papers of our own. What fails is left to humans. */
static void check_attachments(struct check *c)
{
	static const struct {
		enum extract_way way;
		const char *advice;
	} ways[] = {
		{ EXTRACT_PDF, "letters in PDF are not read; apt-get install poppler-utils" },
		{ EXTRACT_DOCX, "letters in DOCX are not read; install Desk TIK again" },
		{ EXTRACT_OCR, "scans are not read; mend [letter] ocr_command" },
	};
	const struct settings *s = c->cmd->settings;
	gboolean ocr = s->ocr_command != NULL, ok = TRUE;
	for (guint i = 0; s->read_attachments && i < G_N_ELEMENTS(ways); i++) {
		g_autoptr(GError) error = NULL;
		if ((ways[i].way == EXTRACT_OCR && !ocr) || extract_try(s, ways[i].way, &error))
			continue;
		ok = FALSE;
		found(c, "attachments", VERDICT_WARNING, "%s: %s", ways[i].advice, error->message);
	}
	if (s->read_attachments && !confined_hides_files()) {
		ok = FALSE;
		found(c, "attachments", VERDICT_WARNING,
			"this kernel has no Landlock: what reads an attachment could read the "
			"desk's "
			"files, its key too; boot with lsm=landlock, or set [letter] "
			"read_attachments = no");
	}
	if (!s->read_attachments)
		found(c, "attachments", VERDICT_OK, "not read ([letter] read_attachments = no)");
	else if (ok)
		found(c, "attachments", VERDICT_OK,
			"letters are read in PDF and DOCX%s; without network and out of reach of "
			"our files",
			ocr ? ", scans by OCR" : "; scans are left to humans");
}

/* A clock that runs wrong puts wrong times into the record, for good. */
static void check_clock(struct check *c)
{
	gint64 now = clock_now(0);
	g_autofree char *at = print_time(now, c->cmd->settings);
	g_autoptr(GPtrArray) newest = ledger_list(c->cmd->db, NULL, 1);
	const struct ledger_row *row = newest->len ? newest->pdata[0] : NULL;
	if (row && row->taken_at > now + 300)
		found(c, "clock", VERDICT_WARNING,
			"it is %s here, but the last mail was taken later; check the clock "
			"(timedatectl)",
			at);
	else
		found(c, "clock", VERDICT_OK, "%s, %s", at, c->cmd->settings->timezone_name);
}

static const char *const verdicts[] = { "ok", "warning", "FAILED" };

static void print_findings(const struct check *c)
{
	if (!c->cmd->json) {
		struct table *table = table_new(3);
		for (guint i = 0; i < c->findings->len; i++) {
			const struct finding *one = c->findings->pdata[i];
			table_row(table, verdicts[one->verdict], one->item, one->text);
		}
		table_print(table);
		return;
	}
	g_autoptr(JsonBuilder) b = json_builder_new();
	json_builder_begin_array(b);
	for (guint i = 0; i < c->findings->len; i++) {
		const struct finding *one = c->findings->pdata[i];
		json_builder_begin_object(b);
		put_string(b, "item", one->item);
		put_string(b, "verdict",
			one->verdict == VERDICT_FAILED ? "failed" : verdicts[one->verdict]);
		put_string(b, "text", one->text);
		json_builder_end_object(b);
	}
	json_builder_end_array(b);
	print_json(b);
}

int cmd_check(struct cmd *cmd)
{
	if (!cmd_options(cmd, USAGE, NULL))
		return CMD_WRONG_USE;
	if (cmd->args[0])
		return cmd_usage(USAGE);
	struct check c = { cmd, g_ptr_array_new_with_free_func(finding_free), FALSE };
	if (check_configuration(&c)) {
		check_database(&c);
		check_directory(&c);
		check_unassigned(&c);
		check_mailbox(&c);
		check_smtp(&c);
		check_templates(&c);
		check_paper(&c);
		check_attachments(&c);
		check_clock(&c);
	}
	print_findings(&c);
	g_ptr_array_unref(c.findings);
	return c.failed ? CMD_FAILED : CMD_DONE;
}
