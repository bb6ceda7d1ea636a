"""With and without: how far each claim may go, and what would have been done without co-production."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from steppingstones.actions.changed import show_by
from steppingstones.methods.contribution import Rung
from steppingstones.models import GroupComparison, PlanBefore, PlannedItem, PlanOutcome, Stone
from steppingstones.queries.standing_of_claims import rung_of
from tests.again import make_change
from tests.queries.test_standing_of_claims import make_other, make_piece, make_story
from tests.world import link, make_decision, make_stone, make_voice
from tests.world import make_change as make_thing_changed

ROOM = "/p/the-garden/value/without/"


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


def text_of(response) -> str:
    return " ".join(html.fromstring(response.content.decode()).text_content().split())


def make_said(project, words="People feel at home", **changes):
    """An outcome that something was done for, and that somebody says came of it."""
    stone = make_stone(project, words, **changes)
    link(make_thing_changed(make_decision(project)), stone)
    link(make_voice(project), stone)
    return stone


def make_plan(project):
    plan = PlanBefore.objects.create(project=project, title="Long ago", sealed_at=timezone.now(), seal="0" * 64)
    item = PlannedItem.objects.create(project=project, plan=plan, words="Open on weekdays only")
    PlanOutcome.objects.create(project=project, plan=plan, item=item, fate="changed", words="On Saturdays, too")
    return plan


def test_each_outcome_says_what_may_be_said_and_what_the_next_rung_needs(ada, world):
    make_said(world.project)
    told = text_of(ada.get(ROOM))
    assert "You may say: People say that this came of it." in told
    assert "a change that was seen, before and after" in told


def test_the_two_tracks_stand_apart_co_production_first(ada, world):
    make_said(world.project, "There is a garden")
    make_said(world.project, "We trust each other", track=Stone.Track.CO_PRODUCTION)
    told = text_of(ada.get(ROOM))
    together, built = told.index("What doing it together did"), told.index("What you built")
    assert together < told.index("We trust each other") < built < told.index("There is a garden")


def test_the_ladder_says_the_same_as_a_picture_and_as_a_list(ada, world):
    stone = make_said(world.project)
    page = html.fromstring(ada.get(f"{ROOM}{stone.ref}/").content)
    assert len(page.xpath("//*[local-name()='rect'][@class='ladder-reached']")) == 2
    rungs = [" ".join(each.text_content().split()) for each in page.xpath("//ol[contains(@class, 'ladder-list')]/li")]
    assert [("Reached" in each) for each in rungs] == [False, False, False, True, True]
    assert "Words to leave for now: more than without" in rungs[0]


def test_the_plan_before_is_told_in_words(ada, world):
    make_plan(world.project)
    told = text_of(ada.get(ROOM))
    assert "Of 1 thing that would have been done, 1 changed." in told
    assert "On Saturdays, too" in told


def test_without_outcomes_and_plans_the_page_says_what_to_do(ada):
    told = text_of(ada.get(ROOM))
    assert "There is no outcome yet." in told
    assert "No plan is sealed." in told


def test_rae_reads_and_cy_finds_nothing(as_member, world):
    stone = make_said(world.project)
    for address in (ROOM, f"{ROOM}{stone.ref}/"):
        assert as_member(world.rae).get(address).status_code == 200
        assert as_member(world.cy).get(address).status_code == 404


def test_what_is_no_outcome_of_this_group_is_not_found(ada, world):
    for stone in (make_stone(world.elsewhere), make_stone(world.project, kind=Stone.Kind.ACTIVITY)):
        assert ada.get(f"{ROOM}{stone.ref}/").status_code == 404


def queries(client, address) -> int:
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_three_outcomes_take_as_many_queries_as_one(ada, world):
    make_said(world.project)
    ada.get(ROOM)
    one = queries(ada, ROOM)
    for words in ("We trust each other", "There is tea"):
        make_said(world.project, words)
    assert queries(ada, ROOM) == one < 50


def climb(stone, by):
    """A before and after, a story with all that it needs, and a comparison: the rung after each."""
    show_by(make_change(by).questions.get(key="sure"), stone, by=by)
    yield rung_of(stone).rung
    story = make_story(stone)
    make_other(story)
    make_piece(story)
    yield rung_of(stone).rung
    people = [[together, "1", str(5 * together + step % 2), None, 0] for together in (True, False) for step in range(6)]
    about = {"other": "Northtown", "asked": "Days out", "placed": "lot", "source": "Forms", "people": people}
    GroupComparison.objects.create(project=stone.project, stone=stone, **about)
    yield rung_of(stone).rung


def test_the_ladder_can_be_climbed_to_its_top(ada, world):
    stone = make_said(world.project)
    assert list(climb(stone, world.ben)) == [Rung.IT_CHANGED, Rung.IT_CONTRIBUTED, Rung.COMPARED]
    told = text_of(ada.get(f"{ROOM}{stone.ref}/"))
    assert "You may say: This changed more with co-production than without." in told
    assert "This is as far as anybody can go." in told
    assert "How sure of yourself do you feel?" in told
    assert "8 of 12 people got better" in told
    assert queries(ada, f"{ROOM}{stone.ref}/") < 50
