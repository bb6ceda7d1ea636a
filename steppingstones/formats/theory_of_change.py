"""Theories of change from another tool's files: stages with steps, and links that say how sure their authors are.

A file is read to plain values, its facts are told, and a group says which of its stages is which of our levels.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from ..methods.pathway import Kind, Step, Stone, Track
from ..methods.pathway_join import fit
from .pathway import (
    LONGEST_NAME,
    LONGEST_TEXT,
    LONGEST_WORDS,
    NotAPathway,
    PathwayFile,
    check_size,
    checked,
    short,
)

MARK = "sections"
MOST_STAGES = 30

Data = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Node:
    """A step of a theory: its `stage` is a number from 0."""

    id: str
    stage: int
    title: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Link:
    source: str
    target: str
    sure: int | None = None
    because: str = ""
    assumption: str = ""


@dataclass(frozen=True, kw_only=True)
class Theory:
    title: str
    stages: tuple[str, ...]
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]


# --- Reading ----------------------------------------------------------------------------------------------


def read_theory(data: Data) -> Theory:
    """The theory in this data. Raises `NotAPathway` for the first thing that is wrong."""
    sections = _list(data, MARK, "The file")
    if len(sections) > MOST_STAGES:
        raise NotAPathway(f"This file has {len(sections)} stages. There is room for {MOST_STAGES}: join some of them.")
    stages: list[str] = []
    nodes: list[Node] = []
    links: list[Link] = []
    for place, section in enumerate(sections):
        where = f"Stage {place + 1}"
        stages.append(_plain(_object(section, where), "title", where, LONGEST_NAME) or where)
        for number, told in enumerate(_nodes(section, where), 1):
            here = f"{where} (“{short(stages[-1])}”), step {number}"
            node = _node(told, place, here)
            nodes.append(node)
            links += _links(told, node.id, here)
        check_size(len(nodes), len(links))
    if not nodes:
        raise NotAPathway("This theory of change has no steps yet. Add some in the program that made it.")
    _refuse_doubles(nodes)
    title = _plain(data, "title", "The file", LONGEST_NAME)
    return Theory(title=title, stages=tuple(stages), nodes=tuple(nodes), links=tuple(links))


def _nodes(section: Data, where: str) -> Iterator[Data]:
    for column in _list(section, "columns", where):
        for node in _list(_object(column, where), "nodes", where):
            yield _object(node, where)


def _node(told: Data, stage: int, where: str) -> Node:
    title, text = _plain(told, "title", where, LONGEST_TEXT), _plain(told, "text", where, LONGEST_TEXT)
    if not title and not text:
        raise NotAPathway(f"{where} has neither a title nor a text. Write what it says, or take it away.")
    return Node(id=_id(told.get("id"), where), stage=stage, title=title or text, text=text if title else "")


def _links(told: Data, source: str, where: str) -> Iterator[Link]:
    """Those with something said about them, and then those that are only named."""
    said = []
    for each in _list(told, "connections", where):
        link = _object(each, where)
        said.append(_id(link.get("targetId"), where))
        yield Link(
            source=source,
            target=said[-1],
            sure=_percent(link.get("confidence"), where),
            because=_plain(link, "evidence", where, LONGEST_TEXT),
            assumption=_plain(link, "assumptions", where, LONGEST_TEXT),
        )
    for named in _list(told, "connectionIds", where):
        target = _id(named, where)
        if target not in said:
            yield Link(source=source, target=target)


def _refuse_doubles(nodes: Sequence[Node]) -> None:
    seen: dict[str, Node] = {}
    for node in nodes:
        if node.id in seen:
            other = seen[node.id]
            raise NotAPathway(
                f"Two steps have the same id “{short(node.id)}”: “{short(other.title)}” and “{short(node.title)}”. "
                "Give each its own, and bring the file in again."
            )
        seen[node.id] = node


def _object(data: Any, where: str) -> Data:
    if not isinstance(data, dict):
        raise NotAPathway(f"{where}: here should be an object in curly brackets. Is this a theory of change?")
    return data


def _list(data: Data, name: str, where: str) -> Sequence[Any]:
    found = data.get(name)
    if not isinstance(found, list | None):
        raise NotAPathway(f"{where}: “{name}” should be a list in square brackets. Is this a theory of change?")
    return found or []


def _id(value: Any, where: str) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not value.strip():
        raise NotAPathway(f"{where}: a step or a link has no id. Save the file again in the program that made it.")
    return checked(value, f"{where}, id", LONGEST_NAME)


def _percent(value: Any, where: str) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100:
        raise NotAPathway(f"{where}: “confidence” should be a number from 0 to 100.")
    return round(value)


def _plain(data: Data, name: str, where: str, most: int) -> str:
    value = data.get(name)
    if not isinstance(value, str | None):
        raise NotAPathway(f"{where}: “{name}” should be text in quotation marks.")
    told = checked(value or "", f"{where}, “{name}”", LONGEST_TEXT)
    return checked(without_html(told), f"{where}, “{name}”", most)


# --- Texts ------------------------------------------------------------------------------------------------

BREAKS = frozenset({"br", "p", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6"})
NOT_SAID = frozenset({"script", "style"})


class _Words(HTMLParser):
    """Gathers what a reader of the page would read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.unsaid = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in NOT_SAID:
            self.unsaid = tag
        if tag in BREAKS:
            self.said.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == self.unsaid:
            self.unsaid = ""
        if tag in BREAKS:
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.unsaid:
            self.said.append(data)


def without_html(text: str) -> str:
    """The words of a text that may have been written with tags. What is no tag, such as "a < b", stays."""
    if "<" not in text and "&" not in text:
        return text
    words = _Words()
    words.feed(text)
    words.close()
    lines = (line.strip() for line in "".join(words.said).splitlines())
    return "\n".join(filter(None, lines))


# --- Facts ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What can be counted in a theory, and where it may be wrong. A chain is counted in steps; none if there is a loop.

    The names are those of the collection of examples that the tests use.
    """

    title: str | None
    stages: tuple[str, ...]
    steps: int
    links: int
    links_to_missing_steps: tuple[tuple[str, str], ...]
    links_going_backwards: tuple[tuple[str, str], ...]
    has_cycle: bool
    steps_after_first_stage_with_nothing_leading_in: tuple[str, ...]
    steps_before_last_stage_leading_nowhere: tuple[str, ...]
    longest_chain: int | None
    steps_per_stage: Mapping[str, int]
    links_with_assumptions: int
    links_with_evidence: int


def facts(theory: Theory) -> Facts:
    """What there is to know about a theory before it is believed."""
    stage = {node.id: node.stage for node in theory.nodes}
    whole = [link for link in theory.links if link.target in stage]
    led, leading = {link.target for link in whole}, {link.source for link in whole}
    chain, last = longest_chain(theory), len(theory.stages) - 1
    per_stage: dict[str, int] = dict.fromkeys(theory.stages, 0)
    for node in theory.nodes:
        per_stage[theory.stages[node.stage]] += 1
    return Facts(
        title=theory.title or None,
        stages=theory.stages,
        steps=len(theory.nodes),
        links=len(theory.links),
        links_to_missing_steps=tuple((link.source, link.target) for link in theory.links if link.target not in stage),
        links_going_backwards=tuple(
            (link.source, link.target) for link in whole if stage[link.target] < stage[link.source]
        ),
        has_cycle=chain is None,
        steps_after_first_stage_with_nothing_leading_in=tuple(
            node.id for node in theory.nodes if node.stage > 0 and node.id not in led
        ),
        steps_before_last_stage_leading_nowhere=tuple(
            node.id for node in theory.nodes if node.stage < last and node.id not in leading
        ),
        longest_chain=chain,
        steps_per_stage=per_stage,
        links_with_assumptions=sum(bool(link.assumption) for link in theory.links),
        links_with_evidence=sum(bool(link.because) for link in theory.links),
    )


def longest_chain(theory: Theory) -> int | None:
    """How many steps the longest chain has. None if links go round in a loop."""
    onwards: dict[str, set[str]] = defaultdict(set)
    waits_for: dict[str, int] = {node.id: 0 for node in theory.nodes}
    for source, target in {(link.source, link.target) for link in theory.links if link.target in waits_for}:
        onwards[source].add(target)
        waits_for[target] += 1
    length = dict.fromkeys(waits_for, 1)
    ready = [key for key, count in waits_for.items() if count == 0]
    done = 0
    while ready:
        here = ready.pop()
        done += 1
        for after in onwards[here]:
            length[after] = max(length[after], length[here] + 1)
            waits_for[after] -= 1
            if waits_for[after] == 0:
                ready.append(after)
    return max(length.values(), default=0) if done == len(length) else None


# --- As one of our pathways ---------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where the steps of one stage go."""

    kind: Kind
    track: Track = Track.PROJECT


def usual_places(theory: Theory) -> tuple[Place, ...]:
    """A first guess: what comes first is done, what comes last is the impact, and between them are outcomes."""
    last = len(theory.stages) - 1
    return tuple(Place(kind=_usual(place, last)) for place in range(last + 1))


def _usual(place: int, last: int) -> Kind:
    if place == last and last > 0:
        return Kind.IMPACT
    if place == 0:
        return Kind.ACTIVITY
    return Kind.SHORT if place * 2 <= last else Kind.LONG


def as_pathway(theory: Theory, places: Sequence[Place | None]) -> PathwayFile:
    """The theory on our levels. `places` has one for each stage; None leaves its steps out."""
    stones, notes = [], []
    for node in theory.nodes:
        place = places[node.stage]
        if place is None:
            continue
        words, more = node.title, node.text
        if len(words) > LONGEST_WORDS:
            words, more = f"{words[: LONGEST_WORDS - 1].rstrip()}…", "\n\n".join(filter(None, (words, more)))
            notes.append(f"“{short(words)}” is too long for a stone. Its words are cut, and all of them are below it.")
        stones.append(Stone(key=node.id, kind=place.kind, track=place.track, words=words, more=more))
    steps = [
        Step(source=link.source, target=link.target, assumption=link.assumption, because=link.because, sure=link.sure)
        for link in theory.links
    ]
    found = fit(stones, steps)
    return PathwayFile(pathway=found.pathway, left_out=found.left_out, title=theory.title, notes=tuple(notes))
