"""Ripples in a spreadsheet: a row for each thing that came about, and out of which other it came."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..methods.ripple import Capital, Ripple
from .feedback import BadRow, Columns, check_columns
from .sheet import Sheet, is_blank, shown


@dataclass(frozen=True, kw_only=True)
class RippleColumns:
    """`capital` and `shown` are empty where the file does not have them."""

    what: str
    out_of: str
    capital: str = ""
    shown: str = ""


@dataclass(frozen=True, kw_only=True)
class RippleRows:
    """What came about, and the cells that could not be read."""

    ripples: tuple[Ripple, ...]
    bad: tuple[BadRow, ...]


def read_ripples(sheet: Sheet, columns: RippleColumns) -> RippleRows:
    """Every row of the sheet. Whoever stands as the origin of a row has a row too."""
    extra = tuple(filter(None, (columns.capital, columns.shown)))
    check_columns(sheet, Columns(text=columns.what, labels=(columns.out_of, *extra)))
    found: dict[str, tuple[int, Ripple]] = {}
    bad: list[BadRow] = []
    for row in sheet.rows:
        cells = {
            name: "" if is_blank(cell) else " ".join(cell.split())
            for name, cell in zip(sheet.columns, row.cells, strict=True)
        }
        what = cells[columns.what]
        if not what or what in found:
            reason = f"“{shown(what, 80)}” is in a row before." if what else "There is nothing here."
            bad.append(BadRow(number=row.number, column=columns.what, reason=reason))
            continue
        capital = cells[columns.capital].casefold() if columns.capital else ""
        if capital and capital not in set(Capital):
            reason = f"“{shown(capital, 80)}” is none of: {', '.join(Capital)}."
            bad.append(BadRow(number=row.number, column=columns.capital, reason=reason))
            capital = ""
        is_shown = bool(columns.shown and cells[columns.shown])
        found[what] = (
            row.number,
            Ripple(
                what=what,
                out_of=cells[columns.out_of],
                capital=Capital(capital) if capital else None,
                is_shown=is_shown,
            ),
        )
    bad += _without_origin(found, columns)
    return RippleRows(ripples=tuple(ripple for _number, ripple in found.values()), bad=tuple(bad))


def _without_origin(found: Mapping[str, tuple[int, Ripple]], columns: RippleColumns) -> list[BadRow]:
    return [
        BadRow(number=number, column=columns.out_of, reason=f"“{shown(ripple.out_of, 80)}” has no row of its own.")
        for number, ripple in found.values()
        if ripple.out_of and ripple.out_of not in found
    ]
