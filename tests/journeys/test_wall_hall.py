"""A hundred phones put something up at the same moment, each of them twice, on the server as people run it."""

import http.client
import sqlite3
import threading
from contextlib import closing
from urllib.parse import urlencode

import pytest

from .real_site import RealSite

PHONES, REPEATS = 100, 2
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
MAKE = """
from datetime import date
from steppingstones.models import Project, Wall
of = {"project": Project.objects.first(), "title": "Hall", "day": date(2026, 3, 4), "is_open": True}
print(Wall.objects.create(**of, question="What next?").ref)
"""
NOTES = """
    SELECT note.words, note.number FROM steppingstones_wallnote note
    JOIN steppingstones_wall wall ON wall.id = note.wall_id WHERE wall.ref = ?
"""


@pytest.fixture
def hall(example_site):
    ref = example_site.call("django", "shell", "--no-imports", "-c", MAKE).split()[-1]
    example_site.start("--empty")
    return example_site, ref


def rows(site: RealSite, words: str, *values: str) -> list[tuple]:
    with closing(sqlite3.connect(site.data / "stones.sqlite3")) as database:
        return database.execute(words, values).fetchall()


def ask(site: RealSite, method: str, path: str, body: str = "") -> tuple[int, str, str]:
    line = http.client.HTTPConnection("127.0.0.1", site.port, timeout=60)
    try:
        line.request(method, path, body or None, FORM if body else {})
        answer = line.getresponse()
        return answer.status, answer.headers.get("Location", ""), answer.read().decode()
    finally:
        line.close()


def test_a_hundred_phones_at_once_lose_nothing_and_double_nothing(hall):
    site, ref = hall
    together = threading.Barrier(PHONES, timeout=60)
    ways_back: dict[int, set[str]] = {number: set() for number in range(PHONES)}

    def send(number: int) -> None:
        body = urlencode({"words": f"Note {number}", "once": f"key-of-telephone-{number:04}"})
        together.wait()
        for _time in range(REPEATS):
            status, place, _page = ask(site, "POST", f"/w/{ref}/send/", body)
            assert status == 302, status
            ways_back[number].add(place)

    phones = [threading.Thread(target=send, args=[number]) for number in range(PHONES)]
    for phone in phones:
        phone.start()
    for phone in phones:
        phone.join(120)
    assert [len(places) for places in ways_back.values()] == [1] * PHONES
    kept = rows(site, NOTES, ref)
    assert sorted(words for words, _number in kept) == sorted(f"Note {number}" for number in range(PHONES))
    assert len({number for _words, number in kept}) == PHONES
    page = ask(site, "GET", f"/w/{ref}/news/?after=0")[2]
    assert all(f">Note {number}<" in page for number in range(PHONES))
