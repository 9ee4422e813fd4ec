"""Plays the story: writes each mail, lets the real desk work, reads what it answered."""

import email.utils
import os
import shutil
import sys
from datetime import datetime
from email.message import EmailMessage

from office import DESK, WIB, Trouble
from people import LONG_DAYS, LONG_MONTHS, STAFF, Person, answer

TECHNICIAN = "technician"  # whoever has the ticket at that moment
COLLEAGUE = "colleague"    # another technician of its section


def at(text):
    """"11-02 08.05" -> the moment in 2026, WIB."""
    return datetime.strptime(f"2026-{text}", "%Y-%m-%d %H.%M").replace(tzinfo=WIB)


class Narrator:
    """Short lines for the person at the terminal."""

    def __init__(self):
        self.width = min(shutil.get_terminal_size((100, 24)).columns, 120)
        self.color = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        self.day = None

    def paint(self, text, code):
        return f"\033[{code}m{text}\033[0m" if self.color else text

    @staticmethod
    def cut(text, width):
        return text if len(text) <= width else text[:width - 1] + "…"

    def line(self, text="", code=None):
        text = self.cut(" ".join(text.split("\n")).rstrip(), self.width)
        print(self.paint(text, code) if code else text, flush=True)

    def heading(self, text):
        print()
        self.line(text, "1")

    def time(self, when):
        """"08.05", after a heading for every new day."""
        if when.date() != self.day:
            self.day = when.date()
            self.heading(f"{LONG_DAYS[when.weekday()]}, {when.day} "
                         f"{LONG_MONTHS[when.month - 1]} {when.year}")
        return f"{when:%H.%M}"

    def table(self, head, rows):
        """Columns as wide as needed, within reason; the last one takes the rest of the line."""
        rows = [[*(self.cut(str(cell), 26) for cell in row[:-1]), str(row[-1])] for row in rows]
        widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
        self.line("  " + "  ".join(name.ljust(width) for name, width in zip(head, widths)), "1")
        for row in rows:
            self.line("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths)))


class Scene:
    """One ticket's way, or one incident, as events of the story."""

    def __init__(self, events, key, quiet=False):
        self.events = events
        self.key = key
        self.quiet = quiet

    def _add(self, when, **event):
        self.events.append({"when": at(when), "scene": self, **event})
        return self

    def writes(self, when, person, make, note, expect="ticket", reason="", becomes=None):
        """A mail of its own. `expect` is the outcome in the ledger, `reason` a part of it."""
        return self._add(when, person=person, make=make, note=note, expect=expect, reason=reason,
                         becomes=becomes)

    def answers(self, when, person, text, becomes=None, expect="command", to="", client=None,
                reason="", note=None, opens=None):
        """An answer to the newest mail about the ticket whose text has `to` in it.

        `opens` is the key of the ticket that it opens, where a letter is split.
        """
        def make(play, who, moment):
            sent = play.newest(who, play.number(self.key), to)
            return answer(who, sent, play.fill(text, self.key), moment, client)
        return self._add(when, person=person, make=make, note=note, text=text, expect=expect,
                         reason=reason, becomes=becomes, opens=opens)

    def answers_list(self, when, person, text, to, reason, note):
        """An answer to the newest mail to this person that is about no single ticket."""
        def make(play, who, moment):
            return answer(who, play.newest(who, words=to), text, moment)
        return self.writes(when, person, make, note, "command", reason)

    def does(self, when, act, note):
        """Something at the desk itself: act(play, when) returns lines to show."""
        return self._add(when, act=act, note=note)


class Player:
    def __init__(self, office):
        self.office = office
        self.say = Narrator()
        self.sent = []        # Sent, in order
        self.written = {}     # scene key -> bytes of its first mail
        self.numbers = {}     # scene key -> ticket number
        self.rows = {}        # ledger id -> what the story expected
        self.wrong = []       # what went otherwise than the story says
        self.count = 0
        self.tickets = {}

    # What makers of mails ask

    def new_id(self, person):
        return f"<surat-{self.count:04d}@{person.domain}>"

    def number(self, key):
        if key not in self.numbers:
            raise Trouble(f"the story has no ticket for {key!r}; see {self.office.log}")
        return self.numbers[key]

    def newest(self, person, number="", words=""):
        """The newest mail of the desk to this person about that ticket, with the words in it."""
        for sent in reversed(self.sent):
            if (sent.reader == person.address and number in sent.subject
                    and words in sent.text):
                return sent
        raise Trouble(f"{person.address} got no mail about {number or 'this'} {words!r}")

    def fill(self, text, key):
        """{colleague} is the first name of another technician of the ticket's section, {KEY} the
        number of that scene's ticket."""
        for other, number in self.numbers.items():
            text = text.replace("{" + other + "}", number)
        if "{colleague}" not in text:
            return text
        return text.replace("{colleague}", self.resolve(COLLEAGUE, key).name.split()[0])

    def resolve(self, person, key):
        if isinstance(person, Person):
            return person
        ticket = self.tickets[self.number(key)]
        holder = self.person_of(ticket["assignee"])
        if person == TECHNICIAN:
            return holder
        people = self.office.list("directory", "list", when=self.now)
        people = [row for row in self.staff_rows(people) if row["section"] == ticket["section"]]
        return next(self.person_of(row["email"]) for row in people
                    if row["email"] != holder.address)

    @staticmethod
    def staff_rows(rows):
        return [row for row in rows if "email" in row and row.get("role") == "teknisi"]

    @staticmethod
    def person_of(who):
        """The person by address or name, however the listing names it."""
        for person in STAFF.values():
            if person.address in who or who.startswith(person.name):
                return person
        raise Trouble(f"nobody in the demo is {who!r}")

    # Playing

    def stamp(self, message, person, when):
        if isinstance(message, bytes):
            return message
        if "From" not in message:
            message["From"] = email.utils.formataddr((person.name, person.address))
        if "To" not in message:
            message["To"] = f"Desk TIK <{DESK}>"
        message["Date"] = email.utils.format_datetime(when)
        message["Message-ID"] = self.new_id(person)
        return message.as_bytes()

    def play(self, event):
        self.now = event["when"]
        if "act" in event:
            self.say.line(f"  {self.say.time(self.now)}  {event['note']}")
            for line in event["act"](self, self.now):
                self.say.line(f"         {line}", "2")
            self.tell_mails(self.collect())
            return
        self.count += 1
        key = event["scene"].key
        person = self.resolve(event["person"], key)
        made = event["make"](self, person, self.now)
        data = self.stamp(made, person, self.now)
        self.written.setdefault(key, data)
        self.office.deliver(data)
        self.office.run("gateway", "--once", when=self.now)
        row = self.row_of(data)
        self.tickets = {one["number"]: one
                        for one in self.office.list("ticket", "list", when=self.now)}
        if row["outcome"] == "ticket":
            self.numbers.setdefault(key, row["ticket"])
        if event.get("opens"):
            self.numbers[event["opens"]] = max(self.tickets)
        self.tell(event, person, made, row, self.collect())
        self.compare(event, person, row)

    def row_of(self, data):
        """The ledger's newest row: that of the mail just taken, by its id where it has one."""
        rows = self.office.list("ledger", "--limit", 3, when=self.now)
        message_id = email.message_from_bytes(data)["Message-ID"] or ""
        for row in reversed(rows):
            if row["message_id"].strip("<>") == message_id.strip().strip("<>"):
                return row
        raise Trouble(f"the ledger has no row for {message_id or 'the bytes without id'}")

    def collect(self):
        mails = self.office.new_mails()
        self.sent += mails
        return mails

    def compare(self, event, person, row):
        self.rows[row["id"]] = event["expect"]
        where = f"{event['when']:%d %b %H.%M} {person.name}"
        if row["outcome"] != event["expect"]:
            self.wrong.append(f"{where}: outcome {row['outcome']} ({row['reason']}), not "
                              f"{event['expect']}")
        if event["reason"] not in row["reason"]:
            self.wrong.append(f"{where}: \"{row['reason']}\" has no \"{event['reason']}\"")
        if event["becomes"]:
            status = self.tickets[self.number(event["scene"].key)]["status"]
            if status != event["becomes"]:
                self.wrong.append(f"{where}: the ticket is {status}, not {event['becomes']} "
                                  f"({row['reason']})")

    # Telling

    def tell(self, event, person, made, row, mails):
        time = self.say.time(event["when"])
        words = self.fill(event.get("text", ""), event["scene"].key)
        what = event["note"] or f"\"{words}\""
        if event["scene"].quiet:
            self.say.line(f"  {time}  {person.name}: {what}  = {self.result(row)}")
            return
        self.say.line(f"  {time}  {person.name}: {what}")
        if isinstance(made, EmailMessage) and not words and made["Subject"]:
            self.say.line(f"         \"{made['Subject']}\"")
        self.say.line(f"         = {self.result(row)}", "36")
        self.tell_mails(mails)

    def tell_mails(self, mails):
        for sent in mails:
            self.say.line(f"         > {self.reader(sent)}: {self.opening(sent)}", "2")

    def result(self, row):
        text = f"{row['outcome']}: {row['reason']}"
        ticket = self.tickets.get(row["ticket"] or "")
        if not ticket:
            return text
        if row["outcome"] == "ticket":
            return (f"ticket {ticket['number']}: {ticket['service']}, priority "
                    f"{ticket['priority']}")
        return f"{text} ({ticket['number']})"

    @staticmethod
    def reader(sent):
        person = STAFF.get(sent.reader)
        return person.name if person else sent.reader

    @staticmethod
    def opening(sent):
        """What the mail says first, after the greeting."""
        lines = [line.strip() for line in sent.text.splitlines() if line.strip()]
        said = [line for line in lines if not line.startswith("Yth")]
        return (said or lines or [""])[0]
