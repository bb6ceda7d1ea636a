"""The rows of an Easy Read version: what each is about, what is written for it, and what is filled in when it is read.

A row that the program words has a key, so that what people write instead stays with it. Numbers and quotes are never
written down: they stand as slots ("[people]") that are filled each time, with the consent of that moment.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from .blocks import AnyBlock, EasyRow, Heading
from .easyread import TOP

_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
SLOT = re.compile(r"\[([a-z]+(?: \d+)?)\]")
SLOTS = ("people", "quote", "number", "day")
START = re.compile(r"(?:^|[.!?…]\s+[“\"]?)$")


@dataclass(frozen=True, kw_only=True)
class SourceRow(EasyRow):
    """A row that knows what it is about. `words` may be empty: then nothing is told until somebody writes it.

    `pattern` is the sentence with its slots, `facts` what fills them. `typed` are the words of a person on which it
    rests, such as a claim; `beside` what the full report says there, which may hold numbers and is never kept.
    `crowd` is the picture of as many people as it tells, in place of its own as long as nobody chose another.
    `former` is the key by which what was written for it may still be kept. `is_typed`: people typed these easy words
    where they wrote the thing itself. `under` is what it stands under, where a heading of the version does not say so.
    """

    key: str = ""
    pattern: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    typed: str = ""
    beside: str = ""
    crowd: str = ""
    former: str = ""
    is_typed: bool = False
    under: str = ""

    @property
    def kept(self) -> str:
        """What is kept of the source beside what was written from it: never a number, never a quote."""
        return self.typed or self.pattern


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line that somebody wrote: words with slots, and a picture."""

    words: str
    picture: str = ""


@dataclass(frozen=True, kw_only=True)
class Written:
    """What was written in place of a row: one line or several, or none where it is left out."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class Told:
    """A line as it is told. `mark` names its words and picture before anything is filled in; whoever read it under the
    former key of its row knows it by its `former` mark."""

    row: EasyRow
    line: Line
    mark: str
    former: str = ""


def row(key: str, pattern: str, picture: str = "", *, typed: str = "", beside: str = "", **facts: str) -> SourceRow:
    """A row with a key. Words in `pattern` such as "[people]" are filled from `facts`.

    >>> row("tea", "[people] like tea.", people="fewer than 5 people").words
    'Fewer than 5 people like tea.'
    """
    filled = fill(pattern, tuple(facts.items()))
    return SourceRow(
        key=key,
        words=pattern if filled is None else filled,  # somebody may have typed brackets of their own
        picture=picture,
        pattern=pattern,
        facts=tuple(facts.items()),
        typed=typed,
        beside=beside,
    )


def fill(pattern: str, facts: Sequence[tuple[str, str]]) -> str | None:
    """The pattern with its slots filled; None where one of ours is empty. What people put in brackets stays.

    >>> fill("It is [number] people. [people] [laugh].", [("number", "7"), ("people", "fewer than 5 people")])
    'It is 7 people. Fewer than 5 people [laugh].'
    """
    known, told, last = dict(facts), "", 0
    for found in SLOT.finditer(pattern):
        told += pattern[last : found.start()]
        if found[1] in known:
            value = known[found[1]]
            told += value[:1].upper() + value[1:] if START.search(told) else value
        elif found[1].split()[0] in SLOTS:
            return None
        else:
            told += found[0]
        last = found.end()
    return told + pattern[last:]


def unfilled(typed: str, slots: Sequence[str]) -> list[str]:
    """The slots of ours that somebody typed, and that nothing fills here.

    >>> unfilled("[people] of us met on [day] [again].", ["people"])
    ['day']
    """
    found = dict.fromkeys(slot[1] for slot in SLOT.finditer(typed))
    return [name for name in found if name.split()[0] in SLOTS and name not in slots]


def with_slots(typed: str, facts: Sequence[tuple[str, str]]) -> str:
    """What somebody typed, with the numbers and quotes that the program knows put back into their slots.

    >>> with_slots("Fewer than 5 people like tea.", [("people", "fewer than 5 people")])
    '[people] like tea.'
    """
    pieces = re.split(r"(\[[^\[\]]*\])", typed)  # what is in brackets already stays
    for name, value in sorted(facts, key=lambda fact: -len(fact[1])):
        if " " in value:  # a single word may well be somebody's own
            spelt = re.compile(rf"(?<!\w){re.escape(value)}(?!\w)", re.IGNORECASE)
            pieces = [piece if at % 2 else spelt.sub(f"[{name}]", piece) for at, piece in enumerate(pieces)]
    return "".join(pieces)


def mark_of(key: str, line: Line) -> str:
    """A short name for this line as it is: another one for any other words or picture."""
    return hashlib.sha256("\n".join((key, line.picture, line.words)).encode()).hexdigest()[:20]


# --- The rows of a report -------------------------------------------------------------------------------------


def sources(blocks: Sequence[AnyBlock]) -> list[tuple[str, list[SourceRow]]]:
    """The rows under the headings of the Easy Read version, each with a key of its own."""
    found: list[tuple[str, list[SourceRow]]] = [("", [])]
    for heading, _at, rows in _keyed(blocks):
        if heading != found[-1][0]:
            found.append((heading, []))
        found[-1][1].extend(rows)
    return [(heading, rows) for heading, rows in found if rows]


@dataclass(frozen=True, kw_only=True)
class _Place:
    """Where a row stands: under which heading of the Easy Read version, under which smaller one that it does not tell,
    and in the block that begins with which row."""

    heading: str
    under: str
    lead: str


def _keyed(blocks: Sequence[AnyBlock]) -> Iterator[tuple[str, int, list[SourceRow]]]:
    heading, under, taken, former = "", "", set[str](), set[str]()
    for at, block in enumerate(blocks):
        if isinstance(block, Heading) and (block.level == TOP or block.easy_text):
            heading, under = block.easy_text or block.text, ""
        elif isinstance(block, Heading):
            under = block.text
        lead = _lead(block.easy[0]) if block.easy else ""
        place = _Place(heading=heading, under=under, lead=lead)
        above = under or (block.easy[0].words if block.easy and not block.easy[0].voice else "")
        yield heading, at, [replace(_with_key(each, place, taken, former), under=above) for each in block.easy]


def _with_key(row: EasyRow, place: _Place, taken: set[str], former: set[str]) -> SourceRow:
    """The row itself if it has a key, else one by what it is about, or by where it stands and its sentence: another
    row that comes or goes never moves it. No key twice."""
    if isinstance(row, SourceRow) and row.key:
        key = _once(row.key, taken)
        return replace(row, key=key, former=_once(row.key, former))
    pattern, facts = ("[quote]", (("quote", row.words),)) if row.voice else _numbered(row.words)
    said = f"quote-{row.voice}"
    old = said if row.voice else _short(f"{place.heading}\n{pattern}")
    new = _short("\n".join((place.heading, place.under, place.lead, "" if row.voice else pattern)))
    return SourceRow(
        key=_once(
            f"about-{_short(row.about)}" if row.about else f"line-{new}-{said}" if row.voice else f"line-{new}", taken
        ),
        former=_once(f"row-{old}", former),
        words=row.words,
        picture=row.picture,
        voice=row.voice,
        pattern=pattern,
        facts=facts,
        beside=row.words,
    )


def _lead(row: EasyRow) -> str:
    if isinstance(row, SourceRow) and row.key:
        return row.key
    return row.about or row.voice or _numbered(row.words)[0]


def _once(wanted: str, taken: set[str]) -> str:
    key, number = wanted, 1
    while key in taken:
        number += 1
        key = f"{wanted}-{number}"
    taken.add(key)
    return key


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _numbered(words: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """A sentence of the program's own, with its numbers as slots."""
    facts: list[tuple[str, str]] = []

    def slot(found: re.Match[str]) -> str:
        facts.append((f"number {len(facts) + 1}" if facts else "number", found[0]))
        return f"[{facts[-1][0]}]"

    return _NUMBER.sub(slot, words), tuple(facts)


def lines_of(source: SourceRow, written: Written | None) -> list[Told]:
    """How a row is told: as it was written, or by the program's own sentence where nothing was."""
    own = Line(words=source.pattern, picture=source.picture)
    pairs = [(line, fill(line.words, source.facts)) for line in written.lines] if written else [(own, source.words)]
    if any(words is None for _line, words in pairs):
        pairs = [(own, source.words)]
    return [
        Told(
            row=EasyRow(
                words=words,
                picture=_shown(source, line),
                voice=source.voice,
                pattern=_to_keep(source, line) if source.voice else "",
            ),
            line=line,
            mark=mark_of(source.key, line),
            former=mark_of(source.former, line) if source.former else "",
        )
        for line, words in pairs
        if words and words.strip()
    ]


def _to_keep(source: SourceRow, line: Line) -> str:
    """What is to know before a quote has a slot of its own."""
    return line.words.replace("[quote]", "[before]") if "before-quote-" in source.key else line.words


def _shown(source: SourceRow, line: Line) -> str:
    """The number is not in the mark of a line, so that one more person does not make it unread."""
    return source.crowd if source.crowd and line.picture == source.picture else line.picture


def as_written(
    blocks: Sequence[AnyBlock], written: Mapping[str, Written], checked: Mapping[str, bool] | None = None
) -> tuple[AnyBlock, ...]:
    """The blocks with their Easy Read as people wrote it. `checked` marks the lines, where some have been read."""
    return tuple(
        _as_written(blocks[at], rows, written, checked) if blocks[at].easy else blocks[at]
        for _heading, at, rows in _keyed(blocks)
    )


def _as_written(
    block: AnyBlock, rows: Sequence[SourceRow], written: Mapping[str, Written], checked: Mapping[str, bool] | None
) -> AnyBlock:
    told = [each for row in rows for each in lines_of(row, written.get(row.key))]
    easy = tuple(
        replace(each.row, is_unread=checked is not None and not checked.get(each.mark, False)) for each in told
    )
    return replace(block, easy=easy)
