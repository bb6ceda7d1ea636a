"""The site as a WSGI application, for granian or any other server.

A form whose line dropped half way must not be taken for the whole of it: servers give what came and then the end, and a
sentence cut in the middle, or one without its last questions, looks like any other. And whoever sends on a slow line
must not keep the others waiting: docs/decisions/server.md.
"""

import codecs
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

from django.core.exceptions import BadRequest
from django.core.wsgi import get_wsgi_application
from django.utils.http import parse_header_parameters

AT_A_TIME = 2  # requests of one process; what waits for the line of its sender is not among them
SMALL = 64 * 1024  # bytes: what has no file with it is here before its turn begins
NO_LENGTH = "This came without its length, so nobody could tell whether all of it is here. Nothing was kept."
NOT_UTF8 = "The letters of this are not UTF-8, as those of every browser are. Nothing was kept."


class Turns:
    """First come, first served. A semaphore would let newcomers go before those who wait."""

    def __init__(self, number: int) -> None:
        self.free, self.waiting, self.lock = number, deque[threading.Lock](), threading.Lock()

    def __enter__(self) -> None:
        mine = threading.Lock()
        with self.lock:
            if self.free:
                self.free -= 1
                return
            mine.acquire()
            self.waiting.append(mine)
        mine.acquire()

    def __exit__(self, *_trouble: object) -> None:
        with self.lock:
            if self.waiting:
                self.waiting.popleft().release()
            else:
                self.free += 1


turns = Turns(AT_A_TIME)


class Patient:
    """A stream of which nobody knows when more of it comes: until then, others have the turn."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream

    def read(self, size: int) -> bytes:
        return self._without_turn(self.stream.read, size)

    def readline(self, size: int) -> bytes:
        return self._without_turn(self.stream.readline, size)

    def _without_turn(self, read: Callable[[int], bytes], size: int) -> bytes:
        turns.__exit__()
        try:
            return read(size)
        finally:
            turns.__enter__()


def all_that_comes(stream: Any, length: int) -> BytesIO:
    found = BytesIO()
    while (left := length - found.tell()) and (data := stream.read(left)):
        found.write(data)
    found.seek(0)
    return found


class Whole:
    """What was sent, read to the length that was said in its head, or refused."""

    def __init__(self, stream: Any, length: int) -> None:
        self.stream, self.left = stream, length

    def read(self, size: int = -1) -> bytes:
        wanted = self.left if size < 0 else min(size, self.left)
        found = []
        while wanted:
            found.append(self._counted(self.stream.read(wanted)))
            wanted -= len(found[-1])
        return b"".join(found)

    def readline(self, size: int = -1) -> bytes:
        wanted = self.left if size < 0 else min(size, self.left)
        return self._counted(self.stream.readline(wanted)) if wanted else b""

    def _counted(self, data: bytes) -> bytes:
        if not data:
            raise BadRequest("The line dropped before all of it was here.")
        self.left -= len(data)
        return data


def refused(environ: dict[str, Any]) -> tuple[str, str] | None:
    """What no browser sends, and what Django stumbles over before any of our pages can say so."""
    if "HTTP_TRANSFER_ENCODING" in environ:
        return "411 Length Required", NO_LENGTH
    if not is_utf8(environ.get("CONTENT_TYPE", "")):
        return "415 Unsupported Media Type", NOT_UTF8
    return None


def is_utf8(content_type: str) -> bool:
    """Other ways to write letters may make half letters, which nothing here can keep. Unknown ones are passed over."""
    try:
        _kind, said = parse_header_parameters(content_type)
        return codecs.lookup(said.get("charset", "utf-8")).name == "utf-8"
    except LookupError:
        return True
    except ValueError:
        return False


def only_whole(application: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    def checked(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if refusal := refused(environ):
            status, words = refusal
            start_response(status, [("Content-Type", "text/plain; charset=utf-8")])
            return [words.encode()]
        given, stream = environ.get("CONTENT_LENGTH") or "0", environ["wsgi.input"]
        length = int(given) if given.isdecimal() else 0
        stream = all_that_comes(stream, length) if length <= SMALL else Patient(stream)
        environ["wsgi.input"] = Whole(stream, length)
        with turns:
            return application(environ, start_response)

    return checked


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "steppingstones.settings")
application = only_whole(get_wsgi_application())
