#include "desk/approval_content.h"
#include "desk/incident.h"

#include <string.h>

static gboolean is_same_report(const struct event *one, const struct event *other)
{
	return one && other && one->at == other->at && strcmp(one->actor, other->actor) == 0 &&
	       strcmp(one->text, other->text) == 0;
}

gboolean approval_carries(const struct event *report, const struct related *member)
{
	const struct ticket *t = member->ticket;
	return t->status == STATUS_TINDAK_LANJUT && !t->needs_revision &&
	       is_same_report(report, member->report);
}

GPtrArray *approval_carried(struct db *db, const struct ticket *ticket)
{
	if (!ticket->id || ticket->incident_id != ticket->id || !ticket->report_event)
		return g_ptr_array_new();
	struct event *report = event_load(db, ticket->report_event);
	GPtrArray *members = incident_members(db, ticket->id);
	for (guint i = members->len; i > 0; i--)
		if (!approval_carries(report, members->pdata[i - 1]))
			g_ptr_array_remove_index(members, i - 1);
	event_free(report);
	return members;
}

char *approval_content(struct db *db, const struct ticket *ticket)
{
	g_autoptr(GPtrArray) carried = approval_carried(db, ticket);
	g_autofree char *own = approval_digest_now(db, ticket);
	GString *content = g_string_new(own);
	for (guint i = 0; i < carried->len; i++) {
		const struct related *member = carried->pdata[i];
		g_autofree char *digest = approval_digest_now(db, member->ticket);
		g_string_append_printf(content, " %s", digest);
	}
	return g_string_free(content, FALSE);
}
