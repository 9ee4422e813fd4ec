"""A full disk: one clear line, no mail lost, and all goes on as soon as there is room."""

import os
import pathlib
import subprocess

import pytest

from maildir_desk import DONE, FIRST, LATER, LETTER, NOW, MaildirDesk

SOURCE = pathlib.Path(__file__).parent / "preload" / "full_disk.c"


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    library = tmp_path_factory.mktemp("preload") / "full_disk.so"
    subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", library, SOURCE],
                   check=True)
    return library


@pytest.fixture
def desk(build, tmp_path):
    return MaildirDesk(build, tmp_path)


def call(desk, full, room, *words, mail=""):
    """With room for so many bytes in the write-ahead log."""
    done = subprocess.run(
        [desk.program, "--config", "desktik.conf", "--now", NOW, *words], input=mail, text=True,
        capture_output=True, timeout=60, cwd=desk.folder,
        env={**os.environ, "LD_PRELOAD": str(full), "FULL_DISK_FOR": "desk.db-wal",
             "FULL_DISK_AT": str(room)})
    return done.returncode, done.stderr


@pytest.mark.parametrize("room", [0, 4096, 20000, 50000])
def test_gateway_leaves_the_mail_and_goes_on_later(desk, full, room):
    desk.write(LETTER)
    code, said = call(desk, full, room, "gateway", "--once")
    assert code == LATER, said
    assert said.startswith("desktik: ") and said.count("\n") == 1, said
    assert "full" in said and "desk.db" in said
    assert desk.waiting() == ["1"] and desk.json("ledger") == []
    desk.call("gateway", "--once", expect=DONE)
    assert [row["ticket"] for row in desk.json("ledger")] == [FIRST]
    assert {row["state"] for row in desk.json("outbox", "list")} == {"sent"}
    assert desk.waiting() == []


def test_delivered_mail_stays_with_the_mail_server(desk, full):
    code, said = call(desk, full, 0, "deliver", mail=LETTER)
    assert code == LATER, said
    assert "full" in said and said.count("\n") == 1
    desk.call("deliver", mail=LETTER, expect=DONE)
    assert [row["ticket"] for row in desk.json("ledger")] == [FIRST]
