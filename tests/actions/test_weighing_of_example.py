"""What counts in the example: weighed, told, and with something that got worse."""

from collections import Counter

import pytest

from steppingstones.actions.examples import example_files
from steppingstones.queries.weighing import last_found
from steppingstones.queries.what_counts import map_of


@pytest.fixture
def files():
    return example_files().weighing


def test_what_people_weighed_comes_out_as_it_went_in(the_lantern, files):
    weighing = the_lantern.weighings.get()
    row = files.weighings[0]
    assert (weighing.name, weighing.way, weighing.ended_on) == (row.name, row.way, row.ended_on)
    words = {stone.id: stone.words for stone in example_files().stones}
    things = {thing.ref: thing.words for thing in weighing.things.all()}
    found = Counter(
        (each.side, frozenset((things[ref], number) for ref, number in each.said.items()))
        for each in weighing.weights.all()
    )
    assert found == Counter(
        (each.side, frozenset((words[stone], int(number)) for stone, number in each.said)) for each in files.weighed
    )


def test_two_sides_put_it_differently_and_one_of_two_people_is_told_to_nobody(the_lantern):
    found = last_found(the_lantern)
    sides = found.by_track["coproduction"]
    assert set(sides) == {"lived", "professional"}
    assert found.has_small
    words = {each.ref: each.words for each in found.things}
    first = {side: words[each.stands[0].thing] for side, each in sides.items()}
    assert first["lived"].startswith("People have made friends")
    assert first["professional"] != first["lived"]


def test_the_map_tells_what_people_say_and_what_got_worse(the_lantern):
    found = map_of(the_lantern)
    told = {each.words: each for _name, outcomes in found.tracks for each in outcomes}
    friends = next(each for words, each in told.items() if words.startswith("People have made friends"))
    assert any(voice.words.startswith("He came home and talked") for voice in friends.told)
    assert [bool(each.worse) for words, each in told.items() if words.startswith("The centre is open")] == [True]
    assert found.worse[0].for_whom == "older neighbours who came to read"
