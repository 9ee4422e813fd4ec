"""A real Dovecot and a real Postfix on loopback, in a temporary folder, for the people of a test.

Postfix takes mail at three kinds of ports and puts it into the Maildirs that Dovecot shows:
  smtp         where people's own clients and servers hand in mail; nothing is known about them
  smtp_checked the same, and Postfix writes a passed DMARC check into the header, as the desk's own
               server does (authserv-id mx.desk.example)
  submission, submissions  with TLS and a login, for the desk itself
"""

import base64
import contextlib
import email
import email.policy
import hashlib
import hmac
import imaplib
import json
import os
import pathlib
import pwd
import re
import shutil
import signal
import smtplib
import socket
import ssl
import subprocess
import tempfile
import time

import certificates
from certificates import ADDRESSES
from server_config import (DOVECOT, DOVECOT_PLAIN, DOVECOT_TLS, MAIN_CF, MASTER_CF, OAUTH2,
                           PLAIN_IMAP, SUBMISSION, service)

AUTHSERV_ID = "mx.desk.example"
MAIL_UID = pwd.getpwnam("nobody").pw_uid
TIMEOUT = 15
JWT_KEY = b"kunci contoh untuk token yang hanya dipakai di pengujian"


def free_ports(count):
    """Ports that are free on each address the servers use, held together until all are found."""
    ports = []
    with contextlib.ExitStack() as stack:
        while len(ports) < count:
            first = stack.enter_context(socket.socket())
            first.bind(("127.0.0.1", 0))
            port = first.getsockname()[1]
            try:
                for address in list(ADDRESSES.values())[1:] + ["127.0.0.6"]:
                    stack.enter_context(socket.socket()).bind((address, port))
            except OSError:
                continue
            ports.append(port)
    return ports


def wait_until(condition, what, timeout=TIMEOUT):
    """The first true value of `condition()`."""
    end = time.monotonic() + timeout
    while True:
        value = condition()
        if value:
            return value
        assert time.monotonic() < end, f"waited {timeout} s in vain for {what}"
        time.sleep(0.02)


def listens(address, port):
    with socket.socket() as probe:
        return probe.connect_ex((address, port)) == 0


def password_of(user):
    """Signs that a quoted string, a base64 text and a SASL answer all have to carry well."""
    return f'sandi "{user.split("@")[0]}" \\ 100% é'


def access_token(user, seconds=3600):
    """A JSON web token as an OAuth2 server would sign it for `user`."""
    def part(data):
        return base64.urlsafe_b64encode(data).rstrip(b"=")

    now = int(time.time())
    head = part(json.dumps({"alg": "HS256", "typ": "JWT", "kid": "default"}).encode())
    body = part(json.dumps({"sub": user, "email": user, "iat": now - 10, "exp": now + seconds,
                            "azp": "default"}).encode())
    mark = hmac.new(JWT_KEY, head + b"." + body, hashlib.sha256).digest()
    return b".".join((head, body, part(mark))).decode()


def write_table(path, rows):
    """A table for Postfix, which waits some seconds with a file that was only just written."""
    path.write_text("".join(f"{one} {value}\n" for one, value in rows))
    os.utime(path, (time.time() - 60,) * 2)


# Whatever becomes of the tests, the servers end with them. (Postfix changes users, which makes the
# kernel forget whose death it is to be told of; the shell in between does not.)
KEEPER = ["setpriv", "--pdeathsig", "TERM", "sh", "-c",
          'trap "kill \\$server" TERM; "$@" & server=$!; wait $server; wait $server', "keeper"]


class Servers:
    def __init__(self, people):
        """`people`: the addresses that have a mailbox. The folder is made, nothing runs yet."""
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="desktik-e2e-"))
        self.folder.chmod(0o755)  # other users of the mail programs go through it
        self.people = list(people)
        (self.imap, self.imaps, self.smtp, self.smtp_checked, self.submission,
         self.submissions) = free_ports(6)
        self.tls = self.folder / "tls"
        self.ca_file = self.tls / "ca.pem"
        self.running = {}
        certificates.make_all(self.tls)
        self._write_people()
        self._write_dovecot()
        self._write_postfix()

    # Configuration

    def _values(self):
        return {
            "folder": self.folder, "tls": self.tls, "uid": MAIL_UID, "imap": self.imap,
            "imaps": self.imaps, "addresses": " ".join([*ADDRESSES.values(), PLAIN_IMAP]),
        }

    def _write_people(self):
        mail = self.folder / "mail"
        mail.mkdir(exist_ok=True)
        os.chown(mail, MAIL_UID, MAIL_UID)
        (self.folder / "users").write_text(
            "".join(f"{one}:{{PLAIN.b64}}{base64.b64encode(password_of(one).encode()).decode()}::\n"
                    for one in self.people))
        write_table(self.folder / "boxes", [(one, one + "/") for one in self.people])
        domains = sorted({one.split("@")[1] for one in self.people})
        write_table(self.folder / "domains", [(one, "x") for one in domains])
        for one in self.people:
            path = self.folder / f"password-{one}"
            path.write_text(password_of(one) + "\n")
            path.chmod(0o600)

    def _write_dovecot(self):
        values = self._values()
        (self.folder / "dovecot").mkdir()
        keys = self.folder / "keys" / "default" / "HS256"
        keys.mkdir(parents=True)
        (keys / "default").write_bytes(base64.b64encode(JWT_KEY))
        (self.folder / "oauth2.conf").write_text(OAUTH2.format(**values))
        text = DOVECOT.format(**values)
        for name, address in ADDRESSES.items():
            if name != "good":
                text += DOVECOT_TLS.format(name=name, address=address, tls=self.tls)
        text += DOVECOT_PLAIN.format(address=PLAIN_IMAP)
        (self.folder / "dovecot.conf").write_text(text)

    def _write_postfix(self):
        values = self._values()
        config = self.folder / "postfix"
        config.mkdir()
        (config / "main.cf").write_text(MAIN_CF.format(**values))
        write_table(self.folder / "access", [])
        stamp = f"Authentication-Results: {AUTHSERV_ID}; dmarc=pass header.from=$1"
        write_table(self.folder / "stamp", [("/@(.*)$/", "PREPEND " + stamp)])
        services = [
            service("127.0.0.1", self.smtp),
            service("127.0.0.1", self.smtp_checked,
                    ["smtpd_sender_restrictions=check_sender_access,regexp:{folder}/stamp"],
                    **values),
        ]
        for name, address in ADDRESSES.items():
            tls = [f"smtpd_tls_cert_file={self.tls}/{name}.pem",
                   f"smtpd_tls_key_file={self.tls}/{name}.key", *SUBMISSION]
            services += [
                service(address, self.submission, ["smtpd_tls_security_level=encrypt", *tls],
                        **values),
                service(address, self.submissions, ["smtpd_tls_wrappermode=yes", *tls], **values),
            ]
        (config / "master.cf").write_text("\n".join(services) + MASTER_CF)
        self._make_queue()

    def _make_queue(self):
        queue = self.folder / "queue"
        postfix = pwd.getpwnam("postfix").pw_uid
        queue.mkdir()
        for name in ("active", "bounce", "corrupt", "defer", "deferred", "flush", "hold",
                     "incoming", "private", "public", "saved", "trace", "maildrop"):
            (queue / name).mkdir(mode=0o700)
            os.chown(queue / name, postfix, -1)
        (queue / "pid").mkdir()
        data = self.folder / "data"
        data.mkdir()
        os.chown(data, postfix, -1)

    # Life

    def _start(self, name, command, ports):
        assert name not in self.running
        log = open(self.folder / f"{name}.out", "ab")
        command = [*KEEPER, *command]
        with log:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                       start_new_session=True)
        self.running[name] = process

        def ready():
            assert process.poll() is None, f"{name} ended: " + self.log(name)
            return all(listens("127.0.0.1", port) for port in ports)
        wait_until(ready, f"{name} to listen")

    def _stop(self, name, ports):
        process = self.running.pop(name, None)
        if not process:
            return
        process.terminate()
        try:
            process.wait(TIMEOUT)
        finally:
            # Whatever is left belongs to this session of its own.
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        wait_until(lambda: not any(listens("127.0.0.1", port) for port in ports),
                   f"{name} to be gone")

    def start_dovecot(self):
        self._start("dovecot", ["dovecot", "-F", "-c", self.folder / "dovecot.conf"],
                    (self.imap, self.imaps))

    def stop_dovecot(self):
        self._stop("dovecot", (self.imap, self.imaps))

    def start_postfix(self):
        self._start("postfix", ["/usr/lib/postfix/sbin/master", "-d", "-c",
                                self.folder / "postfix"], (self.smtp, self.submission))

    def stop_postfix(self):
        self._stop("postfix", (self.smtp, self.submission))

    def start(self):
        self.start_dovecot()
        self.start_postfix()

    def close(self):
        try:
            self.stop_postfix()
        finally:
            self.stop_dovecot()
            shutil.rmtree(self.folder, ignore_errors=True)

    def log(self, name):
        """All that a server wrote, for messages and for counting connections."""
        parts = (self.folder / f"{name}.log", self.folder / f"{name}.out")
        return "".join(one.read_text(errors="replace") for one in parts if one.exists())

    # What tests ask for

    def reset(self):
        """Starts what is down, empties all mailboxes and takes back every special answer."""
        self.answer_recipient()
        shutil.rmtree(self.folder / "mail")
        self._write_people()
        if "dovecot" not in self.running:
            self.start_dovecot()
        if "postfix" not in self.running:
            self.start_postfix()

    def answer_recipient(self, address=None, answer=""):
        """The submission ports answer RCPT of this address so: "450 4.2.0 Nanti"; None: as ever."""
        write_table(self.folder / "access", [(address, answer)] if address else [])

    def password_file(self, user):
        return self.folder / f"password-{user}"

    def token_file(self, user, seconds=3600):
        path = self.folder / f"token-{user}"
        path.write_text(access_token(user, seconds))
        return path

    def send(self, sender, recipients, message, checked=False):
        """Hands in one mail as somebody's client or server does."""
        if isinstance(recipients, str):
            recipients = [recipients]
        if not isinstance(message, bytes):
            message = message.as_bytes(policy=email.policy.SMTP)
        with smtplib.SMTP("127.0.0.1", self.smtp_checked if checked else self.smtp,
                          local_hostname="klien.example", timeout=TIMEOUT) as client:
            client.ehlo()
            # For Postfix and for what it writes into Received, the sender is somewhere else.
            code, answer = client.docmd("XCLIENT", "ADDR=203.0.113.7 NAME=klien.example")
            assert code == 220, answer
            client.ehlo()
            refused = client.sendmail(sender, recipients, message)
        assert not refused

    def delivered(self, message_id):
        """Did Postfix put the mail with this Message-ID into a mailbox?"""
        log = self.log("postfix")
        found = re.findall(r"(\w+): message-id=" + re.escape(message_id), log)
        return bool(found) and f"{found[-1]}: removed" in log

    def put(self, user, message, folder="INBOX"):
        """Puts a mail into a mailbox by IMAP, past Postfix."""
        with self.mailbox(user) as box:
            status, answer = box.append(folder, None, None, message)
            assert status == "OK", answer

    @contextlib.contextmanager
    def mailbox(self, user):
        """The mailbox as its owner's mail program sees it (imaplib)."""
        context = ssl.create_default_context(cafile=str(self.ca_file))
        box = imaplib.IMAP4_SSL("localhost", self.imaps, ssl_context=context, timeout=TIMEOUT)
        try:
            secret = f"\0{user}\0{password_of(user)}".encode()
            box.authenticate("PLAIN", lambda _: secret)
            yield box
        finally:
            box.logout()

    def inbox(self, user, folder="INBOX"):
        """All mails of a folder, the oldest first, as email.message.EmailMessage."""
        with self.mailbox(user) as box:
            if box.select(folder, readonly=True)[0] != "OK":
                return []
            _, found = box.uid("SEARCH", "ALL")
            mails = []
            for uid in found[0].split():
                _, data = box.uid("FETCH", uid, "(BODY.PEEK[])")
                mails.append(email.message_from_bytes(data[0][1], policy=email.policy.default))
            return mails

    def files(self, user):
        """The inbox straight from the disk, whether Dovecot runs or not: paths."""
        box = self.folder / "mail" / user
        return sorted(box.glob("new/*")) + sorted(box.glob("cur/*"))

    def await_mail(self, user, predicate=lambda mail: True, timeout=TIMEOUT):
        """The first mail in the inbox that the predicate likes."""
        seen = {}

        def look():
            for path in self.files(user):
                if path.name.split(":")[0] in seen:
                    continue
                try:
                    mail = email.message_from_bytes(path.read_bytes(),
                                                    policy=email.policy.default)
                except FileNotFoundError:
                    continue
                seen[path.name.split(":")[0]] = mail
                if predicate(mail):
                    return mail
            return None
        return wait_until(look, f"mail for {user}", timeout)

    def renumber(self, user):
        """Gives the inbox a new UIDVALIDITY, as a restored backup does. Dovecot must not run."""
        assert "dovecot" not in self.running
        box = self.folder / "mail" / user
        for path in [*box.glob("dovecot.index*"), *box.glob("dovecot-uidvalidity*")]:
            path.unlink()
        lines = (box / "dovecot-uidlist").read_text().splitlines()
        head = lines[0].split()
        old = int(next(one for one in head if one.startswith("V"))[1:])
        head = [f"V{old + 1}" if one.startswith("V") else "N1" if one.startswith("N") else one
                for one in head]
        (box / "dovecot-uidlist").write_text(" ".join(head) + "\n")
