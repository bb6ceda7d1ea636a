"""Which version is in force, and what reports and claims say about it."""

from datetime import date

import pytest

from steppingstones.actions.pathway import add_stone, change_stone
from steppingstones.actions.versions import name_version
from steppingstones.models import Stone
from steppingstones.queries.pathway import pathway_of
from steppingstones.queries.versions import in_force, standing_sentence, stone_sentence


@pytest.fixture
def stone(world) -> Stone:
    return add_stone(world.project, by=world.ada, kind="short", track="project", words="People stay")


def agree(world, name: str = "Spring 100%", on: date | None = date(2026, 3, 3)):
    return name_version(world.project, by=world.ada, name=name, agreed_on=on)


def test_without_an_agreed_version_the_plan_is_a_draft(world, stone):
    agree(world, on=None)
    assert standing_sentence(world.project, pathway_of(world.project)).startswith("This is a draft:")
    assert stone_sentence(world.project, stone) == ""


def test_the_version_that_was_agreed_last_is_in_force(world, stone):
    for name, on in (("Spring", date(2026, 3, 3)), ("Summer", date(2026, 6, 6)), ("Not agreed", None)):
        agree(world, name, on)
    assert in_force(world.project).name == "Summer"


def test_a_plan_that_has_not_changed_is_the_plan_as_agreed(world, stone):
    agree(world)
    assert (
        standing_sentence(world.project, pathway_of(world.project))
        == "This is the plan as agreed on 3 March 2026 (“Spring 100%”)."
    )
    assert stone_sentence(world.project, stone) == "This is in the plan as agreed on 3 March 2026 (“Spring 100%”)."


def test_a_plan_that_has_changed_since_says_so(world, stone):
    agree(world)
    changed = change_stone(stone, by=world.ada, words="People come back")
    later = add_stone(world.project, by=world.ada, kind="long", track="project", words="Later")
    assert standing_sentence(world.project, pathway_of(world.project)).endswith("has changed since: this is a draft.")
    assert stone_sentence(world.project, changed).endswith("says it this way: “People stay”.")
    assert stone_sentence(world.project, later).endswith("It came later.")
