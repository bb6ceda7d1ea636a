"""Somebody removes a decision, or a change, while somebody else writes in one of its forms."""

import pytest

from steppingstones.models import Option
from tests.world import make_change, make_decision, make_member, make_stone

from .test_decide_votes import open_one

ROOM = "/p/the-garden/decide/"
LOOKS = [
    "{decision}/shared/",
    "{decision}/shared/{di}/",
    "{decision}/voices/",
    "option/{option}/",
    "option/{option}/voices/",
    "vote/{ballot}/",
    "change/{change}/",
    "change/{change}/said/",
]
FORMS = [
    "{decision}/edit/",
    "{decision}/changes/add/",
    "{decision}/options/add/",
    "{decision}/reshapes/add/",
    "{decision}/reshapes/{stone}/",
    "{decision}/vote/add/",
    "said-did/{decision}/",
    "option/{option}/edit/",
    "vote/{ballot}/edit/",
    "vote/{ballot}/mine/",
    "vote/{ballot}/for/{di}/",
    "change/{change}/edit/",
    "change/{change}/links/add/",
    "change/{change}/proofs/add/",
]
WORDS = "What I typed for ten minutes"
TYPED = dict.fromkeys(("question", "words", "how", "why", "said"), WORDS)


@pytest.fixture
def refs(world):
    decision = make_decision(world.project, status="open")
    di = make_member(world.project, "Di", user=None)
    stone = make_stone(world.project)
    decision.reshapings.create(project=world.project, stone=stone, how="It comes first")
    option = Option.objects.create(project=world.project, decision=decision, words="Round")
    things = {"decision": decision, "di": di, "option": option, "stone": stone, "change": make_change(decision)}
    return {name: thing.ref for name, thing in things.items()} | {"ballot": open_one(decision, world.ada, di).ref}


@pytest.mark.parametrize("address", FORMS)
def test_nothing_that_was_typed_is_lost(world, as_member, refs, address):
    as_member(world.ben).post(f"{ROOM}{refs['decision']}/remove/")
    page = as_member(world.ada).post(ROOM + address.format(**refs), TYPED)
    assert page.status_code == 410
    assert WORDS in page.text
    assert f"{ROOM}{refs['decision']}/restore/" in page.text


@pytest.mark.parametrize("address", [*LOOKS, *FORMS])
def test_there_is_a_way_back_for_the_group_and_nothing_for_others(world, as_member, refs, address):
    as_member(world.ben).post(f"{ROOM}{refs['decision']}/remove/")
    url = ROOM + address.format(**refs)
    assert f"{ROOM}{refs['decision']}/restore/" in as_member(world.ada).get(url).text
    assert "/restore/" not in as_member(world.rae).get(url).text
    assert as_member(world.cy).get(url).status_code == 404


def test_a_change_that_was_removed_by_itself_comes_back_by_itself(world, as_member, refs):
    ada = as_member(world.ada)
    ada.post(f"{ROOM}change/{refs['change']}/remove/")
    page = ada.post(f"{ROOM}change/{refs['change']}/edit/", TYPED)
    assert WORDS in page.text
    assert f"{ROOM}change/{refs['change']}/restore/" in page.text


def test_what_never_was_is_not_found(world, as_member):
    for address in (*LOOKS, *FORMS):
        url = ROOM + address.format_map(dict.fromkeys(("decision", "di", "option", "stone", "change", "ballot"), "x"))
        assert as_member(world.ada).get(url).status_code == 404
