"""Somebody who fetches a page and all that belongs to it, and counts bytes as they are sent."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import urlsplit

HERE = {"SERVER_NAME": "127.0.0.1", "HTTP_ACCEPT_ENCODING": "gzip, deflate, br"}
NAMED = {
    ".css": re.compile(r"""url\(\s*["']?([^"')]+)"""),
    ".js": re.compile(r"""\b(?:from|import)\s*\(?\s*["'](\.{0,2}/[^"']+)"""),
}
FETCHED = {"stylesheet", "icon", "preload", "modulepreload"}


@dataclass(frozen=True)
class Page:
    """One page: its place in the list of addresses, bytes as they are sent, and questions to the database."""

    route: str
    html: int
    files: int
    queries: int

    @property
    def weight(self) -> int:
        return self.html + self.files


class Files(HTMLParser):
    """The addresses of all that a page fetches by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "link" and not FETCHED & set(given.get("rel", "").split()):
            return
        for name in {"link": ["href"], "image": ["href"], "use": ["href"]}.get(
            tag, ["src", "srcset", "data", "poster"]
        ):
            for address in given.get(name, "").split(","):
                self.add(address.split()[0] if address.strip() else "")

    def add(self, address: str) -> None:
        if address and not address.startswith(("data:", "#")):
            self.found.add(urlsplit(address).path)


@dataclass
class Queries:
    """How often the database was asked. `BEGIN` and `COMMIT` are not questions."""

    number: int = 0

    def __call__(self, execute: Any, *of: Any) -> Any:
        self.number += 1
        return execute(*of)


@dataclass
class Visitor:
    """Each page is visited for the first time: nothing is in the cache of the browser."""

    client: Any
    sizes: dict[str, int] = field(default_factory=dict)
    needs: dict[str, set[str]] = field(default_factory=dict)

    def visit(self, route: str, url: str, form: dict | None = None) -> Page | None:
        """None where there is nothing, or something that is not a page."""
        from django.db import connection

        queries = Queries()
        with connection.execute_wrapper(queries):
            answer = self.client.get(url, **HERE) if form is None else self.client.post(url, form, **HERE)
        if answer.status_code not in {200, 422} or not answer["Content-Type"].startswith("text/html"):
            return None
        parser = Files()
        parser.feed(answer.content.decode())
        return Page(route, len(answer.content), self.bytes_of(parser.found), queries.number)

    def bytes_of(self, addresses: set[str]) -> int:
        """Bytes of these files and of all that they name in turn."""
        found, waiting = 0, list(addresses)
        seen = set(addresses)
        while waiting:
            address = waiting.pop()
            found += self.size_of(address)
            new = self.needs[address] - seen
            waiting += new
            seen |= new
        return found

    def size_of(self, address: str) -> int:
        if address not in self.sizes:
            self.sizes[address] = len(self.file(address, **HERE))
            pattern = NAMED.get(address[address.rfind(".") :])
            text = self.file(address, SERVER_NAME="127.0.0.1").decode() if pattern else ""
            named = pattern.findall(text) if pattern else []
            folder = dirname(address)
            self.needs[address] = {
                normpath(join(folder, name)) for name in named if not name.startswith(("data:", "#"))
            }
        return self.sizes[address]

    def file(self, address: str, **environment: str) -> bytes:
        answer = self.client.get(address, **environment)
        if answer.status_code != 200:
            raise RuntimeError(f"A page names {address}, which answers {answer.status_code}.")
        body = answer.getvalue()
        answer.close()
        return body
