#include "gateway/monthly.h"

#include "desk/directory.h"
#include "desk/month.h"
#include "desk/words.h"
#include "gateway/crash_point.h"
#include "gateway/monthly_performance.h"
#include "gateway/post.h"
#include "gateway/workbook.h"

#include <string.h>

#define JOB "workbook"

static gboolean keep(struct db *db, const struct settings *settings, const char *period, gint64 now,
	GError **error)
{
	g_autoptr(GBytes) bytes = workbook_bytes(db, settings, period, now, error);
	if (!bytes)
		return FALSE;
	report_keep(db, period, REPORT_WORKBOOK, now, bytes);
	return TRUE;
}

gboolean monthly_keep(struct db *db, const struct settings *settings, const char *period,
	gint64 now, GError **error)
{
	return month_is_closed(db, period) || keep(db, settings, period, now, error);
}

/* From here on what is said about the month stands. */
static gboolean close_month(struct db *db, const struct settings *settings, const char *period,
	gint64 now, GError **error)
{
	g_autoptr(month_auto) month = month_open(db, period, settings->timezone, now);
	month_close(month);
	return keep(db, settings, period, now, error);
}

/* The moment in the month of `now` from which on last month's workbook is due. */
static gint64 due_time(const struct settings *settings, const struct calendar *calendar, gint64 now)
{
	g_autofree char *today = words_day(now, settings->timezone);
	g_autofree char *first = g_strdup_printf("%.*s01", (int)strlen("2026-11-"), today);
	gint64 day = calendar_working_day(calendar, calendar_day_begins(calendar, first), 1);
	return calendar_time_of_day(calendar, day, settings->report_time);
}

/* Before the first letter there is nothing to report. */
static gboolean had_tickets(struct db *db, const struct settings *settings, const char *period)
{
	gint64 from, to;
	if (!words_period_bounds(period, settings->timezone, &from, &to))
		return FALSE;
	struct ticket_filter filter = { .opened_to = to };
	return ticket_count(db, &filter) > 0;
}

static void queue_mails(const struct compose *compose, const char *period)
{
	g_autofree char *today = words_day(compose->now, compose->settings->timezone);
	g_autoptr(GPtrArray) people = directory_people(compose->db, today);
	g_autoptr(GPtrArray) notices = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < people->len; i++) {
		const struct person *person = people->pdata[i];
		if (person->role != SPEAKER_LEADER)
			continue;
		struct notice *notice = g_new0(struct notice, 1);
		*notice = (struct notice){
			.kind = NOTICE_WORKBOOK,
			.to = person->email,
			.to_name = person->name,
			.as = SPEAKER_LEADER,
			.text = (char *)period,
			.by = compose->settings->desk_name,
		};
		g_ptr_array_add(notices, notice);
	}
	post_notices(compose, notices, NULL);
}

/* Closes one month and queues its mails, in a transaction of its own. */
static gboolean send_month(
	const struct compose *compose, const char *period, gint64 now, GError **error)
{
	struct db *db = compose->db;
	db_begin(db);
	if (!close_month(db, compose->settings, period, now, error) ||
		!monthly_performance(compose, period, error)) {
		db_rollback(db);
		return FALSE;
	}
	run_record(db, JOB, period, now);
	queue_mails(compose, period);
	crash_point("month made");
	gboolean done = db_commit(db, error);
	crash_point("month sent");
	return done;
}

/* The months up to `last` that were not sent since the last one that was, oldest first: char *. */
static GPtrArray *unsent_months(struct db *db, const struct settings *settings, const char *last)
{
	GPtrArray *months = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *sent = run_last(db, JOB);
	g_autofree char *period = g_strdup(last);
	gint64 from, to;
	while (g_strcmp0(sent, period) < 0 &&
		words_period_bounds(period, settings->timezone, &from, &to)) {
		g_ptr_array_insert(months, 0, g_strdup(period));
		if (!sent)
			break;
		g_free(period);
		period = words_read_period("", from, settings->timezone);
	}
	return months;
}

gboolean monthly_run(struct db *db, const struct settings *settings,
	const struct calendar *calendar, const struct token_key *key, gint64 now, gboolean *done,
	GError **error)
{
	*done = FALSE;
	g_autofree char *last = words_read_period("", now, settings->timezone);
	if (now < due_time(settings, calendar, now) || run_done(db, JOB, last) ||
		!had_tickets(db, settings, last))
		return db_ok(db, error);
	struct compose compose = { .db = db, .settings = settings, .key = key, .now = now };
	g_autoptr(GPtrArray) months = unsent_months(db, settings, last);
	for (guint i = 0; i < months->len; i++) {
		if (!send_month(&compose, months->pdata[i], now, error))
			return FALSE;
		*done = TRUE;
	}
	return db_ok(db, error);
}
