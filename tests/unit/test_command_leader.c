/* command: what leaders write. */
#include "tests/unit/command_rows.h"

/* clang-format off */
static const struct command_row approving[] = {
	{ "SETUJU", IS(SETUJU, "") },
	{ "Setuju.", IS(SETUJU, "") },
	{ "#SETUJU", IS(SETUJU, "") },
	{ "setuju pak", IS(SETUJU, "") },
	{ "SETUJU\n\nKepala Bidang", IS(SETUJU, "Kepala Bidang") },
	{ "acc pak", IS(SETUJU, "") },
	{ "ACC", IS(SETUJU, "") },
	{ "ok acc", IS(SETUJU, "") },
	{ "oke setuju lanjutkan", IS(SETUJU, "lanjutkan") },
	{ "oksetuju", IS(SETUJU, "") },
	{ "ok, setujui", IS(SETUJU, "") },
	{ "baik, disetujui", IS(SETUJU, "") },
	{ "disetujui", IS(SETUJU, "") },
	{ "approve", IS(SETUJU, "") },
	{ "Approved, thanks", IS(SETUJU, "") },
	{ "setuju, terima kasih", IS(SETUJU, "") },
	{ "Assalamualaikum, setuju", IS(SETUJU, "") },
	{ "Selamat siang mas, acc", IS(SETUJU, "") },
	{ "nggih, setuju mawon", IS(SETUJU, "mawon") },
	{ "setuju, segera dikirim ke dinas", IS(SETUJU, "segera dikirim ke dinas") },
	{ "\"SETUJU\"", IS(SETUJU, "") },
	{ "- setuju", IS(SETUJU, "") },
	{ "👍 setuju", IS(SETUJU, "") },
	{ "setuju 👍", IS(SETUJU, "") },
	{ "stuju", ASKED(SETUJU) },
	{ "setju", ASKED(SETUJU) },
	{ "setujuuu", ASKED(SETUJU) },
	{ "aprove", ASKED(SETUJU) },
	{ "disetuji", ASKED(SETUJU) },
	{ "ok stuju", ASKED(SETUJU) },
	{ "setuju tapi fotonya ditambah", ASKED(SETUJU) },
	{ "setuju pak tapi tanggalnya salah", ASKED(SETUJU) },
	{ "setuju, tetapi perbaiki dulu", ASKED(SETUJU) },
	{ "setuju dengan catatan", ASKED(SETUJU) },
	{ "acc asal ada foto", ASKED(SETUJU) },
	{ "setuju jika sudah dites", ASKED(SETUJU) },
	{ "setuju sebagian", ASKED(SETUJU) },
	{ "setuju, mohon direvisi tanggalnya", ASKED(SETUJU) },
	{ "saya setuju", ASKED(SETUJU) },
	{ "mohon disetujui", ASKED(SETUJU) },
	{ "kurang setuju", COMMENT },
	{ "tidak setuju", COMMENT },
	{ "tdk acc", COMMENT },
	{ "belum acc", COMMENT },
	{ "jangan disetujui dulu", COMMENT },
	{ "belum bisa setuju", COMMENT },
	{ "mboten setuju", COMMENT },
	{ "saya tidak setuju", COMMENT },
	{ "setuju?", COMMENT },
	{ "sudah disetujui?", COMMENT },
	{ "setuju tidak pak", COMMENT },
	{ "apa perlu acc saya", COMMENT },
	{ "kapan saya setujui", COMMENT },
	{ "SETUJU / REVISI", COMMENT },
	{ "setuju atau revisi", COMMENT },
	{ "ok", COMMENT },
	{ "ok lanjutkan", COMMENT },
	{ "AC ruang server mati", COMMENT },
	{ "👍", THANKS },
	{ "terima kasih", THANKS },
	{ "mantap, terima kasih", THANKS },
};

static const struct command_row approving_all[] = {
	{ "SETUJU SEMUA", IS(SETUJU, "SEMUA") },
	{ "setuju semua.", IS(SETUJU, "SEMUA") },
	{ "Setuju semuanya pak", IS(SETUJU, "SEMUA") },
	{ "acc semua", IS(SETUJU, "SEMUA") },
	{ "setujui semua laporan", IS(SETUJU, "SEMUA") },
	{ "ok acc semua, terima kasih", IS(SETUJU, "SEMUA") },
	{ "approve all", IS(SETUJU, "SEMUA") },
	{ "SETUJU: SEMUA", IS(SETUJU, "SEMUA") },
	{ "setuju semua kecuali nomor 2", ASKED(SETUJU) },
	{ "setuju semua, kecuali yang dari dinas kesehatan", ASKED(SETUJU) },
	{ "setuju semua yang ada fotonya", ASKED(SETUJU) },
	{ "acc semua tapi cek lagi nomor 3", ASKED(SETUJU) },
	{ "stuju semua", ASKED(SETUJU) },
	{ "setuju semua?", COMMENT },
	{ "tidak setuju semua", COMMENT },
	{ "jangan acc semua", COMMENT },
	{ "semua setuju", COMMENT },
};

static const struct command_row sending_back[] = {
	{ "REVISI foto belum ada", IS(REVISI, "foto belum ada") },
	{ "revisi: tanggal salah", IS(REVISI, "tanggal salah") },
	{ "Revisi, fotonya mana?", IS(REVISI, "fotonya mana?") },
	{ "direvisi dulu, foto kurang", IS(REVISI, "dulu, foto kurang") },
	{ "mohon direvisi, lampirkan foto", IS(REVISI, "lampirkan foto") },
	{ "tolong perbaiki uraiannya", IS(REVISI, "uraiannya") },
	{ "perbaiki, terlalu singkat", IS(REVISI, "terlalu singkat") },
	{ "kembalikan, tidak jelas", IS(REVISI, "tidak jelas") },
	{ "reject, foto tidak ada", IS(REVISI, "foto tidak ada") },
	{ "revsi foto kurang", IS(REVISI, "foto kurang") },
	{ "REVISI\nTambahkan foto.\nTanggal dibetulkan.", IS(REVISI, "Tambahkan foto.\nTanggal dibetulkan.") },
	{ "Pak, revisi ya: foto kurang", IS(REVISI, "foto kurang") },
	{ "revisi", IS(REVISI, "") },
	{ "revisi?", COMMENT },
	{ "tidak perlu revisi", COMMENT },
	{ "jangan dikembalikan", COMMENT },
	{ "apa perlu revisi?", COMMENT },
	{ "revisi kapan selesai?", COMMENT },
};

static const struct command_row directing[] = {
	{ "dispo ke budi segera", IS(DISPOSISI, "ke budi segera") },
	{ "DISPOSISI: budi, tangani hari ini", IS(DISPOSISI, "budi, tangani hari ini") },
	{ "disposisi sari: dampingi dinas", IS(DISPOSISI, "sari: dampingi dinas") },
	{ "Disposisikan ke seksi jaringan", IS(DISPOSISI, "ke seksi jaringan") },
	{ "mohon disposisi ke tono, segera", IS(DISPOSISI, "ke tono, segera") },
	{ "diposisi ke budi", IS(DISPOSISI, "ke budi") },
	{ "dispo", IS(DISPOSISI, "") },
	{ "dispo ke siapa?", COMMENT },
	{ "tidak usah dispo", COMMENT },
	{ "ALIHKAN ke sari: budi cuti", IS(ALIHKAN, "ke sari: budi cuti") },
	{ "oper ke jaringan, salah seksi", IS(ALIHKAN, "ke jaringan, salah seksi") },
};

static const struct command_row asking[] = {
	{ "LAPORAN 2026-10", IS(LAPORAN, "2026-10") },
	{ "laporan okt 2026", IS(LAPORAN, "okt 2026") },
	{ "laporan bulan lalu", IS(LAPORAN, "bulan lalu") },
	{ "Laporan Bulan Oktober 2026", IS(LAPORAN, "Bulan Oktober 2026") },
	{ "laporan 10/2026", IS(LAPORAN, "10/2026") },
	{ "laporan: oktober", IS(LAPORAN, "oktober") },
	{ "laporan nopember 2026 pak", IS(LAPORAN, "nopember 2026 pak") },
	{ "LAPORAN OKTOBER 2026, terima kasih", IS(LAPORAN, "OKTOBER 2026, terima kasih") },
	{ "report oct 2026", IS(LAPORAN, "oct 2026") },
	{ "minta laporan oktober", IS(LAPORAN, "oktober") },
	{ "lapran oktober 2026", IS(LAPORAN, "oktober 2026") },
	{ "laporan", IS(LAPORAN, "") },
	{ "laporan pak", IS(LAPORAN, "") },
	{ "kirim laporan tindak lanjut", IS(LAPORAN, "") },
	{ "LAPORAN KINERJA", IS(LAPORAN, "KINERJA") },
	{ "LAPORAN KINERJA 2026-10", IS(LAPORAN, "KINERJA 2026-10") },
	{ "laporan e-kinerja oktober 2026", IS(LAPORAN, "e-kinerja oktober 2026") },
	{ "laporan ekinerja bulan lalu", IS(LAPORAN, "ekinerja bulan lalu") },
	{ "laporan kinerja teknisi menurun", COMMENT },
	{ "laporan ini kurang foto", COMMENT },
	{ "laporan oktober kok belum ada", COMMENT },
	{ "laporan sudah saya baca", COMMENT },
	{ "laporan 3 komputer rusak", COMMENT },
	{ "mana laporan oktober?", COMMENT },
	{ "status", IS(STATUS, "") },
	{ "status TIK-2026-000123", IS(STATUS, "TIK-2026-000123") },
	{ "help", IS(BANTUAN, "") },
	{ "bantuan pak", IS(BANTUAN, "") },
	{ "link", IS(MASUK, "") },
	{ "MASUK", IS(MASUK, "") },
	{ "batal", IS(BATAL, "") },
	{ "Batalkan", IS(BATAL, "") },
	{ "batl", ASKED(BATAL) },
	{ "repot sekali ya", COMMENT },
	{ "SELESAI", COMMENT },
	{ "TERIMA", COMMENT },
	{ "siap", COMMENT },
	{ "Tolong dipercepat", COMMENT },
	{ "Batas akhir Jumat", COMMENT },
};
/* clang-format on */

static void approves_only_in_clear_words(void)
{
	CHECK_ROWS(approving, SPEAKER_LEADER);
}

static void approves_all_that_is_listed(void)
{
	CHECK_ROWS(approving_all, SPEAKER_LEADER);
}

static void sends_a_report_back(void)
{
	CHECK_ROWS(sending_back, SPEAKER_LEADER);
}

static void gives_work_to_somebody(void)
{
	CHECK_ROWS(directing, SPEAKER_LEADER);
}

static void asks_for_figures_and_help(void)
{
	CHECK_ROWS(asking, SPEAKER_LEADER);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/leader/setuju", approves_only_in_clear_words);
	g_test_add_func("/leader/setuju-semua", approves_all_that_is_listed);
	g_test_add_func("/leader/revisi", sends_a_report_back);
	g_test_add_func("/leader/disposisi", gives_work_to_somebody);
	g_test_add_func("/leader/laporan", asks_for_figures_and_help);
	return g_test_run();
}
