"""The sheets Per OPD, Per Layanan, Per Teknisi and Kepuasan, reckoned again from the database."""

import statistics
from collections import Counter
from datetime import datetime, timedelta

import pytest

from office_month import HOUR, OFFICES, PEOPLE, WAYS, WIB, add_event, add_ticket, fill_month, seconds
from recalculated import Office, compare
from test_workbook import FROM, OPEN, TO, Workbooks, in_time

AT = seconds(2026, 11, 10)
BUDI, SRI, AGUS = (person[1] for person in PEOPLE[:3])
SECRET = "jangan dibaca siapa pun"
EVIL = "=2+3 bagus"


def rate(database, ticket, at, figure, comment=""):
    add_event(database, ticket, at, "nilai", "selesai", "selesai", f"{figure} {comment}".strip(),
              "tu@dinkes.patikab.example", "Ningrum Contohwati", "pemohon")
    database.execute("UPDATE ticket SET rating = ? WHERE id = ?", (figure, ticket))


def fill(database):
    fill_month(database, 2026, 11, 60)
    done = [row["id"] for row in database.execute(
        "SELECT id FROM ticket WHERE status = 'selesai' ORDER BY id")]
    for place, ticket in enumerate(done[:9]):
        rate(database, ticket, AT + place * HOUR, 1 + place % 4, ["", "cepat sekali"][place % 2])
    # Only the last rating counts; one of the next month does not; one of an older ticket does.
    rate(database, done[0], AT + 20 * HOUR, 4, EVIL)
    rate(database, done[9], TO + HOUR, 1, "bulan depan")
    older = add_ticket(database, seconds(2026, 10, 20), WAYS["selesai"], office=1, technician=3)
    rate(database, older, AT, 2, "lama")
    hidden = add_ticket(database, seconds(2026, 11, 9), WAYS["selesai"], nature="rahasia")
    rate(database, hidden, AT + 30 * HOUR, 3, SECRET)
    add_ticket(database, AT, WAYS["baru"], technician=None)
    database.execute("UPDATE ticket SET waited_seconds = 1800 WHERE id % 4 = 0")
    database.execute("UPDATE ticket SET need = 1 + office_id % 5")
    # Three hand-overs, one of them taken back, and one by the desk itself.
    for at, kind, text in [(AT, "alihkan", f"Dari {BUDI} kepada {SRI}: cuti"),
                           (AT + 1, "disposisi", f"Dari {SRI} kepada {AGUS}: ahli"),
                           (AT + 2, "alihkan", f"Dari {AGUS} kepada {BUDI}: salah"),
                           (AT + 3, "ditarik", f"ALIHKAN: Dari {AGUS} kepada {BUDI}: salah"),
                           (AT + 4, "dialihkan", f"Dari (belum ada) kepada {SRI}: sepi"),
                           (TO, "alihkan", f"Dari {BUDI} kepada {SRI}: bulan depan")]:
        add_event(database, done[0], at, kind, "selesai", "selesai", text)
    database.commit()


@pytest.fixture(scope="module")
def office(build, tmp_path_factory):
    one = Workbooks(build, tmp_path_factory.mktemp("tables"))
    fill(one.database)
    return one


@pytest.fixture(scope="module")
def november(office):
    return office.write("2026-11")


@pytest.fixture(scope="module")
def tickets(office):
    rows = [dict(row) for row in office.database.execute(
        "SELECT t.*, o.name AS office, s.name AS service, s.kind, p.name AS technician "
        "FROM ticket t JOIN office o ON o.id = t.office_id JOIN service s "
        "ON s.code = t.service_code LEFT JOIN person p ON p.id = t.assignee_id ORDER BY t.id")]
    for row in rows:
        rated = office.database.execute(
            "SELECT at, text FROM event WHERE ticket_id = ? AND kind = 'nilai' ORDER BY id",
            (row["id"],)).fetchall()
        row["rated_at"], row["said"] = tuple(rated[-1]) if rated else (0, "")
    return rows


def received(tickets):
    return [one for one in tickets if FROM <= one["opened_at"] < TO]


def rated(tickets):
    return [one for one in tickets if one["rating"] and FROM <= one["rated_at"] < TO]


def groups(tickets, key):
    """(name, tickets received, ratings given) of each."""
    names = {one[key] for one in received(tickets) + rated(tickets)}
    return {name: ([one for one in received(tickets) if one[key] == name],
                   [one["rating"] for one in rated(tickets) if one[key] == name])
            for name in names}


def counts(tickets):
    done = [one for one in tickets if one["status"] == "selesai"]
    still = sum(one["status"] in OPEN for one in tickets)
    share = len(done) / (len(done) + still) if done or still else "–"
    return len(tickets), len(done), sum(map(in_time, done)), still, share


def mean(figures):
    return pytest.approx(statistics.mean(figures)) if figures else "–"


def test_offices(november, tickets):
    *rows, total = november.block("OPD", 11, "Per OPD")
    expected = groups(tickets, "office")
    assert len(rows) == len(expected) == len(OFFICES)
    for name, need, *row in rows:
        mine, ratings = expected[name]
        new, done, timely, still, share = counts(mine)
        often = Counter(one["service"] for one in mine)
        assert need == max(one["need"] for one in mine)
        assert row[:5] == [new, done, timely, still, new - done - still]
        assert row[5:8] == [pytest.approx(share), len(ratings), mean(ratings)]
        assert row[8] == min(often, key=lambda one: (-often[one], one))
    assert [row[2] for row in rows] == sorted((row[2] for row in rows), reverse=True)
    new, done, timely, still, share = counts(received(tickets))
    assert total[:9] == ["Jumlah", None, new, done, timely, still, new - done - still,
                         pytest.approx(share), len(rated(tickets))]
    assert total[9] == mean([one["rating"] for one in rated(tickets)])


def working_hours(ticket):
    """Monday to Thursday 07.30–15.30, Friday 07.30–14.00 and its break: minute by minute."""
    at = datetime.fromtimestamp(ticket["opened_at"], WIB)
    end = datetime.fromtimestamp(ticket["reported_at"], WIB)
    minutes = 0
    while at < end:
        clock = (at.hour, at.minute)
        minutes += any(first <= clock < last for first, last in HOURS.get(at.weekday(), []))
        at += timedelta(minutes=1)
    return max(minutes / 60 - ticket["waited_seconds"] / HOUR, 0)


HOURS = {}


def read_hours(november):
    """As the sheet Keterangan names them."""
    names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    notes = {row[0]: row[1] for row in november["Keterangan"].iter_rows(values_only=True)}
    for part in notes["Jam kerja (default)"].split(";"):
        days, span, *pause = part.split()
        first, _, last = days.partition("-")
        times = [span] if not pause else [span.split("-")[0] + "-" + pause[1].split("-")[0],
                                          pause[1].split("-")[1] + "-" + span.split("-")[1]]
        for day in range(names.index(first), names.index(last or first) + 1):
            HOURS[day] = [tuple(tuple(map(int, time.split("."))) for time in one.split("-"))
                          for one in times]


def test_services(november, tickets):
    read_hours(november)
    *rows, total = [[cell.value for cell in row]
                    for row in november["Per Layanan"].iter_rows(min_row=5, max_row=9, max_col=10)]
    assert total[0] == "Jumlah"
    expected = groups(tickets, "service")
    assert len(rows) == len(expected)
    everything = []
    for name, kind, section, *row in rows:
        mine, _ = expected[name]
        hours = [working_hours(one) for one in mine if one["status"] == "selesai"]
        everything += hours
        assert (kind, section) == (mine[0]["kind"], mine[0]["section"])
        assert row[:5] == [pytest.approx(one) for one in counts(mine)]
        assert row[5] == (pytest.approx(statistics.median(hours)) if hours else "–")
        assert row[6] == mean(hours)
    assert total[3:7] == list(counts(received(tickets))[:4])
    assert total[9] == mean(everything)


def test_technicians(november, tickets):
    *rows, total = november.block("Teknisi", 13, "Per Teknisi")
    expected = groups(tickets, "technician")
    handed = {BUDI: (1, 0), SRI: (1, 2), AGUS: (0, 1), None: (1, 0)}
    assert {row[0] for row in rows} == {one or "(belum ada teknisi)" for one in expected}
    assert rows[-1][0] == "(belum ada teknisi)"
    for name, _, *row in rows:
        name = None if name.startswith("(") else name
        mine, ratings = expected[name]
        assert row[:5] == [pytest.approx(one) for one in counts(mine)]
        assert tuple(row[5:7]) == handed[name]
        assert row[7:9] == [len(ratings), mean(ratings)]
    assert total[2:6] == list(counts(received(tickets))[:4])
    assert total[7:10] == [3, 3, len(rated(tickets))]


def test_approved_work_is_whose_report_it_is(office, november):
    approved = office.database.execute(
        "SELECT r.actor_name, a.reported_at, (SELECT max(e.at) FROM event e "
        "WHERE e.ticket_id = a.ticket_id AND e.kind IN ('terima', 'belum') AND e.id < r.id) "
        "FROM approval a JOIN event r ON r.id = a.report_event WHERE a.at >= ? AND a.at < ?",
        (FROM, TO)).fetchall()
    read_hours(november)
    *rows, total = november.block("Teknisi", 13, "Per Teknisi")
    for name, *row in rows:
        mine = [one for one in approved if one[0] == name]
        hours = sum(working_hours({"opened_at": one[2], "reported_at": one[1],
                                   "waited_seconds": 0}) for one in mine)
        assert row[10:] == [len(mine), pytest.approx(hours)]
    assert approved and total[11] == len(approved)


def test_satisfaction(office, november, tickets):
    sheet = november["Kepuasan"]
    figures = [one["rating"] for one in rated(tickets)]
    index = 25 * statistics.mean(figures)
    assert sheet["C4"].value == pytest.approx(index)
    grade = next(word for least, word in [(88.31, "A – sangat baik"), (76.61, "B – baik"),
                                          (65, "C – kurang baik"), (0, "D – tidak baik")]
                 if round(index, 2) >= least)
    assert sheet["C5"].value == grade
    approved = {row[0] for row in office.database.execute(
        "SELECT ticket_id FROM event WHERE kind = 'setuju' AND at >= ? AND at < ?", (FROM, TO))}
    still = [one for one in tickets if one["id"] in approved and one["status"] == "selesai"]
    answered = sum(bool(one["rating"]) for one in still)
    assert [sheet.cell(row, 3).value for row in (6, 7, 8)] == \
        [len(still), answered, pytest.approx(answered / len(still))]
    for place, figure in enumerate((4, 3, 2, 1)):
        count = figures.count(figure)
        assert sheet.cell(12 + place, 1).value.startswith(f"{figure} – ")
        assert sheet.cell(12 + place, 3).value == count
        assert sheet.cell(12 + place, 4).value == pytest.approx(count / len(figures))
    assert (sheet["C16"].value, sheet["D16"].value) == (len(figures), 1)
    assert len(november.formulas["Kepuasan"]._charts) == 1


def test_comments_are_text_and_secrets_are_kept(november, tickets):
    rows = november.block("Tanggal", 7, "Kepuasan")
    expected = sorted((one for one in rated(tickets) if len(one["said"]) > 1),
                      key=lambda one: one["rated_at"])
    assert [(row[1], row[2], row[3], row[4], row[5], row[6]) for row in rows] == \
        [(one["number"], one["office"], one["service"], one["technician"], one["rating"],
          "(rahasia)" if one["letter_nature"] == "rahasia" else one["said"][2:])
         for one in expected]
    cells = [cell for line in november.formulas["Kepuasan"].iter_rows() for cell in line]
    assert [cell.data_type for cell in cells if cell.value == EVIL] == ["s"]
    assert not any(SECRET in text for text in november.raw().values())


def test_frequent_problems(november, tickets):
    rows = november.block("Masalah", 10, "Per Layanan")
    assert rows and [row[3] for row in rows] == sorted((row[3] for row in rows), reverse=True)
    services = Counter(one["service"] for one in received(tickets))
    for row in rows:
        assert 2 <= row[3] <= services[row[1]] and 1 <= row[4] <= len(OFFICES)
    numbers = {one["number"]: one for one in received(tickets)}
    for row in rows:
        if row[9] != "–":
            assert numbers[row[9]]["status"] == "selesai"


def test_libreoffice_computes_the_same(office, november, tmp_path):
    empty = office.write("2026-02")
    anew = Office(tmp_path).convert("xlsx", [november.path, empty.path])
    assert compare(november, anew["2026-11"]) > 100
    assert compare(empty, anew["2026-02"]) > 30


def test_empty_month(office):
    empty = office.write("2026-02")
    assert empty.block("OPD", 8, "Per OPD")[-1] == ["Jumlah", None, 0, 0, 0, 0, 0, "–"]
    assert empty.block("Teknisi", 7, "Per Teknisi")[-1] == ["Jumlah", None, 0, 0, 0, 0, "–"]
    sheet = empty["Kepuasan"]
    assert [sheet.cell(row, 3).value for row in (4, 5, 6, 7, 8)] == ["–", "–", 0, 0, "–"]
    assert empty.formulas["Kepuasan"]._charts == []


def test_sections_add_up_to_the_month(office, november):
    sheet = november["Per Teknisi"]
    first = november.find("Per Teknisi", "Per seksi").row + 2
    rows = [[cell.value for cell in row[:7]] for row in sheet.iter_rows(min_row=first)]
    expected = {row[0]: list(row[1:]) for row in office.database.execute(
        "SELECT section, sum(status IN ('ditolak', 'dibatalkan', 'digabung')), count(*), "
        "sum(status = 'selesai'), sum(status = 'selesai' AND reported_at <= due), "
        "sum(status IN ('baru', 'dikerjakan', 'menunggu', 'tindak_lanjut')) FROM ticket "
        "WHERE opened_at >= ? AND opened_at < ? GROUP BY 1", (FROM, TO))}
    assert {row[0]: row[1:6] for row in rows[:-1]} == expected and len(expected) > 1
    sums = [sum(column) for column in zip(*expected.values())]
    assert rows[-1] == ["Jumlah", *sums, pytest.approx(sums[2] / (sums[2] + sums[4]))]
