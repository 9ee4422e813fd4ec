#include "desk/satisfaction.h"
#include "desk/figures_parts.h"
#include "desk/texts.h"

#include <string.h>

const char *satisfaction_words(const char *grade)
{
	static const char *const words[] = { N_("sangat baik"), N_("baik"), N_("kurang baik"),
		N_("tidak baik") };
	gboolean known = strlen(grade) == 1 && *grade >= 'A' && *grade <= 'D';
	return known ? _(words[*grade - 'A']) : "";
}

#define APPROVED                                                                                   \
	"t.period = ?1 AND t.status = 'selesai' AND EXISTS (SELECT 1 FROM event e "                \
	"WHERE e.ticket_id = t.id AND e.at >= ?2 AND e.at < ?3 AND e.to_status = 'selesai' "       \
	"AND e.from_status <> 'selesai')"

struct satisfaction_response satisfaction_response(const struct month *month)
{
	struct satisfaction_response response = { 0 };
	g_autoptr(query_auto) query = db_query(month->db,
		"SELECT count(*), sum(t.rating BETWEEN 1 AND 4) FROM month_ticket t "
		"WHERE " APPROVED,
		"sii", month->period, month->from, month->to);
	if (query_next(query)) {
		response.approved = query_int(query, 0);
		response.rated = query_int(query, 1);
	}
	return response;
}

void satisfaction_comment_free(struct satisfaction_comment *comment)
{
	g_free(comment->number);
	g_free(comment->office);
	g_free(comment->service);
	g_free(comment->technician);
	g_free(comment->comment);
	g_free(comment);
}

/* The figure stands before the comment, "4 cepat sekali": see command_read_figure(). */
struct query *satisfaction_comments(const struct month *month)
{
	return db_query(month->db,
		"SELECT n.at, t.number, o.name, s.name, coalesce(p.name, ''), t.rating, "
		"CASE WHEN t.letter_nature <> 'rahasia' THEN trim(substr(n.text, 2)) END "
		"FROM month_ticket t JOIN office o ON o.id = t.office_id "
		"JOIN service s ON s.code = t.service_code "
		"LEFT JOIN person p ON p.id = t.assignee_id "
		"JOIN event n ON n.id = (SELECT max(e.id) FROM event e WHERE e.ticket_id = t.id "
		"AND +e.kind = 'nilai' AND e.from_status = 'selesai' AND e.id <= ?4) "
		"WHERE " RATED " AND length(trim(substr(n.text, 2))) > 0 ORDER BY n.at, n.id",
		"siii", month->period, month->from, month->to, month->last_event);
}

struct satisfaction_comment *satisfaction_next(struct query *query)
{
	if (!query_next(query))
		return NULL;
	struct satisfaction_comment *comment = g_new0(struct satisfaction_comment, 1);
	comment->at = query_int(query, 0);
	comment->number = g_strdup(query_text(query, 1));
	comment->office = g_strdup(query_text(query, 2));
	comment->service = g_strdup(query_text(query, 3));
	comment->technician = g_strdup(query_text(query, 4));
	comment->rating = query_int(query, 5);
	comment->comment = query_is_null(query, 6) ? NULL : g_strdup(query_text(query, 6));
	return comment;
}
