"""Whether single people changed by more than an instrument's own unsureness."""

from dataclasses import replace

import pytest

from steppingstones.methods.reliable import Norm, Refusal, cut_offs, index, reliable_change

NORM = Norm(source="manual", questions=12, people=200, spread=7.5, reliability=0.8, troubled=40, well=60)


def test_the_worked_case_of_jacobson_and_truax():
    found = reliable_change([(32.5, 47.5)], NORM)

    assert (round(found.error, 4), round(found.error_of_step, 4)) == (3.3541, 4.7434)
    assert round(index(32.5, 47.5, spread=7.5, reliability=0.8), 4) == 3.1623
    assert cut_offs(troubled=40, well=60, spread=7.5, spread_well=7.5) == (55, 45, 50)
    assert (found.better, found.cut_off, found.crossed) == (1, 50, 0)


def test_better_and_worse_are_counted_in_the_direction_of_the_instrument():
    pairs = [(30, 55), (55, 30), (40, 41), (52, 40)]
    up, down = reliable_change(pairs, NORM), reliable_change(pairs, replace(NORM, low_is_good=True))

    assert (up.better, up.worse, up.neither, up.crossed) == (1, 2, 1, 1)
    assert (down.better, down.worse, down.crossed) == (2, 1, 2)


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"source": " "}, Refusal.NO_SOURCE),
        ({"questions": 1}, Refusal.ONE_QUESTION),
        ({"people": 29}, Refusal.FEW_BEHIND),
        ({"spread": 0}, Refusal.NO_SPREAD),
        ({"reliability": 1}, Refusal.NO_SPREAD),
    ],
)
def test_without_a_sound_norm_nothing_is_said_of_single_people(changed, refusal):
    found = reliable_change([(1, 9)], replace(NORM, **changed))

    assert (found.refusal, found.better, found.least) == (refusal, 0, None)


def test_without_means_there_is_no_cut_off():
    assert reliable_change([(1, 9)], replace(NORM, well=None)).crossed is None
