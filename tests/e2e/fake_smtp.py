"""A small SMTP server that answers what it is told to. Plain TCP, no login."""

import socket
import threading


class FakeSmtp:
    def __init__(self, greeting=b"220 halo\r\n", extensions=(), answers=None):
        self.greeting = greeting
        self.extensions = list(extensions)
        self.answers = answers or {}  # by verb, or "." for the end of the mail; b"": none at all
        self.hang_up_at = None  # a verb that gets the end of the connection, once
        self.lines = []
        self.mails = []
        self.connections = 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.clients = []
        self.threads = [threading.Thread(target=self._accept, daemon=True)]

    def __enter__(self):
        self.threads[0].start()
        return self

    def __exit__(self, *_):
        for one in [self.listener, *self.clients]:
            try:
                one.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            one.close()
        for one in self.threads:
            one.join(5)

    def _accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            self.connections += 1
            self.clients.append(client)
            self.threads.append(threading.Thread(target=self._serve, args=(client,), daemon=True))
            self.threads[-1].start()

    def _serve(self, client):
        try:
            client.sendall(self.greeting)
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
        except OSError:
            pass

    def _say(self, client, verb):
        usual = {
            "EHLO": "".join(f"250-{one}\r\n" for one in self.extensions).encode() + b"250 OK\r\n",
            "DATA": b"354 silakan\r\n", "QUIT": b"221 sampai jumpa\r\n", ".": b"250 diterima\r\n",
        }
        client.sendall(self.answers.get(verb, usual.get(verb, b"250 OK\r\n")))
