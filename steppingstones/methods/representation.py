"""Who takes part, beside whom it is for: the people of a service or an area.

Seats for lived experience are about power and diversity. Nobody draws them by chance, and a number here never says
that somebody should not be there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from .intervals import Order, drawn, drawn_from_list, drawn_profile, exact

FEWEST = 8  # people who said; with fewer only words
_MOST_NOT_SAID = 0.2


class Refusal(StrEnum):
    """Why nothing is said about more or fewer."""

    NO_REFERENCE = "no-reference"
    MANY_NOT_SAID = "many-not-said"
    TOO_FEW = "too-few"


class Reading(StrEnum):
    """What a number of people allows to say about a group."""

    FEWER = "fewer"
    MORE = "more"
    NOT_CLEAR = "not-clear"


@dataclass(frozen=True, kw_only=True)
class Group:
    """`number` of those who take part are in this group, and `share` of all whom it is for.

    `low` and `high` are the share from where to where that these few people allow to say; `chance` is how often chance
    alone would bring something as unlikely. They are None where nothing is said about more or fewer.
    """

    name: str
    number: int
    people: int
    share: float
    low: float | None = None
    high: float | None = None
    chance: float | None = None

    @property
    def expected(self) -> float:
        """How many there would be if everybody took part alike."""
        return self.people * self.share

    @property
    def index(self) -> float | None:
        """1 where the group takes part as often as everybody; 0.5 where half as often."""
        return self.number / self.expected if self.expected else None

    @property
    def reading(self) -> Reading | None:
        if self.low is None or self.high is None:
            return None
        return Reading.FEWER if self.high < self.share else Reading.MORE if self.low > self.share else Reading.NOT_CLEAR


@dataclass(frozen=True, kw_only=True)
class Representation:
    """All groups of one topic. `apart` is 0 if the people are as those whom it is for, and 1 if no group is shared.

    `to_move` is how many of the people would have to be in another group to be just as those. `chance` is None where
    nothing is said about more or fewer, and where there are too many ways to count.
    """

    groups: tuple[Group, ...]
    people: int
    not_said: int
    apart: float | None = None
    chance: float | None = None
    refusal: Refusal | None = None

    @property
    def to_move(self) -> float | None:
        return None if self.apart is None else self.people * self.apart


def representation(
    counts: Mapping[str, int],
    reference: Mapping[str, float],
    *,
    not_said: int = 0,
    everybody: int | None = None,
    by: Order = Order.CHANCE,
) -> Representation:
    """Who takes part, beside the people or shares of `reference`; `everybody` is the size of a list they come from.

    `by` says which profiles count as at least as unlikely as this one.

    Whoever did not say is not in `counts`. Groups that the reference does not have belong to no comparison: merge them
    first.

    >>> found = representation({"disabled": 2, "not disabled": 10}, {"disabled": 30, "not disabled": 70})
    >>> first = found.groups[0]
    >>> first.number, round(first.expected, 1), round(first.index, 2), first.reading.value
    (2, 3.6, 0.56, 'not-clear')

    Source: the index as in participation studies (participation over prevalence ratio); ranges by Clopper and Pearson,
    as they are never too narrow; distance: Duncan and Duncan (1955), A methodological analysis of segregation indexes,
    American Sociological Review 20(2), 210-217. When nothing is said, is our own rule.
    """
    unknown = counts.keys() - reference.keys()
    if unknown and reference:
        raise ValueError(f"The numbers to compare with do not have: {', '.join(sorted(unknown))}.")
    people, whole = sum(counts.values()), sum(reference.values())
    refusal = _refusal(people, not_said, whole)
    names = reference if whole > 0 else counts
    shares = {name: reference[name] / whole if whole > 0 else 0.0 for name in names}
    groups = (_group(name, counts.get(name, 0), people, shares[name], everybody, refusal) for name in names)
    return Representation(
        groups=tuple(groups),
        people=people,
        not_said=not_said,
        apart=None if refusal else sum(abs(counts.get(name, 0) / people - shares[name]) for name in names) / 2,
        chance=None if refusal else drawn_profile([counts.get(name, 0) for name in names], [*shares.values()], by),
        refusal=refusal,
    )


def _refusal(people: int, not_said: int, whole: float) -> Refusal | None:
    if whole <= 0:
        return Refusal.NO_REFERENCE
    if not_said > _MOST_NOT_SAID * (people + not_said):
        return Refusal.MANY_NOT_SAID
    return Refusal.TOO_FEW if people < FEWEST else None


def _group(name: str, number: int, people: int, share: float, everybody: int | None, refusal: Refusal | None) -> Group:
    if refusal:
        return Group(name=name, number=number, people=people, share=share)
    low, high = exact(number, people)
    chance = _from_list(number, people, share, everybody) if everybody else drawn(number, people, share)
    return Group(name=name, number=number, people=people, share=share, low=low, high=high, chance=chance)


def _from_list(number: int, people: int, share: float, everybody: int) -> float:
    """A list that has fewer than those who came cannot be all whom it is for: then they are as if drawn from many."""
    so = round(share * everybody)
    if people > everybody or not max(0, people - (everybody - so)) <= number <= so:
        return drawn(number, people, share)
    return drawn_from_list(number, people, so, everybody)
