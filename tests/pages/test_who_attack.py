"""Somebody reads all pages about who takes part, with paper, pencil and a linear program, and finds nobody."""

import random
import re

import pytest
from lxml import html

from steppingstones.actions import who
from steppingstones.methods.taking_part import Published
from steppingstones.models import Characteristic
from tests.methods.test_taking_part import cells_of, end, equalities, line
from tests.whotakespart import count, make_monitoring

OWN = who.Own(words="Where do you live?", why="So", groups=["a", "b", "c", "d"], is_sensitive=False)


def people_in(page, topic: str) -> int | None:
    """How many said something, from the sentences."""
    words = " ".join(page.xpath(f"//section[@aria-labelledby='ask-{topic}']")[0].text_content().split())
    found = re.search(r"Of (\d+) people|(\d+) people said something|of (\d+) people together", words)
    return int(next(filter(None, found.groups()))) if found else None


def numbers_in(page, topic: str) -> dict[str, int | None]:
    rows = page.xpath(f"//section[@aria-labelledby='ask-{topic}']//tbody/tr")
    cells = [[cell.text_content() for cell in row] for row in rows]
    return {row[0]: int(row[1]) if row[1].isdigit() else None for row in cells}


def draw(chance: random.Random) -> dict[int, int]:
    return {at: chance.choice([0, 1, 2, 3, 4, 5, 6, 8, 14]) for at in range(4)}


@pytest.mark.parametrize("seed", range(12))
def test_two_monitorings_one_after_the_other_tell_of_nobody(as_member, world, seed):
    chance, ben = random.Random(seed), as_member(world.ben)
    first = draw(chance)
    then = {at: number + chance.choice([0, 0, 1, 3, 7]) for at, number in first.items()}
    told = []
    for ticked in (first, then):
        one = make_monitoring(world.ada, "sex", own=OWN)
        count(one, world.ada, sum(ticked.values()), own_1=ticked)
        who.end(one, by=world.ada)
        asked = Characteristic.objects.get(monitoring=one, topic="own-1")
        figures = who.Figures(numbers=dict.fromkeys("abcd", 25), where="the town", source="us", of_when="now")
        who.compare_with_figures(asked, figures, by=world.ada)
        page = html.fromstring(ben.get(f"/p/the-garden/review/who/{one.ref}/").text)
        numbers = numbers_in(page, "own-1")
        people = people_in(page, "own-1")
        assert people or not any(numbers.values())
        if people:
            told.append(Published(people=people, numbers={name: numbers[name] for name in "abcd"}))
            assert all(value is None or value == ticked["abcd".index(name)] for name, value in told[-1].numbers.items())
    cells, known = cells_of(told), equalities(told)
    for cell in [(at, name) for at, shown in enumerate(told) for name in shown.hidden]:
        low, high = (end(line(cells, {cell: sign}), *known) * sign for sign in (1, -1))
        assert (low < 1.5, high > 4.5) == (True, True), (first, then)
