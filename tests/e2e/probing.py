"""Talks to the probe, which drives the desk's source and transport one step at a time."""

import json
import signal
import subprocess
import threading


class Probe:
    def __init__(self, build, **settings):
        words = [f"{name}={value}" for name, value in settings.items()]
        self.process = subprocess.Popen([build / "tests" / "probe", *words], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.watchdog = threading.Timer(60, self.process.kill)
        self.watchdog.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        code = self.process.wait(10)
        self.watchdog.cancel()
        self.process.stdout.close()
        assert code == 0, f"the probe ended with {code}"

    def begin(self, *words):
        self.process.stdin.write(" ".join(str(one) for one in words) + "\n")
        self.process.stdin.flush()

    def end(self):
        line = self.process.stdout.readline()
        assert line, "the probe gave no answer"
        return json.loads(line)

    def ask(self, *words):
        self.begin(*words)
        return self.end()

    def do(self, *words):
        answer = self.ask(*words)
        assert answer["ok"], answer
        return answer

    def fetch(self, after=0, *words):
        return self.do("fetch", after, *words)["mails"]

    def wake(self):
        self.process.send_signal(signal.SIGUSR1)
