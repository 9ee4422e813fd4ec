/* Answers to whoever wrote: the echo of a command, why one does not fit, status, help, sign-in. */
#include "gateway/templates.h"

#include "desk/texts.h"

#define TICKET BRINGS_SOME_TICKET
#define TEXT BRINGS_TEXT
#define PRIVATE BRINGS_PRIVATE_TEXT
#define COMMAND BRINGS_COMMAND

/* clang-format off */
static const struct letter_kind letters[NOTICE_COUNT] = {
[NOTICE_UNDERSTOOD] = { N_("kepada petugas: perintahnya dijalankan"),
TICKET | PRIVATE | COMMAND | BRINGS_UNDO | BRINGS_OTHER, N_(
"# Kami memahami: {number} → {command}.\n"
"\n"
"{if command TERIMA}\n"
"Tiket ini kini Anda kerjakan, dan pemohon sudah diberi tahu. Setelah beres, balas SELESAI dan "
"apa yang dikerjakan.\n"
"{end}\n"
"{if command TOLAK}\n"
"Alasan Anda sudah dikirim ke pemohon. Bila pemohon keberatan, tiket ini kembali kepada Anda.\n"
"{end}\n"
"{if command PROSES}\n"
"Catatan Anda sudah dikirim ke pemohon.\n"
"{end}\n"
"{if command TUNGGU}\n"
"Pertanyaan Anda sudah dikirim ke pemohon. Hitungan waktu berhenti sampai dijawab; jawabannya "
"kami teruskan.\n"
"{end}\n"
"{if command ALIHKAN DISPOSISI}\n"
"Tiket ini kini dipegang {assignee}, yang sudah menerima suratnya. Penyerahan dan alasannya "
"tercatat.\n"
"{end}\n"
"{if command SELESAI}\n"
"Laporan Anda sudah dikirim ke pimpinan untuk disetujui. Bila perlu diperbaiki, Anda kami "
"kabari.\n"
"{end}\n"
"{if command SETUJU}\n"
"Tiket selesai. Laporannya sudah dikirim ke {requester}, dan teknisi sudah diberi tahu.\n"
"{end}\n"
"{if command REVISI}\n"
"{assignee} sudah diminta memperbaiki laporannya. Laporan yang baru kami kirim lagi untuk "
"disetujui.\n"
"{end}\n"
"{if command GABUNG}\n"
"Keduanya kini dikerjakan sebagai {merged_into}; lanjutkan pada surat tentang tiket itu. Pemohon "
"sudah diberi tahu.\n"
"{end}\n"
"{if command PECAH}\n"
"Tiket ini kini memuat masalah yang pertama. Tiket baru untuk masalah lainnya: {also}. Pemohon "
"dan teknisinya sudah diberi tahu.\n"
"{else}\n"
"{if also}\n"
"Berlaku juga untuk {also}.\n"
"{end}\n"
"{end}\n"
"{if command BATAL}\n"
"{text} sudah ditarik kembali: tiket ini kembali ke keadaan sebelumnya, dan mereka yang sudah "
"dikabari kami beri tahu. Jawaban yang cocok sekarang ada di bawah.\n"
"{end}\n"
"{if command ALIHKAN DISPOSISI}\n"
"> Yang tercatat: {text}\n"
"{end}\n"
"{if not command BATAL GABUNG ALIHKAN DISPOSISI}\n"
"> Yang Anda tulis: {text}\n"
"{end}\n"
"{if undoable}\n"
"Salah? Balas BATAL dalam {undo_minutes} menit, selama belum ditindaklanjuti orang lain.\n"
"\n"
"{undo}\n"
"{end}\n"
"\n"
"{facts short}\n") },

[NOTICE_DONE] = { N_("kepada petugas: perintahnya, yang bukan tentang satu tiket, dijalankan"),
TEXT | COMMAND | BRINGS_TICKETS | BRINGS_UNDO, N_(
"# Kami memahami: {command}.\n"
"\n"
"{text}\n"
"\n"
"{undo}\n"
"{tickets}\n") },

[NOTICE_REFUSED] = { N_("kepada penulis: perintahnya belum dapat dijalankan"),
TICKET | TEXT | COMMAND, N_(
"{if ticket}\n"
"# Perintah {command} untuk {number} belum dijalankan.\n"
"{else}\n"
"# Perintah {command} belum dijalankan.\n"
"{end}\n"
"\n"
"{text}\n"
"\n"
"Tidak ada yang berubah.\n"
"\n"
"{facts short}\n") },

[NOTICE_CONFIRM] = { N_("kepada penulis: mohon konfirmasi bahwa ia sendiri yang menulis"),
TICKET | PRIVATE | COMMAND | BRINGS_CONFIRMATION, N_(
"{if command}\n"
"# Mohon konfirmasi: {command} untuk {about}.\n"
"{else}\n"
"# Mohon konfirmasi: jawaban untuk {about}.\n"
"{end}\n"
"\n"
"Kami menerima surat atas nama Anda, tetapi belum dapat memastikan bahwa Anda sendiri yang "
"mengirimnya. Karena itu belum ada yang berubah.\n"
"\n"
"> Isi surat itu: {text}\n"
"\n"
"{confirmation}\n"
"\n"
"Bukan Anda? Abaikan surat ini; perintah itu tidak akan dijalankan. Supaya lain kali langsung "
"dijalankan, balaslah surat yang Anda terima dari kami.\n"
"\n"
"{facts short}\n") },

[NOTICE_UNCLEAR] = { N_("kepada penulis: perintahnya kurang jelas"), TICKET | PRIVATE | COMMAND, N_(
"# Apakah maksud Anda {command}?\n"
"\n"
"Kami belum yakin, jadi belum ada yang berubah. Bila benar, kirim lagi dengan ejaan {command}.\n"
"\n"
"> Yang Anda tulis: {text}\n"
"\n"
"{facts short}\n") },

[NOTICE_HINT] = { N_("kepada petugas: suratnya disimpan sebagai catatan"), TICKET | PRIVATE, N_(
"# Catatan Anda untuk {number} tersimpan; statusnya tidak berubah.\n"
"\n"
"Kami tidak menemukan kata perintah pada baris pertama, maka surat Anda disimpan sebagai "
"catatan petugas. Untuk mengubah status, pilih salah satu di bawah.\n"
"\n"
"> Yang Anda tulis: {text}\n"
"\n"
"{answers}\n"
"{facts short}\n") },

[NOTICE_STATUS] = { N_("kepada penulis: jawaban atas STATUS"), TICKET | BRINGS_TICKETS, N_(
"{if ticket}\n"
"# Status {number}: {status}.\n"
"{else}\n"
"{if ticket_count}\n"
"# Status tiket Anda: {ticket_count} masih terbuka.\n"
"{else}\n"
"# Status: tidak ada tiket yang masih terbuka.\n"
"{end}\n"
"{end}\n"
"\n"
"{if ticket}\n"
"{facts}\n"
"{else}\n"
"{tickets}\n"
"{if not ticket_count}\n"
"Perlu bantuan? Kirim surat baru dan ceritakan masalahnya.\n"
"{end}\n"
"{end}\n") },

[NOTICE_HELP] = { N_("kepada penulis: jawaban atas BANTUAN"), TICKET, N_(
"# Cara memakai {desk} lewat email.\n"
"\n"
"{if reader pemohon}\n"
"Perlu bantuan? Kirim surat baru dan ceritakan masalahnya dengan kata-kata sendiri, dengan atau "
"tanpa surat dinas. Untuk menambah keterangan, balas surat tentang tiket itu.\n"
"{else}\n"
"Balas surat tentang tiketnya dan tulis satu kata perintah pada awal baris pertama; "
"keterangannya di belakang kata itu. Yang berlaku bergantung pada status tiket.\n"
"{end}\n"
"\n"
"{commands}\n"
"\n"
"{facts short}\n") },

[NOTICE_ACTION_REPORT] = { N_("kepada penulis: jawaban atas LAPORAN tentang tiket yang selesai"),
BRINGS_TICKET, N_(
"{if hidden}\n"
"# Laporan hasil tindakan {number} tidak dikirim lewat surat.\n"
"\n"
"Surat dinasnya bersifat rahasia. Mintalah laporannya langsung kepada {desk}.\n"
"{else}\n"
"# Laporan hasil tindakan {number} terlampir.\n"
"\n"
"Laporan ini sudah disetujui pimpinan dan dapat dicetak.\n"
"{end}\n"
"\n"
"{facts short}\n") },

[NOTICE_SIGN_IN] = { N_("kepada penulis: jawaban atas MASUK"), TICKET | BRINGS_TICKETS, N_(
"{if page}\n"
"# Ini tautan masuk Anda ke halaman {desk}.\n"
"\n"
"Ketuk tautannya; tidak perlu kata sandi. Tautan berlaku {link_days} hari dan hanya untuk Anda: "
"jangan diteruskan kepada orang lain.\n"
"\n"
"{links}\n"
"{else}\n"
"# {desk} belum mempunyai halaman web.\n"
"\n"
"Semua hal dapat dilakukan lewat email. Balas BANTUAN untuk melihat caranya.\n"
"{end}\n") },
};
/* clang-format on */

const struct letter_kind *templates_for_anyone(enum notice_kind kind)
{
	return letters[kind].text ? &letters[kind] : NULL;
}
