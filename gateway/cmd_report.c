/* desktik report: the workbook of a month, the e-kinerja of its technicians, what is kept. */
#include "desk/month.h"
#include "desk/report.h"
#include "desk/words.h"
#include "gateway/cmd_print.h"
#include "gateway/monthly_performance.h"
#include "gateway/performance_workbook.h"
#include "gateway/workbook.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#define USAGE                                                                                      \
	"report 2026-11 [--rebuild] -o FILE.xlsx | report performance 2026-11 --person ADDRESS "   \
	"-o FILE.xlsx "                                                                            \
	"| report performance 2026-11 -o FOLDER | report list"

/* What was asked for. */
struct asked {
	struct cmd *cmd;
	char *period;
	char *path;
	char *person; /* NULL: everybody */
	gboolean rebuild;
};

/* Reads the month; the exit code if it is none, or has not begun. */
static int read_month(struct asked *a, const char *text)
{
	GTimeZone *zone = a->cmd->settings->timezone;
	gint64 from, to;
	a->period = words_read_period(text, cmd_now(a->cmd), zone);
	/* Nothing would mean last month; from a script it means that a variable is not set. */
	if (!a->period || !*text) {
		g_printerr("desktik: \"%s\" is no month; write it as 2026-11\n", text);
		return CMD_WRONG_USE;
	}
	if (words_period_bounds(a->period, zone, &from, &to) && from > cmd_now(a->cmd)) {
		g_printerr("desktik: %s has not begun yet\n", a->period);
		return CMD_FAILED;
	}
	return CMD_DONE;
}

static gboolean write_bytes(const char *path, GBytes *bytes, GError **error)
{
	gsize size;
	const char *data = g_bytes_get_data(bytes, &size);
	gboolean ok = g_file_set_contents_full(path, data, size,
		G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, error);
	if (!ok)
		g_prefix_error(error, "%s: ", path);
	return ok;
}

static void say_workbook(const struct asked *a, const char *sha256, const struct report *sent)
{
	gboolean same = sent && strcmp(sent->sha256, sha256) == 0;
	if (a->cmd->json) {
		g_autoptr(JsonBuilder) b = json_builder_new();
		json_builder_begin_object(b);
		put_string(b, "period", a->period);
		put_string(b, "file", a->path);
		put_string(b, "sha256", sha256);
		put_bool(b, "closed", sent != NULL);
		if (sent)
			put_bool(b, "as_sent", same);
		json_builder_end_object(b);
		print_json(b);
	} else if (a->rebuild) {
		print_line("%s", !sent	? "not sent yet: there is nothing to compare with"
				 : same ? "the same bytes as the file that was sent"
					: "not the bytes of the file that was sent: names, "
					  "holidays, settings or "
					  "the program changed since");
	}
}

/* Read piece by piece: a large workbook need not fit into memory. NULL with `error`. */
static char *checksum_of(const char *path, GError **error)
{
	guint8 piece[65536];
	size_t size;
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	FILE *file = g_fopen(path, "rb");
	while (file && (size = fread(piece, 1, sizeof piece, file)) > 0)
		g_checksum_update(sum, piece, size);
	gboolean ok = file && !ferror(file);
	if (!ok)
		g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(errno), "%s: %s", path,
			g_strerror(errno));
	if (file)
		fclose(file);
	return ok ? g_strdup(g_checksum_get_string(sum)) : NULL;
}

/* Of a month that was sent the file that was sent, unless it is to be made once more. */
static int write_workbook(struct asked *a)
{
	struct cmd *cmd = a->cmd;
	g_autoptr(GError) error = NULL;
	g_autoptr(report_auto) sent = month_is_closed(cmd->db, a->period)
					      ? report_load(cmd->db, a->period, REPORT_WORKBOOK)
					      : NULL;
	gboolean ok = sent && !a->rebuild ? write_bytes(a->path, sent->bytes, &error)
					  : workbook_write(cmd->db, cmd->settings, a->period,
						    cmd_now(cmd), a->path, &error);
	g_autofree char *sha256 =
		ok && db_ok(cmd->db, &error) ? checksum_of(a->path, &error) : NULL;
	if (!sha256)
		return cmd_failed(error);
	say_workbook(a, sha256, sent);
	return CMD_DONE;
}

static gboolean write_sheet(
	struct asked *a, const struct performance *one, const char *path, GError **error)
{
	struct cmd *cmd = a->cmd;
	g_autoptr(GBytes) bytes =
		performance_sheet(cmd->db, cmd->settings, a->period, one, cmd_now(cmd), error);
	return bytes && write_bytes(path, bytes, error);
}

static void put_sheet(JsonBuilder *b, const struct person *person, const char *path)
{
	json_builder_begin_object(b);
	put_string(b, "person", person->email);
	put_string(b, "name", person->name);
	put_string(b, "file", path);
	json_builder_end_object(b);
}

/* Into the folder, each under a name of its own. */
static gboolean write_all(
	struct asked *a, const struct calendar *calendar, JsonBuilder *b, GError **error)
{
	struct cmd *cmd = a->cmd;
	if (g_mkdir_with_parents(a->path, 0777) != 0) {
		g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(errno), "%s: %s", a->path,
			g_strerror(errno));
		return FALSE;
	}
	g_autoptr(GPtrArray) all =
		performance_month(cmd->db, calendar, cmd->settings->timezone, a->period);
	for (guint i = 0; i < all->len; i++) {
		const struct performance *one = all->pdata[i];
		g_autofree char *name = performance_file_name(cmd->db, one->person, a->period);
		g_autofree char *path = g_build_filename(a->path, name, NULL);
		if (!write_sheet(a, one, path, error))
			return FALSE;
		put_sheet(b, one->person, path);
		if (!cmd->json)
			print_line("%s", path);
	}
	return db_ok(cmd->db, error);
}

/* Of who had the address when the month ended, or has it now, if it has not. NULL: nobody. */
static struct performance *find_performance(const struct asked *a, const struct calendar *calendar)
{
	struct db *db = a->cmd->db;
	GTimeZone *zone = a->cmd->settings->timezone;
	gint64 from, to;
	words_period_bounds(a->period, zone, &from, &to);
	g_autofree char *day = words_day(MIN(to - 1, cmd_now(a->cmd)), zone);
	g_autoptr(person_auto) person = directory_person(db, a->person, day);
	return person ? performance_of(db, calendar, zone, a->period, person->id) : NULL;
}

static gboolean write_one(
	struct asked *a, const struct calendar *calendar, JsonBuilder *b, GError **error)
{
	g_autoptr(performance_auto) one = find_performance(a, calendar);
	if (!one) {
		if (db_ok(a->cmd->db, error))
			g_set_error(error, COMPOSE_ERROR, COMPOSE_ERROR_ADDRESS,
				"%s: nobody of the staff had this address at the end of %s",
				a->person, a->period);
		return FALSE;
	}
	put_sheet(b, one->person, a->path);
	return write_sheet(a, one, a->path, error);
}

static gboolean write_sheets(struct asked *a, JsonBuilder *b, GError **error)
{
	struct cmd *cmd = a->cmd;
	g_autoptr(calendar_auto) calendar = directory_calendar(cmd->db, cmd->settings, error);
	if (!calendar)
		return FALSE;
	db_read_begin(cmd->db);
	gboolean ok =
		a->person ? write_one(a, calendar, b, error) : write_all(a, calendar, b, error);
	db_read_end(cmd->db);
	return ok;
}

static int write_performance(struct asked *a)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(JsonBuilder) b = json_builder_new();
	json_builder_begin_object(b);
	put_string(b, "period", a->period);
	json_builder_set_member_name(b, "sheets");
	json_builder_begin_array(b);
	if (!write_sheets(a, b, &error))
		return cmd_failed(error);
	json_builder_end_array(b);
	json_builder_end_object(b);
	if (a->cmd->json)
		print_json(b);
	return CMD_DONE;
}

static void list_json(const struct cmd *cmd, const GPtrArray *reports)
{
	g_autoptr(JsonBuilder) b = json_builder_new();
	json_builder_begin_array(b);
	for (guint i = 0; i < reports->len; i++) {
		const struct report *one = reports->pdata[i];
		json_builder_begin_object(b);
		put_string(b, "period", one->period);
		put_string(b, "kind", one->person_id ? "performance" : "workbook");
		put_text(b, "name", one->person);
		put_time(b, "made", one->made_at, cmd->settings);
		put_bool(b, "closed", month_is_closed(cmd->db, one->period));
		put_string(b, "sha256", one->sha256);
		json_builder_end_object(b);
	}
	json_builder_end_array(b);
	print_json(b);
}

static void list_plain(const struct cmd *cmd, const GPtrArray *reports)
{
	struct table *table = table_new(5);
	table_row(table, "PERIOD", "MONTH", "MADE", "SHA-256", "REPORT");
	for (guint i = 0; i < reports->len; i++) {
		const struct report *one = reports->pdata[i];
		g_autofree char *made = print_time(one->made_at, cmd->settings);
		g_autofree char *what = one->person_id
						? g_strdup_printf("performance of %s", one->person)
						: g_strdup("workbook");
		table_row(table, one->period,
			month_is_closed(cmd->db, one->period) ? "closed" : "open", made,
			one->sha256, what);
	}
	table_print(table);
}

static int list(struct cmd *cmd)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) reports = report_list_all(cmd->db);
	if (!db_ok(cmd->db, &error))
		return cmd_failed(error);
	if (cmd->json)
		list_json(cmd, reports);
	else
		list_plain(cmd, reports);
	return CMD_DONE;
}

static int run(struct asked *a)
{
	char **args = a->cmd->args;
	if (g_strcmp0(args[0], "list") == 0)
		return args[1] || a->path || a->person || a->rebuild ? cmd_usage(USAGE)
								     : list(a->cmd);
	gboolean performance = g_strcmp0(args[0], "performance") == 0;
	char **month = performance ? args + 1 : args;
	if (!month[0] || month[1] || !a->path || (a->person && !performance) ||
		(a->rebuild && performance))
		return cmd_usage(USAGE);
	int wrong = read_month(a, month[0]);
	if (wrong)
		return wrong;
	return performance ? write_performance(a) : write_workbook(a);
}

int cmd_report(struct cmd *cmd)
{
	struct asked a = { .cmd = cmd };
	GOptionEntry entries[] = {
		{ "output", 'o', 0, G_OPTION_ARG_FILENAME, &a.path, "Where to write it", "PATH" },
		{ "rebuild", 0, 0, G_OPTION_ARG_NONE, &a.rebuild,
			"Make a workbook that was sent once more", NULL },
		{ "person", 0, 0, G_OPTION_ARG_STRING, &a.person, "Whose e-kinerja", "ADDRESS" },
		{ 0 },
	};
	int code = cmd_options(cmd, USAGE, entries) ? run(&a) : CMD_WRONG_USE;
	g_free(a.period);
	g_free(a.path);
	g_free(a.person);
	return code;
}
