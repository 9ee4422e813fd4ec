/* The letters to requesters. Each is one text for the translator: a whole, coherent letter. */
#include "gateway/templates.h"

#include "desk/texts.h"

#define TICKET BRINGS_TICKET
#define TEXT BRINGS_TEXT
#define PRIVATE BRINGS_PRIVATE_TEXT
#define AUTHOR BRINGS_AUTHOR
#define MAIL BRINGS_MAIL

/* clang-format off */
static const struct letter_kind letters[NOTICE_COUNT] = {
[NOTICE_RECEIVED] = { N_("kepada pemohon: suratnya menjadi tiket baru"),
TICKET | MAIL | BRINGS_DATA, N_(
"# Surat Bapak/Ibu sudah kami terima dengan nomor {number}.\n"
"\n"
"Teknisi seksi {section} memeriksa permintaan ini paling lambat {respond_by}. Setiap langkah "
"berikutnya kami kabarkan lewat email.\n"
"\n"
"{if missing}\n"
"Layanan {service} memerlukan data yang belum ada dalam surat Bapak/Ibu. Mohon balas surat ini "
"dengan daftar berikut yang sudah diisi:\n"
"\n"
"{data}\n"
"{end}\n"
"{if awaits_office}\n"
"Karena menyangkut data diri, permintaan ini baru diproses setelah dikonfirmasi dari alamat resmi "
"kantor Bapak/Ibu.\n"
"{end}\n"
"\n"
"{facts}\n"
"{attachments}\n"
"{reading}\n"
"\n"
"Bila ada yang perlu ditambahkan, silakan balas surat ini.\n") },

[NOTICE_ACCEPTED] = { N_("kepada pemohon: teknisi menerima permintaannya"), TICKET, N_(
"# Permintaan {number} sedang dikerjakan.\n"
"\n"
"{assignee} sudah menerima permintaan Bapak/Ibu dan mengerjakannya. Hasilnya kami kabarkan "
"begitu selesai.\n"
"{if also}\n"
"Berlaku juga untuk {also}.\n"
"{end}\n"
"\n"
"{facts short}\n") },

[NOTICE_REJECTED] = { N_("kepada pemohon: permintaannya ditolak"), TICKET | TEXT | AUTHOR, N_(
"# Mohon maaf, permintaan {number} tidak dapat kami kerjakan.\n"
"\n"
"> Alasannya: {text}\n"
"\n"
"Bila Bapak/Ibu keberatan, balas surat ini dalam {reopen_days} hari dengan penjelasannya; "
"permintaan akan diperiksa sekali lagi.\n"
"\n"
"{facts short}\n") },

[NOTICE_PROGRESS] = { N_("kepada pemohon: kabar kemajuan"), TICKET | TEXT | AUTHOR, N_(
"{if status baru}\n"
"# Kabar tentang {number}.\n"
"{else}\n"
"# Kabar pekerjaan {number}: masih dikerjakan.\n"
"{end}\n"
"\n"
"{if text}\n"
"> {by}: {text}\n"
"{else}\n"
"{by} melanjutkan pekerjaan ini.\n"
"{end}\n"
"{if also}\n"
"Berlaku juga untuk {also}.\n"
"{end}\n"
"\n"
"{facts short}\n"
"\n"
"Surat ini tidak perlu dijawab.\n") },

[NOTICE_QUESTION] = { N_("kepada pemohon: teknisi bertanya"), TICKET | TEXT | AUTHOR, N_(
"# Mohon jawaban Bapak/Ibu untuk {number}.\n"
"\n"
"> {by} bertanya: {text}\n"
"\n"
"Pekerjaan dilanjutkan setelah pertanyaan ini dijawab. Sampai saat itu hitungan waktunya "
"berhenti.\n"
"\n"
"{facts short}\n") },

[NOTICE_REPORTED] = { N_("kepada pemohon: pekerjaan dilaporkan selesai"), TICKET, N_(
"# Pekerjaan {number} dilaporkan selesai oleh teknisi.\n"
"\n"
"Pimpinan sedang memeriksa laporan hasil tindakannya. Setelah disetujui, laporan itu kami "
"kirim kepada Bapak/Ibu.\n"
"{if also}\n"
"Berlaku juga untuk {also}.\n"
"{end}\n"
"\n"
"{facts short}\n"
"\n"
"Bila masih ada yang belum beres, balas surat ini dan ceritakan; teknisi dan pimpinan "
"membacanya.\n") },

[NOTICE_APPROVED] = { N_("kepada pemohon: laporan disetujui pimpinan, tiket selesai"),
TICKET | PRIVATE | AUTHOR, N_(
"# Permintaan {number} sudah selesai.\n"
"\n"
"{if hidden}\n"
"Pimpinan sudah menyetujui laporan hasil tindakan. Karena suratnya bersifat rahasia, "
"laporannya tidak dikirim lewat email; silakan minta salinannya di {organisation}.\n"
"{else}\n"
"Pimpinan sudah menyetujui laporan hasil tindakan. Laporannya terlampir sebagai PDF.\n"
"\n"
"> Yang sudah dikerjakan: {text}\n"
"{end}\n"
"{if also}\n"
"Berlaku juga untuk {also}.\n"
"{end}\n"
"\n"
"Mohon nilai layanan kami dengan satu angka. Bila ternyata belum beres, balas BELUM dalam "
"{reopen_days} hari; tiket ini dibuka lagi.\n"
"\n"
"{answers}\n"
"{facts short}\n") },

[NOTICE_CANCELLED] = { N_("kepada pemohon: permintaannya dibatalkan"), TICKET | PRIVATE | AUTHOR, N_(
"# Permintaan {number} dibatalkan, sesuai permintaan {by}.\n"
"\n"
"> Catatannya: {text}\n"
"\n"
"{facts short}\n"
"\n"
"Bila ternyata masih perlu bantuan, silakan kirim surat baru.\n") },

[NOTICE_REOPENED] = { N_("kepada pemohon: tiketnya dibuka kembali"), TICKET, N_(
"# Tiket {number} dibuka kembali.\n"
"\n"
"{if status baru}\n"
"Penjelasan Bapak/Ibu sudah kami catat. Teknisi memeriksa permintaan ini sekali lagi, dan pimpinan "
"mengetahuinya.\n"
"{else}\n"
"Mohon maaf masalahnya belum beres. Teknisi sudah diberi tahu dan melanjutkan pekerjaan.\n"
"{end}\n"
"\n"
"{facts short}\n") },

[NOTICE_RATED] = { N_("kepada pemohon: penilaiannya dicatat"), TICKET | PRIVATE | BRINGS_RATING, N_(
"# Terima kasih, penilaian Bapak/Ibu untuk {number} sudah kami catat.\n"
"\n"
"Penilaiannya: {rating} ({rating_words}).\n"
"\n"
"> Catatan Bapak/Ibu: {text}\n"
"\n"
"{facts short}\n") },

[NOTICE_STILL_OPEN] = { N_("kepada pemohon: menulis tentang tiket yang sudah selesai"), TICKET, N_(
"# Pesan Bapak/Ibu tentang {number} sudah kami teruskan kepada teknisi.\n"
"\n"
"Tiket ini sudah selesai. Bila masalahnya belum beres, balas BELUM dan apa yang masih "
"bermasalah, paling lama {reopen_days} hari setelah selesai; tiket ini dibuka lagi.\n"
"\n"
"{facts short}\n") },

[NOTICE_DATA] = { N_("kepada pemohon: data yang diperlukan layanan"), TICKET | TEXT | BRINGS_DATA,
N_(
"{if text}\n"
"# Mohon lengkapi data untuk {number}.\n"
"\n"
"Terima kasih; data yang Bapak/Ibu kirim sudah kami catat. Layanan {service} masih memerlukan data "
"berikut. Mohon balas surat ini dengan daftar yang sudah diisi:\n"
"\n"
"{data}\n"
"{else}\n"
"# Data untuk {number} sudah lengkap.\n"
"\n"
"Terima kasih; tidak ada lagi yang perlu Bapak/Ibu lengkapi. Langkah berikutnya kami kabarkan "
"lewat email.\n"
"{end}\n"
"{if awaits_office}\n"
"Karena menyangkut data diri, permintaan ini baru diproses setelah dikonfirmasi dari alamat resmi "
"kantor Bapak/Ibu.\n"
"{end}\n"
"\n"
"{facts short}\n") },

[NOTICE_OFFICE_CONFIRM] = { N_("kepada alamat resmi kantor: apakah permintaan ini benar"),
TICKET | BRINGS_OFFICE, N_(
"# Mohon konfirmasi permintaan {number} atas nama {office}.\n"
"\n"
"{requester} meminta layanan {service} atas nama kantor Bapak/Ibu. Layanan ini menyangkut "
"identitas, sehingga baru kami proses setelah dibenarkan dari alamat resmi kantor ini.\n"
"\n"
"{office confirmation}\n"
"\n"
"{facts}\n"
"{letter}\n") },

[NOTICE_OFFICE_ANSWERED] = { N_("kepada alamat resmi kantor: terima kasih atas jawabannya"),
TICKET | PRIVATE | BRINGS_COMMAND, N_(
"# Terima kasih atas jawaban kantor Bapak/Ibu tentang {number}.\n"
"\n"
"{if command YA}\n"
"Permintaan ini sudah dibenarkan; teknisi memeriksanya, dan pemohon sudah diberi tahu.\n"
"{else}\n"
"{if status ditolak}\n"
"Permintaan ini tidak kami proses; pemohon, teknisi dan pimpinan sudah diberi tahu.\n"
"{else}\n"
"Teknisi dan pimpinan sudah diberi tahu bahwa ini bukan permintaan kantor Bapak/Ibu.\n"
"{end}\n"
"{end}\n"
"\n"
"> Jawaban kantor: {text}\n"
"\n"
"{facts short}\n"
"\n"
"Surat ini tidak perlu dijawab.\n") },

[NOTICE_MERGED] = { N_("kepada pemohon: tiketnya digabungkan dengan tiket lain"),
TICKET | BRINGS_OTHER, N_(
"# Tiket {number} digabungkan dengan {merged_into}.\n"
"\n"
"Masalahnya sama, sehingga dikerjakan bersama sebagai {merged_into}. Kabar berikutnya menyebut "
"nomor itu; balasan untuk nomor yang lama tetap kami terima.\n"
"\n"
"{facts short}\n") },

[NOTICE_SPLIT] = { N_("kepada pemohon: suratnya menjadi beberapa tiket"), TICKET | BRINGS_TICKETS,
N_(
"# Surat {number} memuat beberapa masalah dan menjadi {ticket_count} tiket.\n"
"\n"
"Setiap masalah dikerjakan dan kami kabarkan dengan nomornya sendiri:\n"
"\n"
"{tickets}\n") },

[NOTICE_INCIDENT] = { N_("kepada pemohon: gangguan yang menimpa beberapa kantor"),
TICKET | BRINGS_OTHER, N_(
"# Laporan {number} termasuk gangguan bersama yang sedang kami tangani.\n"
"\n"
"Beberapa kantor melaporkan gangguan yang sama, sehingga ditangani sebagai satu insiden, "
"{incident}. Tidak ada yang perlu Bapak/Ibu lakukan; begitu pulih, semua kantor kami kabari.\n"
"\n"
"{facts short}\n") },

[NOTICE_UNDONE] = { N_("kepada semua yang sudah dikabari: sebuah langkah ditarik kembali"),
TICKET | TEXT | AUTHOR | BRINGS_COMMAND, N_(
"# Ralat untuk {number}: {command} ditarik kembali.\n"
"\n"
"Mohon abaikan kabar kami sebelumnya: {by} menariknya kembali, dan tiket ini kembali ke keadaan "
"sebelumnya.\n"
"\n"
"> {by} menulis: {text}\n"
"\n"
"{facts short}\n") },

[NOTICE_STRANGER] = { N_("kepada pengirim yang belum terdaftar"), MAIL, N_(
"# Surat Bapak/Ibu sudah sampai dan menunggu pemeriksaan petugas.\n"
"\n"
"Alamat email ini belum tercatat pada {desk}, sehingga suratnya diperiksa dahulu oleh "
"petugas. Bapak/Ibu kami kabari setelah surat itu diproses.\n"
"\n"
"Surat ini tidak perlu dikirim ulang. Bila kantor Bapak/Ibu mempunyai alamat email dinas, surat "
"dari alamat itu lebih cepat diproses.\n") },
};
/* clang-format on */

const struct letter_kind *templates_for_requester(enum notice_kind kind)
{
	return letters[kind].text ? &letters[kind] : NULL;
}
