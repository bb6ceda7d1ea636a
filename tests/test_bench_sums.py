"""What the bench says about sums: it takes the better time of each, and says so where they do not agree."""

import pytest

from bench import sums as bench
from steppingstones.methods.value_levers import levers


def test_what_does_not_agree_is_told_as_wrong(monkeypatch):
    monkeypatch.setattr(bench, "SIZES", (10,))
    monkeypatch.setattr(bench, "DRAWS", 10_000)
    assert bench.measure(quick=True).wrong == []

    monkeypatch.setattr(bench, "plain_draws", lambda rows: 0.0)
    (wrong,) = bench.measure(quick=True).wrong
    assert wrong.startswith("A map of 40 rows, drawn 10,000 times:")


@pytest.mark.parametrize(
    ("size", "ours", "plain", "is_near"), [(10, 0.1, 0.1001, False), (50, 0.1, 0.1001, True), (50, 0.1, 0.12, False)]
)
def test_what_is_counted_out_must_be_the_same_and_what_is_drawn_near(size, ours, plain, is_near):
    assert bench.as_near(size)(ours, plain) is is_near


def test_every_number_of_the_map_is_unsure():
    assert len([lever for lever in levers(bench.value_map()) if lever.is_given]) == 6 * bench.ROWS


def test_the_share_says_who_is_faster():
    def slow():
        return sum(range(300_000))

    assert bench.compared("x", lambda: 1, slow, 1, lambda one, other: True)[5].endswith("as fast")
    assert bench.compared("x", slow, lambda: 1, 1, lambda one, other: True)[5].endswith("as slow")
