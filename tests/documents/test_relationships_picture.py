"""People round a pond, and the ties between them."""

from itertools import combinations
from xml.etree import ElementTree

import pytest

from steppingstones.documents.relationships_picture import MOST, Labels, Line, Person, relationships_picture
from tests.awkward import STRINGS

SVG = "{http://www.w3.org/2000/svg}"


def parsed(people, ties=(), **options):
    return ElementTree.fromstring(relationships_picture(people, ties, **options))


def of_class(svg, name):
    return [each for each in svg.iter() if name in each.get("class", "").split()]


def people(number):
    return [Person(label=f"Person number {place}") for place in range(number)]


def middles(svg):
    return [(float(each.get("cx")), float(each.get("cy"))) for each in of_class(svg, "ties-mark")]


@pytest.mark.parametrize("number", [1, 2, 6, 11, MOST])
def test_marks_and_names_lie_apart_and_inside(number):
    svg = parsed(people(number))
    *_start, width, height = map(float, svg.get("viewBox").split())
    for (x, y), (x2, y2) in combinations(middles(svg), 2):
        assert (x - x2) ** 2 + (y - y2) ** 2 > 30**2
    for each in svg.iter(f"{SVG}tspan"):
        assert 0 <= float(each.get("x")) <= width
        assert 10 <= float(each.get("y")) <= height


def test_a_tie_of_both_and_a_tie_of_one_differ_by_pattern():
    svg = parsed(people(3), [Line(one=0, other=1, both=True), Line(one=1, other=2, both=False)])
    assert (len(of_class(svg, "ties-both")), len(of_class(svg, "ties-one"))) == (2, 2)  # one of each explains it
    assert "both said so" in "".join(svg.itertext())


def test_sides_differ_by_shape_and_are_explained():
    shapes = ("disc", "heart", "square", "triangle", "diamond")
    svg = parsed(
        [Person(label=shape, shape=shape) for shape in shapes], sides=[(each, f"Side {each}") for each in shapes]
    )
    for shape in shapes:
        assert len(of_class(svg, f"ties-{shape}")) == 2
        assert f"Side {shape}" in "".join(svg.itertext())


def test_two_pictures_of_a_page_have_names_of_their_own():
    ids = [each.get("id") for key in ("a", "b") for each in parsed(people(2), key=key).iter() if each.get("id")]
    assert len(ids) == len(set(ids)) == 4


def test_the_same_ties_make_the_same_picture():
    ties = [Line(one=0, other=1, both=True)]
    assert relationships_picture(people(8), ties) == relationships_picture(people(8), ties)


def test_awkward_names_do_not_break_it():
    for words in (*STRINGS, "x" * 10_000):
        svg = parsed([Person(label=words)] * 3, labels=Labels(title=words, description=words))
        assert len(of_class(svg, "ties-mark")) == 3, ascii(words)


def test_a_picture_without_people_is_empty_water():
    assert not of_class(parsed([]), "ties-mark")
