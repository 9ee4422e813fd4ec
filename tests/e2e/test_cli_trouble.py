"""The command line in trouble: what is told, how it ends, and that no mail is lost."""

import email
import email.policy
import json
import os

import pytest

import office
from desk import text_of
from maildir_desk import (AS_OTHERS_DO, FAILED, FIRST, LATER, LETTER, SECOND, SHEETS, WRONG_USE,
                          desk, four_taken, fresh, worked)

__all__ = ["desk", "four_taken", "fresh", "worked"]  # the fixtures


# Checking

def spoil_database(desk):
    (desk.folder / "desk.db").chmod(0o400)


def spoil_mailbox(desk):
    (desk.inbox / ".Terproses" / "cur").chmod(0o500)


def spoil_sending(desk):
    (desk.folder / "keluar").mkdir(0o500, exist_ok=True)


def spoil_key(desk):
    (desk.folder / "kunci").write_text("pendek")


def spoil_configuration(desk):
    desk.configure("[web]\nlisten = 8025\n")


@pytest.mark.parametrize("spoil, item, place", [
    (spoil_database, "database", "desk.db"),
    (spoil_mailbox, "mailbox", "masuk/.Terproses/cur"),
    (spoil_sending, "smtp", "keluar"),
    (spoil_key, "key", "kunci"),
    (spoil_configuration, "configuration", "desktik.conf:14: [web] listen: "),
])
def test_check_finds_what_is_wrong(desk, spoil, item, place):
    spoil(desk)
    done = desk.call("check", "--json", wrap=AS_OTHERS_DO, expect=FAILED)
    failed = [one for one in json.loads(done.stdout) if one["verdict"] == "failed"]
    assert [one["item"] for one in failed] == [item]
    assert place in failed[0]["text"]
    text = desk.call("check", wrap=AS_OTHERS_DO, expect=FAILED).stdout
    assert any(line.startswith("FAILED ") and place in line for line in text.splitlines())


def test_check_warns_of_a_directory_with_gaps(desk):
    desk.sql("UPDATE person SET active = 0 WHERE role = 'operator'")
    warned = [one["text"] for one in desk.json("check") if one["verdict"] == "warning"]
    assert len(warned) == 1 and "no operator" in warned[0] and "petugas.csv" in warned[0]


# Wrong use, wrong settings

WRONG = [
    ["gateway", "--twice"], ["gateway", "now"], ["deliver", "surat.eml"], ["directory"],
    ["directory", "import"], ["directory", "import", "--staff"],
    ["directory", "import", "--staff", "petugas.csv", "opd.csv"],
    ["directory", "list", "--staff", "petugas.csv"], ["directory", "show"], ["ticket"],
    ["ticket", "list", FIRST], ["ticket", "show"], ["ticket", "show", FIRST, SECOND],
    ["ticket", "close", FIRST], ["ledger", "list"], ["ledger", "--all"], ["held"],
    ["held", "release"], ["held", "release", "1", "2"], ["outbox"], ["outbox", "show"],
    ["report"], ["report", "2026-11"], ["report", "-o", "x.xlsx"],
    ["report", "2026-10", "2026-11", "-o", "x.xlsx"], ["check", "all"], ["explain"],
    ["explain", "a.eml", "b.eml"], ["explain", "--text", "TERIMA"], ["explain", "--role", "opd"],
]


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_wrong_use_tells_the_right_one(desk, words):
    before = desk.state()
    said = desk.refuse(*words, expect=WRONG_USE)
    assert f"usage: desktik --config FILE {words[0]}" in said
    assert desk.state() == before


@pytest.mark.parametrize("words, hints", [
    ([], ["desktik --help"]),
    (["tiket"], ['"tiket"', "desktik --help"]),
    (["--quiet", "ledger"], ["--quiet", "desktik --help"]),
    (["--now", "kemarin", "ledger"], ["--now", "2026-11-24T09:12:00+07:00"]),
    (["ticket", "list", "--status", "tutup"], ['"tutup"', "tindak_lanjut", "selesai"]),
    (["ticket", "list", "--limit", "semua"], ['"semua"']),
    (["ledger", "--outcome", "hilang"], ['"hilang"', "ticket, reply, command"]),
    (["outbox", "list", "--state", "lost"], ['"lost"', "queued, sent, failed"]),
    (["held", "release", "satu"], ['"satu"']),
    (["explain", "--role", "bupati", "--text", "SETUJU"], ["opd, teknisi, pimpinan or operator"]),
    (["report", "2026-13", "-o", "x.xlsx"], ['"2026-13"', "2026-11"]),
])
def test_wrong_words_are_named(desk, words, hints):
    said = desk.refuse(*words, expect=WRONG_USE)
    assert all(hint in said for hint in hints), said


SETTINGS = [
    ("[desk]\nadress = a@b.example\n", 14, "[desk] adress", "address, organisation"),
    ("[desk]\ntimezone = Asia/Pati\n", 14, "[desk] timezone", "Asia/Jakarta"),
    ("[mailbox]\npoll_seconds = 0\n", 14, "[mailbox] poll_seconds", "from 1 to 86400"),
    ("[mailbox]\ntls = ssl\n", 14, "[mailbox] tls", "implicit, starttls, none"),
    ("[web]\nlisten = 8025\n", 14, "[web] listen", "host:port"),
    ("[priority]\nweight_need = 99\n", 13, "[priority]", "the sum 100"),
    ("[dekstop]\n", 13, "[dekstop]", "desk, database, mailbox"),
    ("bukan pengaturan\n", 13, "", "key = value"),
]


@pytest.mark.parametrize("text, line, key, allowed", SETTINGS)
def test_wrong_setting_is_named(desk, text, line, key, allowed):
    desk.configure(text)
    desk.write(LETTER)
    (desk.folder / "surat.eml").write_text(LETTER)
    before = desk.state()
    for words in (["gateway", "--once"], ["ticket", "list", "--json"], ["explain", "surat.eml"]):
        said = desk.refuse(*words)
        place, _, what = said.partition("allowed: ")
        assert f"desktik: desktik.conf:{line}: {key}" in place and allowed in what, said
    assert desk.state() == before


def test_missing_key_and_missing_file(desk):
    desk.config.write_text(desk.config.read_text().replace("path = desk.db\n", ""))
    assert "[database] path: is missing; allowed: " in desk.refuse("ledger")
    os.remove(desk.config)
    assert "desktik.conf" in desk.refuse("ledger")


# What breaks

def test_damaged_database_is_told_and_loses_no_mail(desk):
    desk.write(LETTER)
    (desk.folder / "surat.eml").write_text(LETTER)
    desk.damage()
    for words in (["gateway", "--once"], ["ticket", "list"], ["ledger", "--json"],
                  ["held", "release", "1"], ["explain", "surat.eml"],
                  ["directory", "import", *SHEETS], ["report", "2026-11", "-o", "x.xlsx"]):
        said = desk.refuse(*words)
        assert str(desk.folder / "desk.db") in said and "restore a backup" in said
    assert "restore a backup" in desk.refuse("deliver", mail=LETTER, expect=LATER)
    assert "restore a backup" in desk.call("check", expect=FAILED).stdout
    assert desk.waiting() == ["1"]


def test_deliver_without_a_database_to_reach(desk):
    desk.config.write_text(desk.config.read_text().replace("desk.db", "tidak-ada/desk.db"))
    assert "tidak-ada/desk.db" in desk.refuse("deliver", mail=LETTER, expect=LATER)


def test_deliver_without_its_key(desk):
    spoil_key(desk)
    assert "kunci" in desk.refuse("deliver", mail=LETTER, expect=LATER)
    desk.call("deliver", "surat.eml", expect=LATER)


@pytest.mark.parametrize("place", ["masuk/new", "masuk/.Terproses/cur", "."])
def test_folder_that_can_not_be_written_to(desk, place):
    desk.write(LETTER)
    folder = desk.folder / place
    folder.chmod(0o500)
    try:
        assert str(folder) in desk.refuse("gateway", "--once", wrap=AS_OTHERS_DO)
    finally:
        folder.chmod(0o700)
    assert desk.waiting() == ["1"]
    assert desk.ledger() == []
    desk.round()
    assert [one["number"] for one in desk.tickets()] == [FIRST]
    assert desk.filed("Terproses") == ["1:2,"]


def test_file_that_can_not_be_read_stops_no_other(desk):
    desk.write("rahasia", "1")
    (desk.inbox / "new" / "1").chmod(0o000)
    desk.write(LETTER, "2")
    said = desk.call("gateway", "--once", wrap=AS_OTHERS_DO, expect=FAILED).stderr
    assert str(desk.inbox / "new" / "1") in said
    assert [one["number"] for one in desk.tickets()] == [FIRST]
    assert desk.waiting() == ["1"] and desk.filed("Terproses") == ["2:2,"]


def test_mail_that_is_none_is_told_and_asks_for_nothing_impossible(desk):
    desk.write("\1\2\3")
    desk.round()
    (notice,) = (desk.folder / "keluar" / office.OPERATOR / "new").iterdir()
    text = text_of(email.message_from_bytes(notice.read_bytes(), policy=email.policy.default))
    assert "tidak dapat dibaca" in text and "held release" not in text


def test_month_that_has_not_begun_has_no_report(desk):
    assert "2027-01 has not begun" in desk.refuse("report", "2027-01", "-o", "x.xlsx")
    assert not (desk.folder / "x.xlsx").exists()


def test_answers_wait_until_they_can_be_written(desk):
    spoil_sending(desk)
    desk.write(LETTER)
    done = desk.call("gateway", "--once", wrap=AS_OTHERS_DO, expect=FAILED)
    assert "no mail can be sent" in done.stderr and "keluar" in done.stderr
    assert [one["state"] for one in desk.outbox()] == ["queued", "queued"]
    (desk.folder / "keluar").chmod(0o700)
    desk.round()
    assert [one["state"] for one in desk.outbox()] == ["sent", "sent"]



def test_report_that_can_not_be_written_leaves_the_old_one(worked):
    old = worked.folder / "arsip" / "nov.xlsx"
    old.parent.mkdir()
    old.write_text("yang lama")
    old.parent.chmod(0o500)
    said = worked.refuse("report", "2026-11", "-o", "arsip/nov.xlsx", wrap=AS_OTHERS_DO)
    assert said.startswith("desktik: arsip/nov.xlsx: ")
    assert [(path.name, path.read_text()) for path in old.parent.iterdir()] == \
        [("nov.xlsx", "yang lama")]
    assert worked.refuse("report", "2026-11", "-o", "tidak-ada/nov.xlsx").startswith(
        "desktik: tidak-ada/nov.xlsx: ")
    assert worked.refuse("report", "2026-11", "-o", "arsip").startswith("desktik: arsip: ")
