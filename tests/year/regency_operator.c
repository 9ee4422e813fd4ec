/* What the operator does at the command line. */
#include "tests/year/regency.h"

#include "desk/apply.h"
#include "desk/decide_set.h"
#include "gateway/post.h"

#include <string.h>

static struct situation *situation_of(struct regency *r, const struct ticket *ticket)
{
	g_autoptr(GPtrArray) none = g_ptr_array_new();
	struct incoming incoming = { .sender = REGENCY_OPERATOR,
		.sender_name = "",
		.subject = "",
		.raw_subject = ticket->number,
		.text = "",
		.message_id = "",
		.recipients = none,
		.cc = none,
		.answered = none };
	return situation_load(r->db, r->settings, r->calendar, &r->key, r->now, &incoming, NULL);
}

static const struct service *service_named(const struct situation *s, const char *code)
{
	for (guint i = 0; i < s->services->len; i++) {
		const struct service *one = s->services->pdata[i];
		if (strcmp(one->code, code) == 0)
			return one;
	}
	g_error("there is no service %s", code);
}

void regency_set_service(struct regency *r, const struct ticket *ticket, const char *service)
{
	g_autoptr(GError) error = NULL;
	db_begin(r->db);
	g_autoptr(situation_auto) situation = situation_of(r, ticket);
	struct correction correction = { .reason = "layanan diperbaiki",
		.by = REGENCY_OPERATOR,
		.by_name = "Operator Contoh",
		.service = service_named(situation, service) };
	g_autoptr(decision_auto) decision = decide_set(situation, &correction, &error);
	g_assert_no_error(error);
	apply_changes(r->db, decision, 0);
	struct compose compose = { .db = r->db,
		.settings = r->settings,
		.key = &r->key,
		.now = r->now,
		.situation = situation };
	g_autoptr(GPtrArray) notices = decision_notices(decision);
	post_notices(&compose, notices, NULL);
	db_commit(r->db, &error);
	g_assert_no_error(error);
}
