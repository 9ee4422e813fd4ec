"""Who writes in the demo, and what their mail programs make of an answer. All of them are invented."""

import html
import re
import textwrap
import urllib.parse
from email.message import EmailMessage

from office import DESK

DAYS = ("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min")
LONG_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
LONG_MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus",
               "September", "Oktober", "November", "Desember")


class Person:
    """Somebody with an address and a mail program."""

    def __init__(self, name, address, client="gmail", signature=""):
        self.name = name
        self.address = address
        self.client = client
        self.signature = signature

    @property
    def domain(self):
        return self.address.split("@")[1]


def at_desk(name, client):
    local = ".".join(name.lower().split()[:2])
    return Person(name, f"{local}@diskominfo.patikab.example", client)


STAFF = {person.address: person for person in (
    at_desk("Budi Rekaan", "gmail"),
    at_desk("Sari Misal", "iphone"),
    at_desk("Wahyu Umpama", "tap"),
    at_desk("Dewi Khayal", "outlook"),
    at_desk("Joko Andai", "thunderbird"),
    at_desk("Retno Fiktif", "yahoo"),
    at_desk("Endang Contoh", "outlook"),
    Person("Hartono Contohadi", "hartono.contohadi@diskominfo.patikab.example", "tap"),
    Person("Lina Percontohan", "lina.percontohan@diskominfo.patikab.example"),
)}
LEADER = STAFF["endang.contoh@diskominfo.patikab.example"]
HEAD = STAFF["hartono.contohadi@diskominfo.patikab.example"]
OPERATOR = STAFF["lina.percontohan@diskominfo.patikab.example"]

SOCIAL = Person("Dinas Sosial", "sekretariat@dinsos.patikab.example", "outlook")
SOCIAL_PHONE = Person("Mbak Ningrum", "ningrum.fiktif@mail.example", "iphone")
SOCIAL_COLLEAGUE = Person("Slamet Andaikan", "slamet@dinsos.patikab.example", "gmail")
HEALTH = Person("Dinas Kesehatan", "umpeg@dinkes.patikab.example", "zimbra")
HEALTH_STAFF = Person("Farida Misalnya", "farida.misalnya@dinkes.patikab.example", "gmail")
CLINIC = Person("Puskesmas Contoh Jaya", "tu@pkm-contohjaya.patikab.example", "zimbra",
                "Admin TIK Puskesmas Contoh Jaya\nHP +62 812-0000-0005")
SCHOOLS = Person("Sekretariat Disdik", "sekretariat@disdik.patikab.example", "gmail")
CIVIL = Person("Pelayanan Dukcapil", "pelayanan@dukcapil.patikab.example", "gmail")
TREASURY = Person("TU BPKAD", "tu@bpkad.patikab.example", "thunderbird")
LEGAL = Person("Bagian Hukum", "staf@hukum.setda.patikab.example", "outlook")
INSPECTORATE = Person("Inspektorat Daerah", "sekretariat@inspektorat.patikab.example", "outlook")
DISTRICT = Person("Bu Karsih (Kec. Sukamaju)", "pelayanan@kec-sukamaju.patikab.example", "yahoo")
ENVIRONMENT = Person("Dinas Lingkungan Hidup", "umum@dlh.patikab.example", "below")
TOURISM = Person("Dinas Pariwisata", "promosi@dispar.patikab.example", "gmail")
STRANGER = Person("Toko Komputer Antah Berantah", "promo@antahberantah.example", "gmail")
VILLAGE = Person("Perangkat Desa Sukamulya", "sukamulya@desa.example", "gmail")
FORGER = Person("Joko Andai", "joko.andai@diskominfo.patikab.example", "gmail")
MACHINE = Person("Mail Delivery System", "MAILER-DAEMON@mail.patikab.example")


def _quoted(text):
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


def _html_lines(text):
    return html.escape(text).replace("\n", "<br>")


def _gmail(sent, text, when):
    lead = (f"Pada {DAYS[when.weekday()]}, {when.day} {MONTHS[when.month - 1]} {when.year} pukul "
            f"{when:%H.%M} Desk TIK <{DESK}>\nmenulis:")
    plain = f"{text}\n\n{lead}\n\n{_quoted(sent.text)}\n"
    markup = (f'<div dir="ltr">{_html_lines(text)}</div><br><div class="gmail_quote">'
              f'<div dir="ltr" class="gmail_attr">{_html_lines(lead)}<br></div>'
              f'<blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px solid">'
              f"{sent.html or _html_lines(sent.text)}</blockquote></div>")
    return plain, markup


def _outlook(sent, text, when):
    head = (f"Dari: Desk TIK <{DESK}>\nDikirim: {LONG_DAYS[when.weekday()]}, "
            f"{when.day:02d} {LONG_MONTHS[when.month - 1]} {when.year} {when:%H.%M}\n"
            f"Kepada: Yang bersangkutan\nPerihal: {sent.subject}")
    plain = f"{text}\n\n________________________________\n{head}\n\n{sent.text}\n"
    markup = (f"<html><body><div>{_html_lines(text)}</div><hr style=\"display:inline-block\">"
              f'<div id="divRplyFwdMsg" dir="ltr"><b>{_html_lines(head)}</b></div>'
              f"<div>{sent.html or _html_lines(sent.text)}</div></body></html>")
    return plain, markup


def _iphone(sent, text, when):
    lead = (f"Pada {when.day} {MONTHS[when.month - 1]} {when.year}, pukul {when:%H.%M}, "
            f"Desk TIK <{DESK}> menulis:")
    return f"{text}\n\nDikirim dari iPhone saya\n\n{lead}\n\n{_quoted(sent.text)}\n", None


def _yahoo(sent, text, when):
    lead = (f"Pada {LONG_DAYS[when.weekday()]}, {when.day} {LONG_MONTHS[when.month - 1]} "
            f"{when.year} {when:%H.%M.%S} WIB, Desk TIK <{DESK}> menulis:")
    return f"{text}\n\nDikirim dari Yahoo Mail di Android\n\n{lead}\n\n{_quoted(sent.text)}\n", None


def _thunderbird(sent, text, when):
    return f"{text}\n\nPada {when:%d/%m/%Y %H.%M}, Desk TIK menulis:\n{_quoted(sent.text)}\n", None


def _zimbra(sent, text, when):
    lead = (f"----- Pada {when.day} {MONTHS[when.month - 1]} {when.year}, jam {when:%H.%M}, "
            f"Desk TIK {DESK} menulis:")
    return f"{text}\n\n{lead}\n\n{_quoted(sent.text)}\n", None


def _below(sent, text, when):
    """The answer stands below what it answers."""
    return f"Pada {when:%d/%m/%Y %H.%M}, Desk TIK menulis:\n{_quoted(sent.text)}\n\n{text}\n", None


CLIENTS = {"gmail": _gmail, "outlook": _outlook, "iphone": _iphone, "yahoo": _yahoo,
           "thunderbird": _thunderbird, "zimbra": _zimbra, "below": _below}
USER_AGENTS = {"outlook": "Microsoft Outlook 16.0", "iphone": "iPhone Mail (23A341)",
               "zimbra": "Zimbra 8.8.15", "yahoo": "YMailNorrin"}


def tap(sent, text):
    """What a phone makes of a one-tap answer of the HTML part: a new mail, with nothing quoted."""
    word = text.split()[0].rstrip(":,")
    for link in re.findall(r'href="mailto:([^"]+)"', sent.html):
        address, _, query = html.unescape(link).partition("?")
        fields = urllib.parse.parse_qs(query)
        if fields.get("body", [""])[0].strip().upper().startswith(word):
            message = EmailMessage()
            message["To"] = urllib.parse.unquote(address)
            message["Subject"] = fields.get("subject", [""])[0]
            message.set_content(f"{text}\n")
            return message
    return None


def answer(person, sent, text, when, client=None):
    """The answer of this person to that mail, as the person's mail program writes it."""
    client = client or person.client
    if client == "tap":
        message = tap(sent, text)
        if message:
            return message
        client = "iphone"
    if person.signature:
        text = f"{text}\n-- \n{person.signature}"
    plain, markup = CLIENTS[client](sent, text, when)
    message = EmailMessage()
    message["To"] = f"Desk TIK <{sent.reply_to}>"
    message["Subject"] = f"{'Bls' if client in ('zimbra', 'yahoo') else 'Re'}: {sent.subject}"
    message["In-Reply-To"] = sent.id
    earlier = " ".join((sent.message["References"] or "").split())
    message["References"] = f"{earlier} {sent.id}".strip()
    if client in USER_AGENTS:
        message["X-Mailer"] = USER_AGENTS[client]
    message.set_content(plain)
    if markup:
        message.add_alternative(markup, subtype="html")
    return message


def paragraphs(text, width=76):
    """Text as a typist breaks it."""
    return "\n\n".join(textwrap.fill(" ".join(part.split()), width)
                       for part in textwrap.dedent(text).strip().split("\n\n"))
