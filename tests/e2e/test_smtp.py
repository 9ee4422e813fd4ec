"""The transports: SMTP against a real Postfix and a misbehaving server, and Maildir."""

import os

import pytest

from certificates import ADDRESSES
from fake_smtp import FakeSmtp
from office import DESK, REQUESTER
from probing import Probe
from servers import wait_until

MAIL = (b"From: Desk TIK <desktik@diskominfo.patikab.example>\r\nSubject: Tiket baru\r\n"
        b"Message-ID: <satu@diskominfo.patikab.example>\r\n\r\n"
        b"Yth. Bapak/Ibu\r\n.\r\n..titik\r\nsampai sini\r\n")


@pytest.fixture
def letter(tmp_path):
    path = tmp_path / "surat.eml"
    path.write_bytes(MAIL)
    return path


@pytest.fixture
def probe(build, servers):
    """Makes probes for the submission ports; by default STARTTLS and a password."""
    def make(address="localhost", tls="starttls", **settings):
        scheme, port = (("smtps", servers.submissions) if tls == "implicit"
                        else ("smtp", servers.submission))
        return Probe(build, **{
            "smtp_url": f"{scheme}://{address}:{port}",
            "smtp_tls": tls,
            "smtp_username": DESK,
            "smtp_password_file": servers.password_file(DESK),
            "smtp_ca_file": servers.ca_file,
            "smtp_timeout_seconds": 10,
            **settings,
        })
    return make


@pytest.fixture
def fake(build):
    def make(server, **settings):
        return Probe(build, **{"smtp_url": f"smtp://127.0.0.1:{server.port}", "smtp_tls": "none",
                               "smtp_timeout_seconds": 10, **settings})
    return make


def result(answer, word, *words):
    assert answer["result"] == word, answer
    for one in words:
        assert one in answer["detail"], answer


@pytest.mark.parametrize("tls", ["starttls", "implicit"])
def test_mail_arrives_as_it_is(servers, probe, letter, tls):
    with probe(tls=tls) as transport:
        transport.do("send", DESK, REQUESTER, letter)
    servers.await_mail(REQUESTER)
    (path,) = servers.files(REQUESTER)
    content = path.read_bytes().replace(b"\r\n", b"\n")
    assert content.endswith(MAIL.split(b"\r\n\r\n", 1)[1].replace(b"\r\n", b"\n"))
    assert b"Return-Path: <desktik@diskominfo.patikab.example>" in content
    assert b"(using TLSv1" in content and b"with ESMTPSA" in content


def test_connection_is_kept_for_many_mails(servers, probe, letter):
    before = len(servers.log("postfix"))
    with probe() as transport:
        for _ in range(5):
            transport.do("send", DESK, REQUESTER, letter)
        wait_until(lambda: len(servers.files(REQUESTER)) == 5, "five mails")

    def ends():
        return [one for one in servers.log("postfix")[before:].splitlines()
                if "disconnect from" in one]
    (end,) = wait_until(ends, "the end of the connection")
    for word in ("auth=1", "mail=5", "rcpt=5", "data=5"):
        assert word in end


def test_mail_server_restarted_in_between(servers, probe, letter):
    with probe() as transport:
        transport.do("send", DESK, REQUESTER, letter)
        servers.stop_postfix()
        result(transport.ask("send", DESK, REQUESTER, letter), "later")
        servers.start_postfix()
        transport.do("send", DESK, REQUESTER, letter)
    wait_until(lambda: len(servers.files(REQUESTER)) == 2, "two mails")


def test_unknown_recipient_is_refused(servers, probe, letter):
    with probe() as transport:
        result(transport.ask("send", DESK, "hilang@dinkes.patikab.example", letter), "refused",
               "550", "User unknown")
        transport.do("send", DESK, REQUESTER, letter)


def test_busy_recipient_is_tried_later(servers, probe, letter):
    servers.answer_recipient(REQUESTER, "450 4.2.0 Kotak surat sedang penuh")
    with probe() as transport:
        result(transport.ask("send", DESK, REQUESTER, letter), "later", "450 4.2.0",
               "sedang penuh")


def test_wrong_password_stops_all_mail(servers, probe, letter, tmp_path):
    (tmp_path / "salah").write_text("tebakan-salah\n")
    with probe(smtp_password_file=tmp_path / "salah") as transport:
        answer = transport.ask("send", DESK, REQUESTER, letter)
        result(answer, "broken", "535")
        assert "tebakan" not in answer["detail"]


def test_server_that_wants_tls_stops_all_mail(servers, build, letter):
    with Probe(build, smtp_url=f"smtp://127.0.0.1:{servers.submission}",
               smtp_tls="none") as transport:
        result(transport.ask("send", DESK, REQUESTER, letter), "broken", "530", "STARTTLS")


def test_missing_password_file_is_named(probe, letter, tmp_path):
    with probe(smtp_password_file=tmp_path / "hilang") as transport:
        result(transport.ask("send", DESK, REQUESTER, letter), "broken", "hilang")


@pytest.mark.parametrize("tls", ["starttls", "implicit"])
@pytest.mark.parametrize("kind", [one for one in ADDRESSES if one != "good"])
def test_bad_certificate_is_refused_before_the_login(servers, probe, letter, tls, kind):
    before = len(servers.log("postfix"))
    with probe(address=ADDRESSES[kind], tls=tls) as transport:
        result(transport.ask("send", DESK, REQUESTER, letter), "broken",
               f"certificate of smtp{'s' if tls == 'implicit' else ''}://{ADDRESSES[kind]}",
               "refused")
    wait_until(lambda: "disconnect from" in servers.log("postfix")[before:], "the end")
    log = servers.log("postfix")[before:]
    assert "auth=" not in log and "sasl_username" not in log


def test_private_ca_is_not_trusted_unasked(servers, build, letter):
    with Probe(build, smtp_url=f"smtp://localhost:{servers.submission}",
               smtp_tls="starttls") as transport:
        result(transport.ask("send", DESK, REQUESTER, letter), "broken", "certificate")


def test_starttls_where_there_is_none_sends_nothing(fake, letter):
    with FakeSmtp(extensions=["AUTH PLAIN LOGIN"]) as server, \
            fake(server, smtp_tls="starttls") as transport:
        result(transport.ask("send", DESK, REQUESTER, letter), "broken", "offers no STARTTLS")
        assert {one.split(" ")[0] for one in server.lines} <= {"EHLO", "QUIT"}


def test_probe_logs_in_and_sends_nothing(servers, probe, tmp_path):
    with probe() as transport:
        assert transport.do("probe")["result"] == "sent"
    (tmp_path / "salah").write_text("tebakan\n")
    with probe(smtp_password_file=tmp_path / "salah") as transport:
        result(transport.ask("probe"), "broken", "535")
    assert servers.files(REQUESTER) == []


def test_nobody_at_the_port_is_tried_later(servers, probe, letter):
    servers.stop_postfix()
    with probe() as transport:
        result(transport.ask("send", DESK, REQUESTER, letter), "later")


def test_desk_says_its_own_name(fake, letter):
    with FakeSmtp() as server, fake(server) as transport:
        transport.do("send", DESK, REQUESTER, letter)
        assert server.lines[0] == "EHLO diskominfo.patikab.example"
        assert server.mails == [MAIL.replace(b"\r\n.", b"\r\n..")]


@pytest.mark.parametrize("verb, answer, word", [
    ("MAIL", b"451 4.3.0 sibuk\r\n", "later"),
    ("MAIL", b"550 5.7.1 pengirim ditolak\r\n", "refused"),
    ("RCPT", b"452 4.3.1 penuh\r\n", "later"),
    ("RCPT", b"550 5.1.1 tidak ada\r\n", "refused"),
    ("RCPT", b"530 5.7.0 harus masuk dulu\r\n", "broken"),
    ("DATA", b"451 4.3.0 sibuk\r\n", "later"),
    ("DATA", b"554 5.7.1 tidak mau\r\n", "refused"),
    (".", b"451 4.3.0 gagal menyimpan\r\n", "later"),
    (".", b"554 5.7.1 dianggap sampah\r\n", "refused"),
    ("EHLO", b"421 4.3.2 sedang tutup\r\n", "later"),
])
def test_answers_are_judged_by_class_and_place(fake, letter, verb, answer, word):
    with FakeSmtp(answers={verb: answer, **({"HELO": answer} if verb == "EHLO" else {})}) \
            as server, fake(server) as transport:
        result(transport.ask("send", DESK, REQUESTER, letter), word)


def test_several_lines_of_an_answer_are_all_told(fake, letter):
    answer = b"550-5.1.1 tidak ada\r\n550 5.1.1 periksa alamatnya\r\n"
    with FakeSmtp(answers={"RCPT": answer}) as server, fake(server) as transport:
        result(transport.ask("send", DESK, REQUESTER, letter), "refused", "550", "tidak ada",
               "periksa alamatnya")


def test_greeting_that_refuses_is_no_fault_of_the_mail(fake, letter):
    with FakeSmtp(greeting=b"554 bukan untuk Anda\r\n") as server, fake(server) as transport:
        result(transport.ask("send", DESK, REQUESTER, letter), "broken")


def test_server_that_says_nothing_is_given_up(fake, letter):
    with FakeSmtp(greeting=b"") as server, fake(server, smtp_timeout_seconds=1) as transport:
        result(transport.ask("send", DESK, REQUESTER, letter), "later")


def test_server_that_keeps_silent_after_the_mail_is_given_up(fake, letter):
    with FakeSmtp(answers={".": b""}) as server, \
            fake(server, smtp_timeout_seconds=1) as transport:
        result(transport.ask("send", DESK, REQUESTER, letter), "later")
        assert len(server.mails) == 1


@pytest.mark.parametrize("verb", ["MAIL", "RCPT", "DATA"])
def test_kept_connection_that_went_stale_is_made_anew(fake, letter, verb):
    with FakeSmtp() as server, fake(server) as transport:
        transport.do("send", DESK, REQUESTER, letter)
        server.hang_up_at = verb
        transport.do("send", DESK, REQUESTER, letter)
        assert server.connections == 2
        assert len(server.mails) == 2


def test_connection_lost_after_the_mail_is_not_used_twice_at_once(fake, letter):
    """The server may have the mail: sending it again is left to the next round."""
    with FakeSmtp(answers={".": b"4"}) as server, \
            fake(server, smtp_timeout_seconds=1) as transport:
        result(transport.ask("send", DESK, REQUESTER, letter), "later")
        assert len(server.mails) == 1


@pytest.mark.parametrize("address", ["dua alamat@dinkes.patikab.example", "<a@b.example>",
                                     "kepala@dinkés.example"])
def test_addresses_that_would_break_the_command_are_refused(fake, letter, address, tmp_path):
    with FakeSmtp() as server, fake(server) as transport:
        answer = transport.ask("send", DESK, address.replace(" ", "\t"), letter)
        result(answer, "refused")
        assert server.lines == []


# Where there is no server

def test_maildir_gets_one_folder_a_recipient(build, letter, tmp_path):
    out = tmp_path / "keluar"
    with Probe(build, smtp_url=f"maildir:{out}") as transport:
        transport.do("send", DESK, REQUESTER, letter)
        transport.do("send", DESK, "Budi@Diskominfo.patikab.example", letter)
    assert sorted(os.listdir(out)) == ["budi@diskominfo.patikab.example", REQUESTER]
    (path,) = (out / REQUESTER / "new").iterdir()
    assert path.read_bytes() == MAIL
    assert path.stat().st_mode & 0o777 == 0o600


def test_maildir_gets_the_same_mail_once(build, letter, tmp_path):
    out = tmp_path / "keluar"
    with Probe(build, smtp_url=f"maildir:{out}") as transport:
        transport.do("send", DESK, REQUESTER, letter)
        transport.do("send", DESK, REQUESTER, letter)
        (path,) = (out / REQUESTER / "new").iterdir()
        path.rename(out / REQUESTER / "cur" / (path.name + ":2,S"))
        transport.do("send", DESK, REQUESTER, letter)
    assert len([*out.glob("*/new/*"), *out.glob("*/cur/*")]) == 1
    assert not [*out.glob("*/tmp/*")]


def test_recipient_can_not_name_another_place(build, letter, tmp_path):
    out = tmp_path / "keluar"
    with Probe(build, smtp_url=f"maildir:{out}") as transport:
        transport.do("send", DESK, "../../../jahat@luar.example", letter)
        transport.do("send", DESK, "..", letter)
    assert sorted(os.listdir(tmp_path)) == ["keluar", "surat.eml"]
    assert len(os.listdir(out)) == 2


def test_maildir_that_can_not_be_made_stops_all_mail(build, letter, tmp_path):
    (tmp_path / "berkas").write_text("")
    with Probe(build, smtp_url=f"maildir:{tmp_path}/berkas/keluar") as transport:
        result(transport.ask("send", DESK, REQUESTER, letter), "broken", "berkas")
        result(transport.ask("probe"), "broken", "berkas")
