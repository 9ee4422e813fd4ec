"""A small IMAP server that can be told to misbehave. Plain TCP; no IDLE, MOVE or UIDPLUS."""

import re

from fake_server import FakeServer


class FakeImap(FakeServer):
    def __init__(self, mails=None, sizes=None, capabilities="IMAP4rev1", greeting=b"* OK halo\r\n",
                 login=b"OK masuk", stall=None, flood=False, withheld=(), after_starttls=b""):
        super().__init__(greeting)
        self.mails = mails or {}        # by UID
        self.sizes = sizes or {}        # what it says instead of the truth
        self.capabilities = capabilities
        self.login = login
        self.stall = stall              # a word of the command that is never answered
        self.flood = flood              # a mail without end
        self.withheld = set(withheld)   # UIDs it lists but does not hand over
        self.after_starttls = after_starttls
        self.aside = b""                # said before the next answer

    def talk(self, client):
        for raw in client.makefile("rb"):
            line = raw.decode(errors="replace").rstrip("\r\n")
            self.lines.append(line)
            tag, _, command = line.partition(" ")
            if self.stall and self.stall in command:
                continue
            self._answer(client, tag, command)

    def _answer(self, client, tag, command):
        aside, self.aside = self.aside, b""
        verb = command.split(" ")[0].upper()
        result = b"OK selesai"
        if verb == "CAPABILITY":
            aside += f"* CAPABILITY {self.capabilities}\r\n".encode()
        elif verb == "LOGIN":
            result = self.login
        elif verb == "LIST":
            aside += b'* LIST () "/" INBOX\r\n* LIST () "/" Terproses\r\n* LIST () "/" Ditahan\r\n'
        elif verb == "SELECT":
            aside += f"* {len(self.mails)} EXISTS\r\n".encode()
            result = b"OK [READ-WRITE] terbuka"
            aside += b"* OK [UIDVALIDITY 7] nomor\r\n"
        elif verb == "IDLE" or verb == "STARTTLS" and verb not in self.capabilities:
            result = b"BAD tidak kenal"
        elif command.upper().startswith("UID SEARCH"):
            aside += b"* SEARCH" + b"".join(b" %d" % uid for uid in self.mails) + b"\r\n"
        elif command.upper().startswith("UID FETCH"):
            self._fetch(client, command)
        client.sendall(aside + tag.encode() + b" " + result + b"\r\n" +
                       (self.after_starttls if verb == "STARTTLS" else b""))

    def _wanted(self, text):
        wanted = set()
        for one in text.split(","):
            first, _, last = one.partition(":")
            wanted.update(range(int(first), int(last or first) + 1))
        return [uid for uid in sorted(self.mails) if uid in wanted]

    def _fetch(self, client, command):
        for uid in self._wanted(re.match(r"UID FETCH (\S+)", command, re.I)[1]):
            number = sorted(self.mails).index(uid) + 1
            mail = self.mails[uid]
            if "RFC822.SIZE" in command:
                size = self.sizes.get(uid, len(mail))
                client.sendall(b"* %d FETCH (UID %d RFC822.SIZE %d)\r\n" % (number, uid, size))
            elif self.flood:
                client.sendall(b"* %d FETCH (UID %d BODY[] {2000000000}\r\n" % (number, uid))
                while True:
                    client.sendall(b"x" * 65536)
            elif uid not in self.withheld:
                client.sendall(b"* %d FETCH (UID %d BODY[] {%d}\r\n" % (number, uid, len(mail)))
                client.sendall(mail + b")\r\n")
