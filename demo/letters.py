"""First letters of every kind that offices send, and the mail that is none.

Each function returns a maker: maker(play, person, when) gives an EmailMessage, which the player
stamps with sender, date and Message-ID, or bytes that go out as they are.
"""

import email.utils
import struct
import zlib
from email.message import EmailMessage

from office import DESK
from people import LONG_MONTHS, paragraphs


def long_date(when):
    return f"{when.day} {LONG_MONTHS[when.month - 1]} {when.year}"


def simple(subject, text, **headers):
    """A plain mail, as most are."""
    def make(play, person, when):
        message = EmailMessage()
        message["Subject"] = subject
        for name, value in headers.items():
            message[name.replace("_", "-")] = value
        message.set_content(text if text.endswith("\n") else f"{text}\n")
        return message
    return make


def formal(office, number, nature, subject, text, signer, attachment="-", headers=None):
    """A surat dinas: letterhead, number, nature, subject, signer."""
    def make(play, person, when):
        body = "\n\n".join("       " + part for part in paragraphs(text, 70).split("\n\n"))
        letter = f"""\
PEMERINTAH KABUPATEN PATI
{office.upper()}
Jalan Raya Contoh Nomor 7, Pati 59100, Telepon (0295) 000000
___________________________________________________________________

                                              Pati, {long_date(when)}

Nomor    : {number}
Sifat    : {nature}
Lampiran : {attachment}
Hal      : {subject}

Yth. Kepala Dinas Komunikasi dan Informatika
     Kabupaten Pati
     di -
        P A T I

{body}

       Demikian atas perhatian dan kerja sama Saudara disampaikan
terima kasih.

                                   KEPALA {office.upper()}

                                        (ditandatangani secara elektronik)

                                        {signer.upper()}
                                        NIP. 19700101 199903 1 999

Tembusan:
1. Sekretaris Daerah Kabupaten Pati (sebagai laporan);
2. Arsip.
"""
        return simple(f"{subject} (No. {number})", letter, **(headers or {}))(play, person, when)
    return make


def web(subject, markup):
    """HTML alone, as web mail programs write it: no plain text part."""
    def make(play, person, when):
        message = EmailMessage()
        message["Subject"] = subject
        message.set_content(f"<html><head><style>p {{ color: #222 }}</style></head>"
                            f"<body>{markup}</body></html>", subtype="html")
        return message
    return make


def with_file(subject, text, content, kind, name, inline=False):
    """A mail with one attachment."""
    def make(play, person, when):
        message = simple(subject, text)(play, person, when)
        main, sub = kind.split("/")
        message.add_attachment(content, maintype=main, subtype=sub, filename=name,
                               disposition="inline" if inline else "attachment")
        return message
    return make


def pdf(lines):
    """A small valid PDF of one page."""
    text = "BT /F1 12 Tf 72 770 Td 16 TL\n"
    for line in lines:
        escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        text += f"({escaped}) Tj T*\n"
    stream = f"{text}ET".encode("latin-1", "replace")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, table)
    return out


def png(width=160, height=90):
    """A small valid picture: a screen with a red bar."""
    rows = b""
    for y in range(height):
        color = b"\xc0\x30\x30" if 10 <= y < 24 else b"\xf0\xf0\xf0"
        rows += b"\x00" + color * width

    def chunk(name, data):
        return (struct.pack(">I", len(data)) + name + data
                + struct.pack(">I", zlib.crc32(name + data)))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows))
            + chunk(b"IEND", b""))


def mislabelled(subject, text, says, is_really):
    """Says one charset and is written in another, as old forms on web servers do."""
    def make(play, person, when):
        head = (f"From: {person.name} <{person.address}>\r\nTo: {DESK}\r\nSubject: {subject}\r\n"
                f"Date: {email.utils.format_datetime(when)}\r\n"
                f"Message-ID: {play.new_id(person)}\r\nMIME-Version: 1.0\r\n"
                f"Content-Type: text/plain; charset={says}\r\n"
                f"Content-Transfer-Encoding: 8bit\r\n\r\n")
        return head.encode("ascii") + text.replace("\n", "\r\n").encode(is_really)
    return make


def garbage():
    """Bytes that are no mail at all."""
    return lambda play, person, when: bytes((i * 73 + i // 7 * 31) % 256 for i in range(4000))


# What machines write


def newsletter():
    return simple("Buletin Desa Digital edisi November", "Kabar bulan ini: ...",
                  List_Id="<buletin.desadigital.example>", Precedence="bulk",
                  List_Unsubscribe="<mailto:keluar@desadigital.example>")


def away(ticket_of, until):
    """An out-of-office answer to the newest mail that this person got about the ticket."""
    def make(play, person, when):
        sent = play.newest(person, play.number(ticket_of))
        message = EmailMessage()
        message["Subject"] = f"Balasan otomatis: {sent.subject}"
        message["To"] = sent.reply_to
        message["In-Reply-To"] = sent.id
        message["Auto-Submitted"] = "auto-replied"
        message["X-Auto-Response-Suppress"] = "All"
        message.set_content(f"Saya sedang cuti sampai {until}. Untuk hal mendesak hubungi kantor.\n")
        return message
    return make


def bounce(ticket_of, reader, status, reason):
    """The report of a mail server that could not deliver one of our mails (RFC 3464)."""
    def make(play, person, when):
        sent = play.newest(reader, play.number(ticket_of))
        report = f"""\
From: {person.name} <{person.address}>
To: {DESK}
Subject: Undelivered Mail Returned to Sender
Date: {email.utils.format_datetime(when)}
Message-ID: {play.new_id(person)}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="batas"

--batas
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

<{reader.address}>: {reason}

--batas
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.patikab.example

Final-Recipient: rfc822; {reader.address}
Action: failed
Status: {status}
Diagnostic-Code: smtp; 550 {status} {reason}

--batas
Content-Type: message/rfc822

From: Desk TIK <{DESK}>
To: {reader.address}
Subject: {sent.subject}
Message-ID: {sent.id}

...
--batas--
"""
        return report.replace("\n", "\r\n").encode("utf-8")
    return make


def echo(ticket_of, reader):
    """One of our own mails, which a careless forwarding rule sent back to us."""
    return lambda play, person, when: play.newest(reader, play.number(ticket_of)).path.read_bytes()


def again(key):
    """The same letter once more, by another way: only the trace of the servers differs."""
    def make(play, person, when):
        trace = (f"Received: from mx2.patikab.example by mail.patikab.example; "
                 f"{email.utils.format_datetime(when)}\n")
        return trace.encode("ascii") + play.written[key]
    return make
