"""The site as people run it: the real server with its worker processes, on a data folder of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from ..real_data import environment_of


class RealSite:
    def __init__(self, data: Path) -> None:
        self.data = data
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.server: subprocess.Popen | None = None
        self.said = ""

    @property
    def environment(self) -> dict[str, str]:
        return environment_of(self.data)

    def command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "steppingstones", *words]

    def call(self, *words: str) -> str:
        done = subprocess.run(self.command(*words), env=self.environment, capture_output=True, text=True, check=True)
        return done.stdout

    def start(self, *words: str) -> float:
        """Start it, wait for the first page, and say how many seconds that took."""
        began = time.monotonic()
        log = (self.data.parent / "server.log").open("a")
        command = self.command("run", "--port", str(self.port), *words)
        self.server = subprocess.Popen(
            command, env=self.environment, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
        )
        log.close()
        while not self.answers():
            assert self.server.poll() is None, self.log()
            assert time.monotonic() - began < 300, self.log()  # the first start sets up a database
            time.sleep(0.02)
        return time.monotonic() - began

    def answers(self) -> bool:
        try:
            with urlopen(f"{self.url}/", timeout=10):
                return True
        except HTTPError:
            return True
        except OSError:
            return False

    def falls_silent(self, seconds: float = 30) -> bool:
        """Whether nothing answers any more within this time."""
        late = time.monotonic() + seconds
        while self.answers():
            if time.monotonic() > late:
                return False
            time.sleep(0.1)
        return True

    def send(self, kind: signal.Signals) -> int:
        """A signal to the server and its workers, as a terminal or the kernel sends it; its exit code."""
        os.killpg(self.server.pid, kind)
        return self.server.wait(timeout=30)

    def log(self) -> str:
        return (self.data.parent / "server.log").read_text()


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
