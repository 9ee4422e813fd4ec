/* The words of a letter that tell what it is about. */
#include "desk/classifier.h"

#include <string.h>

#define SHORTEST 2

/* Words of every letter: manners, time, who to whom. Sorted. */
static const char *const fillers[] = { "ada", "adalah", "agar", "akan", "alamat", "and", "anda",
	"antara", "apa", "atas", "atau", "badan", "bagi", "bahwa", "bantu", "bantuan", "bantuannya",
	"bapak", "berikut", "bersama", "bisa", "bpk", "bs", "bu", "dalam", "dan", "dapat", "dari",
	"demikian", "dengan", "dg", "dgn", "di", "dinas", "diskominfo", "dr", "eh", "fax", "hal",
	"hari", "hormat", "ibu", "ijin", "informatika", "ini", "itu", "iya", "izin", "jalan",
	"jateng", "jawa", "jl", "juga", "kab", "kabupaten", "kak", "kami", "kantor", "kasih", "ke",
	"kec", "kecamatan", "kepada", "kepala", "kiranya", "kode", "kok", "komunikasi", "kpd",
	"krn", "karena", "kulo", "lagi", "lampiran", "mas", "matur", "mbak", "mhn", "mhon", "min",
	"mohon", "nggih", "nip", "nomor", "nuwun", "nyuwun", "of", "oleh", "opd", "pada", "pagi",
	"pak", "pati", "pemerintah", "perhatian", "perihal", "pos", "saat", "sama", "sampaikan",
	"saudara", "saya", "sdh", "sdr", "sebagai", "segera", "sehingga", "sehubungan", "sekian",
	"selamat", "serta", "sewu", "siang", "sifat", "sini", "sore", "sy", "sudah", "surat",
	"suwun", "tanggal", "telepon", "telp", "tengah", "terima", "the", "tlg", "tolong", "trims",
	"tsb", "tersebut", "untuk", "utk", "wib", "ya", "yang", "yg", "yth" };

static int by_text(const void *key, const void *entry)
{
	return strcmp(key, *(const char *const *)entry);
}

static gboolean is_filler(const char *word)
{
	return bsearch(word, fillers, G_N_ELEMENTS(fillers), sizeof *fillers, by_text) != NULL;
}

static void trim_one(char *word, const char *const *endings)
{
	gsize length = strlen(word);
	for (guint i = 0; endings[i]; i++)
		/* Something must be left of the word. */
		if (length >= strlen(endings[i]) + 4 && g_str_has_suffix(word, endings[i])) {
			word[length - strlen(endings[i])] = '\0';
			return;
		}
}

/* Endings that change nothing of what a word is about: "jaringannya", "jaringan" -> "jaring". */
static void trim_endings(char *word)
{
	static const char *const outer[] = { "nya", "lah", "kah", "pun", NULL };
	static const char *const inner[] = { "kan", "an", "i", "e", NULL };
	trim_one(word, outer);
	trim_one(word, inner);
}

static gboolean is_word(const char *word)
{
	for (const char *at = word; *at; at++)
		if (g_ascii_isdigit(*at))
			return FALSE;
	return strlen(word) >= SHORTEST;
}

struct collector {
	GPtrArray *words;
	GHashTable *seen;
	GHashTable *left_out; /* of the office's name */
	char *before;	      /* the word before, for pairs */
};

static void add(struct collector *c, char *word)
{
	if (c->words->len >= CLASSIFIER_WORDS_MAX)
		g_free(word);
	else if (g_hash_table_add(c->seen, word))
		g_ptr_array_add(c->words, g_strdup(word));
}

/* Takes every word of the text in order: `use` gets it, lower case. */
static void each_word(
	const char *text, struct collector *c, void (*use)(struct collector *c, const char *word))
{
	g_autofree char *lower = g_utf8_strdown(text, -1);
	const char *at = lower;
	while (*at && c->words->len < CLASSIFIER_WORDS_MAX) {
		const char *start = at;
		while (*at && g_unichar_isalnum(g_utf8_get_char(at)))
			at = g_utf8_next_char(at);
		g_autofree char *word = g_strndup(start, at - start);
		if (*word)
			use(c, word);
		if (*at)
			at = g_utf8_next_char(at);
	}
}

static void leave_out(struct collector *c, const char *word)
{
	g_hash_table_add(c->left_out, g_strdup(word));
}

static void take(struct collector *c, const char *word)
{
	if (!is_word(word) || is_filler(word) || g_hash_table_contains(c->left_out, word))
		return;
	char *reduced = g_strdup(word);
	trim_endings(reduced);
	if (c->before)
		add(c, g_strconcat(c->before, " ", reduced, NULL));
	add(c, g_strdup(reduced));
	g_free(c->before);
	c->before = reduced;
}

static GHashTable *set_new(void)
{
	return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

GPtrArray *classifier_words(
	const char *office, const char *subject, const char *letter_subject, const char *text)
{
	g_autoptr(GHashTable) seen = set_new();
	g_autoptr(GHashTable) left_out = set_new();
	struct collector c = { g_ptr_array_new_with_free_func(g_free), seen, left_out, NULL };
	each_word(office, &c, leave_out);
	const char *const parts[] = { subject, letter_subject, text };
	for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
		each_word(parts[i], &c, take);
		g_clear_pointer(&c.before, g_free);
	}
	return c.words;
}
