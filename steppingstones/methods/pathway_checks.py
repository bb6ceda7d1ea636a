"""What is still missing on a pathway, and what is worth another look. None of it is a fault: a pathway grows.

The group may answer each with "it is meant so"; then it is not asked again.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from .pathway import OUTCOMES, TRACKS, Kind, Pathway, Stone, Track
from .pathway_english import is_english, names_somebody, says_change, says_doing, says_two_things


class Gap(StrEnum):
    NO_ISSUE = "no-issue"
    NO_IMPACT = "no-impact"
    NOTHING_TOGETHER = "nothing-together"  # nothing on the co-production track, though there is on the other
    NOTHING_LEADS_HERE = "nothing-leads-here"
    LEADS_NOWHERE = "leads-nowhere"
    STANDS_ALONE = "stands-alone"  # an outcome may: then it is an achievement of its own
    SUPPORTS_NOTHING = "supports-nothing"  # the same on the co-production track
    NO_INDICATOR = "no-indicator"
    SAME_WORDS = "same-words"
    WRITTEN_AS_ACTIVITY = "written-as-activity"
    WRITTEN_AS_OUTCOME = "written-as-outcome"
    TWO_IN_ONE = "two-in-one"
    NAMES_NOBODY = "names-nobody"

    @property
    def is_about_words(self) -> bool:
        """Whether it is asked anew once the stone says something else."""
        return self in ABOUT_WORDS

    @property
    def is_gentle(self) -> bool:
        """Whether it is only worth another look; the others leave a hole in the path."""
        return self in ABOUT_WORDS or self == Gap.NO_INDICATOR


ABOUT_WORDS = (
    Gap.SAME_WORDS,
    Gap.WRITTEN_AS_ACTIVITY,
    Gap.WRITTEN_AS_OUTCOME,
    Gap.TWO_IN_ONE,
    Gap.NAMES_NOBODY,
)
OF_THE_WHOLE = (Gap.NO_ISSUE, Gap.NO_IMPACT, Gap.NOTHING_TOGETHER)
Settled = tuple[Gap, Track, str]


@dataclass(frozen=True, kw_only=True)
class Check:
    """One gap: in the whole, on a track, or at a stone. `other` is the stone that says the same."""

    gap: Gap
    track: Track = Track.BOTH
    stone: Stone | None = None
    other: Stone | None = None

    @property
    def key(self) -> Settled:
        """What "it is meant so" is about."""
        return self.gap, Track.BOTH if self.stone else self.track, self.stone.key if self.stone else ""


def checks(pathway: Pathway) -> tuple[Check, ...]:
    """What is still missing, from the impact backwards, in the order in which a group mends it; then a second look.

    Source: backwards mapping: begin with the issue, then the impact, then ask of each stone what must come first.

    >>> [check.gap.value for check in checks(Pathway())]
    ['no-issue', 'no-impact', 'no-impact']
    """
    found = [*_of_the_whole(pathway)]
    twins = _twins(pathway)
    for kind in (Kind.IMPACT, Kind.LONG, Kind.SHORT, Kind.ACTIVITY):
        for track in TRACKS:
            for stone in pathway.on(kind, track):
                gaps = [*_at(pathway, stone), *_in_words(stone)]
                found += [Check(gap=gap, track=track, stone=stone) for gap in gaps]
                if stone.key in twins:
                    found.append(Check(gap=Gap.SAME_WORDS, track=track, stone=stone, other=twins[stone.key]))
    return tuple(sorted(found, key=lambda check: check.gap.is_gentle))


def settle(found: Collection[Check], meant_so: Collection[Settled]) -> tuple[list[Check], list[Check]]:
    """The checks that are open, and those that the group means so.

    Source: a group may leave a gap on purpose: an achievement stands alone.

    >>> [len(part) for part in settle(checks(Pathway()), {(Gap.NO_ISSUE, Track.BOTH, "")})]
    [2, 1]
    """
    meant = set(meant_so)
    return [check for check in found if check.key not in meant], [check for check in found if check.key in meant]


def _of_the_whole(pathway: Pathway) -> list[Check]:
    found = [] if pathway.on(Kind.ISSUE) else [Check(gap=Gap.NO_ISSUE)]
    used = {stone.track for stone in pathway.stones}
    for track in TRACKS:
        if track == Track.CO_PRODUCTION and track not in used and Track.PROJECT in used:
            found.append(Check(gap=Gap.NOTHING_TOGETHER, track=track))
        elif not pathway.on(Kind.IMPACT, track):
            found.append(Check(gap=Gap.NO_IMPACT, track=track))
    return found


def _at(pathway: Pathway, stone: Stone) -> list[Gap]:
    gaps = []
    if stone.kind != Kind.ACTIVITY and not pathway.led_by(stone.key):
        gaps.append(Gap.NOTHING_LEADS_HERE)
    if stone.kind != Kind.IMPACT and not pathway.leads_to(stone.key):
        gaps.append(_leading_nowhere(stone))
    if stone.kind == Kind.IMPACT and not stone.indicators:
        gaps.append(Gap.NO_INDICATOR)
    return gaps


def _leading_nowhere(stone: Stone) -> Gap:
    if stone.kind == Kind.ACTIVITY:
        return Gap.LEADS_NOWHERE
    return Gap.SUPPORTS_NOTHING if stone.track == Track.CO_PRODUCTION else Gap.STANDS_ALONE


def _in_words(stone: Stone) -> list[Gap]:
    """One question about the words is enough: the first that fits."""
    if stone.kind == Kind.ACTIVITY:
        return [Gap.WRITTEN_AS_OUTCOME] if says_change(stone.words) else []
    if says_doing(stone.words):
        return [Gap.WRITTEN_AS_ACTIVITY]
    if says_two_things(stone.words):
        return [Gap.TWO_IN_ONE]
    # What gets built may be a house. What doing it together changes is changed for somebody.
    is_together = stone.kind in OUTCOMES and stone.track == Track.CO_PRODUCTION
    if is_together and not stone.for_whom and is_english(stone.words) and not names_somebody(stone.words):
        return [Gap.NAMES_NOBODY]
    return []


def _twins(pathway: Pathway) -> dict[str, Stone]:
    """Stones that say the same as one before them, by key, whatever the language."""
    first: dict[str, Stone] = {}
    found: dict[str, Stone] = {}
    for stone in pathway.in_order:
        said = "".join(letter for letter in stone.words.casefold() if letter.isalnum())
        if said and said in first:
            found[stone.key] = first[said]
        first.setdefault(said, stone)
    return found
