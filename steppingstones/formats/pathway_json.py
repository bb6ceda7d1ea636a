"""Our own file of a pathway, as JSON: everything about it, and nothing about who made it."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ..methods.pathway import Kind, Step, Track, Way
from ..methods.pathway_data import from_data, to_data
from ..methods.pathway_join import fit
from .pathway import (
    LONGEST_NAME,
    LONGEST_TEXT,
    LONGEST_VALUE,
    LONGEST_WORDS,
    MOST_IN_LIST,
    WHOM,
    NotAPathway,
    PathwayFile,
    check_size,
    checked,
    short,
)

MARK = "stepping-stones-pathway"
VERSION = 1
HEAD = {"title": LONGEST_NAME, "about": LONGEST_TEXT, "ideas": LONGEST_TEXT, "licence": LONGEST_NAME}
OF_STONE = ("kind", "track", "words", "more", "for_whom", "benefits")
OF_INDICATOR = ("way", "words", "question", "baseline", "target", "unit", "due")
OF_STEP = ("assumption", "because", "sure")

Data = dict[str, Any]


# --- Writing ----------------------------------------------------------------------------------------------


def write_json(file: PathwayFile) -> str:
    """The file as text. What is empty is left out; stones are called s1, s2 and so on."""
    data = to_data(file.pathway)
    names = {stone["key"]: f"s{number}" for number, stone in enumerate(data["stones"], 1)}
    head = {name: getattr(file, name) for name in HEAD}
    whole = {
        MARK: VERSION,
        **_filled(head),
        "stones": [_stone_out(stone, names) for stone in data["stones"]],
        "steps": [_step_out(step, names) for step in data["steps"]],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _stone_out(stone: Data, names: Mapping[str, str]) -> Data:
    indicators = [_filled({name: each[name] for name in OF_INDICATOR}) for each in stone["indicators"]]
    told = {name: stone[name] for name in OF_STONE}
    return {"key": names[stone["key"]], **_filled({**told, "indicators": indicators})}


def _step_out(step: Data, names: Mapping[str, str]) -> Data:
    ends = {"from": names[step["source"]], "to": names[step["target"]]}
    return ends | _filled({name: step[name] for name in OF_STEP})


def _filled(data: Data) -> Data:
    return {name: value for name, value in data.items() if value not in ("", None, (), [])}


# --- Reading ----------------------------------------------------------------------------------------------


def read_json(data: Data) -> PathwayFile:
    """The pathway in this data. Raises `NotAPathway` for the first thing that is wrong."""
    version = data.get(MARK)
    if version != VERSION or isinstance(version, bool):
        raise NotAPathway(
            f"The file says that it is version {short(str(version))} of a pathway file. This program reads "
            f"version {VERSION}. Update the program, or ask for the pathway as CSV."
        )
    head: Data = {name: _text(data, name, "The beginning of the file", most) for name, most in HEAD.items()}
    stones, steps = _list(data, "stones", "The file"), _list(data, "steps", "The file")
    check_size(len(stones), len(steps))
    read = from_data({"stones": _stones(stones), "steps": []}).stones
    known = [_step(step, f"Step {number}") for number, step in enumerate(steps, 1)]
    found = fit(read, known)
    return PathwayFile(pathway=found.pathway, left_out=found.left_out, **head)


def _stones(stones: Sequence[Any]) -> list[Data]:
    read = [_stone(stone, f"Stone {number}") for number, stone in enumerate(stones, 1)]
    seen = set()
    for number, stone in enumerate(read, 1):
        if stone["key"] in seen:
            raise NotAPathway(f"Stone {number}: the key “{short(stone['key'])}” is used twice. Give each its own.")
        seen.add(stone["key"])
    return read


def _stone(data: Any, where: str) -> Data:
    stone = _object(data, where)
    kind = _one_of(stone, "kind", where, [kind.value for kind in Kind])
    tracks = [Track.BOTH.value] if kind == Kind.ISSUE else [Track.PROJECT.value, Track.CO_PRODUCTION.value]
    indicators = _list(stone, "indicators", where)
    return {
        "key": _key(stone, "key", where),
        "kind": kind,
        "track": _one_of({"track": "both", **stone} if kind == Kind.ISSUE else stone, "track", where, tracks),
        "words": _need(stone, "words", where, LONGEST_WORDS),
        "more": _text(stone, "more", where, LONGEST_TEXT),
        "for_whom": _whom(stone, where),
        "benefits": _texts(stone, "benefits", where),
        "indicators": [
            _indicator(each, f"{where}, indicator {number}", f"{where}/{number}")
            for number, each in enumerate(indicators, 1)
        ],
    }


def _indicator(data: Any, where: str, key: str) -> Data:
    told = _object(data, where)
    question = _text(told, "question", where, LONGEST_TEXT)
    values = {name: _text(told, name, where, LONGEST_VALUE) for name in ("baseline", "target", "unit")}
    return {
        "key": key,
        "way": _one_of(told, "way", where, [way.value for way in Way]),
        "words": _text(told, "words", where, LONGEST_TEXT) or question or _need(told, "words", where, LONGEST_TEXT),
        "question": question,
        "due": _day(told, "due", where),
        **values,
    }


def _step(data: Any, where: str) -> Step:
    told = _object(data, where)
    return Step(
        source=_key(told, "from", where),
        target=_key(told, "to", where),
        assumption=_text(told, "assumption", where, LONGEST_TEXT),
        because=_text(told, "because", where, LONGEST_TEXT),
        sure=_percent(told, "sure", where),
    )


# --- One value, and where it stands -----------------------------------------------------------------------


def _object(data: Any, where: str) -> Data:
    if not isinstance(data, dict):
        raise NotAPathway(f'{where} should be an object in curly brackets, such as {{"words": "Paint the walls"}}.')
    return data


def _list(data: Data, name: str, where: str) -> Sequence[Any]:
    found = data.get(name, [])
    if not isinstance(found, list):
        raise NotAPathway(f"{where}: “{name}” should be a list in square brackets.")
    return found


def _text(data: Data, name: str, where: str, most: int) -> str:
    found = data.get(name, "")
    if not isinstance(found, str):
        raise NotAPathway(f"{where}: “{name}” should be text in quotation marks.")
    return checked(found, f"{where}, “{name}”", most)


def _need(data: Data, name: str, where: str, most: int) -> str:
    found = _text(data, name, where, most)
    if not found:
        raise NotAPathway(f"{where}: “{name}” is missing. Write what it says.")
    return found


def _key(data: Data, name: str, where: str) -> str:
    return _need(data, name, where, LONGEST_NAME)


def _texts(data: Data, name: str, where: str) -> list[str]:
    found = _list(data, name, where)
    if len(found) > MOST_IN_LIST:
        raise NotAPathway(f"{where}: “{name}” has {len(found)} entries. There is room for {MOST_IN_LIST}.")
    texts = [_text({name: each}, name, where, LONGEST_NAME) for each in found]
    return [text for text in texts if text]


def _whom(data: Data, where: str) -> list[str]:
    found = _texts(data, "for_whom", where)
    for each in found:
        if each not in WHOM:
            raise NotAPathway(f"{where}: “for_whom” has “{short(each)}”. It can have these: {', '.join(WHOM)}.")
    return found


def _one_of(data: Data, name: str, where: str, known: Sequence[str]) -> str:
    found = _text(data, name, where, LONGEST_TEXT)
    if found not in known:
        wrong = f"“{short(found)}” is" if found else "there is"
        raise NotAPathway(f"{where}: “{name}” should be one of these: {', '.join(known)}; {wrong} none of them.")
    return found


def _percent(data: Data, name: str, where: str) -> int | None:
    found = data.get(name)
    if found is None:
        return None
    if isinstance(found, bool) or not isinstance(found, int) or not 0 <= found <= 100:
        raise NotAPathway(f"{where}: “{name}” should be a whole number from 0 to 100: how sure you are, in percent.")
    return found


def _day(data: Data, name: str, where: str) -> str:
    found = _text(data, name, where, LONGEST_VALUE)
    try:
        return date.fromisoformat(found).isoformat() if found else ""
    except ValueError:
        raise NotAPathway(f"{where}: “{short(found)}” is no date. Write it as 2027-12-31.") from None
