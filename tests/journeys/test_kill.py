"""The server is killed while a hall full of people sends answers. What was acknowledged is there, and nothing twice."""

import http.client
import queue
import signal
import sqlite3
import threading
import time
from contextlib import closing
from urllib.parse import urlencode

from .real_site import RealSite

PEOPLE, ANSWERS = 8, 200
KILLED_AT = (50, 120)  # acknowledged answers
FORM = "application/x-www-form-urlencoded"
SENT = "SELECT words FROM steppingstones_voice WHERE words LIKE 'Answer %'"
OPEN = """
    SELECT sheet.ref, question.key FROM steppingstones_questionnaire sheet
    JOIN steppingstones_question question ON question.questionnaire_id = sheet.id
    WHERE sheet.is_open AND question.kind = 'text'
"""


def rows(site: RealSite, words: str) -> list[tuple]:
    with closing(sqlite3.connect(site.data / "stones.sqlite3")) as database:
        return database.execute(words).fetchall()


class Hall:
    """People who send until they are told that their answer was kept; after trouble they send the same again."""

    def __init__(self, site: RealSite, ref: str, question: str) -> None:
        self.site, self.ref, self.question = site, ref, question
        self.waiting: queue.Queue[int] = queue.Queue()
        self.kept: dict[int, str] = {}
        self.tries = 0
        for number in range(ANSWERS):
            self.waiting.put(number)
        self.people = [threading.Thread(target=self.send_all, daemon=True) for _ in range(PEOPLE)]

    def send_all(self) -> None:
        while True:
            try:
                number = self.waiting.get_nowait()
            except queue.Empty:
                return
            while not self.send(number):
                time.sleep(0.05)

    def send(self, number: int) -> bool:
        self.tries += 1
        line = http.client.HTTPConnection("127.0.0.1", self.site.port, timeout=20)
        try:
            line.request("POST", f"/say/{self.ref}/send/", self.form(number), {"Content-Type": FORM})
            answer = line.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            return False
        finally:
            line.close()
        assert answer.status == 302, answer.status
        self.kept[number] = answer.headers["Location"]
        return True

    def form(self, number: int) -> str:
        fields = {f"a-{self.question}": f"Answer {number}", "side": "lived", "uses": "group"}
        return urlencode({**fields, "once": f"key-of-answer-number-{number:04}"})

    def wait_for(self, number: int) -> None:
        while len(self.kept) < number and any(person.is_alive() for person in self.people):
            time.sleep(0.005)


def test_a_killed_server_loses_no_answer_and_doubles_none(example_site):
    site = example_site
    hall = Hall(site, *rows(site, OPEN)[0])
    site.start("--empty")
    for person in hall.people:
        person.start()
    for number in KILLED_AT:
        hall.wait_for(number)
        site.send(signal.SIGKILL)
        told = {(f"Answer {kept}",) for kept in dict(hall.kept)}
        assert told <= set(rows(site, SENT)), "An acknowledged answer is gone."
        assert len(told) < ANSWERS, "The server was killed too late to prove anything."
        site.start("--empty")
    hall.wait_for(ANSWERS)
    assert site.send(signal.SIGTERM) == 0
    assert sorted(rows(site, SENT)) == sorted((f"Answer {number}",) for number in range(ANSWERS))
    assert hall.tries > ANSWERS, "Nobody was interrupted, so nothing was proved."
    assert len(set(hall.kept.values())) == ANSWERS
    assert rows(site, "PRAGMA integrity_check") == [("ok",)]
