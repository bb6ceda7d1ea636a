"""How well rows hide a person, against the numbers of another program."""

import pytest

from steppingstones.methods.anonymity import anonymity

PEOPLE = """
18-34 W F y; 18-34 W F n; 18-34 W F y; 18-34 W M n; 18-34 W M n
35-64 W F n; 35-64 W F n; 35-64 W F y; 35-64 W M n; 35-64 W M y; 35-64 A F n
65+ W F y; 65+ W F y; 65+ B M n
"""
NAMES = ("age", "ethnic group", "sex", "disabled")
ROWS = [dict(zip(NAMES, row.split(), strict=True)) for row in PEOPLE.replace("\n", ";").split(";") if row.strip()]


@pytest.mark.parametrize(
    ("looks", "alike", "answers", "distance"),
    [
        (["age"], 3, 2, 0.238095),
        (["age", "sex"], 1, 1, 0.571429),
        (["age", "ethnic group"], 1, 1, 0.571429),
        (["age", "ethnic group", "sex"], 1, 1, 0.571429),
    ],
)
def test_fourteen_people(looks, alike, answers, distance):
    found = anonymity(ROWS, looks, "disabled")

    assert (found.alike, found.answers, round(float(found.distance), 6)) == (alike, answers, distance)


def test_of_nobody_nothing_can_be_said():
    assert anonymity([], ["age"], "disabled") is None
