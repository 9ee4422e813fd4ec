"""The demo's desk: its folders, its settings, and the real programs at a pretended time."""

import email
import email.policy
import functools
import json
import os
import pathlib
import shutil
import socket
import subprocess
import time
import urllib.request
from datetime import timedelta, timezone

HERE = pathlib.Path(__file__).resolve().parent
WIB = timezone(timedelta(hours=7))
DESK = "desktik@diskominfo.patikab.example"
SHEETS = ("petugas", "opd", "layanan", "libur")
TIMEOUT = 60  # seconds, for one run of a program

CONFIG = """\
# Desk TIK, demo office. desktik.conf.example explains every key.
[desk]
name = Desk TIK
address = {desk}
organisation = Dinas Komunikasi dan Informatika Kabupaten Pati

[database]
path = desktik.db

[mailbox]
url = maildir:surat-masuk

[smtp]
url = maildir:surat-keluar

[web]
listen = 127.0.0.1:{port}
base_url = http://127.0.0.1:{port}

[paper]
image = {emblem}
letterhead = PEMERINTAH KABUPATEN PATI; DINAS KOMUNIKASI DAN INFORMATIKA; \
Jalan Contoh Nomor 1, Pati 00000 · telepon (0295) 000000
place = Pati
leader_title = Kepala Dinas Komunikasi dan Informatika

[secrets]
key_file = kunci
"""


class Trouble(Exception):
    """The demo can't go on; the message is for the person at the terminal."""


def free_port(first=8025):
    """The first free loopback port from `first` on."""
    for port in range(first, first + 100):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue
    raise Trouble(f"no free port between {first} and {first + 99}")


class Sent:
    """One mail of the desk, as it lies in its reader's folder."""

    def __init__(self, path):
        self.path = path
        self.reader = path.parent.parent.name
        self.message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        self.id = self.message["Message-ID"].strip()
        # <TOKEN.NUMBER@domain>: the number counts the mails of the desk.
        self.number = int(self.id.split("@")[0].rsplit(".", 1)[1])
        self.subject = " ".join(self.message["Subject"].split())
        self.reply_to = self.message["Reply-To"].addresses[0].addr_spec

    def part(self, kind):
        body = self.message.get_body(preferencelist=(kind,))
        return body.get_content() if body else ""

    @functools.cached_property
    def text(self):
        return self.part("plain")

    @functools.cached_property
    def html(self):
        return self.part("html")

    @functools.cached_property
    def everything(self):
        """Header and decoded texts."""
        head = "\n".join(f"{name}: {value}" for name, value in self.message.items())
        return f"{head}\n{self.text}\n{self.html}"


class Office:
    """A desk in its own folder. Everything it writes is below `root`."""

    def __init__(self, root, build):
        self.root = pathlib.Path(root).resolve()
        self.build = pathlib.Path(build).resolve()
        self.inbox = self.root / "surat-masuk"
        self.outbox = self.root / "surat-keluar"
        self.config = self.root / "desktik.conf"
        self.log = self.root / "desktik.log"
        self.delivered = 0
        self.known = set()
        self.web = None

    def make(self):
        """Wipes what an earlier run left and makes the folders, settings and spreadsheets."""
        if self.root.exists() and not (self.root / ".demo").exists() and any(self.root.iterdir()):
            raise Trouble(f"{self.root} is not a folder of the demo; move it away first")
        shutil.rmtree(self.root, ignore_errors=True)
        for folder in ("tmp", "new", "cur"):
            (self.inbox / folder).mkdir(parents=True)
        (self.root / ".demo").touch()
        for sheet in SHEETS:
            shutil.copy(HERE / "directory" / f"{sheet}.csv", self.root)
        self.port = free_port()
        self.config.write_text(
            CONFIG.format(desk=DESK, port=self.port, emblem=HERE / "lambang.png"))

    def run(self, *words, when, may_fail=False):
        """Runs desktik at a pretended time; its log goes to desktik.log."""
        command = [self.build / "desktik", "--config", self.config, "--now", when.isoformat(),
                   *map(str, words)]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT,
                                  stdin=subprocess.DEVNULL)
        except FileNotFoundError:
            raise Trouble(f"{command[0]} is not there; run make first") from None
        except subprocess.TimeoutExpired:
            raise Trouble(f"desktik {' '.join(words)} takes too long") from None
        with self.log.open("a") as log:
            log.write(f"{when:%Y-%m-%d %H.%M} desktik {' '.join(map(str, words))}\n{done.stderr}")
        if done.returncode and not may_fail:
            raise Trouble(f"desktik {' '.join(map(str, words))} ended with {done.returncode}:\n"
                          f"{done.stderr}")
        return done

    def list(self, *words, when):
        return json.loads(self.run(*words, "--json", when=when).stdout)

    def import_directory(self, when):
        sheets = [self.root / f"{sheet}.csv" for sheet in SHEETS]
        return self.run("directory", "import", "--staff", sheets[0], "--offices", sheets[1],
                        "--services", sheets[2], "--holidays", sheets[3], when=when)

    def deliver(self, data):
        """Puts a mail into the desk's mailbox, as a mail server would."""
        self.delivered += 1
        name = f"{self.delivered:04d}.demo"
        (self.inbox / "tmp" / name).write_bytes(data)
        os.rename(self.inbox / "tmp" / name, self.inbox / "new" / name)

    def new_mails(self):
        """The mails that the desk sent since this was asked last, oldest first."""
        paths = set(self.outbox.glob("*/new/*")) - self.known
        self.known |= paths
        return sorted(map(Sent, paths), key=lambda sent: sent.number)

    def waiting(self):
        """Mails in the desk's mailbox that no round has filed."""
        return [*self.inbox.glob("new/*"), *self.inbox.glob("cur/*")]

    def filed(self, folder):
        return [path for sub in ("new", "cur")
                for path in (self.inbox / f".{folder}" / sub).glob("*")]

    # The page

    def open_page(self, when):
        """Starts desktik-web and waits until it answers."""
        command = [self.build / "desktik-web", "--config", self.config, "--now", when.isoformat()]
        if not command[0].exists():
            raise Trouble(f"{command[0]} is not there; run make first")
        with (self.root / "desktik-web.log").open("w") as log:
            self.web = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        deadline = time.monotonic() + TIMEOUT
        while time.monotonic() < deadline and self.web.poll() is None:
            try:
                self.get("/healthz")
                return
            except OSError:
                time.sleep(0.05)
        raise Trouble(f"desktik-web does not answer; see {self.root / 'desktik-web.log'}")

    def get(self, address, cookies=True):
        """The page at this address: (status, text). Cookies live as long as one call."""
        if address.startswith("/"):
            address = f"http://127.0.0.1:{self.port}{address}"
        handlers = [urllib.request.ProxyHandler({})]
        if cookies:
            handlers.append(urllib.request.HTTPCookieProcessor())
        with urllib.request.build_opener(*handlers).open(address, timeout=TIMEOUT) as answer:
            return answer.status, answer.read().decode()

    def close_page(self):
        if self.web and self.web.poll() is None:
            self.web.terminate()
            self.web.wait(TIMEOUT)
        self.web = None
