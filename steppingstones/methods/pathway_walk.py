"""Walking backwards from the impact: which question comes next is worked out from the pathway itself.

So a group can stop anywhere, come back in a month, and be asked what is still open.
"""

from collections.abc import Collection

from .pathway import OUTCOMES, TRACKS, Kind, Pathway, Stone, may_step

ASKED = (Kind.IMPACT, Kind.LONG, Kind.SHORT)


def asked_in_order(pathway: Pathway) -> tuple[Stone, ...]:
    """The stones of which it is asked what comes first, from the impact backwards, the project's before the other's.

    Source: backwards mapping: "what must be true first, so that this can happen?"

    >>> from steppingstones.methods.pathway import Track
    >>> long = Stone(key="l", kind=Kind.LONG, track=Track.PROJECT, words="The doors are open")
    >>> goal = Stone(key="i", kind=Kind.IMPACT, track=Track.PROJECT, words="There is a day centre")
    >>> [stone.key for stone in asked_in_order(Pathway(stones=(long, goal)))]
    ['i', 'l']
    """
    return tuple(stone for kind in ASKED for track in TRACKS for stone in pathway.on(kind, track))


def open_stones(pathway: Pathway, enough: Collection[str] = ()) -> tuple[Stone, ...]:
    """Those of them that nothing leads to yet, without those of which the group said that it is enough.

    Source: as `asked_in_order`.

    >>> from steppingstones.methods.pathway import Track
    >>> goal = Stone(key="i", kind=Kind.IMPACT, track=Track.PROJECT, words="There is a day centre")
    >>> len(open_stones(Pathway(stones=(goal,)))), len(open_stones(Pathway(stones=(goal,)), {"i"}))
    (1, 0)
    """
    return tuple(each for each in asked_in_order(pathway) if not pathway.led_by(each.key) and each.key not in enough)


def next_open(pathway: Pathway, enough: Collection[str] = (), *, after: str = "") -> Stone | None:
    """The next stone to ask about: the first that is open, or the first one behind this stone.

    Source: as `asked_in_order`; a question that was skipped is asked again another day.

    >>> from steppingstones.methods.pathway import Track
    >>> one, two = (Stone(key=key, kind=Kind.IMPACT, track=Track.PROJECT, words=key) for key in "ab")
    >>> path = Pathway(stones=(one, two))
    >>> next_open(path).key, next_open(path, after="a").key, next_open(path, after="b")
    ('a', 'b', None)
    """
    order = [stone.key for stone in asked_in_order(pathway)]
    behind = order.index(after) + 1 if after in order else 0
    found = [stone for stone in open_stones(pathway, enough) if order.index(stone.key) >= behind]
    return found[0] if found else None


def may_help(pathway: Pathway, key: str) -> tuple[Stone, ...]:
    """The stones that are there already and could lead to this one, those from the other track first.

    Source: PLAN-2, an outcome of doing it together can support one of the project.

    >>> from steppingstones.methods.pathway import Track
    >>> together = Stone(key="c", kind=Kind.SHORT, track=Track.CO_PRODUCTION, words="People trust each other")
    >>> goal = Stone(key="i", kind=Kind.IMPACT, track=Track.PROJECT, words="There is a day centre")
    >>> [stone.key for stone in may_help(Pathway(stones=(together, goal)), "i")]
    ['c']
    """
    track = pathway.by_key[key].track
    found = [
        each
        for each in pathway.in_order
        if (each.key, key) not in pathway.by_ends and may_step(pathway, each.key, key) is None
    ]
    return tuple(sorted(found, key=lambda each: (each.track == track, each.kind not in OUTCOMES)))
