"""desktik deliver: one mail on standard input, from a Postfix pipe. No mail server takes part."""

import json
import os
import sqlite3
import subprocess

import pytest

from desk import OFFICES, SERVICES, STAFF

MAIL = b"""From: Ningrum Contohwati <tu@dinkes.patikab.example>\r
To: desktik@diskominfo.patikab.example\r
Subject: Internet mati\r
Message-ID: <satu@dinkes.patikab.example>\r
\r
Internet di kantor kami mati.\r
"""
CONFIG = """[desk]
address = desktik@diskominfo.patikab.example
[database]
path = desk.db
[mailbox]
max_mail_bytes = 100000
[smtp]
url = maildir:keluar
[secrets]
key_file = desk.key
"""
LATER = 75


class Desk:
    def __init__(self, build, folder):
        self.program = build / "desktik"
        self.folder = folder
        (folder / "desktik.conf").write_text(CONFIG)
        for name, text in (("petugas", STAFF), ("opd", OFFICES), ("layanan", SERVICES)):
            (folder / f"{name}.csv").write_text(text)
        done = self.run("directory", "import", "--staff", folder / "petugas.csv", "--offices",
                        folder / "opd.csv", "--services", folder / "layanan.csv")
        assert done.returncode == 0, done.stderr

    def run(self, *words, mail=b""):
        return subprocess.run([self.program, "--config", self.folder / "desktik.conf", *words],
                              input=mail, capture_output=True, timeout=60)

    def deliver(self, mail=MAIL, expect=0):
        done = self.run("deliver", mail=mail)
        assert done.returncode == expect, done
        said = done.stderr.decode()
        if expect:
            assert said.startswith("desktik: ") and said.count("\n") == 1, said
        return said

    def json(self, *words):
        return json.loads(self.run(*words, "--json").stdout)


@pytest.fixture
def desk(build, tmp_path):
    return Desk(build, tmp_path)


def test_letter_becomes_a_ticket(desk):
    desk.deliver()
    (ticket,) = desk.json("ticket", "list")
    assert ticket["requester"] == "tu@dinkes.patikab.example"
    assert {one["state"] for one in desk.json("outbox", "list")} == {"queued"}


def test_same_letter_handed_over_again_is_the_same(desk):
    """Postfix tries again when it did not hear of the success."""
    desk.deliver()
    desk.deliver()
    assert len(desk.json("ticket", "list")) == 1
    assert len(desk.json("ledger")) == 1


def test_many_at_once_all_arrive(desk):
    mails = [MAIL.replace(b"satu", b"nomor%d" % i) for i in range(8)]
    running = []
    for mail in mails:
        process = subprocess.Popen(
            [desk.program, "--config", desk.folder / "desktik.conf", "deliver"],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        running.append((process, mail))
    for process, mail in running:
        _, said = process.communicate(mail, timeout=60)
        assert process.returncode == 0, said
    numbers = {one["number"] for one in desk.json("ticket", "list")}
    assert len(numbers) == 8


@pytest.mark.parametrize("mail", [b"", b"\0" * 1000, b"\r\n\r\n", bytes(range(256)) * 50,
                                  b"From: \xff\xfe\r\nSubject: =?utf-8?b?////?=\r\n\r\n"])
def test_any_bytes_get_an_outcome(desk, mail):
    desk.deliver(mail)
    assert len(desk.json("ledger")) == 1


def test_mail_over_the_limit_is_refused(desk):
    assert "limit" in desk.deliver(MAIL + b"x" * 100000, expect=1)
    assert desk.json("ledger") == []


def test_database_in_use_is_tried_later(desk):
    database = sqlite3.connect(desk.folder / "desk.db", isolation_level=None)
    database.execute("BEGIN EXCLUSIVE")
    desk.deliver(expect=LATER)
    database.execute("ROLLBACK")
    desk.deliver()


def test_wrong_configuration_loses_no_mail(desk):
    with (desk.folder / "desktik.conf").open("a") as config:
        config.write("tidak_dikenal = 1\n")
    assert "tidak_dikenal" in desk.deliver(expect=LATER)


def test_missing_configuration_loses_no_mail(desk):
    os.remove(desk.folder / "desktik.conf")
    assert "desktik.conf" in desk.deliver(expect=LATER)


def test_corrupt_database_loses_no_mail(desk):
    for name in ("desk.db-wal", "desk.db-shm"):
        if (desk.folder / name).exists():
            os.remove(desk.folder / name)
    (desk.folder / "desk.db").write_bytes(b"bukan basis data " * 1000)
    assert "desk.db" in desk.deliver(expect=LATER)
