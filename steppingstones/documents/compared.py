"""Two versions of a report beside each other: all that came, went or is worded anew, and numbers that moved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from .figures import numbers
from .kept import NOT_WORDS

Data = dict[str, Any]
Path = tuple[str, ...]  # the headings under which something stands; none for the opening
BEFORE = 150  # letters that are the same, shown before those that are not
_OF_CLAIMS = {"words", "stone", "stone_kind", "track_label", "evidence", "against", "sure", "why_so_sure", "quotes"}
_APART = NOT_WORDS | {"easy", "drawing"}  # told apart, or told by the table that is drawn


@dataclass(frozen=True, kw_only=True)
class Moved:
    """What was said then and is said now about the same thing."""

    about: str
    then: str
    now: str


@dataclass(frozen=True, kw_only=True)
class Compared:
    """`is_same` only where nothing at all is other. `retold` without a name is about the opening."""

    is_same: bool
    titles: tuple[Moved, ...]
    parts_added: tuple[str, ...]
    parts_dropped: tuple[str, ...]
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    reworded: tuple[Moved, ...]
    retold: tuple[Moved, ...]
    moved: tuple[Moved, ...]
    is_in_other_order: bool
    has_other_quotes: bool
    has_other_easy_read: bool
    has_other_readers: bool

    @property
    def is_otherwise_other(self) -> bool:
        """What none of the others tells, such as how a table is drawn."""
        told = {name: value for name, value in vars(self).items() if name != "is_same"}
        return not self.is_same and not any(told.values())


def compare(then: Data, now: Data) -> Compared:
    """What is other now, in a report that is kept as plain data.

    >>> claim = {"is": "Claim", "anchor": "a", "words": "We meet", "stone": "Us", "evidence": ["Said by 5 people."]}
    >>> old = {"title": "Our year", "blocks": [claim]}
    >>> more = {**claim, "words": "We all meet", "evidence": ["Said by 9 people."]}
    >>> found = compare(old, {"title": "Our years", "blocks": [{"is": "Paragraph", "text": "Hello."}, more]})
    >>> found.reworded[0].now, found.moved[0].now, found.titles[0].now, found.retold[0].now, found.is_same
    ('We all meet', 'Said by 9 people.', 'Our years', 'Hello.', False)
    """
    old, new = _Told(then["blocks"]), _Told(now["blocks"])
    both = [anchor for anchor in new.claims if anchor in old.claims]
    counted = [(about, old.counted[about], words) for about, words in new.counted.items() if about in old.counted]
    other = [each for each in counted if each[1] != each[2]]
    return Compared(
        is_same=then == now,
        titles=tuple(_differing([("", then.get(name, ""), now.get(name, "")) for name in ("title", "subtitle")])),
        parts_added=_only_in(new, old),
        parts_dropped=_only_in(old, new),
        added=tuple(words for anchor, (words, _stone) in new.claims.items() if anchor not in old.claims),
        dropped=tuple(words for anchor, (words, _stone) in old.claims.items() if anchor not in new.claims),
        reworded=tuple(_differing((new.claims[each][1], old.claims[each][0], new.claims[each][0]) for each in both)),
        retold=(
            *_retold(old, new),
            *(_moved(each) for each in other if numbers(each[1]) == numbers(each[2])),
        ),
        moved=tuple(_moved(each) for each in other if numbers(each[1]) != numbers(each[2])),
        is_in_other_order=old.order_of(new) != new.order_of(old),
        has_other_quotes=_quotes(then) != _quotes(now),
        has_other_easy_read=_found(then["blocks"], "easy") != _found(now["blocks"], "easy"),
        has_other_readers=then.get("audience") != now.get("audience"),
    )


class _Told:
    """A report sorted for comparing: its parts and claims in their order, prose by part, and what is counted."""

    def __init__(self, blocks: Sequence[Data]) -> None:
        self.paths: list[Path] = [()]
        self.claims: dict[str, tuple[str, str]] = {}
        self.prose: dict[Path, list[str]] = {}
        self.counted: dict[tuple[str, ...], str] = {}
        for path, block in _placed(blocks):
            if block["is"] in {"Heading", "Table"}:
                self.paths.append(path)
            if block["is"] == "Claim":
                self.claims[block["anchor"]] = block["words"], block["stone"]
            self.counted.update(_counted(path, block))
            self.prose.setdefault(path, []).extend(_lines(block))

    def order_of(self, other: "_Told") -> tuple[list[Path], list[str]]:
        """The parts and claims that the other has too, in their order here."""
        shared = [path for path in dict.fromkeys(self.paths) if path in other.paths]
        return shared, [anchor for anchor in self.claims if anchor in other.claims]


def _placed(blocks: Sequence[Data]) -> Iterator[tuple[Path, Data]]:
    """What follows a claim stands under its stone."""
    path: list[str] = []
    claim: list[str] = []
    for block in blocks:
        if block["is"] == "Heading":
            path, claim = [*path[: block.get("level", 2) - 2], block["text"]], []
        if block["is"] == "Claim":
            claim = [block["stone"]]
        yield ((*path, block["caption"]) if block["is"] == "Table" else (*path, *claim)), block


def _counted(path: Path, block: Data) -> Iterator[tuple[tuple[str, ...], str]]:
    """What the program counted, by the place where it stands; the last word of the place names it for readers."""
    if block["is"] == "Claim":
        against = [each for each in block.get("against", []) if isinstance(each, str)]
        yield (block["anchor"], "for", block["stone"]), " ".join(block.get("evidence", []))
        yield (block["anchor"], "against", f"{block['stone']} (–)"), " ".join(against)
        yield (
            (block["anchor"], "sure", block["stone"]),
            " ".join([block.get("sure", ""), *block.get("why_so_sure", [])]),
        )
    elif block["is"] == "Facts":
        yield from (((*path, f"{path[-1] if path else ''}: {name}"), value) for name, value in block["pairs"])
    elif block["is"] == "Table":
        yield from (((*path, f"{block['caption']}: {row[0]}"), ", ".join(row[1:])) for row in block["rows"])


def _lines(block: Data) -> list[str]:
    """What else stands there in words."""
    names = {"Heading": {"text"}, "Claim": _OF_CLAIMS, "Facts": {"pairs"}, "Table": {"rows", "caption"}}
    told = {name: value for name, value in block.items() if name not in names.get(block["is"], set())}
    return [line for words in _words(told) for line in words.split("\n") if line.strip()]


def _words(data: Any) -> list[str]:
    if isinstance(data, str):
        return [data]
    if isinstance(data, list):
        return [words for each in data for words in _words(each)]
    if isinstance(data, dict):
        return [words for name, value in data.items() if name not in _APART for words in _words(value)]
    return []


def _only_in(one: _Told, other: _Told) -> tuple[str, ...]:
    """Parts that only this one has, without the parts inside them."""
    known = set(other.paths)
    return tuple(path[-1] for path in dict.fromkeys(one.paths) if path not in known and path[:-1] in known)


def _retold(then: _Told, now: _Told) -> Iterator[Moved]:
    """Lines that came or went, by the part that both have; rows that came or went as well."""
    for path in dict.fromkeys([(), *now.prose, *then.prose]):
        if (path in then.prose and path in now.prose) or not path:
            old, new = then.prose.get(path, []), now.prose.get(path, [])
            lines = (
                "\n".join(each for each in old if each not in new),
                "\n".join(each for each in new if each not in old),
            )
            yield from _differing([(path[-1] if path else "", *lines)])
    for about in dict.fromkeys([*now.counted, *then.counted]):
        if (about in then.counted) != (about in now.counted) and {about[:-1]} <= {*then.prose} & {*now.prose}:
            yield Moved(about=about[-1], then=then.counted.get(about, ""), now=now.counted.get(about, ""))


def _differing(rows: Any) -> Iterator[Moved]:
    return (_moved(row) for row in rows if row[1] != row[2])


def _moved(row: tuple[Any, str, str]) -> Moved:
    about = row[0] if isinstance(row[0], str) else row[0][-1]
    pairs = enumerate(zip(row[1], row[2], strict=False))
    same = next((at for at, (one, other) in pairs if one != other), min(map(len, row[1:]))) - BEFORE
    then, now = (f"…{words[same:]}" if same > 0 else words for words in row[1:])
    return Moved(about=about, then=then, now=now)


def _quotes(kept: Data) -> list[Any]:
    """Whose words stand in it, and how often they were put right."""
    return [*_found(kept["blocks"], "voice"), kept.get("put_right", {})]


def _found(data: Any, name: str) -> list[Any]:
    """All that has this name, wherever it stands."""
    if isinstance(data, list):
        return [found for each in data for found in _found(each, name)]
    if not isinstance(data, dict):
        return []
    here = [data[name]] if data.get(name) else []
    return [*here, *(found for key, value in data.items() if key != "easy" for found in _found(value, name))]
