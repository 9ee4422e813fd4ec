#include "gateway/clockwork.h"

#include "desk/apply.h"
#include "desk/schedule.h"
#include "gateway/crash_point.h"
#include "gateway/post.h"
#include "gateway/stop.h"

/* Mails of one transaction: some more where a ticket or the morning has several. */
#define MAILS_AT_ONCE 20

/* "TIK-2026-000123: diingatkan"; a change of inputs alone is not worth a line. */
static void log_tickets(const struct decision *all, round_log log)
{
	for (guint i = 0; i < all->also->len; i++) {
		const struct decision *d = all->also->pdata[i];
		for (guint j = 0; j < d->events->len; j++) {
			const struct event *event = d->events->pdata[j];
			g_autofree char *line =
				g_strdup_printf("%s: %s", d->ticket->number, event->kind);
			log(line);
		}
	}
}

static void log_all(
	const struct decision *all, const GPtrArray *notices, GPtrArray *problems, round_log log)
{
	log_tickets(all, log);
	if (all->job) {
		g_autofree char *line = g_strdup_printf(
			"%s %s: %u mails queued", all->job, all->period, notices->len);
		log(line);
	}
	for (guint i = 0; i < problems->len; i++)
		log(problems->pdata[i]);
}

static gboolean write_down(const struct intake *intake, struct decision *all, gint64 now,
	round_log log, GError **error)
{
	struct compose compose = {
		.db = intake->db,
		.settings = intake->settings,
		.key = intake->key,
		.now = now,
	};
	g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func(g_free);
	apply_changes(intake->db, all, 0);
	g_autoptr(GPtrArray) notices = decision_notices(all);
	post_notices(&compose, notices, problems);
	if (!db_commit(intake->db, error))
		return FALSE;
	log_all(all, notices, problems, log);
	return TRUE;
}

gboolean clockwork_run(
	const struct intake *intake, gint64 now, int stop_fd, round_log log, GError **error)
{
	gboolean more = TRUE;
	while (more && !stop_asked(stop_fd)) {
		db_begin(intake->db);
		g_autoptr(schedule_auto) schedule =
			schedule_load(intake->db, intake->settings, intake->calendar, now);
		g_autoptr(decision_auto) all = decide_clock(schedule, MAILS_AT_ONCE, &more);
		if (!all) {
			gboolean ok = db_ok(intake->db, error);
			db_rollback(intake->db);
			return ok;
		}
		if (!write_down(intake, all, now, log, error))
			return FALSE;
		crash_point("clock");
	}
	return TRUE;
}
