#include "desk/sla.h"
#include "desk/month_parts.h"

/* ?1 period, ?2 from, ?3 to, ?4 the end: of tickets t of the month. */
#define RESPONDED "t.period = ?1 AND t.accepted_at >= ?2 AND t.accepted_at < ?3 "
#define UNANSWERED                                                                                 \
	"t.period = ?1 AND t.opened_at < ?3 AND t.respond_due < ?4 "                               \
	"AND (t.accepted_at IS NULL OR t.accepted_at >= ?3) AND t.end_status IN " OPEN " "
#define UNSOLVED                                                                                   \
	"t.period = ?1 AND t.opened_at < ?3 AND t.due < ?4 "                                       \
	"AND (t.reported_at IS NULL OR t.reported_at > t.due) AND t.end_status "                   \
	"IN ('baru', 'dikerjakan', 'tindak_lanjut') "

#define SOLVED                                                                                     \
	"FROM event e JOIN month_ticket t ON t.period = ?1 AND t.id = e.ticket_id " WITH_APPROVAL  \
	"WHERE " APPROVES("?2", "?3", "?3")

static void count(struct query *query, struct sla_row *rows, enum sla_kind kind)
{
	while (query_next(query)) {
		struct sla_row *row = &rows[priority_read(query_text(query, 0))];
		row->done[kind] = query_int(query, 1);
		row->on_time[kind] = query_int(query, 2);
	}
	query_end(query);
}

static void count_open(const struct month *m, struct sla_row *rows, enum sla_kind kind)
{
	g_autoptr(query_auto) query = db_query(m->db,
		kind == SLA_RESPONSE ? "SELECT t.priority, count(*) FROM month_ticket t "
				       "WHERE (?2 OR 1) AND " UNANSWERED "GROUP BY 1"
				     : "SELECT t.priority, count(*) FROM month_ticket t "
				       "WHERE (?2 OR 1) AND " UNSOLVED "GROUP BY 1",
		"siii", m->period, m->from, m->to, month_end(m));
	while (query_next(query))
		rows[priority_read(query_text(query, 0))].open[kind] = query_int(query, 1);
}

void sla_rows(const struct month *m, struct sla_row rows[PRIORITY_COUNT])
{
	for (int i = 0; i < PRIORITY_COUNT; i++)
		rows[i] = (struct sla_row){ 0 };
	count(db_query(m->db,
		      "SELECT t.priority, count(*), sum(t.accepted_at <= t.respond_due) "
		      "FROM month_ticket t WHERE " RESPONDED "GROUP BY 1",
		      "sii", m->period, m->from, m->to),
		rows, SLA_RESPONSE);
	count(db_query(m->db,
		      "SELECT t.priority, count(*), sum(" APPROVED_ON_TIME ") " SOLVED "GROUP BY 1",
		      "sii", m->period, m->from, m->to),
		rows, SLA_RESOLUTION);
	count_open(m, rows, SLA_RESPONSE);
	count_open(m, rows, SLA_RESOLUTION);
}

struct query *sla_breaches(const struct month *m)
{
	G_STATIC_ASSERT(SLA_RESPONSE == 0 && SLA_RESOLUTION == 1);
	return db_query(m->db,
		"SELECT t.id, 0, t.respond_due, t.accepted_at, 0 FROM month_ticket t "
		"WHERE " RESPONDED "AND t.accepted_at > t.respond_due "
		"UNION ALL SELECT t.id, 0, t.respond_due, 0, 1 FROM month_ticket t "
		"WHERE " UNANSWERED "UNION ALL SELECT t.id, 1, " APPROVED_DUE ", " APPROVED_REPORTED
		", 0 " SOLVED "AND NOT (" APPROVED_ON_TIME ") "
		"UNION ALL SELECT t.id, 1, t.due, CASE WHEN t.reported_at < ?3 "
		"THEN t.reported_at END, 1 FROM month_ticket t WHERE " UNSOLVED "ORDER BY 1, 2, 4",
		"siii", m->period, m->from, m->to, month_end(m));
}

gboolean sla_next(struct query *query, struct sla_breach *breach)
{
	if (!query_next(query))
		return FALSE;
	*breach = (struct sla_breach){
		.ticket_id = query_int(query, 0),
		.kind = query_int(query, 1),
		.target = query_int(query, 2),
		.actual = query_int(query, 3),
		.open = query_int(query, 4) != 0,
	};
	return TRUE;
}
