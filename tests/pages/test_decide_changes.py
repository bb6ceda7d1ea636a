"""What changed because of a decision: written down, put right, and led to stones."""

from datetime import date

import pytest
from django.utils import timezone

from steppingstones.models import Change, Stone
from tests.world import link, make_change, make_decision, make_stone

ROOM = "/p/the-garden/decide/"


@pytest.fixture
def decision(world):
    return make_decision(world.project)


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


def test_a_change_is_written_down_with_the_stones_it_leads_to(ada, world, decision):
    stone = make_stone(world.project)
    sent = {"words": "A round table", "changed_on": "1/4/2026", "for_whom": "Everyone", "stones": [stone.ref]}
    places = {ada.post(f"{ROOM}{decision.ref}/changes/add/", {**sent, "once": "k1"}).url for _ in range(2)}
    change = Change.objects.get()
    assert places == {f"{ROOM}{decision.ref}/#change-{change.ref}"}
    assert (change.changed_on, change.for_whom) == (date(2026, 4, 1), "Everyone")
    assert change.evidence.get().stone == stone


def test_a_change_is_put_right(ada, world, decision):
    change, stone = make_change(decision), make_stone(world.project)
    link(change, stone)
    page = ada.get(f"{ROOM}change/{change.ref}/edit/")
    assert page.context["form"]["stones"].value() == [stone.ref]
    ada.post(f"{ROOM}change/{change.ref}/edit/", {"words": "Two round tables"})
    change.refresh_from_db()
    assert change.words == "Two round tables"
    assert not change.evidence.exists()


def test_a_change_has_its_place_on_the_page_of_its_decision(ada, decision):
    change = make_change(decision)
    assert f'href="{ROOM}{decision.ref}/#change-{change.ref}"' in ada.get(f"{ROOM}change/{change.ref}/").text
    assert f'id="change-{change.ref}"' in ada.get(f"{ROOM}{decision.ref}/").text


def test_removed_stones_cannot_be_led_to(ada, world, decision):
    stone = make_stone(world.project)
    make_stone(world.project, "Another")
    Stone.objects.filter(pk=stone.pk).update(removed_at=timezone.now())
    page = ada.post(f"{ROOM}{decision.ref}/changes/add/", {"words": "A table", "stones": [stone.ref]})
    assert "One of these stones was removed from the pathway." in page.text
    assert not Change.objects.exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"words": ""}, "Write what changed."),
        ({"words": "x" * 10_001}, "use at most 10000 letters"),
        ({"for_whom": "x" * 301}, "use at most 300 letters"),
        ({"changed_on": "2999-01-01"}, "still to come"),
    ],
)
def test_each_mistake_in_a_change_is_named(ada, decision, changes, words):
    page = ada.post(f"{ROOM}{decision.ref}/changes/add/", {"words": "A table", "for_whom": "All", **changes})
    assert words in page.text
    assert not Change.objects.exists()
