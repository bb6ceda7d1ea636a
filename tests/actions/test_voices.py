"""Answers are recorded once, however often and however closely together they are sent."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steppingstones.actions.voices import (
    Answered,
    GroupMayNotRead,
    NameMissing,
    NothingSaid,
    hash_of,
    receipt_for,
    record_answers,
)
from steppingstones.models import Answer, Consent, Giver, Questionnaire, Response, Voice

from ..world import make_questionnaire, make_world

TODAY = date(2026, 3, 4)


def record(questionnaire: Questionnaire, **changes) -> str:
    faces, _choice, text = questionnaire.questions.all()
    answered = [
        Answered(question_id=faces.pk, words="Happy", number=4),
        Answered(question_id=text.pk, words="More shade"),
    ]
    defaults = {"side": "lived", "uses": {"group", "quote"}, "once": "a-key-made-by-a-device", "today": TODAY}
    return record_answers(questionnaire, changes.pop("answered", answered), **{**defaults, **changes})


@pytest.fixture
def questionnaire(world):
    return make_questionnaire(world.project)


def test_a_response_is_a_giver_with_a_voice_for_each_answer(questionnaire):
    record(questionnaire)
    response = Response.objects.get()
    assert (response.day, response.giver.side) == (TODAY, "lived")
    assert [voice.words for voice in response.giver.voices.order_by("id")] == ["Happy", "More shade"]
    assert Answer.objects.get(number=4).month == 2026 * 12 + 2
    assert Voice.objects.with_consent("group", "quote").count() == 2


def test_twice_is_once_with_the_same_receipt(questionnaire):
    assert record(questionnaire) == record(questionnaire)
    assert (Response.objects.count(), Giver.objects.count(), Voice.objects.count()) == (1, 1, 2)


def test_another_key_or_another_questionnaire_is_another_person(world, questionnaire):
    receipts = {record(questionnaire), record(questionnaire, once="another-key-of-a-device")}
    receipts.add(record(make_questionnaire(world.project)))
    assert len(receipts) == Giver.objects.count() == 3


def test_the_database_cannot_open_a_receipt(questionnaire):
    receipt = record(questionnaire)
    kept = {Giver.objects.get().receipt_hash, Response.objects.get().once}
    assert kept == {hash_of(receipt)}
    assert receipt not in kept


def test_the_receipt_cannot_be_worked_out_without_the_sites_key(questionnaire, settings):
    receipt = receipt_for(questionnaire, "a-key")
    settings.SECRET_KEY = "another site's"
    assert receipt_for(questionnaire, "a-key") != receipt


def test_nothing_said_is_nothing_kept(questionnaire):
    with pytest.raises(NothingSaid):
        record(questionnaire, answered=[])
    assert not Giver.objects.exists()


def test_the_group_must_be_allowed_to_read_it(questionnaire):
    with pytest.raises(GroupMayNotRead):
        record(questionnaire, uses={"quote", "public"})


def test_a_name_is_kept_only_when_it_may_be_used(questionnaire):
    record(questionnaire, name="Mrs Shaw")
    assert Giver.objects.get().name == ""
    record(questionnaire, once="another-key-of-a-device", name="Mrs Shaw", uses={"group", "quote-named"})
    assert Giver.objects.latest("id").name == "Mrs Shaw"
    with pytest.raises(NameMissing):
        record(questionnaire, once="a-third-key-of-a-device", uses={"group", "quote-named"})


def test_unknown_uses_are_no_consent(questionnaire):
    record(questionnaire, uses={"group", "sell"})
    assert set(Consent.objects.values_list("use", flat=True)) == {"group"}


def test_it_is_five_inserts_however_much_was_said(questionnaire):
    with CaptureQueriesContext(connection) as queries:
        record(questionnaire)
    inserts = [query["sql"] for query in queries if query["sql"].startswith("INSERT")]
    assert len(inserts) == 5


@pytest.mark.django_db(transaction=True)
def test_two_sends_at_the_same_moment_are_one():
    questionnaire = make_questionnaire(make_world().project)
    together = Barrier(4, timeout=20)

    def send(_number: int) -> str:
        try:
            together.wait()
            return record(questionnaire)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        receipts = set(threads.map(send, range(4)))
    assert len(receipts) == 1
    assert (Response.objects.count(), Voice.objects.count(), Consent.objects.count()) == (1, 2, 4)


@pytest.mark.django_db(transaction=True)
def test_many_people_at_the_same_moment_are_all_heard():
    questionnaire = make_questionnaire(make_world().project)

    def send(number: int) -> str:
        try:
            return record(questionnaire, once=f"key-of-device-{number:06}")
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        receipts = set(threads.map(send, range(64)))
    assert len(receipts) == Response.objects.count() == 64
    assert Voice.objects.count() == 128
