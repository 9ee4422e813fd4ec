"""The IMAP source against a real Dovecot, and against a server that misbehaves."""

import hashlib

import pytest

from certificates import ADDRESSES
from fake_imap import FakeImap
from office import DESK, TECHNICIAN
from probing import Probe
from server_config import PLAIN_IMAP
from servers import wait_until


@pytest.fixture
def probe(build, servers):
    """Makes probes for the desk's mailbox; by default over TLS, with a password."""
    def make(address="localhost", tls="implicit", **settings):
        scheme, port = ("imaps", servers.imaps) if tls == "implicit" else ("imap", servers.imap)
        return Probe(build, **{
            "mailbox_url": f"{scheme}://{address}:{port}/INBOX",
            "mailbox_tls": tls,
            "mailbox_username": DESK,
            "mailbox_password_file": servers.password_file(DESK),
            "mailbox_ca_file": servers.ca_file,
            "mailbox_timeout_seconds": 10,
            **settings,
        })
    return make


@pytest.fixture
def fake(build, tmp_path):
    """Makes a probe and the fake server it talks to."""
    (tmp_path / "password").write_text("sandi\n")

    def make(server, **settings):
        return Probe(build, **{
            "mailbox_url": f"imap://127.0.0.1:{server.port}/INBOX",
            "mailbox_tls": "none",
            "mailbox_username": "desk",
            "mailbox_password_file": tmp_path / "password",
            "mailbox_timeout_seconds": 10,
            **settings,
        })
    return make


def letter(number, size=0):
    return (f"From: tu@dinkes.patikab.example\r\nSubject: surat {number}\r\n\r\n"
            + "isi\r\n" * (1 + size // 5)).encode()


def refused(answer, *words):
    assert not answer["ok"] and answer["error"] == "refused", answer
    for word in words:
        assert word in answer["message"], answer
    return answer["message"]


@pytest.mark.parametrize("tls", ["implicit", "starttls", "none"])
def test_logs_in_and_reads(servers, probe, tls):
    servers.put(DESK, letter(1))
    with probe(tls=tls) as source:
        source.do("open")
        (mail,) = source.fetch()
        assert mail["sha256"] == hashlib.sha256(letter(1)).hexdigest()
        assert not mail["oversize"]
        scheme = "imaps" if tls == "implicit" else "imap"
        assert source.do("name")["name"].startswith(
            f"{scheme}://desktik%40diskominfo.patikab.example@localhost:")
        assert source.do("describe")["describe"] == "IDLE MOVE UIDPLUS"


def test_server_is_found_by_address(probe):
    with probe(address="127.0.0.1") as source:
        source.do("open")


def test_xoauth2(servers, probe):
    token = servers.token_file(DESK)
    with probe(mailbox_auth="xoauth2", mailbox_password_file=token) as source:
        source.do("open")


def test_xoauth2_with_an_old_token_is_refused(servers, probe):
    token = servers.token_file(DESK, seconds=-60)
    with probe(mailbox_auth="xoauth2", mailbox_password_file=token) as source:
        message = refused(source.ask("open"), DESK, "password_file")
        assert token.read_text().strip() not in message


def test_wrong_password_is_refused_and_not_shown(servers, probe, tmp_path):
    wrong = tmp_path / "password"
    wrong.write_text("tebakan-salah\n")
    with probe(mailbox_password_file=wrong) as source:
        message = refused(source.ask("open"), "login of " + DESK, "check username")
        assert "tebakan" not in message


def test_missing_password_file_is_named(probe, tmp_path):
    with probe(mailbox_password_file=tmp_path / "hilang") as source:
        refused(source.ask("open"), "hilang")


CERTIFICATES = {
    "wrong_name": ["name mismatch", "bukan.desk.example"],
    "expired": ["expired"],
    "self_signed": ["self-signed", "ca_file"],
    "unknown_ca": ["unknown issuer", "ca_file"],
}


@pytest.mark.parametrize("tls", ["implicit", "starttls"])
@pytest.mark.parametrize("kind", CERTIFICATES)
def test_bad_certificate_is_refused_before_the_login(servers, probe, tls, kind):
    before = len(servers.log("dovecot"))
    with probe(address=ADDRESSES[kind], tls=tls) as source:
        refused(source.ask("open"), "certificate of " + ADDRESSES[kind], *CERTIFICATES[kind])

    def closed():
        log = servers.log("dovecot")[before:]
        return log if "lip=" + ADDRESSES[kind] in log else None
    log = wait_until(closed, "Dovecot to note the end of the connection")
    assert "Login" not in log
    assert "no auth attempts" in log


def test_private_ca_is_not_trusted_unasked(servers, build):
    with Probe(build, mailbox_url=f"imaps://localhost:{servers.imaps}/INBOX",
               mailbox_username=DESK, mailbox_password_file=servers.password_file(DESK)) as source:
        refused(source.ask("open"))


def test_self_signed_certificate_may_be_trusted_itself(servers, probe):
    with probe(address=ADDRESSES["self_signed"],
               mailbox_ca_file=servers.tls / "self_signed.pem") as source:
        source.do("open")


def test_unusable_ca_file_is_named(probe, tmp_path):
    (tmp_path / "ca.pem").write_text("bukan sertifikat\n")
    with probe(mailbox_ca_file=tmp_path / "ca.pem") as source:
        refused(source.ask("open"), "ca.pem", "PEM")


def test_tls_at_a_port_without_it_is_refused(servers, probe):
    with probe(mailbox_url=f"imaps://localhost:{servers.imap}/INBOX") as source:
        refused(source.ask("open"), "check url, port and tls")


def test_missing_folder_is_refused(servers, probe):
    with probe(mailbox_url=f"imaps://localhost:{servers.imaps}/Tidak%20Ada") as source:
        refused(source.ask("open"), "Tidak Ada")


def test_nobody_at_the_port_is_temporary(servers, probe):
    servers.stop_dovecot()
    with probe() as source:
        answer = source.ask("open")
        assert answer["error"] == "temporary"
        assert f"localhost:{servers.imaps}" in answer["message"]


def test_mail_comes_in_batches_by_uid(servers, probe):
    for i in range(7):
        servers.put(DESK, letter(i))
    with probe(batch=3) as source:
        source.do("open")
        place, sizes = 0, []
        while mails := source.fetch(place):
            assert [one["order"] for one in mails] == sorted(one["order"] for one in mails)
            assert mails[0]["order"] > place
            place = mails[-1]["order"]
            sizes.append(len(mails))
        assert sizes == [3, 3, 1]


def test_reading_leaves_unseen(servers, probe):
    servers.put(DESK, letter(1))
    with probe() as source:
        source.do("open")
        source.fetch()
    with servers.mailbox(DESK) as box:
        box.select("INBOX")
        assert box.search(None, "UNSEEN")[1] == [b"1"]


def test_mail_that_other_people_read_comes_too(servers, probe):
    servers.put(DESK, letter(1))
    with servers.mailbox(DESK) as box:
        box.select("INBOX")
        box.fetch("1", "(BODY[])")
    with probe() as source:
        source.do("open")
        assert len(source.fetch()) == 1


def test_of_a_large_mail_only_the_header_comes(servers, probe, tmp_path):
    servers.put(DESK, letter(1, 20000))
    servers.put(DESK, letter(2))
    with probe(max_mail_bytes=10000) as source:
        source.do("open")
        large, small = source.fetch(0, tmp_path)
        assert large["oversize"] and large["size"] == len(letter(1, 20000))
        header = (tmp_path / "1.eml").read_bytes()
        assert header == b"From: tu@dinkes.patikab.example\r\nSubject: surat 1\r\n\r\n"
        assert not small["oversize"] and small["size"] == len(letter(2))


def test_many_octets_come_as_they_are(servers, probe):
    content = letter(1, 3_000_000) + bytes(range(1, 256)).replace(b"\n", b"").replace(b"\r", b"")
    servers.put(DESK, content)
    with probe() as source:
        source.do("open")
        (mail,) = source.fetch()
        assert mail["sha256"] == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("address, can", [("127.0.0.1", "IDLE MOVE UIDPLUS"),
                                          (PLAIN_IMAP, "UIDPLUS")])
def test_mail_is_filed(servers, probe, address, can):
    for i in range(3):
        servers.put(DESK, letter(i))
    with probe(address=address, tls="none") as source:
        source.do("open")
        assert source.do("describe")["describe"] == can
        keys = [one["key"] for one in source.fetch()]
        source.do("file", "done", keys[0])
        source.do("file", "held", keys[2])
        assert source.fetch(0)[0]["key"] == keys[1]
    assert [one["Subject"] for one in servers.inbox(DESK)] == ["surat 1"]
    assert [one["Subject"] for one in servers.inbox(DESK, "Terproses")] == ["surat 0"]
    assert [one["Subject"] for one in servers.inbox(DESK, "Ditahan")] == ["surat 2"]


@pytest.mark.parametrize("address", ["127.0.0.1", PLAIN_IMAP])
def test_filing_what_is_gone_is_no_error(servers, probe, address):
    servers.put(DESK, letter(1))
    servers.put(DESK, letter(2))
    with probe(address=address, tls="none") as source:
        source.do("open")
        keys = [one["key"] for one in source.fetch()]
        with servers.mailbox(DESK) as box:
            box.select("INBOX")
            box.store("1", "+FLAGS", "\\Deleted")
            box.expunge()
        source.do("file", "done", *keys)
        source.do("file", "done", *keys)
    assert [one["Subject"] for one in servers.inbox(DESK, "Terproses")] == ["surat 2"]


def test_what_others_deleted_is_not_expunged(servers, probe):
    servers.put(DESK, letter(1))
    servers.put(DESK, letter(2))
    with servers.mailbox(DESK) as box:
        box.select("INBOX")
        box.store("2", "+FLAGS", "\\Deleted")
        with probe(address=PLAIN_IMAP, tls="none") as source:
            source.do("open")
            first = source.fetch()[0]["key"]
            source.do("file", "done", first)
    assert [one["Subject"] for one in servers.inbox(DESK)] == ["surat 2"]


def test_folder_that_somebody_removed_is_made_again(servers, probe):
    servers.put(DESK, letter(1))
    with probe(done_folder="Arsip Désa/2026") as source:
        source.do("open")
        (mail,) = source.fetch()
        with servers.mailbox(DESK) as box:
            names = [one.decode() for one in box.list()[1]]
            (name,) = [one for one in names if "2026" in one]
            assert box.delete(name.rsplit(" \".\" ")[1])[0] == "OK"
        source.do("file", "done", mail["key"])
        assert source.fetch() == []


def test_new_mail_ends_the_wait(servers, probe):
    with probe(poll_seconds=60) as source:
        source.do("open")
        assert source.fetch() == []
        source.begin("wait", 50)
        servers.send("tu@dinkes.patikab.example", DESK, letter(1))
        assert source.end() == {"ok": True, "woken": "no"}
        assert len(source.fetch()) == 1


def test_mail_that_came_before_the_wait_ends_it(servers, probe):
    with probe(poll_seconds=60) as source:
        source.do("open")
        assert source.fetch() == []
        servers.put(DESK, letter(1))
        source.do("wait", 50)
        assert len(source.fetch()) == 1


def test_wait_can_be_ended_from_outside(probe):
    with probe() as source:
        source.do("open")
        assert source.fetch() == []
        source.begin("wait", 50)
        source.wake()
        assert source.end() == {"ok": True, "woken": "yes"}
        # The connection is still good.
        assert source.fetch() == []


def test_without_idle_the_mailbox_is_polled(servers, probe):
    with probe(address=PLAIN_IMAP, tls="none", poll_seconds=1) as source:
        source.do("open")
        assert source.fetch() == []
        servers.put(DESK, letter(1))
        assert wait_until(lambda: source.do("wait", 50) and source.fetch(), "the mail")


def test_server_gone_and_back(servers, probe):
    servers.put(DESK, letter(1))
    with probe() as source:
        source.do("open")
        (mail,) = source.fetch()
        servers.stop_dovecot()
        assert source.ask("fetch", mail["order"])["error"] == "temporary"
        assert source.ask("open")["error"] == "temporary"
        servers.start_dovecot()
        source.do("open")
        assert source.fetch(mail["order"]) == []
        source.do("file", "done", mail["key"])


def test_server_that_goes_ends_the_wait(servers, probe):
    with probe() as source:
        source.do("open")
        assert source.fetch() == []
        source.begin("wait", 50)
        servers.stop_dovecot()
        assert source.end()["error"] == "temporary"


def test_new_numbering_shows_in_name_and_keys(servers, probe):
    servers.put(DESK, letter(1))
    with probe() as source:
        source.do("open")
        before = source.do("name")["name"]
        (mail,) = source.fetch()
        source.do("close")
        servers.stop_dovecot()
        servers.renumber(DESK)
        servers.start_dovecot()
        source.do("open")
        assert source.do("name")["name"] != before
        (again,) = source.fetch()
        assert again["key"] != mail["key"] and again["sha256"] == mail["sha256"]
        assert source.ask("file", "done", mail["key"])["error"] == "renumbered"


def test_other_mailbox_has_another_name(servers, probe):
    with probe() as one, probe(mailbox_username=TECHNICIAN,
                               mailbox_password_file=servers.password_file(TECHNICIAN)) as two:
        one.do("open")
        two.do("open")
        assert one.do("name")["name"] != two.do("name")["name"]


# Servers that Dovecot is not

def test_login_command_where_there_is_nothing_better(fake):
    with FakeImap() as server, fake(server) as source:
        source.do("open")
        assert any(line.split(" ", 1)[1].startswith("LOGIN ") for line in server.lines)


def test_login_disabled_is_told_and_no_password_sent(fake):
    with FakeImap(capabilities="IMAP4rev1 LOGINDISABLED") as server, fake(server) as source:
        refused(source.ask("open"), "LOGINDISABLED", "starttls")
        assert not any("sandi" in line for line in server.lines)


def test_xoauth2_where_it_is_not_offered(fake):
    with FakeImap() as server, fake(server, mailbox_auth="xoauth2") as source:
        refused(source.ask("open"), "XOAUTH2")
        assert not any("sandi" in line for line in server.lines)


def test_starttls_where_it_is_not_offered(fake):
    with FakeImap() as server, fake(server, mailbox_tls="starttls") as source:
        refused(source.ask("open"), "STARTTLS")
        assert not any("sandi" in line for line in server.lines)


def test_starttls_with_something_slipped_in_is_refused(fake):
    with FakeImap(capabilities="IMAP4rev1 STARTTLS", after_starttls=b"* CAPABILITY X\r\n") \
            as server, fake(server, mailbox_tls="starttls") as source:
        refused(source.ask("open"), "tampering")
        assert not any("sandi" in line for line in server.lines)


def test_preauth_does_not_get_around_starttls(fake):
    with FakeImap(greeting=b"* PREAUTH halo\r\n") as server, \
            fake(server, mailbox_tls="starttls") as source:
        refused(source.ask("open"), "PREAUTH")


def test_server_that_says_nothing_is_given_up(fake):
    with FakeImap(greeting=b"") as server, fake(server, mailbox_timeout_seconds=1) as source:
        answer = source.ask("open")
        assert answer["error"] == "temporary" and "timed out" in answer["message"]


def test_server_that_stops_talking_is_given_up(fake):
    with FakeImap(mails={4: letter(1)}, stall="FETCH") as server, \
            fake(server, mailbox_timeout_seconds=1) as source:
        source.do("open")
        answer = source.ask("fetch", 0)
        assert answer["error"] == "temporary" and "timed out" in answer["message"]


def test_busy_server_is_temporary(fake):
    with FakeImap(login=b"NO [UNAVAILABLE] nanti") as server, fake(server) as source:
        assert source.ask("open")["error"] == "temporary"


def test_goodbye_is_passed_on(fake):
    with FakeImap(greeting=b"* BYE sedang dirawat\r\n") as server, fake(server) as source:
        answer = source.ask("open")
        assert answer["error"] == "temporary" and "sedang dirawat" in answer["message"]


def test_mail_larger_than_the_server_said_is_cut_to_its_header(fake, tmp_path):
    with FakeImap(mails={4: letter(1, 20000)}, sizes={4: 100}) as server, \
            fake(server, max_mail_bytes=10000) as source:
        source.do("open")
        (mail,) = source.fetch(0, tmp_path)
        assert mail["oversize"] and mail["size"] == len(letter(1, 20000))
        assert (tmp_path / "1.eml").read_bytes().endswith(b"surat 1\r\n\r\n")


def test_endless_answer_is_cut_off(fake):
    with FakeImap(mails={4: letter(1)}, flood=True) as server, fake(server) as source:
        source.do("open")
        answer = source.ask("fetch", 0)
        assert answer["error"] == "temporary" and "longer" in answer["message"]


def test_mail_the_server_does_not_hand_over_is_not_skipped(fake):
    with FakeImap(mails={4: letter(1), 5: letter(2), 6: letter(3)}, withheld={5}) as server, \
            fake(server) as source:
        source.do("open")
        assert [one["order"] for one in source.fetch()] == [4]
        answer = source.ask("fetch", 4)
        assert answer["error"] == "temporary" and "UID 5" in answer["message"]


def test_without_uidplus_mail_stays_marked(fake):
    with FakeImap(mails={4: letter(1)}) as server, fake(server) as source:
        source.do("open")
        (mail,) = source.fetch()
        source.do("file", "done", mail["key"])
        said = [line.split(" ", 1)[1] for line in server.lines]
        assert any(line.startswith("UID COPY 4 ") for line in said)
        assert any(line.startswith("UID STORE 4 ") for line in said)
        assert not any("EXPUNGE" in line for line in said)


def test_idle_that_is_refused_becomes_polling(fake):
    with FakeImap(capabilities="IMAP4rev1 IDLE") as server, fake(server, poll_seconds=1) as source:
        source.do("open")
        assert source.fetch() == []
        source.do("wait", 50)
        assert any(line.endswith(" NOOP") for line in server.lines)


def test_numbering_that_changes_meanwhile_is_told(fake):
    with FakeImap(mails={4: letter(1)}) as server, fake(server) as source:
        source.do("open")
        server.aside = b"* OK [UIDVALIDITY 99] baru\r\n"
        assert source.ask("fetch", 0)["error"] == "renumbered"
