/* The letters to technicians, leaders and operators. Each is one text for the translator. */
#include "gateway/templates.h"

#include "desk/texts.h"

#define TICKET BRINGS_TICKET
#define TEXT BRINGS_TEXT
#define PRIVATE BRINGS_PRIVATE_TEXT
#define AUTHOR BRINGS_AUTHOR
#define MAIL BRINGS_MAIL
#define REPORT BRINGS_REPORT

/* clang-format off */
static const struct letter_kind letters[NOTICE_COUNT] = {
[NOTICE_ASSIGNMENT] = { N_("kepada teknisi: tugas baru"), TICKET | TEXT | AUTHOR | BRINGS_COMMAND | BRINGS_OFFERS,
N_(
"# Tugas baru {number}: {subject}.\n"
"\n"
"{if command ALIHKAN}\n"
"> Diserahkan kepada Anda: {text}\n"
"{end}\n"
"\n"
"{if status baru}\n"
"Mohon validasi paling lambat {respond_by}: terima, atau tolak dengan alasan.\n"
"{end}\n"
"{if twin}\n"
"Mungkin sama dengan {twin} dari kantor ini. Bila memang sama, gabungkan dengan GABUNG {twin}.\n"
"{end}\n"
"{if several}\n"
"Surat ini tampaknya memuat beberapa masalah: {several}. Bila benar, pecah dengan PECAH.\n"
"{end}\n"
"\n"
"{letter}\n"
"{answers}\n"
"{similar}\n"
"{facts}\n") },

[NOTICE_HANDED_OVER] = { N_("kepada teknisi: tiketnya diserahkan kepada orang lain, atau digabung"),
TICKET | TEXT | AUTHOR | BRINGS_COMMAND | BRINGS_OTHER, N_(
"{if command GABUNG}\n"
"# Tiket {number} digabungkan dengan {merged_into}, tidak lagi pada Anda.\n"
"{else}\n"
"# Tiket {number} kini dipegang {assignee}, tidak lagi pada Anda.\n"
"{end}\n"
"\n"
"> Catatan penyerahan: {text}\n"
"\n"
"{facts short}\n"
"\n"
"Anda tidak perlu melakukan apa pun lagi untuk tiket ini.\n") },

[NOTICE_REVISION] = { N_("kepada teknisi: pimpinan minta laporannya diperbaiki"),
TICKET | TEXT | AUTHOR | REPORT, N_(
"# Laporan Anda untuk {number} perlu diperbaiki.\n"
"\n"
"> Permintaan {by}: {text}\n"
"\n"
"Balas SELESAI dengan laporan yang sudah diperbaiki. Laporan lama diganti dengan yang baru.\n"
"{if also}\n"
"Berlaku juga untuk {also}.\n"
"{end}\n"
"\n"
"{facts short}\n"
"{report}\n") },

[NOTICE_REPORT_APPROVED] = { N_("kepada teknisi: laporannya disetujui"), TICKET | AUTHOR | REPORT,
N_(
"# Laporan Anda untuk {number} disetujui; tiket selesai.\n"
"\n"
"{by} menyetujui laporan ini. Pemohon sudah menerima hasilnya. Terima kasih.\n"
"{if not hidden}\n"
"Laporannya terlampir sebagai PDF.\n"
"{end}\n"
"{if also}\n"
"Berlaku juga untuk {also}.\n"
"{end}\n"
"\n"
"{facts short}\n") },

[NOTICE_OBJECTION] = { N_("kepada teknisi: pemohon membuka tiketnya kembali"),
TICKET | PRIVATE | AUTHOR | MAIL, N_(
"# Tiket {number} dibuka kembali oleh pemohon.\n"
"\n"
"{if text}\n"
"> {by} menulis: {text}\n"
"{else}\n"
"{if not hidden}\n"
"> {by} menulis: (tanpa teks)\n"
"{end}\n"
"{end}\n"
"{attachments}\n"
"\n"
"{if status baru}\n"
"Pemohon keberatan atas penolakan. Mohon periksa sekali lagi.\n"
"{else}\n"
"Menurut pemohon masalahnya belum beres. Target waktunya dihitung lagi dari sekarang.\n"
"{end}\n"
"\n"
"{facts short}\n") },

[NOTICE_REQUESTER_CANCELLED] = { N_("kepada teknisi: pemohon membatalkan permintaannya"),
TICKET | PRIVATE | AUTHOR, N_(
"# Pemohon membatalkan {number}: {subject}.\n"
"\n"
"> Catatan pemohon: {text}\n"
"\n"
"Anda tidak perlu melakukan apa pun lagi untuk tiket ini.\n"
"\n"
"{facts short}\n") },

[NOTICE_COMMENT] = { N_("kepada teknisi: pesan baru tentang tiketnya"),
TICKET | PRIVATE | AUTHOR | MAIL, N_(
"{if resumed}\n"
"# Pemohon sudah menjawab: {number}.\n"
"{else}\n"
"# Pesan baru tentang {number}: {subject}.\n"
"{end}\n"
"\n"
"{if text}\n"
"> {by} menulis: {text}\n"
"{else}\n"
"{if not hidden}\n"
"> {by} menulis: (tanpa teks)\n"
"{end}\n"
"{end}\n"
"{attachments}\n"
"\n"
"{if resumed}\n"
"Hitungan waktu berjalan lagi; pekerjaan dapat dilanjutkan.\n"
"{end}\n"
"\n"
"{facts short}\n") },

[NOTICE_REMINDER] = { N_("kepada teknisi: target waktunya hampir atau sudah lewat"), TICKET | TEXT,
N_(
"{if late}\n"
"# Target waktu {number} sudah lewat: {subject}.\n"
"{else}\n"
"# Target waktu {number} sudah dekat: {subject}.\n"
"{end}\n"
"\n"
"Target selesainya {due}; {text} persen dari waktunya sudah terpakai. Mohon selesaikan, atau kabari "
"pemohon dengan PROSES.\n"
"\n"
"{facts short}\n") },

[NOTICE_OUTBREAK] = { N_("kepada teknisi dan pimpinan: beberapa kantor melaporkan gangguan yang sama"),
TICKET | TEXT | BRINGS_TICKETS | BRINGS_OTHER, N_(
"# Insiden {incident}: {text}.\n"
"\n"
"{if assignee}\n"
"Dikerjakan {assignee}. Yang dilaporkan pada tiket {number} (TERIMA, PROSES, SELESAI) berlaku untuk "
"semua tiket di bawah ini, dan setiap kantor dikabari. Pengaduan serupa berikutnya langsung ikut.\n"
"{else}\n"
"Belum ada yang mengerjakannya; mohon disposisi. Yang dilaporkan pada tiket {number} berlaku untuk "
"semua tiket di bawah ini.\n"
"{end}\n"
"\n"
"{answers}\n"
"{facts short}\n"
"{tickets}\n") },

[NOTICE_MORNING] = { N_("kepada teknisi: daftar pekerjaan pagi ini"), BRINGS_TICKETS, N_(
"{if ticket_count}\n"
"# Pekerjaan Anda hari ini: {ticket_count} tiket.\n"
"\n"
"Yang paling mendesak ada di atas. Balaslah surat tentang tiketnya masing-masing.\n"
"\n"
"{tickets}\n"
"{else}\n"
"# Tidak ada tiket yang terbuka pada Anda hari ini.\n"
"{end}\n") },

[NOTICE_LEAVE] = { N_("kepada teknisi: cutinya dicatat"), TEXT | BRINGS_TICKETS | BRINGS_UNDO, N_(
"# Cuti Anda sudah kami catat: {text}.\n"
"\n"
"Selama itu Anda tidak mendapat tugas baru.\n"
"\n"
"{if ticket_count}\n"
"Tiket berikut kami serahkan kepada rekan Anda:\n"
"\n"
"{tickets}\n"
"{else}\n"
"Tiket Anda tetap pada Anda; yang tidak dapat menunggu kami serahkan saat cuti mulai.\n"
"{end}\n"
"\n"
"Batal cuti, atau tanggalnya keliru? Balas BATAL.\n"
"\n"
"{undo}\n") },

[NOTICE_ESCALATION] = { N_("kepada pimpinan: sebuah tiket memerlukan perhatian"),
TICKET | TEXT | BRINGS_TEAM, N_(
"# Mohon perhatian Bapak/Ibu untuk {number}: {subject}.\n"
"\n"
"{text}\n"
"\n"
"{answers}\n"
"{technicians}\n"
"{facts}\n"
"{letter}\n") },

[NOTICE_APPROVALS] = { N_("kepada pimpinan: daftar laporan yang menunggu persetujuan"),
BRINGS_TICKETS | BRINGS_REPORTS, N_(
"# {ticket_count} laporan menunggu persetujuan Bapak/Ibu.\n"
"\n"
"Balas SETUJU SEMUA untuk menyetujui semua laporan di bawah ini. Untuk meminta perbaikan, balas "
"surat tentang tiketnya dengan REVISI dan alasannya.\n"
"\n"
"{approve all}\n"
"\n"
"{reports}\n") },

[NOTICE_APPROVAL] = { N_("kepada pimpinan: laporan menunggu persetujuan"),
TICKET | PRIVATE | AUTHOR | REPORT, N_(
"# Mohon persetujuan laporan {number}: {subject}.\n"
"\n"
"{report_author} melaporkan pekerjaan ini selesai. Hasilnya baru dikirim ke pemohon setelah "
"Bapak/Ibu menyetujui.\n"
"{if also}\n"
"Berlaku juga untuk {also}.\n"
"{end}\n"
"\n"
"{report}\n"
"{answers}\n"
"{facts}\n"
"{letter}\n") },

[NOTICE_UNASSIGNED] = { N_("kepada pimpinan: tiket tanpa teknisi"), TICKET | BRINGS_TEAM, N_(
"# Tiket {number} belum punya teknisi: {subject}.\n"
"\n"
"Di seksi {section} sedang tidak ada teknisi yang bertugas. Yang pertama kembali bertugas "
"mendapatkannya. Tidak dapat menunggu? Balas DISPOSISI ke nama: petunjuk.\n"
"\n"
"{technicians}\n"
"{facts}\n"
"{letter}\n") },

[NOTICE_UNTAKEN] = { N_("kepada pimpinan: tiket yang belum diterima siapa pun"), BRINGS_TICKETS, N_(
"# {ticket_count} tiket belum diterima siapa pun.\n"
"\n"
"Tiket berikut belum punya teknisi, atau teknisinya belum menjawab. Mohon disposisi: balas surat "
"tentang tiketnya masing-masing dengan DISPOSISI ke nama: petunjuk.\n"
"\n"
"{tickets}\n") },

[NOTICE_WORKBOOK] = { N_("kepada pimpinan: buku kerja bulanan"), BRINGS_PERIOD, N_(
"# Laporan {desk} bulan {month} terlampir.\n"
"\n"
"Buku kerja Excel ini berisi ringkasan capaian, semua tiket bulan itu, dan cara menghitung "
"setiap angka.\n"
"\n"
"~ Perlu bulan lain? Balas LAPORAN dan bulannya, misalnya LAPORAN 2026-10.\n") },

[NOTICE_PERFORMANCE] = { N_("kepada teknisi dan pimpinan: e-kinerja sebulan"), BRINGS_PERIOD, N_(
"{if reader teknisi}\n"
"# e-Kinerja Anda bulan {month} terlampir.\n"
"\n"
"Buku kerja Excel ini berisi pekerjaan Anda yang laporannya disetujui pimpinan pada bulan itu, "
"dengan waktu kerjanya. Yang belum dihitung ada pada lembar tersendiri.\n"
"\n"
"~ Perlu bulan lain? Balas LAPORAN dan bulannya, misalnya LAPORAN 2026-10.\n"
"{else}\n"
"{if sheets}\n"
"# e-Kinerja teknisi bulan {month} terlampir.\n"
"\n"
"Satu buku kerja Excel untuk setiap teknisi yang bekerja pada bulan itu, siap ditandatangani. "
"Yang dihitung hanya pekerjaan yang laporannya disetujui pada bulan itu.\n"
"{else}\n"
"# Tidak ada pekerjaan teknisi pada bulan {month}.\n"
"\n"
"Karena itu tidak ada e-kinerja yang dilampirkan.\n"
"{end}\n"
"\n"
"~ Perlu bulan lain? Balas LAPORAN KINERJA dan bulannya, misalnya LAPORAN KINERJA 2026-10.\n"
"{end}\n") },

[NOTICE_HELD] = { N_("kepada operator: sebuah surat ditahan"), BRINGS_SOME_TICKET | TEXT | MAIL,
N_(
"{if unreadable}\n"
"# Satu surat tidak dapat dibaca.\n"
"{else}\n"
"# Satu surat ditahan dan menunggu Anda.\n"
"{end}\n"
"\n"
"{text}\n"
"\n"
"{mail}\n"
"\n"
"{if unreadable}\n"
"Surat itu tersimpan di folder tahanan pada kotak surat. Lihatlah di sana; bila isinya "
"penting, mintalah pengirimnya mengirim ulang.\n"
"{else}\n"
"Setelah penyebabnya diatasi, lepaskan surat itu dengan perintah \"desktik held release "
"{mail_number}\". Sampai saat itu surat tersimpan dan tidak diproses.\n"
"{end}\n") },

[NOTICE_DOUBTFUL] = { N_("kepada operator: layanan tiket baru hanya dugaan"), TICKET | TEXT, N_(
"# Mohon periksa tiket {number}.\n"
"\n"
"{text}\n"
"\n"
"{facts}\n") },

[NOTICE_BOUNCE] = { N_("kepada operator: sebuah surat tidak sampai"), BRINGS_SOME_TICKET | TEXT,
N_(
"{if ticket}\n"
"# Satu surat tentang {number} tidak sampai.\n"
"{else}\n"
"# Satu surat dari {desk} tidak sampai.\n"
"{end}\n"
"\n"
"> Penyebabnya: {text}\n"
"\n"
"Mohon periksa alamatnya dan hubungi orangnya dengan cara lain bila perlu.\n"
"\n"
"{facts short}\n") },
};
/* clang-format on */

const struct letter_kind *templates_for_staff(enum notice_kind kind)
{
	return letters[kind].text ? &letters[kind] : NULL;
}
