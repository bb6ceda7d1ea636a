"""Who turns to whom: ties between the sides, ties that go both ways, and people at the edge, before and after.

A tie goes from one person to another: "I turn to her", "he listens to me". Names of who stands between whom are for the
group alone. The sums on graphs are NetworkX's.
"""

import hashlib
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FEWEST = 6  # people; with fewer there is a picture and nothing else
_ANSWERED = Fraction(4, 5)  # of each side: who is missing hides ties in both directions
_SHUFFLES = 10_000
_AT_ONCE = 1_000  # deals that are counted together, so that large networks need little memory

Tie = tuple[str, str]


class Refusal(StrEnum):
    """Why there is nothing but a picture."""

    TOO_FEW = "too-few"
    MANY_MISSING = "many-missing"


@dataclass(frozen=True, kw_only=True)
class Told:
    """Who was asked, each with their side, and to whom they turn. `answered` is everybody, if it is not given.

    Where ties have no direction, they are `are_mutual`.
    """

    sides: Mapping[str, str]
    ties: tuple[Tie, ...]
    answered: frozenset[str] | None = None
    are_mutual: bool = False

    @property
    def among(self) -> list[Tie]:
        """Ties between two of these people, each once."""
        known = (tie for tie in self.ties if tie[0] != tie[1] and self.sides.keys() >= set(tie))
        ordered = ((min(tie), max(tie)) if self.are_mutual else tie for tie in known)
        return list(dict.fromkeys(ordered))


@dataclass(frozen=True, kw_only=True)
class Mixing:
    """Ties between the sides and within them. `index` is -1 if all are within, and 1 if all are between.

    `at_random` is the index if everybody turned to everybody alike; `possible` sets the index between the lowest (-1)
    and the highest (1) that these people could reach with so many ties. `chance` is how often the same ties would lie
    so far from random if the sides were dealt out anew.
    """

    between: int
    within: int
    index: float
    at_random: float
    possible: float | None
    chance: float


@dataclass(frozen=True, kw_only=True)
class Network:
    """A network of people who may turn to each other. Shares are None where nothing is there to take a share of.

    `returned` is the share of ties that go both ways; `returned_between` of `mixing.between` ties do so. `alone` have
    no tie, `edge` a tie with one person only. `parts` have no tie between them. `centre` is 1 if everything hangs on
    one person. `bridges` are ties without which a part would fall in two.
    """

    people: int
    ties: int
    density: float
    returned: float | None
    returned_between: int
    mixing: Mixing | None
    alone: tuple[str, ...]
    edge: tuple[str, ...]
    parts: int
    centre: float | None
    bridges: tuple[Tie, ...]
    refusal: Refusal | None = None


def network(told: Told) -> Network:
    """The network of these people. A tie with oneself, or with somebody who is not of them, is left out.

    >>> sides = {"Ada": "lived", "Cy": "lived", "Ben": "professional", "Di": "professional"}
    >>> found = network(Told(sides=sides, ties=(("Ada", "Ben"), ("Ben", "Ada"), ("Cy", "Ben"))))
    >>> round(found.returned, 4), found.returned_between, found.alone, found.mixing.index
    (0.6667, 2, ('Di',), 1.0)

    Source: reciprocity and density: Wasserman and Faust (1994), Social Network Analysis, chapters 4 and 13; centre:
    Freeman (1979), Centrality in social networks, Social Networks 1(3), 215-239. Whom to leave out is our own rule.
    """
    import networkx as nx  # here, as it takes a second or more to load and few pages need it

    graph = nx.Graph() if told.are_mutual else nx.DiGraph()
    graph.add_nodes_from(told.sides)
    graph.add_edges_from(told.among)
    undirected, ties = graph.to_undirected(), list(graph.edges)
    near = dict(undirected.degree())
    between = [(one, other) for one, other in ties if told.sides[one] != told.sides[other]]
    return Network(
        people=len(near),
        ties=len(ties),
        density=nx.density(graph),
        returned=nx.overall_reciprocity(graph) if ties and not told.are_mutual else None,
        returned_between=sum(graph.has_edge(other, one) for one, other in between),
        mixing=mixing(told),
        alone=tuple(person for person in near if near[person] == 0),
        edge=tuple(person for person in near if near[person] == 1),
        parts=nx.number_connected_components(undirected),
        centre=_centre(list(near.values())),
        bridges=tuple(nx.bridges(undirected)),
        refusal=refusal(told),
    )


def _centre(near: Sequence[int]) -> float | None:
    """How far the one with most ties stands out, over how far it could be: a star."""
    people = len(near)
    return sum(max(near) - each for each in near) / ((people - 1) * (people - 2)) if people > 2 else None


def refusal(told: Told) -> Refusal | None:
    """Why there are no sums of these people's ties, if so: too few people, or too many of a side did not answer.

    >>> refusal(Told(sides={"Ada": "lived", "Ben": "staff"}, ties=()))
    <Refusal.TOO_FEW: 'too-few'>

    Source: our own rule: who is missing hides ties in both directions, so four of five of each side have to answer.
    """
    if len(told.sides) < FEWEST:
        return Refusal.TOO_FEW
    answered = told.sides.keys() if told.answered is None else told.answered
    for side in set(told.sides.values()):
        theirs = {person for person in told.sides if told.sides[person] == side}
        if len(theirs & answered) < _ANSWERED * len(theirs):
            return Refusal.MANY_MISSING
    return None


# --- Between the sides --------------------------------------------------------------------------------------


def mixing(told: Told, *, seed: int = 1) -> Mixing | None:
    """How far ties go between the sides. None without ties, or with one side only. The same seed deals the same sides.

    >>> sides = {"Ada": "lived", "Cy": "lived", "Ben": "professional"}
    >>> found = mixing(Told(sides=sides, ties=(("Ada", "Cy"), ("Ada", "Ben"))))
    >>> found.between, found.within, found.index, round(found.at_random, 4)
    (1, 1, 0.0, 0.3333)

    Source: the E-I index: Krackhardt and Stern (1988), Informal networks and organizational crises, Social Psychology
    Quarterly 51(2), 123-140, with its chance by shuffling who is on which side.
    """
    people, ties = list(told.sides), told.among
    own = list(told.sides.values())
    sizes = [own.count(side) for side in set(own)]
    if not ties or len(sizes) < 2:
        return None
    places = {person: place for place, person in enumerate(people)}
    placed = [(places[one], places[other]) for one, other in ties]
    between = _between(own, placed)
    pairs, pairs_within = math.comb(len(people), 2), sum(math.comb(size, 2) for size in sizes)
    ways = 1 if told.are_mutual else 2
    most = min(len(ties), ways * (pairs - pairs_within))
    least = max(0, len(ties) - ways * pairs_within)
    at_random = (pairs - 2 * pairs_within) / pairs
    return Mixing(
        between=between,
        within=len(ties) - between,
        index=(2 * between - len(ties)) / len(ties),
        at_random=at_random,
        possible=2 * (between - least) / (most - least) - 1 if most > least else None,
        chance=_chance(own, placed, len(ties) * (1 + at_random) / 2, seed),
    )


def _between(sides: Sequence[str], ties: Iterable[tuple[int, int]]) -> int:
    return sum(sides[one] != sides[other] for one, other in ties)


def _chance(sides: Sequence[str], ties: Sequence[tuple[int, int]], at_random: float, seed: int) -> float:
    """How often sides that are dealt out anew leave the ties between them at least so far from what is random.

    All ways to deal are counted where they are few. Otherwise they are drawn, and as they are is one of the ways.
    """
    import numpy as np  # here, as NetworkX above: few pages need it

    names = sorted(set(sides))
    own = np.array([names.index(side) for side in sides], dtype=np.int8)
    one = sides.count(names[0])
    every = len(names) == 2 and math.comb(len(sides), one) <= _SHUFFLES
    dealt = _all_deals(len(sides), one) if every else np.vstack([own, own[_orders(len(sides), seed)]])
    ends = np.array(ties)
    far = abs(_between(sides, ties) - at_random) - 1e-9
    found = 0
    for some in np.array_split(dealt, len(dealt) // _AT_ONCE + 1):
        between = (some[:, ends[:, 0]] != some[:, ends[:, 1]]).sum(axis=1)
        found += int((abs(between - at_random) >= far).sum())
    return found / len(dealt)


def _all_deals(people: int, one: int) -> "NDArray[np.int8]":
    """Every way to deal two sides: a row for each, with 0 for the one side."""
    import numpy as np

    chosen = np.array(list(combinations(range(people), one)))
    dealt = np.ones((len(chosen), people), dtype=np.int8)
    np.put_along_axis(dealt, chosen, 0, axis=1)
    return dealt


@lru_cache(maxsize=4)  # one page asks for the same ones several times
def _orders(people: int, seed: int) -> "NDArray[np.int64]":
    """The places of all people in other orders, as if by chance, and the same on every machine."""
    import numpy as np

    bits = (hashlib.shake_256(f"{seed} {deal}".encode()).digest(8 * people) for deal in range(_SHUFFLES))
    keys = np.frombuffer(b"".join(bits), dtype="<u8").reshape(_SHUFFLES, people)
    return keys.argsort(axis=1, kind="stable")


# --- Before and after ---------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Change:
    """The same people before and after. `joined` and `left` were there once only, and are in neither network."""

    before: Network
    after: Network
    stayed: frozenset[str]
    joined: frozenset[str]
    left: frozenset[str]
    new: tuple[Tie, ...]
    lost: tuple[Tie, ...]


def compare(before: Told, after: Told) -> Change:
    """What changed among the people who were there both times.

    >>> first = Told(sides={"Ada": "lived", "Ben": "staff", "Cy": "lived"}, ties=(("Ada", "Ben"), ("Cy", "Ben")))
    >>> second = Told(sides={"Ada": "lived", "Ben": "staff"}, ties=(("Ben", "Ada"), ("Ada", "Ben")))
    >>> found = compare(first, second)
    >>> found.before.ties, found.after.ties, found.new, sorted(found.left)
    (1, 2, (('Ben', 'Ada'),), ['Cy'])

    Source: our own rule: a network with other people in it is another network, and no change in anybody.
    """
    stayed = before.sides.keys() & after.sides.keys()
    then, now = _only(before, stayed), _only(after, stayed)
    return Change(
        before=network(then),
        after=network(now),
        stayed=frozenset(stayed),
        joined=frozenset(after.sides.keys() - stayed),
        left=frozenset(before.sides.keys() - stayed),
        new=tuple(sorted(set(now.among) - set(then.among))),
        lost=tuple(sorted(set(then.among) - set(now.among))),
    )


def _only(told: Told, stayed: Collection[str]) -> Told:
    return replace(told, sides={person: side for person, side in told.sides.items() if person in stayed})
