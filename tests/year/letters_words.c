#include "tests/year/letters_words.h"

#include <string.h>

const char *pick(GRand *random, const char *const *words, guint count)
{
	return words[g_rand_int_range(random, 0, count)];
}

gboolean chance(GRand *random, double probability)
{
	return g_rand_double(random) < probability;
}

static const char *const rooms[] = { "ruang pelayanan", "ruang kepegawaian", "ruang keuangan",
	"ruang sekretariat", "aula", "ruang arsip", "lantai dua", "ruang perencanaan",
	"loket depan", "ruang kepala", "gedung belakang", "ruang rapat" };
static const char *const since[] = { "sejak pagi", "sejak kemarin", "sejak hari Senin",
	"dari tadi pagi", "mulai jam sembilan", "sudah dua hari", "sejak minggu lalu",
	"dari kemarin sore", "sejak tadi malam", "dari awal bulan" };
static const char *const numbers[] = { "dua", "tiga", "empat", "lima", "enam", "tujuh" };
static const char *const people[] = { "Bu Sri Contoh", "Pak Agus Misal", "Mbak Rina Rekaan",
	"Pak Slamet Andai", "Bu Endah Umpama", "Pak Yanto Khayal", "Bu Kasubag Umum",
	"Pak Sekretaris", "Bu Kabid" };
static const char *const days[] = { "5 Maret", "12 April", "20 bulan ini", "3 depan", "17",
	"28 September", "9 November", "besok lusa" };
static const char *const systems[] = { "SIPD", "SIMPEG", "e-SAKIP", "SIMBG", "SIKS-NG",
	"e-planning", "SIMDA", "e-monev", "Si Contoh", "aplikasi perizinan",
	"sistem pajak daerah" };
static const char *const events[] = { "rapat koordinasi", "sosialisasi", "musrenbang",
	"bimbingan teknis", "rapat dengan provinsi", "lokakarya", "forum perangkat daerah" };

static const struct {
	const char *name;
	const char *const *words;
	guint count;
} blanks[] = {
	{ "ruang", rooms, G_N_ELEMENTS(rooms) },
	{ "sejak", since, G_N_ELEMENTS(since) },
	{ "jml", numbers, G_N_ELEMENTS(numbers) },
	{ "orang", people, G_N_ELEMENTS(people) },
	{ "tgl", days, G_N_ELEMENTS(days) },
	{ "app", systems, G_N_ELEMENTS(systems) },
	{ "acara", events, G_N_ELEMENTS(events) },
};

static void fill_one(GRand *random, GString *out, const char *blank)
{
	for (guint i = 0; i < G_N_ELEMENTS(blanks); i++)
		if (strcmp(blanks[i].name, blank) == 0) {
			g_string_append(out, pick(random, blanks[i].words, blanks[i].count));
			return;
		}
	g_auto(GStrv) choices = g_strsplit(blank, "|", -1);
	guint count = g_strv_length(choices);
	if (count < 2)
		g_error("a text has the unknown blank {%s}", blank);
	g_string_append(out, choices[g_rand_int_range(random, 0, count)]);
}

char *words_fill(GRand *random, const char *text)
{
	GString *out = g_string_new("");
	for (const char *open; (open = strchr(text, '{')); text = strchr(open, '}') + 1) {
		g_string_append_len(out, text, open - text);
		g_autofree char *blank = g_strndup(open + 1, strcspn(open + 1, "}"));
		fill_one(random, out, blank);
	}
	g_string_append(out, text);
	return g_string_free(out, FALSE);
}

/* What is shortened, and how. */
static const struct {
	const char *word;
	const char *typed[3];
} habits[] = {
	{ "yang", { "yg", "yg", "yng" } },
	{ "dengan", { "dgn", "dg", "dgn" } },
	{ "karena", { "krn", "karna", "krn" } },
	{ "mohon", { "mhn", "mohon", "mhn" } },
	{ "tidak", { "gak", "tdk", "ga" } },
	{ "terus", { "trs", "trus", "trs" } },
	{ "sudah", { "sdh", "udah", "udh" } },
	{ "belum", { "blm", "blum", "blm" } },
	{ "bisa", { "bs", "bisa", "bsa" } },
	{ "tolong", { "tlg", "tlong", "tolong" } },
	{ "kantor", { "ktr", "kntr", "kantor" } },
	{ "untuk", { "utk", "buat", "utk" } },
	{ "dari", { "dr", "dri", "dr" } },
	{ "sampai", { "smp", "sampe", "smpe" } },
	{ "sejak", { "sjk", "dari", "sjk" } },
	{ "tadi", { "td", "tadi", "td" } },
	{ "juga", { "jg", "jg", "juga" } },
	{ "sekali", { "skali", "bgt", "skl" } },
	{ "internet", { "inet", "internet", "intenet" } },
	{ "komputer", { "kompi", "komp", "computer" } },
	{ "printer", { "printer", "print", "prenter" } },
	{ "aplikasi", { "apk", "aplikasi", "aplk" } },
	{ "password", { "pasword", "pass", "pw" } },
	{ "email", { "imel", "email", "e-mail" } },
	{ "tanggal", { "tgl", "tgl", "tangal" } },
	{ "ruang", { "rg", "ruang", "ruangan" } },
	{ "kemarin", { "kmrn", "kemaren", "kmrin" } },
	{ "padahal", { "pdhl", "padahal", "pdahal" } },
	{ "semua", { "smua", "semuanya", "smw" } },
	{ "terima", { "trima", "trm", "terima" } },
	{ "kasih", { "ksh", "kasih", "kasi" } },
	{ "selalu", { "slalu", "sll", "selalu" } },
	{ "sertifikat", { "sertif", "sertifikat", "sertipikat" } },
	{ "jaringan", { "jarngan", "jaringan", "jaringn" } },
};

/* Two letters change places, or one is missed or typed twice. */
static void slip(GRand *random, GString *word)
{
	gsize at = g_rand_int_range(random, 1, word->len - 1);
	char letter = word->str[at];
	switch (g_rand_int_range(random, 0, 3)) {
	case 0:
		word->str[at] = word->str[at + 1];
		word->str[at + 1] = letter;
		break;
	case 1:
		g_string_erase(word, at, 1);
		break;
	default:
		g_string_insert_c(word, at, letter);
	}
}

static void type_word(GRand *random, GString *out, const char *word, gsize length)
{
	g_autofree char *plain = g_strndup(word, length);
	for (guint i = 0; i < G_N_ELEMENTS(habits); i++)
		if (strcmp(habits[i].word, plain) == 0 && chance(random, 0.5)) {
			g_string_append(out, PICK(random, habits[i].typed));
			return;
		}
	GString *typed = g_string_new(plain);
	if (length >= 5 && chance(random, 0.03))
		slip(random, typed);
	g_string_append(out, typed->str);
	g_string_free(typed, TRUE);
}

char *words_as_typed(GRand *random, const char *text)
{
	GString *out = g_string_new("");
	while (*text) {
		gsize length = 0;
		while (g_ascii_isalpha(text[length]))
			length++;
		if (length)
			type_word(random, out, text, length);
		else
			g_string_append_c(out, text[length++]);
		text += length;
	}
	return g_string_free(out, FALSE);
}
