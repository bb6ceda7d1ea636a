"""The map without money: for each outcome how much it matters to whom, how far it has come, what people say of it, and
what got worse.

Nothing here adds the two tracks up, or people of different sides.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..methods.pathway import TRACKS, Track
from ..models import GotWorse, Project, ToldOfOutcome, Voice
from .outcomes import OutcomeFacts, outcomes_of
from .pathway import track_name
from .review_page_outcomes import shown_by
from .voices import VoiceCard, cards, readable
from .weighing import Found, last_found, matters_words

MOST_TOLD = 4  # voices of one outcome on the map


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
    worse: tuple[GotWorse, ...]


@dataclass(frozen=True, kw_only=True)
class Map:
    """All of it. `worse` are things that got worse and are of no single outcome."""

    found: Found | None
    tracks: tuple[tuple[str, tuple[Outcome, ...]], ...]
    worse: tuple[GotWorse, ...]
    has_worse: bool


def map_of(project: Project) -> Map:
    """The outcomes of each track, each track by itself: what would be missing without co-production is not a part of
    what was built. As many queries for one outcome as for many."""
    found, facts = last_found(project), outcomes_of(project)
    worse = list(project.gotworses.standing().select_related("stone").order_by("-pk"))
    told = told_of(project)
    outcomes = [_outcome(each, found, told, worse) for each in facts]
    keys = {each.ref for each in outcomes}
    return Map(
        found=found,
        tracks=tuple(
            (track_name(track), here)
            for track in (*TRACKS, Track.BOTH)
            if (here := tuple(one for one, each in zip(outcomes, facts, strict=True) if each.stone.track == track))
        ),
        worse=tuple(each for each in worse if not each.stone or each.stone.ref not in keys),
        has_worse=bool(worse),
    )


def told_of(project: Project) -> dict[str, list[VoiceCard]]:
    """The voices chosen for each outcome, as long as the group may read them."""
    pairs = chosen_voices(project)
    found = {card.ref: card for card in cards(project, readable(project).filter(ref__in={ref for _s, ref in pairs}))}
    told: dict[str, list[VoiceCard]] = {}
    for stone, voice in pairs:
        if voice in found:
            told.setdefault(stone, []).append(found[voice])
    return told


def chosen_voices(project: Project) -> list[tuple[str, str]]:
    """The references of outcomes and of voices that the group chose to tell of them, whoever may read them."""
    rows = ToldOfOutcome.objects.filter(project=project, stone__removed_at=None).order_by("pk")
    return list(rows.values_list("stone__ref", "voice__ref"))


def choosable(project: Project, ref: str) -> list[Voice]:
    """The voices that may be chosen for an outcome: those that speak of it, the newest first, and may be read."""
    linked = readable(project).filter(evidence__stone__ref=ref) | readable(project).filter(tells_of__stone__ref=ref)
    return list(linked.distinct()[:100])


def _outcome(
    facts: OutcomeFacts, found: Found | None, told: Mapping[str, list[VoiceCard]], worse: Iterable[GotWorse]
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
        worse=tuple(each for each in worse if each.stone and each.stone.ref == stone.key),
    )
