"""Ripples: how far they went, and how they branched."""

from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods.ripple import Capital, Refusal, Ripple, ripples


def test_rings_branches_and_what_is_shown():
    found = ripples(
        [
            Ripple(what="a garden", capital=Capital.NATURAL, is_shown=True),
            Ripple(what="a café", capital=Capital.BUILT),
            Ripple(what="friends", out_of="a garden", capital=Capital.SOCIAL),
            Ripple(what="a choir", out_of="friends", capital=Capital.SOCIAL),
            Ripple(what="a walk", out_of="friends"),
        ]
    )

    assert (found.rings, found.furthest, found.number, found.branching, found.shown) == ((2, 1, 2), 2, 5, 1.5, 1)
    assert (found.capitals[Capital.SOCIAL], found.capitals[Capital.POLITICAL]) == (2, 0)


def test_a_circle_and_nothing_are_refused():
    found = ripples([Ripple(what="a", out_of="b"), Ripple(what="b", out_of="a"), Ripple(what="c")])

    assert (found.refusal, found.lost, found.rings) == (Refusal.ROUND, ("a", "b"), ())
    assert ripples([]).refusal == Refusal.NOTHING
    assert ripples([Ripple(what="a")]).branching is None


@given(st.lists(st.integers(0, 30), max_size=30), st.randoms())
def test_every_ripple_is_in_one_ring_whatever_their_order(parents, chance):
    found = [Ripple(what="0")] + [
        Ripple(what=str(place), out_of=str(parent % place)) for place, parent in enumerate(parents, 1)
    ]
    told = ripples(found)

    assert (told.number, told.rings[0]) == (len(found), 1)
    assert ripples(chance.sample(found, len(found))) == told
