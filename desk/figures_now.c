/* What is open now, for the dashboard. Declared in figures.h. */
#include "desk/figures_parts.h"
#include "desk/words.h"

void figures_now_free(struct figures_now *figures)
{
	if (!figures)
		return;
	g_clear_pointer(&figures->sections, g_ptr_array_unref);
	g_clear_pointer(&figures->services, g_ptr_array_unref);
	g_clear_pointer(&figures->technicians, g_ptr_array_unref);
	g_clear_pointer(&figures->weeks, g_ptr_array_unref);
	g_free(figures);
}

gint64 figures_monday(gint64 at, GTimeZone *zone)
{
	g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at);
	g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, zone);
	g_autoptr(GDateTime) monday =
		g_date_time_add_days(local, 1 - g_date_time_get_day_of_week(local));
	g_autoptr(GDateTime) midnight = g_date_time_new(zone, g_date_time_get_year(monday),
		g_date_time_get_month(monday), g_date_time_get_day_of_month(monday), 0, 0, 0);
	return g_date_time_to_unix(midnight);
}

#define WEEKS 12
#define WEEK_SECONDS (7 * 24 * 3600)

static GPtrArray *last_weeks(struct db *db, gint64 now, GTimeZone *zone)
{
	GPtrArray *weeks = g_ptr_array_new_with_free_func(g_free);
	gint64 monday = figures_monday(now, zone);
	for (int i = WEEKS - 1; i >= 0; i--) {
		struct figures_week *week = g_new0(struct figures_week, 1);
		week->from = monday - (gint64)i * WEEK_SECONDS;
		gint64 to = week->from + WEEK_SECONDS;
		week->received = db_int(db,
			"SELECT count(*) FROM ticket WHERE opened_at >= ? AND opened_at < ?", "ii",
			week->from, to);
		week->done = db_int(db,
			"SELECT count(*) FROM event e " WITH_APPROVAL
			"WHERE " APPROVES("?1", "?2", "?3"),
			"iii", week->from, to, now + 1);
		g_ptr_array_add(weeks, week);
	}
	return weeks;
}

struct figures_now *figures_now(struct db *db, gint64 now, GTimeZone *zone)
{
	struct figures_now *f = g_new0(struct figures_now, 1);
	g_autoptr(query_auto) query =
		db_query(db, "SELECT status, count(*) FROM ticket GROUP BY status", "");
	while (query_next(query)) {
		enum status status;
		if (status_read(query_text(query, 0), &status))
			f->by_status[status] = query_int(query, 1);
	}
	f->awaiting_approval = f->by_status[STATUS_TINDAK_LANJUT];
	/* As ticket_is_late() has it for open tickets. */
	f->late = db_int(db,
		"SELECT count(*) FROM ticket WHERE (status IN ('baru', 'dikerjakan') AND due < ?1) "
		"OR (status = 'tindak_lanjut' AND reported_at > due)",
		"i", now);
	f->mails_total = db_int(db, "SELECT count(*) FROM mail", "");
	f->sections = figures_counts(db_query(db,
		"SELECT section, count(*) FROM ticket WHERE status IN " OPEN
		" GROUP BY 1 ORDER BY 2 DESC, 1",
		""));
	f->services = figures_counts(db_query(db,
		"SELECT s.name, count(*) FROM ticket t JOIN service s ON s.code = t.service_code "
		"WHERE t.status IN " OPEN " GROUP BY 1 ORDER BY 2 DESC, 1",
		""));
	g_autofree char *today = words_day(now, zone);
	f->technicians = figures_counts(db_query(db,
		"SELECT p.name, (SELECT count(*) FROM ticket t WHERE t.assignee_id = p.id "
		"AND t.status IN " OPEN ") FROM person p "
		"WHERE p.role = 'teknisi' AND p.active AND p.from_day <= ?1 "
		"AND (p.until_day = '' OR p.until_day >= ?1) ORDER BY 2 DESC, 1",
		"s", today));
	f->weeks = last_weeks(db, now, zone);
	return f;
}
