"""What must be true when the month is over. Each check returns what is wrong, or nothing."""

import hashlib
import re
import zipfile

from people import INSPECTORATE, STAFF, STRANGER

LINK = re.compile(r"https?://\S+/masuk\?t=[A-Za-z0-9._~-]+")
NIPS = ("199901012025011998", "199902022025012997")
OUTCOMES = ("ticket", "reply", "command", "ignored", "held", "unreadable")


def every_mail_has_one_outcome(play, rows):
    """As many rows as different mails were written, each with the outcome of the story."""
    different = {hashlib.sha256(path.read_bytes()).hexdigest()
                 for folder in ("Terproses", "Ditahan") for path in play.office.filed(folder)}
    if len(rows) != len(different):
        yield f"{len(different)} different mails, but {len(rows)} rows in the ledger"
    if play.office.waiting():
        yield f"{len(play.office.waiting())} mails still lie in the mailbox"
    for row in rows:
        if row["outcome"] not in OUTCOMES:
            yield f"mail {row['id']} has the outcome {row['outcome']!r}"
        if play.rows.get(row["id"]) != row["outcome"]:
            yield (f"mail {row['id']} of {row['from']} ended as {row['outcome']}, not "
                   f"{play.rows.get(row['id'])}")


def held_mail_is_set_aside(play, rows):
    names = {path.name.split(":")[0] for path in play.office.filed("Ditahan")}
    wanted = sum(row["outcome"] in ("held", "unreadable") for row in rows)
    # A released mail stays where it was put.
    if len(names) < wanted:
        yield f"{wanted} mails are held, but {len(names)} lie in Ditahan"


def tickets_ended_as_told(play, end):
    for key, status in end.items():
        now = play.tickets[play.numbers[key]]["status"]
        if now != status:
            yield f"{play.numbers[key]} ({key}) ended as {now}, not {status}"


def every_mail_went_out(play, mails):
    for mail in mails:
        if mail["state"] != "sent":
            yield f"the mail {mail['message_id']} to {mail['recipient']} is {mail['state']}"
    if len(mails) != len(play.sent):
        yield f"{len(mails)} mails in the outbox, {len(play.sent)} in the people's folders"


def nobody_reads_what_is_not_theirs(play):
    tokens = {sent.reply_to.split("+", 1)[-1].split("@")[0]: sent.reader for sent in play.sent}
    for sent in play.sent:
        for token, owner in tokens.items():
            if owner != sent.reader and token in sent.everything:
                yield f"{sent.path} holds the token of {owner}"
    readers = {sent.reader for sent in play.sent}
    if STRANGER.address in readers:
        told = [sent for sent in play.sent if sent.reader == STRANGER.address]
        if len(told) > 1 or any("Jaringan Internet" in sent.text for sent in told):
            yield "the stranger was told more than that the operator has the letter"
    for sent in play.sent:
        for nip in NIPS:
            if sent.reader not in STAFF and nip in sent.everything:
                yield f"{sent.path} shows a NIP to {sent.reader}"
    secret = play.numbers["rahasia"]
    for sent in play.sent:
        if secret in sent.subject and sent.reader not in (*STAFF, INSPECTORATE.address):
            yield f"{sent.path} about a secret letter went to {sent.reader}"


def no_machine_was_answered(play):
    for sent in play.sent:
        if "MAILER-DAEMON" in sent.reader or "antahberantah" in sent.reader and \
                "buletin" in sent.subject.lower():
            yield f"{sent.path} answers a machine"
        if not sent.message.get("Auto-Submitted", "no").startswith("auto-"):
            yield f"{sent.path} does not say Auto-Submitted"


def workbook_is_one(path):
    if not path.exists() or not zipfile.is_zipfile(path):
        yield f"{path} is no workbook"


def link_of(play, person, number=""):
    """The newest link of the page in this person's mails."""
    for sent in reversed(play.sent):
        if sent.reader == person.address and number in sent.subject:
            found = LINK.search(sent.text) or LINK.search(sent.html)
            if found:
                return found[0]
    return None


def page_opens(play, leader, requester, number):
    """The links of the mails open the page; without a link it shows nothing."""
    for who, link in (("leader", leader), ("requester", requester)):
        if not link:
            yield f"no mail to the {who} has a link of the page"
            return
    if play.office.get(leader)[0] != 200:
        yield "the leader's link does not open the page"
    status, page = play.office.get(requester)
    if status != 200 or number not in page:
        yield f"the requester's link does not open {number}"


def desk_is_well(office, when):
    """desktik check: settings, key, database, history, directory, mailbox, clock."""
    done = office.run("check", when=when, may_fail=True)
    if done.returncode:
        yield f"desktik check ended with {done.returncode}:\n{done.stdout}{done.stderr}"


def history_is_whole(office, when):
    done = office.run("audit", "verify", when=when, may_fail=True)
    if done.returncode:
        yield f"desktik audit verify ended with {done.returncode}:\n{done.stdout}{done.stderr}"


def every_office_of_the_incident_was_answered(play, incident):
    """One report of one technician; each office was told of it, with its own number."""
    leading = play.numbers[incident[0]]
    for key in incident:
        number = play.numbers[key]
        ticket = play.tickets[number]
        if ticket["assignee"] != play.tickets[leading]["assignee"]:
            yield f"{number} of the incident {leading} is not its technician's"
        if not any(sent.reader not in STAFF and number in sent.subject
                   and "Konverter serat optik" in sent.text for sent in play.sent):
            yield f"the office of {number} was not told how the incident {leading} ended"


def all_checks(play, rows, mails, end, incident, workbook):
    yield from play.wrong
    yield from every_mail_has_one_outcome(play, rows)
    yield from held_mail_is_set_aside(play, rows)
    yield from tickets_ended_as_told(play, end)
    yield from every_office_of_the_incident_was_answered(play, incident)
    yield from every_mail_went_out(play, mails)
    yield from nobody_reads_what_is_not_theirs(play)
    yield from no_machine_was_answered(play)
    yield from workbook_is_one(workbook)
