"""The line drops at every point of a send, and the same is sent again: it is kept once, and never half of it.

Answers to a questionnaire, answers that waited on a device, a note on a wall, and a note in the logbook, by bare
sockets on the server as people run it. What a half could be kept by comes first, and the words last.
"""

import socket
import sqlite3
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import urlencode

import pytest

from ..real_data import ROOT, copy_example
from .real_site import RealSite

MAKE = """
import django
django.setup()
from django.conf import settings
from django.test import Client
from tests.world import make_questionnaire, make_wall, make_world
world = make_world()
asked = make_questionnaire(world.project)
asked.questions.update(is_required=False)
ada = Client()
ada.force_login(world.ada.user)
text = asked.questions.get(kind="text").key
print(asked.ref, text, make_wall(world.project).ref, settings.CSRF_COOKIE_NAME)
print(settings.SESSION_COOKIE_NAME, ada.cookies[settings.SESSION_COOKIE_NAME].value)
"""
TOKEN = "t" * 32
WORDS = "Thing {:04} and the last word is end"
STEP = 37  # bytes from one point at which the line drops to the next
FORM, PARTS = "application/x-www-form-urlencoded", "multipart/form-data; boundary=line"


@dataclass(frozen=True, kw_only=True)
class Way:
    """How something is sent, and where it is kept."""

    path: str
    first: dict[str, str]
    words: str  # the field that they are in
    table: str
    cookies: str = ""
    in_parts: bool = False

    def body(self, number: int) -> bytes:
        fields = {"once": f"key-of-what-was-sent-{number:04}", **self.first, self.words: WORDS.format(number)}
        if not self.in_parts:
            return urlencode(fields).encode()
        parts = (f'--line\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{v}\r\n' for n, v in fields.items())
        return ("".join(parts) + "--line--\r\n").encode()

    def request(self, number: int) -> bytes:
        body = self.body(number)
        head = [f"POST {self.path} HTTP/1.1", "Host: 127.0.0.1", f"Content-Type: {PARTS if self.in_parts else FORM}"]
        head += [f"Content-Length: {len(body)}", f"Cookie: {self.cookies}", "Connection: close", "", ""]
        return "\r\n".join(head).encode() + body


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[RealSite]:
    site = RealSite(tmp_path_factory.mktemp("dropped") / "data")
    copy_example(tmp_path_factory, site.data)
    yield site
    if site.server and site.server.poll() is None:
        site.server.kill()
        site.server.wait()


@pytest.fixture(scope="module")
def ways(site) -> dict[str, Way]:
    made = subprocess.run(
        [sys.executable, "-c", MAKE], env=site.environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    asked, text, wall, csrf, name, session = made.stdout.split()
    site.start("--empty")
    agreed = {"side": "lived", "uses": "group"}
    said = {"words": f"a-{text}", "table": "voice", "first": agreed}
    noted = {"csrfmiddlewaretoken": TOKEN, "said_on": "2026-03-04", "channel": "spoken", "subject": "", "name": ""}
    return {
        "answers": Way(path=f"/say/{asked}/send/", **said),
        "answers that waited": Way(path=f"/say/{asked}/outbox/", **said),
        "a note on the wall": Way(path=f"/w/{wall}/send/", words="words", table="wallnote", first={}, in_parts=True),
        "a note in the logbook": Way(
            path="/p/the-garden/listen/log/",
            words="words",
            table="voice",
            first=noted,
            cookies=f"{name}={session}; {csrf}={TOKEN}",
            in_parts=True,
        ),
    }


def drop(site: RealSite, sent: bytes, *, hear: int = 0, politely: bool = True) -> None:
    """Send only this, hear only so much of the answer, and hang up: politely, or as a line does that is cut."""
    with closing(socket.create_connection(("127.0.0.1", site.port), timeout=10)) as line:
        if not politely:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        line.sendall(sent)
        if hear:
            line.recv(hear)


def send(site: RealSite, sent: bytes) -> str:
    """Send it whole, and hear the whole answer; its first line."""
    with closing(socket.create_connection(("127.0.0.1", site.port), timeout=10)) as line:
        line.sendall(sent)
        heard = b""
        while more := line.recv(65536):
            heard += more
    return heard.partition(b"\r\n")[0].decode()


def kept(site: RealSite, way: Way) -> list[str]:
    with closing(sqlite3.connect(site.data / "stones.sqlite3")) as database:
        rows = database.execute(f"SELECT words FROM steppingstones_{way.table} WHERE words LIKE 'Thing%'").fetchall()
    return sorted(words for (words,) in rows)


NAMES = ["answers", "answers that waited", "a note on the wall", "a note in the logbook"]
STARTS = {name: 2500 * place for place, name in enumerate(NAMES)}  # so that each way has numbers of its own


@pytest.mark.parametrize("name", NAMES)
def test_wherever_the_line_drops_it_is_kept_once_and_never_half(site, ways, name):
    way, number = ways[name], STARTS[name]
    before, numbers = kept(site, way), []
    whole = way.request(number)
    body = len(way.body(number))
    # In the middle of the head, at its end, all through the body, in the last letters; then the whole of it, with
    # nothing or a part of the answer heard.
    points = [(len(whole) - body) // 2, *range(len(whole) - body, len(whole), STEP), *range(len(whole) - 4, len(whole))]
    drops = [(point, 0) for point in points] + [(len(whole), hear) for hear in (0, 1, 20, 200)]
    for point, hear in drops:
        for politely in (True, False):
            number += 1
            numbers.append(number)
            request = way.request(number)
            drop(site, request[:point], hear=hear, politely=politely)
            time.sleep(0.01 * (number % 2))  # sometimes the site has seen the end of the line, sometimes not
            assert send(site, request).split()[1] in ("302", "200"), (point, hear)
    assert kept(site, way) == sorted([*before, *(WORDS.format(number) for number in numbers)])


def test_what_was_dropped_and_never_sent_again_leaves_nothing_behind(site, ways):
    for name, way in ways.items():
        number = STARTS[name] + 2000
        before = kept(site, way)
        for point in range(1, len(way.request(number)), STEP):
            drop(site, way.request(number)[:point], politely=bool(point % 2))
        time.sleep(0.1)
        assert kept(site, way) == before, name
