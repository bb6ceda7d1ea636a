"""Risks that a group carries together: how each side sees one, and the risk of not doing it together beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

APART = 1  # steps of three: so far apart is worth talking about


@dataclass(frozen=True, kw_only=True)
class Seen:
    """How one person sees a risk, in steps from 1 to 3. The risk without co-production may be left out."""

    likely: int
    bad: int
    likely_without: int | None = None
    bad_without: int | None = None


@dataclass(frozen=True, kw_only=True)
class Sees:
    """How several people see it: the middle of what they said, and how many said it."""

    people: int
    likely: float
    bad: float
    likely_without: float | None = None
    bad_without: float | None = None


class Greater(StrEnum):
    """Where people see the greater danger."""

    TOGETHER = "together"
    ALONE = "alone"
    SAME = "same"


def middle(views: Sequence[Seen]) -> Sees:
    """What people said, in the middle. Steps are an order and no amounts, so they are not averaged.

    >>> middle([Seen(likely=1, bad=3), Seen(likely=2, bad=3, likely_without=3, bad_without=2)])
    Sees(people=2, likely=1.5, bad=3.0, likely_without=3.0, bad_without=2.0)

    Source: the median for ordered categories (Stevens, 1946); three steps each, as in the 3 by 3 risk matrix.
    """
    return Sees(
        people=len(views),
        likely=float(median(each.likely for each in views)),
        bad=float(median(each.bad for each in views)),
        likely_without=_middle_or_none([each.likely_without for each in views]),
        bad_without=_middle_or_none([each.bad_without for each in views]),
    )


def _middle_or_none(values: Sequence[int | None]) -> float | None:
    said = [value for value in values if value is not None]
    return float(median(said)) if said else None


def greater(sees: Sees) -> Greater | None:
    """Whether they see the greater danger in the risk itself, or in not doing it together. Nothing, if not said.

    >>> greater(Sees(people=1, likely=1, bad=2, likely_without=3, bad_without=2)).value
    'alone'
    >>> greater(Sees(people=1, likely=1, bad=2)) is None
    True

    Source: SCIE (2013) and NDTi ask to weigh the risk of not co-producing; likely times bad is the risk matrix.
    """
    if sees.likely_without is None or sees.bad_without is None:
        return None
    together, alone = sees.likely * sees.bad, sees.likely_without * sees.bad_without
    if together == alone:
        return Greater.SAME
    return Greater.ALONE if alone > together else Greater.TOGETHER


def differ(sides: Mapping[str, Sees]) -> bool:
    """Whether two sides are a whole step or more apart in anything that they said.

    >>> differ({"lived": Sees(people=1, likely=1, bad=3), "professional": Sees(people=9, likely=2, bad=3)})
    True

    Source: our own rule. Both views stay, however few people hold one.
    """
    asked = ("likely", "bad", "likely_without", "bad_without")
    said = [[value for sees in sides.values() if (value := getattr(sees, name)) is not None] for name in asked]
    return any(values and max(values) - min(values) >= APART for values in said)
