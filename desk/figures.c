#include "desk/figures.h"
#include "desk/words.h"

#include <math.h>

void figures_row_free(struct figures_row *row)
{
	g_free(row->name);
	g_free(row);
}

void figures_count_free(struct figures_count *count)
{
	g_free(count->name);
	g_free(count);
}

void figures_free(struct figures *figures)
{
	if (!figures)
		return;
	g_free(figures->period);
	g_clear_pointer(&figures->services, g_ptr_array_unref);
	g_clear_pointer(&figures->offices, g_ptr_array_unref);
	g_clear_pointer(&figures->technicians, g_ptr_array_unref);
	g_clear_pointer(&figures->sections, g_ptr_array_unref);
	g_clear_pointer(&figures->mails, g_ptr_array_unref);
	g_free(figures);
}

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

static GPtrArray *counts(struct query *query)
{
	GPtrArray *rows = g_ptr_array_new_with_free_func((GDestroyNotify)figures_count_free);
	while (query_next(query)) {
		struct figures_count *row = g_new0(struct figures_count, 1);
		row->name = g_strdup(query_text(query, 0));
		row->count = query_int(query, 1);
		g_ptr_array_add(rows, row);
	}
	query_end(query);
	return rows;
}

static GPtrArray *rows(struct query *query)
{
	GPtrArray *rows = g_ptr_array_new_with_free_func((GDestroyNotify)figures_row_free);
	while (query_next(query)) {
		struct figures_row *row = g_new0(struct figures_row, 1);
		row->name = g_strdup(query_text(query, 0));
		row->received = query_int(query, 1);
		row->done = query_int(query, 2);
		row->on_time = query_int(query, 3);
		row->open = query_int(query, 4);
		g_ptr_array_add(rows, row);
	}
	query_end(query);
	return rows;
}

#define OPEN "('baru', 'dikerjakan', 'menunggu', 'tindak_lanjut')"

/* One table of a month: tickets received in it, a row for each `key`, which is called `name`. */
#define MONTH_ROWS(key, name, joins)                                                               \
	"SELECT " name ", count(*), sum(t.status = 'selesai'), "                                   \
	"sum(t.status = 'selesai' AND t.reported_at <= t.due), sum(t.status IN " OPEN ") "         \
	"FROM ticket t " joins " WHERE t.opened_at >= ? AND t.opened_at < ? "                      \
	"GROUP BY " key ", 1 ORDER BY 2 DESC, 1"

/*
 * Open at a moment: the last change of status before it left the ticket open. History rows that
 * change nothing have the same status on both sides; the first row has an empty from_status.
 */
static gint64 open_at(struct db *db, gint64 at)
{
	return db_int(db,
		"SELECT count(*) FROM ticket t WHERE t.opened_at < ?1 AND (SELECT e.to_status "
		"FROM event e WHERE e.ticket_id = t.id AND e.at < ?1 ORDER BY e.id DESC LIMIT 1) "
		"IN " OPEN,
		"i", at);
}

static gint64 moved_to(struct db *db, const struct figures *f, const char *status)
{
	return db_int(db,
		"SELECT count(*) FROM event WHERE at >= ? AND at < ? AND to_status = ? "
		"AND from_status <> to_status",
		"iis", f->from, f->to, status);
}

static void balance(struct db *db, struct figures *f)
{
	f->open_start = open_at(db, f->from);
	f->open_end = open_at(db, f->to);
	f->received = db_int(db,
		"SELECT count(*) FROM ticket WHERE opened_at >= ? AND opened_at < ?", "ii",
		f->from, f->to);
	f->approved = moved_to(db, f, "selesai");
	f->rejected = moved_to(db, f, "ditolak");
	f->cancelled = moved_to(db, f, "dibatalkan");
	f->merged = moved_to(db, f, "digabung");
	f->incidents = db_int(db,
		"SELECT count(*) FROM event WHERE kind = 'insiden' AND at >= ? AND at < ?", "ii",
		f->from, f->to);
	f->reopened = db_int(db,
		"SELECT count(*) FROM event WHERE at >= ? AND at < ? AND to_status IN " OPEN
		" AND from_status IN ('selesai', 'ditolak', 'dibatalkan', 'digabung')",
		"ii", f->from, f->to);
}

static void timeliness(struct db *db, struct figures *f)
{
	f->responded = db_int(db,
		"SELECT count(*) FROM ticket WHERE accepted_at >= ? AND accepted_at < ?", "ii",
		f->from, f->to);
	f->responded_on_time = db_int(db,
		"SELECT count(*) FROM ticket WHERE accepted_at >= ? AND accepted_at < ? "
		"AND accepted_at <= respond_due",
		"ii", f->from, f->to);
	f->on_time = db_int(db,
		"SELECT count(*) FROM event e JOIN ticket t ON t.id = e.ticket_id "
		"WHERE e.at >= ? AND e.at < ? AND e.to_status = 'selesai' "
		"AND e.from_status <> 'selesai' AND t.reported_at <= t.due",
		"ii", f->from, f->to);
}

/* A rating counts when it was given; of several to one ticket the last one. */
static void ratings(struct db *db, struct figures *f)
{
	g_autoptr(query_auto) query = db_query(db,
		"SELECT t.rating, count(*) FROM ticket t JOIN (SELECT ticket_id, max(at) AS at "
		"FROM event WHERE kind = 'nilai' AND from_status = 'selesai' GROUP BY ticket_id) e "
		"ON e.ticket_id = t.id WHERE t.rating BETWEEN 1 AND 4 AND e.at >= ? AND e.at < ? "
		"GROUP BY t.rating",
		"ii", f->from, f->to);
	while (query_next(query)) {
		gint64 figure = query_int(query, 0), count = query_int(query, 1);
		f->ratings[figure] = count;
		f->rating_count += count;
		f->rating_sum += figure * count;
	}
}

double figures_index(const struct figures *f)
{
	return f->rating_count ? 25.0 * f->rating_sum / f->rating_count : 0;
}

const char *figures_grade(double index)
{
	/* The survey's table has two decimals; what lies between two of its rows is rounded. */
	double rounded = round(index * 100) / 100;
	if (rounded <= 0)
		return "";
	if (rounded < 65)
		return "D";
	if (rounded < 76.61)
		return "C";
	return rounded < 88.31 ? "B" : "A";
}

struct figures *figures_month(struct db *db, const char *period, GTimeZone *zone)
{
	gint64 from, to;
	if (!words_period_bounds(period, zone, &from, &to))
		return NULL;
	struct figures *f = g_new0(struct figures, 1);
	f->period = g_strdup(period);
	f->from = from;
	f->to = to;
	balance(db, f);
	timeliness(db, f);
	ratings(db, f);
	f->services = rows(db_query(db,
		MONTH_ROWS("s.code", "s.name", "JOIN service s ON s.code = t.service_code"), "ii",
		from, to));
	f->offices = rows(db_query(db,
		MONTH_ROWS("o.id", "o.name", "JOIN office o ON o.id = t.office_id"), "ii", from, to));
	f->sections = rows(db_query(db, MONTH_ROWS("t.section", "t.section", ""), "ii", from, to));
	f->technicians = rows(db_query(db,
		MONTH_ROWS("p.id", "p.name", "JOIN person p ON p.id = t.assignee_id"), "ii", from,
		to));
	f->mails = counts(db_query(db,
		"SELECT outcome, count(*) FROM mail WHERE taken_at >= ? AND taken_at < ? "
		"GROUP BY outcome ORDER BY 2 DESC, 1",
		"ii", from, to));
	return f;
}

static gint64 monday_of(gint64 now, GTimeZone *zone)
{
	g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(now);
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
	gint64 monday = monday_of(now, zone);
	for (int i = WEEKS - 1; i >= 0; i--) {
		struct figures_week *week = g_new0(struct figures_week, 1);
		week->from = monday - (gint64)i * WEEK_SECONDS;
		gint64 to = week->from + WEEK_SECONDS;
		week->received = db_int(db,
			"SELECT count(*) FROM ticket WHERE opened_at >= ? AND opened_at < ?", "ii",
			week->from, to);
		week->done = db_int(db,
			"SELECT count(*) FROM ticket WHERE closed_at >= ? AND closed_at < ? "
			"AND status = 'selesai'",
			"ii", week->from, to);
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
	f->sections = counts(db_query(db,
		"SELECT section, count(*) FROM ticket WHERE status IN " OPEN
		" GROUP BY 1 ORDER BY 2 DESC, 1",
		""));
	f->services = counts(db_query(db,
		"SELECT s.name, count(*) FROM ticket t JOIN service s ON s.code = t.service_code "
		"WHERE t.status IN " OPEN " GROUP BY 1 ORDER BY 2 DESC, 1",
		""));
	g_autofree char *today = words_day(now, zone);
	f->technicians = counts(db_query(db,
		"SELECT p.name, (SELECT count(*) FROM ticket t WHERE t.assignee_id = p.id "
		"AND t.status IN " OPEN ") FROM person p "
		"WHERE p.role = 'teknisi' AND p.active AND p.from_day <= ?1 "
		"AND (p.until_day = '' OR p.until_day >= ?1) ORDER BY 2 DESC, 1",
		"s", today));
	f->weeks = last_weeks(db, now, zone);
	return f;
}

GPtrArray *figures_months(struct db *db, GTimeZone *zone)
{
	GPtrArray *months = g_ptr_array_new_with_free_func(g_free);
	gint64 first = db_int(db, "SELECT min(opened_at) FROM ticket", "");
	gint64 last = db_int(db, "SELECT max(opened_at) FROM ticket", "");
	if (!first)
		return months;
	g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(last);
	g_autoptr(GDateTime) month = g_date_time_to_timezone(utc, zone);
	for (;;) {
		g_autofree char *period = g_date_time_format(month, "%Y-%m");
		gint64 from, to;
		if (!words_period_bounds(period, zone, &from, &to) || to <= first)
			break;
		g_ptr_array_add(months, g_steal_pointer(&period));
		GDateTime *before = g_date_time_new_from_unix_utc(from - 1);
		g_date_time_unref(month);
		month = g_date_time_to_timezone(before, zone);
		g_date_time_unref(before);
	}
	return months;
}
