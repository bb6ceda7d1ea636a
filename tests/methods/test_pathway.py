"""The rules of the pathway and its layout. The drawings are the examples.

In a drawing each row is a track (`P` project, `C` co-production) with its steps from left to right. The first letter
of a stone is its level: `q` issue, `a` activity, `s` short-term, `l` long-term, `i` impact. `s1^` is the other track's.
"""

import doctest
import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods import pathway as method
from steppingstones.methods import pathway_layout
from steppingstones.methods.pathway import (
    TRACKS,
    Kind,
    Pathway,
    Refusal,
    Step,
    Stone,
    Track,
    forward,
    is_valid,
    may_become,
    may_step,
)
from steppingstones.methods.pathway_layout import lay_out
from steppingstones.methods.pathway_order import isotonic

KINDS = {"q": Kind.ISSUE, "a": Kind.ACTIVITY, "s": Kind.SHORT, "l": Kind.LONG, "i": Kind.IMPACT}
ROWS = {"P": Track.PROJECT, "C": Track.CO_PRODUCTION, "-": Track.BOTH}


def drawn(drawing: str) -> Pathway:
    stones, steps = {}, []
    for row in filter(None, map(str.strip, drawing.splitlines())):
        track, *path = row.replace(">", " ").split()
        for name in path:
            if not name.endswith("^"):
                stone = Stone(key=name, kind=KINDS[name[0]], track=ROWS[track], words=name, order=len(stones))
                stones.setdefault(name, stone)
        steps += [(a.strip("^"), b.strip("^")) for a, b in pairwise(path)] if ">" in row else []
    return Pathway(
        stones=tuple(stones.values()), steps=tuple(Step(source=a, target=b) for a, b in dict.fromkeys(steps))
    )


DAY_CENTRE = drawn("""
    -  q1
    P  a1 > l1 > i1
    P  a2 > s1 > i1
    C  a3 > s2 > l2 > i2
    C  a4 > s2
    C  l2 > l1^
""")


@pytest.mark.parametrize("module", [method, pathway_layout])
def test_the_examples_in_the_docstrings_hold(module):
    assert doctest.testmod(module).attempted
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("source", "target", "answer"),
    [
        ("a1", "s1", None),
        ("a1", "i2", None),  # levels may be skipped, and the other track helped
        ("a1", "a2", None),  # one activity after another
        ("s1", "s1", Refusal.ITSELF),
        ("s1", "s9", Refusal.NO_STONE),
        ("x9", "s1", Refusal.NO_STONE),
        ("l1", "s1", Refusal.BACKWARDS),
        ("q1", "a1", Refusal.ISSUE),
        ("a1", "q1", Refusal.ISSUE),
        ("i1", "i2", Refusal.IMPACT),
        ("l1", "l2", Refusal.LOOP),
    ],
)
def test_which_steps_may_be(source, target, answer):
    assert may_step(DAY_CENTRE, source, target) == answer


def test_a_long_way_round_is_a_loop_too():
    path = drawn("P  a1 > a2 > a3 > a4")
    assert may_step(path, "a4", "a1") == Refusal.LOOP
    assert may_step(path, "a1", "a4") is None


def test_forward_is_everything_on_the_way_to_the_impact():
    assert [stone.key for stone in forward(DAY_CENTRE, "a3")] == ["s2", "l1", "l2", "i1", "i2"]
    assert forward(DAY_CENTRE, "i1") == ()


def test_a_stone_may_change_its_level_only_if_its_steps_still_lead_onwards():
    assert may_become(DAY_CENTRE, "s1", Kind.LONG) is None
    assert may_become(DAY_CENTRE, "a2", Kind.LONG)[1] == Refusal.BACKWARDS
    assert may_become(DAY_CENTRE, "s1", Kind.ISSUE)[1] == Refusal.ISSUE
    assert may_become(DAY_CENTRE, "l1", Kind.IMPACT) == (DAY_CENTRE.by_key["i1"], Refusal.IMPACT)


def test_taking_a_stone_away_takes_its_steps_away():
    less = DAY_CENTRE.without_stone("s2")
    assert "s2" not in less.by_key
    assert less.led_by("l2") == ()
    assert is_valid(less)


# --- Any sequence of edits --------------------------------------------------------------------------------

NAMES = [f"k{number}" for number in range(8)]
EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("step"), st.sampled_from(NAMES), st.sampled_from(NAMES)),
        st.tuples(st.just("stone"), st.sampled_from(NAMES), st.sampled_from(list(Kind)), st.sampled_from(TRACKS)),
        st.tuples(st.just("remove"), st.sampled_from(NAMES)),
    ),
    max_size=60,
)


def edited(edits) -> Pathway:
    """The pathway after those of the edits that the rules accept."""
    path = Pathway()
    for what, name, *more in edits:
        if what == "step" and may_step(path, name, more[0]) is None:
            path = path.with_step(name, more[0])
        elif what == "stone" and (name not in path.by_key or may_become(path, name, more[0]) is None):
            track = Track.BOTH if more[0] == Kind.ISSUE else more[1]
            path = path.with_stone(Stone(key=name, kind=more[0], track=track, words=name, order=len(path.stones)))
        elif what == "remove":
            path = path.without_stone(name)
    return path


@given(EDITS)
def test_any_sequence_of_accepted_edits_keeps_the_pathway_valid(edits):
    path = edited(edits)
    assert is_valid(path)
    assert all(stone not in forward(path, stone.key) for stone in path.stones)


def heights(path: Pathway, seed: int) -> dict[str, float]:
    pick = random.Random(seed)
    return {stone.key: pick.choice([40.0, 60.0, 180.0]) for stone in path.stones}


@given(EDITS, st.integers(0, 5))
def test_stones_never_overlap_and_lanes_never_mix(edits, seed):
    path = edited(edits)
    layout = lay_out(path, heights(path, seed), gap=20)
    lanes = {lane.track: lane for lane in layout.lanes}
    for column in range(len(layout.columns)):
        here = sorted(
            (p.middle - p.height / 2, p.middle + p.height / 2) for p in layout.places.values() if p.column == column
        )
        assert all(
            above[1] + 20 <= below[0] + 1e-6 for above, below in pairwise(here) if not in_two_lanes(above, below, lanes)
        )
    for stone in path.stones:
        if stone.track != Track.BOTH:
            place, lane = layout.places[stone.key], lanes[stone.track]
            assert lane.top - 1e-6 <= place.middle - place.height / 2
            assert place.middle + place.height / 2 <= lane.bottom + 1e-6


def in_two_lanes(above, below, lanes) -> bool:
    """The stones on both sides of the border are kept apart by the picture, which widens the lanes there."""
    border = lanes[Track.CO_PRODUCTION].top
    return above[1] <= border + 1e-6 and below[0] >= border - 1e-6


@given(EDITS, st.integers(0, 5))
def test_the_groups_own_order_is_kept(edits, seed):
    path = edited(edits)
    layout = lay_out(path, heights(path, seed))
    for kind in Kind:
        for track in Track:
            places = [layout.places[stone.key] for stone in path.on(kind, track)]
            for column in {place.column for place in places}:
                middles = [place.middle for place in places if place.column == column]
                assert middles == sorted(middles)


@given(EDITS)
def test_every_step_runs_from_left_to_right(edits):
    path = edited(edits)
    layout = lay_out(path, heights(path, 0))
    for step in path.steps:
        source, target = layout.places[step.source], layout.places[step.target]
        assert [bend.column for bend in layout.bends[step]] == list(range(source.column + 1, target.column))
        assert source.column < target.column


@given(st.lists(st.floats(-1000, 1000), max_size=30))
def test_isotonic_numbers_rise_and_keep_their_sum(wishes):
    found = isotonic(wishes)
    assert found == sorted(found)
    assert sum(found) == pytest.approx(sum(wishes), abs=1e-6)


def test_a_chain_is_drawn_straight():
    path = drawn("P a1 > s1 > l1 > i1")
    layout = lay_out(path, dict.fromkeys(path.by_key, 50.0))
    assert len({place.middle for place in layout.places.values()}) == 1
