"""`[desk] language = en`: people read English; the words of the commands stay."""

import email
import email.policy
import re

import pytest

from maildir_desk import DONE, LETTER, MaildirDesk
from office import REQUESTER, TECHNICIAN

INDONESIAN = re.compile(r"\b(Yth|Anda|anda|Balas|balas|yang|dengan|dan|tidak|sudah|surat|untuk|"
                        r"Kantor|Pemohon|Perihal|Prioritas|Layanan|paling)\b")


@pytest.fixture
def desk(build, tmp_path):
    one = MaildirDesk(build, tmp_path)
    one.config.write_text(one.config.read_text().replace("[desk]", "[desk]\nlanguage = en"))
    return one


def mails(desk, person):
    for path in sorted((desk.folder / "keluar" / person / "new").iterdir(),
                       key=lambda one: one.stat().st_mtime_ns):
        yield email.message_from_bytes(path.read_bytes(), policy=email.policy.default)


def plain(mail):
    return mail.get_body(("plain",)).get_content()


def test_mails_are_english(desk):
    desk.write(LETTER.replace("Internet di kantor kami mati sejak pagi.", "internet down")
               .replace("Internet mati", "internet down"))
    desk.call("gateway", "--once", expect=DONE)
    (assignment,) = mails(desk, TECHNICIAN)
    desk.write(f"From: {TECHNICIAN}\nTo: {assignment['Reply-To']}\nSubject: Re: x\n"
               "Message-ID: <t@x.example>\n\nTERIMA\n", "2")
    desk.call("gateway", "--once", expect=DONE)
    texts = [plain(one) for person in (REQUESTER, TECHNICIAN) for one in mails(desk, person)]
    assert len(texts) == 4
    assert any("TIK-2026-000001" in text and "received" in text for text in texts)
    assert any("TERIMA" in text for text in texts)
    for text in texts:
        for name in ("Gangguan jaringan", "Komunikasi dan Informatika"):  # names stay
            text = text.replace(name, "")
        assert not INDONESIAN.search(text), text
