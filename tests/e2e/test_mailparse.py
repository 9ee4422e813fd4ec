"""The tool mailparse as scripts use it. What it reads out of each mail is tests/corpus's matter."""

import json
import pathlib
import subprocess

import pytest

CORPUS = pathlib.Path(__file__).resolve().parents[1] / "corpus"
DONE, FAILED, WRONG_USE = 0, 1, 2
ADDRESS = {"name", "address"}
MEMBERS = {
    "from": ADDRESS, "reply_to": [ADDRESS], "to": [ADDRESS], "cc": [ADDRESS], "subject": str,
    "date": (str, None), "message_id": str, "in_reply_to": [str], "references": [str],
    "text": str, "quoted": str, "signature": str,
    "attachments": [{"filename", "type", "size", "inline"}], "origin": str,
    "bounce": ({"recipient", "status", "diagnostic"}, None),
    "letter": {"number", "date", "nature", "attachment", "subject", "office", "phone"},
    "authentication": [{"method", "result", "domain"}],
    "arc_authentication": [{"method", "result", "domain"}],
    "events": [{"method", "summary", "start", "end", "location", "organizer"}], "warnings": [str],
}
MAIL = b"""From: =?utf-8?q?Ningrum_Contohwati?= <tu@dinkes.patikab.example>\r
Reply-To: umum@dinkes.patikab.example\r
To: desktik@diskominfo.patikab.example, Arsip <arsip@dinkes.patikab.example>\r
Cc: kepala@dinkes.patikab.example\r
Subject: =?utf-8?B?SW50ZXJuZXQgbWF0aSDigJMgc2VnZXJh?=\r
Date: Tue, 24 Nov 2026 09:12:00 +0700\r
Message-ID: <tiga@dinkes.patikab.example>\r
In-Reply-To: <dua@dinkes.patikab.example>\r
References: <satu@dinkes.patikab.example> <dua@dinkes.patikab.example>\r
MIME-Version: 1.0\r
Content-Type: multipart/mixed; boundary=b\r
\r
--b\r
Content-Type: text/plain; charset=utf-8\r
\r
Masih mati.\r
\r
> Sudah nyala?\r
\r
-- \r
Ningrum\r
--b\r
Content-Type: application/pdf\r
Content-Disposition: attachment; filename="Surat.pdf"\r
Content-Transfer-Encoding: base64\r
\r
JVBERi0xLjQ=\r
--b--\r
"""


@pytest.fixture
def mailparse(build):
    def run(*words, mail=b"", expect=DONE):
        done = subprocess.run([build / "mailparse", *words], input=mail, capture_output=True,
                              timeout=60)
        assert done.returncode == expect, done
        return [json.loads(line) for line in done.stdout.splitlines()], done.stderr.decode()
    return run


def fits(value, kind):
    if isinstance(kind, tuple):
        return value is None or fits(value, kind[0])
    if isinstance(kind, list):
        return isinstance(value, list) and all(fits(one, kind[0]) for one in value)
    if isinstance(kind, set):
        return isinstance(value, dict) and kind <= set(value)
    return isinstance(value, kind)


def test_all_members_are_always_there(mailparse):
    """Whatever the mail is: a letter, a bounce, garbage, nothing."""
    mails = sorted(CORPUS.glob("*/*.eml"))
    rows, said = mailparse(*mails)
    assert len(rows) == len(mails) and said == ""
    for path, row in zip(mails, rows):
        assert set(row) == set(MEMBERS), path
        for name, kind in MEMBERS.items():
            assert fits(row[name], kind), (path.name, name, row[name])
        assert row["origin"] in ("person", "auto-reply", "bounce", "list")
        assert (row["bounce"] is not None) == (row["origin"] == "bounce"), path


def test_members_hold_what_the_mail_says(mailparse):
    (row,), _ = mailparse(mail=MAIL)
    assert row.pop("letter") == dict.fromkeys(MEMBERS["letter"])
    assert row == {
        "from": {"name": "Ningrum Contohwati", "address": "tu@dinkes.patikab.example"},
        "reply_to": [{"name": "", "address": "umum@dinkes.patikab.example"}],
        "to": [{"name": "", "address": "desktik@diskominfo.patikab.example"},
               {"name": "Arsip", "address": "arsip@dinkes.patikab.example"}],
        "cc": [{"name": "", "address": "kepala@dinkes.patikab.example"}],
        "subject": "Internet mati – segera", "date": "2026-11-24T09:12:00+07:00",
        "message_id": "tiga@dinkes.patikab.example",
        "in_reply_to": ["dua@dinkes.patikab.example"],
        "references": ["satu@dinkes.patikab.example", "dua@dinkes.patikab.example"],
        "text": "Masih mati.", "quoted": "> Sudah nyala?", "signature": "--\nNingrum",
        "attachments": [{"filename": "Surat.pdf", "type": "application/pdf", "size": 8,
                         "inline": False}],
        "origin": "person", "bounce": None, "events": [], "authentication": [],
        "arc_authentication": [], "warnings": [],
    }


def test_official_letter_bounce_and_authentication(mailparse):
    (letter, bounce, checked), _ = mailparse(
        *(CORPUS / f"{name}.eml" for name in ("letters/sample-01-surat-dinas", "bounces/bounce3464",
                                        "authentication/auth")))
    assert all(letter["letter"][name] for name in ("number", "date", "subject", "office"))
    assert bounce["bounce"]["recipient"] == "tono@opd.example"
    assert bounce["bounce"]["status"] == "5.1.1" and "unknown" in bounce["bounce"]["diagnostic"]
    assert {"method", "result", "domain"} <= set(checked["authentication"][0])


def test_standard_input_is_a_file_like_others(mailparse, tmp_path):
    (tmp_path / "surat.eml").write_bytes(MAIL)
    rows, _ = mailparse(tmp_path / "surat.eml")
    assert mailparse(mail=MAIL)[0] == rows
    assert mailparse("-", mail=MAIL)[0] == rows
    assert mailparse(tmp_path / "surat.eml", "-", mail=MAIL)[0] == rows * 2


def test_missing_file_is_told_and_the_others_are_read(mailparse, tmp_path):
    (tmp_path / "surat.eml").write_bytes(MAIL)
    rows, said = mailparse(tmp_path / "surat.eml", tmp_path / "tidak-ada.eml", tmp_path,
                           tmp_path / "surat.eml", expect=FAILED)
    assert len(rows) == 2
    missing, folder = said.splitlines()
    assert missing.startswith("mailparse: ") and "tidak-ada.eml" in missing
    assert folder.startswith("mailparse: ") and str(tmp_path) in folder


def test_full_disk_is_a_failure(build, tmp_path):
    (tmp_path / "surat.eml").write_bytes(MAIL)
    with open("/dev/full", "w") as full:
        done = subprocess.run([build / "mailparse", tmp_path / "surat.eml"], stdout=full,
                              stderr=subprocess.PIPE, text=True, timeout=60)
    assert done.returncode == FAILED and done.stderr.startswith("mailparse: standard output: ")


def test_wrong_use_version_and_help(build):
    def run(word):
        return subprocess.run([build / "mailparse", word], capture_output=True, text=True,
                              stdin=subprocess.DEVNULL, timeout=60)
    wrong = run("--salah")
    assert (wrong.returncode, wrong.stdout) == (WRONG_USE, "")
    assert "--salah" in wrong.stderr and "mailparse --help" in wrong.stderr
    assert run("--version").stdout.startswith("mailparse ")
    assert "FILE" in run("--help").stdout
