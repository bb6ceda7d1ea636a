"""However sends are repeated, and in whatever order they come: each sheet is kept once, and none is lost."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from steppingstones.actions.voices import Answered, SentBefore, hash_of, record_answers
from steppingstones.models import Giver, Response, Voice

from ..world import make_questionnaire
from .test_voices import TODAY

PEOPLE = 4


@pytest.fixture
def text(world):
    return make_questionnaire(world.project).questions.get(kind="text")


def send(text, person: int, words: str) -> str:
    answered = [Answered(question_id=text.pk, words=words)]
    once = f"the-device-of-person-{person}"
    return record_answers(text.questionnaire, answered, uses={"group"}, once=once, today=TODAY)


@given(order=st.lists(st.integers(0, PEOPLE - 1), max_size=20))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_of_repeated_sends_keeps_each_once(text, order):
    with transaction.atomic():
        receipts = {(person, send(text, person, f"I am {person}")) for person in order}
        assert len(receipts) == len(set(order))
        assert sorted(Voice.objects.values_list("words", flat=True)) == sorted(f"I am {one}" for one in set(order))
        assert Response.objects.count() == Giver.objects.count() == len(set(order))
        transaction.set_rollback(True)


@given(order=st.lists(st.tuples(st.integers(0, PEOPLE - 1), st.sampled_from(["more buses", "no buses"])), max_size=20))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_came_first_is_kept_and_who_changed_it_later_is_told(text, order):
    with transaction.atomic():
        first: dict[int, str] = {}
        for person, words in order:
            told = kept(text, person, words)
            assert told == (first.setdefault(person, words) == words)
        assert sorted(Voice.objects.values_list("words", flat=True)) == sorted(first.values())
        transaction.set_rollback(True)


def kept(text, person: int, words: str) -> bool:
    """Whether the sender was told that this is what is kept."""
    try:
        receipt = send(text, person, words)
    except SentBefore:
        return False
    return Giver.objects.filter(receipt_hash=hash_of(receipt), voices__words=words).exists()
