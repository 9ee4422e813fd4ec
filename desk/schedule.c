#include "desk/schedule.h"
#include "desk/report.h"
#include "desk/words.h"

static GHashTable *load_needs(struct db *db)
{
	GHashTable *needs = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	g_autoptr(query_auto) query = db_query(db, "SELECT id, need FROM office", "");
	while (query_next(query)) {
		gint64 id = query_int(query, 0);
		g_hash_table_insert(needs, g_memdup2(&id, sizeof id),
			GINT_TO_POINTER((int)query_int(query, 1)));
	}
	return needs;
}

static GHashTable *load_authors(struct db *db)
{
	GHashTable *authors = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
	g_autoptr(query_auto) query = db_query(db,
		"SELECT t.id, e.actor FROM ticket t JOIN event e ON e.id = t.report_event "
		"WHERE t.status = 'tindak_lanjut'",
		"");
	while (query_next(query)) {
		gint64 id = query_int(query, 0);
		g_hash_table_insert(
			authors, g_memdup2(&id, sizeof id), g_strdup(query_text(query, 1)));
	}
	return authors;
}

/* Between the time of the lists and the end of the working hours; later they help nobody. */
static gboolean is_morning(const struct situation *s)
{
	return calendar_is_working_day(s->calendar, s->now) &&
	       s->now >= calendar_time_of_day(s->calendar, s->now, s->settings->morning_time) &&
	       s->now < calendar_day_ends(s->calendar, s->now);
}

struct schedule *schedule_load(
	struct db *db, const struct settings *settings, const struct calendar *calendar, gint64 now)
{
	struct schedule *schedule = g_new0(struct schedule, 1);
	g_autofree char *today = words_day(now, settings->timezone);
	schedule->situation = situation_load_clock(db, settings, calendar, now);
	schedule->tickets = ticket_open(db, 0);
	schedule->needs = load_needs(db);
	schedule->morning = is_morning(schedule->situation) && !run_done(db, "morning", today);
	if (schedule->morning)
		schedule->authors = load_authors(db);
	return schedule;
}

void schedule_free(struct schedule *schedule)
{
	if (!schedule)
		return;
	situation_free(schedule->situation);
	g_ptr_array_unref(schedule->tickets);
	g_hash_table_unref(schedule->needs);
	g_clear_pointer(&schedule->authors, g_hash_table_unref);
	g_free(schedule);
}
