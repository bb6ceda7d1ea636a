"""The picture of a thread."""

import re

from steppingstones.documents.thread_picture import Card, thread_picture
from steppingstones.methods.thread import Link, Node, Speaker, Thread
from steppingstones.methods.thread_layout import river

VOICE, STONE = Node("voice", "v"), Node("short", "s")
POINT = re.compile(r"([\d.]+) ([\d.]+)")


def test_a_line_goes_around_the_outline_of_what_is_not_there_yet():
    """From a voice straight to an outcome, with no decision and no change between."""
    thread = Thread(
        links=frozenset({Link(source=VOICE, target=STONE)}), speakers={"v": Speaker(giver="ada", side="lived")}
    )
    cards = {node: Card(words="Words") for node in (VOICE, STONE)}
    svg = thread_picture(river(thread, [VOICE], [VOICE, STONE]), cards)
    outlines = [box(found) for found in re.findall(r'class="thread-empty" d="([^"]+)"', svg)]
    assert len(outlines) == 3
    (line,) = re.findall(r'class="thread-line"[^>]* d="([^"]+)"', svg)
    points = [(float(x), float(y)) for x, y in POINT.findall(line)]
    for left, top, right, bottom in outlines[:2]:
        across = [y for x, y in points if left <= x <= right]
        assert across
        assert not [y for y in across if top <= y <= bottom]


def box(path):
    """The outline of a stone begins left above, and its right and lower edges are the greatest numbers in it."""
    numbers = [(float(x), float(y)) for x, y in POINT.findall(path)]
    return min(x for x, _y in numbers), min(y for _x, y in numbers), *map(max, zip(*numbers, strict=True))
