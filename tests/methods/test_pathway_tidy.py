"""Tidying takes crossings away and nothing else; what is counted is what is drawn."""

import doctest
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods import pathway_order, pathway_tidy
from steppingstones.methods.pathway import Kind, Pathway, Track, is_valid
from steppingstones.methods.pathway_layout import lay_out
from steppingstones.methods.pathway_order import crossings, isotonic
from steppingstones.methods.pathway_tidy import tidy
from tests.pathways import pathway_like

from .test_pathway import DAY_CENTRE, EDITS, drawn, edited

CROSSED = drawn("""
    P  a1 > s1
    P  a2 > s2
    P  a1 > s2
    P  a3 > s1
    C  a4 > s3 > i1
    C  a5 > s4 > i1
    C  a4 > s4
    C  a5 > s3
""")
PATHWAYS = st.one_of(EDITS.map(edited), st.builds(pathway_like, st.integers(6, 50), seed=st.integers(0, 99)))


@pytest.mark.parametrize("module", [pathway_order, pathway_tidy])
def test_the_examples_in_the_docstrings_hold(module):
    assert doctest.testmod(module).failed == 0


def test_crossings_are_counted():
    assert crossings(DAY_CENTRE) == 1  # the step from l2 to the other track crosses the one from s1 to i1
    assert crossings(CROSSED) == 3  # a1-s2 with a2-s2 meet; a3-s1 crosses two; a4-s4 and a5-s3 cross


def test_tidying_takes_away_what_can_be_taken_away():
    tidied = tidy(CROSSED)
    assert crossings(tidied) == 1  # two stones that both lead to the same two cannot be without
    assert [stone.key for stone in tidied.on(Kind.ACTIVITY, Track.CO_PRODUCTION)] == ["a4", "a5"]


@given(PATHWAYS)
def test_tidying_is_never_worse_and_moves_nothing_to_another_level_or_track(path):
    tidied = tidy(path)
    assert crossings(tidied) <= crossings(path)
    assert is_valid(tidied)
    assert tidied.steps == path.steps
    assert [(s.key, s.kind, s.track, s.words) for s in tidied.stones] == [
        (s.key, s.kind, s.track, s.words) for s in path.stones
    ]


@given(PATHWAYS)
def test_where_nothing_is_won_the_order_stays(path):
    tidied = tidy(path)
    if crossings(tidied) == crossings(path):
        assert tidied == path


@given(PATHWAYS)
def test_tidying_gives_the_same_each_time(path):
    assert tidy(path) == tidy(path)


@given(PATHWAYS)
def test_what_is_counted_is_what_is_drawn(path):
    assert crossings(path) == crossings_drawn(path)


def crossings_drawn(path: Pathway) -> int:
    """Lines between two columns that change sides, from the places in the picture."""
    layout = lay_out(path, {stone.key: 40.0 + 13 * (n % 5) for n, stone in enumerate(path.stones)})
    lines = []
    for step in path.steps:
        way = [layout.places[step.source], *layout.bends[step], layout.places[step.target]]
        lines += [(one.column, one.middle, other.middle) for one, other in pairwise(way)]
    pairs = ((one, other) for n, one in enumerate(lines) for other in lines[:n] if one[0] == other[0])
    return sum((one[1] - other[1]) * (one[2] - other[2]) < -1e-9 for one, other in pairs)


@given(st.lists(st.floats(-1000, 1000), max_size=30))
def test_isotonic_numbers_rise(wishes):
    assert all(one <= other for one, other in pairwise(isotonic(wishes)))


def test_three_hundred_stones_get_tidier():
    path = pathway_like(300)
    assert crossings(tidy(path)) < 0.7 * crossings(path)
