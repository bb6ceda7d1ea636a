"""The pathway as an outline to work on: light rows, level by level and track by track."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..methods.pathway import TRACKS, Kind, Pathway, Stone, Track
from .pathway import level_name, track_name

MANY = 320  # stones; beyond them only one level is open
PAGE = 18_000  # characters that the rows of a page share, so that a large pathway makes no heavy page


@dataclass(frozen=True, kw_only=True)
class Row:
    key: str
    words: str
    steps: str  # how many stones lead here, and to how many it leads


@dataclass(frozen=True, kw_only=True)
class OutlineLane:
    track: Track
    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class OutlineLevel:
    kind: Kind
    name: str
    size: int
    lanes: tuple[OutlineLane, ...]  # none where the level is folded


def outline(pathway: Pathway, *, at: str = "", level: str = "") -> list[OutlineLevel]:
    """All levels. In a very large pathway only the level asked for, or that of the stone `at`, shows its stones."""
    many = len(pathway.stones) > MANY
    chosen = pathway.by_key.get(at)
    open_level = (chosen.kind if chosen else level) or Kind.ISSUE
    counts = Counter(step.target for step in pathway.steps), Counter(step.source for step in pathway.steps)
    cut = share(len(pathway.stones))

    def row(stone: Stone) -> Row:
        before, after = (count[stone.key] for count in counts)
        return Row(key=stone.key, words=shortened(stone.words, cut), steps=steps_in_words(before, after))

    return [
        OutlineLevel(
            kind=kind,
            name=level_name(kind),
            size=len(pathway.on(kind)),
            lanes=()
            if many and kind != open_level
            else tuple(
                OutlineLane(track=track, name=track_name(track), rows=tuple(map(row, pathway.on(kind, track))))
                for track in ((Track.BOTH,) if kind == Kind.ISSUE else TRACKS)
            ),
        )
        for kind in Kind
    ]


def steps_in_words(before: int, after: int) -> str:
    told = [ngettext("%(count)d leads here", "%(count)d lead here", before) % {"count": before}] if before else []
    told += [_("leads to %(count)d") % {"count": after}] if after else []
    return " · ".join(told)


def share(count: int) -> int:
    """How many characters of its words each of so many stones may show."""
    return min(max(PAGE // max(count, 1), 50), 160)


def shortened(words: str, cut: int) -> str:
    words = " ".join(words.split())
    return words if len(words) <= cut else f"{words[: cut - 1].rstrip()}…"


def neighbour(pathway: Pathway, key: str) -> str:
    """The stone to go to when this one is taken off: the next in its lane, or the one before; nothing if alone."""
    stone = pathway.by_key.get(key)
    if stone is None:
        return ""
    lane = [each.key for each in pathway.on(stone.kind, stone.track)]
    place = lane.index(key)
    others = lane[place + 1 :] + lane[:place][::-1]
    return others[0] if others else ""
