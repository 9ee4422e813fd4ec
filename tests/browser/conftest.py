"""A small office with a few tickets, its page on a free port, and a Chromium to look at it."""
import email
import email.policy
import os
import pathlib
import re
import socket
import subprocess
import time
import urllib.request

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = (ROOT / os.environ.get("B", "build")).resolve()
NOW = "2026-11-24T09:00:00+07:00"

CONF = """[desk]
address = desk@tik.example
[database]
path = desk.db
[mailbox]
url = maildir:in
[smtp]
url = maildir:out
[web]
listen = 127.0.0.1:{port}
base_url = http://127.0.0.1:{port}
"""
STAFF = """email,nama,nip,peran,seksi
tono@tik.example,Tono Contoh,199901012025011001,teknisi,Jaringan
lina@tik.example,Lina Contoh,,pimpinan,
"""
OFFICES = """pola,opd,kebutuhan
@dinkes.example,Dinas Contoh Kesehatan,4
@dinsos.example,Dinas Contoh Sosial,2
"""
SERVICES = """kode,layanan,jenis,seksi,kegawatan,kata_kunci,target_respon_menit,target_selesai_jam
NET,Gangguan jaringan,gangguan,Jaringan,70,wifi;internet,60,8
"""
EVIL = "<script>document.title='celaka'</script><img src=x onerror=alert(1)> \"'&lt;"


class Office:
    def __init__(self, folder, port):
        self.folder = folder
        self.port = port
        self.count = 0
        self.base = f"http://127.0.0.1:{port}"
        for name, text in (("desktik.conf", CONF.format(port=port)), ("petugas.csv", STAFF),
                           ("opd.csv", OFFICES), ("layanan.csv", SERVICES)):
            (folder / name).write_text(text)
        for sub in ("new", "cur", "tmp"):
            (folder / "in" / sub).mkdir(parents=True)
        self.run("directory", "import", "--staff", "petugas.csv", "--offices", "opd.csv",
                 "--services", "layanan.csv")

    def run(self, *arguments, when=NOW):
        done = subprocess.run([BUILD / "desktik", "--config", "desktik.conf", "--now", when,
                               *arguments], cwd=self.folder, capture_output=True, text=True,
                              timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def write(self, sender, text, to="desk@tik.example", subject="surat", extra=""):
        self.count += 1
        mail = (f"From: {sender}\nTo: {to}\nSubject: {subject}\nMessage-ID: <{self.count}@x.example>\n"
                f"Date: Tue, 24 Nov 2026 09:00:00 +0700\nMIME-Version: 1.0\n"
                f"{extra or 'Content-Type: text/plain; charset=utf-8'}\n\n{text}\n")
        (self.folder / "in" / "new" / f"m{self.count}").write_text(mail, encoding="utf-8")
        self.run("gateway", "--once")

    def inbox(self, person):
        mails = sorted((self.folder / "out" / person).rglob("new/*"),
                       key=lambda path: path.stat().st_mtime_ns)
        return [email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
                for path in mails]

    def answer(self, person, text):
        newest = self.inbox(person)[-1]
        self.write(person, text, to=newest["Reply-To"], subject="Re: " + newest["Subject"])

    def link(self, person):
        """The signed link of the newest mail that has one."""
        for mail in reversed(self.inbox(person)):
            found = re.search(r"http://\S+/masuk\?t=\S+",
                              mail.get_body(("plain",)).get_content())
            if found:
                return found.group(0)
        raise AssertionError(f"no link in the mails of {person}")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def await_page(base):
    for _ in range(200):
        try:
            return urllib.request.urlopen(base + "/healthz", timeout=5).read()
        except OSError:
            time.sleep(0.02)
    raise AssertionError("the page did not come up")


@pytest.fixture(scope="session")
def office(tmp_path_factory):
    one = Office(tmp_path_factory.mktemp("office"), free_port())
    pdf = ("Content-Type: multipart/mixed; boundary=b\n\n--b\n"
           "Content-Type: text/plain; charset=utf-8\n\nwifi kantor mati " + EVIL +
           "\n--b\nContent-Type: text/html\nContent-Disposition: attachment; "
           "filename=\"../jahat.html\"\n\n<script>alert(1)</script>\n--b--")
    one.write("Rini <rini@dinkes.example>", "", subject="wifi " + EVIL, extra=pdf)
    one.write("Budi <budi@dinsos.example>", "internet putus sejak pagi", subject="internet putus")
    one.write("tono@tik.example", "MASUK")
    one.write("lina@tik.example", "MASUK")
    one.write("lina@tik.example", "LAPORAN 2026-11")
    page = subprocess.Popen([BUILD / "desktik-web", "--config", "desktik.conf", "--now", NOW],
                            cwd=one.folder)
    try:
        await_page(one.base)
        yield one
    finally:
        page.terminate()
        assert page.wait(timeout=20) == 0


@pytest.fixture(scope="session")
def chromium(tmp_path_factory):
    options = Options()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
                     "--disable-background-networking", "--disable-component-update",
                     "--disable-sync", "--disable-quic", "--hide-scrollbars",
                     f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    yield driver
    driver.quit()


@pytest.fixture
def browser(chromium):
    """Without cookies, at the width of a desk."""
    chromium.get("about:blank")
    chromium.execute_cdp_cmd("Network.clearBrowserCookies", {})
    chromium.get_log("browser")
    width(chromium, 1280)
    return chromium


def width(driver, pixels):
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
        "width": pixels, "height": 900, "deviceScaleFactor": 1, "mobile": pixels < 500})
