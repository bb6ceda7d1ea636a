"""The site as a WSGI application, for granian or any other server.

A form whose line dropped half way must not be taken for the whole of it: servers give what came and then the end, and a
sentence cut in the middle, or one without its last questions, looks like any other.
"""

import os
from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import BadRequest
from django.core.wsgi import get_wsgi_application


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


def only_whole(application: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    def checked(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        length = environ.get("CONTENT_LENGTH") or "0"
        if length.isdecimal():
            environ["wsgi.input"] = Whole(environ["wsgi.input"], int(length))
        return application(environ, start_response)

    return checked


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "steppingstones.settings")
application = only_whole(get_wsgi_application())
