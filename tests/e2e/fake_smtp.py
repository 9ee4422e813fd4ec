"""A small SMTP server that answers what it is told to. Plain TCP, no login."""

import socket

from fake_server import FakeServer


class FakeSmtp(FakeServer):
    def __init__(self, greeting=b"220 halo\r\n", extensions=(), answers=None):
        super().__init__(greeting)
        self.extensions = list(extensions)
        self.answers = answers or {}  # by verb, or "." for the end of the mail; b"": none at all
        self.hang_up_at = None  # a verb that gets the end of the connection, once
        self.mails = []

    def talk(self, client):
        stream = client.makefile("rb")
        for line in stream:
            self.lines.append(line.decode().rstrip("\r\n"))
            verb = self.lines[-1].split(" ")[0].upper()
            if verb == self.hang_up_at:
                self.hang_up_at = None
                client.shutdown(socket.SHUT_RDWR)
                return
            self._say(client, verb)
            if verb == "DATA" and "DATA" not in self.answers:
                self.mails.append(b"".join(iter(stream.readline, b".\r\n")))
                self._say(client, ".")
            if verb == "QUIT":
                client.shutdown(socket.SHUT_RDWR)
                return

    def _say(self, client, verb):
        usual = {
            "EHLO": "".join(f"250-{one}\r\n" for one in self.extensions).encode() + b"250 OK\r\n",
            "DATA": b"354 silakan\r\n", "QUIT": b"221 sampai jumpa\r\n", ".": b"250 diterima\r\n",
        }
        client.sendall(self.answers.get(verb, usual.get(verb, b"250 OK\r\n")))
