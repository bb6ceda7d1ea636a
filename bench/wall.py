"""How long it takes until a note from a phone stands on the big screen, while a hundred phones look on and write."""

import http.client
import random
import re
import statistics
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urlencode

from .load import FORM
from .machine import Meanwhile
from .place import make_project
from .results import Result
from .servers import served
from .tables import number, percent, table

PHONES, POSTS_A_SECOND = 100, 20
SCREEN, PHONE = 0.9, 4.0  # seconds between two asks, as in static/js/wall.js
LATE = 15  # seconds after the last note was due, on a machine that is busy elsewhere
THREADS = 5
NOTE, LAST = re.compile(rb">Note (\d+)<"), re.compile(rb'data-last="(\d+)"')


@dataclass
class Session:
    """What happened: when each note was sent and acknowledged, and how long each took to be seen."""

    port: int
    ref: str
    until: float
    sent: dict[int, float] = field(default_factory=dict)
    kept: set[int] = field(default_factory=set)
    asked: list[float] = field(default_factory=list)  # by the screen
    on_screen: dict[int, float] = field(default_factory=dict)
    on_phones: list[float] = field(default_factory=list)
    errors: int = 0

    def line(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)


class Reader:
    """One screen or phone, which asks what is new."""

    def __init__(self, session: Session, every: float, look: str) -> None:
        self.session, self.every, self.look = session, every, look
        self.last, self.next = 0, time.perf_counter() + random.random() * every

    def ask(self, line: http.client.HTTPConnection) -> list[tuple[int, float]]:
        """The notes that are new here, and when they came."""
        self.next = time.perf_counter() + self.every * random.uniform(0.85, 1.15)
        line.request("GET", f"/w/{self.session.ref}/news/?look={self.look}&after={self.last}")
        answer = line.getresponse()
        page = answer.read()
        if answer.status == 204:
            return []
        if answer.status != 200:
            self.session.errors += 1
            return []
        self.last = int(LAST.search(page)[1])
        now = time.perf_counter()
        return [(int(found), now) for found in NOTE.findall(page)]


def write(session: Session, numbers: range, pause: float) -> None:
    line = session.line()
    for place, each in enumerate(numbers):
        due = session.until - (len(numbers) - place) * pause
        time.sleep(max(0.0, due - time.perf_counter()))
        session.sent[each] = time.perf_counter()
        form = urlencode({"words": f"Note {each}", "once": f"key-of-telephone-{each:06}"})
        line.request("POST", f"/w/{session.ref}/send/", form, {"Content-Type": FORM})
        answer = line.getresponse()
        answer.read()
        if answer.status == 302:
            session.kept.add(each)
        else:
            session.errors += 1


def watch(session: Session) -> None:
    """The big screen, until the last note has come. A machine that is busy elsewhere gets some seconds more."""
    screen, line = Reader(session, SCREEN, "screen"), session.line()
    while time.perf_counter() < session.until + 2 * SCREEN or (
        session.kept - session.on_screen.keys() and time.perf_counter() < session.until + LATE
    ):
        time.sleep(max(0.0, screen.next - time.perf_counter()))
        session.asked.append(time.perf_counter())
        for each, now in screen.ask(line):
            session.on_screen.setdefault(each, now)


def look_on(session: Session, phones: list[Reader]) -> None:
    line = session.line()
    seen: set[tuple[int, int]] = set()
    while time.perf_counter() < session.until + PHONE:
        first = min(range(len(phones)), key=lambda place: phones[place].next)
        time.sleep(max(0.0, phones[first].next - time.perf_counter()))
        for each, now in phones[first].ask(line):
            if (first, each) not in seen:
                seen.add((first, each))
                session.on_phones.append(now - session.sent[each])


def measure(*, quick: bool) -> Result:
    from django.db import connections
    from django.utils import timezone

    from steppingstones.models import Wall

    project = make_project("wall")
    of = {"project": project, "title": "Hall", "question": "What next?", "is_open": True}
    wall = Wall.objects.create(**of, day=timezone.localdate())
    connections.close_all()
    meanwhile = Meanwhile()
    with served("steppingstones", "run", "--empty", "--port", "PORT") as server:
        session = run(Session(server.port, wall.ref, time.perf_counter() + (4 if quick else 10)), 3 if quick else 9)
    kept = wall.notes.values_list("words", flat=True)
    wrong = [f"wall: {session.errors} errors"] if session.errors else []
    if sorted(kept) != sorted(f"Note {each}" for each in session.kept):
        wrong.append("wall: what is kept is not what was acknowledged")
    if missing := session.kept - session.on_screen.keys():
        wrong.append(f"wall: {len(missing)} notes never came on the screen")
    return told(session, meanwhile, wrong)


def run(session: Session, seconds: int) -> Session:
    total, pause = POSTS_A_SECOND * seconds, THREADS / POSTS_A_SECOND
    phones = [Reader(session, PHONE, "phone") for _ in range(PHONES)]
    jobs = [threading.Thread(target=watch, args=[session])]
    for place in range(THREADS):
        jobs.append(threading.Thread(target=write, args=[session, range(place, total, THREADS), pause]))
        jobs.append(threading.Thread(target=look_on, args=[session, phones[place::THREADS]]))
    for job in jobs:
        job.start()
    for job in jobs:
        job.join()
    return session


def told(session: Session, meanwhile: Meanwhile, wrong: list[str]) -> Result:
    screen = cuts(now - session.sent[each] for each, now in session.on_screen.items())
    phones = cuts(session.on_phones)
    limit = cuts(filter(None, (at_best(session, sent) for sent in session.sent.values())))
    rows = [("The big screen", *screen), ("A screen that is told at once, when it asks", *limit), ("Phones", *phones)]
    text = f"""## The wall

{PHONES} phones ask every {PHONE:.0f} seconds, the big screen every {SCREEN} seconds, and {POSTS_A_SECOND} notes a
second are put up, {len(session.sent)} in all. Measured from pressing *Put it up*. {meanwhile}

{table(["seen on", "p50 s", "p99 s"], [(name, number(half), number(most)) for name, half, most in rows])}"""
    line = f"{number(screen[0])} s, {number(screen[1])} s"
    best = f"{number(limit[0])} s, {number(limit[1])} s: the same asks, answered at once"
    what = f"A note on the big screen, {PHONES} phones looking on: half within, 99 % within"
    return Result(text, [(what, line, best, percent(limit[0] / screen[0]))], wrong)


def at_best(session: Session, sent: float) -> float | None:
    """How long it would have taken if sending and asking took no time: until the screen asked next."""
    with suppress(StopIteration):
        return next(asked for asked in session.asked if asked > sent) - sent
    return None


def cuts(seconds) -> tuple[float, float]:
    found = statistics.quantiles(seconds, n=100)
    return found[49], found[98]
