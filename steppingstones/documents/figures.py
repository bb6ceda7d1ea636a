"""Numbers of people in versions of one report that leave the group one after the other.

Two versions may tell no more together than each alone. Where a number moved by a few, the part of the report in which
it stands says what the earlier version said. Parts are claims, tables, and what else stands under one heading: the
numbers in a part may add up, so all of them stay or none does. docs/decisions/sign-off.md says why.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..methods.suppression import PUBLISHED

Data = dict[str, Any]
Part = tuple[str, ...]
_DAY = re.compile(r"\b\d{1,2} [^\W\d]+ \d{4}\b")
_NUMBER = re.compile(r"\d+")
# Of a claim, what the group wrote, or where it stands. All else the program says of its stone, and it may add up.
_OWN = {"is", "number", "words", "stone", "stone_ref", "stone_kind", "track", "track_label", "thread_url", "anchor"}
_NOT_TOLD = {"is", "easy", "picture", "voice", "svg"}


def parts(blocks: Sequence[Data]) -> dict[Part, list[Data]]:
    """The blocks by the part that they stand in, each part once."""
    found: dict[Part, list[Data]] = {}
    for part, block in _placed(blocks):
        found.setdefault(part, []).append(block)
    return found


def _placed(blocks: Sequence[Data]) -> Iterator[tuple[Part, Data]]:
    """Claims by their stone, so that one that is written anew is known; and what follows a claim, with it."""
    path: list[str] = []
    claim = ""
    for block in blocks:
        if block["is"] == "Heading":
            path, claim = [*path[: block.get("level", 2) - 2], block["text"]], ""
        if block["is"] == "Claim":
            claim = block.get("stone_ref") or block["anchor"]
            yield ("claim", claim), block
        elif block["is"] == "Table":
            yield ("table", *path, block["caption"]), block
        else:
            yield (("after", claim) if claim else ("under", *path)), block


@dataclass(frozen=True, kw_only=True)
class Typed:
    """Where people write and nothing is counted: headings, and how such sentences under a claim begin."""

    headings: Collection[str] = ()
    starts: tuple[str, ...] = ()


def hold(new: Sequence[Data], earlier: Sequence[Sequence[Data]], typed: Typed = Typed()) -> list[Data]:
    """The new blocks, with those parts as they were whose numbers are too near to any of the earlier versions.

    `earlier` begins with the oldest.

    >>> def said(number): return {"is": "Facts", "pairs": [["People", f"{number} people"]]}
    >>> heading = {"is": "Heading", "text": "Who was heard"}
    >>> [block["pairs"][0][1] for block in hold([heading, said(13)], [[heading, said(12)]])[1:]]
    ['12 people']
    >>> [block["pairs"][0][1] for block in hold([heading, said(17)], [[heading, said(12)]])[1:]]
    ['17 people']
    """
    now, before = parts(new), [parts(blocks) for blocks in earlier]
    kept: dict[Part, list[Data]] = {}
    for part, blocks in now.items():
        if part[0] == "claim":
            kept[part] = [_held_claim(each, blocks, [then.get(part, []) for then in before], typed) for each in blocks]
            continue
        known = [then[part] for then in before if part in then]
        is_counted = part != ("under",) and not set(part[1:2]) & set(typed.headings)
        is_near = is_counted and any(too_near(words_in(then, typed), words_in(blocks, typed)) for then in known)
        kept[part] = known[-1] if is_near else blocks
    return _in_order(new, kept)


def _in_order(new: Sequence[Data], kept: Mapping[Part, list[Data]]) -> list[Data]:
    """Parts where they stand in the new version. Those that stay may have more blocks or fewer."""
    waiting = {part: list(blocks) for part, blocks in kept.items()}
    last = {part: at for at, (part, _block) in enumerate(_placed(new))}
    told: list[Data] = []
    for at, (part, _block) in enumerate(_placed(new)):
        how_many = len(waiting[part]) if at == last[part] else min(1, len(waiting[part]))
        told += [waiting[part].pop(0) for _each in range(how_many)]
    return told


def _held_claim(claim: Data, now: list[Data], earlier: Sequence[list[Data]], typed: Typed) -> Data:
    """A claim with the numbers that it had, where they are too near. `now` are all claims about its stone."""
    known = [each for then in earlier for each in _same(claim, now, then)]
    is_near = any(too_near(words_in([then], typed), words_in([claim], typed)) for then in known)
    return _claim_as_before(known[-1], claim, typed) if is_near else claim


def _same(claim: Data, now: list[Data], then: list[Data]) -> list[Data]:
    """The claims of then that counted the same people: itself; else those that say now what it says; else those that
    are gone, in whose place it may stand. Others about its stone may rest on some of the voices only."""
    alike = {each["anchor"] for each in now if each.get("evidence") == claim.get("evidence")}
    still = {each["anchor"] for each in now}
    return (
        [each for each in then if each["anchor"] == claim["anchor"]]
        or [each for each in then if each["anchor"] in alike]
        or [each for each in then if each["anchor"] not in still]
    )


def _claim_as_before(then: Data, now: Data, typed: Typed) -> Data:
    """The group's sentence, quotes and decisions of now, beside the numbers of then."""
    own = _OWN | {"quotes"}
    kept = {name: value for name, value in now.items() if name in own}
    told = {name: value for name, value in then.items() if name not in own}
    evidence = [
        *(words for words in then.get("evidence", []) if not words.startswith(typed.starts)),
        *(words for words in now.get("evidence", []) if words.startswith(typed.starts)),
    ]
    easy = [*_own_easy(now), *then.get("easy", [])[len(_own_easy(then)) :]]
    return {**kept, **told, **({"evidence": evidence} if evidence else {}), "easy": easy}


def words_in(data: Any, typed: Typed = Typed()) -> list[str]:
    """What the program counted, each number beside what it is of: of a claim not its own sentence.

    >>> words_in([{"is": "Table", "caption": "Open?", "header": [], "rows": [["Yes", "7"], ["No", "9"]]}])
    ['Yes 7', 'No 9']
    """
    if isinstance(data, str):
        return [data]
    if isinstance(data, list):
        return [words for each in data for words in words_in(each, typed)]
    if not isinstance(data, dict):
        return []
    kind = data["is"]
    if kind == "Claim":
        return _of_claim(data, typed)
    if kind in {"Table", "Facts"}:
        found = [" ".join(row) for row in data["rows" if kind == "Table" else "pairs"]]
    else:
        found = [words for name in data if name not in _NOT_TOLD for words in words_in(data[name], typed)]
    return [*found, *_easy(data.get("easy", []))]


def _of_claim(claim: Data, typed: Typed) -> list[str]:
    """Said for it and said against it are told apart, though the sentences are the same."""
    names = [name for name in claim if name not in _OWN | _NOT_TOLD | {"quotes"}]
    told = [f"{name}: {words}" for name in names for words in words_in(claim[name], typed)]
    starts = tuple(f"evidence: {start}" for start in typed.starts)
    easy = claim.get("easy", [])[len(_own_easy(claim)) :]
    return [*(words for words in told if not words.startswith(starts)), *_easy(easy)]


def _own_easy(claim: Data) -> list[Data]:
    """The group's sentence in Easy Read comes first. If it is left out, a sentence with a number may."""
    return [row for row in claim.get("easy", [])[:1] if not numbers(row.get("words", ""))]


def _easy(rows: Sequence[Data]) -> list[str]:
    return [f"easy: {row.get('words', '')}" for row in rows]


def too_near(then: Sequence[str], now: Sequence[str], threshold: int = PUBLISHED) -> bool:
    """Whether a number moved by less than the threshold, between sentences that tell of the same.

    >>> too_near(["Said by 12 people."], ["Said by 12 people."])
    False
    >>> too_near(["Said by 12 people."], ["Said by 9 people."])
    True
    >>> too_near(["Said by 7 people (7 carers)."], ["Said by fewer than 5 people."])
    True
    """
    known: dict[str, list[list[int]]] = {}
    for words in then:
        known.setdefault(skeleton(words), []).append(numbers(words))
    same = {skeleton(words) for words in now} & set(known)
    for words in now:
        form, told = skeleton(words), numbers(words)
        if form in same:
            pairs = [pair for each in known[form] for pair in zip(each, told, strict=True)]
        else:
            others = [each for old, found in known.items() if old not in same and _alike(old, form) for each in found]
            pairs = [(old, new) for each in others for old in each for new in told]
        if any(0 < abs(old - new) < threshold for old, new in pairs):
            return True
    return False


def skeleton(words: str) -> str:
    return _NUMBER.sub("#", _DAY.sub("", words))


def numbers(words: str) -> list[int]:
    """The numbers in it, without days.

    >>> numbers("From 4 March 2026: 12 people (7 carers)")
    [12, 7]
    """
    return [int(found) for found in _NUMBER.findall(_DAY.sub("", words))]


def _alike(one: str, other: str) -> bool:
    """Whether both begin alike up to their first number: "Said by #" and "Said by fewer than #"."""
    first, second = one.partition("#")[0], other.partition("#")[0]
    return "#" in one and "#" in other and (first.startswith(second) or second.startswith(first))
