/* command: what offices write. */
#include "tests/unit/command_rows.h"

/* clang-format off */
static const struct command_row cancelling[] = {
	{ "BATAL", IS(BATAL, "") },
	{ "batal.", IS(BATAL, "") },
	{ "#batal", IS(BATAL, "") },
	{ "batal pak", IS(BATAL, "") },
	{ "batal, sudah normal sendiri", IS(BATAL, "sudah normal sendiri") },
	{ "BATAL wifi sudah nyala", IS(BATAL, "wifi sudah nyala") },
	{ "Batalkan tiket ini", IS(BATAL, "tiket ini") },
	{ "batalkan saja pak sudah bisa", IS(BATAL, "saja pak sudah bisa") },
	{ "cancel aja", IS(BATAL, "aja") },
	{ "cancel", IS(BATAL, "") },
	{ "maaf pak, batal", IS(BATAL, "") },
	{ "ok batalkan saja", IS(BATAL, "saja") },
	{ "Selamat pagi, batalkan permohonan kami", IS(BATAL, "permohonan kami") },
	{ "btl", ASKED(BATAL) },
	{ "batl", ASKED(BATAL) },
	{ "batall", ASKED(BATAL) },
	{ "mohon dibatalkan", ASKED(BATAL) },
	{ "tidak jadi", ASKED(BATAL) },
	{ "ga jadi pak", ASKED(BATAL) },
	{ "batalkan zoom jam 10", ASKED(BATAL) },
	{ "jangan dibatalkan", COMMENT },
	{ "tidak batal", COMMENT },
	{ "batal?", COMMENT },
	{ "bisa dibatalkan?", COMMENT },
	{ "kalau batal bagaimana", COMMENT },
	{ "Batam cuacanya buruk", COMMENT },
	{ "batas akhir kapan?", COMMENT },
};

static const struct command_row complaining[] = {
	{ "BELUM", IS(BELUM, "") },
	{ "belum pak", IS(BELUM, "") },
	{ "belum selesai", IS(BELUM, "selesai") },
	{ "blm beres", IS(BELUM, "beres") },
	{ "belum bisa pak", IS(BELUM, "bisa pak") },
	{ "Belum, masih lemot", IS(BELUM, "masih lemot") },
	{ "BELUM: wifi lantai 2", IS(BELUM, "wifi lantai 2") },
	{ "belumselesai", IS(BELUM, "selesai") },
	{ "beluumm", IS(BELUM, "") },
	{ "bleum bisa", IS(BELUM, "bisa") },
	{ "blum bisa konek", IS(BELUM, "bisa konek") },
	{ "masih mati", IS(BELUM, "masih mati") },
	{ "msh lemot pak", IS(BELUM, "msh lemot pak") },
	{ "masih saja error", IS(BELUM, "masih saja error") },
	{ "masih tetap mati", IS(BELUM, "masih tetap mati") },
	{ "masih belum bisa", IS(BELUM, "masih belum bisa") },
	{ "masih tidak bisa login", IS(BELUM, "masih tidak bisa login") },
	{ "masih ada gangguan", IS(BELUM, "masih ada gangguan") },
	{ "masih sering putus", IS(BELUM, "masih sering putus") },
	{ "tetap tidak bisa", IS(BELUM, "tetap tidak bisa") },
	{ "isih mati mas", IS(BELUM, "isih mati mas") },
	{ "durung iso", IS(BELUM, "iso") },
	{ "dereng saget pak", IS(BELUM, "saget pak") },
	{ "maaf pak masih mati", IS(BELUM, "masih mati") },
	{ "Pak, belum selesai", IS(BELUM, "selesai") },
	{ "ok belum bisa", IS(BELUM, "bisa") },
	{ "belum ada perubahan", IS(BELUM, "ada perubahan") },
	{ "masih mati pak, kapan diperbaiki?", IS(BELUM, "masih mati pak, kapan diperbaiki?") },
	{ "belum selesai?", COMMENT },
	{ "masih mati?", COMMENT },
	{ "belum ada kendala", COMMENT },
	{ "belum ada masalah lagi pak", COMMENT },
	{ "belum sempat dicoba", COMMENT },
	{ "belum kami cek", COMMENT },
	{ "masih aman", COMMENT },
	{ "masih lancar pak", COMMENT },
	{ "masih kami pantau", COMMENT },
	{ "sudah bisa pak", COMMENT },
	{ "sampun saget, matur nuwun", COMMENT },
	{ "wis bisa mas suwun", COMMENT },
	{ "sudah selesai, terima kasih", COMMENT },
	{ "terima kasih, tapi masih mati", COMMENT },
	{ "wifi kantor masih mati", COMMENT },
	{ "sudah belum?", COMMENT },
	{ "kapan selesai?", COMMENT },
	{ "tidak bisa login", COMMENT },
};

static const struct command_row rating[] = {
	{ "1", IS(NILAI, "1") },
	{ "4", IS(NILAI, "4") },
	{ "4.", IS(NILAI, "4") },
	{ "#4", IS(NILAI, "4") },
	{ "4 👍", IS(NILAI, "4 👍") },
	{ "3 lambat", IS(NILAI, "3 lambat") },
	{ "2 lama sekali menunggunya", IS(NILAI, "2 lama sekali menunggunya") },
	{ "3 teknisinya ramah", IS(NILAI, "3 teknisinya ramah") },
	{ "4, pelayanan cepat", IS(NILAI, "4 pelayanan cepat") },
	{ "4 (sangat puas)", IS(NILAI, "4 sangat puas") },
	{ "4 - sangat puas", IS(NILAI, "4 sangat puas") },
	{ "4. sangat puas", IS(NILAI, "4 sangat puas") },
	{ "1\nlama sekali", IS(NILAI, "1 lama sekali") },
	{ "4 terima kasih", IS(NILAI, "4 terima kasih") },
	{ "nilai 4", IS(NILAI, "4") },
	{ "Nilai: 3, agak lama", IS(NILAI, "3 agak lama") },
	{ "ok 4", IS(NILAI, "4") },
	{ "Terima kasih. 4", IS(NILAI, "4") },
	{ "puas", IS(NILAI, "3") },
	{ "PUAS!", IS(NILAI, "3") },
	{ "puas pak", IS(NILAI, "3 pak") },
	{ "puas, terima kasih", IS(NILAI, "3 terima kasih") },
	{ "puas tapi agak lama", IS(NILAI, "3 tapi agak lama") },
	{ "sangat puas", IS(NILAI, "4") },
	{ "Sangat Puas. Terima kasih", IS(NILAI, "4 Terima kasih") },
	{ "sangatpuas", IS(NILAI, "4") },
	{ "sgt puas", IS(NILAI, "4") },
	{ "puas sekali", IS(NILAI, "4") },
	{ "puas bangettt", IS(NILAI, "4") },
	{ "cukup puas", IS(NILAI, "3") },
	{ "kurang puas krn lama", IS(NILAI, "2 krn lama") },
	{ "krg puas", IS(NILAI, "2") },
	{ "kurng puas", IS(NILAI, "2") },
	{ "tidka puas", IS(NILAI, "1") },
	{ "snagat puas", IS(NILAI, "4") },
	{ "tidak puas", IS(NILAI, "1") },
	{ "gak puas, lambat", IS(NILAI, "1 lambat") },
	{ "mboten puas", IS(NILAI, "1") },
	{ "sangat tidak puas", IS(NILAI, "1") },
	{ "Terima kasih pak, sangat puas", IS(NILAI, "4") },
	{ "alhamdulillah puas", IS(NILAI, "3") },
	{ "5", COMMENT },
	{ "0", COMMENT },
	{ "10", COMMENT },
	{ "4?", COMMENT },
	{ "puas?", COMMENT },
	{ "4,5", COMMENT },
	{ "2 komputer mati", COMMENT },
	{ "3 hari belum ada kabar", COMMENT },
	{ "1 unit printer rusak", COMMENT },
	{ "2 dari 3 printer", COMMENT },
	{ "1 lagi pak, printer juga rusak", COMMENT },
	{ "3 Desember kami ada rapat", COMMENT },
	{ "1. wifi mati", COMMENT },
	{ "1. Nama: Tono\n2. NIP: 199901012020011001", COMMENT },
	{ "bintang 4", COMMENT },
	{ "nilai 5", COMMENT },
	{ "nilai ujian hilang", COMMENT },
	{ "kami puas", COMMENT },
	{ "siapa yang puas", COMMENT },
};

static const struct command_row asking[] = {
	{ "STATUS", IS(STATUS, "") },
	{ "status?", IS(STATUS, "") },
	{ "status tiket saya", IS(STATUS, "tiket saya") },
	{ "Status TIK-2026-000123 pak?", IS(STATUS, "TIK-2026-000123 pak?") },
	{ "staus", IS(STATUS, "") },
	{ "status jaringan merah", COMMENT },
	{ "bagaimana status tiket saya?", COMMENT },
	{ "BANTUAN", IS(BANTUAN, "") },
	{ "help me", IS(BANTUAN, "") },
	{ "help!", IS(BANTUAN, "") },
	{ "bantuan pak", IS(BANTUAN, "") },
	{ "mohon bantuan wifi mati", COMMENT },
	{ "mohon bantuannya", COMMENT },
	{ "bantuan pemasangan wifi", COMMENT },
	{ "MASUK", IS(MASUK, "") },
	{ "link", IS(MASUK, "") },
	{ "link pak", IS(MASUK, "") },
	{ "masuk ke aplikasi gagal", COMMENT },
	{ "sudah masuk?", COMMENT },
	{ "masak begini", COMMENT },
};

static const struct command_row talking[] = {
	{ "terima kasih", THANKS },
	{ "Terima kasih banyak atas bantuannya pak", THANKS },
	{ "makasih min", THANKS },
	{ "matur nuwun sanget pak", THANKS },
	{ "suwun mas", THANKS },
	{ "trimss", THANKS },
	{ "siap, makasih", THANKS },
	{ "siap pak", THANKS },
	{ "baik pak terima kasih", THANKS },
	{ "🙏", THANKS },
	{ "👍👍", THANKS },
	{ "ok 👍", THANKS },
	{ "mantap", THANKS },
	{ "sama-sama", COMMENT },
	{ "terima kasih?", COMMENT },
	{ "terima kasih, kapan lagi dicek?", COMMENT },
	{ "TERIMA", COMMENT },
	{ "SETUJU", COMMENT },
	{ "SELESAI", COMMENT },
	{ "tolak", COMMENT },
	{ "NIP: 199901012020011001", COMMENT },
	{ "Nama: Tono\nNIP: 199901012020011001\nHP: 081200000000", COMMENT },
	{ "min wifi kantor mati dr pagi", COMMENT },
	{ "pak internet lemot banget", COMMENT },
	{ "laporan gangguan", COMMENT },
	{ "Laporan 2026-10", COMMENT },
	{ "GABUNG TIK-2026-000123", COMMENT },
	{ "cuti", COMMENT },
	{ "Lampu modem merah", COMMENT },
	{ "port 4", COMMENT },
	{ "Dengan hormat, mohon perbaikan jaringan", COMMENT },
	{ "ya", IS(YA, "") },
	{ "iya pak", IS(YA, "") },
	{ "ya masih mati", IS(BELUM, "masih mati") },
};

/* Nothing but a request for the report is one: everything else may be a complaint. */
static const struct command_row reporting[] = {
	{ "LAPORAN", IS(LAPORAN, "") },
	{ "laporan", IS(LAPORAN, "") },
	{ "Laporan pak.", IS(LAPORAN, "") },
	{ "#laporan", IS(LAPORAN, "") },
	{ "laporannya pak", IS(LAPORAN, "") },
	{ "report", IS(LAPORAN, "") },
	{ "minta laporan", IS(LAPORAN, "") },
	{ "Minta laporannya pak, terima kasih", IS(LAPORAN, "") },
	{ "mohon laporan", IS(LAPORAN, "") },
	{ "mohon dikirim laporannya", IS(LAPORAN, "") },
	{ "mohon laporannya dikirim ya pak", IS(LAPORAN, "") },
	{ "laporan mohon dikirim", IS(LAPORAN, "") },
	{ "kirim laporan tindak lanjut", IS(LAPORAN, "") },
	{ "kirimkan laporan hasil tindakan", IS(LAPORAN, "") },
	{ "tolong kirim laporan hasil perbaikannya", IS(LAPORAN, "") },
	{ "laporan hasilnya", IS(LAPORAN, "") },
	{ "laporan tindak lanjut", IS(LAPORAN, "") },
	{ "laporan hasil penanganan, mohon dikirim", IS(LAPORAN, "") },
	{ "minta hasil laporannya", IS(LAPORAN, "") },
	{ "minta pdf laporan", IS(LAPORAN, "") },
	{ "saya minta laporan", IS(LAPORAN, "") },
	{ "kami mohon laporan tindak lanjutnya", IS(LAPORAN, "") },
	{ "bisa minta laporannya?", IS(LAPORAN, "") },
	{ "Pak, boleh minta laporannya?", IS(LAPORAN, "") },
	{ "Selamat pagi, mohon laporan hasilnya", IS(LAPORAN, "") },
	{ "Terima kasih pak. Mohon laporannya dikirim", IS(LAPORAN, "") },
	{ "nyuwun laporanne", COMMENT },
	{ "nyuwun laporan pak", IS(LAPORAN, "") },
	{ "please send the report", IS(LAPORAN, "") },
	{ "laporan wifi mati", COMMENT },
	{ "Laporan: wifi mati", COMMENT },
	{ "laporan\nwifi ruang rapat mati", COMMENT },
	{ "laporan pak, wifi mati lagi", COMMENT },
	{ "minta laporan wifi mati segera ditangani", COMMENT },
	{ "laporan kerusakan printer", COMMENT },
	{ "laporan gangguan", COMMENT },
	{ "laporan kami", COMMENT },
	{ "laporan saya bagaimana?", COMMENT },
	{ "laporan kami mohon ditindaklanjuti", COMMENT },
	{ "mohon tindak lanjut laporan kami", COMMENT },
	{ "mohon tindak lanjut laporan", COMMENT },
	{ "kami kirim laporan", COMMENT },
	{ "saya laporan", COMMENT },
	{ "ini laporannya", COMMENT },
	{ "berikut laporan hasilnya", COMMENT },
	{ "laporan?", COMMENT },
	{ "laporannya mana?", COMMENT },
	{ "hasil laporan", COMMENT },
	{ "bisa laporan?", COMMENT },
	{ "laporan perlu perbaikan", COMMENT },
	{ "laporan tindak lanjut belum ada", COMMENT },
	{ "laporannya belum kami terima", COMMENT },
	{ "laporan sudah kami terima", COMMENT },
	{ "terima kasih laporannya", COMMENT },
	{ "Terima kasih, laporannya", COMMENT },
	{ "terima kasih atas laporannya", COMMENT },
	{ "jangan kirim laporan", COMMENT },
	{ "tidak perlu laporan", COMMENT },
	{ "lapor wifi mati", COMMENT },
	{ "laporan bulanan", COMMENT },
	{ "LAPORAN 2026-10", COMMENT },
	{ "laporan oktober", COMMENT },
	{ "minta laporan dan 2 kabel", COMMENT },
};
/* clang-format on */

static void cancels_only_in_clear_words(void)
{
	CHECK_ROWS(cancelling, SPEAKER_REQUESTER);
}

static void says_that_it_is_not_solved(void)
{
	CHECK_ROWS(complaining, SPEAKER_REQUESTER);
}

static void rates_in_figures_and_words(void)
{
	CHECK_ROWS(rating, SPEAKER_REQUESTER);
}

static void asks_the_desk(void)
{
	CHECK_ROWS(asking, SPEAKER_REQUESTER);
}

static void asks_for_the_report(void)
{
	CHECK_ROWS(reporting, SPEAKER_REQUESTER);
}

static void thanks_and_talks(void)
{
	CHECK_ROWS(talking, SPEAKER_REQUESTER);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/requester/batal", cancels_only_in_clear_words);
	g_test_add_func("/requester/belum", says_that_it_is_not_solved);
	g_test_add_func("/requester/nilai", rates_in_figures_and_words);
	g_test_add_func("/requester/questions", asks_the_desk);
	g_test_add_func("/requester/laporan", asks_for_the_report);
	g_test_add_func("/requester/talk", thanks_and_talks);
	return g_test_run();
}
