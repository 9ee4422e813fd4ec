/* command: what technicians and operators write. */
#include "tests/unit/command_rows.h"

/* clang-format off */
static const struct command_row accepting[] = {
	{ "TERIMA", IS(TERIMA, "") },
	{ "terima.", IS(TERIMA, "") },
	{ "#TERIMA", IS(TERIMA, "") },
	{ "# terima", IS(TERIMA, "") },
	{ "TERIMA:", IS(TERIMA, "") },
	{ "\"TERIMA\"", IS(TERIMA, "") },
	{ "**TERIMA**", IS(TERIMA, "") },
	{ "- TERIMA", IS(TERIMA, "") },
	{ "> TERIMA", IS(TERIMA, "") },
	{ "\n\n  Terima\n", IS(TERIMA, "") },
	{ "terimaaa", IS(TERIMA, "") },
	{ "trima", IS(TERIMA, "") },
	{ "teirma", IS(TERIMA, "") },
	{ "okterima", IS(TERIMA, "") },
	{ "ok, terima pak", IS(TERIMA, "") },
	{ "oke diterima", IS(TERIMA, "") },
	{ "OK TERIMA, SEGERA KE LOKASI", IS(TERIMA, "SEGERA KE LOKASI") },
	{ "Siap", IS(TERIMA, "") },
	{ "siap 👍", IS(TERIMA, "") },
	{ "siap pak, segera meluncur", IS(TERIMA, "segera meluncur") },
	{ "siap laksanakan", IS(TERIMA, "laksanakan") },
	{ "inggih, siap", IS(TERIMA, "") },
	{ "accept", IS(TERIMA, "") },
	{ "Pak Budi, diterima", IS(TERIMA, "") },
	{ "Selamat pagi Pak, terima", IS(TERIMA, "") },
	{ "Assalamualaikum wr. wb.\n\nTERIMA", IS(TERIMA, "") },
	{ "sudah diterima", IS(TERIMA, "") },
	{ "terima pak, makasih", IS(TERIMA, "") },
	{ "TERIMA, terima kasih", IS(TERIMA, "") },
	{ "terima kasih", THANKS },
	{ "terima kasih banyak pak", THANKS },
	{ "terima ksih pak", THANKS },
	{ "Terimakasih atas infonya", THANKS },
	{ "trima kasih", THANKS },
	{ "terima kasih atas laporannya, kami cek dulu", COMMENT },
	{ "siap makasih pak", THANKS },
	{ "🙏🙏", THANKS },
	{ "matur suwun", THANKS },
	{ "belum bisa terima", COMMENT },
	{ "belum terima suratnya", COMMENT },
	{ "tidak diterima", COMMENT },
	{ "terima?", COMMENT },
	{ "terima atau tolak pak", COMMENT },
	{ "TERIMA / TOLAK", COMMENT },
	{ "siap?", COMMENT },
	{ "siap pak, belum selesai", COMMENT },
	{ "saya terima", COMMENT },
	{ "ok", COMMENT },
	{ "apakah saya harus terima", COMMENT },
	{ "Balas TERIMA", COMMENT },
};

static const struct command_row rejecting[] = {
	{ "TOLAK bukan aset dinas", IS(TOLAK, "bukan aset dinas") },
	{ "tolak: dobel", IS(TOLAK, "dobel") },
	{ "TOLAK - tidak ada surat pengantar", IS(TOLAK, "tidak ada surat pengantar") },
	{ "Ditolak, perangkat milik pribadi", IS(TOLAK, "perangkat milik pribadi") },
	{ "tolak karena bukan wewenang kami", IS(TOLAK, "karena bukan wewenang kami") },
	{ "reject not our system", IS(TOLAK, "not our system") },
	{ "maaf pak, tolak, bukan wewenang", IS(TOLAK, "bukan wewenang") },
	{ "TOLAK", IS(TOLAK, "") },
	{ "TOLAK\nSurat tidak bertanda tangan", IS(TOLAK, "Surat tidak bertanda tangan") },
	{ "tolk", ASKED(TOLAK) },
	{ "tlak, dobel", ASKED(TOLAK) },
	{ "tolakk dobel", ASKED(TOLAK) },
	{ "mohon ditolak saja", ASKED(TOLAK) },
	{ "mohon ditolak saja?", COMMENT },
	{ "jangan ditolak", COMMENT },
	{ "jgn tolak dulu pak", COMMENT },
	{ "tidak ditolak", COMMENT },
	{ "ditolak?", COMMENT },
	{ "tolak saja ya pak?", COMMENT },
	{ "kenapa ditolak", COMMENT },
	{ "tolong segera", COMMENT },
	{ "kalau ditolak bagaimana", COMMENT },
};

static const struct command_row working[] = {
	{ "PROSES", IS(PROSES, "") },
	{ "proses pak", IS(PROSES, "") },
	{ "Proses: cek kabel lantai 2", IS(PROSES, "cek kabel lantai 2") },
	{ "diproses, menunggu teknisi", IS(PROSES, "menunggu teknisi") },
	{ "dikerjakan", IS(PROSES, "") },
	{ "sedang dikerjakan pak", IS(PROSES, "") },
	{ "sedang diproses, kabel dicari", IS(PROSES, "kabel dicari") },
	{ "progress 50%", IS(PROSES, "50%") },
	{ "progres: ganti switch", IS(PROSES, "ganti switch") },
	{ "otw lokasi", IS(PROSES, "lokasi") },
	{ "OTW", IS(PROSES, "") },
	{ "siap otw pak", IS(PROSES, "") },
	{ "ok proses", IS(PROSES, "") },
	{ "working on it", IS(PROSES, "on it") },
	{ "prosess cek server", IS(PROSES, "cek server") },
	{ "dikerjkan bersama vendor", IS(PROSES, "bersama vendor") },
	{ "belum diproses", COMMENT },
	{ "akan dikerjakan besok", COMMENT },
	{ "masih diproses atau sudah?", COMMENT },
	{ "proses?", COMMENT },
	{ "protes dari warga", COMMENT },
	{ "prosesnya lama", COMMENT },
	{ "kapan dikerjakan pak", COMMENT },
};

static const struct command_row waiting[] = {
	{ "TUNGGU nomor inventaris berapa?", IS(TUNGGU, "nomor inventaris berapa?") },
	{ "tunggu: kapan bisa kami datang?", IS(TUNGGU, "kapan bisa kami datang?") },
	{ "tunggu kapan bisa kami datang ke kantor?", IS(TUNGGU, "kapan bisa kami datang ke kantor?") },
	{ "Tunda, ruangan terkunci", IS(TUNGGU, "ruangan terkunci") },
	{ "pending sparepart", IS(TUNGGU, "sparepart") },
	{ "menunggu foto dari dinas", IS(TUNGGU, "foto dari dinas") },
	{ "hold: akun siapa yang dipakai?", IS(TUNGGU, "akun siapa yang dipakai?") },
	{ "tungu konfirmasi dinas", IS(TUNGGU, "konfirmasi dinas") },
	{ "nunggu kunci ruang server", IS(TUNGGU, "kunci ruang server") },
	{ "TUNGGU", IS(TUNGGU, "") },
	{ "tunggu apa pak?", COMMENT },
	{ "tunggu sampai kapan?", COMMENT },
	{ "Penting pak, segera", COMMENT },
	{ "jangan ditunda", COMMENT },
	{ "tanda tangan menyusul", COMMENT },
	{ "sudah menunggu dari tadi", COMMENT },
	{ "mohon tunggu sebentar", COMMENT },
};

static const struct command_row handing_over[] = {
	{ "ALIHKAN ke budi: di luar bidang saya", IS(ALIHKAN, "ke budi: di luar bidang saya") },
	{ "alihkan sari, saya cuti", IS(ALIHKAN, "sari, saya cuti") },
	{ "oper ke sari krn saya di lapangan", IS(ALIHKAN, "ke sari krn saya di lapangan") },
	{ "oper sari: saya di lapangan", IS(ALIHKAN, "sari: saya di lapangan") },
	{ "pindah ke seksi aplikasi, ini soal aplikasi", IS(ALIHKAN, "ke seksi aplikasi, ini soal aplikasi") },
	{ "pindahkan ke jaringan: soal kabel", IS(ALIHKAN, "ke jaringan: soal kabel") },
	{ "forward ke budi, lebih paham", IS(ALIHKAN, "ke budi, lebih paham") },
	{ "assign to sari: busy", IS(ALIHKAN, "to sari: busy") },
	{ "mohon dialihkan ke budi: bukan bidang saya", IS(ALIHKAN, "ke budi: bukan bidang saya") },
	{ "tolong alihkan ke sari, saya sakit", IS(ALIHKAN, "ke sari, saya sakit") },
	{ "teruskan ke seksi persandian: soal TTE", IS(ALIHKAN, "ke seksi persandian: soal TTE") },
	{ "alikan ke budi: salah seksi", IS(ALIHKAN, "ke budi: salah seksi") },
	{ "alihkan ke siapa pak?", COMMENT },
	{ "oper ke budi boleh?", COMMENT },
	{ "jangan dialihkan", COMMENT },
	{ "pindah ruangan", COMMENT },
	{ "operasional terganggu", COMMENT },
	{ "tidak perlu dialihkan", COMMENT },
};

static const struct command_row finishing[] = {
	{ "SELESAI ganti kabel UTP", IS(SELESAI, "ganti kabel UTP") },
	{ "Selesai.", IS(SELESAI, "") },
	{ "**SELESAI** kabel diganti", IS(SELESAI, "kabel diganti") },
	{ "*selesai* - kabel diganti", IS(SELESAI, "kabel diganti") },
	{ "_SELESAI_", IS(SELESAI, "") },
	{ "SELESAI - ganti kabel", IS(SELESAI, "ganti kabel") },
	{ "SELESAI – ganti kabel", IS(SELESAI, "ganti kabel") },
	{ "selesai,kabel diganti", IS(SELESAI, "kabel diganti") },
	{ "selesai.kabel diganti", IS(SELESAI, "kabel diganti") },
	{ "selesai (kabel diganti)", IS(SELESAI, "kabel diganti") },
	{ "\"selesai\" kabel diganti", IS(SELESAI, "kabel diganti") },
	{ "✅ SELESAI router direset", IS(SELESAI, "router direset") },
	{ "Sudah selesai pak, kabel diganti", IS(SELESAI, "kabel diganti") },
	{ "SUDAH SELESAI PAK", IS(SELESAI, "") },
	{ "sudahselesai ganti kabel", IS(SELESAI, "ganti kabel") },
	{ "sdhselesai", IS(SELESAI, "") },
	{ "sdh beres, printer diinstal ulang", IS(SELESAI, "printer diinstal ulang") },
	{ "udah kelar bos, ganti adaptor", IS(SELESAI, "ganti adaptor") },
	{ "wis rampung mas", IS(SELESAI, "") },
	{ "wes beres, kabele diganti", IS(SELESAI, "kabele diganti") },
	{ "sampun rampung, kabel kula gantos", IS(SELESAI, "kabel kula gantos") },
	{ "mpun beres pak", IS(SELESAI, "") },
	{ "Alhamdulillah sudah selesai, server hidup lagi", IS(SELESAI, "server hidup lagi") },
	{ "ok sudah selesai", IS(SELESAI, "") },
	{ "Siap pak, sudah selesai. Kabel diganti", IS(SELESAI, "Kabel diganti") },
	{ "Mohon ijin pak, sudah selesai, kabel diganti", IS(SELESAI, "kabel diganti") },
	{ "Ijin lapor pak, selesai ganti switch", IS(SELESAI, "ganti switch") },
	{ "Yth. Pak Kabid,\nSELESAI ganti AP", IS(SELESAI, "ganti AP") },
	{ "Bu Sari, selesai ya", IS(SELESAI, "") },
	{ "done", IS(SELESAI, "") },
	{ "Done! ganti port", IS(SELESAI, "ganti port") },
	{ "fixed: reset password", IS(SELESAI, "reset password") },
	{ "selesaiii ganti mouse", IS(SELESAI, "ganti mouse") },
	{ "slesai ganti mouse", IS(SELESAI, "ganti mouse") },
	{ "selesau ganti mouse", IS(SELESAI, "ganti mouse") },
	{ "seelsai ganti mouse", IS(SELESAI, "ganti mouse") },
	{ "rampng, kabel diganti", IS(SELESAI, "kabel diganti") },
	{ "SELESAI\n1. kabel diganti\n2. dites", IS(SELESAI, "1. kabel diganti\n2. dites") },
	{ "selesai diperbaiki, tidak ada kendala", IS(SELESAI, "diperbaiki, tidak ada kendala") },
	{ "selesai. Belum pernah rusak lagi", IS(SELESAI, "Belum pernah rusak lagi") },
	{ "selesai 100%", IS(SELESAI, "100%") },
	{ "belum selesai", COMMENT },
	{ "blm selesai pak", COMMENT },
	{ "belum beres, kurang kabel", COMMENT },
	{ "tdk selesai hari ini", COMMENT },
	{ "tidak bisa selesai", COMMENT },
	{ "kurang selesai", COMMENT },
	{ "durung rampung", COMMENT },
	{ "dereng sampun", COMMENT },
	{ "mboten saged rampung dinten niki", COMMENT },
	{ "belumselesai", COMMENT },
	{ "gak kelar", COMMENT },
	{ "ok belum selesai", COMMENT },
	{ "sudah tidak error", COMMENT },
	{ "hampir selesai", COMMENT },
	{ "selesai sebagian", COMMENT },
	{ "selesai 50%", COMMENT },
	{ "kalau sudah selesai saya kabari", COMMENT },
	{ "nanti kalau selesai saya kabari", COMMENT },
	{ "akan saya selesaikan besok", COMMENT },
	{ "selesai besok pak", COMMENT },
	{ "selesai nanti sore", COMMENT },
	{ "besok selesai", COMMENT },
	{ "sudah selesai?", COMMENT },
	{ "sudah selesai belum pak", COMMENT },
	{ "selesai apa belum", COMMENT },
	{ "sudah selesai kan pak", COMMENT },
	{ "apakah sudah selesai", COMMENT },
	{ "selesaikan segera", COMMENT },
	{ "segera selesai", COMMENT },
	{ "kapan rampung mas", COMMENT },
	{ "kampung kami mati lampu", COMMENT },
	{ "Lampung sudah", COMMENT },
	{ "keluar kantor sebentar", COMMENT },
	{ "jangan selesai dulu", COMMENT },
	{ "gagal selesai", COMMENT },
};

static const struct command_row others[] = {
	{ "CUTI 1-5 Desember", IS(CUTI, "1-5 Desember") },
	{ "cuti besok", IS(CUTI, "besok") },
	{ "cuti", IS(CUTI, "") },
	{ "Cuti tgl 4-6", IS(CUTI, "tgl 4-6") },
	{ "izin cuti 3 hari", IS(CUTI, "3 hari") },
	{ "mohon izin cuti tanggal 4", IS(CUTI, "tanggal 4") },
	{ "sakit hari ini", IS(CUTI, "hari ini") },
	{ "ijin sakit pak", IS(CUTI, "") },
	{ "libur besok sampai jumat", IS(CUTI, "besok sampai jumat") },
	{ "libur senin-rabu", IS(CUTI, "senin-rabu") },
	{ "sakit pak", IS(CUTI, "") },
	{ "cuti?", COMMENT },
	{ "libur nasional", COMMENT },
	{ "tidak jadi cuti", COMMENT },
	{ "tidak libur", COMMENT },
	{ "liburkan saja", COMMENT },
	{ "BATAL", IS(BATAL, "") },
	{ "batal pak", IS(BATAL, "") },
	{ "batal, salah ketik", IS(BATAL, "salah ketik") },
	{ "batal salah tiket", IS(BATAL, "salah tiket") },
	{ "cancel", IS(BATAL, "") },
	{ "btal", ASKED(BATAL) },
	{ "batal?", COMMENT },
	{ "jangan dibatalkan", COMMENT },
	{ "LAPORAN", IS(LAPORAN, "") },
	{ "laporan oktober", IS(LAPORAN, "oktober") },
	{ "minta laporan kinerja oktober", IS(LAPORAN, "kinerja oktober") },
	{ "laporan hasilnya", IS(LAPORAN, "") },
	{ "laporan sudah saya kirim", COMMENT },
	{ "laporan menyusul", COMMENT },
	{ "laporan sudah dikirim", COMMENT },
	{ "STATUS", IS(STATUS, "") },
	{ "bantuan", IS(BANTUAN, "") },
	{ "masuk", IS(MASUK, "") },
	{ "link", IS(MASUK, "") },
	{ "sudah masuk", COMMENT },
	{ "SETUJU", COMMENT },
	{ "acc", COMMENT },
	{ "wifi lantai 2 masih mati", COMMENT },
	{ "4", COMMENT },
};

static const struct command_row joining[] = {
	{ "GABUNG TIK-2026-000123", IS(GABUNG, "TIK-2026-000123") },
	{ "gabungkan dengan TIK-2026-000123", IS(GABUNG, "dengan TIK-2026-000123") },
	{ "gabung ke tik-2026-000123 pak", IS(GABUNG, "ke tik-2026-000123 pak") },
	{ "merge TIK-2026-000123", IS(GABUNG, "TIK-2026-000123") },
	{ "GABUNG", IS(GABUNG, "") },
	{ "gabung zoom jam berapa?", COMMENT },
	{ "jangan digabung TIK-2026-000123", COMMENT },
	{ "PECAH\nwifi mati\nprinter rusak", IS(PECAH, "wifi mati\nprinter rusak") },
	{ "PECAH: wifi mati; printer rusak", IS(PECAH, "wifi mati; printer rusak") },
	{ "pisah wifi mati; printer rusak", IS(PECAH, "wifi mati; printer rusak") },
	{ "pisahkan: email; vpn", IS(PECAH, "email; vpn") },
	{ "split\n- email\n- vpn", IS(PECAH, "email\n- vpn") },
	{ "PECAH wifi mati dan printer rusak", IS(PECAH, "wifi mati dan printer rusak") },
	{ "GABUNG dengan yang kemarin", IS(GABUNG, "dengan yang kemarin") },
	{ "pecah kacanya pak", COMMENT },
	{ "pisah ruangan", COMMENT },
};
/* clang-format on */

static void accepts(void)
{
	CHECK_ROWS(accepting, SPEAKER_TECHNICIAN);
}

static void rejects_only_in_clear_words(void)
{
	CHECK_ROWS(rejecting, SPEAKER_TECHNICIAN);
}

static void tells_of_progress(void)
{
	CHECK_ROWS(working, SPEAKER_TECHNICIAN);
}

static void waits_for_the_requester(void)
{
	CHECK_ROWS(waiting, SPEAKER_TECHNICIAN);
}

static void hands_over(void)
{
	CHECK_ROWS(handing_over, SPEAKER_TECHNICIAN);
}

static void finishes_only_what_is_finished(void)
{
	CHECK_ROWS(finishing, SPEAKER_TECHNICIAN);
}

static void leave_undo_and_questions(void)
{
	CHECK_ROWS(others, SPEAKER_TECHNICIAN);
}

static void joins_and_splits_as_the_operator_does(void)
{
	CHECK_ROWS(joining, SPEAKER_TECHNICIAN);
	CHECK_ROWS(joining, SPEAKER_OPERATOR);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/technician/terima", accepts);
	g_test_add_func("/technician/tolak", rejects_only_in_clear_words);
	g_test_add_func("/technician/proses", tells_of_progress);
	g_test_add_func("/technician/tunggu", waits_for_the_requester);
	g_test_add_func("/technician/alihkan", hands_over);
	g_test_add_func("/technician/selesai", finishes_only_what_is_finished);
	g_test_add_func("/technician/others", leave_undo_and_questions);
	g_test_add_func("/technician/gabung", joins_and_splits_as_the_operator_does);
	return g_test_run();
}
