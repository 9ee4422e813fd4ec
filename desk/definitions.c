#include "desk/definitions.h"
#include "desk/texts.h"

/* clang-format off */
static const struct definition all[] = {
{ N_("Bulan"),
  N_("Dari tanggal 1 pukul 00.00 sampai akhir hari terakhir, menurut zona waktu kantor.") },
{ N_("Menurut waktu diterima"),
  N_("Capaian dan tabel per OPD, layanan, dan teknisi menghitung tiket yang diterima pada bulan "
     "ini, dengan keadaannya saat data diambil.") },
{ N_("Menurut waktu kejadian"),
  N_("Neraca, ketepatan waktu, penilaian, alih tugas, jam kerja, dan e-kinerja menghitung apa yang "
     "terjadi pada bulan ini, kapan pun tiketnya diterima.") },
{ N_("Diterima"),
  N_("Tiket yang dibuka pada bulan ini, menurut waktu suratnya diterima.") },
{ N_("Terbuka"),
  N_("Belum selesai, ditolak, dibatalkan, atau digabung: termasuk yang menunggu jawaban pemohon dan "
     "yang menunggu persetujuan pimpinan.") },
{ N_("Selesai"),
  N_("Laporan hasil tindakan sudah disetujui pimpinan. Sebelum itu statusnya tindak_lanjut dan "
     "hasilnya tidak ditampilkan (\"belum disetujui\").") },
{ N_("Neraca"),
  N_("Terbuka pada awal bulan + diterima + dibuka kembali = selesai + ditolak + dibatalkan + "
     "digabung + terbuka pada akhir bulan. Lembar Ringkasan menghitungnya dan membandingkannya "
     "dengan hitungan langsung.") },
{ N_("Capaian"),
  N_("Selesai ÷ (selesai + terbuka), dari tiket yang diterima pada bulan ini. Yang ditolak, "
     "dibatalkan, atau digabung tidak dihitung.") },
{ N_("Waktu kerja"),
  N_("Semua target dan lama dihitung dalam jam kerja kantor (lihat pengaturan di bawah), tanpa hari "
     "libur dan cuti bersama. Selama menunggu jawaban pemohon, waktu berhenti.") },
{ N_("Respons tepat waktu"),
  N_("Dari tiket yang diterima teknisi (TERIMA) pada bulan ini: sebelum batas waktu respons "
     "layanannya.") },
{ N_("Penyelesaian tepat waktu"),
  N_("Dari tiket yang disetujui pimpinan pada bulan ini: dilaporkan teknisi sebelum target "
     "selesainya. Lamanya pimpinan memeriksa tidak dihitung.") },
{ N_("Tepat waktu (lembar Tiket)"),
  N_("ya: dilaporkan sebelum target; tidak: dilaporkan sesudah target, atau belum dilaporkan "
     "padahal target sudah lewat; –: target belum lewat, menunggu pemohon, ditolak, dibatalkan, "
     "atau digabung.") },
{ N_("Jam kerja teknisi"),
  N_("Jumlah waktu kerja sejak TERIMA sampai SELESAI dari laporan teknisi itu yang disetujui pada "
     "bulan ini; sama dengan jumlah durasi pada e-kinerja.") },
{ N_("Indeks kepuasan"),
  N_("Rata-rata penilaian pemohon (1–4) × 25, menurut Permenpan RB 14/2017: A mulai 88,31; B mulai "
     "76,61; C mulai 65; di bawahnya D. Penilaian dihitung pada bulan saat diberikan; dari beberapa "
     "penilaian satu tiket, yang terakhir.") },
{ N_("Tunggakan"),
  N_("Tiket yang terbuka pada akhir bulan, dengan umur sejak diterima dalam hari kalender.") },
{ N_("Nomor agenda"),
  N_("Nomor urut surat dalam tahun itu menurut waktu diterima, sama dengan nomor urut tiketnya; "
     "tidak pernah berubah dan tidak pernah dipakai lagi.") },
{ N_("Bulan yang sudah dikirim"),
  N_("Laporan bulanan dikirim sekali. Angkanya tetap seperti saat dikirim; apa yang terjadi "
     "sesudahnya tampil pada lembar Koreksi bulan berikutnya.") },
{ N_("e-kinerja"),
  N_("Hanya pekerjaan yang laporannya disetujui pimpinan, pada bulan persetujuannya: yang disetujui "
     "terlambat masuk bulan berikutnya, tidak hilang dan tidak terhitung dua kali.") },
{ N_("Tanda –"),
  N_("Tidak ada yang dapat dihitung (pembagi nol), belum terjadi, atau belum ada data.") },
{ N_("(rahasia)"),
  N_("Surat bersifat rahasia: perihal dan hasilnya tidak ditampilkan.") },
{ NULL, NULL },
};
/* clang-format on */

const struct definition *definitions(void)
{
	return all;
}
