#include "gateway/post.h"

#include "desk/texts.h"
#include "desk/words.h"
#include "gateway/monthly.h"
#include "gateway/monthly_performance.h"

#include <string.h>

static gboolean queue(const struct compose *compose, const struct notice *notice, GError **error)
{
	g_autoptr(outbox_row_auto) row = compose_notice(compose, notice, error);
	if (!row)
		return FALSE;
	outbox_add(compose->db, row);
	if (row->ticket_id)
		thread_add(compose->db, row->message_id, row->ticket_id, row->recipient);
	return TRUE;
}

/* A mail that carries workbooks needs them in the store first. */
static gboolean prepare(const struct compose *compose, const struct notice *notice, GError **error)
{
	if (notice->kind == NOTICE_PERFORMANCE)
		return performance_keep(compose->db, compose->settings, notice->text,
			notice->person_id, compose->now, error);
	if (notice->kind == NOTICE_WORKBOOK)
		return monthly_keep(
			compose->db, compose->settings, notice->text, compose->now, error);
	return TRUE;
}

void post_failure(const struct compose *compose, struct ticket *ticket, const char *text)
{
	g_autofree char *today = words_day(compose->now, compose->settings->timezone);
	g_autoptr(GPtrArray) people = directory_people(compose->db, today);
	for (guint i = 0; i < people->len; i++) {
		const struct person *person = people->pdata[i];
		if (person->role != SPEAKER_OPERATOR)
			continue;
		struct notice notice = {
			.kind = NOTICE_BOUNCE,
			.to = person->email,
			.to_name = person->name,
			.as = SPEAKER_OPERATOR,
			.ticket = ticket,
			.text = (char *)text,
			.by = compose->settings->desk_name,
		};
		/* Whoever can't be told either finds it in `desktik outbox list` and in the log. */
		queue(compose, &notice, NULL);
	}
}

void post_notices(const struct compose *given, GPtrArray *notices, GPtrArray *problems)
{
	struct compose with_problems = *given;
	const struct compose *compose = &with_problems;
	with_problems.problems = problems;
	for (guint i = 0; i < notices->len; i++) {
		const struct notice *notice = notices->pdata[i];
		g_autoptr(GError) error = NULL;
		if (prepare(compose, notice, &error) && queue(compose, notice, &error))
			continue;
		g_autofree char *text = g_strdup_printf(
			_("Surat untuk %s tidak dapat dibuat: %s"), notice->to, error->message);
		post_failure(compose, notice->ticket, text);
		if (problems)
			g_ptr_array_add(problems,
				g_strdup_printf("no %s mail for %s: %s", notice_name(notice->kind),
					notice->to, error->message));
	}
}
