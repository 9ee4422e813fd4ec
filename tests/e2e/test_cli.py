"""The command line as scripts use it: what is printed where, how it ends, and what stays."""

import email
import email.policy
import hashlib
import json
import os
import subprocess

import pytest

import office
from desk import OFFICES
from maildir_desk import (AUTOMATIC, DONE, FAILED, FIRST, FROM_STRANGER, LATER, LETTER, NOW, SECOND,
                          SHEETS, WRONG_USE, desk, four_taken, fresh, worked)
from office import COLLEAGUE, LEADER, OPERATOR, REQUESTER, STRANGER, TECHNICIAN

__all__ = ["desk", "four_taken", "fresh", "worked"]  # the fixtures


# Running

def test_help_and_version(build):
    def said(*words):
        done = subprocess.run([build / "desktik", *words], capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (DONE, "")
        return done.stdout
    assert said("--version").startswith("desktik ") and said("--version").count("\n") == 1
    commands = ("gateway", "deliver", "directory", "ticket", "ledger", "held", "outbox", "report",
                "office", "audit", "check", "template", "explain")
    for command in commands:
        assert f"  {command} " in said("--help")
        # Without settings.
        text = said(command, "--help")
        assert command in text and "--json" in text and text.count("Usage:") == 1
    assert said("help") == said("--help")


def test_round_tells_each_mail_in_one_line(desk):
    desk.write(LETTER)
    done = desk.call("gateway", "--once", expect=DONE)
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    for word in (REQUESTER, "ticket", FIRST):
        assert word in line
    assert desk.call("gateway", "--once").stderr == "", "nothing new, nothing to say"


def test_round_files_and_answers(worked):
    assert worked.waiting() == []
    assert worked.filed("Ditahan") == ["2:2,"]
    assert worked.filed("Terproses") == ["0:2,", "1:2,", "3:2,"]
    assert {path.name for path in (worked.folder / "keluar").iterdir()} == {
        REQUESTER, office.NEIGHBOUR, TECHNICIAN, COLLEAGUE, OPERATOR, STRANGER}


def test_second_gateway_refuses(desk):
    first = subprocess.Popen([desk.program, "--config", desk.config, "gateway"],
                             stderr=subprocess.PIPE, text=True)
    try:
        assert "gateway started" in first.stderr.readline()
        assert "another gateway is running" in desk.refuse("gateway", "--once", expect=LATER)
        assert "another gateway is running" in desk.refuse("gateway", expect=LATER)
        desk.call("deliver", mail=LETTER, expect=DONE)
        assert len(desk.tickets()) == 1
    finally:
        first.terminate()
        said = first.communicate(timeout=30)[1]
    assert first.returncode == DONE and "gateway stopped" in said
    desk.round()


def test_without_a_mailbox_the_gateway_sends_what_was_delivered(desk):
    desk.config.write_text(desk.config.read_text().replace("[mailbox]\nurl = maildir:masuk\n", ""))
    desk.call("deliver", mail=LETTER, expect=DONE)
    assert {one["state"] for one in desk.outbox()} == {"queued"}
    assert desk.round() == ""
    assert {one["state"] for one in desk.outbox()} == {"sent"}
    assert {"item": "mailbox", "verdict": "warning"}.items() <= next(
        one.items() for one in desk.json("check") if one["item"] == "mailbox")


# Listings

MEMBERS = {
    ("ticket", "list"): "number status subject requester office service section assignee "
                        "priority due",
    ("ledger",): "message_id from subject outcome reason ticket id taken",
    ("held", "list"): "message_id from subject outcome reason ticket id",
    ("outbox", "list"): "id message_id to subject template ticket state attempts created sent",
    ("directory", "list"): "kind",
    ("office", "list"): "name need active patterns merged_into tickets",
    ("audit", "list"): "id ticket at actor role kind text proof hash",
    ("check",): "item verdict text",
    ("template", "list"): "name file when",
    ("template", "names"): "name kind meaning templates",
}


@pytest.mark.parametrize("words", MEMBERS, ids=" ".join)
def test_listing_is_one_array_of_objects(worked, words):
    rows = worked.json(*words)
    assert isinstance(rows, list) and rows
    for row in rows:
        assert set(MEMBERS[words].split()) <= set(row)
    before = json.loads(worked.call("--json", *words, expect=DONE).stdout)
    assert words == ("check",) or before == rows, "--json may stand before the command, too"


@pytest.mark.parametrize("words", [one for one in MEMBERS if one[0] not in ("check", "template")],
                         ids=" ".join)
def test_listing_of_nothing(desk, words):
    os.remove(desk.folder / "desk.db")
    assert desk.json(*words) == []
    text = desk.call(*words, expect=DONE)
    assert text.stdout.splitlines()[0].isupper() and text.stderr == ""


def test_ticket_says_what_scripts_ask_for(worked):
    (ticket,) = [one for one in worked.json("ticket", "list") if one["number"] == FIRST]
    assert {
        "status": "baru", "subject": "Internet mati", "requester": REQUESTER,
        "requester_name": "Ningrum Contohwati", "office": "Dinas Kesehatan",
        "service": "Gangguan jaringan", "section": "Jaringan", "assignee": TECHNICIAN,
        "priority": "kritis", "opened": NOW, "late": False}.items() <= ticket.items()
    assert ticket["due"].endswith("+07:00") and ticket["due"] > NOW


def test_ticket_shown_is_the_ticket_listed_and_its_history(worked):
    shown = worked.json("ticket", "show", FIRST)
    (listed,) = [one for one in worked.json("ticket", "list") if one["number"] == FIRST]
    assert listed.items() <= shown.items()
    assert [one["kind"] for one in shown["events"]] == \
        ["dibuka", "lampiran_dibaca", "ditugaskan"]
    (attachment,) = shown["attachments"]
    assert (attachment["filename"], attachment["type"]) == \
        ("Surat Permohonan.pdf", "application/pdf")
    text = worked.run("ticket", "show", FIRST)
    for word in (FIRST, "Internet mati", "baru", REQUESTER, "Dinas Kesehatan", TECHNICIAN,
                 "kritis", "Surat Permohonan.pdf", "sejak pagi"):
        assert word in text


def test_text_is_one_line_a_row_and_harmless(worked):
    lines = worked.run("ticket", "list").splitlines()
    assert lines[0].split() == ["NUMBER", "STATUS", "PRIORITY", "DUE", "ASSIGNEE", "OFFICE",
                                "SUBJECT"]
    assert [line.split()[0] for line in lines[1:]] == [SECOND, FIRST], "the newest first"
    for words in (["ticket", "list"], ["ticket", "show", SECOND], ["ledger"],
                  ["outbox", "list"], ["explain", worked.folder / "masuk/.Terproses/cur/1:2,"]):
        text = worked.run(*words)
        assert "\x1b" not in text and "\u202e" not in text, words


def test_history_keeps_the_lines_of_a_letter(desk):
    desk.write(LETTER.replace("sejak pagi.", "sejak pagi.\nMohon bantuannya."))
    desk.round()
    lines = desk.run("ticket", "show", FIRST).splitlines()
    first = next(one for one in lines if "sejak pagi." in one)
    assert lines[lines.index(first) + 1].strip() == "Mohon bantuannya."


@pytest.mark.parametrize("filters, found", [
    (["--status", "baru"], [SECOND, FIRST]),
    (["--status", "selesai"], []),
    (["--section", "jaringan"], [FIRST]),
    (["--assignee", COLLEAGUE], [SECOND]),
    (["--requester", REQUESTER], [FIRST]),
    (["--office", "Dinas Sosial"], [SECOND]),
    (["--open"], [SECOND, FIRST]),
    (["--limit", "1"], [SECOND]),
    (["--open", "--office=Dinas Kesehatan", "--limit=5"], [FIRST]),
])
def test_tickets_are_filtered(worked, filters, found):
    assert [one["number"] for one in worked.json("ticket", "list", *filters)] == found


def test_ledger_has_one_outcome_for_each_mail(worked):
    rows = worked.ledger()
    assert [one["outcome"] for one in rows] == ["ticket", "ticket", "held", "ignored"]
    assert [one["ticket"] for one in rows] == [FIRST, SECOND, None, None]
    assert [one["message_id"] for one in rows][0] == "satu@dinkes.patikab.example"
    assert rows[2]["from"] == STRANGER and "directory" in rows[2]["reason"]
    text = worked.run("ledger")
    assert text.endswith("ticket 2 + reply 0 + command 0 + ignored 1 + held 1 + unreadable 0 "
                         "= 4 mails\n")
    (row,) = worked.json("ledger", "--outcome", "ignored")
    assert row == rows[3]
    assert worked.json("ledger", "--limit", "1") == [rows[3]], "the newest"


def test_outbox_by_state(worked):
    worked.sql("UPDATE outbox SET state = 'failed', detail = '550 tidak ada' WHERE id = 1")
    worked.sql("UPDATE outbox SET state = 'queued', sent_at = NULL WHERE id = 2")
    rows = worked.outbox()
    assert [one["state"] for one in rows] == ["failed", "queued"] + ["sent"] * (len(rows) - 2)
    for state in ("queued", "sent", "failed"):
        assert worked.json("outbox", "list", "--state", state) == \
            [one for one in rows if one["state"] == state]
    failed, queued = rows[:2]
    assert failed["to"] == REQUESTER and failed["ticket"] == FIRST
    assert failed["detail"] == "550 tidak ada"
    assert queued["sent"] is None and queued["next"]
    assert rows[2]["sent"] == NOW and rows[2]["next"] is None
    lines = worked.run("outbox", "list", "--state", "failed").splitlines()
    assert len(lines) == 2 and "550 tidak ada" in lines[1]


def test_full_disk_behind_a_listing_is_a_failure(worked):
    with open("/dev/full", "w") as full:
        done = subprocess.run([worked.program, "--config", worked.config, "ledger"], stdout=full,
                              stderr=subprocess.PIPE, text=True)
    assert done.returncode == FAILED and done.stderr.startswith("desktik: standard output: ")


# Held mail

def test_held_mail_is_released_when_its_sender_is_known(worked):
    (held,) = worked.json("held", "list")
    assert held["from"] == STRANGER
    (worked.folder / "opd.csv").write_text(OFFICES + f"{STRANGER},Kantor Luar,2\n")
    worked.call("directory", "import", "--offices", "opd.csv", expect=DONE)
    released = worked.json("held", "release", str(held["id"]))
    assert {"id": held["id"], "outcome": "ticket", "ticket": "TIK-2026-000003",
            "filed": True}.items() <= \
        released.items()
    assert worked.json("held", "list") == []
    assert worked.ticket("TIK-2026-000003")["office"] == "Kantor Luar"
    assert "is not held; its outcome is ticket" in worked.refuse(
        "held", "release", str(held["id"]))


def test_held_mail_stays_held_while_nothing_changed(worked):
    done = worked.call("held", "release", "3", expect=FAILED)
    assert done.stdout == f"mail 3 from {STRANGER}: held, sender is not in the directory\n"
    assert len(worked.json("held", "list")) == 1
    assert "there is no mail 99" in worked.refuse("held", "release", "99")


def test_letter_is_held_while_the_directory_lacks_its_service(desk):
    """A missing entry of the directory loses nothing."""
    desk.sql("UPDATE service SET active = 0")
    desk.write(LETTER)
    assert "no services in the directory" in desk.round()
    assert desk.filed("Ditahan") == ["1:2,"]
    desk.sql("UPDATE service SET active = 1")
    assert desk.json("held", "release", "1")["ticket"] == FIRST


# The directory

def test_import_says_what_it_changed(desk):
    staff = desk.folder / "petugas.csv"
    # As Excel saves it.
    rows = staff.read_text().replace('"Dra. Kartini Contohwati, M.Si."', "Kartini Contohwati")
    rows = "".join(row + "\n" for row in rows.splitlines() if not row.startswith(COLLEAGUE))
    staff.write_bytes(b"\xef\xbb\xbf" + rows.replace(",", ";").replace("\n", "\r\n").encode())
    done = desk.call("directory", "import", "--staff", "petugas.csv", expect=DONE)
    assert done.stdout.startswith("people: 3 (0 added, 1 changed, 1 removed)\n")
    assert LEADER in done.stdout and COLLEAGUE in done.stdout
    assert "desktik: warning: " in done.stderr and "Aplikasi" in done.stderr
    people = [one for one in desk.json("directory", "list") if one["kind"] == "person"]
    assert {one["email"] for one in people} == {TECHNICIAN, LEADER, OPERATOR}
    assert COLLEAGUE not in desk.run("directory", "list")


def test_import_as_json(desk):
    (desk.folder / "opd.csv").write_text(OFFICES + f"{STRANGER},Kantor Luar,2\n")
    done = desk.json("directory", "import", *SHEETS)
    changes = {one["kind"]: one for one in done["changes"]}
    assert changes["offices"]["added"] == ["Kantor Luar"] and changes["offices"]["count"] == 4
    assert changes["people"] == {"kind": "people", "count": 4, "added": [], "changed": [],
                                 "removed": []}
    assert any("2026" in one for one in done["warnings"]), "no holidays yet"


def test_directory_lists_what_was_imported(desk):
    rows = desk.json("directory", "list")
    assert [one["kind"] for one in rows] == ["person"] * 4 + ["office"] * 3 + ["service"] * 2
    (leader,) = [one for one in rows if one.get("role") == "pimpinan"]
    assert (leader["email"], leader["name"]) == (LEADER, "Dra. Kartini Contohwati, M.Si.")
    (service,) = [one for one in rows if one.get("code") == "NET"]
    assert (service["section"], service["severity"], service["resolve_hours"]) == \
        ("Jaringan", 70, 8)
    text = desk.run("directory", "list")
    for word in (TECHNICIAN, "Puskesmas Contoh Jaya", "@puskesmas.example", "Gangguan aplikasi"):
        assert word in text


STAFF_HEAD = "email,nama,nip,peran,seksi\n"
MISTAKES = [
    ("--staff", STAFF_HEAD + "tanpa-at,Dua,,teknisi,Jaringan\n", 2, "email", "tanpa-at"),
    ("--staff", STAFF_HEAD + f"{LEADER},Tiga,,bos,\n", 2, "peran", "pimpinan"),
    ("--staff", STAFF_HEAD + f"{LEADER},,,pimpinan,\n", 2, "nama", ""),
    ("--staff", STAFF_HEAD + f"{LEADER},A,,pimpinan,\n{LEADER},B,,pimpinan,\n", 3, "email",
     LEADER),
    ("--staff", "email,nama,nip,peran\n", 1, "seksi", "email, nama, nip, peran, seksi"),
    ("--offices", "pola,opd,kebutuhan\n@a.example,Dinas A,9\n", 2, "kebutuhan", '"9"'),
    ("--offices", "pola,opd,kebutuhan\r\n@a.example,A,1\r\nsalah,Dinas B,3\r\n", 3, "pola",
     '"salah"'),
    ("--services", "kode;layanan;jenis;seksi;kegawatan;kata_kunci;target_respon_menit;"
     "target_selesai_jam\nX;Y;keluhan;Z;50;a;60;8\n", 2, "jenis", "gangguan, permohonan"),
    ("--holidays", "tanggal,keterangan\n2026-02-30,Tidak ada\n", 2, "tanggal", "2026-02-30"),
]


@pytest.mark.parametrize("option, text, line, column, hint", MISTAKES)
def test_import_names_the_mistake_and_takes_nothing(desk, option, text, line, column, hint):
    before = desk.json("directory", "list")
    # Good news in the other sheet must not get in either.
    other = ("--offices", OFFICES + "@baru.example,Dinas Baru,1\n")
    if option == "--offices":
        other = ("--holidays", "tanggal,keterangan\n2026-08-17,Hari Kemerdekaan\n")
    (desk.folder / "salah.csv").write_bytes(text.encode())
    (desk.folder / "benar.csv").write_text(other[1])
    for sheets in ([option, "salah.csv", other[0], "benar.csv"],
                   [other[0], "benar.csv", option, "salah.csv", "--json"]):
        done = desk.call("directory", "import", *sheets, expect=FAILED)
        assert done.stdout == ""
        told = done.stderr.splitlines()
        assert told[0].startswith("desktik: ")
        assert any(one.startswith("salah.csv ") and f" {line}," in one and f" {column}:" in one
                   and hint in one for one in told[1:]), told
    assert desk.json("directory", "list") == before


def test_import_of_a_file_that_is_not_there(desk):
    before = desk.json("directory", "list")
    done = desk.call("directory", "import", "--staff", "petugas.csv", "--offices", "tidak-ada.csv",
                     expect=FAILED)
    assert done.stdout == "" and "tidak-ada.csv" in done.stderr
    assert desk.json("directory", "list") == before


# Explaining

def test_explained_letter(desk):
    (desk.folder / "surat.eml").write_text(LETTER)
    told = desk.json("explain", "surat.eml")
    assert (told["outcome"], told["from"], told["proof"]) == ("ticket", REQUESTER, "none")
    assert "Dinas Kesehatan" in told["sender"]
    assert told["ticket"]["service"] == "Gangguan jaringan" and "internet" in told["why_service"]
    assert [one["to"] for one in told["mails"]] == [REQUESTER, TECHNICIAN]
    text = desk.run("explain", "surat.eml")
    for word in (REQUESTER, "ticket", "Jaringan", "kritis", TECHNICIAN):
        assert word in text
    assert desk.call("explain", "-", mail=LETTER, expect=DONE).stdout == text


def test_explained_command_and_others(worked):
    (sent,) = (worked.folder / "keluar" / TECHNICIAN / "new").iterdir()
    assignment = email.message_from_bytes(sent.read_bytes(), policy=email.policy.default)
    answer = (f"From: {TECHNICIAN}\nTo: {assignment['Reply-To']}\nSubject: Re: {FIRST}\n"
              "Message-ID: <jawab@diskominfo.patikab.example>\n\nTERIMA\n")
    told = json.loads(worked.call("explain", "-", "--json", mail=answer, expect=DONE).stdout)
    assert (told["outcome"], told["command"], told["proof"]) == ("command", "TERIMA", "token")
    assert (told["ticket"]["number"], told["ticket"]["status"]) == (FIRST, "dikerjakan")
    assert worked.status(FIRST) == "baru", "it was only explained"
    others = {"held": FROM_STRANGER.replace("tiga", "lima"),
              "ignored": AUTOMATIC.replace("empat", "lima"), "unreadable": "\0\1\2"}
    for outcome, mail in others.items():
        told = json.loads(worked.call("explain", "-", "--json", mail=mail, expect=DONE).stdout)
        assert told["outcome"] == outcome and told["reason"]


def test_explained_mail_that_was_seen_before(worked):
    told = json.loads(worked.call("explain", "-", "--json", mail=LETTER, expect=DONE).stdout)
    assert told["outcome"] == "ignored"
    assert told["seen"]["outcome"] == "ticket" and told["seen"]["ticket"] == FIRST


def test_explaining_touches_nothing(worked):
    worked.write(LETTER.replace("satu", "lima"), "5")
    before = worked.state()
    assert worked.json("explain", "masuk/new/5")["outcome"] == "ticket"
    worked.run("explain", "masuk/new/5")
    worked.run("explain", "--role", "teknisi", "--text", "TERIMA")
    assert worked.state() == before


def test_explaining_makes_no_database_and_no_key(desk):
    (desk.folder / "surat.eml").write_text(LETTER)
    os.remove(desk.folder / "desk.db")
    os.remove(desk.folder / "kunci")
    before = desk.state()
    assert "desk.db is not there yet" in desk.refuse("explain", "surat.eml")
    assert desk.state() == before
    assert "tidak-ada.eml" in desk.refuse("explain", "tidak-ada.eml")
    desk.json("directory", "list")
    assert "kunci: is not there yet" in desk.refuse("explain", "surat.eml")
    assert not (desk.folder / "kunci").exists()


@pytest.mark.parametrize("role, text, command, argument", [
    ("teknisi", "TERIMA", "TERIMA", ""),
    ("teknisi", "selesai: kabel diganti", "SELESAI", "kabel diganti"),
    ("teknisi", "Besok saya lihat.", None, ""),
    ("pimpinan", "setuju", "SETUJU", ""),
    ("pimpinan", "REVISI fotonya belum ada", "REVISI", "fotonya belum ada"),
    ("opd", "BATAL", "BATAL", ""),
    ("operator", "LAPORAN 2026-10", "LAPORAN", "2026-10"),
])
def test_explained_text(desk, role, text, command, argument):
    told = desk.json("explain", "--role", role, "--text", text)
    assert (told["command"], told["argument"]) == (command, argument)
    assert desk.run("explain", "--role", role, "--text", text).splitlines() == \
        [one for one in (command or "a comment", argument) if one]


def test_explained_yes_is_no_command_of_the_table(desk):
    assert desk.json("explain", "--role", "opd", "--text", "ya pak")["command"] is None


def test_text_is_explained_without_a_desk(build, tmp_path):
    done = subprocess.run([build / "desktik", "explain", "--role", "opd", "--text",
                           "terima kasih", "--json"], capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == DONE and json.loads(done.stdout)["thanks_only"] is True


# Checking

def test_check_is_content(desk):
    found = desk.json("check")
    assert {one["verdict"] for one in found} == {"ok"}
    assert {"configuration", "database", "history", "directory", "mailbox", "smtp", "clock"} <= \
        {one["item"] for one in found}
    lines = desk.run("check").splitlines()
    assert len(lines) == len(found) and all(line.startswith("ok ") for line in lines)


# Letters of the office's own

def put_letter(desk, name, text):
    (desk.folder / "surat").mkdir(exist_ok=True)
    (desk.folder / "surat" / name).write_text(text)
    desk.configure("[mail]\ntemplates = surat\n")


def test_a_letter_begins_with_the_built_in_one(desk):
    text = desk.run("template", "show", "accepted")
    assert "# Permintaan {number} sedang dikerjakan." in text
    assert "//   {assignee} " in text and "{rating}" not in text
    put_letter(desk, "accepted.id.txt", text.replace("sedang dikerjakan", "kami kerjakan"))
    assert {one["name"]: one["file"] for one in desk.json("template", "list") if one["file"]} == {
        "accepted": str(desk.folder / "surat" / "accepted.id.txt")}
    assert "Permintaan TIK-2026-000123 kami kerjakan." in desk.run("template", "sample", "accepted")
    assert "<h1" in desk.run("template", "sample", "accepted", "--html")
    assert "your request" in desk.run("template", "show", "received", "--language", "en")
    assert "1 of the office's own" in desk.run("check")


def test_a_broken_letter_is_refused_and_loses_no_mail(desk):
    put_letter(desk, "received.id.txt", "# Halo\n\nNomor {nomor}\n")
    place = "surat/received.id.txt:3: unknown name {nomor}; known: {number}, "
    assert place in desk.call("check", expect=FAILED).stdout
    assert place in desk.call("gateway", "--once", expect=FAILED).stderr
    assert place in desk.call("template", "sample", "received", expect=FAILED).stderr
    done = desk.call("deliver", mail=LETTER, expect=DONE)
    assert desk.json("ticket", "list")[0]["number"] == FIRST
    assert place in done.stderr


def test_letters_that_are_none(desk):
    for words in (["show", "surat"], ["sample"], ["show", "accepted", "x"], ["hapus", "accepted"],
                  ["show", "accepted", "--language", "jv"], []):
        assert desk.call("template", *words).returncode == WRONG_USE


# The report; test_workbook.py looks inside

def test_report_is_written(worked):
    assert worked.run("report", "2026-11", "-o", "nov.xlsx") == ""
    assert (worked.folder / "nov.xlsx").read_bytes().startswith(b"PK")
    told = worked.json("report", "november 2026", "-o", "lagi.xlsx")
    digest = hashlib.sha256((worked.folder / "nov.xlsx").read_bytes()).hexdigest()
    assert told == {"period": "2026-11", "file": "lagi.xlsx", "sha256": digest, "closed": False}
    assert (worked.folder / "lagi.xlsx").read_bytes() == (worked.folder / "nov.xlsx").read_bytes()
