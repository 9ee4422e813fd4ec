"""What the operator does on the command line: verify the history, correct, merge, and what it says."""

import json
import sqlite3

import pytest

from desk import OFFICES, STAFF
from maildir_desk import (DONE, FAILED, FIRST, LETTER, SECOND, WRONG_USE, four_taken, fresh,
                          worked)
from office import COLLEAGUE, LEADER, NEIGHBOUR, OPERATOR, REQUESTER, TECHNICIAN

__all__ = ["four_taken", "fresh", "worked"]  # the fixtures


def tamper(desk, *statements):
    with sqlite3.connect(desk.folder / "desk.db") as file:
        file.execute("DROP TRIGGER event_no_update")
        file.execute("DROP TRIGGER event_no_delete")
        for statement in statements:
            file.execute(statement)
    file.close()


def checked(desk, item, expect=DONE):
    done = desk.call("check", "--json", expect=expect)
    return next(one for one in json.loads(done.stdout) if one["item"] == item)


# The history

def test_audit_of_an_untouched_history(worked):
    entries = worked.json("audit", "list")
    said = worked.json("audit", "verify")
    assert said["whole"] is True and said["fault"] is None and said["ticket"] is None
    assert said["entries"] == len(entries) > 0
    last = entries[-1]
    assert said["head"] == f"{last['id']}:{last['hash']}"
    text = worked.call("audit", "verify", expect=DONE).stdout
    assert text == (f"{len(entries)} entries are as the desk wrote them\n"
                    f"head: {said['head']}\n")
    worked.call("audit", "verify", "--head", said["head"], expect=DONE)


def test_audit_lists_by_ticket_and_day(worked):
    entries = worked.json("audit", "list", "--ticket", FIRST)
    assert entries and {one["ticket"] for one in entries} == {FIRST}
    assert worked.json("audit", "list", "--since", "2026-11-24") == worked.json("audit", "list")
    assert worked.json("audit", "list", "--since", "2026-11-25") == []


def test_audit_names_what_was_tampered_with(worked):
    first = worked.json("audit", "list", "--ticket", FIRST)[0]["id"]
    tamper(worked, f"UPDATE event SET text = 'lain' WHERE id = {first}")
    done = worked.call("audit", "verify", expect=FAILED)
    assert f"BROKEN: entry {first} of {FIRST} (content)" in done.stdout
    found = checked(worked, "history", expect=FAILED)
    assert found["verdict"] == "failed" and "content" in found["text"]


def test_audit_names_an_end_that_was_cut_off(worked):
    entries = worked.json("audit", "list")
    tamper(worked, f"DELETE FROM event WHERE id >= {entries[-1]['id']}")
    done = worked.call("audit", "verify", "--json", expect=FAILED)
    assert '"fault":"cut"' in done.stdout and f'"broken":{entries[-1]["id"]}' in done.stdout
    noted = f"{entries[-1]['id']}:{entries[-1]['hash']}"
    assert "written anew" in worked.refuse("audit", "verify", "--head", noted)


def test_audit_says_what_it_does_not_understand(worked):
    assert "no head" in worked.refuse("audit", "verify", "--head", "x", expect=WRONG_USE)
    assert "no day" in worked.refuse("audit", "list", "--since", "kemarin", expect=WRONG_USE)
    assert "no ticket" in worked.refuse("audit", "list", "--ticket", "TIK-2026-999999")
    for words in (["audit"], ["audit", "verify", "--ticket", FIRST], ["audit", "list", "x"]):
        assert "usage" in worked.refuse(*words, expect=WRONG_USE)


# Corrections

WHY = ("--reason", "salah catat")


def correct(desk, *words, expect=DONE):
    return desk.call("ticket", "set", FIRST, *words, *WHY, expect=expect)


def entries(desk, number=FIRST):
    return desk.json("audit", "list", "--ticket", number)


def test_ticket_set_corrects_records_and_tells(worked):
    before = {one["id"] for one in worked.outbox()}
    ticket = json.loads(correct(worked, "service=APP", "phone=0812", "--by", OPERATOR,
                                "--json").stdout)
    assert {"service_code": "APP", "section": "Aplikasi", "assignee": COLLEAGUE,
            "phone": "0812"}.items() <= ticket.items()
    assert ticket["events"][-1]["kind"] == "koreksi"
    last = entries(worked)[-1]
    assert {"kind": "koreksi", "actor": OPERATOR, "role": "operator", "proof": "cli",
            "actor_name": "Opi Contohno"}.items() <= last.items()
    for words in ("Layanan: Gangguan jaringan → Gangguan aplikasi", "Telepon: – → 0812",
                  "Alasan: salah catat"):
        assert words in last["text"]
    told = {(one["to"], one["template"]) for one in worked.outbox() if one["id"] not in before}
    assert {(COLLEAGUE, "assignment"), (TECHNICIAN, "handed-over"), (REQUESTER, "status")} <= told
    assert worked.json("audit", "verify")["whole"]


def test_ticket_set_says_nothing_without_json(worked):
    done = correct(worked, "due=2026-11-30 14:00", "severity=80", "letter_number=005/7/2026",
                   "letter_date=2026-11-20", "letter_nature=segera", "dikonfirmasi=ya")
    assert done.stdout == "" and done.stderr == ""
    ticket = worked.json("ticket", "show", FIRST)
    assert {"due": "2026-11-30T14:00:00+07:00", "letter_number": "005/7/2026",
            "letter_date": "2026-11-20", "letter_nature": "segera"}.items() <= ticket.items()
    last = entries(worked)[-1]
    assert last["actor"] is None and last["actor_name"] == "operator (command line)"


def test_ticket_set_moves_office_and_requester(worked):
    correct(worked, "office=Dinas Sosial", f"requester={NEIGHBOUR}", "subject=Salah kantor")
    ticket = worked.json("ticket", "show", FIRST)
    assert {"office": "Dinas Sosial", "requester": NEIGHBOUR,
            "subject": "Salah kantor"}.items() <= ticket.items()


def test_ticket_set_of_a_status(worked):
    correct(worked, "status=dibatalkan")
    assert worked.json("ticket", "show", FIRST)["status"] == "dibatalkan"
    correct(worked, "status=dikerjakan")
    assert worked.json("ticket", "show", FIRST)["status"] == "dikerjakan"


REFUSED = {
    "service=XXX": "allowed: APP, NET",
    "section=Kebun": "allowed: Aplikasi, Jaringan",
    f"assignee={LEADER}": "is no technician of today",
    "office=Dinas Entah": "is not in opd.csv",
    "requester=siapa": "is no mail address",
    "subject=": "is empty",
    "severity=101": "0 to 100",
    "severity=x": "0 to 100",
    "due=besok": "due=2026-11-30 14:00",
    "due=2026-11-31 14:00": "is no time",
    "due=2026-01-01 08:00": "before the ticket was opened",
    "letter_date=2026-13-01": "is no day",
    "letter_nature=gawat": "allowed: biasa, segera",
    "dikonfirmasi=tidak": "allowed: ya",
    "status=selesai": "allowed: baru, dikerjakan, ditolak, dibatalkan",
    "status=tindak_lanjut": "allowed: baru, dikerjakan, ditolak, dibatalkan",
    "status=hilang": "is no status",
    "status=baru": "nothing would change",
    "warna=merah": "no KEY=VALUE; keys: service",
    "service": "no KEY=VALUE",
    "phone=1\n2": "no line of text",
    "phone=" + "9" * 201: "longer than 200",
}


@pytest.mark.parametrize("word", REFUSED, ids=range(len(REFUSED)))
def test_ticket_set_refuses_a_bad_value_and_does_nothing(worked, word):
    before = worked.json("ticket", "show", FIRST)
    mails = worked.outbox()
    good = [] if word == "status=baru" else ["letter_number=1"]
    said = worked.refuse("ticket", "set", FIRST, *good, word, *WHY, expect=WRONG_USE)
    assert REFUSED[word] in said
    assert worked.json("ticket", "show", FIRST) == before and worked.outbox() == mails


def test_ticket_set_wants_a_reason_and_an_operator(worked):
    set_phone = ("ticket", "set", FIRST, "phone=0812")
    assert "--reason is missing" in worked.refuse(*set_phone, expect=WRONG_USE)
    assert "--reason is missing" in worked.refuse(*set_phone, "--reason", " ", expect=WRONG_USE)
    for other in (TECHNICIAN, "orang@luar.example"):
        assert "no operator" in worked.refuse(*set_phone, *WHY, "--by", other, expect=WRONG_USE)
    assert "given twice" in worked.refuse(*set_phone, "phone=1", *WHY, expect=WRONG_USE)
    assert "usage" in worked.refuse("ticket", "set", FIRST, *WHY, expect=WRONG_USE)
    assert "no ticket" in worked.refuse("ticket", "set", "TIK-2026-999999", "phone=1", *WHY)


# Officials and offices

def put(desk, name, text):
    (desk.folder / name).write_text(text)
    return name


def test_import_names_work_of_somebody_who_left(worked):
    gone = "".join(line for line in STAFF.splitlines(True) if TECHNICIAN not in line)
    done = worked.call("directory", "import", "--staff", put(worked, "p.csv", gone), expect=DONE)
    assert "Budi Contohno" in done.stderr and FIRST in done.stderr
    # `check` takes the real time, which is later than that of the tests.
    assert any("open tickets are held by somebody" in one["text"]
               for one in worked.json("check") if one["item"] == "directory")
    worked.call("ticket", "set", FIRST, f"assignee={COLLEAGUE}", *WHY, expect=DONE)
    assert not any("open tickets are held" in one["text"] for one in worked.json("check"))


def test_directory_list_shows_the_days_of_officials(worked):
    dated = STAFF.replace("seksi\n", "seksi,mulai,sampai\n").replace(
        ",teknisi,Aplikasi\n", ",teknisi,Aplikasi,,2026-12-31\n")
    dated += f"{COLLEAGUE},Wahyu Rekaan,,teknisi,Aplikasi,2027-01-01,\n"
    worked.call("directory", "import", "--staff", put(worked, "p.csv", dated), expect=DONE)
    days = [(one["name"], one["from"], one["until"]) for one in worked.json("directory", "list")
            if one["kind"] == "person" and one["email"] == COLLEAGUE]
    assert days == [("Sri Contohwati", None, "2026-12-31"), ("Wahyu Rekaan", "2027-01-01", None)]


def test_offices_are_merged_and_listed(worked):
    said = worked.call("office", "merge", "Dinas Kesehatan", "Dinas Sosial", "--reason",
                       "Perda 1/2027", expect=DONE).stdout
    assert said == "Dinas Kesehatan is part of Dinas Sosial now; tickets moved: 1\n"
    assert worked.json("ticket", "show", FIRST)["office"] == "Dinas Sosial"
    assert "Dinas Kesehatan → Dinas Sosial" in entries(worked)[-1]["text"]
    (old,) = [one for one in worked.json("office", "list") if one["name"] == "Dinas Kesehatan"]
    assert (old["merged_into"], old["active"]) == ("Dinas Sosial", False)
    assert "merged into Dinas Sosial" in worked.call("office", "list", expect=DONE).stdout
    done = worked.call("directory", "import", "--offices", put(worked, "o.csv", OFFICES),
                       expect=DONE)
    assert 'o.csv baris 2: "Dinas Kesehatan" sudah digabung ke "Dinas Sosial"' in done.stderr


def test_office_merge_says_what_it_does_not_do(worked):
    words = ("office", "merge", "Dinas Kesehatan", "Dinas Entah")
    assert "--reason is missing" in worked.refuse(*words, expect=WRONG_USE)
    assert "no office" in worked.refuse(*words, "--reason", "x", expect=WRONG_USE)
    assert "usage" in worked.refuse("office", "merge", "x", expect=WRONG_USE)
    assert worked.json("ticket", "show", FIRST)["office"] == "Dinas Kesehatan"
    assert worked.json("ticket", "show", SECOND)["office"] == "Dinas Sosial"


def test_ticket_merge_is_gabung_of_the_operator(worked):
    worked.write(LETTER.replace("<satu@", "<tiga@"), "again")
    worked.round()
    third = worked.json("ticket", "list")[0]["number"]
    ticket = json.loads(worked.call("ticket", "merge", third, FIRST, "--by", OPERATOR, "--json",
                                    expect=DONE).stdout)
    assert ticket["status"] == "digabung"
    assert worked.json("ticket", "show", third)["merged_into"] == FIRST
    assert "menerima_gabungan" in [one["kind"] for one in entries(worked)]
    done = worked.call("ticket", "merge", FIRST, FIRST, expect=WRONG_USE)
    assert "not done" in done.stderr


def test_ticket_split_is_pecah_of_the_operator(worked):
    before = len(worked.json("ticket", "list"))
    worked.call("ticket", "split", FIRST, "wifi mati; aplikasi error", expect=DONE)
    assert len(worked.json("ticket", "list")) == before + 1
    done = worked.call("ticket", "split", FIRST, "wifi mati saja", expect=WRONG_USE)
    assert "not done" in done.stderr
    worked.call("ticket", "split", "TIK-2026-999999", "a; b", expect=FAILED)
    worked.call("ticket", "split", FIRST, expect=WRONG_USE)


# Checking

def test_check_counts_open_tickets_without_a_technician(worked):
    assert checked(worked, "unassigned")["verdict"] == "ok"
    worked.sql(f"UPDATE ticket SET status = 'baru', assignee_id = NULL WHERE number = '{FIRST}'")
    found = checked(worked, "unassigned")
    assert found["verdict"] == "warning"
    assert found["text"].startswith("1 open tickets without a technician") and FIRST in found["text"]
