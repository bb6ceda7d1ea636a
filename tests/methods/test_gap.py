"""The gap between the sides: against numbers of other programs, and what must never change it."""

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from steppingstones.methods.before_after import Moves
from steppingstones.methods.gap import Leaning, Scale, Unscored, gaps, moved, view, whole

SCALE = Scale()
STATEMENTS = ["a", "b", "c", "d", "e"]
LIVED = [(4, 3, 2, 4), (2, 2, 3, 1), (5, 4, 4, 4), (1, 2, 2, 3), (3, 4, 3, 3)]
STAFF = [(5, 4, 5), (4, 4, 5), (4, 5, 4), (4, 4, 3), (3, 3, 4)]


def side(answers, name="p"):
    return {f"{name}{at}": dict(zip(STATEMENTS, row, strict=True)) for at, row in enumerate(zip(*answers, strict=True))}


def test_the_worked_case_comes_out_to_the_printed_digits():
    found = {gap.statement: gap for gap in gaps(side(LIVED), side(STAFF), STATEMENTS, SCALE)}
    by_statement = [found[statement] for statement in STATEMENTS]

    assert [gap.lived.middle for gap in by_statement] == [3.5, 2, 4, 2, 3]
    assert [gap.professional.middle for gap in by_statement] == [5, 4, 4, 4, 3]
    assert [gap.size for gap in by_statement] == [1, 2, 0, 2, 0]
    assert [round(gap.dominance.delta, 6) for gap in by_statement] == [0.833333, 1, 0.083333, 0.916667, 0.083333]
    assert [round(gap.chance, 6) for gap in by_statement] == [0.171429, 0.057143, 1, 0.085714, 1]


def test_all_statements_together_come_out_to_the_printed_digits():
    found = whole(side(LIVED), side(STAFF), STATEMENTS, SCALE)

    assert (round(found.points, 6), round(found.share, 6)) == (1.1, 0.275)
    assert (round(found.difference, 6), round(found.chance, 6)) == (1.116667, 0.028571)


def test_who_was_counted_in_a_room_is_nobody_in_particular():
    """A show of hands ties no person's answers together: there is no mean of a person, and no pair over rounds."""
    counted = {"counted 1 0": {"a": 1}, "counted 1 1": {"a": 2}, "counted 2 0": {"b": 4}}
    found = whole(counted, side(STAFF), STATEMENTS, SCALE)
    assert (found.points, found.difference, found.chance) == (1.75, None, None)
    assert moved((counted, {}), (counted, {}), ["a"], SCALE)[0].lived.pairs.same == 0


def test_the_widest_gap_comes_first_and_what_nobody_scored_last():
    lived = {**side(LIVED), "one more": {"f": Unscored.NOT_SURE}}

    assert [gap.statement for gap in gaps(lived, side(STAFF), ["f", *STATEMENTS], SCALE)] == list("bdacef")


def test_a_side_says_yes_no_or_something_between():
    leanings = [view(side(LIVED), statement, SCALE).leaning for statement in [*STATEMENTS, "nobody scored this"]]

    assert leanings == [Leaning.YES, Leaning.NO, Leaning.YES, Leaning.NO, Leaning.BETWEEN, None]


def test_chance_among_many_statements_is_never_smaller_than_chance():
    found = gaps(side(LIVED), side(STAFF), STATEMENTS, SCALE)

    assert [round(gap.chance_of_many, 6) for gap in found] == [0.285714, 0.342857, 0.514286, 1, 1]


def test_a_score_beyond_the_scale_is_refused():
    with pytest.raises(ValueError, match="from 1 to 5"):
        view({"Ada": {"a": 6}}, "a", SCALE)


def test_what_moved_and_for_whom():
    later = {**side(LIVED), "p1": {**side(LIVED)["p1"], "b": 4}, "p3": {**side(LIVED)["p3"], "b": 4}}
    found = moved((side(LIVED), side(STAFF)), (later, side(STAFF, "q")), ["a", "b"], SCALE)

    assert found[1].lived.pairs == Moves(up=2, same=2, down=0)
    assert found[1].professional.pairs.people == 0  # other people, or nobody knows
    assert (found[0].closer, found[1].closer) == (0, 1)
    assert not found[1].lived.is_sure


def test_a_move_that_nobody_can_doubt():
    low, high = {f"p{at}": {"a": 1} for at in range(6)}, {f"p{at}": {"a": 5} for at in range(6)}
    found = moved((low, high), (high, high), ["a"], SCALE)[0]

    assert found.lived.is_sure
    assert not found.professional.is_sure
    assert (found.closer, found.lived.shift.low) == (4, 4)


scores = st.lists(st.integers(1, 5), max_size=9)
no_scores = st.lists(st.sampled_from(Unscored), max_size=6)


def people(answers):
    return {f"p{at}": {"a": answer} for at, answer in enumerate(answers)}


def sums_of(gap):
    return gap.shift, gap.dominance, gap.chance, gap.chance_of_many, gap.is_sure, gap.fewest, gap.size


@given(one=scores, other=scores, more=no_scores, others=no_scores)
def test_not_sure_and_not_said_change_no_score_and_are_counted(one, other, more, others):
    (before,) = gaps(people(one), people(other), ["a"], SCALE)
    (after,) = gaps(people(more + one), people(other + others), ["a"], SCALE)

    assert sums_of(before) == sums_of(after)
    assert whole(people(one), people(other), ["a"], SCALE) == whole(people(more + one), people(other), ["a"], SCALE)
    assert (before.lived.counts, before.lived.consensus) == (after.lived.counts, after.lived.consensus)
    assert after.lived.people == len(one) + len(more)
    assert after.lived.not_sure == more.count(Unscored.NOT_SURE)


@given(one=scores, other=scores)
def test_seen_from_the_other_side_only_the_sign_is_another(one, other):
    (there,), (back,) = (gaps(people(x), people(y), ["a"], SCALE) for x, y in [(one, other), (other, one)])

    if there.shift is None:
        assert back.shift is None
    else:
        assert there.size == -back.size
        assert there.dominance.delta == pytest.approx(-back.dominance.delta)
        assert there.chance == back.chance
        assert there.is_sure == back.is_sure
    if there.shift and there.shift.low is not None:
        assert (there.shift.low, there.shift.high) == (-back.shift.high, -back.shift.low)
    if there.dominance and there.dominance.low is not None:
        assert there.dominance.low == pytest.approx(-back.dominance.high)
        assert -1 <= there.dominance.low <= there.dominance.delta <= there.dominance.high <= 1


@given(
    one=st.lists(st.integers(1, 5), min_size=3, max_size=5), other=st.lists(st.integers(1, 5), min_size=3, max_size=5)
)
def test_chance_is_what_counting_all_ways_says(one, other):
    (gap,) = gaps(people(one), people(other), ["a"], SCALE)

    def difference(x, y):
        ranks = stats.rankdata([*x, *y])
        return ranks[: len(x)].mean() - ranks[len(x) :].mean()

    both = len(one) + len(other)
    told = stats.permutation_test((one, other), difference, n_resamples=float("inf"), alternative="two-sided")
    far = abs(told.statistic) - 1e-9  # both tails by their distance, as the definition has it
    assert gap.chance == pytest.approx((abs(told.null_distribution) >= far).sum() / comb(both, len(one)))
