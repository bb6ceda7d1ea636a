"""Two-way tables: an attacker with the linear program finds no hidden number, and no more is hidden than needed."""

from itertools import chain, combinations

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from steppingstones.methods import suppression_tables
from steppingstones.methods.suppression_tables import bounds, show, show_beside

FOUR_BY_THREE = [[34, 21, 12], [6, 3, 9], [11, 8, 2], [9, 7, 5]]
THREE_BY_TWO = [[20, 3], [15, 8], [30, 12]]

number = st.sampled_from([0, 0, 1, 2, 3, 4, 5, 6, 9, 14, 30])
tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(number, min_size=width, max_size=width), min_size=1, max_size=4)
)


def full(rows):
    found = [[*row, sum(row)] for row in rows]
    return [*found, [sum(column) for column in zip(*found, strict=True)]]


def everything_of(shown):
    rows = [[*row, total] for row, total in zip(shown.rows, shown.row_totals, strict=True)]
    return [*rows, [*shown.column_totals, shown.total]]


def attack(values):
    """What a reader can work out: for each hidden number (None), the least and the most that it can be."""
    cells = [(at, beside) for at, row in enumerate(values) for beside, value in enumerate(row) if value is None]
    place = {cell: number for number, cell in enumerate(cells)}
    high, wide = len(values), len(values[0])
    lines = [[(at, beside) for beside in range(wide)] for at in range(high)]
    lines += [[(at, beside) for at in range(high)] for beside in range(wide)]
    left, right = numpy.zeros((len(lines), len(cells))), numpy.zeros(len(lines))
    for equation, line in enumerate(lines):  # the parts, less their total, are nought
        for cell in line:
            sign = -1 if cell == line[-1] else 1
            if cell in place:
                left[equation, place[cell]] = sign
            else:
                right[equation] -= sign * values[cell[0]][cell[1]]
    return {cell: (_end(left, right, place[cell], 1), _end(left, right, place[cell], -1)) for cell in cells}


def _end(left, right, at, sign):
    aim = numpy.zeros(left.shape[1])
    aim[at] = sign
    found = linprog(aim, A_eq=left, b_eq=right, bounds=(0, None), method="highs")
    if found.status in {3, 4}:  # without limit, if anything is possible at all: and the truth is
        return float("inf")
    assert found.status == 0
    return sign * found.fun


def hidden_in(shown):
    return {
        (at, beside)
        for at, row in enumerate(everything_of(shown))
        for beside, count in enumerate(row)
        if count.is_hidden
    }


def test_two_small_numbers_alone_can_be_worked_out():
    assert bounds(FOUR_BY_THREE, {(1, 1), (2, 2)}, (1, 1)) == (3, 3)
    assert bounds(FOUR_BY_THREE, {(1, 1), (2, 2)}, (2, 2)) == (2, 2)


@pytest.mark.parametrize(
    ("rows", "small", "others", "cost", "ranges"),
    [
        (FOUR_BY_THREE, 2, 2, 17, {(1, 1): (1, 11), (1, 2): (1, 11), (2, 1): (0, 10), (2, 2): (0, 10)}),
        (THREE_BY_TWO, 1, 3, 43, {(0, 0): (12, 23), (1, 0): (12, 23), (0, 1): (0, 11), (1, 1): (0, 11)}),
    ],
)
def test_the_worked_cases_come_out_as_they_should(rows, small, others, cost, ranges):
    shown = show(rows)
    hidden = hidden_in(shown)

    assert (shown.others, shown.is_least) == (others, True)
    assert len(hidden) == small + others
    assert sum(full(rows)[at][beside] for at, beside in hidden if full(rows)[at][beside] >= 5) == cost
    assert {cell: bounds(rows, hidden, cell) for cell in hidden} == ranges


@settings(max_examples=60)
@given(rows=tables, zeros_tell=st.booleans())
def test_an_attacker_cannot_work_out_any_hidden_number(rows, zeros_tell):
    shown = show(rows, zeros_tell=zeros_tell)
    values = [[count.value for count in row] for row in everything_of(shown)]

    for (at, beside), (least, most) in attack(values).items():
        assert most - least > 0.5
        if full(rows)[at][beside] < 5:
            assert least < 1.5
            assert most > 4.5


@settings(max_examples=60)
@given(rows=tables)
def test_what_is_small_is_hidden_and_what_is_shown_is_true(rows):
    shown = chain.from_iterable(everything_of(show(rows)))
    for count, value in zip(shown, chain.from_iterable(full(rows)), strict=True):
        if not count.is_hidden:
            assert count.value == value
            assert not 0 < value < 5


@settings(max_examples=40)
@given(rows=tables, data=st.data())
def test_the_bounds_are_those_of_the_linear_program(rows, data):
    cells = [(at, beside) for at, row in enumerate(full(rows)) for beside, _value in enumerate(row)]
    hidden = data.draw(st.sets(st.sampled_from(cells), min_size=1, max_size=7))
    values = [
        [None if (at, beside) in hidden else n for beside, n in enumerate(row)] for at, row in enumerate(full(rows))
    ]

    for cell, (least, most) in attack(values).items():
        low, high = bounds(rows, hidden, cell)
        assert (low, float("inf") if high is None else high) == pytest.approx((least, most), abs=1e-6)


@settings(max_examples=25)
@given(rows=st.lists(st.lists(number, min_size=2, max_size=2), min_size=2, max_size=3))
def test_no_fewer_and_no_smaller_numbers_would_do(rows):
    shown, values = show(rows), full(rows)
    small = {(at, x) for at, row in enumerate(values) for x, value in enumerate(row) if 0 < value < 5}
    others = [(at, x) for at, row in enumerate(values) for x, _value in enumerate(row)][:-1]
    others = [cell for cell in others if cell not in small]

    def is_safe(hidden):
        ranges = [bounds(rows, hidden, cell) for cell in small]
        return all(low <= 1 and (high is None or high >= 5) for low, high in ranges)

    for size in range(len(others) + 1):
        safe = [more for more in combinations(others, size) if is_safe(small | set(more))]
        if safe:
            break
    assert shown.others == size
    cost = sum(values[at][x] for at, x in hidden_in(shown) - small)
    assert cost == min(sum(values[at][x] for at, x in more) for more in safe)


def test_a_large_table_is_safe_as_well(monkeypatch):
    monkeypatch.setattr(suppression_tables, "_MOST_STEPS", 0)
    rows = [[(at * 7 + x * 5) % 13 for x in range(8)] for at in range(10)]
    shown = show(rows)

    assert not shown.is_least
    ranges = attack([[count.value for count in row] for row in everything_of(shown)])
    assert all(most - least > 0.5 for least, most in ranges.values())


def test_the_group_sees_all_of_its_own_table():
    assert hidden_in(show(FOUR_BY_THREE, threshold=1)) == set()


def test_where_zeros_tell_nobody_and_all_are_hidden():
    shown = show([[0, 12], [9, 11]], zeros_tell=True)

    assert shown.rows[0][0].is_hidden
    assert shown.rows[0][1].is_hidden


@settings(max_examples=60)
@given(rows=tables, zeros_tell=st.booleans())
def test_beside_other_tables_all_totals_stay_and_nothing_can_be_worked_out(rows, zeros_tell):
    shown = show_beside(rows, zeros_tell=zeros_tell)
    if shown is None:
        return
    values = [[count.value for count in row] for row in everything_of(shown)]

    assert all(row[-1] is not None for row in values)
    assert None not in values[-1]
    assert not any(0 < value < 5 for row in values for value in row if value is not None)
    for (at, beside), (least, most) in attack(values).items():
        assert most - least > 0.5
        if full(rows)[at][beside] < 5:
            assert least < 1.5
            assert most > 4.5


@pytest.mark.parametrize("rows", [[[3], [9]], [[2, 2], [40, 40]], [[30, 3], [0, 20]]])
def test_where_a_small_number_cannot_be_hidden_there_is_no_table(rows):
    """A total that is small, or a number that can only be raised: the nought beside it cannot go down."""
    assert show_beside(rows) is None


def test_a_side_where_nobody_is_tells_nothing_more():
    assert show_beside([[0, 0], [20, 30]], zeros_tell=True) is not None
