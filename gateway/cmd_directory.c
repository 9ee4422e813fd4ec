/* desktik directory import|list */
#include "desk/directory.h"
#include "gateway/cmd_print.h"

#include <string.h>

#define USAGE                                                                                      \
	"directory import [--staff petugas.csv] [--offices opd.csv] [--services layanan.csv] "     \
	"[--holidays libur.csv] | directory list"

static int year_of(const struct cmd *cmd)
{
	g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(cmd_now(cmd));
	g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, cmd->settings->timezone);
	return g_date_time_get_year(local);
}

static int import(struct cmd *cmd, const struct directory_files *files)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	if (!directory_import(cmd->db, files, year_of(cmd), warnings, &error)) {
		cmd_failed(error);
		g_printerr("desktik: nothing was imported\n");
		return CMD_FAILED;
	}
	for (guint i = 0; i < warnings->len; i++)
		g_printerr("desktik: %s\n", (char *)warnings->pdata[i]);
	g_autoptr(GPtrArray) people = directory_people(cmd->db);
	g_autoptr(GPtrArray) offices = directory_offices(cmd->db);
	g_autoptr(GPtrArray) services = directory_services(cmd->db);
	gint64 holidays = directory_holiday_count(cmd->db);
	if (!db_ok(cmd->db, &error))
		return cmd_failed(error);
	g_print("Imported. The directory has %u people, %u offices, %u services, "
		"%" G_GINT64_FORMAT " holidays.\n",
		people->len, offices->len, services->len, holidays);
	return CMD_DONE;
}

static void person_json(JsonBuilder *b, const struct person *person)
{
	json_builder_begin_object(b);
	put_string(b, "kind", "person");
	put_string(b, "email", person->email);
	put_string(b, "name", person->name);
	put_text(b, "nip", person->nip);
	put_string(b, "role", speaker_word(person->role));
	put_text(b, "section", person->section);
	json_builder_end_object(b);
}

static void office_json(JsonBuilder *b, const struct office *office)
{
	json_builder_begin_object(b);
	put_string(b, "kind", "office");
	put_string(b, "name", office->name);
	put_int(b, "need", office->need);
	json_builder_end_object(b);
}

static void service_json(JsonBuilder *b, const struct service *service)
{
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

static void list_json(GPtrArray *people, GPtrArray *offices, GPtrArray *services)
{
	g_autoptr(JsonBuilder) b = json_builder_new();
	json_builder_begin_array(b);
	for (guint i = 0; i < people->len; i++)
		person_json(b, people->pdata[i]);
	for (guint i = 0; i < offices->len; i++)
		office_json(b, offices->pdata[i]);
	for (guint i = 0; i < services->len; i++)
		service_json(b, services->pdata[i]);
	json_builder_end_array(b);
	print_json(b);
}

static void list_plain(GPtrArray *people, GPtrArray *offices, GPtrArray *services)
{
	struct table *table = table_new(4);
	table_row(table, "PERSON", "NAME", "ROLE", "SECTION");
	for (guint i = 0; i < people->len; i++) {
		const struct person *one = people->pdata[i];
		table_row(table, one->email, one->name, speaker_word(one->role), one->section);
	}
	table_print(table);
	table = table_new(2);
	table_row(table, "\nOFFICE", "NEED");
	for (guint i = 0; i < offices->len; i++) {
		const struct office *one = offices->pdata[i];
		g_autofree char *need = g_strdup_printf("%d", one->need);
		table_row(table, one->name, need);
	}
	table_print(table);
	table = table_new(4);
	table_row(table, "\nSERVICE", "NAME", "SECTION", "SEVERITY");
	for (guint i = 0; i < services->len; i++) {
		const struct service *one = services->pdata[i];
		g_autofree char *severity = g_strdup_printf("%d %%", one->severity);
		table_row(table, one->code, one->name, one->section, severity);
	}
	table_print(table);
}

static int list(struct cmd *cmd)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) people = directory_people(cmd->db);
	g_autoptr(GPtrArray) offices = directory_offices(cmd->db);
	g_autoptr(GPtrArray) services = directory_services(cmd->db);
	if (!db_ok(cmd->db, &error))
		return cmd_failed(error);
	if (cmd->json)
		list_json(people, offices, services);
	else
		list_plain(people, offices, services);
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
	if (strcmp(verb, "import") == 0 && (staff || offices || services || holidays))
		return import(cmd, &files);
	if (strcmp(verb, "list") == 0)
		return list(cmd);
	return cmd_usage(USAGE);
}
