"""A questionnaire in use changes only by a new version; rounds say before and after."""

import pytest

from steppingstones.actions import questionnaires as action
from steppingstones.actions.questionnaire_versions import (
    PairingIsFixed,
    RoundIsRunning,
    StillADraft,
    begin_round,
    choose_pairing,
    end_round,
    new_version,
)
from steppingstones.methods.questionnaire import Kind
from steppingstones.methods.questionnaire_form import Item
from steppingstones.models import Answer
from steppingstones.queries.questionnaires import families, family, form_of, round_now

from ..world import answer_all, make_questionnaire

pytestmark = pytest.mark.same_on_each_database


@pytest.fixture
def answered(world):
    questionnaire = make_questionnaire(world.project)
    action.open_to_all(questionnaire, by=world.ada)
    answer_all(questionnaire)
    return questionnaire


def test_the_next_version_asks_the_same_by_the_same_keys(world, answered):
    new = new_version(answered, by=world.ada)
    assert (new.number, new.first, new.is_open) == (2, answered, False)
    assert form_of(new) == form_of(answered)
    assert not set(new.questions.values_list("pk", flat=True)) & set(answered.questions.values_list("pk", flat=True))


def test_there_is_one_draft_at_a_time(world, answered):
    new = new_version(answered, by=world.ada)
    assert new_version(answered, by=world.ben) == new
    with pytest.raises(StillADraft):
        new_version(new, by=world.ada)


def test_old_answers_keep_their_question(world, answered):
    before = set(Answer.objects.values_list("question__words", flat=True))
    new = new_version(answered, by=world.ada)
    action.change_question(new.questions.first(), Item(key="", kind=Kind.TEXT, words="And now?"), by=world.ada)
    action.open_to_all(new, by=world.ada)
    assert set(Answer.objects.values_list("question__words", flat=True)) == before


def test_opening_a_version_closes_the_others(world, answered):
    new = new_version(answered, by=world.ada)
    action.open_to_all(new, by=world.ada)
    assert list(family(new).values_list("number", "is_open")) == [(1, False), (2, True)]


def test_the_list_shows_each_questionnaire_once_with_all_who_answered(world, answered):
    new = new_version(answered, by=world.ada)
    action.open_to_all(new, by=world.ada)
    answer_all(new, once="another-key-of-a-device")
    other = make_questionnaire(world.project, "Another")
    assert [(one, one.people) for one in families(world.project)] == [(other, 0), (new, 2)]


def test_who_is_known_is_fixed_when_it_is_opened(world):
    questionnaire = make_questionnaire(world.project, is_open=False)
    choose_pairing(questionnaire, "card", by=world.ada)
    action.open_to_all(questionnaire, by=world.ada)
    with pytest.raises(PairingIsFixed):
        choose_pairing(questionnaire, "member", by=world.ben)
    action.close(questionnaire, by=world.ada)
    with pytest.raises(PairingIsFixed):
        choose_pairing(questionnaire, "none", by=world.ben)


def test_rounds_follow_each_other(world, answered):
    before = begin_round(answered, "Before", by=world.ada)
    assert round_now(answered) == before
    with pytest.raises(RoundIsRunning):
        begin_round(answered, "After", by=world.ada)
    end_round(answered, by=world.ada)
    assert round_now(answered) is None
    assert begin_round(new_version(answered, by=world.ada), "After", by=world.ada).number == 2
