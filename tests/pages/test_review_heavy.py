"""The heaviest review that a group may hold: fifty statements, thirty people, and something came of each statement."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steppingstones.actions import reviews
from steppingstones.actions.voices import Answered, Came, record_answers
from steppingstones.formats.question_bank import ReadySet
from steppingstones.methods.questionnaire import Kind
from steppingstones.methods.questionnaire_form import Form, Item
from steppingstones.methods.reviews import HOW_FAR
from steppingstones.models import Action, Round
from tests.reviewed import WHY
from tests.world import make_change, make_decision

STATEMENTS, PEOPLE = 50, 30
MOST_BYTES, MOST_QUERIES = 150_000, 50
ASKED = {"lived": 15, "professional": 15}
WORDS = "People who use this service and people who run it say this of how they work together:"


@pytest.fixture
def both(world):
    """Two reviews that have ended, one after the other."""
    items = [Item(key=f"s{n}", kind=Kind.CHOICE, words=f"{WORDS} {n}", choices=HOW_FAR) for n in range(STATEMENTS)]
    ours = ReadySet(key="ours", about="How we work", form=Form(title="How we work", items=(*items, WHY)))
    version = reviews.choose(world.project, ours, by=world.ada)
    return [ask(world, version, name) for name in ("Spring", "Autumn")]


def ask(world, version, name) -> Round:
    one = reviews.begin(version, name, asked=ASKED, due_on=None, by=world.ada)
    questions = list(version.questions.prefetch_related("choices"))
    for person in range(PEOPLE):
        answered = [answer(question, person) for question in questions]
        side = ("lived", "professional")[person % 2]
        kept = {"uses": ["group"], "once": f"{name} {person}", "today": date(2026, 3, 4), "side": side}
        record_answers(version, answered, **kept, came=Came(round_id=one.pk))
    reviews.end(one, by=world.ada)
    one.refresh_from_db()
    for question in questions[:STATEMENTS]:
        came_of(world, one, question.key)
    return one


def answer(question, person) -> Answered:
    choices = list(question.choices.all())
    if not choices:
        return Answered(question_id=question.pk, words="We would like to have more time to talk. " * 5)
    chosen = choices[(person * 7 + question.pk) % len(choices)]
    return Answered(question_id=question.pk, words=chosen.words, choice_id=chosen.pk)


def came_of(world, one, key) -> None:
    of = {"round": one, "statement": key}
    make_change(make_decision(world.project, f"What do we do about {key} of {one.name}?", **of), f"Another {key}")
    Action.objects.create(project=world.project, words=f"Talk to the managers about {key}", **of)
    reviews.talk(one, key, "Both of us had good reasons. " * 10, by=world.ada)


PAGES = [
    "review/",
    "review/rounds/{ref}/",
    "review/rounds/{ref}/statements/s7/",
    "understand/thread/statement/{ref}/s7/",
    "understand/thread/review/{ref}/",
    "plan/to-do/",
]


def test_no_page_is_heavy(as_member, world, both):
    client, weights = as_member(world.ada), {}
    for page in PAGES:
        with CaptureQueriesContext(connection) as queries:
            found = client.get(f"/p/the-garden/{page.format(ref=both[-1].ref)}")
        weights[page] = (found.status_code, len(found.content), len(queries))
    assert all(status == 200 for status, _bytes, _queries in weights.values())
    assert all(size < MOST_BYTES and number < MOST_QUERIES for _status, size, number in weights.values()), weights
