#include "desk/report.h"

void report_free(struct report *report)
{
	if (!report)
		return;
	g_free(report->period);
	g_free(report->person);
	g_free(report->sha256);
	g_clear_pointer(&report->bytes, g_bytes_unref);
	g_free(report);
}

#define REPORTS(bytes)                                                                             \
	"SELECT r.period, r.person_id, coalesce(p.name, ''), r.made_at, r.sha256, " bytes          \
	"FROM report r LEFT JOIN person p ON p.id = r.person_id "

static struct report *read_report(struct query *query)
{
	struct report *report = g_new0(struct report, 1);
	report->period = g_strdup(query_text(query, 0));
	report->person_id = query_int(query, 1);
	report->person = g_strdup(query_text(query, 2));
	report->made_at = query_int(query, 3);
	report->sha256 = g_strdup(query_text(query, 4));
	if (!query_is_null(query, 5))
		report->bytes = query_bytes(query, 5);
	return report;
}

static GPtrArray *read_reports(struct query *query)
{
	GPtrArray *reports = g_ptr_array_new_with_free_func((GDestroyNotify)report_free);
	while (query_next(query))
		g_ptr_array_add(reports, read_report(query));
	query_end(query);
	return reports;
}

GPtrArray *report_list(struct db *db)
{
	return read_reports(
		db_query(db, REPORTS("NULL ") "WHERE r.person_id = 0 ORDER BY r.period DESC", ""));
}

GPtrArray *report_list_all(struct db *db)
{
	return read_reports(db_query(
		db, REPORTS("NULL ") "ORDER BY r.period DESC, r.person_id > 0, p.name, p.id", ""));
}

GPtrArray *report_sheets(struct db *db, const char *period)
{
	return read_reports(db_query(db,
		REPORTS("r.bytes ") "WHERE r.period = ? AND r.person_id > 0 ORDER BY p.name, p.id",
		"s", period));
}

struct report *report_load(struct db *db, const char *period, gint64 person_id)
{
	g_autoptr(query_auto) query =
		db_query(db, REPORTS("r.bytes ") "WHERE r.period = ? AND r.person_id = ?", "si",
			period, person_id);
	return query_next(query) ? read_report(query) : NULL;
}

void report_keep(struct db *db, const char *period, gint64 person_id, gint64 made_at, GBytes *bytes)
{
	g_autofree char *sha256 = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
	db_run(db,
		"INSERT INTO report (period, person_id, made_at, sha256, bytes) "
		"VALUES (?, ?, ?, ?, ?) "
		"ON CONFLICT (period, person_id) DO UPDATE SET made_at = excluded.made_at, "
		"sha256 = excluded.sha256, bytes = excluded.bytes",
		"siisb", period, person_id, made_at, sha256, bytes);
}

void report_forget_sheets(struct db *db, const char *period)
{
	db_run(db, "DELETE FROM report WHERE period = ? AND person_id > 0", "s", period);
}

gboolean run_done(struct db *db, const char *job, const char *period)
{
	return db_int(db, "SELECT count(*) FROM run WHERE job = ? AND period = ?", "ss", job,
		       period) > 0;
}

char *run_last(struct db *db, const char *job)
{
	return db_text(
		db, "SELECT period FROM run WHERE job = ? ORDER BY period DESC LIMIT 1", "s", job);
}

void run_record(struct db *db, const char *job, const char *period, gint64 at)
{
	db_run(db, "INSERT INTO run (job, period, at) VALUES (?, ?, ?)", "ssi", job, period, at);
}
