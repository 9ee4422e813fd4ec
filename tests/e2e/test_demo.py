"""The demo: a month of an office through the real programs, in a folder of its own."""

import json
import os
import pathlib
import subprocess
import zipfile

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("B", ROOT / "build")).resolve()
TIMEOUT = 240


@pytest.fixture(scope="module")
def build(tmp_path_factory):
    """A build folder whose programs are links: what the demo writes lands beside them."""
    folder = tmp_path_factory.mktemp("demo")
    for name in ("desktik", "desktik-web", "locale"):
        if (BUILD / name).exists():
            (folder / name).symlink_to(BUILD / name)
    return folder


def play(build):
    return subprocess.run([ROOT / "demo" / "play", "--once"], capture_output=True, text=True,
                          timeout=TIMEOUT, env={**os.environ, "B": str(build)})


@pytest.fixture(scope="module")
def story(build):
    done = play(build)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def listing(build, *words):
    done = subprocess.run([BUILD / "desktik", "--config", build / "demo" / "desktik.conf",
                           "--now", "2026-12-01T09:00:00+07:00", *words, "--json"],
                          capture_output=True, text=True, timeout=TIMEOUT, check=True)
    return json.loads(done.stdout)


def test_story_says_where_to_look(build, story):
    for place in ("/masuk?t=", "laporan-2026-11.xlsx", "surat-keluar", "ticket list"):
        assert place in story


def test_every_kind_of_outcome_happens(build, story):
    outcomes = {row["outcome"] for row in listing(build, "ledger")}
    assert outcomes == {"ticket", "reply", "command", "ignored", "held", "unreadable"}


def test_mails_are_filed_and_each_has_one_row(build, story):
    inbox = build / "demo" / "surat-masuk"
    assert not [*inbox.glob("new/*"), *inbox.glob("cur/*")]
    filed = {path.read_bytes() for folder in (".Terproses", ".Ditahan")
             for path in (inbox / folder).glob("[nc]*/*")}
    rows = listing(build, "ledger")
    assert len(rows) == len(filed) >= 100
    assert len({row["id"] for row in rows}) == len(rows)


def test_tickets_end_in_the_states_of_the_story(build, story):
    tickets = {one["number"]: one for one in listing(build, "ticket", "list")}
    first = tickets["TIK-2026-000001"]
    assert first["status"] == "selesai"
    assert first["office"] == "Dinas Sosial"
    assert first["section"] == "Jaringan"
    statuses = {one["status"] for one in tickets.values()}
    assert {"baru", "dikerjakan", "menunggu", "tindak_lanjut", "selesai",
            "dibatalkan", "digabung"} <= statuses


def test_forged_technician_changed_nothing(build, story):
    """The forger and the real one both lacked proof: both were asked to confirm."""
    asked = [row for row in listing(build, "ledger") if "without proof" in row["reason"]]
    assert len(asked) == 2
    assert {row["outcome"] for row in asked} == {"command"}


@pytest.mark.parametrize("reason", [
    "BATAL: SELESAI taken back", "CUTI: away from 2026-11-25 to 2026-11-27", "GABUNG: ",
    "PECAH: 2 tickets", "the office confirms the request", "SETUJU SEMUA: 2 of 2"])
def test_month_shows_what_the_desk_can_do(build, story, reason):
    assert any(row["reason"].startswith(reason) for row in listing(build, "ledger"))


def test_one_approval_closes_the_whole_incident(build, story):
    """Four offices wrote; nobody but the first one's ticket was answered by staff."""
    tickets = {one["number"]: one for one in listing(build, "ticket", "list")}
    members = [one for one in tickets.values() if one["subject"] in (
        "Internet mati total", "Internet kantor mati", "Jaringan internet mati total",
        "Internet mati")]
    assert len({one["office"] for one in members}) == 4
    assert {one["status"] for one in members} == {"selesai"}
    commanded = {row["ticket"] for row in listing(build, "ledger")
                 if row["outcome"] == "command"}
    assert len(commanded & {one["number"] for one in members}) == 1


def test_operator_corrects_a_service(build, story):
    ticket = next(one for one in listing(build, "ticket", "list")
                  if one["subject"] == "Alat rekam KTP")
    assert ticket["section"] == "Aplikasi"


def test_history_is_whole(build, story):
    done = subprocess.run([BUILD / "desktik", "--config", build / "demo" / "desktik.conf",
                           "audit", "verify"], capture_output=True, text=True, timeout=TIMEOUT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_all_mails_went_out(build, story):
    assert {row["state"] for row in listing(build, "outbox", "list")} == {"sent"}


def test_workbook_is_written(build, story):
    assert zipfile.is_zipfile(build / "demo" / "laporan-2026-11.xlsx")


def test_a_second_run_starts_anew(build, story):
    before = len(listing(build, "ledger"))
    again = play(build)
    assert again.returncode == 0, again.stdout + again.stderr
    assert len(listing(build, "ledger")) == before


def test_a_folder_that_is_not_the_demos_is_left_alone(tmp_path):
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "penting.txt").write_text("jangan dihapus")
    done = play(tmp_path)
    assert done.returncode == 1
    assert "move it away" in done.stderr
    assert (tmp_path / "demo" / "penting.txt").exists()
