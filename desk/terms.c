#include "desk/terms.h"

#include <string.h>

#define TERM_LETTERS_MIN 3
#define STEM_LETTERS_MIN 4
#define SYNONYMS_MAX 12

/* Of what the shorter text says, so many per cent must be in the longer one. */
#define ALIKE_PERCENT 40
#define ALIKE_TERMS 2

/* Words of every letter: they say nothing about the problem. Between blanks. */
static const char fillers[] =
	" yang yg dengan dgn untuk utk kami kita saya sy aku anda saudara bapak ibu pak bapakibu "
	"mas "
	"mbak min admin tim mohon mhn tolong tlg minta terima kasih terimakasih makasih trims "
	"suwun "
	"nuwun selamat pagi siang sore malam sudah sdh udah telah wis belum blm tidak tdk gak "
	"nggak "
	"ora bisa dapat dpt dari dr sejak pada atas bawah kepada kpd agar supaya oleh karena krn "
	"sehingga maka dan atau serta juga jg lagi lg masih msh akan adalah ada ini itu tersebut "
	"tsb "
	"hal hormat dengan demikian perhatian kerja sama kerjasama kerjasamanya ucapkan sampaikan "
	"bersama surat nomor perihal lampiran sifat biasa segera penting sangat yth kepala dinas "
	"badan "
	"kantor kecamatan kelurahan bagian bidang seksi kabupaten pati pemerintah pemkab daerah "
	"jalan "
	"jln tanggal tgl hari senin selasa rabu kamis jumat sabtu minggu januari februari maret "
	"april "
	"mei juni juli agustus september oktober november desember tahun bulan jam pukul wib "
	"bantuan "
	"bantuannya dibantu bantu petunjuk tindak lanjut ditindaklanjuti permohonan pengaduan "
	"laporan "
	"lapor melaporkan melapor keluhan kendala masalah permasalahan mengalami terjadi sering "
	"saat "
	"waktu tempat kali semua seluruh beberapa banyak satu dua tiga nya kok ya iya nggih pun "
	"saja "
	"aja dong deh dulu nanti sekarang tadi kemarin besok hanya bila jika kalau kalo apakah "
	"bagaimana gimana kapan siapa mana perlu harus ingin mau sebagai secara antara dalam luar "
	"nama nip jabatan the and for please dirikan diperlukan atasnya kiranya berkenan kesediaan "
	"sehubungan berkaitan terkait berikut diatas dimohon sekian salam assalamualaikum "
	"wassalamualaikum warahmatullahi wabarakatuh hormatnya cepat ";

/* What people call by several names: the first is the term. */
static const char *const synonyms[][SYNONYMS_MAX] = {
	{ "jaring", "jaringan", "internet", "inet", "wifi", "koneksi", "konek", "network",
		"hotspot", "sinyal" },
	{ "mati", "putus", "padam", "lumpuh", "down", "offline", "mampet", "trouble", "gangguan",
		"ganggu" },
	{ "lambat", "lemot", "lelet", "pelan", "lola", "lemah" },
	{ "error", "eror", "galat", "gagal" },
	{ "komputer", "laptop", "leptop", "notebook", "pc" },
	{ "sandi", "password", "pasword", "passwd" },
	{ "email", "surel", "e-mail" },
	{ "website", "situs", "web", "laman" },
	{ "tte", "sertifikat", "bsre" },
};

static const char *const suffixes[] = { "nya", "lah", "kah", "kan", "an" };
static const char *const prefixes[] = { "meng", "meny", "peng", "peny", "mem", "men", "pem", "pen",
	"ber", "ter", "per", "me", "di", "pe" };

static gboolean is_filler(const char *word)
{
	g_autofree char *wanted = g_strconcat(" ", word, " ", NULL);
	return strstr(fillers, wanted) != NULL;
}

/* The one name of what has several; NULL: it has none. */
static const char *synonym(const char *word)
{
	for (guint i = 0; i < G_N_ELEMENTS(synonyms); i++)
		for (int k = 0; k < SYNONYMS_MAX && synonyms[i][k]; k++)
			if (strcmp(word, synonyms[i][k]) == 0)
				return synonyms[i][0];
	return NULL;
}

static void drop_suffix(char *word)
{
	for (guint i = 0; i < G_N_ELEMENTS(suffixes); i++) {
		gsize rest = strlen(word) - MIN(strlen(suffixes[i]), strlen(word));
		if (g_str_has_suffix(word, suffixes[i]) &&
			g_utf8_strlen(word, rest) >= STEM_LETTERS_MIN)
			word[rest] = '\0';
	}
}

static const char *without_prefix(const char *word)
{
	for (guint i = 0; i < G_N_ELEMENTS(prefixes); i++) {
		const char *rest = word + strlen(prefixes[i]);
		if (g_str_has_prefix(word, prefixes[i]) &&
			g_utf8_strlen(rest, -1) >= STEM_LETTERS_MIN)
			return rest;
	}
	return word;
}

static gboolean is_figure(const char *word)
{
	return strspn(word, "0123456789") == strlen(word);
}

/* NULL: the word says nothing. The caller frees it. */
static char *term_of(const char *word)
{
	const char *same = synonym(word);
	if (same)
		return g_strdup(same);
	if (g_utf8_strlen(word, -1) < TERM_LETTERS_MIN || is_figure(word) || is_filler(word))
		return NULL;
	g_autofree char *stem = g_strdup(word);
	drop_suffix(stem);
	const char *root = without_prefix(stem);
	if (is_filler(root))
		return NULL;
	same = synonym(root);
	return g_strdup(same ? same : root);
}

gboolean terms_have(const GPtrArray *terms, const char *term)
{
	for (guint i = 0; i < terms->len; i++)
		if (strcmp(terms->pdata[i], term) == 0)
			return TRUE;
	return FALSE;
}

#define TERMS_MAX 200

/* In lower case; most letters are plain ASCII, which is quicker. The caller frees it. */
static char *lower(const char *text)
{
	return g_str_is_ascii(text) ? g_ascii_strdown(text, -1) : g_utf8_strdown(text, -1);
}

static gboolean is_of_word(const char *at)
{
	return (guchar)*at < 0x80 ? g_ascii_isalnum(*at) : g_unichar_isalnum(g_utf8_get_char(at));
}

/* The next run of letters and figures; `*at` then points behind it. FALSE at the end. */
static gboolean next_word(char **at, char **start)
{
	while (**at && !is_of_word(*at))
		*at = g_utf8_next_char(*at);
	*start = *at;
	while (**at && is_of_word(*at))
		*at = g_utf8_next_char(*at);
	return *at > *start;
}

GPtrArray *terms_of(const char *text)
{
	GPtrArray *terms = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *words = lower(text);
	char *at = words, *start;
	while (terms->len < TERMS_MAX && next_word(&at, &start)) {
		g_autofree char *word = g_strndup(start, at - start);
		char *term = term_of(word);
		if (term && !terms_have(terms, term))
			g_ptr_array_add(terms, term);
		else
			g_free(term);
	}
	return terms;
}

/* How many terms both have. */
static int terms_common(const GPtrArray *one, const GPtrArray *other)
{
	int common = 0;
	for (guint i = 0; i < one->len; i++)
		common += terms_have(other, one->pdata[i]);
	return common;
}

gboolean terms_suffice(guint common, guint one, guint other)
{
	guint shorter = MIN(one, other);
	return common >= CLAMP(shorter, 1, ALIKE_TERMS) && common * 100 >= shorter * ALIKE_PERCENT;
}

gboolean terms_are_alike(const GPtrArray *one, const GPtrArray *other)
{
	return terms_suffice(terms_common(one, other), one->len, other->len);
}

/* ---- many texts ---- */

/* Of one month's letters; all of them together take about a megabyte. */
#define WORDS_MAX 16384

struct terms_reader {
	GHashTable *numbers; /* word -> number of its term; 0: it says nothing */
};

struct terms_reader *terms_reader_new(void)
{
	struct terms_reader *reader = g_new0(struct terms_reader, 1);
	reader->numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return reader;
}

void terms_reader_free(struct terms_reader *reader)
{
	g_hash_table_unref(reader->numbers);
	g_free(reader);
}

/* FNV-1a, 64 bits: two terms of one month's letters do not meet. */
static gsize number_of_term(const char *term)
{
	guint64 hash = G_GUINT64_CONSTANT(14695981039346656037);
	for (; *term; term++)
		hash = (hash ^ (guchar)*term) * G_GUINT64_CONSTANT(1099511628211);
	return hash ? hash : 1;
}

static gsize number_of_word(struct terms_reader *reader, const char *word)
{
	gpointer number;
	if (g_hash_table_lookup_extended(reader->numbers, word, NULL, &number))
		return GPOINTER_TO_SIZE(number);
	g_autofree char *term = term_of(word);
	gsize fresh = term ? number_of_term(term) : 0;
	if (g_hash_table_size(reader->numbers) >= WORDS_MAX)
		g_hash_table_remove_all(reader->numbers);
	g_hash_table_insert(reader->numbers, g_strdup(word), GSIZE_TO_POINTER(fresh));
	return fresh;
}

static gboolean has_number(const GArray *terms, gsize number)
{
	for (guint i = 0; i < terms->len; i++)
		if (g_array_index(terms, gsize, i) == number)
			return TRUE;
	return FALSE;
}

void terms_read(struct terms_reader *reader, const char *text, GArray *terms)
{
	g_autofree char *words = lower(text);
	char *at = words, *start;
	while (terms->len < TERMS_MAX && next_word(&at, &start)) {
		char behind = *at;
		*at = '\0';
		gsize number = number_of_word(reader, start);
		*at = behind;
		if (number && !has_number(terms, number))
			g_array_append_val(terms, number);
	}
}
