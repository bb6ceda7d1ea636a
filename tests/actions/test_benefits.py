"""The group's own bank, and outcomes written down by themselves."""

import pytest

from steppingstones.actions.benefits import (
    AlreadyInBank,
    EntryGone,
    LastEntry,
    add_benefit,
    put_back,
    remove_benefit,
    reword_benefit,
)
from steppingstones.actions.outcomes import add_activities, add_outcome
from steppingstones.actions.pathway_history import redo, undo
from steppingstones.actions.versions import bring_back, name_version
from steppingstones.methods.benefits import BANK, find
from steppingstones.models import Benefit, Event, Stone
from steppingstones.queries.benefits import bank_of
from steppingstones.queries.pathway import pathway_of
from tests.world import make_stone


def words(world) -> list[str]:
    return [entry.words for entry in bank_of(world.project)]


def test_until_something_is_changed_the_bank_is_that_of_the_field(world):
    assert bank_of(world.project) == BANK
    assert not Benefit.objects.exists()


def test_the_first_change_makes_it_the_groups_own(world):
    add_benefit(world.project, by=world.ada, words="A laugh", for_whom="lived")
    assert set(words(world)) == {*(entry.words for entry in BANK), "A laugh"}
    assert len(bank_of(world.elsewhere)) == len(BANK)
    assert Event.objects.filter(project=world.project, noun="benefit").count() == 1


def test_rewording_reaches_the_stones_and_can_be_undone(world):
    stone = make_stone(world.project, benefits=["Trust", "Joy"])
    reword_benefit(world.project, "trust", by=world.ada, words="Faith in each other")
    assert Stone.objects.get(pk=stone.pk).benefits == ["Faith in each other", "Joy"]
    assert find(bank_of(world.project), "Trust") is None
    undo(world.project, by=world.ada)
    assert Stone.objects.get(pk=stone.pk).benefits == ["Trust", "Joy"]
    assert find(bank_of(world.project), "Trust")
    assert find(bank_of(world.project), "Faith in each other") is None
    redo(world.project, by=world.ada)
    assert find(bank_of(world.project), "Faith in each other")


def test_a_version_of_before_comes_back_with_its_words(world):
    stone = make_stone(world.project, benefits=["Trust"])
    version = name_version(world.project, by=world.ada, name="Spring")
    reword_benefit(world.project, "trust", by=world.ada, words="Faith in each other")
    bring_back(version, by=world.ada)
    assert Stone.objects.get(pk=stone.pk).benefits == ["Trust"]


def test_undo_leaves_an_entry_alone_that_was_changed_since(world):
    make_stone(world.project, benefits=["Trust"])
    row = reword_benefit(world.project, "trust", by=world.ada, words="Faith in each other")
    add_benefit(world.project, by=world.ben, words="trust", for_whom="carer")
    undo(world.project, by=world.ada)
    row.refresh_from_db()
    assert row.words == "Faith in each other"


def test_other_capitals_are_no_other_benefit(world):
    reword_benefit(world.project, "trust", by=world.ada, words="TRUST")
    for taken in ("confidence", "  trust "):
        with pytest.raises(AlreadyInBank):
            add_benefit(world.project, by=world.ada, words=taken, for_whom="carer")
    with pytest.raises(AlreadyInBank):
        reword_benefit(world.project, "trust", by=world.ada, words="Confidence")


def test_what_is_removed_stays_on_stones_and_can_be_put_back(world):
    stone = make_stone(world.project, benefits=["Trust"])
    remove_benefit(world.project, "trust", by=world.ada)
    assert "Trust" not in words(world)
    assert Stone.objects.get(pk=stone.pk).benefits == ["Trust"]
    put_back(world.project, find(BANK, "Trust"), by=world.ada)
    assert "Trust" in words(world)
    with pytest.raises(AlreadyInBank):
        put_back(world.project, find(BANK, "Trust"), by=world.ada)


def test_what_somebody_else_removed_is_told(world):
    remove_benefit(world.project, "trust", by=world.ben)
    with pytest.raises(EntryGone):
        reword_benefit(world.project, "trust", by=world.ada, words="Faith")


def test_a_bank_is_never_empty(world):
    Benefit.objects.create(project=world.project, words="A laugh", for_whom="lived")
    with pytest.raises(LastEntry):
        remove_benefit(world.project, Benefit.objects.get().ref, by=world.ada)


# --- Outcomes by themselves -------------------------------------------------------------------------------


def test_an_achievement_comes_with_its_own_short_path_and_is_undone_as_one(world):
    add_outcome(
        world.project,
        by=world.ada,
        words="All can read the rules",
        track="coproduction",
        for_whom=["lived"],
        activities=["Ask what is hard", "Draw pictures"],
    )
    path = pathway_of(world.project)
    [stone] = path.on("short")
    assert [each.words for each in path.led_by(stone.key)] == ["Ask what is hard", "Draw pictures"]
    assert stone.for_whom == ("lived",)
    assert not path.leads_to(stone.key)
    undo(world.project, by=world.ada)
    assert not pathway_of(world.project).stones


def test_more_of_what_was_done_can_be_added(world):
    stone = make_stone(world.project)
    add_activities(stone, by=world.ada, activities=["Paint the walls"])
    assert [each.words for each in pathway_of(world.project).led_by(stone.ref)] == ["Paint the walls"]
