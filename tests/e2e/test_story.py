"""The main job through real servers: a letter becomes a ticket, is worked on and approved."""

import re

import pytest

import office
from desk import Person, attachments_of, html_of, text_of
from office import DESK, FIRST, YEAR

LETTER = """Yth. Kepala Dinas Kominfo

Internet di kantor kami mati sejak pagi, mohon bantuannya.

Terima kasih.
"""


@pytest.fixture
def neighbour(servers):
    return Person(servers, office.NEIGHBOUR, "Joko Contohno")


@pytest.fixture
def stranger(servers):
    return Person(servers, office.STRANGER, "Orang Asing")


@pytest.fixture
def colleague(servers):
    return Person(servers, office.COLLEAGUE, "Sri Contohwati")


@pytest.fixture
def leader(servers):
    return Person(servers, office.LEADER, "Kartini Contohwati", client="outlook")


@pytest.fixture
def opened(desk, requester, technician):
    """A ticket, its acknowledgement and its assignment."""
    requester.write("Internet mati", LETTER)
    desk.round()
    return requester.get(FIRST), technician.get(FIRST)


def last_outcome(desk):
    row = desk.ledger()[-1]
    return row["outcome"], row["reason"]


# The whole way

def test_from_the_letter_to_the_approved_report(desk, requester, technician, leader):
    letter = requester.write("Internet mati", LETTER)
    desk.round()
    (ticket,) = desk.tickets()
    assert ticket["number"].endswith("-000001")
    assert {name: ticket[name] for name in ("status", "subject", "requester", "office", "service",
                                            "section", "assignee")} == {
        "status": "baru", "subject": "Internet mati", "requester": office.REQUESTER,
        "office": "Dinas Kesehatan", "service": "Gangguan jaringan", "section": "Jaringan",
        "assignee": office.TECHNICIAN}
    number = ticket["number"]
    received = requester.get(number)
    assert received["Auto-Submitted"] and received["Auto-Submitted"] != "no"
    assert received["In-Reply-To"] == letter["Message-ID"]
    assert "mailto:" in html_of(received)
    assignment = technician.get(number, "Internet di kantor kami mati")

    technician.reply(assignment, "TERIMA")
    desk.round()
    assert desk.status(number) == "dikerjakan"
    requester.get(number, "Budi Contohno")

    technician.reply(assignment, "SELESAI Switch diganti,\nuji 94 Mbps.")
    desk.round()
    assert desk.status(number) == "tindak_lanjut"
    told = requester.get(number)
    assert "Switch diganti" not in text_of(told) and attachments_of(told) == []
    approval = leader.get(number, "Switch diganti")

    leader.reply(approval, "REVISI sebutkan merek switch")
    desk.round()
    assert desk.status(number) == "tindak_lanjut"
    assert desk.ticket(number)["needs_revision"]
    revision = technician.get(number, "sebutkan merek switch")

    leader.reply(approval, "SETUJU")
    desk.round()
    assert desk.status(number) == "tindak_lanjut"

    technician.reply(revision, "sdh selesai pak, switch merek Contoh dipasang")
    desk.round()
    again = leader.get(number, "merek Contoh")

    leader.reply(approval, "SETUJU")
    desk.round()
    assert desk.status(number) == "tindak_lanjut", "the report was not the one that was read"

    leader.reply(again, "ACC")
    desk.round()
    assert desk.status(number) == "selesai"
    final = requester.get(number, "merek Contoh")
    assert attachments_of(final) == ["application/pdf"]
    (pdf,) = final.iter_attachments()
    assert pdf.get_content().startswith(b"%PDF-")
    technician.get(number, "setuju")

    requester.reply(final, "Terima kasih banyak ya")
    desk.round()
    assert desk.status(number) == "selesai"
    requester.reply(final, "BELUM selesai pak, masih mati")
    desk.round()
    assert desk.status(number) == "dikerjakan"

    assert len(desk.ledger()) == 10
    assert {one["state"] for one in desk.outbox()} == {"sent"}
    assert desk.servers.inbox(DESK) == []
    assert len(desk.servers.inbox(DESK, "Terproses")) == 10


def test_two_parts_both_readable(opened):
    received, assignment = opened
    for mail in (received, assignment):
        assert mail.get_content_type() == "multipart/alternative"
        assert FIRST in text_of(mail) and FIRST in html_of(mail)
        assert "<script" not in html_of(mail)
    assert "TERIMA" in text_of(assignment)


def test_rejection_and_objection(desk, opened, requester, technician):
    _, assignment = opened
    technician.reply(assignment, "TOLAK bukan wewenang kami")
    desk.round()
    assert desk.status(FIRST) == "ditolak"
    rejected = requester.get("bukan wewenang kami")
    requester.reply(rejected, "Mohon maaf, ini memang milik Kominfo.")
    desk.round()
    assert desk.status(FIRST) == "baru"


def test_reason_is_needed(desk, opened, technician):
    technician.reply(opened[1], "TOLAK")
    desk.round()
    assert desk.status(FIRST) == "baru"
    technician.get("TOLAK", "alasan")


def test_requester_cancels(desk, opened, requester, technician):
    requester.reply(opened[0], "BATAL, sudah nyala sendiri")
    desk.round()
    assert desk.status(FIRST) == "dibatalkan"
    technician.get(FIRST, "batal")


def test_question_stops_and_the_answer_resumes(desk, opened, requester, technician):
    technician.reply(opened[1], "TERIMA")
    desk.round()
    technician.reply(opened[1], "TUNGGU di ruang mana titik LAN-nya?")
    desk.round()
    assert desk.status(FIRST) == "menunggu"
    asked = requester.get("di ruang mana titik LAN-nya?")
    requester.reply(asked, "Ruang arsip lantai dua.")
    desk.round()
    assert desk.status(FIRST) == "dikerjakan"
    technician.get("Ruang arsip lantai dua.")


def test_hand_over_to_another_section(desk, opened, technician, colleague):
    technician.reply(opened[1], "ALIHKAN ke sri: ini masalah aplikasi")
    desk.round()
    ticket = desk.ticket(FIRST)
    assert (ticket["assignee"], ticket["section"]) == (office.COLLEAGUE, "Aplikasi")
    mine = colleague.get(FIRST, "ini masalah aplikasi")
    technician.get(FIRST, "Sri Contohwati")
    colleague.reply(mine, "TERIMA")
    desk.round()
    assert desk.status(FIRST) == "dikerjakan"


def test_sign_in_link_comes_to_the_own_mailbox(desk, leader):
    leader.write("masuk", "MASUK")
    desk.round()
    assert "https://desk.tik.example/" in text_of(leader.get("https://desk.tik.example/"))


def test_attachments_are_kept(desk, requester):
    letter = requester.new("Surat permohonan", "Terlampir surat kami tentang jaringan.")
    letter.add_attachment(b"%PDF-1.4 contoh", maintype="application", subtype="pdf",
                          filename="Surat Permohonan é.pdf")
    requester.send(letter)
    desk.round()
    (kept,) = desk.ticket(FIRST)["attachments"]
    assert kept["filename"] == "Surat Permohonan é.pdf"
    assert (kept["type"], kept["size"]) == ("application/pdf", 15)


def test_answer_that_is_html_only(desk, opened, technician):
    answer = technician.new("Re: " + opened[1]["Subject"], "", to=str(opened[1]["Reply-To"]),
                            In_Reply_To=opened[1]["Message-ID"])
    answer.set_content('<div dir="auto">TERIMA</div><div class="gmail_quote"><blockquote>Balas '
                       "TOLAK bila bukan wewenang</blockquote></div>", subtype="html")
    technician.send(answer)
    desk.round()
    assert desk.status(FIRST) == "dikerjakan"


# Threads

def test_by_the_reply_address_alone(desk, opened, requester):
    requester.reply(opened[0], "Tambahan: lantai dua saja.", thread=False)
    desk.round()
    assert last_outcome(desk)[0] == "reply"
    assert desk.ledger()[-1]["ticket"] == FIRST


def test_by_the_message_id_of_the_desk(desk, opened, requester):
    requester.reply(opened[0], "Tambahan: lantai dua saja.", to=DESK)
    desk.round()
    assert last_outcome(desk)[0] == "reply"
    assert len(desk.tickets()) == 1


def test_by_the_requesters_own_message_id(desk, opened, requester):
    own = requester.sent[0]
    requester.write("Susulan", "Masih mati juga.", In_Reply_To=own["Message-ID"])
    desk.round()
    assert last_outcome(desk)[0] == "reply"
    assert desk.ledger()[-1]["ticket"] == FIRST


def test_by_the_subject_of_a_participant(desk, opened, requester):
    requester.write(f"[{FIRST}] kabar", "Sudah ada kabar?")
    desk.round()
    assert last_outcome(desk)[0] == "reply"
    assert desk.ledger()[-1]["ticket"] == FIRST


def test_not_by_the_subject_of_another_office(desk, opened, neighbour):
    neighbour.write(f"[{FIRST}] kabar", "Sudah ada kabar?")
    desk.round()
    assert desk.ledger()[-1]["ticket"] != FIRST
    assert len(desk.ticket(FIRST)["events"]) == 2


def test_not_by_the_subject_of_a_stranger(desk, opened, stranger):
    stranger.write(f"Re: [{FIRST}] Internet mati", "Kirim saya statusnya.")
    desk.round()
    assert last_outcome(desk)[0] == "held"
    answer = stranger.get()
    assert "Internet" not in text_of(answer) and "Ningrum" not in text_of(answer)
    assert len(desk.ticket(FIRST)["events"]) == 2
    (held,) = desk.servers.inbox(DESK, "Ditahan")
    assert held["From"].endswith(f"<{office.STRANGER}>")


def test_colleague_in_cc_takes_part(desk, requester, servers):
    other = Person(servers, office.NEIGHBOUR, "Joko Contohno")
    letter = requester.new("Internet mati", LETTER, Cc=office.NEIGHBOUR)
    requester.send(letter)
    desk.round()
    other.write("Re: Internet mati", "Di tempat kami juga.", In_Reply_To=letter["Message-ID"])
    desk.round()
    assert last_outcome(desk)[0] == "reply"
    assert desk.ledger()[-1]["ticket"] == FIRST


# Proof

def test_command_without_proof_waits_for_ya(desk, opened, technician):
    technician.write(f"Re: [{FIRST}] Internet mati", "TERIMA")
    desk.round()
    assert desk.status(FIRST) == "baru"
    asked = technician.get(FIRST, "YA")
    technician.reply(asked, "YA")
    desk.round()
    assert desk.status(FIRST) == "dikerjakan"


def test_forger_never_sees_the_question(desk, opened, technician, stranger):
    """Somebody writes the technician's address into From; the technician is asked."""
    forged = stranger.new(f"Re: [{FIRST}] Internet mati", "SELESAI sudah beres")
    forged.replace_header("From", f"Budi Contohno <{office.TECHNICIAN}>")
    forged["Reply-To"] = office.STRANGER
    stranger.send(forged)
    desk.round()
    assert desk.status(FIRST) == "baru"
    technician.get(FIRST, "SELESAI")
    assert stranger.waiting() == []
    again = stranger.new(f"Re: [{FIRST}] Internet mati", "YA")
    again.replace_header("From", f"Budi Contohno <{office.TECHNICIAN}>")
    stranger.send(again)
    desk.round()
    assert desk.status(FIRST) == "baru"


def test_token_of_another_person_is_no_proof(desk, opened, leader):
    """The leader, who got the technician's mail forwarded, answers to the address in it."""
    leader.reply(opened[1], "ALIHKAN ke sri: lebih dekat")
    desk.round()
    assert desk.ticket(FIRST)["assignee"] == office.TECHNICIAN
    assert desk.ticket(FIRST)["events"][-1]["proof"] == "none"
    leader.get(FIRST, "ALIHKAN")


def test_token_with_a_changed_letter_is_no_proof(desk, opened, technician):
    address = str(opened[1]["Reply-To"])
    at = address.rindex("@")
    changed = address[:at - 1] + ("a" if address[at - 1] != "a" else "b") + address[at:]
    technician.reply(opened[1], "TERIMA", to=changed, thread=False)
    desk.round()
    assert desk.status(FIRST) == "baru"


def test_check_of_the_own_mail_server_is_proof(desk, opened, technician):
    technician.write(f"Re: [{FIRST}] Internet mati", "TERIMA", checked=True)
    desk.round()
    assert desk.status(FIRST) == "dikerjakan"
    assert desk.ticket(FIRST)["events"][-1]["proof"] == "dmarc"


def test_check_that_the_sender_wrote_itself_is_no_proof(desk, opened, technician):
    technician.write(f"Re: [{FIRST}] Internet mati", "TERIMA", Authentication_Results=(
        "mx.desk.example; dmarc=pass header.from=diskominfo.patikab.example"))
    desk.round()
    assert desk.status(FIRST) == "baru"


def test_tokens_reach_their_person_only(desk, opened, requester, technician, leader):
    technician.reply(opened[1], "TERIMA")
    desk.round()
    technician.reply(opened[1], "SELESAI Kabel diganti.")
    desk.round()
    leader.reply(leader.get(FIRST), "SETUJU")
    desk.round()
    owners = {}
    for person in (requester, technician, leader):
        for mail in desk.servers.inbox(person.address):
            text = mail.as_string().lower()
            for token in re.findall(rf"tik-{YEAR}-\d+\.[a-z]\d*\.[a-z0-9]+", text):
                owners.setdefault(token, set()).add(person.address)
    assert owners
    assert all(len(people) == 1 for people in owners.values()), owners


# Machines

def test_out_of_office_is_not_answered(desk, opened, requester):
    before = len(desk.outbox())
    requester.write("Balasan otomatis: cuti", "Saya sedang cuti.", Auto_Submitted="auto-replied",
                    In_Reply_To=opened[0]["Message-ID"])
    desk.round()
    assert last_outcome(desk)[0] == "ignored"
    assert len(desk.outbox()) == before


def test_mail_that_can_not_be_delivered_is_noted(desk, requester, servers):
    """The requester's mailbox is gone: Postfix refuses it, and the operator is told."""
    operator = Person(servers, office.OPERATOR, "Opi Contohno")
    gone = Person(servers, "hilang@dinkes.patikab.example", "Hilang Contohno")
    gone.write("Internet mati", LETTER)
    desk.round()
    states = {one["to"]: one["state"] for one in desk.outbox() if one["template"] == "received"}
    assert states == {"hilang@dinkes.patikab.example": "failed"}
    desk.round()
    operator.get("hilang@dinkes.patikab.example")


def test_bounce_of_postfix_is_understood(desk, servers):
    """The server takes the mail and finds out later that it can't be delivered."""
    operator = Person(servers, office.OPERATOR, "Opi Contohno")
    away = Person(servers, "bidan@puskesmas.example", "Bidan Contohwati")
    away.write("Internet mati", LETTER)
    desk.round()
    servers.await_mail(DESK, lambda mail: mail.get_content_type() == "multipart/report")
    desk.round()
    row = desk.ledger()[-1]
    assert (row["outcome"], row["origin"]) == ("ignored", "bounce")
    assert "bidan@puskesmas.example" in row["reason"] and "5.1.1" in row["reason"]
    assert row["ticket"] == FIRST
    operator.get("bidan@puskesmas.example", "there is no such place")
    assert desk.ticket(FIRST)["events"][-1]["kind"] == "gagal_kirim"
    sent = len(desk.outbox())
    desk.round()
    assert len(desk.outbox()) == sent


def test_large_mail_is_held_on_the_server(desk, requester):
    requester.write("Foto", "x" * 70 + "\n" + ("y" * 70 + "\n") * 4000)
    desk.round()
    assert last_outcome(desk)[0] == "held"
    (held,) = desk.servers.inbox(DESK, "Ditahan")
    assert held["Subject"] == "Foto"


def test_bytes_that_are_no_mail_get_an_outcome(desk, requester, servers):
    servers.put(DESK, bytes(range(128, 256)) * 20)
    servers.put(DESK, b"\r\n\r\n")
    requester.write("Internet mati", LETTER)
    desk.round()
    outcomes = [one["outcome"] for one in desk.ledger()]
    assert len(outcomes) == 3 and "ticket" in outcomes
    assert servers.inbox(DESK) == []
