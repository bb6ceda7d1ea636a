"""Three ways to decide together, and what came out, in plain values: consent, faces, ranking.

No way of counting is the right one. Where two of them lead to different options, that is part of the result. Votes are
given without any order or name, and nothing here depends on their order.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

YES, WORRY, NO = 1, 2, 3  # consent: can you live with it?
FACES = (1, 2, 3, 4, 5)  # from very bad to very good
LOW, HIGH = (1, 2), (4, 5)
FEWEST = 5  # with fewer anonymous votes, people who know each other may guess


@dataclass(frozen=True, kw_only=True)
class Vote:
    """What one person said: a number for each option, and why. For a ranking the number is the place, 1 for first."""

    said: Mapping[str, int]
    why: str = ""


# --- Consent ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Consent:
    """How many can live with a proposal, and the reasons of those who worry and those who cannot."""

    agree: int
    worry: int
    object: int
    worries: tuple[str, ...]
    objections: tuple[str, ...]

    @property
    def is_agreed(self) -> bool:
        return self.object == 0 and self.agree + self.worry > 0


def consent(votes: Sequence[Vote], proposal: str) -> Consent:
    """A proposal is agreed when somebody said something and nobody objects. A worry does not stop it, but is kept.

    >>> said = [Vote(said={"a": YES}), Vote(said={"a": WORRY}, why="The cost"), Vote(said={"a": YES})]
    >>> found = consent(said, "a")
    >>> found.is_agreed, found.agree, found.worries
    (True, 2, ('The cost',))
    >>> consent([*said, Vote(said={"a": NO}, why="I cannot sit there")], "a").is_agreed
    False

    Source: Endenburg, Sociocracy (1998): consent is that nobody has a reasoned objection, not that all prefer it.
    """
    said = [(vote.said.get(proposal), vote.why) for vote in votes]
    numbers = [number for number, _why in said]
    return Consent(
        agree=numbers.count(YES),
        worry=numbers.count(WORRY),
        object=numbers.count(NO),
        worries=_sorted(why for number, why in said if number == WORRY),
        objections=_sorted(why for number, why in said if number == NO),
    )


# --- Faces --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Felt:
    """How people feel about one option: how many chose each of the five faces, from the lowest."""

    option: str
    counts: tuple[int, ...]

    @property
    def said(self) -> int:
        return sum(self.counts)

    @property
    def low(self) -> int:
        return sum(self.counts[face - 1] for face in LOW)

    @property
    def high(self) -> int:
        return sum(self.counts[face - 1] for face in HIGH)


@dataclass(frozen=True, kw_only=True)
class Faces:
    """Every option in the order given, those with the fewest low faces, and those with the most high ones."""

    felt: tuple[Felt, ...]
    fewest_low: tuple[str, ...]
    most_high: tuple[str, ...]

    @property
    def do_agree(self) -> bool:
        return self.fewest_low == self.most_high


def faces(votes: Sequence[Vote], options: Sequence[str]) -> Faces:
    """Counts and no averages: a face is not a number of anything. An option that nobody spoke of wins nothing.

    >>> found = faces([Vote(said={"a": 5, "b": 4}), Vote(said={"a": 1, "b": 4}), Vote(said={"a": 5})], ["a", "b"])
    >>> [(each.option, each.counts, each.low) for each in found.felt]
    [('a', (1, 0, 0, 0, 2), 1), ('b', (0, 0, 0, 2, 0), 0)]
    >>> found.fewest_low, found.most_high
    (('b',), ('a', 'b'))

    Source: Stevens, On the Theory of Scales of Measurement (1946): answers in an order may be counted, not averaged.
    """
    felt = tuple(
        Felt(option=option, counts=tuple(sum(vote.said.get(option) == face for vote in votes) for face in FACES))
        for option in options
    )
    spoken = [each for each in felt if each.said]
    return Faces(
        felt=felt,
        fewest_low=_best({each.option: -each.low for each in spoken}),
        most_high=_best({each.option: each.high for each in spoken if each.high}),
    )


# --- Ranking ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Placed:
    """One option of a ranking. `beats`: the others that fewer people place above it than below it."""

    option: str
    firsts: int
    points: float
    beats: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Ranking:
    """Three ways to count the same places. Each names the options that lead by it."""

    placed: tuple[Placed, ...]
    most_points: tuple[str, ...]
    most_firsts: tuple[str, ...]
    beats_all: str  # the option that beats each other one; empty, if there is none

    @property
    def do_agree(self) -> bool:
        """Whether all three ways lead to the same one option."""
        return len(self.most_points) == 1 and self.most_points == self.most_firsts == (self.beats_all,)


def ranking(votes: Sequence[Vote], options: Sequence[str]) -> Ranking:
    """Places counted by points (Borda), by who is first, and one against one (Condorcet). Options without a place
    come after all that have one, and stand equal among themselves.

    Points: one for each option that stands below, half for each that stands equal.

    >>> said = 3 * [Vote(said={"a": 1, "b": 2, "c": 3})] + 2 * [Vote(said={"b": 1, "c": 2, "a": 3})]
    >>> found = ranking(said, ["a", "b", "c"])
    >>> [(each.option, each.firsts, each.points, each.beats) for each in found.placed]
    [('a', 3, 6.0, ('b', 'c')), ('b', 2, 7.0, ('c',)), ('c', 0, 2.0, ())]
    >>> found.beats_all, found.most_points, found.do_agree
    ('a', ('b',), False)

    Source: Borda, Mémoire sur les élections au scrutin (1784); Condorcet, Essai (1785), who first showed that the two
    can disagree. Half points for those that stand equal: Young, An axiomatization of Borda's rule (1974).
    """
    above = {(one, other): _above(votes, one, other) for one in options for other in options if one != other}
    placed = tuple(
        Placed(
            option=option,
            firsts=sum(vote.said.get(option) == 1 for vote in votes),
            points=sum(_points(votes, option, other) for other in options if other != option),
            beats=tuple(other for other in options if other != option and above[option, other] > above[other, option]),
        )
        for option in options
    )
    some = placed if votes else ()
    return Ranking(
        placed=placed,
        most_points=_best({each.option: each.points for each in some}),
        most_firsts=_best({each.option: each.firsts for each in some if each.firsts}),
        beats_all=next((each.option for each in some if len(each.beats) == len(options) - 1), ""),
    )


# --- What people could guess --------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Guess:
    """What a result gives away although no name is kept."""

    are_few: bool
    are_all_the_same: bool


def can_be_guessed(votes: Sequence[Vote]) -> Guess:
    """Few votes, or all of them the same: then people know, or may guess, what somebody said.

    >>> can_be_guessed([Vote(said={"a": YES}), Vote(said={"a": YES})])
    Guess(are_few=True, are_all_the_same=True)
    >>> can_be_guessed(5 * [Vote(said={"a": YES})] + [Vote(said={"a": NO})])
    Guess(are_few=False, are_all_the_same=False)

    Source: counts below five are not published (ONS guidance on small counts, 2013); that all are the same tells what
    each said (Machanavajjhala and others, l-diversity, 2007).
    """
    said = {tuple(sorted(vote.said.items())) for vote in votes}
    return Guess(are_few=0 < len(votes) < FEWEST, are_all_the_same=len(votes) > 1 and len(said) == 1)


def reasons(votes: Sequence[Vote]) -> tuple[str, ...]:
    """Why people said what they said, by the alphabet, so that the order tells nothing about who wrote what.

    >>> reasons([Vote(said={"a": 1}, why="It is warm"), Vote(said={"a": 2}), Vote(said={"a": 1}, why="Because")])
    ('Because', 'It is warm')

    Source: docs/decisions/anonymous-votes.md.
    """
    return _sorted(vote.why for vote in votes)


def _above(votes: Sequence[Vote], one: str, other: str) -> int:
    """How many people place one above the other."""
    last = float("inf")
    return sum(vote.said.get(one, last) < vote.said.get(other, last) for vote in votes)


def _points(votes: Sequence[Vote], one: str, other: str) -> float:
    above, below = _above(votes, one, other), _above(votes, other, one)
    return above + (len(votes) - above - below) / 2


def _best(numbers: Mapping[str, float]) -> tuple[str, ...]:
    """All that share the highest number."""
    most = max(numbers.values(), default=0)
    return tuple(name for name, number in numbers.items() if number == most)


def _sorted(words: Iterable[str]) -> tuple[str, ...]:
    """By the alphabet, so that their order tells nothing about who wrote them."""
    return tuple(sorted((each.strip() for each in words if each.strip()), key=lambda each: (each.casefold(), each)))
