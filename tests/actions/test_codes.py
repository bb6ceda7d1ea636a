"""Short codes: one for each thing, forgiving of how they are typed."""

import pytest
from django.utils import timezone

from steppingstones.actions.codes import DRAWN, LENGTH, code_for, drawn, in_print, strange_in, tidied, what_opens
from steppingstones.models import Code, Questionnaire, Wall
from steppingstones.models.base import LETTERS

from ..world import make_questionnaire

pytestmark = pytest.mark.django_db


def make_wall(project, **changes) -> Wall:
    return Wall.objects.create(project=project, title="Ideas", question="What next?", day="2026-03-04", **changes)


def test_a_questionnaire_has_one_code_in_all_its_versions(world):
    first = make_questionnaire(world.project)
    later = Questionnaire.objects.create(project=world.project, title="Again", first=first, number=2)
    code = code_for(later)
    assert code == code_for(first)
    assert what_opens(code) == first
    assert Code.objects.count() == 1


def test_a_wall_has_a_code_of_its_own(world):
    wall, questionnaire = make_wall(world.project), make_questionnaire(world.project)
    assert what_opens(code_for(wall=wall)) == wall
    assert code_for(wall=wall) != code_for(questionnaire)


def test_what_has_been_removed_is_opened_by_nothing(world):
    code = code_for(make_questionnaire(world.project, removed_at=timezone.now()))
    assert what_opens(code) is None


def test_nothing_opens_nothing(world):
    make_questionnaire(world.project)
    assert what_opens("") is None
    assert what_opens("\x00" * 6) is None


def test_a_code_has_letters_that_look_like_nothing_else():
    code = drawn()
    assert len(code) == LENGTH
    assert set(code) <= set(DRAWN) < set(LETTERS)
    assert not set(DRAWN) & set("01oilaeuybgsz")


@pytest.mark.parametrize("typed", ["k7m2qx", "K7M-2QX", " k7m 2qx ", "K7M–2QX", "k.7.m.2.q.x", "K7MZQX"])
def test_however_it_is_typed(typed):
    assert tidied(typed) == "k7m2qx"


@pytest.mark.parametrize("typed", ["K7M2QO", "k7m2q☺", "k7m2qо"])
def test_letters_of_no_code_are_named(typed):
    assert strange_in(typed) == typed[-1].upper()


def test_in_print_it_has_a_gap():
    assert in_print("k7m2qx") == "K7M-2QX"
    assert tidied(in_print("k7m2qx")) == "k7m2qx"
