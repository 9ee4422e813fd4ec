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
{ N_("Tingkat jawaban"),
  N_("Dari tiket yang disetujui pada bulan ini dan masih selesai: yang sudah dinilai pemohon.") },
{ N_("Jam kerja penyelesaian"),
  N_("Waktu kerja dari surat diterima sampai laporan yang disetujui, tanpa waktu menunggu pemohon; "
     "dari tiket yang diterima pada bulan ini dan sudah selesai.") },
{ N_("Masalah yang paling sering"),
  N_("Surat tentang layanan yang sama dengan isi serupa, yang datang lebih dari sekali. Penyelesaian "
     "terbaik: nilai tertinggi dari pemohon, lalu tercepat.") },
{ N_("Diserahkan, diambil alih"),
  N_("ALIHKAN, DISPOSISI, dan pengalihan oleh Desk TIK pada bulan ini, kecuali yang ditarik "
     "kembali.") },
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

static const struct definition of_performance[] = {
{ N_("Yang dihitung"),
  N_("Setiap laporan hasil tindakan yang disetujui pimpinan (SETUJU) pada bulan ini, kapan pun "
     "dikerjakan. Yang disetujui kemudian dihitung pada bulan persetujuannya; tidak ada yang hilang "
     "atau dihitung dua kali.") },
{ N_("Teknisi"),
  N_("Penulis laporan yang disetujui. Tiket yang dialihkan dihitung seluruhnya pada teknisi yang "
     "melaporkannya.") },
{ N_("Tanggal, selesai"),
  N_("Saat laporan yang disetujui dikirim (SELESAI).") },
{ N_("Mulai"),
  N_("TERIMA; untuk tiket yang dibuka lagi, saat dibuka lagi. Tiket yang dikerjakan dua kali karena "
     "dibuka lagi dihitung dua kali, masing-masing dengan waktunya sendiri.") },
{ N_("Durasi (menit)"),
  N_("Jam kerja selama tiket berstatus dikerjakan, dari mulai sampai dilaporkan, menurut jam kerja "
     "kantor dan hari libur. Selama menunggu jawaban pemohon (TUNGGU) dan sesudah dilaporkan, waktu "
     "tidak dihitung.") },
{ N_("Volume, satuan"),
  N_("Satu laporan yang disetujui adalah 1 laporan.") },
{ N_("Belum dihitung"),
  N_("Dikerjakan, menunggu pemohon, atau menunggu persetujuan pada akhir bulan; isi laporannya belum "
     "ditampilkan.") },
{ N_("(rahasia)"),
  N_("Surat bersifat rahasia: perihal dan hasilnya tidak ditampilkan.") },
{ NULL, NULL },
};
/* clang-format on */

const struct definition *definitions(void)
{
	return all;
}

const struct definition *definitions_of_performance(void)
{
	return of_performance;
}
