"""How far people agree: against numbers of other programs, and where there is no number."""

import csv
from collections import Counter
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods.agreement import Reading, Refusal, Scale, krippendorff
from tests.world import DATA

FOUR = DATA / "coder-agreement"
# The example of Krippendorff's book: twelve units, four people, gaps.
BOOK = {
    "A": "1 2 3 3 2 1 4 1 2 . . .",
    "B": "1 2 3 3 2 2 4 1 2 5 . 3",
    "C": ". 3 3 3 2 3 4 2 2 5 1 .",
    "D": "1 2 3 3 2 4 4 1 2 5 1 .",
}


def units_of(rows):
    columns = {coder: row.split() for coder, row in rows.items()}
    size = len(next(iter(columns.values())))
    return [{coder: int(row[at]) for coder, row in columns.items() if row[at] != "."} for at in range(size)]


@pytest.mark.parametrize(
    ("scale", "alpha"),
    [("nominal", 0.7434210526), ("ordinal", 0.8153875038), ("interval", 0.8491071429), ("ratio", 0.7974027747)],
)
def test_the_example_of_the_book_comes_out_to_the_last_digit(scale, alpha):
    found = krippendorff(units_of(BOOK), scale)

    assert round(found.alpha, 10) == alpha
    assert (found.units, found.coders) == (11, 4)
    assert found.low <= found.alpha <= found.high


def four_raters():
    with (FOUR / "four_raters.csv").open(encoding="utf-8", newline="") as file:
        return [{coder: int(value) for coder, value in row.items() if coder != "item"} for row in csv.DictReader(file)]


def expected(measure):
    with (FOUR / "four_raters_expected.csv").open(encoding="utf-8", newline="") as file:
        return next(float(row["value"]) for row in csv.DictReader(file) if row["measure"] == measure)


def test_four_people_come_out_as_their_other_measures_say():
    """80 values without gaps. Fleiss' kappa of the same people is alpha without its correction for few values.

    The package that the expected numbers are from counts each value once for each of the other three people when
    nobody left a gap, so 240 values: its own alpha is a little nearer to kappa than the definition has it.
    """
    found = krippendorff(four_raters())
    kappa = 1 - (1 - found.alpha) * 80 / 79

    assert round(found.alpha, 4) == 0.0477
    assert round(kappa, 4) == expected("Fleiss kappa")
    assert round(1 - (1 - kappa) * 239 / 240, 4) == expected("Krippendorff alpha nominal")
    assert found.percent == expected("percent all agree")
    assert found.reading == Reading.LOW


def slowly(units, far):
    """Alpha from its definition: every pair within a unit, and every pair of all values."""
    units = [list(unit.values()) for unit in units if len(unit) > 1]
    seen = sum(far(a, b) / (len(unit) - 1) for unit in units for a, b in permutations(unit, 2))
    every = [value for unit in units for value in unit]
    return 1 - (len(every) - 1) * seen / sum(far(a, b) for a, b in permutations(every, 2))


def far_apart(scale, units):
    often = Counter(value for unit in units if len(unit) > 1 for value in unit.values())

    def between(a, b):
        low, high = sorted([a, b])
        return sum(times for value, times in often.items() if low <= value <= high) - (often[a] + often[b]) / 2

    return {
        "nominal": lambda a, b: a != b,
        "ordinal": lambda a, b: between(a, b) ** 2 if a != b else 0,
        "interval": lambda a, b: (a - b) ** 2,
        "ratio": lambda a, b: ((a - b) / (a + b)) ** 2 if a + b else 0,
    }[scale]


judgements = st.lists(st.dictionaries(st.sampled_from("ABCD"), st.integers(0, 5)), max_size=20)


@given(units=judgements, scale=st.sampled_from(Scale))
def test_it_is_what_the_definition_says(units, scale):
    found = krippendorff(units, scale)

    if found.refusal is None:
        assert found.alpha == pytest.approx(slowly(units, far_apart(scale, units)), abs=1e-9)
        assert found.alpha <= 1


@given(units=judgements)
def test_alpha_is_one_exactly_where_all_agree(units):
    found = krippendorff(units)

    if found.refusal is None:
        assert (found.alpha == 1) == (found.all_agree == found.units) == (found.pairs_agree == 1)


def test_the_range_is_the_same_each_time_and_wide_for_few():
    few, many = krippendorff(four_raters()), krippendorff(four_raters() * 10)

    assert few == krippendorff(four_raters())
    assert (few.low, few.high) != (krippendorff(four_raters(), seed=2).low, krippendorff(four_raters(), seed=2).high)
    assert many.high - many.low < few.high - few.low


@pytest.mark.parametrize(
    ("units", "refusal"),
    [
        ([], Refusal.ONE_CODER),
        ([{"Ada": 1}] * 9, Refusal.ONE_CODER),
        ([{"Ada": 1}, {"Ben": 2}] * 9, Refusal.TOO_FEW),
        ([{"Ada": 1, "Ben": 2}] * 4, Refusal.TOO_FEW),
        ([{"Ada": 1, "Ben": 1}] * 9, Refusal.NO_VARIATION),
    ],
)
def test_where_there_is_no_number_it_says_why(units, refusal):
    found = krippendorff(units)

    assert (found.refusal, found.alpha, found.low, found.reading) == (refusal, None, None, Reading.NONE)


def test_all_the_same_is_still_counted():
    found = krippendorff([{"Ada": False, "Ben": False}] * 9)

    assert (found.all_agree, found.percent, found.pairs_agree) == (9, 100, 1)


def test_a_few_units_get_no_label():
    assert krippendorff([{"Ada": 1, "Ben": 1}] * 4 + [{"Ada": 2, "Ben": 2}]).reading == Reading.FEW


def test_a_rare_value_gives_no_range():
    units = [{"Ada": 1, "Ben": 1}] * 50 + [{"Ada": 2, "Ben": 1}]

    assert krippendorff(units).low is None
