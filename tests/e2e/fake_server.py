"""What the servers that misbehave on purpose share: one thread for each client, plain TCP."""

import socket
import threading


class FakeServer:
    """`talk(client)`, of the class built on this, serves one client until it goes."""

    def __init__(self, greeting):
        self.greeting = greeting
        self.lines = []  # all that clients sent
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
            if self.greeting:
                client.sendall(self.greeting)
            self.talk(client)
        except OSError:
            pass
