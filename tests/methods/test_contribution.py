"""How far a claim may go, and what evidence says: against numbers of DeclareDesign, and what must always hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods import contribution as method
from steppingstones.methods.contribution import (
    Kind,
    Known,
    Lack,
    Refusal,
    Rung,
    Trust,
    among_rivals,
    believe,
    classify,
    lacks,
    of_pair,
    posterior,
    rung,
    surest_way,
    trust,
    weakest,
)

STRAW, GUN = (0.8, 0.2), (0.3, 0.0)
HOOP, SMOKING, HINT, DECISIVE = (0.95, 0.5), (0.30, 0.03), (0.60, 0.45), (0.90, 0.05)


def piece(chances, found=True, origin=""):
    so, so_not = chances
    return method.Test(what=f"{so}", if_so=(so, so), if_not=(so_not, so_not), is_found=found, origin=origin)


def after(prior, *pieces):
    found = believe((prior, prior), pieces)
    assert found.low == pytest.approx(found.high)
    return round(found.low, 7)


def test_two_kinds_of_evidence_in_a_known_design():
    assert (after(0.5, piece(STRAW)), after(0.5, piece(STRAW, False))) == (0.8, 0.2)
    assert (after(0.5, piece(GUN)), after(0.5, piece(GUN, False))) == (1.0, 0.4117647)
    both = {
        (one, two): after(0.5, piece(STRAW, one), piece(GUN, two)) for one in (True, False) for two in (True, False)
    }
    assert (both[False, False], both[True, False]) == (0.1489362, 0.7368421)
    assert (both[False, True], both[True, True]) == (1, 1)


@pytest.mark.parametrize(
    ("chances", "kind", "passed", "failed"),
    [
        (HOOP, Kind.HOOP, (0.655172, 0.322034), (0.090909, 0.024390)),
        (SMOKING, Kind.SMOKING_GUN, (0.909091, 0.714286), (0.419162, 0.152838)),
        (HINT, Kind.STRAW, (0.571429, 0.250000), (0.421053, 0.153846)),
        (DECISIVE, Kind.DECISIVE, (0.947368, 0.818182), (0.095238, 0.025641)),
    ],
)
def test_four_kinds_of_evidence(chances, kind, passed, failed):
    assert classify(*chances) == kind
    assert tuple(round(after(prior, piece(chances)), 6) for prior in (0.5, 0.2)) == passed
    assert tuple(round(after(prior, piece(chances, False)), 6) for prior in (0.5, 0.2)) == failed


def test_one_piece_after_the_other():
    pieces = [piece(HOOP), piece(HINT), piece(SMOKING, False), piece(DECISIVE)]

    told = [round(after(0.4, *pieces[:count]), 6) for count in range(1, 5)]
    assert told == [0.558824, 0.628099, 0.549303, 0.956404]


def test_three_explanations():
    found = among_rivals([0.5, 0.3, 0.2], [(0.8, 0.4, 0.1), (0.6, 0.7, 0.2)])

    assert [round(each, 6) for each in found] == [0.731707, 0.256098, 0.012195]


def test_chances_from_where_to_where():
    one = method.Test(what="x", if_so=(0.7, 0.9), if_not=(0.1, 0.3), is_found=True)
    found = believe((0.4, 0.6), [one])

    assert (round(found.low, 6), round(found.high, 6)) == (0.608696, 0.931034)


def test_what_comes_from_one_origin_counts_once():
    alone, thrice = believe((0.5, 0.5), [piece(HINT)]), believe((0.5, 0.5), [piece(HINT, origin="May")] * 3)

    assert (thrice.low, thrice.left_out) == (alone.low, ("0.6", "0.6"))


def test_two_that_hang_together_say_less_than_two_that_do_not():
    pair = [piece(HINT, origin="May"), piece(STRAW, origin="May")]
    apart, tied = believe((0.5, 0.5), pair, tie=0.0), believe((0.5, 0.5), pair, tie=0.5)

    assert apart.low == pytest.approx(believe((0.5, 0.5), [piece(HINT), piece(STRAW)]).low)
    assert believe((0.5, 0.5), pair, tie=0.0).low > tied.low > 0.5
    assert believe(
        (0.5, 0.5), [piece((0.9, 0.9), True, "May"), piece((0.1, 0.1), False, "May")], tie=0.9
    ) == method.Belief(low=0.5, high=0.5, refusal=Refusal.CANNOT_DEPEND)


def test_what_cannot_be_worked_out_has_its_reason():
    assert believe((0.5, 0.5), []).refusal == Refusal.NOTHING_LOOKED_FOR
    assert believe((0.5, 0.5), [piece((0, 0))]).refusal == Refusal.CANNOT_BE


CHANCE = st.floats(0.01, 0.99)
PIECES = st.lists(
    st.builds(lambda so, so_not, found: piece((so, so_not), found), CHANCE, CHANCE, st.booleans()), max_size=5
)


@given(CHANCE, PIECES.filter(bool), st.randoms())
def test_the_order_of_looking_changes_nothing(prior, pieces, chance):
    mixed = chance.sample(pieces, len(pieces))

    assert believe((prior, prior), mixed).low == pytest.approx(believe((prior, prior), pieces).low)


@given(CHANCE, CHANCE, CHANCE)
def test_found_or_not_the_prior_is_their_mean(prior, so, so_not):
    seen = prior * so + (1 - prior) * so_not

    assert seen * posterior(prior, so, so_not) + (1 - seen) * posterior(prior, 1 - so, 1 - so_not) == pytest.approx(
        prior
    )


@given(CHANCE, CHANCE, st.floats(-1, 1))
def test_the_ways_of_a_pair_add_up(one, other, tie):
    cells = [of_pair(one, other, (first, second), tie) for first in (True, False) for second in (True, False)]

    assert None in cells or sum(cells) == pytest.approx(1, abs=1e-9)


# --- The ladder ---------------------------------------------------------------------------------------------

FULL = Known(voices=1, has_changed=True, rivals=1, independent=1, is_compared=True)


@pytest.mark.parametrize(
    ("known", "reached", "missing"),
    [
        (Known(), Rung.WE_DID, [Lack.VOICES]),
        (Known(voices=3), Rung.PEOPLE_SAY, [Lack.CHANGE]),
        (Known(voices=3, has_changed=True), Rung.IT_CHANGED, [Lack.RIVAL, Lack.INDEPENDENT]),
        (Known(voices=3, has_changed=True, rivals=1, independent=1), Rung.IT_CONTRIBUTED, [Lack.COMPARISON]),
        (Known(voices=1, has_changed=True, rivals=1, open_rivals=1, independent=1), Rung.IT_CHANGED, [Lack.OPEN_RIVAL]),
        (FULL, Rung.COMPARED, []),
        (Known(is_compared=True, has_changed=True), Rung.WE_DID, [Lack.VOICES]),
    ],
)
def test_each_rung_stands_on_those_below(known, reached, missing):
    assert (rung(known), lacks(known)) == (reached, missing)


def test_a_way_is_as_strong_as_its_weakest_link():
    assert weakest({"a": FULL, "b": Known(voices=2), "c": Known(voices=1)}) == (Rung.PEOPLE_SAY, ["b", "c"])


PLACES = "abcdef"
RUNGS = [Known(), Known(voices=1), Known(voices=1, has_changed=True), FULL]
ways = st.fixed_dictionaries(
    {to: st.sets(st.sampled_from(PLACES[:place])) if place else st.just(set()) for place, to in enumerate(PLACES)}
)
behind = st.fixed_dictionaries({place: st.sampled_from(RUNGS) for place in PLACES})


def every_way(end, back):
    return [[*way, end] for before in back[end] for way in every_way(before, back)] or [[end]]


@given(back=ways, links=behind)
def test_the_surest_way_is_the_best_of_all_ways(back, links):
    least, way = surest_way("f", back, links)
    best = max(min(rung(links[place]) for place in each) for each in every_way("f", back))
    assert least == best == min(rung(links[place]) for place in way)
    assert way in every_way("f", back)


def test_a_loop_ends():
    assert surest_way("a", {"a": ["b"], "b": ["a"]}, {"a": FULL, "b": Known()}) == (Rung.WE_DID, ["b", "a"])


@pytest.mark.parametrize(
    ("chance", "word"),
    [
        (0.99, Trust.CERTAIN),
        (0.95, Trust.HIGH),
        (0.85, Trust.REASONABLE),
        (0.51, Trust.MORE_THAN_NOT),
        (0.5, Trust.NOT_MORE),
    ],
)
def test_chances_have_words(chance, word):
    assert trust(chance) == word
