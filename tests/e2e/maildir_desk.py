"""A desk that takes its mail from one Maildir and sends into others; no mail server takes part."""

import copy
import json
import os
import shutil
import sqlite3
import subprocess

import pytest

import office
from desk import Desk
from office import REQUESTER, STRANGER

NOW = "2026-11-24T09:12:00+07:00"
FIRST, SECOND = "TIK-2026-000001", "TIK-2026-000002"
DONE, FAILED, WRONG_USE, LATER = 0, 1, 2, 75
SHEETS = ("--staff", "petugas.csv", "--offices", "opd.csv", "--services", "layanan.csv")
CONFIG = """[desk]
address = {desk}
[database]
path = desk.db
[mailbox]
url = maildir:masuk
[smtp]
url = maildir:keluar
[secrets]
key_file = kunci
[day]
morning_time = 23.59
"""
LETTER = f"""From: Ningrum Contohwati <{REQUESTER}>
To: {office.DESK}
Subject: Internet mati
Message-ID: <satu@dinkes.patikab.example>
Date: Tue, 24 Nov 2026 09:00:00 +0700
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=utf-8

Internet di kantor kami mati sejak pagi.
--b
Content-Type: application/pdf
Content-Disposition: attachment; filename="Surat Permohonan.pdf"

%PDF-1.4 contoh
--b--
"""
# Its subject wants to colour the terminal and to turn the text around.
SECOND_LETTER = f"""From: Joko Contohno <{office.NEIGHBOUR}>
To: {office.DESK}
Subject: Aplikasi \x1b[31mrusak \u202e sekali
Message-ID: <dua@dinsos.patikab.example>

Aplikasi tidak dapat dibuka.
"""
FROM_STRANGER = f"""From: Orang Asing <{STRANGER}>
To: {office.DESK}
Subject: Wifi mati
Message-ID: <tiga@luar.example>

Wifi kami mati.
"""
AUTOMATIC = f"""From: {REQUESTER}
To: {office.DESK}
Subject: Balasan otomatis: cuti
Auto-Submitted: auto-replied
Message-ID: <empat@dinkes.patikab.example>

Saya sedang cuti.
"""
# Root may write everywhere; without these two rights it may do what its files' modes say.
AS_OTHERS_DO = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] \
    if os.geteuid() == 0 else []


class MaildirDesk(Desk):
    """A desk in the folder where its commands are called."""

    def __init__(self, build, folder):
        super().__init__(build, folder, servers=None)
        self.round()

    def copy(self, folder):
        """The same desk in another folder, and all that happened in it."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        twin = copy.copy(self)
        twin.folder = folder
        return twin

    @property
    def inbox(self):
        return self.folder / "masuk"

    @property
    def config(self):
        return self.folder / "desktik.conf"

    def configure(self, text=""):
        self.config.write_text(CONFIG.format(desk=office.DESK) + text)

    def call(self, *words, mail="", expect=None, wrap=()):
        done = subprocess.run(
            [*wrap, self.program, "--config", "desktik.conf", "--now", NOW, *words],
            input=mail.encode(), capture_output=True, timeout=60, cwd=self.folder)
        done.stdout, done.stderr = done.stdout.decode(), done.stderr.decode()
        assert expect in (None, done.returncode), done
        return done

    def run(self, *words, expect=DONE):
        done = self.call(*words, expect=expect)
        return done.stdout + done.stderr

    def json(self, *words):
        done = self.call(*words, "--json", expect=DONE)
        assert done.stdout.count("\n") == 1, "one line"
        return json.loads(done.stdout)

    def refuse(self, *words, expect=FAILED, mail="", wrap=()):
        """The one line that tells why it was not done."""
        done = self.call(*words, expect=expect, mail=mail, wrap=wrap)
        assert done.stdout == ""
        assert done.stderr.startswith("desktik: ") and done.stderr.count("\n") == 1, done.stderr
        return done.stderr

    def write(self, mail, name="1"):
        (self.inbox / "new" / name).write_text(mail)

    def waiting(self):
        return sorted(path.name for path in self.inbox.glob("new/*"))

    def filed(self, folder):
        return sorted(path.name for path in self.inbox.glob(f".{folder}/cur/*"))

    def state(self):
        """All files with their bytes and times, but not the two that SQLite makes for reading."""
        return {str(path): (path.stat().st_mtime_ns, path.read_bytes())
                for path in self.folder.rglob("*")
                if path.is_file() and not path.name.endswith(("-wal", "-shm"))}

    def damage(self):
        """What a broken disk leaves: a database whose first page is whole."""
        path = self.folder / "desk.db"
        path.write_bytes(path.read_bytes()[:4096] + b"\xa5" * 40960)

    def sql(self, statement):
        database = sqlite3.connect(self.folder / "desk.db")
        with database:
            database.execute(statement)
        database.close()


@pytest.fixture(scope="module")
def fresh(build, tmp_path_factory):
    """Its directory is imported and one round is done, without mail."""
    return MaildirDesk(build, tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def four_taken(fresh, tmp_path_factory):
    """Two letters, one of a stranger and an automatic one came in."""
    desk = fresh.copy(tmp_path_factory.mktemp("worked"))
    for name, mail in enumerate((LETTER, SECOND_LETTER, FROM_STRANGER, AUTOMATIC)):
        desk.write(mail, f"{name}")
        desk.round()
    return desk


@pytest.fixture
def desk(fresh, tmp_path):
    return fresh.copy(tmp_path)


@pytest.fixture
def worked(four_taken, tmp_path):
    return four_taken.copy(tmp_path)
