"""A month of an office: November 2026. Everybody and everything in it is invented."""

import letters
from desk_scenes import (INCIDENT, corrected_by_the_operator, data_and_the_offices_word,
                         lists_of_the_morning, on_leave, one_disturbance_of_four_offices,
                         same_thing_twice, slip_taken_back, two_problems)
from letters import formal, simple
from people import (CIVIL, CLINIC, DISTRICT, ENVIRONMENT, FORGER, HEAD, HEALTH, INSPECTORATE,
                    LEADER, LEGAL, MACHINE, OPERATOR, SCHOOLS, SOCIAL, SOCIAL_COLLEAGUE,
                    SOCIAL_PHONE, STAFF, STRANGER, TOURISM, TREASURY, VILLAGE)
from player import TECHNICIAN, Scene

WAHYU = STAFF["wahyu.umpama@diskominfo.patikab.example"]


def letter_of_the_old_kind(scene):
    scene.writes("11-02 08.05", SOCIAL, formal(
        "Dinas Sosial", "000.8.3/0412/2026", "Segera", "Gangguan Jaringan Internet", """
        Dengan hormat, bersama ini kami sampaikan bahwa jaringan internet pada kantor kami
        mengalami gangguan sejak hari Jumat, 30 Oktober 2026 pukul 13.30 WIB sehingga petugas
        tidak dapat membuka aplikasi bantuan sosial. Perangkat sudah kami nyalakan ulang namun
        belum berhasil.

        Sehubungan dengan hal tersebut, kami mohon bantuan tenaga teknis untuk melakukan
        pemeriksaan. Narahubung: Sdr. Slamet Andaikan, HP/WA 0812-0000-0001.""",
        "Sulastri Contohwati, S.Sos."), "a formal letter, Sifat: Segera")
    scene.answers("11-02 08.20", TECHNICIAN, "TERIMA", "dikerjakan")
    scene.answers("11-02 08.45", TECHNICIAN, "OTW, tim menuju lokasi membawa kabel cadangan",
                  "dikerjakan")
    scene.answers("11-02 11.40", TECHNICIAN,
                  "Sudah selesai. Konektor kabel FO di ruang server longgar dan satu port switch "
                  "rusak. Konektor dibersihkan, kabel dipindah ke port 12, kecepatan kembali "
                  "100 Mbps.", "tindak_lanjut")
    scene.answers("11-02 13.10", LEADER, "Setuju, terima kasih.", "selesai", to="SETUJU")
    scene.answers("11-02 13.40", SOCIAL, "4 sangat cepat, terima kasih", "selesai")


def one_line_from_a_phone(scene):
    scene.writes("11-03 07.41", SOCIAL_PHONE, simple(
        "(tanpa subjek)", "Pak wifi lantai 2 mati lg dr td pagi, tlg dicek ya mau zoom jam 9. "
        "suwun\n\nDikirim dari iPhone saya"), "one line from a phone, no subject")
    scene.answers("11-03 07.50", TECHNICIAN, "siap pak", "dikerjakan")
    scene.answers("11-03 08.05", TECHNICIAN,
                  "TUNGGU: lampu di access point lantai 2 warnanya apa? Mohon difoto.", "menunggu")
    scene.writes("11-03 08.06", SOCIAL_PHONE, letters.away("wifi", "3 November 2026 pukul 09.00"),
                 "her phone answers by itself: not answered, clock stays stopped", "ignored",
                 becomes="menunggu")
    scene.answers("11-03 09.15", SOCIAL_PHONE, "lampunya merah kedip2 pak, foto nyusul",
                  "dikerjakan", expect="reply", client="below",
                  note="answers below what she quotes: the clock runs on")
    scene.answers("11-03 10.30", TECHNICIAN,
                  "SELESAI adaptor access point lantai 2 rusak, sudah diganti adaptor cadangan.",
                  "tindak_lanjut")
    scene.answers("11-03 10.55", HEAD, "SETUJU", "selesai", to="SETUJU",
                  note="one tap on the button in the mail: SETUJU")
    scene.answers("11-03 11.20", SOCIAL_PHONE, "terima kasih banyak pak 🙏", "selesai",
                  expect="reply", reason="thanks")


def site_is_down(scene):
    scene.writes("11-04 08.12", SCHOOLS, letters.web(
        "Website SD tidak bisa diakses", "<p>Yth. Diskominfo,</p><p>Website "
        "<b>sdcontoh01.patikab.example</b> muncul <i>&ldquo;502 Bad Gateway&rdquo;</i> sejak "
        "Senin. Wali murid tidak bisa melihat pengumuman.</p><table><tr><td>Kontak</td>"
        "<td>0812-0000-0002</td></tr></table><p>Terima kasih.</p>"), "an HTML mail without text")
    scene.answers("11-04 08.30", TECHNICIAN, "TERIMA", "dikerjakan")
    scene.answers("11-04 09.40", TECHNICIAN, "SELESAI sudah normal", "tindak_lanjut")
    scene.answers("11-04 10.00", LEADER, "REVISI: sebutkan penyebab dan apa yang dikerjakan.",
                  "tindak_lanjut", to="SETUJU")
    scene.answers("11-04 10.25", TECHNICIAN,
                  "SELESAI Layanan PHP-FPM berhenti karena disk log penuh. Log dirotasi, layanan "
                  "dijalankan ulang, pemantauan disk dipasang.", "tindak_lanjut")
    scene.answers("11-04 10.40", LEADER, "acc", "selesai", to="SETUJU")
    scene.answers("11-05 07.45", SCHOOLS, "Belum pak, pagi ini masih 502 lagi.", "dikerjakan",
                  note="\"Belum pak, pagi ini masih 502 lagi.\": open again")
    scene.answers("11-05 09.20", TECHNICIAN,
                  "SELESAI Pekerja PHP ditambah dan rotasi log dijadwalkan tiap malam; diuji dua "
                  "jam tanpa galat.", "tindak_lanjut")
    scene.answers("11-05 10.00", HEAD, "SETUJU", "selesai", to="SETUJU")
    scene.answers("11-06 08.00", SCHOOLS, "3", "selesai")


def letter_in_a_pdf(scene):
    lines = ["PEMERINTAH KABUPATEN PATI", "BADAN PENGELOLAAN KEUANGAN DAN ASET DAERAH", "",
             "Nomor : 555/210/2026", "Sifat : Biasa", "Hal : Permohonan Akses VPN", "",
             "Mohon dibuatkan akses VPN untuk tiga petugas rekonsiliasi.", "",
             "Kepala Badan, MISALNYA CONTOH"]
    scene.writes("11-05 14.48", TREASURY, letters.with_file(
        "Surat Permohonan Akses VPN", "", letters.pdf(lines), "application/pdf",
        "Surat Permohonan Akses VPN – 555_210_2026.pdf"), "an empty mail with a letter as PDF")
    scene.answers("11-06 08.10", TECHNICIAN, "TERIMA", "dikerjakan")
    scene.answers("11-06 09.30", TECHNICIAN,
                  "ALIHKAN ke {colleague}: konfigurasi VPN dipegang {colleague}", "dikerjakan",
                  note="hands over to a colleague, with the reason")
    scene.answers("11-09 10.05", TECHNICIAN,
                  "beres. Tiga akun VPN dibuat dan diuji bersama petugas BPKAD.", "tindak_lanjut")
    scene.answers("11-09 10.30", LEADER, "SETUJU", "selesai", to="SETUJU")


def half_in_javanese(scene):
    scene.writes("11-06 09.22", DISTRICT, simple("nyuwun tulung printer", """\
Assalamu'alaikum, sugeng enjing Mas,

Nyuwun tulung njih, printer sharing ten ruang pelayanan mboten saged nyithak
wiwit wingi sonten. Sampun kula restart ping kalih tapi tetep error "offline".
Niki antrian KTP sampun panjang. Menawi saged dinten niki njih Mas, matur
nuwun sanget.

Bu Karsih - staf pelayanan Kec. Sukamaju
wa 081200000003"""), "partly in Javanese")
    scene.answers("11-06 09.40", TECHNICIAN, "#terima", "dikerjakan")
    scene.answers("11-06 10.10", TECHNICIAN, "belum selesai pak, kabel masih dicari",
                  "dikerjakan", expect="reply", note="\"belum selesai pak, …\" is not SELESAI")
    scene.answers("11-06 11.15", TECHNICIAN,
                  "rampung. Printer dipindah ke port USB lain dan antrean cetak dibersihkan.",
                  "tindak_lanjut")
    scene.answers("11-06 13.20", LEADER, "stuju", "tindak_lanjut", to="SETUJU",
                  reason="unclear", note="\"stuju\" is asked back, never guessed")
    scene.answers("11-06 13.25", LEADER, "SETUJU", "selesai", to="SETUJU")
    scene.answers("11-06 13.50", DISTRICT, "puas, matur nuwun", "selesai")


def strangers_and_machines(scene):
    scene.writes("11-04 06.00", STRANGER, letters.newsletter(), "a mailing list", "ignored",
                 "mailing list")
    scene.writes("11-05 13.00", STRANGER, simple(
        "PROMO LAPTOP", "Dapatkan diskon laptop untuk kantor Anda, hubungi kami segera."),
        "a stranger: held for the operator", "held", "not in the directory")
    scene.writes("11-05 13.10", STRANGER, simple(
        "Re: [TIK-2026-000001] Gangguan Jaringan Internet", "Tolong kirim isi tiket ini."),
        "the stranger knows a ticket number: sees nothing", "held", "no participant")
    scene.writes("11-09 07.10", MACHINE, letters.bounce(
        "printer", DISTRICT, "5.2.2", "mailbox full"), "a bounce: the operator is told",
        "ignored", "bounce")
    scene.writes("11-09 07.20", SOCIAL, letters.echo("internet", SOCIAL),
                 "one of our own mails comes back: no loop", "ignored", "own mail")
    scene.writes("11-09 07.30", SOCIAL, letters.again("internet"),
                 "the first letter once more, by another way", "ignored", "duplicate")
    scene.writes("11-10 02.00", MACHINE, letters.garbage(), "4000 bytes of noise", "unreadable")


def secret_letter(scene):
    scene.writes("11-09 08.30", INSPECTORATE, formal(
        "Inspektorat Daerah", "700/019/2026", "Rahasia", "Dugaan Insiden Keamanan Informasi", """
        Kami menemukan halaman judi daring pada subdomain milik kami dan dugaan kebocoran data
        pengaduan. Mohon penanganan segera dan terbatas.""", "Andaikata Contoh, S.H."),
        "Sifat: Rahasia, hidden on page and sheets")
    scene.answers("11-09 08.40", TECHNICIAN, "TERIMA", "dikerjakan")
    scene.answers("11-09 14.30", TECHNICIAN,
                  "SELESAI Berkas sisipan dihapus, kata sandi diganti, celah pada plugin ditutup, "
                  "bukti diamankan.", "tindak_lanjut")
    scene.answers("11-10 08.00", HEAD, "SETUJU", "selesai", to="SETUJU")


def forged_technician(scene):
    scene.writes("11-09 10.20", LEGAL, letters.with_file(
        "Permohonan reset passphrase TTE", """\
Yth. Bidang Persandian / Desk TIK

Bersama ini kami mohon reset passphrase tanda tangan elektronik (TTE) pejabat
berikut karena lupa kata sandi setelah mutasi. Tangkapan layar terlampir.

Nama     : Bambang Contohadi, S.H.
NIP      : 199901012025011998
Jabatan  : Kepala Bagian Hukum
No. HP   : 0812 0000 0008

Dapatkan Outlook untuk Android""", letters.png(), "image/png", "tangkapan layar.png"),
        "a request with a screenshot and a NIP")

    scene.answers("11-09 10.30", LEGAL, "YA, benar permohonan kami.", "baru",
                  to="Mohon konfirmasi permintaan", reason="the office confirms",
                  note="anybody could have written that in its name: the office confirms, \"YA\"")

    def forge(play, person, when):
        number = play.number(scene.key)
        return simple(f"Re: [{number}] Permohonan reset passphrase TTE",
                      "SELESAI sudah saya kerjakan")(play, person, when)
    scene.writes("11-09 10.40", FORGER, forge,
                 "somebody forges a technician's address: nothing changes", "command",
                 "without proof", "baru")

    def own_mail(play, person, when):
        number = play.number(scene.key)
        return simple(f"[{number}]", "TERIMA\n\nDikirim dari iPhone saya")(play, person, when)
    scene.writes("11-09 11.05", TECHNICIAN, own_mail,
                 "the technician writes a new mail instead of answering: asked to confirm",
                 "command", "without proof", "baru")
    scene.answers("11-09 11.10", TECHNICIAN, "YA", "dikerjakan", to="YA")
    scene.answers("11-09 13.30", TECHNICIAN,
                  "SELESAI Passphrase direset, pejabat sudah berhasil menandatangani dokumen uji.",
                  "tindak_lanjut")
    scene.answers("11-09 14.20", HEAD, "SETUJU", "selesai", to="SETUJU")
    scene.answers("11-09 14.40", LEGAL, "4", "selesai")


def refused_and_objected(scene):
    scene.writes("11-10 09.05", DISTRICT, simple(
        "Servis laptop", "Mohon laptop bendahara diperbaiki, layarnya berkedip terus."),
        "asks for a repair")
    scene.answers("11-10 09.30", TECHNICIAN,
                  "TOLAK laptop pribadi tidak kami tangani, silakan ke tempat servis.", "ditolak")
    scene.answers("11-10 10.15", DISTRICT,
                  "Ini bukan laptop pribadi Mas, ada nomor inventarisnya 02.06.03.",
                  "baru", expect="reply", note="objects: the ticket is open again")
    scene.answers("11-10 10.25", HEAD,
                  "DISPOSISI ke {colleague}: tolong dicek langsung ke kecamatan", "baru",
                  note="the head gives it to a colleague, with an instruction")
    scene.answers("11-10 10.40", TECHNICIAN, "TERIMA", "dikerjakan")
    scene.answers("11-11 09.00", TECHNICIAN,
                  "SELESAI Kabel fleksibel layar diganti, diuji satu jam.", "tindak_lanjut")
    scene.answers("11-11 10.00", LEADER, "ok setuju", "selesai", to="SETUJU")
    scene.answers("11-11 10.30", DISTRICT, "4 matur nuwun", "selesai")


def cancelled(scene):
    scene.writes("11-10 13.00", TOURISM, simple(
        "Permohonan subdomain festival", "Mohon dibuatkan subdomain "
        "festival.dispar.patikab.example untuk acara Desember."), "asks for a subdomain")
    scene.answers("11-10 13.40", TOURISM, "BATAL, acaranya ditunda tahun depan", "dibatalkan")


def old_form(scene):
    scene.writes("11-11 08.25", HEALTH, letters.mislabelled(
        "Aplikasi antrean error", "Yth. Desk TIK,\n\nAplikasi antrean “SiAntre” error – petugas "
        "tidak bisa mencetak nomor. Mohon dibantu.\n\nTerima kasih…", "us-ascii", "cp1252"),
        "says us-ascii, is windows-1252")
    scene.answers("11-11 08.50", TECHNICIAN, "TERIMA", "dikerjakan")
    scene.answers("11-11 10.10", TECHNICIAN,
                  "SELESAI Lisensi modul cetak kedaluwarsa; diperpanjang dan layanan dijalankan "
                  "ulang.", "tindak_lanjut")
    scene.answers("11-11 11.00", LEADER, "SETUJU", "selesai", to="SETUJU")


def many_problems_and_anger(scene):
    scene.writes("11-12 10.00", CLINIC, simple("3 kendala TIK", """\
Yth. Tim Desk TIK

Mohon bantuannya untuk beberapa hal berikut:
1. Internet lemot tiap jam 8-10, speedtest cuma 1 Mbps.
2. Printer loket kadang tidak mencetak.
3) Kabel LAN di ruang gizi putus.

Yang paling urgent no 1. Tks.
--\x20
Admin TIK Puskesmas Contoh Jaya
HP +62 812-0000-0005"""), "three problems in one mail; a case like the first one is shown")
    scene.answers("11-12 10.20", TECHNICIAN, "TERIMA", "dikerjakan")
    scene.answers("11-16 07.35", CLINIC,
                  "SUDAH EMPAT HARI TIDAK ADA YANG DATANG!!! Kalau hari ini tidak ditangani kami "
                  "lapor Pak Sekda. Tolong jangan dibalas robot terus.", "dikerjakan",
                  expect="reply", note="an angry answer that quotes our own command words")
    scene.answers("11-16 11.50", TECHNICIAN,
                  "SELESAI Bandwidth dibagi ulang per ruang, kabel LAN ruang gizi ditarik baru, "
                  "printer loket dipindah ke jaringan kabel.", "tindak_lanjut")
    scene.answers("11-16 13.00", LEADER, "SETUJU", "selesai", to="SETUJU")
    scene.answers("11-16 14.10", CLINIC, "2, lama sekali", "selesai")


def forwarded_chain(scene):
    scene.writes("11-17 13.05", SCHOOLS, simple(
        "Trs: Bls: Email dinas korwil", """\
Mohon ditindaklanjuti. Terima kasih.

-------- Pesan Asli --------
Judul: Bls: Email dinas korwil
Tanggal: 2026-11-16 15:31
Pengirim: Koordinator Contoh <korwil@disdik.patikab.example>
Penerima: sekretariat@disdik.patikab.example

Ini diteruskan ke kominfo saja pak.

> Email dinas korwil lupa password sejak Senin, mohon direset."""),
        "a forwarded chain: the complaint is in the forwarded text")
    scene.answers("11-17 13.30", TECHNICIAN, "ok terima", "dikerjakan")
    scene.answers("11-17 14.00", TECHNICIAN, "SELESAI Kata sandi direset dan diserahkan langsung.",
                  "tindak_lanjut")
    scene.answers("11-17 14.20", LEADER, "SETUJU", "selesai", to="SETUJU")


def colleague_of_the_office(scene):
    scene.writes("11-18 08.00", SOCIAL, simple(
        "Komputer pelayanan lambat", "Komputer di loket 2 sangat lambat sejak kemarin.",
        Cc=f"{SOCIAL_COLLEAGUE.name} <{SOCIAL_COLLEAGUE.address}>"), "with a colleague in Cc")

    def joins(play, person, when):
        message = simple(f"Re: [{play.number(scene.key)}] Komputer pelayanan lambat",
                         "Tambahan: komputernya merek rekaan, RAM 2 GB.")(play, person, when)
        message["In-Reply-To"] = play.newest(SOCIAL, play.number(scene.key)).id
        return message
    scene.writes("11-18 08.40", SOCIAL_COLLEAGUE, joins, "the colleague adds a detail", "reply",
                 becomes="baru")
    scene.answers("11-18 09.00", TECHNICIAN, "TERIMA", "dikerjakan")
    scene.answers("11-19 10.00", TECHNICIAN, "tunda: apakah boleh komputer kami bawa ke kantor?",
                  "menunggu")


def village_is_let_in(scene):
    scene.writes("11-19 08.30", VILLAGE, simple(
        "Mohon bantuan jaringan desa", "Internet balai desa putus, mohon petunjuk. "
        "HP 0812-0000-0009"), "an office nobody has in the directory: held", "held",
        "not in the directory")

    def add_and_release(play, when):
        sheet = play.office.root / "opd.csv"
        sheet.write_text(sheet.read_text() + f"{VILLAGE.address};Desa Sukamulya;2\n")
        play.office.import_directory(when)
        held = [row for row in play.office.list("held", "list", when=when)
                if row["from"].find(VILLAGE.address) >= 0]
        play.office.run("held", "release", held[0]["id"], when=when)
        play.office.run("gateway", "--once", when=when)
        row = next(row for row in play.office.list("ledger", when=when)
                   if row["id"] == held[0]["id"])
        play.numbers[scene.key] = row["ticket"]
        play.rows[row["id"]] = "ticket"
        play.tickets = {one["number"]: one
                        for one in play.office.list("ticket", "list", when=when)}
        return [f"= {row['outcome']} {row['ticket']}"]
    scene.does("11-19 09.00", add_and_release,
               f"{OPERATOR.name} adds the village to opd.csv, imports it, releases the mail")
    scene.answers("11-19 09.20", TECHNICIAN, "TERIMA", "dikerjakan")


def questions(scene):
    scene.writes("11-12 08.00", LEADER, simple("masuk", "MASUK"), "asks for a sign-in link",
                 "command", "MASUK answered")
    scene.writes("11-12 08.05", WAHYU, simple("status", "STATUS"), "asks what is on his desk",
                 "command", "STATUS answered")
    scene.writes("11-12 08.10", CIVIL, simple("bantuan", "BANTUAN"), "asks how it works",
                 "command", "BANTUAN answered")
    scene.writes("11-20 08.00", LEADER, simple("laporan", "LAPORAN november 2026"),
                 "asks for the workbook so far", "command", "LAPORAN answered")


# (opened, who, subject, text, [(when, who, words, status after)]): the everyday ones.
T, L, H = TECHNICIAN, LEADER, HEAD
EVERYDAY = [
    ("11-03 09.00", CIVIL, "Aplikasi cetak KK error",
     "Aplikasi cetak KK menampilkan error 500 sejak pagi, antrean menumpuk.", [
         ("11-03 09.10", T, "TERIMA", "dikerjakan"),
         ("11-03 12.30", T, "SELESAI Sertifikat basis data diperbarui.", "tindak_lanjut"),
         ("11-03 13.30", L, "SETUJU", "selesai"), ("11-03 14.00", CIVIL, "4", "selesai")]),
    ("11-05 08.00", ENVIRONMENT, "Wifi ruang rapat lemot",
     "Wifi di ruang rapat lemot, tidak bisa untuk rapat daring.", [
         ("11-05 08.20", T, "TERIMA", "dikerjakan"),
         ("11-05 11.00", T, "SELESAI Kanal wifi diganti dari 1 ke 11.", "tindak_lanjut"),
         ("11-05 12.00", L, "SETUJU", "selesai"), ("11-06 08.30", ENVIRONMENT, "3", "selesai")]),
    ("11-12 09.00", CIVIL, "Jaringan loket 4 putus",
     "Kabel LAN loket 4 putus digigit tikus, mohon diganti.", [
         ("11-12 09.05", T, "TERIMA", "dikerjakan"),
         ("11-12 10.45", T, "SELESAI Kabel LAN loket 4 diganti, jalur diberi pelindung.",
          "tindak_lanjut"),
         ("11-12 11.10", H, "SETUJU", "selesai"), ("11-12 13.00", CIVIL, "4 mantap", "selesai")]),
    ("11-13 08.00", TREASURY, "Laptop terkena virus",
     "Laptop staf menampilkan pesan mencurigakan, diduga virus.", [
         ("11-13 08.10", T, "TERIMA", "dikerjakan"),
         ("11-13 10.30", T, "SELESAI Laptop dibersihkan, sistem dipasang ulang.",
          "tindak_lanjut"),
         ("11-13 11.00", L, "SETUJU", "selesai"), ("11-13 13.10", TREASURY, "4", "selesai")]),
    ("11-18 09.30", TOURISM, "Situs dispar tidak bisa dibuka",
     "Situs web dispar menampilkan halaman kosong.", [
         ("11-18 10.00", T, "TERIMA", "dikerjakan"),
         ("11-18 13.00", T, "SELESAI Modul tema dikembalikan ke versi sebelumnya.",
          "tindak_lanjut"),
         ("11-18 13.45", L, "SETUJU", "selesai"), ("11-19 08.00", TOURISM, "3", "selesai")]),
    ("11-19 13.00", HEALTH, "Pemasangan titik jaringan baru",
     "Mohon pemasangan dua titik jaringan di ruang arsip.", [
         ("11-19 13.30", T, "TERIMA", "dikerjakan"),
         ("11-24 10.00", T, "SELESAI Dua titik jaringan dipasang dan diuji.", "tindak_lanjut")]),
    ("11-23 08.00", LEGAL, "Lupa password email dinas",
     "Mohon reset email dinas bagian hukum, lupa password.", [
         ("11-23 08.10", T, "TERIMA", "dikerjakan"),
         ("11-23 08.40", T, "SELESAI Kata sandi direset.", "tindak_lanjut"),
         ("11-23 09.30", L, "SETUJU", "selesai"), ("11-23 10.00", LEGAL, "4", "selesai")]),
    ("11-26 09.00", SCHOOLS, "Permohonan hosting PPDB",
     "Mohon ruang hosting untuk pendaftaran siswa tahun depan.", [
         ("11-26 10.00", T, "TERIMA", "dikerjakan"),
         ("11-27 09.00", T, "PROSES server virtual sedang disiapkan", "dikerjakan")]),
    ("11-27 08.30", TOURISM, "Subdomain kalender wisata",
     "Mohon dibuatkan subdomain kalender.dispar.patikab.example.", [
         ("11-27 08.50", T, "TERIMA", "dikerjakan"),
         ("11-30 13.30", T, "SELESAI Subdomain dibuat dan diarahkan.", "tindak_lanjut")]),
    ("11-30 13.00", CIVIL, "Sistem antrean tidak tersambung server",
     "Sistem antrean tidak tersambung ke server sejak siang.", []),
]


def everyday(events):
    for number, (opened, person, subject, text, steps) in enumerate(EVERYDAY):
        scene = Scene(events, f"sehari-hari {number}", quiet=True)
        scene.writes(opened, person, simple(subject, text), f"\"{subject}\"")
        for when, who, words, status in steps:
            scene.answers(when, who, words, status, to="SETUJU" if words == "SETUJU" else "")


SCENES = (("internet", letter_of_the_old_kind), ("wifi", one_line_from_a_phone),
          ("situs", site_is_down), ("vpn", letter_in_a_pdf), ("printer", half_in_javanese),
          ("luar", strangers_and_machines), ("rahasia", secret_letter),
          ("tte", forged_technician), ("laptop", refused_and_objected), ("batal", cancelled),
          ("antrean", old_form), ("tiga", many_problems_and_anger),
          ("terusan", forwarded_chain), ("rekan", colleague_of_the_office),
          ("desa", village_is_let_in), ("tanya", questions), ("keliru", slip_taken_back),
          ("data", data_and_the_offices_word), ("kembar", same_thing_twice),
          ("pecah", two_problems), ("alat", corrected_by_the_operator),
          ("insiden", one_disturbance_of_four_offices), ("sakit", on_leave),
          ("pagi", lists_of_the_morning))


def events():
    """The whole month, in the order of time."""
    collected = []
    for key, write in SCENES:
        write(Scene(collected, key))
    everyday(collected)
    return sorted(collected, key=lambda event: event["when"])


# Where the month ends, by scene.
END = {"internet": "selesai", "wifi": "selesai", "situs": "selesai", "vpn": "selesai",
       "printer": "selesai", "rahasia": "selesai", "tte": "selesai", "laptop": "selesai",
       "batal": "dibatalkan", "antrean": "selesai", "tiga": "selesai", "terusan": "selesai",
       "rekan": "menunggu", "desa": "dikerjakan", "keliru": "selesai", "data": "selesai",
       "kembar": "selesai", "kedua": "digabung", "pecah": "selesai", "pecahan": "selesai",
       "alat": "selesai", "sakit": "selesai", **dict.fromkeys(INCIDENT, "selesai")}
