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

GPtrArray *terms_of(const char *text)
{
	GPtrArray *terms = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *lower = g_utf8_strdown(text, -1);
	for (const char *at = lower; *at && terms->len < TERMS_MAX;) {
		const char *start = at;
		while (*at && g_unichar_isalnum(g_utf8_get_char(at)))
			at = g_utf8_next_char(at);
		g_autofree char *word = g_strndup(start, at - start);
		char *term = *word ? term_of(word) : NULL;
		if (term && !terms_have(terms, term))
			g_ptr_array_add(terms, term);
		else
			g_free(term);
		if (*at)
			at = g_utf8_next_char(at);
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

gboolean terms_are_alike(const GPtrArray *one, const GPtrArray *other)
{
	int shorter = MIN(one->len, other->len);
	int common = terms_common(one, other);
	return common >= CLAMP(shorter, 1, ALIKE_TERMS) && common * 100 >= shorter * ALIKE_PERCENT;
}
