#include "desk/approval_content.h"
#include "desk/incident.h"
#include "desk/related.h"

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

gboolean approval_goes_with(const struct related *leading, const struct related *member)
{
	return leading && leading->ticket->status == STATUS_TINDAK_LANJUT &&
	       !leading->ticket->needs_revision && approval_carries(leading->report, member);
}

static GPtrArray *waiting(struct db *db)
{
	return related_list(
		db, db_query(db,
			    "SELECT id FROM ticket WHERE status = 'tindak_lanjut' AND NOT "
			    "needs_revision ORDER BY id",
			    ""));
}

GHashTable *approval_waiting(struct db *db)
{
	GHashTable *contents = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
	g_autoptr(GPtrArray) list = waiting(db);
	for (guint i = 0; i < list->len; i++) {
		const struct ticket *ticket = ((const struct related *)list->pdata[i])->ticket;
		g_hash_table_insert(contents, g_memdup2(&ticket->id, sizeof ticket->id),
			approval_content(db, ticket));
	}
	return contents;
}

static gboolean is_to_be_asked(struct db *db, struct related *one, const char *before)
{
	g_autofree char *now = approval_content(db, one->ticket);
	if (!before || strcmp(before, now) == 0)
		return FALSE;
	related_load_acts(db, one);
	struct related *leading = related_leading(db, one->ticket);
	gboolean goes_with = approval_goes_with(leading, one);
	related_free(leading);
	return !goes_with;
}

GPtrArray *approval_changed(struct db *db, GHashTable *before)
{
	GPtrArray *list = waiting(db);
	for (guint i = list->len; i > 0; i--) {
		struct related *one = list->pdata[i - 1];
		if (!is_to_be_asked(db, one, g_hash_table_lookup(before, &one->ticket->id)))
			g_ptr_array_remove_index(list, i - 1);
	}
	return list;
}
