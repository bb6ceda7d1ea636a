"""Clients that ask as fast as they are answered. Standard library, one process, little work: it shares the machine."""

import selectors
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

CLIENTS = 8
PATIENCE = 30  # seconds without any answer, after which the rest counts as failed
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Answer:
    status: int
    location: str
    seconds: float


@dataclass
class Heard:
    """What came back in one run. `cpu` is what the clients themselves used."""

    answers: list[Answer] = field(default_factory=list)
    broken: int = 0
    seconds: float = 0.0
    cpu: float = 0.0


def request(method: str, path: str, body: bytes = b"") -> bytes:
    head = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", "User-Agent: bench", "Accept: text/html"]
    if method == "POST":
        head += [f"Content-Type: {FORM}", f"Content-Length: {len(body)}"]
    return "\r\n".join([*head, "", ""]).encode() + body


class Client:
    """One connection that stays open, with one question on the way at a time."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.received = b""
        self.since = 0.0

    def ask(self, words: bytes) -> None:
        self.since = time.perf_counter()
        self.socket.sendall(words)

    def hear(self) -> Answer | None:
        """The answer, once it is whole."""
        piece = self.socket.recv(65536)
        if not piece:
            raise ConnectionError("The server hung up.")
        self.received += piece
        if not is_whole(self.received):
            return None
        head, _, _body = self.received.partition(b"\r\n\r\n")
        self.received = b""
        return Answer(int(head[9:12]), header(head, b"location"), time.perf_counter() - self.since)


def header(head: bytes, name: bytes) -> str:
    for line in head.split(b"\r\n")[1:]:
        key, _, value = line.partition(b":")
        if key.lower() == name:
            return value.strip().decode()
    return ""


def is_whole(received: bytes) -> bool:
    head, end, body = received.partition(b"\r\n\r\n")
    if not end:
        return False
    if length := header(head, b"content-length"):
        return len(body) >= int(length)
    return body.endswith(b"0\r\n\r\n") if header(head, b"transfer-encoding") else True


def drive(port: int, requests: Iterator[bytes], seconds: float, clients: int = CLIENTS) -> Heard:
    """Ask for so long with so many clients, then wait for the last answers."""
    found = Heard()
    own, began = time.process_time(), time.perf_counter()
    with selectors.DefaultSelector() as ready:
        for _ in range(clients):
            client = Client(port)
            ready.register(client.socket, selectors.EVENT_READ, client)
            client.ask(next(requests))
        listen(ready, requests, began + seconds, found)
    found.seconds = time.perf_counter() - began
    found.cpu = time.process_time() - own
    return found


def listen(ready: selectors.BaseSelector, requests: Iterator[bytes], until: float, found: Heard) -> None:
    while ready.get_map():
        heard = ready.select(PATIENCE)
        if not heard:
            found.broken += len(ready.get_map())
            return
        for key, _ in heard:
            if not hear_one(key.data, requests, until, found):
                ready.unregister(key.fileobj)
                key.fileobj.close()


def hear_one(client: Client, requests: Iterator[bytes], until: float, found: Heard) -> bool:
    """Take what this client heard, and let it ask again. False when it is finished."""
    try:
        answer = client.hear()
        if answer is None:
            return True
        found.answers.append(answer)
        if time.perf_counter() >= until:
            return False
        client.ask(next(requests))
    except OSError:
        found.broken += 1
        return False
    return True
