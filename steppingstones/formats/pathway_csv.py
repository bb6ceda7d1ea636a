"""A pathway as a table, a stone a row: to look through and to change in a spreadsheet program, and back.

It has no room for assumptions and for how the group will know. Rows name each other by ids that their writer chose.
"""

import io
import re
from collections.abc import Iterator, Mapping, Sequence

from ..methods.pathway import Kind, Pathway, Step, Stone, Track
from ..methods.pathway_join import fit
from .csvfile import csv_pieces, read_csv
from .pathway import (
    LONGEST_NAME,
    LONGEST_TEXT,
    LONGEST_WORDS,
    MOST_IN_LIST,
    WHOM,
    NotAPathway,
    PathwayFile,
    check_size,
    checked,
    short,
)
from .sheet import SURROGATE, Row, Sheet, SpreadsheetError, armed

NEEDED = ("id", "kind", "track", "words", "leads_to")
EXTRA = ("more", "for_whom", "benefits")
COLUMNS = (*NEEDED, *EXTRA)
LINE_END = re.compile("\r\n|\r|\n")

# People write the words that they see on the pages, too.
KINDS = {
    **{kind.value: kind for kind in Kind},
    "short-term outcome": Kind.SHORT,
    "short-term": Kind.SHORT,
    "long-term outcome": Kind.LONG,
    "long-term": Kind.LONG,
}
TRACKS = {**{track.value: track for track in Track}, "co-production": Track.CO_PRODUCTION}


# --- Writing ----------------------------------------------------------------------------------------------


def write_csv(pathway: Pathway) -> bytes:
    """The table as UTF-8 with the mark by which Excel knows it. What looks like a formula is defused."""
    return b"".join(csv_pieces(_rows(pathway)))


def _rows(pathway: Pathway) -> Iterator[tuple[str, ...]]:
    names = {stone.key: f"s{number}" for number, stone in enumerate(pathway.in_order, 1)}
    yield COLUMNS
    for stone in pathway.in_order:
        # In the order of the steps, so that the same table comes out of what was read from it.
        onwards = [names[step.target] for step in pathway.steps if step.source == stone.key]
        lists = " ".join(stone.for_whom), _one_a_line(stone.benefits)
        yield names[stone.key], stone.kind, stone.track, stone.words, " ".join(onwards), stone.more, *lists


def _one_a_line(texts: Sequence[str]) -> str:
    return "\n".join(" ".join(LINE_END.split(text)) for text in texts)


# --- Reading ----------------------------------------------------------------------------------------------


def read_table(data: bytes) -> PathwayFile:
    """The pathway in this table. Raises `NotAPathway` for the first thing that is wrong."""
    try:
        sheet = _sheet(data)
        columns = _columns(sheet)
        rows = list(sheet.rows)
    except SpreadsheetError as error:
        raise NotAPathway(str(error)) from None
    check_size(len(rows), 0)
    stones, steps = [], []
    for row in rows:
        cells = _cells(row, columns)
        stones.append(_stone(cells, f"Row {row.number}"))
        steps += [Step(source=stones[-1].key, target=target) for target in _ids(cells["leads_to"])]
    _refuse_doubles(stones, rows)
    check_size(len(stones), len(steps))
    found = fit(stones, steps)
    return PathwayFile(pathway=found.pathway, left_out=found.left_out, is_whole=False)


def _sheet(data: bytes) -> Sheet:
    try:
        return read_csv(io.BytesIO(data))
    except SpreadsheetError:
        first = data.split(b"\n", 1)[0]
        try:
            first.decode()
        except UnicodeDecodeError:  # nobody can choose how to read a pathway, so that is no advice here
            raise NotAPathway(
                "The first row cannot be read as UTF-8 text. In your spreadsheet program, save the file as “CSV UTF-8”."
            ) from None
        raise


def _columns(sheet: Sheet) -> dict[str, int]:
    """Where each column is that we know. Others may be there, and are passed over."""
    found = {name.strip().lower().replace(" ", "_"): place for place, name in reversed([*enumerate(sheet.columns)])}
    missing = [name for name in NEEDED if name not in found]
    if missing:
        raise NotAPathway(
            f"The first row has no heading “{missing[0]}”. A table with a pathway has these: {', '.join(NEEDED)}."
        )
    return {name: found[name] for name in COLUMNS if name in found}


def _cells(row: Row, columns: Mapping[str, int]) -> dict[str, str]:
    if row.has_more_cells:
        raise NotAPathway(f"Row {row.number} has more cells than there are headings. Is a quotation mark missing?")
    cells = {name: armed(row.cells[place]) for name, place in columns.items()}
    if any(SURROGATE.search(cell) for cell in cells.values()):
        raise NotAPathway(
            f"Row {row.number} cannot be read as UTF-8 text. In your spreadsheet program, save the file as “CSV UTF-8”."
        )
    return dict.fromkeys(COLUMNS, "") | cells


def _stone(cells: Mapping[str, str], where: str) -> Stone:
    kind = KINDS.get(cells["kind"].strip().lower())
    if kind is None:
        raise _none_of(cells, "kind", where, [kind.value for kind in Kind])
    track = Track.BOTH if kind == Kind.ISSUE else TRACKS.get(cells["track"].strip().lower())
    if track is None or (track == Track.BOTH and kind != Kind.ISSUE):
        raise _none_of(cells, "track", where, ["project", "coproduction"])
    words = checked(cells["words"], f"{where}, “words”", LONGEST_WORDS)
    if not words:
        raise NotAPathway(f"{where}: there is nothing under “words”. Write what the stone says.")
    return Stone(
        key=_id(cells["id"], where) or where,  # a stone that no other names needs no id
        kind=kind,
        track=track,
        words=words,
        more=checked(cells["more"], f"{where}, “more”", LONGEST_TEXT),
        for_whom=_whom(cells, where),
        benefits=_lines(cells, "benefits", where),
    )


def _id(cell: str, where: str) -> str:
    found = checked(cell, f"{where}, “id”", LONGEST_NAME)
    if found and _ids(found) != [found]:
        raise NotAPathway(f"{where}: the id “{short(found)}” is not one word. Leave out spaces and commas.")
    return found


def _ids(cell: str) -> list[str]:
    return cell.replace(",", " ").replace(";", " ").split()


def _whom(cells: Mapping[str, str], where: str) -> tuple[str, ...]:
    found = _ids(cells["for_whom"].lower())
    for each in found:
        if each not in WHOM:
            raise NotAPathway(f"{where}: “{short(each)}” under “for_whom” is none of these: {', '.join(WHOM)}.")
    return tuple(found)


def _lines(cells: Mapping[str, str], name: str, where: str) -> tuple[str, ...]:
    found = [checked(line, f"{where}, “{name}”", LONGEST_NAME) for line in LINE_END.split(cells[name])]
    if len(found) > MOST_IN_LIST:
        raise NotAPathway(f"{where}: “{name}” has {len(found)} lines. There is room for {MOST_IN_LIST}.")
    return tuple(filter(None, found))


def _none_of(cells: Mapping[str, str], name: str, where: str, known: list[str]) -> NotAPathway:
    found = f"“{short(cells[name])}”" if cells[name].strip() else "nothing"
    return NotAPathway(f"{where}: under “{name}” there is {found}. Write one of these: {', '.join(known)}.")


def _refuse_doubles(stones: list[Stone], rows: list[Row]) -> None:
    seen: dict[str, int] = {}
    for stone, row in zip(stones, rows, strict=True):
        if stone.key in seen:
            raise NotAPathway(
                f"Row {row.number}: the id “{short(stone.key)}” is that of row {seen[stone.key]} already. "
                "Give each row its own."
            )
        seen[stone.key] = row.number
