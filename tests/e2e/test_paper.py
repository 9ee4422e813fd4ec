"""The printed action report: desktik writes it, and says whether a paper agrees with the record."""

import email
import email.policy
import json
import re
import subprocess

import pytest

from maildir_desk import DONE, FAILED, FIRST, WRONG_USE, four_taken, fresh
from office import LEADER, OPERATOR, REQUESTER, TECHNICIAN, YEAR

__all__ = ["four_taken", "fresh"]  # the fixtures


def answer(desk, person, text):
    """To the newest mail about the ticket."""
    mails = [email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
             for path in sorted((desk.folder / "keluar" / person / "new").iterdir(),
                                key=lambda one: one.stat().st_mtime_ns)]
    newest = [mail for mail in mails if FIRST in mail["Subject"]][-1]
    answer.count += 1
    desk.write(f"From: {person}\nTo: {newest['Reply-To']}\nSubject: Re: {FIRST}\n"
               f"Message-ID: <kertas{answer.count}@x.example>\n\n{text}\n",
               f"kertas{answer.count}")
    desk.round()


answer.count = 0


@pytest.fixture(scope="module")
def reported(four_taken, tmp_path_factory):
    desk = four_taken.copy(tmp_path_factory.mktemp("reported"))
    answer(desk, TECHNICIAN, "TERIMA")
    answer(desk, TECHNICIAN, "SELESAI Konektor diganti; kecepatan 48 Mbps.")
    return desk


@pytest.fixture
def approved(reported, tmp_path):
    desk = reported.copy(tmp_path)
    answer(desk, LEADER, "SETUJU")
    desk.call("ticket", "report", FIRST, "-o", "laporan.pdf", expect=DONE)
    return desk


def code_of(desk):
    text = subprocess.run(["pdftotext", "-layout", desk.folder / "laporan.pdf", "-"], check=True,
                          capture_output=True, text=True).stdout
    assert "LAPORAN TINDAK LANJUT" in text and "Konektor diganti; kecepatan 48 Mbps." in text
    return re.search(r"\b[0-9A-F]{4}(?: [0-9A-F]{4}){3}\b", text).group(0)


def verify(desk, *code, number=FIRST, expect=DONE):
    return json.loads(desk.call("ticket", "verify", number, *code, "--json", expect=expect).stdout)


def test_before_the_approval_it_says_what_is_missing(reported, tmp_path):
    desk = reported.copy(tmp_path)
    desk.refuse("ticket", "report", "TIK-2026-000099", "-o", "x.pdf")
    said = desk.call("ticket", "report", FIRST, "-o", "x.pdf", expect=FAILED).stderr
    assert "tindak_lanjut" in said and "SETUJU is missing" in said
    answer(desk, LEADER, "REVISI sebutkan portnya")
    said = desk.call("ticket", "report", FIRST, "-o", "x.pdf", expect=FAILED).stderr
    assert "sent the report back" in said
    assert not (desk.folder / "x.pdf").exists()
    desk.call("ticket", "report", FIRST, expect=WRONG_USE)


def test_the_code_on_paper_is_that_of_the_record(approved):
    code = code_of(approved)
    (entry,) = [one for one in approved.json("audit", "list", "--ticket", FIRST)
                if one["kind"] == "setuju"]
    assert entry["text"].endswith(code)
    told = verify(approved, *code.split())
    assert told["fits"] and told["counts"] and told["entry"] == entry["id"]
    assert told["by"] == entry["actor_name"] and told["approved"] == entry["at"]
    assert verify(approved, code.lower().replace(" ", "")) == told
    assert verify(approved, told["digest"]) == told
    record = approved.json("ticket", "show", FIRST)
    assert told["subject"] == record["subject"] and told["office"] == record["office"]
    (report,) = [one for one in approved.json("audit", "list", "--ticket", FIRST)
                 if one["kind"] == "selesai"]
    assert told["author"] == report["actor_name"] and told["reported"] == report["at"]
    text = approved.call("ticket", "verify", FIRST, code, expect=DONE).stdout
    assert f"subject: {record['subject']}\n" in text and f"office: {record['office']}\n" in text
    assert f"(entry {entry['id']} of the history)" in text and entry["actor_name"] in text
    wrong = verify(approved, "0000 0000 0000 0000", expect=FAILED)
    assert wrong == {"number": FIRST, "fits": False, "counts": False, "status": "selesai"}
    approved.refuse("ticket", "verify", "TIK-2026-000099", code)
    approved.call("ticket", "verify", FIRST, expect=WRONG_USE)


def test_what_changes_afterwards_is_approved_anew(approved):
    first = code_of(approved)
    approved.call("ticket", "set", FIRST, "letter_number=005/7/2026", "--reason", "salah catat",
                  "--by", OPERATOR, expect=DONE)
    assert approved.status(FIRST) == "tindak_lanjut"
    assert approved.call("ticket", "report", FIRST, "-o", "x.pdf", expect=FAILED)
    told = verify(approved, first, expect=FAILED)
    assert told["fits"] and not told["counts"] and "subject" not in told
    approved.round()
    answer(approved, LEADER, "SETUJU")
    assert approved.status(FIRST) == "selesai"
    approved.call("ticket", "report", FIRST, "-o", "laporan.pdf", expect=DONE)
    second = code_of(approved)
    assert second != first and verify(approved, second)["counts"]
    assert approved.json("audit", "verify")["whole"]


def test_what_the_code_does_not_cover_is_not_on_the_paper(approved):
    before = (approved.folder / "laporan.pdf").read_bytes()
    code = code_of(approved)
    answer(approved, REQUESTER, "4")
    for change in (f"due={YEAR + 1}-12-30 08:00", "severity=99"):
        approved.call("ticket", "set", FIRST, change, "--reason", "salah catat", "--by", OPERATOR,
                      expect=DONE)
    record = approved.json("ticket", "show", FIRST)
    assert record["rating"] == 4 and record["status"] == "selesai"
    assert verify(approved, code)["counts"]
    approved.call("ticket", "report", FIRST, "-o", "laporan.pdf", expect=DONE)
    assert (approved.folder / "laporan.pdf").read_bytes() == before


def test_the_subject_of_a_confidential_letter_is_not_told(approved):
    approved.sql("UPDATE ticket SET letter_nature = 'rahasia'")
    code = code_of(approved)
    assert verify(approved, code)["subject"] == "(rahasia)"


def test_offices_that_merge_leave_approvals_and_ask_for_what_waits(approved, reported, tmp_path):
    merge = ("office", "merge", "dinas kesehatan", "Dinas Sosial", "--reason", "Perda 1/2027")
    before = (approved.folder / "laporan.pdf").read_bytes()
    approved.call(*merge, expect=DONE)
    approved.call("ticket", "report", FIRST, "-o", "laporan.pdf", expect=DONE)
    assert (approved.folder / "laporan.pdf").read_bytes() == before
    assert verify(approved, code_of(approved))["counts"]

    waiting = reported.copy(tmp_path / "waiting")
    asked = [one["to"] for one in waiting.outbox() if one["template"] == "approval"]
    waiting.call(*merge, expect=DONE)
    waiting.round()
    again = [one["to"] for one in waiting.outbox() if one["template"] == "approval"]
    assert again == asked * 2
    answer(waiting, LEADER, "SETUJU")
    waiting.call("ticket", "report", FIRST, "-o", "laporan.pdf", expect=DONE)
    text = subprocess.run(["pdftotext", waiting.folder / "laporan.pdf", "-"], check=True,
                          capture_output=True, text=True).stdout
    assert "Dinas Sosial" in text and "Dinas Kesehatan" not in text


def test_a_service_with_another_name_is_asked_for_anew(reported, tmp_path):
    desk = reported.copy(tmp_path / "renamed")
    services = (desk.folder / "layanan.csv").read_text(encoding="utf-8")
    service = json.loads(desk.call("ticket", "show", FIRST, "--json").stdout)["service"]
    assert service in services
    (desk.folder / "layanan.csv").write_text(services.replace(service, "Layanan berganti nama"),
                                             encoding="utf-8")
    asked = [one["to"] for one in desk.outbox() if one["template"] == "approval"]
    for _ in range(2):  # the second one changes nothing
        desk.call("directory", "import", "--services", "layanan.csv", expect=DONE)
    again = [one["to"] for one in desk.outbox() if one["template"] == "approval"]
    assert asked and again == asked * 2
    desk.round()
    answer(desk, LEADER, "SETUJU")
    desk.call("ticket", "report", FIRST, "-o", "laporan.pdf", expect=DONE)


def test_a_reopened_ticket_leaves_the_paper_without_effect(approved):
    code = code_of(approved)
    approved.call("ticket", "set", FIRST, "status=dikerjakan", "--reason", "belum beres",
                  expect=DONE)
    told = verify(approved, code, expect=FAILED)
    assert told["fits"] and not told["counts"] and told["status"] == "dikerjakan"
    assert "counts no more" in approved.call("ticket", "verify", FIRST, code, expect=FAILED).stdout


def test_check_names_an_image_that_can_not_be_printed(fresh, tmp_path):
    desk = fresh.copy(tmp_path)
    with (desk.folder / "desktik.conf").open("a", encoding="utf-8") as config:
        config.write("[paper]\nimage = lambang.png\n")
    found = [one for one in json.loads(desk.call("check", "--json").stdout)
             if one["item"] == "paper"]
    assert [one["verdict"] for one in found] == ["warning"]
    assert "lambang.png" in found[0]["text"]
