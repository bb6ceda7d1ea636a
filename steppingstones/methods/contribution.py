"""Did co-production contribute? How far a claim may go, and what evidence that was looked for says about it.

Whoever judges evidence says from where to where two chances lie: of seeing it if co-production contributed, and of
seeing it if it did not. Points would pretend to know more than anybody does.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from itertools import product

from .intervals import wilson

Ends = tuple[float, float]


# --- The ladder ---------------------------------------------------------------------------------------------


class Rung(IntEnum):
    """How much may be claimed. Each rung stands on those below it."""

    WE_DID = 0
    PEOPLE_SAY = 1
    IT_CHANGED = 2
    IT_CONTRIBUTED = 3
    COMPARED = 4


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is behind one link of the way from the work to the outcome.

    `rivals` are other explanations that were looked into, `open_rivals` those that were named and were not;
    `independent` are sources apart from the group. Opinion about the contribution is a voice, not such a source.
    """

    voices: int = 0
    has_changed: bool = False
    rivals: int = 0
    open_rivals: int = 0
    independent: int = 0
    is_compared: bool = False


class Lack(StrEnum):
    """What the next rung needs."""

    VOICES = "voices"
    CHANGE = "change"
    RIVAL = "rival"
    OPEN_RIVAL = "open-rival"
    INDEPENDENT = "independent"
    COMPARISON = "comparison"


def rung(known: Known) -> Rung:
    """How much may be claimed of one link.

    >>> rung(Known(voices=4, has_changed=True)).name, rung(Known(voices=4, is_compared=True)).name
    ('IT_CHANGED', 'PEOPLE_SAY')

    Source: contribution analysis (Mayne 2012, Contribution analysis: coming of age?, Evaluation 18, 270-280): the
    change is there, and other explanations were assessed. That the rungs build on each other is our own rule.
    """
    reached = Rung.WE_DID
    for step in (Rung.PEOPLE_SAY, Rung.IT_CHANGED, Rung.IT_CONTRIBUTED, Rung.COMPARED):
        if _lacks_for(known, step):
            break
        reached = step
    return reached


def lacks(known: Known) -> list[Lack]:
    """What is missing for the next rung; nothing on the highest.

    >>> [lack.value for lack in lacks(Known(voices=4, has_changed=True, rivals=1))]
    ['independent']

    Source: as `rung`.
    """
    reached = rung(known)
    return _lacks_for(known, Rung(reached + 1)) if reached < Rung.COMPARED else []


def _lacks_for(known: Known, step: Rung) -> list[Lack]:
    said = {
        Rung.PEOPLE_SAY: {Lack.VOICES: not known.voices},
        Rung.IT_CHANGED: {Lack.CHANGE: not known.has_changed},
        Rung.IT_CONTRIBUTED: {
            Lack.RIVAL: not known.rivals,
            Lack.OPEN_RIVAL: known.open_rivals > 0,
            Lack.INDEPENDENT: not known.independent,
        },
        Rung.COMPARED: {Lack.COMPARISON: not known.is_compared},
    }
    return [lack for lack, holds in said[step].items() if holds]


def weakest(links: Mapping[str, Known]) -> tuple[Rung, list[str]]:
    """How much may be claimed of the whole way, and the links that hold it down. There is a link.

    >>> weakest({"meetings led to the buses": Known(voices=3), "buses led to company": Known()})
    (<Rung.WE_DID: 0>, ['buses led to company'])

    Source: the weakest link of a causal chain; our own rule.
    """
    least = min(rung(known) for known in links.values())
    return least, [name for name, known in links.items() if rung(known) == least]


def surest_way(end: str, back: Mapping[str, Sequence[str]], links: Mapping[str, Known]) -> tuple[Rung, list[str]]:
    """How much may be claimed of the surest way to `end`, and the places on it, from the first to the end.

    `back` says what leads to a place; `links` what is behind reaching each of them. `end` is in it.

    >>> links = {"company": Known(voices=3, has_changed=True), "buses": Known(voices=2), "lifts": Known()}
    >>> surest_way("company", {"company": ["lifts", "buses"]}, links)
    (<Rung.PEOPLE_SAY: 1>, ['buses', 'company'])

    Source: as `weakest`: a way is no surer than its weakest link. Of several ways the surest counts; our own rule.
    """
    known: dict[str, tuple[Rung, list[str]]] = {}
    waiting, begun = [end], set()
    while waiting:
        place = waiting[-1]
        begun.add(place)
        before = [each for each in back.get(place, ()) if each in links]
        if new := [each for each in before if each not in begun]:
            waiting.extend(new)
            continue
        waiting.pop()
        own, reached = rung(links[place]), [known[each] for each in before if each in known]
        least, way = max(reached, key=lambda found: found[0], default=(own, []))
        known[place] = (min(own, least), [*way, place])
    return known[end]


# --- Tests of evidence --------------------------------------------------------------------------------------


class Kind(StrEnum):
    """What a piece of evidence can do: hint; rule out if it is missing; all but prove if it is there; or both."""

    STRAW = "straw-in-the-wind"
    HOOP = "hoop"
    SMOKING_GUN = "smoking-gun"
    DECISIVE = "doubly-decisive"


class Refusal(StrEnum):
    """Why nothing is worked out from the evidence."""

    NOTHING_LOOKED_FOR = "nothing-looked-for"
    CANNOT_BE = "cannot-be"
    CANNOT_DEPEND = "cannot-depend"


class Trust(StrEnum):
    """A chance in words."""

    CERTAIN = "certain"
    HIGH = "high"
    REASONABLE = "reasonable"
    MORE_THAN_NOT = "more-than-not"
    NOT_MORE = "not-more"


@dataclass(frozen=True, kw_only=True)
class Test:
    """One piece of evidence that was looked for, and whether it was found.

    `if_so` is the chance to find it if co-production contributed, `if_not` if it did not; each from where to where.
    Pieces with the same `origin`, such as one meeting, are not independent.
    """

    what: str
    if_so: Ends
    if_not: Ends
    is_found: bool
    origin: str = ""


@dataclass(frozen=True, kw_only=True)
class Belief:
    """How likely it is that co-production contributed, from where to where. `left_out` came from where another did."""

    low: float
    high: float
    left_out: tuple[str, ...] = ()
    refusal: Refusal | None = None


def classify(if_so: float, if_not: float, *, certain: float = 0.9, unique: float = 0.1) -> Kind:
    """What such evidence can do.

    >>> [classify(*pair).value for pair in ((0.95, 0.5), (0.3, 0.03), (0.6, 0.45), (0.9, 0.05))]
    ['hoop', 'smoking-gun', 'straw-in-the-wind', 'doubly-decisive']

    Source: Van Evera (1997), Guide to Methods for Students of Political Science, 30-35. The two thresholds are ours.
    """
    if if_so >= certain:
        return Kind.DECISIVE if if_not <= unique else Kind.HOOP
    return Kind.SMOKING_GUN if if_not <= unique else Kind.STRAW


def posterior(prior: float, if_so: float, if_not: float) -> float:
    """How likely it is after the evidence. `if_so` and `if_not` are the chances of just what was seen.

    >>> round(posterior(0.5, 0.95, 0.5), 6), round(posterior(0.5, 0.05, 0.5), 6)
    (0.655172, 0.090909)

    Source: Bayes' rule, as in process tracing (Befani and Stedman-Bryce 2017, Evaluation 23, 42-60).
    """
    return among_rivals([prior, 1 - prior], [(if_so, if_not)])[0]


def among_rivals(priors: Sequence[float], chances: Iterable[Sequence[float]]) -> list[float]:
    """How likely each of several explanations is, after evidence with its chance under each of them.

    >>> [round(each, 6) for each in among_rivals([0.5, 0.3, 0.2], [(0.8, 0.4, 0.1), (0.6, 0.7, 0.2)])]
    [0.731707, 0.256098, 0.012195]

    Source: Bayes' rule for explanations of which one is true.
    """
    parts = [math.prod(each) for each in zip(priors, *chances, strict=True)]
    return [part / sum(parts) for part in parts]


def of_pair(one: float, other: float, found: tuple[bool, bool], tie: float) -> float | None:
    """The chance to see just this of two pieces that hang together by `tie`, from -1 to 1; None where they cannot.

    >>> round(of_pair(0.8, 0.6, (True, True), 0.5), 6), of_pair(0.9, 0.1, (False, True), 0.9)
    (0.57798, None)

    Source: two events with a given correlation, as in Humphreys and Jacobs (2015), Mixing Methods, American Political
    Science Review 109, 653-673.
    """
    shared = tie * math.sqrt(one * other * (1 - one) * (1 - other))
    cells = {
        (True, True): one * other + shared,
        (True, False): one * (1 - other) - shared,
        (False, True): (1 - one) * other - shared,
        (False, False): (1 - one) * (1 - other) + shared,
    }
    return None if min(cells.values()) < -1e-12 else max(0.0, cells[found])


def believe(prior: Ends, tests: Sequence[Test], *, tie: float | None = None) -> Belief:
    """How likely it is that co-production contributed, after everything that was looked for.

    Of pieces with one origin the first counts. With `tie`, the first two count, as two that hang together so.

    >>> test = Test(what="the minutes", if_so=(0.7, 0.9), if_not=(0.1, 0.3), is_found=True)
    >>> found = believe((0.4, 0.6), [test])
    >>> round(found.low, 6), round(found.high, 6)
    (0.608696, 0.931034)

    Source: as `posterior`, with each chance at the end that speaks least, and most, for the contribution. That what
    comes from one origin does not count twice: Befani (2020), Quality of quality, Evaluation 26.
    """
    if not tests:
        return Belief(low=prior[0], high=prior[1], refusal=Refusal.NOTHING_LOOKED_FOR)
    groups = _origins(tests)
    used = [group[: 1 if tie is None else 2] for group in groups]
    left_out = tuple(test.what for group, kept in zip(groups, used, strict=True) for test in group[len(kept) :])
    so, so_not = _joint(used, tie or 0.0, "if_so"), _joint(used, tie or 0.0, "if_not")
    if so is None or so_not is None:
        return Belief(low=prior[0], high=prior[1], refusal=Refusal.CANNOT_DEPEND)
    low, high = (prior[0], so[0], so_not[1]), (prior[1], so[1], so_not[0])
    if not all(_can_be(*end) for end in (low, high)):
        return Belief(low=prior[0], high=prior[1], refusal=Refusal.CANNOT_BE)
    return Belief(low=posterior(*low), high=posterior(*high), left_out=left_out)


def _can_be(prior: float, if_so: float, if_not: float) -> bool:
    """Somebody may have called both impossible what was seen."""
    return prior * if_so + (1 - prior) * if_not > 0


def _origins(tests: Sequence[Test]) -> list[list[Test]]:
    found: dict[object, list[Test]] = {}
    for place, test in enumerate(tests):
        found.setdefault(test.origin or place, []).append(test)
    return list(found.values())


def _joint(groups: Sequence[Sequence[Test]], tie: float, side: str) -> Ends | None:
    """The lowest and the highest chance of all that was seen, if co-production contributed, or if it did not."""
    low = high = 1.0
    for group in groups:
        ends: list[Ends] = [test.if_so if side == "if_so" else test.if_not for test in group]
        corners = [_seen(corner, group, tie) for corner in product(*ends)]
        known = [corner for corner in corners if corner is not None]
        if len(known) < len(corners):
            return None
        low, high = low * min(known), high * max(known)
    return low, high


def _seen(chances: Sequence[float], group: Sequence[Test], tie: float) -> float | None:
    if len(group) == 1:
        return chances[0] if group[0].is_found else 1 - chances[0]
    return of_pair(chances[0], chances[1], (group[0].is_found, group[1].is_found), tie)


def trust(chance: float) -> Trust:
    """A chance in words.

    >>> trust(0.99).value, trust(0.86).value, trust(0.5).value
    ('certain', 'reasonable', 'not-more')

    Source: the scale of Befani and Stedman-Bryce (2017), Process tracing and Bayesian updating for impact evaluation.
    """
    least = {Trust.CERTAIN: 0.99, Trust.HIGH: 0.95, Trust.REASONABLE: 0.85}
    return next(
        (word for word, from_ in least.items() if chance >= from_),
        Trust.MORE_THAN_NOT if chance > 0.5 else Trust.NOT_MORE,
    )


def substantiated(confirmed: int, asked: int) -> tuple[float, float, float]:
    """The share of descriptions that somebody apart from the group confirmed, and from where to where it may be.

    >>> [round(each, 4) for each in substantiated(7, 9)]
    [0.7778, 0.4526, 0.9368]

    Source: outcome harvesting (Wilson-Grau and Britt 2012), step 4; the range by Wilson, as in `intervals`.
    """
    return confirmed / asked, *wilson(confirmed, asked)
