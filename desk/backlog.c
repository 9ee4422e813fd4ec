#include "desk/backlog.h"
#include "desk/month_parts.h"
#include "desk/texts.h"
#include "desk/ticket_rows.h"

static const char *const labels[WAIT_COUNT] = {
	[WAIT_OPERATOR] = N_("operator: belum ada teknisi"),
	[WAIT_OFFICE] = N_("kantor: konfirmasi permohonan"),
	[WAIT_ACCEPTANCE] = N_("teknisi: validasi"),
	[WAIT_WORK] = N_("teknisi: pengerjaan"),
	[WAIT_REVISION] = N_("teknisi: perbaikan laporan"),
	[WAIT_REQUESTER] = N_("pemohon: jawaban"),
	[WAIT_LEADER] = N_("pimpinan: persetujuan"),
	[WAIT_NOBODY] = N_("sudah ditutup sesudahnya"),
};

const char *backlog_wait_label(enum backlog_wait wait)
{
	return _(labels[wait]);
}

/* Of ticket t: when the last row of its history came that says this. ?4 is the last one. */
#define LAST(what)                                                                                 \
	"(SELECT max(e.at) FROM event e WHERE e.ticket_id = t.id AND e.id <= ?4 AND " what ")"
#define ASKED LAST("e.kind = 'ditanyakan_kantor'")
#define MOVED LAST("e.from_status <> e.to_status")

/* In the order of enum backlog_wait. */
#define WAIT                                                                                       \
	"CASE WHEN t.status NOT IN " OPEN " THEN 7 "                                               \
	"WHEN t.status = 'tindak_lanjut' THEN CASE WHEN t.needs_revision THEN 4 ELSE 6 END "       \
	"WHEN t.status = 'menunggu' THEN 5 WHEN t.assignee_id IS NULL THEN 0 "                     \
	"WHEN t.status = 'dikerjakan' THEN 3 "                                                     \
	"WHEN t.office_confirmed_at IS NULL AND " ASKED " IS NOT NULL THEN 1 ELSE 2 END "
#define SINCE                                                                                      \
	"CASE WHEN t.status NOT IN " OPEN " THEN coalesce(t.closed_at, " MOVED ") "                \
	"WHEN t.status = 'tindak_lanjut' THEN CASE WHEN t.needs_revision "                         \
	"THEN " LAST("e.kind = 'revisi'") " ELSE t.reported_at END "                               \
					  "WHEN t.status = 'menunggu' THEN "                       \
					  "coalesce(t.waiting_since, " MOVED ") "                  \
					  "WHEN t.assignee_id IS NOT NULL AND t.status = 'baru' "  \
					  "AND t.office_confirmed_at IS NULL "                     \
					  "AND " ASKED " IS NOT NULL THEN " ASKED " "              \
					  "ELSE max(" MOVED ", coalesce(t.assigned_at, 0)) END "

struct query *backlog_rows(const struct month *m)
{
	return db_query(m->db,
		"SELECT " TICKET_COLUMNS ", " WAIT ", " SINCE
		"FROM month_ticket " TICKET_JOINS OPEN_AT_END "ORDER BY t.id",
		"siii", m->period, m->from, m->to, m->last_event);
}

gboolean backlog_next(struct query *query, struct backlog_row *row)
{
	row->ticket = ticket_next(query);
	if (!row->ticket)
		return FALSE;
	row->wait = query_int(query, TICKET_COLUMN_COUNT);
	row->since = query_int(query, TICKET_COLUMN_COUNT + 1);
	return TRUE;
}

void backlog_row_clear(struct backlog_row *row)
{
	ticket_free(row->ticket);
	row->ticket = NULL;
}

void backlog_counts(const struct month *m, gint64 counts[WAIT_COUNT])
{
	for (int i = 0; i < WAIT_COUNT; i++)
		counts[i] = 0;
	g_autoptr(query_auto) query = db_query(m->db,
		"SELECT " WAIT ", count(*) FROM month_ticket t " OPEN_AT_END "GROUP BY 1", "siii",
		m->period, m->from, m->to, m->last_event);
	while (query_next(query))
		counts[query_int(query, 0)] = query_int(query, 1);
}
