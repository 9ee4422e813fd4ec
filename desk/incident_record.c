#include "desk/incident_record.h"
#include "desk/month_parts.h"

#include <string.h>

struct query *incident_records(const struct month *m)
{
	return db_query(m->db,
		"SELECT e.ticket_id, e.at FROM event e JOIN month_ticket t ON t.period = ?1 "
		"AND t.id = e.ticket_id WHERE e.kind = 'insiden' AND e.at >= ?2 AND e.at < ?3 "
		"ORDER BY e.id",
		"sii", m->period, m->from, m->to);
}

/*
 * The tickets of the incident that ?2 led first. Where a leading ticket is closed alone the next
 * one leads those that are still open: at that moment it joins itself.
 */
#define TICKETS                                                                                    \
	"WITH RECURSIVE leading (id, closed_at) AS (SELECT id, closed_at FROM month_ticket "       \
	"WHERE period = ?1 AND id = ?2 UNION SELECT t.id, t.closed_at FROM leading l "             \
	"JOIN event e ON e.kind = 'masuk_insiden' AND e.at = l.closed_at AND e.id <= ?3 "          \
	"JOIN month_ticket t ON t.period = ?1 AND t.id = e.ticket_id AND t.incident_id = t.id), "  \
	"member AS (SELECT t.* FROM leading l JOIN month_ticket t ON t.period = ?1 "               \
	"AND t.incident_id = l.id) "

static void read_tickets(const struct month *m, struct incident_record *record)
{
	g_autoptr(query_auto) query = db_query(m->db,
		TICKETS "SELECT count(*), count(DISTINCT office_id), "
			"CASE WHEN sum(status IN " OPEN ") THEN NULL ELSE max(closed_at) END, "
			"(SELECT group_concat(name, ', ') FROM (SELECT o.name FROM office o "
			"WHERE o.id IN (SELECT office_id FROM member) ORDER BY o.name)) "
			"FROM member",
		"sii", m->period, record->ticket->id, m->last_event);
	query_next(query);
	record->tickets = query_int(query, 0);
	record->offices = query_int(query, 1);
	record->ended_at = query_int(query, 2);
	record->office_names = g_strdup(query_text(query, 3));
}

static char *result_of(const struct month *m, const struct ticket *ticket)
{
	struct event *report = ticket_report_is_public(ticket) && ticket->report_event &&
					       !ticket_is_confidential(ticket)
				       ? event_load(m->db, ticket->report_event)
				       : NULL;
	char *text = g_strdup(report ? report->text : "");
	event_free(report);
	return text;
}

gboolean incident_record_next(
	const struct month *m, struct query *query, struct incident_record *record)
{
	if (!query_next(query))
		return FALSE;
	*record = (struct incident_record){
		.ticket = month_ticket(m, query_int(query, 0)),
		.declared_at = query_int(query, 1),
	};
	if (!record->ticket)
		return FALSE;
	read_tickets(m, record);
	record->result = result_of(m, record->ticket);
	return TRUE;
}

void incident_record_clear(struct incident_record *record)
{
	ticket_free(record->ticket);
	g_free(record->office_names);
	g_free(record->result);
}
