#include "desk/month.h"
#include "desk/month_parts.h"
#include "desk/ticket_rows.h"
#include "desk/words.h"

static void prepare(struct db *db)
{
	db_run(db,
		"CREATE TEMP TABLE IF NOT EXISTS month_ticket AS "
		"SELECT *, '' AS period, '' AS end_status FROM ticket WHERE 0",
		"");
	db_run(db,
		"CREATE UNIQUE INDEX IF NOT EXISTS temp.month_ticket_period "
		"ON month_ticket (period, id)",
		"");
	db_run(db,
		"CREATE INDEX IF NOT EXISTS temp.month_ticket_incident "
		"ON month_ticket (period, incident_id) WHERE incident_id IS NOT NULL",
		"");
}

static void forget(struct db *db, const char *period)
{
	db_run(db, "DELETE FROM month_ticket WHERE period = ?", "s", period);
}

static void bring_closed(struct month *month)
{
	db_run(month->db, "INSERT INTO month_ticket SELECT * FROM closed_ticket WHERE period = ?",
		"s", month->period);
}

/* Only what is open now, or moved since, can have been open at the month's end. */
static void bring_live(struct month *month)
{
	db_run(month->db,
		"INSERT INTO month_ticket SELECT t.*, ?3, coalesce(" STATUS_AT(
			"?2") ", '') "
			      "FROM ticket t WHERE t.id IN ("
			      "SELECT id FROM ticket WHERE opened_at >= ?1 AND opened_at < ?2 "
			      "UNION SELECT ticket_id FROM event WHERE at >= ?1 AND at < ?2 "
			      "UNION SELECT id FROM ticket WHERE status IN " OPEN
			      " AND opened_at < ?2 "
			      "UNION SELECT t.id FROM ticket t WHERE t.id IN (SELECT ticket_id "
			      "FROM event "
			      "WHERE at >= ?2) AND t.opened_at < ?2 AND " STATUS_AT(
				      "?2") " IN " OPEN ")",
		"iis", month->from, month->to, month->period);
}

struct month *month_open(struct db *db, const char *period, GTimeZone *zone, gint64 now)
{
	gint64 from, to;
	if (!words_period_bounds(period, zone, &from, &to))
		return NULL;
	struct month *month = g_new0(struct month, 1);
	*month = (struct month){
		.db = db, .period = g_strdup(period), .from = from, .to = to, .as_of = now
	};
	g_autoptr(query_auto) query = db_query(
		db, "SELECT at, last_event FROM closed_month WHERE period = ?", "s", period);
	month->closed = query_next(query);
	if (month->closed) {
		month->as_of = query_int(query, 0);
		month->last_event = query_int(query, 1);
	} else {
		month->last_event = db_int(db, "SELECT max(id) FROM event", "");
	}
	query_end(g_steal_pointer(&query));
	prepare(db);
	forget(db, period);
	if (month->closed)
		bring_closed(month);
	else
		bring_live(month);
	return month;
}

void month_free(struct month *month)
{
	if (!month)
		return;
	forget(month->db, month->period);
	g_free(month->period);
	g_free(month);
}

void month_close(struct month *month)
{
	db_run(month->db, "INSERT INTO closed_month (period, at, last_event) VALUES (?, ?, ?)",
		"sii", month->period, month->as_of, month->last_event);
	db_run(month->db, "INSERT INTO closed_ticket SELECT * FROM month_ticket WHERE period = ?",
		"s", month->period);
	month->closed = TRUE;
}

gboolean month_is_closed(struct db *db, const char *period)
{
	return db_int(db, "SELECT count(*) FROM closed_month WHERE period = ?", "s", period) > 0;
}

struct query *month_tickets(const struct month *month, enum month_part part)
{
	return db_query(month->db,
		part == MONTH_RECEIVED ? "SELECT " TICKET_COLUMNS "FROM month_ticket " TICKET_JOINS
					 "WHERE " RECEIVED " ORDER BY t.id"
				       : "SELECT " TICKET_COLUMNS
					 "FROM month_ticket " TICKET_JOINS OPEN_AT_END
					 "ORDER BY t.id",
		"sii", month->period, month->from, month->to);
}

gint64 month_count(const struct month *month, enum month_part part)
{
	return db_int(month->db,
		part == MONTH_RECEIVED ? "SELECT count(*) FROM month_ticket t WHERE " RECEIVED
				       : "SELECT count(*) FROM month_ticket t " OPEN_AT_END,
		"sii", month->period, month->from, month->to);
}

struct ticket *month_ticket(const struct month *month, gint64 id)
{
	g_autoptr(query_auto) query = db_query(month->db,
		"SELECT " TICKET_COLUMNS "FROM month_ticket " TICKET_JOINS
		"WHERE t.period = ? AND t.id = ?",
		"si", month->period, id);
	return ticket_next(query);
}

gint64 month_end(const struct month *month)
{
	return month->as_of ? MIN(month->as_of, month->to) : month->to;
}
