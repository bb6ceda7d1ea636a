"""The gap: how differently people with lived experience and professionals see the same work.

Both views stay, nobody is averaged away: each side keeps its answers, and "not sure" and "I do not want to say" are
counted as what they are. They never become a score.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from statistics import median

from .before_after import Moves, moves
from .intervals import holm
from .two_groups import Dominance, Shift, consensus, dominance, mean_chance, rank_chance, shift


class Unscored(StrEnum):
    """Answers that are no score."""

    NOT_SURE = "not-sure"
    NOT_SAID = "not-said"


# How the key of somebody begins who was counted in a room: a new one for each answer, since a show of hands does not
# tell what else the same person answered.
COUNTED = "counted "
Answer = int | Unscored
Sheet = Mapping[str, Answer]  # what one person answered, by the key of the statement
Side = Mapping[str, Sheet]  # the people of a side, by a key that is the same in every round if that is known


class Leaning(StrEnum):
    """Whether a side says that a statement is so."""

    YES = "yes"
    NO = "no"
    BETWEEN = "between"


@dataclass(frozen=True, kw_only=True)
class Scale:
    """The lowest and the highest score that can be given."""

    least: int = 1
    most: int = 5

    @property
    def range(self) -> int:
        return self.most - self.least


@dataclass(frozen=True, kw_only=True)
class View:
    """How one side sees a statement. `scores` are in order; whoever gave none is in one of the two counts."""

    scores: tuple[int, ...]
    not_sure: int
    not_said: int
    scale: Scale

    @property
    def people(self) -> int:
        return len(self.scores) + self.not_sure + self.not_said

    @property
    def counts(self) -> tuple[int, ...]:
        """How many gave each score, from the lowest to the highest."""
        return tuple(self.scores.count(score) for score in range(self.scale.least, self.scale.most + 1))

    @property
    def middle(self) -> float | None:
        return float(median(self.scores)) if self.scores else None

    @property
    def consensus(self) -> float | None:
        """1 if all say the same, -1 if half of them stand at each end."""
        return consensus(self.counts)

    @property
    def leaning(self) -> Leaning | None:
        if self.middle is None:
            return None
        twice, half = 2 * self.middle, self.scale.least + self.scale.most
        return Leaning.YES if twice > half else Leaning.NO if twice < half else Leaning.BETWEEN


@dataclass(frozen=True, kw_only=True)
class Gap:
    """Both views of a statement and how far apart they are; above nought if professionals think better of it.

    `shift` is in points of the scale, `dominance` from -1 to 1: both are None if a side gave no score. `chance` is how
    often chance alone would put the sides so far apart, and `chance_of_many` the same when this was one of many
    statements that were looked at; both are None with fewer than three scores on a side.
    """

    statement: str
    lived: View
    professional: View
    shift: Shift | None = None
    dominance: Dominance | None = None
    chance: float | None = None
    chance_of_many: float | None = None

    @property
    def size(self) -> float | None:
        return self.shift.size if self.shift else None

    @property
    def is_sure(self) -> bool:
        """Whether the range of the gap lies on one side of nought."""
        return self.shift is not None and _is_sure(self.shift)

    @property
    def fewest(self) -> int:
        """Scores on the smaller side: what the rule about small numbers looks at."""
        return min(len(self.lived.scores), len(self.professional.scores))


def gaps(lived: Side, professional: Side, statements: Iterable[str], scale: Scale) -> list[Gap]:
    """The gap of each statement, the widest first. Where a side gave no score there is none: these come last.

    >>> lived = {"Ada": {"open": 2, "fair": 4}, "Cy": {"open": 1, "fair": Unscored.NOT_SURE}}
    >>> [(gap.statement, gap.size) for gap in gaps(lived, {"Ben": {"open": 5, "fair": 4}}, ["fair", "open"], Scale())]
    [('open', 3.5), ('fair', 0.0)]

    Source: for each statement as in `two_groups`; ordered by how seldom the sides overlap (Cliff's delta), then by
    points. The chance among many statements as in `holm`.
    """
    found = [_gap(statement, lived, professional, scale) for statement in statements]
    return sorted(_among_many(found), key=_width, reverse=True)


def _gap(statement: str, lived: Side, professional: Side, scale: Scale) -> Gap:
    views = view(lived, statement, scale), view(professional, statement, scale)
    gap = Gap(statement=statement, lived=views[0], professional=views[1])
    one, other = gap.lived.scores, gap.professional.scores
    if not one or not other:
        return gap
    return replace(gap, shift=shift(one, other), dominance=dominance(one, other), chance=rank_chance(one, other))


def view(side: Side, statement: str, scale: Scale) -> View:
    """How one side sees a statement. People who were not asked it are not counted.

    >>> view({"Ada": {"open": 2}, "Cy": {"open": Unscored.NOT_SAID}, "Di": {}}, "open", Scale()).people
    2

    Source: our own rule: who does not know, or does not want to say, has said that.
    """
    given = [sheet[statement] for sheet in side.values() if statement in sheet]
    scores = sorted(answer for answer in given if not isinstance(answer, Unscored))
    if scores and not scale.least <= scores[0] <= scores[-1] <= scale.most:
        raise ValueError(f"These scores go from {scale.least} to {scale.most}.")
    counts = {kind: sum(answer is kind for answer in given) for kind in Unscored}
    return View(
        scores=tuple(scores),
        not_sure=counts[Unscored.NOT_SURE],
        not_said=counts[Unscored.NOT_SAID],
        scale=scale,
    )


def _width(gap: Gap) -> tuple[float, float]:
    if gap.shift is None or gap.dominance is None:
        return -1.0, 0.0
    return abs(gap.dominance.delta), abs(gap.shift.size)


def _among_many(found: Sequence[Gap]) -> list[Gap]:
    among = holm([gap.chance for gap in found])
    return [replace(gap, chance_of_many=chance) for gap, chance in zip(found, among, strict=True)]


def _is_sure(moved: Shift) -> bool:
    return moved.low is not None and moved.high is not None and (moved.low > 0 or moved.high < 0)


# --- The whole instrument -----------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Whole:
    """All statements together. `points` is how far the middles of the sides lie apart, whichever way, on average.

    `difference` compares people: the mean of each person's own mean, professionals less people with lived experience.
    It is None, and `chance` with it, where answers were counted in a room: these belong to nobody in particular.
    """

    points: float
    share: float
    difference: float | None
    chance: float | None


def whole(lived: Side, professional: Side, statements: Sequence[str], scale: Scale) -> Whole | None:
    """How far apart the sides are in all. None if there is no statement that both sides scored.

    >>> lived = {"Ada": {"open": 2, "fair": 4}, "Cy": {"open": 1}}
    >>> whole(lived, {"Ben": {"open": 5, "fair": 4}}, ["open", "fair"], Scale())
    Whole(points=1.75, share=0.4375, difference=2.5, chance=None)

    Source: the mean of the gaps between medians over the range of the scale is our own measure; the difference between
    people by Fisher's exact permutation test, as in `two_groups.mean_chance`.
    """
    middles = [(view(lived, key, scale).middle, view(professional, key, scale).middle) for key in statements]
    apart = [abs(other - one) for one, other in middles if one is not None and other is not None]
    if not apart:
        return None
    points = sum(apart) / len(apart)
    share = points / scale.range
    if any(person.startswith(COUNTED) for person in (*lived, *professional)):
        return Whole(points=points, share=share, difference=None, chance=None)
    one, other = _own_means(lived, statements), _own_means(professional, statements)
    difference = float(sum(other) / len(other) - sum(one) / len(one))
    return Whole(points=points, share=share, difference=difference, chance=mean_chance(one, other))


def _own_means(side: Side, statements: Sequence[str]) -> list[Fraction]:
    given = [[sheet[key] for key in statements if key in sheet] for sheet in side.values()]
    scores = [[answer for answer in answers if not isinstance(answer, Unscored)] for answers in given]
    return [Fraction(sum(answers), len(answers)) for answers in scores if answers]


# --- From round to round ------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Move:
    """How one side moved on a statement between two rounds: as a group, and those people who answered both times.

    `pairs` is nobody where the rounds do not tell who is who.
    """

    before: View
    after: View
    shift: Shift | None
    pairs: Moves

    @property
    def is_sure(self) -> bool:
        return self.shift is not None and _is_sure(self.shift)


@dataclass(frozen=True, kw_only=True)
class Moved:
    """What moved on a statement, and for whom. `closer` is by how many points the gap is smaller than before."""

    statement: str
    lived: Move
    professional: Move
    closer: float | None


def moved(before: tuple[Side, Side], after: tuple[Side, Side], statements: Iterable[str], scale: Scale) -> list[Moved]:
    """What moved between two rounds, each with its people with lived experience and its professionals.

    Only statements that said the same in both rounds belong here. They come in the order in which they are given.

    >>> first, second = {"Ada": {"open": 2}}, {"Ada": {"open": 4}}
    >>> found = moved((first, {"Ben": {"open": 5}}), (second, {"Ben": {"open": 5}}), ["open"], Scale())[0]
    >>> found.closer, found.lived.pairs.up, found.professional.pairs.same
    (2.0, 1, 1)

    Source: as `two_groups.shift` for the group and `before_after.moves` for people. Means of people who are not
    the same are never taken for a change in anybody.
    """
    return [_moved(statement, before, after, scale) for statement in statements]


def _moved(statement: str, before: tuple[Side, Side], after: tuple[Side, Side], scale: Scale) -> Moved:
    lived, professional = (_move(statement, *sides, scale) for sides in zip(before, after, strict=True))
    first = _points(lived.before, professional.before)
    last = _points(lived.after, professional.after)
    closer = None if first is None or last is None else abs(first) - abs(last)
    return Moved(statement=statement, lived=lived, professional=professional, closer=closer)


def _move(statement: str, before: Side, after: Side, scale: Scale) -> Move:
    first, last = view(before, statement, scale), view(after, statement, scale)
    return Move(
        before=first,
        after=last,
        shift=shift(first.scores, last.scores) if first.scores and last.scores else None,
        pairs=moves(_pairs(statement, before, after)),
    )


def _pairs(statement: str, before: Side, after: Side) -> Iterable[tuple[int, int]]:
    for person, sheet in before.items():
        if person.startswith(COUNTED):
            continue
        first, last = sheet.get(statement), after.get(person, {}).get(statement)
        if not (first is None or last is None or isinstance(first, Unscored) or isinstance(last, Unscored)):
            yield first, last


def _points(lived: View, professional: View) -> float | None:
    if not lived.scores or not professional.scores:
        return None
    return shift(lived.scores, professional.scores).size
