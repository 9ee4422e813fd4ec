#include "desk/frequent.h"
#include "desk/terms.h"

#include <string.h>

#define COUNT_MIN 2

void frequent_free(struct frequent *frequent)
{
	g_free(frequent->service);
	g_free(frequent->problem);
	g_free(frequent->solution);
	g_free(frequent->number);
	g_free(frequent);
}

/* A group while it is counted. */
struct group {
	struct frequent *frequent;
	GPtrArray *terms; /* of its first letter */
	GHashTable *offices;
	gint64 best_rating, best_seconds;
};

static void group_free(gpointer data)
{
	struct group *group = data;
	if (group->frequent)
		frequent_free(group->frequent);
	g_ptr_array_unref(group->terms);
	g_hash_table_unref(group->offices);
	g_free(group);
}

enum column {
	SERVICE,
	SUBJECT,
	TEXT,
	OFFICE,
	IS_CONFIDENTIAL,
	RATING,
	SECONDS,
	SOLUTION,
	NUMBER,
};

static struct group *group_new(struct query *query, GPtrArray *terms)
{
	struct group *group = g_new0(struct group, 1);
	group->frequent = g_new0(struct frequent, 1);
	group->frequent->service = g_strdup(query_text(query, SERVICE));
	group->frequent->problem = g_strdup("");
	group->frequent->solution = g_strdup("");
	group->frequent->number = g_strdup("");
	group->terms = g_ptr_array_ref(terms);
	group->offices = g_hash_table_new(g_direct_hash, g_direct_equal);
	return group;
}

/* The group of the same service that says the same; a new one if there is none. */
static struct group *group_of(GPtrArray *groups, struct query *query)
{
	g_autofree char *all =
		g_strjoin("\n", query_text(query, SUBJECT), query_text(query, TEXT), NULL);
	g_autoptr(GPtrArray) terms = terms_of(all);
	for (guint i = 0; i < groups->len; i++) {
		struct group *group = groups->pdata[i];
		if (strcmp(group->frequent->service, query_text(query, SERVICE)) == 0 &&
			terms_are_alike(group->terms, terms))
			return group;
	}
	struct group *group = group_new(query, terms);
	g_ptr_array_add(groups, group);
	return group;
}

static void set(char **member, const char *value)
{
	g_free(*member);
	*member = g_strdup(value);
}

static void add_solution(struct group *group, struct query *query)
{
	gint64 rating = query_int(query, RATING), seconds = query_int(query, SECONDS);
	gboolean first = !*group->frequent->number;
	gboolean faster = rating == group->best_rating && seconds < group->best_seconds;
	if (query_is_null(query, SOLUTION) || !(first || rating > group->best_rating || faster))
		return;
	group->best_rating = rating;
	group->best_seconds = seconds;
	set(&group->frequent->solution, query_text(query, SOLUTION));
	set(&group->frequent->number, query_text(query, NUMBER));
}

static void add(struct group *group, struct query *query)
{
	group->frequent->count++;
	g_hash_table_add(group->offices, GINT_TO_POINTER(query_int(query, OFFICE)));
	if (query_int(query, IS_CONFIDENTIAL))
		return;
	if (!*group->frequent->problem)
		set(&group->frequent->problem, query_text(query, SUBJECT));
	add_solution(group, query);
}

static int by_count(gconstpointer a, gconstpointer b)
{
	const struct group *one = *(struct group *const *)a, *other = *(struct group *const *)b;
	gint64 difference = other->frequent->count - one->frequent->count;
	return difference ? (difference > 0 ? 1 : -1)
			  : strcmp(one->frequent->problem, other->frequent->problem);
}

GPtrArray *frequent_problems(struct db *db, gint64 from, gint64 to, int limit)
{
	g_autoptr(GPtrArray) groups = g_ptr_array_new_with_free_func(group_free);
	g_autoptr(query_auto) query = db_query(db,
		"SELECT s.name, t.subject, (SELECT text FROM event WHERE ticket_id = t.id "
		"AND kind = 'dibuka' ORDER BY id LIMIT 1), t.office_id, "
		"t.letter_nature = 'rahasia', t.rating, t.reported_at - t.opened_at, r.text, "
		"t.number FROM ticket t JOIN service s ON s.code = t.service_code "
		"LEFT JOIN event r ON r.id = t.report_event AND t.status = 'selesai' "
		"WHERE t.opened_at >= ? AND t.opened_at < ? AND t.status <> 'digabung' "
		"ORDER BY t.id",
		"ii", from, to);
	while (query_next(query))
		add(group_of(groups, query), query);
	g_ptr_array_sort(groups, by_count);
	GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)frequent_free);
	for (guint i = 0; i < groups->len && list->len < (guint)limit; i++) {
		struct group *group = groups->pdata[i];
		if (group->frequent->count < COUNT_MIN)
			break;
		group->frequent->offices = g_hash_table_size(group->offices);
		g_ptr_array_add(list, g_steal_pointer(&group->frequent));
	}
	return list;
}
