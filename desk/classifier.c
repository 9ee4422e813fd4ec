#include "desk/classifier.h"

#include <math.h>
#include <string.h>

/*
 * The share of letters that have a word is, for a service that was seen in n letters,
 *   (found + share of all letters) / (n + 1) + FLOOR / (letters of an average service).
 * The first part is one imagined letter of the usual kind: a service that was never learned takes
 * no side. The second is the same for all: a word that was seen once, maybe by chance, tells
 * little.
 */
#define FLOOR 1.0
/*
 * Words of a letter hang together; taken as if each were independent they would claim far too much:
 * n words count as n to this power. And where half of the words are new, what is known of the
 * others is a weaker hint: the whole counts by the root of the known share. (Both were chosen on
 * letters in words that no letter before had used: there plain Bayes is sure and wrong.)
 */
#define INDEPENDENT 0.65
/* How often something is needed counts as if every service had been needed this often before. */
#define HABIT_BEFORE 5.0
#define TELLING_MAX 3

static gpointer index_of(const struct evidence *e, const char *code)
{
	return g_hash_table_lookup(e->codes, code);
}

struct evidence *evidence_new(const char *const *codes, guint services, const char *office)
{
	struct evidence *e = g_new0(struct evidence, 1);
	e->office = g_strdup(office);
	e->services = services;
	e->codes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; i < services; i++)
		g_hash_table_insert(e->codes, g_strdup(codes[i]), GUINT_TO_POINTER(i + 1));
	e->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	e->letters = g_new0(double, services + 1);
	e->history = g_new0(double, services + 1);
	return e;
}

void evidence_free(struct evidence *e)
{
	if (!e)
		return;
	g_free(e->office);
	g_hash_table_unref(e->codes);
	g_hash_table_unref(e->words);
	g_free(e->letters);
	g_free(e->history);
	g_free(e);
}

void evidence_add_letters(struct evidence *e, const char *code, int letters)
{
	guint i = GPOINTER_TO_UINT(index_of(e, code));
	if (!i)
		return;
	e->letters[i - 1] += letters;
	e->all_letters += letters;
}

void evidence_add_word(struct evidence *e, const char *word, const char *code, int letters)
{
	guint i = GPOINTER_TO_UINT(index_of(e, code));
	if (!i)
		return;
	double *row = g_hash_table_lookup(e->words, word);
	if (!row) {
		row = g_new0(double, e->services + 1);
		g_hash_table_insert(e->words, g_strdup(word), row);
	}
	row[i - 1] += letters;
}

void evidence_add_history(struct evidence *e, const char *code, int tickets)
{
	guint i = GPOINTER_TO_UINT(index_of(e, code));
	if (!i)
		return;
	e->history[i - 1] += tickets;
	e->all_history += tickets;
}

/* How much more probable the word is in a letter of service i than in any letter. */
static double weight(const struct evidence *e, const double *row, guint i)
{
	double found = 0;
	for (guint k = 0; k < e->services; k++)
		found += row[k];
	double share = found / e->all_letters;
	double floor = FLOOR * e->services / (e->all_letters + e->services);
	return log(((row[i] + share) / (e->letters[i] + 1) + floor) / (share + floor));
}

double classifier_score(const struct evidence *e, const GPtrArray *words, double *scores)
{
	guint known = 0;
	memset(scores, 0, e->services * sizeof *scores);
	for (guint w = 0; w < words->len; w++) {
		const double *row = g_hash_table_lookup(e->words, words->pdata[w]);
		if (!row)
			continue;
		known++;
		for (guint i = 0; i < e->services; i++)
			scores[i] += weight(e, row, i);
	}
	if (!known)
		return 0;
	double share = (double)known / words->len;
	for (guint i = 0; i < e->services; i++)
		scores[i] *= pow(known, INDEPENDENT - 1) * sqrt(share);
	return share;
}

double classifier_habit(const struct evidence *e, const char *code)
{
	guint i = GPOINTER_TO_UINT(index_of(e, code));
	if (!i)
		return 0;
	double all =
		(e->letters[i - 1] + HABIT_BEFORE) / (e->all_letters + HABIT_BEFORE * e->services);
	double here = (e->history[i - 1] + HABIT_BEFORE * e->services * all) /
		      (e->all_history + HABIT_BEFORE * e->services);
	return log(here * e->services);
}

struct telling {
	const char *word;
	double weight;
};

static int by_weight(gconstpointer a, gconstpointer b)
{
	double x = ((const struct telling *)a)->weight, y = ((const struct telling *)b)->weight;
	return x < y ? 1 : x > y ? -1 : 0;
}

char *classifier_telling(const struct evidence *e, const GPtrArray *words, const char *code)
{
	guint i = GPOINTER_TO_UINT(index_of(e, code));
	GString *list = g_string_new("");
	g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(struct telling));
	for (guint w = 0; i && w < words->len; w++) {
		const double *row = g_hash_table_lookup(e->words, words->pdata[w]);
		struct telling one = { words->pdata[w], row ? weight(e, row, i - 1) : 0 };
		if (one.weight > 0)
			g_array_append_val(found, one);
	}
	g_array_sort(found, by_weight);
	for (guint k = 0; k < MIN(found->len, TELLING_MAX); k++)
		g_string_append_printf(
			list, "%s%s", k ? ", " : "", g_array_index(found, struct telling, k).word);
	return g_string_free(list, FALSE);
}
