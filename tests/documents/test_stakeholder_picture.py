"""The field of power and interest, drawn."""

import re
import time
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from steppingstones.documents.stakeholder_picture import MOST, SIDE, STONE, stakeholder_picture
from steppingstones.methods.stakeholders import Level, Stake
from tests.awkward import STRINGS

SVG = "{http://www.w3.org/2000/svg}"


def stake(number=1, name="Neighbours", **changes):
    return Stake(key=f"k{number}", name=name, side="community", **changes)


def parsed(stakes, **options):
    return ElementTree.fromstring(stakeholder_picture(stakes, **options))


def stones(svg):
    return list(svg.iter(f"{SVG}a"))


def said(element) -> str:
    return "".join(element.itertext())


def corner(stone) -> tuple[int, int]:
    left, top = re.match(r"M(\d+) (\d+)", stone.find(f"{SVG}path").get("d")).groups()
    return int(left), int(top)


def test_more_power_is_further_up_and_more_interest_further_right():
    low, high = stake(1, power=Level.LITTLE, interest=Level.LITTLE), stake(2, power=Level.MUCH, interest=Level.MUCH)
    places = {stone.get("href"): corner(stone) for stone in stones(parsed([low, high]))}
    assert places["#who-k2"][0] > places["#who-k1"][0]
    assert places["#who-k2"][1] < places["#who-k1"][1]


def test_who_is_missing_is_told_by_a_shape_and_by_a_word():
    there, missing = stones(parsed([stake(1, is_in=True), stake(2)]))
    assert (there.find(f"{SVG}path").get("class"), missing.find(f"{SVG}path").get("class")) == (
        "stake-in",
        "stake-missing",
    )
    assert said(there) == "Neighbours in the room"
    assert said(missing) == "Neighbours missing"


def test_forty_names_are_drawn_inside_the_picture_and_none_lies_on_another():
    svg = parsed([stake(number, f"Group number {number} of the town") for number in range(MOST)])
    _left, _top, wide, high = map(float, svg.get("viewBox").split())
    corners = [corner(stone) for stone in stones(svg)]
    assert len(set(corners)) == MOST
    assert all(left > SIDE and left + STONE - 24 < wide and 0 < top < high for left, top in corners)
    rows = sorted({top for _left, top in corners})
    assert all(after - before > 60 for before, after in pairwise(rows))


def test_more_than_forty_are_counted():
    svg = parsed([stake(number) for number in range(MOST + 7)])
    assert len(stones(svg)) == MOST
    assert "and 7 more" in said(svg)


@pytest.mark.parametrize("name", STRINGS)
def test_any_name_can_be_drawn(name):
    [stone] = stones(parsed([stake(name=name)], address="/p/garden/plan/stakeholders/?who="))
    assert stone.get("href") == "/p/garden/plan/stakeholders/?who=k1#who-k1"
    assert len(list(stone.iter(f"{SVG}tspan"))) <= 4


def test_a_long_name_ends_in_dots():
    [stone] = stones(parsed([stake(name="The very long name of an association " * 5)]))
    assert "…" in said(stone)


def test_it_is_quick():
    start = time.perf_counter()
    stakeholder_picture([stake(number, "Somebody who lives near") for number in range(200)])
    assert time.perf_counter() - start < 1
