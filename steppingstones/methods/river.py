"""The thread as a river: how far people's words have got, and how the stream narrows on its way.

    all who spoke ══╗══════╗══════╗═════╗════► impact
                    ╚ no   ╚ a    ╚ a   ╚ an
                      more   deci-  cha-  out-
                      yet    sion   nge   come

Each person is in the stream once, up to the furthest place that any of their words has reached.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from .suppression import PUBLISHED
from .thread import COLUMNS, Node, Thread, leads_to

PLACES = tuple(COLUMNS)  # from the voices to the impact


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """People whose words have got as far as one of these places, and no further."""

    places: tuple[str, ...]
    people: int


@dataclass(frozen=True, kw_only=True)
class Reach:
    """Where the stream runs past one place: from `top` on for `tall`, between `left` and `right`.

    The water on its right that is `leaving` wide goes no further.
    """

    top: float
    tall: float
    left: float
    right: float
    leaving: float


def how_far(thread: Thread, heard: int) -> tuple[Stretch, ...]:
    """Of all who were heard, how many have got how far. A stone that is only planned is not reached.

    >>> said, table = Node("voice", "v"), Node("decision", "d")
    >>> from .thread import Link, Speaker
    >>> ada = Speaker(giver="ada", side="lived")
    >>> thread = Thread(links=frozenset({Link(source=said, target=table)}), speakers={"v": ada})
    >>> [(each.places[0], each.people) for each in how_far(thread, 3) if each.people]
    [('voice', 2), ('decision', 1)]

    Source: our own rule, from the chain in docs/concepts.md; people are counted as in `thread.people`.
    """
    far: dict[str, int] = {}
    for ref, speaker in thread.speakers.items():
        far[speaker.giver] = max(far.get(speaker.giver, 0), _place(thread, Node("voice", ref)))
    found = Counter(far.values())
    found[0] = max(0, heard - sum(found[at] for at in range(1, len(PLACES))))
    return tuple(Stretch(places=(place,), people=found[at]) for at, place in enumerate(PLACES))


def _place(thread: Thread, voice: Node) -> int:
    reached = {node for node in leads_to(thread, voice) if node.stage in _UNPLANNED or node in thread.grounded}
    return max((_AT[node.stage] for node in reached), default=0)


_UNPLANNED = ("decision", "change")
_AT = {stage: at for at, stages in enumerate(COLUMNS.values()) for stage in stages}


def joined(stretches: Sequence[Stretch], threshold: int = PUBLISHED) -> tuple[Stretch, ...]:
    """Neighbours made one until none is of a few people, with the empty ones between. Empty where nothing is left to
    tell apart, as all together are few.

    >>> counts = {"voice": 9, "decision": 3, "change": 4, "outcome": 0, "impact": 0}
    >>> told = joined([Stretch(places=(place,), people=people) for place, people in counts.items()])
    >>> [(each.places, each.people) for each in told]
    [(('voice',), 9), (('decision', 'change'), 7), (('outcome',), 0), (('impact',), 0)]

    Source: joining of categories before publication (Hundepool and others 2012, Statistical Disclosure Control): what
    is told is a partition without a small part, so no small number can be the difference of two.
    """
    told = list(stretches)
    while any(0 < each.people < threshold for each in told):
        at = next(at for at, each in enumerate(told) if 0 < each.people < threshold)
        others = [other for other, each in enumerate(told) if each.people and other != at]
        if not others:
            return ()
        beside = {max(filter(at.__gt__, others), default=at), min(filter(at.__lt__, others), default=at)} - {at}
        with_whom = min(beside, key=lambda other: (told[other].people, -other))
        first, last = sorted((at, with_whom))
        between = told[first : last + 1]
        places = tuple(place for each in between for place in each.places)
        told[first : last + 1] = [Stretch(places=places, people=sum(each.people for each in between))]
    return tuple(told) if len(told) > 1 else ()


def course(amounts: Sequence[float], wide: float, least: Sequence[float]) -> tuple[Reach, ...]:
    """Where the stream runs, `wide` at its source. Each reach is as tall as what leaves it is wide, or as its `least`.

    >>> [(each.top, each.right, each.leaving) for each in course([10, 0, 30], 80, [15, 15, 15])]
    [(0, 80, 20.0), (20.0, 60.0, 0.0), (35.0, 60.0, 60.0)]

    Source: flow diagrams whose widths are amounts (M. Schmidt 2008, The Sankey diagram in energy and material flow
    management, Journal of Industrial Ecology 12(1), 82-94): at each place what comes in is what goes on and what stops.
    """
    whole = sum(amounts) or 1
    widths = [wide * amount / whole for amount in amounts]
    talls = [max(width, room) for width, room in zip(widths, least, strict=True)]
    tops = accumulate(talls, initial=0)
    rights = accumulate((-width for width in widths), initial=wide)
    return tuple(
        Reach(top=top, tall=tall, left=0, right=max(0, right), leaving=width)
        for top, tall, right, width in zip(tops, talls, rights, widths, strict=False)
    )
