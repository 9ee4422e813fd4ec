#!/usr/bin/python3
"""hostile.py MAILPARSE [NAME...]: makes big hostile mails in a temporary folder and has each read
by the given tool. Prints TAP and, of each mail, the seconds and the memory it took (beyond that of
an empty mail).

The tool must end by itself with exit 0 and valid JSON, find the sender, the subject and the first
words of the text, and warn where it left something unread. How long it takes is no test: the limit
of CPU seconds only stops what would never end, that of memory what would take the machine.

  --times      a table at the end
  --sanitized  the tool is built with sanitizers, which need more of both (found out if not said)
"""
import argparse
import base64
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

CPU_SECONDS = 30
CPU_SECONDS_SANITIZED = 300
# Address space, not memory in use: libraries and the allocator's reserve are in it.
MEMORY = 300 << 20
MEMORY_PER_BYTE = 10
TEXT_BYTES = 1 << 20  # mailparse.h, max_text_bytes
BLOCK = 1 << 20

FROM = "budi@opd.example"
SUBJECT = "Printer rusak"
HEAD = (f"From: Budi Contoh <{FROM}>\nTo: desktik@diskominfo.patikab.example\n"
        f"Subject: {SUBJECT}\nDate: Tue, 24 Nov 2026 09:12:00 +0700\n"
        "Message-ID: <hostile@opd.example>\nMIME-Version: 1.0\n")
WITHOUT_TO = HEAD.replace("To: desktik@diskominfo.patikab.example\n", "")
WITHOUT_SUBJECT = HEAD.replace(f"Subject: {SUBJECT}\n", "")
PLAIN = "Content-Type: text/plain; charset=utf-8\n"
HTML = "Content-Type: text/html; charset=utf-8\n"
# What must be read; what must be read or be warned of.
BEGIN, END = "Mohon-awal", "tolong-akhir"
MAILS = {}


class Mail:
    def __init__(self, make, sender, subject, whole, arguments):
        self.make, self.sender, self.subject = make, sender, subject
        self.whole, self.arguments = whole, arguments


def ends(found):
    return any(END in found[member] for member in ("text", "quoted", "signature"))


def nothing_left(found):
    return True


def never(found):
    """Nobody reads all of that."""
    return False


def hostile(sender=FROM, subject=SUBJECT, whole=ends, arguments=()):
    """The function gives the pieces of a mail. What the mail has not, or has only beyond the
    limits: None. whole(found): nothing of it was left unread."""
    def add(make):
        MAILS[make.__name__.replace("_", "-")] = Mail(make, sender, subject, whole, arguments)
        return make
    return add


def many(piece, count):
    """count times, in blocks, so that this program stays small."""
    piece = piece.encode()
    block = max(1, BLOCK // len(piece))
    while count > 0:
        yield piece * min(block, count)
        count -= block


def numbered(form, count):
    for start in range(0, count, 10000):
        yield "".join(form.format(i) for i in range(start, min(start + 10000, count)))


def mixed(*parts, kind="mixed"):
    yield f"{HEAD}Content-Type: multipart/{kind}; boundary=b\n\n"
    for part in parts:
        yield "--b\n"
        yield from part
        yield "\n"
    yield "--b--\n"


def body(text):
    return [PLAIN, "\n", text]


# Header


@hostile()
def header_one_huge_field():
    yield from (HEAD, PLAIN, "X-Sampah: ")
    yield from many("sampah ", 10_000_000 // 7)
    yield f"\n\n{BEGIN}\n{END}\n"


@hostile(sender=None, subject=None, whole=never)
def header_huge_field_first():
    yield "X-Sampah: "
    yield from many("sampah", 10_000_000 // 6)
    yield f"\n{HEAD}{PLAIN}\n{BEGIN}\n"


@hostile(whole=never)
def header_million_fields():
    yield from (HEAD, PLAIN)
    yield from many("X-A: b\n", 1_000_000)
    yield f"\n{BEGIN}\n{END}\n"


@hostile(whole=never)
def header_endless_fold():
    yield from (HEAD, PLAIN, "X-Lipat: a\n")
    yield from many(" b\n", 3_333_333)
    yield f"\n{BEGIN}\n{END}\n"


@hostile(whole=never)
def header_blank_folds():
    yield from (HEAD, PLAIN, "X-Lipat: a\n")
    yield from many(" \n\t\n", 2_000_000)
    yield f"\n{BEGIN}\n{END}\n"


@hostile(whole=lambda found: len(found["to"]) == 100_000)
def to_100000_addresses():
    yield f"{WITHOUT_TO}{PLAIN}To: a@b.example"
    yield from numbered(',\n "Pegawai {0}" <pegawai{0}@opd.example>', 99_999)
    yield f"\n\n{BEGIN}\n{END}\n"


@hostile(whole=never)
def address_nested_comments():
    yield f"{HEAD}{PLAIN}Reply-To: "
    yield from many("(", 2_000_000)
    yield "\nCc: "
    yield from many("a:b,", 500_000)
    yield f"\n\n{BEGIN}\n{END}\n"


@hostile()
def address_comments_within_limit():
    yield f"{WITHOUT_TO}{PLAIN}Reply-To: {'(' * 80_000}\nTo: {'<' * 80_000}\n"
    yield f"\n{BEGIN}\n{END}\n"


@hostile()
def address_nested_groups():
    yield f"{WITHOUT_TO}{PLAIN}To: {'a:' * 120_000}\n\n{BEGIN}\n{END}\n"


@hostile()
def bcc_nested_groups():
    """A field that only the library reads."""
    yield f"{HEAD}{PLAIN}Bcc: {'a:' * 120_000}\n\n{BEGIN}\n{END}\n"


@hostile()
def nested_groups_of_an_attached_mail():
    """A header whose size nobody limits."""
    yield from mixed(body(f"{BEGIN}\n"), [
        f"Content-Type: message/rfc822\n\nCc: {'a:' * 300_000}\nSubject: a\n\nb"], body(END))


@hostile(subject=None, whole=never)
def subject_1_mb_of_words():
    yield f"{WITHOUT_SUBJECT}{PLAIN}Subject: awal"
    yield from many("\n =?utf-8?Q?=E2=80=93_kata?= =?utf-8?B?4oCT?=", 25_000)
    yield f"\n\n{BEGIN}\n{END}\n"


@hostile(subject=None)
def subject_of_cut_words():
    yield f"{WITHOUT_SUBJECT}{PLAIN}Subject: "
    yield from many("=?a?q?x", 30_000)
    yield f"\n\n{BEGIN}\n{END}\n"


@hostile(sender=None)
def from_of_letters():
    yield f"{HEAD.split(chr(10), 1)[1]}{PLAIN}From: {'a' * 250_000}\n"
    yield f"\n{BEGIN}\n{END}\n"


@hostile(whole=lambda found: len(found["references"]) == 100_000)
def references_100000():
    yield f"{HEAD}{PLAIN}References:"
    yield from numbered("\n <utas-{}@desk.example>", 100_000)
    yield f"\n\n{BEGIN}\n{END}\n"


@hostile(whole=never)
def authentication_nested_comments():
    yield f"{HEAD}{PLAIN}Authentication-Results: mx.example; "
    yield from many("(", 5_000_000)
    yield f"\n\n{BEGIN}\n{END}\n"


@hostile()
def authentication_within_limit():
    yield f"{HEAD}{PLAIN}Authentication-Results: mx.example; {'(' * 60_000}\n"
    yield f"Authentication-Results: mx.example{'; dkim=pass header.d=a.example' * 3000}\n"
    yield f"Authentication-Results: mx.example; dkim=pass {'(a)' * 20_000}\n"
    yield f"\n{BEGIN}\n{END}\n"


# Parameters


@hostile(whole=never)
def parameters_100000():
    yield f"{HEAD}Content-Type: text/plain; charset=utf-8"
    yield from numbered(";\n x{}=y", 100_000)
    yield f"\n\n{BEGIN}\n{END}\n"


@hostile()
def parameters_100000_of_a_part():
    yield from mixed(body(f"{BEGIN}\n"), parameters_of_a_part(";\n x{}=y"), body(END))


def parameters_of_a_part(form):
    yield "Content-Type: application/pdf\nContent-Disposition: attachment"
    yield from numbered(form, 100_000)
    yield "\n\n%PDF"


@hostile()
def parameters_continued_100000():
    yield from mixed(body(f"{BEGIN}\n"), parameters_of_a_part(";\n filename*{}*=a"), body(END))


@hostile()
def parameters_huge_number():
    names = "".join(f"; filename*{n}*=a" for n in
                    (999999999, 2147483647, 4294967296, -1, 99999999999999999999999999))
    yield from mixed(body(f"{BEGIN}\n"), [
        f"Content-Type: application/pdf\nContent-Disposition: attachment{names}\n\n%PDF"],
        body(END))


# Parts


@hostile()
def nested_multiparts_10000():
    yield f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n{PLAIN}\n{BEGIN}\n"
    yield "--b\nContent-Type: multipart/mixed; boundary=c0\n\n"
    for i in range(10_000):
        yield f"--c{i}\nContent-Type: multipart/mixed; boundary=c{i + 1}\n\n"
    yield f"--c10000\n{PLAIN}\n{END}\n--c10000--\n"


@hostile(whole=lambda found: sum(one["size"] for one in found["attachments"]) > 300_000)
def nested_mails_10000():
    yield f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n{PLAIN}\n{BEGIN}\n--b\n"
    yield from many("Content-Type: message/rfc822\n\n", 10_000)
    yield f"{PLAIN}\n{END}\n--b--\n"


@hostile()
def empty_parts_100000():
    yield f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n{PLAIN}\n{BEGIN}\n"
    yield from many("--b\n", 100_000)
    yield f"\n{END}\n--b--\n"


@hostile()
def tiny_parts_100000():
    yield f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n{PLAIN}\n{BEGIN}\n"
    yield from many("--b\nContent-Type: image/png\n\nx\n", 100_000)
    yield f"--b\n{PLAIN}\n{END}\n--b--\n"


@hostile()
def alternative_of_50000():
    yield from mixed(body(f"{BEGIN}\n"), *[[f"{HTML}\n<p>{BEGIN} {i}</p>"] for i in range(50_000)],
                     [f"{HTML}\n<p>{BEGIN} {END}</p>"], kind="alternative")


@hostile()
def boundary_like_lines_1000000():
    yield f"{HEAD}Content-Type: multipart/mixed; boundary=bbbb\n\n--bbbb\n{PLAIN}\n{BEGIN}\n"
    yield from many("--bbb\n--bbbbb\n", 500_000)
    yield f"{END}\n--bbbb--\n"


@hostile()
def part_header_10_mb():
    yield f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n{PLAIN}\n{BEGIN}\n--b\n"
    yield "Content-Type: application/pdf\nContent-Disposition: attachment; filename=\""
    yield from many("sampah", 10_000_000 // 6)
    yield f".pdf\"\n\n%PDF\n--b\n{PLAIN}\n{END}\n--b--\n"


@hostile(whole=nothing_left)
def preamble_20_mb():
    yield f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n"
    yield from many("-- sampah\n", 2_000_000)
    yield f"--b\n{PLAIN}\n{BEGIN}\n--b--\n"


@hostile()
def text_parts_900():
    yield f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n{PLAIN}\n{BEGIN}\n"
    yield from many(f"--b\n{PLAIN}\n{'sampah' * 4000}\n", 450)
    yield from many(f"--b\n{HTML}\n<p>{'sampah' * 4000}\n", 450)
    yield f"--b\n{PLAIN}\n{END}\n--b--\n"


@hostile()
def digest_of_100000():
    yield from mixed(body(f"{BEGIN}\n"), digest(), body(END))


def digest():
    yield "Content-Type: multipart/digest; boundary=d\n\n"
    yield from many("--d\n\nSubject: a\n\nb\n", 100_000)
    yield "--d--\n"


@hostile(whole=nothing_left)
def delivery_status_50000_groups():
    yield f"{HEAD}Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
    yield f"--b\n{PLAIN}\n{BEGIN}\n--b\nContent-Type: message/delivery-status\n\n"
    yield from many("Action: failed\nStatus: 5.1.1\n\n", 50_000)
    yield "--b--\n"


# Encodings


@hostile()
def base64_50_mb():
    yield f"{HEAD}{PLAIN}Content-Transfer-Encoding: base64\n\n"
    yield base64.encodebytes(f"{BEGIN}\n\n".encode())
    yield from many(base64.encodebytes(b"sampah sampah sam\n" * 3).decode(), 50_000_000 // 73)
    yield base64.encodebytes(END.encode())


@hostile(whole=nothing_left)
def base64_of_no_letters():
    yield f"{HEAD}{PLAIN}Content-Transfer-Encoding: base64\n\n"
    yield base64.encodebytes(f"{BEGIN}\n\n".encode())
    yield from many("=\n", 5_000_000)


@hostile()
def quoted_printable_soft_breaks():
    yield f"{HEAD}{PLAIN}Content-Transfer-Encoding: quoted-printable\n\n{BEGIN}\n"
    yield from many("=\n", 5_000_000)
    yield END


@hostile()
def bytes_of_no_charset():
    yield f"{HEAD}{PLAIN}\n{BEGIN}\n"
    for _ in range(20):
        yield b"\xe2\x80\xff\x00" * (BLOCK // 4)
    yield f"\n{END}\n"


@hostile()
def uuencode_begins_100000():
    yield f"{HEAD}{PLAIN}\n{BEGIN}\n"
    yield from many("begin 644 a.jpg\n#86)C\n", 100_000)
    yield f"{END}\n"


@hostile()
def uuencode_files_100000():
    yield f"{HEAD}{PLAIN}\n{BEGIN}\n"
    yield from many("begin 644 a.jpg\n#86)C\n`\nend\n", 100_000)
    yield f"{END}\n"


def nested_der(depth):
    return b"\x30\x80" * depth


@hostile(whole=nothing_left)
def cms_nested():
    yield from mixed(body(f"{BEGIN}\n"), [
        "Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\n"
        "Content-Transfer-Encoding: base64\n\n", base64.encodebytes(nested_der(1_000_000))])


# HTML


@hostile()
def html_nested_divs_200000():
    yield f"{HEAD}{HTML}\n<html><body><p>{BEGIN}</p>"
    yield from many("<div>", 200_000)
    yield END
    yield from many("</div>", 200_000)


@hostile()
def html_nested_divs_within_limit():
    yield f"{HEAD}{HTML}\n<html><body><p>{BEGIN}</p>"
    yield from many("<div>", 90_000)
    yield END
    yield from many("</div>", 90_000)


@hostile()
def html_nested_quotes_100000():
    yield f"{HEAD}{HTML}\n<html><body><p>{BEGIN}</p>"
    yield from many('<blockquote type="cite">a', 100_000)
    yield END


@hostile()
def html_nested_tables_50000():
    yield f"{HEAD}{HTML}\n<html><body><p>{BEGIN}</p>"
    yield from many("<table><tr><td>a", 50_000)
    yield END


@hostile()
def html_breaks_1000000():
    yield f"{HEAD}{HTML}\n<html><body>{BEGIN}"
    yield from many("<br>", 1_000_000)
    yield f"{END}</body></html>"


@hostile()
def html_breaks_within_limit():
    yield f"{HEAD}{HTML}\n<html><body>{BEGIN}"
    yield from many("<br>", 250_000)
    yield f"{END}</body></html>"


@hostile()
def html_open_tags_200000():
    yield f"{HEAD}{HTML}\n<html><body><p>{BEGIN}</p>"
    yield from many("<b><i>", 200_000)
    yield END


@hostile()
def html_open_tags_within_limit():
    yield f"{HEAD}{HTML}\n<html><body><p>{BEGIN}</p>"
    yield from many("<b><i>", 100_000)
    yield END


@hostile()
def html_misnested_tags():
    yield f"{HEAD}{HTML}\n<html><body><p>{BEGIN}</p>"
    yield from many("<b><p>a<i></b></p>", 100_000)
    yield END


@hostile()
def html_attributes_100000():
    yield f"{HEAD}{HTML}\n<html><body><p>{BEGIN}</p><div"
    yield from numbered(' a{}="b"', 100_000)
    yield f">{END}</div>"


@hostile()
def html_attributes_20000():
    yield f"{HEAD}{HTML}\n<html><body><p>{BEGIN}</p><div"
    yield from numbered(' a{}="b"', 20_000)
    yield f">{END}</div>"


@hostile()
def html_style_10_mb():
    yield f"{HEAD}{HTML}\n<html><body><p>{BEGIN}</p><style>"
    yield from many("p.a { margin: 0 }\n", 10_000_000 // 18)
    yield f"</style><p>{END}</p>"


@hostile()
def html_style_attribute_10_mb():
    yield f'{HEAD}{HTML}\n<html><body><p>{BEGIN}</p><p style="'
    yield from many("color: red; ", 10_000_000 // 12)
    yield f'">{END}</p>'


@hostile()
def html_entities_1000000():
    yield (f"{HEAD}{HTML}\n<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>"
           f"<!ENTITY c '&b;&b;&b;&b;&b;&b;'>]><html><body><p>{BEGIN}</p><p>&c;")
    yield from many("&amp;&#x1F64F;&euml &tidakada;", 333_333)
    yield f"</p><p>{END}</p>"


@hostile()
def html_links_100000():
    yield f"{HEAD}{HTML}\n<html><body><p>{BEGIN}</p>"
    yield from numbered('<a href="https://contoh.example/{}">sini</a>', 100_000)
    yield END


@hostile()
def html_comments_200000():
    yield f"{HEAD}{HTML}\n<html><body><p>{BEGIN}</p>"
    yield from many("<!--[if mso]><p>-- <!", 200_000)
    yield f"--><p>{END}</p>"


# Plain text


@hostile()
def line_of_20_mb():
    yield f"{HEAD}{PLAIN}\n{BEGIN} "
    yield from many("sampah ", 20_000_000 // 7)
    yield END


@hostile()
def quote_marks_1000000():
    yield f"{HEAD}{PLAIN}\n{BEGIN}\n"
    yield from many(">\n", 1_000_000)
    yield END


@hostile()
def blank_lines_1000000():
    yield f"{HEAD}{PLAIN}\n{BEGIN}\n"
    yield from many("\n", 1_000_000)
    yield END


@hostile()
def dashes_after_quotes():
    yield f"{HEAD}{PLAIN}\n"
    yield from many(">\n", 250_000)
    yield from many("--\n>\n", 100_000)
    yield f"{BEGIN}\n{END}"


@hostile()
def quote_marks_in_a_line():
    yield f"{HEAD}{PLAIN}\n{BEGIN}\n"
    yield from many(">", 1_000_000)
    yield f"\n{END}"


@hostile()
def attributions_500000():
    yield f"{HEAD}{PLAIN}\n{BEGIN}\n"
    yield from many("Pada tanggal\n", 500_000)
    yield END


@hostile()
def attributions_that_never_end():
    yield f"{HEAD}{PLAIN}\n{BEGIN}\n"
    yield from many("Pada Sel, 24 Nov 2026 pukul 09.12 Desk <desk@tik.example>\n", 100_000)
    yield END


@hostile()
def attributions_complete():
    yield f"{HEAD}{PLAIN}\n{BEGIN}\n"
    yield from many("Pada Sel, 24 Nov 2026 pukul 09.12 Desk <desk@tik.example> menulis:\n", 100_000)
    yield END


@hostile()
def signature_dashes_1000000():
    yield f"{HEAD}{PLAIN}\n{BEGIN}\n"
    yield from many("-- \n", 1_000_000)
    yield END


@hostile()
def signature_cards_200000():
    yield f"{HEAD}{PLAIN}\n{BEGIN}\n"
    yield from many("Hormat kami,\nBudi\nNIP. 19\n\n", 200_000)
    yield END


@hostile()
def header_blocks_300000():
    yield f"{HEAD}{PLAIN}\n{BEGIN}\n"
    yield from many("Dari:\n", 300_000)
    yield END


@hostile()
def header_blocks_complete():
    yield f"{HEAD}{PLAIN}\n{BEGIN}\n"
    yield from many("Dari: a@b.example\nDikirim: Selasa\nKepada: c\nPerihal: d\n\n", 20_000)
    yield END


@hostile()
def letter_fields_200000():
    yield f"{HEAD}{PLAIN}\n{BEGIN}\n"
    yield from many("Nomor : 005/1/2026\nPerihal :\nHal : a\n", 70_000)
    yield END


@hostile()
def blanks_20_mb():
    yield f"{HEAD}{PLAIN}\n{BEGIN}"
    yield from many(" ", 20_000_000)
    yield END


@hostile()
def flowed_soft_breaks_1000000():
    yield f"{HEAD}Content-Type: text/plain; charset=utf-8; format=flowed\n\n{BEGIN}\n"
    yield from many("a \n", 1_000_000)
    yield END


@hostile()
def pgp_armours_100000():
    yield f"{HEAD}{PLAIN}\n{BEGIN}\n"
    yield from many("-----BEGIN PGP SIGNED MESSAGE-----\n-----BEGIN PGP SIGNATURE-----\n", 100_000)
    yield END


@hostile()
def enriched_tags_500000():
    yield f"{HEAD}Content-Type: text/enriched\n\n{BEGIN}\n\n\n"
    yield from many("<bold>", 500_000)
    yield f"\n\n{END}"


@hostile(arguments=["--sent", "sent.txt"])
def own_words_100000():
    """Beside a long text of the desk, which main() writes."""
    yield f"{HEAD}{PLAIN}\n{BEGIN}\n"
    yield from many("kami terima laporan sampah itu\n", 100_000)
    yield END


# Calendars


@hostile(whole=lambda found: len(str(found.get("events"))) > 4_000_000)
def calendar_5_mb():
    yield from mixed(body(f"{BEGIN}\n"), calendar())


def calendar():
    yield "Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\nMETHOD:REQUEST\n"
    yield "BEGIN:VEVENT\nSUMMARY:rapat\n"
    yield from many(" dan rapat\n", 5_000_000 // 11)
    yield "DTSTART:20261124T090000Z\nEND:VEVENT\nEND:VCALENDAR\n"


@hostile(whole=lambda found: len(found.get("events", [])) == 50_000)
def calendar_of_50000_events():
    yield from mixed(body(f"{BEGIN}\n"), events())


def events():
    yield "Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\nMETHOD:REQUEST\n"
    yield from many("BEGIN:VEVENT\nSUMMARY:rapat\nDTSTART:20261124T090000Z\nBEGIN:VALARM\n"
                    "END:VEVENT\n", 50_000)


# The run


def apart(function, *arguments):
    """Its answer, out of a process of its own. This one must stay small: the peak that the kernel
    tells of the tool counts the memory of the process that started it."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            answer = json.dumps(function(*arguments)).encode()
            while answer:
                answer = answer[os.write(writer, answer):]
            status = 0
        finally:
            os._exit(status)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        answer = pipe.read()
    if os.waitpid(child, 0)[1]:
        raise RuntimeError(f"{function.__name__} failed")
    return json.loads(answer)


def write(mail, path):
    with open(path, "wb") as file:
        for piece in mail.make():
            file.write(piece if isinstance(piece, bytes) else piece.encode())
        return file.tell()


def run(tool, mail, folder, size, sanitized):
    """(wait status, seconds, peak memory in bytes)"""
    def limit():
        seconds = CPU_SECONDS_SANITIZED if sanitized else CPU_SECONDS
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if not sanitized:
            memory = MEMORY + MEMORY_PER_BYTE * size
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    with open(folder / "found", "wb") as found, open(folder / "errors", "wb") as errors:
        begun = time.monotonic()
        child = subprocess.Popen([tool, *mail.arguments, "mail.eml"], cwd=folder, stdout=found,
                                 stderr=errors, preexec_fn=limit)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = status  # it is waited for
        return status, time.monotonic() - begun, used.ru_maxrss * 1024


def judge(mail, folder, status):
    """What is wrong with the answer."""
    if status:
        end = f"signal {os.WTERMSIG(status)}" if os.WIFSIGNALED(status) else f"exit {status >> 8}"
        errors = (folder / "errors").read_text(errors="replace").strip()
        return [f"{end}: {errors[-1500:]}"]
    try:
        found = json.loads((folder / "found").read_bytes())
    except ValueError as error:
        return [f"no JSON: {error}"]
    wrong = []
    if mail.sender and found["from"]["address"] != mail.sender:
        wrong.append(f"sender: {found['from']['address'][:80]!r}")
    if mail.subject and found["subject"] != mail.subject:
        wrong.append(f"subject: {found['subject'][:80]!r}")
    if BEGIN not in found["text"]:
        wrong.append(f"text: {found['text'][:80]!r}")
    for member in ("text", "quoted", "signature"):
        size = len(found[member].encode())
        if size > TEXT_BYTES:
            wrong.append(f"{member}: {size} bytes, more than the limit of {TEXT_BYTES}")
    if not found["warnings"] and not mail.whole(found):
        wrong.append("something was left unread and nothing warns of it")
    return wrong

@hostile()
def lines_of_one_letter():
    yield f"{HEAD}{PLAIN}\n{BEGIN}\n"
    yield from many("a\n", 200_000)
    yield END


@hostile()
def letter_numbers_that_never_end():
    yield f"{HEAD}{PLAIN}\n{BEGIN}\n"
    yield from many("nomor: " + "a/" * 2000 + "\n", 200)
    yield END


@hostile()
def telephones_in_one_line():
    yield f"{HEAD}{PLAIN}\n{BEGIN}\n"
    yield from many("0812 ", 150_000)
    yield f"\n{END}"


@hostile()
def html_end_tags_of_others():
    yield f"{HEAD}{HTML}\n<p>{BEGIN}</p>"
    yield from many("<b>", 120_000)
    yield from many("</i>", 120_000)
    yield END


@hostile()
def html_unknown_elements():
    yield f"{HEAD}{HTML}\n<p>{BEGIN}</p>"
    yield from many("<x>", 120_000)
    yield from many("</y>", 120_000)
    yield END


@hostile()
def html_tags_without_size():
    yield f"{HEAD}{HTML}\n<p>{BEGIN}</p>"
    yield from many("<i style='font-size:0px'>", 30_000)
    yield from many("</i>", 30_000)
    yield END


@hostile(whole=nothing_left)
def boundaries_that_never_fit():
    for i in range(40):
        yield (f"{HEAD}" if i == 0 else "") + f"Content-Type: multipart/mixed; boundary=no{i}\n\n--b{i}\n"
    yield f"{PLAIN}\n{BEGIN}\n"
    yield from many("sampah\n", 3_000_000)


@hostile()
def telephones_that_never_end():
    yield f"{HEAD}{PLAIN}\n{BEGIN}\n"
    yield from many("08" * 2000 + "\n", 200)
    yield END


@hostile()
def html_items_of_a_numbered_list():
    yield f"{HEAD}{HTML}\n<p>{BEGIN}</p><ol>"
    yield from many("<li>x", 150_000)
    yield f"</ol>{END}"


@hostile()
def html_cells_of_a_row():
    yield f"{HEAD}{HTML}\n<p>{BEGIN}</p><table><tr>"
    yield from many("<td>", 200_000)
    yield f"</table>{END}"


@hostile(whole=nothing_left)
def html_brackets():
    yield f"{HEAD}{HTML}\n<p>{BEGIN}</p>"
    yield from many("<", 1_000_000)
    yield END


@hostile()
def to_of_quotes():
    yield f"{WITHOUT_TO}To: "
    yield from many('"a', 100_000)
    yield f"\n{PLAIN}\n{BEGIN}\n{END}\n"


def is_sanitized(tool):
    return b"__asan_init" in pathlib.Path(tool).read_bytes()


def table(rows):
    print(f"# {'':<32}{'mail MB':>8}{'seconds':>9}{'MB':>8}{'times the mail':>16}")
    for name, size, seconds, memory in sorted(rows, key=lambda row: -row[2]):
        print(f"# {name:<32}{size / 1e6:8.2f}{seconds:9.2f}"
              f"{memory / 1e6:8.1f}{memory / size:16.1f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tool", metavar="MAILPARSE")
    parser.add_argument("names", metavar="NAME", nargs="*", help="only these mails")
    parser.add_argument("--times", action="store_true", help="a table at the end")
    parser.add_argument("--sanitized", action="store_true", help="built with sanitizers")
    given = parser.parse_args()
    unknown = set(given.names) - set(MAILS)
    if unknown:
        parser.error(f"no such mail: {' '.join(sorted(unknown))}; there are: {' '.join(MAILS)}")
    tool = os.path.abspath(given.tool)
    sanitized = given.sanitized or apart(is_sanitized, tool)
    names = given.names or list(MAILS)
    failed, rows = 0, []
    print(f"1..{len(names)}")
    with tempfile.TemporaryDirectory(prefix="hostile-") as name:
        folder = pathlib.Path(name)
        (folder / "sent.txt").write_text("Laporan Saudara sudah kami terima. " * 5000)
        (folder / "mail.eml").write_text(HEAD)
        empty = run(tool, Mail(None, None, None, None, ()), folder, len(HEAD), sanitized)[2]
        for number, name in enumerate(names, 1):
            mail = MAILS[name]
            size = apart(write, mail, folder / "mail.eml")
            status, seconds, peak = run(tool, mail, folder, size, sanitized)
            memory = max(peak - empty, 0)
            wrong = apart(judge, mail, folder, status)
            failed += bool(wrong)
            rows.append((name, size, seconds, memory))
            print(f"{'not ok' if wrong else 'ok'} {number} - {name}")
            print(f"# {seconds:.2f} s, {memory / 1e6:.1f} MB for {size / 1e6:.2f} MB of mail")
            for line in "\n".join(wrong).splitlines():
                print(f"# {line}")
            sys.stdout.flush()
    if given.times:
        table(rows)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
