"""The e-kinerja of each technician, opened with openpyxl and held against the database.

What counts, for whom and how long is computed here anew, from the history that office_month.py has
written by hand.
"""

import hashlib
import json
import sqlite3
import subprocess
from datetime import datetime, timedelta

import pytest

from office_month import (DAY, HOUR, PEOPLE, ROOT, WAYS, WIB, add_ticket, make_database, seconds,
                          write_config)
import recalculated
from opened_workbook import Workbook

NOW = "2026-12-01T09:00:00+07:00"
BUDI, SRI = PEOPLE[0], PEOPLE[1]
EVIL = ['=HYPERLINK("http://jahat","klik")', "=2+3", "@SUM(1)", "+1-1", "-1"]
SECRET = "Sandi brankas 1234"
UNAPPROVED = "RAHASIA DAPUR"
TITLES = ["No.", "Tanggal", "Uraian kegiatan", "OPD", "Nomor tiket", "Mulai", "Selesai",
          "Durasi (menit)", "Hasil", "Volume", "Satuan", "Diverifikasi oleh", "Diverifikasi pada"]


class Sheet(Workbook):
    def table(self, sheet, title):
        """The rows below the titles, up to the total or the first blank."""
        head = self.find(sheet, title).row
        titles = [cell.value for cell in self[sheet][head]]
        rows = []
        for cells in self[sheet].iter_rows(min_row=head + 1):
            if cells[1].value is None:
                break
            rows.append({name: cell.value for name, cell in zip(titles, cells)})
        return rows

    def work(self):
        return self.table("e-Kinerja", "Uraian kegiatan")

    def others(self):
        return self.table("Belum dihitung", "Uraian kegiatan")

    def total(self, title):
        column = self.find("e-Kinerja", title).column
        return self["e-Kinerja"].cell(self.find("e-Kinerja", "Jumlah").row, column).value


class Office:
    def __init__(self, build, folder):
        self.program = build / "desktik"
        self.folder = folder
        self.database = make_database(folder / "desk.db")
        self.database.row_factory = sqlite3.Row
        self.config = write_config(folder, "https://desk.tik.example")

    def run(self, *words):
        return subprocess.run([self.program, "--config", self.config, "--now", NOW, *words],
                              capture_output=True, text=True, timeout=60, cwd=self.folder)

    def say(self, *words):
        done = self.run(*words)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    def sheets(self, period):
        """Those of all technicians, by their names."""
        told = json.loads(self.say("report", "performance", period, "-o", period, "--json"))
        assert told["period"] == period
        return {one["name"]: Sheet(self.folder / one["file"]) for one in told["sheets"]}


def fill(database):
    accept, report, approve = WAYS["selesai"]
    wait = [accept, (HOUR, "tunggu", "menunggu", "Ruang mana?"),
            (3 * DAY, "komentar", "dikerjakan", "Ruang rapat."),
            (3 * DAY + HOUR, "selesai", "tindak_lanjut", "Kabel diganti."),
            (3 * DAY + 2 * HOUR, "setuju", "selesai", "")]
    again = [*WAYS["dibuka_lagi"], (3 * DAY, "selesai", "tindak_lanjut", "Switch diganti."),
             (25 * DAY, "setuju", "selesai", "")]
    for i, way in enumerate(WAYS.values()):
        add_ticket(database, seconds(2026, 11, 2 + i, 8, 10), way, f"Gangguan ke-{i}",
                   service=i % 4, office=i % 5)
    add_ticket(database, seconds(2026, 11, 12), wait, "menunggu akhir pekan", reporter=1)
    add_ticket(database, seconds(2026, 11, 16), again, "dua kali", reporter=1)
    add_ticket(database, seconds(2026, 11, 30, 12), [
        accept, report, (DAY, *approve[1:])], "disetujui Desember", reporter=1)
    add_ticket(database, seconds(2026, 10, 30), [
        accept, report, (5 * DAY, *approve[1:])], "dikerjakan Oktober")
    for text in EVIL:
        add_ticket(database, seconds(2026, 11, 19), [
            accept, (2 * HOUR, "selesai", "tindak_lanjut", text), approve], text)
    add_ticket(database, seconds(2026, 11, 20), [
        accept, (3 * HOUR, "selesai", "tindak_lanjut", SECRET), approve], SECRET, nature="rahasia")
    add_ticket(database, seconds(2026, 11, 20), WAYS["dikerjakan"], SECRET, nature="rahasia")
    database.commit()


def local(at):
    return datetime.fromtimestamp(at, WIB).replace(tzinfo=None)


def working_minutes(begin, end):
    """Monday to Thursday 07.30-15.30, Friday 07.30-14.00 without 12.00-13.00."""
    seconds_worked, day = 0, local(begin).replace(hour=0, minute=0, second=0)
    while day < local(end):
        parts = {4: [(7.5, 12), (13, 14)], 5: [], 6: []}.get(day.weekday(), [(7.5, 15.5)])
        for first, last in parts:
            since = max(day + timedelta(hours=first), local(begin))
            until = min(day + timedelta(hours=last), local(end))
            seconds_worked += max((until - since).total_seconds(), 0)
        day += timedelta(days=1)
    return int(seconds_worked / 60 + 0.5)


def reckon(database, period, address):
    """The approved work of the month, from the history."""
    rows = []
    for approval in database.execute("SELECT * FROM approval ORDER BY reported_at, event_id"):
        report = database.execute("SELECT * FROM event WHERE id = ?",
                                  (approval["report_event"],)).fetchone()
        if local(approval["at"]).strftime("%Y-%m") != period or report["actor"] != address:
            continue
        ticket = database.execute(
            "SELECT t.*, s.name AS service, o.name AS office FROM ticket t "
            "JOIN service s ON s.code = t.service_code JOIN office o ON o.id = t.office_id "
            "WHERE t.id = ?", (approval["ticket_id"],)).fetchone()
        started, spans = None, []
        for event in database.execute("SELECT * FROM event WHERE ticket_id = ? AND id <= ? "
                                      "ORDER BY id", (ticket["id"], report["id"])):
            if event["to_status"] == event["from_status"]:
                continue
            if event["to_status"] == "dikerjakan":
                if event["from_status"] in ("baru", "selesai"):
                    started, spans = event["at"], []
                spans.append([event["at"], None])
            elif spans and spans[-1][1] is None:
                spans[-1][1] = event["at"]
        hidden = ticket["letter_nature"] == "rahasia"
        rows.append({
            "No.": str(len(rows) + 1),
            "Tanggal": datetime.combine(local(report["at"]).date(), datetime.min.time()),
            "Uraian kegiatan":
                f"{ticket['service']}: {'(rahasia)' if hidden else ticket['subject']}",
            "OPD": ticket["office"],
            "Nomor tiket": ticket["number"],
            "Mulai": local(started),
            "Selesai": local(report["at"]),
            "Durasi (menit)": sum(working_minutes(*span) for span in spans),
            "Hasil": "(rahasia)" if hidden else report["text"],
            "Volume": 1,
            "Satuan": "laporan",
            "Diverifikasi oleh": PEOPLE[3][1],
            "Diverifikasi pada": local(approval["at"]),
        })
    return rows


@pytest.fixture(scope="module")
def office(build, tmp_path_factory):
    office = Office(build, tmp_path_factory.mktemp("kinerja"))
    fill(office.database)
    return office


@pytest.fixture(scope="module")
def november(office):
    return office.sheets("2026-11")


@pytest.mark.parametrize("person", [BUDI, SRI], ids=["budi", "sri"])
def test_rows_are_what_the_history_says(office, november, person):
    expected = reckon(office.database, "2026-11", person[0])
    assert len(expected) > 1
    assert november[person[1]].work() == expected


@pytest.mark.parametrize("person", [BUDI, SRI], ids=["budi", "sri"])
def test_totals_are_live_sums(office, november, person):
    expected = reckon(office.database, "2026-11", person[0])
    sheet = november[person[1]]
    assert sheet.total("Durasi (menit)") == sum(row["Durasi (menit)"] for row in expected)
    assert sheet.total("Volume") == len(expected)


def test_libreoffice_computes_the_same(november, tmp_path):
    office = recalculated.Office(tmp_path)
    files = office.convert("xlsx", [sheet.path for sheet in november.values()])
    for sheet in november.values():
        # Two totals, and a link on each row.
        links = len(sheet.work()) + len(sheet.others())
        assert recalculated.compare(sheet, files[sheet.path.stem]) == 2 + links


def test_columns_are_those_of_e_kinerja(november):
    sheet = november[BUDI[1]]["e-Kinerja"]
    head = november[BUDI[1]].find("e-Kinerja", "Uraian kegiatan").row
    assert [cell.value for cell in sheet[head]] == TITLES


def test_every_approval_counts_once_over_the_months(office):
    counted = [row["Nomor tiket"]
               for period in ("2026-10", "2026-11", "2026-12")
               for sheet in office.sheets(period).values() for row in sheet.work()]
    approved = [row[0] for row in office.database.execute(
        "SELECT t.number FROM approval a JOIN ticket t ON t.id = a.ticket_id "
        "WHERE a.at < ?", (seconds(2027, 1, 1),))]
    assert sorted(counted) == sorted(approved)


def test_what_is_not_approved_is_apart_and_tells_nothing(november):
    others = {row["Nomor tiket"]: row for sheet in november.values() for row in sheet.others()}
    counted = {row["Nomor tiket"] for sheet in november.values() for row in sheet.work()}
    status = {row["Status"] for row in others.values()}
    assert status == {"Sedang dikerjakan", "Menunggu jawaban pemohon",
                      "Tindak lanjut, menunggu persetujuan pimpinan"}
    # Reopened work was approved before, and is under way again.
    assert len(counted & set(others)) == 2
    for sheet in november.values():
        for name, text in sheet.raw().items():
            assert UNAPPROVED not in text and SECRET not in text, name


def test_text_is_never_a_formula(november):
    texts = {cell.value for row in november[BUDI[1]].formulas["e-Kinerja"].iter_rows()
             for cell in row if cell.data_type == "s"}
    assert set(EVIL) <= texts
    for sheet in november.values():
        for page in sheet.formulas:
            for row in page.iter_rows():
                for cell in row:
                    assert cell.data_type != "e"
                    if cell.data_type == "f":
                        assert cell.value.startswith(("=SUM(", '=HYPERLINK("https://desk.tik'))


def test_it_prints_on_landscape_a4_with_its_head_on_each_page(november):
    for name in ("e-Kinerja", "Belum dihitung", "Keterangan"):
        sheet = november[SRI[1]].formulas[name]
        assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_area and "Halaman &P dari &N" in sheet.oddFooter.right.text
    assert november[SRI[1]].formulas["e-Kinerja"].print_title_rows


def test_guide_says_what_the_sheet_says(november):
    """docs/panduan/angka.md has each definition, word for word."""
    guide = (ROOT / "docs/panduan/angka.md").read_text()
    rows = november[SRI[1]].block("Angka", 2, "Keterangan")
    assert len(rows) > 6
    assert [row for row in rows if "- **{}**: {}".format(*row) not in guide] == []


def test_it_is_ready_to_be_signed(november):
    for name, sheet in november.items():
        words = [cell.value for row in sheet["e-Kinerja"].iter_rows() for cell in row]
        for word in (f": {name}", ": 19990101 202501 1 999", ": November 2026"):
            assert word in words, word
        leader, author = [word.splitlines() for word in words if "NIP." in str(word)]
        assert (leader[1], author[1]) == ("Mengetahui,", "Yang membuat,")
        assert leader[-2:] == [PEOPLE[3][1], "NIP. 19990101 202501 1 999"]
        assert author[-2:] == [name, "NIP. 19990101 202501 1 999"]


def test_one_person_s_sheet_is_the_same_file(office, november):
    office.say("report", "performance", "november 2026", "--person", BUDI[0], "-o", "budi.xlsx")
    assert (office.folder / "budi.xlsx").read_bytes() == november[BUDI[1]].path.read_bytes()


def test_month_without_work_has_no_sheets_but_whoever_asks_gets_one(office):
    assert office.sheets("2026-09") == {}
    office.say("report", "performance", "2026-09", "--person", BUDI[0], "-o", "kosong.xlsx")
    empty = Sheet(office.folder / "kosong.xlsx")
    assert empty.find("e-Kinerja", "Tidak ada laporan yang disetujui pada bulan ini.")
    assert empty.others() == []
    assert (empty.total("Durasi (menit)"), empty.total("Volume")) == (0, 0)


def test_files_are_named_and_told(office):
    said = office.say("report", "performance", "2026-11", "-o", "map/baru")
    assert said.splitlines() == ["map/baru/e-Kinerja-2026-11-Budi-Contohno.xlsx",
                                 "map/baru/e-Kinerja-2026-11-Sri-Contohwati.xlsx"]


@pytest.mark.parametrize("words, said", [
    (["performance", "2026-13", "-o", "x"], "is no month"),
    (["performance", "2027-01", "-o", "x"], "has not begun"),
    (["performance", "2026-11"], "usage"),
    (["2026-11", "--person", BUDI[0], "-o", "x.xlsx"], "usage"),
    (["performance", "2026-11", "--person", "asing@tik.example", "-o", "x"], "asing@tik.example"),
    (["performance", "2026-11", "--person", BUDI[0], "-o", "tidak-ada/x.xlsx"], "tidak-ada"),
    (["list", "2026-11"], "usage"),
])
def test_wrong_use_is_told(office, words, said):
    done = office.run("report", *words)
    assert done.returncode in (1, 2) and done.stdout == ""
    assert done.stderr.startswith(("desktik: ", "usage")) and said in done.stderr


def test_kept_files_are_listed_and_a_closed_month_s_sheet_is_the_kept_one(build, tmp_path):
    office = Office(build, tmp_path)
    assert office.say("report", "list", "--json") == "[]\n"
    book, sheet = b"PK buku kerja", b"PK e-kinerja"
    for period, person, content in (("2026-11", 0, book), ("2026-10", 0, book),
                                    ("2026-10", 1, sheet)):
        office.database.execute("INSERT INTO report VALUES (?, ?, ?, ?, ?)", (
            period, person, seconds(2026, 11, 2), hashlib.sha256(content).hexdigest(), content))
    office.database.execute("INSERT INTO closed_month VALUES ('2026-10', ?, 0)",
                            (seconds(2026, 11, 2),))
    office.database.commit()
    told = json.loads(office.say("report", "list", "--json"))
    assert [(one["period"], one["kind"], one["name"], one["closed"]) for one in told] == [
        ("2026-11", "workbook", None, False), ("2026-10", "workbook", None, True),
        ("2026-10", "performance", BUDI[1], True)]
    assert told[2]["sha256"] == hashlib.sha256(sheet).hexdigest()
    assert told[2]["made"] == "2026-11-02T09:00:00+07:00"
    plain = office.say("report", "list").splitlines()
    assert len(plain) == 4 and plain[3].endswith(f"performance of {BUDI[1]}")
    office.say("report", "performance", "2026-10", "--person", BUDI[0], "-o", "budi.xlsx")
    assert (tmp_path / "budi.xlsx").read_bytes() == sheet
