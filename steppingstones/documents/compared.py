"""Two versions of a report beside each other: claims that came, went or are worded anew, and numbers that moved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from .figures import numbers, parts

Data = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Moved:
    """What was said then and is said now about the same thing."""

    about: str
    then: str
    now: str


@dataclass(frozen=True, kw_only=True)
class Compared:
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    reworded: tuple[Moved, ...]
    moved: tuple[Moved, ...]

    @property
    def is_same(self) -> bool:
        return not (self.added or self.dropped or self.reworded or self.moved)


def compare(then: Sequence[Data], now: Sequence[Data]) -> Compared:
    """What is other now.

    >>> old = [{"is": "Claim", "anchor": "a", "words": "We meet", "stone": "Us", "evidence": ["Said by 5 people."]}]
    >>> new = [{**old[0], "words": "We all meet", "evidence": ["Said by 9 people."]}]
    >>> found = compare(old, new)
    >>> found.reworded[0].now, found.moved[0].then, found.moved[0].now
    ('We all meet', 'Said by 5 people.', 'Said by 9 people.')
    """
    old, new = _claims(then), _claims(now)
    both = [anchor for anchor in new if anchor in old]
    told_then, told_now = dict(_told(then)), dict(_told(now))
    return Compared(
        added=tuple(words for anchor, (words, _stone) in new.items() if anchor not in old),
        dropped=tuple(words for anchor, (words, _stone) in old.items() if anchor not in new),
        reworded=tuple(
            Moved(about=new[each][1], then=old[each][0], now=new[each][0]) for each in both if old[each] != new[each]
        ),
        moved=tuple(
            Moved(about=about[-1], then=told_then[about], now=words)
            for about, words in told_now.items()
            if about in told_then and numbers(told_then[about]) != numbers(words)
        ),
    )


def _claims(blocks: Sequence[Data]) -> dict[str, tuple[str, str]]:
    return {block["anchor"]: (block["words"], block["stone"]) for block in blocks if block["is"] == "Claim"}


def _told(blocks: Sequence[Data]) -> Iterator[tuple[tuple[str, ...], str]]:
    """What the program counted, by the place where it stands; the last word of the place names it for readers."""
    for part, found in parts(blocks).items():
        for block in found:
            if block["is"] == "Claim":
                against = [each for each in block.get("against", []) if isinstance(each, str)]
                yield (*part, "for", block["stone"]), " ".join(block.get("evidence", []))
                yield (*part, "against", f"{block['stone']} (–)"), " ".join(against)
            elif block["is"] == "Facts":
                yield from (((*part, f"{part[-1]}: {name}"), value) for name, value in block["pairs"])
            elif block["is"] == "Table":
                yield from (((*part, f"{block['caption']}: {row[0]}"), ", ".join(row[1:])) for row in block["rows"])
