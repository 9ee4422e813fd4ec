/* command: what people write, and what the desk takes it for. One row is one rule. */
#include "tests/unit/command_rows.h"

/* clang-format off */
static const struct command_row technician_rows[] = {
	{ "TERIMA", IS(TERIMA, "") },
	{ "ok terima", IS(TERIMA, "") },
	{ "siap", IS(TERIMA, "") },
	{ "siap pak", IS(TERIMA, "") },
	{ "siap, makasih", THANKS },
	{ "Terima kasih", THANKS },
	{ "terima kasih pak, sudah dikerjakan", COMMENT },
	{ "Siap pak. SELESAI kabel diganti", IS(SELESAI, "kabel diganti") },
	{ "sdh selesai, kabel diganti", IS(SELESAI, "kabel diganti") },
	{ "sudah selesai kabel diganti", IS(SELESAI, "kabel diganti") },
	{ "belum selesai", COMMENT },
	{ "tidak jadi selesai", COMMENT },
	{ "blm beres", COMMENT },
	{ "kapan selesai?", COMMENT },
	{ "selesai jam berapa pak?", COMMENT },
	{ "selesai?", COMMENT },
	{ "selesai kapan pak", COMMENT },
	{ "Selesai tidak ada masalah lagi", IS(SELESAI, "tidak ada masalah lagi") },
	{ "#selesai ganti adaptor", IS(SELESAI, "ganti adaptor") },
	{ "Selesai: ganti adaptor", IS(SELESAI, "ganti adaptor") },
	{ "seleasi ganti switch", IS(SELESAI, "ganti switch") },
	{ "TUNGGU: nomor port berapa?", IS(TUNGGU, "nomor port berapa?") },
	{ "ALIHKAN ke budi: bukan seksi saya", IS(ALIHKAN, "ke budi: bukan seksi saya") },
	{ "oper ke jaringan, salah seksi", IS(ALIHKAN, "ke jaringan, salah seksi") },
	{ "pindah kantor besok pak", COMMENT },
	{ "tolk karena dobel", ASKED(TOLAK) },
	{ "TOLAK dobel dengan TIK-2026-000003", IS(TOLAK, "dobel dengan TIK-2026-000003") },
	{ "tolong cek lagi", COMMENT },
	{ "wis rampung, kabele tak ganti", IS(SELESAI, "kabele tak ganti") },
	{ "Assalamu'alaikum\nSELESAI router diganti", IS(SELESAI, "router diganti") },
	{ "CUTI 1-5 Desember 2026", IS(CUTI, "1-5 Desember 2026") },
	{ "libur nasional besok?", COMMENT },
	{ "sakit", IS(CUTI, "") },
	{ "protes pak", COMMENT },
	{ "otw", IS(PROSES, "") },
	{ "done, restarted", IS(SELESAI, "restarted") },
	{ "LAPORAN", IS(LAPORAN, "") },
	{ "BATAL", IS(BATAL, "") },
	{ "selesai, terima kasih", IS(SELESAI, "") },
	{ "menunggu: foto lampu modem", IS(TUNGGU, "foto lampu modem") },
	{ "reject, bukan wewenang kami", IS(TOLAK, "bukan wewenang kami") },
	{ "Terima laporan ini kami teruskan", IS(TERIMA, "laporan ini kami teruskan") },
	{ "jangan ditutup dulu", COMMENT },
	{ "SELESAI", IS(SELESAI, "") },
	{ "proses ganti kabel", IS(PROSES, "ganti kabel") },
	{ "Proses, teknisi ke lokasi jam 10", IS(PROSES, "teknisi ke lokasi jam 10") },
	{ "diterima pak", IS(TERIMA, "") },
	{ "dereng rampung pak", COMMENT },
	{ "mboten saget selesai", COMMENT },
	{ "hold dulu, nunggu kunci ruang server?", IS(TUNGGU, "dulu, nunggu kunci ruang server?") },
	{ "assign ke sari - sedang cuti", IS(ALIHKAN, "ke sari - sedang cuti") },
	{ "ALIHKAN sari", IS(ALIHKAN, "sari") },
	{ "alihkn ke sari: cuti", IS(ALIHKAN, "ke sari: cuti") },
	{ "kembalikan", COMMENT },
	{ "beras", COMMENT },
	{ "nggih, sampun beres, konektor diganti", IS(SELESAI, "konektor diganti") },
	{ "Mohon maaf pak, selesai besok?", COMMENT },
	{ "help", IS(BANTUAN, "") },
	{ "link", IS(MASUK, "") },
	{ "status?", IS(STATUS, "") },
	{ "STATUS TIK-2026-000004", IS(STATUS, "TIK-2026-000004") },
};

static const struct command_row leader_rows[] = {
	{ "SETUJU", IS(SETUJU, "") },
	{ "ok setuju", IS(SETUJU, "") },
	{ "acc", IS(SETUJU, "") },
	{ "stuju", ASKED(SETUJU) },
	{ "setuju tapi perbaiki tanggalnya", ASKED(SETUJU) },
	{ "tidak setuju", COMMENT },
	{ "setuju?", COMMENT },
	{ "REVISI tambahkan foto", IS(REVISI, "tambahkan foto") },
	{ "reject foto kurang", IS(REVISI, "foto kurang") },
	{ "LAPORAN 2026-10", IS(LAPORAN, "2026-10") },
	{ "laporan oktober 2026", IS(LAPORAN, "oktober 2026") },
	{ "Laporan ini kurang lengkap", COMMENT },
	{ "ok", COMMENT },
	{ "dispo ke tono: segera ditangani", IS(DISPOSISI, "ke tono: segera ditangani") },
	{ "kurang setuju", COMMENT },
	{ "jangan di acc dulu", COMMENT },
	{ "DISPOSISI tono: prioritaskan", IS(DISPOSISI, "tono: prioritaskan") },
	{ "perbaiki, foto belum ada", IS(REVISI, "foto belum ada") },
	{ "Approve", IS(SETUJU, "") },
	{ "disetujui pak", IS(SETUJU, "") },
	{ "REPORT", IS(LAPORAN, "") },
	{ "laporan ini bagus", COMMENT },
	{ "belum setuju, tunggu foto", COMMENT },
	{ "ALIHKAN ke seksi jaringan: salah seksi", IS(ALIHKAN, "ke seksi jaringan: salah seksi") },
	{ "batal", IS(BATAL, "") },
};

static const struct command_row requester_rows[] = {
	{ "BATAL", IS(BATAL, "") },
	{ "batalkan saja pak", IS(BATAL, "saja pak") },
	{ "batalkan rapat zoom jam 10", ASKED(BATAL) },
	{ "btal", ASKED(BATAL) },
	{ "Batas waktu besok", COMMENT },
	{ "BELUM", IS(BELUM, "") },
	{ "belum selesai, masih mati", IS(BELUM, "selesai, masih mati") },
	{ "masih mati pak", IS(BELUM, "masih mati pak") },
	{ "masih bisa pak terima kasih", COMMENT },
	{ "belum sempat saya cek", COMMENT },
	{ "4", IS(NILAI, "4") },
	{ "4 mantap", IS(NILAI, "4 mantap") },
	{ "2 komputer masih mati", COMMENT },
	{ "1. kabel\n2. switch", COMMENT },
	{ "puas", IS(NILAI, "3") },
	{ "sangat puas, cepat", IS(NILAI, "4 cepat") },
	{ "kurang puas", IS(NILAI, "2") },
	{ "tidak puas", IS(NILAI, "1") },
	{ "terima kasih", THANKS },
	{ "ok pak", THANKS },
	{ "👍", THANKS },
	{ "STATUS", IS(STATUS, "") },
	{ "Status jaringan kami mati", COMMENT },
	{ "bantuan", IS(BANTUAN, "") },
	{ "Bantuan teknis untuk rapat besok", COMMENT },
	{ "MASUK", IS(MASUK, "") },
	{ "ya", IS(YA, "") },
	{ "ya pak", IS(YA, "") },
	{ "selesai, terima kasih", COMMENT },
	{ "sudah normal pak, terima kasih", COMMENT },
	{ "matur nuwun", THANKS },
	{ "Laporan gangguan jaringan", COMMENT },
	{ "min wifi kantor mati dr pagi", COMMENT },
	{ "Wis mari, matur nuwun", COMMENT },
	{ "terima kasih, tapi masih mati", COMMENT },
	{ "masuk angin", COMMENT },
	{ "cancel", IS(BATAL, "") },
	{ "jangan batalkan", COMMENT },
	{ "tidak jadi batal", COMMENT },
	{ "3 - cukup", IS(NILAI, "3 cukup") },
	{ "4, cepat sekali", IS(NILAI, "4 cepat sekali") },
	{ "1/5", COMMENT },
	{ "2 hari lagi kami kabari", COMMENT },
	{ "tdk puas, lama sekali", IS(NILAI, "1 lama sekali") },
	{ "kurang puas karena lama", IS(NILAI, "2 karena lama") },
	{ "tetap lemot", IS(BELUM, "tetap lemot") },
	{ "durung mari, isih mati", IS(BELUM, "mari, isih mati") },
	{ "Dereng saget, taksih error", IS(BELUM, "saget, taksih error") },
	{ "tidak, masih sama", COMMENT },
	{ "BELUM. Internet lantai 2 masih putus", IS(BELUM, "Internet lantai 2 masih putus") },
	{ "belum ada kendala lagi", COMMENT },
	{ "oke siap pak makasih", THANKS },
	{ "siap", THANKS },
	{ "???", COMMENT },
	{ "sama-sama pak", COMMENT },
	{ "Kapan dikerjakan?", COMMENT },
	{ "help", IS(BANTUAN, "") },
	{ "BANTUAN pak", IS(BANTUAN, "") },
	{ "link zoom minta", COMMENT },
	{ "STATUS pak", IS(STATUS, "") },
};

/* clang-format on */

static void what_a_technician_writes(void)
{
	CHECK_ROWS(technician_rows, SPEAKER_TECHNICIAN);
}

static void what_a_leader_writes(void)
{
	CHECK_ROWS(leader_rows, SPEAKER_LEADER);
}

static void what_a_requester_writes(void)
{
	CHECK_ROWS(requester_rows, SPEAKER_REQUESTER);
}

static void text_below_the_word_belongs_to_its_argument(void)
{
	struct command_reading reading;
	command_read("Selamat pagi pak,\n\nSELESAI\nKabel diganti.\nSudah dites.\n",
		SPEAKER_TECHNICIAN, &reading);
	g_assert_cmpint(reading.command, ==, COMMAND_SELESAI);
	g_assert_cmpstr(reading.argument, ==, "Kabel diganti.\nSudah dites.");
	command_reading_clear(&reading);
}

static void any_bytes_are_read_without_harm(void)
{
	static const char *const texts[] = { "", " ", "\n\n", "#", "SELESAI\xe2\x80\x93x", "1", "9",
		"#####1", "::::", "4\n5", "\xf0\x9f\x98\x80", "'" };
	for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
		for (int speaker = SPEAKER_REQUESTER; speaker <= SPEAKER_OPERATOR; speaker++) {
			struct command_reading reading;
			command_read(texts[i], speaker, &reading);
			g_assert_nonnull(reading.argument);
			command_reading_clear(&reading);
		}
}

static void check_typo(const char *text, enum command meant, enum speaker speaker)
{
	struct command_reading reading;
	gboolean never_guessed =
		meant == COMMAND_SETUJU || meant == COMMAND_TOLAK || meant == COMMAND_BATAL;
	command_read(text, speaker, &reading);
	g_test_message("%s", text);
	g_assert_cmpint(never_guessed ? reading.unclear : reading.command, ==, meant);
	g_assert_cmpint(never_guessed ? reading.command : reading.unclear, ==, COMMAND_NONE);
	command_reading_clear(&reading);
}

/* Each letter left out, and each two that change places. */
static void one_slip_in_a_long_word_is_understood_or_asked_back(void)
{
	static const struct {
		enum command command;
		enum speaker speaker;
	} words[] = { { COMMAND_TERIMA, SPEAKER_TECHNICIAN }, { COMMAND_TOLAK, SPEAKER_TECHNICIAN },
		{ COMMAND_PROSES, SPEAKER_TECHNICIAN }, { COMMAND_TUNGGU, SPEAKER_TECHNICIAN },
		{ COMMAND_ALIHKAN, SPEAKER_TECHNICIAN }, { COMMAND_SELESAI, SPEAKER_TECHNICIAN },
		{ COMMAND_GABUNG, SPEAKER_OPERATOR }, { COMMAND_SETUJU, SPEAKER_LEADER },
		{ COMMAND_REVISI, SPEAKER_LEADER }, { COMMAND_DISPOSISI, SPEAKER_LEADER },
		{ COMMAND_LAPORAN, SPEAKER_LEADER }, { COMMAND_BATAL, SPEAKER_REQUESTER },
		{ COMMAND_BELUM, SPEAKER_REQUESTER }, { COMMAND_STATUS, SPEAKER_REQUESTER },
		{ COMMAND_BANTUAN, SPEAKER_REQUESTER }, { COMMAND_MASUK, SPEAKER_REQUESTER } };
	for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
		const char *word = command_name(words[i].command);
		for (gsize k = 0; word[k]; k++) {
			g_autofree char *shorter =
				g_strdup_printf("%.*s%s", (int)k, word, word + k + 1);
			check_typo(shorter, words[i].command, words[i].speaker);
			if (!word[k + 1] || word[k] == word[k + 1])
				continue;
			g_autofree char *swapped = g_strdup_printf(
				"%.*s%c%c%s", (int)k, word, word[k + 1], word[k], word + k + 2);
			check_typo(swapped, words[i].command, words[i].speaker);
		}
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/command/technician", what_a_technician_writes);
	g_test_add_func("/command/leader", what_a_leader_writes);
	g_test_add_func("/command/requester", what_a_requester_writes);
	g_test_add_func("/command/argument", text_below_the_word_belongs_to_its_argument);
	g_test_add_func("/command/slip", one_slip_in_a_long_word_is_understood_or_asked_back);
	g_test_add_func("/command/any", any_bytes_are_read_without_harm);
	return g_test_run();
}
