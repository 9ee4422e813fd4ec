"""A desk's database filled by hand: tickets of every kind, without going through the mail.

The rows are written straight into schema.sql by Python, so that what the tests compute from them is
independent of the code they test.
"""

import pathlib
import random
import sqlite3
from datetime import datetime, timedelta, timezone

ROOT = pathlib.Path(__file__).resolve().parents[2]
WIB = timezone(timedelta(hours=7))
SCHEMA_VERSION = 3

PEOPLE = [
    ("budi@diskominfo.patikab.example", "Budi Contohno", "teknisi", "jaringan"),
    ("sri@diskominfo.patikab.example", "Sri Contohwati", "teknisi", "jaringan"),
    ("agus@diskominfo.patikab.example", "Agus Contohadi", "teknisi", "aplikasi"),
    ("kepala@diskominfo.patikab.example", "Dra. Kartini Contohwati, M.Si.", "pimpinan", ""),
]
OFFICES = ["Dinas Kesehatan", "Dinas Sosial", "Kecamatan Sukamaju", "Bagian Hukum Setda",
           "Puskesmas Contoh Jaya & Sekitarnya"]
SERVICES = [
    ("NET", "Gangguan jaringan internet", "gangguan", "jaringan"),
    ("WIFI", "Gangguan wifi kantor", "gangguan", "jaringan"),
    ("WEB", "Gangguan situs web", "gangguan", "aplikasi"),
    ("MAIL", "Pembuatan dan reset surel dinas", "permohonan", "aplikasi"),
]
# Subjects that a spreadsheet might take for something else than text.
HOSTILE = [
    "=1+1", "+62 812 0000 0001", "-1 AP mati", "@SUM(A1:A9)", '=HYPERLINK("http://x","klik")',
    "=cmd|' /C calc'!A0", "kendali\x01\x08 \x1b[31m merah\x7f", "_x0041_ bukan huruf A",
    "balik \u202e kanan", "emoji 😀 ꦗꦮ العربية", "<b>tebal</b> & \"kutip\"", "x" * 40000,
]


def seconds(year, month, day, hour=9, minute=0):
    return int(datetime(year, month, day, hour, minute, tzinfo=WIB).timestamp())


def make_database(path):
    database = sqlite3.connect(path)
    database.executescript((ROOT / "schema.sql").read_text())
    database.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    database.execute("PRAGMA journal_mode = WAL")
    for person in PEOPLE:
        database.execute("INSERT INTO person (email, name, nip, role, section) "
                         "VALUES (?1, ?2, '19990101 202501 1 999', ?3, ?4)", person)
    for office in OFFICES:
        database.execute("INSERT INTO office (name, need) VALUES (?, 3)", (office,))
    for code, name, kind, section in SERVICES:
        database.execute("INSERT INTO service VALUES (?, ?, ?, ?, 50, 'kata', 60, 8, 1, '')",
                         (code, name, kind, section))
    database.commit()
    return database


def write_config(folder, base_url="http://127.0.0.1:8025"):
    path = folder / "desktik.conf"
    path.write_text(f"""[desk]
address = desktik@diskominfo.patikab.example
organisation = Dinas Komunikasi dan Informatika Kabupaten Pati
[database]
path = desk.db
[mailbox]
url = maildir:masuk
[smtp]
url = maildir:keluar
[web]
base_url = {base_url}
[secrets]
key_file = desk.key
""")
    return path


def add_event(database, ticket, at, kind, before, after, text, actor="", name="", role="desk"):
    cursor = database.execute(
        "INSERT INTO event (ticket_id, at, actor, actor_name, actor_role, kind, from_status, "
        "to_status, text, internal, proof, prev_hash, hash) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 'token', '', '')",
        (ticket, at, actor, name, role, kind, before, after, text))
    return cursor.lastrowid


def add_ticket(database, opened, steps, subject="Gangguan", service=0, office=0, technician=1,
               priority="sedang", hours=8, nature="", letter=("", ""), reporter=0):
    """`steps`: (seconds after opening, command, new status, text), in order."""
    code, _, _, section = SERVICES[service]
    year = datetime.fromtimestamp(opened, WIB).year
    seq = database.execute("SELECT coalesce(max(seq), 0) + 1 FROM ticket WHERE year = ?",
                           (year,)).fetchone()[0]
    cursor = database.execute(
        "INSERT INTO ticket (number, year, seq, subject, requester, requester_name, office_id, "
        "service_code, section, assignee_id, status, score, priority, severity, need, "
        "availability, opened_at, respond_due, due, letter_number, letter_date, letter_nature) "
        "VALUES (?, ?, ?, ?, 'tu@dinkes.patikab.example', 'Ningrum Contohwati', ?, ?, ?, ?, "
        "'baru', 50, ?, 50, 50, 50, ?, ?, ?, ?, ?, ?)",
        (f"TIK-{year}-{seq:06d}", year, seq, subject, office + 1, code, section, technician,
         priority, opened, opened + 3600, opened + hours * 3600, *letter, nature))
    ticket = cursor.lastrowid
    add_event(database, ticket, opened, "dibuka", "", "baru",
              f"Yth. Desk TIK, {subject}. Mohon dibantu.")
    status = "baru"
    for after, kind, new, text in steps:
        take_step(database, ticket, opened + after, kind, status, new, text, reporter)
        status = new
    database.execute("UPDATE ticket SET status = ? WHERE id = ?", (status, ticket))
    return ticket


def take_step(database, ticket, at, kind, before, after, text, reporter=0):
    """`reporter`: which of PEOPLE does what technicians do."""
    leader = kind in ("setuju", "revisi")
    actor, name, role, _ = PEOPLE[3] if leader else PEOPLE[reporter]
    event = add_event(database, ticket, at, kind, before, after, text, actor, name, role)
    change = {
        "terima": "accepted_at = ?",
        "selesai": "reported_at = ?, report_event = %d" % event,
        "setuju": "closed_at = ?", "tolak": "closed_at = ?", "batal": "closed_at = ?",
        "belum": "closed_at = NULL, reported_at = NULL, report_event = NULL, "
                 "accepted_at = coalesce(accepted_at, ?)",
    }.get(kind)
    if change:
        database.execute(f"UPDATE ticket SET {change} WHERE id = ?", (at, ticket))
    if kind == "setuju":
        database.execute("INSERT INTO approval (event_id, ticket_id, at, report_event, "
                         "reported_at, due) SELECT ?, id, ?, report_event, reported_at, due "
                         "FROM ticket WHERE id = ?", (event, at, ticket))


DONE = "Kabel fiber diganti,\nsplicing ulang pada ODP lantai 2.\nHasil uji: 94 Mbps."
HOUR, DAY = 3600, 86400
# Ways a ticket goes; the hours are plain, the target is eight after opening.
WAYS = {
    "baru": [],
    "dikerjakan": [(HOUR // 2, "terima", "dikerjakan", "")],
    "menunggu": [(HOUR // 2, "terima", "dikerjakan", ""),
                 (HOUR, "tunggu", "menunggu", "Ruang mana?")],
    "tindak_lanjut": [(HOUR // 2, "terima", "dikerjakan", ""),
                      (3 * HOUR, "selesai", "tindak_lanjut", "RAHASIA DAPUR " + DONE)],
    "selesai": [(HOUR // 2, "terima", "dikerjakan", ""),
                (3 * HOUR, "selesai", "tindak_lanjut", DONE),
                (5 * HOUR, "setuju", "selesai", "")],
    "terlambat": [(2 * HOUR, "terima", "dikerjakan", ""),
                  (30 * HOUR, "selesai", "tindak_lanjut", DONE),
                  (31 * HOUR, "setuju", "selesai", "")],
    "ditolak": [(HOUR // 2, "tolak", "ditolak", "Bukan wewenang kami.")],
    "dibatalkan": [(HOUR // 2, "batal", "dibatalkan", "Sudah nyala.")],
    "dibuka_lagi": [(HOUR // 2, "terima", "dikerjakan", ""),
                    (3 * HOUR, "selesai", "tindak_lanjut", DONE),
                    (5 * HOUR, "setuju", "selesai", ""),
                    (2 * DAY, "belum", "dikerjakan", "Mati lagi.")],
}


def fill_month(database, year, month, count, seed=1):
    """`count` tickets spread over the month, every way and every hostile subject among them."""
    dice = random.Random(seed)
    for i in range(count):
        way = list(WAYS.values())[i % len(WAYS)]
        opened = seconds(year, month, 1 + dice.randrange(26), 7 + dice.randrange(9),
                         dice.randrange(60))
        subject = HOSTILE[i] if i < len(HOSTILE) else f"Gangguan ke-{i} di kantor"
        add_ticket(database, opened, way, subject, service=dice.randrange(4),
                   office=dice.randrange(5), technician=1 + dice.randrange(3),
                   priority=("rendah", "sedang", "tinggi", "kritis")[dice.randrange(4)],
                   letter=(f"005/{i}/2026", f"2026-{month:02d}-01") if i % 3 == 0 else ("", ""))
    database.commit()
