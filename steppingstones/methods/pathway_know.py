"""How will we know? The indicators of a stone, the numbers in them, and how sure a group is of a step."""

import re
from dataclasses import replace
from enum import IntEnum

from .pathway import Indicator, Pathway, Step, Way

_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:[ ,]\d{3})+|\d+)(?:\.\d+)?")
MEASURED = (Way.QUESTION, Way.COUNT)


class Sure(IntEnum):
    """How sure a group is that a step holds, in percent. People choose the words; imports may bring other numbers."""

    GUESS = 25
    THINK = 50
    FAIRLY = 75
    VERY = 90


def nearest_sure(percent: int) -> Sure:
    """The words that are nearest to a percentage; the more careful ones where two are equally near.

    Source: four steps between guess and certainty; nobody in a group can tell 60 from 65 percent.

    >>> nearest_sure(60).name, nearest_sure(100).name
    ('THINK', 'VERY')
    """
    return min(Sure, key=lambda sure: (abs(sure - percent), sure))


def number_of(text: str) -> float | None:
    """The number that is written here, with its percent sign or without; None if it is none.

    Source: what people write in a box for a number: "12", "1,200", "4.5", "60 %".

    >>> number_of("1,200"), number_of("60 %"), number_of("many")
    (1200.0, 60.0, None)
    """
    bare = text.strip().removesuffix("%").strip().replace("\u2212", "-")
    return float(re.sub("[ ,]", "", bare)) if bare.isascii() and _NUMBER.fullmatch(bare) else None


def has_numbers(way: Way) -> bool:
    """Whether a start and a target make sense: for what is counted, not for a story and not for a day.

    Source: not all that counts can be counted; a story stands beside the numbers as an equal.

    >>> has_numbers(Way.COUNT), has_numbers(Way.STORY)
    (True, False)
    """
    return way in MEASURED


def add_indicator(pathway: Pathway, key: str, indicator: Indicator, place: int | None = None) -> Pathway:
    """One more way to know, last or at a place (from 0).

    Source: PLAN-5, indicators belong to a stone.

    >>> from steppingstones.methods.pathway import Kind, Stone, Track
    >>> stone = Stone(key="s", kind=Kind.SHORT, track=Track.PROJECT, words="People come")
    >>> told = Indicator(key="n", way=Way.COUNT, words="people at tea")
    >>> [each.words for each in add_indicator(Pathway(stones=(stone,)), "s", told).by_key["s"].indicators]
    ['people at tea']
    """
    there = list(pathway.by_key[key].indicators)
    there.insert(len(there) if place is None else place, indicator)
    return _with(pathway, key, there)


def change_indicator(pathway: Pathway, key: str, indicator: Indicator) -> Pathway:
    """The indicator of this key says something else now.

    Source: as `add_indicator`.

    >>> from steppingstones.methods.pathway import Kind, Stone, Track
    >>> told = Indicator(key="n", way=Way.COUNT, words="people at tea")
    >>> stone = Stone(key="s", kind=Kind.SHORT, track=Track.PROJECT, words="People come", indicators=(told,))
    >>> path = change_indicator(Pathway(stones=(stone,)), "s", replace(told, target="12"))
    >>> path.by_key["s"].indicators[0].target
    '12'
    """
    there = pathway.by_key[key].indicators
    return _with(pathway, key, [indicator if each.key == indicator.key else each for each in there])


def remove_indicator(pathway: Pathway, key: str, indicator: str) -> Pathway:
    """Without this indicator.

    Source: as `add_indicator`.

    >>> from steppingstones.methods.pathway import Kind, Stone, Track
    >>> told = Indicator(key="n", way=Way.COUNT, words="people at tea")
    >>> stone = Stone(key="s", kind=Kind.SHORT, track=Track.PROJECT, words="People come", indicators=(told,))
    >>> remove_indicator(Pathway(stones=(stone,)), "s", "n").by_key["s"].indicators
    ()
    """
    return _with(pathway, key, [each for each in pathway.by_key[key].indicators if each.key != indicator])


def move_indicator(pathway: Pathway, key: str, indicator: str, *, up: bool) -> Pathway:
    """Change places with the indicator above or below.

    Source: the group's own order is kept.

    >>> from steppingstones.methods.pathway import Kind, Stone, Track
    >>> told = tuple(Indicator(key=each, way=Way.COUNT, words=each) for each in "ab")
    >>> stone = Stone(key="s", kind=Kind.SHORT, track=Track.PROJECT, words="People come", indicators=told)
    >>> [each.key for each in move_indicator(Pathway(stones=(stone,)), "s", "b", up=True).by_key["s"].indicators]
    ['b', 'a']
    """
    there = list(pathway.by_key[key].indicators)
    place = [each.key for each in there].index(indicator)
    there.insert(max(place - 1 if up else place + 1, 0), there.pop(place))
    return _with(pathway, key, there)


def assume(pathway: Pathway, step: Step) -> Pathway:
    """Say what must hold for a step that there is.

    Source: PLAN-5, assumptions belong to a step: it leads on only if they hold.

    >>> path = Pathway(steps=(Step(source="a", target="s"),))
    >>> assume(path, Step(source="a", target="s", assumption="There is a bus")).steps[0].assumption
    'There is a bus'
    """
    return pathway.setting_step(step) if step.ends in pathway.by_ends else pathway


def _with(pathway: Pathway, key: str, indicators: list[Indicator]) -> Pathway:
    """The stone with other indicators, in its own place."""
    stones = tuple(replace(each, indicators=tuple(indicators)) if each.key == key else each for each in pathway.stones)
    return replace(pathway, stones=stones)
