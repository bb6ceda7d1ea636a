"""Who takes part: an attacker with a linear program finds no hidden number, in one monitoring or in several."""

import numpy
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from steppingstones.methods.representation import Reading, Refusal
from steppingstones.methods.suppression import PUBLISHED, SENSITIVE
from steppingstones.methods.taking_part import Published, beside, publish

from .test_suppression_tables import attack as attack_table

NAMES = "abcd"
number = st.sampled_from([0, 0, 1, 2, 3, 4, 5, 6, 9, 14, 30])
counts = st.fixed_dictionaries(dict.fromkeys(NAMES, number))
growth = st.fixed_dictionaries(dict.fromkeys(NAMES, st.integers(0, 8)))


def attack(row):
    """What somebody can work out who knows all the people: what each hidden number can be at least, and at most.

    Whoever was asked first was asked again each time and said the same: nobody can know more than that.
    """
    told = [shown for shown in row if shown and shown.people is not None]
    cells, known = cells_of(told), equalities(told)
    hidden = [(at, name) for at, shown in enumerate(told) for name in shown.hidden]
    return {cell: tuple(end(line(cells, {cell: sign}), *known) * sign for sign in (1, -1)) for cell in hidden}


def cells_of(told):
    return {cell: place for place, cell in enumerate((at, name) for at in range(len(told)) for name in NAMES)}


def equalities(told):
    """What is shown, and that no group became smaller."""
    cells = cells_of(told)
    equal = [line(cells, {(at, name): 1 for name in NAMES}) for at in range(len(told))]
    sums = [shown.people for shown in told]
    shown = [((at, name), value) for at, one in enumerate(told) for name, value in one.numbers.items()]
    equal += [line(cells, {cell: 1}) for cell, value in shown if value is not None]
    sums += [value for _cell, value in shown if value is not None]
    pairs = [(at, name) for at in range(len(told) - 1) for name in NAMES]
    less = [line(cells, {(at, name): 1, (at + 1, name): -1}) for at, name in pairs]
    return equal, sums, less or None, [0] * len(pairs) or None


def line(cells, factors):
    found = numpy.zeros(len(cells))
    for cell, factor in factors.items():
        found[cells[cell]] = factor
    return found


def end(aim, equal, sums, less, limits):
    found = linprog(
        aim, A_eq=equal, b_eq=sums, A_ub=less or None, b_ub=limits or None, bounds=(0, None), method="highs"
    )
    assert found.status == 0
    return found.fun


@settings(max_examples=80)
@given(counts=counts, is_sensitive=st.booleans())
def test_an_attacker_finds_no_small_number_of_one_monitoring(counts, is_sensitive):
    shown = publish(counts, is_sensitive=is_sensitive)
    least = SENSITIVE if is_sensitive else PUBLISHED
    for (_at, _name), (low, high) in attack([shown]).items():
        assert low < 1.5
        assert high > least - 0.5


@settings(max_examples=80)
@given(first=counts, more=st.lists(growth, min_size=1, max_size=2), is_sensitive=st.booleans())
def test_nor_of_several_of_the_same_people_one_after_the_other(first, more, is_sensitive):
    row, now = [publish(first, is_sensitive=is_sensitive)], first
    for each in more:
        now = {name: now[name] + each[name] for name in NAMES}
        told = [shown for shown in row if shown]
        row.append(publish(now, is_sensitive=is_sensitive, earlier=told))
    least = SENSITIVE if is_sensitive else PUBLISHED
    for low, high in attack(row).values():
        assert low < 1.5
        assert high > least - 0.5


@settings(max_examples=80)
@given(tables=st.lists(counts, min_size=2, max_size=3), is_sensitive=st.booleans())
def test_nor_of_the_sides_beside_all_totals(tables, is_sensitive):
    by_side = {str(side): groups for side, groups in enumerate(tables)}
    counts = {name: sum(each[name] for each in tables) for name in NAMES}
    shown = publish(counts, by_side=by_side, is_sensitive=is_sensitive)
    rows = [[*numbers.values(), sum(by_side[side].values())] for side, numbers in shown.sides.items()]
    rows += [[*shown.numbers.values(), shown.people]] if rows else []
    for (at, place), (low, high) in (attack_table(rows) if rows else {}).items():
        assert high - low > 0.5
        if [*by_side.values()][at][NAMES[place]] < (SENSITIVE if is_sensitive else PUBLISHED):
            assert low < 1.5
            assert high > PUBLISHED - 0.5


@settings(max_examples=80)
@example(first=dict.fromkeys(NAMES, 6), more={"a": 2, "b": 0, "c": 0, "d": 0})
@example(first=dict.fromkeys(NAMES, 6), more={"a": 2, "b": 2, "c": 0, "d": 0})
@given(first=counts, more=growth)
def test_what_is_shown_twice_never_tells_of_few_people_who_are_new(first, more):
    before = publish(first)
    after = publish({name: first[name] + more[name] for name in NAMES}, earlier=[before])
    if after and before.people and any(value is not None for value in after.numbers.values()):
        assert after.people - before.people == 0 or after.people - before.people >= PUBLISHED


@given(counts)
def test_what_is_shown_is_true_and_never_small(counts):
    shown = publish(counts)
    for name, value in shown.numbers.items():
        assert value is None or (value == counts[name] and not 0 < value < PUBLISHED)


def test_few_who_did_not_say_are_among_those_who_are_not_shown():
    shown = publish({"a": 10, "b": 20}, not_said=1)
    assert (shown.people, dict(shown.numbers), shown.rest) == (31, {"a": None, "b": 20}, 11)


def test_where_many_did_not_say_nothing_is_said_of_more_or_fewer():
    shown = publish({"a": 10, "b": 10}, not_said=6)
    assert beside(shown, {"a": 90, "b": 10}, {"a": ["a"], "b": ["b"]}).refusal is Refusal.MANY_NOT_SAID


def test_groups_that_are_not_shown_are_compared_together():
    shown = publish({"a": 30, "b": 4, "c": 3, "d": 3})
    found = beside(shown, {"a": 95, "b": 2, "c": 2, "d": 1}, {name: [name] for name in NAMES})
    assert found.groups["b"] is None
    assert (found.together.number, found.together.reading) == (10, Reading.MORE)


def test_fewer_is_said_only_where_chance_alone_seldom_brings_it():
    area = {"young": 30, "old": 70}
    parts = {name: [name] for name in area}
    few = beside(publish({"young": 5, "old": 45}), area, parts)
    more = beside(publish({"young": 10, "old": 40}), area, parts)
    assert (few.groups["young"].reading, more.groups["young"].reading) == (Reading.FEWER, Reading.NOT_CLEAR)


@pytest.mark.parametrize(
    "sides", [{"lived": {"a": 8, "b": 2}, "other": {"a": 8, "b": 8}}, {"lived": {"a": 16, "b": 10}}]
)
def test_sides_with_few_people_are_not_shown(sides):
    counts = {name: sum(groups[name] for groups in sides.values()) for name in "ab"}
    assert publish(counts, by_side=sides).sides == {}


def test_a_hidden_group_keeps_all_sides_hidden():
    sides = {"lived": {"a": 10, "b": 2}, "other": {"a": 10, "b": 1}}
    assert publish({"a": 20, "b": 3}, by_side=sides).sides == {}


def test_nothing_is_told_of_what_is_not_shown():
    nothing = Published(people=None, numbers={"a": None, "b": None})
    found = beside(nothing, {"a": 1, "b": 1}, {"a": ["a"], "b": ["b"]})
    assert (found.groups, found.together) == ({"a": None, "b": None}, None)
