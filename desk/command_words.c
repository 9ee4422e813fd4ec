#include "desk/command_words.h"

#include <string.h>

#define TYPO_LETTERS_MIN 5

/* Sets of speakers. */
#define BY(speaker) (1u << (speaker))
enum {
	T = BY(SPEAKER_TECHNICIAN),
	L = BY(SPEAKER_LEADER),
	O = BY(SPEAKER_OPERATOR),
	STAFF = T | L | O,
	ALL = STAFF | BY(SPEAKER_REQUESTER),
};

static const struct command_word {
	const char *word; /* lower case */
	enum command command;
	unsigned speakers;
} words[] = {
	{ "terima", COMMAND_TERIMA, T },
	{ "diterima", COMMAND_TERIMA, T },
	{ "accept", COMMAND_TERIMA, T },
	{ "accepted", COMMAND_TERIMA, T },
	{ "siap", COMMAND_TERIMA, T },
	{ "tolak", COMMAND_TOLAK, T },
	{ "ditolak", COMMAND_TOLAK, T },
	{ "reject", COMMAND_TOLAK, T },
	{ "rejected", COMMAND_TOLAK, T },
	{ "proses", COMMAND_PROSES, T },
	{ "diproses", COMMAND_PROSES, T },
	{ "kerjakan", COMMAND_PROSES, T },
	{ "dikerjakan", COMMAND_PROSES, T },
	{ "progres", COMMAND_PROSES, T },
	{ "progress", COMMAND_PROSES, T },
	{ "otw", COMMAND_PROSES, T },
	{ "working", COMMAND_PROSES, T },
	{ "tunggu", COMMAND_TUNGGU, T },
	{ "menunggu", COMMAND_TUNGGU, T },
	{ "nunggu", COMMAND_TUNGGU, T },
	{ "ditunggu", COMMAND_TUNGGU, T },
	{ "tunda", COMMAND_TUNGGU, T },
	{ "ditunda", COMMAND_TUNGGU, T },
	{ "pending", COMMAND_TUNGGU, T },
	{ "hold", COMMAND_TUNGGU, T },
	{ "alihkan", COMMAND_ALIHKAN, T | L },
	{ "dialihkan", COMMAND_ALIHKAN, T | L },
	{ "oper", COMMAND_ALIHKAN, T | L },
	{ "dioper", COMMAND_ALIHKAN, T | L },
	{ "operkan", COMMAND_ALIHKAN, T | L },
	{ "pindah", COMMAND_ALIHKAN, T | L },
	{ "pindahkan", COMMAND_ALIHKAN, T | L },
	{ "dipindah", COMMAND_ALIHKAN, T | L },
	{ "dipindahkan", COMMAND_ALIHKAN, T | L },
	{ "forward", COMMAND_ALIHKAN, T | L },
	{ "assign", COMMAND_ALIHKAN, T | L },
	{ "teruskan", COMMAND_ALIHKAN, T | L },
	{ "diteruskan", COMMAND_ALIHKAN, T | L },
	{ "limpahkan", COMMAND_ALIHKAN, T | L },
	{ "dilimpahkan", COMMAND_ALIHKAN, T | L },
	{ "serahkan", COMMAND_ALIHKAN, T | L },
	{ "diserahkan", COMMAND_ALIHKAN, T | L },
	{ "selesai", COMMAND_SELESAI, T },
	{ "slsai", COMMAND_SELESAI, T },
	{ "sls", COMMAND_SELESAI, T },
	{ "selese", COMMAND_SELESAI, T },
	{ "diselesaikan", COMMAND_SELESAI, T },
	{ "terselesaikan", COMMAND_SELESAI, T },
	{ "beres", COMMAND_SELESAI, T },
	{ "rampung", COMMAND_SELESAI, T },
	{ "tuntas", COMMAND_SELESAI, T },
	{ "kelar", COMMAND_SELESAI, T },
	{ "clear", COMMAND_SELESAI, T },
	{ "done", COMMAND_SELESAI, T },
	{ "fixed", COMMAND_SELESAI, T },
	{ "solved", COMMAND_SELESAI, T },
	{ "resolved", COMMAND_SELESAI, T },
	{ "finished", COMMAND_SELESAI, T },
	{ "cuti", COMMAND_CUTI, T },
	{ "libur", COMMAND_CUTI, T },
	{ "sakit", COMMAND_CUTI, T },
	{ "setuju", COMMAND_SETUJU, L },
	{ "setujui", COMMAND_SETUJU, L },
	{ "disetujui", COMMAND_SETUJU, L },
	{ "acc", COMMAND_SETUJU, L },
	{ "approve", COMMAND_SETUJU, L },
	{ "approved", COMMAND_SETUJU, L },
	{ "revisi", COMMAND_REVISI, L },
	{ "direvisi", COMMAND_REVISI, L },
	{ "perbaiki", COMMAND_REVISI, L },
	{ "diperbaiki", COMMAND_REVISI, L },
	{ "kembalikan", COMMAND_REVISI, L },
	{ "dikembalikan", COMMAND_REVISI, L },
	{ "reject", COMMAND_REVISI, L },
	{ "disposisi", COMMAND_DISPOSISI, L },
	{ "disposisikan", COMMAND_DISPOSISI, L },
	{ "didisposisikan", COMMAND_DISPOSISI, L },
	{ "dispo", COMMAND_DISPOSISI, L },
	{ "laporan", COMMAND_LAPORAN, STAFF },
	{ "report", COMMAND_LAPORAN, STAFF },
	{ "batal", COMMAND_BATAL, ALL },
	{ "batalkan", COMMAND_BATAL, ALL },
	{ "dibatalkan", COMMAND_BATAL, ALL },
	{ "cancel", COMMAND_BATAL, ALL },
	{ "batalin", COMMAND_BATAL, ALL },
	{ "dibatalin", COMMAND_BATAL, ALL },
	{ "gabung", COMMAND_GABUNG, T | O },
	{ "gabungkan", COMMAND_GABUNG, T | O },
	{ "digabung", COMMAND_GABUNG, T | O },
	{ "digabungkan", COMMAND_GABUNG, T | O },
	{ "merge", COMMAND_GABUNG, T | O },
	{ "pecah", COMMAND_PECAH, T | O },
	{ "pecahkan", COMMAND_PECAH, T | O },
	{ "dipecah", COMMAND_PECAH, T | O },
	{ "pisah", COMMAND_PECAH, T | O },
	{ "pisahkan", COMMAND_PECAH, T | O },
	{ "dipisah", COMMAND_PECAH, T | O },
	{ "split", COMMAND_PECAH, T | O },
	{ "status", COMMAND_STATUS, ALL },
	{ "bantuan", COMMAND_BANTUAN, ALL },
	{ "help", COMMAND_BANTUAN, ALL },
	{ "masuk", COMMAND_MASUK, ALL },
	{ "link", COMMAND_MASUK, ALL },
};

/* What people write for words that are never guessed, too short to be found by their letters. */
static const struct command_word abbreviations[] = {
	{ "stj", COMMAND_SETUJU, L },
	{ "stju", COMMAND_SETUJU, L },
	{ "tlk", COMMAND_TOLAK, T },
	{ "btl", COMMAND_BATAL, ALL },
};

/* Real words one letter away from a command. */
static const char real_words[] =
	" protes prosesi batas bakal natal bantal fatal banal batam batak total tolok tanda "
	"tenda bunda tunas tundra indah pindai beras deras deres laporkan lapor except mixed "
	"repot kampung lampung keluar gelar kelas kekar kelam penting pening sending vending "
	"tungku alirkan statis masak mabuk rasuk cancer kancel lebur rakit sabit sakti bakti "
	"tabung gabus pecat kisah pilah pisau pisang resort raport rapport solver cleaner "
	"approval ";

static gboolean is_real_word(const char *word)
{
	g_autofree char *wanted = g_strconcat(" ", word, " ", NULL);
	return strstr(real_words, wanted) != NULL;
}

/* One letter too many, too few, wrong, or two that changed places? */
static gboolean is_one_away(const char *a, const char *b)
{
	gsize la = strlen(a), lb = strlen(b);
	gsize i = 0, j = 0;
	while (i < la && i < lb && a[i] == b[i])
		i++;
	while (j < la - i && j < lb - i && a[la - 1 - j] == b[lb - 1 - j])
		j++;
	gsize ra = la - i - j, rb = lb - i - j;
	if (ra <= 1 && rb <= 1)
		return ra + rb > 0;
	return ra == 2 && rb == 2 && a[i] == b[i + 1] && a[i + 1] == b[i];
}

gboolean command_is_never_guessed(enum command command)
{
	return command == COMMAND_SETUJU || command == COMMAND_TOLAK || command == COMMAND_BATAL;
}

char *command_word_unstretched(const char *word)
{
	GString *out = g_string_new(NULL);
	for (const char *at = word; *at; at++)
		if (at == word || *at != at[-1] || !g_ascii_isalpha(*at))
			g_string_append_c(out, *at);
	return g_string_free(out, out->len == strlen(word));
}

static const struct command_word *find(
	const struct command_word *table, guint count, const char *word, enum speaker speaker)
{
	for (guint i = 0; i < count; i++)
		if ((table[i].speakers & BY(speaker)) && strcmp(word, table[i].word) == 0)
			return &table[i];
	return NULL;
}

gboolean command_word_like(const char *word, const char *other)
{
	return strcmp(word, other) == 0 ||
	       (strlen(other) >= TYPO_LETTERS_MIN && is_one_away(word, other));
}

static const struct command_word *find_typo(const char *word, enum speaker speaker)
{
	if (strlen(word) < TYPO_LETTERS_MIN - 1 || is_real_word(word))
		return NULL;
	const struct command_word *found = NULL;
	for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
		if (!(words[i].speakers & BY(speaker)) || !command_word_like(word, words[i].word))
			continue;
		if (found && found->command != words[i].command)
			return NULL; /* "pidah" may be "pindah" or "pisah" */
		found = &words[i];
	}
	return found;
}

enum command command_of_word(const char *word, enum speaker speaker, gboolean *typo)
{
	const struct command_word *found = find(words, G_N_ELEMENTS(words), word, speaker);
	*typo = FALSE;
	if (found)
		return found->command;
	g_autofree char *pressed = command_word_unstretched(word);
	found = find(abbreviations, G_N_ELEMENTS(abbreviations), word, speaker);
	if (!found && pressed)
		found = find(words, G_N_ELEMENTS(words), pressed, speaker);
	if (!found)
		found = find_typo(word, speaker);
	*typo = found && command_is_never_guessed(found->command);
	return found ? found->command : COMMAND_NONE;
}

/* Any speaker's: only the places of the words are wanted. */
static gboolean is_second_half(const char *word)
{
	for (guint i = 0; i < G_N_ELEMENTS(words); i++)
		if (strcmp(word, words[i].word) == 0)
			return TRUE;
	return command_word_in(word, WORDS_CONTENT) ||
	       (strlen(word) >= 4 && command_word_in(word, WORDS_TROUBLE)) ||
	       (strlen(word) >= 3 && command_word_in(word, WORDS_TITLE));
}

gsize command_word_glued(const char *word)
{
	static const char *const first[] = { "sudah", "sdh", "udah", "udh", "wis", "wes", "sampun",
		"ok", "oke", "siap", "belum", "blm", "tidak", "tdk", "sangat", "kurang", "masih",
		"msh" };
	for (guint i = 0; i < G_N_ELEMENTS(first); i++)
		if (g_str_has_prefix(word, first[i]) && is_second_half(word + strlen(first[i])))
			return strlen(first[i]);
	return 0;
}
