"""The monthly workbook, opened with openpyxl and held against figures that Python computes itself.

The database is filled by hand (office_month.py), so nothing here trusts the desk's own counting.
"""

import html
import re
import sqlite3
import subprocess
import zipfile
from collections import Counter
from datetime import datetime

import pytest

from office_month import (DAY, HOUR, PEOPLE, ROOT, WAYS, WIB, add_ticket, fill_month, make_database,
                          seconds, write_config)
from opened_workbook import Workbook
from recalculated import Office, compare

NOW = "2026-12-01T09:00:00+07:00"
NOW_AT = seconds(2026, 12, 1, 9)
FROM, TO = seconds(2026, 11, 1, 0), seconds(2026, 12, 1, 0)
OPEN = {"baru", "dikerjakan", "menunggu", "tindak_lanjut"}
BASE = "https://desk.tik.example"
SECRETS = ["Sandi brankas", "diganti dengan sandi"]
EVIL = ['=HYPERLINK("http://jahat","klik")', "=2+3", "@SUM(1)", "+1-1"]


class Workbooks:
    """A folder with a database; each workbook is asked for by its month."""

    def __init__(self, build, folder):
        self.program = build / "desktik"
        self.folder = folder
        self.database = make_database(folder / "desk.db")
        self.database.row_factory = sqlite3.Row
        self.config = write_config(folder, BASE)

    def run(self, *words):
        return subprocess.run([self.program, "--config", self.config, "--now", NOW, *words],
                              capture_output=True, text=True, timeout=60, cwd=self.folder)

    def write(self, period):
        path = self.folder / f"{period}.xlsx"
        done = self.run("report", period, "-o", path.name)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        return Workbook(path)


def fill(database):
    """Two months, and the tickets on their borders."""
    fill_month(database, 2026, 10, 30, seed=2)
    fill_month(database, 2026, 11, 60)
    accept, report, approve = WAYS["selesai"]
    steps = {
        # (opened, steps, subject)
        "approved in November": (seconds(2026, 10, 31, 23, 30), WAYS["selesai"]),
        "last second of October": (FROM - 1, []),
        "first second of November": (FROM, []),
        "last second of November": (TO - 1, []),
        "first second of December": (TO, []),
        "approved in December": (TO - 2 * HOUR, WAYS["selesai"]),
        "reported in November, approved in December":
            (TO - 4 * HOUR, [accept, report, (5 * HOUR, *approve[1:])]),
        "rejected, objected, done": (seconds(2026, 11, 3), [
            (HOUR, "tolak", "ditolak", "Bukan wewenang kami."),
            (2 * HOUR, "keberatan", "baru", "Wewenang Anda."),
            *((after + 3 * HOUR, *what) for after, *what in WAYS["selesai"])]),
        "merged": (seconds(2026, 11, 4), [(HOUR, "gabung", "digabung", "Hal yang sama.")]),
        "reopened in December": (TO - DAY, [*WAYS["selesai"],
                                            (2 * DAY, "belum", "dikerjakan", "Mati lagi.")]),
    }
    for subject, (opened, ways) in steps.items():
        add_ticket(database, opened, ways, subject)
    add_ticket(database, seconds(2026, 11, 5), WAYS["baru"], "nobody's", technician=None)
    # A second person of the same name, and texts that want to be formulas everywhere.
    database.execute("INSERT INTO person (email, name, role, section) VALUES "
                     "('sri2@diskominfo.patikab.example', ?, 'teknisi', 'aplikasi')",
                     (PEOPLE[1][1],))
    add_ticket(database, seconds(2026, 11, 6), WAYS["selesai"], "namesake", technician=5)
    database.execute("INSERT INTO office (name, need) VALUES (?, 1)", (EVIL[0],))
    database.execute("INSERT INTO service VALUES ('EVIL', ?, 'gangguan', ?, 1, '', 60, 8, 1, '')",
                     (EVIL[1], EVIL[2]))
    done = [accept, (report[0], "selesai", "tindak_lanjut", EVIL[3]), approve]
    evil = add_ticket(database, seconds(2026, 11, 7), done, EVIL[0], office=5,
                      letter=(EVIL[1], EVIL[2]))
    database.execute("UPDATE ticket SET requester_name = ?, service_code = 'EVIL', section = ? "
                     "WHERE id = ?", (EVIL[3], EVIL[2], evil))
    secret = [accept, (report[0], "selesai", "tindak_lanjut", SECRETS[1]), approve]
    for way in (secret, secret[:2], secret[:1]):
        add_ticket(database, seconds(2026, 11, 8), way, SECRETS[0], nature="rahasia")
    database.commit()


@pytest.fixture(scope="module")
def office(build, tmp_path_factory):
    one = Workbooks(build, tmp_path_factory.mktemp("workbook"))
    fill(one.database)
    return one


@pytest.fixture(scope="module")
def november(office):
    return office.write("2026-11")


@pytest.fixture(scope="module")
def tickets(office):
    return rows_of_tickets(office.database)


def rows_of_tickets(database):
    """All tickets with the names they point at, and their history."""
    rows = [dict(row) for row in database.execute(
        "SELECT t.*, o.name AS office, s.name AS service, p.name AS technician FROM ticket t "
        "JOIN office o ON o.id = t.office_id JOIN service s ON s.code = t.service_code "
        "LEFT JOIN person p ON p.id = t.assignee_id ORDER BY t.id")]
    for row in rows:
        row["events"] = [dict(event) for event in database.execute(
            "SELECT * FROM event WHERE ticket_id = ? ORDER BY id", (row["id"],))]
    return rows


def received(tickets):
    return [one for one in tickets if FROM <= one["opened_at"] < TO]


def moves(tickets, start, end):
    """Every change of status in a time: (ticket, before, after)."""
    return [(one, event["from_status"], event["to_status"]) for one in tickets
            for event in one["events"] if start <= event["at"] < end
            and event["from_status"] != event["to_status"] and event["from_status"]]


def open_at(tickets, moment):
    """How many were open at that moment, from their histories."""
    count = 0
    for one in tickets:
        past = [event["to_status"] for event in one["events"] if event["at"] < moment]
        count += bool(past) and past[-1] in OPEN
    return count


def in_time(ticket):
    return bool(ticket["reported_at"]) and ticket["reported_at"] <= ticket["due"]


def approved_in_time(tickets, start, end):
    """Approvals whose report came in time, also of tickets that were reopened since."""
    count = 0
    for one in tickets:
        reported = None
        for event in one["events"]:
            if event["kind"] == "selesai":
                reported = event["at"]
            elif event["to_status"] == "selesai" and start <= event["at"] < end:
                count += reported <= one["due"]
    return count


# The figures

def balance_of(workbook):
    """The eight lines of the balance, and what is said below them."""
    cell = workbook.find("Ringkasan", "Neraca tiket")
    lines = [workbook["Ringkasan"].cell(cell.row + i, cell.column + 1).value for i in range(1, 9)]
    return lines, workbook["Ringkasan"].cell(cell.row + 9, cell.column).value


def expected_balance(tickets, start, end):
    changes = moves(tickets, start, end)
    return [
        open_at(tickets, start),
        sum(start <= one["opened_at"] < end for one in tickets),
        sum(before not in OPEN and after in OPEN for _, before, after in changes),
        *(sum(after == status for _, _, after in changes)
          for status in ("selesai", "ditolak", "dibatalkan", "digabung")),
        open_at(tickets, end),
    ]


def test_balance_is_what_the_history_says_and_closes(november, tickets):
    figures, verdict = balance_of(november)
    assert figures == expected_balance(tickets, FROM, TO) and all(figures)
    start, new, again, done, rejected, cancelled, merged, end = figures
    assert start + new + again - done - rejected - cancelled - merged == end
    assert verdict == "Neraca cocok dengan hitungan langsung."


def shares(tickets, start, end):
    """Response and resolution in time, and what is done of what came: as part and whole."""
    accepted = [one for one in tickets
                if one["accepted_at"] and start <= one["accepted_at"] < end]
    approved = [one for one, _, after in moves(tickets, start, end) if after == "selesai"]
    states = Counter(one["status"] for one in tickets if start <= one["opened_at"] < end)
    done = states["selesai"]
    return [(sum(one["accepted_at"] <= one["respond_due"] for one in accepted), len(accepted)),
            (approved_in_time(tickets, start, end), len(approved)),
            (done, done + sum(states[status] for status in OPEN))]


def figures_of(workbook):
    """The table of figures: label -> this month, month before, last year, change."""
    return {row[0]: row[1:5] for row in workbook.block("Angka", 5)}


def ratio(part, whole):
    return pytest.approx(part / whole) if whole else "–"


def test_figures_beside_the_month_before(november, tickets):
    figures = figures_of(november)
    before = seconds(2026, 10, 1, 0)
    now, then = expected_balance(tickets, FROM, TO), expected_balance(tickets, before, FROM)
    for label, line in (("Tiket diterima", 1), ("Tiket selesai", 3), ("Tiket ditolak", 4),
                        ("Tiket terbuka pada akhir bulan", 7)):
        assert figures[label] == [now[line], then[line], "–", now[line] - then[line]]
    names = "Respons tepat waktu", "Penyelesaian tepat waktu", "Capaian"
    both = zip(names, shares(tickets, FROM, TO), shares(tickets, before, FROM))
    for name, this, last in both:
        change = 100 * (this[0] / this[1] - last[0] / last[1])
        assert figures[name] == [ratio(*this), ratio(*last), "–", pytest.approx(change)]
    assert figures["Target capaian"][:2] == [0.9, "belum"]
    assert figures["Indeks kepuasan"] == ["–"] * 4
    basis = {row[0]: row[1] for row in november.block("Dasar persentase", 2)}
    assert [(basis[name + ": memenuhi"], basis[name + ": dari"]) for name in names] == \
        shares(tickets, FROM, TO)


def test_three_sentences_say_what_stands_out(november, tickets):
    cell = november.find("Ringkasan", "Yang menonjol")
    lines = [november["Ringkasan"].cell(cell.row + i, 1).value for i in range(1, 5)]
    assert [line[:4] for line in lines[:3]] == ["1.  ", "2.  ", "3.  "] and lines[3] is None
    (done, whole), = shares(tickets, FROM, TO)[2:]
    share = f"{100 * done / whole:.1f}%".replace(".", ",")
    assert any(f"Capaian {share} belum memenuhi target 90%" in line for line in lines[:3])


def test_charts_show_what_the_figures_say(november, tickets):
    weeks = november.block("Tanggal", 3)
    assert [row[0] for row in weeks] == ["1", "2–8", "9–15", "16–22", "23–29", "30"]
    assert sum(row[1] for row in weeks) == len(received(tickets))
    assert sum(row[2] for row in weeks) == expected_balance(tickets, FROM, TO)[3]
    for first, row in zip([1, 2, 9, 16, 23, 30], weeks):
        start = seconds(2026, 11, first, 0)
        end = min(start + (7 if first > 1 else 1) * DAY, TO)
        came = sum(start <= one["opened_at"] < end for one in tickets)
        done = sum(after == "selesai" for _, _, after in moves(tickets, start, end))
        assert row[1:] == [came, done], row
    months = november.block("Bulan", 3)
    assert [row[0] for row in months] == ["Okt 26", "Nov 26"]
    services = Counter(one["service"] for one in received(tickets))
    rows = november.block("Layanan", 3)
    assert {row[0]: row[1] for row in rows} == services
    charts = november.formulas["Ringkasan"]._charts
    assert len(charts) == 3
    cells = [one.val.numRef.f for chart in charts for one in chart.series]
    for area, block, column in zip(cells, [weeks, weeks, rows, rows, months, months], [1, 2] * 3):
        assert november.column(area) == [row[column] for row in block]


# The tickets

def moment(at):
    return datetime.fromtimestamp(at, WIB).replace(tzinfo=None) if at else "–"


def timely(ticket):
    if ticket["status"] in ("ditolak", "dibatalkan", "digabung"):
        return "–"
    if ticket["reported_at"]:
        return "ya" if in_time(ticket) else "tidak"
    return "–" if ticket["status"] == "menunggu" or NOW_AT <= ticket["due"] else "tidak"


def clean(text):
    """Without controls and marks that turn the text around, and no longer than a cell."""
    text = re.sub("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", "", text)
    text = text if len(text) <= 32767 else text[:32766] + "…"
    # What would be read as a code is written as one; openpyxl shows it as it is written.
    return re.sub("_(x[0-9A-Fa-f]{4}_)", r"_x005F_\1", text)


def result_of(ticket):
    if ticket["status"] in ("ditolak", "dibatalkan", "digabung"):
        return "–"
    if ticket["status"] != "selesai":
        return "belum disetujui"
    if ticket["letter_nature"] == "rahasia":
        return "(rahasia)"
    return next(event["text"] for event in ticket["events"]
                if event["id"] == ticket["report_event"])


def test_every_ticket_of_the_month_is_a_row(november, tickets):
    expected = received(tickets)
    rows = november.tickets()
    assert [row["Nomor tiket"] for row in rows] == [one["number"] for one in expected]
    for row, one in zip(rows, expected):
        secret = one["letter_nature"] == "rahasia"
        day = re.fullmatch(r"(\d+)-(\d+)-(\d+)", one["letter_date"])
        assert row == {
            "Nomor tiket": one["number"], "Diterima": moment(one["opened_at"]),
            "OPD": one["office"], "Pemohon": one["requester_name"],
            "Perihal": "(rahasia)" if secret else clean(one["subject"]),
            "Layanan": one["service"], "Seksi": one["section"],
            "Teknisi": one["technician"] or "–", "Prioritas": one["priority"],
            "Status": one["status"], "Target selesai": moment(one["due"]),
            "Diterima teknisi": moment(one["accepted_at"]),
            "Dilaporkan": moment(one["reported_at"]), "Ditutup": moment(one["closed_at"]),
            "Tepat waktu": timely(one), "Nomor surat": one["letter_number"] or "–",
            "Tanggal surat": datetime(*map(int, day.groups())) if day
            else one["letter_date"] or "–",
            "Hasil": result_of(one)}
    subjects = {row["Perihal"] for row in rows}
    assert {"first second of November", "last second of November"} <= subjects
    assert not {"last second of October", "first second of December"} & subjects


def test_counts_above_the_tickets(november):
    rows = november.tickets()
    line = [cell.value for cell in november["Tiket"][2]]
    told = {line[i]: line[i + 1] for i in range(1, 5, 2)}
    assert told == {
        "tiket yang tampil": len(rows),
        "selesai, dari semua": sum(row["Status"] == "selesai" for row in rows)}


def test_numbers_link_to_the_page(november):
    for (cell,) in november.formulas["Tiket"].iter_rows(min_row=5, max_col=1):
        number = november["Tiket"][cell.coordinate].value
        assert cell.value == f'=HYPERLINK("{BASE}/tiket/{number}","{number}")'


# What must not get out, and what must not run

def test_what_is_not_approved_is_withheld(november, tickets):
    waiting = [one["number"] for one in received(tickets) if one["status"] == "tindak_lanjut"]
    rows = {row["Nomor tiket"]: row for row in november.tickets()}
    assert len(waiting) > 5
    assert {rows[number]["Hasil"] for number in waiting} == {"belum disetujui"}
    assert not any("RAHASIA DAPUR" in text for text in november.raw().values())


def test_confidential_letters_show_nothing(november):
    rows = [row for row in november.tickets() if row["Perihal"] == "(rahasia)"]
    assert [row["Hasil"] for row in rows] == ["(rahasia)", "belum disetujui", "belum disetujui"]
    for text in november.raw().values():
        assert not any(secret in text for secret in SECRETS)


def test_mail_is_text_and_never_a_formula(november, tickets):
    cells = [cell for sheet in november.formulas for row in sheet.iter_rows() for cell in row]
    texts = {cell.value for cell in cells if cell.data_type == "s"}
    hostile = {clean(one["subject"]) for one in received(tickets)
               if one["subject"][0] in "=+-@"} | set(EVIL)
    assert len(hostile) > 6 and hostile <= texts
    assert {cell.value for cell in cells if cell.data_type == "f"}.isdisjoint(hostile)
    for name, text in november.raw().items():
        for formula in re.findall(r"<f[^>]*>(.*?)</f>", text):
            assert re.match(r"(SUM|COUNT|COUNTIF|SUBTOTAL|IF)\(|[A-Z]\d+|"
                            rf'HYPERLINK\("{BASE}/tiket/TIK-[-\d]+","TIK-[-\d]+"\)$',
                            html.unescape(formula)), (name, formula)
        assert "externalLink" not in name and "vbaProject" not in name
        assert "TargetMode" not in text


# The looks

def test_sheets_print_well(november):
    assert november.values.sheetnames == [
        "Ringkasan", "Tiket", "Per OPD", "Per Layanan", "Per Teknisi", "SLA", "Kepuasan",
        "Tunggakan", "Insiden", "Buku Agenda", "Koreksi", "Keterangan"]
    for sheet in november.values:
        setup = sheet.page_setup
        assert (setup.orientation, int(setup.paperSize)) == ("landscape", 9), "A4"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        if sheet.title == "Ringkasan":
            assert setup.fitToHeight is None, "one page, as the format's default has it"
        else:
            assert int(setup.fitToHeight) == 0, "as many pages long as it takes"
        assert sheet.print_area
        assert "Kabupaten Pati" in sheet.oddFooter.left.text
        assert sheet.oddFooter.right.text == "Halaman &P dari &N"
    last = november["Tiket"].max_row
    assert f"$A$1:$R${last}" in str(november["Tiket"].print_area)


def test_header_of_the_tickets_stays_in_sight(november):
    sheet = november["Tiket"]
    assert sheet.freeze_panes == "B5"
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$4:$4", "$A:$A")
    assert sheet.auto_filter.ref == f"A4:R{sheet.max_row}"
    assert sheet["A4"].value == "Nomor tiket" and sheet["R4"].value == "Hasil"


def test_dates_are_dates_and_per_cents_per_cents(november):
    assert "yyyy" in november["Tiket"]["B5"].number_format
    row = november.find("Ringkasan", "Capaian").row
    cell = november["Ringkasan"].cell(row, 2)
    assert isinstance(cell.value, float) and "%" in cell.number_format


def signature(workbook):
    """The cell to sign: one row, so that no page break goes through it."""
    (cell,) = [cell for row in workbook["Ringkasan"].iter_rows() for cell in row
               if "Mengetahui," in str(cell.value)]
    return cell


def test_summary_says_what_it_is_and_is_to_be_signed(november):
    sheet = november["Ringkasan"]
    assert "Desk TIK" in sheet["A1"].value
    assert "November 2026" in sheet["A3"].value and "1 Desember 2026" in sheet["A3"].value
    block = signature(november)
    assert block.value.splitlines()[1:3] == [
        "Mengetahui,", "Pimpinan Dinas Komunikasi dan Informatika Kabupaten Pati,"]
    assert block.value.splitlines()[-2:] == [PEOPLE[3][1], "NIP. 19990101 202501 1 999"]
    area = str(november["Ringkasan"].print_area)
    assert int(re.search(r"(\d+)\D*$", area)[1]) == block.row, "the parts of the ratios stay off it"


def test_settings_are_noted(november):
    notes = {row[0]: row[1] for row in november["Keterangan"].iter_rows(values_only=True)}
    assert notes["Zona waktu"] == "Asia/Jakarta" and notes["Target"].startswith("90%")
    assert {"Neraca", "Capaian", "(rahasia)"} <= set(notes)


# Other months, other folders

def test_same_data_give_the_same_bytes(office, november):
    before = november.path.read_bytes()
    assert office.write("2026-11").path.read_bytes() == before
    assert [path.name for path in office.folder.glob(".*xlsx*")] == [], "nothing is left beside it"


def test_months_follow_each_other(office, november):
    """What is open at October's end is open at November's start."""
    october, november = balance_of(office.write("2026-10"))[0], balance_of(november)[0]
    assert november[0] == october[7] > 0
    assert october[0] == 0


def test_month_without_tickets(office):
    empty = office.write("2026-01")
    assert balance_of(empty) == ([0] * 8, "Neraca cocok dengan hitungan langsung.")
    figures = figures_of(empty)
    for name in ("Respons tepat waktu", "Penyelesaian tepat waktu", "Capaian"):
        assert figures[name] == ["–"] * 4
    assert figures["Tiket diterima"] == [0, "–", "–", "–"]
    assert figures["Target capaian"][:2] == [0.9, "–"]
    cell = empty.find("Ringkasan", "Yang menonjol")
    lines = [empty["Ringkasan"].cell(cell.row + i, 1).value for i in (1, 2, 3)]
    assert lines[0] == "1.  Tidak ada tiket yang diterima pada Januari 2026." and all(lines)
    assert empty["Tiket"]["A5"].value.startswith("Tidak ada tiket")


def test_libreoffice_computes_the_same(office, november, tmp_path):
    """A big month, an empty one and a small one: each formula anew, no error in any cell."""
    books = [office.write(period) for period in ("2026-10", "2026-01", "2026-12")] + [november]
    anew = Office(tmp_path).convert("xlsx", [book.path for book in books])
    for book in books:
        assert compare(book, anew[book.path.stem]) > 20


def test_a_wrong_value_would_be_found(november, tmp_path):
    """Otherwise the test before this one would say nothing."""
    wrong = tmp_path / "wrong.xlsx"
    with zipfile.ZipFile(november.path) as old, zipfile.ZipFile(wrong, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            if name == "xl/worksheets/sheet1.xml":
                text, count = re.subn(r"(<f>COUNT\([^<]*</f><v>)\d+", r"\g<1>9999", text)
                assert count == 1
            new.writestr(name, text)
    anew = Office(tmp_path).convert("xlsx", [wrong])
    with pytest.raises(AssertionError, match="9999"):
        compare(Workbook(wrong), anew["wrong"])


def test_office_without_people(build, tmp_path):
    bare = Workbooks(build, tmp_path)
    bare.database.execute("DELETE FROM person")
    bare.database.commit()
    config = bare.config.read_text()
    bare.config.write_text(config.replace("Dinas Komunikasi", "Dinas Sandi & Komunikasi"))
    workbook = bare.write("2026-11")
    assert signature(workbook).value.endswith("…\nNIP. …………………………………")
    assert "Dinas Sandi &amp;&amp; Komunikasi" in workbook.raw()["xl/worksheets/sheet1.xml"]


@pytest.mark.parametrize("month", ["2026-13", "2026-00", "2026", "kapan-kapan", "", "2026-11-24"])
def test_bad_month_is_told(office, month):
    done = office.run("report", month, "-o", "salah.xlsx")
    assert (done.returncode, done.stdout) == (2, "")
    assert f'"{month}" is no month' in done.stderr and "2026-11" in done.stderr
    assert not (office.folder / "salah.xlsx").exists()


@pytest.mark.parametrize("month", ["november 2026", "Nov 2026", "11/2026"])
def test_month_may_be_written_as_people_do(office, november, month):
    assert office.run("report", month, "-o", "lain.xlsx").returncode == 0
    assert (office.folder / "lain.xlsx").read_bytes() == november.path.read_bytes()


def test_guide_says_what_the_sheet_says(november):
    """docs/panduan/angka.md has each definition, word for word."""
    guide = (ROOT / "docs/panduan/angka.md").read_text()
    rows = november.block("Cara menghitung", 1, "Keterangan")
    names = november.block("Angka", 1, "Keterangan")
    assert len(rows) == len(names) > 15
    lines = [f"- **{name}**: {meaning}" for (name,), (meaning,) in zip(names, rows)]
    assert [line for line in lines if line not in guide] == []
