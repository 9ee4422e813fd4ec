#include "desk/command_words.h"

#include <string.h>

#define TYPO_LETTERS_MIN 5

static const struct command_word words[] = {
	{ "terima", COMMAND_TERIMA, BY(SPEAKER_TECHNICIAN) },
	{ "diterima", COMMAND_TERIMA, BY(SPEAKER_TECHNICIAN) },
	{ "accept", COMMAND_TERIMA, BY(SPEAKER_TECHNICIAN) },
	{ "accepted", COMMAND_TERIMA, BY(SPEAKER_TECHNICIAN) },
	{ "siap", COMMAND_TERIMA, BY(SPEAKER_TECHNICIAN) },
	{ "tolak", COMMAND_TOLAK, BY(SPEAKER_TECHNICIAN) },
	{ "ditolak", COMMAND_TOLAK, BY(SPEAKER_TECHNICIAN) },
	{ "reject", COMMAND_TOLAK, BY(SPEAKER_TECHNICIAN) },
	{ "rejected", COMMAND_TOLAK, BY(SPEAKER_TECHNICIAN) },
	{ "proses", COMMAND_PROSES, BY(SPEAKER_TECHNICIAN) },
	{ "diproses", COMMAND_PROSES, BY(SPEAKER_TECHNICIAN) },
	{ "dikerjakan", COMMAND_PROSES, BY(SPEAKER_TECHNICIAN) },
	{ "progres", COMMAND_PROSES, BY(SPEAKER_TECHNICIAN) },
	{ "progress", COMMAND_PROSES, BY(SPEAKER_TECHNICIAN) },
	{ "otw", COMMAND_PROSES, BY(SPEAKER_TECHNICIAN) },
	{ "working", COMMAND_PROSES, BY(SPEAKER_TECHNICIAN) },
	{ "tunggu", COMMAND_TUNGGU, BY(SPEAKER_TECHNICIAN) },
	{ "menunggu", COMMAND_TUNGGU, BY(SPEAKER_TECHNICIAN) },
	{ "tunda", COMMAND_TUNGGU, BY(SPEAKER_TECHNICIAN) },
	{ "ditunda", COMMAND_TUNGGU, BY(SPEAKER_TECHNICIAN) },
	{ "pending", COMMAND_TUNGGU, BY(SPEAKER_TECHNICIAN) },
	{ "hold", COMMAND_TUNGGU, BY(SPEAKER_TECHNICIAN) },
	{ "alihkan", COMMAND_ALIHKAN, BY(SPEAKER_TECHNICIAN) | BY(SPEAKER_LEADER) },
	{ "dialihkan", COMMAND_ALIHKAN, BY(SPEAKER_TECHNICIAN) | BY(SPEAKER_LEADER) },
	{ "oper", COMMAND_ALIHKAN, BY(SPEAKER_TECHNICIAN) | BY(SPEAKER_LEADER) },
	{ "operkan", COMMAND_ALIHKAN, BY(SPEAKER_TECHNICIAN) | BY(SPEAKER_LEADER) },
	{ "pindah", COMMAND_ALIHKAN, BY(SPEAKER_TECHNICIAN) | BY(SPEAKER_LEADER) },
	{ "pindahkan", COMMAND_ALIHKAN, BY(SPEAKER_TECHNICIAN) | BY(SPEAKER_LEADER) },
	{ "forward", COMMAND_ALIHKAN, BY(SPEAKER_TECHNICIAN) | BY(SPEAKER_LEADER) },
	{ "assign", COMMAND_ALIHKAN, BY(SPEAKER_TECHNICIAN) | BY(SPEAKER_LEADER) },
	{ "selesai", COMMAND_SELESAI, BY(SPEAKER_TECHNICIAN) },
	{ "beres", COMMAND_SELESAI, BY(SPEAKER_TECHNICIAN) },
	{ "rampung", COMMAND_SELESAI, BY(SPEAKER_TECHNICIAN) },
	{ "tuntas", COMMAND_SELESAI, BY(SPEAKER_TECHNICIAN) },
	{ "kelar", COMMAND_SELESAI, BY(SPEAKER_TECHNICIAN) },
	{ "done", COMMAND_SELESAI, BY(SPEAKER_TECHNICIAN) },
	{ "fixed", COMMAND_SELESAI, BY(SPEAKER_TECHNICIAN) },
	{ "solved", COMMAND_SELESAI, BY(SPEAKER_TECHNICIAN) },
	{ "cuti", COMMAND_CUTI, BY(SPEAKER_TECHNICIAN) },
	{ "libur", COMMAND_CUTI, BY(SPEAKER_TECHNICIAN) },
	{ "sakit", COMMAND_CUTI, BY(SPEAKER_TECHNICIAN) },
	{ "setuju", COMMAND_SETUJU, BY(SPEAKER_LEADER) },
	{ "setujui", COMMAND_SETUJU, BY(SPEAKER_LEADER) },
	{ "disetujui", COMMAND_SETUJU, BY(SPEAKER_LEADER) },
	{ "acc", COMMAND_SETUJU, BY(SPEAKER_LEADER) },
	{ "approve", COMMAND_SETUJU, BY(SPEAKER_LEADER) },
	{ "approved", COMMAND_SETUJU, BY(SPEAKER_LEADER) },
	{ "revisi", COMMAND_REVISI, BY(SPEAKER_LEADER) },
	{ "perbaiki", COMMAND_REVISI, BY(SPEAKER_LEADER) },
	{ "kembalikan", COMMAND_REVISI, BY(SPEAKER_LEADER) },
	{ "reject", COMMAND_REVISI, BY(SPEAKER_LEADER) },
	{ "disposisi", COMMAND_DISPOSISI, BY(SPEAKER_LEADER) },
	{ "dispo", COMMAND_DISPOSISI, BY(SPEAKER_LEADER) },
	{ "laporan", COMMAND_LAPORAN,
		BY(SPEAKER_LEADER) | BY(SPEAKER_TECHNICIAN) | BY(SPEAKER_OPERATOR) },
	{ "report", COMMAND_LAPORAN,
		BY(SPEAKER_LEADER) | BY(SPEAKER_TECHNICIAN) | BY(SPEAKER_OPERATOR) },
	{ "batal", COMMAND_BATAL, BY_ALL },
	{ "batalkan", COMMAND_BATAL, BY_ALL },
	{ "dibatalkan", COMMAND_BATAL, BY_ALL },
	{ "cancel", COMMAND_BATAL, BY_ALL },
	{ "status", COMMAND_STATUS, BY_ALL },
	{ "bantuan", COMMAND_BANTUAN, BY_ALL },
	{ "help", COMMAND_BANTUAN, BY_ALL },
	{ "masuk", COMMAND_MASUK, BY_ALL },
	{ "link", COMMAND_MASUK, BY_ALL },
};

/* Real words one letter away from a command. */
static const char *const real_words[] = { "protes", "batas", "bakal", "natal", "bantal", "fatal",
	"tanda", "tenda", "bunda", "indah", "pindai", "beras", "deras", "laporkan", "lapor",
	"except", "mixed", "repot" };

static gboolean is_real_word(const char *word)
{
	for (guint i = 0; i < G_N_ELEMENTS(real_words); i++)
		if (strcmp(word, real_words[i]) == 0)
			return TRUE;
	return FALSE;
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

static gboolean is_never_guessed(enum command command)
{
	return command == COMMAND_SETUJU || command == COMMAND_TOLAK || command == COMMAND_BATAL;
}

enum command command_of_word(const char *word, enum speaker speaker, gboolean *typo)
{
	*typo = FALSE;
	for (guint i = 0; i < G_N_ELEMENTS(words); i++)
		if ((words[i].speakers & BY(speaker)) && strcmp(word, words[i].word) == 0)
			return words[i].command;
	if (strlen(word) < TYPO_LETTERS_MIN - 1 || is_real_word(word))
		return COMMAND_NONE;
	for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
		const struct command_word *one = &words[i];
		if (!(one->speakers & BY(speaker)) || strlen(one->word) < TYPO_LETTERS_MIN ||
			!is_one_away(word, one->word))
			continue;
		/* Four letters of a five-letter word say enough to ask, not to act. */
		if (strlen(word) < TYPO_LETTERS_MIN && !is_never_guessed(one->command))
			continue;
		*typo = is_never_guessed(one->command);
		return one->command;
	}
	return COMMAND_NONE;
}

/* Each a text of words between blanks. */
static const char *const sets[] = {
	[WORDS_GREETING] =
		" pak bapak bu ibu mas mbak mba kak bang min admin halo hallo hai dear yth "
		"mohon maaf nuwun sewu selamat pagi siang sore malam assalamualaikum "
		"assalamu'alaikum assalamu alaikum wr wb wr.wb warahmatullahi "
		"wabarakatuh salam mhn ijin izin permisi ",
	[WORDS_DONE] = " sudah sdh udah udh wis wes sampun telah alhamdulillah ",
	[WORDS_AGREEING] = " ok oke okay okey baik siap nggih inggih ya iya sip ",
	[WORDS_NEGATION] =
		" belum blm tidak tdk jangan jgn kurang durung dereng mboten gak ga nggak "
		"ndak tak ora bukan tanpa enggak engga belom ",
	[WORDS_NOT_YET] = " belum blm durung dereng belom ",
	[WORDS_QUESTION] = " kapan berapa apakah bagaimana gimana kenapa mengapa siapa mana piye "
			   "pripun kok ",
	[WORDS_TITLE] =
		" pak bapak bu ibu mas mbak mba kak bang min admin ya nggih dong deh kah to "
		"njih gih ",
	[WORDS_THANKS] = " kasih terimakasih makasih makasi mksh trims trimakasih thanks thank thx "
			 "tks suwun nuwun nuhun tengkyu ",
	[WORDS_THANKS_TOO] =
		" terima matur pak bapak bu ibu mas mbak mba kak min admin tim desk tik atas "
		"bantuan "
		"bantuannya info infonya informasi informasinya respon responnya respons "
		"responsnya "
		"kerjasama kerjasamanya kerja sama samanya banyak banget sekali sangat sama kami "
		"saya "
		"ucapkan ok oke okay baik siap sip mantap nggih inggih ya iya you very much so dan "
		"kembali hormat salam sebelumnya kasih perhatian perhatiannya cepat cepatnya untuk "
		"semuanya semua bpk wassalam selamat pagi siang sore malam gih njih sudah dibantu "
		"membantu pelayanan pelayanannya luar biasa bagus good job ",
	[WORDS_TROUBLE] =
		" mati error eror lambat lemot lelet putus sama belum blm tidak tdk gak ga "
		"nggak rusak bermasalah gangguan offline down trouble hilang gagal begitu "
		"seperti terputus bocor muncul kosong macet ngadat kendala ",
	[WORDS_NOT_TRIED] =
		" ada sempat kami saya sy aku dicek dicoba dites tahu tau cek coba tes ",
	[WORDS_CONDITION] =
		" tapi tetapi asal asalkan jika kalau kalo bila dengan namun hanya kecuali "
		"sementara setelah nanti ",
	[WORDS_CANCELLED] =
		" saja aja tiket permohonan pengaduan aduan laporan permintaan surat pak bu "
		"karena krn sebab sudah sdh dulu ini kami mas mbak min ya mawon ",
	[WORDS_PRAISE] =
		" puas sangat mantap bagus baik terima makasih trims cepat oke ok sip kurang "
		"tidak lambat pelayanan good cukup memuaskan ramah thanks matur ",
	[WORDS_MONTH] =
		" januari februari pebruari maret april mei juni juli agustus september oktober "
		"november nopember desember jan feb peb mar apr jun jul ags agt aug agu sep sept "
		"okt oct nov nop des dec january february march may june july august october "
		"december bulan bln ",
	[WORDS_DAY] =
		" besok hari tanggal tgl mulai lusa senin selasa rabu kamis jumat sampai tahunan "
		"melahirkan bersama sekarang pagi siang ",
	[WORDS_TOWARDS] = " ke kepada kpd to untuk utk seksi bidang tim ",
};

gboolean command_word_in(const char *word, enum word_set set)
{
	g_autofree char *wanted = g_strconcat(" ", word, " ", NULL);
	return strstr(sets[set], wanted) != NULL;
}
