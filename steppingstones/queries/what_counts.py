"""The map without money: for each outcome how much it matters to whom, how far it has come, what people say of it, and
what got worse.

Nothing here adds the two tracks up, or people of different sides.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import DateField, TextField, Value

from ..methods.pathway import TRACKS, Track
from ..models import Project, ToldOfOutcome, Voice
from .outcomes import OutcomeFacts, outcomes_of
from .pathway import track_name
from .review_page_outcomes import shown_by
from .voices import VoiceCard, cards, readable
from .weighing import Found, last_found, matters_words

MOST_TOLD = 4  # voices of one outcome on the map
TOLD, LOST = "told", "lost"


@dataclass(frozen=True, kw_only=True)
class Lost:
    """Something that was lost or got worse. `stone` is the reference of the outcome; empty where it is of all work."""

    ref: str
    stone: str
    words: str
    for_whom: str
    written_on: date


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """One outcome as the map tells it."""

    ref: str
    words: str
    matters: str
    shown_by: str
    is_shown: bool
    against: int
    told: tuple[VoiceCard, ...]
    worse: tuple[Lost, ...]


@dataclass(frozen=True, kw_only=True)
class Map:
    """All of it. `worse` are things that got worse and are of no single outcome."""

    found: Found | None
    tracks: tuple[tuple[str, tuple[Outcome, ...]], ...]
    worse: tuple[Lost, ...]
    has_worse: bool


def map_of(project: Project) -> Map:
    """The outcomes of each track, each track by itself: what would be missing without co-production is not a part of
    what was built. As many queries for one outcome as for many."""
    found, facts = last_found(project), outcomes_of(project)
    chosen, worse = told_and_lost(project)
    told = _cards(project, chosen)
    outcomes = [_outcome(each, found, told, worse) for each in facts]
    keys = {each.ref for each in outcomes}
    return Map(
        found=found,
        tracks=tuple(
            (track_name(track), here)
            for track in (*TRACKS, Track.BOTH)
            if (here := tuple(one for one, each in zip(outcomes, facts, strict=True) if each.stone.track == track))
        ),
        worse=tuple(each for each in worse if each.stone not in keys),
        has_worse=bool(worse),
    )


def _cards(project: Project, pairs: Sequence[tuple[str, str]]) -> dict[str, list[VoiceCard]]:
    """The voices chosen for each outcome, as long as the group may read them."""
    found = {card.ref: card for card in cards(project, readable(project).filter(ref__in={ref for _s, ref in pairs}))}
    told: dict[str, list[VoiceCard]] = {}
    for stone, voice in pairs:
        if voice in found:
            told.setdefault(stone, []).append(found[voice])
    return told


def told_and_lost(project: Project) -> tuple[list[tuple[str, str]], list[Lost]]:
    """The references of outcomes and of voices that the group chose to tell of them, whoever may read them; and what
    got worse, the newest first. One query."""
    none, never = Value("", output_field=TextField()), Value(None, output_field=DateField())
    lost = project.gotworses.standing().order_by()
    told = ToldOfOutcome.objects.filter(project=project, stone__removed_at=None).order_by()
    rows = lost.values_list(Value(LOST), "pk", "stone__ref", "ref", "words", "for_whom", "written_on").union(
        told.values_list(Value(TOLD), "pk", "stone__ref", "voice__ref", none, none, never), all=True
    )
    in_order = sorted(rows, key=lambda row: row[1])
    pairs = [(stone, voice) for kind, _pk, stone, voice, *_rest in in_order if kind == TOLD]
    return pairs, [
        Lost(ref=ref, stone=stone or "", words=words, for_whom=whom, written_on=on)
        for kind, _pk, stone, ref, words, whom, on in reversed(in_order)
        if kind == LOST
    ]


def choosable(project: Project, ref: str) -> list[Voice]:
    """The voices that may be chosen for an outcome: those that speak of it, the newest first, and may be read."""
    linked = readable(project).filter(evidence__stone__ref=ref) | readable(project).filter(tells_of__stone__ref=ref)
    return list(linked.distinct()[:100])


def _outcome(
    facts: OutcomeFacts, found: Found | None, told: Mapping[str, list[VoiceCard]], worse: Iterable[Lost]
) -> Outcome:
    stone = facts.stone
    return Outcome(
        ref=stone.key,
        words=stone.words,
        matters=matters_words(found.matters(stone.key)) if found else "",
        shown_by=shown_by(facts),
        is_shown=facts.is_shown,
        against=facts.voices_against,
        told=tuple(told.get(stone.key, [])[:MOST_TOLD]),
        worse=tuple(each for each in worse if each.stone == stone.key),
    )
