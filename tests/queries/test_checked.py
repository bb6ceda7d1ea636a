"""How much of what a report rests on was checked with the people who said it."""

import pytest

from steppingstones.queries.checking import HowMuchIsChecked, checked_behind, checked_words
from steppingstones.queries.reading import Reading
from tests.world import make_voice


@pytest.mark.parametrize(
    ("notes", "checked", "least", "words"),
    [
        (0, 0, 1, ""),
        (15, 12, 1, "12 of 15 notes were checked with the people who said them."),
        (1, 1, 1, "1 of 1 notes was checked with the person who said it."),
        (15, 0, 5, "What members noted was not checked with the people who said it yet."),
        (15, 9, 5, "9 of 15 notes were checked with the people who said them."),
        (15, 12, 5, "Some notes were checked with the person who said them."),
        (16, 1, 1, "1 of 16 notes was checked with the person who said it."),
        (15, 2, 5, "Some notes were checked with the person who said them."),
    ],
)
def test_small_numbers_are_not_told_outside(notes, checked, least, words):
    assert checked_words(HowMuchIsChecked(notes=notes, checked=checked), least) == words


def test_only_notes_that_the_group_may_use_count(world):
    for state in ("", "confirmed", "corrected"):
        make_voice(world.project, recorded_by=world.ben, checked=state)
    make_voice(world.project, recorded_by=world.ben, uses=())
    make_voice(world.project, came_by="questionnaire")
    assert checked_behind(Reading(world.project), None) == HowMuchIsChecked(notes=3, checked=2)
    assert checked_behind(Reading(world.project), frozenset()) == HowMuchIsChecked(notes=0, checked=0)
