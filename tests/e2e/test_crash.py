"""Killed at any point, the desk neither loses a mail nor does anything twice."""

import pytest

import office
from office import DESK, FIRST

POINTS = ["fetched", "committed", "moved", "sent"]


def arrived(servers, person):
    return [one["Message-ID"] for one in servers.inbox(person)]


def check_nothing_is_left(desk, servers, mails):
    assert servers.inbox(DESK) == []
    assert len(servers.inbox(DESK, "Terproses")) == mails
    assert len(desk.ledger()) == mails
    assert {one["state"] for one in desk.outbox()} == {"sent"}


@pytest.mark.parametrize("point", POINTS)
def test_one_letter_one_ticket_one_acknowledgement(desk, servers, requester, technician, point):
    requester.write("Internet mati", "Internet di kantor kami mati.")
    desk.crash(point)
    desk.round()
    requester.get("000001")
    technician.get("000001")
    desk.round()
    assert len(desk.tickets()) == 1
    assert [one["outcome"] for one in desk.ledger()] == ["ticket"]
    assert len(arrived(servers, office.REQUESTER)) == 1
    assert len(arrived(servers, office.TECHNICIAN)) == 1
    check_nothing_is_left(desk, servers, 1)


def test_crash_between_the_servers_yes_and_the_note_of_it(desk, servers, requester, technician):
    """Nobody can know whether the server took the mail: it goes out again, as the same mail."""
    requester.write("Internet mati", "Internet di kantor kami mati.")
    desk.crash("accepted")
    desk.round()
    requester.get("000001")
    technician.get("000001")
    assert len(desk.tickets()) == 1
    copies = arrived(servers, office.REQUESTER) + arrived(servers, office.TECHNICIAN)
    assert len(copies) == 3 and len(set(copies)) == 2
    check_nothing_is_left(desk, servers, 1)


@pytest.mark.parametrize("point", POINTS)
def test_one_command_one_step(desk, servers, requester, technician, point):
    requester.write("Internet mati", "Internet di kantor kami mati.")
    desk.round()
    assignment = technician.get("000001")
    technician.reply(assignment, "TERIMA")
    requester.write("Wifi mati", "Wifi di lantai dua mati.")
    desk.crash(point)
    desk.round()
    (told,) = [one for one in desk.outbox() if one["template"] == "accepted"]
    message_id = f"<{told['message_id']}>"
    servers.await_mail(office.REQUESTER, lambda mail: mail["Message-ID"] == message_id)
    assert arrived(servers, office.REQUESTER).count(message_id) == 1
    assert [one["status"] for one in desk.tickets()] == ["dikerjakan", "baru"]
    kinds = [one["kind"] for one in desk.ticket(FIRST)["events"]]
    assert kinds.count("terima") == 1
    check_nothing_is_left(desk, servers, 3)


def test_killed_again_and_again(desk, servers, requester):
    for i in range(3):
        requester.write(f"Internet mati {i}", f"Internet di ruang {i} mati.")
    for point in ("fetched", "committed", "committed", "moved", "sent", "sent"):
        process = desk.start("gateway", "--once", DESKTIK_CRASH_AT=point)
        process.wait(60)
    desk.round()
    requester.get("000001")
    requester.get("000002")
    requester.get("000003")
    assert len(desk.tickets()) == 3
    assert len(arrived(servers, office.REQUESTER)) == 3
    check_nothing_is_left(desk, servers, 3)
