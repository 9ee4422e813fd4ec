"""A letter that is attached: the programs as they are installed, from the mail to the ticket."""

import email
import email.policy
import pathlib
import subprocess
import sys
from email.message import EmailMessage

import office
from maildir_desk import DONE, FIRST, NOW, desk, fresh
from office import REQUESTER, TECHNICIAN

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "demo"))
import letters  # noqa: E402

__all__ = ["desk", "fresh"]  # the fixtures

LINES = ["PEMERINTAH KABUPATEN PATI", "DINAS KESEHATAN", "", "Nomor : 555/210/2026",
         "Sifat : Segera", "Hal : Internet mati", "", "Internet kantor kami mati sejak pagi."]
READ = "Dari lampiran Surat.pdf (teks PDF) kami membaca: nomor 555/210/2026, perihal Internet mati"


def sent(content):
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Message-ID"] = REQUESTER, office.DESK, "<pdf@dinkes.example>"
    mail.set_content("")
    mail.add_attachment(content, maintype="application", subtype="pdf", filename="Surat.pdf")
    return mail.as_string()


def delivered(desk, content):
    done = desk.call("deliver", mail=sent(content), expect=DONE)
    return done.stderr


def told(desk, person):
    """The newest mail to this person, on one line."""
    desk.round()
    paths = sorted((desk.folder / "keluar" / person / "new").iterdir(),
                   key=lambda path: path.stat().st_mtime_ns)
    mail = email.message_from_bytes(paths[-1].read_bytes(), policy=email.policy.default)
    return " ".join(mail.get_body(("plain",)).get_content().split())


def test_what_was_found_and_where_is_shown(desk):
    delivered(desk, letters.pdf(LINES))
    shown = desk.json("ticket", "show", FIRST)
    assert (shown["letter_number"], shown["letter_nature"], shown["letter_office"]) == \
        ("555/210/2026", "segera", "DINAS KESEHATAN")
    assert shown["subject"] == "Internet mati"
    (found,) = [one for one in shown["events"] if one["kind"] == "lampiran_dibaca"]
    assert READ in found["text"] and found["internal"] is False
    (opened,) = [one for one in shown["events"] if one["kind"] == "dibuka"]
    assert opened["text"].startswith("[Dibaca dari lampiran Surat.pdf (teks PDF)]")
    text = desk.run("ticket", "show", FIRST)
    assert "555/210/2026, segera, DINAS KESEHATAN" in text and READ in text
    assert READ in told(desk, REQUESTER) and READ in told(desk, TECHNICIAN)


def test_what_can_not_be_read_is_said_and_logged(desk):
    said = delivered(desk, b"%PDF-1.4 rusak")
    assert "attachment Surat.pdf: pdftotext ended with 1" in said and said.count("\n") == 1
    assert "Lampiran Surat.pdf tidak dapat dibaca otomatis" in told(desk, REQUESTER)


def test_explain_reads_attachments_too(desk):
    (desk.folder / "surat.eml").write_text(sent(letters.pdf(LINES)))
    before = desk.state()
    assert f"Attached  {READ}" in desk.run("explain", "surat.eml")
    assert READ in desk.json("explain", "surat.eml")["attachments"]
    assert desk.state() == before


def test_nothing_that_explain_prints_is_obeyed_by_a_terminal(desk):
    (desk.folder / "surat.eml").write_text(
        f"From: {REQUESTER}\nTo: {office.DESK}\nMessage-ID: <balik@dinkes.example>\n"
        "Subject: wifi \u202egpj.exe\nContent-Type: text/plain; charset=utf-8\n\nwifi mati\n",
        encoding="utf-8")
    said = desk.run("explain", "surat.eml")
    assert "gpj.exe" in said and "\u202e" not in said


def test_check_warns_where_letters_can_not_be_read(desk):
    def warnings():
        return [one["text"] for one in desk.json("check") if one["verdict"] == "warning"]
    assert warnings() == []
    desk.configure("[letter]\nocr_command = tidak-ada-perintah-ini\n")
    (said,) = warnings()
    assert "[letter] ocr_command" in said and "not found" in said
    desk.configure("[letter]\nread_attachments = no\nocr_command = tidak-ada-perintah-ini\n")
    assert warnings() == []
    desk.configure()
    done = desk.call("check", wrap=["env", "PATH=/nowhere"], expect=DONE)
    assert "poppler-utils" in done.stdout and "no program \"pdftotext\"" in done.stdout


def test_check_warns_where_our_files_can_not_be_hidden(desk, tmp_path):
    library = tmp_path / "no_landlock.so"
    subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", library,
                    pathlib.Path(__file__).parent / "preload" / "no_landlock.c"], check=True)
    done = desk.call("check", wrap=["env", f"LD_PRELOAD={library}"], expect=DONE)
    (said,) = [line for line in done.stdout.splitlines() if "attachments" in line]
    assert said.startswith("warning") and "no Landlock" in said


def test_without_the_programs_mail_is_taken_all_the_same(desk):
    done = desk.call("deliver", mail=sent(letters.pdf(LINES)), wrap=["env", "PATH=/nowhere"],
                     expect=DONE)
    assert "there is no program \"pdftotext\"" in done.stderr
    assert desk.json("ticket", "show", FIRST)["opened"] == NOW
