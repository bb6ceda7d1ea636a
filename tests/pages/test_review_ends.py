"""The end of a review: nothing comes in after it, and nobody ends another by it."""

import pytest

from steppingstones.actions import reviews
from steppingstones.actions.answers import Paper, type_in
from steppingstones.actions.questionnaires import QuestionnaireError, open_to_all
from steppingstones.actions.voices import Answered, NotAskedNow
from steppingstones.models import Questionnaire, Response, Round
from steppingstones.queries.questionnaires import asked
from tests.pages.test_review import ROOM, text_of
from tests.reviewed import answer_review, make_gap, make_instrument, make_review


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


def test_to_end_a_review_that_is_over_does_not_end_the_one_that_runs(ada, world):
    old = make_gap(world.ada)
    running = make_review(world.ada, old.questionnaire, name="Autumn")
    told = ada.post(f"{ROOM}rounds/{old.ref}/end/", follow=True)
    assert "This review had ended before. Nothing was changed." in text_of(told)
    assert Round.objects.get(pk=running.pk).ended_on is None


def test_the_link_is_closed_when_the_review_has_ended_and_open_again_in_the_next(client, world):
    one = make_gap(world.ada)
    say = f"/say/{one.questionnaire.ref}/"
    assert "This is closed now" in client.get(say).text
    assert "This is closed now" in client.post(f"{say}send/", {"once": "a" * 20}).text
    make_review(world.ada, one.questionnaire, name="Autumn")
    assert "This is closed now" not in client.get(say).text


def test_the_link_stays_closed_where_somebody_opens_it_without_a_review(client, world):
    ours = make_instrument(world.ada)
    with pytest.raises(QuestionnaireError, match="room Review"):
        open_to_all(ours, by=world.ada)
    Questionnaire.objects.filter(pk=ours.pk).update(is_open=True)
    assert "This is closed now" in client.get(f"/say/{ours.ref}/").text


def test_an_answer_on_its_way_when_the_review_ends_is_not_kept(world):
    one = make_review(world.ada)
    reviews.end(one, by=world.ada)
    Questionnaire.objects.update(is_open=True)
    with pytest.raises(NotAskedNow):
        answer_review(one, "lived", "1")
    assert not Response.objects.exists()


def test_paper_is_not_typed_in_after_the_end(world):
    one = make_gap(world.ada)
    question = asked(one.questionnaire)[0]
    said = Answered(question_id=question.pk, words="Yes", choice_id=question.choice_pks["4"])
    sheet = Paper(answered=[said], side="lived", uses=frozenset({"group"}), name="", once="late")
    with pytest.raises(NotAskedNow):
        type_in(one.questionnaire, [sheet], by=world.ada)
