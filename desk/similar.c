#include "desk/similar.h"
#include "desk/terms.h"

#include <math.h>
#include <string.h>

/* Of one letter, and of one word. */
#define TERMS_MAX 40
#define CASES_MAX 1000
/* The words that say most about a letter; those that no case has count, but a few only. */
#define TELLING_MAX 12
#define UNKNOWN_MAX 4
/* Cases that are read to look at service and office. */
#define READ_MAX 50

#define SUBJECT_WEIGHT 2
#define SERVICE_BONUS 0.2
#define OFFICE_BONUS 0.1
#define SCORE_MIN 0.5
#define SINGLE_SCORE_MIN 0.8

void similar_free(struct similar *similar)
{
	g_free(similar->number);
	g_free(similar->subject);
	g_free(similar->solution);
	g_free(similar);
}

/* A word of the letter, and the newest cases that have it. */
struct telling {
	GArray *cases; /* gint64, newest first */
	double weight;
};

static void telling_free(gpointer data)
{
	struct telling *telling = data;
	g_array_unref(telling->cases);
	g_free(telling);
}

/* A case that has words of the letter. */
struct found {
	gint64 id;
	int terms;
	double score;
};

static GArray *cases_with(struct db *db, const char *term)
{
	GArray *cases = g_array_new(FALSE, FALSE, sizeof(gint64));
	/* A quoted string: nothing of the mail can be syntax. */
	g_autofree char *match = g_strdup_printf("\"%s\"", term);
	g_autoptr(query_auto) query = db_query(db,
		"SELECT rowid FROM solved WHERE solved MATCH ? ORDER BY rowid DESC LIMIT ?", "si",
		match, (gint64)CASES_MAX);
	while (query_next(query)) {
		gint64 id = query_int(query, 0);
		g_array_append_val(cases, id);
	}
	return cases;
}

/* How rare: as BM25 has it. Of a word that has more cases than were read, they tell how dense. */
static double rarity(const GArray *cases, double all)
{
	double with = cases->len;
	if (cases->len == CASES_MAX) {
		gint64 oldest = g_array_index(cases, gint64, cases->len - 1);
		with = CASES_MAX * all / MAX(all - oldest + 1, CASES_MAX);
	}
	return log(1 + (MAX(all - with, 0) + 0.5) / (with + 0.5));
}

static int by_weight(gconstpointer a, gconstpointer b)
{
	const struct telling *one = *(struct telling *const *)a,
			     *other = *(struct telling *const *)b;
	return (one->weight < other->weight) - (one->weight > other->weight);
}

/* The words that say most, the most telling first, and the weight of all of the letter. */
static GPtrArray *telling_words(struct db *db, const struct similar_wish *wish, double *whole)
{
	GPtrArray *words = g_ptr_array_new_with_free_func(telling_free);
	g_autofree char *both = g_strconcat(wish->subject, "\n", wish->text, NULL);
	g_autoptr(GPtrArray) subject = terms_of(wish->subject);
	g_autoptr(GPtrArray) terms = terms_of(both);
	double all = db_int(db, "SELECT max(id) FROM ticket", "");
	int unknown = 0;
	for (guint i = 0; i < terms->len && i < TERMS_MAX; i++) {
		const char *term = terms->pdata[i];
		g_autoptr(GArray) cases = cases_with(db, term);
		if (cases->len == 0) {
			unknown++;
			continue;
		}
		struct telling *telling = g_new0(struct telling, 1);
		telling->weight =
			rarity(cases, all) * (terms_have(subject, term) ? SUBJECT_WEIGHT : 1);
		telling->cases = g_steal_pointer(&cases);
		g_ptr_array_add(words, telling);
	}
	g_ptr_array_sort(words, by_weight);
	if (words->len > TELLING_MAX)
		g_ptr_array_remove_range(words, TELLING_MAX, words->len - TELLING_MAX);
	double known = 0;
	for (guint i = 0; i < words->len; i++)
		known += ((struct telling *)words->pdata[i])->weight;
	*whole = known;
	if (words->len > 0)
		*whole += MIN(unknown, UNKNOWN_MAX) * known / words->len;
	return words;
}

static int by_score(gconstpointer a, gconstpointer b)
{
	const struct found *one = a, *other = b;
	if (one->score != other->score)
		return one->score < other->score ? 1 : -1;
	return (one->id < other->id) - (one->id > other->id);
}

/* struct found, the part of the letter that each has in common as its score; best first. */
static GArray *rank(const GPtrArray *words, double whole)
{
	GArray *ranked = g_array_new(FALSE, TRUE, sizeof(struct found));
	g_autoptr(GHashTable) places = g_hash_table_new(g_int64_hash, g_int64_equal);
	for (guint i = 0; i < words->len; i++) {
		const struct telling *word = words->pdata[i];
		for (guint k = 0; k < word->cases->len; k++) {
			gint64 *id = &g_array_index(word->cases, gint64, k);
			gpointer place;
			if (!g_hash_table_lookup_extended(places, id, NULL, &place)) {
				struct found found = { .id = *id };
				g_array_append_val(ranked, found);
				place = GUINT_TO_POINTER(ranked->len - 1);
				g_hash_table_insert(places, id, place);
			}
			struct found *found =
				&g_array_index(ranked, struct found, GPOINTER_TO_UINT(place));
			found->score += word->weight / whole;
			found->terms++;
		}
	}
	g_array_sort(ranked, by_score);
	return ranked;
}

/* A single word in common is too little, unless it says nearly all. */
static gboolean is_enough(double score, int terms, gboolean same_service)
{
	return score >= (terms > 1 || same_service ? SCORE_MIN : SINGLE_SCORE_MIN);
}

/* A case that was read, and how much it is like the letter. */
struct read {
	struct similar *similar;
	gint64 id;
	double score;
};

/* FALSE: it is confidential, or too little like the letter. */
static gboolean read_case(struct db *db, const struct similar_wish *wish, const struct found *found,
	struct read *read)
{
	g_autoptr(query_auto) query = db_query(db,
		"SELECT t.number, t.subject, e.text, t.service_code, t.office_id FROM ticket t "
		"JOIN event e ON e.id = t.report_event "
		"WHERE t.id = ? AND t.letter_nature <> 'rahasia'",
		"i", found->id);
	if (!query_next(query))
		return FALSE;
	gboolean same_service = g_strcmp0(query_text(query, 3), wish->service_code) == 0;
	gboolean same_office = query_int(query, 4) == wish->office_id;
	read->id = found->id;
	read->score = found->score + (same_service ? SERVICE_BONUS : 0) +
		      (same_office ? OFFICE_BONUS : 0);
	if (!is_enough(read->score, found->terms, same_service))
		return FALSE;
	read->similar = g_new0(struct similar, 1);
	read->similar->number = g_strdup(query_text(query, 0));
	read->similar->subject = g_strdup(query_text(query, 1));
	read->similar->solution = g_strdup(query_text(query, 2));
	return TRUE;
}

/* The most alike first, of those the newest. */
static int by_likeness(gconstpointer a, gconstpointer b)
{
	const struct read *one = a, *other = b;
	if (one->score != other->score)
		return one->score < other->score ? 1 : -1;
	return (one->id < other->id) - (one->id > other->id);
}

GPtrArray *similar_search(struct db *db, const struct similar_wish *wish, int max)
{
	GPtrArray *cases = g_ptr_array_new_with_free_func((GDestroyNotify)similar_free);
	double whole;
	g_autoptr(GPtrArray) words = telling_words(db, wish, &whole);
	g_autoptr(GArray) ranked = rank(words, whole);
	g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(struct read));
	for (guint i = 0; i < ranked->len && i < READ_MAX; i++) {
		struct read read;
		if (read_case(db, wish, &g_array_index(ranked, struct found, i), &read))
			g_array_append_val(all, read);
	}
	g_array_sort(all, by_likeness);
	for (guint i = 0; i < all->len; i++) {
		struct similar *one = g_array_index(all, struct read, i).similar;
		if (i < (guint)max)
			g_ptr_array_add(cases, one);
		else
			similar_free(one);
	}
	return cases;
}

void similar_remove(struct db *db, gint64 ticket_id)
{
	db_run(db, "DELETE FROM solved WHERE rowid = ?", "i", ticket_id);
}

/* What is searched: the terms; what is shown is read from the ticket. */
static char *searched(const char *text)
{
	g_autoptr(GPtrArray) terms = terms_of(text);
	g_ptr_array_add(terms, NULL);
	return g_strjoinv(" ", (char **)terms->pdata);
}

void similar_add(struct db *db, const struct ticket *ticket, const char *solution)
{
	g_autofree char *problem = db_text(db,
		"SELECT text FROM event WHERE ticket_id = ? AND kind = 'dibuka' ORDER BY id LIMIT "
		"1",
		"i", ticket->id);
	g_autofree char *whole = g_strconcat(ticket->subject, "\n", problem ? problem : "", NULL);
	g_autofree char *problem_terms = searched(whole);
	g_autofree char *solution_terms = searched(solution);
	similar_remove(db, ticket->id);
	db_run(db, "INSERT INTO solved (rowid, problem, solution) VALUES (?, ?, ?)", "iss",
		ticket->id, problem_terms, solution_terms);
}
