#include "desk/leave.h"

char *leave_until(struct db *db, gint64 person_id, const char *day)
{
	char *until = db_text(db,
		"SELECT max(last_day) FROM leave WHERE person_id = ?1 AND cancelled_at IS NULL "
		"AND first_day <= ?2 AND last_day >= ?2",
		"is", person_id, day);
	if (until && !*until)
		g_clear_pointer(&until, g_free);
	return until;
}
