"""A pathway, or a difference between two, as plain data that JSON can hold, and back again."""

from dataclasses import asdict
from typing import Any

from .pathway import Indicator, Kind, Pathway, Step, Stone, Track, Way
from .pathway_changes import Difference, StepChange, StoneChange

Data = dict[str, Any]


def to_data(pathway: Pathway) -> Data:
    """A pathway as plain data, its stones in the order of the list.

    Source: `docs/formats/pathway.md`.

    >>> to_data(Pathway())
    {'stones': [], 'steps': []}
    """
    return {
        "stones": [_plain(asdict(stone)) for stone in pathway.in_order],
        "steps": [asdict(step) for step in pathway.steps],
    }


def from_data(data: Data) -> Pathway:
    """The pathway that this data is of. Raises KeyError, TypeError or ValueError where it is of none.

    Source: as `to_data`.

    >>> from_data({"stones": [], "steps": []})
    Pathway(stones=(), steps=())
    """
    return Pathway(
        stones=tuple(_stone(each) for each in data["stones"]),
        steps=tuple(Step(**each) for each in data["steps"]),
    )


def difference_to_data(difference: Difference) -> Data:
    """A difference as plain data.

    Source: as `to_data`.

    >>> difference_to_data(Difference())
    {'stones': [], 'steps': []}
    """
    return {
        "stones": [_ends(each.before, each.after) for each in difference.stones],
        "steps": [_ends(each.before, each.after) for each in difference.steps],
    }


def difference_from_data(data: Data) -> Difference:
    """The difference that this data is of.

    Source: as `to_data`.

    >>> difference_from_data({"stones": [], "steps": []})
    Difference(stones=(), steps=())
    """
    return Difference(
        stones=tuple(_stone_change(*ends) for ends in data["stones"]),
        steps=tuple(_step_change(*ends) for ends in data["steps"]),
    )


def _stone_change(one: Data | None, two: Data | None) -> StoneChange:
    return StoneChange(
        key=(two or one or {})["key"], before=_stone(one) if one else None, after=_stone(two) if two else None
    )


def _step_change(one: Data | None, two: Data | None) -> StepChange:
    ends = two or one or {}
    return StepChange(
        ends=(ends["source"], ends["target"]), before=Step(**one) if one else None, after=Step(**two) if two else None
    )


def _ends(before: Stone | Step | None, after: Stone | Step | None) -> list[Data | None]:
    return [None if each is None else _plain(asdict(each)) for each in (before, after)]


def _plain(data: Data) -> Data:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in data.items()}


def _stone(data: Data) -> Stone:
    return Stone(
        **data
        | {
            "kind": Kind(data["kind"]),
            "track": Track(data["track"]),
            "for_whom": tuple(data.get("for_whom", ())),
            "benefits": tuple(data.get("benefits", ())),
            "indicators": tuple(Indicator(**each | {"way": Way(each["way"])}) for each in data.get("indicators", ())),
        }
    )
