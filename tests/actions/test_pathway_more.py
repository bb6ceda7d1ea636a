"""What a group says about its stones: what it means so, and who shaped them."""

import pytest

from steppingstones.actions.pathway import StoneGone, add_stone, change_stone, move_stone, remove_stone, restore_stone
from steppingstones.actions.pathway_history import undo
from steppingstones.actions.pathway_more import ask_again, mean_so
from steppingstones.methods.pathway import Track
from steppingstones.methods.pathway_checks import Gap
from steppingstones.models import Event
from steppingstones.queries.pathway import pathway_of
from steppingstones.queries.pathway_more import checks_of
from tests.world import make_stone


def open_gaps(world) -> list[Gap]:
    return [check.gap for check in checks_of(world.project, pathway_of(world.project))[0]]


def shaped(stone) -> set[str]:
    return {member.name for member in stone.shaped_by.all()}


def test_what_is_meant_so_is_not_asked_until_it_is_asked_again(world):
    stone = make_stone(world.project)
    for _twice in range(2):
        mean_so(world.project, Gap.STANDS_ALONE, by=world.ada, stone=stone)
    assert Gap.STANDS_ALONE not in open_gaps(world)
    ask_again(world.project, Gap.STANDS_ALONE, by=world.ben, stone=stone)
    assert Gap.STANDS_ALONE in open_gaps(world)
    verbs = Event.objects.filter(noun="stone", noun_ref=stone.ref).order_by("id").values_list("member__name", "verb")
    assert list(verbs) == [("Ada", "meant so"), ("Ben", "asked again")]


def test_one_track_may_be_without_an_impact(world):
    mean_so(world.project, Gap.NO_IMPACT, by=world.ada, track=Track.PROJECT)
    assert open_gaps(world).count(Gap.NO_IMPACT) == 1
    assert Event.objects.get(verb="meant so").noun == "project"


def test_a_stone_that_is_gone_cannot_be_meant(world):
    stone = make_stone(world.project)
    remove_stone(stone, by=world.ada)
    with pytest.raises(StoneGone):
        mean_so(world.project, Gap.STANDS_ALONE, by=world.ada, stone=stone)


def test_new_words_are_asked_about_anew(world):
    stone = make_stone(world.project, "Hold workshops")
    mean_so(world.project, Gap.WRITTEN_AS_ACTIVITY, by=world.ada, stone=stone)
    mean_so(world.project, Gap.STANDS_ALONE, by=world.ada, stone=stone)
    change_stone(stone, by=world.ada, track="coproduction")
    assert Gap.WRITTEN_AS_ACTIVITY not in open_gaps(world)
    change_stone(stone, by=world.ada, track="project", words="Hold meetings")
    assert Gap.WRITTEN_AS_ACTIVITY in open_gaps(world)
    assert Gap.STANDS_ALONE not in open_gaps(world)


def test_whoever_finds_the_words_has_shaped_the_stone(world):
    stone = add_stone(world.project, by=world.ada, kind="short", track="project", words="People stay")
    move_stone(stone, by=world.ben, up=True)
    assert shaped(stone) == {"Ada"}
    change_stone(stone, by=world.ben, words="People stay for tea")
    assert shaped(stone) == {"Ada", "Ben"}


def test_bringing_back_and_undoing_is_not_shaping(world):
    stone = make_stone(world.project)
    remove_stone(stone, by=world.ben)
    restore_stone(stone, by=world.ben)
    undo(world.project, by=world.ben)
    assert shaped(stone) == set()
