"""Decisions and changes are removed so that they can come back."""

import pytest

from tests.world import make_change, make_decision

ROOM = "/p/the-garden/decide/"
TYPED = {
    "question": "Which day do we meet?",
    "options": "Tuesday\nSaturday",
    "decided": "Saturday",
    "why": "More people are free",
    "status": "decided",
    "decided_on": "2026-03-11",
}


@pytest.fixture
def decision(world):
    return make_decision(world.project)


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


def test_a_decision_is_removed_and_put_back(ada, decision):
    make_change(decision)
    page = ada.post(f"{ROOM}{decision.ref}/remove/", follow=True)
    assert "“Which table do we buy?” is removed." in page.text
    assert page.context["total"] == 0
    gone = ada.get(f"{ROOM}{decision.ref}/")
    assert gone.status_code == 410
    assert "Put it back" in gone.text
    page = ada.post(f"{ROOM}{decision.ref}/restore/", follow=True)
    assert "The decision is back." in page.text
    assert "There is a round table" in page.text


def test_a_change_is_removed_and_put_back(ada, decision):
    change = make_change(decision)
    page = ada.post(f"{ROOM}change/{change.ref}/remove/", follow=True)
    assert "“There is a round table” is removed." in page.text
    assert page.context["changes"] == []
    assert ada.get(f"{ROOM}change/{change.ref}/").status_code == 410
    page = ada.post(f"{ROOM}change/{change.ref}/restore/", follow=True)
    assert [each.ref for each in page.context["changes"]] == [change.ref]


def test_what_was_removed_waits_on_its_page(ada, as_member, world, decision):
    ada.post(f"{ROOM}{decision.ref}/remove/")
    assert "Decisions that were removed" in ada.get(ROOM).text
    assert "Which table" not in as_member(world.rae).get(ROOM).text
    assert "Put it back" not in as_member(world.rae).get(f"{ROOM}{decision.ref}/").text


def test_a_removed_decision_is_not_changed(ada, decision):
    ada.post(f"{ROOM}{decision.ref}/remove/")
    for address in ("edit/", "voices/", "changes/add/"):
        assert ada.get(f"{ROOM}{decision.ref}/{address}").status_code == 410
    page = ada.post(f"{ROOM}{decision.ref}/edit/", {**TYPED, "why": "My long thoughts"})
    assert page.status_code == 410
    assert "My long thoughts" in page.text


def test_only_those_who_may_change_things_remove_them(as_member, world, decision):
    change = make_change(decision)
    for member, status in ((world.rae, 403), (world.cy, 404)):
        client = as_member(member)
        for thing in (decision.ref, f"change/{change.ref}"):
            for act in ("remove", "restore"):
                assert client.post(f"{ROOM}{thing}/{act}/").status_code == status
    decision.refresh_from_db()
    assert decision.removed_at is None
