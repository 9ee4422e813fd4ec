/* Several signals, each as the logarithm of odds, add up. */
#include "desk/route.h"
#include "desk/texts.h"
#include "desk/words.h"

#include <math.h>
#include <string.h>

#define SUBJECT_WEIGHT 3

/* "ip" must not be found in "ipar": so short a word has to stand alone. */
#define SHORT_WORD 3

/*
 * With nothing learned, one keyword makes its service twice as probable as all others together
 * (exp 0.8), and each doubling of the points makes it six times more so.
 */
#define KEYWORD_FIRST 0.8
#define KEYWORD_DOUBLED 1.75
/* What nothing speaks for goes to the service with the keyword "*"; that alone convinces nobody. */
#define CATCH_ALL 1.0
/* Complaint or request: one word of the kind, and at most two. */
#define KIND 0.6
#define KIND_MAX 2
/* Keywords were made up at a desk, learned words come from letters: in a letter whose words are all
 * known the first count half after so many letters. */
#define KEYWORD_HALF 400.0

/*
 * How often `word` begins a word of the text. Its end is free: Indonesian adds -nya, -lah, -kan.
 */
static int occurrences(const char *text, const char *word)
{
	int count = 0;
	gsize length = strlen(word);
	for (const char *at = text; (at = strstr(at, word)); at += length) {
		gunichar before = at > text ? g_utf8_get_char(g_utf8_prev_char(at)) : ' ';
		gunichar after = g_utf8_get_char(at + length);
		if (!g_unichar_isalnum(before) &&
			(length > SHORT_WORD || !g_unichar_isalnum(after)))
			count++;
	}
	return count;
}

/* What is looked at, in lower case. */
struct letter {
	char *subject, *text;
	int tone; /* complaint words less request words, within +-KIND_MAX */
	GPtrArray *words;
};

static int count_any(const char *text, const char *const *words, guint count)
{
	int found = 0;
	for (guint i = 0; i < count; i++)
		found += MIN(occurrences(text, words[i]), 1);
	return found;
}

static int tone_of(const struct letter *letter)
{
	static const char *const complaint[] = { "mati", "rusak", "kerusakan", "error", "eror",
		"lambat", "lemot", "lelet", "tidak bisa", "tdk bisa", "ga bisa", "gak bisa",
		"gk bisa", "nggak bisa", "ndak bisa", "ora iso", "mboten saged", "tidak dapat",
		"tdk dapat", "belum bisa", "gagal", "putus", "terputus", "gangguan", "terganggu",
		"hilang", "macet", "down", "hang", "kendala", "terkendala", "bermasalah", "keluhan",
		"perbaikan", "diperbaiki" };
	static const char *const request[] = { "mohon dibuatkan", "minta dibuatkan", "dibuatkan",
		"digawekke", "didamelaken", "pasang", "pemasangan", "dipasang", "reset", "direset",
		"minta", "pengajuan", "mengajukan", "usulan", "pembuatan", "penambahan", "ditambah",
		"tambahan", "aktivasi", "perpanjangan", "diperpanjang", "penerbitan", "pendaftaran",
		"peminjaman", "pinjam", "pengadaan" };
	int found = 0;
	const char *const parts[] = { letter->subject, letter->text };
	for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
		found += count_any(parts[i], complaint, G_N_ELEMENTS(complaint)) -
			 count_any(parts[i], request, G_N_ELEMENTS(request));
	return CLAMP(found, -KIND_MAX, KIND_MAX);
}

static void letter_read(
	struct letter *letter, const struct incoming *in, const struct evidence *evidence)
{
	g_autofree char *both = g_strconcat(in->subject, "\n", in->letter_subject, NULL);
	letter->subject = g_utf8_strdown(both, -1);
	letter->text = g_utf8_strdown(in->text, -1);
	letter->tone = tone_of(letter);
	letter->words = classifier_words(
		evidence ? evidence->office : "", in->subject, in->letter_subject, in->text);
}

static void letter_clear(struct letter *letter)
{
	g_free(letter->subject);
	g_free(letter->text);
	g_ptr_array_unref(letter->words);
}

static void candidate_free(gpointer data)
{
	struct candidate *one = data;
	g_free(one->found);
	g_free(one);
}

/* Points of the service's keywords, in the subject and in the text; the found ones by name. */
static void count_keywords(const struct letter *letter, struct candidate *one, gboolean *catch_all,
	int *in_subject, int *in_text)
{
	g_autofree char *lower = g_utf8_strdown(one->service->keywords, -1);
	g_auto(GStrv) words = g_strsplit_set(lower, ",;|", -1);
	GString *found = g_string_new("");
	*in_subject = *in_text = 0;
	*catch_all = FALSE;
	for (int i = 0; words[i]; i++) {
		const char *word = g_strstrip(words[i]);
		if (strcmp(word, "*") == 0)
			*catch_all = TRUE;
		if (!*word || strcmp(word, "*") == 0)
			continue;
		/* A phrase says more than a word. */
		int worth = strchr(word, ' ') ? 2 : 1;
		int subject = SUBJECT_WEIGHT * MIN(occurrences(letter->subject, word), 1) * worth;
		int text = MIN(occurrences(letter->text, word), 2) * worth;
		if (subject + text)
			g_string_append_printf(found, "%s%s", found->len ? ", " : "", word);
		*in_subject += subject;
		*in_text += text;
	}
	one->found = g_string_free(found, FALSE);
}

/* `trust` in keywords, 0 to 1, beside what was learned. */
static void weigh_keywords(
	const struct letter *letter, guint services, double trust, struct candidate *one)
{
	gboolean catch_all;
	int in_subject, in_text;
	count_keywords(letter, one, &catch_all, &in_subject, &in_text);
	double points = in_subject + in_text;
	if (catch_all)
		one->keywords = CATCH_ALL;
	else
		one->kind = KIND * letter->tone * (one->service->is_request ? -1 : 1);
	if (points == 0)
		return;
	double all = trust * (log(services) + KEYWORD_FIRST + KEYWORD_DOUBLED * log2(points));
	one->perihal = all * in_subject / points;
	one->keywords += all * in_text / points;
}

/* Returns the trust that is left for keywords. */
static double weigh_learned(
	const struct letter *letter, const struct evidence *evidence, GPtrArray *candidates)
{
	if (!evidence)
		return 1;
	g_assert(evidence->services == candidates->len);
	g_autofree double *scores = g_new0(double, candidates->len + 1);
	double known = classifier_score(evidence, letter->words, scores);
	for (guint i = 0; i < candidates->len; i++) {
		struct candidate *one = candidates->pdata[i];
		one->bayes = scores[i];
		one->history = classifier_habit(evidence, one->service->code);
	}
	return 1 - known * evidence->all_letters / (KEYWORD_HALF + evidence->all_letters);
}

static int by_total(gconstpointer a, gconstpointer b)
{
	const struct candidate *x = *(struct candidate *const *)a;
	const struct candidate *y = *(struct candidate *const *)b;
	if (x->total != y->total)
		return x->total < y->total ? 1 : -1;
	return x->order < y->order ? -1 : 1;
}

/* That it is none of these counts as one service that nothing speaks for. */
static void set_certainty(GPtrArray *candidates)
{
	double all = 1;
	for (guint i = 0; i < candidates->len; i++)
		all += exp(((struct candidate *)candidates->pdata[i])->total);
	for (guint i = 0; i < candidates->len; i++) {
		struct candidate *one = candidates->pdata[i];
		one->certainty = (int)(100 * exp(one->total) / all);
	}
}

static void say(GString *why, const char *text)
{
	g_string_append_printf(why, "%s%s", why->len ? "; " : "", text);
}

/* A signal is named where it makes the service one and a half times more probable. */
#define WORTH_NAMING 0.4

static char *why_of(
	const struct letter *letter, const struct evidence *evidence, const struct candidate *best)
{
	GString *why = g_string_new("");
	if (*best->found) {
		g_autofree char *text = g_strdup_printf(_("kata kunci %s"), best->found);
		say(why, text);
	}
	if (best->bayes > WORTH_NAMING) {
		g_autofree char *words =
			classifier_telling(evidence, letter->words, best->service->code);
		g_autofree char *text =
			g_strdup_printf(_("surat-surat terdahulu dengan kata %s"), words);
		say(why, text);
	}
	if (best->history > WORTH_NAMING)
		say(why, _("kantor ini sering memerlukannya"));
	if (best->kind > WORTH_NAMING)
		say(why, best->service->is_request ? _("nada permohonan") : _("nada keluhan"));
	if (!why->len)
		say(why, _("tidak ada yang lebih cocok"));
	g_string_append_printf(why, _(" (keyakinan %d%%)"), best->certainty);
	return g_string_free(why, FALSE);
}

struct routing *route_service(
	const GPtrArray *services, const struct incoming *incoming, const struct evidence *evidence)
{
	struct routing *routing = g_new0(struct routing, 1);
	struct letter letter;
	routing->candidates = g_ptr_array_new_with_free_func(candidate_free);
	letter_read(&letter, incoming, evidence);
	for (guint i = 0; i < services->len; i++) {
		struct candidate *one = g_new0(struct candidate, 1);
		one->service = services->pdata[i];
		one->order = i;
		g_ptr_array_add(routing->candidates, one);
	}
	double trust = weigh_learned(&letter, evidence, routing->candidates);
	for (guint i = 0; i < services->len; i++) {
		struct candidate *one = routing->candidates->pdata[i];
		weigh_keywords(&letter, services->len, trust, one);
		one->total = one->keywords + one->perihal + one->history + one->bayes + one->kind;
	}
	set_certainty(routing->candidates);
	g_ptr_array_sort(routing->candidates, by_total);
	if (services->len) {
		const struct candidate *best = routing->candidates->pdata[0];
		routing->service = best->service;
		routing->certainty = best->certainty;
		routing->why = why_of(&letter, evidence, best);
	}
	letter_clear(&letter);
	return routing;
}

void routing_free(struct routing *routing)
{
	if (!routing)
		return;
	g_ptr_array_unref(routing->candidates);
	g_free(routing->why);
	g_free(routing);
}

const struct candidate *routing_of_section(const struct routing *routing, const char *section)
{
	for (guint i = 0; i < routing->candidates->len; i++) {
		const struct candidate *one = routing->candidates->pdata[i];
		if (section_is(one->service->section, section))
			return one;
	}
	return NULL;
}

char *candidate_points(const struct candidate *one, const char *language)
{
	g_autofree char *keywords = words_number(one->keywords, 1, language);
	g_autofree char *perihal = words_number(one->perihal, 1, language);
	g_autofree char *history = words_number(one->history, 1, language);
	g_autofree char *bayes = words_number(one->bayes, 1, language);
	g_autofree char *kind = words_number(one->kind, 1, language);
	return g_strdup_printf(
		_("kata kunci %s; perihal %s; riwayat %s; surat terdahulu %s; jenis %s"), keywords,
		perihal, history, bayes, kind);
}
