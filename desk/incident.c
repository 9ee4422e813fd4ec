#include "desk/incident.h"
#include "desk/related.h"
#include "desk/terms.h"

#include <string.h>

#define CANDIDATES_MAX 200
#define MEMBERS_MAX 500

GPtrArray *incident_candidates(struct db *db, const char *service_code, gint64 since)
{
	return related_list(db,
		db_query(db,
			"SELECT id FROM ticket WHERE status IN ('baru', 'dikerjakan', 'menunggu') "
			"AND service_code = ? AND letter_nature <> 'rahasia' "
			"AND (opened_at >= ? OR incident_id = id) ORDER BY id LIMIT ?",
			"sii", service_code, since, (gint64)CANDIDATES_MAX));
}

GPtrArray *incident_members(struct db *db, gint64 leading_id)
{
	GPtrArray *members = related_list(
		db, db_query(db,
			    "SELECT id FROM ticket WHERE incident_id = ?1 AND id <> ?1 ORDER BY id "
			    "LIMIT ?2",
			    "ii", leading_id, (gint64)MEMBERS_MAX));
	for (guint i = 0; i < members->len; i++)
		related_load_acts(db, members->pdata[i]);
	return members;
}

static const struct related *by_id(const GPtrArray *list, gint64 id)
{
	for (guint i = 0; i < list->len; i++) {
		const struct related *one = list->pdata[i];
		if (one->ticket->id == id)
			return one;
	}
	return NULL;
}

/* The candidates that say the same as the letter: const struct related *. */
static GPtrArray *alike(const struct situation *s, const struct incoming *in, const char *text)
{
	GPtrArray *list = g_ptr_array_new();
	g_autoptr(GPtrArray) terms = incoming_terms(in, text);
	for (guint i = 0; i < s->outbreak->len; i++) {
		struct related *one = s->outbreak->pdata[i];
		g_autoptr(GPtrArray) others = related_terms(one);
		if (terms_are_alike(terms, others))
			g_ptr_array_add(list, one);
	}
	return list;
}

/* How many offices, with the one that writes now. */
static int offices(const struct situation *s, const GPtrArray *list)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_int64_hash, g_int64_equal);
	g_hash_table_add(seen, &s->office->id);
	for (guint i = 0; i < list->len; i++)
		g_hash_table_add(
			seen, &((const struct related *)list->pdata[i])->ticket->office_id);
	return g_hash_table_size(seen);
}

static gboolean join_declared(const struct situation *s, const GPtrArray *list, struct burst *burst)
{
	for (guint i = 0; i < list->len; i++) {
		gint64 leading = ((const struct related *)list->pdata[i])->ticket->incident_id;
		burst->leader = leading ? by_id(s->outbreak, leading) : NULL;
		if (burst->leader) {
			burst->is_declared = TRUE;
			burst->others = g_ptr_array_new();
			return TRUE;
		}
	}
	return FALSE;
}

gboolean incident_find(const struct situation *s, const struct incoming *in, const char *text,
	const struct service *service, struct burst *burst)
{
	memset(burst, 0, sizeof *burst);
	if (service->is_request || strcmp(in->letter_nature, "rahasia") == 0)
		return FALSE;
	g_autoptr(GPtrArray) list = alike(s, in, text);
	if (join_declared(s, list, burst))
		return TRUE;
	if (list->len == 0 || offices(s, list) < s->settings->incident_offices)
		return FALSE;
	burst->leader = g_ptr_array_steal_index(list, 0);
	burst->others = g_steal_pointer(&list);
	return TRUE;
}

void burst_clear(struct burst *burst)
{
	g_clear_pointer(&burst->others, g_ptr_array_unref);
}
