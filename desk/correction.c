#include "desk/correction.h"
#include "desk/month_parts.h"
#include "desk/ticket_rows.h"
#include "desk/words.h"

/* ?1 the period, ?2 the newest row of the history when the last month before it was sent, ?3 when
 * this one is. */
#define STATUS_AFTER(ticket, last)                                                                 \
	"(SELECT e.to_status FROM event e WHERE e.ticket_id = " ticket " AND e.id <= " last        \
	" ORDER BY e.id DESC LIMIT 1)"
#define CHANGED                                                                                    \
	"WITH last AS (SELECT ticket_id, max(id) AS id FROM event NOT INDEXED "                    \
	"WHERE ?2 > 0 AND id > ?2 AND id <= ?3 AND from_status <> to_status GROUP BY ticket_id), " \
	"changed AS (SELECT l.ticket_id, l.id, (SELECT min(m.period) FROM closed_month m "         \
	"JOIN closed_ticket c ON c.period = m.period AND c.id = l.ticket_id "                      \
	"WHERE m.period < ?1) AS report, " STATUS_AFTER("l.ticket_id",                             \
		"?2") " AS before "                                                                \
		      "FROM last l), "                                                             \
		      "correction AS (SELECT x.ticket_id, x.report, x.before, e.to_status AS "     \
		      "after, e.at, "                                                              \
		      "e.actor_name, e.actor_role FROM changed x JOIN event e ON e.id = x.id "     \
		      "WHERE x.report IS NOT NULL AND x.before <> e.to_status) "

static gint64 last_sent(const struct month *m)
{
	return db_int(m->db,
		"SELECT last_event FROM closed_month WHERE period < ? ORDER BY period DESC LIMIT 1",
		"s", m->period);
}

gboolean correction_is_possible(const struct month *m)
{
	return last_sent(m) > 0;
}

struct query *corrections(const struct month *m)
{
	return db_query(m->db, CHANGED "SELECT * FROM correction ORDER BY report, ticket_id", "sii",
		m->period, last_sent(m), m->last_event);
}

static struct ticket *as_sent(const struct month *m, const char *report, gint64 id)
{
	g_autoptr(query_auto) query = db_query(m->db,
		"SELECT " TICKET_COLUMNS "FROM closed_ticket " TICKET_JOINS
		"WHERE t.period = ? AND t.id = ?",
		"si", report, id);
	return ticket_next(query);
}

static gboolean is_confidential(const struct month *m, const struct ticket *sent)
{
	g_autoptr(ticket_auto) now = ticket_load(m->db, sent->id);
	return ticket_is_confidential(sent) || (now && ticket_is_confidential(now));
}

gboolean correction_next(const struct month *m, struct query *query, struct correction *one)
{
	if (!query_next(query))
		return FALSE;
	*one = (struct correction){
		.ticket = as_sent(m, query_text(query, 1), query_int(query, 0)),
		.report = g_strdup(query_text(query, 1)),
		.at = query_int(query, 4),
		.actor_name = g_strdup(query_text(query, 5)),
		.actor_role = g_strdup(query_text(query, 6)),
	};
	if (one->ticket && status_read(query_text(query, 2), &one->before) &&
		status_read(query_text(query, 3), &one->after)) {
		one->confidential = is_confidential(m, one->ticket);
		return TRUE;
	}
	correction_clear(one);
	return FALSE;
}

void correction_clear(struct correction *one)
{
	ticket_free(one->ticket);
	g_free(one->report);
	g_free(one->actor_name);
	g_free(one->actor_role);
}

void corrected_month_free(struct corrected_month *one)
{
	g_free(one->period);
	g_free(one);
}

static struct corrected_month *then_and_now(
	const struct month *m, const char *period, GTimeZone *zone)
{
	gint64 from = 0, to = 0;
	words_period_bounds(period, zone, &from, &to);
	g_autoptr(query_auto) query = db_query(m->db,
		"SELECT count(*), sum(status = 'selesai'), sum(status IN " OPEN "), "
		"sum(now = 'selesai'), sum(now IN " OPEN ") FROM (SELECT c.status, " STATUS_AFTER(
			"c.id", "?4") " AS now FROM closed_ticket c WHERE c.period = ?1 "
				      "AND c.opened_at >= ?2 AND c.opened_at < ?3)",
		"siii", period, from, to, m->last_event);
	query_next(query);
	struct corrected_month *one = g_new0(struct corrected_month, 1);
	*one = (struct corrected_month){
		.period = g_strdup(period),
		.received = query_int(query, 0),
		.done_sent = query_int(query, 1),
		.open_sent = query_int(query, 2),
		.done_now = query_int(query, 3),
		.open_now = query_int(query, 4),
	};
	return one;
}

GPtrArray *corrected_months(const struct month *m, GTimeZone *zone)
{
	GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)corrected_month_free);
	g_autoptr(query_auto) query =
		db_query(m->db, CHANGED "SELECT DISTINCT report FROM correction ORDER BY 1", "sii",
			m->period, last_sent(m), m->last_event);
	while (query_next(query))
		g_ptr_array_add(list, then_and_now(m, query_text(query, 0), zone));
	return list;
}
