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
            "dibatalkan"} <= statuses


def test_forged_technician_changed_nothing(build, story):
    """The forger and the real one both lacked proof: both were asked to confirm."""
    asked = [row for row in listing(build, "ledger") if "without proof" in row["reason"]]
    assert len(asked) == 2
    assert {row["outcome"] for row in asked} == {"command"}


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
