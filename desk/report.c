#include "desk/report.h"

void report_free(struct report *report)
{
	if (!report)
		return;
	g_free(report->period);
	g_free(report->sha256);
	g_clear_pointer(&report->bytes, g_bytes_unref);
	g_free(report);
}

GPtrArray *report_list(struct db *db)
{
	GPtrArray *reports = g_ptr_array_new_with_free_func((GDestroyNotify)report_free);
	g_autoptr(query_auto) query = db_query(db,
		"SELECT period, made_at, sha256 FROM report WHERE person_id = 0 ORDER BY period "
		"DESC",
		"");
	while (query_next(query)) {
		struct report *report = g_new0(struct report, 1);
		report->period = g_strdup(query_text(query, 0));
		report->made_at = query_int(query, 1);
		report->sha256 = g_strdup(query_text(query, 2));
		g_ptr_array_add(reports, report);
	}
	return reports;
}

struct report *report_load(struct db *db, const char *period)
{
	g_autoptr(query_auto) query = db_query(db,
		"SELECT period, made_at, sha256, bytes FROM report WHERE period = ? AND person_id "
		"= 0",
		"s", period);
	if (!query_next(query))
		return NULL;
	struct report *report = g_new0(struct report, 1);
	report->period = g_strdup(query_text(query, 0));
	report->made_at = query_int(query, 1);
	report->sha256 = g_strdup(query_text(query, 2));
	report->bytes = query_bytes(query, 3);
	return report;
}

void report_keep(struct db *db, const char *period, gint64 made_at, GBytes *bytes)
{
	g_autofree char *sha256 = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
	db_run(db,
		"INSERT INTO report (period, made_at, sha256, bytes) VALUES (?, ?, ?, ?) "
		"ON CONFLICT (period, person_id) DO UPDATE SET made_at = excluded.made_at, "
		"sha256 = excluded.sha256, bytes = excluded.bytes",
		"sisb", period, made_at, sha256, bytes);
}

gboolean run_done(struct db *db, const char *job, const char *period)
{
	return db_int(db, "SELECT count(*) FROM run WHERE job = ? AND period = ?", "ss", job,
		       period) > 0;
}

void run_record(struct db *db, const char *job, const char *period, gint64 at)
{
	db_run(db, "INSERT INTO run (job, period, at) VALUES (?, ?, ?)", "ssi", job, period, at);
}
