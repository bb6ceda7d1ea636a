"""A pathway as text from which other programs draw it: Mermaid (notes, wikis, GitHub) and Graphviz.

`docs/formats/pathway.md` says how what people typed is escaped, so that every label comes out as it was.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from textwrap import wrap

from ..methods.pathway import TRACKS, Kind, Pathway, Stone, Track

WIDTH = 28  # characters in a line of a box that Graphviz draws; Mermaid breaks lines by itself

# Letters of Mermaid's own code for entities, and breaks of lines that Python and browsers see differently.
NOT_PLAIN = frozenset("°¶ß")
PLAIN = frozenset(" ,?'()/-.")
LINES = re.compile("\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
UNSEEN = re.compile("[\0-\x08\x0e-\x1b\x7f]")  # no picture can have them
STARTS_A_LIST = re.compile(r"(?:\d+(?=[.)])|(?=-))")


@dataclass(frozen=True, kw_only=True)
class Names:
    """What the two tracks are called above their lanes."""

    title: str
    tracks: Mapping[Track, str]


def keys(pathway: Pathway) -> dict[str, str]:
    return {stone.key: f"s{number}" for number, stone in enumerate(pathway.in_order, 1)}


# --- Mermaid ----------------------------------------------------------------------------------------------

SHAPES = {
    Kind.ISSUE: ("[/", "/]"),
    Kind.ACTIVITY: ("[", "]"),
    Kind.SHORT: ("(", ")"),
    Kind.LONG: ("(", ")"),
    Kind.IMPACT: ("([", "])"),
}


def write_mermaid(pathway: Pathway, names: Names) -> str:
    """A flowchart with a box for each track, from left to right."""
    return "\n".join(_mermaid(pathway, names)) + "\n"


def _mermaid(pathway: Pathway, names: Names) -> Iterator[str]:
    key = keys(pathway)
    yield "flowchart LR"
    for stone in pathway.on(Kind.ISSUE):
        yield f"  {_mermaid_stone(stone, key)}"
    for track in TRACKS:
        yield f'  subgraph {track}["{in_mermaid(names.tracks[track])}"]'
        for stone in pathway.in_order:
            if stone.track == track:
                yield f"    {_mermaid_stone(stone, key)}"
        yield "  end"
    for step in pathway.steps:
        yield f"  {key[step.source]} --> {key[step.target]}"


def _mermaid_stone(stone: Stone, key: Mapping[str, str]) -> str:
    start, end = SHAPES[stone.kind]
    return f'{key[stone.key]}{start}"{in_mermaid(stone.words)}"{end}'


def in_mermaid(text: str) -> str:
    """The text as a label. Letters stay; every sign that Mermaid could take for its own is an entity (`#34;`)."""
    return "<br>".join(_mermaid_line(line.strip()) for line in LINES.split(text))


def _mermaid_line(line: str) -> str:
    start = STARTS_A_LIST.match(line)
    listed = start.end() if start else -1  # the sign that would make it an entry of a list
    return "".join(_mermaid_sign(sign, is_plain=place != listed) for place, sign in enumerate(line))


def _mermaid_sign(sign: str, *, is_plain: bool) -> str:
    # Signs that nobody sees have no entity: a browser would drop them.
    is_open = sign in PLAIN or sign.isalnum() or not sign.isascii() or not sign.isprintable()
    return sign if is_plain and is_open and sign not in NOT_PLAIN else f"#{ord(sign)};"


# --- Graphviz ---------------------------------------------------------------------------------------------

STYLES = {
    Kind.ISSUE: "shape=box, style=dashed",
    Kind.ACTIVITY: "shape=box",
    Kind.SHORT: "shape=box, style=rounded",
    Kind.LONG: "shape=box, style=rounded",
    Kind.IMPACT: 'shape=box, style="rounded,bold"',
}


def write_dot(pathway: Pathway, names: Names) -> str:
    """A graph with a cluster for each track, from left to right."""
    return "\n".join(_dot(pathway, names)) + "\n"


def _dot(pathway: Pathway, names: Names) -> Iterator[str]:
    key = keys(pathway)
    yield "digraph pathway {"
    yield f"  graph [rankdir=LR, charset=utf8, labelloc=t, label={in_dot(names.title)}]"
    yield '  node [fontname="sans-serif"]'
    for stone in pathway.on(Kind.ISSUE):
        yield f"  {_dot_stone(stone, key)}"
    for track in TRACKS:
        yield f"  subgraph cluster_{track} {{"
        yield f"    label={in_dot(names.tracks[track])}"
        for stone in pathway.in_order:
            if stone.track == track:
                yield f"    {_dot_stone(stone, key)}"
        yield "  }"
    for step in pathway.steps:
        yield f"  {key[step.source]} -> {key[step.target]}"
    yield "}"


def _dot_stone(stone: Stone, key: Mapping[str, str]) -> str:
    lines = "\n".join(wrap(stone.words, WIDTH, break_long_words=False, break_on_hyphens=False)) or stone.words
    return f"{key[stone.key]} [label={in_dot(lines)}, {STYLES[stone.kind]}]"


def in_dot(text: str) -> str:
    """The text in quotation marks: no sign of it ends them, and none is taken for an order or an entity."""
    told = UNSEEN.sub("", text).replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
    return '"' + LINES.sub(r"\\n", told) + '"'
