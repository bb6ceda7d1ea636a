"""A hall of 64 people answers every kind of question at the same moment, and each device sends again and again."""

import http.client
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from contextlib import closing
from urllib.parse import urlencode

from ..every_kind import ANSWERS, SAID, all_said
from ..real_data import ROOT
from .real_site import RealSite

PEOPLE, SENDS = 64, 3
FORM = "application/x-www-form-urlencoded"
MAKE = """
import django
django.setup()
from steppingstones.models import Project
from tests.every_kind import make_every_kind
print(make_every_kind(Project.objects.first()).ref)
"""


class Person(threading.Thread):
    """Sends one sheet, and whatever comes back sends it again: a bad line often swallows the answer."""

    def __init__(self, site: RealSite, ref: str, number: int, together: threading.Barrier) -> None:
        super().__init__(daemon=True)
        self.site, self.ref, self.number, self.together = site, ref, number, together
        self.answers: list[tuple[int, str]] = []

    def run(self) -> None:
        said = all_said(
            once=f"key-of-person-number-{self.number:04}", **{"a-text": self.words, "a-number": self.number + 100}
        )
        self.together.wait()
        for _ in range(SENDS):
            line = http.client.HTTPConnection("127.0.0.1", self.site.port, timeout=60)
            with closing(line):
                line.request("POST", f"/say/{self.ref}/send/", urlencode(said, doseq=True), {"Content-Type": FORM})
                answer = line.getresponse()
                self.answers.append((answer.status, answer.headers["Location"]))

    @property
    def words(self) -> str:
        return f"What person {self.number} would change"


def test_64_people_answer_every_kind_at_once_and_each_is_kept_once(example_site):
    site = example_site
    made = subprocess.run(
        [sys.executable, "-c", MAKE], env=site.environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    site.start("--empty")
    together = threading.Barrier(PEOPLE)
    people = [Person(site, made.stdout.strip(), number, together) for number in range(PEOPLE)]
    for person in people:
        person.start()
    for person in people:
        person.join(120)
    assert {status for person in people for status, _ in person.answers} == {302}
    assert all(len(person.answers) == SENDS and len(set(person.answers)) == 1 for person in people)
    assert len({person.answers[0] for person in people}) == PEOPLE
    is_kept_once(site, people)


def is_kept_once(site: RealSite, people: list[Person]) -> None:
    """By the rows themselves: every kind from everybody, and each person's own words and number."""
    with closing(sqlite3.connect(site.data / "stones.sqlite3")) as database:
        sheet = "JOIN steppingstones_question q ON q.id = a.question_id AND q.key = q.kind"
        kinds = database.execute(f"SELECT q.kind, count(*) FROM steppingstones_answer a {sheet} GROUP BY q.kind")
        answered = dict(kinds.fetchall())
        words = f"SELECT v.words FROM steppingstones_voice v JOIN steppingstones_answer a ON a.id = v.answer_id {sheet}"
        said = Counter(row[0] for row in database.execute(words))
        amounts = database.execute(
            f"SELECT CAST(a.amount AS INT) FROM steppingstones_answer a {sheet} AND q.kind = 'number'"
        )
        numbers = sorted(row[0] for row in amounts)
        picked = database.execute(
            f"SELECT count(*) FROM steppingstones_picked p JOIN steppingstones_answer a ON a.id = p.answer_id {sheet}"
        ).fetchone()
    assert answered == {kind: PEOPLE for kind, value in ANSWERS.items() if value}
    own = {"25", "More buses"}
    assert all(said[each] == PEOPLE for each in SAID if each not in own)
    assert all(said[person.words] == 1 for person in people)
    assert numbers == list(range(100, 100 + PEOPLE))
    assert picked == (PEOPLE * 4,)
