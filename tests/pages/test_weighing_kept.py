"""What counts: maps that are kept and printed, and who may look and write."""

import pytest

from steppingstones.models import (
    GotWorse,
    KeptMap,
    ToldOfOutcome,
)
from tests.weighed import make_weighing
from tests.world import DAY, link, make_stone, make_voice

from .test_money_wish import flat
from .test_weighing import ROOM, at, make_ended


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


@pytest.fixture
def stones(world):
    return [make_stone(world.project, words) for words in ("Feeling at home", "A warm meal", "Learning to cook")]


# --- Kept, printed, others --------------------------------------------------------------------------------


def test_a_map_is_kept_only_once_somebody_asked_what_got_worse(ada, stones):
    refused = ada.post(f"{ROOM}counts/kept/keep/", {"name": "Spring"})
    assert refused.status_code == 422
    assert "Ask first what was lost or got worse." in flat(refused)


def test_a_kept_map_does_not_change_and_tells_people_in_bands(ada, world, stones):
    make_ended(world, stones, lived=7)
    ada.post(f"{ROOM}counts/kept/keep/", {"name": "Spring", "asked": "on"})
    kept = f"{ROOM}counts/kept/{KeptMap.objects.get().ref}/"
    ada.get(kept)  # it says once that it is kept
    before = flat(ada.get(kept))
    stones[0].words = "Something else"
    stones[0].save()
    assert flat(ada.get(kept)) == before
    assert "5 to 9 people" in before
    assert "7 people" not in before


def test_names_are_left_out_of_a_kept_map(ada, world, stones):
    ada.post(f"{ROOM}counts/worse/", {"words": "Ada has no time any more"})
    ada.post(f"{ROOM}counts/kept/keep/", {"name": "Spring", "asked": "on"})
    assert "(a name) has no time any more" in flat(ada.get(f"{ROOM}counts/kept/{KeptMap.objects.get().ref}/"))


def test_only_who_may_be_quoted_outside_is_on_paper(ada, world, stones):
    voice = make_voice(world.project, "Only for us")
    link(voice, stones[0])
    ada.post(f"{ROOM}counts/outcomes/{stones[0].ref}/told/", {"voices": [voice.ref]})
    assert "Only for us" in flat(ada.get(ROOM))
    assert "Only for us" not in flat(ada.get(f"{ROOM}counts/easy-read/"))


def test_everything_can_be_printed(ada, world, stones):
    one = make_weighing(world.project, stones, "pairs")
    make_ended(world, stones)
    ada.post(f"{ROOM}counts/kept/keep/", {"name": "Spring", "asked": "on"})
    kept = f"counts/kept/{KeptMap.objects.get().ref}/"
    pages = (
        "counts/map.pdf",
        "counts/easy-read.pdf",
        f"{kept}map.pdf",
        f"{kept}easy-read.pdf",
        f"weigh/{one.ref}/sheet.pdf",
    )
    for page in pages:
        assert ada.get(ROOM + page).content.startswith(b"%PDF"), page


def test_a_removed_map_is_gone_with_its_files_and_can_be_put_back(ada, stones):
    ada.post(f"{ROOM}counts/kept/keep/", {"name": "Spring", "asked": "on"})
    kept = f"{ROOM}counts/kept/{KeptMap.objects.get().ref}/"
    ada.post(f"{kept}remove/")
    assert [ada.get(kept).status_code, ada.get(f"{kept}map.pdf").status_code] == [410, 404]
    ada.post(f"{kept}restore/")
    assert ada.get(kept).status_code == 200


def test_what_is_of_another_project_is_not_found(ada, world, stones):
    theirs = make_weighing(world.elsewhere, [make_stone(world.elsewhere)])
    stone = make_stone(world.elsewhere)
    for page in (at(theirs), at(theirs, "mine/"), at(theirs, "sheet.pdf"), f"{ROOM}counts/outcomes/{stone.ref}/told/"):
        assert ada.get(page).status_code == 404
    assert ada.post(f"{ROOM}weigh/new/", {"name": "a", "way": "order", "stones": [stone.ref]}).status_code == 422


def test_readers_look_and_change_nothing(as_member, world, stones):
    rae, one = as_member(world.rae), make_ended(world, stones)
    for page in (ROOM, at(one), f"{ROOM}counts/kept/", f"{ROOM}weigh/"):
        assert rae.get(page).status_code == 200
    for page in (
        at(one, "end/"),
        at(one, "sheet/"),
        f"{ROOM}weigh/new/",
        f"{ROOM}counts/worse/",
        f"{ROOM}counts/kept/keep/",
    ):
        assert rae.post(page).status_code == 403


def test_as_many_queries_for_three_as_for_one(ada, world, django_assert_num_queries, django_assert_max_num_queries):
    def more() -> None:
        stones = [make_stone(world.project, f"{number}") for number in range(2)]
        voice = make_voice(world.project)
        link(voice, stones[0])
        ToldOfOutcome.objects.create(project=world.project, stone=stones[0], voice=voice)
        GotWorse.objects.create(project=world.project, stone=stones[0], words="It is loud", written_on=DAY)
        make_ended(world, stones)

    more()
    with django_assert_max_num_queries(40) as first:
        ada.get(ROOM)
    for _time in range(2):
        more()
    with django_assert_num_queries(len(first)):
        ada.get(ROOM)
