"""What the desk does beyond the way of one letter: undo, leave, incidents, merging, splitting, data
that a service requires, the operator's corrections, and the lists of the morning."""

from letters import simple
from people import (CIVIL, CLINIC, DISTRICT, ENVIRONMENT, HEAD, HEALTH, HEALTH_STAFF, LEADER,
                    OPERATOR, SCHOOLS, TOURISM, TREASURY)
from player import TECHNICIAN, Scene


def slip_taken_back(scene):
    scene.writes("11-13 09.00", TOURISM, simple(
        "Scanner tidak terbaca", "Scanner di ruang promosi tidak terbaca komputer sejak tadi."),
        "a scanner")
    scene.answers("11-13 09.10", TECHNICIAN, "terma", "dikerjakan",
                  note="\"terma\": one wrong letter is understood as TERIMA")
    scene.answers("11-13 09.40", TECHNICIAN, "SELESAI toner diganti", "tindak_lanjut",
                  note="\"SELESAI toner diganti\": a slip, that was another ticket")
    scene.answers("11-13 09.44", TECHNICIAN, "BATAL, salah tiket", "dikerjakan",
                  reason="taken back",
                  note="\"BATAL, salah tiket\": taken back, and all who were told are told")
    scene.answers("11-13 11.00", TECHNICIAN,
                  "SELESAI Driver scanner dipasang ulang, uji pindai sepuluh lembar berhasil.",
                  "tindak_lanjut")
    scene.answers("11-13 11.30", LEADER, "SETUJU", "selesai", to="SETUJU")


def data_and_the_offices_word(scene):
    scene.writes("11-10 08.00", HEALTH_STAFF, simple("Permohonan TTE pejabat baru", """\
Mohon penerbitan tanda tangan elektronik untuk pejabat baru kami.
Nama : Misalnia Contoh, S.K.M.
HP   : 0812-0000-0011"""), "a signature for an official: NIP and jabatan are missing")
    scene.answers("11-10 08.10", TECHNICIAN, "TERIMA", "baru", reason="refused",
                  note="\"TERIMA\": not before the office's registered address has confirmed it")
    scene.answers("11-10 08.20", HEALTH_STAFF,
                  "NIP: 199902022025012997\nJabatan: Kepala Seksi Percontohan", "baru",
                  expect="reply", note="sends NIP and jabatan; nothing is missing any more")
    scene.answers("11-10 09.00", HEALTH, "Ya, benar.", "baru", reason="the office confirms",
                  note="the registered address: \"Ya, benar.\"")
    scene.answers("11-10 09.10", TECHNICIAN, "TERIMA", "dikerjakan")
    scene.answers("11-11 09.30", TECHNICIAN, "SELESAI Sertifikat terbit dan sudah diaktifkan.",
                  "tindak_lanjut")
    scene.answers("11-11 10.15", HEAD, "SETUJU", "selesai", to="SETUJU")


def same_thing_twice(scene):
    scene.writes("11-16 08.30", CIVIL, simple(
        "Printer KTP loket 2 macet", "Printer KTP di loket 2 macet, kertas tersangkut."),
        "a printer")
    scene.answers("11-16 08.40", TECHNICIAN, "TERIMA", "dikerjakan")
    second = Scene(scene.events, "kedua")
    second.writes("11-16 10.10", CIVIL, simple(
        "Printer KTP loket 2 masih macet",
        "Printer KTP di loket 2 macet lagi, kertas tersangkut, antrean panjang."),
        "the same thing in a new mail: the technician is offered GABUNG")
    second.answers("11-16 10.20", TECHNICIAN, "GABUNG {kembar}", "digabung", reason="GABUNG")
    second.answers("11-16 10.40", CIVIL, "Kertasnya sudah kami keluarkan, tetap macet.",
                   "digabung", expect="reply", note="answers about the second: the first hears it")
    scene.answers("11-16 11.30", TECHNICIAN,
                  "SELESAI Rol penarik kertas aus dan diganti, uji cetak dua puluh lembar.",
                  "tindak_lanjut")
    scene.answers("11-16 13.10", HEAD, "SETUJU", "selesai", to="SETUJU")


def two_problems(scene):
    scene.writes("11-17 08.10", ENVIRONMENT, simple("Dua kendala", """\
Mohon bantuan untuk:
1. Lupa password email dinas bidang persampahan, mohon direset.
2. Wifi aula mati sejak kemarin."""),
        "two problems of two sections in one mail")
    scene.answers("11-17 08.30", TECHNICIAN,
                  "PECAH Lupa password email dinas; Wifi aula mati", "baru",
                  reason="PECAH: 2 tickets", opens="pecahan",
                  note="PECAH: each problem becomes a ticket of its section")
    other = Scene(scene.events, "pecahan")
    other.answers("11-17 08.40", TECHNICIAN, "TERIMA", "dikerjakan")
    scene.answers("11-17 08.45", TECHNICIAN, "TERIMA", "dikerjakan")
    scene.answers("11-17 09.10", TECHNICIAN, "SELESAI Kata sandi direset.", "tindak_lanjut")
    scene.answers("11-17 09.30", HEAD, "SETUJU", "selesai", to="SETUJU")
    other.answers("11-17 10.30", TECHNICIAN, "SELESAI Kabel daya access point aula dipasang lagi.",
                  "tindak_lanjut")
    other.answers("11-17 11.00", HEAD, "SETUJU", "selesai", to="SETUJU")


def corrected_by_the_operator(scene):
    scene.writes("11-20 09.00", DISTRICT, simple(
        "Alat rekam KTP", "Alat perekam sidik jari di loket tidak mau hidup, mohon dicek."),
        "no word of the catalogue: the desk guesses, and asks the operator")

    def set_service(play, when):
        number = play.number(scene.key)
        play.office.run("ticket", "set", number, "service=APL-01", "--reason",
                        "lewat telepon: yang mati aplikasi perekamannya, bukan alatnya", "--by", OPERATOR.address,
                        when=when)
        play.office.run("gateway", "--once", when=when)
        play.tickets = {one["number"]: one
                        for one in play.office.list("ticket", "list", when=when)}
        return [f"= {number}: {play.tickets[number]['service']}, section "
                f"{play.tickets[number]['section']}"]
    scene.does("11-20 09.15", set_service,
               f"{OPERATOR.name}: desktik ticket set … service=APL-01; routing learns it")
    scene.answers("11-20 09.30", TECHNICIAN, "TERIMA", "dikerjakan")
    scene.answers("11-20 11.00", TECHNICIAN,
                  "SELESAI Lisensi aplikasi perekaman diperbarui, alat hidup lagi.", "tindak_lanjut")
    scene.answers("11-20 11.30", HEAD, "SETUJU", "selesai", to="SETUJU")


INCIDENT = ("insiden", "insiden disdik", "insiden bpkad", "insiden dukcapil")


def one_disturbance_of_four_offices(scene):
    letters_of = [
        ("11-23 08.05", HEALTH, "Internet mati total",
         "Internet kantor mati total sejak pukul 07.50.", "the internet is down"),
        ("11-23 08.12", SCHOOLS, "Internet kantor mati",
         "Mohon dicek, internet di kantor kami mati total.", "at the next office, too"),
        ("11-23 08.20", TREASURY, "Jaringan internet mati total",
         "Internet mati total, kami tidak bisa membuka apa pun.",
         "the third: one incident, one technician, every office is told"),
        ("11-23 08.31", CIVIL, "Internet mati",
         "Internet mati total di semua loket.", "a fourth one joins"),
    ]
    for key, (when, person, subject, text, note) in zip(INCIDENT, letters_of):
        Scene(scene.events, key).writes(when, person, simple(subject, text), note)
    scene.answers("11-23 08.40", TECHNICIAN, "TERIMA", "dikerjakan",
                  note="\"TERIMA\": for all four")
    scene.answers("11-23 09.50", TECHNICIAN,
                  "SELESAI Konverter serat optik di simpul pusat mati dan diganti; keempat kantor "
                  "tersambung kembali.", "tindak_lanjut", note="\"SELESAI …\": for all four")
    scene.answers("11-23 10.15", LEADER, "SETUJU", "selesai", to="SETUJU",
                  note="\"SETUJU\": each office gets its own report")


def on_leave(scene):
    scene.writes("11-24 08.30", CLINIC, simple(
        "Printer loket macet", "Printer loket 1 macet, kertas tersangkut."), "a printer")
    scene.answers("11-24 08.45", TECHNICIAN, "TERIMA", "dikerjakan")
    scene.answers("11-25 07.35", TECHNICIAN, "sakit 25-27 November 2026", "dikerjakan",
                  reason="CUTI",
                  note="\"sakit 25-27 November 2026\": what can't wait goes to a colleague")
    scene.answers("11-25 08.20", TECHNICIAN,
                  "SELESAI Kertas dikeluarkan, rol dibersihkan, uji cetak berhasil.",
                  "tindak_lanjut", note="the colleague finishes it: \"SELESAI …\"")


def run_clock(play, when):
    play.office.run("gateway", "--once", when=when)
    return []


def lists_of_the_morning(scene):
    scene.does("11-26 07.45", run_clock,
               "nobody wrote: technicians get their work, leaders what waits for them")
    scene.answers_list("11-26 07.55", LEADER, "SETUJU SEMUA", "SETUJU SEMUA", "reports approved",
                       "\"SETUJU SEMUA\": exactly the reports of the list")
