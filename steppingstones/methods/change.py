"""What changed for a few people between two times of asking, and how much of it may be said.

The fewer there are, the less is said: under three people nothing but their own words, under six only counts, under
twelve no distance. What is not said has its reason with it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from statistics import median

from .before_after import Moves, moves
from .intervals import holm, wilson
from .paired import Moved, Score, flip_chance, moved, sign_chance, signed_rank, whole
from .two_groups import Dominance, dominance

FEWEST, FOR_CHANCE, FOR_DISTANCE = 3, 6, 12  # people asked twice
MOST = 300  # beyond this the exact sums make people wait, and simple ones say the same
MOST_ITEMS = 5
SELDOM = 0.05
_MOST_MISSING = 0.4
_AT_THE_END = 0.25

Answers = Mapping[str, Score]  # by a key of the person that is the same both times


class Refusal(StrEnum):
    """Why not all is said that could be worked out."""

    NOBODY_BEFORE = "nobody-before"
    TOO_FEW = "too-few"
    ONLY_COUNTS = "only-counts"
    MANY_MISSING = "many-missing"
    TOO_MANY = "too-many"


class Depth(StrEnum):
    """How much may be said: people's own words, counts, an early sign, or also how far they moved."""

    WORDS = "words"
    COUNTS = "counts"
    EARLY = "early"
    FULL = "full"


class Caution(StrEnum):
    """What else may have made the numbers move, or kept them from moving."""

    STARTED_AT_THE_TOP = "started-at-the-top"
    CHOSEN_FOR_LOW = "chosen-for-low"
    EQUAL_STEPS = "equal-steps"
    LOOKED_BACK = "looked-back"


@dataclass(frozen=True, kw_only=True)
class Item:
    """What was asked. `best` is the answer above which there is none better; None if nobody knows it.

    `looks_back` where people said only afterwards how it had been before (a then-test). That is a series of its own:
    as people learn, what they mean by an answer may shift, so it is never mixed with what they said at the time.

    With fewer people than `fewest` nothing is counted: three, or five where nobody may find out who answered what.
    """

    name: str = ""
    low_is_good: bool = False
    is_neutral: bool = False  # neither way is better: a higher answer counts as up
    best: Score | None = None
    chosen_for_low: bool = False  # people take part because they answered so
    looks_back: bool = False
    fewest: int = FEWEST


@dataclass(frozen=True, kw_only=True)
class Missing:
    """Those who were asked only before.

    Had nobody of them got better, `share_low` of all would have; had everybody, `share_high`. `stayed_above` is how
    much higher those began who answered twice, from -1 to 1; None where nobody is missing or nobody came back.
    """

    people: int
    share_low: float
    share_high: float
    stayed_above: Dominance | None = None


@dataclass(frozen=True, kw_only=True)
class Change:
    """One item, before and after. What `depth` does not allow is None, and `refusal` says why.

    `moves` count better as up. `chance_of_signs` looks only at who moved which way, `chance_of_ranks` also at who
    moved far, `chance_of_mean` at the points; `chance_of_many` is that of ranks if this was one of many items.
    """

    item: Item
    before: int
    after: int
    pairs: int
    depth: Depth
    refusal: Refusal | None = None
    missing: Missing | None = None
    moves: Moves | None = None
    middle_before: float | None = None
    middle_after: float | None = None
    middle_change: float | None = None
    share_low: float | None = None
    share_high: float | None = None
    chance_of_signs: float | None = None
    ranks_up: float | None = None
    chance_of_ranks: float | None = None
    chance_of_mean: float | None = None
    chance_of_many: float | None = None
    moved: Moved | None = None
    cautions: tuple[Caution, ...] = ()

    @property
    def share(self) -> float | None:
        """Of those who were asked twice, the part that got better. Who stayed the same counts among all."""
        return self.moves.up / self.pairs if self.moves else None

    @property
    def net(self) -> float | None:
        """1 if all got better, -1 if all got worse."""
        return (self.moves.up - self.moves.down) / self.pairs if self.moves and self._tells_distance else None

    @property
    def improvement(self) -> float | None:
        """How likely somebody got better, with those who stayed the same split between both ways."""
        return (self.moves.up + self.moves.same / 2) / self.pairs if self.moves and self._tells_distance else None

    @property
    def _tells_distance(self) -> bool:
        return self.depth == Depth.FULL and self.refusal is None


def paired_change(before: Answers, after: Answers, item: Item) -> Change:
    """What changed for those who answered both times. People are paired by their key; nobody else is compared.

    >>> first = dict(zip("abcdefghijkl", [2, 3, 2, 1, 4, 3, 2, 3, 2, 4, 1, 3]))
    >>> last = dict(zip("abcdefghijkl", [3, 3, 4, 2, 4, 4, 4, 3, 3, 3, 3, 5]))
    >>> found = paired_change(first, last, Item())
    >>> found.moves, found.chance_of_ranks, round(found.net, 4)
    (Moves(up=8, same=3, down=1), 0.0234375, 0.5833)
    >>> few = paired_change({"a": 1, "b": 2, "c": 2}, {"a": 2, "b": 3, "c": 5}, Item())
    >>> few.moves.up, few.chance_of_signs, few.refusal.value
    (3, None, 'only-counts')
    >>> hidden = paired_change({"a": 1, "b": 2, "c": 2}, {"a": 2, "b": 3, "c": 5}, Item(fewest=5))
    >>> hidden.moves, hidden.refusal.value
    (None, 'too-few')

    Source: each sum as in `paired`, `intervals` and `two_groups`; net improvement and its chance with ties split as in
    McGraw and Wong (1992), Psychological Bulletin 111, 361-365. How many people each thing needs is our own rule:
    with five, no result can be rarer by chance than 6 in 100. Looking back: Howard (1980), Response-shift bias,
    Evaluation Review 4, 93-106.
    """
    both = [person for person in before if person in after]
    steps = [_step(before[person], after[person], item) for person in both]
    known = Change(
        item=item,
        before=len(before),
        after=len(after),
        pairs=len(both),
        depth=_depth(len(both), item.fewest),
        refusal=_refusal(len(before), len(both), item.fewest),
        missing=_missing(before, both, sum(step > 0 for step in steps), item.fewest),
        cautions=_cautions([before[person] for person in both], steps, item),
    )
    if known.depth == Depth.WORDS:
        return replace(known, cautions=())
    counted = replace(
        known,
        moves=moves((0, step) for step in steps),
        middle_before=_middle([before[person] for person in both]),
        middle_after=_middle([after[person] for person in both]),
        middle_change=_middle(steps),
    )
    return counted if known.refusal else _sure(counted, steps)


def _step(first: Score, last: Score, item: Item) -> Fraction:
    """How far somebody went; above nought is better."""
    step = Fraction(last) - Fraction(first)
    return -step if item.low_is_good else step


def _middle(scores: Sequence[Score]) -> float:
    return float(median([Fraction(score) for score in scores]))


def _depth(pairs: int, fewest: int) -> Depth:
    if pairs < fewest:
        return Depth.WORDS
    return Depth.COUNTS if pairs < FOR_CHANCE else Depth.EARLY if pairs < FOR_DISTANCE else Depth.FULL


def _refusal(before: int, pairs: int, fewest: int) -> Refusal | None:
    if not before:
        return Refusal.NOBODY_BEFORE
    if pairs < fewest:
        return Refusal.TOO_FEW
    if before - pairs > _MOST_MISSING * before:
        return Refusal.MANY_MISSING
    return Refusal.ONLY_COUNTS if pairs < FOR_CHANCE else Refusal.TOO_MANY if pairs > MOST else None


def _missing(before: Answers, both: Sequence[str], better: int, fewest: int) -> Missing | None:
    """Nothing where nobody is missing, and where so few came back that even their counts are not told."""
    gone = len(before) - len(both)
    if not gone or len(both) < fewest:
        return None
    scores, _unit = whole([*before.values()])
    began = dict(zip(before, scores, strict=True))
    stayed, left = [began[person] for person in both], [began[person] for person in before if person not in set(both)]
    low, high = share_between(len(before), len(both), better)
    above = dominance(left, stayed) if len(both) <= MOST else None
    return Missing(people=gone, share_low=low, share_high=high, stayed_above=above)


def share_between(before: int, pairs: int, better: int) -> tuple[float, float]:
    """The share of all who were asked before that got better: if nobody else did, and if everybody else did.

    >>> share_between(20, 14, 9)
    (0.45, 0.75)

    Source: worst-case bounds (Manski 1990, American Economic Review 80, 319-323).
    """
    return better / before, (better + before - pairs) / before


def _cautions(began: Sequence[Score], steps: Sequence[Fraction], item: Item) -> tuple[Caution, ...]:
    at_the_end = sum(score == item.best for score in began) >= _AT_THE_END * len(began) if began else False
    far = [abs(step) for step in steps]
    said = {
        Caution.STARTED_AT_THE_TOP: item.best is not None and at_the_end,
        Caution.CHOSEN_FOR_LOW: item.chosen_for_low,
        Caution.LOOKED_BACK: item.looks_back,
        Caution.EQUAL_STEPS: len(steps) >= FOR_DISTANCE and (0 in far or len(set(far)) < len(far)),
    }
    return tuple(caution for caution, holds in said.items() if holds)


def _sure(counted: Change, steps: Sequence[Fraction]) -> Change:
    """What six people or more allow to say, and from twelve on how far they moved."""
    counts, ranks = moves((0, step) for step in steps), signed_rank(steps)
    low, high = wilson(counts.up, counted.pairs)
    return replace(
        counted,
        share_low=low,
        share_high=high,
        chance_of_signs=sign_chance(counts.up, counts.down),
        ranks_up=ranks.ranks_up,
        chance_of_ranks=ranks.chance,
        chance_of_mean=flip_chance(steps),
        moved=moved(steps) if counted.depth == Depth.FULL else None,
    )


def speaks_of_change(found: Change) -> bool:
    """Whether it may be said that this changed for the better.

    At least six people answered both times and few are missing; more got better than got worse, even if all who are
    missing got worse; and chance alone would seldom bring it.

    >>> people = "abcdef"
    >>> speaks_of_change(paired_change(dict.fromkeys(people, 1), dict.fromkeys(people, 2), Item()))
    True
    >>> speaks_of_change(paired_change(dict.fromkeys(people, 1), {**dict.fromkeys(people, 1), "a": 2}, Item()))
    False

    Source: our own rule; the missing as in `share_between`, chance at the usual 5 in 100.
    """
    often = found.chance_of_ranks if found.chance_of_many is None else found.chance_of_many
    if found.refusal or not found.moves or often is None or found.item.is_neutral:
        return False
    gone = found.missing.people if found.missing else 0
    return found.moves.up > found.moves.down + gone and often < SELDOM


def several(found: Sequence[Change]) -> list[Change]:
    """The same items; where more than five were looked at, with the chance that this makes for each.

    >>> people = "abcdef"
    >>> item = paired_change(dict.fromkeys(people, 1), dict.fromkeys(people, 2), Item())
    >>> item.chance_of_ranks, [each.chance_of_many for each in several([item] * 6)][0]
    (0.03125, 0.1875)

    Source: Holm's correction as in `intervals`; that it starts with six items is our own rule.
    """
    if len(found) <= MOST_ITEMS:
        return list(found)
    among = holm([each.chance_of_ranks for each in found])
    return [replace(each, chance_of_many=chance) for each, chance in zip(found, among, strict=True)]
