/* desktik directory import|list */
#include "desk/approval_content.h"
#include "desk/words.h"
#include "gateway/cmd_print.h"
#include "gateway/directory_change.h"
#include "gateway/ticket_set.h"

#include <string.h>

#define USAGE                                                                                      \
	"directory import [--staff petugas.csv] [--offices opd.csv] [--services layanan.csv] "     \
	"[--holidays libur.csv] | directory list"

static void names_json(JsonBuilder *b, const char *member, GPtrArray *names)
{
	json_builder_set_member_name(b, member);
	json_builder_begin_array(b);
	for (guint i = 0; i < names->len; i++)
		json_builder_add_string_value(b, names->pdata[i]);
	json_builder_end_array(b);
}

static void changes_json(GPtrArray *changes, GPtrArray *warnings)
{
	g_autoptr(JsonBuilder) b = json_builder_new();
	json_builder_begin_object(b);
	json_builder_set_member_name(b, "changes");
	json_builder_begin_array(b);
	for (guint i = 0; i < changes->len; i++) {
		const struct directory_change *change = changes->pdata[i];
		json_builder_begin_object(b);
		put_string(b, "kind", change->kind);
		put_int(b, "count", change->count);
		names_json(b, "added", change->added);
		names_json(b, "changed", change->changed);
		names_json(b, "removed", change->removed);
		json_builder_end_object(b);
	}
	json_builder_end_array(b);
	names_json(b, "warnings", warnings);
	json_builder_end_object(b);
	print_json(b);
}

static void names_plain(const char *what, GPtrArray *names)
{
	static const guint most = 10;
	for (guint i = 0; i < MIN(names->len, most); i++)
		g_print("  %-8s %s\n", what, (const char *)names->pdata[i]);
	if (names->len > most)
		g_print("  %-8s … and %u more\n", what, names->len - most);
}

static void changes_plain(GPtrArray *changes)
{
	for (guint i = 0; i < changes->len; i++) {
		const struct directory_change *change = changes->pdata[i];
		g_print("%s: %u (%u added, %u changed, %u removed)\n", change->kind, change->count,
			change->added->len, change->changed->len, change->removed->len);
		/* Where everything is new, the names say nothing. */
		if (change->added->len < change->count)
			names_plain("added", change->added);
		names_plain("changed", change->changed);
		names_plain("removed", change->removed);
	}
}

/* A service that has another name now is shown by reports that wait for approval. */
static gboolean ask_anew(struct cmd *cmd, GHashTable *waiting, GError **error)
{
	db_begin(cmd->db);
	if (operator_ask_anew(cmd, waiting, error))
		return db_commit(cmd->db, error);
	db_rollback(cmd->db);
	return FALSE;
}

static int import(struct cmd *cmd, const struct directory_files *files)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *today = words_day(cmd_now(cmd), cmd->settings->timezone);
	g_autoptr(directory_state_auto) before = directory_state_read(cmd->db);
	g_autoptr(GHashTable) waiting = approval_waiting(cmd->db);
	if (!db_ok(cmd->db, &error) || !directory_import(cmd->db, files, today, warnings, &error) ||
		!ask_anew(cmd, waiting, &error))
		return cmd_failed(error);
	g_autoptr(directory_state_auto) after = directory_state_read(cmd->db);
	if (!db_ok(cmd->db, &error))
		return cmd_failed(error);
	g_autoptr(GPtrArray) changes = directory_changes(before, after);
	for (guint i = 0; i < warnings->len; i++)
		g_printerr("desktik: warning: %s\n", (char *)warnings->pdata[i]);
	if (cmd->json)
		changes_json(changes, warnings);
	else
		changes_plain(changes);
	return CMD_DONE;
}

struct listing {
	GPtrArray *people, *offices, *services, *holidays;
};

static void people_json(JsonBuilder *b, GPtrArray *people)
{
	for (guint i = 0; i < people->len; i++) {
		const struct person *person = people->pdata[i];
		json_builder_begin_object(b);
		put_string(b, "kind", "person");
		put_string(b, "email", person->email);
		put_string(b, "name", person->name);
		put_text(b, "nip", person->nip);
		put_string(b, "role", speaker_word(person->role));
		put_text(b, "section", person->section);
		put_text(b, "from", person->from);
		put_text(b, "until", person->until);
		json_builder_end_object(b);
	}
}

static void offices_json(JsonBuilder *b, GPtrArray *offices)
{
	for (guint i = 0; i < offices->len; i++) {
		const struct office *office = offices->pdata[i];
		json_builder_begin_object(b);
		put_string(b, "kind", "office");
		put_string(b, "name", office->name);
		put_int(b, "need", office->need);
		put_string(b, "patterns", office->patterns);
		json_builder_end_object(b);
	}
}

static void services_json(JsonBuilder *b, GPtrArray *services)
{
	for (guint i = 0; i < services->len; i++) {
		const struct service *service = services->pdata[i];
		json_builder_begin_object(b);
		put_string(b, "kind", "service");
		put_string(b, "code", service->code);
		put_string(b, "name", service->name);
		put_string(b, "type", service->is_request ? "permohonan" : "gangguan");
		put_string(b, "section", service->section);
		put_int(b, "severity", service->severity);
		put_text(b, "keywords", service->keywords);
		put_int(b, "respond_minutes", service->respond_minutes);
		put_int(b, "resolve_hours", service->resolve_hours);
		json_builder_end_object(b);
	}
}

static void holidays_json(JsonBuilder *b, GPtrArray *holidays)
{
	for (guint i = 0; i < holidays->len; i++) {
		const struct holiday *holiday = holidays->pdata[i];
		json_builder_begin_object(b);
		put_string(b, "kind", "holiday");
		put_string(b, "day", holiday->day);
		put_text(b, "note", holiday->note);
		json_builder_end_object(b);
	}
}

static void list_json(const struct listing *all)
{
	g_autoptr(JsonBuilder) b = json_builder_new();
	json_builder_begin_array(b);
	people_json(b, all->people);
	offices_json(b, all->offices);
	services_json(b, all->services);
	holidays_json(b, all->holidays);
	json_builder_end_array(b);
	print_json(b);
}

static void people_plain(GPtrArray *people)
{
	struct table *table = table_new(6);
	table_row(table, "PERSON", "NAME", "ROLE", "FROM", "UNTIL", "SECTION");
	for (guint i = 0; i < people->len; i++) {
		const struct person *one = people->pdata[i];
		table_row(table, one->email, one->name, speaker_word(one->role),
			*one->from ? one->from : "-", *one->until ? one->until : "-", one->section);
	}
	table_print(table);
}

static void offices_plain(GPtrArray *offices)
{
	struct table *table = table_new(3);
	table_row(table, "OFFICE", "NEED", "ADDRESSES");
	for (guint i = 0; i < offices->len; i++) {
		const struct office *one = offices->pdata[i];
		g_autofree char *need = g_strdup_printf("%d", one->need);
		table_row(table, one->name, need, one->patterns);
	}
	table_print(table);
}

static void services_plain(GPtrArray *services)
{
	struct table *table = table_new(7);
	table_row(table, "SERVICE", "NAME", "TYPE", "SECTION", "SEVERITY", "RESPOND", "RESOLVE");
	for (guint i = 0; i < services->len; i++) {
		const struct service *one = services->pdata[i];
		g_autofree char *severity = g_strdup_printf("%d %%", one->severity);
		g_autofree char *respond = g_strdup_printf("%d min", one->respond_minutes);
		g_autofree char *resolve = g_strdup_printf("%d h", one->resolve_hours);
		table_row(table, one->code, one->name, one->is_request ? "permohonan" : "gangguan",
			one->section, severity, respond, resolve);
	}
	table_print(table);
}

static void holidays_plain(GPtrArray *holidays)
{
	struct table *table = table_new(2);
	table_row(table, "HOLIDAY", "NOTE");
	for (guint i = 0; i < holidays->len; i++) {
		const struct holiday *one = holidays->pdata[i];
		table_row(table, one->day, one->note);
	}
	table_print(table);
}

static void list_plain(const struct listing *all)
{
	people_plain(all->people);
	g_print("\n");
	offices_plain(all->offices);
	g_print("\n");
	services_plain(all->services);
	g_print("\n");
	holidays_plain(all->holidays);
}

static int list(struct cmd *cmd)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) people = directory_people(cmd->db, NULL);
	g_autoptr(GPtrArray) offices = directory_offices(cmd->db);
	g_autoptr(GPtrArray) services = directory_services(cmd->db);
	g_autoptr(GPtrArray) holidays = directory_holidays(cmd->db);
	if (!db_ok(cmd->db, &error))
		return cmd_failed(error);
	const struct listing all = { people, offices, services, holidays };
	if (cmd->json)
		list_json(&all);
	else
		list_plain(&all);
	return CMD_DONE;
}

int cmd_directory(struct cmd *cmd)
{
	g_autofree char *staff = NULL, *offices = NULL, *services = NULL, *holidays = NULL;
	GOptionEntry entries[] = {
		{ "staff", 0, 0, G_OPTION_ARG_FILENAME, &staff, "People of the desk", "FILE" },
		{ "offices", 0, 0, G_OPTION_ARG_FILENAME, &offices, "Offices", "FILE" },
		{ "services", 0, 0, G_OPTION_ARG_FILENAME, &services, "Services", "FILE" },
		{ "holidays", 0, 0, G_OPTION_ARG_FILENAME, &holidays, "Public holidays", "FILE" },
		{ 0 },
	};
	if (!cmd_options(cmd, USAGE, entries))
		return CMD_WRONG_USE;
	const char *verb = cmd->args[0];
	if (!verb || cmd->args[1])
		return cmd_usage(USAGE);
	struct directory_files files = { staff, offices, services, holidays };
	gboolean any = staff || offices || services || holidays;
	if (strcmp(verb, "import") == 0 && any)
		return import(cmd, &files);
	if (strcmp(verb, "list") == 0 && !any)
		return list(cmd);
	return cmd_usage(USAGE);
}
