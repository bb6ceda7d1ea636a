"""Pathways for tests: any that a group could write, and small readers for what other programs draw."""

import html
import re
from dataclasses import asdict, replace

from hypothesis import strategies as st

from steppingstones.formats.pathway import WHOM
from steppingstones.methods.pathway import Indicator, Kind, Pathway, Step, Stone, Track, Way
from steppingstones.methods.pathway_join import fit
from tests.awkward import STRINGS

AWKWARD = [text.strip() for text in STRINGS if text.strip() and not re.search("[\ud800-\udfff\0]", text)]
WORDS = [text[:500].strip() for text in AWKWARD]
SHORT = [text for text in AWKWARD if len(text) <= 60]

letters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
texts = st.sampled_from(WORDS) | st.text(letters, min_size=1, max_size=40).map(str.strip).filter(bool)
maybe = st.just("") | texts
values = st.just("") | st.sampled_from(SHORT)
lines = st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1), max_size=3, unique=True).map(tuple)
whom = st.lists(st.sampled_from(WHOM), max_size=3, unique=True).map(tuple)


def indicators(place: int) -> st.SearchStrategy:
    days = st.just("") | st.dates().map(lambda day: day.isoformat())
    named = {"way": st.sampled_from(Way), "words": texts, "question": maybe, "due": days}
    each = st.builds(Indicator, key=st.just(f"i{place}"), baseline=values, target=values, unit=values, **named)
    return st.lists(each, max_size=1).map(tuple)


@st.composite
def pathways(draw) -> Pathway:
    stones = [
        Stone(
            key=f"k{place}",
            kind=draw(st.sampled_from(Kind)),
            track=draw(st.sampled_from([Track.PROJECT, Track.CO_PRODUCTION])),
            words=draw(texts),
            more=draw(maybe),
            for_whom=draw(whom),
            benefits=draw(lines),
            indicators=draw(indicators(place)),
        )
        for place in range(draw(st.integers(0, 8)))
    ]
    ends = st.sampled_from([stone.key for stone in stones] or ["none"])
    sure = st.none() | st.integers(0, 100)
    steps = st.builds(Step, source=ends, target=ends, assumption=maybe, because=maybe, sure=sure)
    return fit(stones, draw(st.lists(steps, max_size=12))).pathway


def said(pathway: Pathway, *, is_whole: bool = True) -> list:
    """Everything that a pathway says, whatever its keys are."""
    place = {stone.key: number for number, stone in enumerate(pathway.in_order)}
    stones = [
        {
            **asdict(replace(stone, key="", order=0, indicators=())),
            "indicators": [asdict(replace(each, key="")) for each in stone.indicators if is_whole],
        }
        for stone in pathway.in_order
    ]
    steps = [(place[step.source], place[step.target], *(told(step) if is_whole else ())) for step in pathway.steps]
    return [stones, sorted(steps, key=lambda step: step[:2])]


def told(step: Step) -> tuple:
    return step.assumption, step.because, step.sure


# --- Reading what other programs draw ---------------------------------------------------------------------


def mermaid_labels(text: str) -> dict[str, str]:
    """The labels by key, decoded as Mermaid does it: entities with a number sign, and `<br>`."""
    found = re.findall(r'^ *(s\d+)[\[(/]+"([^"]*)"[\])/]+$', text, re.MULTILINE)
    return {key: decoded(label) for key, label in found}


def decoded(label: str) -> str:
    """As Mermaid does: an entity is marked with signs of its own, and those become `&…;` of a web page."""
    marked = re.sub(r"#(\d+);", r"fl°°\1¶ß", label)
    assert "#" not in marked
    as_page = marked.replace("fl°°", "&#").replace("¶ß", ";").replace("<br>", "\n")
    return html.unescape(as_page)


def dot_labels(text: str) -> dict[str, str]:
    """The labels by key, decoded as Graphviz does it."""
    found = re.findall(r'^ *(s\d+) \[label="((?:[^"\\]|\\.)*)", shape', text, re.MULTILINE)
    return {key: undotted(label) for key, label in found}


def undotted(label: str) -> str:
    signs = re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], label)
    return signs.replace("&amp;", "&")
