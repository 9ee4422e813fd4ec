#include "desk/leave.h"

struct leave *leave_new(gint64 person_id, const char *first_day, const char *last_day)
{
	struct leave *leave = g_new0(struct leave, 1);
	leave->person_id = person_id;
	leave->person = g_strdup("");
	leave->email = g_strdup("");
	leave->first_day = g_strdup(first_day);
	leave->last_day = g_strdup(last_day);
	leave->note = g_strdup("");
	return leave;
}

struct leave *leave_copy(const struct leave *leave)
{
	struct leave *copy = g_memdup2(leave, sizeof *leave);
	copy->person = g_strdup(leave->person);
	copy->email = g_strdup(leave->email);
	copy->first_day = g_strdup(leave->first_day);
	copy->last_day = g_strdup(leave->last_day);
	copy->note = g_strdup(leave->note);
	return copy;
}

void leave_free(struct leave *leave)
{
	if (!leave)
		return;
	g_free(leave->person);
	g_free(leave->email);
	g_free(leave->first_day);
	g_free(leave->last_day);
	g_free(leave->note);
	g_free(leave);
}

#define LEAVE_SELECT                                                                               \
	"SELECT l.id, l.person_id, p.name, p.email, l.first_day, l.last_day, "                     \
	"l.kind = 'otomatis', l.note, l.mail_id, l.at "                                            \
	"FROM leave l JOIN person p ON p.id = l.person_id "                                        \
	"WHERE l.cancelled_at IS NULL AND (?1 = 0 OR l.person_id = ?1) "

static struct leave *read_leave(struct query *query)
{
	struct leave *leave = g_new0(struct leave, 1);
	leave->id = query_int(query, 0);
	leave->person_id = query_int(query, 1);
	leave->person = g_strdup(query_text(query, 2));
	leave->email = g_strdup(query_text(query, 3));
	leave->first_day = g_strdup(query_text(query, 4));
	leave->last_day = g_strdup(query_text(query, 5));
	leave->automatic = query_int(query, 6) != 0;
	leave->note = g_strdup(query_text(query, 7));
	leave->mail_id = query_int(query, 8);
	leave->at = query_int(query, 9);
	return leave;
}

struct leave *leave_on(struct db *db, gint64 person_id, const char *day)
{
	g_autoptr(query_auto) query = db_query(db,
		LEAVE_SELECT "AND l.first_day <= ?2 AND l.last_day >= ?2 "
			     "ORDER BY l.last_day DESC, l.id LIMIT 1",
		"is", person_id, day);
	return query_next(query) ? read_leave(query) : NULL;
}

GPtrArray *leave_list(struct db *db, gint64 person_id, const char *day)
{
	GPtrArray *leaves = g_ptr_array_new_with_free_func((GDestroyNotify)leave_free);
	g_autoptr(query_auto) query =
		db_query(db, LEAVE_SELECT "AND l.last_day >= ?2 ORDER BY l.first_day, l.id", "is",
			person_id, day);
	while (query_next(query))
		g_ptr_array_add(leaves, read_leave(query));
	return leaves;
}

void leave_save(struct db *db, struct leave *leave)
{
	if (leave->id) {
		db_run(db, "UPDATE leave SET cancelled_at = ? WHERE id = ?", "oi",
			leave->cancelled_at, leave->id);
		return;
	}
	db_run(db,
		"INSERT INTO leave (person_id, first_day, last_day, kind, note, mail_id, at) "
		"VALUES (?, ?, ?, ?, ?, ?, ?)",
		"issssoi", leave->person_id, leave->first_day, leave->last_day,
		leave->automatic ? "otomatis" : "cuti", leave->note, leave->mail_id, leave->at);
	leave->id = db_last_id(db);
}
