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

/* A group while it is counted. It names its tickets; their texts are read when it is shown. */
struct group {
	gsize service; /* number of its service's code */
	GArray *terms; /* gsize, of its first letter */
	GHashTable *offices;
	gint64 count;
	gint64 first, last; /* tickets: the earliest, the newest */
	gint64 shown;	    /* whose subject is shown; 0: none */
	guint shown_terms;  /* that it has */
	gint64 best;	    /* whose solution is shown; 0: none */
	gint64 best_rating, best_seconds;
};

/* All groups, and which of them have a term of a service. */
struct groups {
	GPtrArray *list;	       /* struct group *, in the order of their first letters */
	GHashTable *by_term;	       /* GArray of places in the list (guint) */
	guint common[FREQUENT_GROUPS]; /* scratch: terms that each shares with a letter */
};

static void group_free(gpointer data)
{
	struct group *group = data;
	g_array_unref(group->terms);
	g_hash_table_unref(group->offices);
	g_free(group);
}

static void groups_init(struct groups *groups)
{
	*groups = (struct groups){ 0 };
	groups->list = g_ptr_array_new_with_free_func(group_free);
	groups->by_term = g_hash_table_new_full(
		g_direct_hash, g_direct_equal, NULL, (GDestroyNotify)g_array_unref);
}

static void groups_clear(struct groups *groups)
{
	g_ptr_array_unref(groups->list);
	g_hash_table_unref(groups->by_term);
}

static gpointer key_of(gsize service, gsize term)
{
	return GSIZE_TO_POINTER(service * 31 + term);
}

static void index_group(struct groups *groups, guint place)
{
	const struct group *group = groups->list->pdata[place];
	for (guint i = 0; i < group->terms->len; i++) {
		gpointer key = key_of(group->service, g_array_index(group->terms, gsize, i));
		GArray *places = g_hash_table_lookup(groups->by_term, key);
		if (!places) {
			places = g_array_new(FALSE, FALSE, sizeof(guint));
			g_hash_table_insert(groups->by_term, key, places);
		}
		g_array_append_val(places, place);
	}
}

static gint by_worth(gconstpointer a, gconstpointer b)
{
	const struct group *one = *(struct group *const *)a, *other = *(struct group *const *)b;
	if (one->count != other->count)
		return one->count > other->count ? -1 : 1;
	return one->last > other->last ? -1 : one->last < other->last;
}

static gint by_first(gconstpointer a, gconstpointer b)
{
	const struct group *one = *(struct group *const *)a, *other = *(struct group *const *)b;
	return one->first < other->first ? -1 : one->first > other->first;
}

static void forget_half(struct groups *groups)
{
	g_ptr_array_sort(groups->list, by_worth);
	g_ptr_array_set_size(groups->list, FREQUENT_GROUPS / 2);
	g_ptr_array_sort(groups->list, by_first);
	g_hash_table_remove_all(groups->by_term);
	for (guint i = 0; i < groups->list->len; i++)
		index_group(groups, i);
}

enum column {
	ID,
	SERVICE,
	SUBJECT,
	TEXT,
	OFFICE,
	IS_CONFIDENTIAL,
	RATING,
	SECONDS,
	IS_SOLVED,
};

static struct group *group_new(struct groups *groups, gsize service, const GArray *terms)
{
	struct group *group = g_new0(struct group, 1);
	group->service = service;
	group->terms = g_array_sized_new(FALSE, FALSE, sizeof(gsize), terms->len);
	g_array_append_vals(group->terms, terms->data, terms->len);
	group->offices = g_hash_table_new(g_direct_hash, g_direct_equal);
	if (groups->list->len == FREQUENT_GROUPS)
		forget_half(groups);
	g_ptr_array_add(groups->list, group);
	index_group(groups, groups->list->len - 1);
	return group;
}

/* Of the groups that share a term with the letter, the first one that says the same; else NULL. */
static struct group *find_group(struct groups *groups, gsize service, const GArray *terms)
{
	guint found = FREQUENT_GROUPS;
	for (guint i = 0; i < terms->len; i++) {
		gpointer key = key_of(service, g_array_index(terms, gsize, i));
		const GArray *places = g_hash_table_lookup(groups->by_term, key);
		for (guint k = 0; places && k < places->len; k++) {
			guint place = g_array_index(places, guint, k);
			const struct group *group = groups->list->pdata[place];
			guint common = ++groups->common[place];
			if (place < found && terms_suffice(common, group->terms->len, terms->len))
				found = place;
		}
	}
	memset(groups->common, 0, sizeof groups->common);
	return found < FREQUENT_GROUPS ? groups->list->pdata[found] : NULL;
}

static void add_solution(struct group *group, struct query *query)
{
	gint64 rating = query_int(query, RATING), seconds = query_int(query, SECONDS);
	gboolean faster = rating == group->best_rating && seconds < group->best_seconds;
	if (!query_int(query, IS_SOLVED) ||
		!(!group->best || rating > group->best_rating || faster))
		return;
	group->best_rating = rating;
	group->best_seconds = seconds;
	group->best = query_int(query, ID);
}

/* The earliest subject that says something: "mohon bantuan" has no term. */
static void add_name(struct group *group, struct query *query, guint terms)
{
	enum { ENOUGH = 2 };
	gboolean is_better =
		!group->shown || (group->shown_terms < ENOUGH && terms > group->shown_terms);
	if (!*query_text(query, SUBJECT) || !is_better)
		return;
	group->shown = query_int(query, ID);
	group->shown_terms = terms;
}

/* `terms`: of the subject alone. */
static void add(struct group *group, struct query *query, guint terms)
{
	group->last = query_int(query, ID);
	if (!group->count++)
		group->first = group->last;
	g_hash_table_add(group->offices, GINT_TO_POINTER(query_int(query, OFFICE)));
	if (query_int(query, IS_CONFIDENTIAL))
		return;
	add_name(group, query, terms);
	add_solution(group, query);
}

static void count_letters(const struct month *month, struct groups *groups)
{
	g_autoptr(terms_reader_auto) reader = terms_reader_new();
	g_autoptr(GArray) terms = g_array_new(FALSE, FALSE, sizeof(gsize));
	g_autoptr(query_auto) query = db_query(month->db,
		"SELECT t.id, t.service_code, t.subject, (SELECT text FROM event "
		"WHERE ticket_id = t.id AND kind = 'dibuka' ORDER BY id LIMIT 1), t.office_id, "
		"t.letter_nature = 'rahasia', t.rating, t.reported_at - t.opened_at, "
		"t.status = 'selesai' AND t.report_event IS NOT NULL "
		"FROM month_ticket t WHERE t.period = ?1 AND t.opened_at >= ?2 "
		"AND t.opened_at < ?3 AND t.status <> 'digabung' ORDER BY t.id",
		"sii", month->period, month->from, month->to);
	while (query_next(query)) {
		gsize service = g_str_hash(query_text(query, SERVICE));
		g_array_set_size(terms, 0);
		terms_read(reader, query_text(query, SUBJECT), terms);
		guint own = terms->len;
		terms_read(reader, query_text(query, TEXT), terms);
		struct group *group = find_group(groups, service, terms);
		add(group ? group : group_new(groups, service, terms), query, own);
	}
}

/* Of a ticket of the month as it was then. */
static struct frequent *describe(const struct month *month, const struct group *group)
{
	struct frequent *frequent = g_new0(struct frequent, 1);
	frequent->count = group->count;
	frequent->offices = g_hash_table_size(group->offices);
	frequent->service = db_text(month->db,
		"SELECT s.name FROM month_ticket t JOIN service s ON s.code = t.service_code "
		"WHERE t.period = ? AND t.id = ?",
		"si", month->period, group->first);
	frequent->problem =
		db_text(month->db, "SELECT subject FROM month_ticket WHERE period = ? AND id = ?",
			"si", month->period, group->shown);
	frequent->number =
		db_text(month->db, "SELECT number FROM month_ticket WHERE period = ? AND id = ?",
			"si", month->period, group->best);
	frequent->solution = db_text(month->db,
		"SELECT e.text FROM month_ticket t JOIN event e ON e.id = t.report_event "
		"WHERE t.period = ? AND t.id = ?",
		"si", month->period, group->best);
	char **texts[] = { &frequent->service, &frequent->problem, &frequent->number,
		&frequent->solution };
	for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
		if (!*texts[i])
			*texts[i] = g_strdup("");
	return frequent;
}

static gint by_count(gconstpointer a, gconstpointer b)
{
	const struct group *one = *(struct group *const *)a, *other = *(struct group *const *)b;
	return one->count != other->count ? (one->count > other->count ? -1 : 1) : by_first(a, b);
}

GPtrArray *frequent_problems(const struct month *month, int limit)
{
	struct groups groups;
	groups_init(&groups);
	count_letters(month, &groups);
	g_ptr_array_sort(groups.list, by_count);
	GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)frequent_free);
	for (guint i = 0; i < groups.list->len && list->len < (guint)limit; i++) {
		const struct group *group = groups.list->pdata[i];
		if (group->count < COUNT_MIN)
			break;
		g_ptr_array_add(list, describe(month, group));
	}
	groups_clear(&groups);
	return list;
}
