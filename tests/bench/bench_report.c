/*
 * bench_report [--quick] [--json]: what the workbook of a large month costs beside bare
 * libxlsxwriter in constant memory: the same cells, and a bare query for the same tickets. What the
 * workbook writes is noted while it is made once; then both have their turns.
 */
#include "desk/settings.h"
#include "gateway/workbook.h"
#include "tests/bench/bench.h"
#include "tests/bench/month.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#define PEAK_GOAL ((gsize)40 * 1024 * 1024)

enum kind { END, SHEET, STRING, NUMBER, BLANK, FORMULA_NUMBER, FORMULA_TEXT, DATE };

/* One call, as it is noted; its texts follow, each with its NUL. */
struct call {
	enum kind kind;
	guint32 row;
	guint16 col, format;
	double number;
	lxw_datetime date;
};

/* ---- noting: the linker leads the workbook's calls here ---- */

static FILE *notes;	     /* NULL: nothing is noted */
static GHashTable *formats;  /* lxw_format * -> its number from 1 */
static gpointer noted_sheet; /* the last one */
static guint16 sheets;

static void note(gpointer sheet, enum kind kind, guint32 row, guint16 col, gpointer format,
	double number, const lxw_datetime *date, const char *first, const char *second)
{
	struct call call = { kind, row, col, 0, number, { 0 } };
	if (!notes)
		return;
	if (sheet != noted_sheet) {
		struct call change = { .kind = SHEET };
		fwrite(&change, sizeof change, 1, notes);
		noted_sheet = sheet;
		sheets++;
	}
	if (format && !g_hash_table_contains(formats, format))
		g_hash_table_insert(
			formats, format, GUINT_TO_POINTER(g_hash_table_size(formats) + 1));
	call.format = format ? GPOINTER_TO_UINT(g_hash_table_lookup(formats, format)) : 0;
	if (date)
		call.date = *date;
	fwrite(&call, sizeof call, 1, notes);
	if (first)
		fwrite(first, strlen(first) + 1, 1, notes);
	if (second)
		fwrite(second, strlen(second) + 1, 1, notes);
}

#define PLACE lxw_worksheet *sheet, lxw_row_t row, lxw_col_t col
lxw_error __real_worksheet_write_string(PLACE, const char *, lxw_format *);
lxw_error __wrap_worksheet_write_string(PLACE, const char *, lxw_format *);
lxw_error __real_worksheet_write_number(PLACE, double, lxw_format *);
lxw_error __wrap_worksheet_write_number(PLACE, double, lxw_format *);
lxw_error __real_worksheet_write_blank(PLACE, lxw_format *);
lxw_error __wrap_worksheet_write_blank(PLACE, lxw_format *);
lxw_error __real_worksheet_write_formula_num(PLACE, const char *, lxw_format *, double);
lxw_error __wrap_worksheet_write_formula_num(PLACE, const char *, lxw_format *, double);
lxw_error __real_worksheet_write_formula_str(PLACE, const char *, lxw_format *, const char *);
lxw_error __wrap_worksheet_write_formula_str(PLACE, const char *, lxw_format *, const char *);
lxw_error __real_worksheet_write_datetime(PLACE, lxw_datetime *, lxw_format *);
lxw_error __wrap_worksheet_write_datetime(PLACE, lxw_datetime *, lxw_format *);

lxw_error __wrap_worksheet_write_string(PLACE, const char *text, lxw_format *format)
{
	note(sheet, STRING, row, col, format, 0, NULL, text, NULL);
	return __real_worksheet_write_string(sheet, row, col, text, format);
}

lxw_error __wrap_worksheet_write_number(PLACE, double number, lxw_format *format)
{
	note(sheet, NUMBER, row, col, format, number, NULL, NULL, NULL);
	return __real_worksheet_write_number(sheet, row, col, number, format);
}

lxw_error __wrap_worksheet_write_blank(PLACE, lxw_format *format)
{
	note(sheet, BLANK, row, col, format, 0, NULL, NULL, NULL);
	return __real_worksheet_write_blank(sheet, row, col, format);
}

lxw_error __wrap_worksheet_write_formula_num(
	PLACE, const char *formula, lxw_format *format, double value)
{
	note(sheet, FORMULA_NUMBER, row, col, format, value, NULL, formula, NULL);
	return __real_worksheet_write_formula_num(sheet, row, col, formula, format, value);
}

lxw_error __wrap_worksheet_write_formula_str(
	PLACE, const char *formula, lxw_format *format, const char *value)
{
	note(sheet, FORMULA_TEXT, row, col, format, 0, NULL, formula, value);
	return __real_worksheet_write_formula_str(sheet, row, col, formula, format, value);
}

lxw_error __wrap_worksheet_write_datetime(PLACE, lxw_datetime *date, lxw_format *format)
{
	note(sheet, DATE, row, col, format, 0, date, NULL, NULL);
	return __real_worksheet_write_datetime(sheet, row, col, date, format);
}

/* ---- the two ---- */

struct desk {
	char *folder, *conf, *database, *notes, *target;
	guint16 formats, sheets;
};

static char *text_of(const char **at)
{
	const char *text = *at;
	*at += strlen(text) + 1;
	return (char *)text;
}

/* Writes one noted call; `at` is behind it then. */
static void write_call(
	const struct call *call, lxw_worksheet *sheet, lxw_format **styles, const char **at)
{
	lxw_format *format = call->format ? styles[call->format - 1] : NULL;
	lxw_datetime date = call->date;
	char *text = NULL;
	switch (call->kind) {
	case STRING:
		text = text_of(at);
		__real_worksheet_write_string(sheet, call->row, call->col, text, format);
		break;
	case NUMBER:
		__real_worksheet_write_number(sheet, call->row, call->col, call->number, format);
		break;
	case BLANK:
		__real_worksheet_write_blank(sheet, call->row, call->col, format);
		break;
	case FORMULA_NUMBER:
		text = text_of(at);
		__real_worksheet_write_formula_num(
			sheet, call->row, call->col, text, format, call->number);
		break;
	case FORMULA_TEXT:
		text = text_of(at);
		__real_worksheet_write_formula_str(
			sheet, call->row, call->col, text, format, text_of(at));
		break;
	case DATE:
		__real_worksheet_write_datetime(sheet, call->row, call->col, &date, format);
		break;
	case END:
	case SHEET:
		break;
	}
}

static void write_bare(const struct desk *desk)
{
	g_autoptr(GMappedFile) file = g_mapped_file_new(desk->notes, FALSE, NULL);
	const char *at = g_mapped_file_get_contents(file);
	const char *end = at + g_mapped_file_get_length(file);
	lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = desk->folder };
	lxw_workbook *workbook = workbook_new_opt(desk->target, &options);
	g_autofree lxw_format **styles = g_new0(lxw_format *, desk->formats);
	for (int i = 0; i < desk->formats; i++) {
		styles[i] = workbook_add_format(workbook);
		format_set_border(styles[i], LXW_BORDER_THIN);
	}
	lxw_worksheet *sheet = NULL;
	while (at < end) {
		struct call call;
		memcpy(&call, at, sizeof call);
		at += sizeof call;
		if (call.kind == SHEET)
			sheet = workbook_add_worksheet(workbook, NULL);
		write_call(&call, sheet, styles, &at);
	}
	g_assert_cmpint(workbook_close(workbook), ==, LXW_NO_ERROR);
}

static void query_bare(const struct desk *desk)
{
	sqlite3 *handle;
	sqlite3_stmt *statement;
	sqlite3_open_v2(desk->database, &handle, SQLITE_OPEN_READONLY, NULL);
	g_assert_cmpint(sqlite3_prepare_v2(handle,
				"SELECT t.*, o.name, s.name, p.name, e.text FROM ticket t JOIN "
				"office o ON o.id = t.office_id JOIN service s ON s.code = "
				"t.service_code LEFT JOIN person p ON p.id = t.assignee_id LEFT "
				"JOIN event e ON e.id = t.report_event ORDER BY t.id",
				-1, &statement, NULL),
		==, SQLITE_OK);
	while (sqlite3_step(statement) == SQLITE_ROW)
		for (int i = 0; i < sqlite3_column_count(statement); i++)
			sqlite3_column_text(statement, i);
	sqlite3_finalize(statement);
	sqlite3_close(handle);
}

static void bare(gpointer data)
{
	query_bare(data);
	write_bare(data);
}

static void report(gpointer data)
{
	const struct desk *desk = data;
	g_autoptr(GError) error = NULL;
	struct settings *settings = settings_read(desk->conf, &error);
	struct db *db = settings ? db_open(desk->database, DB_READ_ONLY, &error) : NULL;
	if (db)
		workbook_write(db, settings, MONTH_PERIOD, MONTH_NOW, desk->target, &error);
	g_assert_no_error(error);
	db_close(db);
	settings_free(settings);
}

/* ---- */

static void desk_init(struct desk *desk, const char *folder)
{
	desk->folder = g_strdup(folder);
	desk->conf = g_build_filename(folder, "desktik.conf", NULL);
	desk->database = g_build_filename(folder, "desk.db", NULL);
	desk->notes = g_build_filename(folder, "calls", NULL);
	desk->target = g_build_filename(folder, "report.xlsx", NULL);
}

static void take_notes(struct desk *desk)
{
	formats = g_hash_table_new(g_direct_hash, g_direct_equal);
	notes = g_fopen(desk->notes, "wb");
	report(desk);
	fclose(notes);
	notes = NULL;
	desk->formats = g_hash_table_size(formats);
	g_hash_table_unref(formats);
}

static void clean_up(struct desk *desk)
{
	g_autoptr(GDir) dir = g_dir_open(desk->folder, 0, NULL);
	for (const char *name; (name = g_dir_read_name(dir));) {
		g_autofree char *path = g_build_filename(desk->folder, name, NULL);
		g_unlink(path);
	}
	g_rmdir(desk->folder);
	g_free(desk->folder);
	g_free(desk->conf);
	g_free(desk->database);
	g_free(desk->notes);
	g_free(desk->target);
}

static void measure(struct bench_row *rows, const char *work, int tickets, double seconds)
{
	struct desk desk = { 0 };
	g_autofree char *folder = g_dir_make_tmp("bench-report-XXXXXX", NULL);
	desk_init(&desk, folder);
	month_make(folder, tickets);
	take_notes(&desk);
	rows[0] = (struct bench_row){
		.work = work, .name = "bare libxlsxwriter + bare query", .run = bare, .data = &desk
	};
	rows[1] = (struct bench_row){ .work = work,
		.name = "desktik report",
		.run = report,
		.data = &desk,
		.time_goal = 1.5,
		.peak_goal = PEAK_GOAL };
	bench_time(rows, 2, seconds);
	rows[1].peak = bench_peak((const char *const[]){ "--peak", folder, NULL });
	clean_up(&desk);
}

int main(int argc, char **argv)
{
	gboolean quick = FALSE, json = FALSE;
	if (argc > 2 && strcmp(argv[1], "--peak") == 0) {
		struct desk desk;
		desk_init(&desk, argv[2]);
		report(&desk);
		bench_say_peak();
		return 0;
	}
	GOptionEntry entries[] = {
		{ "quick", 0, 0, G_OPTION_ARG_NONE, &quick, "A short run", NULL },
		{ "json", 0, 0, G_OPTION_ARG_NONE, &json, "JSON instead of a table", NULL },
		{ 0 },
	};
	g_autoptr(GOptionContext) context = g_option_context_new("- the workbook of a large month");
	g_autoptr(GError) error = NULL;
	g_option_context_add_main_entries(context, entries, NULL);
	if (!g_option_context_parse(context, &argc, &argv, &error)) {
		fprintf(stderr, "bench_report: %s\n", error->message);
		return 2;
	}
	struct bench_row rows[4];
	measure(rows, "month of 2000 tickets", 2000, quick ? 3 : 10);
	guint count = 2;
	if (!quick) {
		measure(rows + 2, "month of 100000 tickets", 100000, 20);
		count += 2;
	}
	(json ? bench_print_json : bench_print_table)(rows, count);
	return 0;
}
