"""The picture of the pathway is well-formed, holds all words, and stands in a page and on paper."""

import re
import unicodedata
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from steppingstones.documents.lines import lines, width, without_controls
from steppingstones.documents.pathway_picture import PAPER, Labels, pathway_picture
from steppingstones.methods.pathway import Kind, Pathway, Stone, Track
from tests.awkward import STRINGS
from tests.methods.test_pathway import DAY_CENTRE
from tests.pathways import pathway_like

SVG = "{http://www.w3.org/2000/svg}"


def one(words: str) -> Pathway:
    return Pathway(stones=(Stone(key="s", kind=Kind.SHORT, track=Track.PROJECT, words=words),))


def parsed(pathway: Pathway, **options) -> ElementTree.Element:
    return ElementTree.fromstring(pathway_picture(pathway, **options))


def said(stone: ElementTree.Element) -> str:
    return "".join(stone.itertext())


@pytest.mark.parametrize("words", STRINGS, ids=range(len(STRINGS)))
@pytest.mark.parametrize("colours", [None, PAPER], ids=["page", "paper"])
def test_awkward_words_are_still_there(words, colours):
    svg = parsed(one(words), linked=True, colours=colours)
    shown = said(svg.find(f".//{SVG}a"))
    assert "".join(shown.split()) == "".join(without_controls(words).split())


def test_awkward_words_in_the_title_and_labels_are_words():
    for words in STRINGS:
        svg = parsed(DAY_CENTRE, labels=Labels(title=words, description=words))
        assert svg.find(f"{SVG}title").text in (without_controls(words), None)


def test_each_stone_is_a_link_to_itself_in_the_list():
    svg = parsed(DAY_CENTRE, linked=True)
    assert [link.get("href") for link in svg.iter(f"{SVG}a")] == [f"#stone-{s.key}" for s in DAY_CENTRE.in_order]
    assert svg.get("role") == "group"


def test_on_paper_the_picture_has_no_links_and_needs_no_style_sheet():
    svg = parsed(DAY_CENTRE, colours=PAPER)
    assert svg.get("role") == "img"
    assert not list(svg.iter(f"{SVG}a"))
    assert not [e for e in svg.iter() if e.get("class") or e.get("style")]


def test_in_a_page_nothing_is_styled_inline():
    assert not [e for e in parsed(DAY_CENTRE, linked=True).iter() if e.get("style")]


def test_the_picture_is_named_and_described():
    svg = parsed(DAY_CENTRE, name="mine", labels=Labels(title="Our path", description="9 stones."))
    names = {e.get("id"): e.text for e in svg if e.get("id")}
    assert [names[ref] for ref in svg.get("aria-labelledby").split()] == ["Our path", "9 stones."]


def test_lines_around_the_stones_are_hidden_from_readers_but_the_lanes_are_named_in_words():
    svg = parsed(DAY_CENTRE, linked=True)
    [hidden] = [e for e in svg if e.get("aria-hidden") == "true"]
    assert "Co-production" in said(hidden)
    assert not list(hidden.iter(f"{SVG}a"))
    assert len([e for e in hidden.iter(f"{SVG}path") if e.get("data-joins")]) == len(DAY_CENTRE.steps)


def test_a_step_to_the_other_track_is_dashed_and_said_in_words():
    svg = parsed(DAY_CENTRE, linked=True)
    across = [path for g in svg.iter(f"{SVG}g") if g.get("class") == "pic-across" for path in g]
    keys = [stone.key for stone in DAY_CENTRE.in_order]
    assert [[keys[int(n)] for n in path.get("data-joins").split()] for path in across] == [["l2", "l1"]]
    assert "helps the other track" in said(svg)
    assert "helps the other track" not in said(parsed(one("Alone")))


def test_words_that_wrap_are_read_as_separate_words():
    svg = parsed(one("People with learning disabilities feel at home"), linked=True)
    assert "learning disabilities " in said(svg.find(f".//{SVG}a"))


def test_the_edge_of_a_lane_is_solid_or_dashed():
    assert "dasharray" in PAPER["pic-coproduction"]
    assert "dasharray" not in PAPER["pic-project"]


def test_stones_lie_inside_the_picture():
    svg = parsed(DAY_CENTRE, colours=PAPER)
    _left, _top, wide, high = map(float, svg.get("viewBox").split())
    put = [re.findall(r"[\d.]+", g.get("transform")) for g in svg.iter(f"{SVG}g") if g.get("transform")]
    assert len(put) == len(DAY_CENTRE.stones)
    assert all(82 < float(x) < wide - 82 and 42 < float(y) < high - 20 for x, y in put)


@pytest.mark.parametrize(
    "words", ["Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", "e\u0301" * 90, "👩‍👩‍👧‍👦" * 20]
)
def test_long_words_are_broken_and_no_letter_is_torn_apart(words):
    broken = lines(words, 9)
    assert "".join(broken) == words
    assert all(width(line) <= 9 for line in broken)
    assert not any(unicodedata.combining(line[0]) or line[0] == "\u200d" for line in broken)
    assert not any(line.endswith("\u200d") for line in broken)


def test_lines_are_as_long_as_there_is_room():
    done = lines("one two three four five six seven eight nine ten", 8)
    assert all(width(f"{line} {after.split()[0]}") > 8 for line, after in pairwise(done))


@pytest.mark.parametrize(("count", "most"), [(1, 5_000), (12, 11_000), (60, 38_000), (300, 180_000)])
def test_a_picture_of_any_size_is_whole_and_not_too_heavy(count, most):
    path = pathway_like(count)
    svg = pathway_picture(path, linked=True)
    assert len(svg) < most
    root = ElementTree.fromstring(svg)
    shapes = {e.get("id") for e in root.iter() if e.get("id")}
    assert {use.get("href").removeprefix("#") for use in root.iter(f"{SVG}use")} <= shapes
    assert len(list(root.iter(f"{SVG}a"))) == count


def test_the_same_pathway_is_drawn_the_same():
    assert pathway_picture(pathway_like(60)) == pathway_picture(pathway_like(60))


def test_stones_lead_where_the_page_says():
    svg = parsed(DAY_CENTRE, linked=True, address="?stone={key}#stone-{key}")
    assert next(svg.iter(f"{SVG}a")).get("href") == "?stone=q1#stone-q1"
