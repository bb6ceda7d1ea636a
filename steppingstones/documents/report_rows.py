"""Blocks to the sheets of a spreadsheet: every figure with the place where it stands, every claim, every table.

Figures are those of the blocks, as they are written there. Nothing is added up, and nothing is counted again.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from .blocks import (
    AnyBlock,
    Claim,
    Document,
    Facts,
    Heading,
    Quote,
    Table,
    has_words,
    title_of,
    with_levels,
)
from .web import is_number

Row: TypeAlias = tuple[str, ...]
BETWEEN = " › "


@dataclass(frozen=True, kw_only=True)
class Words:
    """The names of sheets and columns. Callers hand in others for another language."""

    about: str = "About"
    figures: str = "Figures"
    claims: str = "Claims"
    quotes: str = "Quotes"
    table: str = "Table"
    sheet: str = "Sheet"
    holds: str = "What is in it"
    holds_figures: str = "Every number of the report, and where it stands"
    holds_claims: str = "What the report says, and what each claim rests on"
    holds_quotes: str = "What people said, outside the claims"
    in_figures: Row = ("Where", "What it is", "Name", "Row", "Column", "Number", "As it is written")
    in_claims: Row = ("Number", "Claim", "Track", "Kind of stone", "Stone", "What this is", "Words", "Who")
    in_quotes: Row = ("Where", "Words", "Who", "Know before reading")
    fact: str = "Fact"
    claim: str = "Claim"
    sure: str = "How sure"
    why_so_sure: str = "Why so sure"
    rests_on: str = "Rests on"
    against: str = "Speaks against it"
    quote: str = "Quote"
    quote_against: str = "Quote against it"


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One sheet: its name, its columns, its rows. In the columns called `numbers` stand numbers."""

    name: str
    header: Row
    rows: tuple[Row, ...]
    numbers: frozenset[int] = field(default_factory=frozenset)


def sheets_of(document: Document, words: Words | None = None) -> list[Sheet]:
    """All sheets, the one that says what is in the others first."""
    words = words or Words()
    placed = list(_placed(document))
    tables = [(where, block) for where, block in placed if isinstance(block, Table)]
    figures = tuple(row for where, block in placed for row in _figures(block, where, words))
    claims = tuple(
        row for _where, block in placed if isinstance(block, Claim) for row in _claim(block, document, words)
    )
    quotes = tuple((where, block.words, block.who, block.before) for where, block in placed if isinstance(block, Quote))
    named = [f"{words.table} {number}" for number in range(1, len(tables) + 1)]
    return [
        _about(document, words, list(zip(named, map(_told, (table for _where, table in tables)), strict=True))),
        Sheet(name=words.figures, header=words.in_figures, rows=figures, numbers=frozenset({5})),
        Sheet(name=words.claims, header=words.in_claims, rows=claims, numbers=frozenset({0})),
        Sheet(name=words.quotes, header=words.in_quotes, rows=quotes),
        *(_table(name, table) for name, (_where, table) in zip(named, tables, strict=True)),
    ]


def _told(table: Table) -> str:
    """What a table is about: of one that is drawn, also the sentence that tells it."""
    return f"{table.caption}\n{table.drawing.words}" if table.drawing else table.caption


def _about(document: Document, words: Words, tables: list[tuple[str, str]]) -> Sheet:
    said = (document.subtitle, document.made_on, document.notice)
    held = [(words.figures, words.holds_figures), (words.claims, words.holds_claims)]
    held += [(words.quotes, words.holds_quotes), *tables]
    rows = [*((line, "") for line in said if has_words(line)), (words.sheet, words.holds), *held]
    return Sheet(name=words.about, header=(title_of(document), ""), rows=tuple(rows))


def _placed(document: Document) -> Iterator[tuple[str, AnyBlock]]:
    """Each block with the headings under which it stands."""
    path: list[str] = []
    for level, block in with_levels(document.blocks):
        if isinstance(block, Heading):
            path = [*path[: level - 2], block.text]
        yield BETWEEN.join(path), block


def _figures(block: AnyBlock, where: str, words: Words) -> Iterator[Row]:
    match block:
        case Facts(pairs=pairs):
            for name, value in pairs:
                yield where, words.fact, name, "", "", _number(value), value
        case Table():
            for row, column, value in _cells(block):
                yield where, words.table, block.caption, row, column, _number(value), value
        case Claim():
            for what, said, _who in _rests_on(block, words):
                if what in (words.rests_on, words.against):
                    yield where, words.claim, block.words, what, "", "", said


def _cells(table: Table) -> Iterator[tuple[str, str, str]]:
    """The cells of columns that hold numbers: beside them also those that say that a number is hidden."""
    for at, column in enumerate(table.header):
        cells = [(row[0], row[at]) for row in table.rows if 0 < at < len(row)]
        if any(is_number(value) for _name, value in cells):
            yield from ((name, column, value) for name, value in cells)


def _number(value: str) -> str:
    return value if is_number(value) else ""


def _claim(claim: Claim, document: Document, words: Words) -> Iterator[Row]:
    about = (str(claim.number), claim.words, claim.track_label, claim.stone_kind, claim.stone)
    rests_on = list(_rests_on(claim, words))
    if not claim.has_evidence:
        rests_on.insert(0, (words.rests_on, document.wording.no_evidence, ""))
    sure = [(words.sure, claim.sure, "")] if claim.sure else []
    sure += [(words.why_so_sure, reason, "") for reason in claim.why_so_sure]
    yield from ((*about, *row) for row in [*sure, *rests_on] or [("", "", "")])


def _rests_on(claim: Claim, words: Words) -> Iterator[tuple[str, str, str]]:
    if claim.has_evidence:
        yield from ((words.rests_on, sentence, "") for sentence in claim.evidence)
        yield from ((words.quote, _said(quote), quote.who) for quote in claim.quotes)
    for one in claim.against:
        if isinstance(one, Quote):
            yield words.quote_against, _said(one), one.who
        else:
            yield words.against, one, ""


def _said(quote: Quote) -> str:
    """The words, after what readers should know first."""
    return f"{quote.before}\n{quote.words}" if quote.before else quote.words


def _table(name: str, table: Table) -> Sheet:
    width = max([len(table.header), *(len(row) for row in table.rows)], default=0)
    filled = [(*row, *[""] * (width - len(row))) for row in (table.header, *table.rows)]
    return Sheet(name=name, header=filled[0], rows=tuple(filled[1:]), numbers=frozenset(range(1, width)))
