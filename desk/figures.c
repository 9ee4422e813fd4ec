#include "desk/figures_parts.h"
#include "desk/words.h"

#include <math.h>

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
	g_clear_pointer(&figures->mails, g_ptr_array_unref);
	g_clear_pointer(&figures->weeks, g_ptr_array_unref);
	g_free(figures);
}

GPtrArray *figures_counts(struct query *query)
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

/* Before the month: what the history said last of those that had come. */
static gint64 open_at_start(const struct month *month)
{
	return db_int(month->db,
		"SELECT count(*) FROM month_ticket t WHERE t.period = ?1 AND t.opened_at < ?2 "
		"AND " STATUS_AT("?2") " IN " OPEN,
		"si", month->period, month->from);
}

/* One change of status, counted. */
static void add_moves(struct figures *f, enum status from, enum status to, gint64 moves)
{
	if (!status_is_open(from) && status_is_open(to))
		f->reopened += moves;
	if (to == STATUS_SELESAI)
		f->approved += moves;
	else if (to == STATUS_DITOLAK)
		f->rejected += moves;
	else if (to == STATUS_DIBATALKAN)
		f->cancelled += moves;
	else if (to == STATUS_DIGABUNG)
		f->merged += moves;
}

static void count_moves(const struct month *month, struct figures *f)
{
	g_autoptr(query_auto) query = db_query(month->db,
		"SELECT from_status, to_status, count(*) FROM event WHERE at >= ? AND at < ? "
		"AND from_status <> to_status AND from_status <> '' GROUP BY 1, 2",
		"ii", month->from, month->to);
	while (query_next(query)) {
		enum status from, to;
		if (status_read(query_text(query, 0), &from) &&
			status_read(query_text(query, 1), &to))
			add_moves(f, from, to, query_int(query, 2));
	}
}

/*
 * An act that was taken back in the same month is none, and neither is taking it back: nobody
 * reopened anything. (Over the month's end both count, each in its own month.)
 */
static void leave_out_taken_back(const struct month *month, struct figures *f)
{
	g_autoptr(query_auto) query = db_query(month->db,
		"SELECT u.from_status, u.to_status FROM event u JOIN event e ON e.id = "
		"(SELECT max(x.id) FROM event x WHERE x.ticket_id = u.ticket_id AND x.id < u.id "
		"AND x.from_status <> x.to_status) WHERE u.kind IN " TAKES_BACK
		" AND u.at >= ?1 AND u.at < ?2 AND e.at >= ?1 AND e.from_status = u.to_status "
		"AND e.to_status = u.from_status",
		"ii", month->from, month->to);
	while (query_next(query)) {
		enum status from, to;
		if (!status_read(query_text(query, 0), &from) ||
			!status_read(query_text(query, 1), &to))
			continue;
		add_moves(f, from, to, -1);
		add_moves(f, to, from, -1);
	}
}

static void balance(const struct month *month, struct figures *f)
{
	f->open_start = open_at_start(month);
	f->open_end = month_count(month, MONTH_OPEN_AT_END);
	count_moves(month, f);
	leave_out_taken_back(month, f);
	f->incidents = db_int(month->db,
		"SELECT count(*) FROM event WHERE kind = 'insiden' AND at >= ? AND at < ?", "ii",
		f->from, f->to);
}

/* What the month received, and where it stands. */
static void achievement(const struct month *month, struct figures *f)
{
	g_autoptr(query_auto) query = db_query(month->db,
		"SELECT count(*), sum(t.status = 'selesai'), sum(t.status IN " OPEN
		") FROM month_ticket t WHERE " RECEIVED,
		"sii", month->period, month->from, month->to);
	query_next(query);
	f->received = query_int(query, 0);
	f->done = query_int(query, 1);
	f->open = query_int(query, 2);
}

static void timeliness(const struct month *month, struct figures *f)
{
	g_autoptr(query_auto) query = db_query(month->db,
		"SELECT count(*), sum(t.accepted_at <= t.respond_due) FROM month_ticket t "
		"WHERE t.period = ?1 AND t.accepted_at >= ?2 AND t.accepted_at < ?3",
		"sii", month->period, month->from, month->to);
	query_next(query);
	f->responded = query_int(query, 0);
	f->responded_on_time = query_int(query, 1);
	f->on_time = db_int(month->db,
		"SELECT count(*) FROM event e JOIN month_ticket t ON t.id = "
		"e.ticket_id " WITH_APPROVAL
		"WHERE t.period = ?1 AND " APPROVES("?2", "?3", "?3") "AND " APPROVED_ON_TIME,
		"sii", month->period, month->from, month->to);
}

static void ratings(const struct month *month, struct figures *f)
{
	g_autoptr(query_auto) query = db_query(month->db,
		"SELECT t.rating, count(*) FROM month_ticket t WHERE " RATED " GROUP BY t.rating",
		"siii", month->period, f->from, f->to, month->last_event);
	while (query_next(query)) {
		gint64 figure = query_int(query, 0), given = query_int(query, 1);
		f->ratings[figure] = given;
		f->rating_count += given;
		f->rating_sum += figure * given;
	}
}

/* Weeks from Monday to Sunday; the first and the last may be short. */
static void make_weeks(struct figures *f, GTimeZone *zone)
{
	/* Eight days and a half after Monday are in the next week, whatever the clocks do. */
	const gint64 on = 17 * 12 * G_GINT64_CONSTANT(3600);
	f->weeks = g_ptr_array_new_with_free_func(g_free);
	for (gint64 from = f->from; from < f->to;
		from = figures_monday(figures_monday(from, zone) + on, zone)) {
		struct figures_week *week = g_new0(struct figures_week, 1);
		week->from = from;
		g_ptr_array_add(f->weeks, week);
	}
}

static struct figures_week *week_of(const struct figures *f, gint64 at)
{
	guint i = f->weeks->len - 1;
	while (i > 0 && ((struct figures_week *)f->weeks->pdata[i])->from > at)
		i--;
	return f->weeks->pdata[i];
}

static void count_weeks(const struct month *month, struct figures *f, GTimeZone *zone)
{
	make_weeks(f, zone);
	g_autoptr(query_auto) received =
		db_query(month->db, "SELECT t.opened_at FROM month_ticket t WHERE " RECEIVED, "sii",
			month->period, month->from, month->to);
	while (query_next(received))
		week_of(f, query_int(received, 0))->received++;
	g_autoptr(query_auto) done = db_query(month->db,
		"SELECT e.at FROM event e " WITH_APPROVAL "WHERE " APPROVES("?1", "?2", "?2"), "ii",
		month->from, month->to);
	while (query_next(done))
		week_of(f, query_int(done, 0))->done++;
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

struct figures *figures_brief(const struct month *month)
{
	struct figures *f = g_new0(struct figures, 1);
	f->period = g_strdup(month->period);
	f->from = month->from;
	f->to = month->to;
	balance(month, f);
	achievement(month, f);
	timeliness(month, f);
	ratings(month, f);
	return f;
}

struct figures *figures_of(const struct month *month, GTimeZone *zone)
{
	struct figures *f = figures_brief(month);
	count_weeks(month, f, zone);
	f->mails = figures_counts(db_query(month->db,
		"SELECT outcome, count(*) FROM mail WHERE taken_at >= ? AND taken_at < ? "
		"GROUP BY outcome ORDER BY 2 DESC, 1",
		"ii", f->from, f->to));
	return f;
}

struct figures *figures_month(struct db *db, const char *period, GTimeZone *zone)
{
	g_autoptr(month_auto) month = month_open(db, period, zone, 0);
	return month ? figures_of(month, zone) : NULL;
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
