"""What changed for a few people, and how much of it may be said."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods.change import Caution, Depth, Item, Refusal, paired_change, several, share_between
from steppingstones.methods.intervals import exact, wilson
from tests.world import DATA

BEFORE = [2, 3, 2, 1, 4, 3, 2, 3, 2, 4, 1, 3]
AFTER = [3, 3, 4, 2, 4, 4, 4, 3, 3, 3, 3, 5]


def people(answers):
    return {f"person {number}": answer for number, answer in enumerate(answers)}


def change(before, after, **item):
    return paired_change(people(before), people(after), Item(**item))


def test_twelve_people_on_a_scale_of_five():
    found = change(BEFORE, AFTER)

    assert (found.moves.up, found.moves.down, found.moves.same, found.middle_change) == (8, 1, 3, 1)
    assert (found.ranks_up, found.chance_of_ranks, found.chance_of_signs) == (42, 0.0234375, 0.0390625)
    assert (round(found.share, 4), round(found.net, 4), round(found.improvement, 6)) == (0.6667, 0.5833, 0.791667)
    assert (round(found.share_low, 6), round(found.share_high, 6)) == (0.390622, 0.861880)
    assert [round(end, 6) for end in exact(8, 12)] == [0.348876, 0.900754]
    assert (found.moved.size, found.moved.is_exact, found.depth, found.refusal) == (1.0, False, Depth.FULL, None)


def test_three_of_three_are_no_proof():
    found = change([1, 2, 3], [2, 3, 4])

    assert (found.share, found.refusal, found.depth) == (1, Refusal.ONLY_COUNTS, Depth.COUNTS)
    assert (found.chance_of_signs, found.chance_of_ranks, found.share_low, found.net) == (None, None, None, None)
    assert [round(end, 6) for end in wilson(3, 3)] == [0.438503, 1]
    assert [round(end, 6) for end in exact(3, 3)] == [0.292402, 1]


@pytest.mark.parametrize(
    ("asked", "depth", "refusal"),
    [
        (0, Depth.WORDS, Refusal.NOBODY_BEFORE),
        (2, Depth.WORDS, Refusal.TOO_FEW),
        (3, Depth.COUNTS, Refusal.ONLY_COUNTS),
        (5, Depth.COUNTS, Refusal.ONLY_COUNTS),
        (6, Depth.EARLY, None),
        (11, Depth.EARLY, None),
        (12, Depth.FULL, None),
        (301, Depth.FULL, Refusal.TOO_MANY),
    ],
)
def test_more_people_allow_to_say_more(asked, depth, refusal):
    found = change([1] * asked, [2] * asked)

    assert (found.depth, found.refusal) == (depth, refusal)
    assert (found.moves is None) == (depth == Depth.WORDS)
    assert (found.chance_of_ranks is None) == (refusal is not None)
    assert (found.moved is None) == (depth != Depth.FULL or refusal is not None)


def test_where_many_are_missing_only_bounds_are_told():
    found = change([1] * 20, [2] * 9 + [1] * 2)

    assert found.refusal == Refusal.MANY_MISSING
    assert (found.chance_of_ranks, found.moves.up, found.missing.people) == (None, 9, 9)
    assert (found.missing.share_low, found.missing.share_high) == (0.45, 0.9)


def test_the_bounds_of_twenty_people():
    found = change([1] * 20, [2] * 9 + [1] * 5)

    assert (found.missing.share_low, found.missing.share_high) == share_between(20, 14, 9) == (0.45, 0.75)
    assert (round(found.share, 6), found.refusal) == (0.642857, None)


def test_it_is_told_if_those_who_left_began_lower():
    assert change([5, 5, 5, 1], [5, 5, 5]).missing.stayed_above.delta == 1
    assert change([1] * 3, [2] * 3).missing is None
    assert change([5, 5, 1], [5, 5]).missing is None  # so few came back that their scores are not told


def test_people_who_were_asked_only_after_change_nothing():
    found = paired_change(people(BEFORE), people([*AFTER, 1, 1, 1]), Item())

    assert (found.after, found.pairs, found.moves) == (15, 12, change(BEFORE, AFTER).moves)


def test_fewer_points_can_be_better():
    found = change(BEFORE, AFTER, low_is_good=True)

    assert (found.moves.up, found.moves.down, found.middle_change, found.moved.size) == (1, 8, -1, -1)


def test_what_else_may_have_moved_the_numbers_is_said():
    found = change([5, 5, 5, 1, 2, 3], [5, 5, 4, 2, 3, 4], best=5, chosen_for_low=True)

    assert found.cautions == (Caution.STARTED_AT_THE_TOP, Caution.CHOSEN_FOR_LOW)
    assert change(BEFORE, AFTER, best=5).cautions == (Caution.EQUAL_STEPS,)


def test_looking_at_many_questions_finds_something_by_chance():
    one = change(BEFORE, AFTER)

    assert {each.chance_of_many for each in several([one] * 5)} == {None}
    assert {each.chance_of_many for each in several([one] * 6)} == {0.0234375 * 6}


@given(st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), min_size=6, max_size=20))
def test_seen_from_the_other_end_all_turns_round(pairs):
    before, after = zip(*pairs, strict=True)
    there, back = change(before, after), change(after, before)

    assert (there.moves.up, there.moves.same) == (back.moves.down, back.moves.same)
    assert there.chance_of_ranks == back.chance_of_ranks
    assert change(before, after, low_is_good=True).moves == back.moves


def rows(name):
    with (DATA / "survey-before-after" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("expected", rows("mood_short_expected.csv"), ids=lambda row: row["measure"])
def test_real_answers_of_160_people_are_as_r_counts_them(expected):
    name, answers = expected["measure"], {"1": {}, "2": {}}
    for row in rows("mood_short.csv"):
        if row[name]:
            answers[row["time"]][row["person"]] = int(row[name])
    found = paired_change(answers["1"], answers["2"], Item(name=name))

    moves = (found.pairs, found.moves.up, found.moves.same, found.moves.down)
    assert moves == tuple(int(expected[key]) for key in ("pairs", "higher", "same", "lower"))
    medians = (found.middle_before, found.middle_after, found.ranks_up)
    assert medians == tuple(float(expected[key]) for key in ("median_before", "median_after", "wilcoxon_V"))
