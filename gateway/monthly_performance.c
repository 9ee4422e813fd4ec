#include "gateway/monthly_performance.h"

#include "desk/month.h"
#include "desk/report.h"
#include "desk/words.h"
#include "gateway/performance_workbook.h"
#include "gateway/post.h"

GBytes *performance_sheet(struct db *db, const struct settings *settings, const char *period,
	const struct performance *performance, gint64 now, GError **error)
{
	gint64 person_id = performance->person->id;
	g_autoptr(report_auto) kept =
		month_is_closed(db, period) ? report_load(db, period, person_id) : NULL;
	return kept ? g_bytes_ref(kept->bytes)
		    : performance_workbook(db, settings, performance, period, now, error);
}

/* Makes all sheets of the month as they are now. */
static gboolean keep_all(struct db *db, const struct settings *settings, const char *period,
	gint64 now, GError **error)
{
	g_autoptr(calendar_auto) calendar = directory_calendar(db, settings, error);
	if (!calendar)
		return FALSE;
	g_autoptr(GPtrArray) all = performance_month(db, calendar, settings->timezone, period);
	report_forget_sheets(db, period);
	for (guint i = 0; i < all->len; i++) {
		const struct performance *one = all->pdata[i];
		g_autoptr(GBytes) bytes =
			performance_workbook(db, settings, one, period, now, error);
		if (!bytes)
			return FALSE;
		report_keep(db, period, one->person->id, now, bytes);
	}
	return TRUE;
}

static gboolean has_sheet(const GPtrArray *sheets, gint64 person_id)
{
	for (guint i = 0; i < sheets->len; i++)
		if (((struct report *)sheets->pdata[i])->person_id == person_id)
			return TRUE;
	return FALSE;
}

static gboolean keep_one(struct db *db, const struct settings *settings, const char *period,
	gint64 person_id, gint64 now, GError **error)
{
	g_autoptr(calendar_auto) calendar = directory_calendar(db, settings, error);
	if (!calendar)
		return FALSE;
	g_autoptr(performance_auto) one =
		performance_of(db, calendar, settings->timezone, period, person_id);
	if (!one) {
		if (db_ok(db, error))
			g_set_error(error, COMPOSE_ERROR, COMPOSE_ERROR_PART,
				"there is no person %" G_GINT64_FORMAT " or month %s", person_id,
				period);
		return FALSE;
	}
	g_autoptr(GBytes) bytes = performance_workbook(db, settings, one, period, now, error);
	if (bytes)
		report_keep(db, period, person_id, now, bytes);
	return bytes != NULL;
}

gboolean performance_keep(struct db *db, const struct settings *settings, const char *period,
	gint64 person_id, gint64 now, GError **error)
{
	if (month_is_closed(db, period)) {
		g_autoptr(GPtrArray) kept = report_sheets(db, period);
		if (person_id ? has_sheet(kept, person_id) : kept->len > 0)
			return TRUE;
	}
	return person_id ? keep_one(db, settings, period, person_id, now, error)
			 : keep_all(db, settings, period, now, error);
}

static void add_notice(const struct compose *compose, GPtrArray *notices,
	const struct person *person, const char *period, gint64 person_id)
{
	struct notice *notice = g_new0(struct notice, 1);
	*notice = (struct notice){
		.kind = NOTICE_PERFORMANCE,
		.to = person->email,
		.to_name = person->name,
		.as = person->role,
		.text = (char *)period,
		.by = compose->settings->desk_name,
		.person_id = person_id,
	};
	g_ptr_array_add(notices, notice);
}

gboolean monthly_performance(const struct compose *compose, const char *period, GError **error)
{
	const struct settings *settings = compose->settings;
	if (!keep_all(compose->db, settings, period, compose->now, error))
		return FALSE;
	g_autofree char *today = words_day(compose->now, settings->timezone);
	g_autoptr(GPtrArray) people = directory_people(compose->db, today);
	g_autoptr(GPtrArray) sheets = report_sheets(compose->db, period);
	g_autoptr(GPtrArray) notices = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < people->len; i++) {
		const struct person *person = people->pdata[i];
		if (person->role == SPEAKER_LEADER && sheets->len)
			add_notice(compose, notices, person, period, 0);
		else if (person->role == SPEAKER_TECHNICIAN && has_sheet(sheets, person->id))
			add_notice(compose, notices, person, period, person->id);
	}
	post_notices(compose, notices, NULL);
	return TRUE;
}
