"""Pictures drawn from tables: they show what the table tells and no more, in any words, on any paper."""

import re
from xml.etree import ElementTree

import pytest

from steppingstones.documents import large_print, pdf, web, word
from steppingstones.documents.blocks import Document, Drawing, Mark, Table
from steppingstones.documents.drawings import DRAWS, svg_of
from steppingstones.documents.drawn import EDGE, SIZE, TALLEST, WIDE
from tests.awkward import STRINGS

from .pdf_reader import alts_of

KINDS = sorted(DRAWS)
BOX = re.compile(r'viewBox="-?[\d.]+ -?[\d.]+ ([\d.]+) ([\d.]+)"')
each_kind = pytest.mark.parametrize("kind", KINDS)


def drawn(kind, rows, amounts=(), **more):
    drawing = Drawing(kind=kind, words="Told in words.", amounts=tuple(amounts), **more)
    return Table(caption="The caption", header=("What", "People"), rows=tuple(rows), drawing=drawing)


def with_words(kind, words):
    marks = tuple(Mark(day=f"2026-03-{at:02}", on=words, words=words, kind="change") for at in range(1, 4))
    return drawn(kind, [(words, words)] * 3, [(5, 9), None, (0, 0)], marks=marks, names=(words, words))


def figures(svg, kind):
    """How many heads stand in the figures of one kind."""
    found = re.findall(rf'class="{kind}"[^>]* d="([^"]*)"', svg)
    return sum(way.count("a5 5 0 1 1 10 0") for way in found)


def test_a_band_is_drawn_as_those_who_are_sure_and_those_who_may_be():
    svg = svg_of(drawn("moved", [("Better", "5 to 9 people")], [(5, 9)]))
    assert (figures(svg, "drawn-full"), figures(svg, "drawn-maybe")) == (5, 4)


def test_people_out_of_people_are_filled_figures_and_outlines():
    svg = svg_of(drawn("people", [("Yes", "24"), ("No", "6")], [(24, 24), (6, 6)]))
    assert (figures(svg, "drawn-full"), figures(svg, "drawn-open"), figures(svg, "drawn-maybe")) == (24, 6, 0)


@pytest.mark.parametrize("kind", ["people", "moved", "faces", "bars", "river"])
def test_a_hidden_number_draws_nothing(kind):
    svg = svg_of(drawn(kind, [("One", "hidden"), ("Two", "hidden")], [None, None]))
    assert figures(svg, "drawn-full") == figures(svg, "drawn-maybe") == 0
    assert "drawn-water" not in svg
    assert not re.search(r'<rect class="drawn-full"', svg)


def test_the_stream_is_as_wide_as_the_people_in_it():
    svg = svg_of(drawn("river", [("So far", "5 people"), ("On", "15 people")], [(5, 5), (15, 15)]))
    ends = [float(tall) for tall in re.findall(r"h8v([\d.]+)h-8z", svg)]
    assert ends == [110 * 5 / 20 + 8]


def test_each_number_in_the_table_stands_in_its_picture():
    rows = [("By bus", "11"), ("On foot", "5")]
    for kind in ("people", "faces", "bars", "river"):
        svg = svg_of(drawn(kind, rows, [(11, 11), (5, 5)]))
        assert all(number in "".join(ElementTree.fromstring(svg).itertext()) for _words, number in rows)


@each_kind
@pytest.mark.parametrize("words", [*STRINGS, "long" * 2500, "\x00\ud800"])
def test_any_words_make_a_picture(kind, words):
    root = ElementTree.fromstring(svg_of(with_words(kind, words)).encode("utf-8", "replace"))
    assert root.get("role") == "img"


@each_kind
def test_a_picture_is_narrow_enough_for_a_phone_and_low_enough_for_a_page(kind):
    marks = tuple(Mark(day=f"{2000 + at}-03-04", on="A day", words="words " * 99, kind="change") for at in range(99))
    svg = svg_of(drawn(kind, [("words " * 99, "9")] * 99, [(9, 9)] * 99, marks=marks))
    wide, tall = map(float, BOX.search(svg).groups())
    assert wide == WIDE + 2 * EDGE <= 360
    if kind != "river":
        assert tall <= TALLEST + 60
        assert SIZE * 22 / 2.54 * 72 / tall >= 8.9  # points on paper


@each_kind
def test_the_picture_stands_in_each_form_beside_its_twins(kind):
    table = with_words(kind, "Tea at ten")
    document = Document(title="Tea", blocks=(table,))
    page = web.fragment(document)
    assert page.index('<svg class="drawn" role="img"') < page.index("Told in words.") < page.index("<table>")
    assert "The caption" in alts_of(pdf.write(document).data)
    assert "The caption" in alts_of(large_print.write(document).data)
    assert word.write(document)[:2] == b"PK"


def test_nothing_in_a_picture_has_a_name_so_that_several_can_stand_on_a_page():
    assert not [kind for kind in KINDS if " id=" in svg_of(with_words(kind, "Tea"))]


def test_of_a_long_time_the_newest_is_drawn():
    marks = tuple(Mark(day=f"{2000 + at}-03-04", on=f"In {2000 + at}", words="Tea", kind="change") for at in range(90))
    svg = svg_of(drawn("timeline", (), marks=marks))
    assert "In 2089" in svg
    assert "In 2000" not in svg
