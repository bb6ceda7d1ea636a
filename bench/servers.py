"""The servers that are measured, each a process of its own, started as `./run` starts the site."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True)
class Server:
    port: int
    pid: int


@contextmanager
def served(*words: str, **environment: str) -> Iterator[Server]:
    """`python -m WORDS`, with a free port in place of `PORT`, until the block ends."""
    port = free_port()
    command = [sys.executable, "-m", *(str(port) if word == "PORT" else word for word in words)]
    process = subprocess.Popen(command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL)
    try:
        wait_for(port, process)
        yield Server(port=port, pid=process.pid)
    finally:
        process.terminate()
        process.wait(20)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port: int, process: subprocess.Popen) -> None:
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
        if process.poll() is not None:
            break
    raise RuntimeError(f"The server {process.args} did not start.")
