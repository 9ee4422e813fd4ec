"""The gateway as a daemon: mail that comes at once, and servers that come and go."""

import time

import pytest

import office
from certificates import ADDRESSES
from desk import Person
from office import DESK
from servers import wait_until


def wait_for_log(desk, word):
    wait_until(lambda: word in desk.log.read_text(), f"\"{word}\" in the log", 30)


def wait_for_tickets(desk, count):
    wait_until(lambda: len(desk.tickets()) == count, f"{count} tickets", 30)


def test_mail_is_answered_at_once(desk, requester):
    """With a poll of ten minutes only IDLE can bring it."""
    desk.configure(poll=600)
    with desk.running():
        requester.write("Internet mati", "Internet mati.")
        requester.get("000001")
        # The second one finds the daemon waiting for sure.
        requester.write("Wifi mati", "Wifi lantai dua mati.")
        requester.get("000002")


def test_asked_to_end_it_ends_in_the_middle_of_waiting(desk, requester):
    desk.configure(poll=600)
    with desk.running():
        requester.write("Internet mati", "Internet mati.")
        requester.get("000001")
    assert "gateway stopped" in desk.log.read_text()


def test_two_daemons_are_one_too_many(desk):
    with desk.running():
        wait_for_log(desk, "gateway started")
        assert "another gateway is running" in desk.round(expect=75)


def test_mailbox_server_gone_and_back(desk, requester, servers):
    with desk.running():
        requester.write("Internet mati", "Internet mati.")
        requester.get("000001")
        servers.stop_dovecot()
        wait_for_log(desk, "trying again")
        requester.write("Wifi mati", "Wifi mati.")
        servers.start_dovecot()
        requester.get("000002")


def test_sending_server_gone_and_back(desk, requester, servers):
    with desk.running():
        servers.put(DESK, requester.new("Internet mati", "Internet mati.").as_bytes())
        servers.stop_postfix()
        wait_for_tickets(desk, 1)
        wait_for_log(desk, "again in")
        servers.start_postfix()
        requester.get("000001")
    assert {one["state"] for one in desk.outbox()} == {"sent"}


def test_sending_server_is_busy_for_one_recipient(desk, requester, servers):
    technician = Person(servers, office.TECHNICIAN, "Budi Contohno")
    servers.answer_recipient(office.REQUESTER, "450 4.2.0 Kotak surat sedang penuh")
    requester.write("Internet mati", "Internet mati.")
    desk.round()
    technician.get("000001")
    states = {one["to"]: (one["state"], one["detail"] or "") for one in desk.outbox()}
    assert states[office.TECHNICIAN][0] == "sent"
    assert states[office.REQUESTER][0] == "queued"
    assert "sedang penuh" in states[office.REQUESTER][1]
    servers.answer_recipient()
    later = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 3600))
    desk.run("--now", later, "gateway", "--once")
    requester.get("000001")


def test_new_numbering_makes_no_second_ticket(desk, requester, servers):
    requester.write("Internet mati", "Internet mati.")
    desk.round()
    requester.write("Wifi mati", "Wifi mati.")
    # Mail lies in the inbox that the desk knows already, as after a restored backup.
    servers.put(DESK, requester.sent[0].as_bytes())
    with servers.mailbox(DESK) as box:
        box.select("Terproses")
        assert box.copy("1", "INBOX")[0] == "OK"
    servers.stop_dovecot()
    servers.renumber(DESK)
    servers.start_dovecot()
    desk.round()
    assert len(desk.tickets()) == 2
    assert servers.inbox(DESK) == []
    assert len([one for one in desk.outbox() if one["template"] == "received"]) == 2


def test_numbering_that_changes_under_the_daemon(desk, requester, servers):
    with desk.running():
        requester.write("Internet mati", "Internet mati.")
        requester.get("000001")
        servers.stop_dovecot()
        servers.renumber(DESK)
        servers.start_dovecot()
        requester.write("Wifi mati", "Wifi mati.")
        requester.get("000002")
    assert len(desk.tickets()) == 2


@pytest.mark.parametrize("changes, words", [
    ({"imap_host": ADDRESSES["expired"]}, ["certificate of 127.0.0.3", "expired"]),
    ({"imap_host": ADDRESSES["self_signed"]}, ["certificate of 127.0.0.4", "self-signed"]),
    ({"imap_host": ADDRESSES["wrong_name"], "scheme": "imap", "imap_tls": "starttls",
      "imap_port": "STARTTLS"}, ["certificate of 127.0.0.2", "name mismatch"]),
    ({"mailbox_password": "salah"}, ["refuses the login", "check username and password_file"]),
    ({"smtp_host": ADDRESSES["unknown_ca"]}, ["no mail can be sent", "certificate of", "refused"]),
    ({"smtp_password": "salah"}, ["no mail can be sent", "535"]),
])
def test_what_a_human_has_to_mend_is_told(desk, requester, servers, changes, words):
    (desk.folder / "salah").write_text("tebakan\n")
    if changes.get("imap_port"):
        changes = {**changes, "imap_port": servers.imap}
    servers.put(DESK, requester.new("Internet mati", "Internet mati.").as_bytes())
    desk.configure(**changes)
    said = desk.round(expect=1)
    for word in words:
        assert word in said
    assert "tebakan" not in said
    # Once it is mended, nothing was lost.
    desk.configure()
    desk.round()
    requester.get("000001")
    assert len(desk.tickets()) == 1


def test_starttls_serves_as_well(desk, requester, servers):
    desk.configure(scheme="imap", imap_tls="starttls", imap_port=servers.imap)
    requester.write("Internet mati", "Internet mati.")
    desk.round()
    requester.get("000001")


def test_server_that_is_away_is_tried_later(desk, servers):
    servers.stop_dovecot()
    assert "no connection to localhost" in desk.round(expect=75)


def test_check_speaks_with_both_servers(desk, servers):
    said = desk.run("check")
    assert "IDLE MOVE UIDPLUS" in said
    (desk.folder / "salah").write_text("tebakan\n")
    desk.configure(mailbox_password="salah", smtp_password="salah")
    said = desk.run("check", expect=1)
    assert "refuses the login" in said and "535" in said
