"""Stories of most significant change: whose they are, which ones panels chose and why, and if panels chose alike.

Stories are counted and never averaged: what one says cannot be added to what another says.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .agreement import Agreement, krippendorff


@dataclass(frozen=True, kw_only=True)
class Story:
    """A change that somebody told as the one that mattered most, in which field, and by whom (such as a side).

    `chosen` has the reason of each panel that chose it, by the panel's name; empty where none was written down.
    """

    what: str
    domain: str = ""
    by: str = ""
    is_negative: bool = False
    chosen: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One step of the trail. `mark` comes from this step and all before: if one is changed later, it no longer fits."""

    panel: str
    what: str
    why: str
    mark: str


@dataclass(frozen=True, kw_only=True)
class Stories:
    """`domains` say how many stories there are in each field, by who told them.

    `agreement` is that of all panels on what to choose; None with fewer than two. `both` are those that every panel
    chose, `only_one` those that a single one did.
    """

    number: int
    domains: Mapping[str, Mapping[str, int]]
    negative: int = 0
    trail: tuple[Choice, ...] = ()
    both: tuple[str, ...] = ()
    only_one: tuple[str, ...] = ()
    agreement: Agreement | None = None

    @property
    def negative_share(self) -> float | None:
        """None without stories. Nought means more often that nobody asked than that nothing got worse."""
        return self.negative / self.number if self.number else None

    @property
    def without_reason(self) -> tuple[Choice, ...]:
        """Choices of which nobody can know later why they were made."""
        return tuple(choice for choice in self.trail if not choice.why.strip())


def stories(told: Sequence[Story], panels: Sequence[str]) -> Stories:
    """What was told and what was chosen. The panels stand in the order in which they chose.

    >>> found = stories([Story(what="a job", domain="work", by="member", chosen={"members": "first wage", "staff": ""}),
    ...     Story(what="a friend", domain="company", by="staff"),
    ...     Story(what="no bus", domain="company", by="member", is_negative=True)], ["members", "staff"])
    >>> found.domains["company"], round(found.negative_share, 2), found.agreement.all_agree, len(found.without_reason)
    ({'staff': 1, 'member': 1}, 0.33, 3, 1)

    Source: Davies and Dart (2005), The 'Most Significant Change' Technique: domains, panels with their reasons, and a
    field for changes for the worse; agreement as in `agreement`. The trail and its marks are our own.
    """
    domains: dict[str, Counter[str]] = {}
    for story in told:
        domains.setdefault(story.domain, Counter())[story.by] += 1
    judged = [{panel: panel in story.chosen for panel in panels} for story in told]
    often = Counter({story.what: sum(each.values()) for story, each in zip(told, judged, strict=True)})
    return Stories(
        number=len(told),
        domains={domain: dict(by) for domain, by in domains.items()},
        negative=sum(story.is_negative for story in told),
        trail=trail(told, panels),
        both=tuple(what for what, times in often.items() if len(panels) > 1 and times == len(panels)),
        only_one=tuple(what for what, times in often.items() if len(panels) > 1 and times == 1),
        agreement=krippendorff(judged) if len(panels) > 1 and told else None,
    )


def trail(told: Sequence[Story], panels: Sequence[str]) -> tuple[Choice, ...]:
    """Every choice in its order, each with a mark by which a later change shows.

    >>> story = Story(what="a job", chosen={"members": "first wage", "board": "it lasts"})
    >>> first, last = trail([story], ["members", "board"])
    >>> other = trail([Story(what="a job", chosen={"members": "rent", "board": "it lasts"})], ["members", "board"])
    >>> (first.panel, last.why, last.mark == other[1].mark)
    ('members', 'it lasts', False)

    Source: a chain of hashes (SHA-256), as logs use it that must not be changed unseen.
    """
    found: list[Choice] = []
    mark = ""
    for panel in panels:
        for story in told:
            if panel in story.chosen:
                why = story.chosen[panel]
                step = "\0".join((mark, panel, story.what, why))
                mark = hashlib.sha256(step.encode("utf-8", "surrogatepass")).hexdigest()[:16]
                found.append(Choice(panel=panel, what=story.what, why=why, mark=mark))
    return tuple(found)
