/* command: a second hundred of sentences, written after the rules were made. */
#include "tests/unit/command_rows.h"

/* clang-format off */
static const struct command_row technician[] = {
	{ "Terima, besok pagi kami ke lokasi.", IS(TERIMA, "besok pagi kami ke lokasi.") },
	{ "Diterima bu, mohon ditunggu", IS(TERIMA, "mohon ditunggu") },
	{ "SIAP!!", IS(TERIMA, "") },
	{ "siap ndan", IS(TERIMA, "ndan") },
	{ "nggih siap pak kabid", IS(TERIMA, "pak kabid") },
	{ "Waalaikumsalam pak, siap", IS(TERIMA, "") },
	{ "trerima", IS(TERIMA, "") },
	{ "siap terima kasih pak", THANKS },
	{ "terimakasihh pak infonya", THANKS },
	{ "TOLAK. Perangkat sudah dihapus dari inventaris", IS(TOLAK, "Perangkat sudah dihapus dari inventaris") },
	{ "tolak, bukan jaringan pemda tapi indihome pribadi", IS(TOLAK, "bukan jaringan pemda tapi indihome pribadi") },
	{ "toalk dobel", ASKED(TOLAK) },
	{ "tidak bisa tolak pak", COMMENT },
	{ "apa sebaiknya ditolak pak?", COMMENT },
	{ "tolonglah pak", COMMENT },
	{ "Dikerjakan mulai jam 9, server dimatikan sebentar", IS(PROSES, "mulai jam 9, server dimatikan sebentar") },
	{ "lagi otw bu", IS(PROSES, "") },
	{ "progress: 2 dari 5 AP terpasang", IS(PROSES, "2 dari 5 AP terpasang") },
	{ "progers ganti hdd", IS(PROSES, "ganti hdd") },
	{ "Ok pak otw", IS(PROSES, "") },
	{ "gak bisa diproses sekarang", COMMENT },
	{ "TUNGGU: mohon kirim foto label printer", IS(TUNGGU, "mohon kirim foto label printer") },
	{ "pending dulu, teknisi vendor baru datang Kamis", IS(TUNGGU, "dulu, teknisi vendor baru datang Kamis") },
	{ "tunggu, IP komputernya berapa ya pak?", IS(TUNGGU, "IP komputernya berapa ya pak?") },
	{ "meunggu surat resmi", IS(TUNGGU, "surat resmi") },
	{ "mau tunggu sampai kapan?", COMMENT },
	{ "ALIHKAN ke Sari - sedang pendidikan", IS(ALIHKAN, "ke Sari - sedang pendidikan") },
	{ "Oper ke seksi aplikasi: ini masalah e-office", IS(ALIHKAN, "ke seksi aplikasi: ini masalah e-office") },
	{ "dialihkan kpd budi, rumahnya dekat", IS(ALIHKAN, "kpd budi, rumahnya dekat") },
	{ "pindah jaringan saja pak", COMMENT },
	{ "kenapa dialihkan ke saya?", COMMENT },
	{ "Selesai mas, konektor RJ45 dicrimping ulang", IS(SELESAI, "konektor RJ45 dicrimping ulang") },
	{ "SELESAI; ganti PSU", IS(SELESAI, "ganti PSU") },
	{ "sudah rampung pak", IS(SELESAI, "") },
	{ "Sdh selesai semua pak, 3 AP diganti", IS(SELESAI, "semua pak, 3 AP diganti") },
	{ "beress pak, modem direset", IS(SELESAI, "modem direset") },
	{ "Malam pak, selesai ganti harddisk", IS(SELESAI, "ganti harddisk") },
	{ "done pak", IS(SELESAI, "") },
	{ "slesai. kabel LAN diganti baru", IS(SELESAI, "kabel LAN diganti baru") },
	{ "ok beres, driver diinstal", IS(SELESAI, "driver diinstal") },
	{ "Mohon maaf baru balas. Selesai, akun sudah aktif", COMMENT },
	{ "tinggal sedikit lagi selesai", COMMENT },
	{ "blm slesai, kurang konektor", COMMENT },
	{ "ora rampung dina iki", COMMENT },
	{ "nggak jadi selesai, masih hujan", COMMENT },
	{ "beres kah?", COMMENT },
	{ "selesai jam berapa ya", COMMENT },
	{ "rampung dereng pak", COMMENT },
	{ "insyaallah besok selesai", COMMENT },
	{ "penyelesaian menunggu vendor", COMMENT },
	{ "semoga cepat selesai", COMMENT },
	{ "SELESAI ATAU BELUM PAK", COMMENT },
	{ "cuti 30 desember - 3 januari", IS(CUTI, "30 desember - 3 januari") },
	{ "Ijin pak, sakit 2 hari", IS(CUTI, "2 hari") },
	{ "sakit, tidak masuk hari ini", IS(CUTI, "tidak masuk hari ini") },
	{ "printer sakit", COMMENT },
	{ "cuti saya sudah disetujui belum?", COMMENT },
	{ "batalkan, salah tiket pak", IS(BATAL, "salah tiket pak") },
	{ "GABUNGKAN ke TIK-2026-000045", IS(GABUNG, "ke TIK-2026-000045") },
	{ "gabng TIK-2026-000045", IS(GABUNG, "TIK-2026-000045") },
	{ "Pecah:\n1. wifi\n2. printer", IS(PECAH, "1. wifi\n2. printer") },
	{ "kaca server pecah", COMMENT },
};

static const struct command_row leader[] = {
	{ "Setuju, bagus.", IS(SETUJU, "") },
	{ "Ok, setuju.", IS(SETUJU, "") },
	{ "ACC!!!", IS(SETUJU, "") },
	{ "Approve pak", IS(SETUJU, "") },
	{ "Wa'alaikumussalam, acc mas", IS(SETUJU, "") },
	{ "njih, setuju", IS(SETUJU, "") },
	{ "setuju\nterima kasih", IS(SETUJU, "") },
	{ "Mas Tono, setuju", IS(SETUJU, "") },
	{ "stuju pak", ASKED(SETUJU) },
	{ "setujj", ASKED(SETUJU) },
	{ "setuju, namun lain kali lampirkan foto", ASKED(SETUJU) },
	{ "acc kalau foto sudah lengkap", ASKED(SETUJU) },
	{ "kami setuju", ASKED(SETUJU) },
	{ "saya kurang setuju dengan uraian ini", COMMENT },
	{ "ora setuju", COMMENT },
	{ "Belum saya setujui", COMMENT },
	{ "sudah acc belum ya", COMMENT },
	{ "siapa yang acc?", COMMENT },
	{ "laporannya bagus", COMMENT },
	{ "ok siap", COMMENT },
	{ "oke, acc semua ya", IS(SETUJU, "SEMUA") },
	{ "SETUJU SEMUANYA", IS(SETUJU, "SEMUA") },
	{ "setuju semua asal lengkap", ASKED(SETUJU) },
	{ "semua belum setuju", COMMENT },
	{ "Revisi: mohon dilengkapi nomor inventaris", IS(REVISI, "mohon dilengkapi nomor inventaris") },
	{ "dikembalikan, tindakannya apa?", IS(REVISI, "tindakannya apa?") },
	{ "refisi foto", IS(REVISI, "foto") },
	{ "sudah direvisi belum?", COMMENT },
	{ "Dispo: Sari, dampingi BPKAD", IS(DISPOSISI, "Sari, dampingi BPKAD") },
	{ "ok dispo ke tono", IS(DISPOSISI, "ke tono") },
	{ "disposisinya mana", COMMENT },
	{ "laporan september", IS(LAPORAN, "september") },
	{ "Mohon laporan bulan Oktober", IS(LAPORAN, "bulan Oktober") },
	{ "LAPORAN nop 2026", IS(LAPORAN, "nop 2026") },
	{ "laporan kegiatan kemarin bagus", COMMENT },
	{ "laporan dari dinas sosial belum ditangani", COMMENT },
	{ "Alihkan ke seksi infrastruktur: beban budi penuh", IS(ALIHKAN, "ke seksi infrastruktur: beban budi penuh") },
	{ "batal, tadi salah pencet", IS(BATAL, "tadi salah pencet") },
};

static const struct command_row requester[] = {
	{ "Batal mas, sudah dibetulkan sendiri", IS(BATAL, "sudah dibetulkan sendiri") },
	{ "batalkan tiket TIK-2026-000009", IS(BATAL, "tiket TIK-2026-000009") },
	{ "Cancel, wifi sudah hidup", IS(BATAL, "wifi sudah hidup") },
	{ "batalin aja min", IS(BATAL, "aja min") },
	{ "acara batal pak", COMMENT },
	{ "jgn dibatalkan pak, masih perlu", COMMENT },
	{ "Belum bisa, printer tetap tidak terdeteksi", IS(BELUM, "bisa, printer tetap tidak terdeteksi") },
	{ "belum normal bu", IS(BELUM, "normal bu") },
	{ "masih error mas, muncul 404", IS(BELUM, "masih error mas, muncul 404") },
	{ "msh blm bisa", IS(BELUM, "msh blm bisa") },
	{ "masih juga lemot", IS(BELUM, "masih juga lemot") },
	{ "Tetap mati.", IS(BELUM, "Tetap mati.") },
	{ "dereng saged mlebet aplikasi", IS(BELUM, "saged mlebet aplikasi") },
	{ "isih lemot banget", IS(BELUM, "isih lemot banget") },
	{ "BELUM!!! sudah 3 hari", IS(BELUM, "sudah 3 hari") },
	{ "sudah normal kembali, terima kasih", COMMENT },
	{ "sampun lancar pak", COMMENT },
	{ "belum ada keluhan pak", COMMENT },
	{ "masih hidup", COMMENT },
	{ "4 sangat memuaskan", IS(NILAI, "4 sangat memuaskan") },
	{ "3, cukup baik", IS(NILAI, "3 cukup baik") },
	{ "1 pelayanan buruk", IS(NILAI, "1 pelayanan buruk") },
	{ "2 karena terlalu lama", IS(NILAI, "2 karena terlalu lama") },
	{ "Nilai 4, terima kasih", IS(NILAI, "4 terima kasih") },
	{ "Sangat puas pak, cepat ditangani", IS(NILAI, "4 pak, cepat ditangani") },
	{ "tdk puas!", IS(NILAI, "1") },
	{ "ora puas", IS(NILAI, "1") },
	{ "puas bgt", IS(NILAI, "4") },
	{ "kurang memuaskan", IS(NILAI, "2") },
	{ "2 laptop dan 1 printer belum konek", COMMENT },
	{ "3 orang pegawai tidak bisa login", COMMENT },
	{ "4 hari lagi kami rapat", COMMENT },
	{ "7", COMMENT },
	{ "100", COMMENT },
	{ "apakah puas?", COMMENT },
	{ "Status pengaduan kami bagaimana pak?", IS(STATUS, "pengaduan kami bagaimana pak?") },
	{ "status server down", COMMENT },
	{ "Bantuan", IS(BANTUAN, "") },
	{ "Bantuannya dong min, printer macet", COMMENT },
	{ "link masuk", IS(MASUK, "masuk") },
	{ "makasih banyak mas Tono", THANKS },
	{ "Terima kasih banyak Pak Tono atas bantuannya", THANKS },
	{ "oke makasih 🙏", THANKS },
	{ "Siap, terima kasih infonya", THANKS },
	{ "matur nuwun nggih", THANKS },
	{ "mantap mas, suwun", THANKS },
	{ "Jabatan: Kepala Seksi", COMMENT },
	{ "tolong dicek lagi", COMMENT },
	{ "min tolong", COMMENT },
};
/* clang-format on */

static void technicians(void)
{
	CHECK_ROWS(technician, SPEAKER_TECHNICIAN);
}

static void leaders(void)
{
	CHECK_ROWS(leader, SPEAKER_LEADER);
}

static void requesters(void)
{
	CHECK_ROWS(requester, SPEAKER_REQUESTER);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/more/technicians", technicians);
	g_test_add_func("/more/leaders", leaders);
	g_test_add_func("/more/requesters", requesters);
	return g_test_run();
}
