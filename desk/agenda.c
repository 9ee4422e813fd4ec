#include "desk/agenda.h"

/* Orders are few: they are read beside the tickets, both in the tickets' order. */
struct agenda {
	struct query *tickets, *orders;
	gint64 ordered; /* the ticket of the present order; 0: no more orders */
};

static void next_order(struct agenda *agenda)
{
	agenda->ordered = query_next(agenda->orders) ? query_int(agenda->orders, 0) : 0;
}

struct agenda *agenda_begin(const struct month *m)
{
	struct agenda *agenda = g_new0(struct agenda, 1);
	agenda->tickets = month_tickets(m, MONTH_RECEIVED);
	agenda->orders = db_query(m->db,
		"SELECT e.ticket_id, e.text FROM event e JOIN month_ticket t ON t.period = ?1 "
		"AND t.id = e.ticket_id WHERE (e.kind IN ('disposisi', 'hasil_pecahan') "
		"OR (e.kind = 'alihkan' AND e.actor_role = 'pimpinan')) AND e.at >= ?2 "
		"AND e.id <= ?4 AND t.opened_at >= ?2 AND t.opened_at < ?3 "
		"ORDER BY e.ticket_id, e.id",
		"siii", m->period, m->from, m->to, m->last_event);
	next_order(agenda);
	return agenda;
}

gboolean agenda_next(struct agenda *agenda, struct agenda_row *row)
{
	row->ticket = ticket_next(agenda->tickets);
	if (!row->ticket)
		return FALSE;
	GString *orders = g_string_new("");
	while (agenda->ordered && agenda->ordered < row->ticket->id)
		next_order(agenda);
	for (; agenda->ordered == row->ticket->id; next_order(agenda))
		g_string_append_printf(
			orders, "%s%s", orders->len ? "\n" : "", query_text(agenda->orders, 1));
	row->orders = g_string_free(orders, FALSE);
	return TRUE;
}

void agenda_row_clear(struct agenda_row *row)
{
	ticket_free(row->ticket);
	g_free(row->orders);
}

void agenda_end(struct agenda *agenda)
{
	query_end(agenda->tickets);
	query_end(agenda->orders);
	g_free(agenda);
}
