"""The same people by side and by level: held against trying everything."""

from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods.suppression_beside import tells

names = st.tuples(st.sampled_from("abc"), st.sampled_from("wxyz"))
tables = st.dictionaries(names, st.integers(0, 9))


def some(all_of):
    return chain.from_iterable(combinations(all_of, number) for number in range(len(all_of) + 1))


def by_trying(cells) -> bool:
    rows, columns = {row for row, _ in cells}, {column for _, column in cells}
    return any(
        0 < sum(people for (row, column), people in cells.items() if (row in taken) != (column in held)) < 5
        for taken in some(rows)
        for held in some(columns)
        if 0 < len(held) < len(columns)
    )


@given(tables)
def test_it_is_what_trying_everything_finds(cells):
    assert tells(cells) == by_trying(cells)


@given(tables)
def test_a_level_of_few_people_always_tells(cells):
    columns = {column: sum(people for (_, each), people in cells.items() if each == column) for _, column in cells}
    if len(columns) > 1 and any(0 < people < 5 for people in columns.values()):
        assert tells(cells)


def test_one_level_alone_tells_nothing_more():
    assert not tells({("lived", "board"): 3, ("carer", "board"): 9})
