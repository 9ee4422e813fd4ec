#include "gateway/ticket_set.h"

#include "desk/apply.h"
#include "desk/approval_content.h"
#include "desk/decide_set.h"
#include "desk/words.h"
#include "gateway/post.h"

#include <stdio.h>
#include <string.h>

#define SEVERITY_MAX 100
#define TEXT_MAX 200

/* What the values name, as the directory has it now. */
struct values {
	struct cmd *cmd;
	struct correction *c;
	GPtrArray *services, *people, *offices;
	enum status status;
	int severity;
	GString *wrong; /* what can't be understood; "" */
};

static gboolean G_GNUC_PRINTF(2, 3) refuse(struct values *v, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	g_string_vprintf(v->wrong, format, values);
	va_end(values);
	return FALSE;
}

gboolean operator_read(struct cmd *cmd, const char *address, char **by, char **name)
{
	g_autofree char *today = words_day(cmd_now(cmd), cmd->settings->timezone);
	g_autoptr(person_auto) person = address ? directory_person(cmd->db, address, today) : NULL;
	if (address && (!person || person->role != SPEAKER_OPERATOR)) {
		g_printerr("desktik: --by %s: no operator of the directory has this address\n",
			address);
		return FALSE;
	}
	*by = g_strdup(person ? person->email : "");
	*name = g_strdup(person ? person->name : "operator (command line)");
	return TRUE;
}

static gboolean read_service(struct values *v, const char *text)
{
	GString *codes = g_string_new("");
	for (guint i = 0; i < v->services->len; i++) {
		const struct service *one = v->services->pdata[i];
		if (g_ascii_strcasecmp(one->code, text) == 0)
			v->c->service = one;
		g_string_append_printf(codes, "%s%s", codes->len ? ", " : "", one->code);
	}
	g_autofree char *all = g_string_free(codes, FALSE);
	return v->c->service ||
	       refuse(v, "service=%s is not in layanan.csv; allowed: %s", text, all);
}

static gboolean read_section(struct values *v, const char *text)
{
	GString *names = g_string_new("");
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	for (guint i = 0; i < v->services->len; i++) {
		const struct service *one = v->services->pdata[i];
		if (section_is(one->section, text))
			v->c->section = one->section;
		if (g_hash_table_add(seen, one->section))
			g_string_append_printf(names, "%s%s", names->len ? ", " : "", one->section);
	}
	g_autofree char *all = g_string_free(names, FALSE);
	return v->c->section || refuse(v, "section=%s is no section; allowed: %s", text, all);
}

static gboolean read_assignee(struct values *v, const char *text)
{
	if (!*text) {
		v->c->nobody = TRUE;
		return TRUE;
	}
	GString *addresses = g_string_new("");
	for (guint i = 0; i < v->people->len; i++) {
		const struct person *one = v->people->pdata[i];
		if (one->role != SPEAKER_TECHNICIAN)
			continue;
		if (g_ascii_strcasecmp(one->email, text) == 0)
			v->c->assignee = one;
		g_string_append_printf(addresses, "%s%s", addresses->len ? ", " : "", one->email);
	}
	g_autofree char *all = g_string_free(addresses, FALSE);
	return v->c->assignee ||
	       refuse(v, "assignee=%s is no technician of today; allowed: %s, or nothing", text,
		       all);
}

static gboolean read_office(struct values *v, const char *text)
{
	for (guint i = 0; i < v->offices->len; i++) {
		const struct office *one = v->offices->pdata[i];
		if (section_is(one->name, text))
			v->c->office = one;
	}
	return v->c->office ||
	       refuse(v, "office=%s is not in opd.csv; `desktik office list` has them all", text);
}

static gboolean read_requester(struct values *v, const char *text)
{
	const char *at = strchr(text, '@');
	if (!at || at == text || !strchr(at, '.') || strpbrk(text, " \t,;<>()\""))
		return refuse(v, "requester=%s is no mail address", text);
	v->c->requester = text;
	return TRUE;
}

static gboolean read_severity(struct values *v, const char *text)
{
	char *end;
	gint64 value = g_ascii_strtoll(text, &end, 10);
	if (!*text || *end || value < 0 || value > SEVERITY_MAX)
		return refuse(v, "severity=%s is no whole number from 0 to 100", text);
	v->severity = value;
	v->c->severity = &v->severity;
	return TRUE;
}

static gboolean read_due(struct values *v, const char *text)
{
	int year, month, day, hour, minute, end = 0;
	g_autoptr(GDateTime) at = NULL;
	if (sscanf(text, "%4d-%2d-%2d %2d%*1[.:]%2d%n", &year, &month, &day, &hour, &minute,
		    &end) == 5 &&
		!text[end])
		at = g_date_time_new(v->cmd->settings->timezone, year, month, day, hour, minute, 0);
	if (!at)
		return refuse(v, "due=%s is no time; write it as \"due=2026-11-30 14:00\"", text);
	v->c->due = g_date_time_to_unix(at);
	return TRUE;
}

static gboolean read_letter_date(struct values *v, const char *text)
{
	int year, month, day, end = 0;
	if (*text && (sscanf(text, "%4d-%2d-%2d%n", &year, &month, &day, &end) != 3 || text[end] ||
			     !g_date_valid_dmy(day, month, year)))
		return refuse(v, "letter_date=%s is no day; write it as 2026-11-30", text);
	v->c->letter_date = text;
	return TRUE;
}

static gboolean read_nature(struct values *v, const char *text)
{
	static const char *const natures[] = { "", "biasa", "segera", "sangat segera", "penting",
		"rahasia", NULL };
	if (!g_strv_contains(natures, text))
		return refuse(v,
			"letter_nature=%s is not known; allowed: biasa, segera, sangat segera, "
			"penting, rahasia, or nothing",
			text);
	v->c->letter_nature = text;
	return TRUE;
}

static gboolean read_subject(struct values *v, const char *text)
{
	v->c->subject = text;
	return *text || refuse(v, "subject= is empty; write what it is about");
}

static gboolean read_phone(struct values *v, const char *text)
{
	v->c->phone = text;
	return TRUE;
}

static gboolean read_letter_number(struct values *v, const char *text)
{
	v->c->letter_number = text;
	return TRUE;
}

static gboolean read_confirmed(struct values *v, const char *text)
{
	v->c->confirmed = TRUE;
	return strcmp(text, "ya") == 0 || refuse(v, "dikonfirmasi=%s; allowed: ya", text);
}

static gboolean read_status(struct values *v, const char *text)
{
	if (!status_read(text, &v->status))
		return refuse(v,
			"status=%s is no status; allowed: baru, dikerjakan, ditolak, dibatalkan",
			text);
	v->c->status = &v->status;
	return TRUE;
}

static const struct {
	const char *key;
	gboolean (*read)(struct values *v, const char *text);
} keys[] = {
	{ "service", read_service },
	{ "section", read_section },
	{ "assignee", read_assignee },
	{ "office", read_office },
	{ "requester", read_requester },
	{ "subject", read_subject },
	{ "phone", read_phone },
	{ "severity", read_severity },
	{ "due", read_due },
	{ "letter_number", read_letter_number },
	{ "letter_date", read_letter_date },
	{ "letter_nature", read_nature },
	{ "dikonfirmasi", read_confirmed },
	{ "status", read_status },
};

static gboolean read_value(struct values *v, const char *word, GHashTable *seen)
{
	const char *sign = strchr(word, '=');
	const char *text = sign ? sign + 1 : NULL;
	for (guint i = 0; text && i < G_N_ELEMENTS(keys); i++) {
		gsize length = strlen(keys[i].key);
		if ((gsize)(sign - word) != length || strncmp(word, keys[i].key, length) != 0)
			continue;
		if (!g_hash_table_add(seen, (char *)keys[i].key))
			return refuse(v, "%s= is given twice", keys[i].key);
		if (!g_utf8_validate(text, -1, NULL) || strpbrk(text, "\n\r"))
			return refuse(v, "%s= is no line of text in UTF-8", keys[i].key);
		if (g_utf8_strlen(text, -1) > TEXT_MAX)
			return refuse(v, "%s= is longer than %d letters", keys[i].key, TEXT_MAX);
		return keys[i].read(v, text);
	}
	return refuse(v,
		"\"%s\" is no KEY=VALUE; keys: service, section, assignee, office, "
		"requester, subject, phone, severity, due, letter_number, letter_date, "
		"letter_nature, dikonfirmasi, status",
		word);
}

struct situation *operator_situation(struct cmd *cmd, const struct calendar *calendar,
	const char *number, const char *by, const char *name, const char *text,
	struct incoming *incoming)
{
	/* As if a mail of the operator named the ticket and said this. */
	*incoming = (struct incoming){ .sender = by,
		.sender_name = name,
		.subject = "",
		.raw_subject = number,
		.text = text,
		.message_id = "",
		.recipients = g_ptr_array_new(),
		.cc = g_ptr_array_new(),
		.answered = g_ptr_array_new(),
		.letter_number = "",
		.letter_date = "",
		.letter_nature = "",
		.letter_subject = "",
		.letter_office = "",
		.phone = "",
		.attachment_note = "",
		.attachment_name = "" };
	return situation_load(
		cmd->db, cmd->settings, calendar, &cmd->key, cmd_now(cmd), incoming, NULL);
}

void operator_incoming_clear(struct incoming *incoming)
{
	g_ptr_array_unref(incoming->recipients);
	g_ptr_array_unref(incoming->cc);
	g_ptr_array_unref(incoming->answered);
}

void operator_apply(struct cmd *cmd, const struct situation *situation, struct decision *decision)
{
	struct compose compose = { .db = cmd->db,
		.settings = cmd->settings,
		.key = &cmd->key,
		.now = cmd_now(cmd),
		.situation = situation };
	apply_changes(cmd->db, decision, 0);
	g_autoptr(GPtrArray) notices = decision_notices(decision);
	post_notices(&compose, notices, NULL);
}

gboolean operator_ask_anew(struct cmd *cmd, GHashTable *waiting, GError **error)
{
	g_autoptr(GPtrArray) changed = approval_changed(cmd->db, waiting);
	if (changed->len == 0)
		return TRUE;
	g_autoptr(calendar_auto) calendar = directory_calendar(cmd->db, cmd->settings, error);
	if (!calendar || !token_key_load(cmd->settings->key_file, &cmd->key, error))
		return FALSE;
	g_autoptr(situation_auto) situation =
		situation_load_clock(cmd->db, cmd->settings, calendar, cmd_now(cmd));
	g_autoptr(decision_auto) decision = decide_anew(situation, changed);
	operator_apply(cmd, situation, decision);
	return TRUE;
}

/* Decides and writes; the caller commits. */
static gboolean correct(struct cmd *cmd, const struct situation *situation,
	const struct correction *c, GError **error)
{
	g_autoptr(decision_auto) decision = decide_set(situation, c, error);
	if (!decision)
		return FALSE;
	operator_apply(cmd, situation, decision);
	return TRUE;
}

static int write_down(struct cmd *cmd, const char *number, const struct correction *c)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(calendar_auto) calendar = directory_calendar(cmd->db, cmd->settings, &error);
	if (!calendar || !token_key_load(cmd->settings->key_file, &cmd->key, &error))
		return cmd_failed(error);
	db_begin(cmd->db);
	struct incoming incoming;
	g_autoptr(situation_auto) situation =
		operator_situation(cmd, calendar, number, c->by, c->by_name, "", &incoming);
	operator_incoming_clear(&incoming);
	gboolean done = situation->ticket && correct(cmd, situation, c, &error);
	if (done && db_commit(cmd->db, &error))
		return CMD_DONE;
	if (!done)
		db_rollback(cmd->db);
	if (!situation->ticket) {
		g_printerr("desktik: there is no ticket %s\n", number);
		return CMD_FAILED;
	}
	cmd_failed(error);
	return error->domain == SET_ERROR ? CMD_WRONG_USE : CMD_FAILED;
}

static int set(struct cmd *cmd, const char *number, const char *reason, const char *by)
{
	g_autofree char *address = NULL, *name = NULL;
	if (!operator_read(cmd, by, &address, &name))
		return CMD_WRONG_USE;
	g_autofree char *today = words_day(cmd_now(cmd), cmd->settings->timezone);
	g_autoptr(GPtrArray) services = directory_services(cmd->db);
	g_autoptr(GPtrArray) people = directory_people(cmd->db, today);
	g_autoptr(GPtrArray) offices = directory_offices(cmd->db);
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GString) wrong = g_string_new("");
	struct correction c = { .reason = reason, .by = address, .by_name = name };
	struct values v = { .cmd = cmd,
		.c = &c,
		.services = services,
		.people = people,
		.offices = offices,
		.wrong = wrong };
	for (int i = 2; cmd->args[i]; i++)
		if (!read_value(&v, cmd->args[i], seen)) {
			g_printerr("desktik: %s\n", wrong->str);
			return CMD_WRONG_USE;
		}
	return write_down(cmd, number, &c);
}

int ticket_set(struct cmd *cmd, char **number)
{
	g_autofree char *reason = NULL, *by = NULL;
	GOptionEntry entries[] = {
		{ "reason", 0, 0, G_OPTION_ARG_STRING, &reason, "Why; it is recorded", "TEXT" },
		{ "by", 0, 0, G_OPTION_ARG_STRING, &by, "The operator who corrects it", "ADDRESS" },
		{ 0 },
	};
	if (!cmd_options(cmd, TICKET_SET_USAGE, entries))
		return CMD_WRONG_USE;
	if (!cmd->args[1] || !cmd->args[2])
		return cmd_usage(TICKET_SET_USAGE);
	if (!reason || !*g_strstrip(reason)) {
		g_printerr("desktik: --reason is missing: say why, it is recorded\n");
		return CMD_WRONG_USE;
	}
	*number = g_ascii_strup(cmd->args[1], -1);
	return set(cmd, *number, reason, by);
}
