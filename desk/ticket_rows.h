/*
 * ticket_rows: for this library's queries that go through tickets one by one with ticket_next():
 * what they select, from a relation with the columns of `ticket`, and what they join: "SELECT "
 * TICKET_COLUMNS "FROM x " TICKET_JOINS. In them t is the ticket, o its office, s its service, p
 * its assignee.
 */
#ifndef DESK_TICKET_ROWS_H
#define DESK_TICKET_ROWS_H

#define TICKET_COLUMNS                                                                             \
	"t.id, t.number, t.year, t.seq, t.subject, t.requester, t.requester_name, t.phone, "       \
	"t.office_id, o.name, t.service_code, s.name, t.section, t.assignee_id, t.assigned_at, "   \
	"p.email, p.name, "                                                                        \
	"t.status, t.needs_revision, t.score, t.priority, t.severity, t.need, t.availability, "    \
	"t.opened_at, t.respond_due, t.due, t.accepted_at, t.waiting_since, t.reported_at, "       \
	"t.closed_at, t.waited_seconds, t.report_event, t.letter_number, t.letter_date, "          \
	"t.letter_nature, t.letter_office, t.rating, t.severity_fixed, t.severity_words, "         \
	"t.why_service, t.passed, "                                                                \
	"t.reminded, t.office_confirmed_at, t.merged_into, (SELECT number FROM ticket m "          \
	"WHERE m.id = t.merged_into), t.incident_id, (SELECT number FROM ticket i "                \
	"WHERE i.id = t.incident_id) "
/* How many they are: what a query selects behind them begins at this column. */
#define TICKET_COLUMN_COUNT 48
#define TICKET_JOINS                                                                               \
	"t JOIN office o ON o.id = t.office_id "                                                   \
	"JOIN service s ON s.code = t.service_code LEFT JOIN person p ON p.id = t.assignee_id "

#endif
