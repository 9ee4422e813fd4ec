"""One desk: its folder, its configuration, its program; and the mail programs of its people."""

import contextlib
import email.utils
import html
import itertools
import json
import os
import re
import signal
import subprocess
from email.message import EmailMessage

import office
from office import DESK, FIRST
from servers import AUTHSERV_ID, TIMEOUT, wait_until

STAFF = f"""email,nama,nip,peran,seksi
{office.TECHNICIAN},Budi Contohno,19990101 202501 1 999,teknisi,Jaringan
{office.COLLEAGUE},Sri Contohwati,19990102 202501 2 999,teknisi,Aplikasi
{office.LEADER},"Dra. Kartini Contohwati, M.Si.",19700101 199501 2 999,pimpinan,
{office.OPERATOR},Opi Contohno,,operator,
"""
OFFICES = """pola,opd,kebutuhan
@dinkes.patikab.example,Dinas Kesehatan,5
@dinsos.patikab.example,Dinas Sosial,3
@puskesmas.example,Puskesmas Contoh Jaya,4
"""
SERVICES = """kode,layanan,jenis,seksi,kegawatan,kata_kunci,target_respon_menit,target_selesai_jam
NET,Gangguan jaringan,gangguan,Jaringan,70,internet;wifi;jaringan,60,8
APP,Gangguan aplikasi,gangguan,Aplikasi,50,aplikasi;sistem,60,16
"""

CONFIG = """[desk]
address = {desk}
[database]
path = desk.db
[mailbox]
url = {scheme}://{imap_host}:{imap_port}/INBOX
username = {desk}
password_file = {mailbox_password}
tls = {imap_tls}
ca_file = {ca}
poll_seconds = {poll}
timeout_seconds = 10
trusted_authserv_id = {authserv}
max_mail_bytes = 200000
[smtp]
url = smtp://{smtp_host}:{smtp_port}
username = {desk}
password_file = {smtp_password}
tls = starttls
ca_file = {ca}
timeout_seconds = 10
[web]
base_url = https://desk.tik.example
[secrets]
key_file = desk.key
[working_time]
default = Mon-Sun 00.00-24.00
[day]
morning_time = 23.59
"""


class Desk:
    def __init__(self, build, folder, servers):
        self.program = build / "desktik"
        self.folder = folder
        self.servers = servers
        self.log = folder / "log"
        self.log.write_text("")
        self.daemon = None
        self.configure()
        for name, text in (("petugas", STAFF), ("opd", OFFICES), ("layanan", SERVICES)):
            (folder / f"{name}.csv").write_text(text)
        self.run("directory", "import", "--staff", folder / "petugas.csv", "--offices",
                 folder / "opd.csv", "--services", folder / "layanan.csv")

    def configure(self, **changes):
        servers = self.servers
        (self.folder / "desktik.conf").write_text(CONFIG.format(**{
            "desk": DESK, "scheme": "imaps", "imap_tls": "implicit", "imap_host": "localhost",
            "imap_port": servers.imaps, "smtp_host": "localhost",
            "smtp_port": servers.submission, "ca": servers.ca_file, "authserv": AUTHSERV_ID,
            "mailbox_password": servers.password_file(DESK),
            "smtp_password": servers.password_file(DESK), "poll": 60, **changes,
        }))

    def start(self, *words, **environment):
        with self.log.open("a") as log:
            return subprocess.Popen(
                [self.program, "--config", self.folder / "desktik.conf", *words], stdout=log,
                stderr=log, stdin=subprocess.DEVNULL, env={**os.environ, **environment})

    def run(self, *words, expect=0):
        done = subprocess.run([self.program, "--config", self.folder / "desktik.conf", *words],
                              capture_output=True, text=True, timeout=60,
                              stdin=subprocess.DEVNULL)
        with self.log.open("a") as log:
            log.write(done.stderr)
        assert done.returncode == expect, done.stderr
        return done.stdout + done.stderr

    def round(self, expect=0):
        """One look into the mailbox."""
        return self.run("gateway", "--once", expect=expect)

    @contextlib.contextmanager
    def running(self):
        """The daemon, meanwhile."""
        self.daemon = self.start("gateway")
        try:
            yield self.daemon
            assert self.daemon.poll() is None, self.log.read_text()
            self.daemon.terminate()
            assert self.daemon.wait(TIMEOUT) == 0, self.log.read_text()
        finally:
            if self.daemon.poll() is None:
                self.daemon.kill()
                self.daemon.wait()

    def crash(self, point):
        """One look that ends in SIGKILL at this point."""
        process = self.start("gateway", "--once", DESKTIK_CRASH_AT=point)
        assert process.wait(60) == -signal.SIGKILL, self.log.read_text()

    def json(self, *words):
        done = subprocess.run([self.program, "--config", self.folder / "desktik.conf", *words,
                               "--json"], capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def tickets(self):
        return sorted(self.json("ticket", "list"), key=lambda one: one["number"])

    def ticket(self, number):
        return self.json("ticket", "show", number)

    def status(self, number=FIRST):
        return self.ticket(number)["status"]

    def ledger(self):
        return sorted(self.json("ledger"), key=lambda one: one["id"])

    def outbox(self):
        return sorted(self.json("outbox", "list"), key=lambda one: one["id"])


class Person:
    """Somebody with a mail program, who reads each mail of the desk once, in order."""

    numbers = itertools.count(1)

    def __init__(self, servers, address, name, client="gmail"):
        self.servers = servers
        self.address = address
        self.name = name
        self.client = client
        self.read = set()
        self.sent = []

    def waiting(self):
        """The mails of the desk not yet read, the oldest first."""
        mails = []
        for mail in self.servers.inbox(self.address):
            if mail["Message-ID"] not in self.read:
                mails.append(mail)
        return mails

    def get(self, *words):
        """The next unread mail whose subject or text has all these words."""
        def likes(mail):
            # Quoted or not, wrapped or not.
            text = re.sub(r"[\s>]+", " ", f"{mail['Subject']} {text_of(mail)}".lower())
            return mail["Message-ID"] not in self.read and all(
                word.lower() in text for word in words)
        mail = self.servers.await_mail(self.address, likes)
        self.read.add(mail["Message-ID"])
        return mail

    def new(self, subject, text, to=DESK, **headers):
        message = EmailMessage()
        message["From"] = email.utils.formataddr((self.name, self.address))
        message["To"] = to
        message["Subject"] = subject
        message["Date"] = email.utils.formatdate(localtime=True)
        message["Message-ID"] = f"<surat{next(self.numbers)}@{self.address.split('@')[1]}>"
        for name, value in headers.items():
            message[name.replace("_", "-")] = value
        message.set_content(text)
        return message

    def write(self, subject, text, checked=False, **headers):
        return self.send(self.new(subject, text, **headers), checked)

    def reply(self, mail, text, checked=False, to=None, thread=True):
        """Answers as a mail program does: threaded, everything quoted below."""
        to = to or mail["Reply-To"] or mail["From"]
        message = self.new("Re: " + mail["Subject"], "", to=str(to))
        if thread:
            message["In-Reply-To"] = mail["Message-ID"]
            message["References"] = " ".join(
                filter(None, [mail["References"], mail["Message-ID"]]))
        quote(message, self.client, mail, text)
        return self.send(message, checked)

    def send(self, message, checked=False):
        """Hands the mail in and waits until Postfix put it into the mailbox."""
        address = email.utils.parseaddr(message["To"])[1]
        self.servers.send(self.address, address, message, checked)
        wait_until(lambda: self.servers.delivered(message["Message-ID"]), "the mail to arrive")
        self.sent.append(message)
        return message


def text_of(mail):
    part = mail.get_body(("plain",))
    return part.get_content() if part else ""


def html_of(mail):
    return mail.get_body(("html",)).get_content()


def attachments_of(mail):
    return [one.get_content_type() for one in mail.iter_attachments()]


def quote(message, client, mail, text):
    """The body of an answer, in the way of one mail program."""
    old = text_of(mail)
    sender = str(mail["From"])
    if client == "gmail":
        intro = f"Pada Sel, 24 Nov 2026 pukul 09.12 {sender}\nmenulis:"
        message.set_content(text + "\n\n" + intro + "\n\n" +
                            "".join(f"> {line}\n" for line in old.splitlines()))
        message.add_alternative(
            f'<div dir="ltr">{html.escape(text)}</div><br><div class="gmail_quote">'
            f'<div dir="ltr" class="gmail_attr">{html.escape(intro)}<br></div>'
            f'<blockquote class="gmail_quote">{html_of(mail)}</blockquote></div>',
            subtype="html")
    elif client == "outlook":
        block = (f"Dari: {sender}\nDikirim: Selasa, 24 November 2026 09:12\n"
                 f"Kepada: {message['From']}\nPerihal: {mail['Subject']}\n")
        message.set_content(f"{text}\n\n{'_' * 32}\n{block}\n{old}")
        message.add_alternative(
            f"<html><body><div>{html.escape(text)}</div><hr><div id=\"divRplyFwdMsg\">"
            f"{html.escape(block)}</div>{html_of(mail)}</body></html>", subtype="html")
    else:  # a phone
        message.set_content(text + "\n\nDikirim dari perangkat Samsung Galaxy saya\n\n"
                            f"-------- Pesan asli --------\nDari: {sender}\n\n{old}")
