"""What changed, for the unlucky: what was removed meanwhile, sent twice, mistyped or taken back."""

import pytest
from django.utils import timezone

from steppingstones.actions import questionnaire_versions as versions
from steppingstones.actions.changed import say_direction, show_by
from steppingstones.actions.voices import hash_of
from steppingstones.methods.questionnaire import Kind
from steppingstones.methods.questionnaire_form import Item
from steppingstones.models import Consent, Direction, Indicator, Question, Questionnaire
from steppingstones.queries.changed import changes_of
from tests.again import AFTER, BEFORE, SURE, answer_again, make_again, make_change, next_time
from tests.pages.test_changed import at, flat, sure
from tests.world import make_stone


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


@pytest.fixture
def one(world):
    return make_change(world.ben)


def test_what_is_of_elsewhere_or_asked_only_once_is_not_there(ada, world, one):
    once = make_again(world.ben, title="Only once")
    answer_again(once, 1, sure=2)
    theirs = make_change(world.cy)
    for other in (once, theirs):
        assert ada.get(at(other)).status_code == 404
        assert ada.get(at(one, sure(other).ref)).status_code == 404
    assert ada.get(at(one, "nothing")).status_code == 404


def test_a_removed_questionnaire_shows_nothing_any_more(ada, world, one):
    stone = make_stone(world.project)
    show_by(sure(one), stone, by=world.ben)
    Questionnaire.objects.filter(pk=one.pk).update(removed_at=timezone.now())
    assert ada.get(at(one)).status_code == 404
    assert changes_of(stone) == []


def test_a_stone_that_was_removed_meanwhile_is_said(ada, world, one):
    stone = make_stone(world.project)
    show_by(sure(one), stone, by=world.ben)
    stone.removed_at = timezone.now()
    stone.save()
    there = at(one, sure(one).ref)
    assert ada.post(f"{there}shows/", {"stone": stone.ref}).status_code == 422
    answer = ada.post(f"{there}{stone.ref}/not/", follow=True)
    assert (answer.status_code, "People feel at home" in flat(answer)) == (200, False)


def test_what_is_sent_twice_is_kept_once(ada, world, one):
    stone, there = make_stone(world.project), at(one, sure(one).ref)
    for _time in range(2):
        ada.post(f"{there}shows/", {"stone": stone.ref})
        ada.post(f"{there}better/", {"better": "high"})
    assert (Indicator.objects.count(), Direction.objects.count()) == (1, 1)
    for _time in range(2):
        assert ada.post(f"{there}{stone.ref}/not/").status_code == 302


@pytest.mark.parametrize("typed", ["", "\x00", "🙂", "x" * 10_000, "سؤال"])
def test_junk_is_asked_for_again(ada, one, typed):
    there = at(one, sure(one).ref)
    assert ada.post(f"{there}better/", {"better": typed}).status_code == 422
    assert ada.post(f"{there}shows/", {"stone": typed}).status_code == 422
    assert ada.get(at(one), {"first": typed, "last": typed, "page": typed}).status_code == 200


def test_whoever_was_quicker_is_not_undone(ada, world, one):
    there = at(one, sure(one).ref)
    seen = ada.get(there).context["better"].seen
    say_direction(sure(one), "low", by=world.ben)
    answer = ada.post(f"{there}better/", {"better": "neither", "seen": seen})
    assert (answer.status_code, "Somebody changed this" in flat(answer)) == (422, True)
    assert Direction.objects.get().better == "low"


def test_an_answer_that_was_taken_back_does_not_count(ada, world):
    one = make_again(world.ben)
    receipts = [answer_again(one, person, sure=given) for person, given in enumerate(BEFORE)]
    next_time(one, world.ben)
    for person, given in enumerate(AFTER):
        answer_again(one, person, sure=given)
    versions.end_round(one, by=world.ben)
    Consent.objects.filter(voice__giver__receipt_hash=hash_of(receipts[0])).delete()
    assert "7 of 11 people got better, 3 stayed the same, 1 got worse." in flat(ada.get(at(one)))


def test_a_new_version_keeps_what_was_said_and_another_scale_is_not_compared(ada, world):
    one, stone = make_again(world.ben), make_stone(world.project)
    for person in range(6):
        answer_again(one, person, sure=2)
    say_direction(sure(one), "low", by=world.ben)
    show_by(sure(one), stone, by=world.ben)
    new = versions.new_version(one, by=world.ben)
    Question.objects.filter(questionnaire=new, key="sure").update(most=10)
    next_time(one, world.ben)
    for person in range(6):
        answer_again(new, person, sure=1)
    versions.end_round(one, by=world.ben)
    text = flat(ada.get(at(new)))
    assert "The answers that could be chosen were not the same both times." in text
    assert "got better" not in text
    assert "It shows: People feel at home" in text


def test_of_more_than_five_questions_each_chance_is_one_of_so_many(ada, world):
    items = tuple(Item(key=f"q{n}", kind=Kind.SCALE, words=f"Question {n}?", least=1, most=5) for n in range(6))
    one = make_again(world.ben, items=items)
    for when in (1, 3):
        for person in range(6):
            answer_again(one, person, **{item.key: when for item in items})
        if when == 1:
            next_time(one, world.ben)
    versions.end_round(one, by=world.ben)
    text = flat(ada.get(at(one)))
    assert text.count("By chance, as one of so many questions in about 19 of 100 cases") == 6
    assert "Chance alone would seldom" not in text


def test_where_those_began_who_left_is_told_only_of_five(ada, world):
    """With fewer it would tell the answers of the few who left, and a group knows who left."""
    few = make_change(world.ben, [4] * 8 + [1] * 2, [5] * 8, items=(SURE,))
    assert "began with" not in flat(ada.get(at(few)))
    before = dict(enumerate([4] * 10 + [1] * 5))
    many = make_again(world.ben, items=(SURE,), title="Many")
    for person, given in before.items():
        answer_again(many, person, sure=given)
    next_time(many, world.ben)
    for person in range(10):
        answer_again(many, person, sure=5)
    versions.end_round(many, by=world.ben)
    assert "Those who answered again began with higher answers than those who did not." in flat(ada.get(at(many)))
