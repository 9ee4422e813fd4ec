"""The registers of the monthly workbook: SLA, Tunggakan, Insiden, Buku Agenda and Koreksi.

What they should say is computed here from the rows of the database, with working time, waiting and
corrections written anew in Python.
"""

from collections import Counter
from datetime import datetime, timedelta

import pytest

from office_month import (DAY, DONE, HOUR, PEOPLE, WAYS, WIB, add_event, add_ticket,
                          fill_month, seconds)
from recalculated import Office, compare
from test_workbook import (FROM, NOW_AT, OPEN, TO, Workbooks, balance_of, clean, fill, moment,
                           open_at, received, rows_of_tickets)

SECRET = "sandi gudang"
PRIORITIES = ["kritis", "tinggi", "sedang", "rendah"]
accept, report, approve = WAYS["selesai"]


def fill_registers(database):
    """What the sheets have beside the months of test_workbook."""
    tono, kepala = PEOPLE[0][1], PEOPLE[3][1]
    handed = add_ticket(database, seconds(2026, 11, 9), [
        (HOUR, "alihkan", "baru", f"Dari {tono} kepada Sri Contohwati: sedang di lapangan"),
        (2 * HOUR, "alihkan", "baru", f"Dari Sri Contohwati kepada {tono}: bukan jaringan"),
        (30 * HOUR, *accept[1:])], "handed over")
    add_ticket(database, seconds(2026, 11, 10), [
        accept, report, (4 * HOUR, "revisi", "tindak_lanjut", "foto belum ada"),
        (50 * HOUR, *report[1:]), (51 * HOUR, *approve[1:])], "sent back")
    waiting = add_ticket(database, seconds(2026, 11, 10), [
        accept, report, (4 * HOUR, "revisi", "tindak_lanjut", "foto belum ada")], "to be mended")
    database.execute("UPDATE ticket SET needs_revision = 1 WHERE id = ?", (waiting,))
    asked = add_ticket(database, seconds(2026, 11, 11), [], "about a person", service=3)
    add_event(database, asked, seconds(2026, 11, 11), "ditanyakan_kantor", "baru", "baru",
              "tu@dinkes.patikab.example")
    secret = add_ticket(database, seconds(2026, 11, 12), [
        (HOUR, "disposisi", "baru", f"Dari {tono} kepada Sri Contohwati: {SECRET}")],
        SECRET, nature="rahasia")
    ordered = add_ticket(database, seconds(2026, 11, 12), [
        (HOUR, "disposisi", "baru", f"Dari {tono} kepada Sri Contohwati: =dampingi"),
        (2 * HOUR, *accept[1:])], "ordered")
    part = add_ticket(database, seconds(2026, 11, 13), [], "part")
    add_event(database, part, seconds(2026, 11, 13), "hasil_pecahan", "baru", "baru",
              "Dipecah dari tiket TIK-2026-000031.")
    goes_on = add_ticket(database, seconds(2026, 11, 13), [], "goes on")
    merged = add_ticket(database, seconds(2026, 11, 14), [
        (HOUR, "gabung", "digabung", "Digabung.")], "second letter")
    database.execute("UPDATE ticket SET merged_into = ? WHERE id = ?", (goes_on, merged))
    fill_incidents(database)
    # The clock stands still: waiting_since is what TUNGGU leaves.
    database.execute(
        "UPDATE ticket SET waiting_since = (SELECT max(at) FROM event WHERE ticket_id = ticket.id "
        "AND kind = 'tunggu') WHERE status = 'menunggu'")
    database.commit()
    return {"handed": handed, "secret": secret, "ordered": ordered, "merged": merged,
            "kepala": kepala}


def fill_incidents(database):
    """One that is over and approved, one that goes on, one of October."""
    for opened, way, others in ((seconds(2026, 11, 16), WAYS["selesai"], 3),
                                (seconds(2026, 11, 17), WAYS["tindak_lanjut"], 2),
                                (seconds(2026, 10, 20), WAYS["selesai"], 2)):
        declared = ((others - 1) * 600, "insiden", "baru", "Insiden.")
        tickets = [add_ticket(database, opened + i * 600, way if i else [declared, *way],
                              f"incident {i}", office=i) for i in range(others)]
        for one in tickets:
            database.execute("UPDATE ticket SET incident_id = ? WHERE id = ?", (tickets[0], one))


@pytest.fixture(scope="module")
def office(build, tmp_path_factory):
    one = Workbooks(build, tmp_path_factory.mktemp("registers"))
    fill(one.database)
    one.made = fill_registers(one.database)
    return one


@pytest.fixture(scope="module")
def november(office):
    return office.write("2026-11")


@pytest.fixture(scope="module")
def tickets(office):
    return rows_of_tickets(office.database)


def table(workbook, sheet, *titles):
    """The rows below the line that begins with these titles, each by title."""
    lines = [[cell.value for cell in row] for row in workbook[sheet].iter_rows()]
    (at,) = [i for i, line in enumerate(lines) if tuple(line[:len(titles)]) == titles]
    head = [title for title in lines[at] if title]
    rows = []
    for line in lines[at + 1:]:
        if line[0] is None or line[1] is None:
            break
        rows.append(dict(zip(head, line)))
    return rows


# Working time, written anew

def hours_of(day):
    """What is worked on that day: [(from, to)] in hours."""
    if day.weekday() < 4:
        return [(7.5, 15.5)]
    return [(7.5, 12), (13, 14)] if day.weekday() == 4 else []


def working_hours(start, end):
    day = datetime.fromtimestamp(start, WIB).replace(hour=0, minute=0, second=0)
    total = 0
    while day.timestamp() < end:
        for first, last in hours_of(day):
            begin, stop = (day.timestamp() + hour * HOUR for hour in (first, last))
            total += max(0, min(stop, end) - max(begin, start))
        day += timedelta(days=1)
    return total / HOUR


def test_working_hours_are_those_of_the_office():
    friday = seconds(2026, 11, 6, 11)
    assert working_hours(friday, friday + 3 * HOUR) == 2
    assert working_hours(friday, friday + 3 * DAY) == 2 + 3.5


# SLA

def status_at(ticket, moment_at):
    past = [event["to_status"] for event in ticket["events"] if event["at"] < moment_at]
    return past[-1] if past else None


def approvals(database, tickets):
    """Each approval of the month: (ticket, when it was reported, the target then)."""
    kept = {row["event_id"]: row for row in database.execute("SELECT * FROM approval")}
    for one in tickets:
        for event in one["events"]:
            if (FROM <= event["at"] < TO and event["to_status"] == "selesai"
                    and event["from_status"] != "selesai"):
                row = kept.get(event["id"], one)
                yield one, row["reported_at"], row["due"]


def breaches(database, tickets):
    """(ticket, kind, target, when or None, still open)"""
    for one in tickets:
        accepted, answer_by = one["accepted_at"], one["respond_due"]
        if accepted and FROM <= accepted < TO:
            if accepted > answer_by:
                yield one, "respons", answer_by, accepted, False
        elif (status_at(one, TO) in OPEN and answer_by < TO
                and (not accepted or accepted >= TO)):
            yield one, "respons", answer_by, None, True
    for one, reported, due in approvals(database, tickets):
        if not reported or reported > due:
            yield one, "penyelesaian", due, reported, False
    for one in tickets:
        reported = one["reported_at"]
        if (status_at(one, TO) in OPEN - {"menunggu"} and one["due"] < TO
                and (not reported or reported > one["due"])):
            yield (one, "penyelesaian", one["due"],
                   reported if reported and reported < TO else None, True)


def test_targets_by_priority(november, office, tickets):
    rows = table(november, "SLA", "Prioritas", "Respons tepat waktu")
    late = list(breaches(office.database, tickets))
    accepted = [one for one in tickets if one["accepted_at"] and FROM <= one["accepted_at"] < TO]
    approved = list(approvals(office.database, tickets))
    for row, priority in zip(rows, PRIORITIES, strict=False):
        answered = [one["accepted_at"] <= one["respond_due"] for one in accepted
                    if one["priority"] == priority]
        solved = [bool(reported) and reported <= due for one, reported, due in approved
                  if one["priority"] == priority]
        still = Counter(kind for one, kind, _, _, is_open in late
                        if is_open and one["priority"] == priority)
        assert list(row.values()) == [
            priority, sum(answered), len(answered), pytest.approx(sum(answered) / len(answered)),
            still["respons"], sum(solved), len(solved),
            pytest.approx(sum(solved) / len(solved)), still["penyelesaian"]]
    # The same numbers as on the summary.
    basis = {row[0]: row[1] for row in november.block("Dasar persentase", 2)}
    total = list(rows[4].values())
    assert total[0] == "Jumlah"
    for name, first in (("Respons tepat waktu", 1), ("Penyelesaian tepat waktu", 5)):
        assert total[first:first + 2] == [basis[name + ": memenuhi"], basis[name + ": dari"]]


def test_each_breach_is_a_row(november, office, tickets):
    def row_of(one, kind, target, actual, still):
        until = actual or (TO if still else None)
        return (one["number"], one["office"], one["service"], one["technician"] or "–",
                one["priority"], kind, moment(target),
                moment(actual) if actual or not still else "belum",
                round(working_hours(target, until), 6) if until else "–")
    expected = Counter(row_of(*one) for one in breaches(office.database, tickets))
    rows = table(november, "SLA", "Nomor tiket")
    found = [list(row.values()) for row in rows]
    assert Counter((*row[:8], round(row[8], 6) if isinstance(row[8], float | int) else row[8])
                   for row in found) == expected
    assert len(found) > 40 and {"respons", "penyelesaian"} == {row[5] for row in found}
    assert [row[0] for row in found] == sorted(row[0] for row in found)
    assert all(row[9] for row in found)


def test_breaches_say_why(november, office, tickets):
    numbers = {one["subject"]: one["number"] for one in tickets}
    why = {(row["Nomor tiket"], row["Jenis"]): row["Sebab menurut riwayat"]
           for row in table(november, "SLA", "Nomor tiket")}
    assert why[numbers["handed over"], "respons"] == "dialihkan 2×: bukan jaringan"
    assert why[numbers["sent back"], "penyelesaian"] == "dikembalikan pimpinan 1×: foto belum ada"
    assert why[numbers["nobody's"], "respons"] == "tanpa teknisi"
    assert why[numbers["about a person"], "respons"] == "menunggu konfirmasi kantor"
    assert why[numbers[SECRET], "respons"] == "dialihkan 1×"


# Tunggakan

def waits_for(ticket):
    """Whom it waits for, and since when."""
    def last(test):
        return max((event["at"] for event in ticket["events"] if test(event)), default=None)
    moved = last(lambda event: event["from_status"] != event["to_status"])
    asked = last(lambda event: event["kind"] == "ditanyakan_kantor")
    status = ticket["status"]
    if status not in OPEN:
        return "sudah ditutup sesudahnya", ticket["closed_at"] or moved
    if status == "tindak_lanjut" and ticket["needs_revision"]:
        return "teknisi: perbaikan laporan", last(lambda event: event["kind"] == "revisi")
    if status == "tindak_lanjut":
        return "pimpinan: persetujuan", ticket["reported_at"]
    if status == "menunggu":
        return "pemohon: jawaban", ticket["waiting_since"]
    if not ticket["assignee_id"]:
        return "operator: belum ada teknisi", moved
    if status == "dikerjakan":
        return "teknisi: pengerjaan", moved
    if asked:
        return "kantor: konfirmasi permohonan", asked
    return "teknisi: validasi", moved


def short(at):
    months = "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split()
    day = datetime.fromtimestamp(at, WIB)
    return f"{day.day} {months[day.month - 1]} {day.year} {day:%H.%M}"


def left_over(tickets):
    return [one for one in tickets if one["opened_at"] < TO and status_at(one, TO) in OPEN]


def is_late(ticket):
    if ticket["reported_at"]:
        return ticket["reported_at"] > ticket["due"]
    return ticket["status"] in OPEN - {"menunggu"} and ticket["due"] < NOW_AT


def test_backlog_is_what_the_balance_leaves_open(november, tickets):
    rows = table(november, "Tunggakan", "Nomor tiket", "Perihal")
    expected = left_over(tickets)
    assert len(rows) == len(expected) == open_at(tickets, TO) == balance_of(november)[0][7]
    for row, one in zip(rows, expected):
        wait, since = waits_for(one)
        closed = one["status"] not in OPEN
        assert row == {
            "Nomor tiket": one["number"],
            "Perihal": "(rahasia)" if one["letter_nature"] == "rahasia"
            else clean(one["subject"]),
            "OPD": one["office"], "Layanan": one["service"],
            "Pemegang": one["technician"] or "–", "Diterima": moment(one["opened_at"]),
            "Umur (hari)": (TO - one["opened_at"]) // DAY, "Target selesai": moment(one["due"]),
            "Lewat target": "ya" if is_late(one) else "tidak", "Menunggu siapa": wait,
            "Sejak": moment(since),
            "Keadaan": f"{one['status']} {short(since)}" if closed else one["status"]}


def test_summary_of_the_backlog(november, tickets):
    rows = table(november, "Tunggakan", "Tiket", "Menunggu siapa")
    counts = {row["Menunggu siapa"]: row["Tiket"] for row in rows}
    expected = Counter(waits_for(one)[0] for one in left_over(tickets))
    assert counts.pop("Jumlah") == sum(expected.values())
    assert counts == expected and all(counts.values())
    cell = november.formulas["Tunggakan"].cell(6, 1)
    assert cell.value.startswith("=COUNTIF(J")


# Insiden

def test_incidents_of_the_month(november, tickets):
    rows = table(november, "Insiden", "Tiket utama")
    total = rows.pop() if rows[-1]["Tiket utama"] == "Jumlah" else None
    expected = []
    for one in tickets:
        declared = [event["at"] for event in one["events"] if event["kind"] == "insiden"]
        if not declared or not FROM <= declared[0] < TO:
            continue
        members = [other for other in tickets if other["incident_id"] == one["id"]]
        over = all(other["status"] not in OPEN for other in members)
        ended = max(other["closed_at"] for other in members) if over else None
        offices = sorted({other["office"] for other in members})
        expected.append({
            "Tiket utama": one["number"], "Gangguan": one["subject"], "Layanan": one["service"],
            "Dinyatakan": moment(declared[0]), "Berakhir": moment(ended) if over
            else "berlangsung",
            "Lama (jam kerja)": pytest.approx(working_hours(declared[0], ended or NOW_AT)),
            "Tiket": len(members), "OPD": len(offices), "OPD yang terkena": ", ".join(offices),
            "Teknisi": one["technician"], "Keadaan": one["status"],
            "Hasil": DONE if one["status"] == "selesai" else "belum disetujui"})
    assert rows == expected and len(rows) == 2
    assert total is None or total["Tiket"] == 5


# Buku Agenda

def test_agenda_has_every_letter_without_a_gap(november, office, tickets):
    rows = table(november, "Buku Agenda", "Nomor agenda")
    expected = received(tickets)
    assert [row["Nomor agenda"] for row in rows] == [one["seq"] for one in expected]
    numbers = {one["id"]: one["number"] for one in tickets}
    for row, one in zip(rows, expected):
        secret = one["letter_nature"] == "rahasia"
        words = [event["text"] for event in one["events"]
                 if event["kind"] in ("disposisi", "hasil_pecahan")]
        lines = [f"Seksi {one['section']}: {one['technician'] or '(belum ada teknisi)'}"]
        lines += ["(rahasia)"] if secret and words else words
        if one["status"] == "digabung" and one["merged_into"]:
            lines.append(f"Digabung dengan {numbers[one['merged_into']]}")
        lines += {"ditolak": ["Ditolak"],
                  "dibatalkan": ["Dibatalkan pemohon"]}.get(one["status"], [])
        assert row["Dari"] == f"{one['office']}\n{one['requester_name']}"
        assert row["Disposisi"] == "\n".join(lines)
        assert row["Perihal"] == ("(rahasia)" if secret else clean(one["subject"]))
        assert row["Diterima"] == moment(one["opened_at"])
        assert row["Nomor surat"] == (one["letter_number"] or "–")
        assert row["Nomor tiket"] == one["number"]
    assert sum("=dampingi" in row["Disposisi"] for row in rows) == 1
    assert sum("Dipecah dari" in row["Disposisi"] for row in rows) == 1
    assert sum("Digabung dengan" in row["Disposisi"] for row in rows) == 1


# What all of them have in common

def test_secrets_stay_secret(november):
    assert not any(SECRET in text for text in november.raw().values())


def test_libreoffice_computes_the_same(november, tmp_path):
    anew = Office(tmp_path).convert("xlsx", [november.path])
    assert compare(november, anew["2026-11"]) > 300


@pytest.mark.parametrize("sheet", ["SLA", "Tunggakan", "Insiden", "Buku Agenda"])
def test_heads_stay_in_sight_and_filter(november, sheet):
    one = november[sheet]
    head = int(one.print_title_rows.strip("$").split(":")[0])
    assert one.freeze_panes == f"B{head + 1}"
    assert one.auto_filter.ref.startswith(f"A{head}:")
    assert one.column_dimensions["A"].width > 5


def test_month_without_tickets(office):
    empty = office.write("2026-01")
    texts = {sheet: [cell.value for row in empty[sheet].iter_rows() for cell in row]
             for sheet in ("SLA", "Tunggakan", "Insiden", "Buku Agenda", "Koreksi")}
    assert "Tidak ada target yang terlewati pada bulan ini." in texts["SLA"]
    assert "Tidak ada tiket yang terbuka pada akhir bulan ini." in texts["Tunggakan"]
    assert "Tidak ada insiden yang dinyatakan pada bulan ini." in texts["Insiden"]
    assert "Tidak ada surat yang diterima pada bulan ini." in texts["Buku Agenda"]
    assert "Belum ada laporan bulan sebelumnya yang terkirim." in texts["Koreksi"]
    rows = table(empty, "SLA", "Prioritas", "Respons tepat waktu")
    assert [list(row.values())[1:] for row in rows] == [[0, 0, "–", 0, 0, 0, "–", 0]] * 5


# Koreksi

OCTOBER = seconds(2026, 10, 1, 0)
SENT = seconds(2026, 11, 2, 7, 45)


def close_month(database, period, end, at):
    """As the desk does it when the month's workbook goes out."""
    last = database.execute("SELECT max(id) FROM event").fetchone()[0]
    database.execute("INSERT INTO closed_month VALUES (?, ?, ?)", (period, at, last))
    database.execute("INSERT INTO closed_ticket SELECT t.*, ?, coalesce((SELECT to_status "
                     "FROM event e WHERE e.ticket_id = t.id AND e.at < ? "
                     "ORDER BY e.id DESC LIMIT 1), '') FROM ticket t", (period, end))
    database.commit()


def act(database, number, at, kind, after, person):
    row = database.execute("SELECT id, status FROM ticket WHERE number = ?", (number,)).fetchone()
    actor, name, role, _ = person
    add_event(database, row["id"], at, kind, row["status"], after, "kata-kata", actor, name, role)
    database.execute("UPDATE ticket SET status = ?, closed_at = ? WHERE id = ?",
                     (after, None if after in OPEN else at, row["id"]))


@pytest.fixture
def sent(build, tmp_path):
    """October was sent; in November some of its tickets went on."""
    one = Workbooks(build, tmp_path)
    fill_month(one.database, 2026, 10, 30, seed=5)
    close_month(one.database, "2026-10", FROM, SENT)
    return one


def first_with(database, status, count=1):
    return [row["number"] for row in database.execute(
        "SELECT number FROM ticket WHERE status = ? ORDER BY id LIMIT ?", (status, count))]


def test_a_sent_month_stands_and_the_next_one_corrects_it(sent, tmp_path):
    database = sent.database
    october = sent.write("2026-10").path.read_bytes()
    nothing = sent.write("2026-11")
    assert nothing.find("Koreksi", "Tidak ada perubahan pada bulan yang sudah terkirim.")
    late, later = first_with(database, "tindak_lanjut", 2)
    (again,), (refused,), (back,) = (first_with(database, status)
                                     for status in ("selesai", "baru", "dikerjakan"))
    day = seconds(2026, 11, 3)
    act(database, late, day, "setuju", "selesai", PEOPLE[3])
    act(database, later, day + HOUR, "setuju", "selesai", PEOPLE[3])
    act(database, again, day + 2 * HOUR, "belum", "dikerjakan",
        ("tu@dinkes.patikab.example", "Ningrum Contohwati", "pemohon", ""))
    act(database, refused, day + 3 * HOUR, "tolak", "ditolak", PEOPLE[0])
    act(database, back, day, "tunggu", "menunggu", PEOPLE[0])
    act(database, back, day + HOUR, "proses", "dikerjakan", PEOPLE[0])
    fill_month(database, 2026, 11, 20, seed=6)

    assert sent.write("2026-10").path.read_bytes() == october
    november = sent.write("2026-11")
    rows = table(november, "Koreksi", "Nomor tiket", "Laporan bulan")
    found = {row["Nomor tiket"]: row for row in rows}
    assert list(found) == sorted([late, later, again, refused])
    assert {row["Laporan bulan"] for row in rows} == {"Oktober 2026"}
    assert {number: (row["Status dalam laporan"], row["Perubahan"], row["Kapan"], row["Oleh"])
            for number, row in found.items()} == {
        late: ("tindak_lanjut", "tindak_lanjut → selesai", moment(day),
               f"{PEOPLE[3][1]} (pimpinan)"),
        later: ("tindak_lanjut", "tindak_lanjut → selesai", moment(day + HOUR),
                f"{PEOPLE[3][1]} (pimpinan)"),
        again: ("selesai", "selesai → dikerjakan", moment(day + 2 * HOUR),
                "Ningrum Contohwati (pemohon)"),
        refused: ("baru", "baru → ditolak", moment(day + 3 * HOUR), f"{PEOPLE[0][1]} (teknisi)")}
    check_months(database, november)
    anew = Office(tmp_path).convert("xlsx", [november.path])
    assert compare(november, anew["2026-11"]) > 50


def check_months(database, november):
    """Capaian of October, as it was sent and as it is now."""
    (row,) = table(november, "Koreksi", "Laporan bulan", "Diterima")
    then, now = (Counter(one["status"] for one in database.execute(
        f"SELECT status FROM {kept} WHERE opened_at >= ? AND opened_at < ?", (OCTOBER, FROM)))
        for kept in ("closed_ticket", "ticket"))
    assert then != now
    expected = ["Oktober 2026", sum(then.values())]
    for states in (then, now):
        done, still = states["selesai"], sum(states[status] for status in OPEN)
        expected += [done, still, pytest.approx(done / (done + still))]
    assert list(row.values()) == expected


def test_a_correction_is_told_once(sent):
    """What November's report told is not told again in December's."""
    database = sent.database
    (late,) = first_with(database, "tindak_lanjut")
    act(database, late, seconds(2026, 11, 3), "setuju", "selesai", PEOPLE[3])
    close_month(database, "2026-11", TO, NOW_AT)
    database.commit()
    told = [[row["Nomor tiket"] for row in
             table(sent.write(month), "Koreksi", "Nomor tiket", "Laporan bulan")]
            for month in ("2026-11", "2026-12")]
    assert told == [[late], []]
