"""The monthly run: last month is closed and its reports are mailed, once, whatever happens."""

import email
import email.policy
import hashlib
import os
import signal
import sqlite3
import subprocess

import pytest

from office_month import (DAY, HOUR, PEOPLE, WAYS, add_ticket, fill_month, make_database,
                          seconds, take_step, write_config)
from opened_workbook import Workbook

BEFORE, RUN, LATER = ("2026-12-01T07:59:00+07:00", "2026-12-01T08:00:00+07:00",
                      "2026-12-01T08:30:00+07:00")
NEXT_RUN = "2027-01-04T08:05:00+07:00"  # the first of January is a Friday and a holiday
LEADER, TECHNICIAN = PEOPLE[3][0], PEOPLE[0][0]


class Desk:
    """A desk with a filled November and no mail server: mails go into Maildirs."""

    def __init__(self, build, folder):
        self.program, self.folder = build / "desktik", folder
        for name in ("masuk", "keluar"):
            (folder / name).mkdir()
        self.database = make_database(folder / "desk.db")
        self.database.execute("INSERT INTO holiday VALUES ('2027-01-01', 'Tahun Baru')")
        fill_month(self.database, 2026, 11, 30)
        self.late = add_ticket(self.database, seconds(2026, 11, 20), WAYS["tindak_lanjut"],
                               "disetujui terlambat")
        self.database.commit()
        self.config = write_config(folder)

    def run(self, *words, now=RUN, code=0, **environment):
        done = subprocess.run([self.program, "--config", self.config, "--now", now, *words],
                              capture_output=True, text=True, timeout=60, cwd=self.folder,
                              env={**os.environ, **environment})
        assert done.returncode == code, done.stderr
        return done

    def round(self, now=RUN, **more):
        return self.run("gateway", "--once", now=now, **more)

    def mails(self, person):
        """The mails with attachments, oldest first: subject and the files by name."""
        files = sorted((self.folder / "keluar" / person / "new").glob("*"),
                       key=lambda path: path.name)
        mails = [email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
                 for path in files]
        parts = [(mail["Subject"], {part.get_filename(): part.get_content()
                                    for part in mail.iter_attachments()}) for mail in mails]
        return [one for one in parts if one[1]]

    def workbooks(self):
        return [files for _, files in self.mails(LEADER) if "Laporan-2026-11.xlsx" in files]


@pytest.fixture
def desk(build, tmp_path):
    return Desk(build, tmp_path)


def test_nothing_is_sent_before_its_time(desk):
    desk.round(now=BEFORE)
    assert desk.workbooks() == []
    desk.round(now=RUN)
    assert len(desk.workbooks()) == 1


def test_a_second_start_sends_nothing_again(desk):
    desk.round()
    desk.round()
    desk.round(now=LATER)
    assert len(desk.workbooks()) == 1
    assert len(desk.mails(TECHNICIAN)) == 1


@pytest.mark.parametrize("point", ["month made", "month sent"])
def test_killed_while_it_is_made_it_is_sent_once(desk, point):
    desk.round(DESKTIK_CRASH_AT=point, code=-signal.SIGKILL)
    assert desk.workbooks() == []
    desk.round(now=LATER)
    desk.round(now=LATER)
    assert len(desk.workbooks()) == 1
    assert len(desk.mails(TECHNICIAN)) == 1


def test_what_was_sent_is_what_is_kept(desk):
    desk.round()
    (files,) = desk.workbooks()
    sent = files["Laporan-2026-11.xlsx"]
    (row,) = desk.database.execute("SELECT sha256, bytes FROM report WHERE person_id = 0")
    assert row == (hashlib.sha256(sent).hexdigest(), sent)
    desk.run("report", "2026-11", "-o", "lagi.xlsx", now=LATER)
    assert (desk.folder / "lagi.xlsx").read_bytes() == sent
    said = desk.run("report", "2026-11", "--rebuild", "-o", "baru.xlsx", now=NEXT_RUN).stdout
    assert said == "the same bytes as the file that was sent\n"
    assert (desk.folder / "baru.xlsx").read_bytes() == sent


def approve_late(desk):
    """On 10 December, after the report of November was sent."""
    at = seconds(2026, 12, 10)
    take_step(desk.database, desk.late, at, "setuju", "tindak_lanjut", "selesai", "")
    desk.database.execute("UPDATE ticket SET status = 'selesai' WHERE id = ?", (desk.late,))
    desk.database.commit()


def test_a_late_approval_is_a_correction_of_the_next_month(desk):
    desk.round()
    (files,) = desk.workbooks()
    approve_late(desk)
    said = desk.run("report", "2026-11", "--rebuild", "-o", "november.xlsx", now=NEXT_RUN).stdout
    assert said == "the same bytes as the file that was sent\n"
    desk.round(now=NEXT_RUN)
    (number,) = desk.database.execute("SELECT number FROM ticket WHERE id = ?",
                                      (desk.late,)).fetchone()
    (december,) = [files["Laporan-2026-12.xlsx"] for _, files in desk.mails(LEADER)
                   if "Laporan-2026-12.xlsx" in files]
    path = desk.folder / "december.xlsx"
    path.write_bytes(december)
    rows = [[cell.value for cell in row] for row in Workbook(path)["Koreksi"].iter_rows()]
    (row,) = [row for row in rows if number in row]
    assert "tindak_lanjut → selesai" in row
    assert files["Laporan-2026-11.xlsx"] == (desk.folder / "november.xlsx").read_bytes()


def test_months_that_were_missed_are_sent_before(desk):
    """Nothing ran from the third of December to the end of February."""
    desk.round()
    desk.round(now="2027-03-10T09:00:00+07:00")
    names = [name for _, files in desk.mails(LEADER) for name in files if "Laporan" in name]
    assert sorted(names) == [f"Laporan-{month}.xlsx"
                     for month in ("2026-11", "2026-12", "2027-01", "2027-02")]
    desk.round(now="2027-03-11T09:00:00+07:00")
    assert len([name for _, files in desk.mails(LEADER) for name in files
                if "Laporan" in name]) == 4


def test_no_room_for_the_report_keeps_no_mail_waiting(desk):
    """Where the workbook can't be made, letters are still taken; later it is made."""
    (desk.folder / "masuk" / "new").mkdir(parents=True, exist_ok=True)
    nowhere = desk.folder / "tidak-ada"
    letter = desk.folder / "masuk" / "new" / "1.surat"
    letter.write_text("From: orang@luar.example\nTo: desktik@diskominfo.patikab.example\n"
                      "Subject: halo\nMessage-ID: <halo@luar.example>\n\nHalo.\n")
    done = desk.round(TMPDIR=str(nowhere))
    assert "the monthly report can't be made yet" in done.stderr
    assert not letter.exists()
    assert desk.database.execute("SELECT count(*) FROM mail").fetchone() == (1,)
    assert desk.workbooks() == []
    desk.round(now=LATER)
    assert len(desk.workbooks()) == 1
